package scot.adp.activities;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.activities.ResourceStockStore.Row;
import scot.adp.activities.ResourceStockStore.Where;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.SignedOff;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * What lies at outlets, which are places of the directory: what was placed, returned and
 * counted there, and what follows from it. Everybody who reads records reads it; things
 * are counted, and nobody.
 */
@Service
@Transactional
public class ResourceStock {

	/** What GraphQL calls a row. */
	public static final String TYPE = "StockMove";

	/** The most rows of an outlet that are shown. */
	public static final int SHOWN = 100;

	private final ResourceStockStore store;

	private final ResourceStore resources;

	private final ActivityRules rules;

	private final PlaceCatalogue places;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final SignedOff signedOff;

	private final SessionNews news;

	private final Clock clock;

	ResourceStock(ResourceStockStore store, ResourceStore resources, ActivityRules rules, PlaceCatalogue places,
			CurrentCaller currentCaller, Recording recording, SignedOff signedOff, SessionNews news, Clock clock) {
		this.store = store;
		this.resources = resources;
		this.rules = rules;
		this.places = places;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.signedOff = signedOff;
		this.news = news;
		this.clock = clock;
	}

	/** All outlets that are open today, those without stock first, then by name. */
	@Allowed(operation = "activities.stock.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<OutletStockView> outlets() {
		LocalDate today = LocalDate.now(clock);
		return told(open(today).stream().filter(ResourceStock::mayBeNamed).toList()).stream()
			.sorted(Comparator.comparing(OutletStockView::stocked).thenComparing(it -> it.place().name()))
			.toList();
	}

	/**
	 * An outlet with what lies there, also one that is closed; empty where it is none.
	 */
	@Allowed(operation = "activities.stock.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<OutletStockView> outlet(PlaceId id) {
		return Optional.ofNullable(places.byIds(List.of(id)).get(id))
			.filter(it -> it.kind() == PlaceView.Kind.OUTLET && mayBeNamed(it))
			.map(it -> told(List.of(it)).getFirst());
	}

	/** Where a resource lies, the most first. */
	@Allowed(operation = "activities.stock.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<OutletStockView> holding(Resources.Id resource) {
		var there = store.levels(List.of(LocalDate.now(clock)), null, resource)
			.stream()
			.filter(it -> it.number() > 0)
			.sorted(Comparator.comparing((ResourceStockStore.Level it) -> -it.number()))
			.map(ResourceStockStore.Level::place)
			.toList();
		var known = places.byIds(there);
		return there.stream()
			.map(known::get)
			.filter(it -> it != null && mayBeNamed(it))
			.map(it -> new OutletStockView(it, levels(List.of(it.id()), resource).getOrDefault(it.id(), List.of())))
			.toList();
	}

	/** What was last told of outlets, what was struck among it, the newest first. */
	@Allowed(operation = "activities.stock.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<PlaceId, List<StockMoveView>> moves(Collection<PlaceId> outlets) {
		return store.of(outlets, SHOWN);
	}

	/** A row by id. */
	@Allowed(operation = "activities.stock.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<StockMoveView> find(Id id) {
		return Optional.ofNullable(store.byIds(List.of(id)).get(id));
	}

	private static boolean mayBeNamed(PlaceView place) {
		return place.masking() != PlaceView.Masking.NONE_SHOWN;
	}

	private List<PlaceView> open(LocalDate day) {
		return places.places().stream().filter(it -> it.kind() == PlaceView.Kind.OUTLET && it.open(day)).toList();
	}

	private List<OutletStockView> told(List<PlaceView> outlets) {
		var levels = levels(outlets.stream().map(PlaceView::id).toList(), null);
		return outlets.stream().map(it -> new OutletStockView(it, levels.getOrDefault(it.id(), List.of()))).toList();
	}

	private Map<PlaceId, List<OutletStockView.Level>> levels(Collection<PlaceId> of, Resources.@Nullable Id resource) {
		LocalDate today = LocalDate.now(clock);
		int days = rules.on(today).stockedDays();
		var found = store.levels(List.of(today), of, resource);
		var known = resources.byIds(found.stream().map(ResourceStockStore.Level::resource).distinct().toList());
		return found.stream()
			.filter(it -> it.lastOn() != null)
			.collect(Collectors.groupingBy(ResourceStockStore.Level::place, Collectors.mapping(it -> {
				ResourceView what = Objects.requireNonNull(known.get(it.resource()));
				LocalDate lastOn = Objects.requireNonNull(it.lastOn());
				return new OutletStockView.Level(what.id(), what.code(), what.title(), what.state(), it.number(),
						lastOn, StockCount.stocked(it.number(), lastOn, today, days));
			}, Collectors.collectingAndThen(Collectors.toList(),
					all -> all.stream().sorted(Comparator.comparing(OutletStockView.Level::title)).toList()))));
	}

