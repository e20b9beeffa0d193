package scot.adp.families;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.families.FamilyDesk.Door;
import scot.adp.families.FamilyDesk.Taken;
import scot.adp.families.FamilyDesk.Taking;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * Takes files of CRAFT courses and of therapy in, whole or not at all. A file that has a
 * column which can tell who somebody is, is refused by its headings; no problem repeats a
 * cell.
 */
@Component
class FamilyIntake {

	private final IdentityColumns identityColumns;

	private final Imports imports;

	private final FamilyDesk desk;

	private final Recording recording;

	FamilyIntake(IdentityColumns identityColumns, Imports imports, FamilyDesk desk, Recording recording) {
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.desk = desk;
		this.recording = recording;
	}

	/** Reads a file and tells what it holds; nothing is stored. */
	<E> TakenIn tryOut(IncomingFile file, Kind<E> kind) {
		var units = kind.keeping().stream().map(OrganisationNames.UnitName::unit).toList();
		return desk.tried(kind.code(), units, how -> new Reading<>(kind).read(file, how));
	}

	/** Takes a file in once for its key, and notes it among the imports. */
	<E> TakenIn load(String key, IncomingFile file, boolean confirmed, Kind<E> kind) {
		var taken = new ArrayList<TakenIn>();
		var author = recording.author();
		recording.once(author, key, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			UUID together = UUID.randomUUID();
			var understood = new Reading<>(kind).read(file, new Taking(author, Door.FILE, together, false));
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			ImportId id = imports.record(NewImport.of(kind.code(), file,
					Map.of("opened", understood.opened(), "changed", understood.changed()), true), together);
			taken.add(understood);
			return Made.told(id);
		});
		return taken.isEmpty() ? tryOut(file, kind) : taken.getFirst();
	}

	/**
	 * A kind of file.
	 *
	 * @param <E> what its rows tell of
	 * @param code how the register of imports knows it
	 * @param columns what a fault calls a field, by how its column is called
	 * @param keeping the units of which the caller may bring rows
	 * @param row reads a row
	 * @param sure says of a record that it is right, though it is unusual
	 * @param keep keeps records, each for itself
	 */
	record Kind<E>(String code, List<String> required, List<String> optional, Map<String, String> columns,
			List<OrganisationNames.UnitName> keeping, Row<E> row, UnaryOperator<E> sure,
			BiFunction<List<E>, Taking, List<Taken>> keep) {

		/** The column of a field. */
		String column(String path) {
			int numbered = path.indexOf('[');
			String last = (numbered < 0) ? path : path.substring(0, numbered);
			return Objects.requireNonNull(columns.getOrDefault(last, last));
		}

	}

	/** Reads a row of a file. */
	@FunctionalInterface
	interface Row<E> {

		/**
		 * Reads it, and notes what is wrong with it.
		 * @param known takes what it tells of
		 */
		void read(HeadedRows.Line line, Gathering<E> known);

	}

	/** Gathers what rows of a file tell of. */
	interface Gathering<E> {

		/**
		 * Notes what a row tells of.
		 * @param key by which rows of a unit that tell of one thing are known; null where
		 * each is its own
		 * @param entry what it tells, of the unit whose row it is
		 * @param grown one that grew by another of its key; null where they differ
		 * @param otherwise what is wrong then
		 */
		void add(@Nullable String key, Function<UnitId, E> entry, BiFunction<E, E, @Nullable E> grown,
				String otherwise);

	}

	/** Something of a file, and the first row that told of it. */
	private record Item<E>(HeadedRows.Line line, E entry) {
	}

	/** One reading of a file. */
	private final class Reading<E> {

		private final Kind<E> kind;

		private final HeadedRows rows;

		private final Map<String, Item<E>> items = new LinkedHashMap<>();

		private final Map<String, UnitId> units = new LinkedHashMap<>();

		Reading(Kind<E> kind) {
			this.kind = kind;
			this.rows = new HeadedRows(null, kind.required(), kind.optional(), this::take)
				.secretly(identityColumns::refuse);
			kind.keeping().forEach(it -> units.put(it.unit().value(), it.unit()));
		}

		private void take(HeadedRows.Line line) {
			@Nullable UnitId unit = unit(line);
			// A row without its unit is still read, so that all that is wrong is told.
			kind.row().read(line, (key, entry, grown, otherwise) -> {
				if (unit == null || line.isFaulty()) {
					return;
				}
				String name = (key != null) ? AftercareStore.key(unit, key) : "row " + items.size();
				@Nullable Item<E> there = items.get(name);
				E told = entry.apply(unit);
				@Nullable E now = (there != null) ? grown.apply(there.entry(), told) : told;
				if (now == null) {
					line.problem(kind.required().getFirst(), otherwise);
				}
				else {
					items.put(name, new Item<>((there != null) ? there.line() : line, now));
				}
			});
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			if (line.cell("unit").isBlank()) {
				if (units.size() == 1) {
					return units.values().iterator().next();
				}
				line.problem("unit", "Say of which of your units this is.");
				return null;
			}
			return line.choice("unit", units).orElse(null);
		}

		TakenIn read(IncomingFile file, Taking how) {
			HeadedRows.read(file, rows);
			var all = List.copyOf(items.values());
			var done = all.isEmpty() ? new ArrayList<Taken>()
					: new ArrayList<>(kind.keep().apply(all.stream().map(Item::entry).toList(), how));
			var unsure = IntStream.range(0, done.size())
				.filter(i -> !done.get(i).faults().isEmpty()
						&& done.get(i).faults().stream().allMatch(it -> CraftCheck.CONFIRM.equals(it.reason())))
				.boxed()
				.toList();
			if (!unsure.isEmpty()) {
				unsure.forEach(i -> done.get(i)
					.faults()
					.forEach(it -> all.get(i).line().unusual(kind.column(it.path()), it.message())));
				var sure = kind.keep()
					.apply(unsure.stream().map(i -> kind.sure().apply(all.get(i).entry())).toList(), how);
				for (int i = 0; i < sure.size(); i++) {
					done.set(unsure.get(i), sure.get(i));
				}
			}
			for (int i = 0; i < done.size(); i++) {
				HeadedRows.Line line = all.get(i).line();
				done.get(i).faults().forEach(it -> line.problem(kind.column(it.path()), it.message()));
			}
			return new TakenIn((int) done.stream().filter(it -> it.id() != null).count(),
					(int) done.stream().filter(Taken::opened).count(),
					(int) done.stream().filter(it -> it.changed() && !it.opened()).count(), rows.problems(),
					rows.problemCount(), rows.unusual(), rows.warnings());
		}

	}

}
