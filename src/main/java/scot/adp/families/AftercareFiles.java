package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.families.AftercareRules.Lists;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Takes aftercare in from files, whole or not at all: a row for each time somebody tried
 * to be in touch, or one alone, with the same reference, stay and days. Whoever is
 * followed already is added to; what is known is passed over. A file that has a column
 * which can tell who somebody is, is refused by its headings; no problem repeats a cell.
 */
@Service
@Transactional
public class AftercareFiles {

	/** How the register of imports knows aftercare. */
	static final String IMPORT_KIND = "families.aftercare";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("case_ref", "stay", "age_band");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "expected_on", "exit_on", "plan_agreed", "checked_on",
			"answer");

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("ownRef", "case_ref", "agreement", "case_ref",
			"expectedOn", "expected_on", "exitOn", "exit_on", "ageBand", "age_band", "on", "checked_on");

	private static final Map<String, Boolean> YES_OR_NO = Map.of("YES", true, "NO", false);

	private final Aftercares aftercares;

	private final FamilyTrial trial;

	private final IdentityColumns identityColumns;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	AftercareFiles(Aftercares aftercares, FamilyTrial trial, IdentityColumns identityColumns, Imports imports,
			CurrentCaller currentCaller, Recording recording) {
		this.aftercares = aftercares;
		this.trial = trial;
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "families.aftercare.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		var author = recording.author();
		return trial.of(() -> new Reading(UUID.randomUUID(), author).read(file));
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "families.aftercare.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			UUID together = UUID.randomUUID();
			var understood = new Reading(together, author).read(file);
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			ImportId id = imports.record(NewImport.of(IMPORT_KIND, file,
					Map.of("opened", understood.opened(), "changed", understood.changed()), true), together);
			taken.add(understood);
			return Made.told(id);
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param people of how many its rows tell that can be taken
	 * @param opened how many of them are new
	 * @param changed to how many that are there it adds
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int people, int opened, int changed, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) {
	}

	/** Somebody of a file: the first of their rows, and what all of them tell. */
	private record Somebody(HeadedRows.Line line, AftercareEntry entry, List<AftercareEntry.Check> checks) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final UUID together;

		private final Author author;

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Map<String, Somebody> people = new LinkedHashMap<>();

		private final Set<UnitId> reach = currentCaller.reach();

		private final Map<String, UnitId> units = new LinkedHashMap<>();

		Reading(UUID together, Author author) {
			this.together = together;
			this.author = author;
			aftercares.keeping().forEach(it -> units.put(it.unit().value(), it.unit()));
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			var all = List.copyOf(people.values());
			var entries = new ArrayList<>(all.stream().map(it -> it.entry().and(it.checks())).toList());
			var done = new ArrayList<>(aftercares.take(entries, reach, false, Aftercares.Door.FILE, together, author));
			for (int i = 0; i < all.size(); i++) {
				HeadedRows.Line line = all.get(i).line();
				var faults = done.get(i).faults();
				if (!faults.isEmpty() && faults.stream().allMatch(it -> AftercareCheck.CONFIRM.equals(it.reason()))) {
					faults.forEach(it -> line.unusual(column(it.path()), it.message()));
					done.set(i,
							aftercares
								.take(List.of(entries.get(i).sure()), reach, false, Aftercares.Door.FILE, together, author)
								.getFirst());
				}
				done.get(i).faults().forEach(it -> line.problem(column(it.path()), it.message()));
			}
			int opened = (int) done.stream().filter(Aftercares.Taken::opened).count();
			int changed = (int) done.stream().filter(it -> it.changed() && !it.opened()).count();
			return new Understood((int) done.stream().filter(it -> it.id() != null).count(), opened, changed,
					rows.problems(), rows.problemCount(), rows.unusual(), rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			String reference = line.code("case_ref").orElse("");
			line.asks("case_ref", reference.isEmpty() ? null : reference);
			@Nullable UnitId unit = unit(line);
			@Nullable String stay = listed(line, "stay", aftercares.list(Lists.STAY));
			line.asks("stay", stay);
			@Nullable String age = listed(line, "age_band", aftercares.ages());
			line.asks("age_band", age);
			@Nullable LocalDate expected = line.day("expected_on").orElse(null);
			@Nullable LocalDate exit = line.day("exit_on").orElse(null);
			@Nullable Boolean plan = line.cell("plan_agreed").isBlank() ? null
					: line.choice("plan_agreed", YES_OR_NO).orElse(null);
			@Nullable LocalDate on = line.day("checked_on").orElse(null);
			@Nullable String answer = line.cell("answer").isBlank() ? null
					: listed(line, "answer", aftercares.list(Lists.ANSWER));
			if (on != null && line.cell("answer").isBlank()) {
				line.problem("answer", "This cell is empty. Fill it in, since the day is told.");
			}
			if (on == null && answer != null && line.cell("checked_on").isBlank()) {
				line.problem("checked_on", "This cell is empty. Fill it in, or leave both out.");
			}
			if (line.isFaulty() || unit == null || stay == null || age == null) {
				return;
			}
			var entry = new AftercareEntry(unit, reference, null, stay, age, expected, exit, plan, List.of(), false);
			var somebody = people.computeIfAbsent(AftercareStore.key(unit, reference),
					key -> new Somebody(line, entry, new ArrayList<>()));
			if (!somebody.entry().equals(entry)) {
				line.problem("case_ref", "This row tells another stay or other days than the first with this reference.");
				return;
			}
			if (on != null && answer != null) {
				somebody.checks().add(new AftercareEntry.Check(on, answer));
			}
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			if (line.cell("unit").isBlank()) {
				if (units.size() == 1) {
					return units.values().iterator().next();
				}
				line.problem("unit", "Say which of your units follows them.");
				return null;
			}
			return line.choice("unit", units).orElse(null);
		}

		private static @Nullable String listed(HeadedRows.Line line, String heading, CodeList list) {
			return line.listed(heading, list).orElse(null);
		}

		private String column(String path) {
			String last = path.substring(path.lastIndexOf('.') + 1);
			return Objects.requireNonNull(COLUMNS.getOrDefault(last, last));
		}

	}

}
