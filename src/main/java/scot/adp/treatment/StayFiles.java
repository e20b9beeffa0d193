package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Areas;
import scot.adp.exchange.FileUnderstood;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Recording;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.treatment.StayRules.Lists;

/**
 * Takes residential stays in from files, whole or not at all: a row for each. A stay that
 * goes on is added to; what is known is passed over, and a planned end that is another
 * moves it. A file that has a column which can tell who somebody is, is refused by its
 * headings; no problem repeats a cell, and the file is never kept.
 */
@Service
@Transactional
public class StayFiles {

	/** How the register of imports knows stays. */
	static final String IMPORT_KIND = "treatment.stays";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("own_ref", "kind");

	/** Days, each with the fact that it tells. */
	private static final Map<String, String> DAYS = ordered("enquiry_on", "enquiryOn", "assessed_on", "assessedOn",
			"plan_agreed_on", "planAgreedOn", "funding_on", "fundingOn", "applied_on", "appliedOn", "accepted_on",
			"acceptedOn", "declined_on", "declinedOn", "preparation_on", "preparationOn", "admitted_on", "admittedOn",
			"planned_end_on", "plannedEndOn", "left_on", "leftOn");

	/** Codes, each with the fact that it tells. */
	private static final Map<String, String> CODES = ordered("decision", "decision", "reason", "decisionReason",
			"route", "route", "provider", "provider", "decline_reason", "declineReason", "left_how", "leftHow",
			"destination", "destination", "next_step", "nextStep");

	/** Of which list the codes of a column are. */
	public static final Map<String, Lists> CODE_LISTS = Map.of("decision", Lists.DECISION, "reason",
			Lists.DECISION_REASON, "route", Lists.ROUTE, "provider", Lists.PROVIDER, "decline_reason",
			Lists.DECLINE_REASON, "left_how", Lists.LEFT_HOW, "destination", Lists.DESTINATION, "next_step",
			Lists.NEXT_STEP);

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = columns();

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = byFact();

	private static final Map<String, Boolean> YES_OR_NO = Map.of("YES", true, "NO", false);

	private static final String COST_NOT_KNOWN = "NOT_KNOWN";

	private final Stays stays;

	private final Areas areas;

	private final Trial trial;

	private final IdentityColumns identityColumns;

	private final FilesIn files;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	StayFiles(Stays stays, Areas areas, Trial trial, IdentityColumns identityColumns, FilesIn files,
			CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.stays = stays;
		this.areas = areas;
		this.trial = trial;
		this.identityColumns = identityColumns;
		this.files = files;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	private static Map<String, String> ordered(String... pairs) {
		var map = new LinkedHashMap<String, String>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put(pairs[i], pairs[i + 1]);
		}
		return map;
	}

	private static List<String> columns() {
		var columns = new ArrayList<>(List.of("unit", "substance"));
		columns.addAll(DAYS.keySet());
		columns.addAll(CODES.keySet());
		columns
			.addAll(List.of("cost_pence", "naloxone", "parent", "age_band", "sex", "simd_quintile", "locality", "chi"));
		return List.copyOf(columns);
	}

	private static Map<String, String> byFact() {
		var columns = new HashMap<>(Map.of("ownRef", "own_ref", "agreement", "own_ref", "costPence", "cost_pence",
				"ageBand", "age_band", "simdQuintile", "simd_quintile", "homeArea", "locality"));
		DAYS.forEach((column, fact) -> columns.put(fact, column));
		CODES.forEach((column, fact) -> columns.put(fact, column));
		return columns;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "treatment.stay.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		var author = recording.author();
		var reading = new Reading(UUID.randomUUID(), author);
		var understood = trial.of(() -> reading.read(file));
		var told = new TreeMap<String, String>();
		reading.counted.forEach((unit, rows) -> told.put("rows." + unit, String.valueOf(rows)));
		if (!told.isEmpty()) {
			recording.tell("stays tried out", told);
		}
		return understood;
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "treatment.stay.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.take(idempotencyKey, file, IMPORT_KIND, confirmed,
				(together, author) -> new Reading(together, author).read(file),
				done -> Map.of("opened", done.opened(), "changed", done.changed()), () -> tryOut(file));
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param rows how many of its rows can be taken
	 * @param opened how many of them are new
	 * @param changed to how many that are there they add
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int rows, int opened, int changed, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements FileUnderstood {
	}

	/** One reading of a file. */
	private final class Reading {

		private final UUID together;

		private final Author author;

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Set<UnitId> reach = currentCaller.reach();

		private final Map<String, UnitId> units = new TreeMap<>();

