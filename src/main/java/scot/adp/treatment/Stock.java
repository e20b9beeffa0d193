package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.NaloxoneRules.Lists;

/**
 * How many kits outlets have. What is handed over to somebody is told as a supply and not
 * here once more; all else that happens to kits is.
 */
@Service
@Transactional
public class Stock {

	/** The most kits of one move. */
	static final int KITS_AT_MOST = 10_000;

	/** The most moves that are shown at once. */
	public static final int MOVES_SHOWN = 50;

	private final OutletStore store;

	private final NaloxoneRules rules;

	private final BatchForm batches;

	private final StockWatch watch;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	Stock(OutletStore store, NaloxoneRules rules, BatchForm batches, StockWatch watch, CurrentCaller currentCaller,
			Recording recording, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.batches = batches;
		this.watch = watch;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/** What outlets have now, route by route; unknown outlets are left out. */
	@Allowed(operation = "treatment.stock.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER })
	@Transactional(readOnly = true)
	public Map<Outlets.Id, List<StockLevel>> levels(Collection<Outlets.Id> outlets) {
		return store.levels(outlets, LocalDate.now(clock));
	}

	/** The last moves of an outlet, the newest first. */
	@Allowed(operation = "treatment.stock.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER })
	@Transactional(readOnly = true)
	public List<StockMoveView> moves(Outlets.Id outlet) {
		return store.moves(outlet, MOVES_SHOWN);
	}

	/**
	 * What wants looking after in the caller's own units: levels below which more are to
	 * be ordered, and kits that expire soon.
	 */
	@Allowed(operation = "treatment.stock.record",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<StockLevel> wanting() {
		var own = store.ofUnits(currentCaller.reach()).stream().map(OutletStore.Row::id).toList();
		LocalDate today = LocalDate.now(clock);
		LocalDate soon = today.plusDays(rules.expiresWithinDays());
		return own.isEmpty() ? List.of()
				: store.levels(own, today)
					.values()
					.stream()
					.flatMap(List::stream)
					.filter(level -> level.low() || level.expiringBy(soon) > 0)
					.toList();
	}

	/**
	 * Tells what happened to kits.
	 * @throws Problem where something is missing, it is of the future, an outlet was
	 * closed by then or the other is of a unit that the caller does not work for, or a
	 * count found another number than was expected and does not say why
	 */
	@Allowed(operation = "treatment.stock.record",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public MoveId record(String idempotencyKey, Move move) {
		var outlet = store.locked(move.outlet())
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound("outlet", move.outlet().value().toString()));
		currentCaller.reaching(outlet.unit());
		LocalDate today = LocalDate.now(clock);
		OutletStore.@Nullable Row other = (move.toOutlet() != null)
				? store.byIds(List.of(move.toOutlet())).stream().findFirst().orElse(null) : null;
		var faults = new Problem.Faults()
			.when(outlet.closedBefore(move.happenedOn()), "outlet", "This outlet was closed by then.")
			.when(other != null && other.closedBefore(move.happenedOn()), "toOutlet", "That outlet was closed by then.")
			.when(other != null && !other.unit().equals(outlet.unit()) && !reaches(other.unit()), "toOutlet",
					"That outlet is of another unit: ask the support team to record the move.")
			.when(move.happenedOn().isAfter(today), "happenedOn", "This day is still to come.", "IN_FUTURE")
			.when(move.kits() < ((move.kind() == Kind.COUNTED) ? 0 : 1) || move.kits() > KITS_AT_MOST, "kits",
					"Say how many kits, up to %,d.".formatted(KITS_AT_MOST))
			.when((move.kind() == Kind.MOVED) != (move.toOutlet() != null), "toOutlet",
					(move.kind() == Kind.MOVED) ? "Say where they were moved to."
							: "Only what is moved goes elsewhere.")
			.when(move.outlet().equals(move.toOutlet()), "toOutlet", "Choose another outlet than this one.")
			.when(move.toOutlet() != null && other == null, "toOutlet", "There is no such outlet.")
			.when(move.expiresOn() != null && move.kind() != Kind.RECEIVED && move.kind() != Kind.MOVED, "expiresOn",
					"Only what came in tells when it expires.");
		rules.list(Lists.ROUTE).check(faults, "route", move.route(), move.happenedOn());
		batches.check(faults, move.batch(), today);
		faults.raise();
		boolean counted = move.kind() == Kind.COUNTED;
		int expected = counted ? expected(move) : 0;
		boolean differs = counted && expected != move.kits();
		faults.when(!differs && move.reason() != null, "reason", "Only a count that differs has a reason.")
			.when(differs && move.reason() == null, "reason",
					"%,d were expected and %,d found: say why, as far as you know.".formatted(expected, move.kits()),
					"COUNT_DIFFERS");
		if (differs && move.reason() != null) {
			rules.list(Lists.DIFFERENCE_REASON).check(faults, "reason", move.reason(), move.happenedOn());
		}
		faults.raise();
		var author = recording.author(outlet.unit());
		return recording.once(author, idempotencyKey, move, MoveId::new, () -> {
			var id = new MoveId(UUID.randomUUID());
			store.add(id, move, counted ? expected : null, author);
			changes.ofStock(id.value(), outlet.unit(), move.happenedOn(), author.at());
			watch.look((move.toOutlet() != null) ? List.of(move.outlet(), move.toOutlet()) : List.of(move.outlet()),
					author.at());
			var told = new LinkedHashMap<String, String>();
			told.put("kind", move.kind().name());
			told.put("route", move.route());
			told.put("kits", String.valueOf(move.kits()));
			if (differs) {
				told.put("difference", String.valueOf(move.kits() - expected));
			}
			return new Made<>(id, Outlets.subject(move.outlet()), told);
		});
	}

	/** Whether the caller may change the stock of a unit. */
	private boolean reaches(UnitId unit) {
		return currentCaller.get().supportTeam() || currentCaller.reach().contains(unit);
	}

	/** The first count says what there is, and finds nothing else. */
	private int expected(Move move) {
		if (!store.begun(move.outlet(), move.route(), move.happenedOn())) {
			return move.kits();
		}
		return store.levels(List.of(move.outlet()), move.happenedOn())
			.getOrDefault(move.outlet(), List.of())
			.stream()
			.filter(level -> level.route().equals(move.route()))
			.mapToInt(StockLevel::kits)
			.sum();
	}

	/** A move of kits. */
	public record MoveId(UUID value) implements Identifier {
	}

	/**
	 * Something that happened to kits.
	 *
	 * @param kits how many; of a count, how many were found
	 * @param batch as it is printed on them
	 * @param toOutlet where they were moved to
	 * @param reason why a count found another number than was expected
	 */
	public record Move(Outlets.Id outlet, Kind kind, String route, int kits, @Nullable String batch,
			@Nullable LocalDate expiresOn, Outlets.@Nullable Id toOutlet, @Nullable String reason,
			LocalDate happenedOn) {
	}

	/** What happened to kits. */
	public enum Kind {

		/** They came. */
		RECEIVED,
		/** They were damaged and thrown away. */
		DAMAGED,
		/** They expired and were thrown away. */
		EXPIRED,
		/** They went to another outlet. */
		MOVED,
		/** Somebody counted them. */
		COUNTED

	}

}