	/**
	 * Records what was placed, returned or counted.
	 * @throws Problem where something is missing or wrong, more would be taken away than
	 * lies there, or the unit is another's
	 */
	@Allowed(operation = "activities.stock.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Id record(String idempotencyKey, StockEntry entry) {
		reaching(List.of(entry));
		var author = recording.author(entry.unit());
		return recording.once(author, idempotencyKey, entry, Id::new, () -> {
			var checked = check(List.of(entry)).getFirst();
			if (!checked.faults().isEmpty()) {
				throw Problem.invalid(checked.faults());
			}
			Row row = Objects.requireNonNull(checked.row());
			keep(List.of(row), null, author);
			return Made.told(row.id());
		});
	}

	/**
	 * Records up to {@value BatchResult#ITEMS_AT_MOST} rows, each for itself: what is
	 * right is kept, of the rest it is told what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "activities.stock.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public List<BatchResult> recordTogether(String idempotencyKey, List<StockEntry> entries, boolean dryRun) {
		new Problem.Faults()
			.when(entries.isEmpty() || entries.size() > BatchResult.ITEMS_AT_MOST, "moves",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		reaching(entries);
		if (dryRun) {
			var tried = check(entries);
			return IntStream.range(0, tried.size()).mapToObj(i -> result(i, null, tried.get(i))).toList();
		}
		var told = new ArrayList<BatchResult>();
		var author = recording.author();
		Id batch = recording.once(author, idempotencyKey, entries, Id::new, () -> {
			var id = new Id(UUID.randomUUID());
			var checked = check(entries);
			var rows = new ArrayList<Row>();
			for (int i = 0; i < checked.size(); i++) {
				@Nullable Row row = checked.get(i).row();
				if (row != null) {
					rows.add(row.as(within(id, i)));
				}
				told.add(result(i, (row != null) ? within(id, i) : null, checked.get(i)));
			}
			keep(rows, null, author);
			return Made.told(id);
		});
		return told.isEmpty() ? again(batch, entries) : told;
	}

	/**
	 * What came of a batch that was sent before: what was kept, and of the rest what is
	 * wrong now.
	 */
	private List<BatchResult> again(Id batch, List<StockEntry> entries) {
		var kept = store.byIds(IntStream.range(0, entries.size()).mapToObj(i -> within(batch, i)).toList());
		return IntStream.range(0, entries.size())
			.mapToObj(i -> kept.containsKey(within(batch, i))
					? result(i, within(batch, i), new Checked(null, List.of(), List.of()))
					: result(i, null, check(List.of(entries.get(i))).getFirst()))
			.toList();
	}

	/** The row of a batch that stood in a place, found again when it is sent again. */
	private static Id within(Id batch, int index) {
		return new Id(UUID.nameUUIDFromBytes("%s %d".formatted(batch.value(), index).getBytes(StandardCharsets.UTF_8)));
	}

	private static BatchResult result(int index, @Nullable Id made, Checked checked) {
		return new BatchResult(index, (made != null) ? NodeSource.globalId(TYPE, made.value()) : null, checked.faults(),
				checked.remarks());
	}

	/** Keeps rows that were checked, and tells of them unit by unit. */
	void keep(List<Row> rows, @Nullable UUID file, Author author) {
		if (rows.isEmpty()) {
			return;
		}
		store.add(rows, file, author);
		rows.stream()
			.collect(Collectors.groupingBy(Row::unit, LinkedHashMap::new, Collectors.toList()))
			.forEach((unit, some) -> {
				recording.tell("stock of " + unit.value(), Map.of("rows", String.valueOf(some.size())));
				counted(UUID.randomUUID(), unit, some.stream().map(it -> it.move().on()).toList(), author);
			});
	}

	/** What lay there counts from those days on. */
	private void counted(UUID record, UnitId unit, Collection<LocalDate> days, Author author) {
		news.of(SessionNews.STOCK, record, 1, unit, days, author.at());
	}

