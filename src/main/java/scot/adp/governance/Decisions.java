package scot.adp.governance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.Meetings;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.PlanCode;

/** What groups are asked to decide, what they decided, and who carries it out. */
@Service
@Transactional
public class Decisions {

	/** The most characters of a text. */
	public static final int TEXT_LIMIT = 1000;

	private final DecisionStore store;

	private final ActionRegister register;

	private final ActionNews news;

	private final Meetings meetings;

	private final Members members;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	Decisions(DecisionStore store, ActionRegister register, ActionNews news, Meetings meetings, Members members,
			CurrentCaller currentCaller, Recording recording) {
		this.store = store;
		this.register = register;
		this.news = news;
		this.meetings = meetings;
		this.members = members;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/** The decisions of one meeting, in the order they were put. */
	@Allowed(operation = "governance.decision.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<DecisionView> of(GroupId group, LocalDate on) {
		return store.of(List.of(group), List.of(on));
	}

	/**
	 * The decisions of several meetings, by group and day; a meeting without any is left
	 * out.
	 */
	@Allowed(operation = "governance.decision.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<GroupId, Map<LocalDate, List<DecisionView>>> of(List<GroupId> groups, List<LocalDate> days) {
		return store.of(groups, days)
			.stream()
			.collect(Collectors.groupingBy(DecisionView::group, Collectors.groupingBy(DecisionView::on)));
	}

	/** The decisions about actions, the latest meeting first. */
	@Allowed(operation = "governance.decision.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<DecisionView>> about(Collection<ActionId> of) {
		return store.about(of).stream().collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.action())));
	}

	/** One decision; empty where there is none. */
	@Allowed(operation = "governance.decision.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<DecisionView> find(Id id) {
		return store.find(id);
	}

	/**
	 * Decisions to be carried out by a day, the soonest first.
	 * @param all whether everybody's are wanted or those of the caller alone
	 */
	@Allowed(operation = "governance.decision.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<DecisionView> toCarryOut(boolean all, LocalDate until) {
		return store.toCarryOut(all ? null : currentCaller.get().memberships().stream().map(Membership::id).toList(),
				until);
	}

	/**
	 * Asks a group for a decision at one of its meetings.
	 * @throws Problem where the group does not meet that day, the action is unknown or
	 * nothing is asked
	 */
	@Allowed(operation = "governance.decision.record", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public Id record(New wanted) {
		return recording.once(wanted.idempotencyKey(), wanted, Id::new, author -> {
			@Nullable ActionId action = action(wanted);
			new Problem.Faults()
				.when(meetings.find(wanted.group(), wanted.on()).isEmpty(), "on",
						"%s does not meet on %s; add the meeting first.".formatted(wanted.group().value(), wanted.on()))
				.words(wanted.words(), TEXT_LIMIT, "words", "Say in a sentence what the group is asked to decide.")
				.raise();
			var id = new Id(UUID.randomUUID());
			store.add(id, wanted, action, author);
			news.of(action);
			var changes = new LinkedHashMap<String, String>();
			changes.put("words", Auditable.CHANGED);
			if (wanted.plan() != null) {
				changes.put("action", wanted.plan().value() + "/" + wanted.action());
			}
			return new Made<>(id, subject(existing(id)), changes);
		});
	}

	/**
	 * Writes down what a group decided. Until it is done or dropped it can be written
	 * down once more, to put the minutes right; what it said before stays what was known
	 * until then.
	 * @param decided what, in its words
	 * @param owner who carries it out, a member of today; null where nothing follows
	 * @param dueOn until when; given with an owner
	 * @throws Problem where it is closed, a field is wrong, or somebody changed it
	 * meanwhile
	 */
	@Allowed(operation = "governance.decision.record", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public Id decide(String idempotencyKey, Id id, int expectedVersion, String decided, @Nullable MemberId owner,
			@Nullable LocalDate dueOn) {
		var input = List.of(id, expectedVersion, decided, String.valueOf(owner), String.valueOf(dueOn));
		return recording.once(idempotencyKey, input, Id::new, author -> {
			DecisionView decision = seen(id, expectedVersion);
			if (decision.state().closed()) {
				throw Problem.invalid("decision",
						"%s is closed; ask for a new decision.".formatted(decision.reference()));
			}
			new Problem.Faults().words(decided, TEXT_LIMIT, "decided", "Say in a sentence what was decided.")
				.when(owner != null && dueOn == null, "dueOn", "Say until when it is to be done.")
				.when(owner == null && dueOn != null, "owner", "Choose who carries it out, or leave the day out too.")
				.when(owner != null && !owner.equals(decision.owner()) && members.current(owner).isEmpty(), "owner",
						"Choose a member of today.")
				.when(dueOn != null && dueOn.isBefore(decision.on()), "dueOn",
						"Give the day of the meeting or a later one.")
				.raise();
			if (Blanks.strip(decided).equals(decision.decided()) && Objects.equals(owner, decision.owner())
					&& Objects.equals(dueOn, decision.dueOn())) {
				return Made.found(id);
			}
			store.decide(id, Blanks.strip(decided), owner, dueOn, author);
			news.of(decision.action());
			var changes = new LinkedHashMap<String, String>();
			changes.put("state", State.MADE.name());
			changes.put("decided", Auditable.CHANGED);
			if (owner != null) {
				changes.put("owner", owner.value().toString());
				changes.put("dueOn", String.valueOf(dueOn));
			}
			return new Made<>(id, subject(decision), changes);
		});
	}

	/**
	 * Says that a decision was carried out: its owner does, or the support team.
	 * @param on the day it was done
	 * @throws Problem where it was not taken yet, the caller is neither, or somebody
	 * changed it meanwhile
	 */
	@Allowed(operation = "governance.decision.close", to = Audience.PEOPLE, scope = Scope.OWN_UNITS)
	public Id done(String idempotencyKey, Id id, int expectedVersion, LocalDate on) {
		mayClose(id);
		return recording.once(idempotencyKey, List.of("done", id, expectedVersion, on), Id::new, author -> {
			DecisionView decision = seen(id, expectedVersion);
			new Problem.Faults()
				.when(decision.state() != State.MADE, "decision",
						"%s is not waiting to be carried out.".formatted(decision.reference()))
				.when(on.isAfter(author.at().toLocalDate()), "on", "The day cannot be in the future.")
				.raise();
			return closed(decision, State.DONE, on, null, author,
					Map.of("state", State.DONE.name(), "on", on.toString()));
		});
	}

	/**
	 * Gives a decision up: it is no longer wanted, or not to be carried out.
	 * @throws Problem where it is closed already, no reason is given, the caller is
	 * neither its owner nor of the support team, or somebody changed it meanwhile
	 */
	@Allowed(operation = "governance.decision.close", to = Audience.PEOPLE, scope = Scope.OWN_UNITS)
	public Id drop(String idempotencyKey, Id id, int expectedVersion, String reason) {
		mayClose(id);
		return recording.once(idempotencyKey, List.of("drop", id, expectedVersion, reason), Id::new, author -> {
			DecisionView decision = seen(id, expectedVersion);
			new Problem.Faults()
				.when(decision.state().closed(), "decision", "%s is closed already.".formatted(decision.reference()))
				.words(reason, TEXT_LIMIT, "reason", "Say in a few words why it is given up.")
				.raise();
			return closed(decision, State.DROPPED, author.at().toLocalDate(), Blanks.strip(reason), author,
					Map.of("state", State.DROPPED.name(), "reason", Auditable.CHANGED));
		});
	}

	private Made<Id> closed(DecisionView decision, State state, LocalDate on, @Nullable String reason, Author author,
			Map<String, String> changes) {
		store.close(decision.id(), state, on, reason, author);
		news.of(decision.action());
		return new Made<>(decision.id(), subject(decision), changes);
	}

	private void mayClose(Id id) {
		Caller caller = currentCaller.get();
		@Nullable MemberId owner = existing(id).owner();
		if (!caller.supportTeam() && caller.memberships().stream().noneMatch(it -> it.id().equals(owner))) {
			throw Problem.forbidden("Only who carries the decision out or the support team can close it.");
		}
	}

	/** The decision, kept from others, which the caller decided on as it is stored. */
	private DecisionView seen(Id id, int expectedVersion) {
		DecisionView decision = store.locked(id).orElseThrow(() -> unknown(id));
		Problem.unlessSeen(expectedVersion, decision.version(), decision.reference());
		return decision;
	}

	private DecisionView existing(Id id) {
		return store.find(id).orElseThrow(() -> unknown(id));
	}

	private static Problem unknown(Id id) {
		return Problem.notFound("decision", id.value().toString());
	}

	private static String subject(DecisionView decision) {
		return "decision " + decision.reference();
	}

	private @Nullable ActionId action(New wanted) {
		@Nullable PlanCode plan = wanted.plan();
		@Nullable String code = wanted.action();
		if (plan == null && code == null) {
			return null;
		}
		if (plan == null || code == null) {
			throw Problem.invalid((plan == null) ? "plan" : "action", "Name the action by its plan and its code.");
		}
		return register.find(plan, code)
			.orElseThrow(
					() -> Problem.invalid("action", "There is no action '%s' in %s.".formatted(code, plan.value())))
			.id();
	}

	/** Something a group was asked to decide, or decided. */
	public record Id(UUID value) implements Identifier {
	}

	/** Where a decision stands. */
	public enum State {

		/** The group is asked for it. */
		WANTED,
		/** The group took it; what follows from it is still to be done. */
		MADE,
		/** Taken, and all that follows from it is done. */
		DONE,
		/** No longer wanted, or not to be carried out; the reason says why. */
		DROPPED;

		/** Whether nothing more is to be done about it. */
		public boolean closed() {
			return this == DONE || this == DROPPED;
		}

	}

	/**
	 * A decision to be asked of a group.
	 *
	 * @param idempotencyKey chosen by the caller, new for each change
	 * @param on the day of the meeting
	 * @param words what is asked
	 * @param plan the plan of the action it is about, or null
	 * @param action the code of that action, or null; given with the plan
	 */
	public record New(String idempotencyKey, GroupId group, LocalDate on, String words, @Nullable PlanCode plan,
			@Nullable String action) {
	}

}
