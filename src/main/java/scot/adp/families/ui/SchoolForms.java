package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.families.SchoolTookEntry;
import scot.adp.families.SchoolYearView;
import scot.adp.families.SchoolYearView.Cell;
import scot.adp.families.SchoolYearView.School;
import scot.adp.families.SchoolYearView.Typed;
import scot.adp.families.Schools;
import scot.adp.measures.spi.Period;
import scot.adp.platform.CodeList;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;

/** What is asked about what a school took up. */
final class SchoolForms {

	private final Schools schools;

	private final LocalDate today;

	SchoolForms(Schools schools, LocalDate today) {
		this.schools = schools;
		this.today = today;
	}

	/**
	 * Asks what a school took up of a programme; what is left empty is as the log says.
	 */
	FormDialog cell(Period year, School school, Cell cell, Runnable afterwards) {
		@Nullable Typed typed = cell.typed();
		var took = yesOrNo("school.took", "school.took.TOOK_PART", "school.took.DID_NOT",
				(typed != null) ? typed.took() : null);
		var pupils = new WholeNumberField(Words.of("school.pupils.field"));
		pupils.setHelperText((cell.roll() != null) ? Words.of("school.pupils.help.roll", cell.roll())
				: Words.of("school.pupils.help"));
		pupils.setValue((typed != null) ? typed.pupils() : null);
		var lead = yesOrNo("school.lead", "school.yes", "school.no", (typed != null) ? typed.trainedLead() : null);
		var because = new Choice<CodeList.Value>(Words.of("school.because"), CodeList.Value::code);
		because.setItems(schools.because().on(today));
		because.setItemLabelGenerator(CodeList.Value::label);
		because.setHelperText(Words.of("school.because.help"));
		because.setClearButtonVisible(true);
		because.setWidthFull();
		if (typed != null && typed.because() != null) {
			schools.because().find(typed.because()).ifPresent(because::setValue);
		}
		return new FormDialog(Words.of("school.cell", school.name(), cell.programme().title()),
				Place.of("families.school", year.from(), school.id(), cell.programme().id()).at(cell.version()))
			.saying((cell.lastOn() != null) ? Words.of("school.log", cell.sessions(), Dates.full(cell.lastOn()))
					: Words.of("school.log.none"))
			.field("took", took)
			.field("pupils", pupils)
			.field("trainedLead", lead)
			.field("because", because)
			.save(Words.of("school.save"), key -> schools.tellOne(key, year,
					new SchoolTookEntry(school.id(), cell.programme().id(), took.getOptionalValue().orElse(null),
							pupils.getValue(), lead.getOptionalValue().orElse(null),
							because.getOptionalValue().map(CodeList.Value::code).orElse(null), cell.version())),
					Words.of("school.saved"), afterwards);
	}

	/** Asks whether a census that is without some schools is to count as it is. */
	FormDialog set(SchoolYearView view, List<String> without, Runnable afterwards) {
		return new FormDialog(Words.of("schools.set.title", view.name()), Place.NOWHERE)
			.saying(Words.of("schools.set.without", view.schools().size() - without.size(), view.schools().size(),
					String.join(", ", without)))
			.save(Words.of("schools.set.anyway"), key -> schools.set(key, view.year(), view.version(), true),
					Words.of("schools.set.done", view.name()), afterwards);
	}

	private static Choice<Boolean> yesOrNo(String label, String yes, String no, @Nullable Boolean value) {
		var field = new Choice<Boolean>(Words.of(label), it -> it);
		field.setItems(true, false);
		field.setItemLabelGenerator(it -> Words.of(it ? yes : no));
		field.setClearButtonVisible(true);
		field.setWidthFull();
		if (value != null) {
			field.setValue(value);
		}
		return field;
	}

}
