package scot.adp.community;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
import scot.adp.community.NeedEntry.Stage;
import scot.adp.community.NeedRules.Lists;
import scot.adp.community.NeedStore.Row;
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
 * Whole-person support: what people need, domain by domain, asked at the start, again
 * after some months and at the end. Whoever works with people records it for the own unit
 * and those below it and reads it there; nobody else reads a row. Each read of rows goes
 * on record.
 */
@Service
@Transactional
public class NeedChecks {

	/** The data set. */
	public static final DataSet DATA_SET = CommunityNews.NEEDS;

	/** GraphQL's name of a check. */
	static final String TYPE = "NeedCheck";

	/** Somebody has to say that it is right. */
	static final String CONFIRM = FileRows.CONFIRM;

	/** It is told otherwise already. */
	static final String KNOWN_OTHERWISE = "KNOWN_OTHERWISE";

	private final NeedStore store;

	private final NeedRules rules;

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

	NeedChecks(NeedStore store, NeedRules rules, Batches batches, OwnUnits units, PersonCheck people,
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
	 * Records a check. One that is known, of the same reference and day, is passed over.
	 * @throws Problem where something is wrong, or unusual and not confirmed: the faults
	 * of what is only unusual have the reason {@code CONFIRM}
	 */
	@Allowed(operation = "community.need.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Id record(String idempotencyKey, Sent sent, Door door) {
		return batches.one(idempotencyKey, sent, door, kind(), Id::new);
	}

	/**
	 * Records checks, each for itself: those that are right are kept, of the others it is
	 * told what is wrong. What is known already is passed over.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or more than
	 * {@value BatchResult#ITEMS_AT_MOST}
	 */
	@Allowed(operation = "community.need.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<Sent> sent, boolean dryRun, Door door) {
		return batches.all(idempotencyKey, sent, dryRun, door, kind());
	}

	private Batches.Of<Sent> kind() {
		return new Batches.Of<>(TYPE, "checks", it -> it.entry().unit(), this::asSent, Taking::new);
	}

	/** Looks at lines of a file, and keeps those that are right once that is asked. */
	Taking taking(List<Sent> sent, Set<UnitId> reach) {
		return new Taking(sent, reach);
	}

	private List<?> asSent(List<Sent> sent) {
		return List.of(sent.stream().map(it -> List.of(it.entry(), it.chi() != null)).toList(),
				batches.sealed(DATA_SET, sent.stream().map(Sent::chi).toList()));
	}

	private void check(Problem.Faults faults, NeedEntry entry) {
		LocalDate today = LocalDate.now(clock);
		LocalDate on = entry.checkedOn();
		faults.when(on.isAfter(today), "checkedOn", "This day is still to come.", "IN_FUTURE")
			.when(!entry.sure() && on.isBefore(today.minusDays(rules.confirmDaysAgo())), "checkedOn",
					"This is more than %d days ago; say that it is right.".formatted(rules.confirmDaysAgo()), CONFIRM)
			.when(entry.answers().isEmpty(), "answers", "Give an answer in one domain at least.");
		Set<String> told = new HashSet<>();
		for (NeedAnswer answer : entry.answers()) {
			rules.list(Lists.DOMAIN).check(faults, "answers", answer.domain(), on);
			faults.when(!told.add(answer.domain()), "answers", "One domain stands here twice; answer each once.")
				.when(answer.need() && answer.met() == null, "answers",
						"Where there is a need, say whether it is met: YES, PART, NO or NOT_KNOWN.")
				.when(!answer.need() && answer.met() != null, "answers",
						"Where there is no need, nothing can be met; leave that out.");
		}
	}

	/**
	 * What is unusual about a check after those that are known of the same person.
	 * @param before the check of the person before it; null for none
	 */
	private static void unusual(Problem.Faults faults, NeedEntry entry, @Nullable Stage before) {
		boolean begun = before != null && before != Stage.END;
		faults
			.when(!entry.sure() && entry.stage() == Stage.START && begun, "stage",
					"Support began before and has not ended; say that it begins anew.", CONFIRM)
			.when(!entry.sure() && entry.stage() != Stage.START && !begun, "stage",
					"There is no check before this one; say that it is right.", CONFIRM);
	}

	/**
	 * Puts right what was recorded: all that it is to say.
	 * @param sent with a CHI number where the person is told by one anew; without, and
	 * with the same reference, it stays of whom it was
	 * @throws Problem as for one that is recorded, where it was withdrawn, or changed
	 * since
	 */
	@Allowed(operation = "community.need.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void change(String idempotencyKey, Id id, int expectedVersion, Sent sent) {
		var check = locked(id);
		var author = recording.author(check.unit());
		NeedEntry entry = sent.entry();
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, asSent(List.of(sent))), Id::new, () -> {
			seen(check, expectedVersion);
			boolean same = sent.chi() == null && entry.unit().equals(check.unit())
					&& Objects.equals(entry.ownRef(), check.ownRef());
			if (same && entry.says(check)) {
				return Made.found(id);
			}
			Row row = changed(check, sent, same);
			store.change(row, same);
			endings.stopKnown(Stream.ofNullable(row.person()).toList());
			Stream.of(check.unit(), entry.unit())
				.distinct()
				.forEach(unit -> tell(unit, Stream.of(check.checkedOn(), entry.checkedOn()), author));
			var told = new TreeMap<>(Map.of("unit", entry.unit().value(), "checkedOn", entry.checkedOn().toString(),
					"stage", entry.stage().name(), "answers", Auditable.CHANGED));
			if (!same) {
				told.put("person", Auditable.CHANGED);
			}
			return new Made<>(id, subject(id), told);
		});
	}

	private Row changed(NeedCheckView check, Sent sent, boolean same) {
		NeedEntry entry = sent.entry();
		boolean own = currentCaller.reach().contains(entry.unit());
		var faults = new Problem.Faults().when(!own, "unit", "This is none of your units.");
		if (own) {
			store.lock(List.of(entry.unit()));
			sources.held(DATA_SET, List.of(entry.unit()))
				.expectRecords(faults, "checkedOn", entry.unit(), entry.checkedOn());
		}
		check(faults, entry);
		var told = people.of(DATA_SET, LocalDate.now(clock));
		PersonCheck.@Nullable Who who = (same || !own) ? null
				: told.read(faults, entry.unit(), entry.ownRef(), sent.chi());
		told.makeKeys();
		faults.when(!same && entry.ownRef() == null && sent.chi() == null, "ownRef",
				"Give your own number of the person, or a CHI number.");
		if (own && entry.ownRef() != null) {
			boolean twice = store.called(List.of(entry.unit()), List.of(entry.ownRef()))
				.stream()
				.anyMatch(it -> !it.id().equals(check.id()) && it.checkedOn().equals(entry.checkedOn()));
			faults.when(twice, "checkedOn", "There is a check of this day already.", KNOWN_OTHERWISE);
		}
		faults.raise();
		return row(check.id(), entry, who);
	}

	private Row row(Id id, NeedEntry entry, PersonCheck.@Nullable Who who) {
		// Somebody who objected is counted and not told apart.
		boolean nobody = who == null || who.objected();
		return new Row(id, entry, (entry.stage() == Stage.END) ? null : rules.reviewOn(entry.checkedOn()),
				nobody ? null : entry.ownRef(), nobody ? null : Objects.requireNonNull(who).person(),
				nobody ? null : Objects.requireNonNull(who).agreement(),
				signedOff.days(DATA_SET).test(entry.checkedOn()));
	}

	/**
	 * Withdraws a check that was entered wrongly; it stays, counts no more and tells of
	 * nobody.
	 * @param because why, a code of the list
	 */
	@Allowed(operation = "community.need.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		var faults = new Problem.Faults();
		rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
		faults.when(NeedRules.IMPORT_TAKEN_BACK.equals(because), "because", "Say why it is wrong.").raise();
		var check = locked(id);
		var author = recording.author(check.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, because), Id::new, () -> {
			seen(check, expectedVersion);
			store.withdraw(id, because, author);
			tell(check.unit(), Stream.of(check.checkedOn()), author);
			return new Made<>(id, subject(id), Map.of("because", because, "unit", check.unit().value()));
		});
	}

	private NeedCheckView locked(Id id) {
		return store.locked(id)
			.filter(it -> currentCaller.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such check in your units."));
	}

	private static void seen(NeedCheckView check, int expectedVersion) {
		Problem.unlessSeen(expectedVersion, check.version(), "this check");
		if (!check.stands()) {
			throw Problem.conflict("This was withdrawn; nothing of it can be changed.", check.version());
		}
	}

	/** Takes back what a file brought. */
	void takeBack(UUID in) {
		var author = recording.author();
		store.takeBack(in, NeedRules.IMPORT_TAKEN_BACK, author)
			.stream()
			.collect(Collectors.groupingBy(NeedCheckView::unit))
			.forEach((unit, some) -> tell(unit, some.stream().map(NeedCheckView::checkedOn), author));
	}

	/** Whether a check is overdue counts in each quarter until today. */
	private void tell(UnitId unit, Stream<LocalDate> days, Author author) {
		LocalDate first = days.min(LocalDate::compareTo).orElseThrow();
		changes.changed(UUID.randomUUID(), 1, unit, DATA_SET, first, LocalDate.now(clock), author.at());
	}

	/** A check of the caller's own units; goes on record. */
	@Allowed(operation = "community.need.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<NeedCheckView> find(Id id) {
		var found = store.find(id, currentCaller.reach());
		found.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return found;
	}

	/**
	 * The checks that stand of the person of one, at the same unit of the caller's, the
	 * oldest first; goes on record.
	 */
	@Allowed(operation = "community.need.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<NeedCheckView> series(Id of) {
		return read(store.series(of, currentCaller.reach()));
	}

	/**
	 * The last check of a person, whom one of the caller's units calls so; goes on
	 * record. Empty for nobody known.
	 */
	@Allowed(operation = "community.need.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<NeedCheckView> last(UnitId unit, String ownRef) {
		if (!currentCaller.reach().contains(unit)) {
			return Optional.empty();
		}
		var called = store.called(List.of(unit), List.of(ownRef));
		return called.isEmpty() ? Optional.empty() : read(List.of(called.getLast())).stream().findFirst();
	}

	/**
	 * Of whom a check is that stands; the opening of the person's page, of which this is
	 * a part, goes on record.
	 */
	@Allowed(operation = "community.need.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * The checks of a person of one of the caller's own units, the oldest first; the
	 * opening of the person's page, of which this is a part, goes on record.
	 */
	@Allowed(operation = "community.need.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<NeedCheckView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom) : List.of();
	}

	/**
	 * Some checks of the caller's own units, those first after which the next is due;
	 * goes on record.
	 */
	@Allowed(operation = "community.need.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<NeedCheckView> page(Filter filter, int offset, int limit) {
		return read(store.page(currentCaller.reach(), filter, LocalDate.now(clock), offset, limit));
	}

	/**
	 * The checks of the caller's own units behind one, those of the last day first; goes
	 * on record.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "community.need.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<NeedCheckView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(currentCaller.reach(), filter, LocalDate.now(clock), last, limit + 1));
	}

	/** How many checks of the caller's own units there are, and how far needs are met. */
	@Allowed(operation = "community.need.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Total total(Filter filter) {
		return store.total(currentCaller.reach(), filter, LocalDate.now(clock));
	}

	/** For whom the caller can record, and for which unit the caller did last. */
	@Allowed(operation = "community.need.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Beginning beginning() {
		var reach = currentCaller.reach();
		return new Beginning(units.of(reach, DATA_SET, LocalDate.now(clock)),
				store.lastOf(recording.author().account(), reach).orElse(null));
	}

	/** The values of a list that are offered today. */
	@Allowed(operation = "community.need.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<CodeList.Value> offered(Lists list) {
		return rules.list(list).on(LocalDate.now(clock));
	}

	/** A code of a list with its words. */
	@Allowed(operation = "community.need.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	private List<NeedCheckView> read(List<NeedCheckView> rows) {
		return ReadRows.told(recording, "need checks", "checks", rows, NeedCheckView::unit, NeedCheckView::id);
	}

	private static String subject(Id id) {
		return "need check " + id.value();
	}

	/** Of whom checks are known again. */
	private record Person(UnitId unit, String ownRef) {

		static @Nullable Person of(UnitId unit, @Nullable String ownRef) {
			return (ownRef != null) ? new Person(unit, ownRef) : null;
		}

	}

	/** A check. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * What was sent.
	 *
	 * @param chi a CHI number, of which a key is made at once; null where none was given
	 */
	public record Sent(NeedEntry entry, @Nullable String chi) {

		/** The same, which somebody said is right. */
		Sent confirmed() {
			return new Sent(entry.confirmed(), chi);
		}

		@Override
		public String toString() {
			return "a need check";
		}

	}

	/** Which people, by their last check. */
	public enum Which {

		/** The next check is due. */
		DUE,
		/** Support goes on. */
		GOING_ON,
		/** Support ended. */
		ENDED

	}

	/**
	 * Which checks.
	 *
	 * @param latest the last of each person alone
	 * @param which by the last check of each person; null for all
	 * @param unmet a domain in which the last check of a person found a need that is not
	 * met, or only in part; null for all
	 */
	public record Filter(boolean latest, @Nullable Which which, @Nullable String unmet) {

		/** All that stand. */
		public static final Filter ALL = new Filter(false, null, null);

		/** Those after which the next is due. */
		public static final Filter DUE = new Filter(true, Which.DUE, null);

	}

	/**
	 * How many checks there are.
	 *
	 * @param due after how many of them the next is due
	 * @param known how many needs they found of which it is known how far they are met
	 * @param met how many of these are met
	 * @param notKnown of how many needs nobody knows how far they are met
	 */
	public record Total(int checks, int due, int known, int met, int notKnown) {
	}

	/**
	 * What a form begins with.
	 *
	 * @param last the unit for which the caller recorded last; null for none
	 */
	public record Beginning(List<OwnUnit> units, @Nullable UnitId last) {

		/** Those that an agreement lets tell people apart. */
		public List<OwnUnit> let() {
			return units.stream().filter(OwnUnit::persons).toList();
		}

	}

	/** Checks while they are looked at, and what is kept of them. */
	final class Taking implements Takings {

		private final List<List<Problem.Field>> faults = new ArrayList<>();

		private final Map<Integer, Id> made = new LinkedHashMap<>();

		private final Map<Person, List<Draft>> known = new HashMap<>();

		private final List<Draft> settled = new ArrayList<>();

		private Taking(List<Sent> sent, Collection<UnitId> reach) {
			var own = sent.stream().map(it -> it.entry().unit()).filter(reach::contains).distinct().toList();
			store.lock(own);
			var held = sources.held(DATA_SET, own);
			var told = people.of(DATA_SET, LocalDate.now(clock));
			store.called(own, sent.stream().map(it -> it.entry().ownRef()).filter(Objects::nonNull).distinct().toList())
				.forEach(it -> know(new Draft(it)));
			var noted = new ArrayList<Problem.Faults>();
			var drafts = new ArrayList<@Nullable Draft>();
			for (Sent one : sent) {
				NeedEntry entry = one.entry();
				boolean there = reach.contains(entry.unit());
				var wrong = new Problem.Faults().when(!there, "unit", "This is none of your units.");
				noted.add(wrong);
				if (there) {
					held.expectRecords(wrong, "checkedOn", entry.unit(), entry.checkedOn());
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
					made.put(i, draft.id());
					settled.add(draft);
				}
			}
		}

		/** What is known is passed over; what is told otherwise is not overwritten. */
		private Draft draft(Problem.Faults wrong, Sent one, PersonCheck.Batch told) {
			NeedEntry entry = one.entry();
			@Nullable Person person = Person.of(entry.unit(), entry.ownRef());
			List<Draft> checks = (person != null) ? known.getOrDefault(person, List.of()) : List.of();
			Optional<Draft> same = checks.stream().filter(it -> it.on().equals(entry.checkedOn())).findFirst();
			if (same.isPresent()) {
				wrong.when(!same.get().says(entry), "checkedOn",
						"This day is recorded otherwise already; look at it and put it right there.", KNOWN_OTHERWISE);
				return same.get();
			}
			if (person != null) {
				unusual(wrong, entry,
						checks.stream()
							.filter(it -> it.on().isBefore(entry.checkedOn()))
							.max(Comparator.comparing(Draft::on))
							.map(Draft::stage)
							.orElse(null));
			}
			var draft = new Draft(entry, told.read(wrong, entry.unit(), entry.ownRef(), one.chi()));
			if (wrong.noted().isEmpty()) {
				know(draft);
			}
			return draft;
		}

		private void know(Draft draft) {
			@Nullable Person person = draft.person();
			if (person != null) {
				known.computeIfAbsent(person, it -> new ArrayList<>()).add(draft);
			}
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

		/** How many are known already. */
		int passedOver() {
			return settled.size() - added();
		}

		@Override
		public void keep(Door door, @Nullable UUID in, Author author) {
			var all = settled.stream().distinct().filter(Draft::isNew).toList();
			var added = all.stream().map(it -> row(it.id(), it.entry(), it.who())).toList();
			store.add(added, door, in, author);
			endings.stopKnown(added.stream().map(Row::person).toList());
			all.stream().collect(Collectors.groupingBy(it -> it.entry().unit())).forEach((unit, some) -> {
				tell(unit, some.stream().map(Draft::on), author);
				recording.tell("need checks of " + unit.value(),
						Map.of("checks", String.valueOf(some.size()), "door", door.name()));
			});
		}

	}

	/** A check while lines about it are looked at. */
	private static final class Draft {

		private final Id id;

		private final @Nullable NeedCheckView stored;

		private final @Nullable NeedEntry first;

		private final PersonCheck.@Nullable Who who;

		Draft(NeedCheckView stored) {
			this.id = stored.id();
			this.stored = stored;
			this.first = null;
			this.who = null;
		}

		Draft(NeedEntry first, PersonCheck.Who who) {
			this.id = new Id(UUID.randomUUID());
			this.stored = null;
			this.first = first;
			this.who = who;
		}

		Id id() {
			return id;
		}

		PersonCheck.@Nullable Who who() {
			return who;
		}

		boolean isNew() {
			return stored == null;
		}

		NeedEntry entry() {
			return Objects.requireNonNull(first);
		}

		LocalDate on() {
			return (stored != null) ? stored.checkedOn() : entry().checkedOn();
		}

		Stage stage() {
			return (stored != null) ? stored.stage() : entry().stage();
		}

		@Nullable Person person() {
			return (stored != null) ? Person.of(stored.unit(), stored.ownRef())
					: Person.of(entry().unit(), entry().ownRef());
		}

		boolean says(NeedEntry entry) {
			return (stored != null) ? entry.says(stored) : entry.confirmed().equals(entry().confirmed());
		}

	}

}
