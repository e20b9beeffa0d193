package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;
import scot.adp.community.NeedAnswer;
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedCheckView;
import scot.adp.community.NeedChecks;
import scot.adp.community.NeedEntry;
import scot.adp.community.NeedEntry.Stage;
import scot.adp.community.NeedRules.Lists;
import scot.adp.community.OwnUnit;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Words;

/**
 * What is asked in a need check. A domain is answered by the first letters of the answer;
 * one that is left empty was not asked about.
 */
final class NeedFields {

	private static final int REFERENCE_LIMIT = 40;

	final Choice<OwnUnit> unit = new Choice<>(Words.of("need.unit"), OwnUnit::unit);

	final LineField ownRef = new LineField(Words.of("need.own-ref"), REFERENCE_LIMIT);

	final Choice<Stage> stage = new Choice<>(Words.of("need.stage"), it -> it);

	final DayField checkedOn = new DayField(Words.of("need.on"));

	final Checkbox sure = new Checkbox(Words.of("need.sure"));

	private final Map<String, Choice<Said>> answers = new LinkedHashMap<>();

	private final NeedChecks checks;

	private final LocalDate today;

	/**
	 * Makes empty fields.
	 * @param units for which an agreement lets somebody record
	 */
	NeedFields(NeedChecks checks, List<OwnUnit> units, LocalDate today) {
		this.checks = checks;
		this.today = today;
		checks.offered(Lists.DOMAIN).forEach(it -> answers.put(it.code(), answer(it.label())));
		stage.setItems(Stage.values());
		stage.setItemLabelGenerator(NeedWords::stage);
		stage.setValue(Stage.START);
		checkedOn.setMax(today);
		checkedOn.setValue(today);
		unit.setItems(units);
		unit.setItemLabelGenerator(OwnUnit::name);
		unit.addValueChangeListener(event -> {
			@Nullable OwnUnit of = event.getValue();
			ownRef.setPlaceholder((of != null && of.example() != null) ? of.example() : "");
		});
		unit.setValue(units.isEmpty() ? null : units.getFirst());
		unit.setVisible(units.size() > 1);
		sure.setVisible(false);
	}

	private static Choice<Said> answer(String label) {
		var field = new Choice<Said>(label, it -> it);
		field.setItems(Said.values());
		field.setItemLabelGenerator(it -> Words.of("need.answer." + it));
		field.setClearButtonVisible(true);
		return field;
	}

	/** The fields of the domains, by their codes. */
	Map<String, Choice<Said>> answers() {
		return answers;
	}

	/** The fields of the domains, side by side. */
	Div domains() {
		var domains = new Div();
		answers.values().forEach(domains::add);
		domains.addClassName("return-fields");
		return domains;
	}

	/** Chooses a unit, where it is among those that are offered. */
	void choose(UnitId code) {
		unit.getListDataView().getItems().filter(it -> it.unit().equals(code)).findFirst().ifPresent(unit::setValue);
	}

	/** The last check of the person is told beside the fields of the next. */
	void follows(@Nullable NeedCheckView last) {
		stage.setValue((last == null || last.stage() == Stage.END) ? Stage.START : Stage.REVIEW);
		answers.forEach((domain, field) -> field.setHelperText((last == null) ? ""
				: last.answer(domain).map(it -> Words.of("need.last", NeedWords.mark(it).label())).orElse("")));
	}

	/** Leaves nothing of one person for the next. */
	void clear() {
		ownRef.clear();
		answers.values().forEach(Choice::clear);
		checkedOn.setValue(today);
		follows(null);
	}

	/** Fills in of whom a check is. */
	void of(NeedCheckView of) {
		var offered = new ArrayList<>(unit.getListDataView().getItems().toList());
		if (offered.stream().noneMatch(it -> it.unit().equals(of.unit()))) {
			// An agreement that ended moves nobody to another unit.
			offered.add(new OwnUnit(of.unit(), of.unit().value(), false, null));
			unit.setItems(offered);
		}
		choose(of.unit());
		ownRef.setValue((of.ownRef() != null) ? of.ownRef() : "");
	}

	/** Fills in what was recorded, domains too that are of no list any more. */
	void fill(NeedCheckView check) {
		of(check);
		stage.setValue(check.stage());
		checkedOn.setValue(check.checkedOn());
		check.answers()
			.forEach(it -> answers.computeIfAbsent(it.domain(), code -> answer(checks.told(Lists.DOMAIN, code).label()))
				.setValue(Said.of(it)));
	}

	/**
	 * What stands in them.
	 * @throws Problem where something is missing
	 */
	NeedEntry read() {
		String reference = Blanks.strip(ownRef.getValue());
		var told = new ArrayList<NeedAnswer>();
		answers.forEach((domain, field) -> field.getOptionalValue()
			.ifPresent(it -> told.add(new NeedAnswer(domain, it.met() != null, it.met()))));
		new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("need.unit.missing"))
			.when(stage.isEmpty(), "stage", Words.of("need.stage.missing"))
			.when(checkedOn.isEmpty(), "checkedOn", Words.of("need.on.missing"))
			.when(told.isEmpty(), "answers", Words.of("need.answers.missing"))
			.raise();
		return new NeedEntry(unit.getValue().unit(), reference.isEmpty() ? null : reference, checkedOn.getValue(),
				stage.getValue(), told, sure.isVisible() && sure.getValue());
	}

	/** What is answered in a domain. */
	enum Said {

		/** There is no need. */
		NO_NEED,
		/** It is met. */
		YES,
		/** It is met in part. */
		PART,
		/** It is not met. */
		NO,
		/** Nobody knows. */
		NOT_KNOWN;

		@Nullable Met met() {
			return (this == NO_NEED) ? null : Met.valueOf(name());
		}

		static Said of(NeedAnswer answer) {
			return Arrays.stream(values()).filter(it -> it.met() == answer.met()).findFirst().orElse(NO_NEED);
		}

	}

}
