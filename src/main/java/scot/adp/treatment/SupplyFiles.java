package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.treatment.NaloxoneRules.Lists;

/**
 * Takes supplies in from files, whole or not at all. A file that has a column which can
 * tell who somebody is, is refused by its headings; no problem repeats a cell. Rows are
 * read and kept {@value BatchResult#ITEMS_AT_MOST} at a time, however many there are.
 */
@Service
@Transactional
public class SupplyFiles {

	/** How the register of imports knows supplies. */
	static final String IMPORT_KIND = "treatment.supplies";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("outlet", "happened_on", "source", "recipient", "supply_type",
			"route", "kits", "training", "authority");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("repeat_reason", "peer", "locality", "batch", "own_ref", "chi",
			"age_band", "sex", "simd_quintile", "home_locality");

	/** The columns that hold a value of a list: its code, or what people read for it. */
	public static final List<Map.Entry<String, Lists>> LISTED = List.of(Map.entry("source", Lists.SOURCE),
			Map.entry("recipient", Lists.RECIPIENT), Map.entry("supply_type", Lists.SUPPLY_TYPE),
			Map.entry("repeat_reason", Lists.REPEAT_REASON), Map.entry("route", Lists.ROUTE),
			Map.entry("training", Lists.TRAINING), Map.entry("authority", Lists.SUPPLY_AUTHORITY),
			Map.entry("age_band", Lists.AGE_BAND), Map.entry("sex", Lists.SEX),
			Map.entry("simd_quintile", Lists.SIMD_QUINTILE));

	private static final Map<String, Boolean> YES_NO = Map.of("yes", true, "no", false, "y", true, "n", false);

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("happenedOn", "happened_on", "supplyType", "supply_type",
			"repeatReason", "repeat_reason", "area", "locality", "ownRef", "own_ref", "agreement", "own_ref", "unit",
			"own_ref", "ageBand", "age_band", "simdQuintile", "simd_quintile", "homeArea", "home_locality");

	private final SupplyCheck check;

	private final Trial trial;

	private final Supplies supplies;

	private final Outlets outlets;

	private final OutletNames outletNames;

	private final NaloxoneRules rules;

	private final Areas areas;

