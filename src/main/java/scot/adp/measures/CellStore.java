package scot.adp.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.MeasureSource.Days;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.Rows;

/** Keeps values, each with those it had before. */
@Component
class CellStore {

	private static final String COLUMNS = """
			measure, period_type, period_from, slice_by, slice_value, vintage, method, state, numerator, denominator,
			    rows_counted, computed_at""";

	private final JdbcClient jdbc;

	private final NamedParameterJdbcOperations batches;

	private final Dictionary dictionary;

	CellStore(JdbcClient jdbc, NamedParameterJdbcOperations batches, Dictionary dictionary) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.dictionary = dictionary;
	}

	/**
	 * The cells of measures in periods that begin from one day to another.
	 * @param until those that were computed before this moment; null for the last ones
	 */
	List<Cell> cells(Collection<MeasureCode> measures, LocalDate from, LocalDate to, @Nullable OffsetDateTime until) {
		String which = (until == null) ? "select %s from measures.cell where current".formatted(COLUMNS) : """
				select distinct on (measure, period_from, slice_by, slice_value) %s
				from measures.cell where computed_at < :until""".formatted(COLUMNS);
		return jdbc.sql("""
				select * from (
				    %s and measure = any(:measures) and period_from between :from and :to
				    order by measure, period_from, slice_by, slice_value, vintage desc) c
				where state <> 'GONE'""".formatted(which))
			.param("measures", Rows.codes(measures))
			.param("from", from)
			.param("to", to)
			.param("until", until)
			.query((row, number) -> cell(row))
			.list();
	}

	/** The last values that the whole of a measure had in a period, the last first. */
	List<Cell> vintages(MeasureCode measure, LocalDate from, int limit) {
		return jdbc
			.sql("select %s from measures.cell where measure = :measure and period_from = :from".formatted(COLUMNS)
					+ " and slice_by = '' and state <> 'GONE' order by vintage desc limit :limit")
			.param("limit", limit)
			.param("measure", measure.value())
			.param("from", from)
			.query((row, number) -> cell(row))
			.list();
	}

	/** The first period that measures have a value of. */
	Optional<LocalDate> earliest(Collection<MeasureCode> measures) {
		return jdbc.sql("""
				select period_from from measures.cell where current and state <> 'GONE' and measure = any(:measures)
				order by period_from limit 1""")
			.param("measures", Rows.codes(measures))
			.query(LocalDate.class)
			.optional();
	}

	/** From the first day of the first period with a value to that of the last. */
	Map<MeasureCode, Days> spans(Collection<MeasureCode> measures) {
		var spans = new HashMap<MeasureCode, Days>();
		jdbc.sql("""
				select measure, min(period_from) as first, max(period_from) as last from measures.cell
				where current and slice_by = '' and state <> 'GONE' and measure = any(:measures) group by measure""")
			.param("measures", Rows.codes(measures))
			.query(row -> {
				spans.put(new MeasureCode(row.getString("measure")),
						new Days(row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)));
			});
		return spans;
	}

	/** Those of the measures that have any value. */
	Set<MeasureCode> computed(Collection<MeasureCode> measures) {
		return jdbc.sql("select distinct measure from measures.cell where current and measure = any(:measures)")
			.param("measures", Rows.codes(measures))
			.query((row, number) -> new MeasureCode(row.getString("measure")))
			.set();
	}

	/**
	 * Keeps what was counted: a value that differs adds a vintage, and a slice that was
	 * not counted is gone.
	 * @return how many cells changed
	 */
	int keep(Collection<Asked> asked, Collection<Counted> counted, OffsetDateTime now) {
		if (asked.isEmpty()) {
			return 0;
		}
		Map<Key, Asked> wanted = new HashMap<>();
		asked.forEach(it -> wanted.put(new Key(it.measure(), it.period().from(), Slice.WHOLE), it));
		Map<Key, Cell> stored = new HashMap<>();
		current(asked).stream()
			.filter(cell -> wanted.containsKey(Key.of(cell).whole()))
			.forEach(cell -> stored.put(Key.of(cell), cell));
		var rows = new HashMap<Key, MapSqlParameterSource>();
		var seen = new HashSet<Key>();
		for (Counted it : counted) {
			var key = new Key(it.measure(), it.period().from(), it.slice());
			@Nullable Asked of = wanted.get(key.whole());
			if (of == null || !of.period().equals(it.period()) || !seen.add(key)) {
				throw new IllegalStateException("%s of %s was counted %s".formatted(it.measure().value(),
						it.period().name(), (of == null) ? "without being asked" : "twice for one slice"));
			}
			@Nullable Cell before = stored.get(key);
			if (before == null || !before.says(it, of.method())) {
				rows.put(key,
						row(key, it.period().type(), of.method(), before, it.state().name(), now)
							.addValue("numerator", it.numerator())
							.addValue("denominator", it.denominator())
							.addValue("rows", it.rows()));
			}
		}
		stored.forEach((key, before) -> {
			if (!seen.contains(key) && !before.gone()) {
				rows.put(key,
						row(key, before.period().type(), before.method(), before, "GONE", now)
							.addValue("numerator", null)
							.addValue("denominator", null)
							.addValue("rows", 0L));
			}
		});
		write(rows.values().toArray(MapSqlParameterSource[]::new));
		dictionary.changing(rows.keySet().stream().map(Key::measure).distinct().toList());
		return rows.size();
	}

	/**
	 * Lets go of what was counted for periods of another length than a measure has now.
	 */
	void retire(MeasureCode measure, PeriodType type, OffsetDateTime now) {
		var rows = jdbc
			.sql("select %s from measures.cell where current and measure = :measure".formatted(COLUMNS)
					+ " and period_type <> :type and state <> 'GONE'")
			.param("measure", measure.value())
			.param("type", type.name())
			.query((row, number) -> cell(row))
			.list()
			.stream()
			.map(it -> row(Key.of(it), it.period().type(), it.method(), it, "GONE", now).addValue("numerator", null)
				.addValue("denominator", null)
				.addValue("rows", 0L))
			.toArray(MapSqlParameterSource[]::new);
		write(rows);
	}

	private List<Cell> current(Collection<Asked> asked) {
		return jdbc
			.sql("select %s from measures.cell where current and measure = any(:measures)".formatted(COLUMNS)
					+ " and period_from = any(cast(:periods as date[]))")
			.param("measures", Rows.codes(asked.stream().map(Asked::measure).distinct().toList()))
			.param("periods", asked.stream().map(it -> it.period().from().toString()).distinct().toArray(String[]::new))
			.query((row, number) -> cell(row))
			.list();
	}

	private void write(MapSqlParameterSource... rows) {
		batches.batchUpdate("""
				update measures.cell set current = false where current and measure = :measure and period_from = :from
				    and slice_by = :by and slice_value = :value""", rows);
		batches.batchUpdate(
				"""
						insert into measures.cell (measure, period_type, period_from, slice_by, slice_value, vintage, current, method,
						    state, numerator, denominator, rows_counted, computed_at)
						values (:measure, :type, :from, :by, :value, :vintage, true, :method, :state, cast(:numerator as numeric),
						    cast(:denominator as numeric), :rows, :now)""",
				rows);
	}

	private static MapSqlParameterSource row(Key key, PeriodType type, int method, @Nullable Cell before, String state,
			OffsetDateTime now) {
		return new MapSqlParameterSource().addValue("measure", key.measure().value())
			.addValue("type", type.name())
			.addValue("from", key.from())
			.addValue("by", key.slice().by())
			.addValue("value", key.slice().value())
			.addValue("vintage", (before != null) ? before.vintage() + 1 : 1)
			.addValue("method", method)
			.addValue("state", state)
			.addValue("now", now);
	}

	private static Cell cell(ResultSet row) throws SQLException {
		String state = row.getString("state");
		return new Cell(new MeasureCode(row.getString("measure")),
				new Period(PeriodType.valueOf(row.getString("period_type")),
						row.getObject("period_from", LocalDate.class)),
				new Slice(row.getString("slice_by"), row.getString("slice_value")), row.getInt("vintage"),
				row.getInt("method"), state.equals("GONE") ? null : Counted.State.valueOf(state),
				row.getBigDecimal("numerator"), row.getBigDecimal("denominator"), row.getLong("rows_counted"),
				row.getObject("computed_at", OffsetDateTime.class));
	}

	/** A place has one value at a time, however long its period is. */
	private record Key(MeasureCode measure, LocalDate from, Slice slice) {

		static Key of(Cell cell) {
			return new Key(cell.measure(), cell.period().from(), cell.slice());
		}

		Key whole() {
			return new Key(measure, from, Slice.WHOLE);
		}

	}

}
