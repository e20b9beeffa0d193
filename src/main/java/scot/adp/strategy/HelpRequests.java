package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;

/**
 * Help that a unit asks of the support team with one of its actions. Of one action and
 * unit one request at a time waits for an answer.
 */
@Service
@Transactional
public class HelpRequests {

	/** The most characters of a request or an answer. */
	public static final int TEXT_LIMIT = 2000;

	/** How long an answer is told to who asked. */
	private static final int TOLD_DAYS = 14;

	private final HelpStore rows;

	private final ActionScope scope;

	private final Groups groups;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	HelpRequests(HelpStore rows, ActionScope scope, Groups groups, CurrentCaller currentCaller, Recording recording,
			Clock clock) {
		this.rows = rows;
		this.scope = scope;
		this.groups = groups;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/** Those of actions, the newest first; an action without any is left out. */
	@Allowed(operation = "strategy.help.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<HelpRequestView>> of(Collection<ActionId> actions) {
		return rows.of(actions, currentCaller.get());
	}

	/**
	 * Those that ask for an answer now, the oldest first: open ones, and those taken to a
	 * meeting that is over.
	 */
	@Allowed(operation = "strategy.help.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Waiting toAnswer(int limit) {
		return rows.toAnswer(limit, currentCaller.get());
	}

	/**
	 * A page of those in some states, the oldest first; one more than the limit where
	 * there are more.
	 * @param behind the one before the first wanted, or null from the oldest on
	 */
	@Allowed(operation = "strategy.help.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<HelpRequestView> page(Set<State> states, @Nullable Id behind, int limit) {
		return rows.list(states, null, behind, limit, currentCaller.get());
	}

	/**
	 * A page of those in some states that changed, the oldest first.
	 * @param since a moment that {@link ActionRegister#changedUntil} told
	 */
	@Allowed(operation = "strategy.help.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<HelpRequestView> changed(Set<State> states, OffsetDateTime since, @Nullable Id behind, int limit) {
		return rows.list(states, since, behind, limit, currentCaller.get());
	}

	/** How many in some states changed. */
	@Allowed(operation = "strategy.help.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public int countChanged(Set<State> states, OffsetDateTime since) {
		return rows.count(states, since);
	}

	/** Those that changed and are in other states. */
	@Allowed(operation = "strategy.help.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<Id> removed(Set<State> states, OffsetDateTime since) {
		return rows.removed(states, since);
	}

	/** How many are in some states. */
	@Allowed(operation = "strategy.help.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public int count(Set<State> states) {
		return rows.count(states, null);
	}

	/** Those the caller asked that wait, or were answered in the last 14 days. */
	@Allowed(operation = "strategy.help.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<HelpRequestView> mine() {
		return rows.askedBy(currentCaller.get(), LocalDate.now(clock).minusDays(TOLD_DAYS));
	}

	/** One request; empty where there is none. */
	@Allowed(operation = "strategy.help.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<HelpRequestView> find(Id id) {
		return rows.find(id, currentCaller.get());
	}

	/**
	 * Asks for help with an action. Where its unit waits for an answer already, nothing
	 * is added.
	 * @param idempotencyKey new for each request
	 * @param words what is needed, or null
	 * @throws Problem where the caller does not answer for the action's lead unit
	 */
	@Allowed(operation = "strategy.help.ask",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public Asked ask(String idempotencyKey, PlanCode plan, String code, @Nullable String words) {
		Action action = scope.locked(plan, code);
		Author author = scope.writer(action);
		new Problem.Faults().text(words, TEXT_LIMIT, "words").raise();
		var asked = recording.make(author, idempotencyKey, Arrays.asList(plan, code, words), Id::new, () -> {
			action.expectInPlan();
			return rows.ask(action, author, words, null);
		});
		return new Asked(asked.id(), !asked.anew());
	}

	/**
	 * Answers a request, also after it was taken to a meeting.
	 * @param answer what is done about it; told to the lead unit
	 * @throws Problem where there is no answer in it, it was answered already, or
	 * somebody changed it meanwhile
	 */
	@Allowed(operation = "strategy.help.answer", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public HelpRequestView answer(String idempotencyKey, Id id, int expectedVersion, @Nullable String answer) {
		@Nullable String given = Blanks.stripped(answer);
		new Problem.Faults().words(given, TEXT_LIMIT, "answer", "Say in a few words what is done about it.").raise();
		recording.once(idempotencyKey, Arrays.asList(id, expectedVersion, answer), Id::new, author -> {
			var request = locked(id);
			request.expect(expectedVersion);
			return rows.answer(request, author, String.valueOf(given));
		});
		return find(id).orElseThrow();
	}

	/**
	 * Takes a request to a coming meeting of a group.
	 * @throws Problem where the group does not meet on that day, the day is past, the
	 * request was answered already, or somebody changed it meanwhile
	 */
	@Allowed(operation = "strategy.help.answer", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public HelpRequestView takeToMeeting(String idempotencyKey, Id id, int expectedVersion, GroupId group,
			LocalDate on) {
		recording.once(idempotencyKey, List.of(id, expectedVersion, group, on), Id::new, author -> {
			var request = locked(id);
			request.expect(expectedVersion);
			boolean meets = groups.groups()
				.stream()
				.filter(it -> it.code().equals(group))
				.flatMap(it -> it.meetings().stream())
				.anyMatch(meeting -> meeting.on().equals(on));
			new Problem.Faults()
				.when(on.isBefore(LocalDate.now(clock)), "on", "Choose a meeting that is still to come.")
				.when(!meets, "on",
						"%s does not meet on that day; choose one of its meetings.".formatted(group.value()))
				.raise();
			return rows.takeTo(request, group, on, author.at());
		});
		return find(id).orElseThrow();
	}

	private HelpStore.Stored locked(Id id) {
		return rows.locked(id).orElseThrow(() -> Problem.notFound("request for help", id.value().toString()));
	}

	/**
	 * The first of those that wait.
	 *
	 * @param total how many wait in all
	 */
	public record Waiting(List<HelpRequestView> requests, int total) {
	}

	/**
	 * What came of asking.
	 *
	 * @param waiting whether the unit waited for an answer before, so that nothing was
	 * added
	 */
	public record Asked(Id id, boolean waiting) {
	}

	/** A request for help. */
	public record Id(UUID value) implements Identifier {
	}

	/** Where a request for help stands. */
	public enum State {

		/** Nobody answered it yet. */
		OPEN,
		/** It is on a meeting's table; what comes of it there is its answer. */
		TO_MEETING,
		/** It was answered. */
		ANSWERED

	}

}
