package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.ServiceId;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Membership;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.treatment.VoiceRules.Lists;

/**
 * What people say of services, and what came of it: somebody who heard a thing says it,
 * the unit that it is about answers, those who said it hear of the answer, and what is
 * chosen everybody reads. It tells of nobody: who said it is a group. It is no report of
 * the program itself, which another module takes.
 */
@Service
@Transactional
public class Voices {

	/** The data set. */
	public static final DataSet DATA_SET = ChangedRecords.VOICES;

	/** GraphQL's name of something that was heard. */
	static final String TYPE = "ServiceFeedback";

	/** The most characters of what was said. */
	public static final int SAID_LIMIT = 300;

	/** The most characters of people's own words. */
	public static final int QUOTE_LIMIT = 500;

	/** The most characters of an answer. */
	public static final int ANSWER_LIMIT = 500;

	/** The most characters of a reason. */
	public static final int REASON_LIMIT = 300;

	/** The most people who can have said one thing. */
	public static final int PEOPLE_AT_MOST = 10_000;

	/** How many of a theme stand on the wall. */
	public static final int ON_THE_WALL = 4;

	private static final int OPEN_TO_ALL = 50;

	private final VoiceStore store;

	private final VoiceCheck check;

	private final VoiceRules rules;

	private final BatchOutcomes outcomes;

