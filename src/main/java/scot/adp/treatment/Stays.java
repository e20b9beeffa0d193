package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.Agreements;
import scot.adp.people.PersonCheck;
import scot.adp.people.PersonKeys;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.treatment.StayRules.Groups;
import scot.adp.treatment.StayRules.Lists;

/**
 * Residential stays: detox, rehabilitation, and home again. Whoever works with people
 * records them for the own unit and those below it and reads them there; nobody else
 * reads a row. Any day may come late or out of order, several at once. Each read of rows
 * goes on record before the first of them is told.
 */
@Service
@Transactional
public class Stays {

	/** The data set. */
	public static final DataSet DATA_SET = ChangedRecords.STAYS;

	/** GraphQL's name of a stay. */
	static final String TYPE = "Stay";

	private final StayStore store;

	private final StayCheck check;

	private final StayRules rules;

	private final NaloxoneRules profiles;

	private final RowBatches batches;

	private final PersonCheck people;

	private final PersonKeys keys;

	private final Agreements agreements;

	private final Partners partners;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final Trial trial;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	Stays(StayStore store, StayCheck check, StayRules rules, NaloxoneRules profiles, RowBatches batches,
			PersonCheck people, PersonKeys keys, Agreements agreements, Partners partners, UnitSources sources,
			SignedOff signedOff, Trial trial, CurrentCaller currentCaller, Recording recording, ChangedRecords changes,
			Clock clock) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.profiles = profiles;
		this.batches = batches;
		this.people = people;
		this.keys = keys;
		this.agreements = agreements;
		this.partners = partners;
		this.sources = sources;
		this.signedOff = signedOff;
		this.trial = trial;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Records a stay, with whatever is known of it.
	 * @throws Problem where something is wrong, a stay of the person of this kind goes on
	 * already, or something is unusual and not confirmed: the faults of what is only
	 * unusual have the reason {@code CONFIRM}
	 */
	@Allowed(operation = "treatment.stay.tell", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Id open(String idempotencyKey, StayEntry entry, Door door) {
		currentCaller.reaching(entry.unit());
		var author = recording.author(entry.unit());
		return recording.once(author, idempotencyKey, asSent(List.of(entry)), Id::new, () -> {
			var taken = take(List.of(entry), currentCaller.reach(), true, door, null, author).getFirst();
			if (!taken.faults().isEmpty()) {
				throw Problem.invalid(taken.faults());
			}
			Id id = Objects.requireNonNull(taken.id());
			return new Made<>(id, subject(id), Map.of("unit", entry.unit().value(), "door", door.name()));
		});
	}

	/**
	 * Records stays, each for itself: those that are right are kept, of the others it is
	 * told what is wrong. A stay that goes on is known again by unit, reference and kind;
	 * what is not known of it yet is added, a planned end that is another moves it, and
	 * what was told otherwise stays as it is and is told.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "treatment.stay.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<StayEntry> sent, boolean dryRun) {
		var reach = currentCaller.reach();
		var units = sent.stream().map(StayEntry::unit).toList();
		var author = batches.author("stays", units, reach);
		return dryRun ? batches.triedOut("stays", units, in -> take(sent, reach, false, Door.API, in, author))
				: batches.taken(author, idempotencyKey, asSent(sent), TYPE, "stays", units,
						in -> take(sent, reach, false, Door.API, in, author));
	}

	/**
	 * Says what is known of a stay now, all of it: several days at once, in any order.
	 * What is left out is not known any more.
	 */
	@Allowed(operation = "treatment.stay.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void keep(String idempotencyKey, Id id, int expectedVersion, StayFacts facts, boolean confirmed) {
		changed(idempotencyKey, id, expectedVersion, List.of(facts, confirmed), false, (of, author) -> {
			var different = facts.differing(of.view().facts());
			if (different.isEmpty()) {
				return Map.of();
			}
			var faults = new Problem.Faults();
			check.facts(faults, facts);
			if (!confirmed) {
				check.unusual(faults, facts, of.view().facts());
			}
			expectRecords(faults, of.view(), facts);
			faults.when(facts.known().isEmpty(), "enquiryOn", "Say at least one day of the stay.").raise();
			save(of, facts, null, author);
			return told(different);
		});
	}

	/**
	 * Says on which day they are to leave, and where to; the former day stays readable.
	 * @param destination null where it is not told
	 */
	@Allowed(operation = "treatment.stay.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void planExit(String idempotencyKey, Id id, int expectedVersion, LocalDate plannedEndOn,
			@Nullable String destination) {
		changed(idempotencyKey, id, expectedVersion, List.of("end", plannedEndOn, String.valueOf(destination)), false,
				(of, author) -> {
					StayFacts before = of.view().facts();
					var facts = before.plannedEnd(plannedEndOn).destination(destination);
					if (facts.equals(before)) {
						return Map.of();
					}
					var faults = new Problem.Faults().when(before.leftOn() != null, "plannedEndOn",
							"They have left already; put the day of leaving right.");
					check.facts(faults, facts);
					faults.raise();
					save(of, facts, null, author);
					return told(facts.differing(before));
				});
	}

	/** Tells that somebody asked how they are after they left. */
	@Allowed(operation = "treatment.stay.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void followUp(String idempotencyKey, Id id, int expectedVersion, LocalDate on, String status) {
		changed(idempotencyKey, id, expectedVersion, List.of("followUp", on, status), false, (of, author) -> {
			var faults = new Problem.Faults();
			check.followUp(faults, of.view().facts(), on, status);
			expectRecords(faults, of.view().unit(), "on", on);
			faults
				.when(of.view()
					.followUps()
					.stream()
					.anyMatch(it -> it.stands() && it.on().equals(on) && it.status().equals(status)), "on",
						"This is recorded for that day already.", "KNOWN_OTHERWISE")
				.raise();
			store.followUp(id, new StayClock.Told(on, status), author);
			again(id, author);
			return Map.of("on", on.toString(), "status", status);
		});
	}

	/** Takes back that somebody asked; it stays readable. */
	@Allowed(operation = "treatment.stay.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeBack(String idempotencyKey, Id id, int expectedVersion, StayView.FollowUpId wrong, String because) {
		changed(idempotencyKey, id, expectedVersion, List.of(wrong, because), false,
				(of, author) -> takenBack(of, it -> it.id().equals(wrong), because, author));
	}

	/** The same, of what is told by its day and how they were. */
	@Allowed(operation = "treatment.stay.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeBack(String idempotencyKey, Id id, int expectedVersion, LocalDate on, String status,
			String because) {
		changed(idempotencyKey, id, expectedVersion, List.of("takeBack", on, status, because), false,
				(of, author) -> takenBack(of, it -> it.on().equals(on) && it.status().equals(status), because, author));
	}

	private Map<String, String> takenBack(StayStore.Stored of, Predicate<StayView.FollowUp> which, String because,
			Author author) {
		var faults = new Problem.Faults();
		check.because(faults, because);
		var wrong = of.view().followUps().stream().filter(StayView.FollowUp::stands).filter(which).findFirst();
		faults.when(wrong.isEmpty(), "on", "This was taken back already, or nobody asked so.").raise();
		store.takeBack(wrong.orElseThrow().id(), because, author);
		again(of.view().id(), author);
		return Map.of("because", because);
	}

	/**
	 * Closes a stay: nothing more is asked. Of whoever left it has to be known where to,
	 * or that nobody knows.
	 * @param destination null where it is told already
	 */
	@Allowed(operation = "treatment.stay.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void close(String idempotencyKey, Id id, int expectedVersion, LocalDate on, String reason,
			@Nullable String destination) {
		changed(idempotencyKey, id, expectedVersion, List.of("close", on, reason, String.valueOf(destination)), false,
				(of, author) -> {
					var facts = of.view().facts().destination(destination);
					var faults = new Problem.Faults();
					check.facts(faults, facts);
					check.closing(faults, facts, on, reason);
					faults.raise();
					save(of, facts, new Closing(on, reason, author.words()), author);
					return Map.of("closedOn", on.toString(), "closeReason", reason);
				});
	}

	/** Opens one again that was closed wrongly. */
	@Allowed(operation = "treatment.stay.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void reopen(String idempotencyKey, Id id, int expectedVersion, String because) {
		changed(idempotencyKey, id, expectedVersion, List.of("reopen", because), true, (of, author) -> {
			var faults = new Problem.Faults();
			check.because(faults, because);
			faults.when(of.view().closedOn() == null, "because", "This is open already.").raise();
			save(of, of.view().facts(), null, author);
			return Map.of("because", because);
		});
	}

	/**
	 * Withdraws what was entered wrongly; it stays, tells of nobody and counts no more.
	 */
	@Allowed(operation = "treatment.stay.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		changed(idempotencyKey, id, expectedVersion, List.of("withdraw", because), true, (of, author) -> {
			var faults = new Problem.Faults();
			check.because(faults, because);
			faults.raise();
			takeAway(of, because, author);
			return Map.of("because", because);
		});
	}

	/** One of the caller's own units; goes on record. */
	@Allowed(operation = "treatment.stay.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<StayView> find(Id id) {
		var found = store.find(id, currentCaller.reach(), today());
		found.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return found;
	}

	/** Some of the caller's own units, in the order of the list; on record. */
	@Allowed(operation = "treatment.stay.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<StayView> page(Filter filter, int offset, int limit) {
		return read(store.page(currentCaller.reach(), filter, today(), offset, limit));
	}

	/** Those behind one, in the order of the list, and one more; on record. */
	@Allowed(operation = "treatment.stay.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<StayView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(currentCaller.reach(), filter, today(), last, limit + 1));
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<StayView> read(List<StayView> rows) {
		if (!rows.isEmpty()) {
			var told = RowBatches.counted(rows.stream().map(StayView::unit).toList());
			told.put("stays", rows.stream().map(row -> row.id().value().toString()).collect(Collectors.joining(" ")));
			recording.tell("stays", told);
		}
		return rows;
	}

	/** How many there are. */
	@Allowed(operation = "treatment.stay.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(currentCaller.reach(), filter, today());
	}

	/** Of whom one is; the opening of the person's page goes on record. */
	@Allowed(operation = "treatment.stay.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * Those of a person of one of the caller's own units, the oldest first; the opening
	 * of the person's page goes on record.
	 */
	@Allowed(operation = "treatment.stay.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<StayView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom, today()) : List.of();
	}

	/** What wants looking after in the caller's own units, in one statement. */
	@Allowed(operation = "treatment.stay.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(currentCaller.reach(), today());
	}

	/** Those of the caller's own units that an agreement lets keep stays. */
	@Allowed(operation = "treatment.stay.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<UnitView> keeping() {
		return partners
			.units(currentCaller.reach().stream().filter(unit -> agreements.lets(unit, DATA_SET, today())).toList())
			.values()
			.stream()
			.sorted(Comparator.comparing(UnitView::name))
			.toList();
	}

	/** A list of codes, for forms and for what is told. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList list(Lists list) {
		return rules.list(list);
	}

	/** What is told of people, for forms and for what is told. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList profiles(NaloxoneRules.Lists list) {
		return profiles.list(list);
	}

	/** Whether a code is one of a group. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public boolean is(Groups group, @Nullable String code) {
		return rules.is(group, code);
	}

	/** A code with its words; one that left the list tells itself. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	/**
	 * Takes stays as they were sent, each for itself: those with whom nothing is wrong
	 * are kept, or added to where they go on already.
	 * @param anew whether one that goes on already is a fault, and so is somebody who
	 * objected
	 */
	List<Taken> take(List<StayEntry> sent, Set<UnitId> reach, boolean anew, Door door, @Nullable UUID in,
			Author author) {
		var held = sources.held(DATA_SET,
				sent.stream().map(StayEntry::unit).filter(reach::contains).distinct().toList());
		var batch = people.of(DATA_SET, today());
		var drafts = new ArrayList<Draft>();
		for (StayEntry entry : sent) {
			var faults = new Problem.Faults();
			PersonCheck.@Nullable Who who = null;
			if (!reach.contains(entry.unit())) {
				faults.when(true, "unit", "This is none of your units.");
			}
			else {
				check.entry(faults, entry);
				who = batch.read(faults, entry.unit(), entry.ownRef(), entry.chi());
				entry.facts().days().forEach((path, day) -> held.expectRecords(faults, path, entry.unit(), day));
			}
			drafts.add(new Draft(entry, faults, who));
		}
		batch.makeKeys();
		var known = store.known(drafts.stream().flatMap(Draft::reference).toList(),
				sent.stream().map(StayEntry::unit).distinct().toList(), today());
		var there = new HashMap<String, List<StayView>>();
		known.forEach((key, of) -> there.put(key, new ArrayList<>(of)));
		return drafts.stream().map(it -> take(it, there, anew, door, in, author)).toList();
	}

	private Taken take(Draft draft, Map<String, List<StayView>> known, boolean anew, Door door, @Nullable UUID in,
			Author author) {
		StayEntry entry = draft.entry();
		var faults = draft.faults();
		PersonCheck.@Nullable Who who = draft.who();
		if (!faults.noted().isEmpty() || who == null || who.reference() == null) {
			return Taken.wrong(faults.noted());
		}
		if (who.objected()) {
			faults.when(anew, "ownRef", "Nothing was kept: they objected to being recorded here.", "OBJECTED");
			return Taken.wrong(faults.noted());
		}
		String reference = who.reference().value();
		var same = known.computeIfAbsent(StayStore.key(entry.unit(), reference, entry.kind()),
				key -> new ArrayList<>());
		@Nullable StayView there = same.stream()
			.filter(it -> isSame(it, entry.facts()) && !(anew && it.closedOn() != null))
			.reduce((one, later) -> later)
			.orElse(null);
		if (there != null && there.closedOn() != null) {
			return new Taken(there.id(), false, false, List.of(), List.of());
		}
		faults.when(anew && there != null, "ownRef",
				"A stay of this kind goes on for them already; tell of it on its page.", "GOES_ON_ALREADY");
		var different = new ArrayList<String>();
		StayFacts facts = (there != null) ? there.facts().and(entry.facts(), different) : entry.facts();
		if (there != null && faults.noted().isEmpty()) {
			check.facts(faults, facts);
		}
		if (!entry.confirmed()) {
			check.unusual(faults, facts, (there != null) ? there.facts() : StayFacts.NONE);
		}
		if (!faults.noted().isEmpty()) {
			return Taken.wrong(faults.noted());
		}
		var remarks = remarks(facts, different);
		Id id = (there != null) ? there.id() : new Id(UUID.randomUUID());
		boolean completes = there != null && ((there.substance() == null && entry.substance() != null)
				|| (!there.linked() && who.person() != null));
		if (there != null && !completes && facts.equals(there.facts())) {
			return new Taken(id, false, false, List.of(), remarks);
		}
		if (there == null) {
			store.add(
					new StayStore.Fresh(id, entry, reference, who.person(), who.agreement(),
							profiles.simdVersion(entry.profile(), Objects.requireNonNullElse(facts.first(), today()))),
					door, in, author);
		}
		else {
			store.complete(id, entry.substance(), who.person(), who.agreement());
		}
		save(store.locked(id, today()).orElseThrow(), facts, null, in, author);
		same.removeIf(it -> it.id().equals(id));
		same.add(store.locked(id, today()).orElseThrow().view());
		return new Taken(id, there == null, true, List.of(), remarks);
	}

	/**
	 * Whether something is told of a stay that is there: nothing says that another began
	 * after it ended.
	 */
	private static boolean isSame(StayView of, StayFacts facts) {
		@Nullable LocalDate end = (of.facts().leftOn() != null) ? of.facts().leftOn() : of.closedOn();
		@Nullable LocalDate first = facts.first();
		return end == null || (first != null && first.isBefore(end)) || end.equals(facts.leftOn())
				|| (first == null && of.closedOn() == null);
	}

	private static List<Problem.Field> remarks(StayFacts facts, List<String> different) {
		var remarks = new ArrayList<Problem.Field>();
		different.forEach(name -> remarks.add(new Problem.Field(name,
				"Something else is known already and stays; put it right on the page of the stay.",
				"KNOWN_OTHERWISE")));
		if (StayClock.admittedBeforeFunding(facts)) {
			remarks.add(new Problem.Field("admittedOn", "They came in before the money was approved.",
					"ADMITTED_BEFORE_FUNDING"));
		}
		return remarks;
	}

	private void save(StayStore.Stored of, StayFacts facts, @Nullable Closing closing, Author author) {
		save(of, facts, closing, null, author);
	}

	/** Stores what is known now, what follows from it, and tells others what changed. */
	private void save(StayStore.Stored of, StayFacts facts, @Nullable Closing closing, @Nullable UUID in,
			Author author) {
		StayView before = of.view();
		if (facts.plannedEndOn() != null && !facts.plannedEndOn().equals(before.facts().plannedEndOn())) {
			store.plannedEnd(before.id(), facts.plannedEndOn(), in, author);
		}
		stand(of, facts, closing, author);
	}

	/** Stores the same, without a planned end of its own. */
	private void stand(StayStore.Stored of, StayFacts facts, @Nullable Closing closing, Author author) {
		StayView before = of.view();
		stand(before, facts, closing);
		store.settle(before.unit(), String.valueOf(before.ownRef()), rules.on(today()).journeyDays());
		changes.ofStay(before.id().value(), before.version() + 1, before.unit(), first(before.facts(), facts), today(),
				author.at());
		changes.exit(new ChangedRecords.Exit(before.id(), before.version() + 1, before.unit(), of.person(),
				before.facts(), facts, closing != null), rules, author.at());
	}

	private void stand(StayView of, StayFacts facts, @Nullable Closing closing) {
		@Nullable LocalDate left = facts.leftOn();
		var told = of.followUps()
			.stream()
			.filter(StayView.FollowUp::stands)
			.map(it -> new StayClock.Told(it.on(), it.status()))
			.toList();
		@Nullable LocalDate closedOn = (closing != null) ? closing.on() : null;
		boolean leftOut = rules.is(Groups.LEFT_OUT, facts.leftHow());
		store.store(new StayStore.Now(of.id(), facts, StayClock.standing(facts, closedOn, rules),
				(left != null) ? left.plusDays(rules.on(left).contactDays()) : null,
				(left != null) ? StayClock.contact(left, told, rules) : null, leftOut, closedOn,
				(closing != null) ? closing.reason() : null, (closing != null) ? closing.by() : null,
				facts.days().values().stream().anyMatch(signedOff.days(DATA_SET)),
				(left != null) ? StayClock.asked(left, told, leftOut ? left : of.stoppedOn(), rules) : List.of()));
	}

	/** Stores what is known of one that was invented, and tells nobody. */
	void invent(Id id, StayFacts facts, @Nullable LocalDate closedOn) {
		StayView of = store.locked(id, today()).orElseThrow().view();
		stand(of, facts, (closedOn != null) ? new Closing(closedOn, "COMPLETE", of.recordedBy()) : null);
		store.settle(of.unit(), String.valueOf(of.ownRef()), rules.on(today()).journeyDays());
	}

	/** The first day that any of what was known or is known counts for. */
	private LocalDate first(StayFacts before, StayFacts now) {
		return Stream.of(before, now)
			.flatMap(it -> it.days().values().stream())
			.min(LocalDate::compareTo)
			.filter(it -> it.isBefore(today()))
			.orElse(today());
	}

	/** Works out anew what follows from one that is as it was stored. */
	private void again(Id id, Author author) {
		StayView of = store.locked(id, today()).orElseThrow().view();
		stand(of, of.facts(), null);
		changes.ofStay(id.value(), of.version() + 1, of.unit(), first(of.facts(), of.facts()), today(), author.at());
	}

	/** One as it is stored, held until the transaction ends. */
	Optional<StayStore.Stored> locked(Id id) {
		return store.locked(id, today());
	}

	/** Withdraws one. */
	void takeAway(StayStore.Stored of, String because, Author author) {
		StayView view = of.view();
		store.withdraw(view.id(), because, author);
		if (view.ownRef() != null) {
			store.settle(view.unit(), view.ownRef(), rules.on(today()).journeyDays());
		}
		changes.ofStay(view.id().value(), view.version() + 1, view.unit(), first(view.facts(), view.facts()), today(),
				author.at());
		changes.exit(new ChangedRecords.Exit(view.id(), view.version() + 1, view.unit(), of.person(), view.facts(),
				StayFacts.NONE, true), rules, author.at());
	}

	/** Takes back a planned end that a file told: the one of before holds again. */
	void forget(Id id, UUID in, Author author) {
		store.forget(id, in);
		var of = store.locked(id, today()).orElseThrow();
		var ends = of.view().plannedEnds();
		stand(of, of.view().facts().plannedEnd(ends.isEmpty() ? null : ends.getLast().on()), null, author);
	}

	private void changed(String key, Id id, int expectedVersion, Object input, boolean closed,
			BiFunction<StayStore.Stored, Author, Map<String, String>> change) {
		var of = store.locked(id, today())
			.filter(it -> currentCaller.reach().contains(it.view().unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such stay in your units."));
		var author = recording.author(of.view().unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.view().version(), "this");
			if (!of.view().stands() || of.view().ownRef() == null || (!closed && of.view().closedOn() != null)) {
				throw Problem.conflict(
						"This is closed, was withdrawn, or its time is over; nothing of it can be changed.",
						of.view().version());
			}
			var told = new TreeMap<>(change.apply(of, author));
			if (told.isEmpty()) {
				return Made.found(id);
			}
			told.put("unit", of.view().unit().value());
			return new Made<>(id, subject(id), told);
		});
	}

	/**
	 * Days and codes of a stay tell of a person, so the trail says only which changed.
	 */
	private static Map<String, String> told(List<String> different) {
		return different.stream().collect(Collectors.toMap(name -> name, name -> "CHANGED"));
	}

	private void expectRecords(Problem.Faults faults, StayView of, StayFacts facts) {
		var held = sources.held(DATA_SET, List.of(of.unit()));
		StayCheck.added(facts, of.facts()).forEach((path, day) -> held.expectRecords(faults, path, of.unit(), day));
	}

	private void expectRecords(Problem.Faults faults, UnitId unit, String path, LocalDate day) {
		sources.held(DATA_SET, List.of(unit)).expectRecords(faults, path, unit, day);
	}

	/** What the key of a change stands for; what tells of somebody is sealed. */
	private List<?> asSent(List<StayEntry> sent) {
		var secret = sent.stream().map(it -> "%s|%s".formatted(it.ownRef(), it.chi())).toList();
		var plain = sent.stream()
			.map(it -> List.of(it.unit(), it.kind(), String.valueOf(it.substance()), String.valueOf(it.profile()),
					it.facts(), it.confirmed()))
			.toList();
		return List.of(plain, keys.sealed(DATA_SET, secret));
	}

	private static String subject(Id id) {
		return "stay " + id.value();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** A residential stay. */
	public record Id(UUID value) implements Identifier {
	}

	/** How it came in. */
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

	/** Which list. */
	public enum Kept {

		/**
		 * Those that go on: who is to leave soon without an address first, then by step,
		 * waiting longest first.
		 */
		ON,
		/** Those who are to leave soon without an address, the next first. */
		LEAVING,
		/** Those of whom somebody is to be in touch or to ask, the longest due first. */
		DUE,
		/** Those who were approved and have not come in, the longest first. */
		NOT_IN,
		/** Those that are closed, the last first. */
		CLOSED,
		/** All that stand, the last to change step first. */
		ALL

	}

	/**
	 * What is looked for; what is null is not asked.
	 *
	 * @param ownRef the beginning of the unit's own reference
	 * @param leavingWithin of those alone who are to leave within so many days
	 */
	public record Filter(Kept list, @Nullable StayStage stage, @Nullable String ownRef, @Nullable UnitId unit,
			@Nullable Integer leavingWithin) {
	}

	/**
	 * What wants looking after.
	 *
	 * @param open how many go on
	 * @param leaving how many are to leave soon without an address, the next on
	 * {@code nextLeavingOn}
	 * @param contact with how many somebody is to be in touch after they left
	 * @param status of how many it is to be asked how they are
	 * @param notIn how many were approved and have not come in
	 */
	public record Look(int open, int leaving, @Nullable LocalDate nextLeavingOn, int contact,
			@Nullable LocalDate contactDueOn, int status, @Nullable LocalDate statusDueOn, int notIn) {
	}

	/**
	 * What came of a stay that was sent.
	 *
	 * @param id null where something is wrong
	 * @param opened whether it is one of its own
	 * @param changed whether anything was added
	 */
	record Taken(@Nullable Id id, boolean opened, boolean changed, List<Problem.Field> faults,
			List<Problem.Field> remarks) implements BatchOutcomes.Item {

		static Taken wrong(List<Problem.Field> faults) {
			return new Taken(null, false, false, faults, List.of());
		}

	}

	/** That nothing more is asked. */
	private record Closing(LocalDate on, String reason, String by) {
	}

	/** A stay while it is looked at. */
	private record Draft(StayEntry entry, Problem.Faults faults, PersonCheck.@Nullable Who who) {

		Stream<String> reference() {
			return (who == null || who.reference() == null) ? Stream.empty() : Stream.of(who.reference().value());
		}

	}

}