	/**
	 * Strikes a row that was told wrongly; it stays, and counts no more.
	 * @param because a code of its list
	 * @throws Problem where less than nothing would be left, it is another unit's, or was
	 * struck meanwhile
	 */
	@Allowed(operation = "activities.stock.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public StockMoveView strike(String idempotencyKey, Id id, int expectedVersion, @Nullable String because) {
		StockMoveView before = find(id).orElseThrow(() -> Problem.notFound("row of stock", id.value().toString()));
		currentCaller.reaching(before.unit());
		var author = recording.author(before.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, String.valueOf(because)), Id::new, () -> {
			resources.hold(List.of(before.resource()));
			StockMoveView stored = find(id).orElseThrow();
			Problem.unlessSeen(expectedVersion, stored.version(), "this row");
			var faults = new Problem.Faults();
			rules.list(ActivityLists.Kind.STOCK_STRUCK_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
			faults.raise();
			leaves(Set.of(stored));
			store.strike(id, expectedVersion, Objects.requireNonNull(because), author);
			counted(id.value(), stored.unit(), List.of(stored.happenedOn()), author);
			return new Made<>(id, "stock of " + stored.unit().value(), Map.of("struck", because));
		});
		return find(id).orElseThrow();
	}

	/** Strikes all of a file, as far as the rest stays possible without it. */
	void takeBack(UUID file) {
		var rows = store.ofFile(file);
		resources.hold(rows.stream().map(StockMoveView::resource).distinct().toList());
		leaves(rows);
		var author = recording.author();
		store.strikeAllOf(file, "IMPORT_TAKEN_BACK", author);
		rows.stream()
			.collect(Collectors.groupingBy(StockMoveView::unit))
			.forEach((unit, some) -> counted(UUID.randomUUID(), unit,
					some.stream().map(StockMoveView::happenedOn).toList(), author));
	}

	/**
	 * Refuses that rows go without which more would have been taken away than lay there.
	 */
	private void leaves(Collection<StockMoveView> without) {
		var ids = without.stream().map(StockMoveView::id).collect(Collectors.toSet());
		store.moves(without.stream().map(it -> new Where(it.place(), it.resource())).distinct().toList())
			.values()
			.forEach(all -> StockCount
				.tooMany(all.stream().filter(it -> !ids.contains(it.id())).map(StockMoveView::move).toList())
				.ifPresent(it -> {
					throw Problem
						.conflict("Without this, more was returned on %s than lay there. Count what is there first."
							.formatted(it.move().on()), null);
				}));
	}

	/** What is of none of the caller's units is refused as a whole. */
	private void reaching(Collection<StockEntry> entries) {
		entries.stream().map(StockEntry::unit).filter(Objects::nonNull).distinct().forEach(currentCaller::reaching);
	}

	/**
	 * Checks rows as if each were told behind those before it, in few statements for any
	 * number of them.
	 */
	List<Checked> check(List<StockEntry> entries) {
		LocalDate today = LocalDate.now(clock);
		var ids = entries.stream().map(StockEntry::resource).filter(Objects::nonNull).distinct().toList();
		resources.hold(ids);
		var known = resources.byIds(ids);
		var outlets = places
			.byIds(entries.stream().map(StockEntry::place).filter(Objects::nonNull).distinct().toList());
		var moves = new HashMap<Where, List<Told>>();
		store
			.moves(entries.stream()
				.filter(it -> it.place() != null && it.resource() != null)
				.map(it -> new Where(Objects.requireNonNull(it.place()), Objects.requireNonNull(it.resource())))
				.distinct()
				.toList())
			.forEach((where, all) -> moves.put(where,
					new ArrayList<>(all.stream().map(it -> new Told(it.move(), it.unit())).toList())));
		var released = signedOff.days(SessionNews.STOCK);
		boolean everywhere = currentCaller.get().supportTeam();
		var reach = currentCaller.reach();
		var checked = new ArrayList<Checked>();
		for (StockEntry it : entries) {
			@Nullable PlaceView place = (it.place() != null) ? outlets.get(it.place()) : null;
			@Nullable ResourceView what = (it.resource() != null) ? known.get(it.resource()) : null;
			@Nullable UnitId unit = unit(it, what, reach, everywhere);
			var faults = faults(it, place, what, unit, today);
			if (!faults.isEmpty()) {
				checked.add(new Checked(null, faults, List.of()));
				continue;
			}
			var move = new StockCount.Move(Objects.requireNonNull(it.on()), Objects.requireNonNull(it.movement()),
					Objects.requireNonNull(it.number()));
			var where = new Where(Objects.requireNonNull(it.place()), Objects.requireNonNull(it.resource()));
			var before = moves.computeIfAbsent(where, key -> new ArrayList<>());
			var told = new Told(move, Objects.requireNonNull(unit));
			var remarks = new Problem.Faults()
				.when(before.contains(told), "number", "The same was told of this outlet and day already.", "TWICE")
				.noted();
			before.add(told);
			var tooMany = StockCount.tooMany(before.stream().map(Told::move).toList());
			if (tooMany.isPresent()) {
				before.removeLast();
				checked.add(new Checked(null, tooMany(tooMany.get(), move), List.of()));
				continue;
			}
			checked.add(new Checked(new Row(new Id(UUID.randomUUID()), where.place(), where.resource(), told.unit(),
					move, released.test(move.on())), List.of(), remarks));
		}
		return checked;
	}

