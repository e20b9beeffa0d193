package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

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
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.VoiceRules.Lists;

/**
 * Takes what people said of services in from files, whole or not at all: a row for each
 * thing, such as a survey or a round of peer research tells. A file that has a column
 * which can tell who somebody is, is refused by its headings, and no problem repeats a
 * cell.
 */
@Service
@Transactional
public class VoiceFiles {

	/** How the register of imports knows them. */
	static final String IMPORT_KIND = "treatment.voices";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("heard_on", "how", "respondent", "themes", "kind", "said");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("service", "unit", "people", "quote", "quote_agreed");

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("heardOn", "heard_on", "weight", "people", "agreed",
			"quote_agreed");

	private static final Map<String, Boolean> YES_OR_NO = Map.of("yes", true, "no", false);

	private static final Map<String, ServiceFeedbackView.Kind> KINDS = Map.of("STRENGTH",
			ServiceFeedbackView.Kind.STRENGTH, "CHANGE", ServiceFeedbackView.Kind.CHANGE);

	private final Voices voices;

	private final VoiceCheck check;

	private final ServiceRegister services;

	private final Partners partners;

	private final IdentityColumns identityColumns;

	private final FilesIn files;

	VoiceFiles(Voices voices, VoiceCheck check, ServiceRegister services, Partners partners,
			IdentityColumns identityColumns, FilesIn files) {
		this.voices = voices;
		this.check = check;
		this.services = services;
		this.partners = partners;
		this.identityColumns = identityColumns;
		this.files = files;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "treatment.voice.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER,
					Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Understood tryOut(IncomingFile file) {
		return read(file).understood();
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "treatment.voice.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.load(idempotencyKey, file, IMPORT_KIND, confirmed, () -> read(file),
				it -> Map.of("heard", it.items(), "people", it.people()), () -> tryOut(file));
	}

	private FilesIn.Read<Understood> read(IncomingFile file) {
		var reading = new Reading();
		HeadedRows.read(file, reading.rows);
		var checked = reading.checked();
		return new FilesIn.Read<>(new Understood(checked.size(),
				checked.stream().mapToInt(it -> it.entry().people()).sum(), reading.rows.problems(),
				reading.rows.problemCount(), reading.rows.unusual(), reading.rows.warnings()),
				(in, author) -> voices.keep(checked, Voices.Door.FILE, in, author));
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param items how many things that were heard can be taken
	 * @param people how many people said them
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int items, int people, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements FileUnderstood {
	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Map<String, ServiceId> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		/** Names that several services have. */
		private final Set<String> twice = new HashSet<>();

		private final Map<String, UnitId> units = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<VoiceEntry> entries = new ArrayList<>();

		Reading() {
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
		List<VoiceCheck.Checked> checked() {
			var first = check.of(entries, null);
			var sure = check.of(entries.stream().map(VoiceEntry::sure).toList(), null);
			var right = new ArrayList<VoiceCheck.Checked>();
			for (int i = 0; i < lines.size(); i++) {
				HeadedRows.Line line = lines.get(i);
				var wrong = sure.get(i).faults();
				wrong.forEach(fault -> line.problem(column(fault), fault.message()));
				if (wrong.isEmpty()) {
					first.get(i).faults().forEach(fault -> line.unusual(column(fault), fault.message()));
					right.add(sure.get(i));
				}
			}
			return right;
		}

		private void take(HeadedRows.Line line) {
			@Nullable LocalDate on = line.day("heard_on").orElse(null);
			line.asks("heard_on", on);
			@Nullable String how = line.listed("how", voices.list(Lists.HOW)).orElse(null);
			line.asks("how", how);
			@Nullable String respondent = line.listed("respondent", voices.list(Lists.RESPONDENT)).orElse(null);
			line.asks("respondent", respondent);
			var themes = line.allListed("themes", voices.list(Lists.THEME));
			line.asks("themes", themes.isEmpty() ? null : themes);
			ServiceFeedbackView.@Nullable Kind kind = line.choice("kind", KINDS).orElse(null);
			line.asks("kind", kind);
			@Nullable String said = line.text("said", Voices.SAID_LIMIT).orElse(null);
			line.asks("said", said);
			@Nullable ServiceId service = line.cell("service").isBlank() ? null : service(line);
			@Nullable UnitId unit = line.cell("unit").isBlank() ? null : line.choice("unit", units).orElse(null);
			@Nullable Integer people = line.cell("people").isBlank() ? null : line.whole("people").orElse(null);
			@Nullable String quote = line.text("quote", Voices.QUOTE_LIMIT).orElse(null);
			boolean agreed = !line.cell("quote_agreed").isBlank()
					&& line.choice("quote_agreed", YES_OR_NO).orElse(false);
			if (!line.isFaulty()) {
				lines.add(line);
				entries.add(new VoiceEntry(unit, service, on, how, respondent, themes, kind, people, said, quote,
						agreed, false));
			}
		}

		private @Nullable ServiceId service(HeadedRows.Line line) {
			String name = line.text("service").orElse("");
			if (twice.stream().anyMatch(name::equalsIgnoreCase)) {
				line.problem("service",
						"Several services have this name; give the unit alone, or tell it on the page.");
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
