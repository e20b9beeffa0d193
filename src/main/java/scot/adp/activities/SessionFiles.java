package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.TimeOfDay;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Takes sessions in from files, whole or not at all. Rows are read, checked and kept
 * {@value BatchResult#ITEMS_AT_MOST} at a time, however many there are, each time beside
 * those that were kept before.
 */
@Service
@Transactional
public class SessionFiles {

	/** How the register of imports knows sessions. */
	static final String IMPORT_KIND = "activities.sessions";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("programme", "date");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("from", "to", "place", "children", "young_people", "parents",
			"adults", "staff", "not_known", "first_timers", "contacts", "lived_experience", "agencies", "note", "unit",
			"did_not_run", "reference");

	private static final Map<String, Boolean> YES_NO = Map.of("yes", true, "no", false, "y", true, "n", false);

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.ofEntries(Map.entry("happenedOn", "date"),
			Map.entry("starts", "from"), Map.entry("ends", "to"), Map.entry("minutes", "from"),
			Map.entry("youngPeople", "young_people"), Map.entry("parentsCarers", "parents"),
			Map.entry("notKnown", "not_known"), Map.entry("firstTimers", "first_timers"),
			Map.entry("livedExperienceLed", "lived_experience"), Map.entry("didNotRun", "did_not_run"));

	private final SessionCheck check;

	private final SessionKeeping keeping;

	private final SessionStore store;

	private final ProgrammeStore programmes;

	private final Sessions sessions;

	private final ActivityRules rules;

	private final Places places;

	private final Partners partners;

	private final Imports imports;

	private final Recording recording;

	private final TransactionTemplate trial;

	private final Clock clock;

	SessionFiles(SessionCheck check, SessionKeeping keeping, SessionStore store, ProgrammeStore programmes,
			Sessions sessions, ActivityRules rules, Places places, Partners partners, Imports imports,
			Recording recording, PlatformTransactionManager transactions, Clock clock) {
		this.check = check;
		this.keeping = keeping;
		this.store = store;
		this.programmes = programmes;
		this.sessions = sessions;
		this.rules = rules;
		this.places = places;
		this.partners = partners;
		this.imports = imports;
		this.recording = recording;
		this.trial = new TransactionTemplate(transactions);
		this.clock = clock;
		this.trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it, what is unusual
	 * and what another unit may have told of already; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "activities.session.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		var author = recording.author();
		return Objects.requireNonNull(trial.execute(status -> {
			// Rows are compared with those before them, so they are kept for as long.
			status.setRollbackOnly();
			var reading = new Reading(rows -> store.add(rows, null, null, author));
			reading.read(file);
			return reading.understood();
		}));
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "activities.session.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		Author author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			UUID together = UUID.randomUUID();
			var reading = new Reading(rows -> keeping.keep(rows, null, together, author));
			reading.read(file);
			var understood = reading.understood();
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			var counts = new LinkedHashMap<String, Integer>();
			counts.put("sessions", understood.sessions());
			counts.put("attendances", understood.attendances());
			ImportId id = imports.record(NewImport.of(IMPORT_KIND, file, counts, true), together);
			taken.add(understood);
			return Made.told(id);
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param attendances heads, summed
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 * @param warnings what is worth a look, such as a session that another unit may have
	 * told of
	 */
	public record Understood(int sessions, int attendances, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) {
	}

	/** What the columns may say that hold a value of a list. */
	@Allowed(operation = "activities.session.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public Map<String, List<CodeList.Value>> listed() {
		return Map.of("did_not_run", rules.list(ActivityLists.Kind.REASON).on(LocalDate.now(clock)));
	}

	/** One reading of a file. */
	private final class Reading {

		private final Consumer<List<SessionStore.Row>> taker;

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take);

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<SessionEntry> sent = new ArrayList<>();

		private final SessionCheck.By by = sessions.by(SessionView.How.IMPORT);

		private final Map<String, List<PlaceView>> named = places.all()
			.stream()
			.collect(Collectors.groupingBy(PlaceView::name, () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
					Collectors.toList()));

		private final Map<String, UnitId> units = units();

		private final Map<String, ProgrammeView> known = new HashMap<>();

		private int count;

		private int attendances;

		Reading(Consumer<List<SessionStore.Row>> taker) {
			this.taker = taker;
		}

		/** Units by their codes and, where no two are alike, by their names. */
		private Map<String, UnitId> units() {
			var found = new TreeMap<String, UnitId>(String.CASE_INSENSITIVE_ORDER);
			var all = partners.units();
			all.stream()
				.collect(Collectors.groupingBy(it -> it.name().toLowerCase(Locale.ROOT)))
				.values()
				.stream()
				.filter(alike -> alike.size() == 1)
				.forEach(one -> found.put(one.getFirst().name(), one.getFirst().code()));
			all.forEach(it -> found.put(it.code().value(), it.code()));
			return found;
		}

		void read(IncomingFile file) {
			HeadedRows.read(file, rows);
			flush();
		}

		Understood understood() {
			return new Understood(count, attendances, rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			var day = line.day("date").orElse(null);
			line.asks("date", day);
			@Nullable ProgrammeView programme = programme(line);
			@Nullable LocalTime starts = time(line, "from");
			@Nullable LocalTime ends = time(line, "to");
			@Nullable PlaceId place = place(line, day);
			@Nullable UnitId unit = line.text("unit").map(text -> unit(line, "unit", text)).orElse(null);
			var agencies = line.several("agencies").stream().map(text -> unit(line, "agencies", text)).toList();
			var tallies = new Tallies(whole(line, "children"), whole(line, "young_people"), whole(line, "parents"),
					whole(line, "adults"), whole(line, "staff"), whole(line, "not_known"));
			@Nullable Integer firsts = whole(line, "first_timers");
			@Nullable Integer contacts = whole(line, "contacts");
			boolean led = line.choice("lived_experience", YES_NO).orElse(false);
			@Nullable String didNotRun = line.listed("did_not_run", rules.list(ActivityLists.Kind.REASON)).orElse(null);
			@Nullable String note = line.text("note", SessionEntry.NOTE_LIMIT).orElse(null);
			@Nullable String reference = line.code("reference").orElse(null);
			if (line.isFaulty() || programme == null || day == null) {
				return;
			}
			lines.add(line);
			sent.add(new SessionEntry(null, programme.id(), day, starts, ends, null, place, unit,
					agencies.isEmpty() ? null : agencies.stream().filter(Objects::nonNull).toList(), null, led, tallies,
					firsts, contacts, null, null, null, null, null, null, null, null, didNotRun, note, reference,
					false));
			if (sent.size() == BatchResult.ITEMS_AT_MOST) {
				flush();
			}
		}

		private @Nullable ProgrammeView programme(HeadedRows.Line line) {
			@Nullable String code = line.code("programme").map(it -> it.toUpperCase(Locale.ROOT)).orElse(null);
			line.asks("programme", code);
			if (code == null) {
				return null;
			}
			if (!known.containsKey(code)) {
				known.putAll(programmes.byCodes(List.of(code)));
			}
			@Nullable ProgrammeView found = known.get(code);
			if (found == null) {
				line.problem("programme", "There is no programme with this code.");
			}
			return found;
		}

		private static @Nullable LocalTime time(HeadedRows.Line line, String heading) {
			@Nullable String text = line.text(heading).orElse(null);
			if (text == null) {
				return null;
			}
			var time = TimeOfDay.read(text);
			if (time.isEmpty()) {
				line.problem(heading, "Write a time as 19:00 or 7pm.");
				return null;
			}
			return time.getFirst();
		}

		private @Nullable PlaceId place(HeadedRows.Line line, @Nullable LocalDate day) {
			@Nullable String name = line.text("place").orElse(null);
			if (name == null) {
				return null;
			}
			var found = named.getOrDefault(name, List.of()).stream().filter(it -> day == null || it.open(day)).toList();
			if (found.size() != 1) {
				line.problem("place",
						found.isEmpty()
								? "There is no place with this name in the directory; add it, or choose another."
								: "Several places have this name; name one of them apart in the directory.");
				return null;
			}
			return found.getFirst().id();
		}

		private @Nullable UnitId unit(HeadedRows.Line line, String heading, String text) {
			@Nullable UnitId found = units.get(text);
			if (found == null) {
				line.problem(heading, "There is no unit with this code or name.");
			}
			return found;
		}

		private static @Nullable Integer whole(HeadedRows.Line line, String heading) {
			return line.whole(heading).orElse(null);
		}

		private void flush() {
			if (sent.isEmpty()) {
				return;
			}
			var right = new ArrayList<SessionStore.Row>(sent.size());
			var unsure = new ArrayList<Integer>();
			var checked = check.of(sent, by, null);
			for (int i = 0; i < checked.size(); i++) {
				HeadedRows.Line line = lines.get(i);
				var faults = checked.get(i).faults();
				if (faults.isEmpty()) {
					right.add(checked.get(i).row().at(line.number()));
				}
				else if (faults.stream().allMatch(fault -> SessionCheck.CONFIRM.equals(fault.reason()))) {
					unsure.add(i);
				}
				else {
					faults.forEach(fault -> line.problem(column(fault), fault.message()));
				}
				checked.get(i).remarks().forEach(remark -> line.warning(column(remark), remark.message()));
			}
			confirm(unsure, checked, right);
			count += right.size();
			right.forEach(row -> attendances += row.tallies().present(false));
			taker.accept(right);
			lines.clear();
			sent.clear();
		}

		/** Looks at what is only unusual once more, as if it were confirmed. */
		private void confirm(List<Integer> unsure, List<SessionCheck.Checked> checked, List<SessionStore.Row> right) {
			if (unsure.isEmpty()) {
				return;
			}
			var again = check.of(unsure.stream().map(sent::get).map(SessionEntry::sure).toList(), by, null);
			for (int i = 0; i < unsure.size(); i++) {
				HeadedRows.Line line = lines.get(unsure.get(i));
				for (Problem.Field fault : checked.get(unsure.get(i)).faults()) {
					line.unusual(column(fault), fault.message());
				}
				var faults = again.get(i).faults();
				faults.forEach(fault -> line.problem(column(fault), fault.message()));
				if (faults.isEmpty()) {
					right.add(again.get(i).row().at(line.number()));
					again.get(i).remarks().forEach(remark -> line.warning(column(remark), remark.message()));
				}
			}
		}

		private static String column(Problem.Field fault) {
			return COLUMNS.getOrDefault(fault.path(), fault.path());
		}

	}

}
