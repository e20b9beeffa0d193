package scot.adp.community;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkClock.Milestone;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
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
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Ways from recovery into work: what was learned, the jobs, and whether work lasts. Facts
 * are kept, and what follows from them is worked out. Whoever works with people records
 * them for the own unit and those below it and reads them there; nobody else reads a row.
 * Each read of rows goes on record.
 */
@Service
@Transactional
public class WorkPaths {

	/** The data set. */
	public static final DataSet DATA_SET = CommunityNews.PATHS;

	/** GraphQL's name of a way into work. */
	static final String TYPE = "WorkPath";

	private final PathStore store;

	private final PathCheck check;

	private final PathRules rules;

	private final PathJudging judging;

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

	WorkPaths(PathStore store, PathCheck check, PathRules rules, PathJudging judging, Batches batches, OwnUnits units,
			PersonCheck people, UnitSources sources, SignedOff signedOff, CurrentCaller currentCaller,
			Recording recording, CommunityNews changes, CommunityEndings endings, Clock clock) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.judging = judging;
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
	 * Records a way into work, or adds to the one that the unit calls so.
	 * @return the path
	 * @throws Problem where something is wrong, or unusual and not confirmed: the faults
	 * of what is only unusual have the reason {@code CONFIRM}
	 */
	@Allowed(operation = "community.path.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Id record(String idempotencyKey, Sent sent, Door door) {
		return batches.one(idempotencyKey, sent, door, kind(), Id::new);
	}

	/**
	 * Records ways into work and what happened on them, each line for itself: those that
	 * are right are kept, of the others it is told what is wrong. What is known already
	 * is passed over.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or more than
	 * {@value BatchResult#ITEMS_AT_MOST}
	 */
	@Allowed(operation = "community.path.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<Sent> sent, boolean dryRun, Door door) {
		return batches.all(idempotencyKey, sent, dryRun, door, kind());
	}

	private Batches.Of<Sent> kind() {
		return new Batches.Of<>(TYPE, "paths", Sent::unit, this::asSent, Taking::new);
	}

	/** Looks at lines of a file, and keeps those that are right once that is asked. */
	Taking taking(List<Sent> sent, Set<UnitId> reach) {
		return new Taking(sent, reach);
	}

	/** What the key of a change stands for, without what the program makes anew. */
	private List<?> asSent(List<Sent> sent) {
		return List.of(sent.stream()
			.map(it -> List.of(it.unit(), String.valueOf(it.ownRef()), String.valueOf(it.registeredOn()),
					String.valueOf(it.livedExperience()), it.facts().stream().map(WorkPaths::plain).toList(),
					it.chi() != null))
			.toList(), batches.sealed(DATA_SET, sent.stream().map(Sent::chi).toList()));
	}

	private static String plain(WorkFact fact) {
		return "%s %s %s %s %s %s".formatted(fact.kind(), fact.from(), fact.to(), fact.activity(), fact.job(),
				fact.check());
	}

	/** Tells others of paths of which something changed. */
	private void follow(Collection<PathStore.Stored> before, Author author) {
		LocalDate today = LocalDate.now(clock);
		var now = store.byIds(before.stream().map(PathStore.Stored::id).toList(),
				before.stream().map(PathStore.Stored::unit).distinct().toList());
		judging.judge(now);
		var earlier = before.stream().collect(Collectors.toMap(PathStore.Stored::id, it -> it));
		now.forEach(path -> {
			WorkClock was = rules.clock(WorkFact.work(Objects.requireNonNull(earlier.get(path.id())).facts()), today);
			WorkClock is = rules.clock(WorkFact.work(path.facts()), today);
			changes.worked(path, was, is, path.version(), author.at());
			tell(path, List.of(was, is), author.at());
		});
	}

	/** What follows from the facts of a path today. */
	WorkClock clock(PathStore.Stored path) {
		return rules.clock(WorkFact.work(path.facts()), LocalDate.now(clock));
	}

	/** Tells of which days something of a path counts. */
	void tell(PathStore.Stored path, List<WorkClock> clocks, OffsetDateTime at) {
		var days = new ArrayList<LocalDate>();
		days.add(path.registeredOn());
		clocks.stream().flatMap(it -> it.milestones().stream()).map(Milestone::awaitedUntil).forEach(days::add);
		clocks.stream().map(WorkClock::started).filter(Objects::nonNull).forEach(days::add);
		days.sort(Comparator.naturalOrder());
		changes.changed(path.id().value(), path.version(), path.unit(), DATA_SET, days.getFirst(), days.getLast(), at);
	}

