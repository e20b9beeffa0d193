package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.treatment.EpisodeFact.Kind;

/**
 * How an episode stands: a pure function of its first day and of the facts that stand, in
 * the order in which they were told. Where a thing can only be one way, what was told
 * last holds; of contacts it is the latest, whenever it was told.
 *
 * @param medicine the last medicine; null where none was told
 * @param lastContactOn its first day, where nobody told of a contact
 * @param endReason null while it goes on, and where it was not told
 */
record EpisodeStanding(String substance, List<String> treatmentTypes, String setting, @Nullable String medicine,
		@Nullable OffsetDateTime firstContactAt, @Nullable OffsetDateTime firstPrescriptionAt,
		@Nullable Boolean sameDayOffered, @Nullable Boolean sharedCare, LocalDate lastContactOn,
		@Nullable LocalDate endedOn, @Nullable String endReason, @Nullable Boolean offeredElsewhere) {

	static EpisodeStanding of(LocalDate startedOn, List<EpisodeFact> facts) {
		@Nullable EpisodeFact end = last(facts, Kind.ENDED);
		return new EpisodeStanding(code(facts, Kind.SUBSTANCE),
				Optional.ofNullable(last(facts, Kind.TREATMENT)).map(EpisodeFact::codes).orElse(List.of()),
				code(facts, Kind.SETTING),
				medicines(facts).reduce((one, later) -> later).map(EpisodeFact::code).orElse(null),
				Optional.ofNullable(last(facts, Kind.FIRST_CONTACT)).map(EpisodeFact::at).orElse(null),
				Optional.ofNullable(last(facts, Kind.FIRST_PRESCRIPTION)).map(EpisodeFact::at).orElse(null),
				Optional.ofNullable(last(facts, Kind.SAME_DAY_OFFERED)).map(EpisodeFact::answer).orElse(null),
				Optional.ofNullable(last(facts, Kind.SHARED_CARE)).map(EpisodeFact::answer).orElse(null),
				lastContact(startedOn, facts), (end != null) ? end.on() : null, (end != null) ? end.code() : null,
				(end != null) ? end.answer() : null);
	}

	/** Medicines in the order of their days; of one day what was told last. */
	static Stream<EpisodeFact> medicines(List<EpisodeFact> facts) {
		var told = facts.stream().filter(it -> it.kind() == Kind.MEDICINE).toList();
		Predicate<EpisodeFact> holds = it -> told.stream()
			.filter(other -> day(other).equals(day(it)))
			.reduce((one, later) -> later)
			.filter(later -> later == it)
			.isPresent();
		return told.stream().filter(holds).sorted(Comparator.comparing(EpisodeStanding::day));
	}

	/** Whether a fact tells anything that is not known. */
	static boolean adds(LocalDate startedOn, List<EpisodeFact> facts, EpisodeFact fact) {
		return switch (fact.kind()) {
			case CONTACT -> day(fact).isAfter(lastContact(startedOn, facts));
			case MEDICINE -> medicines(facts).noneMatch(fact::equals);
			case FIRST_CONTACT, FIRST_PRESCRIPTION -> {
				@Nullable EpisodeFact known = last(facts, fact.kind());
				yield known == null || !Objects.requireNonNull(known.at()).isEqual(Objects.requireNonNull(fact.at()));
			}
			// That it ended says no less where the reason was left out this time.
			case ENDED -> {
				@Nullable EpisodeFact known = last(facts, Kind.ENDED);
				yield known == null || !day(known).equals(day(fact)) || (fact.code() != null && !known.equals(fact));
			}
			default -> !fact.equals(last(facts, fact.kind()));
		};
	}

	private static LocalDate lastContact(LocalDate startedOn, List<EpisodeFact> facts) {
		return Stream
			.concat(Stream.of(startedOn),
					facts.stream().filter(it -> it.kind() == Kind.CONTACT).map(EpisodeStanding::day))
			.max(Comparator.naturalOrder())
			.orElseThrow();
	}

	private static String code(List<EpisodeFact> facts, Kind kind) {
		return Objects.requireNonNull(Objects.requireNonNull(last(facts, kind)).code());
	}

	private static @Nullable EpisodeFact last(List<EpisodeFact> facts, Kind kind) {
		return facts.stream().filter(it -> it.kind() == kind).reduce((one, later) -> later).orElse(null);
	}

	private static LocalDate day(EpisodeFact fact) {
		return Objects.requireNonNull(fact.on());
	}

}
