package scot.adp.community;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.LearnerEntry.Outcome;
import scot.adp.community.LearnerRules.Lists;
import scot.adp.community.LearnerStore.Ended;
import scot.adp.community.LearnerStore.Row;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.PersonCheck;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * College and community courses, and how they end for those who learn. Whoever works with
 * people records them for the own unit and those below it and reads them there; nobody
 * else reads a row. Each read of rows goes on record.
 */
@Service
@Transactional
public class LearnerPaths {

	/** The data set. */
	public static final DataSet DATA_SET = CommunityNews.LEARNERS;

	/** GraphQL's name of somebody who learns. */
	static final String TYPE = "LearnerPath";

	/** Somebody has to say that it is right. */
	static final String CONFIRM = FileRows.CONFIRM;

	/** It is told otherwise already. */
	static final String KNOWN_OTHERWISE = "KNOWN_OTHERWISE";

	private static final int LEVELS = 12;

	private final LearnerStore store;

	private final LearnerRules rules;

	private final Batches batches;

	private final OwnUnits units;

	private final PersonCheck people;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final CommunityNews changes;

	private final CommunityEndings endings;

	private final Clock clock;

	LearnerPaths(LearnerStore store, LearnerRules rules, Batches batches, OwnUnits units, PersonCheck people,
			UnitSources sources, SignedOff signedOff, CurrentCaller currentCaller, Recording recording,
			CommunityNews changes, CommunityEndings endings, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.batches = batches;
		this.units = units;
		this.people = people;
		this.sources = sources;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.endings = endings;
		this.clock = clock;
	}

	/**
	 * Records that somebody learns, or how a course ended that is known: the same course
	 * from the same day on of the same reference.
	 * @throws Problem where something is wrong, or unusual and not confirmed: the faults
	 * of what is only unusual have the reason {@code CONFIRM}
	 */
	@Allowed(operation = "community.learner.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Id record(String idempotencyKey, Sent sent, Door door) {
		return batches.one(idempotencyKey, sent, door, kind(), Id::new);
	}

	/**
	 * Records who learns, each line for itself: those that are right are kept, of the
	 * others it is told what is wrong. What is known already is passed over.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or more than
	 * {@value BatchResult#ITEMS_AT_MOST}
	 */
	@Allowed(operation = "community.learner.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<Sent> sent, boolean dryRun, Door door) {
		return batches.all(idempotencyKey, sent, dryRun, door, kind());
	}

	private Batches.Of<Sent> kind() {
		return new Batches.Of<>(TYPE, "learners", it -> it.entry().unit(), this::asSent, Taking::new);
	}

	/** Looks at lines of a file, and keeps those that are right once that is asked. */
	Taking taking(List<Sent> sent, Set<UnitId> reach) {
		return new Taking(sent, reach);
	}

	private List<?> asSent(List<Sent> sent) {
		return List.of(sent.stream().map(it -> List.of(it.entry(), it.chi() != null)).toList(),
				batches.sealed(DATA_SET, sent.stream().map(Sent::chi).toList()));
	}

	private void check(Problem.Faults faults, LearnerEntry entry) {
		LocalDate today = LocalDate.now(clock);
		LocalDate start = entry.startOn();
		@Nullable LocalDate end = entry.endOn();
		rules.list(Lists.COURSE).check(faults, "course", entry.course(), start);
		rules.list(Lists.PROVIDER).check(faults, "provider", entry.provider(), start);
		faults
			.when(entry.scqfLevel() != null && (entry.scqfLevel() < 1 || entry.scqfLevel() > LEVELS), "scqfLevel",
					"SCQF levels are 1 to %d.".formatted(LEVELS))
			.when(start.isAfter(today), "startOn", "This day is still to come.", "IN_FUTURE")
			.when(!entry.sure() && start.isBefore(today.minusDays(rules.confirmDaysAgo())), "startOn",
					"This is more than %d days ago; say that it is right.".formatted(rules.confirmDaysAgo()), CONFIRM)
			.when(end != null && end.isBefore(start), "endOn", "The last day is before the first.")
			.when(end != null && end.isAfter(today), "endOn",
					"This day is still to come; leave it out while the course goes on.", "IN_FUTURE")
			.when(end != null && entry.outcome() == null, "outcome", "Say whether the course was completed or left.")
			.when(end == null && entry.outcome() != null, "endOn", "Give the last day too.")
			.when(end == null && entry.qualification() != null, "qualification",
					"A qualification is told with the end of the course.");
		LocalDate ended = (end != null) ? end : start;
		if (entry.leftBecause() != null) {
			rules.list(Lists.LEFT_BECAUSE).check(faults, "leftBecause", entry.leftBecause(), ended);
			faults.when(entry.outcome() != Outcome.LEFT, "leftBecause", "A reason is told of who left alone.");
		}
		if (entry.qualification() != null) {
			rules.list(Lists.QUALIFICATION).check(faults, "qualification", entry.qualification(), ended);
		}
	}

