package scot.adp.strategy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.identity.MemberView;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Allowed;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Gets a plan ready to run: tells what is missing and gives it to many actions at once.
 */
@Service
@Transactional
public class SetUp {

	private static final String OURS = "a.responsibility = 'LOCAL' and a.withdrawn_on is null";

	private final ActionQueries queries;

	private final JdbcClient jdbc;

	private final PlanEditing editing;

	private final ActionOwners owners;

	private final LeadRule rule;

	private final OrganisationNames units;

	private final Groups groups;

	private final Recording recording;

	SetUp(ActionQueries queries, JdbcClient jdbc, PlanEditing editing, ActionOwners owners, LeadRule rule,
			OrganisationNames units, Groups groups, Recording recording) {
		this.queries = queries;
		this.jdbc = jdbc;
		this.editing = editing;
		this.owners = owners;
		this.rule = rule;
		this.units = units;
		this.groups = groups;
		this.recording = recording;
	}

	/** What is missing before a plan can run. */
	@Allowed(operation = "strategy.set-up.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public View missing(PlanCode plan) {
		String counts = Arrays.stream(Missing.values())
			.map(it -> ", count(*) filter (where %s) as %s".formatted(it.sql, it.name()))
			.collect(Collectors.joining());
		var missing = new EnumMap<Missing, Integer>(Missing.class);
		int actions = jdbc
			.sql("select count(*) as actions%s from strategy.action a where a.plan = :plan and %s".formatted(counts,
					OURS))
			.param("plan", plan.value())
			.query((row, number) -> {
				for (Missing it : Missing.values()) {
					missing.put(it, row.getInt(it.name()));
				}
				return row.getInt("actions");
			})
			.single();
		var led = count(plan, "lead_unit").keySet()
			.stream()
			.map(UnitId::new)
			.sorted(Comparator.comparing(UnitId::value))
			.toList();
		var today = rule.today();
		return new View(actions, missing, silent(count(plan, "overseeing_group")), led.size(),
				led.stream().filter(unit -> !today.answered(unit)).toList());
	}

	/** Some actions to set up, in the plan's order. */
	@Allowed(operation = "strategy.set-up.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public List<ActionView> page(Filter filter, int offset, int limit) {
		return queries.page(criteria(filter), ActionOrder.PLAN, false, offset, limit);
	}

	/** How many actions there are to set up. */
	@Allowed(operation = "strategy.set-up.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public int count(Filter filter) {
		return queries.count(criteria(filter));
	}

	/**
	 * Proposes a lead for each listed action that has none and whose unit has only one
	 * person who could lead it. Nothing is stored.
	 */
	@Allowed(operation = "strategy.set-up.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public List<Suggestion> suggestions(Filter filter) {
		var today = rule.today();
		return queries.page(criteria(filter), ActionOrder.PLAN, false, 0, PlanEditing.ACTIONS_AT_MOST)
			.stream()
			.filter(action -> action.lead() == null)
			.flatMap(action -> Optional.ofNullable(action.leadUnit())
				.flatMap(today::only)
				.map(lead -> new Suggestion(action, lead))
				.stream())
			.toList();
	}

