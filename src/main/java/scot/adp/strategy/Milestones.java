package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;

/**
 * The steps of actions. The lead unit and the support team plan and move them; everyone
 * signed in sees them.
 */
@Service
@Transactional
public class Milestones {

	/** The most characters of a title. */
	public static final int TITLE_LIMIT = 200;

	/** The most characters of a reason. */
	public static final int REASON_LIMIT = 1000;

	private static final int AT_MOST = 50;

	private final MilestoneRows rows;

	private final RecordNews news;

	private final MilestoneStore queries;

	private final ActionScope scope;

	private final CurrentCaller currentCaller;

	private final PlanQueries plans;

	private final Recording recording;

	private final Clock clock;

	Milestones(MilestoneRows rows, RecordNews news, MilestoneStore queries, ActionScope scope,
			CurrentCaller currentCaller, PlanQueries plans, Recording recording, Clock clock) {
		this.rows = rows;
		this.news = news;
		this.queries = queries;
		this.scope = scope;
		this.currentCaller = currentCaller;
		this.plans = plans;
		this.recording = recording;
		this.clock = clock;
	}

	/** The milestones of actions, by the day they are planned for. */
	@Allowed(operation = "strategy.milestone.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<MilestoneView>> of(Collection<ActionId> actions) {
		return queries.byAction(actions, currentCaller.get()::readsFor);
	}

	/** A milestone by id. */
	@Allowed(operation = "strategy.milestone.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<MilestoneView> find(Id id) {
		return queries.action(id)
			.flatMap(action -> of(List.of(action)).getOrDefault(action, List.of())
				.stream()
				.filter(milestone -> milestone.id().equals(id))
				.findFirst());
	}

