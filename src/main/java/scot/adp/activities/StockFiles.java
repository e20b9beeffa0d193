package scot.adp.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * Takes what was placed, returned and counted at outlets in from files, whole or not at
 * all, in the order of the rows.
 */
@Service
@Transactional
public class StockFiles {

	/** How the register of imports knows stock. */
	static final String IMPORT_KIND = "activities.stock";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("outlet", "resource", "movement", "n", "on");

	private static final Map<String, ResourceStock.Movement> MOVEMENTS = Map.of("placed", ResourceStock.Movement.PLACED,
			"returned", ResourceStock.Movement.RETURNED, "counted", ResourceStock.Movement.COUNTED);

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("place", "outlet", "number", "n", "unit", "resource");

	private final ResourceStock stock;

	private final ResourceStore resources;

	private final PlaceCatalogue places;

	private final Imports imports;

	private final Recording recording;

	StockFiles(ResourceStock stock, ResourceStore resources, PlaceCatalogue places, Imports imports,
			Recording recording) {
		this.stock = stock;
		this.resources = resources;
		this.places = places;
		this.imports = imports;
		this.recording = recording;
	}

	/**
	 * Reads a file and tells what it holds and all that is wrong with it; nothing is
	 * stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "activities.stock.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return new Reading().read(file);
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "activities.stock.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, file.sha256(), ImportId::new, () -> {
			var reading = new Reading();
			var understood = reading.read(file);
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			UUID together = UUID.randomUUID();
			stock.keep(reading.right, together, author);
			var counts = new LinkedHashMap<String, Integer>();
			counts.put("rows", understood.rows());
			taken.add(understood);
			return Made.told(imports.record(NewImport.of(IMPORT_KIND, file, counts, true), together));
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param problems what cannot be taken, the first of them
	 * @param warnings what is worth a look, such as what was told already
	 */
	public record Understood(int rows, List<ImportProblem> problems, int problemCount, List<ImportProblem> warnings) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, List.of(), this::take);

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<Sent> sent = new ArrayList<>();

		private final List<ResourceStockStore.Row> right = new ArrayList<>();

		private final Map<String, List<PlaceView>> outlets = places.places()
			.stream()
			.filter(it -> it.kind() == PlaceView.Kind.OUTLET)
			.collect(Collectors.groupingBy(PlaceView::name, () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
					Collectors.toList()));

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			var known = new HashMap<>(
					resources.byCodes(sent.stream().map(Sent::resource).filter(Objects::nonNull).distinct().toList()));
			var entries = new ArrayList<StockEntry>();
			var whole = new ArrayList<HeadedRows.Line>();
			for (int i = 0; i < sent.size(); i++) {
				Sent it = sent.get(i);
				@Nullable ResourceView resource = (it.resource() != null) ? known.get(it.resource()) : null;
				if (it.resource() != null && resource == null) {
					lines.get(i).problem("resource", "There is no resource with this code.");
				}
				if (!lines.get(i).isFaulty()) {
					whole.add(lines.get(i));
					entries.add(new StockEntry(it.outlet(), (resource != null) ? resource.id() : null, it.movement(),
							it.number(), it.on(), null));
				}
			}
			var checked = stock.check(entries);
			for (int i = 0; i < checked.size(); i++) {
				HeadedRows.Line line = whole.get(i);
				checked.get(i).faults().forEach(fault -> line.problem(column(fault), fault.message()));
				checked.get(i).remarks().forEach(remark -> line.warning(column(remark), remark.message()));
				ResourceStockStore.@Nullable Row row = checked.get(i).row();
				if (row != null) {
					right.add(row);
				}
			}
			return new Understood(right.size(), rows.problems(), rows.problemCount(), rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			@Nullable LocalDate on = line.day("on").orElse(null);
			line.asks("on", on);
			@Nullable PlaceId outlet = outlet(line, on);
			@Nullable String resource = line.code("resource").map(it -> it.toUpperCase(Locale.ROOT)).orElse(null);
			line.asks("resource", resource);
			ResourceStock.@Nullable Movement movement = line.choice("movement", MOVEMENTS).orElse(null);
			line.asks("movement", movement);
			@Nullable Integer number = line.whole("n").orElse(null);
			line.asks("n", number);
			lines.add(line);
			sent.add(new Sent(outlet, resource, movement, number, on));
		}

		private @Nullable PlaceId outlet(HeadedRows.Line line, @Nullable LocalDate day) {
			@Nullable String name = line.text("outlet").orElse(null);
			line.asks("outlet", name);
			if (name == null) {
				return null;
			}
			var found = outlets.getOrDefault(name, List.of())
				.stream()
				.filter(it -> day == null || it.open(day))
				.toList();
			if (found.size() != 1) {
				line.problem("outlet",
						found.isEmpty() ? "There is no outlet with this name in the directory on that day."
								: "Several outlets have this name; name one of them apart in the directory.");
				return null;
			}
			return found.getFirst().id();
		}

		private static String column(Problem.Field fault) {
			return COLUMNS.getOrDefault(fault.path(), fault.path());
		}

	}

	/** A row as it was read. */
	private record Sent(@Nullable PlaceId outlet, @Nullable String resource, ResourceStock.@Nullable Movement movement,
			@Nullable Integer number, @Nullable LocalDate on) {
	}

}
