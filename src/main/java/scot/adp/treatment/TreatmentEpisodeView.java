package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Identifier;
import scot.adp.platform.UnitId;

/**
 * An episode of treatment, as it stands now.
 *
 * @param ownRef the unit's own reference; null once its time is over
 * @param medicine the medicine of now; null where none was told
 * @param lastContactOn when somebody was in touch last
 * @param endedOn null while it goes on
 * @param endReason a code; null while it goes on, and where it was not told
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param linked whether it has the key of a person
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 * @param facts all that was told, in the order of telling; of one that is read by itself
 * alone
 */
public record TreatmentEpisodeView(Episodes.Id id, int version, UnitId unit, @Nullable String ownRef,
		LocalDate startedOn, String substance, List<String> treatmentTypes, String setting, @Nullable String medicine,
		@Nullable OffsetDateTime firstContactAt, @Nullable OffsetDateTime firstPrescriptionAt,
		@Nullable Boolean sameDayOffered, @Nullable Boolean sharedCare, LocalDate lastContactOn,
		@Nullable LocalDate endedOn, @Nullable String endReason, @Nullable Boolean offeredElsewhere,
		@Nullable LocalDate stoppedOn, SupplyEntry.@Nullable Profile profile, boolean linked, boolean afterSignOff,
		OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause, List<Told> facts) {

	public TreatmentEpisodeView {
		treatmentTypes = List.copyOf(treatmentTypes);
		facts = List.copyOf(facts);
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** Whether treatment goes on. */
	public boolean open() {
		return stands() && endedOn == null && stoppedOn == null;
	}

	/** Whether it ended and nobody said why. */
	public boolean withoutReason() {
		return stands() && endedOn != null && endReason == null;
	}

	/** How many days nobody was in touch. */
	public int silentDays(LocalDate today) {
		return (int) ChronoUnit.DAYS.between(lastContactOn, today);
	}

	/** The facts that stand, in the order of telling. */
	public List<EpisodeFact> standing() {
		return facts.stream().filter(Told::stands).map(Told::fact).toList();
	}

	/** Medicines that were told, in the order of their days. */
	public List<EpisodeFact> medicines() {
		return EpisodeStanding.medicines(standing()).toList();
	}

	/** The same with all that was told. */
	TreatmentEpisodeView with(List<Told> told) {
		return new TreatmentEpisodeView(id, version, unit, ownRef, startedOn, substance, treatmentTypes, setting,
				medicine, firstContactAt, firstPrescriptionAt, sameDayOffered, sharedCare, lastContactOn, endedOn,
				endReason, offeredElsewhere, stoppedOn, profile, linked, afterSignOff, recordedAt, recordedBy,
				withdrawnBecause, told);
	}

	/** Something that was told of it. */
	public record Told(FactId id, EpisodeFact fact, OffsetDateTime recordedAt, String recordedBy,
			@Nullable String withdrawnBecause) {

		/** Whether it counts. */
		public boolean stands() {
			return withdrawnBecause == null;
		}

	}

	/** Names a fact. */
	public record FactId(UUID value) implements Identifier {
	}

}
