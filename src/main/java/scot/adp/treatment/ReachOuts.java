package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
import scot.adp.identity.AccountId;
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
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.treatment.ReachRules.Lists;

/**
 * People who must be reached: after an overdose, and when they leave a place where their
 * tolerance has dropped. Whoever works with people records it for the own unit and those
 * below it and reads it there; nobody else reads a row. Each read of rows goes on record
 * before the first of them is told.
 */
@Service
@Transactional
public class ReachOuts {

	/** The data set. */
	public static final DataSet DATA_SET = ChangedRecords.REACH;

	/** GraphQL's name of somebody to reach. */
	static final String TYPE = "ReachOut";

	private static final UUID BY_PROGRAM = new UUID(0, 0);

	/** Within how many hours something is due soon. */
	static final int SOON_HOURS = 24;

	private final ReachStore store;

	private final ReachCheck check;

	private final ReachRules rules;

	private final NaloxoneRules profiles;

	private final RowBatches batches;

	private final WorkingDays workingDays;

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

	private final ClusterWatch clusters;

	private final Clock clock;

	ReachOuts(ReachStore store, ReachCheck check, ReachRules rules, NaloxoneRules profiles, RowBatches batches,
			WorkingDays workingDays, PersonCheck people, PersonKeys keys, Agreements agreements, Partners partners,
			UnitSources sources, SignedOff signedOff, Trial trial, CurrentCaller currentCaller, Recording recording,
			ChangedRecords changes, ClusterWatch clusters, Clock clock) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.profiles = profiles;
		this.batches = batches;
		this.workingDays = workingDays;
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
		this.clusters = clusters;
		this.clock = clock;
	}

	/**
	 * Tells that somebody must be reached, or that another told of an event that is
	 * there.
	 * @throws Problem where something is wrong, something is unusual and not confirmed,
	 * whose faults have the reason {@code CONFIRM}, or an overdose of the same person is
	 * near: then the fault of {@code sameAs} has the reason {@code MAY_BE_SAME}, until
	 * the entry says which it is
	 */
	@Allowed(operation = "treatment.reach.tell", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Id tell(String idempotencyKey, ReachEntry entry, Door door) {
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
	 * Overdoses of the same person near one that is to be told, the nearest first; on
	 * record.
	 */
	@Allowed(operation = "treatment.reach.tell", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<ReachOutView.Near> near(ReachEntry entry) {
		currentCaller.reaching(entry.unit());
		var found = trial.of(() -> {
			var batch = people.of(DATA_SET, today());
			var who = batch.read(new Problem.Faults(), entry.unit(), entry.ownRef(), entry.chi());
			batch.makeKeys();
			return near(entry, who);
		});
		found.forEach(it -> recording.tell(subject(it.id()), Map.of("unit", entry.unit().value())));
		return found;
	}

	/**
	 * Records notices, each for itself: those that are right are kept, of the others it
	 * is told what is wrong. A notice with the same source and sender's number is known
	 * again; none is ever put together with another by the program.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "treatment.reach.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<ReachEntry> sent, boolean dryRun) {
		var reach = currentCaller.reach();
		var units = sent.stream().map(ReachEntry::unit).toList();
		var author = batches.author("notices", units, reach);
		return dryRun ? batches.triedOut("notices", units, in -> takeQuietly(sent, reach, false, Door.API, in, author))
				: batches.taken(author, idempotencyKey, asSent(sent), TYPE, "notices", units,
						in -> take(sent, reach, false, Door.API, in, author));
	}

	/** Tells what a first look found; a later one tells it anew. */
	@Allowed(operation = "treatment.reach.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void triage(String idempotencyKey, Id id, int expectedVersion, ReachEntry.Triage found) {
		changed(idempotencyKey, id, expectedVersion, List.of("triage", found), (of, author) -> {
			var faults = new Problem.Faults();
			check.triage(faults, found);
			faults.raise();
			store.triage(id, found, author);
			report(of.view(), found, author.at());
			return Map.of("triage", "CHANGED");
		});
	}

	/**
	 * Tells of an overdose at its first look, and once more where another found something
	 * else of a child; of nobody who is under 16 or of whom the age is not known.
	 */
	private void report(ReachOutView before, ReachEntry.Triage found, OffsetDateTime at) {
		boolean told = before.triagedAt() != null && check.sixteenOrOlder(before.ageBand());
		var concern = ReachRules.childConcern(found.childConcern());
		if (before.overdose() && check.sixteenOrOlder(found.ageBand())
				&& (!told || concern != ReachRules.childConcern(before.childConcern()))) {
			changes.overdoseReported(before.id().value(), before.version() + 1, before.unit(), before.occurredAt(),
					concern, at);
		}
	}

	/** Says which reference the person has here, or puts it right. */
	@Allowed(operation = "treatment.reach.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void refer(String idempotencyKey, Id id, int expectedVersion, String ownRef) {
		changed(idempotencyKey, id, expectedVersion,
				List.of("refer", keys.sealed(DATA_SET, List.of(ownRef)).getFirst()), (of, author) -> {
					var faults = new Problem.Faults();
					var batch = people.of(DATA_SET, today());
					var who = batch.read(faults, of.view().unit(), ownRef, null);
					batch.makeKeys();
					faults
						.when(who.objected(), "ownRef", "Nothing was kept: they objected to being recorded here.",
								"OBJECTED")
						.raise();
					@Nullable PersonKey before = of.person();
					store.refer(id, Objects.requireNonNull(who.reference()).value(), who.person(), who.agreement());
					if (before != null) {
						store.settle(before);
					}
					return Map.of("ownRef", "CHANGED");
				});
	}

	/** Tells that somebody tried to reach them, and what was done where they were. */
	@Allowed(operation = "treatment.reach.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void tried(String idempotencyKey, Id id, int expectedVersion, ReachEntry.Attempt attempt) {
		changed(idempotencyKey, id, expectedVersion, List.of(attempt), (of, author) -> {
			var faults = new Problem.Faults();
			check.attempt(faults, of.view(), attempt);
			faults
				.when(of.view()
					.attempts()
					.stream()
					.anyMatch(it -> it.stands() && it.at().isEqual(attempt.at()) && it.way().equals(attempt.way())
							&& it.result().equals(attempt.result())),
						"at", "This is recorded already.", "KNOWN_OTHERWISE")
				.raise();
			store.tried(id, attempt, author);
			return Map.of("way", attempt.way(), "result", attempt.result());
		});
	}

	/** Takes an attempt back that was not made so; it stays readable. */
	@Allowed(operation = "treatment.reach.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeBack(String idempotencyKey, Id id, int expectedVersion, ReachOutView.AttemptId wrong,
			String because) {
		changed(idempotencyKey, id, expectedVersion, List.of(wrong, because), (of, author) -> {
			var faults = new Problem.Faults();
			check.because(faults, because);
			faults
				.when(of.view().attempts().stream().noneMatch(it -> it.id().equals(wrong) && it.stands()), "at",
						"This was taken back already, or there is no such attempt.")
				.raise();
			store.takeBack(wrong, because, author);
			return Map.of("because", because);
		});
	}

	/** Says that it was looked at again. */
	@Allowed(operation = "treatment.reach.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void reviewed(String idempotencyKey, Id id, int expectedVersion, LocalDate on) {
		changed(idempotencyKey, id, expectedVersion, List.of("reviewed", on), (of, author) -> {
			var faults = new Problem.Faults();
			check.past(faults, "reviewedOn", on);
			faults.when(on.isBefore(of.view().day()), "reviewedOn", "This is before it happened.").raise();
			store.reviewed(id, on);
			return Map.of("reviewedOn", on.toString());
		});
	}

	/** Says whether they are engaged some weeks after it happened. */
	@Allowed(operation = "treatment.reach.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void followedUp(String idempotencyKey, Id id, int expectedVersion, LocalDate on, String answer) {
		changed(idempotencyKey, id, expectedVersion, List.of("followUp", on, answer), (of, author) -> {
			var faults = new Problem.Faults();
			check.followUp(faults, of.view(), on, answer);
			faults.raise();
			store.followedUp(id, on, answer);
			return Map.of("followUp", answer);
		});
	}

	/**
	 * Closes one.
	 * @throws Problem where nobody found the person, too little was tried and nothing
	 * says why: the fault has the reason {@code TRIED_TOO_LITTLE}
	 */
	@Allowed(operation = "treatment.reach.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void close(String idempotencyKey, Id id, int expectedVersion, ReachEntry.Closing closing) {
		changed(idempotencyKey, id, expectedVersion, List.of(closing), (of, author) -> {
			var faults = new Problem.Faults();
			check.closing(faults, of.view(), closing);
			faults.raise();
			store.close(id, closing, rules.leftOut(closing.outcome()) || of.view().stoppedOn() != null, author);
			return Map.of("outcome", closing.outcome(), "reason", closing.reason());
		});
	}

	/** Opens one again that was closed wrongly. */
	@Allowed(operation = "treatment.reach.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void reopen(String idempotencyKey, Id id, int expectedVersion, String because) {
		changed(idempotencyKey, id, expectedVersion, List.of("reopen", because), true, (of, author) -> {
			var faults = new Problem.Faults();
			check.because(faults, because);
			faults.when(of.view().closedAt() == null, "because", "This is open already.").raise();
			store.reopen(id);
			return Map.of("because", because);
		});
	}

	/**
	 * Hands somebody over to another of the caller's own units, which an agreement lets
	 * keep such records.
	 */
	@Allowed(operation = "treatment.reach.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void handOver(String idempotencyKey, Id id, int expectedVersion, UnitId to) {
		currentCaller.reaching(to);
		changed(idempotencyKey, id, expectedVersion, List.of("handOver", to), (of, author) -> {
			var faults = new Problem.Faults().when(to.equals(of.view().unit()), "unit", "They are with this unit.");
			var who = people.of(DATA_SET, today()).read(faults, to, of.view().ownRef(), null);
			faults.raise();
			store.handOver(id, of.view().unit(), to, Objects.requireNonNull(who.agreement()), author);
			return Map.of("to", to.value());
		});
	}

	/** Says that one is the same event as another: its notices and attempts go there. */
	@Allowed(operation = "treatment.reach.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void same(String idempotencyKey, Id id, int expectedVersion, Id as) {
		changed(idempotencyKey, id, expectedVersion, List.of("same", as), (of, author) -> {
			var other = held(as);
			new Problem.Faults()
				.when(of.view().near().stream().noneMatch(it -> it.id().equals(as)), "sameAs",
						"These are too far from each other to be one event.")
				.when(!other.view().goesOn(), "sameAs", "The other is closed; open it again first.")
				.raise();
			store.give(id, as);
			store.withdraw(id, ReachRules.SAME_EVENT, author);
			if (of.person() != null) {
				store.settle(of.person());
			}
			stand(as, author);
			return Map.of("sameAs", as.value().toString());
		});
	}

	/** Says that one is no other event, however near they are. */
	@Allowed(operation = "treatment.reach.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void apart(String idempotencyKey, Id id, int expectedVersion) {
		changed(idempotencyKey, id, expectedVersion, List.of("apart"), (of, author) -> {
			store.apart(id);
			return Map.of("apart", "CHANGED");
		});
	}

	/**
	 * Withdraws what was entered wrongly; it stays, tells of nobody and counts no more.
	 */
	@Allowed(operation = "treatment.reach.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
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
	@Allowed(operation = "treatment.reach.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<ReachOutView> find(Id id) {
		var found = store.find(id, currentCaller.reach(), sameEventHours());
		found.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return found;
	}

	/** Some of the caller's own units, in the order of the list; on record. */
	@Allowed(operation = "treatment.reach.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<ReachOutView> page(Filter filter, int offset, int limit) {
		return read(store.page(currentCaller.reach(), filter, now(), sameEventHours(), offset, limit));
	}

	/** Those behind one, in the order of the list, and one more; on record. */
	@Allowed(operation = "treatment.reach.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<ReachOutView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(currentCaller.reach(), filter, now(), sameEventHours(), last, limit + 1));
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<ReachOutView> read(List<ReachOutView> rows) {
		if (!rows.isEmpty()) {
			var told = RowBatches.counted(rows.stream().map(ReachOutView::unit).toList());
			told.put("reach", rows.stream().map(row -> row.id().value().toString()).collect(Collectors.joining(" ")));
			recording.tell("people to reach", told);
		}
		return rows;
	}

	/** How many there are. */
	@Allowed(operation = "treatment.reach.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(currentCaller.reach(), filter, now());
	}

	/** Of whom one is; the opening of the person's page goes on record. */
	@Allowed(operation = "treatment.reach.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * Those of a person of one of the caller's own units, the oldest first; the opening
	 * of the person's page goes on record.
	 */
	@Allowed(operation = "treatment.reach.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<ReachOutView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom, sameEventHours()) : List.of();
	}

	/** What wants looking after in the caller's own units, in one statement. */
	@Allowed(operation = "treatment.reach.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(currentCaller.reach(), now());
	}

	/**
	 * Localities in which several overdoses happened near each other lately, of all
	 * units, for those who approve alerts; without a number. Empty for others.
	 */
	@Allowed(operation = "treatment.alert.issue", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD })
	@Transactional(readOnly = true)
	public List<Cluster> clusters() {
		ReachRules.Rule rule = rules.on(today());
		return store.clusters(rule.clusterEvents(), rule.clusterDays(), now().minusDays(rule.clusterDays()));
	}

	/** Those of the caller's own units that an agreement lets keep such records. */
	@Allowed(operation = "treatment.reach.import",
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

	/** Until when what is to be done, of one that was read before. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public ReachClock clock(ReachOutView of) {
		return ReachClock.of(of.occurredAt(), of.noticedAt(), rules.on(of.day()), workingDays::isWorkingDay);
	}

	/** A list of codes, for forms and for what is told. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public CodeList list(Lists list) {
		return rules.list(list);
	}

	/** How old people are, for forms and for what is told. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public CodeList ages() {
		return profiles.list(NaloxoneRules.Lists.AGE_BAND);
	}

	/** Whether the result of an attempt means that the person was reached. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public boolean reached(@Nullable String result) {
		return rules.reached(result);
	}

	/** Whether an outcome says that nobody found the person. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public boolean notLocated(@Nullable String outcome) {
		return rules.notLocated(outcome);
	}

	/** A code with its words; one that left the list tells itself. */
	@Allowed(operation = "treatment.wait.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	/** Takes notices as they were sent, and tells others of what changed. */
	List<Taken> take(List<ReachEntry> sent, Set<UnitId> reach, boolean asking, Door door, @Nullable UUID in,
			Author author) {
		var taken = takeQuietly(sent, reach, asking, door, in, author);
		var days = new TreeMap<String, List<LocalDate>>();
		for (int i = 0; i < sent.size(); i++) {
			if (taken.get(i).changed()) {
				days.computeIfAbsent(sent.get(i).unit().value(), unit -> new ArrayList<>()).add(sent.get(i).day());
			}
		}
		days.forEach((unit, of) -> changes.ofReach(UUID.randomUUID(), 1, new UnitId(unit),
				of.stream().min(LocalDate::compareTo).orElseThrow(),
				of.stream().max(LocalDate::compareTo).orElseThrow(), author.at()));
		if (door != Door.SAMPLE && taken.stream().anyMatch(Taken::opened)) {
			clusters.look(author.at());
		}
		return taken;
	}

	/**
	 * Takes notices as they were sent, each for itself, and tells nobody.
	 * @param asking whether one that may be the same event as another is a fault, and so
	 * is somebody who objected
	 */
	List<Taken> takeQuietly(List<ReachEntry> sent, Set<UnitId> reach, boolean asking, Door door, @Nullable UUID in,
			Author author) {
		var held = sources.held(DATA_SET,
				sent.stream().map(ReachEntry::unit).filter(reach::contains).distinct().toList());
		var signed = signedOff.days(DATA_SET);
		var batch = people.of(DATA_SET, today());
		var drafts = new ArrayList<Draft>();
		for (ReachEntry entry : sent) {
			var faults = new Problem.Faults();
			PersonCheck.@Nullable Who who = null;
			if (!reach.contains(entry.unit())) {
				faults.when(true, "unit", "This is none of your units.");
			}
			else {
				check.entry(faults, entry);
				who = batch.read(faults, entry.unit(), entry.ownRef(), entry.chi());
				held.expectRecords(faults, "occurredAt", entry.unit(), entry.day());
			}
			drafts.add(new Draft(entry, faults, who, signed.test(entry.day())));
		}
		batch.makeKeys();
		var senders = senders(sent);
		var noticed = new HashMap<>(store.noticed(senders.stream().filter(Objects::nonNull).toList()));
		var taken = new ArrayList<Taken>();
		for (int i = 0; i < drafts.size(); i++) {
			taken.add(take(drafts.get(i), senders.get(i), noticed, asking, door, in, author));
		}
		return taken;
	}

	private Taken take(Draft draft, @Nullable String sender, Map<String, Id> noticed, boolean asking, Door door,
			@Nullable UUID in, Author author) {
		ReachEntry entry = draft.entry();
		var faults = draft.faults();
		PersonCheck.@Nullable Who who = draft.who();
		if (!faults.noted().isEmpty() || who == null) {
			return new Taken(null, false, false, faults.noted());
		}
		if (who.objected()) {
			faults.when(asking, "ownRef", "Nothing was kept: they objected to being recorded here.", "OBJECTED");
			return new Taken(null, false, false, faults.noted());
		}
		@Nullable Id known = (sender != null) ? noticed.get(sender) : null;
		if (known != null) {
			return new Taken(known, false, false, List.of());
		}
		@Nullable Id same = entry.sameAs();
		if (same != null) {
			var there = store.locked(same, sameEventHours());
			faults.when(
					there.isEmpty() || !there.get().view().unit().equals(entry.unit()) || !there.get().view().goesOn()
							|| !there.get().view().overdose(),
					"sameAs", "There is no such event that goes on in this unit.");
		}
		else if (asking && !entry.apart()) {
			near(entry, who).stream()
				.findFirst()
				.ifPresent(it -> faults.when(true, "sameAs",
						"Your service was told of an overdose of this person near this time. Say whether it is the same.",
						ReachCheck.MAY_BE_SAME));
		}
		if (!faults.noted().isEmpty()) {
			return new Taken(null, false, false, faults.noted());
		}
		Id id = (same != null) ? same : new Id(UUID.randomUUID());
		var fresh = new ReachStore.Fresh(id, entry, (who.reference() != null) ? who.reference().value() : null,
				who.person(), who.agreement(), rules.overdose(entry.trigger()), draft.signed());
		if (same != null) {
			store.complete(id, fresh);
		}
		else {
			store.add(fresh, door, in, author);
		}
		store.notice(id, entry, sender, in, author);
		if (sender != null) {
			noticed.put(sender, id);
		}
		stand(id, author);
		return new Taken(id, same == null, true, List.of());
	}

	private List<ReachOutView.Near> near(ReachEntry entry, PersonCheck.Who who) {
		@Nullable PersonKey person = who.person();
		return (person == null || !rules.overdose(entry.trigger())) ? List.of()
				: store.near(entry.unit(), person, (who.reference() != null) ? who.reference().value() : null,
						entry.occurredAt(), rules.on(entry.day()).sameEventHours());
	}

	/**
	 * What stands for the number that a sender gave a notice, with its source and unit.
	 */
	private List<@Nullable String> senders(List<ReachEntry> sent) {
		var numbers = sent.stream()
			.filter(it -> it.senderNumber() != null)
			.map(it -> "%s|%s|%s".formatted(it.unit().value(), it.source(), it.senderNumber()))
			.distinct()
			.toList();
		var sealed = new HashMap<String, String>();
		var made = numbers.isEmpty() ? List.<String>of() : keys.sealed(DATA_SET, numbers);
		for (int i = 0; i < numbers.size(); i++) {
			sealed.put(numbers.get(i), made.get(i));
		}
		var senders = new ArrayList<@Nullable String>();
		sent.forEach(it -> senders.add((it.senderNumber() != null)
				? sealed.get("%s|%s|%s".formatted(it.unit().value(), it.source(), it.senderNumber())) : null));
		return senders;
	}

	/** Works out what follows from all that is told of one, and stores it. */
	private void stand(Id id, Author author) {
		var of = store.locked(id, sameEventHours()).orElseThrow();
		stand(of);
		if (of.person() != null) {
			store.settle(of.person());
		}
	}

	private void stand(ReachStore.Stored of) {
		ReachOutView view = of.view();
		if (!view.stands()) {
			return;
		}
		var tried = view.attempts()
			.stream()
			.filter(ReachOutView.Attempt::stands)
			.map(it -> new ReachClock.Tried(it.at(), rules.visit(it.way()), rules.reached(it.result()),
					rules.naloxone(it.done())))
			.toList();
		store.stand(view.id(),
				clock(view).standing(tried, view.reviewedOn() != null, view.followedUpOn() != null,
						view.closedAt() != null || view.stoppedOn() != null, rules.on(view.day())),
				signedOff.days(DATA_SET).test(view.day()));
	}

	/**
	 * Tells that somebody must be reached, as the unit's own records show; the same told
	 * again changes nothing, and nor does what no agreement lets the unit keep.
	 * @param trigger what set it off, a code
	 * @param told what is told, by which it is known again
	 */
	void found(UnitId unit, String trigger, @Nullable String ownRef, PersonKey person, String told, OffsetDateTime at) {
		String sender = keys.sealed(DATA_SET, List.of("%s|%s|%s".formatted(unit.value(), ReachRules.OWN_RECORDS, told)))
			.getFirst();
		if (!agreements.lets(unit, DATA_SET, today()) || !store.noticed(List.of(sender)).isEmpty()) {
			return;
		}
		var author = new Author(new AccountId(BY_PROGRAM), new MemberId(BY_PROGRAM), "The program", at);
		var entry = new ReachEntry(unit, trigger, at, ReachRules.OWN_RECORDS, ReachRules.OWN_CARE, at, null, ownRef,
				null, null, null, null, null, null, false, false);
		var id = new Id(UUID.randomUUID());
		store.add(new ReachStore.Fresh(id, entry, ownRef, person, agreements.toWrite(unit, DATA_SET, today()).value(),
				rules.overdose(trigger), signedOff.days(DATA_SET).test(entry.day())), Door.API, null, author);
		store.notice(id, entry, sender, null, author);
		stand(id, author);
		changes.ofReach(id.value(), 1, unit, entry.day(), entry.day(), at);
	}

	/** Works out anew what is due of one, after somebody's death was taken back. */
	void again(Id id) {
		store.locked(id, sameEventHours()).ifPresent(this::stand);
	}

	/** One as it is stored, held until the transaction ends. */
	Optional<ReachStore.Stored> locked(Id id) {
		return store.locked(id, sameEventHours());
	}

	/** Withdraws one. */
	void takeAway(ReachStore.Stored of, String because, Author author) {
		store.withdraw(of.view().id(), because, author);
		if (of.person() != null) {
			store.settle(of.person());
		}
		news(of.view(), of.view().version() + 1, author.at());
	}

	/** Takes back what of a file was told of one that is older than it. */
	void forget(Id id, UUID in, Author author) {
		store.forget(id, in);
		stand(id, author);
		locked(id).ifPresent(it -> news(it.view(), it.view().version(), author.at()));
	}

	private void changed(String key, Id id, int expectedVersion, Object input,
			BiFunction<ReachStore.Stored, Author, Map<String, String>> change) {
		changed(key, id, expectedVersion, input, false, change);
	}

	private void changed(String key, Id id, int expectedVersion, Object input, boolean closed,
			BiFunction<ReachStore.Stored, Author, Map<String, String>> change) {
		var of = held(id);
		var author = recording.author(of.view().unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.view().version(), "this");
			if (!of.view().stands() || (!closed && of.view().closedAt() != null)) {
				throw Problem.conflict(
						"This is closed, was withdrawn, or its time is over; nothing of it can be changed.",
						of.view().version());
			}
			var told = new TreeMap<>(change.apply(of, author));
			told.put("unit", of.view().unit().value());
			stand(id, author);
			news(of.view(), of.view().version() + 1, author.at());
			return new Made<>(id, subject(id), told);
		});
	}

	/** One of which may be told; of others nobody hears that it is there. */
	private ReachStore.Stored held(Id id) {
		return store.locked(id, sameEventHours())
			.filter(it -> currentCaller.reach().contains(it.view().unit()))
			.orElseThrow(() -> Problem.forbidden("There is nobody to reach of this id in your units."));
	}

	private void news(ReachOutView of, int revision, OffsetDateTime at) {
		changes.ofReach(of.id().value(), revision, of.unit(), of.day(), of.day(), at);
	}

	/** What the key of a change stands for; what tells of somebody is sealed. */
	private List<?> asSent(List<ReachEntry> sent) {
		var secret = sent.stream().map(it -> "%s|%s|%s".formatted(it.ownRef(), it.chi(), it.senderNumber())).toList();
		var plain = sent.stream()
			.map(it -> List.of(it.unit(), it.trigger(), it.occurredAt(), it.source(), it.basis(), it.receivedAt(),
					String.valueOf(it.ageBand()), String.valueOf(it.locality()), String.valueOf(it.naloxoneGiven()),
					String.valueOf(it.hospital()), String.valueOf(it.sameAs()), it.apart(), it.confirmed()))
			.toList();
		return List.of(plain, keys.sealed(DATA_SET, secret));
	}

	private static String subject(Id id) {
		return "reach-out " + id.value();
	}

	private int sameEventHours() {
		return rules.on(today()).sameEventHours();
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(clock);
	}

	private LocalDate today() {
		return ReachEntry.day(now());
	}

	/** Somebody to reach. */
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

		/** Those that go on, by what is due first. */
		OPEN,
		/** Those of whom something is past its time. */
		LATE,
		/** Those of whom something is due within a day. */
		SOON,
		/** Those that are closed, the last first. */
		CLOSED,
		/** All that stand, the last to happen first. */
		ALL

	}

	/**
	 * What is looked for.
	 *
	 * @param trigger of one trigger alone; null for all
	 * @param unit of one unit alone; null for all
	 */
	public record Filter(Kept list, @Nullable String trigger, @Nullable UnitId unit) {
	}

	/**
	 * What wants looking after.
	 *
	 * @param open how many go on
	 * @param late of how many something is past its time, the first since
	 * {@code lateSince}
	 * @param soon of how many something is due within a day
	 * @param nextDueAt when the next thing is due
	 */
	public record Look(int open, int late, @Nullable OffsetDateTime lateSince, int soon,
			@Nullable OffsetDateTime nextDueAt) {
	}

	/** Where several overdoses happened near each other. */
	public record Cluster(String locality, LocalDate fromOn, LocalDate toOn) {
	}

	/**
	 * What came of a notice.
	 *
	 * @param id null where something is wrong
	 * @param opened whether it is one of its own
	 * @param changed whether it was not known before
	 */
	record Taken(@Nullable Id id, boolean opened, boolean changed,
			List<Problem.Field> faults) implements BatchOutcomes.Item {
	}

	/** A notice while it is looked at. */
	private record Draft(ReachEntry entry, Problem.Faults faults, PersonCheck.@Nullable Who who, boolean signed) {
	}

}
