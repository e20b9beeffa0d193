package scot.adp.activities;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.PlaceId;
import scot.adp.identity.Author;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps cards, and which counts came by them. */
@Component
class CardStore {

	private static final String CARDS = """
			select c.id, c.version, c.code, c.label, c.programme, c.series, coalesce(s.title, p.title) as title, c.unit,
			    array(select x.place from activities.tally_card_place x where x.card = c.id order by x.place) as places,
			    c.expires_on, c.made_by_name, c.made_at, c.ended_because, c.ended_by_name, c.ended_at,
			    cast((select max(n.counted_at) from activities.tally_card_count n where n.card = c.id)
			        at time zone 'Europe/London' as date) as last_used_on,
			    cast((select count(*) from activities.tally_card_count n where n.card = c.id) as int) as counts
			from activities.tally_card c join activities.programme p on p.id = c.programme
			left join activities.series s on s.id = c.series\s""";

	private static final RowMapper<CardView> VIEW = Rows.of(CardView.class);

	private static final RowMapper<Told> TOLD = Rows.of(Told.class);

	private final JdbcClient jdbc;

	CardStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The last cards, those in use first.
	 * @param reach of these units; null for any
	 */
	List<CardView> list(@Nullable Set<UnitId> reach, LocalDate today, int limit) {
		return jdbc.sql(CARDS + """
				where cast(:reach as text[]) is null or c.unit = any(:reach)
				order by (c.ended_at is null and c.expires_on >= :today) desc, c.made_at desc, c.id limit :limit""")
			.param("reach", (reach != null) ? Rows.codes(reach) : null)
			.param("today", today)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	Optional<CardView> find(Cards.Id id) {
		return jdbc.sql(CARDS + "where c.id = :id").param("id", id.value()).query(VIEW).optional();
	}

	/** A card by what is printed on it. */
	Optional<CardView> coded(String code) {
		return jdbc.sql(CARDS + "where c.code = :code").param("code", code).query(VIEW).optional();
	}

	/** The card of a secret, as long as it takes counts. */
	Optional<CardView> usable(String hash, LocalDate today) {
		return jdbc.sql(CARDS + """
				where c.hash = :hash and c.ended_at is null and c.expires_on >= :today and p.state = 'RUNNING'
				    and (s.id is null or s.state = 'ACTIVE')""")
			.param("hash", hash)
			.param("today", today)
			.query(VIEW)
			.optional();
	}

	void add(Cards.Id id, String code, Cards.New made, UnitId unit, String hash, List<PlaceId> places,
			LocalDate expiresOn, Author author) {
		jdbc.sql("""
				insert into activities.tally_card (id, version, code, label, programme, series, unit, hash, expires_on,
				    made_by, made_by_name, made_at)
				values (:id, 1, :code, :label, :programme, :series, :unit, :hash, :expiresOn, :by, :byName, :at)""")
			.param("id", id.value())
			.param("code", code)
			.param("label", made.label())
			.param("programme", made.programme().value())
			.param("series", (made.series() != null) ? made.series().value() : null)
			.param("unit", unit.value())
			.param("hash", hash)
			.param("expiresOn", expiresOn)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
		jdbc.sql("""
				insert into activities.tally_card_place (card, place)
				select :card, place from unnest(cast(:places as uuid[])) as t (place)""")
			.param("card", id.value())
			.param("places", Rows.ids(places))
			.update();
	}

	void end(Cards.Id id, int expectedVersion, String because, Author author) {
		int changed = jdbc.sql("""
				update activities.tally_card set version = version + 1, ended_because = :because, ended_by_name = :by,
				    ended_at = :at
				where id = :id and version = :version and ended_at is null""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("because", because)
			.param("by", author.words())
			.param("at", author.at())
			.update();
		if (changed == 0) {
			throw Problem.conflict("Somebody ended this card meanwhile.", null);
		}
	}

	/** Keeps that a session was told by a card, under the key of the form. */
	void told(Cards.Id card, UUID key, Sessions.Id session, OffsetDateTime at) {
		jdbc.sql("""
				insert into activities.tally_card_count (card, key, session, version, counted_at)
				values (:card, :key, :session, 1, :at)""")
			.param("card", card.value())
			.param("key", key)
			.param("session", session.value())
			.param("at", at)
			.update();
	}

	/** What was told by a card under a key, not longer ago than since a moment. */
	Optional<Told> told(Cards.Id card, UUID key, OffsetDateTime since) {
		return jdbc.sql("""
				select session, version from activities.tally_card_count
				where card = :card and key = :key and counted_at >= :since""")
			.param("card", card.value())
			.param("key", key)
			.param("since", since)
			.query(TOLD)
			.optional();
	}

	void seen(Cards.Id card, UUID key, int version) {
		jdbc.sql("update activities.tally_card_count set version = :version where card = :card and key = :key")
			.param("version", version)
			.param("card", card.value())
			.param("key", key)
			.update();
	}

	/** The last counts of a series that count, without one session. */
	List<Integer> lastCounts(SeriesPlans.@Nullable Id series, Sessions.Id without, int number) {
		return (series == null) ? List.of()
				: jdbc.sql("""
						select present from activities.session
						where series = :series and state = 'HELD' and counted and id <> :without
						order by happened_on desc, id desc limit :number""")
					.param("series", series.value())
					.param("without", without.value())
					.param("number", number)
					.query(Integer.class)
					.list();
	}

	/** Where a programme is to be found: the open places of its series. */
	List<PlaceId> places(Programmes.Id programme) {
		return jdbc.sql("""
				select distinct place from activities.series
				where programme = :programme and state = 'ACTIVE' and place is not null""")
			.param("programme", programme.value())
			.query((row, number) -> new PlaceId(row.getObject("place", UUID.class)))
			.list();
	}

	/**
	 * A session that was told by a card.
	 *
	 * @param version the last that came by the card
	 */
	record Told(Sessions.Id session, int version) {
	}

}
