package scot.adp.strategy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
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
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/** Questions of a group to the owners of actions, and their answers. */
@Service
@Transactional
public class Questions {

	/** The most characters of a question. */
	public static final int TEXT_LIMIT = 1000;

	private final QuestionQueries questions;

	private final ActionQueries actions;

	private final ActionScope scope;

	private final Members members;

	private final MeetingCalendar calendar;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	Questions(QuestionQueries questions, ActionQueries actions, ActionScope scope, Members members,
			MeetingCalendar calendar, CurrentCaller currentCaller, Recording recording) {
		this.questions = questions;
		this.actions = actions;
		this.scope = scope;
		this.members = members;
		this.calendar = calendar;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Notes what a group wants to know of an action's owner.
	 * @param idempotencyKey new for each question
	 * @param heldOn the day of the meeting that asks
	 * @throws Problem where the action or group is unknown or the words are missing
	 */
	@Allowed(operation = "strategy.question.ask", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public QuestionId ask(String idempotencyKey, PlanCode plan, String code, GroupId group, LocalDate heldOn,
			String words) {
		ActionView action = actions.find(plan, code)
			.orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
		if (!calendar.groups().contains(group)) {
			throw Problem.notFound("group", group.value());
		}
		String asked = checked("words", words, TEXT_LIMIT, "Say in a few words what the group asks.");
		return recording.once(idempotencyKey, List.of(plan, code, group, heldOn, asked), QuestionId::new, author -> {
			var id = new QuestionId(UUID.randomUUID());
			questions.add(id.value(), action.id(), group, heldOn, asked, author.account().value(), author.words(),
					author.at());
			return new Made<>(id, ActionScope.subject(action),
					Map.of("group", group.value(), "heldOn", heldOn.toString(), "words", Auditable.CHANGED));
		});
	}

	/**
	 * Answers a question, for the action's lead unit.
	 * @param idempotencyKey new for each answer
	 * @param expectedVersion the question's version that the caller saw
	 * @return the question as it stands now
	 * @throws Problem where it is unknown, answered already, or the words are missing
	 */
	@Allowed(operation = "strategy.question.answer",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public QuestionView answer(String idempotencyKey, QuestionId id, int expectedVersion, String answer) {
		QuestionView question = known(id);
		ActionView action = actions.byIds(List.of(question.action())).getFirst();
		Author author = scope.writer(action);
		String answered = checked("answer", answer, ProgressUpdates.TEXT_LIMIT, "Answer in a few words.");
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, answered), QuestionId::new, () -> {
			if (!question.open() || !questions.answer(id, expectedVersion, answered, author.words(), author.at())) {
				throw Problem.conflict("Somebody answered this question meanwhile. Look at what it says now.",
						known(id).version());
			}
			return new Made<>(id, ActionScope.subject(action), Map.of("answer", Auditable.CHANGED));
		});
		return known(id);
	}

	/** A question by id. */
	@Allowed(operation = "strategy.question.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<QuestionView> find(QuestionId id) {
		return questions.find(id, wordsShown());
	}

	/** The open questions of actions, the oldest first; actions without are left out. */
	@Allowed(operation = "strategy.question.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<QuestionView>> openFor(Collection<ActionId> actions) {
		return questions.open(actions, wordsShown()).stream().collect(Collectors.groupingBy(QuestionView::action));
	}

	/**
	 * The open questions on actions that the caller's units lead or that the caller has
	 * the work of, the oldest first.
	 * @param ofUnits whether those of the units are wanted, or those of the caller alone
	 */
	@Allowed(operation = "strategy.question.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<QuestionView> mine(boolean ofUnits, int limit) {
		Caller caller = currentCaller.get();
		var own = new ActionQueries.Own(ofUnits ? caller.ownUnits() : Set.of(),
				caller.memberships().stream().map(Membership::id).collect(Collectors.toSet()), members.away());
		return questions.open(own, limit, wordsShown());
	}

	/** All questions that one meeting asked, answered ones too. */
	@Allowed(operation = "strategy.question.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<QuestionView> at(GroupId group, LocalDate heldOn) {
		return questions.at(group, heldOn, wordsShown());
	}

	private QuestionView known(QuestionId id) {
		return find(id).orElseThrow(() -> Problem.notFound("question", id.value().toString()));
	}

	private Predicate<@Nullable UnitId> wordsShown() {
		Caller caller = currentCaller.get();
		return caller::readsFor;
	}

	private static String checked(String path, @Nullable String given, int limit, String ask) {
		@Nullable String text = GivenText.stripped(given);
		GivenText.check(new Problem.Faults(), path, text, limit, ask).raise();
		return String.valueOf(text);
	}

}
