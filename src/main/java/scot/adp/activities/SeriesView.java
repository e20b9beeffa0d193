package scot.adp.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.PlaceId;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceId;
import scot.adp.platform.UnitId;

/**
 * What is planned to happen again and again.
 *
 * @param title what it is called; its own where it has one, else its programme's
 * @param ownTitle null where it goes by the title of its programme
 * @param unit who runs it: the programme's unit or a partner unit
 * @param place where; null where it is online, or at no place of the directory
 * @param service the service of the directory that it is; null for none
 * @param agencies units that run it together with its own
 * @param endedOn its last day; null while it runs
 * @param endedByName who ended it; null while it runs, and where the directory did
 * @param schedules its rows of hours, one after the other in time
 */
public record SeriesView(SeriesPlans.Id id, int version, Programmes.Id programme, String programmeTitle, String title,
		@Nullable String ownTitle, UnitId unit, @Nullable PlaceId place, Mode mode, @Nullable ServiceId service,
		List<UnitId> agencies, SeriesPlans.CountOffered countOffered, SeriesPlans.State state,
		@Nullable LocalDate endedOn, SeriesPlans.@Nullable EndedBecause endedBecause, @Nullable String endedByName,
		List<Schedule> schedules) {

	/** The row of hours that holds now, or held last. */
	public Schedule current() {
		return schedules.getLast();
	}

	/** Whether it had not ended before a day. */
	boolean runs(LocalDate day) {
		return endedOn == null || !day.isAfter(endedOn);
	}

	/** When it is planned on a day; on one that is not planned, as at other times. */
	Times times(LocalDate day) {
		Optional<Schedule> row = schedules.stream().filter(it -> it.occurs(day)).findFirst();
		Schedule said = row.or(() -> schedules.stream().filter(it -> it.holds(day)).findFirst())
			.orElse(schedules.getLast());
		return new Times(said.opens(), said.closes());
	}

	/** From when to when, on the next day where the end is not after the start. */
	record Times(LocalTime starts, LocalTime ends) {
	}

}
