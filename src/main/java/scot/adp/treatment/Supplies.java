package scot.adp.treatment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.AreaCode;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.people.PersonKeys;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.treatment.NaloxoneRules.Lists;

/**
 * Kits that were handed over. Whoever works with people records them for the own unit and
 * those below it and reads them there; nobody else reads a row, the support team counts
 * alone. Each read of rows goes on record before the first of them is told.
 */
@Service
@Transactional
public class Supplies {

	/** The data set of supplies. */
	public static final DataSet DATA_SET = ChangedRecords.SUPPLIES;

	/** The data set that tells who was ever supplied. */
	public static final DataSet FIRST_SUPPLIES = FirstSupplyRetention.FIRST_SUPPLIES;

	/** GraphQL's name of a supply. */
	static final String TYPE = "NaloxoneSupply";

	/** For how long whoever recorded a supply may undo it without a reason. */
	static final Duration UNDONE_WITHIN = Duration.ofMinutes(15);

	private static final int REMEMBERED_DAYS = 90;

	private final SupplyStore store;

	private final OutletStore outlets;

	private final SupplyCheck check;

	private final NaloxoneRules rules;

	private final PersonKeys keys;

	private final Trial trial;

	private final StockWatch watch;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	Supplies(SupplyStore store, OutletStore outlets, SupplyCheck check, NaloxoneRules rules, PersonKeys keys,
			Trial trial, StockWatch watch, CurrentCaller currentCaller, Recording recording, ChangedRecords changes,
			Clock clock) {
		this.store = store;
		this.outlets = outlets;
		this.check = check;
		this.rules = rules;
		this.keys = keys;
		this.trial = trial;
		this.watch = watch;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Records a supply.
	 * @param sent what was handed over, and a CHI number where one was given
	 * @return its id, and what is worth a look
	 * @throws Problem where something is wrong, or unusual and not confirmed: the faults
	 * of what is only unusual have the reason {@code CONFIRM}
	 */
	@Allowed(operation = "treatment.supply.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Recorded record(String idempotencyKey, Sent sent, Door door) {
		var all = List.of(sent);
		var reach = reaching(all);
		var author = recording.author(firstUnit(all, reach));
		Id id = recording.once(author, idempotencyKey, asSent(all), Id::new, () -> {
			var checked = check.of(all, reach, telling(reach)).getFirst();
			if (!checked.faults().isEmpty()) {
				throw Problem.invalid(checked.faults());
			}
			var row = checked.row();
			var added = store.add(List.of(row), door, null, author);
			Id made = Objects.requireNonNull(added.get(row.line()));
			store.tell(made.value(), List.of(checked), author.at());
			changes.ofSupplies(made.value(), 1, row.unit(), List.of(row.entry().happenedOn()), author.at());
			follow(List.of(row), added, author);
			watch.look(List.of(row.entry().outlet()), author.at());
			return new Made<>(made, subject(made), Map.of("unit", row.unit().value(), "kits",
					String.valueOf(row.entry().kits()), "door", door.name(), "recipient", row.entry().recipient()));
		});
		return new Recorded(id, store.toldOf(id.value()).stream().map(SupplyStore.Told::field).toList());
	}

	/**
	 * Records supplies, each for itself: those that are right are kept, of the others it
	 * is told what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or more than
	 * {@value BatchResult#ITEMS_AT_MOST}
	 */
	@Allowed(operation = "treatment.supply.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<Sent> sent, boolean dryRun, Door door) {
		fewEnough(sent);
		var reach = reaching(sent);
		if (dryRun) {
			var tried = trial.of(() -> check.of(sent, reach, Set.of()));
			tellTried(tried.stream()
				.filter(it -> it.person() != null)
				.collect(Collectors.groupingBy(it -> it.row().unit(), Collectors.counting())));
			return IntStream.range(0, tried.size())
				.mapToObj(i -> new BatchResult(i, null, tried.get(i).faults(), tried.get(i).remarks()))
				.toList();
		}
		return kept(idempotencyKey, sent, reach, door, false);
	}

	/**
	 * Records supplies, all of them or none: a sheet that somebody types in.
	 * @return what came of each, in their order
	 * @throws Problem where something is wrong with any of them, or unusual and not
	 * confirmed: its fields begin with {@code supplies[n].}, from 0
	 */
	@Allowed(operation = "treatment.supply.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordTogether(String idempotencyKey, List<Sent> sent, Door door) {
		fewEnough(sent);
		return kept(idempotencyKey, sent, reaching(sent), door, true);
	}

	private static void fewEnough(List<Sent> sent) {
		new Problem.Faults()
			.when(sent.isEmpty() || sent.size() > BatchResult.ITEMS_AT_MOST, "supplies",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
	}

	private List<BatchResult> kept(String idempotencyKey, List<Sent> sent, Set<UnitId> reach, Door door,
			boolean together) {
		var author = recording.author(firstUnit(sent, reach));
		var batch = recording.once(author, idempotencyKey, asSent(sent), BatchId::new, () -> {
			var id = new BatchId(UUID.randomUUID());
			var checked = check.of(sent, reach, telling(reach));
			if (together) {
				raise(checked);
			}
			var right = checked.stream().filter(it -> it.faults().isEmpty()).map(SupplyCheck.Checked::row).toList();
			keep(right, door, id.value(), author);
			watch.look(outlets(right), author.at());
			store.tell(id.value(), checked, author.at());
			tell(right, door);
			return Made.told(id);
		});
		return results(sent.size(), batch);
	}

	private static void raise(List<SupplyCheck.Checked> checked) {
		var faults = IntStream.range(0, checked.size())
			.boxed()
			.flatMap(i -> checked.get(i)
				.faults()
				.stream()
				.map(fault -> new Problem.Field("supplies[%d].%s".formatted(i, fault.path()), fault.message(),
						fault.reason())))
			.toList();
		if (!faults.isEmpty()) {
			throw Problem.invalid(faults);
		}
	}

	private static Set<Outlets.Id> outlets(List<SupplyStore.Row> rows) {
		return rows.stream().map(row -> row.entry().outlet()).collect(Collectors.toSet());
	}

	/**
	 * Tells the audit trail of whom something was tried out, by their number. What they
	 * hear is the same whoever it is.
	 */
	void tellTried(Map<UnitId, Long> people) {
		if (!people.isEmpty()) {
			var told = new TreeMap<String, String>();
			people.forEach((unit, number) -> told.put("people." + unit.value(), String.valueOf(number)));
			recording.tell("naloxone supplies tried out", told);
		}
	}

	/** Of whose earlier supplies the caller hears: who reads no rows, of nobody's. */
	private Set<UnitId> telling(Set<UnitId> reach) {
		return currentCaller.get().may("treatment.supply.read") ? reach : Set.of();
	}

	private @Nullable UnitId firstUnit(List<Sent> sent, Set<UnitId> reach) {
		return outlets.byIds(sent.stream().map(it -> it.entry().outlet()).distinct().toList())
			.stream()
			.map(OutletStore.Row::unit)
			.filter(reach::contains)
			.findFirst()
			.orElse(null);
	}

	/**
	 * What the key of a change stands for: all that was sent, and of a number what stands
	 * for it, since this is kept.
	 */
	private List<?> asSent(List<Sent> sent) {
		var numbers = sent.stream().map(Sent::chi).filter(Objects::nonNull).toList();
		var plain = sent.stream().map(it -> List.of(it.entry(), it.countedIn(), it.chi() != null)).toList();
		return List.of(plain, numbers.isEmpty() ? List.of() : keys.sealed(ChangedRecords.SUPPLIES, numbers));
	}

	/**
	 * Refuses what is of others alone. Of a batch that is partly of others the items are
	 * told one by one.
	 */
	private Set<UnitId> reaching(List<Sent> sent) {
		var reach = currentCaller.reach();
		var units = outlets.byIds(sent.stream().map(it -> it.entry().outlet()).distinct().toList())
			.stream()
			.map(OutletStore.Row::unit)
			.toList();
		if (!units.isEmpty() && units.stream().noneMatch(reach::contains)) {
			currentCaller.reaching(units.getFirst());
		}
		return reach;
	}

	/** Keeps rows that were checked, as a part of what came in together. */
	void keep(List<SupplyStore.Row> rows, Door door, UUID in, Author author) {
		if (rows.isEmpty()) {
			return;
		}
		var added = store.add(rows, door, in, author);
		days(rows).forEach((unit, days) -> changes.ofSupplies(UUID.randomUUID(), 1, unit, days, author.at()));
		follow(rows, added, author);
	}

	/** Looks at the kits of outlets of whose supplies a file told. */
	void look(Set<Outlets.Id> of, Author author) {
		watch.look(of, author.at());
	}

	/**
	 * Tells others of each supply, and says anew who was supplied before: what is told
	 * late can make a first supply of what was a repeat, and the reverse.
	 */
	private void follow(List<SupplyStore.Row> rows, Map<Integer, Id> added, Author author) {
		changes.supplied(rows, added, 1, author.at());
		var people = rows.stream().map(SupplyStore.Row::person).filter(Objects::nonNull).map(PersonKey::value).toList();
		store.settle(people).forEach((unit, days) -> changes.ofSupplies(UUID.randomUUID(), 1, unit, days, author.at()));
	}

	private void tell(List<SupplyStore.Row> rows, Door door) {
		rows.stream()
			.collect(Collectors.groupingBy(SupplyStore.Row::unit, LinkedHashMap::new, Collectors.toList()))
			.forEach((unit, some) -> recording.tell(subject(unit),
					Map.of("supplies", String.valueOf(some.size()), "kits",
							String.valueOf(some.stream().mapToInt(row -> row.entry().kits()).sum()), "door",
							door.name())));
	}

	private static Map<UnitId, List<LocalDate>> days(List<SupplyStore.Row> rows) {
		return rows.stream()
			.collect(Collectors.groupingBy(SupplyStore.Row::unit,
					Collectors.mapping(row -> row.entry().happenedOn(), Collectors.toList())));
	}

	/**
	 * Undoes what the caller has just recorded.
	 * @throws Problem where it was somebody else, or too long ago
	 */
	@Allowed(operation = "treatment.supply.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void undo(String idempotencyKey, Id id) {
		withdrawn(idempotencyKey, id, null, NaloxoneRules.UNDONE);
	}

	/**
	 * Withdraws a supply that was entered wrongly; it stays, and counts no more.
	 * @param because why, a code of the list
	 * @throws Problem where there is none, it was withdrawn already, or the reason is of
	 * no list
	 */
	@Allowed(operation = "treatment.supply.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		var faults = new Problem.Faults();
		rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
		faults
			.when(Set.of(NaloxoneRules.UNDONE, NaloxoneRules.IMPORT_TAKEN_BACK).contains(because), "because",
					"Say why it is wrong.")
			.raise();
		withdrawn(idempotencyKey, id, expectedVersion, because);
	}

	private void withdrawn(String key, Id id, @Nullable Integer expectedVersion, String because) {
		var written = store.locked(id).orElseThrow(() -> Problem.notFound("supply", id.value().toString()));
		currentCaller.reaching(written.unit());
		var author = recording.author(written.unit());
		recording.once(author, key, List.of(id, String.valueOf(expectedVersion), because), Id::new, () -> {
			if (expectedVersion != null) {
				Problem.unlessSeen(expectedVersion, written.version(), "this supply");
			}
			else if (!written.recordedBy().equals(author.account())
					|| written.recordedAt().plus(UNDONE_WITHIN).isBefore(author.at())) {
				throw Problem.conflict("This was recorded too long ago to be undone. Withdraw it with the reason.",
						written.version());
			}
			if (written.withdrawn()) {
				throw Problem.conflict("This supply was withdrawn already.", written.version());
			}
			var changed = store.withdraw(id, because, author);
			watch.look(List.of(written.outlet()), author.at());
			changed.forEach(
					(unit, days) -> changes.ofSupplies(unit.equals(written.unit()) ? id.value() : UUID.randomUUID(),
							written.version() + 1, unit, days, author.at()));
			return new Made<>(id, subject(id), Map.of("because", because, "unit", written.unit().value()));
		});
	}

	/**
	 * Puts a supply right that was entered wrongly: all that it is to say. What it said
	 * before stays to be read, but for whom it told of.
	 * @param sent with a CHI number where the person is told by one anew; without, and
	 * with the same reference, it stays of whom it was
	 * @param because why, a code of the list; asked for once figures of its days were
	 * released
	 * @throws Problem as for one that is recorded, where it was withdrawn, or changed
	 * since
	 */
	@Allowed(operation = "treatment.supply.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void change(String idempotencyKey, Id id, int expectedVersion, Sent sent, @Nullable String because) {
		var held = store.held(id)
			.filter(it -> currentCaller.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such supply in your units."));
		var author = recording.author(held.unit());
		var input = List.of(id, expectedVersion, asSent(List.of(sent)), Objects.requireNonNullElse(because, ""));
		recording.once(author, idempotencyKey, input, Id::new, () -> {
			Problem.unlessSeen(expectedVersion, held.version(), "this supply");
			if (held.withdrawn()) {
				throw Problem.conflict("This supply was withdrawn; nothing of it can be changed.", held.version());
			}
			var row = checked(held, sent, because);
			if (row.entry().at(new AreaCode(row.area())).equals(held.entry().at(held.entry().area()))
					&& Objects.equals(row.person(), held.person())) {
				return Made.found(id);
			}
			var days = store.change(held, row, because, author);
			days.forEach((unit, some) -> changes.ofSupplies(unit.equals(row.unit()) ? id.value() : UUID.randomUUID(),
					held.version() + 1, unit, some, author.at()));
			if (!told(held.entry(), held.person()).equals(told(row.entry(), row.person()))) {
				changes.supplied(List.of(row), Map.of(row.line(), id), held.version() + 1, author.at());
			}
			watch.look(Stream.of(held.entry().outlet(), row.entry().outlet()).distinct().toList(), author.at());
			return changed(held, row, because);
		});
	}

	private SupplyStore.Row checked(SupplyStore.Held held, Sent sent, @Nullable String because) {
		var entry = (held.entry().confirmed() && sent.entry().asUnusualAs(held.entry())) ? sent.entry().sure()
				: sent.entry();
		var checked = check.of(List.of(new Sent(entry, sent.chi(), sent.countedIn())), currentCaller.reach(), Set.of())
			.getFirst();
		var faults = new Problem.Faults();
		boolean signed = check.signed(held.entry().happenedOn()) || check.signed(entry.happenedOn());
		if (because != null) {
			rules.list(Lists.CORRECTED_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
		}
		faults.when(because == null && signed, "because",
				"Its figures were released already; say why it is put right.");
		var noted = Stream.concat(checked.faults().stream(), faults.noted().stream()).toList();
		if (!noted.isEmpty()) {
			throw Problem.invalid(noted);
		}
		var row = checked.row();
		boolean same = held.person() != null && sent.chi() == null && row.unit().equals(held.unit())
				&& NaloxoneRules.AT_RISK.equals(row.entry().recipient())
				&& Objects.equals(row.entry().ownRef(), held.entry().ownRef());
		return same ? row.of(held) : row;
	}

	/** What others were told of a supply. */
	private static List<?> told(SupplyEntry entry, @Nullable PersonKey person) {
		return List.of(entry.outlet(), entry.recipient(), entry.happenedOn(), Optional.ofNullable(person));
	}

	private static Made<Id> changed(SupplyStore.Held held, SupplyStore.Row row, @Nullable String because) {
		var told = new TreeMap<>(Map.of("unit", row.unit().value(), "kits", String.valueOf(row.entry().kits()),
				"happenedOn", row.entry().happenedOn().toString()));
		if (because != null) {
			told.put("because", because);
		}
		if (!Objects.equals(held.person(), row.person())) {
			told.put("person", Auditable.CHANGED);
		}
		return new Made<>(held.id(), subject(held.id()), told);
	}

	/**
	 * What supplies said before they were put right, the latest first; of those that were
	 * read before.
	 */
	@Allowed(operation = "treatment.supply.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Map<Id, List<SupplyBeforeView>> before(Collection<Id> of) {
		return store.before(of, currentCaller.reach())
			.stream()
			.collect(Collectors.groupingBy(SupplyBeforeView::supply));
	}

	/** A supply of the caller's own units; goes on record. */
	@Allowed(operation = "treatment.supply.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<NaloxoneSupplyView> find(Id id) {
		var found = store.find(id, currentCaller.reach());
		found.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return found;
	}

	/**
	 * Of whom a supply is that stands; the opening of the person's page, of which this is
	 * a part, goes on record.
	 */
	@Allowed(operation = "treatment.supply.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * The supplies to a person of one of the caller's own units, the oldest first; the
	 * opening of the person's page, of which this is a part, goes on record.
	 */
	@Allowed(operation = "treatment.supply.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<NaloxoneSupplyView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom) : List.of();
	}

	/** Some supplies of the caller's own units, the newest first; goes on record. */
	@Allowed(operation = "treatment.supply.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<NaloxoneSupplyView> page(Filter filter, int offset, int limit) {
		return read(store.page(currentCaller.reach(), filter, offset, limit));
	}

	/**
	 * The supplies of the caller's own units behind one, the newest first; goes on
	 * record.
	 * @param last null to begin with the newest
	 */
	@Allowed(operation = "treatment.supply.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<NaloxoneSupplyView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(currentCaller.reach(), filter, last, limit + 1));
	}

	/** How many supplies and kits of the caller's own units there are. */
	@Allowed(operation = "treatment.supply.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Total total(Filter filter) {
		return store.total(currentCaller.reach(), filter);
	}

	/**
	 * The outlets of the caller's own units, for which supplies can be recorded, and what
	 * the caller recorded last.
	 */
	@Allowed(operation = "treatment.supply.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Beginning beginning() {
		var reach = currentCaller.reach();
		var own = outlets.ofUnits(reach).stream().map(OutletStore.Row::id).toList();
		return new Beginning(own,
				store.lastOf(currentCaller.get().account(), reach, OffsetDateTime.now(clock).minusDays(REMEMBERED_DAYS))
					.map(last -> new Usual(last.outlet(), last.source(), last.route(), last.authority()))
					.orElse(null));
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<NaloxoneSupplyView> read(List<NaloxoneSupplyView> rows) {
		if (!rows.isEmpty()) {
			Map<String, String> told = rows.stream()
				.collect(Collectors.groupingBy(row -> "rows." + row.unit().value(), TreeMap::new,
						Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
			told.put("supplies",
					rows.stream().map(row -> row.id().value().toString()).collect(Collectors.joining(" ")));
			recording.tell("naloxone supplies", told);
		}
		return rows;
	}

	static String subject(UnitId unit) {
		return "naloxone supplies of " + unit.value();
	}

	private static String subject(Id id) {
		return "naloxone supply " + id.value();
	}

	/** What came of each of what was sent together, the same each time. */
	private List<BatchResult> results(int sent, BatchId batch) {
		var made = store.madeIn(batch.value());
		var told = store.toldOf(batch.value())
			.stream()
			.collect(Collectors.groupingBy(SupplyStore.Told::line, Collectors.partitioningBy(SupplyStore.Told::remark,
					Collectors.mapping(SupplyStore.Told::field, Collectors.toList()))));
		var results = new ArrayList<BatchResult>(sent);
		for (int i = 0; i < sent; i++) {
			@Nullable Id id = made.get(i);
			var of = told.getOrDefault(i, Map.of());
			results.add(new BatchResult(i, (id != null) ? NodeSource.globalId(TYPE, id.value()) : null,
					of.getOrDefault(false, List.of()), of.getOrDefault(true, List.of())));
		}
		return results;
	}

	/** A supply. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * A supply that was recorded.
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

	/** How a supply came in. */
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
	 * A supply as it was sent.
	 *
	 * @param chi a CHI number, of which a key is made at once; null where none was given
	 * @param countedIn what its number counts, which has to be {@code KIT}: two single
	 * doses are one kit
	 */
	public record Sent(SupplyEntry entry, @Nullable String chi, String countedIn) {

		static final String KIT = "KIT";

		public Sent(SupplyEntry entry, @Nullable String chi) {
			this(entry, chi, KIT);
		}

		@Override
		public String toString() {
			return "a supply";
		}

	}

	/**
	 * Which supplies.
	 *
	 * @param from the first day; null from the beginning
	 * @param to the last day; null until now
	 * @param withdrawn whether withdrawn ones are wanted too
	 */
	public record Filter(Outlets.@Nullable Id outlet, @Nullable LocalDate from, @Nullable LocalDate to,
			boolean withdrawn) {

		/** All that stand. */
		public static final Filter ALL = new Filter(null, null, null, false);

	}

	/** How many rows, and how many kits they tell of. */
	public record Total(int supplies, int kits) {
	}

	/**
	 * What a page begins with.
	 *
	 * @param outlets where the caller may record supplies
	 * @param last what the caller recorded last; null for the first time
	 */
	public record Beginning(Collection<Outlets.Id> outlets, @Nullable Usual last) {
	}

	/**
	 * What is the same from one supply to the next: of the outlet, never of the person.
	 */
	public record Usual(Outlets.Id outlet, String source, String route, String authority) {
	}

}
