package scot.adp.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Hours;
import scot.adp.directory.OpenDays;
import scot.adp.directory.OpenReason;
import scot.adp.directory.OpenState;
import scot.adp.directory.OpenWindow;
import scot.adp.directory.Schedule;

/**
 * Which days of a series are planned, and how far each is: a pure function of its rows of
 * hours, the calendar, when its service was away and what was recorded. Hours are the
 * directory's.
 */
final class Planning {

	private Planning() {
	}

	/**
	 * The planned days of a series between two days, both counted, in their order.
	 * @param away when its service was away
	 * @param recorded what was recorded of it, by day
	 * @param notRecordedDays after so many days without a word it counts as not recorded
	 */
	static List<PlannedDay> days(SeriesView series, List<Hours.Away> away, Map<LocalDate, Recorded> recorded,
			OpenDays calendar, LocalDate from, LocalDate to, LocalDate today, int notRecordedDays) {
		var hours = new Hours(series.schedules(), List.of(), away, calendar);
		var days = new ArrayList<PlannedDay>();
		for (LocalDate day = from; !day.isAfter(to) && series.runs(day); day = day.plusDays(1)) {
			LocalDate on = day;
			Optional<Schedule> row = series.schedules().stream().filter(it -> it.occurs(on)).findFirst();
			if (row.isEmpty()) {
				continue;
			}
			Optional<OpenWindow> said = hours.on(day);
			boolean asked = said.filter(it -> it.state() == OpenState.UNKNOWN || it.reason() == OpenReason.PAUSED)
				.isPresent();
			if (!asked && said.filter(it -> it.state() == OpenState.OPEN).isEmpty()) {
				continue;
			}
			@Nullable Recorded word = recorded.get(day);
			days.add(new PlannedDay(series.id(), series.programme(), series.unit(), day, row.get().opens(),
					row.get().closes(), state(word, day, today, asked, notRecordedDays),
					(word != null) ? word.session() : null));
		}
		return days;
	}

	private static PlannedDay.State state(@Nullable Recorded word, LocalDate day, LocalDate today, boolean asked,
			int notRecordedDays) {
		if (word != null) {
			return switch (word.state()) {
				case TO_CHECK -> PlannedDay.State.TO_CHECK;
				case DID_NOT_RUN -> PlannedDay.State.DID_NOT_RUN;
				default -> PlannedDay.State.HELD;
			};
		}
		if (!day.isBefore(today)) {
			return PlannedDay.State.PLANNED;
		}
		if (asked) {
			return PlannedDay.State.ASKED;
		}
		return today.isBefore(day.plusDays(notRecordedDays)) ? PlannedDay.State.WAITING : PlannedDay.State.NOT_RECORDED;
	}

	/**
	 * What was recorded of a series on a day: of several the one that says most.
	 */
	record Recorded(SeriesPlans.Id series, LocalDate on, Sessions.Id session, SessionView.State state) {
	}

}
