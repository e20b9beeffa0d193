package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
import scot.adp.treatment.EpisodeFact.Kind;
import scot.adp.treatment.EpisodeRules.Lists;

/**
 * Episodes of treatment: who is in treatment, with what, since when, and how it ended.
 * Whoever works with people records them for the own unit and those below it and reads
 * them there; nobody else reads a row. Each read of rows goes on record before the first
 * of them is told.
 */
@Service
@Transactional
public class Episodes {

	/** The data set. */
	public static final DataSet DATA_SET = ChangedRecords.EPISODES;

	/** What GraphQL calls an episode. */
	public static final String TYPE = "TreatmentEpisode";

	private final EpisodeStore store;

	private final EpisodeCheck check;

	private final EpisodeRules rules;

	private final WaitRules waits;

	private final NaloxoneRules profiles;

	private final RowBatches batches;

	private final WorkingDays workingDays;

	private final PersonCheck people;

	private final PersonKeys keys;

	private final Agreements agreements;

	private final Partners partners;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	Episodes(EpisodeStore store, EpisodeCheck check, EpisodeRules rules, WaitRules waits, NaloxoneRules profiles,
			RowBatches batches, WorkingDays workingDays, PersonCheck people, PersonKeys keys, Agreements agreements,
			Partners partners, UnitSources sources, SignedOff signedOff, CurrentCaller currentCaller,
			Recording recording, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.waits = waits;
		this.profiles = profiles;
		this.batches = batches;
		this.workingDays = workingDays;
		this.people = people;
		this.keys = keys;
		this.agreements = agreements;
		this.partners = partners;
		this.sources = sources;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Tells that treatment started, or what is new of an episode that is there.
	 * @throws Problem where something is wrong, or something is unusual and not
	 * confirmed, whose faults have the reason {@code CONFIRM}
	 */
	@Allowed(operation = "treatment.episode.tell", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Id tell(String idempotencyKey, EpisodeEntry entry, Door door) {
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
	 * Records episodes, each for itself: those that are right are kept, of the others it
	 * is told what is wrong. One that is there already gets what is new of it, so that a
	 * program may send all of them each night.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "treatment.episode.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<EpisodeEntry> sent, boolean dryRun) {
		var reach = currentCaller.reach();
		var units = sent.stream().map(EpisodeEntry::unit).toList();
		var author = batches.author("episodes", units, reach);
		return dryRun ? batches.triedOut("episodes", units, in -> takeQuietly(sent, reach, false, Door.API, in, author))
				: batches.taken(author, idempotencyKey, asSent(sent), TYPE, "episodes", units,
						in -> take(sent, reach, false, Door.API, in, author));
	}

	/** Tells what is new of one. */
	@Allowed(operation = "treatment.episode.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void add(String idempotencyKey, Id id, int expectedVersion, List<EpisodeFact> facts) {
		changed(idempotencyKey, id, expectedVersion, facts, (of, author) -> {
			var faults = new Problem.Faults();
			TreatmentEpisodeView view = of.view();
			check.facts(faults, view.startedOn(), facts);
			facts.stream().filter(it -> it.kind() == Kind.ENDED).forEach(it -> check.ending(faults, it));
			faults.raise();
			var added = fresh(view.startedOn(), view.standing(), facts);
			check.together(faults, view.startedOn(), all(view.standing(), added));
			faults.raise();
			store.tell(id, added, null, author);
			return Map.of("facts",
					added.stream().map(it -> it.kind().name()).distinct().collect(Collectors.joining(" ")));
		});
	}

	/** Takes back what was told wrongly; it stays readable. */
	@Allowed(operation = "treatment.episode.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeBack(String idempotencyKey, Id id, int expectedVersion, TreatmentEpisodeView.FactId wrong,
			String because) {
		changed(idempotencyKey, id, expectedVersion, List.of(wrong, because), (of, author) -> {
			var faults = new Problem.Faults();
			check.because(faults, because);
			var left = of.view()
				.facts()
				.stream()
				.filter(it -> it.stands() && !it.id().equals(wrong))
				.map(TreatmentEpisodeView.Told::fact)
				.toList();
			faults.when(left.size() == of.view().standing().size(), "fact",
					"This was taken back already, or there is no such fact.");
			check.whole(faults, left);
			faults.raise();
			store.takeBack(wrong, because, author);
			return Map.of("because", because);
		});
	}

	/**
	 * Withdraws what was entered wrongly; it stays, tells of nobody and counts no more.
	 */
	@Allowed(operation = "treatment.episode.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		var of = held(id);
		var author = recording.author(of.view().unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, because), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.view().version(), "this");
			var faults = new Problem.Faults();
			check.because(faults, because);
			faults.raise();
			if (!of.view().stands()) {
				throw Problem.conflict("This was withdrawn already.", of.view().version());
			}
			takeAway(of, because, author);
			return new Made<>(id, subject(id), Map.of("because", because, "unit", of.view().unit().value()));
		});
	}

	/** One of the caller's own units; goes on record. */
	@Allowed(operation = "treatment.episode.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<TreatmentEpisodeView> find(Id id) {
		var found = store.find(id, currentCaller.reach());
		found.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return found;
	}

	/** Some of the caller's own units, in the order of the list; on record. */
	@Allowed(operation = "treatment.episode.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<TreatmentEpisodeView> page(Filter filter, int offset, int limit) {
		return read(store.page(currentCaller.reach(), filter, days(), offset, limit));
	}

	/** Those behind one, in the order of the list, and one more; on record. */
	@Allowed(operation = "treatment.episode.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<TreatmentEpisodeView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(currentCaller.reach(), filter, days(), last, limit + 1));
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<TreatmentEpisodeView> read(List<TreatmentEpisodeView> rows) {
		if (!rows.isEmpty()) {
			var told = RowBatches.counted(rows.stream().map(TreatmentEpisodeView::unit).toList());
			told.put("episodes",
					rows.stream().map(row -> row.id().value().toString()).collect(Collectors.joining(" ")));
			recording.tell("episodes", told);
		}
		return rows;
	}

	/** How many there are. */
	@Allowed(operation = "treatment.episode.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(currentCaller.reach(), filter, days());
	}

	/** Of whom one is; the opening of the person's page goes on record. */
	@Allowed(operation = "treatment.episode.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * Those of a person of one of the caller's own units, the oldest first; the opening
	 * of the person's page goes on record.
	 */
	@Allowed(operation = "treatment.episode.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<TreatmentEpisodeView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom) : List.of();
	}

	/** What wants looking after in the caller's own units, in one statement. */
	@Allowed(operation = "treatment.episode.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(currentCaller.reach(), days());
	}

	/** The caseload of the caller's own units in numbers, of today. */
	@Allowed(operation = "treatment.episode.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Caseload caseload() {
		return EpisodeTally.caseload(store.rows(currentCaller.reach()), rules, today());
	}

	/** How many go on, of those of some units that are the caller's own. */
	@Allowed(operation = "treatment.episode.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<UnitId, Integer> open(Collection<UnitId> units) {
		var own = units.stream().filter(currentCaller.reach()::contains).toList();
		var found = new HashMap<UnitId, Integer>();
		own.forEach(unit -> found.put(unit, 0));
		found.putAll(store.open(own));
		return found;
	}

	/** Those of the caller's own units that an agreement lets keep such records. */
	@Allowed(operation = "treatment.episode.import",
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

	/** How long it took to the first prescription; empty where it is not known. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Optional<FirstPrescription> firstPrescription(TreatmentEpisodeView of) {
		@Nullable OffsetDateTime contact = of.firstContactAt();
		@Nullable OffsetDateTime prescription = of.firstPrescriptionAt();
		return (contact != null && prescription != null)
				? Optional.of(FirstPrescription.of(contact, prescription, workingDays::isWorkingDay))
				: Optional.empty();
	}

	/** The rule of a day. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public EpisodeRules.Rule rule(LocalDate day) {
		return rules.on(day);
	}

	/** Whether a reason for an end asks if treatment elsewhere was offered. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public boolean asksElsewhere(@Nullable String reason) {
		return rules.asksElsewhere(reason);
	}

	/** How an end is grouped; null where its reason is not known. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public EpisodeRules.@Nullable EndClass endClass(@Nullable String reason) {
		return rules.endClass(reason);
	}

	/** A list of codes, for forms and for what is told. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public CodeList list(Lists list) {
		return rules.list(list);
	}

	/** A list of codes that episodes share with waits. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public CodeList list(WaitRules.Lists list) {
		return waits.list(list);
	}

	/** Takes episodes as they were sent, and tells others of what changed. */
	List<Taken> take(List<EpisodeEntry> sent, Set<UnitId> reach, boolean asking, Door door, @Nullable UUID in,
			Author author) {
		var taken = takeQuietly(sent, reach, asking, door, in, author);
		var first = new TreeMap<String, LocalDate>();
		for (int i = 0; i < sent.size(); i++) {
			if (taken.get(i).changed()) {
				first.merge(sent.get(i).unit().value(), sent.get(i).startedOn(),
						(one, other) -> other.isBefore(one) ? other : one);
			}
		}
		first.forEach((unit, from) -> news(UUID.randomUUID(), 1, new UnitId(unit), from, author.at()));
		return taken;
	}

	/**
	 * Takes episodes as they were sent, each for itself, and tells nobody.
	 * @param asking whether somebody who objected is a fault, since a person asks
	 */
	List<Taken> takeQuietly(List<EpisodeEntry> sent, Set<UnitId> reach, boolean asking, Door door, @Nullable UUID in,
			Author author) {
		var held = sources.held(DATA_SET,
				sent.stream().map(EpisodeEntry::unit).filter(reach::contains).distinct().toList());
		var signed = signedOff.days(DATA_SET);
		var batch = people.of(DATA_SET, today());
		var drafts = new ArrayList<Draft>();
		for (EpisodeEntry entry : sent) {
			var faults = new Problem.Faults();
			PersonCheck.@Nullable Who who = null;
			if (!reach.contains(entry.unit())) {
				faults.when(true, "unit", "This is none of your units.");
			}
			else {
				check.entry(faults, entry);
				if (asking) {
					entry.facts()
						.stream()
						.filter(it -> it.kind() == Kind.ENDED)
						.forEach(it -> check.ending(faults, it));
				}
				who = batch.read(faults, entry.unit(), entry.ownRef(), entry.chi());
				held.expectRecords(faults, "startedOn", entry.unit(), entry.startedOn());
			}
			drafts.add(new Draft(entry, faults, who, late(entry, signed)));
		}
		batch.makeKeys();
		var known = new HashMap<>(store.known(drafts.stream().filter(Draft::right).map(Draft::known).toList()));
		var joined = new LinkedHashSet<PersonKey>();
		var touched = new HashSet<EpisodeStore.Known>();
		var taken = drafts.stream().map(it -> {
			// Each row meets those before it.
			if (it.right() && touched.remove(it.known())) {
				known.putAll(store.known(List.of(it.known())));
			}
			return take(it, known, touched, joined, asking, door, in, author);
		}).toList();
		joined.forEach(this::settle);
		return taken;
	}

	private Taken take(Draft draft, Map<EpisodeStore.Known, EpisodeStore.Stored> known, Set<EpisodeStore.Known> touched,
			Set<PersonKey> joined, boolean asking, Door door, @Nullable UUID in, Author author) {
		var faults = draft.faults();
		PersonCheck.@Nullable Who who = draft.who();
		if (!draft.right() || who == null) {
			return new Taken(null, false, false, faults.noted());
		}
		if (who.objected()) {
			faults.when(asking, "ownRef", "Nothing was kept: they objected to being recorded here.", "OBJECTED");
			return new Taken(null, false, false, faults.noted());
		}
		EpisodeEntry entry = draft.entry();
		EpisodeStore.@Nullable Stored there = known.get(draft.known());
		var before = (there != null) ? there.view().standing() : List.<EpisodeFact>of();
		var added = fresh(entry.startedOn(), before, entry.facts());
		var all = all(before, added);
		if (there == null) {
			check.whole(faults, all);
		}
		if (faults.noted().isEmpty()) {
			check.together(faults, entry.startedOn(), all);
			faults.when(there == null && !entry.confirmed() && overlaps(draft, all), "startedOn",
					"Another episode of this number goes on at that time; say that it is right.", EpisodeCheck.CONFIRM);
		}
		if (!faults.noted().isEmpty()) {
			return new Taken(null, false, false, faults.noted());
		}
		boolean describes = there != null && there.view().profile() == null && entry.profile() != null;
		if (there != null && added.isEmpty() && !describes) {
			return new Taken(there.view().id(), false, false, List.of());
		}
		Id id = (there != null) ? there.view().id() : new Id(UUID.randomUUID());
		var standing = EpisodeStanding.of(entry.startedOn(), all);
		@Nullable String simd = profiles.simdVersion(entry.profile(), entry.startedOn());
		if (there == null) {
			store.add(new EpisodeStore.Fresh(id, entry, draft.known().ownRef(), who.person(), who.agreement(), simd,
					draft.late()), standing, door, in, author);
		}
		else if (describes) {
			store.profile(id, Objects.requireNonNull(entry.profile()), simd);
		}
		store.tell(id, added, in, author);
		store.stand(id, standing, draft.late());
		if (who.person() != null && (there == null || added.stream().anyMatch(it -> it.kind() == Kind.ENDED))) {
			joined.add((there != null && there.person() != null) ? there.person() : who.person());
		}
		known.remove(draft.known());
		touched.add(draft.known());
		return new Taken(id, there == null, true, List.of());
	}

	private boolean overlaps(Draft draft, List<EpisodeFact> all) {
		@Nullable LocalDate ended = EpisodeStanding.of(draft.entry().startedOn(), all).endedOn();
		return store.overlaps(draft.entry().unit(), draft.known().ownRef(), draft.entry().startedOn(),
				(ended != null) ? ended : today());
	}

	/** Those facts that tell anything that is not known, one after another. */
	private static List<EpisodeFact> fresh(LocalDate startedOn, List<EpisodeFact> before, List<EpisodeFact> told) {
		var all = new ArrayList<>(before);
		var added = new ArrayList<EpisodeFact>();
		for (EpisodeFact fact : told) {
			if (all.isEmpty() || EpisodeStanding.adds(startedOn, all, fact)) {
				all.add(fact);
				added.add(fact);
			}
		}
		return added;
	}

	private static List<EpisodeFact> all(List<EpisodeFact> before, List<EpisodeFact> added) {
		var all = new ArrayList<>(before);
		all.addAll(added);
		return all;
	}

	private static boolean late(EpisodeEntry entry, Predicate<LocalDate> signed) {
		return signed.test(entry.startedOn())
				|| entry.facts().stream().anyMatch(it -> it.on() != null && signed.test(it.on()));
	}

	/**
	 * Says of each episode of a person with which time of treatment it goes on. What it
	 * went on with before and tells of nobody any more stays so.
	 */
	void settle(PersonKey person) {
		var links = store.links(person);
		var byId = links.stream().collect(Collectors.toMap(it -> it.id().toString(), Function.identity()));
		Set<UUID> known = links.stream().map(EpisodeStore.Link::id).collect(Collectors.toCollection(HashSet::new));
		var episodes = links.stream()
			.map(it -> new Retention.Episode(it.id().toString(), person.value(), it.unit(), it.startedOn(),
					(it.endedOn() != null) ? it.endedOn() : it.stoppedOn(), null, it.lastContactOn()))
			.toList();
		for (var spell : Retention.spells(episodes, rules.on(today()).gapDays())) {
			EpisodeStore.Link head = Objects.requireNonNull(byId.get(spell.episodes().getFirst().id()));
			UUID with = known.contains(head.spell()) ? head.id() : head.spell();
			spell.episodes()
				.stream()
				.map(it -> Objects.requireNonNull(byId.get(it.id())))
				.filter(it -> !it.spell().equals(with))
				.forEach(it -> store.join(it.id(), with));
		}
	}

	/** One as it is stored, held until the transaction ends. */
	Optional<EpisodeStore.Stored> locked(Id id) {
		return store.locked(id);
	}

	/** Withdraws one. */
	void takeAway(EpisodeStore.Stored of, String because, Author author) {
		store.withdraw(of.view().id(), because, author);
		if (of.person() != null) {
			settle(of.person());
		}
		news(of.view(), of.view().version() + 1, author.at());
	}

	/** Takes back what of a file was told of one that is older than it. */
	void forget(Id id, UUID in, Author author) {
		store.forget(id, in, author);
		locked(id).ifPresent(it -> stand(it, author));
	}

	private void stand(EpisodeStore.Stored of, Author author) {
		TreatmentEpisodeView view = of.view();
		store.stand(view.id(), EpisodeStanding.of(view.startedOn(), view.standing()),
				signedOff.days(DATA_SET).test(view.startedOn()));
		if (of.person() != null) {
			settle(of.person());
		}
		news(view, view.version() + 1, author.at());
	}

	private void changed(String key, Id id, int expectedVersion, Object input,
			BiFunction<EpisodeStore.Stored, Author, Map<String, String>> change) {
		var of = held(id);
		var author = recording.author(of.view().unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.view().version(), "this");
			if (!of.view().stands() || of.view().ownRef() == null) {
				throw Problem.conflict("This was withdrawn, or its time is over; nothing of it can be changed.",
						of.view().version());
			}
			var told = new TreeMap<>(change.apply(of, author));
			told.put("unit", of.view().unit().value());
			locked(id).ifPresent(it -> stand(it, author));
			return new Made<>(id, subject(id), told);
		});
	}

	/** One of which may be told; of others nobody hears that it is there. */
	private EpisodeStore.Stored held(Id id) {
		return store.locked(id)
			.filter(it -> currentCaller.reach().contains(it.view().unit()))
			.orElseThrow(() -> Problem.forbidden("There is no episode of this id in your units."));
	}

	private void news(TreatmentEpisodeView of, int revision, OffsetDateTime at) {
		news(of.id().value(), revision, of.unit(), of.startedOn(), at);
	}

	private void news(UUID record, int revision, UnitId unit, LocalDate from, OffsetDateTime at) {
		changes.ofEpisodes(record, revision, unit, from, today().isBefore(from) ? from : today(), at);
	}

	/** What the key of a change stands for; what tells of somebody is sealed. */
	private List<?> asSent(List<EpisodeEntry> sent) {
		var secret = sent.stream().map(it -> "%s|%s".formatted(it.ownRef(), it.chi())).toList();
		var plain = sent.stream()
			.map(it -> List.of(it.unit(), it.startedOn(), it.facts(), String.valueOf(it.profile()), it.confirmed()))
			.toList();
		return List.of(plain, keys.sealed(DATA_SET, secret));
	}

	private static String subject(Id id) {
		return "episode " + id.value();
	}

	/** The days by which lists are made. */
	private Days days() {
		LocalDate today = today();
		return new Days(today.minusDays(rules.on(today).silentDays()), today.withDayOfMonth(1));
	}

	private LocalDate today() {
		return ReachEntry.day(OffsetDateTime.now(clock));
	}

	/** An episode. */
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
		 * Those that go on and of whom nobody heard beyond the rule, the longest first.
		 */
		SILENT,
		/** Those that ended and nobody said why, the first to end first. */
		NO_REASON,
		/** Those that go on, by their last contact. */
		OPEN,
		/** Those that started this month, the last first. */
		STARTED,
		/** Those that ended this month, the last first. */
		ENDED,
		/** All that stand, the last to start first. */
		ALL

	}

	/**
	 * What is looked for.
	 *
	 * @param substance of one alone; null for all
	 * @param unit of one unit alone; null for all
	 */
	public record Filter(Kept list, @Nullable String substance, @Nullable UnitId unit) {
	}

	/**
	 * What wants looking after.
	 *
	 * @param silent of how many nobody heard beyond the rule
	 * @param silentSince since when nobody heard of the first who goes on; null where
	 * nobody goes on
	 * @param withoutReason how many ended and nobody said why
	 * @param open how many go on
	 * @param started how many started this month
	 * @param ended how many ended this month
	 */
	public record Look(int silent, @Nullable LocalDate silentSince, int withoutReason, int open, int started,
			int ended) {
	}

	/**
	 * By which days lists are made.
	 *
	 * @param silentSince whoever was in touch last on that day or before is silent
	 * @param month the first day of this month
	 */
	record Days(LocalDate silentSince, LocalDate month) {
	}

	/**
	 * What came of what was told.
	 *
	 * @param id null where something is wrong
	 * @param opened whether it is new
	 * @param changed whether anything of it was not known before
	 */
	record Taken(@Nullable Id id, boolean opened, boolean changed,
			List<Problem.Field> faults) implements BatchOutcomes.Item {
	}

	/** What was told, while it is looked at. */
	private record Draft(EpisodeEntry entry, Problem.Faults faults, PersonCheck.@Nullable Who who, boolean late) {

		boolean right() {
			return faults.noted().isEmpty() && who != null && who.reference() != null;
		}

		EpisodeStore.Known known() {
			return new EpisodeStore.Known(entry.unit(),
					Objects.requireNonNull(Objects.requireNonNull(who).reference()).value(), entry.startedOn());
		}

	}

}
