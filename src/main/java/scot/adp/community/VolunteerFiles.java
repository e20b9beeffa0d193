package scot.adp.community;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.VolunteerRules.Lists;
import scot.adp.community.VolunteerView.State;
import scot.adp.exchange.FileUnderstood;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.CurrentCaller;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Takes people who volunteer in from files, whole or not at all: a row for what somebody
 * does. Who does the same at the host already is passed over. A file that has a column
 * which can tell who somebody is, is refused by its headings; no problem repeats a cell.
 */
@Service
@Transactional
public class VolunteerFiles {

	/** How the register of imports knows volunteers. */
	static final String IMPORT_KIND = "community.volunteers";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("ref", "role", "pvg", "from");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "regulated", "pvg_expires_on", "supervision_due",
			"expenses", "state");

	/** The columns that hold a value of a list: its code, or what people read for it. */
	public static final List<Map.Entry<String, Lists>> LISTED = List.of(Map.entry("role", Lists.ROLE),
			Map.entry("pvg", Lists.PVG));

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("ownRef", "ref", "agreement", "ref", "chi", "ref");

	private static final Map<String, Boolean> YES_OR_NO = Map.of("YES", true, "NO", false);

	private final Volunteers volunteers;

	private final VolunteerRules rules;

	private final FilesIn files;

	private final IdentityColumns identityColumns;

	private final CurrentCaller currentCaller;

	VolunteerFiles(Volunteers volunteers, VolunteerRules rules, FilesIn files, IdentityColumns identityColumns,
			CurrentCaller currentCaller) {
		this.volunteers = volunteers;
		this.rules = rules;
		this.files = files;
		this.identityColumns = identityColumns;
		this.currentCaller = currentCaller;
	}

	/**
	 * Reads a file and tells what it holds and all that is wrong with it; nothing is
	 * stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "community.volunteer.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return read(file).understood();
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "community.volunteer.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.load(idempotencyKey, file, IMPORT_KIND, confirmed, () -> read(file),
				it -> Map.of("volunteers", it.added()), () -> tryOut(file));
	}

	private FilesIn.Read<Understood> read(IncomingFile file) {
		Set<UnitId> reach = currentCaller.reach();
		var found = new FileRows<Volunteers.New, Volunteers.Taking>(reach, volunteers.units(), COLUMNS);
		var rows = new HeadedRows(null, REQUIRED, OPTIONAL, line -> take(line, found))
			.secretly(identityColumns::refuse);
		HeadedRows.read(file, rows);
		var taking = found.looked(sent -> volunteers.taking(sent, reach), UnaryOperator.identity());
		return new FilesIn.Read<>(new Understood(taking.made().size(), taking.passedOver(), rows.problems(),
				rows.problemCount(), List.of(), rows.warnings()), (in, author) -> taking.keep(Door.FILE, in, author));
	}

	private void take(HeadedRows.Line line, FileRows<Volunteers.New, Volunteers.Taking> found) {
		@Nullable String ref = line.code("ref").orElse(null);
		@Nullable String role = line.listed("role", rules.list(Lists.ROLE)).orElse(null);
		@Nullable String pvg = line.listed("pvg", rules.list(Lists.PVG)).orElse(null);
		@Nullable LocalDate from = line.day("from").orElse(null);
		REQUIRED.forEach(heading -> line.asks(heading, null));
		@Nullable UnitId unit = found.unit(line);
		boolean regulated = line.choice("regulated", YES_OR_NO).orElse(false);
		boolean expenses = line.choice("expenses", YES_OR_NO).orElse(false);
		@Nullable LocalDate expires = line.day("pvg_expires_on").orElse(null);
		@Nullable LocalDate supervision = line.day("supervision_due").orElse(null);
		State state = line.choice("state", states()).orElse(State.ACTIVE);
		if (!line.isFaulty() && unit != null && role != null && pvg != null && from != null) {
			found.add(line, new Volunteers.New(unit, ref, null, from,
					new Volunteers.What(role, regulated, pvg, expires, supervision, expenses, state)));
		}
	}

	private static Map<String, State> states() {
		var states = new LinkedHashMap<String, State>();
		for (State state : State.values()) {
			if (state != State.ENDED) {
				states.put(state.name(), state);
			}
		}
		return states;
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param added how many are new
	 * @param known how many do the same at the host already
	 * @param problems what cannot be taken, the first of them
	 * @param unusual nothing: a row is right or wrong
	 */
	public record Understood(int added, int known, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements FileUnderstood {
	}

}
