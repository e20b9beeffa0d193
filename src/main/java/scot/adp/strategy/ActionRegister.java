package scot.adp.strategy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** Finds and lists actions, at board level: everyone signed in sees them all. */
@Service
@Transactional(readOnly = true)
public class ActionRegister {

	private final ActionQueries queries;

	private final StandingQueries standing;

	private final OrganisationNames units;

	private final CurrentCaller caller;

	private final Members members;

	ActionRegister(ActionQueries queries, StandingQueries standing, OrganisationNames units, CurrentCaller caller,
			Members members) {
		this.queries = queries;
		this.standing = standing;
		this.units = units;
		this.caller = caller;
		this.members = members;
	}

	/** Some rows of a list. */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public List<ActionView> page(ActionFilter filter, ActionOrder order, boolean descending, int offset, int limit) {
		return queries.page(criteria(filter), order, descending, offset, limit);
	}

	/**
	 * The next rows of one plan's list in the plan's order.
	 * @param filter names a plan
	 * @param position of the row before; -1 for the first
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public List<ActionView> after(ActionFilter filter, int position, int limit) {
		return queries.after(criteria(filter), position, limit);
	}

	/**
	 * The next rows of one plan's list that changed, in the plan's order.
	 * @param since a moment that {@link #changedUntil} told
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public List<ActionView> changed(ActionFilter filter, OffsetDateTime since, int position, int limit) {
		return queries.after(criteria(filter, since), position, limit);
	}

	/** How many rows of a list changed. */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public int countChanged(ActionFilter filter, OffsetDateTime since) {
		return queries.count(criteria(filter, since));
	}

	/** What changed of a plan and is not, or no longer, in the list. */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public List<ActionId> removed(ActionFilter filter, OffsetDateTime since) {
		return queries.removed(criteria(filter, since));
	}

	/**
	 * From which moment to ask for changes next time. Taken before a list is read, it
	 * misses nothing, also nothing that a transaction which runs now commits later; some
	 * rows may come again. It ends what is being read together: a moment that is later
	 * than the snapshot of the rows would miss what was committed between the two.
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	@Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
	public OffsetDateTime changedUntil() {
		return queries.settled();
	}

	/** How many rows a list has. */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public int count(ActionFilter filter) {
		return queries.count(criteria(filter));
	}

	/** An action by its plan and code. */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public Optional<ActionView> find(PlanCode plan, String code) {
		return queries.find(plan, code);
	}

	/**
	 * An action that there is.
	 * @throws Problem where there is none of that id
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public ActionView get(ActionId id) {
		return queries.byIds(List.of(id))
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound("action", id.value().toString()));
	}

	/** Actions by id; unknown ids are left out. */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public Map<ActionId, ActionView> byIds(Collection<ActionId> ids) {
		return queries.byIds(ids).stream().collect(Collectors.toMap(ActionView::id, Function.identity()));
	}

	/**
	 * The actions that ask for an update now of the caller's own units, and those of
	 * others that the caller has the work of; the longest overdue first.
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public First pressingForOwnUnits(int limit) {
		return queries.pressing(own(true), true, limit);
	}

	/**
	 * The actions that ask for an update now and that the caller has the work of; the
	 * longest overdue first.
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public First pressingForMe(int limit) {
		return queries.pressing(own(false), true, limit);
	}

	/** The actions that will owe updates and that nobody leads, in the plans' order. */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public First unowned(int limit) {
		return queries.unowned(limit);
	}

	/**
	 * The next day from which another update of the caller's own units is asked for;
	 * empty where none is known.
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public Optional<LocalDate> nextAskedOfOwnUnits() {
		return queries.nextAsked(caller.get().ownUnits());
	}

	/**
	 * All actions that somebody leads and that ask for an update now, but those of the
	 * caller's own units and those that the caller has the work of.
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public First pressingForOthers(int limit) {
		return queries.pressing(own(true), false, limit);
	}

	/**
	 * The actions of live plans that groups oversee and that are not withdrawn, in their
	 * plans' order.
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public List<ActionView> overseenBy(Collection<GroupId> groups) {
		return queries.overseenBy(groups);
	}

	/**
	 * What groups oversee and was recorded as withdrawn after one day and until another,
	 * though from a day before the first.
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public List<ActionId> withdrawnLate(Collection<GroupId> groups, LocalDate after, LocalDate until) {
		return queries.withdrawnLate(groups, after, until);
	}

	/** How actions stand beside their status; unknown ids are left out. */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public Map<ActionId, ActionStanding> standing(Collection<ActionId> ids) {
		return standing.standing(ids);
	}

	/** The units that lead actions; an action without is left out. */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public Map<ActionId, UnitId> leadUnits(Collection<ActionId> ids) {
		return queries.leadUnits(ids);
	}

	/**
	 * Those of some actions that the caller has the work of.
	 * @param ofUnits whether those that the caller's units lead count as well
	 */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public List<ActionId> ownAmong(Collection<ActionId> ids, boolean ofUnits) {
		return ids.isEmpty() ? List.of() : queries.ownAmong(ids, own(ofUnits));
	}

	/** How ready the actions of groups are for a coming paper deadline of each. */
	@Allowed(operation = "strategy.action.read", to = Audience.READERS)
	public Map<GroupId, Readiness> readiness(Map<GroupId, LocalDate> deadlines) {
		return queries.readiness(deadlines);
	}

	/**
	 * The first actions of a list.
	 *
	 * @param total how many there are in all
	 */
	public record First(List<ActionView> actions, int total) {
	}

	private ActionQueries.Own own(boolean ofUnits) {
		Caller found = caller.get();
		return new ActionQueries.Own(ofUnits ? found.ownUnits() : Set.of(),
				found.memberships().stream().map(Membership::id).collect(Collectors.toSet()), members.away());
	}

	private ActionQueries.Criteria criteria(ActionFilter filter) {
		return criteria(filter, null);
	}

	private ActionQueries.Criteria criteria(ActionFilter filter, @Nullable OffsetDateTime since) {
		return new ActionQueries.Criteria(filter,
				(filter.unit() != null) ? units.withBelow(List.of(filter.unit())) : Set.of(), "", since);
	}

	/**
	 * How ready a group's actions are for a paper deadline.
	 *
	 * @param owing actions that owe updates today
	 * @param served of those, how many have an update that serves the deadline
	 * @param asked of those owing, how many are due, stale or were never updated
	 * @param stale of those owing, how many are past a deadline
	 * @param never of those owing, how many were never updated and are not past one
	 * @param unowned of those owing, how many nobody leads
	 */
	public record Readiness(int owing, int served, int asked, int stale, int never, int unowned) {

		/** Both together. */
		public Readiness plus(Readiness other) {
			return new Readiness(owing + other.owing, served + other.served, asked + other.asked, stale + other.stale,
					never + other.never, unowned + other.unowned);
		}

	}

}
