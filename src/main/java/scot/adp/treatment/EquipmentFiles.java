package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * Takes what outlets tell of injecting equipment in from files, whole or not at all: a
 * row for each item, and what is told of the outlet and its period beside the first or
 * beside each of them. What says something else than was filed before puts that right
 * once somebody says so.
 */
@Service
@Transactional
public class EquipmentFiles {

	/** How the register of imports knows them. */
	static final String IMPORT_KIND = "treatment.equipment";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("outlet", "period");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("attendances", "new_people", "item", "quantity", "returned",
			"nil");

	private static final Map<String, Boolean> YES_NO = Map.of("yes", true, "no", false, "y", true, "n", false);

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("newPeople", "new_people", "items", "quantity", "because",
			"outlet");

	private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");

	private static final Pattern QUARTER = Pattern.compile("(\\d{4})/(\\d{2}) ?Q([1-4])", Pattern.CASE_INSENSITIVE);

	private final EquipmentStore store;

	private final EquipmentCheck check;

	private final EquipmentReturns returns;

	private final EquipmentRules rules;

	private final OutletNames outletNames;

	private final IdentityColumns identityColumns;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	EquipmentFiles(EquipmentStore store, EquipmentCheck check, EquipmentReturns returns, EquipmentRules rules,
			OutletNames outletNames, IdentityColumns identityColumns, Imports imports, CurrentCaller currentCaller,
			Recording recording) {
		this.store = store;
		this.check = check;
		this.returns = returns;
		this.rules = rules;
		this.outletNames = outletNames;
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what it puts
	 * right; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "treatment.equipment.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Understood tryOut(IncomingFile file) {
		return new Reading(false).read(file);
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what was filed before is to be put
	 * right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "treatment.equipment.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			var reading = new Reading(true);
			var understood = reading.read(file);
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			UUID together = UUID.randomUUID();
			returns.keep(reading.right, Supplies.Door.FILE, together, author);
			var counts = new LinkedHashMap<String, Integer>();
			counts.put("returns", understood.returns());
			counts.put("put right", understood.putRight());
			taken.add(understood);
			return Made.told(imports.record(NewImport.of(IMPORT_KIND, file, counts, false), together));
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param returns how many outlets with their periods, those passed over that say what
	 * was filed already
	 * @param putRight how many of them were filed otherwise before
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what was filed otherwise before, or is long ago
	 */
	public record Understood(int returns, int putRight, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Map<Key, Draft> drafts = new LinkedHashMap<>();

		private final List<EquipmentStore.Row> right = new ArrayList<>();

		private final Map<String, List<NaloxoneOutletView>> names;

		private final boolean hold;

		Reading(boolean hold) {
			this.hold = hold;
			this.names = outletNames.of(currentCaller.reach());
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			var whole = drafts.values().stream().filter(draft -> !draft.line.isFaulty()).toList();
			var entries = new ArrayList<>(whole.stream().map(Draft::entry).toList());
			var ids = entries.stream().map(EquipmentEntry::outlet).collect(Collectors.toSet());
			var outlets = hold ? store.locked(ids) : store.outlets(ids);
			var reach = currentCaller.reach();
			var first = check.of(entries, outlets, reach);
			int putRight = 0;
			for (int i = 0; i < whole.size(); i++) {
				for (Problem.Field fault : first.get(i).faults()) {
					if (EquipmentCheck.REASON_NEEDED.equals(fault.reason())) {
						entries.set(i, entries.get(i).because(EquipmentRules.LATER_FILE));
						whole.get(i).line.unusual("outlet",
								"Something else was filed before. It will be put right, and stays readable.");
						putRight++;
					}
					else if (EquipmentCheck.CONFIRM.equals(fault.reason())) {
						entries.set(i, entries.get(i).sure());
						whole.get(i).line.unusual(column(fault), fault.message());
					}
				}
			}
			var checked = rows.unusual().isEmpty() ? first : check.of(entries, outlets, reach);
			for (int i = 0; i < whole.size(); i++) {
				HeadedRows.Line line = whole.get(i).line;
				checked.get(i).faults().forEach(fault -> line.problem(column(fault), fault.message()));
				checked.get(i).remarks().forEach(remark -> line.warning(column(remark), remark.message()));
			}
			checked.stream().map(EquipmentCheck.Checked::row).filter(Objects::nonNull).forEach(right::add);
			return new Understood(whole.size(), putRight, rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private static String column(Problem.Field fault) {
			String path = fault.path().contains(".") ? fault.path().substring(0, fault.path().indexOf('.'))
					: fault.path();
			return COLUMNS.getOrDefault(path, path);
		}

		private void take(HeadedRows.Line line) {
			@Nullable Period period = period(line);
			Outlets.@Nullable Id outlet = OutletNames.find(line, names, (period != null) ? period.to() : null);
			line.asks("outlet", outlet);
			Optional<String> item = line.listed("item", rules.items());
			Optional<Integer> quantity = line.whole("quantity");
			if (item.isPresent() && quantity.isEmpty() && line.cell("quantity").isBlank()) {
				line.problem("quantity", "Say how many; leave both empty where nobody knows.");
			}
			if (quantity.isPresent() && item.isEmpty() && line.cell("item").isBlank()) {
				line.problem("item", "Say of which item.");
			}
			var attendances = line.whole("attendances");
			var newPeople = line.whole("new_people");
			var returned = line.whole("returned");
			boolean nil = line.choice("nil", YES_NO).orElse(false);
			if (outlet == null || period == null) {
				return;
			}
			Draft draft = drafts.computeIfAbsent(new Key(outlet, period), key -> new Draft(key, line));
			draft.take(line, "attendances", attendances);
			draft.take(line, "new_people", newPeople);
			draft.take(line, "returned", returned);
			draft.nil |= nil;
			if (item.isPresent() && quantity.isPresent()
					&& draft.items.putIfAbsent(item.get(), quantity.get()) != null) {
				line.problem("item", "This item stands twice for the outlet and its period.");
			}
		}

		/** A month as 2026-10 or its first day, or a quarter as 2026/27 Q2. */
		private @Nullable Period period(HeadedRows.Line line) {
			String text = line.text("period").orElse("");
			if (text.isEmpty()) {
				if (!line.isFaulty()) {
					line.problem("period", "This cell is empty. Fill it in.");
				}
				return null;
			}
			var month = MONTH.matcher(text);
			if (month.matches()) {
				return PeriodType.MONTH
					.of(LocalDate.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)), 1));
			}
			var quarter = QUARTER.matcher(text);
			if (quarter.matches()) {
				int year = Integer.parseInt(quarter.group(1));
				if ((year + 1) % 100 == Integer.parseInt(quarter.group(2))) {
					return PeriodType.QUARTER
						.of(LocalDate.of(year, 4, 1).plusMonths(3L * (Integer.parseInt(quarter.group(3)) - 1)));
				}
			}
			// A spreadsheet makes a day of a month.
			@Nullable LocalDate day = quarter.matches() ? null : line.day("period").orElse(null);
			if (day != null && day.getDayOfMonth() == 1) {
				return PeriodType.MONTH.of(day);
			}
			line.problem("period", "Write a month as 2026-10, or a quarter of a financial year as 2026/27 Q2.");
			return null;
		}

	}

	private record Key(Outlets.Id outlet, Period period) {
	}

	/** What the rows of an outlet and a period tell together. */
	private static final class Draft {

		private final Key key;

		private final HeadedRows.Line line;

		private final Map<String, Integer> numbers = new HashMap<>();

		private final Map<String, Integer> items = new LinkedHashMap<>();

		private boolean nil;

		Draft(Key key, HeadedRows.Line line) {
			this.key = key;
			this.line = line;
		}

		void take(HeadedRows.Line from, String column, Optional<Integer> number) {
			number.ifPresent(told -> {
				@Nullable Integer before = numbers.putIfAbsent(column, told);
				if (before != null && !before.equals(told)) {
					from.problem(column, "Another row of this outlet and period tells another number.");
				}
			});
		}

		EquipmentEntry entry() {
			return new EquipmentEntry(key.outlet(), key.period(), nil, numbers.get("attendances"), Map.of(),
					numbers.get("new_people"), items, numbers.get("returned"), null, false);
		}

	}

}
