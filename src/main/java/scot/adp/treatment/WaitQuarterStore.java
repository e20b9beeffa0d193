package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.measures.spi.Period;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.treatment.WaitQuarterView.Counts;
import scot.adp.treatment.WaitQuarterView.Said;

/** Keeps who confirmed the waits of quarters, and counts what there is to confirm. */
@Component
class WaitQuarterStore {

	private static final RowMapper<Row> ROW = Rows.of(Row.class);

	private static final RowMapper<Counted> COUNTED = Rows.of(Counted.class);

	private static final RowMapper<Owed> OWED = Rows.of(Owed.class);

	private final JdbcClient jdbc;

	WaitQuarterStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Lets one at a time say something about a quarter. */
	void lock(LocalDate quarter) {
		jdbc.sql("select cast(pg_advisory_xact_lock(hashtext('waits of ' || cast(:from as date))) as text)")
			.param("from", quarter)
			.query(String.class)
			.single();
	}

	/** The last that was said of quarters, for each unit and for all of them. */
	List<Row> last(Collection<LocalDate> quarters) {
		return jdbc.sql("""
				select distinct on (quarter_from, unit) unit, quarter_from, number, because, without, started, inside,
				    ongoing, said_by_name, said_at
				from treatment.wait_confirmation where quarter_from = any(cast(:quarters as date[]))
				order by quarter_from, unit, number desc""")
			.param("quarters", days(quarters.stream()))
			.query(ROW)
			.list();
	}

	/**
	 * What units have in quarters, in one statement.
	 * @param units whose; null for all
	 * @param inside how many days are within the standard
	 */
	List<Counted> counts(List<Period> quarters, @Nullable Collection<UnitId> units, int inside) {
		return jdbc
			.sql("""
					select w.unit, q.first as quarter_from,
					    count(*) filter (where w.started_on between q.first and q.last) as started,
					    count(*) filter (where w.started_on between q.first and q.last and w.adjusted <= :inside) as inside,
					    count(*) filter (where w.ended_on is null or w.ended_on > q.last) as ongoing
					from unnest(cast(:first as date[]), cast(:last as date[])) as q (first, last)
					join treatment.wait w on w.received_on <= q.last and (w.ended_on is null or w.ended_on >= q.first)
					where w.withdrawn_at is null and (cast(:units as text[]) is null or w.unit = any(cast(:units as text[])))
					group by w.unit, q.first
					having bool_or(w.started_on between q.first and q.last or w.ended_on is null or w.ended_on > q.last)""")
			.param("first", days(quarters.stream().map(Period::from)))
			.param("last", days(quarters.stream().map(Period::to)))
			.param("units", (units != null) ? Rows.codes(units) : null)
			.param("inside", inside)
			.query(COUNTED)
			.list();
	}

	/**
	 * Units with the quarters that are still to be confirmed of their single waits, in
	 * one statement, the earliest first.
	 */
	List<Owed> owed(List<Period> quarters, Collection<UnitId> units) {
		return jdbc.sql("""
				select distinct w.unit, q.first as quarter_from
				from unnest(cast(:first as date[]), cast(:last as date[])) as q (first, last)
				join treatment.wait w on w.unit = any(:units) and w.withdrawn_at is null and w.received_on <= q.last
				    and (w.ended_on is null or w.ended_on > q.last or w.started_on between q.first and q.last)
				left join lateral (select c.kind from treatment.wait_confirmation c
				    where c.unit = w.unit and c.quarter_from = q.first order by c.number desc limit 1) c on true
				where c.kind is distinct from 'CONFIRMED' order by quarter_from, w.unit""")
			.param("first", days(quarters.stream().map(Period::from)))
			.param("last", days(quarters.stream().map(Period::to)))
			.param("units", Rows.codes(units))
			.query(OWED)
			.list();
	}

	/** Keeps what somebody says. */
	void say(UUID id, @Nullable UnitId unit, LocalDate quarter, int number, @Nullable String because,
			Collection<UnitId> without, @Nullable Counts counts, Author author) {
		jdbc.sql(
				"""
						insert into treatment.wait_confirmation (id, unit, quarter_from, number, kind, because, without, started,
						    inside, ongoing, said_by, said_by_name, said_at)
						values (:id, :unit, :quarter, :number, :kind, :because, :without, :started, :inside, :ongoing, :by,
						    :byName, :at)""")
			.param("id", id)
			.param("unit", (unit != null) ? unit.value() : null)
			.param("quarter", quarter)
			.param("number", number)
			.param("kind", (because == null) ? "CONFIRMED" : "REOPENED")
			.param("because", because)
			.param("without", Rows.codes(without))
			.param("started", (counts != null) ? Integer.valueOf(counts.started()) : null)
			.param("inside", (counts != null) ? counts.inside() : null)
			.param("ongoing", (counts != null) ? Integer.valueOf(counts.ongoing()) : null)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	private static String[] days(Stream<LocalDate> days) {
		return days.map(LocalDate::toString).toArray(String[]::new);
	}

	/**
	 * What was said.
	 *
	 * @param unit null of what was said for all
	 */
	record Row(@Nullable UnitId unit, LocalDate quarterFrom, int number, @Nullable String because, List<UnitId> without,
			@Nullable Integer started, @Nullable Integer inside, @Nullable Integer ongoing, String saidByName,
			OffsetDateTime saidAt) {

		@Nullable Counts counts() {
			return (started == null) ? null : new Counts(started, inside, Objects.requireNonNullElse(ongoing, 0));
		}

		Said told(boolean own) {
			return new Said(because, without, own ? counts() : null, saidByName, saidAt);
		}

	}

	/** A quarter that a unit still has to confirm. */
	record Owed(UnitId unit, LocalDate quarterFrom) {
	}

	/** What a unit has in a quarter. */
	record Counted(UnitId unit, LocalDate quarterFrom, int started, int inside, int ongoing) {

		Counts counts() {
			return new Counts(started, inside, ongoing);
		}

	}

}
