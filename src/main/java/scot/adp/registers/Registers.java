package scot.adp.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
import scot.adp.directory.Partners;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.RecordId;
import scot.adp.events.SkillGapFound;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.SignedOff;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.registers.RegisterPlaceView.Standing;
import scot.adp.shell.parts.NameLike;

/**
 * Registers: which units signed, what is published, live or decided. An entry is never
 * overwritten: it is put right with a reason, and what it said before stays readable.
 */
@Service
@Transactional
public class Registers {

	/** The most characters of a reference. */
	public static final int EVIDENCE_LIMIT = 200;

	/** The most characters of a reason. */
	public static final int REASON_LIMIT = 500;

	/** The most that a number can be. */
	public static final int AT_MOST = 10_000;

	/** What GraphQL calls an entry. */
	public static final String TYPE = "RegisterEntry";

	/** The most characters of what a thing is called. */
	public static final int TITLE_LIMIT = 120;

	/** The most characters of what a state asks to be told. */
	public static final int WORDS_LIMIT = 500;

	private static final Set<Standing> WAITING = EnumSet.of(Standing.OVERDUE, Standing.NOT_TOLD, Standing.DUE_AGAIN);

	private static final String FILE_TAKEN_BACK = "Its file was taken back.";

	private static final String CORRECT = "registers.correct";

	private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

	/** So many years ahead a second day may lie. */
	private static final int YEARS_AHEAD = 15;

	private final RegisterStore store;

	private final RegisterRules rules;

	private final Partners partners;

	private final MeetingCalendar meetings;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final RegisterNews news;

	private final Trial trial;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Registers(RegisterStore store, RegisterRules rules, Partners partners, MeetingCalendar meetings,
			SignedOff signedOff, CurrentCaller currentCaller, Recording recording, RegisterNews news, Trial trial,
			ApplicationEventPublisher events, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.partners = partners;
		this.meetings = meetings;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.news = news;
		this.trial = trial;
		this.events = events;
		this.clock = clock;
	}

	/** Which registers there are. */
	@Allowed(operation = "registers.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<RegisterKind> kinds() {
		return rules.kinds();
	}

	/** A register by its code. */
	@Allowed(operation = "registers.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public Optional<RegisterKind> kind(String code) {
		return rules.find(code);
	}

	/**
	 * All that registers ask for and all that was told, by register: what nobody told
	 * first, then what is not there yet.
	 */
	@Allowed(operation = "registers.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<String, List<RegisterPlaceView>> places() {
		return allPlaces();
	}

	/**
	 * How much of the caller's own units waits for them, by how it stands: what nobody
	 * told, what is due again and what is overdue. What nothing waits in is left out.
	 */
	@Allowed(operation = "registers.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<Standing, Long> waiting() {
		var own = currentCaller.reach();
		return own.isEmpty() ? Map.of()
				: allPlaces().values()
					.stream()
					.flatMap(List::stream)
					.filter(it -> WAITING.contains(it.standing()) && own.contains(it.unit()))
					.collect(Collectors.groupingBy(RegisterPlaceView::standing, TreeMap::new, Collectors.counting()));
	}

	/**
	 * What was told of one thing, the last first, what was withdrawn among it.
	 * @param place which, where the register tells things apart by a title; null
	 * elsewhere
	 */
	@Allowed(operation = "registers.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<RegisterEntryView> entries(String kind, UnitId unit, String item, @Nullable UUID place) {
		return store.entries(kind, unit, item, place);
	}

	/** An entry by id. */
	@Allowed(operation = "registers.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<RegisterEntryView> find(Id id) {
		return store.find(id);
	}

	/** All that entries said, of each the last first. */
	@Allowed(operation = "registers.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Id, List<RegisterEntryView>> history(Collection<Id> ids) {
		return store.history(ids);
	}

