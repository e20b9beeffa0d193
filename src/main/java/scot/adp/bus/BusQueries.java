package scot.adp.bus;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;

/** Reads how the bus stands. */
@Component
class BusQueries {

	private static final RowMapper<ParkedView> PARKED = Rows.of(ParkedView.class);

	private static final String PARKED_ROWS = """
			select id, listener_id as listener, substring(event_type from '[^.]+$') as event,
			    publication_date as published_at, attempts, reason, parked_at from bus.parked
			""";

	private final JdbcClient jdbc;

	BusQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	BusState counts() {
		return jdbc.sql("""
				select cast(waiting as int), cast(failed as int), cast(parked as int), cast(stranded as int),
				    coalesce(oldest, 0) as oldest_seconds, coalesce(stuck, 0) as stuck_seconds,
				    cast(handled as int)
				from (select count(*) filter (where status <> 'FAILED') as waiting,
				        count(*) filter (where status = 'FAILED') as failed,
				        cast(extract(epoch from clock_timestamp() - min(publication_date)) as int) as oldest,
				        cast(extract(epoch from clock_timestamp() - min(publication_date)
				            filter (where status <> 'FAILED')) as int) as stuck
				    from bus.event_publication) p,
				    (select count(*) as parked,
				        count(*) filter (where reason in ('EVENT_UNKNOWN', 'LISTENER_UNKNOWN')) as stranded
				    from bus.parked) k,
				    (select count(*) as handled from bus.event_publication_archive
				    where completion_date > now() - interval '1 hour') a""").query(Rows.of(BusState.class)).single();
	}

	/**
	 * The last hour, in twelve parts, the oldest first; a part without any is there too.
	 */
	List<HandledView> handled() {
		return jdbc.sql("""
				select part as from, cast(count(a.id) as int) as deliveries
				from generate_series(date_bin('5 minutes', now(), 'epoch') - interval '55 minutes',
				    date_bin('5 minutes', now(), 'epoch'), interval '5 minutes') part
				left join bus.event_publication_archive a
				    on a.completion_date >= part and a.completion_date < part + interval '5 minutes'
				group by part order by part""").query(Rows.of(HandledView.class)).list();
	}

	List<ParkedView> parked(@Nullable String listener, int offset, int limit) {
		return jdbc.sql(PARKED_ROWS
				+ " where (cast(:listener as text) is null or listener_id = :listener) order by parked_at desc, id desc offset :offset limit :limit")
			.param("listener", listener)
			.param("offset", offset)
			.param("limit", limit)
			.query(PARKED)
			.list();
	}

	int countParked(@Nullable String listener) {
		return jdbc
			.sql("select count(*) from bus.parked where cast(:listener as text) is null or listener_id = :listener")
			.param("listener", listener)
			.query(Integer.class)
			.single();
	}

	Optional<ParkedView> parked(EventBus.ParkedId id) {
		return jdbc.sql(PARKED_ROWS + " where id = :id").param("id", id.value()).query(PARKED).optional();
	}

	List<String> listenersOfParked() {
		return jdbc.sql("select distinct listener_id from bus.parked order by 1").query(String.class).list();
	}

}