		private final Map<String, String> homes = new LinkedHashMap<>();

		private final Map<String, Integer> counted = new TreeMap<>();

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<StayEntry> entries = new ArrayList<>();

		private int taken;

		private int opened;

		private int changed;

		Reading(UUID together, Author author) {
			this.together = together;
			this.author = author;
			stays.keeping().forEach(it -> units.put(it.code().value(), it.code()));
			areas.coverage(LocalDate.now(clock)).forEach(it -> homes.put(it.code().value(), it.code().value()));
			stays.profiles(NaloxoneRules.Lists.HOME_MISSING).values().forEach(it -> homes.put(it.code(), it.code()));
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			flush();
			return new Understood(taken, opened, changed, rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			@Nullable UnitId unit = unit(line);
			@Nullable String reference = line.code("own_ref").orElse(null);
			line.asks("own_ref", reference);
			@Nullable String kind = line.listed("kind", stays.list(Lists.KIND)).orElse(null);
			line.asks("kind", kind);
			@Nullable String substance = line.listed("substance", stays.list(Lists.SUBSTANCE)).orElse(null);
			var facts = new HashMap<String, Object>();
			DAYS.forEach((column, fact) -> line.day(column).ifPresent(day -> facts.put(fact, day)));
			CODES.forEach((column, fact) -> line.listed(column, stays.list(listOf(column)))
				.ifPresent(code -> facts.put(fact, code)));
			line.choice("naloxone", YES_OR_NO).ifPresent(it -> facts.put("naloxone", it));
			line.choice("parent", YES_OR_NO).ifPresent(it -> facts.put("parent", it));
			if (COST_NOT_KNOWN.equalsIgnoreCase(line.code("cost_pence").orElse(""))) {
				facts.put("costNotKnown", true);
			}
			else {
				line.whole("cost_pence").ifPresent(it -> facts.put("costPence", it));
			}
			var profile = SupplyEntry.Profile.of(given(line, "age_band", NaloxoneRules.Lists.AGE_BAND),
					given(line, "sex", NaloxoneRules.Lists.SEX),
					given(line, "simd_quintile", NaloxoneRules.Lists.SIMD_QUINTILE),
					line.choice("locality", homes).orElse(null));
			@Nullable String chi = line.code("chi").orElse(null);
			if (line.isFaulty() || unit == null || reference == null || kind == null) {
				return;
			}
			lines.add(line);
			entries.add(new StayEntry(unit, reference, chi, kind, substance, profile, StayFacts.of(facts), false));
			if (entries.size() == BatchResult.ITEMS_AT_MOST) {
				flush();
			}
		}

		private void flush() {
			if (entries.isEmpty()) {
				return;
			}
			var done = new ArrayList<>(taken(entries));
			for (int i = 0; i < done.size(); i++) {
				HeadedRows.Line line = lines.get(i);
				var faults = done.get(i).faults();
				if (!faults.isEmpty() && faults.stream().allMatch(it -> StayCheck.CONFIRM.equals(it.reason()))) {
					faults.forEach(it -> line.unusual(column(it.path()), it.message()));
					done.set(i, taken(List.of(entries.get(i).sure())).getFirst());
				}
				done.get(i).faults().forEach(it -> line.problem(column(it.path()), it.message()));
				done.get(i).remarks().forEach(it -> line.warning(column(it.path()), it.message()));
				counted.merge(entries.get(i).unit().value(), 1, Integer::sum);
			}
			taken += (int) done.stream().filter(it -> it.id() != null).count();
			opened += (int) done.stream().filter(Stays.Taken::opened).count();
			changed += (int) done.stream().filter(it -> it.changed() && !it.opened()).count();
			lines.clear();
			entries.clear();
		}

		private List<Stays.Taken> taken(List<StayEntry> some) {
			return stays.take(some, reach, false, Stays.Door.FILE, together, author);
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			if (line.cell("unit").isBlank()) {
				if (units.size() == 1) {
					return units.values().iterator().next();
				}
				line.problem("unit", "Say which of your units looks after them.");
				return null;
			}
			return line.choice("unit", units).orElse(null);
		}

		private @Nullable String given(HeadedRows.Line line, String heading, NaloxoneRules.Lists list) {
			return line.listed(heading, stays.profiles(list)).orElse(null);
		}

		private static Lists listOf(String column) {
			return Objects.requireNonNull(CODE_LISTS.get(column));
		}

		private static String column(String path) {
			return Objects.requireNonNull(COLUMNS.getOrDefault(path, path));
		}

	}

}
