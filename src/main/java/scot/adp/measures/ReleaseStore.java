package scot.adp.measures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.Rows;

/** Keeps what was released. */
@Component
class ReleaseStore {

	private static final String COLUMNS = """
			r.id, r.measure, r.period_type, r.period_from, r.number, r.method, r.gate, r.released_at, r.released_by_name""";

	private final JdbcClient jdbc;

	private final NamedParameterJdbcOperations batches;

	private final Dictionary dictionary;

	ReleaseStore(JdbcClient jdbc, NamedParameterJdbcOperations batches, Dictionary dictionary) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.dictionary = dictionary;
	}

	/**
	 * The last release of each period that begins from one day to another.
	 * @param until those released before this moment; null for all
	 */
	List<Released> last(Collection<MeasureCode> measures, LocalDate from, LocalDate to,
			@Nullable OffsetDateTime until) {
		var found = new LinkedHashMap<Releases.Id, Released>();
		jdbc.sql("""
				select %s, c.slice_by, c.slice_value, c.state, c.numerator, c.denominator
				from (select distinct on (measure, period_from) * from measures.release
				      where measure = any(:measures) and period_from between :from and :to
				          and (cast(:until as timestamptz) is null or released_at < :until)
				      order by measure, period_from, number desc) r
				join measures.released_cell c on c.release = r.id""".formatted(COLUMNS))
			.param("measures", Rows.codes(measures))
			.param("from", from)
			.param("to", to)
			.param("until", until)
			.query(row -> {
				ReleaseView release = view(row);
				found.computeIfAbsent(release.id(), id -> new Released(release, new LinkedHashMap<>()))
					.figures()
					.put(new Slice(row.getString("slice_by"), row.getString("slice_value")),
							figure(dictionary.get(release.measure()), row));
			});
		return List.copyOf(found.values());
	}

	/** All releases of a period with the whole of each, the last first. */
	List<Released> all(MeasureCode measure, LocalDate from) {
		return jdbc.sql("""
				select %s, c.state, c.numerator, c.denominator
				from measures.release r join measures.released_cell c on c.release = r.id and c.slice_by = ''
				where r.measure = :measure and r.period_from = :from order by r.number desc""".formatted(COLUMNS))
			.param("measure", measure.value())
			.param("from", from)
			.query((row, number) -> new Released(view(row), Map.of(Slice.WHOLE, figure(dictionary.get(measure), row))))
			.list();
	}

	/** The periods of which any of some measures was released. */
	Set<Period> periods(Collection<MeasureCode> measures) {
		return jdbc.sql("select distinct period_type, period_from from measures.release where measure = any(:measures)")
			.param("measures", Rows.codes(measures))
			.query((row, number) -> new Period(PeriodType.valueOf(row.getString("period_type")),
					row.getObject("period_from", LocalDate.class)))
			.set();
	}

	Optional<ReleaseView> find(Releases.Id id) {
		return jdbc.sql("select %s from measures.release r where id = :id".formatted(COLUMNS))
			.param("id", id.value())
			.query((row, number) -> view(row))
			.optional();
	}

	/** Lets one release of a measure at a time be made. */
	void lock(MeasureCode measure) {
		jdbc.sql("select code from measures.definition where code = :code for update")
			.param("code", measure.value())
			.query(String.class)
			.single();
	}

	void add(Releases.Id id, MeasureView of, Period period, int method, Map<Slice, Figure> figures, @Nullable UUID by,
			String byName, OffsetDateTime at) {
		jdbc.sql(
				"""
						insert into measures.release (id, measure, period_type, period_from, number, method, gate, released_at,
						    released_by, released_by_name)
						select :id, :measure, :type, :from, coalesce(max(number), 0) + 1, :method, :gate, :at, cast(:by as uuid),
						    :byName
						from measures.release where measure = :measure and period_from = :from""")
			.param("id", id.value())
			.param("measure", of.code().value())
			.param("type", period.type().name())
			.param("from", period.from())
			.param("method", method)
			.param("gate", Disclosure.RULE)
			.param("at", at)
			.param("by", by)
			.param("byName", byName)
			.update();
		dictionary.changing(List.of(of.code()));
		batches.batchUpdate("""
				insert into measures.released_cell (release, slice_by, slice_value, state, numerator, denominator)
				values (:id, :by, :value, :state, cast(:numerator as numeric), cast(:denominator as numeric))""",
				figures.entrySet()
					.stream()
					.map(it -> new MapSqlParameterSource().addValue("id", id.value())
						.addValue("by", it.getKey().by())
						.addValue("value", it.getKey().value())
						.addValue("state", it.getValue().state().name())
						.addValue("numerator", it.getValue().numerator())
						.addValue("denominator", it.getValue().denominator()))
					.toArray(MapSqlParameterSource[]::new));
	}

	private static ReleaseView view(ResultSet row) throws SQLException {
		return new ReleaseView(new Releases.Id(row.getObject("id", UUID.class)),
				new MeasureCode(row.getString("measure")),
				new Period(PeriodType.valueOf(row.getString("period_type")),
						row.getObject("period_from", LocalDate.class)),
				row.getInt("number"), row.getInt("method"), row.getInt("gate"),
				row.getObject("released_at", OffsetDateTime.class), row.getString("released_by_name"));
	}

	private static Figure figure(MeasureView measure, ResultSet row) throws SQLException {
		var state = Figure.State.valueOf(row.getString("state"));
		@Nullable BigDecimal numerator = row.getBigDecimal("numerator");
		return switch (state) {
			case NUMBER, NO_VALUE ->
				Figure.of(measure, Objects.requireNonNull(numerator), row.getBigDecimal("denominator"));
			case NIL_RETURN -> Figure.nil();
			default -> Figure.without(state);
		};
	}

	/** A release with its figures. */
	record Released(ReleaseView release, Map<Slice, Figure> figures) {
	}

}