	/**
	 * Records an entry.
	 * @throws Problem where something is missing or wrong, or the unit is another's
	 */
	@Allowed(operation = "registers.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Id record(String idempotencyKey, New entry) {
		return enter(idempotencyKey, entry, false, null).id();
	}

	/**
	 * Records entries, each for itself: those that are right are kept, of the others it
	 * is told what is wrong, and what holds already is passed over.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or too many
	 */
	@Allowed(operation = "registers.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<New> entries, boolean dryRun) {
		currentCaller.reachingAny(entries.stream().map(New::unit).filter(Objects::nonNull).toList());
		return trial.each("entries", entries.size(), dryRun,
				() -> recording.once(recording.author(), idempotencyKey, entries, Id::new,
						() -> Made.told(new Id(UUID.randomUUID()))),
				(i, key) -> NodeSource.globalId(TYPE, enter(key, entries.get(i), true, null).id().value()));
	}

	/**
	 * Makes an entry.
	 * @param passOver whether what holds already is left as it is, and no fault
	 * @param in the file that brings it; null for none
	 * @return the entry, and whether it was made anew
	 */
	Made<Id> enter(String idempotencyKey, New entry, boolean passOver, @Nullable UUID in) {
		if (entry.unit() != null) {
			currentCaller.reaching(entry.unit());
		}
		Said said = entry.said().stripped();
		@Nullable String title = Blanks.stripped(entry.title());
		Author author = recording.author(entry.unit());
		return recording.make(author, idempotencyKey,
				Arrays.asList(entry.kind(), entry.unit(), entry.item(), title, said), Id::new, () -> {
					Optional<RegisterKind> kind = rules.find(entry.kind());
					@Nullable UnitId unit = entry.unit();
					var faults = new Problem.Faults()
						.when(kind.isEmpty(), "kind",
								"Choose one of %s.".formatted(
										String.join(", ", rules.kinds().stream().map(RegisterKind::code).toList())))
						.when(unit == null, "unit", "Say which unit it is of.")
						.when(unit != null && !partners.units(List.of(unit)).containsKey(unit), "unit",
								"There is no such unit.");
					kind.ifPresent(it -> {
						it.items().check(faults, "item", entry.item(), today());
						titled(faults, it, title);
						check(faults, it, said, null);
					});
					faults.raise();
					UnitId of = Objects.requireNonNull(unit);
					String item = Objects.requireNonNull(entry.item());
					var id = new Id(UUID.randomUUID());
					@Nullable UUID place = placeOf(kind.orElseThrow(), of, item, title, id);
					if (passOver) {
						var known = known(kind.orElseThrow(), of, item, place, said);
						if (known.isPresent()) {
							return Made.found(known.get());
						}
					}
					LocalDate on = Objects.requireNonNull(said.onDay());
					var before = holding(kind.orElseThrow(), of, item, place);
					store.add(id, kind.orElseThrow().code(), of, item, title, place, said, late(on), in, author);
					before.ifPresent(it -> lacking(kind.orElseThrow(), it, id, author));
					news.changed(id.value(), 1, of, on, later(on), author.at());
					return new Made<>(id, subject(id), Map.of("kind", kind.orElseThrow().code(), "unit", of.value(),
							"state", String.valueOf(said.state())));
				});
	}

	/**
	 * An entry that stands and says the same, or said so before it was put right: what is
	 * sent each night brings nothing wrong back. Whoever brings the same at once waits.
	 */
	private Optional<Id> known(RegisterKind kind, UnitId unit, String item, @Nullable UUID place, Said said) {
		store.hold(kind.code(), unit, item);
		var standing = store.entries(kind.code(), unit, item, place)
			.stream()
			.filter(it -> !it.withdrawn())
			.map(RegisterEntryView::id)
			.toList();
		return store.history(standing)
			.values()
			.stream()
			.flatMap(List::stream)
			.filter(it -> it.said().equals(said))
			.map(RegisterEntryView::id)
			.findFirst();
	}