	private final Trial trial;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	Voices(VoiceStore store, VoiceCheck check, VoiceRules rules, BatchOutcomes outcomes, Trial trial,
			CurrentCaller currentCaller, Recording recording, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.outcomes = outcomes;
		this.trial = trial;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Says what was heard, of a service of whichever unit.
	 * @throws Problem where something is wrong, or unusual and not confirmed: then each
	 * fault has the reason {@code CONFIRM}
	 */
	@Allowed(operation = "treatment.voice.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	public Id record(String idempotencyKey, VoiceEntry entry, Door door) {
		return recording.once(idempotencyKey, asSent(List.of(entry)), Id::new, author -> {
			var checked = check.of(List.of(entry), null).getFirst();
			if (!checked.faults().isEmpty()) {
				throw Problem.invalid(checked.faults());
			}
			Id id = keep(List.of(checked), door, null, author).getFirst();
			return new Made<>(id, subject(id), Map.of("unit", String.valueOf(checked.unit()), "door", door.name()));
		});
	}

	/**
	 * Says many things that were heard, each of which stands or falls for itself. A
	 * program tells of its own units alone.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "treatment.voice.record-many", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.PARTNER_SYSTEM })
	public List<BatchResult> recordAll(String idempotencyKey, List<VoiceEntry> sent, boolean dryRun) {
		new Problem.Faults()
			.when(sent.isEmpty() || sent.size() > BatchResult.ITEMS_AT_MOST, "items",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		@Nullable Set<UnitId> only = currentCaller.get().machine() ? currentCaller.reach() : null;
		if (dryRun) {
			return BatchOutcomes
				.tried(trial.of(() -> check.of(sent, only)).stream().map(it -> new Taken(null, it.faults())).toList());
		}
		var batch = recording.once(idempotencyKey, asSent(sent), BatchOutcomes.Id::new, author -> {
			var id = new BatchOutcomes.Id(UUID.randomUUID());
			var checked = check.of(sent, only);
			var right = checked.stream().filter(it -> it.faults().isEmpty()).toList();
			var made = keep(right, Door.API, id.value(), author).iterator();
			outcomes.keep(id,
					checked.stream()
						.map(it -> new Taken(it.faults().isEmpty() ? made.next() : null, it.faults()))
						.toList(),
					author.at());
			return new Made<>(id, "what people say of services", Map.of("rows", String.valueOf(right.size())));
		});
		return outcomes.of(batch, sent.size(), TYPE);
	}

	/** Keeps what was checked, and tells of it; for files too. */
	List<Id> keep(List<VoiceCheck.Checked> checked, Door door, @Nullable UUID in, Author author) {
		UnitId heardBy = heardBy(author);
		var ids = new ArrayList<Id>();
		var days = new HashMap<UnitId, List<LocalDate>>();
		checked.forEach(it -> {
			var id = new Id(UUID.randomUUID());
			UnitId unit = Objects.requireNonNull(it.unit());
			store.add(new VoiceStore.Fresh(id, it.entry(), unit, heardBy, it.late()), door, in, author);
			days.computeIfAbsent(unit, of -> new ArrayList<>()).add(Objects.requireNonNull(it.entry().heardOn()));
			ids.add(id);
		});
		days.forEach(
				(unit, on) -> changes.ofVoices((in != null) ? in : ids.getFirst().value(), 1, unit, on, author.at()));
		return ids;
	}

	/** The unit of the post as which somebody writes. */
	private UnitId heardBy(Author author) {
		return currentCaller.get()
			.memberships()
			.stream()
			.filter(it -> it.id().equals(author.as()))
			.map(Membership::unit)
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Puts right what was heard; what everybody reads of it is chosen anew.
	 * @throws Problem where something is wrong, or it was changed meanwhile or withdrawn
	 */
	@Allowed(operation = "treatment.voice.correct",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public ServiceFeedbackView correct(String idempotencyKey, Id id, int expectedVersion, VoiceEntry entry) {
		return changed(idempotencyKey, id, expectedVersion, List.of(asSent(List.of(entry))), this::mine,
				(of, author) -> {
					var checked = check.of(List.of(entry), null).getFirst();
					if (!checked.faults().isEmpty()) {
						throw Problem.invalid(checked.faults());
					}
					if (checked.entry().sure().equals(of.entry().sure())) {
						return Map.of();
					}
					UnitId unit = Objects.requireNonNull(checked.unit());
					store.change(new VoiceStore.Fresh(id, checked.entry(), unit, of.heardBy(), checked.late()));
					if (!unit.equals(of.unit())) {
						changes.ofVoices(id.value(), of.version() + 1, unit,
								List.of(Objects.requireNonNull(checked.entry().heardOn())), author.at());
					}
					return Map.of("unit", unit.value(), "said",
							of.said().equals(checked.entry().said()) ? "AS BEFORE" : Auditable.CHANGED);
				}, entry.heardOn());
	}

	/**
	 * Withdraws what should not be there; it stays readable by its page, and counts no
	 * more.
	 */
	@Allowed(operation = "treatment.voice.correct",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public ServiceFeedbackView withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		return changed(idempotencyKey, id, expectedVersion, List.of("withdraw", because), this::mine, (of, author) -> {
			new Problem.Faults().words(because, REASON_LIMIT, "because", "Say in a few words why.").raise();
			store.withdraw(id, Blanks.strip(because), author);
			return Map.of("withdrawn", "true");
		}, null);
	}

	/**
	 * Answers what was heard: it was done, will be by a day, or cannot. A later answer
	 * holds in the place of an earlier one, which stays readable, and is to be told back
	 * again.
	 * @throws Problem where something is wrong, such as a promise without a day, or the
	 * unit is another's
	 */
	@Allowed(operation = "treatment.voice.answer",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public ServiceFeedbackView answer(String idempotencyKey, Id id, int expectedVersion, VoiceEntry.Answer answer) {
		return changed(idempotencyKey, id, expectedVersion, List.of(answer), this::answering, (of, author) -> {
			VoiceEntry.Answer given = answer.stripped();
			var faults = new Problem.Faults();
			check.answer(faults, of, given);
			faults.raise();
			store.answer(of, given, (given.answeredOn() != null) ? given.answeredOn() : today(), author);
			if (of.waitsForReader()) {
				// Whoever reads it a second time is to read what holds.
				store.keepBack(id);
			}
			return Map.of("answer", String.valueOf(given.reply()));
		}, null);
	}

	/** Says when and how those who said it heard of the answer. */
	@Allowed(operation = "treatment.voice.tell-back",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public ServiceFeedbackView toldBack(String idempotencyKey, Id id, int expectedVersion, @Nullable LocalDate on,
			@Nullable String how) {
		return changed(idempotencyKey, id, expectedVersion, Arrays.asList("toldBack", on, how), this::mine,
				(of, author) -> {
					var faults = new Problem.Faults();
					check.toldBack(faults, of, on, how);
					faults.raise();
					store.toldBack(of, Objects.requireNonNull(on), Objects.requireNonNull(how), author);
					return Map.of("toldBack", String.valueOf(how));
				}, null);
	}

	/**
	 * Chooses that everybody is to read what was said and answered. Where few said it,
	 * somebody else has to read it first.
	 * @param withQuote whether people's own words are shown too
	 */
	@Allowed(operation = "treatment.voice.release", roles = { Role.ADP_LEAD, Role.UNIT_LEAD }, scope = Scope.OWN_UNITS)
	public ServiceFeedbackView release(String idempotencyKey, Id id, int expectedVersion, boolean withQuote) {
		return changed(idempotencyKey, id, expectedVersion, List.of("release", withQuote), this::answering,
				(of, author) -> {
					var faults = new Problem.Faults();
					check.release(faults, of, withQuote);
					faults.raise();
					boolean atOnce = !small(of);
					store.release(of, withQuote, atOnce, author);
					return Map.of("release", atOnce ? "RELEASED" : "ASKED", "quote", String.valueOf(withQuote));
				}, null);
	}

	/**
	 * Says, as somebody else than who chose so, that nobody is known by what is to be
	 * shown: from now on everybody reads it.
	 */
	@Allowed(operation = "treatment.voice.read-twice",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public ServiceFeedbackView readTwice(String idempotencyKey, Id id, int expectedVersion) {
		return changed(idempotencyKey, id, expectedVersion, List.of("read"), this::answering, (of, author) -> {
			new Problem.Faults().when(!of.waitsForReader(), "release", "Nobody asked for this to be read.")
				.when(store.releaseAskedBy(id).filter(author.account()::equals).isPresent(), "release",
						"You chose it yourself, so somebody else reads it.", "NEEDS_SECOND")
				.raise();
			store.read(id, author);
			return Map.of("release", "RELEASED");
		}, null);
	}

	/** Keeps back what everybody read, or was to. */
	@Allowed(operation = "treatment.voice.read-twice",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public ServiceFeedbackView keepBack(String idempotencyKey, Id id, int expectedVersion) {
		return changed(idempotencyKey, id, expectedVersion, List.of("keepBack"), this::answering, (of, author) -> {
			new Problem.Faults().when(of.releaseAnswer() == null, "release", "This is kept back already.").raise();
			store.keepBack(id);
			store.turn(id);
			return Map.of("release", "KEPT_BACK");
		}, null);
	}

	private ServiceFeedbackView changed(String key, Id id, int expectedVersion, List<?> input,
			Consumer<ServiceFeedbackView> may, BiFunction<ServiceFeedbackView, Author, Map<String, String>> work,
			@Nullable LocalDate another) {
		ServiceFeedbackView of = store.locked(id)
			.orElseThrow(() -> Problem.notFound("feedback", id.value().toString()));
		may.accept(of);
		var author = recording.author(of.unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.version(), "this");
			if (!of.stands()) {
				throw Problem.conflict("This was withdrawn.", of.version());
			}
			var told = work.apply(of, author);
			if (told.isEmpty()) {
				return Made.found(id);
			}
			changes.ofVoices(id.value(), of.version() + 1, of.unit(),
					(another != null) ? List.of(of.heardOn(), another) : List.of(of.heardOn()), author.at());
			return new Made<>(id, subject(id), told);
		});
		return store.locked(id).orElseThrow();
	}

	/** It is about a unit of the caller's. */
	private void answering(ServiceFeedbackView of) {
		currentCaller.reaching(of.unit());
	}

	/** It is about a unit of the caller's, or was heard there. */
	private void mine(ServiceFeedbackView of) {
		if (!currentCaller.reach().contains(of.heardBy())) {
			currentCaller.reaching(of.unit());
		}
	}

	/** One by id, of those that the caller reads; also one that was withdrawn. */
	@Allowed(operation = "treatment.voice.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Optional<ServiceFeedbackView> find(Id id) {
		return store.find(id, readers());
	}

	/** All answers of some, by what they answer, the last first. */
	@Allowed(operation = "treatment.voice.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<Id, List<ServiceFeedbackView.Answer>> answers(Collection<Id> ids) {
		return store.answers(ids, readers());
	}

	/** Some of a list, in its order. */
	@Allowed(operation = "treatment.voice.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<ServiceFeedbackView> page(Filter filter, int offset, int limit) {
		return store.page(readers(), filter, today(), offset, limit);
	}

	/** How many a list has. */
	@Allowed(operation = "treatment.voice.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(readers(), filter, today());
	}

	/**
	 * Those of a list behind one, what was heard first before all others; one more than
	 * the limit where there are more.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "treatment.voice.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<ServiceFeedbackView> behind(Filter filter, @Nullable Id last, int limit) {
		return store.behind(readers(), filter, today(), last, limit + 1);
	}

	/**
	 * The wall: what was heard by theme, the theme first in which something waits longest
	 * for an answer, and in each what waits longest.
	 */
	@Allowed(operation = "treatment.voice.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<VoiceTheme> wall(@Nullable ServiceId service) {
		return themes(store.wall(readers(), new Filter(Kept.ALL, null, null, service), today(), ON_THE_WALL));
	}

	/** The part of the wall that everybody reads. */
	@Allowed(operation = "treatment.public-voice.read", to = Audience.PUBLIC)
	@Transactional(readOnly = true)
	public List<VoiceTheme> released(@Nullable ServiceId service) {
		LocalDate today = today();
		return themes(store.released(service, today.minusMonths(rules.on(today).publicMonths()), today, OPEN_TO_ALL));
	}

	/** How much was heard and answered in all, of what the caller reads. */
	@Allowed(operation = "treatment.voice.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Share share(@Nullable ServiceId service) {
		return store.share(readers(), new Filter(Kept.ALL, null, null, service), today());
	}

	/** What the caller's own units have to do, and what waits for a second reader. */
	@Allowed(operation = "treatment.voice.tell-back",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(currentCaller.reach(), readers(), currentCaller.get().account(), today());
	}

	/** A list of codes. */
	@Allowed(operation = "treatment.public-voice.read", to = Audience.PUBLIC)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList list(Lists list) {
		return rules.list(list);
	}

	/** Whether so few said it that a second person reads what is to be shown. */
	@Allowed(operation = "treatment.public-voice.read", to = Audience.PUBLIC)
	@Transactional(propagation = Propagation.SUPPORTS)
	public boolean small(ServiceFeedbackView of) {
		return of.weight() < rules.on(of.heardOn()).smallGroup();
	}

	/** By when something is to be answered. */
	@Allowed(operation = "treatment.public-voice.read", to = Audience.PUBLIC)
	@Transactional(propagation = Propagation.SUPPORTS)
	public LocalDate answerBy(ServiceFeedbackView of) {
		return of.heardOn().plusDays(rules.on(of.heardOn()).answerDays());
	}

	/** Whether it speaks for an outcome, as PLAN/CODE. */
	@Allowed(operation = "treatment.public-voice.read", to = Audience.PUBLIC)
	@Transactional(propagation = Propagation.SUPPORTS)
	public boolean speakFor(String outcome) {
		return rules.outcomes().contains(outcome);
	}

	/** Takes back what came in by a file. */
	void takeBack(UUID in, String because, Author author) {
		store.cameIn(in).forEach(it -> {
			store.withdraw(it.id(), because, author);
			changes.ofVoices(it.id().value(), it.version() + 1, it.unit(), List.of(it.heardOn()), author.at());
		});
	}

	private List<VoiceTheme> themes(VoiceStore.Wall wall) {
		int small = rules.on(today()).smallGroup();
		CodeList themes = rules.list(Lists.THEME);
		var groups = wall.groups()
			.stream()
			.collect(Collectors.groupingBy(VoiceStore.OfGroup::theme,
					Collectors.mapping(it -> new VoiceTheme.Group(it.respondent(), it.weight()), Collectors.toList())));
		var shown = wall.shown()
			.stream()
			.collect(Collectors.groupingBy(VoiceStore.Shown::theme,
					Collectors.mapping(it -> Objects.requireNonNull(wall.views().get(it.id())), Collectors.toList())));
		return wall.sums().stream().map(it -> {
			var of = groups.getOrDefault(it.theme(), List.of());
			return new VoiceTheme(
					themes.find(it.theme())
						.orElseGet(() -> new CodeList.Value(it.theme(), it.theme(), null, null, false)),
					it.items(), it.weight(), it.answeredItems(), it.answeredWeight(), it.oldestUnanswered(),
					it.overdue(), of.stream().anyMatch(group -> group.weight() < small) ? List.of() : of,
					shown.getOrDefault(it.theme(), List.of()));
		})
			.sorted(Comparator
				.comparing(VoiceTheme::oldestUnanswered, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
				.thenComparing(Comparator.comparing(VoiceTheme::overdue).reversed())
				.thenComparing(Comparator.comparing(VoiceTheme::weight).reversed())
				.thenComparing(it -> it.theme().label()))
			.toList();
	}

	private VoiceStore.Readers readers() {
		Caller caller = currentCaller.get();
		return caller.readsAsTeam() ? new VoiceStore.Readers(true, List.of())
				: new VoiceStore.Readers(false, currentCaller.reach());
	}

	private static List<?> asSent(List<VoiceEntry> sent) {
		return List.copyOf(sent);
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	private static String subject(Id id) {
		return "feedback on a service " + id.value();
	}

	/** Something that was heard. */
	public record Id(UUID value) implements Identifier {
	}

	/** What came of one of what was sent together. */
	private record Taken(@Nullable Id id, List<Problem.Field> faults) implements BatchOutcomes.Item {
	}

	/** By which way something came in. */
	public enum Door {

		/** Typed into a page. */
		PAGE,
		/** In a file. */
		FILE,
		/** By another program. */
		API,
		/** Invented for a first start. */
		SAMPLE

	}

	/** The lists. */
	public enum Kept {

		/** Nobody answered, the oldest first. */
		UNANSWERED,
		/** Promised, and the day is over. */
		OVERDUE,
		/** Promised, and the day is to come. */
		PROMISED,
		/** Answered, and those who said it have not heard of that. */
		TO_TELL,
		/** To be shown to everybody once somebody else has read it. */
		TO_READ,
		/** What everybody reads. */
		RELEASED,
		/** All, the last first. */
		ALL

	}

	/** What is looked for. */
	public record Filter(Kept list, @Nullable String theme, @Nullable UnitId unit, @Nullable ServiceId service) {
	}

	/**
	 * How much was heard and how much of that was answered: things, and people who said
	 * them.
	 */
	public record Share(int items, int weight, int answeredItems, int answeredWeight) {
	}

	/**
	 * What is to be done.
	 *
	 * @param unanswered how many of the own units nobody answered
	 * @param oldest when the oldest of them was heard
	 * @param overdue how many promises are past their day
	 * @param promised the day of the oldest of them
	 * @param toTell of how many answers those who said it have not heard
	 * @param answered since when the oldest of them is answered
	 * @param toRead how many wait for the reader as the second one
	 */
	public record Look(int unanswered, @Nullable LocalDate oldest, int overdue, @Nullable LocalDate promised,
			int toTell, @Nullable LocalDate answered, int toRead) {
	}

}
