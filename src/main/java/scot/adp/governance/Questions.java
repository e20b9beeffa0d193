package scot.adp.governance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
import scot.adp.identity.Caller;
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
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.ProgressUpdates;

/** Questions of a group to the owners of actions, and their answers. */
@Service
@Transactional
public class Questions {

	/** The most characters of a question. */
	public static final int TEXT_LIMIT = 1000;

	private final QuestionStore store;

	private final ActionRegister register;

	private final ActionNews news;

	private final MeetingCalendar calendar;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	Questions(QuestionStore store, ActionRegister register, ActionNews news, MeetingCalendar calendar,
			CurrentCaller currentCaller, Recording recording) {
		this.store = store;
		this.register = register;
		this.news = news;
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
	@Allowed(operation = "governance.question.ask", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public Id ask(String idempotencyKey, PlanCode plan, String code, GroupId group, LocalDate heldOn, String words) {
		ActionView action = register.find(plan, code)
			.orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
		if (!calendar.groups().contains(group)) {
			throw Problem.notFound("group", group.value());
		}
		String asked = checked("words", words, TEXT_LIMIT, "Say in a few words what the group asks.");
		return recording.once(idempotencyKey, List.of(plan, code, group, heldOn, asked), Id::new, author -> {
			var id = new Id(UUID.randomUUID());
			store.add(id, action.id(), group, heldOn, asked, author);
			news.of(action.id());
			return new Made<>(id, action.subject(),
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
	@Allowed(operation = "governance.question.answer",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public QuestionView answer(String idempotencyKey, Id id, int expectedVersion, String answer) {
		QuestionView question = known(id);
		ActionView action = register.byIds(List.of(question.action())).values().iterator().next();
		var author = recording.answering(action.leadUnit(), action.code());
		String answered = checked("answer", answer, ProgressUpdates.TEXT_LIMIT, "Answer in a few words.");
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, answered), Id::new, () -> {
			if (!question.open() || !store.answer(id, expectedVersion, answered, author)) {
				throw Problem.conflict("Somebody answered this question meanwhile. Look at what it says now.",
						known(id).version());
			}
			news.of(action.id());
			return new Made<>(id, action.subject(), Map.of("answer", Auditable.CHANGED));
		});
		return known(id);
	}

	/** A question by id. */
	@Allowed(operation = "governance.question.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<QuestionView> find(Id id) {
		return store.find(id).map(question -> shown(List.of(question)).getFirst());
	}

	/** The open questions of actions, the oldest first; actions without are left out. */
	@Allowed(operation = "governance.question.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<QuestionView>> openFor(Collection<ActionId> actions) {
		return shown(store.open(actions)).stream().collect(Collectors.groupingBy(QuestionView::action));
	}

	/**
	 * The open questions on actions that the caller's units lead or that the caller has
	 * the work of, the oldest first.
	 * @param ofUnits whether those of the units are wanted, or those of the caller alone
	 */
	@Allowed(operation = "governance.question.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<QuestionView> mine(boolean ofUnits, int limit) {
		var own = register.ownAmong(store.askedOn(), ofUnits);
		return shown(store.open(own).stream().limit(limit).toList());
	}

	/** All questions that one meeting asked, answered ones too. */
	@Allowed(operation = "governance.question.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<QuestionView> at(GroupId group, LocalDate heldOn) {
		return shown(store.at(group, heldOn));
	}

	private QuestionView known(Id id) {
		return find(id).orElseThrow(() -> Problem.notFound("question", id.value().toString()));
	}

	/** The questions, without the words of those whose action's words are not for all. */
	private List<QuestionView> shown(List<QuestionView> questions) {
		if (questions.isEmpty()) {
			return questions;
		}
		Caller caller = currentCaller.get();
		// Who may read what is told by the actions of now.
		Map<ActionId, UnitId> units = AsAt.on(null,
				() -> register.leadUnits(questions.stream().map(QuestionView::action).toList()));
		return questions.stream()
			.map(question -> caller.readsFor(units.get(question.action())) ? question : question.withoutWords())
			.toList();
	}

	private static String checked(String path, String given, int limit, String ask) {
		new Problem.Faults().words(given, limit, path, ask).raise();
		return Blanks.strip(given);
	}

	/** A question to an action's owner. */
	public record Id(UUID value) implements Identifier {
	}

}
