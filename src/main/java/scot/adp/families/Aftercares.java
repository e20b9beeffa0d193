package scot.adp.families;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.families.AftercareRules.Lists;
import scot.adp.families.AftercareView.Day;
import scot.adp.families.AftercareView.Heard;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
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

/**
 * Aftercare of people and families once they have left a place where they stayed: the day
 * of leaving, which may move, and whether somebody is in touch in time. Whoever works
 * with people records it for the own unit and those below it and reads it there; nobody
 * else reads a row. Each read of rows goes on record before the first of them is told.
 */
@Service
@Transactional
public class Aftercares {

	/** The data set. */
	public static final DataSet DATA_SET = FamilyNews.AFTERCARE;

	/** GraphQL's name of one. */
	public static final String TYPE = "Aftercare";

	/** How many are told at once of whom something is due. */
	private static final int DUE_AT_MOST = 500;

	private final AftercareStore store;

	private final AftercareCheck check;

	private final AftercareRules rules;

	private final FamilyRules families;

	private final PersonCheck people;

	private final PersonKeys keys;

	private final Agreements agreements;

	private final OrganisationNames units;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final FamilyDesk desk;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final FamilyNews changes;

	private final Clock clock;

	Aftercares(AftercareStore store, AftercareCheck check, AftercareRules rules, FamilyRules families,
			PersonCheck people, PersonKeys keys, Agreements agreements, OrganisationNames units, UnitSources sources,
			SignedOff signedOff, FamilyDesk desk, CurrentCaller currentCaller, Recording recording, FamilyNews changes,
			Clock clock) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.families = families;
		this.people = people;
		this.keys = keys;
		this.agreements = agreements;
		this.units = units;
		this.sources = sources;
		this.signedOff = signedOff;
		this.desk = desk;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Records somebody who is to be followed once they have left.
	 * @throws Problem where something is wrong, they are followed already, or something
	 * is unusual and not confirmed: the faults of what is only unusual have the reason
	 * {@code CONFIRM}
	 */
	@Allowed(operation = "families.aftercare.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Id expect(String idempotencyKey, AftercareEntry entry, Door door) {
		currentCaller.reaching(entry.unit());
		var author = recording.author(entry.unit());
		return recording.once(author, idempotencyKey, asSent(entry), Id::new, () -> {
			var taken = take(List.of(entry), currentCaller.reach(), true, door, null, author).getFirst();
			if (!taken.faults().isEmpty()) {
				throw Problem.invalid(taken.faults());
			}
			Id id = Objects.requireNonNull(taken.id());
			return new Made<>(id, subject(id), Map.of("unit", entry.unit().value(), "door", door.name()));
		});
	}

	/**
	 * Records people, each for themselves: those that are right are kept, of the others
	 * it is told what is wrong. Whoever is followed already is added to, and what is
	 * known is passed over.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "families.aftercare.take",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<AftercareEntry> sent, boolean dryRun) {
		return desk.together(idempotencyKey, "aftercare", TYPE, sent.stream().map(AftercareEntry::unit).toList(),
				sent.stream().map(this::asSent).toList(), dryRun,
				how -> take(sent, currentCaller.reach(), false, Door.API, how.in(), how.author()).stream()
					.map(it -> new FamilyDesk.Taken((it.id() != null) ? it.id().value() : null, it.opened(),
							it.changed(), it.faults()))
					.toList());
	}

	/**
	 * Says that they are expected to leave on another day; the former one stays readable.
	 */
	@Allowed(operation = "families.aftercare.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void move(String idempotencyKey, Id id, int expectedVersion, LocalDate expectedOn) {
		changed(idempotencyKey, id, expectedVersion, List.of("expected", expectedOn), (of, author) -> {
			new Problem.Faults()
				.when(of.exitOn() != null, "expectedOn", "They have left already; put the day of leaving right.")
				.raise();
			if (expectedOn.equals(of.expectedOn())) {
				return Map.of();
			}
			store.tell(id, Day.Kind.EXPECTED, expectedOn, null, author);
			save(of, new Change(of).expected(expectedOn), author);
			return Map.of("expectedOn", expectedOn.toString());
		});
	}

