package scot.adp.treatment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.CountTables;
import scot.adp.measures.spi.Period;
import scot.adp.people.Agreements;
import scot.adp.people.PersonKeys;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.treatment.WaitRules.Lists;

/**
 * Referrals that wait for treatment. Whoever works with people records them for the own
 * unit and those below it and reads them there; nobody else reads a row, the support team
 * counts alone. Each read of rows goes on record before the first of them is told.
 */
@Service
@Transactional
public class Waits {

	/** The data set of waits. */
	public static final DataSet DATA_SET = ChangedRecords.WAITS;

	/** What GraphQL calls a wait. */
	public static final String TYPE = "Wait";

	/** For how long whoever recorded a wait may undo it without a reason. */
	static final Duration UNDONE_WITHIN = Duration.ofMinutes(15);

	private static final int WITHIN_AT_MOST = 366;

	private final WaitStore store;

	private final WaitCheck check;

	private final WaitRules rules;

	private final WaitTally tally;

	private final WaitsCounted counted;

	private final CountTables tables;

	private final WaitJudging judging;

	private final ServiceRegister services;

	private final Agreements agreements;

	private final PersonKeys keys;

	private final Trial trial;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	Waits(WaitStore store, WaitCheck check, WaitRules rules, WaitTally tally, WaitsCounted counted, CountTables tables,
			WaitJudging judging, ServiceRegister services, Agreements agreements, PersonKeys keys, Trial trial,
			CurrentCaller currentCaller, Recording recording, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.tally = tally;
		this.counted = counted;
		this.tables = tables;
		this.judging = judging;
		this.services = services;
		this.agreements = agreements;
		this.keys = keys;
		this.trial = trial;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Opens a wait, or adds to one that is there what is not known yet.
	 * @throws Problem where something is wrong, or unusual and not confirmed: the faults
	 * of what is only unusual have the reason {@code CONFIRM}
	 */
	@Allowed(operation = "treatment.wait.open", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Recorded open(String idempotencyKey, Sent sent, Door door) {
		var all = List.of(sent);
		var reach = reaching(all);
		var author = recording.author(firstUnit(all, reach));
		var remarks = new ArrayList<Problem.Field>();
		Id id = recording.once(author, idempotencyKey, asSent(all), Id::new, () -> {
			var checked = check.of(all, reach).getFirst();
			if (!checked.faults().isEmpty()) {
				throw Problem.invalid(checked.faults());
			}
			if (checked.state() == null) {
				throw Problem.invalid("ownRef", "Nothing was kept: this person objected to being recorded here.",
						"OBJECTED");
			}
			remarks.addAll(checked.remarks());
			Id made = Objects.requireNonNull(keep(List.of(checked), door, null, author).get(0));
			if (door == Door.PAGE) {
				store.remember(author.account(), sent.entry().service(), sent.entry().serviceType());
			}
			return new Made<>(made, subject(made), Map.of("unit", String.valueOf(checked.unit()), "door", door.name()));
		});
		return new Recorded(id, remarks);
	}

	/**
	 * Records waits, each for itself: those that are right are kept, of the others it is
	 * told what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "treatment.wait.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<Sent> sent, boolean dryRun, Door door) {
		new Problem.Faults()
			.when(sent.isEmpty() || sent.size() > BatchResult.ITEMS_AT_MOST, "waits",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		var reach = reaching(sent);
		if (dryRun) {
			var tried = trial.of(() -> check.of(sent, reach));
			tellTried(tried.stream()
				.filter(it -> it.person() != null)
				.collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.unit()), Collectors.counting())));
			return tried.stream().map(it -> new BatchResult(it.line(), null, it.faults(), told(it.remarks()))).toList();
		}
		var author = recording.author(firstUnit(sent, reach));
		var batch = recording.once(author, idempotencyKey, asSent(sent), BatchId::new, () -> {
			var id = new BatchId(UUID.randomUUID());
			var checked = check.of(sent, reach);
			var made = keep(checked, door, id.value(), author);
			var told = new ArrayList<WaitStore.Told>();
			for (var one : checked) {
				@Nullable Id of = made.get(one.line());
				told.add(new WaitStore.Told(one.line(), (of != null) ? of.value() : null, false, null, null, null));
				one.faults()
					.forEach(it -> told
						.add(new WaitStore.Told(one.line(), null, false, it.path(), it.message(), it.reason())));
				told(one.remarks()).forEach(it -> told
					.add(new WaitStore.Told(one.line(), null, true, it.path(), it.message(), it.reason())));
			}
			store.tell(id.value(), told, author.at());
			tell(checked, door);
			return Made.told(id);
		});
		return results(sent.size(), batch);
	}

	/**
	 * Adds what happened: offers and answers to them, missed appointments, days away and
	 * their end. What is there already is left alone.
	 */
	@Allowed(operation = "treatment.wait.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void add(String idempotencyKey, Id id, int expectedVersion, List<WaitFact> facts, boolean confirmed) {
		changing(idempotencyKey, id, expectedVersion, List.of(facts, confirmed), facts, confirmed);
	}

	/** Tells of the first treatment. */
	@Allowed(operation = "treatment.wait.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void start(String idempotencyKey, Id id, int expectedVersion, LocalDate on, String treatmentType,
			boolean confirmed) {
		changing(idempotencyKey, id, expectedVersion, List.of(on, treatmentType, confirmed),
				List.of(WaitFact.started(on, treatmentType)), confirmed);
	}

	/** Closes a wait without treatment. */
	@Allowed(operation = "treatment.wait.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void close(String idempotencyKey, Id id, int expectedVersion, LocalDate on, String reason,
			boolean confirmed) {
		changing(idempotencyKey, id, expectedVersion, List.of(on, reason, confirmed),
				List.of(WaitFact.closed(on, reason)), confirmed);
	}

	/**
	 * Takes a fact back, a start or a closing among them, and puts another in its place.
	 * @param instead null where there is none
	 * @param because why, a code of the list
	 */
	@Allowed(operation = "treatment.wait.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void correct(String idempotencyKey, Id id, int expectedVersion, WaitFact.Id fact, @Nullable WaitFact instead,
			String because) {
		correctFact(idempotencyKey, id, expectedVersion, List.of("fact", fact), it -> it.id().equals(fact), instead,
				because);
	}

	/**
	 * The same of what was told to have happened on a day, where that tells which it is.
	 */
	@Allowed(operation = "treatment.wait.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void correct(String idempotencyKey, Id id, int expectedVersion, WaitFact.Kind kind, LocalDate on,
			@Nullable WaitFact instead, String because) {
		correctFact(idempotencyKey, id, expectedVersion, List.of("fact", kind, on),
				it -> it.fact().kind() == kind && it.fact().on().equals(on), instead, because);
	}

	private void correctFact(String key, Id id, int expectedVersion, List<?> which, Predicate<WaitDetail.Told> wrongs,
			@Nullable WaitFact instead, String because) {
		because(because);
		changed(key, id, expectedVersion, List.of(which, (instead != null) ? List.of(instead) : List.of(), because),
				(stored, author) -> {
					var wrong = stored.facts().stream().filter(wrongs).toList();
					if (wrong.size() != 1) {
						throw Problem.invalid("on", wrong.isEmpty() ? "Nothing of this kind happened on this day."
								: "Two things of this kind happened on this day; correct it on the page of the wait.");
					}
					var state = check.correcting(stored, wrong.getFirst().fact(), instead);
					store.withdraw(wrong.getFirst().id(), because, author);
					save(stored, state, stored.opening(), author);
					return Map.of("because", because, "kind", wrong.getFirst().fact().kind().name());
				});
	}

	/**
	 * Corrects what a wait was opened with.
	 * @param because why, a code of the list
	 */
	@Allowed(operation = "treatment.wait.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void correct(String idempotencyKey, Id id, int expectedVersion, Opening opening, String because) {
		because(because);
		changed(idempotencyKey, id, expectedVersion, List.of("opening", opening, because), (stored, author) -> {
			var state = check.reopening(stored, opening);
			save(stored, state, opening, author);
			return Map.of("because", because);
		});
	}

	/** Undoes what the caller has just recorded. */
	@Allowed(operation = "treatment.wait.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void undo(String idempotencyKey, Id id) {
		withdrawn(idempotencyKey, id, null, WaitRules.UNDONE);
	}

	/** Withdraws a wait that was entered wrongly; it stays, and counts no more. */
	@Allowed(operation = "treatment.wait.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		because(because);
		withdrawn(idempotencyKey, id, expectedVersion, because);
	}

	/** A wait of the caller's own units; goes on record. */
	@Allowed(operation = "treatment.wait.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<WaitView> find(Id id) {
		var found = store.find(id, currentCaller.reach(), today());
		found.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return found;
	}

	/** The same with all that happened in it, as at today; goes on record. */
	@Allowed(operation = "treatment.wait.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<WaitDetail> detail(Id id) {
		return find(id).map(of -> {
			var facts = store.facts(List.of(id), false).getOrDefault(id, List.of());
			var standing = WaitFacts.of(of.receivedOn(),
					facts.stream().filter(WaitDetail.Told::stands).map(WaitDetail.Told::fact).toList());
			LocalDate asAt = of.asAt(today());
			return new WaitDetail(of, asAt, facts, clock(standing, rules.judging(of.receivedOn()), asAt),
					clock(standing, rules.raw(), asAt));
		});
	}

	/**
	 * Of whom a wait is that stands; the opening of the person's page, of which this is a
	 * part, goes on record.
	 */
	@Allowed(operation = "treatment.wait.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * The waits of a person of one of the caller's own units, the oldest first; the
	 * opening of the person's page, of which this is a part, goes on record.
	 */
	@Allowed(operation = "treatment.wait.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<WaitView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom, today()) : List.of();
	}

	/** Some waits of the caller's own units, in the order of the list; goes on record. */
	@Allowed(operation = "treatment.wait.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<WaitView> page(Filter filter, int offset, int limit) {
		return read(store.page(currentCaller.reach(), filter, today(), within(filter), offset, limit));
	}

	/** Those behind one, in the order of the list; goes on record. */
	@Allowed(operation = "treatment.wait.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<WaitView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(currentCaller.reach(), filter, today(), within(filter), last, limit + 1));
	}

	/** How many there are. */
	@Allowed(operation = "treatment.wait.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(currentCaller.reach(), filter, today(), within(filter));
	}

	/** The clocks of some waits of the caller's own units, which were read before. */
	@Allowed(operation = "treatment.wait.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Map<Id, WaitClock> clocks(Collection<WaitView> of) {
		var clocks = new HashMap<Id, WaitClock>();
		var facts = store.facts(of.stream().map(WaitView::id).toList(), true);
		for (WaitView view : of) {
			var standing = facts.getOrDefault(view.id(), List.of()).stream().map(WaitDetail.Told::fact).toList();
			clocks.put(view.id(), clock(WaitFacts.of(view.receivedOn(), standing), rules.judging(view.receivedOn()),
					view.asAt(today())));
		}
		return clocks;
	}

	/**
	 * What wants looking after in the caller's own units, in one statement; for those who
	 * work there and those who look on.
	 */
	@Allowed(operation = "treatment.wait.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(currentCaller.reach(), today(), rules.passesWithinDays(), today());
	}

	/**
	 * What wants looking after, as of today, of the waits that a quarter counts and that
	 * go on still.
	 */
	@Allowed(operation = "treatment.wait.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look lookOf(Period quarter) {
		return store.look(currentCaller.reach(), today(), rules.passesWithinDays(), quarter.to());
	}

	/**
	 * How many people wait for treatment at those of some units that are the caller's.
	 */
	@Allowed(operation = "treatment.wait.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<UnitId, Integer> open(Collection<UnitId> units) {
		var own = units.stream().filter(currentCaller.reach()::contains).toList();
		var found = new HashMap<UnitId, Integer>();
		own.forEach(unit -> found.put(unit, 0));
		found.putAll(store.open(own));
		return found;
	}

	/** The services of the caller's own units, for which waits can be recorded. */
	@Allowed(operation = "treatment.wait.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<ServiceView> services() {
		return services.of(currentCaller.reach())
			.values()
			.stream()
			.flatMap(List::stream)
			.sorted(Comparator.comparing(ServiceView::name))
			.toList();
	}

	/**
	 * Where a referral can be typed in: the services of those of the caller's own units
	 * that an agreement lets keep waits, and where the caller typed in the last one.
	 */
	@Allowed(operation = "treatment.wait.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Beginning beginning() {
		var own = services();
		var keeping = own.stream()
			.map(ServiceView::unit)
			.distinct()
			.filter(unit -> agreements.lets(unit, ChangedRecords.WAITS, today()))
			.collect(Collectors.toSet());
		return new Beginning(own.stream().filter(it -> keeping.contains(it.unit())).toList(),
				keeping.isEmpty() ? null : store.usual(currentCaller.get().account()).orElse(null));
	}

	/**
	 * How long the waits of a quarter were, of the caller's own units as they are.
	 * @param service of one alone; null for all
	 * @param by by what they are told apart; bands always
	 */
	@Allowed(operation = "treatment.wait.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<WaitBand> ownBands(Period quarter, @Nullable ServiceId service, Set<Dimension> by) {
		return tables(quarter).asTheyAre(tally.count(quarter, service, currentCaller.reach()), by);
	}

	/**
	 * How long the waits of a quarter were, of all units, through the gate: small numbers
	 * are hidden from the support team, and others see what was released. They follow a
	 * change as measures do, once the bus told of it.
	 */
	@Allowed(operation = "measures.figure.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<WaitBand> bands(Period quarter, Set<Dimension> by) {
		return tables(quarter).through(tables, counted.of(quarter), by);
	}

	/** A list of codes, for forms and for what is told. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList list(Lists list) {
		return rules.list(list);
	}

	/**
	 * How many waits are still to be judged by a rule that changed; null where none are.
	 */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public @Nullable Long toJudge() {
		return judging.progress().map(it -> it.all() - it.done()).orElse(null);
	}

	/** A code with its words; one that left the list tells itself. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	/** A rule by which days are counted. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public Optional<ClockRule> rule(String code) {
		return rules.rule(code);
	}

	/** Within how many days a referral that was received on a day is to be treated. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public int within(LocalDate receivedOn) {
		return rules.standard(receivedOn).within();
	}

	/** Keeps waits that were checked, and tells others of them. */
	Map<Integer, Id> keep(List<WaitCheck.Checked> checked, Door door, @Nullable UUID in, Author author) {
		var made = keepQuietly(checked, door, in, author);
		var told = new LinkedHashMap<WaitCheck.State, Id>();
		checked.stream()
			.filter(it -> it.state() != null)
			.forEach(it -> told.putIfAbsent(Objects.requireNonNull(it.state()),
					Objects.requireNonNull(made.get(it.line()))));
		var days = new TreeMap<String, List<LocalDate>>();
		var started = new ArrayList<ChangedRecords.Started>();
		told.forEach((state, id) -> {
			if (!state.changed()) {
				return;
			}
			UnitId unit = state.unit();
			days.computeIfAbsent(unit.value(), it -> new ArrayList<>()).addAll(counted(state));
			@Nullable WaitFact start = state.newStart();
			if (start != null) {
				started.add(new ChangedRecords.Started(id, state.nextVersion(), unit, state.person(), start.on(),
						String.valueOf(start.code()), Objects.requireNonNull(state.opening()).substance()));
			}
		});
		days.forEach((unit, all) -> changes.ofWaits(
				(told.size() == 1) ? told.values().iterator().next().value() : UUID.randomUUID(),
				(told.size() == 1) ? told.keySet().iterator().next().nextVersion() : 1, new UnitId(unit),
				all.stream().min(LocalDate::compareTo).orElseThrow(),
				all.stream().max(LocalDate::compareTo).orElseThrow(), author.at()));
		changes.started(started, author.at());
		return made;
	}

	/** Keeps waits that were checked, and tells nobody. */
	Map<Integer, Id> keepQuietly(List<WaitCheck.Checked> checked, Door door, @Nullable UUID in, Author author) {
		LocalDate today = today();
		var rows = new ArrayList<WaitStore.Row>();
		var states = new LinkedHashSet<WaitCheck.State>();
		checked.stream().map(WaitCheck.Checked::state).filter(Objects::nonNull).forEach(states::add);
		var changed = new ArrayList<WaitStore.Changed>();
		var completed = new HashMap<WaitFact.Id, WaitFact>();
		for (var state : states) {
			Opening opening = Objects.requireNonNull(state.opening());
			var judged = Judged.of(opening.receivedOn(), state.facts(), rules, today);
			WaitStore.@Nullable Stored stored = state.stored();
			if (stored == null) {
				rows.add(
						new WaitStore.Row(Objects.requireNonNull(state.fresh()), state.source(), judged, state.late()));
			}
			else if (state.changed()) {
				changed.add(new WaitStore.Changed(stored.id(), opening.of(state.source()), judged,
						stored.late() || state.late()));
				completed.putAll(state.completed());
			}
		}
		var added = store.add(rows, door, in, author);
		store.change(changed);
		store.complete(completed);
		var ids = new HashMap<WaitCheck.State, Id>();
		var facts = new ArrayList<Map.Entry<Id, WaitFact>>();
		for (var state : states) {
			WaitStore.@Nullable Stored stored = state.stored();
			Id id = (stored != null) ? stored.id()
					: Objects.requireNonNull(added.get(Objects.requireNonNull(state.fresh()).line()));
			ids.put(state, id);
			state.added().forEach(fact -> facts.add(Map.entry(id, fact)));
		}
		store.addFacts(facts, in, author);
		var made = new HashMap<Integer, Id>();
		checked.stream()
			.filter(it -> it.state() != null)
			.forEach(it -> made.put(it.line(), Objects.requireNonNull(ids.get(it.state()))));
		return made;
	}

	/**
	 * The days that a wait counts for: all those on which it goes on, to the end or to
	 * today, before and after the change.
	 */
	private List<LocalDate> counted(WaitCheck.State state) {
		Opening opening = Objects.requireNonNull(state.opening());
		@Nullable WaitFact end = state.end();
		WaitStore.@Nullable Stored stored = state.stored();
		boolean wasOpen = stored != null && stored.endedOn() == null;
		return List.of(opening.receivedOn(), (end != null && !wasOpen) ? end.on() : today());
	}

	private void changing(String key, Id id, int expectedVersion, Object input, List<WaitFact> facts,
			boolean confirmed) {
		changed(key, id, expectedVersion, input, (stored, author) -> {
			var state = check.adding(stored, facts, confirmed);
			if (!state.changed()) {
				return Map.of();
			}
			save(stored, state, stored.opening(), author);
			return Map.of("facts", String.valueOf(state.added().size() + state.completed().size()));
		});
	}

	private void changed(String key, Id id, int expectedVersion, Object input,
			BiFunction<WaitStore.Stored, Author, Map<String, String>> change) {
		var stored = held(id);
		var author = recording.author(stored.unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, stored.version(), "this wait");
			if (stored.withdrawn() || stored.ownRef() == null) {
				throw Problem.conflict("This wait was withdrawn, or its time is over; nothing of it can be changed.",
						stored.version());
			}
			var told = new TreeMap<>(change.apply(stored, author));
			told.put("unit", stored.unit().value());
			return new Made<>(id, subject(id), told);
		});
	}

	/** A wait that may be changed; of others nobody hears that it is there. */
	private WaitStore.Stored held(Id id) {
		return store.locked(id)
			.filter(it -> currentCaller.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such wait in your units."));
	}

	private void save(WaitStore.Stored stored, WaitCheck.State state, Opening opening, Author author) {
		var judged = Judged.of(opening.receivedOn(), state.facts(), rules, today());
		@Nullable WaitFact end = state.end();
		boolean late = check.signed((end != null) ? end.on() : opening.receivedOn())
				|| (stored.endedOn() != null && check.signed(stored.endedOn()));
		store.change(List.of(new WaitStore.Changed(stored.id(), opening, judged, stored.late() || late)));
		store.complete(state.completed());
		store.addFacts(state.added().stream().map(fact -> Map.entry(stored.id(), fact)).toList(), null, author);
		tellChange(stored, state, opening.receivedOn(), author);
		@Nullable WaitFact start = state.newStart();
		if (start != null) {
			changes.started(
					List.of(new ChangedRecords.Started(stored.id(), stored.version() + 1, stored.unit(),
							stored.person(), start.on(), String.valueOf(start.code()), opening.substance())),
					author.at());
		}
	}

	private void tellChange(WaitStore.Stored stored, WaitCheck.@Nullable State state, LocalDate receivedOn,
			Author author) {
		@Nullable WaitFact end = (state != null) ? state.end() : null;
		LocalDate from = receivedOn.isBefore(stored.receivedOn()) ? receivedOn : stored.receivedOn();
		LocalDate before = (stored.endedOn() != null) ? stored.endedOn() : today();
		LocalDate to = (end != null && end.on().isBefore(before)) ? before
				: (end != null) ? end.on() : (state != null) ? today() : before;
		changes.ofWaits(stored.id().value(), stored.version() + 1, stored.unit(), from, to, author.at());
	}

	private void withdrawn(String key, Id id, @Nullable Integer expectedVersion, String because) {
		var stored = held(id);
		var author = recording.author(stored.unit());
		recording.once(author, key, List.of(id, String.valueOf(expectedVersion), because), Id::new, () -> {
			if (expectedVersion != null) {
				Problem.unlessSeen(expectedVersion, stored.version(), "this wait");
			}
			else if (stored.version() != 1 || !stored.recordedBy().equals(author.account())
					|| stored.recordedAt().plus(UNDONE_WITHIN).isBefore(author.at())) {
				throw Problem.conflict(
						"This was recorded too long ago to be undone, or changed since. Withdraw it with the reason.",
						stored.version());
			}
			if (stored.withdrawn()) {
				throw Problem.conflict("This wait was withdrawn already.", stored.version());
			}
			takeAway(stored, because, author);
			return new Made<>(id, subject(id), Map.of("because", because, "unit", stored.unit().value()));
		});
	}

	/** Withdraws a wait. */
	void takeAway(WaitStore.Stored stored, String because, Author author) {
		store.withdraw(stored.id(), because, author);
		tellChange(stored, null, stored.receivedOn(), author);
	}

	/** Takes back what of a file was told of a wait that is older than it. */
	void takeBack(WaitStore.Stored stored, List<WaitFact.Id> wrong, Author author) {
		var state = new WaitCheck.State(stored);
		stored.facts().stream().filter(told -> wrong.contains(told.id())).forEach(told -> {
			state.forget(told.fact());
			store.withdraw(told.id(), WaitRules.IMPORT_TAKEN_BACK, author);
		});
		save(stored, state, stored.opening(), author);
	}

	private void because(String because) {
		var faults = new Problem.Faults();
		rules.list(Lists.CORRECTED_BECAUSE).check(faults, "because", because, today());
		faults
			.when(Set.of(WaitRules.UNDONE, WaitRules.IMPORT_TAKEN_BACK).contains(because), "because",
					"Say why it is wrong.")
			.raise();
	}

	private WaitBands tables(Period quarter) {
		return new WaitBands(rules, codes(Lists.SUBSTANCE, quarter), codes(Lists.SERVICE_TYPE, quarter),
				List.of(rules.standard(quarter.to()).within(), WaitSource.SIX_WEEKS));
	}

	private List<String> codes(Lists list, Period quarter) {
		return rules.list(list).on(quarter.to()).stream().map(CodeList.Value::code).toList();
	}

	private WaitClock clock(WaitFacts facts, ClockRule rule, LocalDate asAt) {
		return WaitClock.of(facts, rule, rules.standard(facts.receivedOn()).within(), asAt);
	}

	private int within(Filter filter) {
		return (filter.withinDays() != null) ? Math.clamp(filter.withinDays(), 0, WITHIN_AT_MOST)
				: rules.passesWithinDays();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** That somebody is known is told to those alone who read rows. */
	private List<Problem.Field> told(List<Problem.Field> remarks) {
		return currentCaller.get().may("treatment.wait.read") ? remarks : List.of();
	}

	/** Tells the audit trail of whom something was tried out, by their number. */
	void tellTried(Map<UnitId, Long> people) {
		if (!people.isEmpty()) {
			var told = new TreeMap<String, String>();
			people.forEach((unit, number) -> told.put("people." + unit.value(), String.valueOf(number)));
			recording.tell("waits tried out", told);
		}
	}

	private void tell(List<WaitCheck.Checked> checked, Door door) {
		checked.stream()
			.filter(it -> it.state() != null)
			.collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.unit()), LinkedHashMap::new,
					Collectors.counting()))
			.forEach((unit, number) -> recording.tell("waits of " + unit.value(),
					Map.of("waits", String.valueOf(number), "door", door.name())));
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<WaitView> read(List<WaitView> rows) {
		if (!rows.isEmpty()) {
			Map<String, String> told = rows.stream()
				.collect(Collectors.groupingBy(row -> "rows." + row.unit().value(), TreeMap::new,
						Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
			told.put("waits", rows.stream().map(row -> row.id().value().toString()).collect(Collectors.joining(" ")));
			recording.tell("waits", told);
		}
		return rows;
	}

	private static String subject(Id id) {
		return "wait " + id.value();
	}

	private @Nullable UnitId firstUnit(List<Sent> sent, Set<UnitId> reach) {
		return units(sent).stream().filter(reach::contains).findFirst().orElse(null);
	}

	private List<UnitId> units(List<Sent> sent) {
		return services.byIds(sent.stream().map(it -> it.entry().service()).distinct().toList())
			.values()
			.stream()
			.map(ServiceView::unit)
			.toList();
	}

	/**
	 * Refuses what is of others alone. Of a batch that is partly of others the items are
	 * told one by one.
	 */
	private Set<UnitId> reaching(List<Sent> sent) {
		var reach = currentCaller.reach();
		var units = units(sent);
		if (!units.isEmpty() && units.stream().noneMatch(reach::contains)) {
			currentCaller.reaching(units.getFirst());
		}
		return reach;
	}

	/**
	 * What the key of a change stands for: all that was sent, and of numbers and
	 * references what stands for them, since this is kept.
	 */
	private List<?> asSent(List<Sent> sent) {
		var numbers = sent.stream().map(Sent::chi).filter(Objects::nonNull).toList();
		var plain = sent.stream().map(it -> List.of(it.entry(), it.chi() != null)).toList();
		return List.of(plain, numbers.isEmpty() ? List.of() : keys.sealed(ChangedRecords.WAITS, numbers));
	}

	/** What came of each of what was sent together, the same each time. */
	private List<BatchResult> results(int sent, BatchId batch) {
		var told = store.toldOf(batch.value()).stream().collect(Collectors.groupingBy(WaitStore.Told::line));
		var results = new ArrayList<BatchResult>(sent);
		for (int i = 0; i < sent; i++) {
			var of = told.getOrDefault(i, List.of());
			@Nullable String made = of.stream()
				.map(WaitStore.Told::made)
				.filter(Objects::nonNull)
				.findFirst()
				.map(id -> NodeSource.globalId(TYPE, id))
				.orElse(null);
			results.add(new BatchResult(i, made, fields(of, false), fields(of, true)));
		}
		return results;
	}

	private static List<Problem.Field> fields(List<WaitStore.Told> told, boolean remarks) {
		return told.stream()
			.filter(it -> it.path() != null && it.remark() == remarks)
			.map(WaitStore.Told::field)
			.toList();
	}

	/** A wait. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * Where a referral can be typed in.
	 *
	 * @param last where the caller typed in the last one; null where that was nowhere
	 */
	public record Beginning(List<ServiceView> services, @Nullable Usual last) {
	}

	/** What is the same from one referral to the next: of the service alone. */
	public record Usual(ServiceId service, String serviceType) {
	}

	/**
	 * A wait that was recorded.
	 *
	 * @param remarks what is worth a look
	 */
	public record Recorded(Id id, List<Problem.Field> remarks) {

		/** The same, as of a batch of one. */
		public BatchResult result() {
			return new BatchResult(0, NodeSource.globalId(TYPE, id.value()), List.of(), remarks);
		}

	}

	/** What came in together. */
	record BatchId(UUID value) implements Identifier {
	}

	/** How a wait came in. */
	public enum Door {

		/** On a page. */
		PAGE,
		/** In a file. */
		FILE,
		/** From a program. */
		API,
		/** As sample data. */
		SAMPLE

	}

	/**
	 * A wait as it was sent.
	 *
	 * @param chi a CHI number, of which a key is made at once; null where none was given
	 * @param faults what could not be put into the entry
	 */
	public record Sent(WaitEntry entry, @Nullable String chi, List<Problem.Field> faults) {

		public Sent(WaitEntry entry, @Nullable String chi) {
			this(entry, chi, List.of());
		}

		@Override
		public String toString() {
			return "a wait";
		}

	}

	/** What a wait is opened with, as far as it can be corrected. */
	public record Opening(LocalDate receivedOn, String serviceType, String substance, @Nullable String referralSource) {

		/** The same, from another source. */
		Opening of(@Nullable String source) {
			return new Opening(receivedOn, serviceType, substance, source);
		}

	}

	/** Which list. */
	public enum Kept {

		/** All that stand, those received last first. */
		ALL,
		/** Those that go on, those received last first. */
		OPEN,
		/** Those that are over the standard, the longest first. */
		PAST,
		/** Those that soon will be, the next first. */
		PASSES,
		/** Those of which the person is away, those without an end first. */
		PAUSED,
		/** Those received in the last seven days. */
		NEW,
		/** Those that go on and have no source. */
		NO_SOURCE,
		/** Those that go on for more than a year. */
		LONG

	}

	/**
	 * Which waits.
	 *
	 * @param withinDays within how many days they pass the standard; null for what the
	 * configuration says
	 * @param receivedBy the last day on which they were received; null for any
	 */
	public record Filter(Kept kept, @Nullable UnitId unit, @Nullable ServiceId service, @Nullable String substance,
			@Nullable Integer withinDays, @Nullable LocalDate receivedBy) {

		/** All of a list. */
		public static Filter of(Kept kept) {
			return new Filter(kept, null, null, null, null, null);
		}

	}

	/** By what bands are told apart. */
	public enum Dimension {

		/** What the treatment is for. */
		SUBSTANCE,
		/** Where the service works. */
		SERVICE_TYPE

	}

	/**
	 * What wants looking after.
	 *
	 * @param nextPassesOn the first last inside day of those that soon pass
	 */
	public record Look(int open, int past, int passes, @Nullable LocalDate nextPassesOn, int paused,
			int pausedWithoutEnd, int withoutSource, int overAYear) {
	}

}
