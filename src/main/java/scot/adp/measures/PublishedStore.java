package scot.adp.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.measures.PublishedFigure.Qualifier;
import scot.adp.platform.Rows;

/** Keeps what others published, each figure as it was printed. */
@Component
class PublishedStore {

	private static final int AT_ONCE = 500;

	private static final RowMapper<Stored> STORED = Rows.of(Stored.class);

	private static final RowMapper<PublishedReleaseView> RELEASE = Rows.of(PublishedReleaseView.class);

	private static final RowMapper<Newest> NEWEST = Rows.of(Newest.class);

	private final JdbcClient jdbc;

	/** What a release told: the same number is the same, however it was printed. */
	private static final String TOLD = """
			concat_ws(' ', coalesce(trim_scale(f.value)::text, f.printed), trim_scale(f.numerator), trim_scale(f.denominator),
			    f.qualifier, f.method)""";

	PublishedStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What was printed, one row for each figure and each thing that releases said of it:
	 * a release that says the same again is left out. The last period first, of each
	 * figure the last vintage.
	 */
	List<Stored> figures(Wanted wanted) {
		return jdbc
			.sql("""
					with printed as (
					    select f.id, r.series, f.area, f.figure, f.cut, f.from_on, f.to_on, f.method, f.printed, f.value,
					        f.numerator, f.denominator, f.qualifier, r.name as release, r.published_on, r.source, f.import is null as typed, r.recorded_at,
					        lag(%s) over one as before, %s as told
					    from measures.published_figure f join measures.published_release r on r.id = f.release
					    where f.withdrawn_at is null and r.series = any(:series)
					        and (cast(:figures as text[]) is null or f.figure = any(cast(:figures as text[])))
					        and (cast(:area as text) is null or f.area = :area) and (cast(:cut as text) is null or f.cut = :cut)
					        and (cast(:first as date) is null or f.from_on >= :first)
					        and (cast(:last as date) is null or f.to_on <= :last)
					    window one as (partition by r.series, f.area, f.figure, f.cut, f.from_on, f.to_on
					        order by r.published_on, r.recorded_at, r.id)),
					said as (
					    select *, row_number() over one as vintage, count(*) over (partition by series, area, figure, cut, from_on,
					        to_on) as vintages
					    from printed where before is null or before <> told
					    window one as (partition by series, area, figure, cut, from_on, to_on
					        order by published_on, recorded_at, id))
					select * from said order by series, from_on desc, to_on, area, figure, cut, vintage desc"""
				.formatted(TOLD, TOLD))
			.param("series", Rows.codes(wanted.series()))
			.param("figures", (wanted.figures() != null) ? wanted.figures().toArray(String[]::new) : null)
			.param("area", wanted.area())
			.param("cut", wanted.cut())
			.param("first", wanted.first())
			.param("last", wanted.last())
			.query(STORED)
			.list();
	}

	/** A figure that stands, by its id, as if it were the only vintage. */
	List<Stored> byIds(Collection<PublishedFigures.Id> ids) {
		return jdbc
			.sql("""
					select f.id, r.series, f.area, f.figure, f.cut, f.from_on, f.to_on, f.method, f.printed, f.value, f.numerator,
					    f.denominator, f.qualifier, r.name as release, r.published_on, r.source, f.import is null as typed, 1 as vintage, 1 as vintages
					from measures.published_figure f join measures.published_release r on r.id = f.release
					where f.withdrawn_at is null and f.id = any(:ids)""")
			.param("ids", Rows.ids(ids))
			.query(STORED)
			.list();
	}

	/** The releases of series, the last first. */
	List<PublishedReleaseView> releases(Collection<SeriesCode> series) {
		return jdbc.sql("""
				select r.series, r.name, r.published_on, r.source, r.recorded_by_name as recorded_by, r.recorded_at,
				    (select count(*) from measures.published_figure f where f.release = r.id and f.withdrawn_at is null)
				        as figures
				from measures.published_release r where r.series = any(:series)
				order by r.series, r.published_on desc, r.recorded_at desc""")
			.param("series", Rows.codes(series))
			.query(RELEASE)
			.list()
			.stream()
			.filter(it -> it.figures() > 0)
			.toList();
	}

