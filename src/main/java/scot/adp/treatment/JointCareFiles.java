package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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
import scot.adp.treatment.JointCareRules.Lists;

/**
 * Takes joint care in from files, whole or not at all: a row for each asking. What goes
 * on is added to, and what is known is passed over. A file that has a column which can
 * tell who somebody is, is refused by its headings; no problem repeats a cell, and the
 * file is never kept.
 */
@Service
@Transactional
public class JointCareFiles {

	/** How the register of imports knows joint care. */
	static final String IMPORT_KIND = "treatment.joint-care";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("own_ref", "asked_by", "asked_of", "asked_on");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("answered_by", "answer", "reason", "answered_on", "lead_unit",
			"lead_on", "joint_assessment_on", "plan_on", "closed_on", "close_reason", "chi");

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.ofEntries(Map.entry("ownRef", "own_ref"),
			Map.entry("agreement", "own_ref"), Map.entry("unit", "asked_by"), Map.entry("askedBy", "asked_by"),
			Map.entry("askedOf", "asked_of"), Map.entry("askedOn", "asked_on"), Map.entry("answeredBy", "answered_by"),
			Map.entry("answeredOn", "answered_on"), Map.entry("leadUnit", "lead_unit"), Map.entry("leadOn", "lead_on"),
			Map.entry("assessedOn", "joint_assessment_on"), Map.entry("planOn", "plan_on"),
			Map.entry("closedOn", "closed_on"), Map.entry("closeReason", "close_reason"));

	private final JointCares jointCares;

	private final Trial trial;

	private final IdentityColumns identityColumns;

	private final FilesIn files;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	JointCareFiles(JointCares jointCares, Trial trial, IdentityColumns identityColumns, FilesIn files,
			CurrentCaller currentCaller, Recording recording) {
		this.jointCares = jointCares;
		this.trial = trial;
		this.identityColumns = identityColumns;
		this.files = files;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "treatment.joint-care.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		var author = recording.author();
		var reading = new Reading(UUID.randomUUID(), author);
		var understood = trial.of(() -> reading.read(file));
		var told = new TreeMap<String, String>();
		reading.counted.forEach((unit, rows) -> told.put("rows." + unit, String.valueOf(rows)));
		if (!told.isEmpty()) {
			recording.tell("joint care tried out", told);
		}
		return understood;
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "treatment.joint-care.import",
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

		private final Map<String, Integer> counted = new TreeMap<>();

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<JointCareEntry> entries = new ArrayList<>();

		private int taken;

		private int opened;

		private int changed;

		Reading(UUID together, Author author) {
			this.together = together;
			this.author = author;
			jointCares.beginning().all().forEach(it -> units.put(it.code().value(), it.code()));
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			flush();
			return new Understood(taken, opened, changed, rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			@Nullable String reference = line.code("own_ref").orElse(null);
			line.asks("own_ref", reference);
			@Nullable UnitId askedBy = unit(line, "asked_by");
			line.asks("asked_by", askedBy);
			@Nullable UnitId askedOf = unit(line, "asked_of");
			line.asks("asked_of", askedOf);
			@Nullable LocalDate askedOn = line.day("asked_on").orElse(null);
			line.asks("asked_on", askedOn);
			var told = new JointCareTold(unit(line, "answered_by"), listed(line, "answer", Lists.ANSWER),
					listed(line, "reason", Lists.REASON), line.day("answered_on").orElse(null), unit(line, "lead_unit"),
					line.day("lead_on").orElse(null), line.day("joint_assessment_on").orElse(null),
					line.day("plan_on").orElse(null), line.day("closed_on").orElse(null),
					listed(line, "close_reason", Lists.CLOSE_REASON));
			@Nullable String chi = line.code("chi").orElse(null);
			if (line.isFaulty() || reference == null || askedBy == null || askedOf == null || askedOn == null) {
				return;
			}
			lines.add(line);
			entries.add(new JointCareEntry(askedBy, askedOf, reference, chi, askedOn, told, false));
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
				if (!faults.isEmpty() && faults.stream().allMatch(it -> JointCareCheck.CONFIRM.equals(it.reason()))) {
					faults.forEach(it -> line.unusual(column(it.path()), it.message()));
					done.set(i, taken(List.of(entries.get(i).sure())).getFirst());
				}
				done.get(i).faults().forEach(it -> line.problem(column(it.path()), it.message()));
				done.get(i).remarks().forEach(it -> line.warning(column(it.path()), it.message()));
				counted.merge(entries.get(i).askedBy().value(), 1, Integer::sum);
			}
			taken += (int) done.stream().filter(it -> it.id() != null).count();
			opened += (int) done.stream().filter(JointCares.Taken::opened).count();
			changed += (int) done.stream().filter(it -> it.changed() && !it.opened()).count();
			lines.clear();
			entries.clear();
		}

		private List<JointCares.Taken> taken(List<JointCareEntry> some) {
			return jointCares.take(some, reach, false, JointCares.Door.FILE, together, author);
		}

		private @Nullable UnitId unit(HeadedRows.Line line, String heading) {
			return line.choice(heading, units).orElse(null);
		}

		private @Nullable String listed(HeadedRows.Line line, String heading, Lists list) {
			return line.listed(heading, jointCares.list(list)).orElse(null);
		}

		private static String column(String path) {
			return Objects.requireNonNull(COLUMNS.getOrDefault(path, path));
		}

	}

}
