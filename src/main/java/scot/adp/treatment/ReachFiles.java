package scot.adp.treatment;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Areas;
import scot.adp.directory.TimeOfDay;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.WholeFile;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
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
import scot.adp.platform.reading.Days;
import scot.adp.treatment.ReachRules.Lists;

/**
 * Takes notices of overdoses in from lists of the ambulance service and others, whole or
 * not at all: a row for each. A row whose source and sender's number are known is passed
 * over, and none is put together with another. A file that has a column which can tell
 * who somebody is, is refused by its headings; no problem repeats a cell, and the file is
 * never kept.
 */
@Service
@Transactional
public class ReachFiles {

	/** How the register of imports knows notices. */
	static final String IMPORT_KIND = "treatment.reach";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("sender_number", "occurred_at", "received_at", "basis");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "source", "own_ref", "age_band", "locality",
			"naloxone_given", "hospital", "chi");

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("ownRef", "own_ref", "agreement", "own_ref", "occurredAt",
			"occurred_at", "receivedAt", "received_at", "ageBand", "age_band", "naloxoneGiven", "naloxone_given",
			"senderNumber", "sender_number");

	private static final Map<String, Boolean> YES_OR_NO = Map.of("YES", true, "NO", false);

	private static final String AMBULANCE = "AMBULANCE";

	private static final String OVERDOSE = "OVERDOSE";

	private static final Pattern DAY_AND_TIME = Pattern.compile("(\\S+?)(?:T|\\s+)(\\d.*)");

	/** Spreadsheets write seconds too, which nobody asks for. */
	private static final Pattern SECONDS = Pattern.compile("^(\\d{1,2}:\\d{2}):\\d{2}$");

	private final ReachOuts reachOuts;

	private final Areas areas;

	private final Trial trial;

	private final IdentityColumns identityColumns;

	private final WholeFile wholeFile;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	ReachFiles(ReachOuts reachOuts, Areas areas, Trial trial, IdentityColumns identityColumns, WholeFile wholeFile,
			CurrentCaller currentCaller, Recording recording) {
		this.reachOuts = reachOuts;
		this.areas = areas;
		this.trial = trial;
		this.identityColumns = identityColumns;
		this.wholeFile = wholeFile;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "treatment.reach.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		var author = recording.author();
		var reading = new Reading(null, author);
		var understood = trial.of(() -> reading.read(file));
		var told = new TreeMap<String, String>();
		reading.counted.forEach((unit, rows) -> told.put("rows." + unit, String.valueOf(rows)));
		if (!told.isEmpty()) {
			recording.tell("notices tried out", told);
		}
		return understood;
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "treatment.reach.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var author = recording.author();
		return wholeFile.load(author, idempotencyKey, IMPORT_KIND, file, confirmed,
				together -> new Reading(together, author).read(file),
				done -> Map.of("opened", done.opened(), "known", done.known()), () -> tryOut(file));
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param rows how many of its rows can be taken
	 * @param opened how many of them are new
	 * @param known how many are there already
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int rows, int opened, int known, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements WholeFile.Understood {
	}

	/** One reading of a file. */
	private final class Reading {

		/** Null where it is only tried. */
		private final @Nullable UUID together;

		private final Author author;

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Set<UnitId> reach = currentCaller.reach();

		private final Map<String, UnitId> units = new TreeMap<>();

		private final Map<String, String> localities = new TreeMap<>();

		private final Map<String, Integer> counted = new TreeMap<>();

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<ReachEntry> entries = new ArrayList<>();

		private int taken;

		private int opened;

		private int known;

		Reading(@Nullable UUID together, Author author) {
			this.together = together;
			this.author = author;
			reachOuts.keeping().forEach(it -> units.put(it.code().value(), it.code()));
			areas.all().stream().filter(it -> it.coverage()).forEach(it -> {
				localities.put(it.code().value(), it.code().value());
				localities.putIfAbsent(it.name(), it.code().value());
			});
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			flush();
			return new Understood(taken, opened, known, rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			@Nullable UnitId unit = unit(line);
			@Nullable String number = line.text("sender_number").orElse(null);
			line.asks("sender_number", number);
			@Nullable OffsetDateTime occurred = moment(line, "occurred_at");
			@Nullable OffsetDateTime received = moment(line, "received_at");
			@Nullable String basis = line.listed("basis", reachOuts.list(Lists.BASIS)).orElse(null);
			line.asks("basis", basis);
			@Nullable String source = line.cell("source").isBlank() ? AMBULANCE
					: line.listed("source", reachOuts.list(Lists.SOURCE)).orElse(null);
			@Nullable String age = given(line, "age_band", reachOuts.ages());
			@Nullable String naloxone = given(line, "naloxone_given", reachOuts.list(Lists.NALOXONE_GIVEN));
			@Nullable String locality = line.cell("locality").isBlank() ? null : line.choice("locality", localities).orElse(null);
			@Nullable Boolean hospital = line.cell("hospital").isBlank() ? null : line.choice("hospital", YES_OR_NO).orElse(null);
			@Nullable String reference = line.code("own_ref").orElse(null);
			@Nullable String chi = line.code("chi").orElse(null);
			if (line.isFaulty() || unit == null || number == null || occurred == null || received == null
					|| basis == null || source == null) {
				return;
			}
			lines.add(line);
			entries.add(new ReachEntry(unit, OVERDOSE, occurred, source, basis, received, number, reference, chi, age,
					locality, naloxone, hospital, null, false, false));
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
				if (!faults.isEmpty() && faults.stream().allMatch(it -> ReachCheck.CONFIRM.equals(it.reason()))) {
					faults.forEach(it -> line.unusual(column(it.path()), it.message()));
					done.set(i, taken(List.of(entries.get(i).sure())).getFirst());
				}
				done.get(i).faults().forEach(it -> line.problem(column(it.path()), it.message()));
				counted.merge(entries.get(i).unit().value(), 1, Integer::sum);
			}
			taken += (int) done.stream().filter(it -> it.faults().isEmpty()).count();
			opened += (int) done.stream().filter(ReachOuts.Taken::opened).count();
			known += (int) done.stream().filter(it -> it.id() != null && !it.changed()).count();
			lines.clear();
			entries.clear();
		}

		/** Kept as long as it is tried, so that each row meets those before it. */
		private List<ReachOuts.Taken> taken(List<ReachEntry> some) {
			return (together != null) ? reachOuts.take(some, reach, false, ReachOuts.Door.FILE, together, author)
					: reachOuts.takeQuietly(some, reach, false, ReachOuts.Door.FILE, null, author);
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			if (line.cell("unit").isBlank()) {
				if (units.size() == 1) {
					return units.values().iterator().next();
				}
				line.problem("unit", "Say which of your units is to reach them.");
				return null;
			}
			return line.choice("unit", units).orElse(null);
		}

		private static @Nullable String given(HeadedRows.Line line, String heading, CodeList list) {
			return line.cell(heading).isBlank() ? null : line.listed(heading, list).orElse(null);
		}

		/** A day with a time of day, in local time unless it says another. */
		private static @Nullable OffsetDateTime moment(HeadedRows.Line line, String heading) {
			@Nullable String text = line.text(heading).orElse(null);
			line.asks(heading, text);
			if (text == null) {
				return null;
			}
			@Nullable OffsetDateTime read = moment(text);
			if (read == null) {
				line.problem(heading, "Write a day and a time, as 20/11/2026 23:40.");
			}
			return read;
		}

		private static @Nullable OffsetDateTime moment(String text) {
			try {
				return OffsetDateTime.parse(text);
			}
			catch (DateTimeParseException ex) {
				var parts = DAY_AND_TIME.matcher(text);
				if (!parts.matches()) {
					return null;
				}
				@Nullable LocalDate day = Days.read(parts.group(1)).found().orElse(null);
				List<LocalTime> time = TimeOfDay.read(SECONDS.matcher(parts.group(2)).replaceFirst("$1"));
				return (day == null || time.isEmpty()) ? null
						: day.atTime(time.getFirst()).atZone(AlertRules.ZONE).toOffsetDateTime();
			}
		}

		private String column(String path) {
			return Objects.requireNonNull(COLUMNS.getOrDefault(path, path));
		}

	}

}
