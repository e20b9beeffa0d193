package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.CodeList;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.EpisodeFact;
import scot.adp.treatment.EpisodeRules.Lists;
import scot.adp.treatment.Episodes;
import scot.adp.treatment.FirstPrescription;
import scot.adp.treatment.TreatmentEpisodeView;
import scot.adp.treatment.WaitRules;

/** Says how it stands with an episode. */
final class EpisodeWords {

	private static final double MINUTES = 60;

	private EpisodeWords() {
	}

	/** How it is called: by the unit's own number, or by its first day. */
	static String called(TreatmentEpisodeView of) {
		return (of.ownRef() != null) ? of.ownRef() : Words.of("episode.no-reference", Dates.full(of.startedOn()));
	}

	/** What people read for a code; one that left the list tells itself. */
	static String label(CodeList list, @Nullable String code) {
		return (code == null) ? "" : list.find(code).map(CodeList.Value::label).orElse(code);
	}

	static String substance(Episodes episodes, TreatmentEpisodeView of) {
		return label(episodes.list(WaitRules.Lists.SUBSTANCE), of.substance());
	}

	static String setting(Episodes episodes, TreatmentEpisodeView of) {
		return label(episodes.list(Lists.SETTING), of.setting());
	}

	static String treatment(Episodes episodes, List<String> types) {
		return types.stream()
			.map(type -> label(episodes.list(WaitRules.Lists.TREATMENT_TYPE), type))
			.collect(Collectors.joining(", "));
	}

	static String medicine(Episodes episodes, @Nullable String medicine) {
		return label(episodes.list(Lists.MEDICINE), medicine);
	}

	static String reason(Episodes episodes, @Nullable String reason) {
		return (reason != null) ? label(episodes.list(Lists.END_REASON), reason) : Words.of("episode.ended.no-reason");
	}

	/** How far it is, in a line. */
	static String stands(Episodes episodes, TreatmentEpisodeView of, LocalDate today) {
		if (!of.stands()) {
			return Words.of("episode.withdrawn");
		}
		if (of.endedOn() != null) {
			return Words.of("episode.ended", Dates.full(of.endedOn()), reason(episodes, of.endReason()));
		}
		if (of.stoppedOn() != null) {
			return Words.of("episode.stopped", Dates.full(of.stoppedOn()));
		}
		return silent(episodes, of, today) ? Words.of("episode.silent", of.silentDays(today))
				: Words.of("episode.in-touch", of.silentDays(today));
	}

	/** Whether nobody heard of the person beyond the rule. */
	static boolean silent(Episodes episodes, TreatmentEpisodeView of, LocalDate today) {
		return of.open() && of.silentDays(today) >= episodes.rule(today).silentDays();
	}

	/** How long it took to the first prescription; null where it is not known. */
	static @Nullable String first(Episodes episodes, TreatmentEpisodeView of) {
		return episodes.firstPrescription(of)
			.map(it -> it.sameDay() ? Words.of("episode.first.same-day", hours(it))
					: Words.of("episode.first.days", hours(it), it.workingDays()))
			.orElse(null);
	}

	private static String hours(FirstPrescription of) {
		return "%.1f".formatted(of.between().toMinutes() / MINUTES);
	}

	/** What was told, in a line. */
	static String told(Episodes episodes, EpisodeFact fact) {
		@Nullable LocalDate on = fact.on();
		@Nullable OffsetDateTime at = fact.at();
		return switch (fact.kind()) {
			case SUBSTANCE ->
				Words.of("episode.fact.SUBSTANCE", label(episodes.list(WaitRules.Lists.SUBSTANCE), fact.code()));
			case TREATMENT -> Words.of("episode.fact.TREATMENT", treatment(episodes, fact.codes()));
			case SETTING -> Words.of("episode.fact.SETTING", label(episodes.list(Lists.SETTING), fact.code()));
			case MEDICINE -> Words.of("episode.fact.MEDICINE", medicine(episodes, fact.code()),
					Dates.full(Objects.requireNonNull(on)));
			case FIRST_CONTACT -> Words.of("episode.fact.FIRST_CONTACT", Dates.time(Objects.requireNonNull(at)));
			case FIRST_PRESCRIPTION ->
				Words.of("episode.fact.FIRST_PRESCRIPTION", Dates.time(Objects.requireNonNull(at)));
			case SAME_DAY_OFFERED -> Words.of(Boolean.TRUE.equals(fact.answer()) ? "episode.fact.SAME_DAY_OFFERED.yes"
					: "episode.fact.SAME_DAY_OFFERED.no");
			case SHARED_CARE -> Words.of(Boolean.TRUE.equals(fact.answer()) ? "episode.fact.SHARED_CARE.yes"
					: "episode.fact.SHARED_CARE.no");
			case CONTACT -> Words.of("episode.fact.CONTACT", Dates.full(Objects.requireNonNull(on)));
			case ENDED ->
				Words.of("episode.fact.ENDED", Dates.full(Objects.requireNonNull(on)), reason(episodes, fact.code()));
		};
	}

	/** Yes or no; null where nobody told. */
	static @Nullable String yesOrNo(@Nullable Boolean value) {
		return (value == null) ? null : Words.of(value ? "reach.yes" : "reach.no");
	}

}
