package scot.adp.community;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.LearnerEntry.Outcome;
import scot.adp.community.LearnerRules.Lists;
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
 * Takes who learns in from files, whole or not at all. A course of a reference from one
 * day on is one record: what is known is passed over, and a row with the last day ends
 * it. A file that has a column which can tell who somebody is, is refused by its
 * headings; no problem repeats a cell.
 */
@Service
@Transactional
public class LearnerFiles {

	/** How the register of imports knows who learns. */
	static final String IMPORT_KIND = "community.learners";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("ref", "course", "start");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "provider", "scqf_level", "end", "outcome",
			"left_because", "qualification");

	/** The columns that hold a value of a list: its code, or what people read for it. */
	public static final List<Map.Entry<String, Lists>> LISTED = List.of(Map.entry("course", Lists.COURSE),
			Map.entry("provider", Lists.PROVIDER), Map.entry("qualification", Lists.QUALIFICATION),
			Map.entry("left_because", Lists.LEFT_BECAUSE));

	private static final Map<String, Outcome> OUTCOMES = Map.of("completed", Outcome.COMPLETED, "left", Outcome.LEFT);

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("ownRef", "ref", "startOn", "start", "endOn", "end",
			"scqfLevel", "scqf_level", "leftBecause", "left_because", "agreement", "ref");

	private final LearnerPaths learners;

	private final LearnerRules rules;

	private final IdentityColumns identityColumns;

	private final FilesIn files;

	private final CurrentCaller currentCaller;

	private final Trial trial;

	LearnerFiles(LearnerPaths learners, LearnerRules rules, IdentityColumns identityColumns, FilesIn files,
			CurrentCaller currentCaller, Trial trial) {
		this.learners = learners;
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
	@Allowed(operation = "community.learner.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return trial.of(() -> read(file).understood());
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "community.learner.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.load(idempotencyKey, file, IMPORT_KIND, confirmed, () -> read(file),
				it -> Map.of("courses", it.added(), "ended", it.ended()), () -> tryOut(file));
	}

	private FilesIn.Read<Understood> read(IncomingFile file) {
		Set<UnitId> reach = currentCaller.reach();
		var found = new FileRows<LearnerPaths.Sent, LearnerPaths.Taking>(reach, learners.beginning().units(), COLUMNS);
		var rows = new HeadedRows(null, REQUIRED, OPTIONAL, line -> take(line, found))
			.secretly(identityColumns::refuse);
		HeadedRows.read(file, rows);
		var taking = found.looked(sent -> learners.taking(sent, reach), LearnerPaths.Sent::confirmed);
		return new FilesIn.Read<>(new Understood(taking.added(), taking.ended(), rows.problems(), rows.problemCount(),
				rows.unusual(), rows.warnings()), (in, author) -> taking.keep(Door.FILE, in, author));
	}

	private void take(HeadedRows.Line line, FileRows<LearnerPaths.Sent, LearnerPaths.Taking> found) {
		@Nullable String ref = line.code("ref").orElse(null);
		@Nullable String course = line.listed("course", rules.list(Lists.COURSE)).orElse(null);
		@Nullable LocalDate start = line.day("start").orElse(null);
		line.asks("ref", ref);
		line.asks("course", course);
		line.asks("start", start);
		@Nullable UnitId unit = found.unit(line);
		String provider = line.listed("provider", rules.list(Lists.PROVIDER)).orElse(LearnerEntry.NOBODY_SAID);
		@Nullable Integer level = line.whole("scqf_level").orElse(null);
		@Nullable LocalDate end = line.day("end").orElse(null);
		@Nullable Outcome outcome = line.choice("outcome", OUTCOMES).orElse(null);
		@Nullable String because = line.listed("left_because", rules.list(Lists.LEFT_BECAUSE)).orElse(null);
		@Nullable String gained = line.listed("qualification", rules.list(Lists.QUALIFICATION)).orElse(null);
		if (!line.isFaulty() && unit != null && course != null && start != null) {
			found.add(line, new LearnerPaths.Sent(
					new LearnerEntry(unit, ref, course, provider, level, start, end, outcome, because, gained, false),
					null));
		}
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param added how many courses of people are new
	 * @param ended of how many that are known it tells the end
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int added, int ended, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements FileUnderstood {
	}

}
