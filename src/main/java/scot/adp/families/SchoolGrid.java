package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SessionCatalogue.HeldAt;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.SchoolPlace;
import scot.adp.families.SchoolStore.Roll;
import scot.adp.families.SchoolStore.Said;
import scot.adp.families.SchoolYearView.Cell;
import scot.adp.families.SchoolYearView.School;
import scot.adp.families.SchoolYearView.Took;
import scot.adp.families.SchoolYearView.Typed;
import scot.adp.families.SchoolYearView.Uptake;
import scot.adp.measures.spi.Period;

/**
 * Which school took up what in a year: a pure function of the census, of what was typed
 * and of what was held. A school that merged within the year or before counts once, as
 * the one that leads on; in the years before it stands for itself.
 */
final class SchoolGrid {

	/** How often a school leads on to another at the most. */
	private static final int STEPS = 20;

	private final Period year;

	private final Map<PlaceId, SchoolPlace> places;

	private final Predicate<LocalDate> schoolDay;

	private final List<Column> columns;

	private final Map<PlaceId, Map<String, Integer>> rolls = new HashMap<>();

	private final Map<PlaceId, List<String>> merged = new HashMap<>();

	private final Map<Key, List<Said>> said;

	private final Map<Key, List<HeldAt>> held;

	/**
	 * Makes a grid.
	 * @param census the rolls by which schools are known; empty where there was never one
	 * @param schoolDay whether schools are open on a day; true where nobody knows
	 */
	SchoolGrid(Period year, Collection<SchoolPlace> schools, List<Column> columns, Collection<Roll> census,
			Collection<Said> said, Collection<HeldAt> held, Predicate<LocalDate> schoolDay) {
		this.year = year;
		this.places = schools.stream()
			.collect(Collectors.toMap(it -> it.place().id(), Function.identity(), (one, other) -> one,
					LinkedHashMap::new));
		this.columns = columns;
		this.schoolDay = schoolDay;
		var told = new LinkedHashMap<PlaceId, Map<String, Integer>>();
		census.forEach(it -> told.computeIfAbsent(it.school(), id -> new HashMap<>()).put(it.stage(), it.roll()));
		told.forEach((school, roll) -> {
			PlaceId lead = lead(school);
			roll.forEach((stage, number) -> rolls.computeIfAbsent(lead, id -> new HashMap<>())
				.merge(stage, number, Integer::sum));
			if (!lead.equals(school)) {
				merged.computeIfAbsent(lead, id -> new ArrayList<>()).add(name(school));
			}
		});
		this.said = said.stream().collect(Collectors.groupingBy(it -> new Key(lead(it.school()), it.programme())));
		this.held = held.stream().collect(Collectors.groupingBy(it -> new Key(lead(it.place()), it.programme())));
	}

	/** The school that leads on by the end of the year; itself where it goes on. */
	PlaceId lead(PlaceId school) {
		PlaceId lead = school;
		for (int step = 0; step < STEPS; step++) {
			@Nullable SchoolPlace place = places.get(lead);
			@Nullable PlaceId then = (place != null) ? place.successor() : null;
			@Nullable LocalDate closedOn = (place != null) ? place.place().closedOn() : null;
			if (then == null || !places.containsKey(then) || closedOn == null || closedOn.isAfter(year.to())) {
				return lead;
			}
			lead = then;
		}
		return lead;
	}

	/**
	 * What a school is called; its number in the directory where that knows it no more.
	 */
	String name(PlaceId school) {
		@Nullable SchoolPlace place = places.get(school);
		return (place != null) ? place.place().name() : school.value().toString();
	}

	/** Whether others than its own unit may not even know of a school. */
	boolean hidden(PlaceId school) {
		@Nullable SchoolPlace place = places.get(school);
		return place != null && place.place().masking() == PlaceView.Masking.NONE_SHOWN;
	}

	/** The pupils of a stage at a school, those that merged into it included. */
	Map<String, Integer> rollOf(PlaceId school) {
		return rolls.getOrDefault(school, Map.of());
	}

	/**
	 * Schools with a roll, and those of the directory that were open in the year or of
	 * which something was told.
	 */
	List<School> schools() {
		var all = new LinkedHashMap<PlaceId, PlaceView>();
		places.values().forEach(it -> {
			PlaceId id = it.place().id();
			boolean told = columns.stream()
				.map(column -> new Key(id, column.programme().id()))
				.anyMatch(key -> said.containsKey(key) || held.containsKey(key));
			if (lead(id).equals(id) && (rolls.containsKey(id) || told || openInTheYear(it.place()))) {
				all.put(id, it.place());
			}
		});
		return all.values()
			.stream()
			.sorted(Comparator.comparing((PlaceView it) -> it.area().value()).thenComparing(PlaceView::name))
			.map(this::school)
			.toList();
	}

	private boolean openInTheYear(PlaceView place) {
		return (place.openedOn() == null || !place.openedOn().isAfter(year.to()))
				&& (place.closedOn() == null || !place.closedOn().isBefore(year.from()));
	}

	private School school(PlaceView place) {
		var roll = rollOf(place.id());
		return new School(place.id(), place.name(), place.area(), merged.getOrDefault(place.id(), List.of()),
				rolls.containsKey(place.id()),
				roll.isEmpty() ? null : Integer.valueOf(roll.values().stream().mapToInt(it -> it).sum()),
				columns.stream().map(it -> cell(place.id(), it)).toList());
	}

