package scot.adp.platform.database;

import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import scot.adp.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What {@code platform.keep_history} keeps, on a table of its own. */
class HistoryTests {

	/** Later than the database's own time, which ends rows that are deleted. */
	private static final OffsetDateTime START = OffsetDateTime.parse("2100-01-01T09:00Z");

	private static SingleConnectionDataSource ownersConnection;

	private static SingleConnectionDataSource programsConnection;

	private static JdbcClient owner;

	private static JdbcClient program;

	@BeforeAll
	static void migrate() {
		var settings = TestDatabase.fresh();
		ownersConnection = as("spring.flyway.user", "spring.flyway.password", settings);
		programsConnection = as("spring.datasource.username", "spring.datasource.password", settings);
		owner = JdbcClient.create(ownersConnection);
		program = JdbcClient.create(programsConnection);
		Flyway.configure()
			.dataSource(String.valueOf(settings.get("spring.flyway.url")),
					String.valueOf(settings.get("spring.flyway.user")),
					String.valueOf(settings.get("spring.flyway.password")))
			.defaultSchema("migration")
			.createSchemas(true)
			.locations("classpath:db/migration/platform")
			.load()
			.migrate();
	}

	@AfterAll
	static void close() {
		ownersConnection.destroy();
		programsConnection.destroy();
	}

