package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.WorkingDays;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.Agreements;
import scot.adp.people.PersonCheck;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCareRules.Groups;
import scot.adp.treatment.JointCareRules.Lists;

/**
 * Joint care of people who use substances and have a mental health condition: which
 * service asked which, what both answered, who leads, and where nobody does. The row is
 * one: the service that recorded it holds it, and the other works on it as long as an
 * agreement lets it. Nobody else reads a row. Each read of rows goes on record before the
 * first of them is told.
 */
@Service
@Transactional
public class JointCares {

	/** The data set. */
	public static final DataSet DATA_SET = ChangedRecords.JOINT_CARE;

	/** GraphQL's name of joint care. */
	static final String TYPE = "JointCare";

	private final JointCareStore store;

	private final JointCareSharing sharing;

	private final JointCareCheck check;

	private final JointCareRules rules;

	private final JointCareWatch watch;

	private final RowBatches batches;

	private final PersonCheck people;

	private final PersonKeys keys;

	private final References references;

	private final Agreements agreements;

	private final Partners partners;

	private final WorkingDays workingDays;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	JointCares(JointCareStore store, JointCareSharing sharing, JointCareCheck check, JointCareRules rules,
			JointCareWatch watch, RowBatches batches, PersonCheck people, PersonKeys keys, References references,
			Agreements agreements, Partners partners, WorkingDays workingDays, UnitSources sources, SignedOff signedOff,
			CurrentCaller currentCaller, Recording recording, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.sharing = sharing;
		this.check = check;
		this.rules = rules;
		this.watch = watch;
		this.batches = batches;
		this.people = people;
		this.keys = keys;
		this.references = references;
		this.agreements = agreements;
		this.partners = partners;
		this.workingDays = workingDays;
		this.sources = sources;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Records that one service asked another, and what is known of it. Where the other
	 * recorded it already and both know the person by one key, it is that one.
	 * @throws Problem where something is wrong, it is recorded already, or something is
	 * unusual and not confirmed: the faults of what is only unusual have the reason
	 * {@code CONFIRM}
	 */
	@Allowed(operation = "treatment.joint-care.tell", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Id open(String idempotencyKey, JointCareEntry entry, Door door) {
		UnitId own = side(entry, currentCaller.reach()).orElse(entry.askedBy());
		currentCaller.reaching(own);
		var author = recording.author(own);
		return recording.once(author, idempotencyKey, asSent(List.of(entry)), Id::new, () -> {
			var taken = take(List.of(entry), currentCaller.reach(), true, door, null, author).getFirst();
			if (!taken.faults().isEmpty()) {
				throw Problem.invalid(taken.faults());
			}
			Id id = Objects.requireNonNull(taken.id());
			return new Made<>(id, subject(id), Map.of("unit", own.value(), "door", door.name()));
		});
	}

	/**
	 * Records joint care, each for itself: what is right is kept, of the rest it is told
	 * what is wrong. What is known is known again by reference, both services and the day
	 * of asking; what is new is added, and what was told otherwise stays and is told.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "treatment.joint-care.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<JointCareEntry> sent, boolean dryRun) {
		var reach = currentCaller.reach();
		var units = sent.stream().map(it -> side(it, reach).orElse(it.askedBy())).toList();
		var author = batches.author("jointCares", units, reach);
		return dryRun ? batches.triedOut("joint care", units, in -> take(sent, reach, false, Door.API, in, author))
				: batches.taken(author, idempotencyKey, asSent(sent), TYPE, "joint care", units,
						in -> take(sent, reach, false, Door.API, in, author));
	}

	/**
	 * Tells something of one: an answer, who leads, assessment and plan, or the end. A
	 * service answers for itself; what the other answered is told by whoever heard it
	 * only as long as that service does not work on this here.
	 * @param partnerRef the partner's own number of the person; null where it is as it
	 * was
	 */
	@Allowed(operation = "treatment.joint-care.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void tell(String idempotencyKey, Id id, int expectedVersion, JointCareTold told,
			@Nullable String partnerRef) {
		changed(idempotencyKey, id, expectedVersion, List.of(told, String.valueOf(partnerRef)), false, (of, author) -> {
			var faults = new Problem.Faults();
			JointCareView view = of.view();
			var known = known(view);
			var otherwise = new ArrayList<String>();
			var added = JointCareCheck.added(told.facts(faults, view.askedOf()), known, otherwise);
			otherwise.forEach(path -> faults.when(true, path,
					"Something else is known already. Take it back first, then tell it anew.", "KNOWN_OTHERWISE"));
			check.facts(faults, added, about(view, known));
			boolean refers = partnerRef != null && !partnerRef.isBlank()
					&& !partnerRef.strip().equals(view.partnerRef());
			if (refers) {
				reference(faults, view, Objects.requireNonNull(partnerRef));
			}
			faults.raise();
			if (added.isEmpty() && !refers) {
				return Map.of();
			}
			if (refers) {
				store.partnerRef(id, Objects.requireNonNull(partnerRef).strip());
			}
			added.forEach(it -> store.tell(id, it, null, author));
			stand(id, author);
			return told(added, refers);
		});
	}

	private void reference(Problem.Faults faults, JointCareView of, String partnerRef) {
		faults.when(!currentCaller.reach().contains(of.partner()), "partnerRef",
				"Only the other service gives its own number.");
		if (faults.noted().isEmpty()) {
			try {
				references.read("partnerRef", of.partner(), today(), partnerRef);
			}
			catch (Problem problem) {
				problem.fields()
					.forEach(it -> faults.when(true, it.path(), it.message(),
							Objects.requireNonNullElse(it.reason(), "LOOKS_LIKE_IDENTITY")));
			}
		}
	}

	/** Takes back something that was told; what was told before it holds again. */
	@Allowed(operation = "treatment.joint-care.correct",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER }, scope = Scope.OWN_UNITS,
			personLevel = true)
	public void takeBack(String idempotencyKey, Id id, int expectedVersion, JointCareView.FactId wrong,
			String because) {
		changed(idempotencyKey, id, expectedVersion, List.of(wrong, because), true, (of, author) -> {
			var faults = new Problem.Faults();
			check.because(faults, because);
			@Nullable JointCareFact fact = of.view()
				.told()
				.stream()
				.filter(it -> it.id().equals(wrong) && it.stands())
				.map(JointCareView.Told::fact)
				.findFirst()
				.orElse(null);
			faults.when(fact == null, "because", "This was taken back already, or nobody told it.");
			if (fact != null && fact.kind() == JointCareFact.Kind.ANSWER) {
				faults.when(!about(of.view(), List.of()).answersFor(Objects.requireNonNull(fact.unit())), "because",
						"The other service works on this here; it takes its own answer back.", "ANSWERS_FOR_ITSELF");
			}
			faults.when(of.view().closedOn() != null && fact != null && fact.kind() != JointCareFact.Kind.CLOSED,
					"because", "This is closed. Take back that it was closed first.");
			faults.raise();
			store.takeBack(wrong, because, author);
			stand(id, author);
			return Map.of("because", because);
		});
	}

	/**
	 * Withdraws what was entered wrongly; it stays, tells of nobody and counts no more.
	 * For the service that recorded it.
	 */
	@Allowed(operation = "treatment.joint-care.correct",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER }, scope = Scope.OWN_UNITS,
			personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		changed(idempotencyKey, id, expectedVersion, List.of("withdraw", because), true, (of, author) -> {
			var faults = new Problem.Faults();
			check.because(faults, because);
			faults
				.when(!currentCaller.reach().contains(of.view().unit()), "because",
						"The service that recorded it withdraws it. Take back what you told yourself.")
				.raise();
			takeAway(of.view(), because, author);
			return Map.of("because", because);
		});
	}

