package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCareFact.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of joint care whatever was told of it. */
class JointCareClockProperties {

	private static final LocalDate ASKED = LocalDate.of(2026, 3, 2);

	private static final int DAYS = 60;

	@Property(tries = 400)
	void gapIsWhereNobodyLeadsAndEndsWithALeadOrTheEnd(@ForAll("facts") List<JointCareFact> told) {
		var now = standing(told);

		if (now.gapFromOn() != null) {
			assertThat(now.gapFromOn()).isBetween(ASKED, now.dueOn().plusDays(1));
			if (now.leadOn() != null) {
				assertThat(now.leadOn()).isAfterOrEqualTo(now.gapFromOn());
			}
			if (now.leadOn() == null && now.closedOn() == null) {
				assertThat(now.gapToOn()).isNull();
			}
		}
		else {
			assertThat(now.leadOn() != null || now.closedOn() != null).isTrue();
		}
	}

	@Property(tries = 400)
	void whoIsLedOrClosedStaysSoAsDaysPass(@ForAll("facts") List<JointCareFact> told) {
		var now = standing(told);

		for (int day = 0; day < 2 * DAYS; day++) {
			JointCareStage stage = now.stage(ASKED.plusDays(day));
			if (now.closedOn() != null) {
				assertThat(stage).isEqualTo(JointCareStage.CLOSED);
			}
			else if (now.leadOn() != null) {
				assertThat(stage).isEqualTo(JointCareStage.LED);
			}
			else {
				assertThat(stage == JointCareStage.GAP).isEqualTo(!ASKED.plusDays(day).isBefore(now.gapFromOn()));
			}
		}
	}

	@Provide
	Arbitrary<List<JointCareFact>> facts() {
		Arbitrary<UnitId> units = Arbitraries.of(JointCareClockTests.RECOVERY, JointCareClockTests.MENTAL_HEALTH);
		Arbitrary<JointCareFact> facts = Combinators
			.combine(Arbitraries.of(Kind.class), units, Arbitraries.integers().between(0, DAYS),
					Arbitraries.of("ACCEPTED", "JOINT", "DECLINED"))
			.as((kind, unit, day, answer) -> switch (kind) {
				case ANSWER -> new JointCareFact(kind, unit, ASKED.plusDays(day), answer,
						answer.equals("DECLINED") ? "THRESHOLD" : null);
				case LEAD -> new JointCareFact(kind, unit, ASKED.plusDays(day), null, null);
				case CLOSED -> new JointCareFact(kind, null, ASKED.plusDays(day), "OTHER", null);
				case ASSESSMENT, PLAN -> new JointCareFact(kind, null, ASKED.plusDays(day), null, null);
			});
		return facts.list().ofMaxSize(8);
	}

	private static JointCareClock.Standing standing(List<JointCareFact> told) {
		return JointCareClock.standing(JointCareClockTests.RECOVERY, JointCareClockTests.MENTAL_HEALTH, ASKED, told,
				JointCareClockTests.RULES, JointCareClockTests.DAYS);
	}

}