	/**
	 * Says on which day they left, or puts it right: all that is asked moves with it.
	 * @param planAgreed whether a plan was agreed with them; null where it is not told
	 */
	@Allowed(operation = "families.aftercare.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void left(String idempotencyKey, Id id, int expectedVersion, LocalDate exitOn, @Nullable Boolean planAgreed,
			boolean confirmed) {
		changed(idempotencyKey, id, expectedVersion, List.of("exit", exitOn, String.valueOf(planAgreed), confirmed),
				(of, author) -> {
					var faults = new Problem.Faults();
					check.exit(faults, exitOn, confirmed);
					expectRecords(faults, of.unit(), "exitOn", exitOn);
					faults.raise();
					if (!exitOn.equals(of.exitOn())) {
						store.tell(id, Day.Kind.EXIT, exitOn, null, author);
					}
					save(of, new Change(of).exit(exitOn).plan(planAgreed), author);
					return Map.of("exitOn", exitOn.toString(), "planAgreed", String.valueOf(planAgreed));
				});
	}

	/** Tells that somebody was in touch with them, or tried to be. */
	@Allowed(operation = "families.aftercare.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void check(String idempotencyKey, Id id, int expectedVersion, AftercareEntry.Check told, boolean confirmed) {
		changed(idempotencyKey, id, expectedVersion, List.of(told, confirmed), (of, author) -> {
			var faults = new Problem.Faults();
			check.check(faults, "", told, of.exitOn(), confirmed);
			expectRecords(faults, of.unit(), "on", told.on());
			faults.when(known(of, told), "on", "This is recorded for that day already.", "KNOWN_OTHERWISE").raise();
			var fact = new AftercareClock.Check(told.on(), told.answer());
			store.check(id, fact, null, author);
			save(of, new Change(of).check(fact), author);
			return Map.of("on", told.on().toString(), "answer", told.answer());
		});
	}

	/** Takes a check back that did not happen so; it stays readable. */
	@Allowed(operation = "families.aftercare.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeBack(String idempotencyKey, Id id, int expectedVersion, AftercareView.CheckId wrong,
			String because) {
		changed(idempotencyKey, id, expectedVersion, List.of(wrong, because), (of, author) -> {
			var faults = new Problem.Faults();
			check.code(faults, Lists.WITHDRAWN_BECAUSE, "because", because);
			var found = of.checks().stream().filter(it -> it.id().equals(wrong) && it.stands()).findFirst();
			faults.when(found.isEmpty(), "on", "This was taken back already, or there is no such check.").raise();
			store.takeBack(wrong, because, author);
			save(of, new Change(of).without(wrong), author);
			return Map.of("because", because);
		});
	}

	/** The same, of a check that is told by its day and what came of it. */
	@Allowed(operation = "families.aftercare.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeBack(String idempotencyKey, Id id, int expectedVersion, LocalDate on, String answer,
			String because) {
		var wrong = held(id).checks()
			.stream()
			.filter(it -> it.on().equals(on) && it.answer().equals(answer))
			.min(Comparator.comparing(it -> !it.stands()))
			.orElseThrow(() -> Problem.invalid("on", "There is no such check."));
		takeBack(idempotencyKey, id, expectedVersion, wrong.id(), because);
	}

	/** Ends aftercare: nothing more is asked. */
	@Allowed(operation = "families.aftercare.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void end(String idempotencyKey, Id id, int expectedVersion, LocalDate on, String reason) {
		changed(idempotencyKey, id, expectedVersion, List.of(on, reason), (of, author) -> {
			var faults = new Problem.Faults()
				.when(on.isAfter(today()), "endedOn", "This day is still to come.", "IN_FUTURE")
				.when(of.exitOn() == null, "endedOn", "They have not left yet: say that it does not come about.")
				.when(of.exitOn() != null && on.isBefore(of.exitOn()), "endedOn", "This is before they left.");
			check.code(faults, Lists.END_REASON, "endReason", reason);
			faults.raise();
			save(of, new Change(of).end(on, reason), author);
			return Map.of("endedOn", on.toString(), "endReason", reason);
		});
	}

