package scot.adp.activities;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceId;
import scot.adp.platform.UnitId;

/**
 * A session that was held, or did not run.
 *
 * @param title what it goes by: its series, or its programme
 * @param kind of its programme
 * @param area where the place lay when it was recorded
 * @param agencies units that ran it too
 * @param present attendances: heads of all kinds, staff of a course not
 * @param counted whether anything was counted, nought too
 * @param reason why it did not run; null where it was held
 * @param outOfHours by the rule of its day; null where nobody said when it was
 * @param mergedInto the one that it was found to be
 * @param endedBecause why it was struck
 * @param changedBecause why it was changed late, the last time
 * @param recordedBy who, with the post
 */
public record SessionView(Sessions.Id id, int version, Programmes.Id programme, String programmeTitle, String kind,
		SeriesPlans.@Nullable Id series, String title, UnitId unit, LocalDate happenedOn, @Nullable LocalTime starts,
		@Nullable LocalTime ends, @Nullable Integer minutes, @Nullable PlaceId place, @Nullable AreaCode area,
		Mode mode, boolean livedExperienceLed, List<UnitId> agencies, @Nullable Integer children,
		@Nullable Integer youngPeople, @Nullable Integer parentsCarers, @Nullable Integer adults,
		@Nullable Integer staff, @Nullable Integer notKnown, @Nullable Integer firstTimers, @Nullable Integer contacts,
		@Nullable Integer seen, @Nullable Integer viewsLive, @Nullable Integer viewsReplay,
		@Nullable Integer signposted, @Nullable Integer handedOut, @Nullable Integer onRegister,
		@Nullable String aboveRegisterBecause, @Nullable String courseCode, int present, boolean counted, State state,
		@Nullable String reason, @Nullable String note, @Nullable Boolean outOfHours, How how,
		@Nullable String reference, boolean afterSignOff, Sessions.@Nullable Id mergedInto,
		@Nullable String endedBecause, @Nullable String changedBecause, String recordedBy, OffsetDateTime recordedAt,
		OffsetDateTime changedAt) {

	/** Who was there. */
	public Tallies tallies() {
		return new Tallies(children, youngPeople, parentsCarers, adults, staff, notKnown);
	}

	/** The share of the register that was there, in percent; null without one. */
	public @Nullable BigDecimal ofRegister() {
		return (onRegister != null) ? Counting.ofRegister(present, onRegister) : null;
	}

	/** Whether it counts, or says why it does not. */
	boolean stands() {
		return state == State.HELD || state == State.DID_NOT_RUN || state == State.TO_CHECK;
	}

	/** How far it is. */
	public enum State {

		/** It was held; with nobody there, too. */
		HELD,
		/** It did not run. */
		DID_NOT_RUN,
		/** Counted by card, and counts only once its unit confirmed it. */
		TO_CHECK,
		/** It is one with another, which counts. */
		MERGED,
		/** It was entered wrongly, and counts no more. */
		STRUCK

	}

	/** How it came in. */
	public enum How {

		/** By the unit itself. */
		OWN,
		/** By a card. */
		CARD,
		/** By the support team for the unit. */
		BEHALF,
		/** In a file. */
		IMPORT

	}

}
