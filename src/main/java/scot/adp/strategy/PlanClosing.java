package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;
import scot.adp.platform.reading.Blanks;

/**
 * Closes plans that ended: each action that is still open is carried to an action of
 * another plan, or ended with its outcome.
 */
@Service
@Transactional
public class PlanClosing {

	/** The most characters about an outcome. */
	public static final int TEXT_LIMIT = 2000;

	/** An action {@code a} that others can be carried to, of a plan {@code p}. */
	private static final String GOES_ON = """
			a.withdrawn_on is null and p.effective_from <= :today
			and (p.effective_to is null or p.effective_to >= :today)""";

	private static final RowMapper<Ending> ENDINGS = Rows.of(Ending.class);

	private final Actions actions;

	private final ActionQueries queries;

	private final PlanQueries plans;

	private final JdbcClient jdbc;

	private final Past past;

	private final Recording recording;

	private final Clock clock;

	PlanClosing(Actions actions, ActionQueries queries, PlanQueries plans, JdbcClient jdbc, Past past,
			Recording recording, Clock clock) {
		this.actions = actions;
		this.queries = queries;
		this.plans = plans;
		this.jdbc = jdbc;
		this.past = past;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * The actions of a plan that ended of which nobody said yet what became of them, in
	 * order; none while it runs.
	 */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ActionView> open(PlanCode plan) {
		if (state(plan).filter(PlanView.State.CLOSED::equals).isEmpty()) {
			return List.of();
		}
		var all = queries.page(new ActionQueries.Criteria(ActionFilter.of(plan), Set.of()), ActionOrder.PLAN, false, 0,
				Integer.MAX_VALUE);
		var ended = endings(all.stream().map(ActionView::id).toList());
		return all.stream().filter(action -> open(action) && !ended.containsKey(action.id())).toList();
	}

	private static boolean open(ActionView action) {
		boolean complete = action.status() != null && action.status().needs() == StatusView.Needs.EVIDENCE;
		ActionView.@Nullable National national = action.national();
		return !complete && action.withdrawnOn() == null
				&& (national == null || national.statusGroup() != StatusView.Group.COMPLETED);
	}

	/**
	 * Some of the actions that others can be carried to: those of live plans that were
	 * not withdrawn, in order.
	 * @param text words of the code, title or grouping; empty for any
	 */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ActionView> successors(String text, int offset, int limit) {
		return queries.page(new ActionQueries.Criteria(ActionFilter.having(text), Set.of(), GOES_ON), ActionOrder.PLAN,
				false, offset, limit);
	}

	/** What became of actions; those of which nothing is said are left out. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, Ending> endings(Collection<ActionId> of) {
		return past
			.records(
					"""
							select action, carried_to, outcome, words, ended_on as "on", recorded_by_name as recorded_by, recorded_at
							from strategy.action_ending where action = any(:ids)""")
			.param("ids", Rows.ids(of))
			.query(ENDINGS)
			.list()
			.stream()
			.collect(Collectors.toMap(Ending::action, Function.identity()));
	}

	/** The actions of ended plans that actions go on with. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<ActionId>> carriedFrom(Collection<ActionId> successors) {
		return past.records("""
				select e.carried_to, e.action from strategy.action_ending e join strategy.action a on a.id = e.action
				where e.carried_to = any(:ids) order by a.plan, a.position""")
			.param("ids", Rows.ids(successors))
			.query((row, number) -> Map.entry(new ActionId(row.getObject("carried_to", UUID.class)),
					new ActionId(row.getObject("action", UUID.class))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	/**
	 * Carries an action of a plan that ended to one of a live plan. Said anew, it
	 * replaces what was said before.
	 * @return the action's id
	 * @throws Problem where its plan runs still, the successor does not, or somebody
	 * changed the action meanwhile
	 */
	@Allowed(operation = "strategy.action.close", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public ActionId carry(String idempotencyKey, ActionRef ref, PlanCode toPlan, String toCode) {
		Action action = locked(ref);
		return recording.once(idempotencyKey, List.of(ref, toPlan, toCode), ActionId::new, author -> {
			checkClosable(action, ref);
			Optional<ActionView> successor = queries.find(toPlan, toCode);
			boolean live = state(toPlan).filter(PlanView.State.LIVE::equals).isPresent();
			new Problem.Faults()
				.when(successor.isEmpty() || successor.get().withdrawnOn() != null, "successor",
						"There is no such action, or it was withdrawn.")
				.when(!live, "successor", "Choose an action of a plan that is live today.")
				.raise();
			store(action, author, successor.orElseThrow().id(), null, null, today());
			return new Made<>(action.id(), action.subject(), Map.of("carriedTo", toPlan.value() + "/" + toCode));
		});
	}

	/**
	 * Ends an action of a plan that ended with its outcome. Said anew, it replaces what
	 * was said before.
	 * @return the action's id
	 * @throws Problem where its plan runs still, a field is wrong, or somebody changed
	 * the action meanwhile
	 */
	@Allowed(operation = "strategy.action.close", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public ActionId end(String idempotencyKey, ActionRef ref, Outcome outcome, String words, LocalDate on) {
		Action action = locked(ref);
		return recording.once(idempotencyKey, List.of(ref, outcome, words, on), ActionId::new, author -> {
			checkClosable(action, ref);
			var faults = new Problem.Faults()
				.when(Blanks.isBlank(words), "words", "Say in a few words what was achieved and what was not.")
				.when(on.isAfter(today()), "on", "The day cannot be in the future.")
				.when(on.isBefore(period(action.plan()).from()), "on", "The day lies before the plan's first.");
			faults.text(words, TEXT_LIMIT, "words");
			faults.raise();
			store(action, author, null, outcome, Blanks.strip(words), on);
			return new Made<>(action.id(), action.subject(), Map.of("outcome", outcome.name(), "on", on.toString()));
		});
	}

	private Action locked(ActionRef ref) {
		return actions.findByPlanAndCode(ref.plan(), ref.code())
			.orElseThrow(() -> Problem.notFound("action", ref.plan().value() + "/" + ref.code()));
	}

	private void checkClosable(Action action, ActionRef ref) {
		action.expect(ref.expectedVersion());
		action.expectInPlan();
		if (state(action.plan()).filter(PlanView.State.CLOSED::equals).isEmpty()) {
			throw Problem.invalid("action", "%s belongs to a plan that has not ended; record an update, or withdraw it."
				.formatted(action.code()));
		}
	}

	private void store(Action action, Author author, @Nullable ActionId carriedTo, @Nullable Outcome outcome,
			@Nullable String words, LocalDate on) {
		jdbc.sql("""
				insert into strategy.action_ending (action, carried_to, outcome, words, ended_on, recorded_by,
				    recorded_by_name, recorded_at)
				values (:action, :carriedTo, :outcome, :words, :on, :by, :byName, :now)
				on conflict (action) do update set carried_to = excluded.carried_to, outcome = excluded.outcome,
				    words = excluded.words, ended_on = excluded.ended_on, recorded_by = excluded.recorded_by,
				    recorded_by_name = excluded.recorded_by_name, recorded_at = excluded.recorded_at""")
			.param("action", action.id().value())
			.param("carriedTo", (carriedTo != null) ? carriedTo.value() : null)
			.param("outcome", (outcome != null) ? outcome.name() : null)
			.param("words", words)
			.param("on", on)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("now", author.at())
			.update();
		actions.save(action);
	}

	private Optional<PlanView.State> state(PlanCode code) {
		return plans.plans().stream().filter(plan -> plan.code().equals(code)).map(PlanView::state).findFirst();
	}

	private PlanView.Period period(PlanCode code) {
		return plans.plans()
			.stream()
			.filter(plan -> plan.code().equals(code))
			.map(PlanView::effective)
			.findFirst()
			.orElseThrow();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/**
	 * What became of an action that was open when its plan ended: carried to another, or
	 * ended with an outcome.
	 *
	 * @param carriedTo the action that goes on with it, or null
	 * @param outcome how far it had come, or null where it is carried on
	 * @param words what was achieved, or null
	 * @param recordedBy name and post
	 */
	public record Ending(ActionId action, @Nullable ActionId carriedTo, @Nullable Outcome outcome,
			@Nullable String words, LocalDate on, String recordedBy, OffsetDateTime recordedAt) {
	}

	/** How far an action had come when its plan ended. */
	public enum Outcome {

		ACHIEVED, PARTLY, NOT_ACHIEVED

	}

}
