package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
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
 * Takes the list of documents that an area keeps for the standards in from a file, whole
 * or not at all: a row for each document. The files themselves are given on the page.
 */
@Service
@Transactional
public class MatFiles {

	/** How the register of imports knows them. */
	static final String IMPORT_KIND = "treatment.mat";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("standard", "criterion", "document_title", "reviewed_on",
			"review_on");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("service", "unit");

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("title", "document_title", "reviewedOn", "reviewed_on",
			"reviewOn", "review_on");

	private final MatDocuments documents;

	private final MatRules rules;

	private final ServiceRegister services;

	private final Partners partners;

	private final CurrentCaller currentCaller;

	private final IdentityColumns identityColumns;

	private final FilesIn files;

	MatFiles(MatDocuments documents, MatRules rules, ServiceRegister services, Partners partners,
			CurrentCaller currentCaller, IdentityColumns identityColumns, FilesIn files) {
		this.documents = documents;
		this.rules = rules;
		this.services = services;
		this.partners = partners;
		this.currentCaller = currentCaller;
		this.identityColumns = identityColumns;
		this.files = files;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "treatment.mat.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Understood tryOut(IncomingFile file) {
		return read(file).understood();
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "treatment.mat.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.load(idempotencyKey, file, IMPORT_KIND, confirmed, () -> read(file),
				it -> Map.of("documents", it.documents()), () -> tryOut(file));
	}

	private FilesIn.Read<Understood> read(IncomingFile file) {
		var reading = new Reading();
		HeadedRows.read(file, reading.rows);
		var checked = reading.checked();
		return new FilesIn.Read<>(
				new Understood(checked.size(), reading.rows.problems(), reading.rows.problemCount(),
						reading.rows.unusual(), reading.rows.warnings()),
				(in, author) -> documents.keep(checked, in, author));
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param documents how many documents can be taken
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int documents, List<ImportProblem> problems, int problemCount, List<ImportProblem> unusual,
			List<ImportProblem> warnings) implements FileUnderstood {
	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Map<String, String> standards = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		private final Map<String, ServiceId> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		/** Names that several services have. */
		private final Set<String> twice = new HashSet<>();

		private final Map<String, UnitId> units = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<MatDocuments.Entry> entries = new ArrayList<>();

		Reading() {
			rules.standards().forEach(it -> {
				standards.put(it.code(), it.code());
				standards.put(String.valueOf(it.number()), it.code());
				standards.put("MAT " + it.number(), it.code());
			});
			services.all().forEach(it -> {
				if (named.putIfAbsent(it.name(), it.id()) != null) {
					twice.add(it.name());
				}
			});
			partners.units().forEach(it -> {
				units.put(it.name(), it.code());
				units.put(it.code().value(), it.code());
			});
		}

		/** Those that can be taken, once all rows were read. */
		List<MatDocuments.Checked> checked() {
			var first = documents.check(entries);
			var sure = documents.check(entries.stream().map(MatDocuments.Entry::sure).toList());
			var right = new ArrayList<MatDocuments.Checked>();
			Function<UnitId, Boolean> reached = reached();
			for (int i = 0; i < lines.size(); i++) {
				HeadedRows.Line line = lines.get(i);
				MatDocuments.Checked one = sure.get(i);
				one.faults().forEach(fault -> line.problem(column(fault), fault.message()));
				if (one.faults().isEmpty() && !reached.apply(one.unit())) {
					line.problem((entries.get(i).service() != null) ? "service" : "unit",
							"This is none of your units.");
				}
				else if (one.faults().isEmpty()) {
					first.get(i).faults().forEach(fault -> line.unusual(column(fault), fault.message()));
					right.add(one);
				}
			}
			return right;
		}

		/** Which units the caller may tell of: the support team of all. */
		private Function<UnitId, Boolean> reached() {
			if (currentCaller.get().supportTeam()) {
				return unit -> true;
			}
			return currentCaller.reach()::contains;
		}

		private void take(HeadedRows.Line line) {
			@Nullable String standard = line.choice("standard", standards).orElse(null);
			line.asks("standard", standard);
			@Nullable String criterion = line.listed("criterion", rules.criteria()).orElse(null);
			line.asks("criterion", criterion);
			@Nullable String title = line.text("document_title", MatDocuments.TITLE_LIMIT).orElse(null);
			line.asks("document_title", title);
			@Nullable LocalDate reviewed = line.day("reviewed_on").orElse(null);
			line.asks("reviewed_on", reviewed);
			@Nullable LocalDate review = line.day("review_on").orElse(null);
			line.asks("review_on", review);
			@Nullable ServiceId service = line.cell("service").isBlank() ? null : service(line);
			@Nullable UnitId unit = line.cell("unit").isBlank() ? null : line.choice("unit", units).orElse(null);
			if (!line.isFaulty()) {
				lines.add(line);
				entries.add(new MatDocuments.Entry(unit, service, standard, criterion, title, reviewed, review, false));
			}
		}

		private @Nullable ServiceId service(HeadedRows.Line line) {
			String name = line.text("service").orElse("");
			if (twice.stream().anyMatch(name::equalsIgnoreCase)) {
				line.problem("service", "Several services have this name; give the unit alone.");
				return null;
			}
			@Nullable ServiceId found = named.get(name);
			if (found == null) {
				line.problem("service",
						"There is no service of this name. Write it as in the directory, or give the unit.");
			}
			return found;
		}

		private static String column(Problem.Field fault) {
			return Objects.requireNonNull(COLUMNS.getOrDefault(fault.path(), fault.path()));
		}

	}

}
