package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.List;

import scot.adp.activities.ActivityLists;
import scot.adp.activities.SeriesCountView;
import scot.adp.activities.SeriesCounts;
import scot.adp.activities.SeriesView;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;

/** Asks how many came to a group in a quarter or a year, as those who run it tell. */
final class SeriesCountForm {

	private final SeriesCounts counts;

	private final ActivityLists lists;

	private final LocalDate today;

	SeriesCountForm(SeriesCounts counts, ActivityLists lists, LocalDate today) {
		this.counts = counts;
		this.lists = lists;
		this.today = today;
	}

	/**
	 * Asks for the number of one time, and shows what was said of it.
	 * @param said what was said so far
	 */
	FormDialog say(SeriesView series, List<SeriesCountView> said, Runnable afterwards) {
		var time = new Choice<SeriesCounts.Time>(Words.of("series.count.time"), it -> it.from().toString());
		time.setItems(counts.times(series.id()));
		time.setItemLabelGenerator(it -> Words.of("series.count.from-to", Dates.full(it.from()), Dates.full(it.to())));
		var number = new WholeNumberField(Words.of("series.count.number"));
		number.setHelperText(Words.of("series.count.number.help"));
		var because = new Choice<CodeList.Value>(Words.of("activity.told-late"), CodeList.Value::code);
		because.setItems(lists.of(ActivityLists.Kind.CHANGED_BECAUSE).on(today));
		because.setItemLabelGenerator(CodeList.Value::label);
		because.setHelperText(Words.of("series.count.late.help"));
		because.setClearButtonVisible(true);
		time.addValueChangeListener(event -> {
			if (event.isFromClient() && event.getValue() != null && number.isEmpty()) {
				said.stream()
					.filter(it -> it.from().equals(event.getValue().from()))
					.findFirst()
					.ifPresent(it -> number.setValue(it.number().value()));
			}
		});
		return new FormDialog(Words.of("series.count.title", series.title()),
				Place.of("activities.series.count", series.id()))
			.saying(Words.of("series.count.line"))
			.field("from", time)
			.field("number", number)
			.field("because", because)
			.save(Words.of("series.count.save"), key -> {
				new Problem.Faults().when(time.isEmpty(), "from", Words.of("series.count.time.missing"))
					.when(number.isEmpty(), "number", Words.of("series.count.number.missing"))
					.raise();
				LocalDate from = time.getValue().from();
				int version = said.stream()
					.filter(it -> it.from().equals(from))
					.findFirst()
					.map(SeriesCountView::version)
					.orElse(0);
				counts.say(key, series.id(), from, version, number.getValue(),
						because.getOptionalValue().map(CodeList.Value::code).orElse(null));
			}, Words.of("series.count.saved"), afterwards);
	}

}
