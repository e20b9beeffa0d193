package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.NameLike;
import scot.adp.treatment.LearningTaskView.Reply;

/**
 * What units do with what was learned from reviews of drug deaths: each that is named is
 * asked once, answers that it is done so already, was changed or will be by a day, and
 * may answer anew. What was learned itself is another module's.
 */
@Service
@Transactional
public class LearningTasks {

	/** The data set. */
	public static final DataSet DATA_SET = ChangedRecords.LEARNING;

	/** The most characters of an answer. */
	public static final int WORDS_LIMIT = 1000;

	/** The most characters of where it can be seen. */
	public static final int EVIDENCE_LIMIT = 200;

	private static final String TELLS = "It holds what could tell who somebody is. Take it out.";

	private final LearningTaskStore store;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	LearningTasks(LearningTaskStore store, CurrentCaller currentCaller, Recording recording, ChangedRecords changes,
			Clock clock) {
		this.store = store;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Answers what a unit is asked. A later answer holds in the place of an earlier one,
	 * which stays readable.
	 * @throws Problem where something is wrong, such as a promise without a day, or the
	 * unit is another's
	 */
	@Allowed(operation = "treatment.learning-task.answer", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR },
			scope = Scope.OWN_UNITS)
	public LearningTaskView answer(String idempotencyKey, Id id, int expectedVersion, Given answer) {
		Given given = answer.stripped();
		LearningTaskView of = store.locked(id)
			.orElseThrow(() -> Problem.notFound("learning task", id.value().toString()));
		currentCaller.reaching(of.unit());
		var author = recording.author(of.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, given), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.version(), "this task");
			if (!of.stands()) {
				throw Problem.conflict("What was learned was withdrawn, so nothing is asked any more.", of.version());
			}
			check(given);
			store.answer(of, given, today(), author);
			changes.ofLearning(of.id().value(), of.version() + 1, of.unit(), of.issuedOn(), author.at());
			return new Made<>(id, "learning task " + id.value(),
					Map.of("reply", String.valueOf(given.reply()), "words", Auditable.CHANGED));
		});
		return store.locked(id).orElseThrow();
	}

	private void check(Given given) {
		boolean will = given.reply() == Reply.WILL;
		@Nullable LocalDate by = given.promisedOn();
		new Problem.Faults()
			.when(given.reply() == null, "reply", "Say whether it is so already, was changed or will be.")
			.words(given.words(), WORDS_LIMIT, "words", "Say in a few words what is so, was changed or will be.")
			.text(given.evidence(), EVIDENCE_LIMIT, "evidence")
			.when(will && by == null, "promisedOn", "Say by which day.")
			.when(will && by != null && by.isBefore(today()), "promisedOn", "This day is over. Choose one to come.")
			.when(!will && by != null, "promisedOn", "Only a promise has a day; leave it out.")
			.when(tells(given.words()), "words", TELLS, VoiceCheck.LOOKS_LIKE_IDENTITY)
			.when(tells(given.evidence()), "evidence", TELLS, VoiceCheck.LOOKS_LIKE_IDENTITY)
			.raise();
	}

	private static boolean tells(@Nullable String words) {
		return words != null && !NameLike.in(words).isEmpty();
	}

	/** One by id, of those that the caller reads. */
	@Allowed(operation = "treatment.learning-task.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Optional<LearningTaskView> find(Id id) {
		return store.find(id, readable());
	}

	/** All answers of one that the caller reads, the last first. */
	@Allowed(operation = "treatment.learning-task.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<LearningTaskView.Answer> answers(Id id) {
		return store.find(id, readable()).map(it -> store.answers(it.id())).orElse(List.of());
	}

	/**
	 * A part of a list: what waits for an answer first, the soonest due first; then
	 * promises past their day, and what is answered.
	 */
	@Allowed(operation = "treatment.learning-task.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<LearningTaskView> page(Filter filter, int offset, int limit) {
		return store.page(readable(), filter, today(), offset, limit);
	}

	/** How many a list has. */
	@Allowed(operation = "treatment.learning-task.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(readable(), filter, today());
	}

	/**
	 * Those of a list behind one, the first issued first; one more than the limit where
	 * there are more.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "treatment.learning-task.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<LearningTaskView> behind(Filter filter, @Nullable Id last, int limit) {
		return store.behind(readable(), filter, today(), last, limit + 1);
	}

	/** What the caller's own units have to do. */
	@Allowed(operation = "treatment.learning-task.answer", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(currentCaller.reach(), today());
	}

	/** Null for all. */
	private @Nullable Collection<UnitId> readable() {
		return currentCaller.get().readsAsTeam() ? null : currentCaller.reach();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** What a unit is asked. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * An answer.
	 *
	 * @param evidence where it can be seen; null where nothing is told
	 * @param promisedOn by when; given with a promise alone
	 */
	public record Given(@Nullable Reply reply, String words, @Nullable String evidence,
			@Nullable LocalDate promisedOn) {

		Given stripped() {
			String seen = Blanks.strip(Objects.requireNonNullElse(evidence, ""));
			return new Given(reply, Blanks.strip(words), seen.isEmpty() ? null : seen, promisedOn);
		}

	}

	/** The lists. */
	public enum Kept {

		/** To be answered. */
		TO_ANSWER,
		/** Promised, and the day is over. */
		PROMISE_OVER,
		/** Promised, and the day is to come. */
		PROMISED,
		/** Answered. */
		ANSWERED,
		/** All. */
		ALL

	}

	/**
	 * What is looked for.
	 *
	 * @param learning only of what was learned so; null for all
	 */
	public record Filter(Kept list, @Nullable UUID learning, @Nullable UnitId unit) {
	}

	/**
	 * What is to be done.
	 *
	 * @param answerBy the soonest day of those to answer
	 * @param promisedOn the oldest day of the promises that are over
	 */
	public record Look(int toAnswer, @Nullable LocalDate answerBy, int promisesOver, @Nullable LocalDate promisedOn) {
	}

}
