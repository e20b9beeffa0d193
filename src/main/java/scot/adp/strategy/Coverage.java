package scot.adp.strategy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * What a plan's actions fall on, at board level, and where nothing does: principles,
 * frameworks, units, people, groups.
 */
@Service
@Transactional(readOnly = true)
public class Coverage {

	private final CoverageQueries queries;

	private final PlanQueries plans;

	private final Partners partners;

	private final OrganisationNames units;

	private final Groups groups;

	private final Members members;

	private final CurrentCaller currentCaller;

	Coverage(CoverageQueries queries, PlanQueries plans, Partners partners, OrganisationNames units, Groups groups,
			Members members, CurrentCaller currentCaller) {
		this.queries = queries;
		this.plans = plans;
		this.partners = partners;
		this.units = units;
		this.groups = groups;
		this.members = members;
		this.currentCaller = currentCaller;
	}

	/**
	 * The rows of one way to look at a plan, gaps first.
	 * @param target for {@link By#FRAMEWORK}: what the actions count towards
	 * @throws Problem where a plan is unknown or the target is missing
	 */
	@Allowed(operation = "strategy.coverage.read", to = Audience.READERS)
	public List<Row> of(PlanCode plan, By by, @Nullable PlanCode target) {
		known(plan);
		Caller caller = currentCaller.get();
		return switch (by) {
			case PRINCIPLE -> gapsFirst(rows(queries.principles(plan), Function.identity(), caller));
			case FRAMEWORK -> {
				if (target == null) {
					throw Problem.invalid("target", "Say which plan the actions are to count towards.");
				}
				yield gapsFirst(rows(queries.framework(plan, known(target)), Function.identity(), caller));
			}
			case UNIT -> units(plan, caller);
			case GROUP -> {
				Map<GroupId, String> names = groups.names();
				yield busiestFirst(
						rows(queries.groups(plan), key -> names.getOrDefault(new GroupId(key), key), caller));
			}
			case PERSON -> people(plan, caller);
		};
	}

	private PlanCode known(PlanCode code) {
		return plans.plans()
			.stream()
			.map(PlanView::code)
			.filter(code::equals)
			.findFirst()
			.orElseThrow(() -> Problem.notFound("plan", code.value()));
	}

	/** Each unit with what it and those below it lead, the tree laid out. */
	private List<Row> units(PlanCode plan, Caller caller) {
		var found = queries.units(plan);
		var all = partners.units();
		var byUnit = found.stream().collect(Collectors.groupingBy(CoverageQueries.Row::key));
		var rows = new ArrayList<Row>();
		List<CoverageQueries.Row> none = byUnit.getOrDefault("", List.of());
		if (!none.isEmpty()) {
			rows.addAll(rows(none, Function.identity(), caller));
		}
		for (UnitView unit : all) {
			var below = units.withBelow(List.of(unit.code()))
				.stream()
				.map(UnitId::value)
				.flatMap(code -> byUnit.getOrDefault(code, List.of()).stream())
				.map(row -> new CoverageQueries.Row(unit.code().value(), named(unit),
						(unit.parent() != null) ? unit.parent().value() : null, false, row.found()))
				.toList();
			rows.addAll(rows(below, Function.identity(), caller));
		}
		return rows;
	}

	private static String named(UnitView unit) {
		return "%s, %s".formatted(unit.name(), unit.organisationName());
	}

	private List<Row> people(PlanCode plan, Caller caller) {
		var found = queries.people(plan);
		Map<MemberId, MemberView> known = members.byIds(found.stream()
			.map(CoverageQueries.Row::key)
			.filter(key -> !key.isEmpty())
			.distinct()
			.map(key -> new MemberId(UUID.fromString(key)))
			.toList());
		var names = new HashMap<String, String>();
		known.forEach((id, member) -> names.put(id.value().toString(),
				caller.readsAsTeam() ? "%s, %s".formatted(member.name(), member.post()) : member.post()));
		return busiestFirst(rows(found, key -> names.getOrDefault(key, ""), caller));
	}

	private static List<Row> gapsFirst(List<Row> rows) {
		return rows.stream().sorted(Comparator.comparing(row -> !row.gap())).toList();
	}

	/** What falls on nothing first, then those with most. */
	private static List<Row> busiestFirst(List<Row> rows) {
		return rows.stream()
			.sorted(Comparator.comparing((Row row) -> !row.code().isEmpty())
				.thenComparing(row -> -row.actions().size())
				.thenComparing(Row::title))
			.toList();
	}

