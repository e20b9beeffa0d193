package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceView;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SignedOff;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * How many came to groups in a quarter or a year, where those who run them let nobody
 * count a single session: one number that the group itself tells, and of nobody.
 */
@Service
@Transactional
public class SeriesCounts {

	/** How many quarters or years back a number is told of. */
	private static final int BACK = 4;

	private static final RowMapper<Row> ROW = Rows.of(Row.class);

	private static final RowMapper<OfProgramme> OF_PROGRAMME = Rows.of(OfProgramme.class);

	private final JdbcClient jdbc;

	private final SeriesStore series;

	private final ProgrammeStore programmes;

	private final PlaceCatalogue places;

	private final ActivityRules rules;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final SessionNews changes;

	private final Clock clock;

	SeriesCounts(JdbcClient jdbc, SeriesStore series, ProgrammeStore programmes, PlaceCatalogue places,
			ActivityRules rules, SignedOff signedOff, CurrentCaller currentCaller, Recording recording,
			SessionNews changes, Clock clock) {
		this.jdbc = jdbc;
		this.series = series;
		this.programmes = programmes;
		this.places = places;
		this.rules = rules;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * The quarters or years of which a number can be told of a series, the latest first;
	 * none where nobody lets it be counted so.
	 */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<Time> times(SeriesPlans.Id of) {
		SeriesView found = Optional.ofNullable(series.byIds(List.of(of)).get(of))
			.orElseThrow(() -> Problem.notFound("series", of.value().toString()));
		LocalDate today = LocalDate.now(clock);
		CountingYear year = programme(found).periodType();
		return switch (found.countOffered()) {
			case NONE, PER_SESSION -> List.of();
			case PER_YEAR -> IntStream.range(0, BACK)
				.mapToObj(n -> year.begin(today).minusYears(n))
				.map(from -> new Time(from, year.end(from)))
				.toList();
			case PER_QUARTER -> IntStream.range(0, BACK)
				.mapToObj(n -> PeriodType.QUARTER.of(today.minusMonths(3L * n)))
				.map(it -> new Time(it.from(), it.to()))
				.toList();
		};
	}

	/**
	 * Says how many came in a quarter or a year, or puts right what was said.
	 * @param from the first day of the quarter or year
	 * @param expectedVersion the version that the caller saw; 0 where nothing was said
	 * @param because why it is told late, a code of its list; needed where figures were
	 * released that it counts for
	 * @throws Problem where those who run it do not let it be counted so, single sessions
	 * were counted in that time, it is of other units, or was changed meanwhile
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public void say(String idempotencyKey, SeriesPlans.Id of, LocalDate from, int expectedVersion, int number,
			@Nullable String because) {
		SeriesView found = Optional.ofNullable(series.byIds(List.of(of)).get(of))
			.orElseThrow(() -> Problem.notFound("series", of.value().toString()));
		if (!currentCaller.get().supportTeam()) {
			currentCaller.reaching(found.unit());
		}
		var author = recording.author(found.unit());
		recording.once(author, idempotencyKey, List.of(of, from, expectedVersion, number, String.valueOf(because)),
				Id::new, () -> {
					@Nullable Row stored = stored(of, from).orElse(null);
					Problem.unlessSeen(expectedVersion, (stored != null) ? stored.version() : 0, "this number");
					Time time = time(found, from, number);
					boolean late = signedOff.days(SessionNews.SESSIONS).test(time.to())
							|| signedOff.days(SessionNews.SESSIONS).test(time.from());
					checkLate(late, because).raise();
					if (stored != null && stored.number() == number) {
						return Made.found(stored.id());
					}
					var id = (stored != null) ? stored.id() : new Id(UUID.randomUUID());
					keep(id, found, time, number, late, because, author);
					changes.of(id.value(), expectedVersion + 1, found.unit(), List.of(time.from(), time.to()),
							author.at());
					return new Made<>(id, SeriesPlans.subject(of), Map.of("from", time.from().toString(), "to",
							time.to().toString(), "number", String.valueOf(number)));
				});
	}

	private Problem.Faults checkLate(boolean late, @Nullable String because) {
		var faults = new Problem.Faults();
		if (because != null) {
			rules.list(ActivityLists.Kind.CHANGED_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
		}
		return faults.when(because == null && late, "because",
				"Figures were released that this counts for; say why it changes.", "REASON_NEEDED");
	}

	private Time time(SeriesView of, LocalDate from, int number) {
		LocalDate today = LocalDate.now(clock);
		boolean yearly = of.countOffered() == SeriesPlans.CountOffered.PER_YEAR;
		boolean offered = yearly || of.countOffered() == SeriesPlans.CountOffered.PER_QUARTER;
		CountingYear year = programme(of).periodType();
		var quarter = PeriodType.QUARTER.of(from);
		Time time = yearly ? new Time(year.begin(from), year.end(from)) : new Time(quarter.from(), quarter.to());
		int most = rules.on(from).periodAtMost();
		new Problem.Faults()
			.when(!offered, "number", (of.countOffered() == SeriesPlans.CountOffered.PER_SESSION)
					? "This group is counted session by session." : "Those who run this group let nobody count.",
					"NOT_OFFERED")
			.when(offered && !time.from().equals(from), "from",
					"Say it of a whole %s.".formatted(yearly ? "year" : "quarter"))
			.when(time.from().isAfter(today), "from", "This is still to come.", "IN_FUTURE")
			.when(number < 0 || number > most, "number", "Give a number from 0 to %,d.".formatted(most))
			.when(offered && counted(of.id(), time), "number",
					"Single sessions of this time were counted already, so the number would count them twice.",
					"COUNTED_ALREADY")
			.raise();
		return time;
	}

	private ProgrammeView programme(SeriesView of) {
		return Objects.requireNonNull(programmes.byIds(Set.of(of.programme())).get(of.programme()));
	}

	private boolean counted(SeriesPlans.Id of, Time time) {
		return jdbc.sql("""
				select exists (select from activities.session where series = :series and state = 'HELD' and counted
				    and happened_on between :from and :to)""")
			.param("series", of.value())
			.param("from", time.from())
			.param("to", time.to())
			.query(Boolean.class)
			.single();
	}

	private Optional<Row> stored(SeriesPlans.Id of, LocalDate from) {
		return jdbc.sql("""
				select id, version, series, from_on, to_on, number from activities.series_count
				where series = :series and from_on = :from for update""")
			.param("series", of.value())
			.param("from", from)
			.query(ROW)
			.optional();
	}

	private void keep(Id id, SeriesView of, Time time, int number, boolean late, @Nullable String because,
			Author author) {
		@Nullable PlaceView place = (of.place() != null) ? places.byIds(List.of(of.place())).get(of.place()) : null;
		jdbc.sql(
				"""
						insert into activities.series_count (id, version, series, unit, place, area, from_on, to_on, number,
						    after_sign_off, changed_because, recorded_by, recorded_by_name, recorded_at, changed_at)
						values (:id, 1, :series, :unit, :place, :area, :from, :to, :number, :late, :because, :by, :byName, :at, :at)
						on conflict (series, from_on) do update set version = series_count.version + 1, number = :number,
						    after_sign_off = series_count.after_sign_off or :late,
						    changed_because = coalesce(:because, series_count.changed_because), changed_by_name = :byName,
						    changed_at = :at""")
			.param("id", id.value())
			.param("series", of.id().value())
			.param("unit", of.unit().value())
			.param("place", (of.place() != null) ? of.place().value() : null)
			.param("area", (place != null) ? place.area().value() : null)
			.param("from", time.from())
			.param("to", time.to())
			.param("number", number)
			.param("late", late)
			.param("because", because)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/**
	 * What was said of the series of a programme, the latest first. Small numbers are
	 * hidden from all but the units that run it and the support team.
	 */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<SeriesCountView> of(Programmes.Id programme) {
		return ofEach(List.of(programme)).getOrDefault(programme, List.of());
	}

	/** The same of some programmes. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Programmes.Id, List<SeriesCountView>> ofEach(Collection<Programmes.Id> some) {
		Caller caller = currentCaller.get();
		Set<UnitId> units = Set.copyOf(caller.readUnits());
		var known = programmes.byIds(some);
		var found = new HashMap<Programmes.Id, List<SeriesCountView>>();
		jdbc.sql("""
				select c.id, c.version, c.series, c.from_on, c.to_on, c.number, r.programme
				from activities.series_count c join activities.series r on r.id = c.series
				where r.programme = any(:programmes) order by c.from_on desc, c.series""")
			.param("programmes", Rows.ids(known.keySet()))
			.query(OF_PROGRAMME)
			.list()
			.forEach(it -> {
				ProgrammeView of = Objects.requireNonNull(known.get(it.programme()));
				boolean own = caller.readsAsTeam() || of.runBy(units);
				found.computeIfAbsent(it.programme(), key -> new ArrayList<>())
					.add(new SeriesCountView(it.series(), it.version(), it.fromOn(), it.toOn(),
							ProgrammeFiguresView.Count.of(it.number())
								.forOthers(own ? 0 : rules.on(it.toOn()).hiddenOf(of.audience()))));
			});
		return found;
	}

	/** The times of which a number was said of some series. */
	List<Said> said(Collection<SeriesPlans.Id> some) {
		return some.isEmpty() ? List.of()
				: jdbc.sql("select series, from_on, to_on from activities.series_count where series = any(:series)")
					.param("series", Rows.ids(some))
					.query(Rows.of(Said.class))
					.list();
	}

	/** A number that was told. */
	record Id(UUID value) implements Identifier {
	}

	/** A time of which a number was said. */
	record Said(SeriesPlans.Id series, LocalDate fromOn, LocalDate toOn) {

		boolean holds(SeriesPlans.Id one, LocalDate day) {
			return series.equals(one) && !day.isBefore(fromOn) && !day.isAfter(toOn);
		}

	}

	private record OfProgramme(Id id, int version, SeriesPlans.Id series, LocalDate fromOn, LocalDate toOn, int number,
			Programmes.Id programme) {
	}

	private record Row(Id id, int version, SeriesPlans.Id series, LocalDate fromOn, LocalDate toOn, int number) {
	}

	/** A quarter or a year. */
	public record Time(LocalDate from, LocalDate to) {
	}

}
