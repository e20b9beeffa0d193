package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
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
import scot.adp.families.CraftRules.Lists;
import scot.adp.families.FamilyDesk.Door;
import scot.adp.families.FamilyDesk.Taken;
import scot.adp.families.FamilyDesk.Taking;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
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
 * CRAFT courses, in which somebody learns how to help a person close to them into
 * treatment: sessions, whether the course was complete, and whether that person entered
 * treatment. Whoever works with people records them for the own unit and those below it
 * and reads them there; nobody else reads a row. Each read of rows goes on record before
 * the first of them is told.
 */
@Service
@Transactional
public class Crafts {

	/** The data set. */
	public static final DataSet DATA_SET = FamilyNews.CRAFT;

	static final String TYPE = "CraftCourse";

	private final CraftStore store;

	private final CraftCheck check;

	private final CraftRules rules;

	private final FamilyRules families;

	private final PersonCheck people;

	private final PersonKeys keys;

	private final FamilyDesk desk;

	private final Recording recording;

	private final FamilyNews changes;

	Crafts(CraftStore store, CraftCheck check, CraftRules rules, FamilyRules families, PersonCheck people,
			PersonKeys keys, FamilyDesk desk, Recording recording, FamilyNews changes) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.families = families;
		this.people = people;
		this.keys = keys;
		this.desk = desk;
		this.recording = recording;
		this.changes = changes;
	}

	/**
	 * Records somebody who begins a course, or is on one.
	 * @throws Problem where something is wrong, they are on a course already, or
	 * something is unusual and not confirmed: the faults of what is only unusual have the
	 * reason {@code CONFIRM}
	 */
	@Allowed(operation = "families.craft.open", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Id begin(String idempotencyKey, CraftEntry entry) {
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
	 * Records courses, each for itself: those that are right are kept, of the others it
	 * is told what is wrong. What is told of a course that is there adds to it, and what
	 * is known is passed over.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "families.craft.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<CraftEntry> sent, boolean dryRun) {
		return desk.together(idempotencyKey, "courses", TYPE, sent.stream().map(CraftEntry::unit).toList(),
				asSent(sent), dryRun, how -> take(sent, false, how));
	}

	/**
	 * Tells what happened in a course: a session, whether the person close to them
	 * entered treatment, that they left, a score.
	 */
	@Allowed(operation = "families.craft.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void tell(String idempotencyKey, Id id, int expectedVersion, CraftFact told, boolean confirmed) {
		changed(idempotencyKey, id, expectedVersion, List.of(told, confirmed), (of, author) -> {
			var faults = new Problem.Faults();
			check.facts(faults, null, of.startOn(), of.lovedOne(), of.facts(), List.of(told), confirmed);
			desk.held(DATA_SET, List.of(of.unit()))
				.expectRecords(faults, CraftCheck.path(told, null), of.unit(), told.on());
			faults
				.when(of.facts().contains(told), CraftCheck.path(told, null), "This is recorded for that day already.",
						CraftCheck.KNOWN)
				.raise();
			store.tell(id, List.of(told), null, author);
			var facts = new ArrayList<>(of.facts());
			facts.add(told);
			save(of, facts, author);
			return Map.of("kind", told.kind().name(), "on", told.on().toString());
		});
	}

	/** Takes something back that did not happen so; it stays readable. */
	@Allowed(operation = "families.craft.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeBack(String idempotencyKey, Id id, int expectedVersion, CraftCourseView.FactId wrong,
			String because) {
		changed(idempotencyKey, id, expectedVersion, List.of(wrong, because), (of, author) -> {
			var faults = new Problem.Faults();
			check.because(faults, because);
			faults
				.when(of.told().stream().noneMatch(it -> it.id().equals(wrong) && it.stands()), "because",
						"This was taken back already, or there is no such thing.")
				.raise();
			store.takeBack(wrong, because, author);
			save(of, of.told()
				.stream()
				.filter(it -> it.stands() && !it.id().equals(wrong))
				.map(CraftCourseView.Told::fact)
				.toList(), author);
			return Map.of("because", because);
		});
	}

	/** The same, of something that is told by its kind and its day. */
	@Allowed(operation = "families.craft.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeBack(String idempotencyKey, Id id, int expectedVersion, CraftFact.Kind kind, LocalDate on,
			String because) {
		var wrong = held(id).told()
			.stream()
			.filter(it -> it.fact().kind() == kind && it.fact().on().equals(on))
			.min(Comparator.comparing(it -> !it.stands()))
			.orElseThrow(() -> Problem.invalid("on", "There is no such thing on that day."));
		takeBack(idempotencyKey, id, expectedVersion, wrong.id(), because);
	}

	/**
	 * Withdraws what was entered wrongly; it stays, tells of nobody and counts no more.
	 */
	@Allowed(operation = "families.craft.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
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
	@Allowed(operation = "families.craft.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<CraftCourseView> find(Id id) {
		var found = store.find(id, desk.reach(), desk.today());
		read(found.stream().toList());
		return found;
	}

	/** Some of the caller's own units, in the order of the list; on record. */
	@Allowed(operation = "families.craft.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<CraftCourseView> page(Kept kept, int offset, int limit) {
		return read(store.page(desk.reach(), kept, desk.today(), offset, limit));
	}

	/**
	 * One more than some behind one, that began last first; on record.
	 * @param state how far they are; null for all
	 */
	@Allowed(operation = "families.craft.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<CraftCourseView> behind(@Nullable CraftState state, @Nullable Id last, int limit) {
		return read(store.behind(desk.reach(), state, desk.today(), last, limit + 1));
	}

	/** How many there are. */
	@Allowed(operation = "families.craft.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int total(Kept kept, @Nullable CraftState state) {
		return store.total(desk.reach(), kept, state, desk.today());
	}

	/** Of whom one is; the opening of the person's page goes on record. */
	@Allowed(operation = "families.craft.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> desk.reach().contains(it.unit()));
	}

	/**
	 * Those of a person of one of the caller's own units, the oldest first; the opening
	 * of the person's page goes on record.
	 */
	@Allowed(operation = "families.craft.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<CraftCourseView> of(PersonPanel.Whom whom) {
		return desk.reach().contains(whom.unit()) ? store.of(whom, desk.today()) : List.of();
	}

	/** What wants looking after in the caller's own units, in one statement. */
	@Allowed(operation = "families.craft.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(desk.reach(), desk.today());
	}

	/** Those of the caller's own units that an agreement lets keep courses. */
	@Allowed(operation = "families.craft.import",
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

	/** The rule for a course that begins on a day. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CraftRules.Rule rule(LocalDate startOn) {
		return rules.on(startOn);
	}

	/** The tools whose scores may be kept on a day. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<FamilyRules.Tool> tools(LocalDate day) {
		return families.tools(day);
	}

	/** A code with its words; one that left the list tells itself. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	/**
	 * Takes courses as they were sent, each for itself: those with whom nothing is wrong
	 * are kept. A course that is there is added to.
	 * @param anew whether a course that is there is a fault
	 */
	List<Taken> take(List<CraftEntry> sent, boolean anew, Taking how) {
		var reach = desk.reach();
		var held = desk.held(DATA_SET, sent.stream().map(CraftEntry::unit).filter(reach::contains).toList());
		var batch = people.of(DATA_SET, desk.today());
		var drafts = new ArrayList<Draft>();
		for (CraftEntry entry : sent) {
			var faults = new Problem.Faults();
			PersonCheck.@Nullable Who who = null;
			if (!reach.contains(entry.unit())) {
				faults.when(true, "unit", "This is none of your units.");
			}
			else {
				check.entry(faults, entry);
				held.expectRecords(faults, "startOn", entry.unit(), entry.startOn());
				entry.facts()
					.forEach(it -> held.expectRecords(faults, CraftCheck.path(it, entry), entry.unit(), it.on()));
				who = batch.read(faults, entry.unit(), entry.ownRef(), entry.chi());
			}
			drafts.add(new Draft(entry, faults, who));
		}
		batch.makeKeys();
		var known = store.known(drafts.stream().flatMap(Draft::reference).toList(),
				sent.stream().map(CraftEntry::unit).distinct().toList(), desk.today());
		var first = new HashMap<UnitId, LocalDate>();
		var taken = drafts.stream().map(it -> take(it, known, anew, how, first)).toList();
		if (!how.quiet()) {
			@Nullable UUID record = (how.in() != null) ? how.in() : taken.getFirst().id();
			first.forEach((unit, from) -> changes.ofCraft(Objects.requireNonNull(record), 1, unit, from,
					later(from, desk.today()), how.author().at()));
		}
		return taken;
	}

	private Taken take(Draft draft, Map<String, List<CraftCourseView>> known, boolean anew, Taking how,
			Map<UnitId, LocalDate> first) {
		CraftEntry entry = draft.entry();
		var faults = draft.faults();
		PersonCheck.@Nullable Who who = draft.who();
		if (!faults.noted().isEmpty() || who == null || who.reference() == null) {
			return Taken.refused(faults);
		}
		String reference = who.reference().value();
		var theirs = known.computeIfAbsent(AftercareStore.key(entry.unit(), reference), key -> new ArrayList<>());
		@Nullable CraftCourseView there = theirs.stream()
			.filter(it -> it.startOn().equals(entry.startOn()))
			.findFirst()
			.orElse(null);
		faults.when(who.objected(), "ownRef", "Nothing was kept: they objected to being recorded here.", "OBJECTED")
			.when(anew && there != null, "ownRef", "This course is recorded already; tell of it on its page.",
					"ALREADY_ON_COURSE")
			.when(there != null && !there.lovedOne().equals(entry.lovedOne()), "lovedOne",
					"This was told otherwise of the same course. Withdraw it there if it was wrong.", CraftCheck.KNOWN);
		List<CraftFact> stands = (there != null) ? there.facts() : List.of();
		List<CraftFact> added = entry.facts().stream().distinct().filter(it -> !stands.contains(it)).toList();
		check.facts(faults, entry, entry.startOn(), entry.lovedOne(), stands, added, entry.confirmed());
		var clocked = CraftClock.of(entry.startOn(), entry.lovedOne(),
				Stream.concat(stands.stream(), added.stream()).toList(), rules.on(entry.startOn()));
		faults.when(
				there == null && clocked.quietOn() != null
						&& theirs.stream().anyMatch(it -> it.state() == CraftState.STARTED),
				"ownRef", "They are on a course that began on another day. Say first that they left it.",
				"ALREADY_ON_COURSE");
		if (!faults.noted().isEmpty()) {
			return Taken.refused(faults);
		}
		Id id = (there != null) ? there.id() : new Id(UUID.randomUUID());
		if (there == null) {
			store.add(id, entry, reference, who.person(), who.agreement(), clocked, late(null, clocked), how);
		}
		else if (!added.isEmpty()) {
			store.store(id, clocked, late(there, clocked));
		}
		if (there == null || !added.isEmpty()) {
			store.tell(id, added, how.in(), how.author());
			theirs.removeIf(it -> it.id().equals(id));
			theirs.add(store.locked(id, desk.today()).orElseThrow());
			first.merge(entry.unit(), entry.startOn(), (one, other) -> other.isBefore(one) ? other : one);
		}
		return new Taken(id.value(), there == null, there == null || !added.isEmpty(), List.of());
	}

	/** Withdraws one. */
	void takeAway(CraftCourseView of, String because, Author author) {
		store.withdraw(of.id(), because, author);
		tell(of, author);
	}

	/** Takes back what a file told of one that is older than it. */
	void forget(Id id, UUID in, Author author) {
		store.forget(id, in, author);
		store.locked(id, desk.today()).filter(CraftCourseView::known).ifPresent(of -> save(of, of.facts(), author));
	}

	/** One as it is stored, held until the transaction ends. */
	Optional<CraftCourseView> locked(Id id) {
		return store.locked(id, desk.today());
	}

	private void save(CraftCourseView of, List<CraftFact> facts, Author author) {
		var clocked = CraftClock.of(of.startOn(), of.lovedOne(), facts, rules.on(of.startOn()));
		store.store(of.id(), clocked, late(of, clocked));
		tell(of, author);
	}

	/** Whether a day that counts now lies in figures that are released. */
	private boolean late(@Nullable CraftCourseView before, CraftClock now) {
		boolean completes = before == null || !Objects.equals(before.completedOn(), now.completedOn());
		boolean answers = before == null
				|| !Objects.equals(before.entered(), (now.answer() != null) ? now.answer().code() : null);
		return (completes && desk.signed(DATA_SET, now.completedOn()))
				|| (answers && !now.entryDueOn().isAfter(desk.today()) && desk.signed(DATA_SET, now.entryDueOn()));
	}

	/** Tells of which days something counts: from the beginning to today. */
	private void tell(CraftCourseView of, Author author) {
		changes.ofCraft(of.id().value(), of.version() + 1, of.unit(), of.startOn(), later(of.startOn(), desk.today()),
				author.at());
	}

	private static LocalDate later(LocalDate one, LocalDate other) {
		return one.isAfter(other) ? one : other;
	}

	private void changed(String key, Id id, int expectedVersion, Object input,
			BiFunction<CraftCourseView, Author, Map<String, String>> change) {
		CraftCourseView of = held(id);
		var author = recording.author(of.unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.version(), "this");
			if (!of.known()) {
				throw Problem.conflict("This was withdrawn, or its time is over; nothing of it can be changed.",
						of.version());
			}
			var told = new TreeMap<>(change.apply(of, author));
			told.put("unit", of.unit().value());
			return new Made<>(id, subject(id), told);
		});
	}

	private CraftCourseView held(Id id) {
		return store.locked(id, desk.today())
			.filter(it -> desk.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such course in your units."));
	}

	/** What the key of a change stands for, and of a number what stands for it. */
	private List<?> asSent(List<CraftEntry> sent) {
		var numbers = sent.stream().map(CraftEntry::chi).filter(Objects::nonNull).toList();
		return List.of(sent.stream()
			.map(it -> List.of(it.unit(), it.ownRef(), it.startOn(), it.lovedOne(), it.facts(), it.wrong(),
					it.confirmed(), it.chi() != null))
			.toList(), numbers.isEmpty() ? List.of() : keys.sealed(DATA_SET, numbers));
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<CraftCourseView> read(List<CraftCourseView> rows) {
		return desk.read("CRAFT courses", rows, CraftCourseView::unit, it -> it.id().value());
	}

	private static String subject(Id id) {
		return "craft " + id.value();
	}

	/** A course of somebody. */
	public record Id(UUID value) implements Identifier {
	}

	/** Which list. */
	public enum Kept {

		/** Those that go on, by what is due. */
		ON,
		/** Those of which something is due, the longest due first. */
		DUE,
		/** Those that are complete, the last first. */
		COMPLETED,
		/** Those that were left before that, the last first. */
		LEFT,
		/** All that stand, the last to begin first. */
		ALL

	}

	/**
	 * What wants looking after.
	 *
	 * @param goesOn how many go on
	 * @param quiet of how many nothing was entered for long
	 * @param toAsk of how many it is to be asked whether the person close to them entered
	 * treatment
	 * @param due of how many anything is due
	 * @param nextDueOn the next day on which something will be
	 * @param completed how many are complete
	 */
	public record Look(int goesOn, int quiet, int toAsk, int due, @Nullable LocalDate nextDueOn, int completed) {
	}

	/** Somebody while they are looked at. */
	private record Draft(CraftEntry entry, Problem.Faults faults, PersonCheck.@Nullable Who who) {

		Stream<String> reference() {
			return (who == null || who.reference() == null) ? Stream.empty() : Stream.of(who.reference().value());
		}

	}

}