	/** Adds something that happened. */
	@Allowed(operation = "community.path.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void add(String idempotencyKey, Id id, int expectedVersion, WorkFact fact, boolean sure) {
		change(idempotencyKey, id, expectedVersion, List.of(plain(fact), sure), (path, author) -> {
			var faults = new Problem.Faults();
			expectRecords(faults, path.unit(), PathCheck.path(fact), fact.from());
			faults.when(PathCheck.same(path.facts(), fact).isPresent(), PathCheck.path(fact),
					"This is recorded for that day already.", PathCheck.KNOWN_OTHERWISE);
			check.fact(faults, path.registeredOn(), path.facts(), fact, sure);
			faults.raise();
			store.addFacts(List.of(new PathStore.Of(id, fact)), null, author);
			return Map.of("added", fact.kind().name(), "on", fact.from().toString());
		});
	}

	/** Gives a job or an activity its last day. */
	@Allowed(operation = "community.path.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void end(String idempotencyKey, Id id, int expectedVersion, WorkFact.Id fact, LocalDate on) {
		change(idempotencyKey, id, expectedVersion, List.of(fact, on), (path, author) -> {
			WorkFact found = fact(path, fact);
			WorkFact ended = found.ended(on);
			var faults = new Problem.Faults().when(found.kind() == WorkFact.Kind.CHECK, "end",
					"A check has one day alone.");
			var others = path.facts().stream().filter(it -> !it.id().equals(fact)).toList();
			check.fact(faults, path.registeredOn(), others, ended, true);
			faults.raise();
			store.end(List.of(ended));
			return Map.of("ended", found.kind().name(), "on", on.toString());
		});
	}

	/** The same, of something that is told by what it is and its first day. */
	@Allowed(operation = "community.path.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeOut(String idempotencyKey, Id id, int expectedVersion, WorkFact.Kind kind, LocalDate from) {
		change(idempotencyKey, id, expectedVersion, List.of(kind, from), (path, author) -> {
			WorkFact found = path.facts()
				.stream()
				.filter(it -> it.kind() == kind && it.from().equals(from))
				.findFirst()
				.orElseThrow(() -> Problem.invalid("from", "There is no such thing on that day."));
			return takenOut(path, found);
		});
	}

	/** Takes out something that did not happen so. */
	@Allowed(operation = "community.path.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeOut(String idempotencyKey, Id id, int expectedVersion, WorkFact.Id fact) {
		change(idempotencyKey, id, expectedVersion, List.of(fact), (path, author) -> takenOut(path, fact(path, fact)));
	}

	private Map<String, String> takenOut(PathStore.Stored path, WorkFact found) {
		var left = WorkFact.work(path.facts().stream().filter(it -> !it.id().equals(found.id())).toList());
		new Problem.Faults()
			.when(found.kind() == WorkFact.Kind.JOB
					&& left.checks().stream().anyMatch(it -> it.inWork() && !left.hasJobOn(it.on())), "start",
					"A check found the person in this job. Take the check out first.")
			.raise();
		store.remove(found.id());
		return Map.of("takenOut", found.kind().name(), "on", found.from().toString());
	}

