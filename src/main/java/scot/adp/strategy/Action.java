package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import scot.adp.directory.GroupId;
import scot.adp.directory.WorkingDays;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * What runs of an action: who leads it, what was last said, what is due. Its wording and
 * links come from the plan's file and are not touched here.
 */
@Table(schema = "strategy", name = "action")
class Action {

	static final int NO_CHANGE_AT_MOST = ActionView.NO_CHANGE_AT_MOST;

	@Id
	private final ActionId id;

	@Version
	private @Nullable Integer version;

	private final PlanCode plan;

	private final String code;

	private final ActionView.Responsibility responsibility;

	private final @Nullable UnitId leadUnit;

	private final @Nullable GroupId overseeingGroup;

	private final @Nullable Integer cadenceMonths;

	private final @Nullable LocalDate startsOn;

	private LocalDate trackedFrom;

	private final @Nullable LocalDate withdrawnOn;

	private @Nullable MemberId lead;

	private @Nullable MemberId deputy;

	private @Nullable String status;

	private @Nullable LocalDate lastUpdatedOn;

	private @Nullable LocalDate reviewOn;

	private int noChangeRun;

	private @Nullable LocalDate owedFrom;

	private @Nullable LocalDate owedUntil;

	private @Nullable LocalDate dueFrom;

	private @Nullable LocalDate nextDueOn;

	Action(ActionId id, @Nullable Integer version, PlanCode plan, String code, ActionView.Responsibility responsibility,
			@Nullable UnitId leadUnit, @Nullable GroupId overseeingGroup, @Nullable Integer cadenceMonths,
			@Nullable LocalDate startsOn, LocalDate trackedFrom, @Nullable LocalDate withdrawnOn,
			@Nullable MemberId lead, @Nullable MemberId deputy, @Nullable String status,
			@Nullable LocalDate lastUpdatedOn, @Nullable LocalDate reviewOn, int noChangeRun,
			@Nullable LocalDate owedFrom, @Nullable LocalDate owedUntil, @Nullable LocalDate dueFrom,
			@Nullable LocalDate nextDueOn) {
		this.id = id;
		this.version = version;
		this.plan = plan;
		this.code = code;
		this.responsibility = responsibility;
		this.leadUnit = leadUnit;
		this.overseeingGroup = overseeingGroup;
		this.cadenceMonths = cadenceMonths;
		this.startsOn = startsOn;
		this.trackedFrom = trackedFrom;
		this.withdrawnOn = withdrawnOn;
		this.lead = lead;
		this.deputy = deputy;
		this.status = status;
		this.lastUpdatedOn = lastUpdatedOn;
		this.reviewOn = reviewOn;
		this.noChangeRun = noChangeRun;
		this.owedFrom = owedFrom;
		this.owedUntil = owedUntil;
		this.dueFrom = dueFrom;
		this.nextDueOn = nextDueOn;
	}

	ActionId id() {
		return id;
	}

	PlanCode plan() {
		return plan;
	}

	String code() {
		return code;
	}

	/** How the audit trail and messages name it. */
	String subject() {
		return "action %s/%s".formatted(plan.value(), code);
	}

	@Nullable UnitId leadUnit() {
		return leadUnit;
	}

	@Nullable GroupId overseeingGroup() {
		return overseeingGroup;
	}

	@Nullable MemberId lead() {
		return lead;
	}

	@Nullable MemberId deputy() {
		return deputy;
	}

	@Nullable LocalDate lastUpdatedOn() {
		return lastUpdatedOn;
	}

	@Nullable String status() {
		return status;
	}

	/**
	 * Checks that the caller decided on what is stored now.
	 * @throws Problem where somebody changed the action meanwhile
	 */
	void expect(int expectedVersion) {
		Problem.unlessSeen(expectedVersion, Objects.requireNonNull(version), code);
	}

	/** Checks that updates are taken at all. */
	void expectInPlan() {
		if (withdrawnOn != null) {
			throw Problem.invalid("action",
					"%s was withdrawn on %s and takes no updates.".formatted(code, withdrawnOn));
		}
	}

	/**
	 * Checks that "no change" says something.
	 * @param status the status it would confirm, or null where nothing was said yet
	 * @param on the day of which it would speak
	 */
	void expectConfirmable(@Nullable StatusView status, LocalDate on) {
		if (status == null) {
			throw Problem.invalid("action",
					"%s has no update yet that could stay unchanged; record a first one.".formatted(code));
		}
		if (status.needs() == StatusView.Needs.REVIEW_DATE) {
			throw Problem.invalid("action",
					"%s is on hold; record an update with a new review date or another status.".formatted(code));
		}
		if (status.needs() == StatusView.Needs.EVIDENCE) {
			throw Problem.invalid("action", "%s is complete and owes no more updates.".formatted(code));
		}
		if (lastUpdatedOn != null && on.isBefore(lastUpdatedOn)) {
			throw Problem.invalid("on",
					"The last update speaks of %s; \"no change\" confirms it for that day or a later one."
						.formatted(lastUpdatedOn));
		}
		if (noChangeRun >= NO_CHANGE_AT_MOST) {
			throw Problem.invalid("action",
					"\"No change\" was said twice running for %s; please say in a few words how it stands."
						.formatted(code));
		}
	}

	/** Takes over what the latest updates say. */
	void speaks(Standing standing) {
		this.status = standing.status();
		this.lastUpdatedOn = standing.on();
		this.reviewOn = standing.reviewOn();
		this.noChangeRun = standing.noChangeRun();
	}

	void trackFrom(LocalDate day) {
		this.trackedFrom = day;
	}

	/** Who leads it and who stands in; null for nobody. */
	Stream<@Nullable MemberId> owners() {
		return Stream.of(lead, deputy);
	}

	void assign(@Nullable MemberId lead, @Nullable MemberId deputy) {
		this.lead = lead;
		this.deputy = deputy;
	}

	/** Works out anew when the next update is due. */
	void reschedule(PlanView.Period plan, boolean complete, List<LocalDate> deadlines, WorkingDays workingDays) {
		var dates = DueDates.of(new DueDates.Situation(responsibility, plan.from(), plan.to(), startsOn, trackedFrom,
				withdrawnOn != null, complete, reviewOn, lastUpdatedOn, cadenceMonths), deadlines, workingDays);
		this.owedFrom = dates.owedFrom();
		this.owedUntil = dates.owedUntil();
		this.dueFrom = dates.dueFrom();
		this.nextDueOn = dates.nextDueOn();
	}

	DueDates dueDates() {
		return new DueDates(owedFrom, owedUntil, dueFrom, nextDueOn);
	}

	/**
	 * What the latest updates say of an action.
	 *
	 * @param noChangeRun how many of them, from the latest back, said "no change"
	 */
	record Standing(@Nullable String status, @Nullable LocalDate on, @Nullable LocalDate reviewOn, int noChangeRun) {
	}

}
