package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.families.FamilyDesk.Door;
import scot.adp.families.FamilyDesk.Taken;
import scot.adp.families.FamilyDesk.Taking;
import scot.adp.families.TherapyRules.Lists;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.PersonCheck;
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
 * Therapy that parents and children of families are referred to: the referral, the wait,
 * and the beginning. All hang on the family's own number; nobody of the family has a
 * number or a key here. Whoever works with people records it for the own unit and those
 * below it and reads it there; nobody else reads a row. Each read of rows goes on record
 * before the first of them is told.
 */
@Service
@Transactional
public class Therapies {

	/** The data set. */
	public static final DataSet DATA_SET = FamilyNews.THERAPY;

	static final String TYPE = "TherapyStart";

	private final TherapyStore store;

	private final TherapyCheck check;

	private final TherapyRules rules;

	private final FamilyRules families;

	private final PersonCheck people;

	private final FamilyDesk desk;

	private final Recording recording;

	private final FamilyNews changes;

	Therapies(TherapyStore store, TherapyCheck check, TherapyRules rules, FamilyRules families, PersonCheck people,
			FamilyDesk desk, Recording recording, FamilyNews changes) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.families = families;
		this.people = people;
		this.desk = desk;
		this.recording = recording;
		this.changes = changes;
	}

	/**
	 * Records that somebody of a family was referred.
	 * @throws Problem where something is wrong, or something is unusual and not
	 * confirmed: the faults of what is only unusual have the reason {@code CONFIRM}
	 */
	@Allowed(operation = "families.therapy.open", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Id refer(String idempotencyKey, TherapyEntry entry) {
		desk.reaching(entry.unit());
		var author = recording.author(entry.unit());
		return recording.once(author, idempotencyKey, asSent(List.of(entry)), Id::new, () -> {
			var taken = take(List.of(entry), true, new Taking(author, Door.PAGE, null, false)).getFirst();
			if (!taken.faults().isEmpty()) {
				throw Problem.invalid(taken.faults());
			}
			Id id = new Id(Objects.requireNonNull(taken.id()));
			return new Made<>(id, subject(id), Map.of("unit", entry.unit().value(), "door", Door.PAGE.name()));
		});
	}

	/**
	 * Records referrals, each for itself: those that are right are kept, of the others it
	 * is told what is wrong. What is told of one that is there adds to it, and what is
	 * known is passed over; the same twice together are two people.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "families.therapy.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<TherapyEntry> sent, boolean dryRun) {
		return desk.together(idempotencyKey, "referrals", TYPE, sent.stream().map(TherapyEntry::unit).toList(),
				asSent(sent), dryRun, how -> take(sent, false, how));
	}

	/**
	 * Says on which day therapy began, or puts that day right; what was told before stays
	 * readable.
	 */
	@Allowed(operation = "families.therapy.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void begin(String idempotencyKey, Id id, int expectedVersion, LocalDate startedOn, boolean confirmed) {
		changed(idempotencyKey, id, expectedVersion, List.of("begin", startedOn, confirmed), (of, author) -> {
			if (startedOn.equals(of.startedOn())) {
				return Map.of();
			}
			var faults = new Problem.Faults();
			check.day(faults, "startedOn", startedOn, of.referredOn(), confirmed);
			desk.held(DATA_SET, List.of(of.unit())).expectRecords(faults, "startedOn", of.unit(), startedOn);
			faults.raise();
			save(of, startedOn, null, null, author);
			return Map.of("startedOn", startedOn.toString());
		});
	}

	/** Says that therapy does not come about. */
	@Allowed(operation = "families.therapy.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void close(String idempotencyKey, Id id, int expectedVersion, LocalDate closedOn, String reason,
			boolean confirmed) {
		changed(idempotencyKey, id, expectedVersion, List.of("close", closedOn, reason, confirmed), (of, author) -> {
			var faults = new Problem.Faults().when(of.startedOn() != null, "closedOn",
					"It began; withdraw it if that is wrong.");
			check.day(faults, "closedOn", closedOn, of.referredOn(), confirmed);
			rules.list(Lists.CLOSE_REASON).check(faults, "closeReason", reason, closedOn);
			faults.raise();
			save(of, null, closedOn, reason, author);
			return Map.of("closedOn", closedOn.toString(), "closeReason", reason);
		});
	}

	/**
	 * Withdraws what was entered wrongly; it stays, tells of nobody and counts no more.
	 */
	@Allowed(operation = "families.therapy.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		changed(idempotencyKey, id, expectedVersion, List.of(because), (of, author) -> {
			var faults = new Problem.Faults();
			check.because(faults, because);
			faults.raise();
			takeAway(of, because, author);
			return Map.of("because", because);
		});
	}

	/** One of the caller's own units; goes on record. */
	@Allowed(operation = "families.therapy.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<TherapyStartView> find(Id id) {
		var found = store.find(id, desk.reach(), desk.today());
		read(found.stream().toList());
		return found;
	}

	/**
	 * What was told of how some of the caller's own units went on, which were read
	 * before; the last first, and what stands no more among it.
	 */
	@Allowed(operation = "families.therapy.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Map<Id, List<TherapyTold>> toldOf(Collection<TherapyStartView> of) {
		var reach = desk.reach();
		return store.told(of.stream().filter(it -> reach.contains(it.unit())).map(TherapyStartView::id).toList());
	}

	/** Some of the caller's own units, in the order of the list; on record. */
	@Allowed(operation = "families.therapy.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<TherapyStartView> page(Kept kept, int offset, int limit) {
		return read(store.page(desk.reach(), kept, desk.today(), offset, limit));
	}

	/**
	 * One more than some behind one, that were referred last first; on record.
	 * @param state how far they are; null for all
	 */
	@Allowed(operation = "families.therapy.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<TherapyStartView> behind(@Nullable TherapyState state, @Nullable Id last, int limit) {
		return read(store.behind(desk.reach(), state, desk.today(), last, limit + 1));
	}

	/** How many there are. */
	@Allowed(operation = "families.therapy.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int total(Kept kept, @Nullable TherapyState state) {
		return store.total(desk.reach(), kept, state, desk.today());
	}

	/** Of which family one is; the opening of its page goes on record. */
	@Allowed(operation = "families.therapy.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> desk.reach().contains(it.unit()));
	}

	/**
	 * Those of a family of one of the caller's own units, the oldest first; the opening
	 * of its page goes on record.
	 */
	@Allowed(operation = "families.therapy.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<TherapyStartView> of(PersonPanel.Whom whom) {
		return desk.reach().contains(whom.unit()) ? store.of(whom, desk.today()) : List.of();
	}

	/** What wants looking after in the caller's own units, in one statement. */
	@Allowed(operation = "families.therapy.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(desk.reach(), desk.today());
	}

	/** Those of the caller's own units that an agreement lets keep therapy. */
	@Allowed(operation = "families.therapy.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<OrganisationNames.UnitName> keeping() {
		return desk.keeping(DATA_SET);
	}

	/** A list of codes, for forms and for what is told. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList list(Lists list) {
		return rules.list(list);
	}

	/** How old children and young people are, for forms and for what is told. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public CodeList ages() {
		return check.ages();
	}

	/** After how many days a wait is a long one, for referrals of today. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public int longDays() {
		return rules.on(desk.today()).longDays();
	}

	/** A code with its words; one that left the list tells itself. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	/**
	 * Takes referrals as they were sent, each for itself: those with which nothing is
	 * wrong are kept. What is there is added to.
	 * @param anew whether each is a new one, so that one that is there is asked about
	 */
	List<Taken> take(List<TherapyEntry> sent, boolean anew, Taking how) {
		var reach = desk.reach();
		var held = desk.held(DATA_SET, sent.stream().map(TherapyEntry::unit).filter(reach::contains).toList());
		var batch = people.of(DATA_SET, desk.today());
		var drafts = new ArrayList<Draft>();
		for (TherapyEntry entry : sent) {
			var faults = new Problem.Faults();
			PersonCheck.@Nullable Who who = null;
			if (!reach.contains(entry.unit())) {
				faults.when(true, "unit", "This is none of your units.");
			}
			else {
				check.entry(faults, entry);
				held.expectRecords(faults, "referredOn", entry.unit(), entry.referredOn());
				if (entry.startedOn() != null) {
					held.expectRecords(faults, "startedOn", entry.unit(), entry.startedOn());
				}
				who = batch.read(faults, entry.unit(), entry.ownRef(), null);
			}
			drafts.add(new Draft(entry, faults, who));
		}
		batch.makeKeys();
		var known = store.known(drafts.stream().flatMap(Draft::reference).toList(),
				sent.stream().map(TherapyEntry::unit).distinct().toList(), desk.today());
		var first = new HashMap<UnitId, LocalDate>();
		var taken = drafts.stream().map(it -> take(it, known, anew, how, first)).toList();
		if (!how.quiet()) {
			@Nullable UUID record = (how.in() != null) ? how.in() : taken.getFirst().id();
			first.forEach((unit, from) -> changes.ofTherapy(Objects.requireNonNull(record), 1, unit, from, desk.today(),
					how.author().at()));
		}
		return taken;
	}

	private Taken take(Draft draft, Map<String, TherapyStore.Family> known, boolean anew, Taking how,
			Map<UnitId, LocalDate> first) {
		TherapyEntry entry = draft.entry();
		var faults = draft.faults();
		PersonCheck.@Nullable Who who = draft.who();
		if (!faults.noted().isEmpty() || who == null || who.reference() == null) {
			return Taken.refused(faults);
		}
		String reference = who.reference().value();
		var family = known.computeIfAbsent(AftercareStore.key(entry.unit(), reference),
				key -> new TherapyStore.Family(UUID.randomUUID(), new ArrayList<>()));
		@Nullable TherapyStartView there = family.unmatched()
			.stream()
			.filter(it -> isOf(it, entry))
			.min(Comparator.comparing((TherapyStartView it) -> !tellsThe(it, entry))
				.thenComparing(it -> it.state() != TherapyState.WAITING))
			.orElse(null);
		faults.when(who.objected(), "ownRef", "Nothing was kept: they objected to being recorded here.", "OBJECTED")
			.when(anew && there != null && !entry.confirmed(), "referredOn",
					"The same is recorded of this family already. Say that it is right if this is somebody else.",
					CraftCheck.CONFIRM);
		boolean tells = entry.startedOn() != null || entry.closedOn() != null;
		boolean same = !anew && there != null && tellsThe(there, entry);
		faults.when(!anew && there != null && tells && !same && there.state() != TherapyState.WAITING,
				(entry.startedOn() != null) ? "startedOn" : "closedOn",
				"This was told otherwise before. Put it right on its page.", CraftCheck.KNOWN);
		if (!faults.noted().isEmpty()) {
			return Taken.refused(faults);
		}
		if (!anew && there != null) {
			family.unmatched().remove(there);
			if (tells && !same) {
				store(there, entry.startedOn(), entry.closedOn(), entry.closeReason(), how.in(), how.author());
				begins(first, entry);
			}
			return new Taken(there.id().value(), false, tells && !same, List.of());
		}
		Id id = new Id(UUID.randomUUID());
		store.add(id, family.family(), entry, reference, who.person(), who.agreement(),
				entry.referredOn().plusDays(rules.on(entry.referredOn()).longDays()),
				keptFrom(entry.referredOn(), entry.ageBand(), entry.startedOn(), entry.closedOn()),
				desk.signed(DATA_SET, entry.referredOn()) || desk.signed(DATA_SET, entry.startedOn()), how);
		begins(first, entry);
		return new Taken(id.value(), true, true, List.of());
	}

	private static void begins(Map<UnitId, LocalDate> first, TherapyEntry entry) {
		first.merge(entry.unit(), entry.referredOn(), (one, other) -> other.isBefore(one) ? other : one);
	}

	/**
	 * Whether what is told may be of one that is there: who, how old, and referred when.
	 */
	private static boolean isOf(TherapyStartView there, TherapyEntry entry) {
		return there.who().equals(entry.who()) && Objects.equals(there.ageBand(), entry.ageBand())
				&& there.referredOn().equals(entry.referredOn());
	}

	/** Whether the same is told of how it went on. */
	private static boolean tellsThe(TherapyStartView there, TherapyEntry entry) {
		return Objects.equals(there.startedOn(), entry.startedOn())
				&& Objects.equals(there.closedOn(), entry.closedOn())
				&& Objects.equals(there.closeReason(), entry.closeReason());
	}

	/** Withdraws one. */
	void takeAway(TherapyStartView of, String because, Author author) {
		store.withdraw(of.id(), because, author);
		tell(of, author);
	}

	/** Takes back what a file told of one that is older than it: they wait again. */
	void forget(TherapyStartView of, Author author) {
		save(of, null, null, null, author);
	}

	/** One as it is stored, held until the transaction ends. */
	Optional<TherapyStartView> locked(Id id) {
		return store.locked(id, desk.today());
	}

	private void save(TherapyStartView of, @Nullable LocalDate startedOn, @Nullable LocalDate closedOn,
			@Nullable String closeReason, Author author) {
		store(of, startedOn, closedOn, closeReason, null, author);
		tell(of, author);
	}

	/**
	 * Stores what came of one.
	 * @param in the file that told it; null of anything else
	 */
	private void store(TherapyStartView of, @Nullable LocalDate startedOn, @Nullable LocalDate closedOn,
			@Nullable String closeReason, @Nullable UUID in, Author author) {
		store.store(of.id(), startedOn, closedOn, closeReason,
				keptFrom(of.referredOn(), of.ageBand(), startedOn, closedOn), desk.signed(DATA_SET, startedOn), in);
		store.tell(of.id(), startedOn, closedOn, closeReason, author);
	}

	private @Nullable LocalDate keptFrom(LocalDate referredOn, @Nullable String ageBand, @Nullable LocalDate startedOn,
			@Nullable LocalDate closedOn) {
		@Nullable LocalDate over = (startedOn != null) ? startedOn : closedOn;
		return (over != null) ? families.keptFrom(over, referredOn, (ageBand != null) ? List.of(ageBand) : List.of())
				: null;
	}

	/** Tells of which days something counts: from the referral to today. */
	private void tell(TherapyStartView of, Author author) {
		changes.ofTherapy(of.id().value(), of.version() + 1, of.unit(), of.referredOn(), desk.today(), author.at());
	}

	private void changed(String key, Id id, int expectedVersion, Object input,
			BiFunction<TherapyStartView, Author, Map<String, String>> change) {
		var of = store.locked(id, desk.today())
			.filter(it -> desk.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such referral in your units."));
		var author = recording.author(of.unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.version(), "this");
			if (!of.known()) {
				throw Problem.conflict("This was withdrawn, or its time is over; nothing of it can be changed.",
						of.version());
			}
			var told = new TreeMap<>(change.apply(of, author));
			if (told.isEmpty()) {
				return Made.found(id);
			}
			told.put("unit", of.unit().value());
			return new Made<>(id, subject(id), told);
		});
	}

	/** What the key of a change stands for. */
	private static List<?> asSent(List<TherapyEntry> sent) {
		return sent.stream()
			.map(it -> List.of(it.unit(), it.ownRef(), it.who(), String.valueOf(it.ageBand()), it.referredOn(),
					String.valueOf(it.startedOn()), String.valueOf(it.closedOn()), String.valueOf(it.closeReason()),
					it.confirmed()))
			.toList();
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<TherapyStartView> read(List<TherapyStartView> rows) {
		return desk.read("referrals to therapy", rows, TherapyStartView::unit, it -> it.id().value());
	}

	private static String subject(Id id) {
		return "therapy " + id.value();
	}

	/** A referral of somebody of a family, and what came of it. */
	public record Id(UUID value) implements Identifier {
	}

	/** Which list. */
	public enum Kept {

		/** Those who wait, the longest first. */
		WAITING,
		/** Those who wait for long, the longest first. */
		LONG,
		/** Those whose therapy began, the last first. */
		STARTED,
		/** Those for whom it does not come about, the last first. */
		NOT_STARTED,
		/** All that stand, the last referral first. */
		ALL

	}

	/**
	 * What wants looking after.
	 *
	 * @param waiting how many wait, the longest since {@code waitingSince}
	 * @param waitingLong how many of them for long
	 * @param started of how many therapy began
	 */
	public record Look(int waiting, @Nullable LocalDate waitingSince, int waitingLong, int started) {
	}

	/** Somebody while they are looked at. */
	private record Draft(TherapyEntry entry, Problem.Faults faults, PersonCheck.@Nullable Who who) {

		Stream<String> reference() {
			return (who == null || who.reference() == null) ? Stream.empty() : Stream.of(who.reference().value());
		}

	}

}