	/**
	 * Of each series that has any figure its last release and the end of its last period.
	 */
	Map<SeriesCode, Newest> newest() {
		return jdbc.sql("""
				select r.series, max(r.published_on) as published_on, max(f.to_on) as to_on
				from measures.published_release r join measures.published_figure f on f.release = r.id
				where f.withdrawn_at is null group by r.series""")
			.query(NEWEST)
			.list()
			.stream()
			.collect(Collectors.toMap(Newest::series, it -> it));
	}

	/** The release of a name and a day; it is made where there is none. */
	UUID release(SeriesCode series, String name, LocalDate publishedOn, String source, Author author) {
		jdbc.sql(
				"""
						insert into measures.published_release (id, series, name, published_on, source, recorded_by, recorded_by_name,
						    recorded_at)
						values (:id, :series, :name, :on, :source, :by, :byName, :at) on conflict do nothing""")
			.param("id", UUID.randomUUID())
			.param("series", series.value())
			.param("name", name)
			.param("on", publishedOn)
			.param("source", source)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
		return jdbc.sql("""
				select id from measures.published_release
				where series = :series and name = :name and published_on = :on for update""")
			.param("series", series.value())
			.param("name", name)
			.param("on", publishedOn)
			.query(UUID.class)
			.single();
	}

	/**
	 * What a release of a name and a day says already, by key; nothing where there is
	 * none.
	 */
	Map<Key, Said> said(SeriesCode series, String name, LocalDate publishedOn) {
		var found = new HashMap<Key, Said>();
		jdbc.sql("""
				select f.area, f.figure, f.cut, f.from_on, f.to_on, f.printed, f.value, f.qualifier
				from measures.published_figure f join measures.published_release r on r.id = f.release
				where f.withdrawn_at is null and r.series = :series and r.name = :name and r.published_on = :on""")
			.param("series", series.value())
			.param("name", name)
			.param("on", publishedOn)
			.query(row -> {
				found.put(
						new Key(row.getString("area"), row.getString("figure"), row.getString("cut"),
								new PublishedPeriod(row.getObject("from_on", LocalDate.class),
										row.getObject("to_on", LocalDate.class))),
						new Said(row.getString("printed"), row.getBigDecimal("value"), row.getString("qualifier")));
			});
		return found;
	}

	/** Adds figures to a release. */
	void add(UUID release, @Nullable UUID file, List<Printed> figures, Author author) {
		for (int i = 0; i < figures.size(); i += AT_ONCE) {
			var some = figures.subList(i, Math.min(figures.size(), i + AT_ONCE));
			jdbc.sql("""
					insert into measures.published_figure (release, import, area, figure, cut, from_on, to_on, method,
					    printed, value, numerator, denominator, qualifier, recorded_by, recorded_by_name, recorded_at)
					select :release, cast(:file as uuid), x.*, :by, :byName, :at
					from unnest(cast(:areas as text[]), cast(:figures as text[]), cast(:cuts as text[]),
					    cast(:froms as date[]), cast(:tos as date[]), cast(:methods as int[]), cast(:printed as text[]),
					    cast(:values as numeric[]), cast(:numerators as numeric[]), cast(:denominators as numeric[]),
					    cast(:qualifiers as text[])) as x""")
				.param("release", release)
				.param("file", file)
				.param("areas", texts(some, it -> it.key().area()))
				.param("figures", texts(some, it -> it.key().figure()))
				.param("cuts", texts(some, it -> it.key().cut()))
				.param("froms", texts(some, it -> it.key().period().from().toString()))
				.param("tos", texts(some, it -> it.key().period().to().toString()))
				.param("methods", some.stream().map(Printed::method).toArray(Integer[]::new))
				.param("printed", texts(some, Printed::printed))
				.param("values", some.stream().map(Printed::value).toArray(BigDecimal[]::new))
				.param("numerators", some.stream().map(Printed::numerator).toArray(BigDecimal[]::new))
				.param("denominators", some.stream().map(Printed::denominator).toArray(BigDecimal[]::new))
				.param("qualifiers", texts(some, it -> {
					@Nullable Qualifier qualifier = it.qualifier();
					return (qualifier != null) ? qualifier.name() : null;
				}))
				.param("by", author.account().value())
				.param("byName", author.words())
				.param("at", author.at())
				.update();
		}
	}

