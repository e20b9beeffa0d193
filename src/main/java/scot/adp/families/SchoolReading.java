package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SessionCatalogue;
import scot.adp.activities.SessionCatalogue.HeldAt;
import scot.adp.activities.SessionCatalogue.Stretch;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.ServiceLists;
import scot.adp.families.SchoolGrid.Column;
import scot.adp.families.SchoolStore.Roll;
import scot.adp.families.SchoolStore.Said;
import scot.adp.families.SchoolStore.Year;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;

/**
 * Reads what grids of schools are made of, in the same few statements for any number of
 * years.
 */
@Component
class SchoolReading {

	private final SchoolStore store;

	private final SchoolRules rules;

	private final SessionCatalogue sessions;

	private final PlaceCatalogue places;

	private final ServiceLists calendar;

	private final Clock clock;

	SchoolReading(SchoolStore store, SchoolRules rules, SessionCatalogue sessions, PlaceCatalogue places,
			ServiceLists calendar, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.sessions = sessions;
		this.places = places;
		this.calendar = calendar;
		this.clock = clock;
	}

	/** The school year of today. */
	Period now() {
		return PeriodType.SCHOOL_YEAR.of(LocalDate.now(clock));
	}

	/**
	 * The grids of some years. Where the census of one is not in, its schools are those
	 * of the last one before.
	 */
	Map<Period, Read> read(Collection<Period> asked) {
		var years = store.years();
		var census = new HashMap<Period, Year>();
		asked.forEach(it -> years.stream()
			.filter(year -> !year.yearFrom().isAfter(it.from()))
			.findFirst()
			.ifPresent(year -> census.put(it, year)));
		Map<LocalDate, List<Roll>> rolls = new HashMap<>();
		store.rolls(census.values().stream().map(Year::yearFrom).distinct().toList())
			.forEach(it -> rolls.computeIfAbsent(it.yearFrom(), year -> new ArrayList<>()).add(it));
		var said = store.said(asked.stream().map(Period::from).toList());
		var schools = places.schools();
		var offered = columns();
		var held = sessions.held(offered.stream().map(it -> it.programme().id()).toList(),
				asked.stream().map(it -> new Stretch(it.from(), it.to())).toList());
		var days = calendar.days();
		var read = new LinkedHashMap<Period, Read>();
		for (Period year : asked) {
			@Nullable Year known = census.get(year);
			boolean own = known != null && known.yearFrom().equals(year.from());
			List<Said> typed = said.stream().filter(it -> it.yearFrom().equals(year.from())).toList();
			List<HeldAt> logged = held.stream().filter(it -> it.from().equals(year.from())).toList();
			var grid = new SchoolGrid(year, schools, columns(offered, year, typed, logged),
					(known != null) ? rolls.getOrDefault(known.yearFrom(), List.of()) : List.of(), typed, logged,
					day -> days.termTime(day).orElse(true));
			read.put(year, new Read(grid, own ? known : null));
		}
		return read;
	}

	/** The grid of a year. */
	Read read(Period year) {
		return Objects.requireNonNull(read(List.of(year)).get(year));
	}

	/** The programmes that are asked of schools, in whatever year. */
	List<Column> columns() {
		return sessions.programmes(rules.kinds(), rules.promises())
			.stream()
			.map(it -> new Column(it.programme(), rules.stagesOf(it.programme()), it.promises()))
			.toList();
	}

	/** Those that ran in a year, and those of which something was told. */
	private static List<Column> columns(List<Column> all, Period year, List<Said> said, List<HeldAt> held) {
		return all.stream().filter(it -> {
			Programmes.Id id = it.programme().id();
			return runs(it.programme(), year) || said.stream().anyMatch(one -> one.programme().equals(id))
					|| held.stream().anyMatch(one -> one.programme().equals(id));
		}).toList();
	}

	private static boolean runs(ProgrammeView programme, Period year) {
		return !programme.fromOn().isAfter(year.to())
				&& (programme.toOn() == null || !programme.toOn().isBefore(year.from()));
	}

	/**
	 * What is known of a year.
	 *
	 * @param census the year; null where its file is not in
	 */
	record Read(SchoolGrid grid, @Nullable Year census) {
	}

}