	/** What a school took up of a programme. */
	Cell cell(PlaceId school, Column column) {
		var key = new Key(school, column.programme().id());
		var typed = said.getOrDefault(key, List.of());
		var logged = held.getOrDefault(key, List.of());
		// Each school that merged into it tells for itself, and all are added.
		var parts = new ArrayList<Part>();
		var tellers = new ArrayList<PlaceId>(typed.stream().map(Said::school).toList());
		logged.stream().map(HeldAt::place).filter(it -> !tellers.contains(it)).forEach(tellers::add);
		for (PlaceId teller : tellers) {
			parts.add(part(typed.stream().filter(it -> it.school().equals(teller)).findFirst(),
					logged.stream().filter(it -> it.place().equals(teller)).findFirst()));
		}
		var own = typed.stream().filter(it -> it.school().equals(school)).findFirst();
		boolean took = parts.stream().anyMatch(it -> Boolean.TRUE.equals(it.took()));
		boolean not = parts.stream().anyMatch(it -> Boolean.FALSE.equals(it.took()));
		var roll = rollOf(school);
		var stages = column.stages().stream().map(roll::get).filter(Objects::nonNull).toList();
		boolean asked = !stages.isEmpty() || !rolls.containsKey(school);
		@Nullable Integer of = stages.isEmpty() ? null : Integer.valueOf(stages.stream().mapToInt(it -> it).sum());
		@Nullable Integer pupils = took ? sum(parts) : null;
		var leads = parts.stream().map(Part::trainedLead).filter(Objects::nonNull).toList();
		return new Cell(column.programme(),
				took ? Took.TOOK_PART : not ? Took.DID_NOT : asked ? Took.NOT_TOLD : Took.NOT_ASKED, pupils, of,
				leads.isEmpty() ? null : Boolean.valueOf(leads.contains(true)),
				logged.stream().mapToInt(HeldAt::sessions).sum(),
				logged.stream().map(HeldAt::lastOn).max(LocalDate::compareTo).orElse(null),
				logged.stream().flatMap(it -> it.days().stream()).anyMatch(schoolDay.negate()),
				(pupils == null || of == null) ? null : Boolean.valueOf(pupils > of),
				parts.stream().map(Part::because).filter(Objects::nonNull).findFirst().orElse(null),
				own.map(it -> new Typed(it.took(), it.pupils(), it.trainedLead(), it.because())).orElse(null),
				own.map(Said::version).orElse(0));
	}

	private static @Nullable Integer sum(List<Part> parts) {
		var told = parts.stream().map(Part::pupils).filter(Objects::nonNull).toList();
		return told.isEmpty() ? null : Integer.valueOf(told.stream().mapToInt(it -> it).sum());
	}

	/** What was typed stands before what the log says. */
	private static Part part(Optional<Said> typed, Optional<HeldAt> logged) {
		@Nullable Boolean took = typed.map(Said::took).orElse(null);
		@Nullable Integer pupils = typed.map(Said::pupils).orElse(null);
		@Nullable String because = typed.map(Said::because).orElse(null);
		if (took == null && (logged.isPresent() || pupils != null)) {
			took = true;
		}
		if (Boolean.FALSE.equals(took)) {
			return new Part(false, null, typed.map(Said::trainedLead).orElse(null), null);
		}
		return new Part(took, (pupils != null) ? pupils : logged.map(HeldAt::pupils).orElse(null),
				typed.map(Said::trainedLead).orElse(null),
				(because != null) ? because : logged.map(HeldAt::aboveRegisterBecause).orElse(null));
	}

	/** How a programme was taken up by schools at census. */
	Uptake uptake(Column column, List<School> schools) {
		var cells = schools.stream()
			.filter(School::atCensus)
			.flatMap(it -> it.cells().stream())
			.filter(it -> it.programme().id().equals(column.programme().id()) && it.roll() != null)
			.toList();
		var took = cells.stream().filter(it -> it.took() == Took.TOOK_PART).toList();
		int uncounted = (int) took.stream().filter(it -> it.pupils() == null).count();
		return new Uptake(column.programme(), column.stages(), cells.size(), took.size(), number(cells, Took.DID_NOT),
				number(cells, Took.NOT_TOLD),
				took.stream().mapToInt(it -> Objects.requireNonNullElse(it.pupils(), 0)).sum(), roll(cells),
				roll(took.stream().filter(it -> it.pupils() != null).toList()), uncounted);
	}

	private static int number(List<Cell> cells, Took took) {
		return (int) cells.stream().filter(it -> it.took() == took).count();
	}

	private static int roll(List<Cell> cells) {
		return cells.stream().mapToInt(it -> Objects.requireNonNullElse(it.roll(), 0)).sum();
	}

	List<Column> columns() {
		return columns;
	}

	/**
	 * A programme that is asked of schools.
	 *
	 * @param stages whose pupils it is for
	 * @param promises the actions that it is done for, each as {@code PLAN/CODE}
	 */
	record Column(ProgrammeView programme, List<String> stages, List<String> promises) {
	}

	private record Key(PlaceId school, Programmes.Id programme) {
	}

	/** What one of the schools that make one told. */
	private record Part(@Nullable Boolean took, @Nullable Integer pupils, @Nullable Boolean trainedLead,
			@Nullable String because) {
	}

}