	private static @Nullable String[] texts(List<Printed> figures, Function<Printed, @Nullable String> part) {
		return figures.stream().map(part).toArray(String[]::new);
	}

	/** The id of a figure that stands in a release. */
	UUID id(UUID release, Key key) {
		return jdbc
			.sql("""
					select id from measures.published_figure where withdrawn_at is null and release = :release and area = :area
					    and figure = :figure and cut = :cut and from_on = :from and to_on = :to""")
			.param("release", release)
			.param("area", key.area())
			.param("figure", key.figure())
			.param("cut", key.cut())
			.param("from", key.period().from())
			.param("to", key.period().to())
			.query(UUID.class)
			.single();
	}

	/**
	 * Withdraws a figure that somebody typed.
	 * @return whether there was one that stood
	 */
	boolean withdraw(PublishedFigures.Id id, String reason, Author author) {
		return jdbc.sql("""
				update measures.published_figure
				set withdrawn_at = :at, withdrawn_by_name = :by, withdrawn_reason = :reason
				where id = :id and withdrawn_at is null and import is null""")
			.param("id", id.value())
			.param("reason", reason)
			.param("by", author.words())
			.param("at", author.at())
			.update() == 1;
	}

	/** Withdraws all that a file brought. */
	int withdrawAllOf(UUID file, String reason, Author author) {
		return jdbc.sql("""
				update measures.published_figure
				set withdrawn_at = :at, withdrawn_by_name = :by, withdrawn_reason = :reason
				where import = :file and withdrawn_at is null""")
			.param("file", file)
			.param("reason", reason)
			.param("by", author.words())
			.param("at", author.at())
			.update();
	}

	/** Whether anything was published that is known here. */
	boolean isEmpty() {
		return jdbc.sql("select not exists (select from measures.published_release)").query(Boolean.class).single();
	}

	/** Which figures are asked for; null for any. */
	record Wanted(Collection<SeriesCode> series, @Nullable Collection<String> figures, @Nullable String area,
			@Nullable String cut, @Nullable LocalDate first, @Nullable LocalDate last) {

		/** All of a series. */
		static Wanted of(SeriesCode series) {
			return new Wanted(List.of(series), null, null, null, null, null);
		}

	}

	/** Which figure of a release. */
	record Key(String area, String figure, String cut, PublishedPeriod period) {
	}

	/** What a release says of a figure. */
	record Said(String printed, @Nullable BigDecimal value, @Nullable String qualifier) {
	}

	/** A figure that is to be kept. */
	record Printed(Key key, int method, String printed, @Nullable BigDecimal value, @Nullable BigDecimal numerator,
			@Nullable BigDecimal denominator, @Nullable Qualifier qualifier) {

		/** Whether a release says the same. */
		boolean same(@Nullable Said said) {
			return said != null && alike(printed, value, said.printed(), said.value())
					&& Optional.ofNullable(qualifier).map(Enum::name).equals(Optional.ofNullable(said.qualifier()));
		}

	}

	/** Whether two figures say the same, however they were printed. */
	static boolean alike(String one, @Nullable BigDecimal value, String other, @Nullable BigDecimal otherValue) {
		return (value != null && otherValue != null) ? value.compareTo(otherValue) == 0 : one.equals(other);
	}

	/** A figure as it is kept. */
	record Stored(PublishedFigures.Id id, SeriesCode series, String area, String figure, String cut, LocalDate fromOn,
			LocalDate toOn, int method, String printed, @Nullable BigDecimal value, @Nullable BigDecimal numerator,
			@Nullable BigDecimal denominator, @Nullable Qualifier qualifier, String release, LocalDate publishedOn,
			String source, boolean typed, int vintage, int vintages) {
	}

	/** The last that is known of a series. */
	record Newest(SeriesCode series, LocalDate publishedOn, LocalDate toOn) {
	}

}