	/** One that the caller's own units hold or work on; goes on record. */
	@Allowed(operation = "treatment.joint-care.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<JointCareView> find(Id id) {
		var found = store.find(id, reach(), today());
		found.ifPresent(it -> recording.tell(subject(it.id()), through(it)));
		return found;
	}

	/** Some that the caller's own units hold or work on, in order; on record. */
	@Allowed(operation = "treatment.joint-care.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<JointCareView> page(Filter filter, int offset, int limit) {
		return read(store.page(reach(), filter, today(), offset, limit));
	}

	/** Those behind one, in the order of the list, and one more; on record. */
	@Allowed(operation = "treatment.joint-care.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<JointCareView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(reach(), filter, today(), last, limit + 1));
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<JointCareView> read(List<JointCareView> rows) {
		if (!rows.isEmpty()) {
			var told = RowBatches.counted(rows.stream().map(JointCareView::unit).toList());
			told.put("jointCares",
					rows.stream().map(row -> row.id().value().toString()).collect(Collectors.joining(" ")));
			recording.tell("joint care", told);
		}
		return rows;
	}

	/** How many there are. */
	@Allowed(operation = "treatment.joint-care.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(reach(), filter, today());
	}

	/** Of whom one is; the opening of the person's page goes on record. */
	@Allowed(operation = "treatment.joint-care.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id, reach(), today());
	}

	/**
	 * Those of a person of one of the caller's own units, the oldest first; the opening
	 * of the person's page goes on record.
	 */
	@Allowed(operation = "treatment.joint-care.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<JointCareView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom, reach(), today()) : List.of();
	}

	/** What wants looking after in the caller's own units. */
	@Allowed(operation = "treatment.joint-care.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(reach(), today());
	}

	/**
	 * Which of the two services the caller can answer for: the own ones, and the other as
	 * long as it does not work on this here.
	 */
	@Allowed(operation = "treatment.joint-care.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Sides sides(JointCareView of) {
		var about = about(of, List.of());
		return new Sides(Stream.of(of.askedOf(), of.askedBy()).filter(about::answersFor).toList(),
				Stream.of(of.askedBy(), of.askedOf()).filter(about.mine()::contains).toList(),
				about.forItself().contains(of.partner()));
	}

	/** What a form for new joint care begins with. */
	@Allowed(operation = "treatment.joint-care.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Beginning beginning() {
		var reach = currentCaller.reach();
		var all = partners.units();
		var own = all.stream()
			.filter(it -> reach.contains(it.code()) && agreements.lets(it.code(), DATA_SET, today()))
			.sorted(Comparator.comparing(UnitView::name))
			.toList();
		return new Beginning(own, all.stream().sorted(Comparator.comparing(UnitView::name)).toList(),
				own.isEmpty() ? null : store.lastPartner(own.stream().map(UnitView::code).toList()).orElse(null));
	}

	/** A list of codes, for forms and for what is told. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList list(Lists list) {
		return rules.list(list);
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
	 * Takes joint care as it was sent, each for itself: where nothing is wrong it is
	 * kept, or added to what is known already.
	 * @param anew whether what is known already is a fault, and so is somebody who
	 * objected
	 */
	List<Taken> take(List<JointCareEntry> sent, Set<UnitId> units, boolean anew, Door door, @Nullable UUID in,
			Author author) {
		var held = sources.held(DATA_SET, sent.stream().map(JointCareEntry::askedBy).distinct().toList());
		var named = partners
			.units(sent.stream().flatMap(it -> Stream.of(it.askedBy(), it.askedOf())).distinct().toList())
			.keySet();
		var batch = people.of(DATA_SET, today());
		var drafts = new ArrayList<Draft>();
		for (JointCareEntry entry : sent) {
			var faults = new Problem.Faults();
			PersonCheck.@Nullable Who who = null;
			@Nullable UnitId own = side(entry, units).orElse(null);
			if (own == null) {
				faults.when(true, "askedBy", "Neither of the two is one of your units.");
			}
			else {
				check.asking(faults, entry, named);
				who = batch.read(faults, own, entry.ownRef(), entry.chi());
				// What the other service asked counts by what that service says.
				if (own.equals(entry.askedBy())) {
					held.expectRecords(faults, "askedOn", own, entry.askedOn());
				}
			}
			drafts.add(new Draft(entry, Objects.requireNonNullElse(own, entry.askedBy()), faults, who));
		}
		batch.makeKeys();
		var known = new ArrayList<>(store.known(drafts.stream().flatMap(Draft::reference).toList(),
				drafts.stream().flatMap(Draft::key).toList(), sharing.reach(units), today()));
		var works = new HashMap<JointCareReach.Pair, Boolean>();
		return drafts.stream().map(it -> take(it, known, works, units, anew, door, in, author)).toList();
	}

	private Taken take(Draft draft, List<JointCareStore.Stored> known, Map<JointCareReach.Pair, Boolean> works,
			Set<UnitId> units, boolean anew, Door door, @Nullable UUID in, Author author) {
		JointCareEntry entry = draft.entry();
		var faults = draft.faults();
		PersonCheck.@Nullable Who who = draft.who();
		var told = entry.told().facts(faults, entry.askedOf());
		if (!faults.noted().isEmpty() || who == null || who.reference() == null) {
			return Taken.wrong(faults.noted());
		}
		if (who.objected()) {
			faults.when(anew, "ownRef", "Nothing was kept: they objected to being recorded here.", "OBJECTED");
			return Taken.wrong(faults.noted());
		}
		JointCareStore.@Nullable Stored there = known.stream()
			.filter(it -> draft.isSame(it.view()))
			.reduce((one, later) -> later)
			.orElse(null);
		boolean joins = false;
		if (there == null) {
			there = known.stream().filter(draft::isOfThePartner).reduce((one, later) -> later).orElse(null);
			joins = there != null;
		}
		faults
			.when(anew && there != null && !joins, "ownRef", "This is recorded already; tell of it on its page.",
					"GOES_ON_ALREADY")
			.when(there == null && !entry.confirmed() && known.stream().anyMatch(it -> draft.isOpenFor(it.view())),
					"askedOn", "They were asked on another day already, and that goes on; say that this is another.",
					JointCareCheck.CONFIRM);
		var otherwise = new ArrayList<String>();
		var before = (there != null) ? known(there.view()) : List.<JointCareFact>of();
		if (there != null && there.view().closedOn() != null) {
			return faults.noted().isEmpty() ? new Taken(there.view().id(), false, false, List.of(), List.of())
					: Taken.wrong(faults.noted());
		}
		UnitId unit = (there != null) ? there.view().unit() : draft.own();
		UnitId partner = unit.equals(entry.askedBy()) ? entry.askedOf() : entry.askedBy();
		var added = JointCareCheck.added(told, before, otherwise);
		boolean partnerWorks = works.computeIfAbsent(new JointCareReach.Pair(unit, partner),
				it -> sharing.works(it.unit(), it.partner()));
		check.facts(faults, added, new JointCareCheck.About(entry.askedBy(), entry.askedOf(), entry.askedOn(), before,
				mine(unit, partner, units, partnerWorks), partnerWorks ? Set.of(unit, partner) : Set.of(unit)));
		if (!faults.noted().isEmpty()) {
			return Taken.wrong(faults.noted());
		}
		var remarks = otherwise.stream()
			.map(path -> new Problem.Field(path, "Something else is known already and stays; put it right on its page.",
					"KNOWN_OTHERWISE"))
			.toList();
		@Nullable PersonKey links = (there != null && !there.view().linked()) ? who.person() : null;
		if (there != null && !joins && added.isEmpty() && links == null) {
			return new Taken(there.view().id(), false, false, List.of(), remarks);
		}
		Id id = (there != null) ? there.view().id() : new Id(UUID.randomUUID());
		if (there == null) {
			store.add(new JointCareStore.Fresh(id, entry, unit, partner, who.reference().value(), who.person(),
					who.agreement()), door, in, author);
		}
		if (joins) {
			store.partnerRef(id, who.reference().value());
		}
		if (links != null) {
			store.linked(id, links);
		}
		added.forEach(it -> store.tell(id, it, in, author));
		var stored = stand(id, author);
		known.removeIf(it -> it.view().id().equals(id));
		known.add(stored);
		return new Taken(id, there == null, true, List.of(), remarks);
	}

	/** Which of the two services is the writer's own: who asked, where both are. */
	private static Optional<UnitId> side(JointCareEntry entry, Set<UnitId> units) {
		return Stream.of(entry.askedBy(), entry.askedOf()).filter(units::contains).findFirst();
	}

	private static List<JointCareFact> known(JointCareView of) {
		return of.told().stream().filter(JointCareView.Told::stands).map(JointCareView.Told::fact).toList();
	}

	private JointCareCheck.About about(JointCareView of, List<JointCareFact> known) {
		boolean works = sharing.works(of.unit(), of.partner());
		return new JointCareCheck.About(of.askedBy(), of.askedOf(), of.askedOn(), known,
				mine(of.unit(), of.partner(), currentCaller.reach(), works),
				works ? Set.of(of.unit(), of.partner()) : Set.of(of.unit()));
	}

	/**
	 * The holding service, and the partner where it works on this, as far as they are
	 * own.
	 */
	private static Set<UnitId> mine(UnitId unit, UnitId partner, Set<UnitId> units, boolean works) {
		var mine = new HashSet<UnitId>();
		if (units.contains(unit)) {
			mine.add(unit);
		}
		if (units.contains(partner) && (works || units.contains(unit))) {
			mine.add(partner);
		}
		return mine;
	}

	/** Stores what follows from what is told now, and tells others what changed. */
	private JointCareStore.Stored stand(Id id, Author author) {
		invent(id);
		watch.look(id, author.at());
		var stored = store.locked(id, today()).orElseThrow();
		tellChanged(stored.view(), author);
		return stored;
	}

	/** Stores what follows from what is told now, and tells nobody. */
	void invent(Id id) {
		JointCareView of = store.locked(id, today()).orElseThrow().view();
		var now = JointCareClock.standing(of.askedBy(), of.askedOf(), of.askedOn(), inOrderOfTelling(of), rules,
				workingDays);
		store.stand(id, now, countedAnew(of, now).stream().anyMatch(signedOff.days(DATA_SET)));
	}

	/** The days by which it counts otherwise than before. */
	private Set<LocalDate> countedAnew(JointCareView before, JointCareClock.Standing now) {
		boolean died = rules.is(Groups.DIED, before.closeReason()) != rules.is(Groups.DIED, now.closeReason());
		var days = new HashSet<LocalDate>();
		if (before.version() == 0 || before.refusedOther() != now.refusedOther()) {
			days.add(before.askedOn());
		}
		if (died || !Objects.equals(before.assessDueOn(), now.assessDueOn())
				|| !Objects.equals(before.assessedOn(), now.assessedOn())) {
			Stream.of(before.assessDueOn(), now.assessDueOn()).filter(Objects::nonNull).forEach(days::add);
		}
		if (died || !Objects.equals(before.gapFromOn(), now.gapFromOn())
				|| !Objects.equals(before.gapToOn(), now.gapToOn())) {
			Stream.of(before.gapToOn(), now.gapToOn()).filter(Objects::nonNull).forEach(days::add);
		}
		return days;
	}

	private static List<JointCareFact> inOrderOfTelling(JointCareView of) {
		return of.told()
			.stream()
			.filter(JointCareView.Told::stands)
			.sorted(Comparator.comparing(JointCareView.Told::recordedAt))
			.map(JointCareView.Told::fact)
			.toList();
	}

	private void tellChanged(JointCareView of, Author author) {
		LocalDate from = of.askedOn().isAfter(today()) ? today() : of.askedOn();
		changes.ofJointCare(of.id().value(), of.version(), of.askedBy(), from, today(), author.at());
	}

	/** One as it is stored, held until the transaction ends. */
	Optional<JointCareStore.Stored> locked(Id id) {
		return store.locked(id, today());
	}

	/** Withdraws one. */
	void takeAway(JointCareView of, String because, Author author) {
		store.withdraw(of.id(), because, author);
		tellChanged(of, author);
	}

	/** Takes back what a file told of one that it did not bring. */
	void forget(Id id, UUID in, Author author) {
		store.forget(id, in, JointCareRules.IMPORT_TAKEN_BACK, author);
		stand(id, author);
	}

	private void changed(String key, Id id, int expectedVersion, Object input, boolean closed,
			BiFunction<JointCareStore.Stored, Author, Map<String, String>> change) {
		var reach = reach();
		var of = store.locked(id, today())
			.filter(it -> reach.has(it.view()) && (currentCaller.reach().contains(it.view().unit())
					|| sharing.works(it.view().unit(), it.view().partner())))
			.orElseThrow(() -> Problem.forbidden("There is no such joint care in your units."));
		var author = recording
			.author(currentCaller.reach().contains(of.view().unit()) ? of.view().unit() : of.view().partner());
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

	/** What was told of a person is not repeated: the trail says of what it was told. */
	private static Map<String, String> told(List<JointCareFact> added, boolean refers) {
		var told = new HashMap<String, String>();
		added.forEach(it -> told.put(it.kind().name().toLowerCase(java.util.Locale.ROOT), "CHANGED"));
		if (refers) {
			told.put("partnerRef", "CHANGED");
		}
		return told;
	}

	private static Map<String, String> through(JointCareView of) {
		return of.throughPartner() ? Map.of("unit", of.unit().value(), "through", of.partner().value())
				: Map.of("unit", of.unit().value());
	}

	private JointCareReach reach() {
		return sharing.reach(currentCaller.reach());
	}

	/** What the key of a change stands for; what tells of somebody is sealed. */
	private List<?> asSent(List<JointCareEntry> sent) {
		var secret = sent.stream().map(it -> "%s|%s".formatted(it.ownRef(), it.chi())).toList();
		var plain = sent.stream()
			.map(it -> List.of(it.askedBy(), it.askedOf(), it.askedOn(), it.told(), it.confirmed()))
			.toList();
		return List.of(plain, keys.sealed(DATA_SET, secret));
	}

	private static String subject(Id id) {
		return "joint care " + id.value();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** Joint care of somebody. */
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
		 * Those that go on: where nobody leads and somebody should first, then those that
		 * wait for an answer, then those that no service leads yet.
		 */
		ON,
		/** Where nobody leads and somebody should, the longest first. */
		GAP,
		/** Those that wait for an answer, the own ones first. */
		ANSWER,
		/** Those that both are to assess, the next due first. */
		ASSESS,
		/** Those that are closed, the last first. */
		CLOSED,
		/** All that stand, the last asked first. */
		ALL

	}

	/**
	 * What is looked for; what is null is not asked.
	 *
	 * @param ownRef a part of the number that either service has
	 */
	public record Filter(Kept list, @Nullable String ownRef, @Nullable UnitId unit) {
	}

	/**
	 * What wants looking after.
	 *
	 * @param open how many go on
	 * @param gaps where nobody leads and somebody should, the first since
	 * {@code gapSinceOn}
	 * @param toAnswer how many wait for an answer of the own units
	 * @param waiting how many wait for an answer of others
	 * @param toAssess how many both are to assess
	 */
	public record Look(int open, int gaps, @Nullable LocalDate gapSinceOn, int toAnswer,
			@Nullable LocalDate answerDueOn, int waiting, int toAssess, @Nullable LocalDate assessDueOn) {
	}

	/**
	 * Who somebody can speak for.
	 *
	 * @param answering the services whose answer they can tell, who was asked first
	 * @param own their own services among the two
	 * @param partnerWorks whether the partner works on this here
	 */
	public record Sides(List<UnitId> answering, List<UnitId> own, boolean partnerWorks) {
	}

	/**
	 * What a form begins with.
	 *
	 * @param own the own services that an agreement lets keep joint care
	 * @param all all services, one of which is the other
	 * @param last the other service of the last; null where there was none
	 */
	public record Beginning(List<UnitView> own, List<UnitView> all, @Nullable UnitId last) {
	}

	/**
	 * What came of one that was sent.
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

	/** One while it is looked at. */
	private record Draft(JointCareEntry entry, UnitId own, Problem.Faults faults, PersonCheck.@Nullable Who who) {

		Stream<String> reference() {
			return (who == null || who.reference() == null) ? Stream.empty() : Stream.of(who.reference().value());
		}

		Stream<PersonKey> key() {
			return (who == null || who.person() == null) ? Stream.empty() : Stream.of(who.person());
		}

		boolean isBetweenTheSame(JointCareView of) {
			return of.askedBy().equals(entry.askedBy()) && of.askedOf().equals(entry.askedOf());
		}

		private boolean isCalledSo(JointCareView of) {
			@Nullable String called = of.unit().equals(own) ? of.ownRef() : of.partnerRef();
			return isBetweenTheSame(of) && reference().anyMatch(it -> it.equals(called));
		}

		/** Whether it is known already. */
		boolean isSame(JointCareView of) {
			return isCalledSo(of) && of.askedOn().equals(entry.askedOn());
		}

		/** Whether the same person's goes on of another day. */
		boolean isOpenFor(JointCareView of) {
			return isCalledSo(of) && of.goesOn();
		}

		/** Whether the other service recorded it, and both know the person by one key. */
		boolean isOfThePartner(JointCareStore.Stored of) {
			return isBetweenTheSame(of.view()) && of.view().partner().equals(own) && of.view().partnerRef() == null
					&& of.view().goesOn() && key().anyMatch(it -> it.equals(of.person()));
		}

	}

}
