package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.platform.UnitId;
import scot.adp.treatment.Retention.Episode;
import scot.adp.treatment.Retention.Part;
import scot.adp.treatment.Retention.Spell;

import static org.assertj.core.api.Assertions.assertThat;

/** The oracles E1 to E4 of retention, by number, and what else it holds. */
class RetentionTests {

	static final UnitId UNIT = new UnitId("NADARS");

	private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

	private static final LocalDate END_OF_MAY = LocalDate.of(2026, 5, 31);

	private static final LocalDate LATER = LocalDate.of(2027, 6, 1);

	private static final LocalDate NEVER = LocalDate.of(2099, 1, 1);

	private static final Set<Part> COULD_NOT = Set.of(Part.TRANSFERRED, Part.CUSTODY, Part.DIED);

	@Test
	void e1_aStartTwentyEightDaysAfterAnEndGoesOn() {
		assertThat(Retention.spells(List.of(ended("a", "P", day(1, 10), day(5, 1), Part.PLANNED),
				open("b", "P", LocalDate.of(2026, 5, 29))), 28))
			.hasSize(1);
	}

	@Test
	void e1_aDayMoreIsAnotherTimeOfTreatment() {
		assertThat(Retention.spells(List.of(ended("a", "P", day(1, 10), day(5, 1), Part.PLANNED),
				open("b", "P", LocalDate.of(2026, 5, 30))), 28))
			.hasSize(2);
	}

	@Test
	void e2_sixMonthsFromTheEndOfAugustAreTheEndOfFebruary() {
		var spell = spell(ended("a", "P", day(8, 31), LocalDate.of(2027, 2, 28), Part.LEFT));
		LocalDate end = LocalDate.of(2026, 8, 31);

		assertThat(Retention.of(List.of(spell), end, end, 6, LATER).in(Part.RETAINED)).isEqualTo(1);
	}

	@Test
	void e2_oneWhoLeftTheDayBeforeIsNotInTreatment() {
		var spell = spell(ended("a", "P", day(8, 31), LocalDate.of(2027, 2, 27), Part.LEFT));
		LocalDate end = LocalDate.of(2026, 8, 31);

		assertThat(Retention.of(List.of(spell), end, end, 6, LATER).in(Part.LEFT)).isEqualTo(1);
	}

	@Test
	void e3_partsAreOfAllWhoBegan() {
		var of = cohortOfTen(LATER);

		assertThat(of.cohort()).isEqualTo(10);
		assertThat(of.in(Part.RETAINED)).isEqualTo(6);
		assertThat(List.of(Part.PLANNED, Part.TRANSFERRED, Part.LEFT, Part.DIED)).extracting(of::in).containsOnly(1);
		assertThat(of.in(Part.UNKNOWN) + of.in(Part.CUSTODY)).isZero();
	}

	@Test
	void e3_theSecondShareIsOfThoseWhoCouldStillBeHere() {
		assertThat(cohortOfTen(LATER).couldBeHere(COULD_NOT)).isEqualTo(8);
	}

	@Test
	void e4_nothingIsKnownBeforeTheLastHasComeThatFar() {
		assertThat(cohortOfTen(LocalDate.of(2026, 11, 29))).returns(false, Retention::due)
			.returns(10, Retention::cohort)
			.returns(0, it -> it.in(Part.RETAINED));
	}

	@Test
	void e4_itIsKnownOnTheDayItself() {
		assertThat(cohortOfTen(LocalDate.of(2026, 11, 30)).due()).isTrue();
	}

	@Test
	void whoBeginsTwiceInTheSameDaysIsOneOfThem() {
		var spells = Retention
			.spells(List.of(ended("a", "P", MAY, day(5, 2), Part.LEFT), open("b", "P", LocalDate.of(2026, 5, 20))), 7);

		assertThat(Retention.of(spells, MAY, END_OF_MAY, 6, LATER)).returns(1, Retention::cohort)
			.returns(1, it -> it.in(Part.LEFT));
	}

	@Test
	void e5_oneOfWhomNobodyHeardIsNeitherHereNorGone() {
		var spell = spell(new Episode("a", "P", UNIT, MAY, null, null, LocalDate.of(2026, 9, 1)));

		assertThat(Retention.of(List.of(spell), MAY, END_OF_MAY, 6, LATER).in(Part.UNKNOWN)).isEqualTo(1);
	}

	@Test
	void anEndWithoutAReasonIsUnknown() {
		var spell = spell(new Episode("a", "P", UNIT, MAY, day(7, 1), null, NEVER));

		assertThat(Retention.of(List.of(spell), MAY, END_OF_MAY, 6, LATER).in(Part.UNKNOWN)).isEqualTo(1);
	}

	@Test
	void twoEpisodesAtOnceAreOneTimeUntilTheLastEnds() {
		var spells = Retention.spells(List.of(ended("a", "P", MAY, day(12, 20), Part.PLANNED),
				ended("b", "P", day(6, 1), day(7, 1), Part.LEFT)), 28);

		assertThat(spells).singleElement().returns(day(12, 20), Spell::endedOn).returns(Part.PLANNED, Spell::end);
	}

	@Test
	void whatGoesOnOutlastsWhatEnded() {
		var spells = Retention.spells(List.of(open("a", "P", MAY), ended("b", "P", day(6, 1), day(7, 1), Part.LEFT)),
				28);

		assertThat(spells).singleElement().returns(null, Spell::endedOn);
	}

	private static Retention cohortOfTen(LocalDate asAt) {
		var all = new ArrayList<Episode>();
		for (int i = 0; i < 6; i++) {
			all.add(open("r" + i, "R" + i, MAY.plusDays(i)));
		}
		all.add(ended("p", "P", MAY, day(8, 1), Part.PLANNED));
		all.add(ended("t", "T", MAY, day(8, 1), Part.TRANSFERRED));
		all.add(ended("l", "L", MAY, day(8, 1), Part.LEFT));
		all.add(ended("d", "D", END_OF_MAY, day(8, 1), Part.DIED));
		return Retention.of(Retention.spells(all, 28), MAY, END_OF_MAY, 6, asAt);
	}

	private static Spell spell(Episode of) {
		return Retention.spells(List.of(of), 28).getFirst();
	}

	private static Episode open(String id, String who, LocalDate started) {
		return ended(id, who, started, null, null);
	}

	private static Episode ended(String id, String who, LocalDate started, @Nullable LocalDate ended,
			@Nullable Part end) {
		return new Episode(id, who, UNIT, started, ended, end, NEVER);
	}

	private static LocalDate day(int month, int day) {
		return LocalDate.of(2026, month, day);
	}

}
