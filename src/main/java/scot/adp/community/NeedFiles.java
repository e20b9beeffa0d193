package scot.adp.community;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedEntry.Stage;
import scot.adp.community.NeedRules.Lists;
import scot.adp.exchange.FileUnderstood;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.CurrentCaller;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Allowed;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;

/**
 * Takes need checks in from files, whole or not at all: a row for each check, a column
 * for each domain. What is known is passed over. A file that has a column which can tell
 * who somebody is, is refused by its headings; no problem repeats a cell.
 */
@Service
@Transactional
public class NeedFiles {

	/** How the register of imports knows need checks. */
	static final String IMPORT_KIND = "community.needs";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("ref", "checked_on", "stage");

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("ownRef", "ref", "checkedOn", "checked_on", "agreement",
			"ref", "answers", "stage");

	private static final Map<String, Stage> STAGES = Map.of("start", Stage.START, "review", Stage.REVIEW, "end",
			Stage.END);

	private static final Map<String, Answered> ANSWERS = Map.of("no need", new Answered(null), "met",
			new Answered(Met.YES), "partly", new Answered(Met.PART), "partly met", new Answered(Met.PART), "unmet",
			new Answered(Met.NO), "not met", new Answered(Met.NO), "unknown", new Answered(Met.NOT_KNOWN), "not known",
			new Answered(Met.NOT_KNOWN));

	private final NeedChecks checks;

	private final NeedRules rules;

	private final IdentityColumns identityColumns;

	private final FilesIn files;

	private final CurrentCaller currentCaller;

	private final Trial trial;

	NeedFiles(NeedChecks checks, NeedRules rules, IdentityColumns identityColumns, FilesIn files,
			CurrentCaller currentCaller, Trial trial) {
		this.checks = checks;
		this.rules = rules;
		this.identityColumns = identityColumns;
		this.files = files;
		this.currentCaller = currentCaller;
		this.trial = trial;
	}

	/** The columns that a file may have: the unit, and each domain. */
	@Allowed(operation = "community.need.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public List<String> optional() {
		return Stream.concat(Stream.of("unit"), domains().map(NeedFiles::column)).toList();
	}

	private Stream<String> domains() {
		return rules.list(Lists.DOMAIN).values().stream().map(CodeList.Value::code);
	}

	private static String column(String domain) {
		return domain.toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "community.need.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return trial.of(() -> read(file).understood());
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "community.need.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.load(idempotencyKey, file, IMPORT_KIND, confirmed, () -> read(file),
				it -> Map.of("checks", it.added()), () -> tryOut(file));
	}

	private FilesIn.Read<Understood> read(IncomingFile file) {
		Set<UnitId> reach = currentCaller.reach();
		var found = new FileRows<NeedChecks.Sent, NeedChecks.Taking>(reach, checks.beginning().units(), COLUMNS);
		var rows = new HeadedRows(null, REQUIRED, optional(), line -> take(line, found))
			.secretly(identityColumns::refuse);
		HeadedRows.read(file, rows);
		var taking = found.looked(sent -> checks.taking(sent, reach), NeedChecks.Sent::confirmed);
		return new FilesIn.Read<>(new Understood(taking.added(), taking.passedOver(), rows.problems(),
				rows.problemCount(), rows.unusual(), rows.warnings()),
				(in, author) -> taking.keep(Door.FILE, in, author));
	}

	private void take(HeadedRows.Line line, FileRows<NeedChecks.Sent, NeedChecks.Taking> found) {
		@Nullable String ref = line.code("ref").orElse(null);
		@Nullable LocalDate on = line.day("checked_on").orElse(null);
		@Nullable Stage stage = line.choice("stage", STAGES).orElse(null);
		line.asks("ref", ref);
		line.asks("checked_on", on);
		line.asks("stage", stage);
		@Nullable UnitId unit = found.unit(line);
		var answers = new ArrayList<NeedAnswer>();
		domains().forEach(domain -> line.choice(column(domain), ANSWERS)
			.ifPresent(it -> answers.add(new NeedAnswer(domain, it.met() != null, it.met()))));
		if (!line.isFaulty() && unit != null && on != null && stage != null) {
			found.add(line, new NeedChecks.Sent(new NeedEntry(unit, ref, on, stage, answers, false), null));
		}
	}

	/** How far the need of a cell is met; null where it says that there is none. */
	private record Answered(@Nullable Met met) {
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param added how many checks are new
	 * @param passedOver how many are known already
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int added, int passedOver, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements FileUnderstood {
	}

}
