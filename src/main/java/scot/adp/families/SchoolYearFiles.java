package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.SchoolPlace;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.families.SchoolStore.Roll;
import scot.adp.families.SchoolYearView.State;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * Takes the schools of a year with their rolls in from a file, whole or not at all: a row
 * for each stage of a school. A school is known by its number in the directory, and where
 * nobody told that there, by its name. The year is a draft until somebody sets it.
 */
@Service
@Transactional
public class SchoolYearFiles {

	/** How the register of imports knows the schools of a year. */
	static final String IMPORT_KIND = "families.school-year";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("school_code", "school", "area", "stage", "roll");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("year", "census_on");

	private final SchoolStore store;

	private final SchoolRules rules;

	private final SchoolReading reading;

	private final Schools schools;

	private final PlaceCatalogue places;

	private final Areas areas;

	private final FamilyNews changes;

	private final Imports imports;

	private final Recording recording;

	SchoolYearFiles(SchoolStore store, SchoolRules rules, SchoolReading reading, Schools schools, PlaceCatalogue places,
			Areas areas, FamilyNews changes, Imports imports, Recording recording) {
		this.store = store;
		this.rules = rules;
		this.reading = reading;
		this.schools = schools;
		this.places = places;
		this.areas = areas;
		this.changes = changes;
		this.imports = imports;
		this.recording = recording;
	}

	/** What columns may say. */
	@Allowed(operation = "families.school.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR },
			scope = Scope.OWN_UNITS)
	public Map<String, List<CodeList.Value>> listed() {
		return Map.of("stage", rules.stages().keySet().stream().map(it -> value(it, it)).toList(), "area",
				areas.all().stream().map(it -> value(it.code().value(), it.name())).toList());
	}

	private static CodeList.Value value(String code, String label) {
		return new CodeList.Value(code, label, null, null, false);
	}

	/**
	 * Reads a file and tells what it holds and all that is wrong with it; nothing is
	 * stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "families.school.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return new Reading().read(file);
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @throws Problem where anything in it is wrong, the year has a census already or the
	 * file was taken in before
	 */
	@Allowed(operation = "families.school.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, file.sha256(), ImportId::new, () -> {
			var reading = new Reading();
			var understood = reading.read(file);
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			UUID together = UUID.randomUUID();
			Period year = understood.period();
			var unit = schools.reaching(year);
			store.add(UUID.randomUUID(), year.from(), Objects.requireNonNull(understood.censusOn()), State.DRAFT,
					reading.rolls(), together, author);
			changes.ofSchools(together, unit, year, author.at());
			var counts = new LinkedHashMap<String, Integer>();
			counts.put("schools", understood.schools());
			counts.put("rows", understood.rows());
			taken.add(understood);
			return Made.told(imports.record(NewImport.of(IMPORT_KIND, file, counts, true), together));
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param period the school year it is of
	 * @param censusOn the day of the census; null where nobody told it
	 * @param schools how many schools it tells of
	 * @param rows how many of its rows can be taken
	 * @param problems what cannot be taken, the first of them
	 * @param warnings what is worth a look, such as a school that was known by its name
	 */
	public record Understood(Period period, @Nullable LocalDate censusOn, int schools, int rows,
			List<ImportProblem> problems, int problemCount, List<ImportProblem> warnings) {

		/** The year as it is written, such as {@code 2026/27}. */
		public String year() {
			return SchoolYearView.written(period);
		}

	}

	/** A row that was read. */
	private record Sent(HeadedRows.Line line, PlaceId school, String stage, int roll) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take);

		private final List<Sent> sent = new ArrayList<>();

		private final Map<String, SchoolPlace> byCode = new HashMap<>();

		private final Map<String, List<SchoolPlace>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		private final Map<String, LocalAreaView> byArea = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		private final Map<String, String> stages = rules.stages()
			.keySet()
			.stream()
			.collect(Collectors.toMap(it -> it, it -> it));

		private final Set<List<Object>> seen = new HashSet<>();

		private final Set<PlaceId> byNameAlone = new HashSet<>();

		private HeadedRows.@Nullable Line first;

		private @Nullable Period year;

		private @Nullable LocalDate censusOn;

		Reading() {
			places.schools().forEach(it -> {
				if (it.code() != null) {
					byCode.put(it.code(), it);
				}
				byName.computeIfAbsent(it.place().name(), name -> new ArrayList<>()).add(it);
			});
			areas.all().forEach(it -> {
				byArea.put(it.code().value(), it);
				byArea.put(it.name(), it);
			});
		}

