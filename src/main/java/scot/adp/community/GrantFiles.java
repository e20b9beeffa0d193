package scot.adp.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.FileUnderstood;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;

/**
 * Takes grants in from files, whole or not at all. What is known, by who looks after it,
 * who has it and its first day, is passed over; a row that tells what was spent reports
 * on it.
 */
@Service
@Transactional
public class GrantFiles {

	/** How the register of imports knows grants. */
	static final String IMPORT_KIND = "community.grants";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("organisation", "award", "from", "to");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "spent", "participants", "purpose", "actions",
			"over_because");

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("fromOn", "from", "toOn", "to", "organisationName",
			"organisation", "overBecause", "over_because", "actionCodes", "actions");

	private final Grants grants;

	private final Partners partners;

	private final FilesIn files;

	private final CurrentCaller currentCaller;

	private final Trial trial;

	GrantFiles(Grants grants, Partners partners, FilesIn files, CurrentCaller currentCaller, Trial trial) {
		this.grants = grants;
		this.partners = partners;
		this.files = files;
		this.currentCaller = currentCaller;
		this.trial = trial;
	}

	/**
	 * Reads a file and tells what it holds and all that is wrong with it; nothing is
	 * stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "community.grant.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return trial.of(() -> read(file).understood());
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "community.grant.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.load(idempotencyKey, file, IMPORT_KIND, confirmed, () -> read(file),
				it -> Map.of("grants", it.added(), "reported", it.reported()), () -> tryOut(file));
	}

	private FilesIn.Read<Understood> read(IncomingFile file) {
		var caller = currentCaller.get();
		Set<UnitId> reach = caller.supportTeam()
				? partners.units().stream().map(UnitView::code).collect(Collectors.toSet()) : currentCaller.reach();
		var offered = caller.ownUnits()
			.stream()
			.sorted(Comparator.comparing(UnitId::value))
			.limit(1)
			.map(it -> new OwnUnit(it, it.value(), true, null))
			.toList();
		var found = new FileRows<Grants.Row, Grants.Taking>(reach, offered, COLUMNS);
		var rows = new HeadedRows(null, REQUIRED, OPTIONAL, line -> take(line, found));
		HeadedRows.read(file, rows);
		var taking = found.looked(all -> grants.taking(all, reach), it -> it);
		return new FilesIn.Read<>(new Understood(taking.added(), taking.reported(), rows.problems(),
				rows.problemCount(), rows.unusual(), rows.warnings()),
				(in, author) -> taking.keep(Door.FILE, in, author));
	}

	private void take(HeadedRows.Line line, FileRows<Grants.Row, Grants.Taking> found) {
		@Nullable String holder = line.text("organisation", Grants.NAME_LIMIT).orElse(null);
		@Nullable BigDecimal award = line.number("award").orElse(null);
		@Nullable LocalDate from = line.day("from").orElse(null);
		@Nullable LocalDate to = line.day("to").orElse(null);
		line.asks("organisation", holder);
		line.asks("award", award);
		line.asks("from", from);
		line.asks("to", to);
		@Nullable UnitId unit = found.unit(line);
		@Nullable BigDecimal spent = line.number("spent").orElse(null);
		@Nullable Integer participants = line.whole("participants").orElse(null);
		@Nullable String because = line.text("over_because", Grants.WORDS_LIMIT).orElse(null);
		@Nullable String purpose = line.text("purpose", Grants.WORDS_LIMIT).orElse(null);
		if (spent == null && (participants != null || because != null)) {
			line.problem("spent", "Give what was spent too, 0 where nothing was.");
		}
		if (!line.isFaulty() && unit != null && holder != null && award != null && from != null && to != null) {
			boolean listed = partners.organisations().stream().anyMatch(it -> it.code().value().equals(holder));
			found.add(line,
					new Grants.Row(
							new Grants.Award(unit, listed ? holder : null, listed ? null : holder, award, from, to,
									purpose, line.several("actions"))
								.stripped(),
							(spent != null) ? new Grants.Report(spent, participants, null, because).stripped() : null));
		}
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param added how many grants are new
	 * @param reported of how many it tells what became of them
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int added, int reported, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements FileUnderstood {
	}

}
