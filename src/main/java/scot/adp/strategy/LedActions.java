package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.MemberView;
import scot.adp.identity.spi.OwnedWork;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;

/**
 * The actions that members lead or stand in for. Those that were withdrawn or whose plan
 * has ended keep the name of who led them, and count no more.
 */
@Component
class LedActions implements OwnedWork {

	private static final String OPERATION = "identity.member.end";

	private static final String OPEN = """
			from strategy.action a join strategy.plan p on p.code = a.plan
			where a.withdrawn_on is null and (p.effective_to is null or p.effective_to >= :today)
			""";

	private final JdbcClient jdbc;

	private final ActionQueries queries;

	private final Actions actions;

	private final ActionOwnerKeeper keeper;

	private final LeadRule rule;

	private final Clock clock;

	LedActions(JdbcClient jdbc, ActionQueries queries, Actions actions, ActionOwnerKeeper keeper, LeadRule rule,
			Clock clock) {
		this.jdbc = jdbc;
		this.queries = queries;
		this.actions = actions;
		this.keeper = keeper;
		this.rule = rule;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public Map<MemberId, Load> loads(Collection<MemberId> members) {
		return jdbc.sql("""
				select held.id, count(*) filter (where held.leads) as leads,
				    count(*) filter (where not held.leads) as stands_in
				from (select a.lead, a.deputy %s) open
				cross join lateral (values (open.lead, true), (open.deputy, false)) as held (id, leads)
				where held.id = any(:members) group by held.id""".formatted(OPEN))
			.param("today", today())
			.param("members", Rows.ids(members))
			.query((row, number) -> Map.entry(new MemberId(row.getObject("id", UUID.class)),
					new Load(row.getInt("leads"), row.getInt("stands_in"))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	@Override
	@Transactional(readOnly = true)
	public List<Owned> ownedBy(MemberId member) {
		var today = rule.today();
		return queries.byIds(of(List.of(member)))
			.stream()
			.map(action -> new Owned(key(action.plan(), action.code()), action.code(), action.title(),
					"actions/%s/%s".formatted(action.plan().value(), action.code()), member.equals(action.lead()),
					member.equals(action.lead()) ? action.deputy() : null,
					today.candidates(action.leadUnit())
						.stream()
						.map(MemberView::id)
						.filter(candidate -> !candidate.equals(member))
						.toList()))
			.toList();
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void handOver(MemberId leaver, Map<String, MemberId> leads) {
		var today = rule.of(leads.values().stream());
		for (Action action : actions.findAllByIdInOrderByPlanAscIdAsc(of(List.of(leaver)))) {
			@Nullable MemberId deputy = leaver.equals(action.deputy()) ? null : action.deputy();
			@Nullable MemberId lead = action.lead();
			if (leaver.equals(lead)) {
				lead = leads.get(key(action.plan(), action.code()));
				if (lead == null || !today.fits(lead, action.leadUnit())) {
					throw Problem.invalid("leads", "%s: %s".formatted(action.code(), LeadRule.UNFIT));
				}
			}
			keeper.store(action, lead, Objects.equals(lead, deputy) ? null : deputy, OPERATION);
		}
	}

	/**
	 * Gives what members led whose time is over to the deputies, and to nobody where
	 * there is none. Doing it again changes nothing.
	 */
	@Transactional
	public void release(Collection<MemberId> members) {
		var led = actions.findAllByIdInOrderByPlanAscIdAsc(of(members));
		var today = rule.of(led.stream().map(Action::deputy));
		for (Action action : led) {
			@Nullable MemberId deputy = action.deputy();
			if (deputy != null && (members.contains(deputy) || !today.fits(deputy, action.leadUnit()))) {
				deputy = null;
			}
			boolean leaderless = action.lead() != null && members.contains(action.lead());
			keeper.store(action, leaderless ? deputy : action.lead(), leaderless ? null : deputy, OPERATION);
		}
	}

	private List<ActionId> of(Collection<MemberId> members) {
		return jdbc.sql("select a.id as value " + OPEN + " and (a.lead = any(:members) or a.deputy = any(:members))")
			.param("today", today())
			.param("members", Rows.ids(members))
			.query(ActionId.class)
			.list();
	}

	private static String key(PlanCode plan, String code) {
		return "action %s/%s".formatted(plan.value(), code);
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
