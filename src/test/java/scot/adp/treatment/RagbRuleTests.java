package scot.adp.treatment;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The rule of the colours by its oracles M1 to M7, and what holds whatever the scores.
 */
class RagbRuleTests {

	private static final RagbRule RULE = new RagbRule("RAGB-1", LocalDate.of(2022, 4, 1), 2, 3);

	private static final LocalDate SUBMISSION = LocalDate.of(2027, 4, 30);

	private static final Set<MatStream> ALL = EnumSet.allOf(MatStream.class);

	@Test
	void m1_allMetIsGreen() {
		assertThat(colour(2, 2, 2)).isEqualTo(Ragb.GREEN);
	}

	@Test
	void m2_allMetButOneThatIsNotThereIsProvisionalGreen() {
		assertThat(colour(2, 2, null)).isEqualTo(Ragb.PROVISIONAL_GREEN);
	}

	@Test
	void m3_onePartialIsAmberThoughAnotherIsNotThere() {
		assertThat(colour(2, 1, null)).isEqualTo(Ragb.AMBER);
	}

	@Test
	void m4_noneIsRed() {
		assertThat(colour(0, 0, 0)).isEqualTo(Ragb.RED);
	}

	@Test
	void m4_noneOfWhatIsThereIsRed() {
		assertThat(colour(0, null, null)).isEqualTo(Ragb.RED);
	}

	@Test
	void m4_noneBesideMetIsAmber() {
		assertThat(colour(0, 2, 2)).isEqualTo(Ragb.AMBER);
	}

	@Test
	void m5_nothingReceivedIsNotAssessedUntilTheDayOfSubmissionIsOver() {
		assertThat(RULE.of(MatScores.NONE, ALL, false, SUBMISSION, SUBMISSION)).isEqualTo(Ragb.NOT_ASSESSED);
	}

	@Test
	void m5_nothingReceivedIsRedOnceTheDayOfSubmissionIsOver() {
		assertThat(RULE.of(MatScores.NONE, ALL, false, SUBMISSION, SUBMISSION.plusDays(1))).isEqualTo(Ragb.RED);
	}

	@Test
	void m6_allSustainedWithoutMonitoringBeforeIsGreen() {
		assertThat(colour(3, 3, 3)).isEqualTo(Ragb.GREEN);
	}

	@Test
	void m6_allSustainedWithMonitoringBeforeIsBlue() {
		assertThat(RULE.of(new MatScores(3, 3, 3), ALL, true, SUBMISSION, SUBMISSION)).isEqualTo(Ragb.BLUE);
	}

	@Test
	void m7_oneThatIsOnlyMetKeepsItGreen() {
		assertThat(RULE.of(new MatScores(3, 3, 2), ALL, true, SUBMISSION, SUBMISSION)).isEqualTo(Ragb.GREEN);
	}

	@Test
	void streamThatIsNotAskedForCountsForNothing() {
		var asked = EnumSet.of(MatStream.PROCESS, MatStream.EXPERIENTIAL);

		assertThat(RULE.of(new MatScores(2, 0, 2), asked, false, SUBMISSION, SUBMISSION)).isEqualTo(Ragb.GREEN);
	}

	@Test
	void ruleInWhichSustainedIsNoMoreThanMetIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RagbRule("X", SUBMISSION, 2, 2));
	}

	@Property
	void orderOfStreamsDoesNotMatter(@ForAll("scores") MatScores scores, @ForAll boolean monitored) {
		var turned = new MatScores(scores.experiential(), scores.process(), scores.numerical());

		assertThat(of(turned, monitored)).isEqualTo(of(scores, monitored));
	}

	@Property
	void higherScoreNeverMakesItWorse(@ForAll("scores") MatScores scores, @ForAll MatStream raised,
			@ForAll boolean monitored) {
		assertThat(of(raise(scores, raised), monitored)).isGreaterThanOrEqualTo(of(scores, monitored));
	}

	@Property
	void monitoringBeforeNeverMakesItWorse(@ForAll("scores") MatScores scores) {
		assertThat(of(scores, true)).isGreaterThanOrEqualTo(of(scores, false));
	}

	@Property
	void doneMeansThatAllEvidenceIsThereAndMet(@ForAll("scores") MatScores scores, @ForAll boolean monitored) {
		boolean all = scores.given(ALL).size() == ALL.size() && scores.given(ALL).stream().allMatch(it -> it >= 2);

		assertThat(of(scores, monitored).met()).isEqualTo(all);
	}

	@Provide
	Arbitrary<MatScores> scores() {
		Arbitrary<Integer> score = Arbitraries.integers().between(0, MatScores.HIGHEST).injectNull(0.25);
		return Combinators.combine(score, score, score).as(MatScores::new);
	}

	private static MatScores raise(MatScores of, MatStream raised) {
		return new MatScores((raised == MatStream.PROCESS) ? up(of.process()) : of.process(),
				(raised == MatStream.NUMERICAL) ? up(of.numerical()) : of.numerical(),
				(raised == MatStream.EXPERIENTIAL) ? up(of.experiential()) : of.experiential());
	}

	/** What was not received is not raised: it may turn out to be none. */
	private static @Nullable Integer up(@Nullable Integer score) {
		return (score == null) ? null : Math.min(score + 1, MatScores.HIGHEST);
	}

	private static Ragb colour(@Nullable Integer process, @Nullable Integer numerical, @Nullable Integer experiential) {
		return of(new MatScores(process, numerical, experiential), false);
	}

	private static Ragb of(MatScores scores, boolean monitored) {
		return RULE.of(scores, ALL, monitored, SUBMISSION, SUBMISSION);
	}

}