	@BeforeEach
	void makeTable() {
		owner.sql("""
				drop schema if exists choir cascade;
				create schema choir;
				grant usage on schema choir to adp_app;
				alter default privileges in schema choir grant select, insert, update, delete on tables to adp_app;
				create table choir.song (
				    id uuid primary key,
				    words platform.words not null,
				    verses int not null,
				    changed_at timestamptz not null,
				    search tsvector not null generated always as (to_tsvector('pg_catalog.english', words)) stored
				)""").update();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 5, 8, 13, 21, 34, 55, 89 })
	void historySaysOfEachMomentWhatTheTableSaidThen(long seed) {
		keepHistory();
		var random = new Random(seed);
		var said = new TreeMap<OffsetDateTime, Map<UUID, Song>>();
		said.put(START.minusYears(1), Map.of());
		var songs = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
		var now = START;
		for (int step = 0; step < 60; step++) {
			now = now.plus(Duration.ofMinutes(random.nextInt(3)));
			UUID song = songs.get(random.nextInt(songs.size()));
			var table = new HashMap<>(said.lastEntry().getValue());
			@Nullable Song before = table.get(song);
			if (before == null) {
				table.put(song, insert(song, "Words %d".formatted(step), now));
			}
			else if (random.nextInt(4) == 0) {
				change(song, before.words(), before.verses(), now);
				program.sql("delete from choir.song where id = :id").param("id", song).update();
				table.remove(song);
			}
			else if (random.nextInt(4) == 0) {
				// What is taken out of the version that holds was never there.
				var mended = new Song("(removed)", before.verses(), before.since());
				program.sql("update choir.song set words = '(removed)' where id = :id").param("id", song).update();
				said.tailMap(before.since(), true).replaceAll((moment, then) -> {
					var without = new HashMap<>(then);
					without.replace(song, mended);
					return without;
				});
				continue;
			}
			else {
				table.put(song, change(song, "Words %d".formatted(step), step, now));
			}
			said.put(now, table);
		}

		for (var moment = START.minusMinutes(1); moment.isBefore(now.plusMinutes(2)); moment = moment.plusSeconds(30)) {
			assertThat(known(moment)).as("at %s", moment).isEqualTo(said.floorEntry(moment).getValue());
		}
		assertThat(program.sql("select count(*) from choir.song_history where upper_inf(known)")
			.query(Integer.class)
			.single()).isEqualTo(said.lastEntry().getValue().size());
	}

	@Test
	void rowsThatAreThereAreKnownSinceTheirLastChange() {
		UUID song = UUID.randomUUID();
		var now = insert(song, "Sung before", START);

		keepHistory();

		assertThat(known(START.minusSeconds(1))).isEmpty();
		assertThat(known(START)).containsExactly(Map.entry(song, now));
	}

	@Test
	void scriptMayAddWhatWasKnownBefore() {
		UUID song = UUID.randomUUID();
		var now = insert(song, "Today's words", START);
		keepHistory();

		owner.sql("""
				insert into choir.song_history (id, words, verses, changed_at, known)
				select id, 'Older words', 1, :before, tstzrange(:before, changed_at) from choir.song""")
			.param("before", START.minusDays(3))
			.update();

		assertThat(known(START.minusDays(1)))
			.containsExactly(Map.entry(song, new Song("Older words", 1, START.minusDays(3))));
		assertThat(known(START)).containsExactly(Map.entry(song, now));
	}

	@Test
	void twoVersionsOfOneRowNeverHoldAtOnce() {
		insert(UUID.randomUUID(), "Words", START);
		keepHistory();

		assertThat(refusal(owner, """
				insert into choir.song_history (id, words, known)
				select id, 'Others', tstzrange('2099-12-31', '2100-01-02') from choir.song""")).isEqualTo("23P01");
	}

	@Test
	void addedColumnIsKeptFromThenOnAndHadItsDefaultBefore() {
		keepHistory();
		UUID song = UUID.randomUUID();
		insert(song, "Words", START);
		change(song, "Other words", 2, START.plusDays(1));

		owner.sql("""
				alter table choir.song add key text not null default 'C';
				update choir.song set key = 'D'""").update();
		keepHistory();
		program.sql("update choir.song set key = 'E', changed_at = :now").param("now", START.plusDays(2)).update();

		assertThat(owner.sql("select key from choir.song_history order by known").query(String.class).list())
			.containsExactly("C", "D", "E");
	}

	@Test
	void changedTypeIsChangedInTheHistoryToo() {
		keepHistory();
		insert(UUID.randomUUID(), "Words", START);

		owner.sql("alter table choir.song alter verses type platform.code using verses::text").update();
		keepHistory();

		assertThat(owner.sql("""
				select format_type(atttypid, null) from pg_attribute
				where attrelid = 'choir.song_history'::regclass and attname = 'verses'""").query(String.class).single())
			.isEqualTo("platform.code");
	}

	@Test
	void clockThatWasPutBackTakesNothingAwayThatWasKnown() {
		keepHistory();
		UUID song = UUID.randomUUID();
		insert(song, "First words", START);

		change(song, "Second words", 1, START.minusHours(1));

		assertThat(known(START).get(song)).isEqualTo(new Song("First words", 0, START));
		assertThat(known(START.plusSeconds(1)).get(song)).isEqualTo(new Song("Second words", 1, START.minusHours(1)));
	}

	@Test
	void deletedRowIsKnownUntilItIsDeleted() {
		keepHistory();
		UUID song = UUID.randomUUID();
		var past = OffsetDateTime.parse("2020-01-01T09:00Z");
		insert(song, "Words", past);

		program.sql("delete from choir.song").update();
		insert(song, "Sung again, by a clock that is late", past);

		assertThat(known(past.plusYears(1)).get(song)).isEqualTo(new Song("Words", 0, past));
		assertThat(known(START).get(song)).isEqualTo(new Song("Sung again, by a clock that is late", 0, past));
	}

	@Test
	void programTakesWordsOutOfAHistoryAndChangesNothingElseThere() {
		keepHistory();
		insert(UUID.randomUUID(), "Words", START);

		assertThat(program.sql("update choir.song_history set words = '(removed)'").update()).isEqualTo(1);
		for (String sql : List.of("update choir.song_history set verses = 9",
				"update choir.song_history set known = '[2000-01-01,)'", "delete from choir.song_history",
				"insert into choir.song_history select * from choir.song_history", "truncate choir.song_history",
				"call platform.keep_history('choir.song')")) {
			assertThat(refusal(program, sql)).as(sql).isEqualTo("42501");
		}
	}

	@Test
	void tableWithoutKeyOrMomentIsRefused() {
		owner.sql("""
				create table choir.hum (changed_at timestamptz not null);
				create table choir.tune (id uuid primary key, changed_at timestamptz)""").update();

		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> owner.sql("call platform.keep_history('choir.hum')").update())
			.withMessageContaining("no primary key");
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> owner.sql("call platform.keep_history('choir.tune')").update())
			.withMessageContaining("no column changed_at");
	}

	private static void keepHistory() {
		owner.sql("call platform.keep_history('choir.song')").update();
	}

	private static Song insert(UUID song, String words, OffsetDateTime now) {
		program.sql("insert into choir.song (id, words, verses, changed_at) values (:id, :words, 0, :now)")
			.param("id", song)
			.param("words", words)
			.param("now", now)
			.update();
		return new Song(words, 0, now);
	}

	private static Song change(UUID song, String words, int verses, OffsetDateTime now) {
		program.sql("update choir.song set words = :words, verses = :verses, changed_at = :now where id = :id")
			.param("id", song)
			.param("words", words)
			.param("verses", verses)
			.param("now", now)
			.update();
		return new Song(words, verses, now);
	}

	private static Map<UUID, Song> known(OffsetDateTime moment) {
		var known = new HashMap<UUID, Song>();
		program.sql("select id, words, verses, changed_at from choir.song_history where known @> :moment")
			.param("moment", moment)
			.query((row, number) -> {
				var song = new Song(row.getString("words"), row.getInt("verses"),
						row.getObject("changed_at", OffsetDateTime.class));
				assertThat(known.put(row.getObject("id", UUID.class), song)).isNull();
				return song;
			})
			.list();
		return known;
	}

	private static @Nullable String refusal(JdbcClient jdbc, String sql) {
		var refused = new ArrayList<@Nullable String>();
		assertThatExceptionOfType(DataAccessException.class).as(sql)
			.isThrownBy(() -> jdbc.sql(sql).update())
			.satisfies(ex -> refused.add(((SQLException) ex.getMostSpecificCause()).getSQLState()));
		return refused.getFirst();
	}

	private static SingleConnectionDataSource as(String user, String password, Map<String, Object> settings) {
		return new SingleConnectionDataSource(String.valueOf(settings.get("spring.datasource.url")),
				String.valueOf(settings.get(user)), String.valueOf(settings.get(password)), true);
	}

	private record Song(String words, int verses, OffsetDateTime since) {
	}

}
