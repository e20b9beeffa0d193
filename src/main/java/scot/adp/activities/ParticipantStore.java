package scot.adp.activities;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps who was at sessions. */
@Component
class ParticipantStore {

	private static final RowMapper<ParticipantView> VIEW = Rows.of(ParticipantView.class);

	private static final RowMapper<Participants.Attended> ATTENDED = Rows.of(Participants.Attended.class);

	private static final RowMapper<TookPart> TOOK_PART = Rows.of(TookPart.class);

	/**
	 * What tells one person from another: the unit's own number, and where there is none
	 * the key. Of an own number the key is made, so both say the same as long as the
	 * secret is the same.
	 */
	static final String WHO = "coalesce(t.unit || ' ' || t.own_ref, t.person_space || ' ' || t.person)";

	private static final String PARTICIPANTS = """
			select t.id, t.session, t.unit, t.own_ref, t.person is not null as told_apart,
			    t.recorded_by_name as recorded_by, t.recorded_at
			from activities.participant t\s""";

	/** What was taken part in, by person, of one programme and some units. */
	private static final String OF_PROGRAMME = """
			from activities.participant t join activities.session s on s.id = t.session
			where s.programme = :programme and s.state = 'HELD' and s.happened_on between :from and :to
			    and t.person is not null and t.unit = any(:units)\s""";

	private final JdbcClient jdbc;

	private final PersonRows people;

	ParticipantStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "activities.participant");
	}

	/** Adds rows to a session, in one statement. */
	void add(Sessions.Id session, UnitId unit, List<Row> rows, @Nullable UUID in, Author author) {
		if (rows.isEmpty()) {
			return;
		}
		jdbc.sql(
				"""
						insert into activities.participant (id, session, unit, own_ref, person, person_space, key_version, agreement,
						    entered_in, recorded_by, recorded_by_name, recorded_at)
						select id, :session, :unit, own_ref, person, space, version, agreement, :in, :by, :byName, :at
						from unnest(cast(:ids as uuid[]), cast(:references as text[]), cast(:people as text[]),
						    cast(:spaces as text[]), cast(:versions as int[]), cast(:agreements as text[]))
						    as t (id, own_ref, person, space, version, agreement)""")
			.param("session", session.value())
			.param("unit", unit.value())
			.param("in", in)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.param("ids", rows.stream().map(row -> row.id().value()).toArray(UUID[]::new))
			.param("references", texts(rows, Row::ownRef))
			.param("people", texts(rows, row -> {
				@Nullable PersonKey person = row.person();
				return (person != null) ? person.value() : null;
			}))
			.param("spaces", texts(rows, row -> {
				@Nullable PersonKey person = row.person();
				return (person != null) ? person.space().value() : null;
			}))
			.param("versions", rows.stream().map(row -> {
				@Nullable PersonKey person = row.person();
				return (person != null) ? Integer.valueOf(person.keyVersion()) : null;
			}).toArray(Integer[]::new))
			.param("agreements", texts(rows, Row::agreement))
			.update();
	}

	private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> text) {
		var texts = new @Nullable String[rows.size()];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = text.apply(rows.get(i));
		}
		return texts;
	}

	/** How many rows a session has, those of nobody among them. */
	int rows(Sessions.Id session) {
		return jdbc.sql("select cast(count(*) as int) from activities.participant where session = :session")
			.param("session", session.value())
			.query(Integer.class)
			.single();
	}

	/** Who is told apart at a session already: the keys, and the unit's own numbers. */
	Set<String> people(Sessions.Id session) {
		return new HashSet<>(jdbc.sql("""
				select person from activities.participant where session = :session and person is not null
				union all
				select own_ref from activities.participant where session = :session and own_ref is not null""")
			.param("session", session.value())
			.query(String.class)
			.list());
	}

	/** The rows of a session that some units keep, in the order of their references. */
	List<ParticipantView> of(Sessions.Id session, Collection<UnitId> units) {
		return jdbc.sql(PARTICIPANTS
				+ "where t.session = :session and t.unit = any(:units) order by t.own_ref nulls last, t.recorded_at, t.id")
			.param("session", session.value())
			.param("units", Rows.codes(units))
			.query(VIEW)
			.list();
	}

	Optional<ParticipantView> find(Participants.Id id) {
		return jdbc.sql(PARTICIPANTS + "where t.id = :id").param("id", id.value()).query(VIEW).optional();
	}

	/** Somebody at a session, by the unit's own number or the key. */
	Optional<ParticipantView> named(Sessions.Id session, @Nullable String ownRef, @Nullable String person) {
		return jdbc.sql(PARTICIPANTS + """
				where t.session = :session and (t.own_ref = :reference or t.person = :person)
				order by t.own_ref = :reference desc nulls last, t.id limit 1""")
			.param("session", session.value())
			.param("reference", ownRef)
			.param("person", person)
			.query(VIEW)
			.optional();
	}

	/** Of whom a row is. */
	Optional<PersonPanel.Whose> whose(Participants.Id id) {
		return people.whose(id.value());
	}

	/** At which sessions that count a person of a unit was. */
	List<Participants.Attended> of(PersonPanel.Whom whom) {
		return PersonRows.asked(jdbc.sql("""
				select t.id, t.session, s.happened_on, p.title as programme, t.own_ref from activities.participant t
				join activities.session s on s.id = t.session join activities.programme p on p.id = s.programme
				where t.id in (""" + people.ids() + ") and s.state = 'HELD' order by s.happened_on, t.id"), whom)
			.query(ATTENDED)
			.list();
	}

	void remove(Participants.Id id) {
		jdbc.sql("delete from activities.participant where id = :id").param("id", id.value()).update();
	}

	/**
	 * Says of a session that somebody else is told apart there, or somebody no more: its
	 * heads are no fewer than its rows, and one fewer where that was said.
	 * @param fewer by how many heads less
	 * @param late whether figures were released that it counts for
	 */
	void follow(Sessions.Id session, int fewer, boolean late, @Nullable String because, Author author) {
		jdbc.sql(
				"""
						with rows as (select cast(count(*) as int) as number from activities.participant where session = :session)
						update activities.session s set version = version + 1, changed_by_name = :by, changed_at = :at,
						    adults = case when r.number > s.present then coalesce(s.adults, 0) + r.number - s.present
						        when s.adults > 0 then s.adults - least(:fewer, s.present - r.number) else s.adults end,
						    after_sign_off = s.after_sign_off or :late, changed_because = coalesce(:because, s.changed_because)
						from rows r where s.id = :session""")
			.param("session", session.value())
			.param("fewer", fewer)
			.param("late", late)
			.param("because", because)
			.param("by", author.words())
			.param("at", author.at())
			.update();
	}

	/** How often each person was there, who was there last first. */
	List<TookPart> tookPart(Programmes.Id programme, LocalDate from, LocalDate to, Collection<UnitId> units,
			int limit) {
		return ofProgramme(
				"""
						select max(t.own_ref) as own_ref, cast(count(distinct s.id) as int) as sessions, min(s.happened_on) as first,
						    max(s.happened_on) as last\s""",
				programme, from, to, units,
				"group by %s order by last desc, sessions desc, own_ref limit :limit".formatted(WHO))
			.param("limit", limit)
			.query(TOOK_PART)
			.list();
	}

	private JdbcClient.StatementSpec ofProgramme(String select, Programmes.Id programme, LocalDate from, LocalDate to,
			Collection<UnitId> units, String rest) {
		return jdbc.sql(select + OF_PROGRAMME + rest)
			.param("programme", programme.value())
			.param("from", from)
			.param("to", to)
			.param("units", Rows.codes(units));
	}

	/**
	 * Somebody as it is stored.
	 *
	 * @param person null of somebody who objected to being told apart
	 */
	record Row(Participants.Id id, @Nullable String ownRef, @Nullable PersonKey person, @Nullable String agreement) {
	}

}
