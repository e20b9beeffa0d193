package scot.adp.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.PlaceId;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * A session as somebody tells of it: that it was held and who was there, as counts, or
 * why it did not run. What is left out and planned is taken from its series.
 *
 * @param series what was planned; null for what was not
 * @param programme what it is a session of; null to take that of the series
 * @param starts null to take that of the series
 * @param ends on the next day where it is not after the start; null to take that of the
 * series
 * @param minutes how long it was, where nobody said from when to when
 * @param unit who ran it: the programme's unit or a partner unit; null to take that of
 * the series, or the only one that the caller records for
 * @param agencies units that ran it too; null to take those of the series
 * @param mode null to take that of the series, or {@code IN_PERSON}
 * @param firstTimers how many of those present were there for the first time in the year
 * @param contacts conversations, where people were met and none were counted as present
 * @param seen how many were about where people are met
 * @param handedOut how many things were given out
 * @param onRegister how many are on the register of those who could come
 * @param aboveRegisterBecause why more were there than that, a code of its list
 * @param courseCode the course that counts the staff; null where none does
 * @param didNotRun why it did not run, a code of its list; null where it was held
 * @param note of things, and of nobody
 * @param reference the sender's own, no two alike in a unit
 * @param confirmed whether somebody said that it is right, though it is unusual
 */
public record SessionEntry(SeriesPlans.@Nullable Id series, Programmes.@Nullable Id programme,
		@Nullable LocalDate happenedOn, @Nullable LocalTime starts, @Nullable LocalTime ends, @Nullable Integer minutes,
		@Nullable PlaceId place, @Nullable UnitId unit, @Nullable List<UnitId> agencies, @Nullable Mode mode,
		boolean livedExperienceLed, Tallies tallies, @Nullable Integer firstTimers, @Nullable Integer contacts,
		@Nullable Integer seen, @Nullable Integer viewsLive, @Nullable Integer viewsReplay,
		@Nullable Integer signposted, @Nullable Integer handedOut, @Nullable Integer onRegister,
		@Nullable String aboveRegisterBecause, @Nullable String courseCode, @Nullable String didNotRun,
		@Nullable String note, @Nullable String reference, boolean confirmed) {

	/** The most characters of a note. */
	public static final int NOTE_LIMIT = 140;

	/** A planned session that was held, with who was there. */
	public static SessionEntry held(SeriesPlans.Id series, LocalDate on, Tallies tallies, @Nullable Integer firstTimers,
			@Nullable Integer contacts, @Nullable Integer handedOut) {
		return new SessionEntry(series, null, on, null, null, null, null, null, null, null, false, tallies, firstTimers,
				contacts, null, null, null, null, handedOut, null, null, null, null, null, null, false);
	}

	/** A planned session that did not run. */
	public static SessionEntry didNotRun(SeriesPlans.Id series, LocalDate on, String because) {
		return new SessionEntry(series, null, on, null, null, null, null, null, null, null, false, Tallies.NONE, null,
				null, null, null, null, null, null, null, null, null, because, null, null, false);
	}

	/** The same as is told of a session now. */
	public static SessionEntry of(SessionView it) {
		return new SessionEntry(it.series(), it.programme(), it.happenedOn(), it.starts(), it.ends(),
				(it.starts() == null) ? it.minutes() : null, it.place(), it.unit(), it.agencies(), it.mode(),
				it.livedExperienceLed(), it.tallies(), it.firstTimers(), it.contacts(), it.seen(), it.viewsLive(),
				it.viewsReplay(), it.signposted(), it.handedOut(), it.onRegister(), it.aboveRegisterBecause(),
				it.courseCode(), (it.state() == SessionView.State.DID_NOT_RUN) ? it.reason() : null, it.note(),
				it.reference(), false);
	}

	/** The same, which somebody said is right. */
	public SessionEntry sure() {
		return new SessionEntry(series, programme, happenedOn, starts, ends, minutes, place, unit, agencies, mode,
				livedExperienceLed, tallies, firstTimers, contacts, seen, viewsLive, viewsReplay, signposted, handedOut,
				onRegister, aboveRegisterBecause, courseCode, didNotRun, note, reference, true);
	}

	SessionEntry stripped() {
		return new SessionEntry(series, programme, happenedOn, starts, ends, minutes, place, unit, agencies, mode,
				livedExperienceLed, tallies, firstTimers, contacts, seen, viewsLive, viewsReplay, signposted, handedOut,
				onRegister, Blanks.stripped(aboveRegisterBecause), Blanks.stripped(courseCode),
				Blanks.stripped(didNotRun), Blanks.stripped(note), Blanks.stripped(reference), confirmed);
	}

	@Override
	public String toString() {
		return "a session";
	}

}