	/**
	 * Gives many actions the same unit, partners, group, kind, dates, lead or deputy, all
	 * or none.
	 * @throws Problem where something does not fit one of the actions or somebody changed
	 * one meanwhile; nothing is stored then
	 */
	@Allowed(operation = "strategy.set-up.change", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void give(Change change) {
		var wording = Stream.of(change.unit(), change.group(), change.kind(), change.startsOn(), change.endsOn())
			.anyMatch(it -> it != null) || !change.morePartners().isEmpty();
		boolean people = change.lead() != null || change.deputy() != null;
		new Problem.Faults().when(change.actions().isEmpty(), "actions", "Choose at least one action.")
			.when(!wording && !people, "lead", "Choose what to give to the actions.")
			.raise();
		recording.once(change.idempotencyKey(), change, author -> {
			List<ActionRef> actions = wording ? reworded(change) : change.actions();
			if (people) {
				owners.assignAll(UUID.randomUUID().toString(), actions, change.lead(), change.deputy());
			}
		});
	}

	/**
	 * Changes what the plan says, and gives the actions with the versions they have then.
	 */
	private List<ActionRef> reworded(Change change) {
		var edit = ActionChange.of(UUID.randomUUID().toString(), change.actions()).morePartners(change.morePartners());
		if (change.unit() != null) {
			edit.leadUnit(change.unit());
		}
		if (change.group() != null) {
			edit.group(change.group());
		}
		if (change.kind() != null) {
			edit.kind(change.kind());
		}
		if (change.startsOn() != null) {
			edit.startsOn(change.startsOn());
		}
		if (change.endsOn() != null) {
			edit.endsOn(change.endsOn());
		}
		return queries.byIds(editing.change(edit.because(change.why(), null))).stream().map(ActionRef::of).toList();
	}

	private Map<String, Integer> count(PlanCode plan, String column) {
		var counts = new HashMap<String, Integer>();
		jdbc.sql("""
				select a.%1$s as code, count(*) as actions from strategy.action a
				where a.plan = :plan and %2$s and a.%1$s is not null group by a.%1$s""".formatted(column, OURS))
			.param("plan", plan.value())
			.query((row, number) -> counts.put(row.getString("code"), row.getInt("actions")))
			.list();
		return counts;
	}

	private List<View.SilentGroup> silent(Map<String, Integer> actions) {
		return groups.nextPapers()
			.stream()
			.filter(next -> next.meeting() == null && actions.containsKey(next.group().value()))
			.map(next -> new View.SilentGroup(next.group(), next.name(), actions.getOrDefault(next.group().value(), 0)))
			.toList();
	}

	private ActionQueries.Criteria criteria(Filter filter) {
		@Nullable Missing missing = filter.missing();
		@Nullable String text = filter.text();
		var actions = new ActionFilter(filter.plan(), null, filter.outcome(), null, filter.unit(), null, null, Set.of(),
				Set.of(), Set.of(), false, (text != null) ? text.replace("\0", "") : null);
		return new ActionQueries.Criteria(actions,
				(filter.unit() != null) ? units.withBelow(List.of(filter.unit())) : Set.of(),
				(missing != null) ? OURS + " and " + missing.sql : OURS);
	}

	/** Who alone could lead an action. */
	public record Suggestion(ActionView action, MemberView lead) {
	}

	/**
	 * Which actions of a plan to set up; null parts do not narrow the list.
	 *
	 * @param unit the lead unit, those below it included
	 * @param outcome the code of an outcome
	 * @param text words of the code, title or grouping
	 */
	public record Filter(PlanCode plan, @Nullable Missing missing, @Nullable UnitId unit, @Nullable String outcome,
			@Nullable String text) {
	}

	/**
	 * What many actions are given at once; null parts stay as they are.
	 *
	 * @param morePartners units to add to the partner units of each
	 * @param why in a few words, kept with the version of each action
	 */
	public record Change(String idempotencyKey, List<ActionRef> actions, @Nullable MemberId lead,
			@Nullable MemberId deputy, @Nullable UnitId unit, List<UnitId> morePartners, @Nullable GroupId group,
			ActionView.@Nullable Kind kind, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn, String why) {
	}

	/**
	 * What is missing before a plan can run.
	 *
	 * @param actions how many actions the partnership carries out
	 * @param missing how many of them lack what
	 * @param silent the groups that oversee some of them and have no paper deadline ahead
	 * @param units how many units lead some of them
	 * @param unanswered those of the units for which nobody answers today
	 */
	public record View(int actions, Map<Missing, Integer> missing, List<SilentGroup> silent, int units,
			List<UnitId> unanswered) {

		/** Whether nothing is missing. */
		public boolean ready() {
			return actions > 0 && missing.values().stream().allMatch(count -> count == 0) && silent.isEmpty()
					&& unanswered.isEmpty();
		}

		/**
		 * A group without a paper deadline ahead.
		 *
		 * @param actions how many actions cannot fall due for it
		 */
		public record SilentGroup(GroupId group, String name, int actions) {
		}

	}

	/** What an action of ours can lack before the plan can run. */
	public enum Missing {

		/** Nobody leads it. */
		LEAD("a.lead is null"),
		/** Nobody stands in for its lead. */
		DEPUTY("a.deputy is null"),
		/** No unit leads it. */
		UNIT("a.lead_unit is null"),
		/** No group oversees it, so it can never fall due. */
		GROUP("a.overseeing_group is null"),
		/** It has no start or no end. */
		DATES("(a.starts_on is null or a.ends_on is null)");

		/** The condition in SQL, of an action {@code a}. */
		final String sql;

		Missing(String sql) {
			this.sql = sql;
		}

	}

}
