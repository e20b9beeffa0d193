package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.FamilySupports;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.Words;

/** What the forms and pages of CRAFT courses and of therapy are made of alike. */
final class FamilyFields {

	/** The longest number of a case. */
	static final int REFERENCE_LIMIT = 20;

	private static final String BY_FILE = "IMPORT_TAKEN_BACK";

	private FamilyFields() {
	}

	/** Which of the own services; it is not asked where there is one. */
	static Choice<OrganisationNames.UnitName> unit(String words, List<OrganisationNames.UnitName> keeping) {
		var unit = new Choice<OrganisationNames.UnitName>(Words.of(words), it -> it.unit().value());
		unit.setItems(keeping);
		unit.setItemLabelGenerator(OrganisationNames.UnitName::name);
		unit.setVisible(keeping.size() > 1);
		if (keeping.size() == 1) {
			unit.setValue(keeping.getFirst());
		}
		return unit;
	}

	/** A day until today. */
	static DayField day(String words, @Nullable LocalDate value, LocalDate today) {
		var field = new DayField(Words.of(words));
		field.setMax(today);
		field.setValue(value);
		field.setWidthFull();
		return field;
	}

	/** One of the codes of a list that hold today. */
	static Choice<CodeList.Value> codes(CodeList list, String words, LocalDate today) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(list.on(today).stream().filter(it -> !BY_FILE.equals(it.code())).toList());
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setWidthFull();
		return field;
	}

	/**
	 * Any of the codes of a list that hold today, and of those that were told before.
	 * @param told the codes that were
	 */
	static Choices<CodeList.Value> several(FamilySupports supports, Lists list, String words, List<String> told,
			LocalDate today) {
		var field = new Choices<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(supports.list(list)
			.values()
			.stream()
			.filter(it -> it.holds(today) || told.contains(it.code()))
			.toList());
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setWidthFull();
		field.setValue(supports.list(list)
			.values()
			.stream()
			.filter(it -> told.contains(it.code()))
			.collect(Collectors.toCollection(LinkedHashSet::new)));
		return field;
	}

	/** The codes that were chosen. */
	static List<String> codes(Choices<CodeList.Value> field) {
		return field.getValue().stream().map(CodeList.Value::code).toList();
	}

	/** Refuses a field that was left empty. */
	static void missing(boolean is, String path, String words) {
		new Problem.Faults().when(is, path, Words.of(words)).raise();
	}

}
