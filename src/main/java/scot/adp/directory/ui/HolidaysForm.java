package scot.adp.directory.ui;

import java.util.List;
import java.util.stream.Collectors;

import scot.adp.directory.HolidayAhead;
import scot.adp.directory.OpenState;
import scot.adp.directory.ServiceRecord;
import scot.adp.directory.Services;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;

/** Asks of the holidays ahead on which of them a service is open. */
final class HolidaysForm {

	private HolidaysForm() {
	}

	static FormDialog of(Services services, ServiceRecord service, List<HolidayAhead> ahead, Runnable afterwards) {
		var open = new Choices<HolidayAhead>(Words.of("services.holidays.open"), HolidayAhead::day);
		open.setItems(ahead);
		open.setItemLabelGenerator(HolidaysForm::named);
		open.setHelperText(Words.of("services.holidays.help",
				ahead.stream()
					.map(it -> "%s: %s".formatted(named(it), Words.of("services.holidays.state." + it.state().name())))
					.collect(Collectors.joining("; "))));
		open.setValue(ahead.stream().filter(it -> it.state() == OpenState.OPEN).collect(Collectors.toSet()));
		return new FormDialog(Words.of("services.holidays.title", service.entry().name()),
				Place.of("directory.service.holidays", service.id()))
			.field("open", open)
			.save(Words.of("services.holidays.save"),
					key -> services.answerHolidays(key, service.id(),
							open.getValue().stream().map(HolidayAhead::day).toList()),
					Words.of("services.holidays.saved"), afterwards);
	}

	private static String named(HolidayAhead holiday) {
		return holiday.name().isEmpty() ? Dates.full(holiday.day())
				: "%s, %s".formatted(holiday.name(), Dates.full(holiday.day()));
	}

}