	/** Gathers rows by key, in the order in which the keys first come. */
	private static List<Row> rows(Collection<CoverageQueries.Row> found, Function<String, String> name, Caller caller) {
		var byKey = new LinkedHashMap<String, List<CoverageQueries.Row>>();
		found.forEach(row -> byKey.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row));
		return byKey.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue(), name, caller)).toList();
	}

	private static Row row(String key, List<CoverageQueries.Row> rows, Function<String, String> name, Caller caller) {
		var first = rows.getFirst();
		var actions = new LinkedHashMap<ActionId, CoverageQueries.Found>();
		rows.stream()
			.map(CoverageQueries.Row::found)
			.filter(Objects::nonNull)
			.forEach(found -> actions.putIfAbsent(found.action().id(), found));
		var outcomes = new TreeMap<String, Integer>(Comparator.comparing(String::length).thenComparing(it -> it));
		actions.values()
			.forEach(found -> found.outcomes().forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum)));
		int led = key.isEmpty() ? 0 : (int) rows.stream().filter(CoverageQueries.Row::leads).count();
		return new Row(key, first.title().isEmpty() ? name.apply(key) : first.title(), first.within(),
				health(actions.values()), led, actions.isEmpty() ? 0 : rows.size() - led, outcomes,
				actions.values().stream().map(CoverageQueries.Found::action).toList(),
				latest(actions.values(), caller));
	}

	private static Health health(Collection<CoverageQueries.Found> found) {
		var byFreshness = found.stream()
			.collect(Collectors.groupingBy(CoverageQueries.Found::freshness, Collectors.summingInt(it -> 1)));
		var statuses = new HashMap<String, Integer>();
		for (CoverageQueries.Found one : found) {
			if (one.status() != null && (one.freshness() == Freshness.FRESH || one.freshness() == Freshness.DUE)) {
				statuses.merge(one.status(), 1, Integer::sum);
			}
		}
		return new Health(byFreshness.getOrDefault(Freshness.FRESH, 0), byFreshness.getOrDefault(Freshness.DUE, 0),
				byFreshness.getOrDefault(Freshness.STALE, 0), byFreshness.getOrDefault(Freshness.NEVER, 0),
				byFreshness.getOrDefault(Freshness.NOT_OWED, 0),
				(int) found.stream().filter(CoverageQueries.Found::unowned).count(), statuses);
	}

	private static Row.@Nullable Latest latest(Collection<CoverageQueries.Found> found, Caller caller) {
		return found.stream()
			.filter(one -> one.saidOn() != null)
			.filter(one -> caller.readsFor(one.leadUnit()))
			.max(Comparator.comparing(one -> Objects.requireNonNull(one.saidOn())))
			.map(one -> new Row.Latest(one.action().code(), Objects.requireNonNull(one.saidOn()), one.whatHappened()))
			.orElse(null);
	}

	/** What a plan's actions are counted by. */
	public enum By {

		/** The principles they carry. */
		PRINCIPLE,
		/** What of another plan they count towards. */
		FRAMEWORK,
		/** Their lead unit; a unit counts for those above it too. */
		UNIT,
		/** Who leads them or stands in. */
		PERSON,
		/** The group that oversees them. */
		GROUP

	}

	/**
	 * What of a plan's actions falls on one principle, framework entry, unit, person or
	 * group.
	 *
	 * @param code of what they fall on; empty for those that fall on none
	 * @param title in words; of a person the name and post for the support team, the post
	 * for others
	 * @param within the code of the entry above, or null
	 * @param health of the actions, each counted once
	 * @param led of a person: how many actions they lead
	 * @param deputised of a person: how many actions they stand in for
	 * @param outcomes how many of the actions serve which outcome, by its code
	 * @param actions the actions, in the plan's order
	 * @param latest the latest update among those whose words the caller may see; null
	 * where there is none, and given for principles alone
	 */
	public record Row(String code, String title, @Nullable String within, Health health, int led, int deputised,
			Map<String, Integer> outcomes, List<Counted> actions, @Nullable Latest latest) {

		/** Whether nothing falls on it. */
		public boolean gap() {
			return actions.isEmpty();
		}

		/** An action that counts. */
		public record Counted(ActionId id, PlanCode plan, String code, String title,
				@Nullable StatusView effectiveStatus) {
		}

		/**
		 * What was last said.
		 *
		 * @param words null where nothing changed
		 */
		public record Latest(String action, LocalDate on, @Nullable String words) {
		}

	}

}