	/**
	 * Plans a step.
	 * @param idempotencyKey new for each step
	 * @param baselineOn the day it is planned for, which stays its baseline
	 * @return the action's id
	 * @throws Problem where a field is wrong or the caller does not answer for the action
	 */
	@Allowed(operation = "strategy.milestone.write",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public ActionId add(String idempotencyKey, PlanCode plan, String code, String title, LocalDate baselineOn) {
		// Locked, so that two added at once get places of their own.
		scope.locked(plan, code);
		ActionView action = scope.find(plan, code);
		Author author = scope.writer(action);
		recording.once(author, idempotencyKey, List.of(plan, code, title, baselineOn), Id::new, () -> {
			expectInPlan(action);
			int count = queries.count(action.id());
			var faults = new Problem.Faults().words(title, TITLE_LIMIT, "title",
					"Say in a few words what will be done.");
			checkDay(faults, "baselineOn", baselineOn, action)
				.when(count >= AT_MOST, "title",
						"%s has %d milestones, which is the most.".formatted(action.code(), AT_MOST))
				.raise();
			var id = new Id(UUID.randomUUID());
			Milestone planned = Milestone.planned(id, action.id(), count, Blanks.strip(title), baselineOn);
			rows.save(planned);
			news.milestone(planned, 1, action.leadUnit());
			queries.added(id, author.at());
			return new Made<>(id, action.subject(),
					Map.of("added", Auditable.CHANGED, "baselineOn", baselineOn.toString()));
		});
		return action.id();
	}

	/**
	 * Plans a step for another day; what was planned before is kept with the reason.
	 * @param to the new day, from today on
	 * @return the action's id
	 * @throws Problem where a field is wrong, the step is not open, the caller does not
	 * answer for the action, or somebody changed the step meanwhile
	 */
	@Allowed(operation = "strategy.milestone.write",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public ActionId move(String idempotencyKey, Id id, int expectedVersion, LocalDate to, String reason) {
		return change(idempotencyKey, id, expectedVersion, List.of(to, reason), step -> {
			LocalDate before = step.milestone().currentOn();
			var faults = new Problem.Faults().words(reason, REASON_LIMIT, "reason", "Say in a few words why it moves.");
			checkDay(faults, "to", to, step.action())
				.when(to.isBefore(today()), "to",
						"Plan it for today or a later day. If it is done, mark it as done instead.")
				.raise();
			step.milestone().move(to);
			queries.addMove(new MilestoneStore.Move(UUID.randomUUID(), id.value(), before, to, Blanks.strip(reason),
					step.author().account().value(), step.author().words(), step.author().at()));
			return Map.of("currentOn", to.toString(), "reason", Auditable.CHANGED);
		});
	}

	/**
	 * Marks a step as done.
	 * @param on the day it was done, not in the future
	 * @throws Problem as with {@link #move}
	 */
	@Allowed(operation = "strategy.milestone.write",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public ActionId done(String idempotencyKey, Id id, int expectedVersion, LocalDate on) {
		return change(idempotencyKey, id, expectedVersion, List.of(on), step -> {
			LocalDate from = period(step.action()).from();
			new Problem.Faults().when(on.isAfter(today()), "on", "The day cannot be in the future.")
				.when(on.isBefore(from), "on", "The plan starts on %s; give a day from then on.".formatted(from))
				.raise();
			step.milestone().complete(on);
			return Map.of("doneOn", on.toString());
		});
	}

	/**
	 * Opens a step again that was done or dropped by mistake.
	 * @throws Problem as with {@link #move}
	 */
	@Allowed(operation = "strategy.milestone.write",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public ActionId reopen(String idempotencyKey, Id id, int expectedVersion) {
		return change(idempotencyKey, id, expectedVersion, List.of(), step -> {
			step.milestone().reopen();
			return Map.of("reopened", today().toString());
		});
	}

	/**
	 * Gives a step up; it stays in the record with the reason.
	 * @throws Problem as with {@link #move}
	 */
	@Allowed(operation = "strategy.milestone.write",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public ActionId drop(String idempotencyKey, Id id, int expectedVersion, String reason) {
		return change(idempotencyKey, id, expectedVersion, List.of(reason), step -> {
			new Problem.Faults().words(reason, REASON_LIMIT, "reason", "Say in a few words why it is dropped.").raise();
			step.milestone().drop(today(), Blanks.strip(reason));
			return Map.of("droppedOn", today().toString(), "reason", Auditable.CHANGED);
		});
	}

	private ActionId change(String key, Id id, int expectedVersion, List<?> input,
			Function<Step, Map<String, String>> work) {
		Milestone milestone = found(id);
		ActionView action = scope.find(milestone.action());
		Author author = scope.writer(action);
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			milestone.expect(expectedVersion);
			expectInPlan(action);
			queries.remember(milestone, author.at());
			var changes = work.apply(new Step(milestone, action, author));
			rows.save(milestone);
			// Its first version was told as revision 1, whichever number that has.
			news.milestone(milestone, expectedVersion + 2, action.leadUnit());
			return new Made<>(id, action.subject(), changes);
		});
		return action.id();
	}

	private Milestone found(Id id) {
		return rows.findById(id).orElseThrow(() -> Problem.notFound("milestone", id.value().toString()));
	}

	private static void expectInPlan(ActionView action) {
		if (action.withdrawnOn() != null) {
			throw Problem.invalid("action", "%s was withdrawn on %s; its milestones stay as they are."
				.formatted(action.code(), action.withdrawnOn()));
		}
	}

	private Problem.Faults checkDay(Problem.Faults faults, String path, LocalDate on, ActionView action) {
		PlanView.Period period = period(action);
		@Nullable LocalDate to = period.to();
		return faults
			.when(on.isBefore(period.from()), path,
					"The plan starts on %s; give a day from then on.".formatted(period.from()))
			.when(to != null && on.isAfter(to), path,
					"The plan ends on %s; give a day until then.".formatted(Objects.requireNonNullElse(to, on)));
	}

	private PlanView.Period period(ActionView action) {
		return plans.plans()
			.stream()
			.filter(plan -> plan.code().equals(action.plan()))
			.findFirst()
			.orElseThrow()
			.effective();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	private record Step(Milestone milestone, ActionView action, Author author) {
	}

	/** One milestone of an action. */
	public record Id(UUID value) implements Identifier {
	}

}