	/** Says that aftercare does not come about. */
	@Allowed(operation = "families.aftercare.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void cancel(String idempotencyKey, Id id, int expectedVersion, String reason) {
		changed(idempotencyKey, id, expectedVersion, List.of("cancel", reason), (of, author) -> {
			var faults = new Problem.Faults().when(of.exitOn() != null, "cancelReason",
					"They have left already: end the aftercare in its place.");
			rules.list(Lists.CANCEL_REASON).check(faults, "cancelReason", reason, today());
			faults.raise();
			save(of, new Change(of).cancel(today(), reason), author);
			return Map.of("cancelReason", reason);
		});
	}

	/**
	 * Withdraws what was entered wrongly; it stays, tells of nobody and counts no more.
	 */
	@Allowed(operation = "families.aftercare.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		var of = held(id);
		var author = recording.author(of.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, because), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.version(), "this");
			var faults = new Problem.Faults();
			check.code(faults, Lists.WITHDRAWN_BECAUSE, "because", because);
			faults.raise();
			if (!of.stands()) {
				throw Problem.conflict("This was withdrawn already.", of.version());
			}
			takeAway(of, because, author);
			return new Made<>(id, subject(id), Map.of("because", because, "unit", of.unit().value()));
		});
	}

	/** One of the caller's own units; goes on record. */
	@Allowed(operation = "families.aftercare.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<AftercareView> find(Id id) {
		var found = store.find(id, currentCaller.reach(), today());
		found.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return found;
	}

	/** Some of the caller's own units, in the order of the list; on record. */
	@Allowed(operation = "families.aftercare.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<AftercareView> page(Kept kept, int offset, int limit) {
		return read(store.page(currentCaller.reach(), kept, today(), today(), offset, limit));
	}

	/** How many there are. */
	@Allowed(operation = "families.aftercare.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int total(Kept kept) {
		return store.total(currentCaller.reach(), kept, today(), today());
	}

	/**
	 * Those of whom something is due until a day, whatever is overdue among them, the
	 * longest due first; at most {@value #DUE_AT_MOST}, on record.
	 */
	@Allowed(operation = "families.aftercare.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<AftercareView> due(LocalDate until) {
		return read(store.page(currentCaller.reach(), Kept.DUE, until, today(), 0, DUE_AT_MOST));
	}

	/** Of whom one is; the opening of the person's page goes on record. */
	@Allowed(operation = "families.aftercare.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * Those of a person of one of the caller's own units, the oldest first; the opening
	 * of the person's page goes on record.
	 */
	@Allowed(operation = "families.aftercare.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<AftercareView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom, today()) : List.of();
	}

	/** What wants looking after in the caller's own units, in one statement. */
	@Allowed(operation = "families.aftercare.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(currentCaller.reach(), today());
	}

	/** Those of the caller's own units that an agreement lets keep aftercare. */
	@Allowed(operation = "families.aftercare.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<OrganisationNames.UnitName> keeping() {
		return currentCaller.reach()
			.stream()
			.filter(unit -> agreements.lets(unit, FamilyNews.AFTERCARE, today()))
			.flatMap(unit -> units.unit(unit).stream())
			.sorted(Comparator.comparing(OrganisationNames.UnitName::name))
			.toList();
	}

	/** A list of codes, for forms and for what is told. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList list(Lists list) {
		return rules.list(list);
	}

	/** How old people are, for forms and for what is told. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList ages() {
		return families.list(FamilyRules.Lists.AGE_BAND);
	}

	/** A code with its words; one that left the list tells itself. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	/**
	 * Takes people as they were sent, each for itself: those with whom nothing is wrong
	 * are kept. Whoever is followed already is added to.
	 * @param anew whether somebody who is followed already is a fault
	 */
	List<Taken> take(List<AftercareEntry> sent, Set<UnitId> reach, boolean anew, Door door, @Nullable UUID in,
			Author author) {
		var held = sources.held(DATA_SET,
				sent.stream().map(AftercareEntry::unit).filter(reach::contains).distinct().toList());
		var batch = people.of(DATA_SET, today());
		var drafts = new ArrayList<Draft>();
		for (AftercareEntry entry : sent) {
			var faults = new Problem.Faults();
			PersonCheck.@Nullable Who who = null;
			if (!reach.contains(entry.unit())) {
				faults.when(true, "unit", "This is none of your units.");
			}
			else {
				check.entry(faults, entry);
				who = batch.read(faults, entry.unit(), entry.ownRef(), entry.chi());
				if (entry.exitOn() != null) {
					held.expectRecords(faults, "exitOn", entry.unit(), entry.exitOn());
				}
			}
			drafts.add(new Draft(entry, faults, who));
		}
		batch.makeKeys();
		var followed = new HashMap<>(store.followed(drafts.stream().flatMap(Draft::reference).toList(),
				sent.stream().map(AftercareEntry::unit).distinct().toList(), today()));
		return drafts.stream().map(it -> take(it, followed, anew, door, in, author)).toList();
	}

	private Taken take(Draft draft, Map<String, AftercareView> followed, boolean anew, Door door, @Nullable UUID in,
			Author author) {
		AftercareEntry entry = draft.entry();
		var faults = draft.faults();
		PersonCheck.@Nullable Who who = draft.who();
		if (!faults.noted().isEmpty() || who == null || who.reference() == null) {
			return new Taken(null, false, false, faults.noted());
		}
		faults.when(who.objected(), "ownRef", "Nothing was kept: they objected to being recorded here.", "OBJECTED");
		String reference = who.reference().value();
		@Nullable AftercareView there = followed.get(AftercareStore.key(entry.unit(), reference));
		faults.when(anew && there != null, "ownRef", "Your unit follows them already; tell of it on their page.",
				"ALREADY_FOLLOWED");
		@Nullable LocalDate exit = (entry.exitOn() != null) ? entry.exitOn() : (there != null) ? there.exitOn() : null;
		for (int i = 0; i < entry.checks().size(); i++) {
			check.check(faults, "checks[%d].".formatted(i), entry.checks().get(i), exit, entry.confirmed());
		}
		if (!faults.noted().isEmpty()) {
			return new Taken(null, false, false, faults.noted());
		}
		Id id = (there != null) ? there.id() : new Id(UUID.randomUUID());
		if (there == null) {
			store.add(new AftercareStore.Kept(id, entry.unit(), reference, who.person(), who.agreement(), entry.stay(),
					entry.ageBand(), entry.expectedOn(), entry.exitOn(), entry.planAgreed(), signed(entry.exitOn())),
					door, in, author);
		}
		boolean told = there == null;
		if (entry.expectedOn() != null
				&& (there == null || (there.exitOn() == null && !entry.expectedOn().equals(there.expectedOn())))) {
			store.tell(id, Day.Kind.EXPECTED, entry.expectedOn(), in, author);
			told = true;
		}
		if (entry.exitOn() != null && (there == null || !entry.exitOn().equals(there.exitOn()))) {
			store.tell(id, Day.Kind.EXIT, entry.exitOn(), in, author);
			told = true;
		}
		for (AftercareEntry.Check one : entry.checks().stream().distinct().toList()) {
			if (there == null || !known(there, one)) {
				store.check(id, new AftercareClock.Check(one.on(), one.answer()), in, author);
				told = true;
			}
		}
		if (told) {
			var now = store.locked(id, today()).orElseThrow();
			var change = new Change(now).expected(last(now, Day.Kind.EXPECTED)).plan(entry.planAgreed());
			@Nullable LocalDate left = last(now, Day.Kind.EXIT);
			save(now, (left != null) ? change.exit(left) : change, author);
			followed.put(AftercareStore.key(entry.unit(), reference), store.locked(id, today()).orElseThrow());
		}
		return new Taken(id, there == null, told, List.of());
	}

	private static @Nullable LocalDate last(AftercareView of, Day.Kind kind) {
		return of.days()
			.stream()
			.filter(it -> it.kind() == kind)
			.map(Day::on)
			.reduce((one, later) -> later)
			.orElse(null);
	}

	private static boolean known(AftercareView of, AftercareEntry.Check check) {
		return of.checks()
			.stream()
			.anyMatch(it -> it.stands() && it.on().equals(check.on()) && it.answer().equals(check.answer()));
	}

	/** Withdraws one. */
	void takeAway(AftercareView of, String because, Author author) {
		store.withdraw(of.id(), because, author);
		tell(of, of.version() + 1, author);
	}

	/** Takes back what of a file was told of one that is older than it. */
	void forget(Id id, UUID in, Author author) {
		store.forget(id, in, author);
		store.locked(id, today()).filter(AftercareView::known).ifPresent(of -> {
			var change = new Change(of).expected(last(of, Day.Kind.EXPECTED));
			change.exitOn = last(of, Day.Kind.EXIT);
			save(of, change, author);
		});
	}

	/** One as it is stored, held until the transaction ends. */
	Optional<AftercareView> locked(Id id) {
		return store.locked(id, today());
	}

	/**
	 * Hears from the service of a stay when somebody leaves. The day moves with it as
	 * long as nobody said here that they left; else whoever follows them is asked.
	 */
	void heard(Id id, UUID stay, Heard.What what, LocalDate on, Author author) {
		var of = store.locked(id, today()).orElseThrow();
		store.heard(id, stay, what, on, author.at());
		if (of.exitOn() != null || what == Heard.What.CANCELLED) {
			return;
		}
		boolean left = what == Heard.What.LEFT || what == Heard.What.LEFT_EARLY;
		if (left) {
			store.tell(id, Day.Kind.EXIT, on, null, author);
			save(of, new Change(of).exit(on), author);
		}
		else if (!on.equals(of.expectedOn())) {
			store.tell(id, Day.Kind.EXPECTED, on, null, author);
			save(of, new Change(of).expected(on), author);
		}
	}

	private void save(AftercareView of, Change change, Author author) {
		store.store(change.now());
		tell(of, of.version() + 1, author);
	}

	/** Tells of which days something counts: from leaving to the last that is asked. */
	private void tell(AftercareView of, int revision, Author author) {
		LocalDate first = Stream
			.concat(of.days().stream().map(Day::on), of.milestones().stream().map(AftercareMilestone::dueOn))
			.min(LocalDate::compareTo)
			.filter(it -> it.isBefore(today()))
			.orElse(today());
		changes.ofAftercare(of.id().value(), revision, of.unit(), first, today(), author.at());
	}

	private void changed(String key, Id id, int expectedVersion, Object input,
			BiFunction<AftercareView, Author, Map<String, String>> change) {
		var of = held(id);
		var author = recording.author(of.unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.version(), "this");
			if (!of.goesOn()) {
				throw Problem.conflict(
						"This has ended, was withdrawn, or its time is over; nothing of it can be changed.",
						of.version());
			}
			var told = new TreeMap<>(change.apply(of, author));
			told.put("unit", of.unit().value());
			return new Made<>(id, subject(id), told);
		});
	}

	/** One of which may be told; of others nobody hears that it is there. */
	private AftercareView held(Id id) {
		return store.locked(id, today())
			.filter(it -> currentCaller.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such aftercare in your units."));
	}

	private void expectRecords(Problem.Faults faults, UnitId unit, String path, LocalDate day) {
		sources.held(DATA_SET, List.of(unit)).expectRecords(faults, path, unit, day);
	}

	private boolean signed(@Nullable LocalDate day) {
		return day != null && signedOff.days(DATA_SET).test(day);
	}

	/** What the key of a change stands for, and of a number what stands for it. */
	private List<?> asSent(AftercareEntry entry) {
		return List.of(entry.unit(), entry.ownRef(), entry.stay(), entry.ageBand(), String.valueOf(entry.expectedOn()),
				String.valueOf(entry.exitOn()), String.valueOf(entry.planAgreed()), entry.checks(), entry.confirmed(),
				(entry.chi() != null) ? keys.sealed(DATA_SET, List.of(entry.chi())) : List.of());
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<AftercareView> read(List<AftercareView> rows) {
		if (!rows.isEmpty()) {
			Map<String, String> told = rows.stream()
				.collect(Collectors.groupingBy(row -> "rows." + row.unit().value(), TreeMap::new,
						Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
			told.put("aftercare",
					rows.stream().map(row -> row.id().value().toString()).collect(Collectors.joining(" ")));
			recording.tell("aftercare", told);
		}
		return rows;
	}

	private static String subject(Id id) {
		return "aftercare " + id.value();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** The aftercare of somebody after one stay. */
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
		 * Those who are expected or followed: who is expected first, then by what is due.
		 */
		ON,
		/** Those of whom something is due, the longest due first. */
		DUE,
		/** Those who are expected to leave. */
		EXPECTED,
		/** Those that ended or did not come about, the last first. */
		ENDED,
		/** All that stand, the last to leave first. */
		ALL

	}

	/**
	 * What wants looking after.
	 *
	 * @param expected how many are expected to leave, the next on {@code expectedNextOn}
	 * @param due of how many something is due
	 * @param nextDueOn the next day on which something will be
	 * @param missed with how many nobody was in touch in time
	 * @param goesOn how many there are in all
	 */
	public record Look(int expected, @Nullable LocalDate expectedNextOn, int due, @Nullable LocalDate nextDueOn,
			int missed, int goesOn) {
	}

	/**
	 * What came of somebody who was sent.
	 *
	 * @param id null where something is wrong
	 */
	record Taken(@Nullable Id id, boolean opened, boolean changed, List<Problem.Field> faults) {
	}

	/** Somebody while they are looked at. */
	private record Draft(AftercareEntry entry, Problem.Faults faults, PersonCheck.@Nullable Who who) {

		Stream<String> reference() {
			return (who == null || who.reference() == null) ? Stream.empty() : Stream.of(who.reference().value());
		}

	}

	/** What one is to be, and what follows from that. */
	private final class Change {

		private final AftercareView of;

		private final List<AftercareClock.Check> checks = new ArrayList<>();

		private @Nullable LocalDate expectedOn;

		private @Nullable LocalDate exitOn;

		private @Nullable Boolean planAgreed;

		private @Nullable LocalDate endedOn;

		private @Nullable String endReason;

		private @Nullable LocalDate cancelledOn;

		private @Nullable String cancelReason;

		Change(AftercareView of) {
			this.of = of;
			this.expectedOn = of.expectedOn();
			this.exitOn = of.exitOn();
			this.planAgreed = of.planAgreed();
			of.checks()
				.stream()
				.filter(AftercareView.Checked::stands)
				.forEach(it -> checks.add(new AftercareClock.Check(it.on(), it.answer())));
		}

		Change expected(@Nullable LocalDate on) {
			expectedOn = on;
			return this;
		}

		Change exit(LocalDate on) {
			exitOn = on;
			return this;
		}

		Change plan(@Nullable Boolean agreed) {
			planAgreed = (agreed != null) ? agreed : planAgreed;
			return this;
		}

		Change check(AftercareClock.Check check) {
			checks.add(check);
			return this;
		}

		Change without(AftercareView.CheckId wrong) {
			of.checks()
				.stream()
				.filter(it -> it.id().equals(wrong))
				.findFirst()
				.ifPresent(it -> checks.remove(new AftercareClock.Check(it.on(), it.answer())));
			return this;
		}

		Change end(LocalDate on, String reason) {
			endedOn = on;
			endReason = reason;
			return this;
		}

		Change cancel(LocalDate on, String reason) {
			cancelledOn = on;
			cancelReason = reason;
			return this;
		}

		AftercareStore.Now now() {
			@Nullable LocalDate exit = exitOn;
			List<AftercareMilestone> milestones = (exit != null)
					? AftercareClock.of(exit, checks, outFrom(), rules.on(exit)) : List.of();
			@Nullable LocalDate over = (endedOn != null) ? endedOn : (cancelledOn != null) ? cancelledOn
					: milestones.isEmpty() ? null : milestones.getLast().closesOn();
			LocalDate told = (exit != null) ? exit : (expectedOn != null) ? expectedOn : today();
			return new AftercareStore.Now(of.id(), expectedOn, exit, planAgreed, endedOn, endReason, cancelledOn,
					cancelReason, (exit != null) ? AftercareClock.firstContact(exit, checks) : null,
					(over != null) ? families.keptFrom(over, told, List.of(of.ageBand())) : null, signed(exit),
					milestones);
		}

		private @Nullable LocalDate outFrom() {
			return rules.leftOut(endReason) ? endedOn : of.stoppedOn();
		}

	}

}