	/**
	 * The thing that is called so, or a new one; null where titles tell nothing apart.
	 * Whoever tells of one at once waits, so that none comes twice.
	 */
	private @Nullable UUID placeOf(RegisterKind kind, UnitId unit, String item, @Nullable String title, Id id) {
		if (title == null) {
			return null;
		}
		store.hold(kind.code(), unit, item);
		return store.place(kind.code(), unit, item, title).orElse(id.value());
	}

	private static void titled(Problem.Faults faults, RegisterKind kind, @Nullable String title) {
		faults
			.when(kind.thing() != null && title == null, "title", "%s: say what it is called.".formatted(kind.thing()))
			.when(kind.thing() == null && title != null, "title", "This register has no titles; leave it out.")
			.text(title, TITLE_LIMIT, "title");
	}

	/** Withdraws what a file brought, and nobody withdrew since. */
	void takeBack(UUID in) {
		store.cameIn(in).forEach(id -> {
			RegisterEntryView now = store.locked(id);
			if (!now.withdrawn()) {
				change(id, now, null, FILE_TAKEN_BACK, recording.author());
			}
		});
	}

	/**
	 * Puts an entry right.
	 * @param expectedVersion the version that the caller saw
	 * @param reason why; what it said before stays beside it
	 * @throws Problem where something is wrong, it is another unit's or withdrawn, or it
	 * was changed meanwhile
	 */
	@Allowed(operation = CORRECT, roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public RegisterEntryView correct(String idempotencyKey, Id id, int expectedVersion, Said said, String reason) {
		return again(idempotencyKey, id, expectedVersion, said.stripped(), reason);
	}

	/**
	 * Withdraws an entry that should not be there; it stays readable and counts no more.
	 * @throws Problem where it is another unit's or withdrawn, or was changed meanwhile
	 */
	@Allowed(operation = CORRECT, roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public RegisterEntryView withdraw(String idempotencyKey, Id id, int expectedVersion, String reason) {
		return again(idempotencyKey, id, expectedVersion, null, reason);
	}

	private RegisterEntryView again(String idempotencyKey, Id id, int expectedVersion, @Nullable Said said,
			String reason) {
		RegisterEntryView found = store.find(id).orElseThrow(() -> Problem.notFound("entry", id.value().toString()));
		currentCaller.reaching(found.unit());
		Author author = recording.author(found.unit());
		recording.once(author, idempotencyKey, Arrays.asList(id, expectedVersion, said, reason), Id::new, () -> {
			RegisterEntryView before = store.locked(id);
			Problem.unlessSeen(expectedVersion, before.version(), "this entry");
			if (before.withdrawn()) {
				throw Problem.conflict("This entry was withdrawn. Make another one.", before.version());
			}
			if (said != null && said.equals(before.said())) {
				return Made.found(id);
			}
			var faults = new Problem.Faults().words(reason, REASON_LIMIT, "reason",
					"Say in a few words why it is put right.");
			if (said != null) {
				Said given = said;
				rules.find(before.kind()).ifPresent(kind -> check(faults, kind, given, before));
			}
			faults.raise();
			Said now = change(id, before, said, Blanks.strip(reason), author);
			return new Made<>(id, subject(id),
					Map.of("state", String.valueOf(now.state()), "withdrawn", String.valueOf(said == null)));
		});
		return store.find(id).orElseThrow();
	}

	/**
	 * Says something else of an entry.
	 * @param said what; null where it is withdrawn
	 * @return what it says now
	 */
	private Said change(Id id, RegisterEntryView before, @Nullable Said said, String reason, Author author) {
		Said now = (said != null) ? said : before.said();
		LocalDate on = Objects.requireNonNull(now.onDay());
		LocalDate first = on.isBefore(before.onDay()) ? on : before.onDay();
		var kind = rules.find(before.kind());
		var standing = kind.flatMap(it -> holding(it, before.unit(), before.item(), before.place()));
		store.say(id, before.version() + 1, now, said == null, reason, late(first), author);
		standing.ifPresent(it -> lacking(kind.orElseThrow(), it, id, author));
		news.changed(id.value(), before.version() + 1, before.unit(), first, later(first), author.at());
		return now;
	}

	/**
	 * How something stands of a unit before a change, where units say what they lack; who
	 * changes the same waits. Empty for other registers.
	 */
	private Optional<Holding> holding(RegisterKind kind, UnitId unit, String item, @Nullable UUID place) {
		if (!kind.ofLacks()) {
			return Optional.empty();
		}
		store.hold(kind.code(), unit, item);
		return Optional
			.of(new Holding(unit, item, place, store.holding(kind.code(), unit, item, place, today()).orElse(null)));
	}

	/**
	 * Tells that a unit lacks a skill: once by the entry that says so, and again where
	 * that entry is put right and still does.
	 */
	private void lacking(RegisterKind kind, Holding before, Id changed, Author author) {
		store.holding(kind.code(), before.unit(), before.item(), before.place(), today())
			.filter(now -> kind.lacks(now.state()) && now.id().equals(changed))
			.filter(now -> before.last() == null || before.last().id().equals(changed)
					|| !kind.lacks(before.last().state()))
			.ifPresent(
					now -> events.publishEvent(new SkillGapFound(
							new Envelope(new EventId(UUID.randomUUID()), new RecordId(now.id().value()), now.version(),
									author.at().toInstant(), now.unit(), 1, null),
							new ListedCode(now.item()), now.onDay())));
	}

	private void check(Problem.Faults faults, RegisterKind kind, Said said, @Nullable RegisterEntryView before) {
		LocalDate today = today();
		@Nullable LocalDate on = said.onDay();
		boolean kept = before != null && before.state().equals(said.state());
		Optional<RegisterKind.State> state = kind.state(said.state())
			.filter(it -> kept || it.holds((on != null) ? on : today));
		@Nullable Integer number = said.number();
		faults
			.when(state.isEmpty(), "state",
					"Choose one of %s.".formatted(
							String.join(", ", kind.states(today).stream().map(RegisterKind.State::code).toList())))
			.when(on == null, "onDay", "Say since when.")
			.when(on != null && on.isAfter(today), "onDay", "This day is to come.", "IN_FUTURE")
			.when(on != null && on.isBefore(FIRST_DAY), "onDay", "This is long ago; check the year.")
			.when(kind.number() != null && number == null, "number", "%s: say how many.".formatted(kind.number()))
			.when(kind.number() == null && number != null, "number", "This register has no number; leave it out.")
			.when(number != null && (number < 1 || number > AT_MOST), "number",
					"Give a whole number from 1 to %,d.".formatted(AT_MOST))
			.text(said.evidence(), EVIDENCE_LIMIT, "evidence")
			.when(state.filter(RegisterKind.State::evidence).isPresent() && said.evidence() == null, "evidence",
					"Say where it can be read, or the number of the paper.")
			.text(said.words(), WORDS_LIMIT, "words")
			.when(state.filter(it -> it.words() != null).isPresent() && said.words() == null, "words",
					"%s: say it in a sentence.".formatted(state.map(RegisterKind.State::words).orElse("")))
			.when(state.filter(it -> it.words() == null).isPresent() && said.words() != null, "words",
					"This state asks for no words; leave them out.")
			.when(state.filter(RegisterKind.State::until).isPresent() && said.untilDay() == null, "until",
					"%s: give the day.".formatted(kind.until()))
			.when(state.filter(it -> !it.until()).isPresent() && said.untilDay() != null, "until",
					"This state has no such day; leave it out.")
			.when(said.untilDay() != null && on != null && said.untilDay().isBefore(on), "until",
					"This is before the day since when it stands so.")
			.when(said.untilDay() != null && said.untilDay().isAfter(today.plusYears(YEARS_AHEAD)), "until",
					"This is years ahead; check the year.")
			.when(!NameLike.in(said.words()).isEmpty(), "words",
					"It holds what looks like a person's. Take it out: everybody who signs in reads it.")
			.when(state.filter(RegisterKind.State::meeting).isPresent() && said.meetingGroup() == null, "meeting",
					"Say which meeting decided it.", "MEETING_MISSING")
			.when((said.meetingGroup() == null) != (said.meetingOn() == null), "meeting",
					"Give the group and the day of the meeting, or none of both.");
		@Nullable GroupId group = said.meetingGroup();
		@Nullable LocalDate metOn = said.meetingOn();
		if (group != null && metOn != null) {
			faults
				.when(!meetings.held(group, metOn, metOn).containsKey(metOn), "meeting",
						"This group has no meeting on that day.")
				.when(metOn.isAfter(today), "meeting", "This meeting is to come.", "IN_FUTURE");
		}
	}

	private Map<String, List<RegisterPlaceView>> allPlaces() {
		LocalDate today = today();
		var last = new HashMap<Place, RegisterEntryView>();
		store.standing(today).forEach(it -> last.put(new Place(it.kind(), it.unit(), it.item(), it.place()), it));
		var found = new HashMap<String, List<RegisterPlaceView>>();
		for (RegisterKind kind : rules.kinds()) {
			var asked = new LinkedHashSet<Place>();
			kind.items()
				.on(today)
				.forEach(item -> kind.asked(today)
					.forEach(unit -> asked.add(new Place(kind.code(), unit, item.code(), null))));
			var all = new LinkedHashSet<>(asked);
			last.keySet().stream().filter(it -> it.kind().equals(kind.code())).forEach(all::add);
			var places = new ArrayList<RegisterPlaceView>();
			all.forEach(place -> {
				@Nullable RegisterEntryView entry = last.get(place);
				places.add(new RegisterPlaceView(place.kind(), place.unit(), place.item(),
						(entry != null) ? entry.title() : null, place.place(), asked.contains(place),
						kind.standing(entry, today), entry));
			});
			places.sort(Comparator.comparing(RegisterPlaceView::standing)
				.thenComparing(it -> it.unit().value())
				.thenComparing(RegisterPlaceView::item));
			found.put(kind.code(), places);
		}
		return found;
	}

	private boolean late(LocalDate on) {
		return signedOff.days(RegisterNews.REGISTERS).test(on);
	}

	/** What was told of a day holds on until today. */
	private LocalDate later(LocalDate on) {
		return on.isAfter(today()) ? on : today();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	static String subject(Id id) {
		return "register entry " + id.value();
	}

	/** What was told last of something of a unit; null for nothing. */
	private record Holding(UnitId unit, String item, @Nullable UUID place, @Nullable RegisterEntryView last) {
	}

	private record Place(String kind, UnitId unit, String item, @Nullable UUID place) {
	}

	/** An entry of a register. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * A new entry; faults tell what is missing.
	 *
	 * @param title what it is of is called, where the register tells things apart by that
	 */
	public record New(@Nullable String kind, @Nullable UnitId unit, @Nullable String item, @Nullable String title,
			Said said) {
	}

	/**
	 * What is said of something.
	 *
	 * @param onDay since when it stands so
	 * @param number where the register asks for one
	 * @param evidence where it can be read, or the number of the paper
	 * @param meetingGroup whose meeting decided it; null where none did
	 * @param words what the state asks to be told in a sentence
	 * @param untilDay until when it holds, or when it is looked at again
	 */
	public record Said(@Nullable String state, @Nullable LocalDate onDay, @Nullable Integer number,
			@Nullable String evidence, @Nullable GroupId meetingGroup, @Nullable LocalDate meetingOn,
			@Nullable String words, @Nullable LocalDate untilDay) {

		private Said stripped() {
			return new Said(state, onDay, number, Blanks.stripped(evidence), meetingGroup, meetingOn,
					Blanks.stripped(words), untilDay);
		}

	}

}
