package scot.adp.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Identifier;
import scot.adp.platform.Rows;

/** Keeps what was found of coverage last night. */
@Component
class CoverageStore {

	private static final RowMapper<Kept> KEPT = Rows.of(Kept.class);

	private static final String CELLS = """
			select id, area, weekday, band, revision, covered, state, reason, since, rule_from, found_on
			from directory.coverage_cell order by area, band, weekday""";

	private final JdbcClient jdbc;

	CoverageStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What was found last, cell by cell. */
	Map<Key, Kept> since() {
		return jdbc.sql(CELLS).query(KEPT).list().stream().collect(Collectors.toMap(Kept::key, Function.identity()));
	}

	/** The same, and nobody else changes it before the transaction ends. */
	Map<Key, Kept> held() {
		return jdbc.sql(CELLS + " for update")
			.query(KEPT)
			.list()
			.stream()
			.collect(Collectors.toMap(Kept::key, Function.identity()));
	}

	/** Keeps a cell that was not looked at before. */
	void add(CoverageCell cell, LocalDate today, LocalDate rule) {
		jdbc.sql("""
				insert into directory.coverage_cell (id, area, weekday, band, revision, covered, state, reason, since,
				    rule_from, found_on)
				values (:id, :area, :weekday, :band, 1, :covered, :state, :reason, :today, :rule, :today)
				on conflict (area, weekday, band) do nothing""")
			.param("id", UUID.randomUUID())
			.param("area", cell.area().value())
			.param("weekday", cell.weekday().getValue())
			.param("band", cell.band())
			.param("covered", cell.covered())
			.param("state", cell.state().name())
			.param("reason", reason(cell))
			.param("today", today)
			.param("rule", rule)
			.update();
	}

	/** Keeps what a cell is today. */
	void change(Kept before, CoverageCell cell, int revision, LocalDate today, LocalDate rule) {
		jdbc.sql("""
				update directory.coverage_cell set revision = :revision, covered = :covered, state = :state,
				    reason = :reason, since = :since, rule_from = :rule, found_on = :today
				where id = :id""")
			.param("revision", revision)
			.param("covered", cell.covered())
			.param("state", cell.state().name())
			.param("reason", reason(cell))
			.param("since", (before.state() == cell.state()) ? before.since() : today)
			.param("rule", rule)
			.param("today", today)
			.param("id", before.id().value())
			.update();
	}

	/** Lets go of cells that are looked at no more. */
	void remove(Collection<Id> ids) {
		jdbc.sql("delete from directory.coverage_cell where id = any(:ids)").param("ids", Rows.ids(ids)).update();
	}

	private static @Nullable String reason(CoverageCell cell) {
		return (cell.reason() != null) ? cell.reason().name() : null;
	}

	/** A cell that is watched. */
	record Id(UUID value) implements Identifier {
	}

	/** What a cell is known by. */
	record Key(AreaCode area, int weekday, String band) {

		static Key of(CoverageCell cell) {
			return new Key(cell.area(), cell.weekday().getValue(), cell.band());
		}

	}

	/**
	 * A cell as it was found.
	 *
	 * @param since the first day on which its state was found
	 * @param ruleFrom the first day of the rule by which it was counted
	 */
	record Kept(Id id, AreaCode area, int weekday, String band, int revision, int covered, CoverageCell.State state,
			CoverageCell.@Nullable Reason reason, LocalDate since, LocalDate ruleFrom, LocalDate foundOn) {

		Key key() {
			return new Key(area, weekday, band);
		}

	}

}
