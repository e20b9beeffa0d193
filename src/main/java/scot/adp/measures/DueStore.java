package scot.adp.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Days;
import scot.adp.platform.Rows;

/** Keeps what is to be computed anew, and how that went. */
@Component
class DueStore {

	private static final RowMapper<SourceRun> RUNS = Rows.of(SourceRun.class);

	private final JdbcClient jdbc;

	DueStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Marks days of a source. Marks are put together when they are taken, not here: one
	 * that is just being worked on may have missed the rows that this one is about.
	 * @param dataSet what changed; null where everything is to be computed
	 * @param measure the only measure that is meant; null for all of the source
	 */
	void mark(String source, @Nullable DataSet dataSet, @Nullable MeasureCode measure, Days days, OffsetDateTime now) {
		jdbc.sql("""
				insert into measures.due (source, data_set, measure, from_on, to_on, marked_at)
				values (:source, :dataSet, :measure, :from, :to, :now)""")
			.param("source", source)
			.param("dataSet", (dataSet != null) ? dataSet.value() : null)
			.param("measure", (measure != null) ? measure.value() : null)
			.param("from", days.from())
			.param("to", days.to())
			.param("now", now)
			.update();
	}

	/**
	 * Takes what is due of a source. Whoever asks meanwhile, also from another node,
	 * waits until the transaction ends, so a cell is computed by one at a time.
	 */
	List<Mark> take(String source) {
		jdbc.sql("select cast(pg_advisory_xact_lock(hashtext('measures ' || :source)) as text)")
			.param("source", source)
			.query(String.class)
			.optional();
		return jdbc.sql("delete from measures.due where source = :source returning measure, from_on, to_on")
			.param("source", source)
			.query((row, number) -> mark(row))
			.list();
	}

	/** What is due of a source, which stays so. */
	List<Mark> marks(String source) {
		return jdbc.sql("select measure, from_on, to_on from measures.due where source = :source")
			.param("source", source)
			.query((row, number) -> mark(row))
			.list();
	}

	/** The sources of which something is due and that are not to wait for another try. */
	List<String> waiting(OffsetDateTime now) {
		return jdbc.sql("""
				select distinct d.source from measures.due d left join measures.source_run r on r.source = d.source
				where r.next_try_at is null or r.next_try_at <= :now order by d.source""")
			.param("now", now)
			.query(String.class)
			.list();
	}

	void succeeded(String source, int cells, OffsetDateTime now) {
		jdbc.sql("""
				insert into measures.source_run (source, ran_at, cells_changed) values (:source, :now, :cells)
				on conflict (source) do update set ran_at = excluded.ran_at, cells_changed = excluded.cells_changed,
				    failures = 0, failed_at = null, fault = null, next_try_at = null""")
			.param("source", source)
			.param("cells", cells)
			.param("now", now)
			.update();
	}

	/**
	 * Notes that a source failed, so that it is tried again: after half a minute, then
	 * after twice as long each time, up to four hours.
	 * @param fault the kind of fault; never its message, which may hold what was recorded
	 */
	void failed(String source, String fault, OffsetDateTime now) {
		jdbc.sql("""
				insert into measures.source_run as r (source, failures, failed_at, fault, next_try_at)
				values (:source, 1, :now, :fault, :now + interval '30 seconds')
				on conflict (source) do update set failures = r.failures + 1, failed_at = excluded.failed_at,
				    fault = excluded.fault,
				    next_try_at = excluded.failed_at
				        + least(interval '4 hours', interval '30 seconds' * power(2, least(r.failures, 20)))""")
			.param("source", source)
			.param("fault", fault)
			.param("now", now)
			.update();
	}

	/** How each source that ever ran did last, and what of it waits. */
	List<SourceRun> runs() {
		return jdbc
			.sql("""
					select coalesce(r.source, d.source) as source, r.ran_at, coalesce(r.failures, 0) as failures, r.failed_at,
					    r.fault, r.next_try_at, coalesce(d.waiting, 0) as waiting, d.oldest
					from measures.source_run r
					full join (select source, count(*) as waiting, min(marked_at) as oldest from measures.due group by source) d
					    on d.source = r.source
					order by 1""")
			.query(RUNS)
			.list();
	}

	private static Mark mark(ResultSet row) throws SQLException {
		@Nullable String measure = row.getString("measure");
		return new Mark((measure != null) ? new MeasureCode(measure) : null,
				new Days(row.getObject("from_on", LocalDate.class), row.getObject("to_on", LocalDate.class)));
	}

	/** Days to compute anew, of one measure or of all of the source. */
	record Mark(@Nullable MeasureCode measure, Days days) {
	}

}
