package scot.adp.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.exchange.FileUnderstood;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.Made;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;

/**
 * Takes entries of registers in from files, whole or not at all: a row for each entry.
 * What is said already is passed over.
 */
@Service
@Transactional
public class RegisterFiles {

	/** How the register of imports knows entries of registers. */
	static final String IMPORT_KIND = "families.registers";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("register", "unit", "item", "state", "on");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("title", "until", "number", "words", "evidence",
			"meeting_group", "meeting_on");

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("kind", "register", "onDay", "on", "meeting",
			"meeting_group");

	private final Registers registers;

	private final FilesIn files;

	private final Trial trial;

	RegisterFiles(Registers registers, FilesIn files, Trial trial) {
		this.registers = registers;
		this.files = files;
		this.trial = trial;
	}

	/**
	 * Reads a file and tells what it holds and all that is wrong with it; nothing is
	 * stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "registers.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return read(file).understood();
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "registers.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.load(idempotencyKey, file, IMPORT_KIND, confirmed, () -> read(file),
				it -> Map.of("entries", it.entries()), () -> tryOut(file));
	}

	/** The registers, for the page. */
	@Allowed(operation = "registers.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<CodeList.Value> offered() {
		return registers.kinds()
			.stream()
			.map(it -> new CodeList.Value(it.code(), it.title(), null, null, false))
			.toList();
	}

	private FilesIn.Read<Understood> read(IncomingFile file) {
		var reading = new Reading();
		var understood = trial.of(() -> reading.read(file));
		return new FilesIn.Read<>(understood,
				(in, author) -> reading.right.forEach((key, entry) -> registers.enter(key, entry, true, in)));
	}

	/** A code as it can be written; empty for what no code looks like. */
	private static <T> Optional<T> known(String code, Function<String, T> read) {
		try {
			return Optional.of(read.apply(code));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param entries how many entries are new
	 * @param known how many say what is said already
	 * @param problems what cannot be taken, the first of them
	 * @param unusual nothing: an entry is right or wrong
	 */
	public record Understood(int entries, int known, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements FileUnderstood {
	}

	/** An entry and the row that tells it. */
	private record Told(HeadedRows.Line line, Registers.New entry) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take);

		private final Map<String, RegisterKind> kinds = new LinkedHashMap<>();

		private final List<Told> told = new ArrayList<>();

		/** What can be kept, by a key of its own. */
		private final Map<String, Registers.New> right = new LinkedHashMap<>();

		private final String key = UUID.randomUUID().toString();

		private int known;

		Reading() {
			registers.kinds().forEach(kind -> kinds.put(kind.code(), kind));
			registers.kinds().forEach(kind -> kinds.putIfAbsent(kind.title(), kind));
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			told.forEach(this::tryOut);
			return new Understood(right.size(), known, rows.problems(), rows.problemCount(), List.of(),
					rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			@Nullable RegisterKind kind = line.choice("register", kinds).orElse(null);
			@Nullable UnitId unit = line.code("unit").flatMap(it -> known(it, UnitId::new)).orElse(null);
			@Nullable LocalDate on = line.day("on").orElse(null);
			@Nullable String item = (kind != null) ? line.listed("item", kind.items()).orElse(null) : null;
			@Nullable String state = (kind != null) ? line.listed("state", states(kind)).orElse(null) : null;
			@Nullable String title = line.text("title", Registers.TITLE_LIMIT).orElse(null);
			@Nullable LocalDate until = line.day("until").orElse(null);
			@Nullable String words = line.text("words", Registers.WORDS_LIMIT).orElse(null);
			@Nullable Integer number = line.whole("number").orElse(null);
			@Nullable String evidence = line.text("evidence", Registers.EVIDENCE_LIMIT).orElse(null);
			@Nullable GroupId group = line.code("meeting_group").flatMap(it -> known(it, GroupId::new)).orElse(null);
			@Nullable LocalDate metOn = line.day("meeting_on").orElse(null);
			REQUIRED.forEach(heading -> line.asks(heading, null));
			missing(line, "unit", unit);
			missing(line, "meeting_group", group);
			if (!line.isFaulty() && kind != null) {
				told.add(new Told(line, new Registers.New(kind.code(), unit, item, title,
						new Registers.Said(state, on, number, evidence, group, metOn, words, until))));
			}
		}

		private static CodeList states(RegisterKind kind) {
			return new CodeList("state",
					kind.states()
						.stream()
						.map(it -> new CodeList.Value(it.code(), it.label(), it.from(), it.to(), false))
						.toList());
		}

		private static void missing(HeadedRows.Line line, String heading, @Nullable Object found) {
			if (found == null && !line.cell(heading).isBlank()) {
				line.problem(heading, "There is none with this code; look it up in the directory.");
			}
		}

		private void tryOut(Told it) {
			var made = new ArrayList<Made<Registers.Id>>();
			String own = "%s %d".formatted(key, right.size() + known);
			Optional<Problem> refusal = trial.refusal(() -> made.add(registers.enter(own, it.entry(), true, null)));
			if (refusal.isPresent()) {
				tell(it.line(), refusal.get());
				return;
			}
			if (made.getFirst().anew()) {
				right.put(own, it.entry());
			}
			else {
				known++;
			}
		}

		private static void tell(HeadedRows.Line line, Problem problem) {
			if (problem.fields().isEmpty()) {
				line.problem("unit", String.valueOf(problem.getMessage()));
			}
			problem.fields()
				.stream()
				.collect(Collectors.groupingBy(it -> COLUMNS.getOrDefault(it.path(), it.path()), LinkedHashMap::new,
						Collectors.mapping(Problem.Field::message, Collectors.joining(" "))))
				.forEach(line::problem);
		}

	}

}