	private static WorkFact fact(PathStore.Stored path, WorkFact.Id id) {
		return path.facts()
			.stream()
			.filter(it -> it.id().equals(id))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("fact of this path", id.value().toString()));
	}

	/** Ends a path: the service follows no longer, and nothing is asked any more. */
	@Allowed(operation = "community.path.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void close(String idempotencyKey, Id id, int expectedVersion, LocalDate on, String reason) {
		change(idempotencyKey, id, expectedVersion, List.of(on, reason), (path, author) -> {
			var faults = new Problem.Faults()
				.when(on.isAfter(LocalDate.now(clock)), "endedOn", "This day is still to come.", "IN_FUTURE")
				.when(on.isBefore(path.registeredOn()), "endedOn", "This is before the person was registered.")
				.when(path.endedOn() != null, "endedOn", "This path has ended already.");
			rules.list(Lists.END_REASON).check(faults, "endReason", reason, on);
			faults.raise();
			store.close(id, on, reason);
			return Map.of("endedOn", on.toString(), "endReason", reason);
		});
	}

	/** Opens a path again that was ended by mistake. */
	@Allowed(operation = "community.path.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void reopen(String idempotencyKey, Id id, int expectedVersion) {
		// Before the path is held, as whoever records does.
		store.lock(store.byIds(List.of(id), currentCaller.reach()).stream().map(PathStore.Stored::unit).toList());
		change(idempotencyKey, id, expectedVersion, List.of("reopen"), (path, author) -> {
			boolean another = path.ownRef() != null && store.lockedOpen(List.of(path.unit()), List.of(path.ownRef()))
				.stream()
				.anyMatch(it -> !it.id().equals(id));
			if (another) {
				throw Problem.conflict("Another path with this number is followed already. Record what happens there.",
						path.version());
			}
			store.close(id, null, null);
			return Map.of("endedOn", "", "endReason", "");
		});
	}

	/**
	 * Withdraws a path that was entered wrongly; it stays, counts no more and tells of
	 * nobody.
	 * @param because why, a code of the list
	 */
	@Allowed(operation = "community.path.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		change(idempotencyKey, id, expectedVersion, List.of(because), (path, author) -> {
			var faults = new Problem.Faults();
			rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
			faults.when(PathRules.IMPORT_TAKEN_BACK.equals(because), "because", "Say why it is wrong.").raise();
			store.withdraw(id, because, author);
			return Map.of("because", because);
		});
	}

	private void change(String key, Id id, int expectedVersion, Object input,
			BiFunction<PathStore.Stored, Author, Map<String, String>> work) {
		var path = store.locked(id)
			.filter(it -> currentCaller.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such path in your units."));
		var author = recording.author(path.unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, path.version(), "this path");
			if (path.withdrawnBecause() != null) {
				throw Problem.conflict("This path was withdrawn; nothing of it can be changed.", path.version());
			}
			var told = new TreeMap<>(work.apply(path, author));
			told.put("unit", path.unit().value());
			store.touch(List.of(id), signed(path));
			follow(List.of(path), author);
			return new Made<>(id, subject(id), told);
		});
	}

	private boolean signed(PathStore.Stored path) {
		return signedOff.days(DATA_SET).test(path.registeredOn());
	}

	private void expectRecords(Problem.Faults faults, UnitId unit, String path, LocalDate day) {
		sources.held(DATA_SET, List.of(unit)).expectRecords(faults, path, unit, day);
	}

	/** A path of the caller's own units; goes on record. */
	@Allowed(operation = "community.path.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<WorkPathView> find(Id id) {
		var found = store.byIds(List.of(id), currentCaller.reach())
			.stream()
			.findFirst()
			.map(it -> it.view(rules, LocalDate.now(clock)));
		found.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return found;
	}

	/**
	 * Of whom a path is that stands; the opening of the person's page, of which this is a
	 * part, goes on record.
	 */
	@Allowed(operation = "community.path.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * The paths of a person of one of the caller's own units, the oldest first; the
	 * opening of the person's page, of which this is a part, goes on record.
	 */
	@Allowed(operation = "community.path.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<WorkPathView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit())
				? store.of(whom).stream().map(it -> it.view(rules, LocalDate.now(clock))).toList() : List.of();
	}

	/** Some paths of the caller's own units; goes on record. */
	@Allowed(operation = "community.path.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<WorkPathView> page(Filter filter, int offset, int limit) {
		return read(store.page(currentCaller.reach(), filter, LocalDate.now(clock), offset, limit));
	}

	/**
	 * The paths of the caller's own units behind one; goes on record.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "community.path.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<WorkPathView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(currentCaller.reach(), filter, LocalDate.now(clock), last, limit + 1));
	}

	/** How many paths of the caller's own units there are. */
	@Allowed(operation = "community.path.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(currentCaller.reach(), filter, LocalDate.now(clock));
	}

	/** How many checks are awaited and unknown in the caller's own units. */
	@Allowed(operation = "community.path.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(currentCaller.reach(), LocalDate.now(clock));
	}

	/** For which units the caller can record. */
	@Allowed(operation = "community.path.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<OwnUnit> units() {
		return units.of(currentCaller.reach(), DATA_SET, LocalDate.now(clock));
	}

	/** The values of a list that are offered today. */
	@Allowed(operation = "community.path.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<CodeList.Value> offered(Lists list) {
		return rules.list(list).on(LocalDate.now(clock));
	}

	/** A code of a list with its words. */
	@Allowed(operation = "community.path.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<WorkPathView> read(List<PathStore.Stored> found) {
		var rows = found.stream().map(it -> it.view(rules, LocalDate.now(clock))).toList();
		return ReadRows.told(recording, "ways into work", "paths", rows, WorkPathView::unit, WorkPathView::id);
	}

	static String subject(Id id) {
		return "way into work " + id.value();
	}

	/** A way into work. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * A way into work, or what happened on one, as it was sent.
	 *
	 * @param ownRef the service's own number of the person's case, by which a path is
	 * known again
	 * @param chi a CHI number, of which a key is made at once; null where none was given
	 * @param registeredOn asked of a path that is new
	 * @param livedExperience the person's own word, a code; null where nobody asked
	 * @param facts what happened; none for a registration alone
	 * @param sure whether somebody said that it is right, though it is unusual
	 */
	public record Sent(UnitId unit, @Nullable String ownRef, @Nullable String chi, @Nullable LocalDate registeredOn,
			@Nullable String livedExperience, List<WorkFact> facts, boolean sure) {

		public Sent {
			facts = List.copyOf(facts);
		}

		/** The same, which somebody said is right. */
		Sent confirmed() {
			return new Sent(unit, ownRef, chi, registeredOn, livedExperience, facts, true);
		}

		@Override
		public String toString() {
			return "a way into work";
		}

	}

	/** Lists of paths that people ask for. */
	public enum Kept {

		/** A check is awaited. */
		AWAITING,
		/** Nobody told in time whether work was sustained. */
		UNKNOWN,
		/** The service follows, and a job without an end is recorded. */
		IN_WORK,
		/** The service still follows. */
		OPEN,
		/** All of them. */
		ALL

	}

	/**
	 * Which paths.
	 *
	 * @param weeks those for which a check at these weeks is awaited; null for all
	 */
	public record Filter(Kept kept, @Nullable Integer weeks) {

		/** All that stand. */
		public static final Filter ALL = new Filter(Kept.ALL, null);

	}

	/**
	 * What a unit's paths ask for today.
	 *
	 * @param nextUntil the last day of the check that is awaited for the shortest time
	 */
	public record Look(int awaiting, int unknown, int inWork, @Nullable LocalDate nextUntil) {
	}

	/** Lines while they are looked at, and what is kept of them. */
	final class Taking implements Takings {

		private final List<List<Problem.Field>> faults = new ArrayList<>();

		private final Map<Integer, Id> made = new LinkedHashMap<>();

		private final List<PathStore.New> added = new ArrayList<>();

		private final List<PathStore.Of> facts = new ArrayList<>();

		private final List<WorkFact> ended = new ArrayList<>();

		private final Map<Id, PathStore.Stored> before = new HashMap<>();

		private final Set<Id> changed = new LinkedHashSet<>();

		private Taking(List<Sent> sent, Set<UnitId> reach) {
			LocalDate today = LocalDate.now(clock);
			var own = sent.stream().map(Sent::unit).filter(reach::contains).distinct().toList();
			var held = sources.held(DATA_SET, own);
			var told = people.of(DATA_SET, today);
			var known = new HashMap<List<Object>, Draft>();
			store.lock(own);
			store.lockedOpen(own, sent.stream().map(Sent::ownRef).filter(Objects::nonNull).distinct().toList())
				.forEach(it -> {
					before.put(it.id(), it);
					known.put(List.of(it.unit(), String.valueOf(it.ownRef())), new Draft(it));
				});
			var drafts = new ArrayList<Draft>();
			var noted = new ArrayList<Problem.Faults>();
			for (Sent one : sent) {
				var wrong = new Problem.Faults();
				noted.add(wrong);
				boolean there = reach.contains(one.unit());
				wrong.when(!there, "unit", "This is none of your units.")
					.when(one.ownRef() == null, "ownRef", "Give your service's own number of the case.");
				var name = List.<Object>of(one.unit(), String.valueOf(one.ownRef()));
				@Nullable Draft draft = known.get(name);
				if (draft == null) {
					check.registration(wrong, one.registeredOn(), one.livedExperience(), one.sure());
					draft = new Draft(one, (there && one.ownRef() != null)
							? told.read(wrong, one.unit(), one.ownRef(), one.chi()) : null);
				}
				if (there && one.registeredOn() != null && draft.isNew()) {
					held.expectRecords(wrong, "registeredOn", one.unit(), one.registeredOn());
				}
				for (WorkFact fact : one.facts()) {
					if (there) {
						held.expectRecords(wrong, PathCheck.path(fact), one.unit(), fact.from());
					}
					if (!draft.isNew() || one.registeredOn() != null) {
						take(wrong, draft, fact, one.sure());
					}
				}
				drafts.add(draft);
				if (wrong.noted().isEmpty()) {
					known.put(name, draft);
				}
			}
			told.makeKeys();
			for (int i = 0; i < drafts.size(); i++) {
				faults.add(noted.get(i).noted());
				if (faults.get(i).isEmpty()) {
					settle(i, drafts.get(i));
				}
			}
		}

		/** What is known is passed over; what is told otherwise is not overwritten. */
		private void take(Problem.Faults wrong, Draft draft, WorkFact fact, boolean sure) {
			Optional<WorkFact> same = PathCheck.same(draft.facts, fact);
			if (same.isEmpty()) {
				check.fact(wrong, draft.registeredOn, draft.facts, fact, sure);
				if (wrong.noted().isEmpty()) {
					draft.facts.add(fact);
					draft.waiting.add(fact);
				}
				return;
			}
			WorkFact old = same.get();
			if (old.to() == null && fact.to() != null && old.ended(fact.to()).told().equals(fact.told())) {
				var others = draft.facts.stream().filter(it -> it != old).toList();
				check.fact(wrong, draft.registeredOn, others, fact, true);
				if (wrong.noted().isEmpty()) {
					draft.facts.remove(old);
					draft.facts.add(old.ended(fact.to()));
					boolean waits = draft.waiting.remove(old);
					(waits ? draft.waiting : draft.ended).add(old.ended(fact.to()));
				}
				return;
			}
			wrong.when(!old.told().equals(fact.told()) && !(old.to() != null && fact.to() == null),
					PathCheck.path(fact), "This is recorded otherwise already; look at it and put it right there.",
					PathCheck.KNOWN_OTHERWISE);
		}

		private void settle(int line, Draft draft) {
			made.put(line, draft.id);
			if (draft.isNew() && before.get(draft.id) == null) {
				PathStore.New path = draft.path(signedOff.days(DATA_SET).test(draft.registeredOn));
				added.add(path);
				before.put(draft.id, path.stored());
			}
			if (!draft.waiting.isEmpty() || !draft.ended.isEmpty() || draft.isNew()) {
				changed.add(draft.id);
			}
			draft.waiting.forEach(it -> facts.add(new PathStore.Of(draft.id, it)));
			ended.addAll(draft.ended);
			draft.waiting.clear();
			draft.ended.clear();
		}

		@Override
		public List<List<Problem.Field>> faults() {
			return faults;
		}

		@Override
		public Map<Integer, Id> made() {
			return made;
		}

		/** How many paths are new, and how many things happened. */
		int added() {
			return added.size();
		}

		int facts() {
			return facts.size() + ended.size();
		}

		@Override
		public void keep(Door door, @Nullable UUID in, Author author) {
			store.add(added, door, in, author);
			endings.stopKnown(added.stream().map(PathStore.New::person).toList());
			store.addFacts(facts, in, author);
			store.end(ended);
			store.touch(changed, false);
			var touched = changed.stream().map(before::get).map(Objects::requireNonNull).toList();
			follow(touched, author);
			touched.stream()
				.collect(Collectors.groupingBy(PathStore.Stored::unit, Collectors.counting()))
				.forEach((unit, number) -> recording.tell("ways into work of " + unit.value(),
						Map.of("paths", String.valueOf(number), "door", door.name())));
		}

	}

	/** A path while lines about it are looked at. */
	private static final class Draft {

		private final Id id;

		private final UnitId unit;

		private final LocalDate registeredOn;

		private final @Nullable Sent sent;

		private final PersonCheck.@Nullable Who who;

		private final List<WorkFact> facts = new ArrayList<>();

		private final List<WorkFact> waiting = new ArrayList<>();

		private final List<WorkFact> ended = new ArrayList<>();

		Draft(PathStore.Stored path) {
			this.id = path.id();
			this.unit = path.unit();
			this.registeredOn = path.registeredOn();
			this.sent = null;
			this.who = null;
			this.facts.addAll(path.facts());
		}

		Draft(Sent sent, PersonCheck.@Nullable Who who) {
			this.id = new Id(UUID.randomUUID());
			this.unit = sent.unit();
			this.registeredOn = (sent.registeredOn() != null) ? sent.registeredOn() : LocalDate.MAX;
			this.sent = sent;
			this.who = who;
		}

		boolean isNew() {
			return sent != null;
		}

		/** Of somebody who objected nothing is told but what happened. */
		PathStore.New path(boolean late) {
			Sent told = Objects.requireNonNull(sent);
			boolean nobody = who == null || who.objected();
			@Nullable PersonKey person = nobody ? null : Objects.requireNonNull(who).person();
			return new PathStore.New(id, unit, registeredOn, nobody ? null : told.livedExperience(),
					nobody ? null : told.ownRef(), person, nobody ? null : Objects.requireNonNull(who).agreement(),
					late);
		}

	}

}