	private static List<Problem.Field> tooMany(StockCount.Short found, StockCount.Move move) {
		return new Problem.Faults()
			.when(found.move() == move, "number",
					"No more than %,d lay there on that day. Count what is there first, where that is wrong."
						.formatted(found.there()),
					"BELOW_NOTHING")
			.when(found.move() != move, "number",
					"Then less would have lain there than was returned on %s. Look at what was told of later days."
						.formatted(found.move().on()),
					"BELOW_NOTHING")
			.noted();
	}

	private static @Nullable UnitId unit(StockEntry entry, @Nullable ResourceView what, Set<UnitId> reach,
			boolean everywhere) {
		if (entry.unit() != null) {
			return entry.unit();
		}
		if (what != null && (everywhere || reach.contains(what.unit()))) {
			return what.unit();
		}
		return (reach.size() == 1) ? reach.iterator().next() : null;
	}

	private List<Problem.Field> faults(StockEntry it, @Nullable PlaceView place, @Nullable ResourceView what,
			@Nullable UnitId unit, LocalDate today) {
		@Nullable LocalDate on = it.on();
		@Nullable Integer number = it.number();
		int most = rules.on((on != null) ? on : today).stockAtMost();
		boolean outlet = place != null && place.kind() == PlaceView.Kind.OUTLET;
		boolean withdrawn = what != null && what.withdrawnOn() != null && on != null
				&& !on.isBefore(what.withdrawnOn());
		return new Problem.Faults().when(it.place() == null, "place", "Say at which outlet.")
			.when(it.place() != null && !outlet, "place", "This is no outlet of the directory.")
			.when(outlet && on != null && !Objects.requireNonNull(place).open(on), "place",
					"This outlet was closed on that day.")
			.when(it.resource() == null, "resource", "Say which resource.")
			.when(it.resource() != null && what == null, "resource", "There is no such resource.")
			.when(withdrawn && it.movement() == Movement.PLACED, "resource",
					"This resource was withdrawn. It can be counted and returned, and no more placed.", "WITHDRAWN")
			.when(it.movement() == null, "movement", "Say whether it was placed, returned or counted.")
			.when(number == null, "number", "Say how many.")
			.when(number != null && (number < 0 || number > most), "number",
					"Give a number from 0 to %,d.".formatted(most))
			.when(number != null && number == 0 && it.movement() != null && it.movement() != Movement.COUNTED, "number",
					"Nothing was moved, so there is nothing to record; where nothing is there, count 0.")
			.when(on == null, "on", "Say on which day.")
			.when(on != null && on.isAfter(today), "on", "This day is to come.", "IN_FUTURE")
			.when(what != null && unit == null, "unit", "Say for which of your units this is.")
			.noted();
	}

	/** A row of stock. */
	public record Id(UUID value) implements Identifier {
	}

	/** What was done with things at an outlet. */
	public enum Movement {

		/** They were put there. */
		PLACED,
		/** They were taken back. */
		RETURNED,
		/** Somebody counted what lies there. */
		COUNTED

	}

	/**
	 * A row that was looked at.
	 *
	 * @param row what is to be kept; null where something is wrong
	 * @param remarks what is worth a look, though it can be kept
	 */
	record Checked(@Nullable Row row, List<Problem.Field> faults, List<Problem.Field> remarks) {
	}

	private record Told(StockCount.Move move, UnitId unit) {
	}

}