	/**
	 * Puts right what was recorded, or says how it ended: all that it is to say.
	 * @param sent with a CHI number where the person is told by one anew; without, and
	 * with the same reference, it stays of whom it was
	 * @throws Problem as for one that is recorded, where it was withdrawn, or changed
	 * since
	 */
	@Allowed(operation = "community.learner.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void change(String idempotencyKey, Id id, int expectedVersion, Sent sent) {
		var learner = locked(id);
		var author = recording.author(learner.unit());
		LearnerEntry entry = sent.entry();
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, asSent(List.of(sent))), Id::new, () -> {
			seen(learner, expectedVersion);
			boolean same = sent.chi() == null && entry.unit().equals(learner.unit())
					&& Objects.equals(entry.ownRef(), learner.ownRef());
			if (same && entry.says(learner)) {
				return Made.found(id);
			}
			var row = changed(learner, sent, same);
			store.change(row, same);
			endings.stopKnown(Stream.ofNullable(row.person()).toList());
			tell(learner.unit(), Stream.of(learner.startOn(), entry.startOn(), learner.endOn(), entry.endOn()), author);
			var told = new TreeMap<>(Map.of("unit", entry.unit().value(), "course", entry.course(), "startOn",
					entry.startOn().toString(), "outcome", (entry.outcome() != null) ? entry.outcome().name() : ""));
			if (!same) {
				told.put("person", Auditable.CHANGED);
			}
			return new Made<>(id, subject(id), told);
		});
	}

	private Row changed(LearnerPathView learner, Sent sent, boolean same) {
		LearnerEntry entry = sent.entry();
		boolean own = currentCaller.reach().contains(entry.unit());
		var faults = new Problem.Faults().when(!own, "unit", "This is none of your units.");
		if (own) {
			store.lock(List.of(entry.unit()));
			sources.held(DATA_SET, List.of(entry.unit()))
				.expectRecords(faults, "startOn", entry.unit(), entry.startOn());
		}
		check(faults, entry);
		var told = people.of(DATA_SET, LocalDate.now(clock));
		PersonCheck.@Nullable Who who = (same || !own) ? null
				: told.read(faults, entry.unit(), entry.ownRef(), sent.chi());
		told.makeKeys();
		faults.when(!same && entry.ownRef() == null && sent.chi() == null, "ownRef",
				"Give your own number of the person, or a CHI number.");
		if (entry.ownRef() != null) {
			boolean twice = store.called(List.of(entry.unit()), List.of(entry.ownRef()))
				.stream()
				.anyMatch(it -> !it.id().equals(learner.id()) && name(it).equals(name(entry)));
			faults.when(twice, "startOn", "This course from this day on is recorded already.", KNOWN_OTHERWISE);
		}
		faults.raise();
		return row(learner.id(), entry, who);
	}

	private Row row(Id id, LearnerEntry entry, PersonCheck.@Nullable Who who) {
		// Somebody who objected is counted and not told apart.
		boolean nobody = who == null || who.objected();
		return new Row(id, entry, nobody ? null : entry.ownRef(), nobody ? null : Objects.requireNonNull(who).person(),
				nobody ? null : Objects.requireNonNull(who).agreement(), signed(entry));
	}

	private boolean signed(LearnerEntry entry) {
		return signedOff.days(DATA_SET).test((entry.endOn() != null) ? entry.endOn() : entry.startOn());
	}

	/**
	 * Withdraws a record that was entered wrongly; it stays, counts no more and tells of
	 * nobody.
	 * @param because why, a code of the list
	 */
	@Allowed(operation = "community.learner.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		var faults = new Problem.Faults();
		rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
		faults.when(LearnerRules.IMPORT_TAKEN_BACK.equals(because), "because", "Say why it is wrong.").raise();
		var learner = locked(id);
		var author = recording.author(learner.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, because), Id::new, () -> {
			seen(learner, expectedVersion);
			store.withdraw(id, because, author);
			tell(learner.unit(), Stream.of(learner.startOn(), learner.endOn()), author);
			return new Made<>(id, subject(id), Map.of("because", because, "unit", learner.unit().value()));
		});
	}

	private LearnerPathView locked(Id id) {
		return store.locked(id)
			.filter(it -> currentCaller.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such course in your units."));
	}

	private static void seen(LearnerPathView learner, int expectedVersion) {
		Problem.unlessSeen(expectedVersion, learner.version(), "this course");
		if (!learner.stands()) {
			throw Problem.conflict("This was withdrawn; nothing of it can be changed.", learner.version());
		}
	}

	/** Takes back what a file brought. */
	void takeBack(UUID in) {
		var author = recording.author();
		store.takeBack(in, LearnerRules.IMPORT_TAKEN_BACK, author)
			.forEach(it -> tell(it.unit(), Stream.of(it.startOn(), it.endOn()), author));
	}

	/** A course that goes on counts in each quarter until today. */
	private void tell(UnitId unit, Stream<@Nullable LocalDate> days, Author author) {
		LocalDate first = days.filter(Objects::nonNull).min(LocalDate::compareTo).orElseThrow();
		changes.changed(UUID.randomUUID(), 1, unit, DATA_SET, first, LocalDate.now(clock), author.at());
	}

	/** A record of the caller's own units; goes on record. */
	@Allowed(operation = "community.learner.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<LearnerPathView> find(Id id) {
		var found = store.find(id, currentCaller.reach());
		found.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return found;
	}

	/**
	 * Of whom a record is that stands; the opening of the person's page, of which this is
	 * a part, goes on record.
	 */
	@Allowed(operation = "community.learner.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * What a person of one of the caller's own units learns and learned, the oldest
	 * first; the opening of the person's page, of which this is a part, goes on record.
	 */
	@Allowed(operation = "community.learner.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<LearnerPathView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom) : List.of();
	}

	/**
	 * Some records of the caller's own units, those that began last first; goes on
	 * record.
	 */
	@Allowed(operation = "community.learner.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<LearnerPathView> page(Filter filter, int offset, int limit) {
		return read(store.page(currentCaller.reach(), filter, offset, limit));
	}

	/**
	 * The records of the caller's own units behind one; goes on record.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "community.learner.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<LearnerPathView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(currentCaller.reach(), filter, last, limit + 1));
	}

	/** How many records of the caller's own units there are, and how they ended. */
	@Allowed(operation = "community.learner.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Total total(Filter filter) {
		return store.total(currentCaller.reach(), filter);
	}

	/** Those that began so long ago that somebody should say whether they go on. */
	@Allowed(operation = "community.learner.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Filter goingOnLong() {
		return new Filter(null, null, LocalDate.now(clock).minusDays(rules.longDays()));
	}

	/** From which day on somebody asks whether a course goes on that has no end. */
	@Allowed(operation = "community.learner.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public LocalDate askedFrom(LearnerPathView learner) {
		return learner.startOn().plusDays(rules.longDays() + 1L);
	}

	/** For whom the caller can record, and what the caller recorded last. */
	@Allowed(operation = "community.learner.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Beginning beginning() {
		var reach = currentCaller.reach();
		return new Beginning(units.of(reach, DATA_SET, LocalDate.now(clock)),
				store.lastOf(recording.author().account(), reach).orElse(null));
	}

	/** The values of a list that are offered today. */
	@Allowed(operation = "community.learner.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<CodeList.Value> offered(Lists list) {
		return rules.list(list).on(LocalDate.now(clock));
	}

	/** A code of a list with its words. */
	@Allowed(operation = "community.learner.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	private List<LearnerPathView> read(List<LearnerPathView> rows) {
		return ReadRows.told(recording, "people who learn", "learners", rows, LearnerPathView::unit,
				LearnerPathView::id);
	}

	private static String subject(Id id) {
		return "course of somebody " + id.value();
	}

	/** By what a course of somebody is known again. */
	private static List<Object> name(LearnerEntry it) {
		return List.of(it.unit(), String.valueOf(it.ownRef()), it.course(), it.startOn());
	}

	private static List<Object> name(LearnerPathView it) {
		return List.of(it.unit(), String.valueOf(it.ownRef()), it.course(), it.startOn());
	}

	/** Somebody who learns. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * What was sent.
	 *
	 * @param chi a CHI number, of which a key is made at once; null where none was given
	 */
	public record Sent(LearnerEntry entry, @Nullable String chi) {

		/** The same, which somebody said is right. */
		Sent confirmed() {
			return new Sent(entry.confirmed(), chi);
		}

		@Override
		public String toString() {
			return "somebody who learns";
		}

	}

	/**
	 * Which records.
	 *
	 * @param state how far they are; null for all
	 * @param course what is learned, a code; null for all
	 * @param goingOnSinceBefore those alone that have no end and began before a day; null
	 * for all
	 */
	public record Filter(LearnerPathView.@Nullable State state, @Nullable String course,
			@Nullable LocalDate goingOnSinceBefore) {

		/** All that stand. */
		public static final Filter ALL = new Filter(null, null, null);

	}

	/** How many records there are, and how they ended. */
	public record Total(int courses, int completed, int leftEarly, int goingOn) {

		/** How many ended. */
		public int ended() {
			return completed + leftEarly;
		}

	}

	/** What somebody recorded last. */
	public record Usual(UnitId unit, String course, String provider) {
	}

	/**
	 * What a form begins with.
	 *
	 * @param last what the caller recorded last; null for nothing
	 */
	public record Beginning(List<OwnUnit> units, @Nullable Usual last) {

		/** Those that an agreement lets tell people apart. */
		public List<OwnUnit> let() {
			return units.stream().filter(OwnUnit::persons).toList();
		}

	}

	/** Lines while they are looked at, and what is kept of them. */
	final class Taking implements Takings {

		private final List<List<Problem.Field>> faults = new ArrayList<>();

		private final Map<Integer, Id> made = new LinkedHashMap<>();

		private final Map<List<Object>, Draft> known = new HashMap<>();

		private final List<Draft> settled = new ArrayList<>();

		private Taking(List<Sent> sent, Set<UnitId> reach) {
			var own = sent.stream().map(it -> it.entry().unit()).filter(reach::contains).distinct().toList();
			store.lock(own);
			var held = sources.held(DATA_SET, own);
			var told = people.of(DATA_SET, LocalDate.now(clock));
			store.called(own, sent.stream().map(it -> it.entry().ownRef()).filter(Objects::nonNull).distinct().toList())
				.forEach(it -> known.put(name(it), new Draft(it)));
			var noted = new ArrayList<Problem.Faults>();
			var drafts = new ArrayList<@Nullable Draft>();
			for (Sent one : sent) {
				LearnerEntry entry = one.entry();
				boolean there = reach.contains(entry.unit());
				var wrong = new Problem.Faults().when(!there, "unit", "This is none of your units.");
				noted.add(wrong);
				if (there) {
					held.expectRecords(wrong, "startOn", entry.unit(), entry.startOn());
					wrong.when(entry.ownRef() == null && one.chi() == null, "ownRef",
							"Give your own number of the person, or a CHI number.");
				}
				check(wrong, entry);
				drafts.add(there ? draft(wrong, one, told) : null);
			}
			told.makeKeys();
			for (int i = 0; i < drafts.size(); i++) {
				faults.add(noted.get(i).noted());
				@Nullable Draft draft = drafts.get(i);
				if (draft != null && faults.get(i).isEmpty()) {
					made.put(i, draft.id);
					settled.add(draft);
				}
			}
		}

		/** What is known is passed over; what is told otherwise is not overwritten. */
		private Draft draft(Problem.Faults wrong, Sent one, PersonCheck.Batch told) {
			LearnerEntry first = one.entry();
			@Nullable Draft draft = (first.ownRef() != null) ? known.get(name(first)) : null;
			if (draft == null) {
				var who = told.read(wrong, first.unit(), first.ownRef(), one.chi());
				draft = new Draft(first, who);
				if (wrong.noted().isEmpty() && first.ownRef() != null) {
					known.put(name(first), draft);
				}
				return draft;
			}
			LearnerEntry entry = draft.filledIn(first);
			boolean otherwise = !draft.begins(entry)
					|| (draft.hasEnded() && entry.endOn() != null && !draft.says(entry));
			wrong.when(otherwise, "startOn", "This is recorded otherwise already; look at it and put it right there.",
					KNOWN_OTHERWISE);
			if (wrong.noted().isEmpty() && entry.endOn() != null && !draft.hasEnded()) {
				draft.ends(entry);
			}
			return draft;
		}

		@Override
		public List<List<Problem.Field>> faults() {
			return faults;
		}

		@Override
		public Map<Integer, Id> made() {
			return made;
		}

		/** How many are new. */
		int added() {
			return (int) settled.stream().distinct().filter(Draft::isNew).count();
		}

		/** How many of those that are known end. */
		int ended() {
			return (int) settled.stream().distinct().filter(it -> !it.isNew() && it.end != null).count();
		}

		@Override
		public void keep(Door door, @Nullable UUID in, Author author) {
			var all = settled.stream().distinct().filter(it -> it.isNew() || it.end != null).toList();
			var added = all.stream().filter(Draft::isNew).map(it -> row(it.id, it.told(), it.who)).toList();
			store.add(added, door, in, author);
			endings.stopKnown(added.stream().map(Row::person).toList());
			store.end(all.stream()
				.filter(it -> !it.isNew())
				.map(it -> new Ended(it.id, it.told(), signed(it.told())))
				.toList(), in);
			all.stream().collect(Collectors.groupingBy(it -> it.told().unit())).forEach((unit, some) -> {
				tell(unit, some.stream().map(it -> it.told().startOn()), author);
				recording.tell("people who learn at " + unit.value(),
						Map.of("courses", String.valueOf(some.size()), "door", door.name()));
			});
		}

	}

	/** A course of somebody while lines about it are looked at. */
	private static final class Draft {

		private final Id id;

		private final @Nullable LearnerPathView stored;

		private final @Nullable LearnerEntry first;

		private final PersonCheck.@Nullable Who who;

		/** What a line told of its end, of one that had none. */
		private @Nullable LearnerEntry end;

		Draft(LearnerPathView stored) {
			this.id = stored.id();
			this.stored = stored;
			this.first = null;
			this.who = null;
		}

		Draft(LearnerEntry first, PersonCheck.Who who) {
			this.id = new Id(UUID.randomUUID());
			this.stored = null;
			this.first = first;
			this.who = who;
		}

		boolean isNew() {
			return stored == null;
		}

		boolean hasEnded() {
			return end != null || ((stored != null) ? stored.endOn() : told().endOn()) != null;
		}

		void ends(LearnerEntry entry) {
			end = entry;
		}

		/** All that is told of it now. */
		LearnerEntry told() {
			return Objects.requireNonNull((end != null) ? end : first);
		}

		/**
		 * With what is known of the course where a line leaves out who teaches it, and
		 * its level.
		 */
		LearnerEntry filledIn(LearnerEntry entry) {
			String provider = (stored != null) ? stored.provider() : told().provider();
			@Nullable Integer level = (stored != null) ? stored.scqfLevel() : told().scqfLevel();
			return new LearnerEntry(entry.unit(), entry.ownRef(), entry.course(),
					entry.provider().equals(LearnerEntry.NOBODY_SAID) ? provider : entry.provider(),
					(entry.scqfLevel() != null) ? entry.scqfLevel() : level, entry.startOn(), entry.endOn(),
					entry.outcome(), entry.leftBecause(), entry.qualification(), entry.sure());
		}

		boolean begins(LearnerEntry entry) {
			return (stored != null) ? entry.begins(stored) : entry.provider().equals(told().provider())
					&& Objects.equals(entry.scqfLevel(), told().scqfLevel());
		}

		boolean says(LearnerEntry entry) {
			if (end == null && stored != null) {
				return entry.says(stored);
			}
			return entry.confirmed().equals(told().confirmed());
		}

	}

}
