package scot.adp.families;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.families.CraftFact.Kind;
import scot.adp.platform.Identifier;
import scot.adp.platform.UnitId;

/**
 * A course in which somebody learns how to help a person close to them into treatment.
 *
 * @param ownRef the service's own reference of whoever is on it; null once its time is
 * over
 * @param lovedOne whether the person close to them was in treatment as it began, a code
 * @param sessions how many sessions there were
 * @param completedOn the day of the session that made it complete; null without one
 * @param leftOn the day on which they left before that
 * @param entered whether the person close to them entered treatment, a code; null as long
 * as nobody told
 * @param enteredOn the day on which they did, or on which it was asked
 * @param quietOn from when on somebody is asked how it goes; null once it is over
 * @param entryDueOn the last day on which entering treatment counts
 * @param askOn when it is to be asked whether they entered; null where nothing is left
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param linked whether it has the key of a person
 * @param told each thing that was told, by its day
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 */
public record CraftCourseView(Crafts.Id id, int version, UnitId unit, @Nullable String ownRef, LocalDate startOn,
		String lovedOne, int sessions, @Nullable LocalDate lastSessionOn, @Nullable LocalDate completedOn,
		@Nullable LocalDate leftOn, @Nullable String leftReason, @Nullable String entered,
		@Nullable LocalDate enteredOn, @Nullable LocalDate quietOn, LocalDate entryDueOn, @Nullable LocalDate askOn,
		LocalDate keptFrom, @Nullable LocalDate stoppedOn, boolean linked, boolean afterSignOff,
		OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause, List<Told> told,
		LocalDate today) {

	/** How far it is. */
	public CraftState state() {
		if (completedOn != null) {
			return CraftState.COMPLETED;
		}
		return (leftOn != null) ? CraftState.LEFT : CraftState.STARTED;
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** Whether anything can be told of it. */
	public boolean known() {
		return stands() && ownRef != null;
	}

	/** The last day of the course itself; null while it goes on. */
	public @Nullable LocalDate endedOn() {
		return (completedOn != null) ? completedOn : leftOn;
	}

	/**
	 * The day on which the next thing is due, however long that is past; null where
	 * nothing is.
	 */
	public @Nullable LocalDate nextDueOn() {
		return (!known() || stoppedOn != null) ? null
				: Stream.concat(Stream.ofNullable(quietOn), Stream.ofNullable(askOn))
					.min(LocalDate::compareTo)
					.orElse(null);
	}

	/** The last score of a kind that stands; null where there is none. */
	public @Nullable CraftFact score(Kind kind) {
		return told.stream()
			.filter(it -> it.stands() && it.fact().kind() == kind)
			.map(Told::fact)
			.reduce((one, later) -> later)
			.orElse(null);
	}

	/** What of it stands. */
	List<CraftFact> facts() {
		return told.stream().filter(Told::stands).map(Told::fact).toList();
	}

	/** Something as it was told. */
	public record Told(FactId id, CraftFact fact, OffsetDateTime recordedAt, String recordedBy,
			@Nullable String withdrawnBecause) {

		/** Whether it counts. */
		public boolean stands() {
			return withdrawnBecause == null;
		}

	}

	/** Names something that was told. */
	public record FactId(UUID value) implements Identifier {
	}

}
