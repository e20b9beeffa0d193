package scot.adp.activities.graphql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.activities.CohortView;
import scot.adp.activities.Cohorts;
import scot.adp.activities.Mode;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesCountView;
import scot.adp.activities.SeriesCounts;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SeriesView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.TimeOfDay;
import scot.adp.directory.UnitView;
import scot.adp.measures.Figure;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** What is planned again and again, and fixed groups that begin together. */
@Controller
class SeriesController {

	private final SeriesPlans series;

	private final SeriesCounts counts;

	private final Cohorts cohorts;

	private final Programmes programmes;

	private final Partners partners;

	private final Places places;

	private final ServiceRegister services;

	SeriesController(SeriesPlans series, SeriesCounts counts, Cohorts cohorts, Programmes programmes, Partners partners,
			Places places, ServiceRegister services) {
		this.series = series;
		this.counts = counts;
		this.cohorts = cohorts;
		this.programmes = programmes;
		this.partners = partners;
		this.places = places;
		this.services = services;
	}

	@QueryMapping
	List<CohortView> cohorts(@Argument Programmes.@Nullable Id programme) {
		return (programme != null) ? cohorts.of(programme) : cohorts.all();
	}

	@BatchMapping(typeName = "Programme", field = "series")
	Map<ProgrammeView, List<SeriesView>> ofProgrammes(List<ProgrammeView> of) {
		var ids = of.stream().map(ProgrammeView::id).distinct().toList();
		var found = series.list(new SeriesPlans.Filter(ids, null, true))
			.stream()
			.collect(Collectors.groupingBy(SeriesView::programme));
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.id(), List.of())));
	}

	@BatchMapping(typeName = "Programme", field = "seriesCounts")
	Map<ProgrammeView, List<SeriesCountView>> counts(List<ProgrammeView> of) {
		var found = counts.ofEach(of.stream().map(ProgrammeView::id).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.id(), List.of())));
	}

	@BatchMapping(typeName = "SeriesCount", field = "series")
	Map<SeriesCountView, SeriesView> counted(List<SeriesCountView> of) {
		return Each.of(of, SeriesCountView::series, series::byIds);
	}

	@SchemaMapping(typeName = "SeriesCount", field = "number")
	Figure number(SeriesCountView of) {
		@Nullable Integer value = of.number().value();
		return (value != null) ? Figure.count(BigDecimal.valueOf(value)) : Figure.without(Figure.State.HIDDEN);
	}

	@BatchMapping(typeName = "Series", field = "programme")
	Map<SeriesView, ProgrammeView> programmesOfSeries(List<SeriesView> of) {
		return Each.of(of, SeriesView::programme, programmes::byIds);
	}

	@BatchMapping(typeName = "Series", field = "unit")
	Map<SeriesView, UnitView> units(List<SeriesView> of) {
		return Each.of(of, SeriesView::unit, partners::units);
	}

	@BatchMapping(typeName = "Series", field = "agencies")
	Map<SeriesView, List<UnitView>> agencies(List<SeriesView> of) {
		var found = partners.units(of.stream().flatMap(it -> it.agencies().stream()).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					it -> it.agencies().stream().map(found::get).filter(Objects::nonNull).toList()));
	}

	@BatchMapping(typeName = "Series", field = "place")
	Map<SeriesView, PlaceView> places(List<SeriesView> of) {
		return Each.of(of, SeriesView::place, places::byIds);
	}

	@BatchMapping(typeName = "Series", field = "service")
	Map<SeriesView, ServiceView> services(List<SeriesView> of) {
		return Each.of(of, SeriesView::service, services::byIds);
	}

	@SchemaMapping(typeName = "Series", field = "hours")
	List<SeriesHours> hours(SeriesView of) {
		return of.schedules().stream().map(SeriesHours::of).toList();
	}

	@BatchMapping(typeName = "Cohort", field = "programme")
	Map<CohortView, ProgrammeView> programmesOfCohorts(List<CohortView> of) {
		return Each.of(of, CohortView::programme, programmes::byIds);
	}

	@MutationMapping
	SeriesView saveSeries(@Argument SaveSeriesInput input) {
		if (input.id() == null) {
			var id = series.add(input.idempotencyKey(), input.what());
			return series.find(id).orElseThrow();
		}
		return series.change(input.idempotencyKey(), input.id(), seen(input.expectedVersion()), input.what(),
				input.plannedFrom());
	}

	@MutationMapping
	SeriesView endSeries(@Argument EndSeriesInput input) {
		return series.end(input.idempotencyKey(), input.id(), input.expectedVersion(), input.on());
	}

	@MutationMapping
	SeriesView countSeries(@Argument CountSeriesInput input) {
		counts.say(input.idempotencyKey(), input.id(), input.from(), input.expectedVersion(), input.number(),
				input.because());
		return series.find(input.id()).orElseThrow();
	}

	@MutationMapping
	@Nullable CohortView saveCohort(@Argument SaveCohortInput input) {
		if (input.id() == null) {
			return cohorts.find(cohorts.add(input.idempotencyKey(), input.programme(), input.what())).orElse(null);
		}
		return cohorts.change(input.idempotencyKey(), input.id(), seen(input.expectedVersion()), input.what());
	}

	private static int seen(@Nullable Integer expectedVersion) {
		if (expectedVersion == null) {
			throw Problem.invalid("expectedVersion", "Say which version you decided on.");
		}
		return expectedVersion;
	}

	@Bean
	static NodeSource<SeriesPlans.Id> seriesNodes(SeriesPlans series) {
		return new NodeSource<>("Series", SeriesPlans.Id.class, series::find);
	}

	@Bean
	static NodeSource<Cohorts.Id> cohortNodes(Cohorts cohorts) {
		return new NodeSource<>("Cohort", Cohorts.Id.class, cohorts::find);
	}

	/** A row of hours by which a series is planned. */
	record SeriesHours(Schedule.Frequency frequency, int every, List<String> byDay, List<Integer> byMonthDay,
			@Nullable LocalDate from, @Nullable LocalDate until, String opens, String closes,
			Schedule.OnHolidays onHolidays, boolean termTimeOnly) {

		private static SeriesHours of(Schedule row) {
			var when = SeriesPlans.When.of(row);
			return new SeriesHours(when.frequency(), when.every(), when.byDay(), when.byMonthDay(), when.from(),
					when.until(), row.opens().toString(), row.closes().toString(), when.onHolidays(),
					when.termTimeOnly());
		}

	}

	/** The same, as a client sends it. */
	record SeriesHoursInput(Schedule.Frequency frequency, @Nullable Integer every, @Nullable List<String> byDay,
			@Nullable List<Integer> byMonthDay, LocalDate from, @Nullable LocalDate until, String opens, String closes,
			Schedule.@Nullable OnHolidays onHolidays, @Nullable Boolean termTimeOnly) {

		private SeriesPlans.When when() {
			return new SeriesPlans.When(frequency, Objects.requireNonNullElse(every, 1),
					Objects.requireNonNullElse(byDay, List.of()), Objects.requireNonNullElse(byMonthDay, List.of()),
					from, until, time("hours.opens", opens), time("hours.closes", closes),
					Objects.requireNonNullElse(onHolidays, Schedule.OnHolidays.ASK), Boolean.TRUE.equals(termTimeOnly));
		}

		private static LocalTime time(String path, String text) {
			var time = TimeOfDay.read(text);
			if (time.isEmpty()) {
				throw Problem.invalid(path, "Write a time of day such as 19:00.");
			}
			return time.getFirst();
		}

	}

	/** A series as a client sends it. */
	record SaveSeriesInput(String idempotencyKey, SeriesPlans.@Nullable Id id, @Nullable Integer expectedVersion,
			@Nullable LocalDate plannedFrom, Programmes.Id programme, @Nullable UnitId unit, @Nullable String title,
			@Nullable PlaceId place, Mode mode, @Nullable ServiceId service, @Nullable List<UnitId> agencies,
			SeriesPlans.CountOffered countOffered, SeriesHoursInput hours) {

		private SeriesPlans.What what() {
			return new SeriesPlans.What(programme, unit, title, place, mode, service,
					Objects.requireNonNullElse(agencies, List.of()), countOffered, hours.when());
		}

	}

	/** A series that is to end. */
	record EndSeriesInput(String idempotencyKey, SeriesPlans.Id id, Integer expectedVersion, LocalDate on) {
	}

	/** How many came in a time. */
	record CountSeriesInput(String idempotencyKey, SeriesPlans.Id id, LocalDate from, Integer expectedVersion,
			Integer number, @Nullable String because) {
	}

	/** A fixed group as a client sends it. */
	record SaveCohortInput(String idempotencyKey, Cohorts.@Nullable Id id, @Nullable Integer expectedVersion,
			Programmes.Id programme, String label, LocalDate fromOn, @Nullable LocalDate toOn, Integer enrolled,
			@Nullable Integer completed, @Nullable Integer leftEarly) {

		private Cohorts.What what() {
			return new Cohorts.What(label, fromOn, toOn, enrolled, Objects.requireNonNullElse(completed, 0),
					Objects.requireNonNullElse(leftEarly, 0));
		}

	}

}