		List<Roll> rolls() {
			LocalDate from = Objects.requireNonNull(year).from();
			return sent.stream().map(it -> new Roll(from, it.school(), it.stage(), it.roll())).toList();
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			Period of = (year != null) ? year : reading.now();
			year = of;
			schools.reaching(of);
			if (store.years().stream().anyMatch(it -> it.yearFrom().equals(of.from()))) {
				throw Problem.invalid("file",
						"The census of %s is in already. To put another in its place, have that file taken back first."
							.formatted(SchoolYearView.written(of)));
			}
			@Nullable LocalDate on = (censusOn != null) ? censusOn : rules.censusOf(of).orElse(null);
			HeadedRows.@Nullable Line line = first;
			if (on == null && line != null) {
				line.problem("census_on", "Nobody told the day of the census of %s; tell it in this column."
					.formatted(SchoolYearView.written(of)));
			}
			if (on != null && line != null && !PeriodType.SCHOOL_YEAR.of(on).equals(of)) {
				line.problem("census_on",
						"This is no day of the school year %s.".formatted(SchoolYearView.written(of)));
			}
			return new Understood(of, on, (int) sent.stream().map(Sent::school).distinct().count(), sent.size(),
					rows.problems(), rows.problemCount(), rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			if (first == null) {
				first = line;
			}
			takeYear(line);
			@Nullable SchoolPlace school = school(line);
			checkArea(line, school);
			@Nullable String stage = line.choice("stage", stages).orElse(null);
			line.asks("stage", stage);
			@Nullable Integer roll = line.whole("roll").orElse(null);
			line.asks("roll", roll);
			int most = rules.on(((year != null) ? year : reading.now()).from()).rollAtMost();
			if (roll != null && (roll < 0 || roll > most)) {
				line.problem("roll", "Give a number from 0 to %,d.".formatted(most));
			}
			if (school != null && stage != null && !seen.add(List.of(school.place().id(), stage))) {
				line.problem("stage", "This stage of the school stands in this file twice.");
			}
			if (!line.isFaulty() && school != null && stage != null && roll != null) {
				sent.add(new Sent(line, school.place().id(), stage, roll));
			}
		}

		/** The year and the day of the census are the same in all rows, or left out. */
		private void takeYear(HeadedRows.Line line) {
			Optional<String> text = line.text("year");
			text.ifPresent(it -> {
				Optional<Period> read = SchoolYearView.read(it);
				if (read.isEmpty()) {
					line.problem("year", "Write the school year as 2026/27.");
				}
				else if (year != null && !read.get().equals(year)) {
					line.problem("year", "This row is of another year than those before it.");
				}
				read.filter(one -> year == null).ifPresent(one -> year = one);
			});
			line.day("census_on").ifPresent(it -> {
				if (censusOn != null && !it.equals(censusOn)) {
					line.problem("census_on", "This row tells another day than those before it.");
				}
				censusOn = (censusOn != null) ? censusOn : it;
			});
		}

		private @Nullable SchoolPlace school(HeadedRows.Line line) {
			@Nullable String code = line.code("school_code").orElse(null);
			@Nullable String name = line.text("school").orElse(null);
			line.asks("school", name);
			if (name == null) {
				return null;
			}
			@Nullable SchoolPlace found = (code != null) ? byCode.get(code) : null;
			if (found != null) {
				return found;
			}
			var called = byName.getOrDefault(name, List.of());
			var named = called.stream().filter(it -> code == null || it.code() == null).toList();
			if (named.size() == 1) {
				PlaceId id = named.getFirst().place().id();
				if (code != null && byNameAlone.add(id)) {
					line.warning("school_code",
							"The directory does not tell the number of this school, so it was known by its name.");
				}
				return named.getFirst();
			}
			line.problem("school_code", fault(named, called));
			return null;
		}

		private static String fault(List<SchoolPlace> named, List<SchoolPlace> called) {
			if (!named.isEmpty()) {
				return "Several schools have this name; tell the number of each under Places first.";
			}
			return (called.size() == 1)
					? "The directory gives the school of this name the number %s; write that, or leave the number out."
						.formatted(called.getFirst().code())
					: "No school of the directory has this number or name; add it under Places first.";
		}

		private void checkArea(HeadedRows.Line line, @Nullable SchoolPlace school) {
			@Nullable String text = line.text("area").orElse(null);
			line.asks("area", text);
			if (text == null) {
				return;
			}
			@Nullable LocalAreaView area = byArea.get(text.toUpperCase(Locale.ROOT));
			if (area == null) {
				line.problem("area", "This is none of the areas.");
			}
			else if (school != null && !lies(school.place().area(), area)) {
				line.warning("area", "The directory says that this school lies in another area; that stands.");
			}
		}

		/** A locality that is told apart holds the schools of its areas. */
		private boolean lies(AreaCode in, LocalAreaView area) {
			return in.equals(area.code()) || areas.find(in).filter(it -> it.locality().equals(area.code())).isPresent();
		}

	}

}
