package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Rows;

/** Keeps what holds records, and that some were erased. */
@Component
class RetentionStore {

	private final JdbcClient jdbc;

	private final Clock clock;

	RetentionStore(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What is held, in the order in which it came. */
	List<Retention.Hold> holds() {
		return jdbc.sql("""
				select id, data_set, organisation, reason from people.hold where lifted_at is null
				order by placed_at, id""").query(Rows.of(Retention.Hold.class)).list();
	}

	/** All holds that were ever placed, those that were lifted too. */
	Set<UUID> everHeld() {
		return Set.copyOf(jdbc.sql("select id from people.hold").query(UUID.class).list());
	}

	boolean hold(Retention.HoldId id, OrganisationId organisation, DataSet dataSet, String reason, Author author) {
		return jdbc
			.sql("""
					insert into people.hold (id, version, organisation, data_set, reason, placed_by, placed_by_name, placed_at)
					values (:id, 1, :organisation, :dataSet, :reason, :by, :byName, :at) on conflict do nothing""")
			.param("organisation", organisation.value())
			.param("id", id.value())
			.param("dataSet", dataSet.value())
			.param("reason", reason)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update() == 1;
	}

	/** Lifts a hold of one of some organisations, or of before they were told apart. */
	Optional<DataSet> lift(Retention.HoldId id, Collection<OrganisationId> own, Author author) {
		return jdbc.sql("""
				update people.hold set version = version + 1, lifted_at = :at, lifted_by_name = :byName
				where id = :id and lifted_at is null and (organisation is null or organisation = any (:own))
				returning data_set""")
			.param("own", Rows.codes(own))
			.param("at", author.at())
			.param("byName", author.words())
			.param("id", id.value())
			.query((row, number) -> new DataSet(row.getString("data_set")))
			.optional();
	}

	/** Keeps that rows went; never which. */
	void tombstone(RetentionRuleView rule, LocalDate on, int rows) {
		jdbc.sql("""
				insert into people.tombstone (id, data_set, cause, rule_version, erased_on, rows)
				values (:id, :dataSet, :cause, :rule, :on, :rows)""")
			.param("id", UUID.randomUUID())
			.param("dataSet", rule.dataSet().value())
			.param("cause", rule.trigger().name())
			.param("rule", rule.code())
			.param("on", on)
			.param("rows", rows)
			.update();
	}

	void run(int erased, Collection<DataSet> held, Collection<DataSet> failed) {
		jdbc.sql("""
				insert into people.retention_run (id, at, erased, held, failed)
				values (:id, :at, :erased, :held, :failed)""")
			.param("id", UUID.randomUUID())
			.param("at", OffsetDateTime.now(clock))
			.param("erased", erased)
			.param("held", Rows.codes(held))
			.param("failed", Rows.codes(failed))
			.update();
	}

	/**
	 * Puts the rows of each day that is over together, and deletes those of long ago. The
	 * names are those of the job alone.
	 */
	void tidy(String table, String day, String by, String number, LocalDate today, LocalDate before) {
		jdbc.sql("""
				with those as (delete from people.%1$s where %2$s < :today returning *)
				insert into people.%1$s (%2$s, %3$s, %4$s)
				select %2$s, %3$s, sum(%4$s) from those where %2$s >= :before group by %2$s, %3$s""".formatted(table,
				day, by, number))
			.param("today", today)
			.param("before", before)
			.update();
	}

	Optional<Retention.Run> lastRun() {
		return jdbc.sql("select at, erased, held, failed from people.retention_run order by at desc limit 1")
			.query(Rows.of(Retention.Run.class))
			.optional();
	}

	List<Retention.Erased> erasedSince(LocalDate day) {
		return jdbc.sql("""
				select cast(date_trunc('month', erased_on) as date) as month, data_set, sum(rows) as rows
				from people.tombstone where erased_on >= :day group by 1, 2 order by 1, 2""")
			.param("day", day)
			.query(Rows.of(Retention.Erased.class))
			.list();
	}

}
