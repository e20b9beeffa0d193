package scot.adp.community;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
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

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Trial trial;

	PathFiles(WorkPaths paths, PathRules rules, IdentityColumns identityColumns, Imports imports,
			CurrentCaller currentCaller, Recording recording, Trial trial) {
		this.paths = paths;
		this.rules = rules;
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
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
		return trial.of(() -> new Reading().read(file));
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "community.path.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			UUID together = UUID.randomUUID();
			var reading = new Reading();
			var understood = reading.read(file);
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			Objects.requireNonNull(reading.taking).keep(Door.FILE, together, author);
			taken.add(understood);
			return Made.told(imports.record(NewImport.of(IMPORT_KIND, file,
					Map.of("paths", understood.paths(), "facts", understood.facts()), true), together));
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
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
			List<ImportProblem> unusual, List<ImportProblem> warnings) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Set<UnitId> reach = currentCaller.reach();

		private final @Nullable UnitId only = paths.units()
			.stream()
			.filter(OwnUnit::persons)
			.map(OwnUnit::unit)
			.findFirst()
			.orElse(null);

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<WorkPaths.Sent> sent = new ArrayList<>();

		private WorkPaths.@Nullable Taking taking;

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			var first = paths.taking(sent, reach).faults();
			// What is only unusual is known to the rows behind it, so all are looked at
			// once
			// more as if it were right.
			taking = paths.taking(sent.stream().map(WorkPaths.Sent::confirmed).toList(), reach);
			for (int i = 0; i < sent.size(); i++) {
				HeadedRows.Line line = lines.get(i);
				var wrong = taking.faults().get(i);
				wrong.forEach(fault -> line.problem(column(fault), fault.message()));
				if (wrong.isEmpty()) {
					first.get(i)
						.stream()
						.filter(fault -> PathCheck.CONFIRM.equals(fault.reason()))
						.forEach(fault -> line.unusual(column(fault), fault.message()));
				}
			}
			return new Understood(taking.added(), taking.facts(), rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private static String column(Problem.Field fault) {
			return COLUMNS.getOrDefault(fault.path(), fault.path());
		}

		private void take(HeadedRows.Line line) {
			@Nullable String ref = line.code("ref").orElse(null);
			@Nullable LocalDate registered = line.day("registered_on").orElse(null);
			line.asks("ref", ref);
			line.asks("registered_on", registered);
			@Nullable UnitId unit = unit(line);
			var facts = new ArrayList<WorkFact>();
			job(line, facts);
			check(line, facts);
			if (!line.isFaulty() && unit != null) {
				lines.add(line);
				sent.add(new WorkPaths.Sent(unit, ref, null, registered, null, facts, false));
			}
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			@Nullable String code = line.code("unit").orElse(null);
			@Nullable UnitId found = (code == null) ? only
					: reach.stream().filter(it -> it.value().equals(code)).findFirst().orElse(null);
			if (found == null) {
				line.problem("unit", "This is none of your units; give the unit's code.");
			}
			return found;
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

	}

}
