package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCareFact.Kind;

/**
 * What somebody tells of joint care at once; each null where it is not told.
 *
 * @param answeredBy who answers; the service that was asked where it is left out
 * @param answer a code; this and others are codes of the lists of the day
 * @param reason why it is declined
 * @param answeredOn when
 * @param leadUnit who leads
 * @param leadOn since when; the day of the answer where it is left out
 * @param assessedOn when both assessed the person together
 * @param planOn when there was a plan of both
 * @param closedOn when it was closed
 * @param closeReason why
 */
public record JointCareTold(@Nullable UnitId answeredBy, @Nullable String answer, @Nullable String reason,
		@Nullable LocalDate answeredOn, @Nullable UnitId leadUnit, @Nullable LocalDate leadOn,
		@Nullable LocalDate assessedOn, @Nullable LocalDate planOn, @Nullable LocalDate closedOn,
		@Nullable String closeReason) {

	/** Nothing more than that somebody was asked. */
	public static final JointCareTold NOTHING = new JointCareTold(null, null, null, null, null, null, null, null, null,
			null);

	/** An answer. */
	public static JointCareTold answer(UnitId by, String answer, @Nullable String reason, LocalDate on,
			@Nullable UnitId leadUnit) {
		return new JointCareTold(by, answer, reason, on, leadUnit, null, null, null, null, null);
	}

	/** Who leads. */
	public static JointCareTold lead(UnitId unit, LocalDate on) {
		return new JointCareTold(null, null, null, null, unit, on, null, null, null, null);
	}

	/** Assessment and plan. */
	public static JointCareTold together(@Nullable LocalDate assessedOn, @Nullable LocalDate planOn) {
		return new JointCareTold(null, null, null, null, null, null, assessedOn, planOn, null, null);
	}

	/** The end. */
	public static JointCareTold closed(LocalDate on, String reason) {
		return new JointCareTold(null, null, null, null, null, null, null, null, on, reason);
	}

	/**
	 * What was told, one by one, in the order in which it can follow.
	 * @param faults get what belongs together and was told in part
	 */
	List<JointCareFact> facts(Problem.Faults faults, UnitId askedOf) {
		faults.when(answer != null && answeredOn == null, "answeredOn", "Say when they answered.")
			.when(answer == null && (answeredBy != null || reason != null || answeredOn != null), "answer",
					"Say what the answer was.")
			.when(leadUnit != null && leadOn == null && answeredOn == null, "leadOn", "Say since when they lead.")
			.when(leadUnit == null && leadOn != null, "leadUnit", "Say who leads.")
			.when(closedOn != null && closeReason == null, "closeReason", "Say why it is closed.")
			.when(closedOn == null && closeReason != null, "closedOn", "Say when it was closed.");
		var facts = new ArrayList<JointCareFact>();
		if (answer != null && answeredOn != null) {
			facts.add(new JointCareFact(Kind.ANSWER, Objects.requireNonNullElse(answeredBy, askedOf), answeredOn,
					answer, reason));
		}
		@Nullable LocalDate leads = (leadOn != null) ? leadOn : answeredOn;
		if (leadUnit != null && leads != null) {
			facts.add(new JointCareFact(Kind.LEAD, leadUnit, leads, null, null));
		}
		if (assessedOn != null) {
			facts.add(new JointCareFact(Kind.ASSESSMENT, null, assessedOn, null, null));
		}
		if (planOn != null) {
			facts.add(new JointCareFact(Kind.PLAN, null, planOn, null, null));
		}
		if (closedOn != null && closeReason != null) {
			facts.add(new JointCareFact(Kind.CLOSED, null, closedOn, closeReason, null));
		}
		return facts;
	}

	/** What a fault calls the day of a fact. */
	static String path(Kind kind) {
		return switch (kind) {
			case ANSWER -> "answeredOn";
			case LEAD -> "leadOn";
			case ASSESSMENT -> "assessedOn";
			case PLAN -> "planOn";
			case CLOSED -> "closedOn";
		};
	}

}
