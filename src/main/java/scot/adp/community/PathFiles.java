package scot.adp.community;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
import scot.adp.exchange.FileUnderstood;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.CurrentCaller;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Allowed;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;

/**
 * Takes ways into work in from files, whole or not at all: several rows of one reference
 * are one path. What is known already is passed over. A file that has a column which can
 * tell who somebody is, is refused by its headings; no problem repeats a cell.
 */
@Service
@Transactional
public class PathFiles {

	/** How the register of imports knows ways into work. */
	static final String IMPORT_KIND = "community.spells";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("ref", "registered_on");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "start", "end", "hours_band", "job_kind", "sector",
			"second_job", "checked_on", "in_work", "unbroken", "evidence");

	/** The columns that hold a value of a list: its code, or what people read for it. */
	public static final List<Map.Entry<String, Lists>> LISTED = List.of(Map.entry("hours_band", Lists.HOURS_BAND),
			Map.entry("job_kind", Lists.JOB_KIND), Map.entry("sector", Lists.SECTOR),
			Map.entry("evidence", Lists.EVIDENCE));

	private static final Map<String, Boolean> YES_NO = Map.of("yes", true, "no", false, "y", true, "n", false);

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("ownRef", "ref", "registeredOn", "registered_on",
			"hoursBand", "hours_band", "jobKind", "job_kind", "checkedOn", "checked_on", "inWork", "in_work",
			"agreement", "ref");

	private final WorkPaths paths;

	private final PathRules rules;

	private final IdentityColumns identityColumns;

	private final FilesIn files;

	private final CurrentCaller currentCaller;

	private final Trial trial;

	PathFiles(WorkPaths paths, PathRules rules, IdentityColumns identityColumns, FilesIn files,
			CurrentCaller currentCaller, Trial trial) {
		this.paths = paths;
		this.rules = rules;
		this.identityColumns = identityColumns;
		this.files = files;
		this.currentCaller = currentCaller;
		this.trial = trial;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "community.path.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return trial.of(() -> read(file).understood());
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "community.path.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.load(idempotencyKey, file, IMPORT_KIND, confirmed, () -> read(file),
				it -> Map.of("paths", it.paths(), "facts", it.facts()), () -> tryOut(file));
	}

	private FilesIn.Read<Understood> read(IncomingFile file) {
		Set<UnitId> reach = currentCaller.reach();
		var found = new FileRows<WorkPaths.Sent, WorkPaths.Taking>(reach, paths.units(), COLUMNS);
		var rows = new HeadedRows(null, REQUIRED, OPTIONAL, line -> take(line, found))
			.secretly(identityColumns::refuse);
		HeadedRows.read(file, rows);
		var taking = found.looked(sent -> paths.taking(sent, reach), WorkPaths.Sent::confirmed);
		return new FilesIn.Read<>(new Understood(taking.added(), taking.facts(), rows.problems(), rows.problemCount(),
				rows.unusual(), rows.warnings()), (in, author) -> taking.keep(Door.FILE, in, author));
	}

	private void take(HeadedRows.Line line, FileRows<WorkPaths.Sent, WorkPaths.Taking> found) {
		@Nullable String ref = line.code("ref").orElse(null);
		@Nullable LocalDate registered = line.day("registered_on").orElse(null);
		line.asks("ref", ref);
		line.asks("registered_on", registered);
		@Nullable UnitId unit = found.unit(line);
		var facts = new ArrayList<WorkFact>();
		job(line, facts);
		check(line, facts);
		if (!line.isFaulty() && unit != null) {
			found.add(line, new WorkPaths.Sent(unit, ref, null, registered, null, facts, false));
		}
	}

	private void job(HeadedRows.Line line, List<WorkFact> facts) {
		@Nullable LocalDate start = line.day("start").orElse(null);
		@Nullable LocalDate end = line.day("end").orElse(null);
		@Nullable String band = line.listed("hours_band", rules.list(Lists.HOURS_BAND)).orElse(null);
		String kind = line.listed("job_kind", rules.list(Lists.JOB_KIND)).orElse("EMPLOYEE");
		String sector = line.listed("sector", rules.list(Lists.SECTOR)).orElse("NOT_KNOWN");
		boolean second = line.choice("second_job", YES_NO).orElse(false);
		if (start == null) {
			if (end != null) {
				line.problem("start", "Give the first day of the job too.");
			}
			return;
		}
		if (band == null) {
			line.asks("hours_band", null);
			return;
		}
		facts.add(WorkFact.of(new Job(start, end, band, kind, sector, second)));
	}

	private void check(HeadedRows.Line line, List<WorkFact> facts) {
		@Nullable LocalDate on = line.day("checked_on").orElse(null);
		@Nullable Boolean inWork = line.choice("in_work", YES_NO).orElse(null);
		boolean unbroken = line.choice("unbroken", YES_NO).orElse(false);
		String evidence = line.listed("evidence", rules.list(Lists.EVIDENCE)).orElse("PERSON");
		if (on == null) {
			if (inWork != null) {
				line.problem("checked_on", "Give the day of the check too.");
			}
			return;
		}
		if (inWork == null) {
			line.asks("in_work", null);
			return;
		}
		facts.add(WorkFact.of(new Check(on, inWork, unbroken, evidence)));
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param paths how many paths are new
	 * @param facts how many jobs and checks are new
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int paths, int facts, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements FileUnderstood {
	}

}