	private final IdentityColumns identityColumns;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	SupplyFiles(SupplyCheck check, Trial trial, Supplies supplies, Outlets outlets, OutletNames outletNames,
			NaloxoneRules rules, Areas areas, IdentityColumns identityColumns, Imports imports,
			CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.check = check;
		this.trial = trial;
		this.supplies = supplies;
		this.outlets = outlets;
		this.outletNames = outletNames;
		this.rules = rules;
		this.areas = areas;
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "treatment.supply.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		var people = new HashMap<UnitId, Long>();
		var understood = trial.of(() -> {
			var reading = new Reading(rows -> rows.stream()
				.filter(row -> row.person() != null)
				.forEach(row -> people.merge(row.unit(), 1L, Long::sum)));
			reading.read(file);
			return reading.understood();
		});
		supplies.tellTried(people);
		return understood;
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "treatment.supply.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			var counts = new LinkedHashMap<String, Integer>();
			UUID together = UUID.randomUUID();
			var reading = new Reading(rows -> supplies.keep(rows, Supplies.Door.FILE, together, author));
			reading.read(file);
			supplies.look(reading.touched, author);
			var understood = reading.understood();
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			counts.put("supplies", understood.supplies());
			counts.put("kits", understood.kits());
			ImportId id = imports.record(NewImport.of(IMPORT_KIND, file, counts, true), together);
			taken.add(understood);
			return Made.told(id);
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int supplies, int kits, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final Consumer<List<SupplyStore.Row>> taker;

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<Supplies.Sent> sent = new ArrayList<>();

		private final Set<UnitId> reach = currentCaller.reach();

		private final Map<String, List<NaloxoneOutletView>> names = outletNames.of(reach);

		private final Map<String, String> homes = outlets.homes(LocalDate.now(clock))
			.stream()
			.collect(Collectors.toMap(CodeList.Value::code, CodeList.Value::code));

		private final Map<String, AreaCode> localities = areas.coverage(LocalDate.now(clock))
			.stream()
			.collect(Collectors.toMap(area -> area.code().value(), LocalAreaView::code));

		private final Set<Outlets.Id> touched = new HashSet<>();

		private int supplies;

		private int kits;

		Reading(Consumer<List<SupplyStore.Row>> taker) {
			this.taker = taker;
		}

		void read(IncomingFile file) {
			HeadedRows.read(file, rows);
			flush();
		}

		Understood understood() {
			return new Understood(supplies, kits, rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			var day = line.day("happened_on").orElse(null);
			Outlets.@Nullable Id outlet = OutletNames.find(line, names, day);
			var number = line.whole("kits").orElse(null);
			line.asks("outlet", outlet);
			line.asks("happened_on", day);
			line.asks("kits", number);
			String source = code(line, "source", Lists.SOURCE, true);
			String recipient = code(line, "recipient", Lists.RECIPIENT, true);
			String type = code(line, "supply_type", Lists.SUPPLY_TYPE, true);
			String route = code(line, "route", Lists.ROUTE, true);
			String training = code(line, "training", Lists.TRAINING, true);
			String authority = code(line, "authority", Lists.SUPPLY_AUTHORITY, true);
			String reason = code(line, "repeat_reason", Lists.REPEAT_REASON, false);
			boolean peer = line.choice("peer", YES_NO).orElse(false);
			@Nullable AreaCode area = line.choice("locality", localities).orElse(null);
			@Nullable String batch = line.code("batch").orElse(null);
			@Nullable String ownRef = line.code("own_ref").orElse(null);
			@Nullable String chi = line.code("chi").orElse(null);
			SupplyEntry.@Nullable Profile profile = SupplyEntry.Profile.of(given(line, "age_band", Lists.AGE_BAND),
					given(line, "sex", Lists.SEX), given(line, "simd_quintile", Lists.SIMD_QUINTILE),
					line.choice("home_locality", homes).orElse(null));
			if (line.isFaulty() || outlet == null || day == null || number == null) {
				return;
			}
			lines.add(line);
			sent.add(
					new Supplies.Sent(
							new SupplyEntry(outlet, day, source, recipient, type, reason.isEmpty() ? null : reason,
									route, number, training, peer, authority, area, batch, ownRef, profile, false),
							chi));
			if (sent.size() == BatchResult.ITEMS_AT_MOST) {
				flush();
			}
		}

		private void flush() {
			if (sent.isEmpty()) {
				return;
			}
			var right = new ArrayList<SupplyStore.Row>(sent.size());
			var unsure = new ArrayList<Integer>();
			var checked = check.of(sent, reach, Set.of());
			for (int i = 0; i < checked.size(); i++) {
				var faults = checked.get(i).faults();
				if (faults.isEmpty()) {
					right.add(checked.get(i).row().at(lines.get(i).number()));
				}
				else if (faults.stream().allMatch(fault -> SupplyCheck.CONFIRM.equals(fault.reason()))) {
					unsure.add(i);
				}
				else {
					HeadedRows.Line line = lines.get(i);
					faults.forEach(
							fault -> line.problem(COLUMNS.getOrDefault(fault.path(), fault.path()), fault.message()));
				}
			}
			confirm(unsure, checked, right);
			supplies += right.size();
			kits += right.stream().mapToInt(row -> row.entry().kits()).sum();
			right.forEach(row -> touched.add(row.entry().outlet()));
			taker.accept(right);
			lines.clear();
			sent.clear();
		}

		/** Looks at what is only unusual once more, as if it were confirmed. */
		private void confirm(List<Integer> unsure, List<SupplyCheck.Checked> checked, List<SupplyStore.Row> right) {
			if (unsure.isEmpty()) {
				return;
			}
			var again = check.of(unsure.stream()
				.map(sent::get)
				.map(one -> new Supplies.Sent(one.entry().sure(), one.chi()))
				.toList(), reach, Set.of());
			for (int i = 0; i < unsure.size(); i++) {
				HeadedRows.Line line = lines.get(unsure.get(i));
				for (Problem.Field fault : checked.get(unsure.get(i)).faults()) {
					line.unusual(COLUMNS.getOrDefault(fault.path(), fault.path()), fault.message());
				}
				right.add(again.get(i).row().at(line.number()));
			}
		}

		private @Nullable String given(HeadedRows.Line line, String heading, Lists list) {
			return line.listed(heading, rules.list(list)).orElse(null);
		}

		private String code(HeadedRows.Line line, String heading, Lists list, boolean asked) {
			String found = line.listed(heading, rules.list(list)).orElse("");
			if (asked && found.isEmpty()) {
				line.asks(heading, null);
			}
			return found;
		}

	}

}
