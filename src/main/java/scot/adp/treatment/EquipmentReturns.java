package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.Period;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.EquipmentCell.State;

/**
 * What outlets tell of injecting equipment, by month or quarter: counts alone. What was
 * filed is put right by a further version, and those before stay readable.
 */
@Service
@Transactional
public class EquipmentReturns {

	/** What GraphQL calls one. */
	public static final String TYPE = "EquipmentReturn";

	private final EquipmentStore store;

	private final EquipmentCheck check;

	private final EquipmentRules rules;

	private final ChangedRecords changes;

	private final EquipmentAsked asked;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	EquipmentReturns(EquipmentStore store, EquipmentCheck check, EquipmentRules rules, ChangedRecords changes,
			EquipmentAsked asked, CurrentCaller currentCaller, Recording recording) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.changes = changes;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.asked = asked;
	}

	/**
	 * Files what an outlet tells, or puts right what it told before.
	 * @param expectedVersion the version that the caller decided on; 0 where nothing was
	 * filed
	 * @throws Problem where something is wrong, or somebody filed meanwhile
	 */
	@Allowed(operation = "treatment.equipment.file", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Id file(String idempotencyKey, int expectedVersion, EquipmentEntry entry, Supplies.Door door) {
		var outlets = store.locked(List.of(entry.outlet()));
		EquipmentStore.@Nullable Outlet outlet = outlets.get(entry.outlet());
		if (outlet == null) {
			throw Problem.notFound("outlet", entry.outlet().value().toString());
		}
		currentCaller.reaching(outlet.unit());
		var author = recording.author(outlet.unit());
		return recording.once(author, idempotencyKey, List.of(expectedVersion, entry), Id::new, () -> {
			var checked = check.of(List.of(entry), outlets, null).getFirst();
			@Nullable EquipmentReturnView before = checked.before();
			Problem.unlessSeen(expectedVersion, (before != null) ? before.version() : 0, "this return");
			if (!checked.faults().isEmpty()) {
				throw Problem.invalid(checked.faults());
			}
			EquipmentStore.@Nullable Row row = checked.row();
			if (row == null) {
				return Made.found(Objects.requireNonNull(before).id());
			}
			store.add(List.of(row), door, null, author);
			changes.ofEquipment(row.id().value(), row.version(), row.unit(), entry.period().from(), entry.period().to(),
					author.at());
			return new Made<>(row.id(), subject(row), told(row));
		});
	}

	/**
	 * Files up to {@value BatchResult#ITEMS_AT_MOST} returns, each for itself: what is
	 * right is kept, of the rest it is told what is wrong, and what is known already is
	 * passed over.
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "treatment.equipment.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<EquipmentEntry> entries, boolean dryRun) {
		new Problem.Faults()
			.when(entries.isEmpty() || entries.size() > BatchResult.ITEMS_AT_MOST, "returns",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		var reach = currentCaller.reach();
		var ids = entries.stream().map(EquipmentEntry::outlet).collect(Collectors.toSet());
		var outlets = dryRun ? store.outlets(ids) : store.locked(ids);
		var units = outlets.values().stream().map(EquipmentStore.Outlet::unit).toList();
		if (!units.isEmpty() && units.stream().noneMatch(reach::contains)) {
			currentCaller.reaching(units.getFirst());
		}
		if (dryRun) {
			return results(check.of(entries, outlets, reach), true);
		}
		var told = new ArrayList<BatchResult>();
		var author = recording.author(units.stream().filter(reach::contains).findFirst().orElse(null));
		recording.once(author, idempotencyKey, entries, Id::new, () -> {
			var checked = check.of(entries, outlets, reach);
			var id = new Id(UUID.randomUUID());
			keep(checked.stream().map(EquipmentCheck.Checked::row).filter(Objects::nonNull).toList(), Supplies.Door.API,
					id.value(), author);
			told.addAll(results(checked, false));
			return Made.told(id);
		});
		// Who sends the same again finds what was kept, and hears of the rest once more.
		return told.isEmpty() ? results(check.of(entries, outlets, reach), false) : told;
	}

	private static List<BatchResult> results(List<EquipmentCheck.Checked> checked, boolean dryRun) {
		return IntStream.range(0, checked.size()).mapToObj(i -> {
			var it = checked.get(i);
			Optional<Id> id = Optional.ofNullable(it.row())
				.map(EquipmentStore.Row::id)
				.or(() -> Optional.ofNullable(it.before()).map(EquipmentReturnView::id))
				.filter(made -> !dryRun && it.faults().isEmpty());
			return new BatchResult(i, id.map(made -> NodeSource.globalId(TYPE, made.value())).orElse(null), it.faults(),
					it.remarks());
		}).toList();
	}

	/** Keeps returns that were checked, as a part of what came in together. */
	void keep(List<EquipmentStore.Row> rows, Supplies.Door door, UUID in, Author author) {
		if (rows.isEmpty()) {
			return;
		}
		store.add(rows, door, in, author);
		rows.stream()
			.collect(Collectors.groupingBy(EquipmentStore.Row::unit,
					() -> new TreeMap<>(Comparator.comparing(UnitId::value)), Collectors.toList()))
			.forEach((unit, some) -> {
				var periods = some.stream().map(row -> row.entry().period()).toList();
				changes.ofEquipment(in, 1, unit,
						periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow(),
						periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow(), author.at());
				recording.tell("injecting equipment of %s".formatted(unit.value()),
						Map.of("returns", String.valueOf(some.size()), "putRight",
								String.valueOf(some.stream().filter(row -> row.version() > 1).count()), "door",
								door.name()));
			});
	}

	/** A return of the caller's own units, in the version that holds. */
	@Allowed(operation = "treatment.equipment.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Optional<EquipmentReturnView> find(Id id) {
		return versions(id).stream().findFirst();
	}

	/** All versions of a return of the caller's own units, the last first. */
	@Allowed(operation = "treatment.equipment.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<EquipmentReturnView> versions(Id id) {
		return own(List.of(id)).toList();
	}

	/** What was filed before what holds, by return, the last first. */
	@Allowed(operation = "treatment.equipment.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<Id, List<EquipmentReturnView>> earlier(Collection<Id> ids) {
		return own(ids).collect(Collectors.groupingBy(EquipmentReturnView::id,
				Collectors.collectingAndThen(Collectors.toList(), all -> all.subList(1, all.size()))));
	}

	private Stream<EquipmentReturnView> own(Collection<Id> ids) {
		var reach = currentCaller.reach();
		return store.versions(ids).stream().filter(it -> reach.contains(it.unit()));
	}

	/**
	 * The returns of the caller's own units behind one, the newest period first, and one
	 * more than the limit where there are more.
	 * @param last null to begin with the newest
	 */
	@Allowed(operation = "treatment.equipment.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<EquipmentReturnView> behind(Filter filter, @Nullable Id last, int limit) {
		return store.behind(units(filter), filter, last, limit + 1);
	}

	/** How many returns of the caller's own units there are. */
	@Allowed(operation = "treatment.equipment.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(units(filter), filter);
	}

	private Set<UnitId> units(Filter filter) {
		@Nullable UnitId unit = filter.unit();
		if (unit == null) {
			return currentCaller.reach();
		}
		currentCaller.reaching(unit);
		return Set.of(unit);
	}

	/**
	 * How far the outlets of the caller's own units told of the last months, the earliest
	 * month first.
	 */
	@Allowed(operation = "treatment.equipment.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<Outlets.Id, List<EquipmentCell>> grid() {
		var told = told();
		var months = asked.months();
		var filed = store
			.ofOutlets(told.stream().map(it -> it.outlet().id()).toList(), months.getFirst().from(),
					months.getLast().to())
			.stream()
			.collect(Collectors.groupingBy(EquipmentReturnView::outlet));
		return told.stream()
			.filter(it -> rules.takes(it.outlet().kind()))
			.collect(Collectors.toMap(it -> it.outlet().id(),
					it -> months.stream()
						.map(month -> cell(it, month, filed.getOrDefault(it.outlet().id(), List.of())))
						.toList()));
	}

	/** How many months of how many outlets of the caller's units are due. */
	@Allowed(operation = "treatment.equipment.file", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Owed owed() {
		var months = asked.months();
		var due = told().stream()
			.map(it -> months.stream().filter(month -> asked.state(it, month) == State.NOT_REPORTED).count())
			.filter(count -> count > 0)
			.toList();
		return new Owed(due.size(), due.stream().mapToInt(Long::intValue).sum());
	}

	/**
	 * Which outlets of all units have not told of months that are due, those with the
	 * most first: their names for the support team, and nothing of what others told.
	 */
	@Allowed(operation = "treatment.equipment.silent", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<Silent> silent() {
		var months = asked.months();
		return store.told(null, months.getFirst().from().minusMonths(2))
			.stream()
			.map(it -> new Silent(it.outlet().id(), it.outlet().unit(),
					months.stream().filter(month -> asked.state(it, month) == State.NOT_REPORTED).toList()))
			.filter(it -> !it.months().isEmpty())
			.sorted(Comparator.comparing((Silent it) -> -it.months().size()).thenComparing(it -> it.outlet().value()))
			.toList();
	}

	private List<EquipmentStore.Told> told() {
		// A quarter that covers a month may have begun two months before it.
		return store.told(currentCaller.reach(), asked.months().getFirst().from().minusMonths(2));
	}

	private EquipmentCell cell(EquipmentStore.Told of, Period month, List<EquipmentReturnView> filed) {
		@Nullable EquipmentReturnView found = filed.stream()
			.filter(it -> EquipmentAsked.covers(it.period(), month))
			.findFirst()
			.orElse(null);
		State state = (found == null) ? asked.state(of, month) : found.nil() ? State.NIL : State.REPORTED;
		return new EquipmentCell(month, state, found,
				(found != null) ? found.period() : EquipmentAsked.period(of, month), asked.dueOn(of, month));
	}

	/** What is handed out. */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList items() {
		return rules.items();
	}

	/** Why a return is put right. */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList reasons() {
		return rules.revisedBecause();
	}

	private static String subject(EquipmentStore.Row row) {
		return "injecting equipment of outlet %s, %s".formatted(row.entry().outlet().value(),
				row.entry().period().name());
	}

	private static Map<String, String> told(EquipmentStore.Row row) {
		var told = new TreeMap<String, String>();
		told.put("version", String.valueOf(row.version()));
		told.put("nil", String.valueOf(row.entry().nil()));
		if (row.entry().because() != null) {
			told.put("because", row.entry().because());
		}
		return told;
	}

	/** What an outlet told of a month or a quarter, in all its versions. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * Which returns.
	 *
	 * @param unit of one unit; null for all of the caller's own
	 * @param from the first day on which their period may begin
	 * @param to the last
	 */
	public record Filter(@Nullable UnitId unit, @Nullable LocalDate from, @Nullable LocalDate to) {
	}

	/** An outlet that has not told of some months that are due. */
	public record Silent(Outlets.Id outlet, UnitId unit, List<Period> months) {
	}

	/** What the caller's units still have to tell. */
	public record Owed(int outlets, int months) {
	}

}
