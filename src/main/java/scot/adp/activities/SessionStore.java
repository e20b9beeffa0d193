package scot.adp.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.PlaceId;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps sessions. */
@Component
class SessionStore {

	private static final String SESSIONS = """
			select s.id, s.version, s.programme, p.title as programme_title, p.kind, s.series,
			    coalesce(r.title, p.title) as title, s.unit, s.happened_on, s.starts, s.ends, s.minutes, s.place, s.area,
			    s.mode, s.lived_experience_led,
			    array(select cast(a.unit as text) from activities.session_agency a where a.session = s.id
			        order by a.unit) as agencies,
			    s.children, s.young_people, s.parents_carers, s.adults, s.staff, s.not_known, s.first_timers, s.contacts,
			    s.seen, s.views_live, s.views_replay, s.signposted, s.handed_out, s.on_register, s.above_register_because,
			    s.course_code, s.present, s.counted, s.state, s.reason, s.note, s.out_of_hours, s.how, s.reference,
			    s.after_sign_off, s.merged_into, s.ended_because, s.changed_because, s.recorded_by_name as recorded_by,
			    s.recorded_at, s.changed_at
			from activities.session s join activities.programme p on p.id = s.programme
			left join activities.series r on r.id = s.series\s""";

	private static final String COUNT = """
			select count(*) from activities.session s\s""";

	private static final String OF_PROGRAMME = "join activities.programme p on p.id = s.programme ";

	/**
	 * Whose rows: those of a unit, and of units that run the programme or the session.
	 */
	private static final String SEEN = """
			(cast(:reach as text[]) is null or s.unit = any(:reach) or p.unit = any(:reach)
			    or exists (select from activities.programme_unit u where u.programme = p.id and u.unit = any(:reach))
			    or exists (select from activities.session_agency a where a.session = s.id and a.unit = any(:reach)))""";

	/** All rows of a batch in one statement. */
	private static final String INSERT = """
			insert into activities.session (id, version, programme, series, unit, happened_on, starts, ends, minutes, place,
			    area, mode, lived_experience_led, children, young_people, parents_carers, adults, staff, not_known,
			    first_timers, contacts, seen, views_live, views_replay, signposted, handed_out, on_register,
			    above_register_because, course_code, state, reason, note, out_of_hours, how, reference, confirmed,
			    after_sign_off, import, entered_in, entered_line, recorded_by, recorded_by_name, recorded_at, changed_at)
			select id, 1, programme, series, unit, happened_on, starts, ends, minutes, place, area, mode, led, children,
			    young_people, parents_carers, adults, staff, not_known, first_timers, contacts, seen, views_live,
			    views_replay, signposted, handed_out, on_register, above_because, course_code, state, reason, note,
			    out_of_hours, how, reference, confirmed, late, :import, :enteredIn, line, :by, :byName, :at, :at
			from unnest(cast(:ids as uuid[]), cast(:programmes as uuid[]), cast(:series as uuid[]), cast(:units as text[]),
			    cast(:days as date[]), cast(:starts as time[]), cast(:ends as time[]), cast(:minutes as int[]),
			    cast(:places as uuid[]), cast(:areas as text[]), cast(:modes as text[]), cast(:led as boolean[]),
			    cast(:children as int[]), cast(:youngPeople as int[]), cast(:parentsCarers as int[]), cast(:adults as int[]),
			    cast(:staff as int[]), cast(:notKnown as int[]), cast(:firstTimers as int[]), cast(:contacts as int[]),
			    cast(:seen as int[]), cast(:viewsLive as int[]), cast(:viewsReplay as int[]), cast(:signposted as int[]),
			    cast(:handedOut as int[]), cast(:onRegister as int[]), cast(:aboveBecause as text[]),
			    cast(:courseCodes as text[]), cast(:states as text[]), cast(:reasons as text[]), cast(:notes as text[]),
			    cast(:outOfHours as boolean[]), cast(:hows as text[]), cast(:references as text[]),
			    cast(:confirmed as boolean[]), cast(:late as boolean[]), cast(:lines as int[]))
			    as t (id, programme, series, unit, happened_on, starts, ends, minutes, place, area, mode, led, children,
			    young_people, parents_carers, adults, staff, not_known, first_timers, contacts, seen, views_live,
			    views_replay, signposted, handed_out, on_register, above_because, course_code, state, reason, note,
			    out_of_hours, how, reference, confirmed, late, line)""";

	private static final RowMapper<SessionView> VIEW = Rows.of(SessionView.class);

	private static final RowMapper<Told> TOLD = Rows.of(Told.class);

	private static final RowMapper<Near> NEAR = Rows.of(Near.class);

	/** More than anybody looks through. */
	private static final int ANSWERED_AT_MOST = 100;

	/** Longer than keys of changes are kept. */
	private static final int TOLD_FOR_DAYS = 9;

	private final JdbcClient jdbc;

	SessionStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds rows.
	 * @param in what they came in together; null of one alone
	 * @param file the import that they came with; null for none
	 */
	void add(List<Row> rows, @Nullable UUID in, @Nullable UUID file, Author author) {
		if (rows.isEmpty()) {
			return;
		}
		jdbc.sql(INSERT)
			.param("import", file)
			.param("enteredIn", in)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.param("ids", rows.stream().map(row -> row.id().value()).toArray(UUID[]::new))
			.param("programmes", rows.stream().map(row -> row.programme().id().value()).toArray(UUID[]::new))
			.param("series", rows.stream().map(row -> {
				SeriesPlans.@Nullable Id series = row.entry().series();
				return (series != null) ? series.value() : null;
			}).toArray(UUID[]::new))
			.param("units", texts(rows, row -> row.unit().value()))
			.param("days", texts(rows, row -> row.on().toString()))
			.param("starts", texts(rows, row -> text(row.starts())))
			.param("ends", texts(rows, row -> text(row.ends())))
			.param("minutes", numbers(rows, Row::minutes))
			.param("places", rows.stream().map(row -> {
				@Nullable PlaceId place = row.place();
				return (place != null) ? place.value() : null;
			}).toArray(UUID[]::new))
			.param("areas", texts(rows, Row::area))
			.param("modes", texts(rows, row -> row.mode().name()))
			.param("led", rows.stream().map(row -> row.entry().livedExperienceLed()).toArray(Boolean[]::new))
			.param("children", numbers(rows, row -> row.tallies().children()))
			.param("youngPeople", numbers(rows, row -> row.tallies().youngPeople()))
			.param("parentsCarers", numbers(rows, row -> row.tallies().parentsCarers()))
			.param("adults", numbers(rows, row -> row.tallies().adults()))
			.param("staff", numbers(rows, row -> row.tallies().staff()))
			.param("notKnown", numbers(rows, row -> row.tallies().notKnown()))
			.param("firstTimers", numbers(rows, row -> row.entry().firstTimers()))
			.param("contacts", numbers(rows, row -> row.entry().contacts()))
			.param("seen", numbers(rows, row -> row.entry().seen()))
			.param("viewsLive", numbers(rows, row -> row.entry().viewsLive()))
			.param("viewsReplay", numbers(rows, row -> row.entry().viewsReplay()))
			.param("signposted", numbers(rows, row -> row.entry().signposted()))
			.param("handedOut", numbers(rows, row -> row.entry().handedOut()))
			.param("onRegister", numbers(rows, row -> row.entry().onRegister()))
			.param("aboveBecause", texts(rows, row -> row.entry().aboveRegisterBecause()))
			.param("courseCodes", texts(rows, row -> row.entry().courseCode()))
			.param("states", texts(rows, row -> row.state().name()))
			.param("reasons", texts(rows, row -> row.entry().didNotRun()))
			.param("notes", texts(rows, row -> row.entry().note()))
			.param("outOfHours", rows.stream().map(Row::outOfHours).toArray(Boolean[]::new))
			.param("hows", texts(rows, row -> row.how().name()))
			.param("references", texts(rows, row -> row.entry().reference()))
			.param("confirmed", rows.stream().map(row -> row.entry().confirmed()).toArray(Boolean[]::new))
			.param("late", rows.stream().map(Row::afterSignOff).toArray(Boolean[]::new))
			.param("lines", numbers(rows, Row::line))
			.update();
		agencies(rows);
	}

	private void agencies(List<Row> rows) {
		var sessions = new ArrayList<UUID>();
		var units = new ArrayList<String>();
		rows.forEach(row -> row.agencies().forEach(unit -> {
			sessions.add(row.id().value());
			units.add(unit.value());
		}));
		join(sessions, units);
	}

	private void join(List<UUID> sessions, List<String> units) {
		if (!sessions.isEmpty()) {
			jdbc.sql(
					"""
							insert into activities.session_agency (session, unit)
							select session, unit from unnest(cast(:sessions as uuid[]), cast(:units as text[])) as t (session, unit)
							on conflict do nothing""")
				.param("sessions", sessions.toArray(UUID[]::new))
				.param("units", units.toArray(String[]::new))
				.update();
		}
	}

	/** Changes a session to what a row says; one to be checked is so no more. */
	void change(int expectedVersion, Row row, @Nullable String because, Author author) {
		next(row.id(), expectedVersion, author);
		SessionEntry entry = row.entry();
		jdbc.sql("""
				update activities.session set programme = :programme, series = :series, unit = :unit, happened_on = :on,
				    starts = :starts, ends = :ends, minutes = :minutes, place = :place, area = :area, mode = :mode,
				    lived_experience_led = :led, children = :children, young_people = :youngPeople,
				    parents_carers = :parentsCarers, adults = :adults, staff = :staff, not_known = :notKnown,
				    first_timers = :firstTimers, contacts = :contacts, seen = :seen, views_live = :viewsLive,
				    views_replay = :viewsReplay, signposted = :signposted, handed_out = :handedOut,
				    on_register = :onRegister, above_register_because = :aboveBecause, course_code = :course,
				    state = :state, reason = :reason, note = :note, out_of_hours = :outOfHours, reference = :reference,
				    confirmed = :confirmed, after_sign_off = :late,
				    changed_because = coalesce(:because, changed_because)
				where id = :id""")
			.param("id", row.id().value())
			.param("programme", row.programme().id().value())
			.param("series", (entry.series() != null) ? entry.series().value() : null)
			.param("unit", row.unit().value())
			.param("on", row.on())
			.param("starts", row.starts())
			.param("ends", row.ends())
			.param("minutes", row.minutes())
			.param("place", (row.place() != null) ? row.place().value() : null)
			.param("area", row.area())
			.param("mode", row.mode().name())
			.param("led", entry.livedExperienceLed())
			.param("children", row.tallies().children())
			.param("youngPeople", row.tallies().youngPeople())
			.param("parentsCarers", row.tallies().parentsCarers())
			.param("adults", row.tallies().adults())
			.param("staff", row.tallies().staff())
			.param("notKnown", row.tallies().notKnown())
			.param("firstTimers", entry.firstTimers())
			.param("contacts", entry.contacts())
			.param("seen", entry.seen())
			.param("viewsLive", entry.viewsLive())
			.param("viewsReplay", entry.viewsReplay())
			.param("signposted", entry.signposted())
			.param("handedOut", entry.handedOut())
			.param("onRegister", entry.onRegister())
			.param("aboveBecause", entry.aboveRegisterBecause())
			.param("course", entry.courseCode())
			.param("state", row.state().name())
			.param("reason", entry.didNotRun())
			.param("note", entry.note())
			.param("outOfHours", row.outOfHours())
			.param("reference", entry.reference())
			.param("confirmed", entry.confirmed())
			.param("late", row.afterSignOff())
			.param("because", because)
			.update();
		jdbc.sql("delete from activities.session_agency where session = :id").param("id", row.id().value()).update();
		agencies(List.of(row));
	}

	/** Strikes a session; it stays, counts no more, and tells of nobody. */
	void strike(Sessions.Id id, int expectedVersion, String because, Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("update activities.session set state = 'STRUCK', ended_because = :because where id = :id")
			.param("id", id.value())
			.param("because", because)
			.update();
		jdbc.sql("delete from activities.participant where session = :id").param("id", id.value()).update();
	}

	/**
	 * Strikes what stands of all that came in a file.
	 * @return the days that it was of, by unit
	 */
	Map<UnitId, List<LocalDate>> strikeAllOf(UUID file, String because, Author author) {
		var days = new HashMap<UnitId, List<LocalDate>>();
		jdbc.sql("""
				update activities.session set state = 'STRUCK', ended_because = :because, version = version + 1,
				    changed_by_name = :by, changed_at = :at
				where import = :file and state in ('HELD', 'DID_NOT_RUN', 'TO_CHECK')
				returning unit, happened_on""")
			.param("file", file)
			.param("because", because)
			.param("by", author.words())
			.param("at", author.at())
			.query(row -> {
				days.computeIfAbsent(new UnitId(row.getString("unit")), unit -> new ArrayList<>())
					.add(row.getObject("happened_on", LocalDate.class));
			});
		jdbc.sql("""
				delete from activities.participant t using activities.session s
				where s.id = t.session and s.import = :file and s.state = 'STRUCK'""").param("file", file).update();
		return days;
	}

	/** Whether something of a file is what another session was found to be. */
	boolean mergedInto(UUID file) {
		return jdbc.sql("""
				select exists (select from activities.session o join activities.session s on s.id = o.merged_into
				    where s.import = :file and o.import is distinct from s.import)""")
			.param("file", file)
			.query(Boolean.class)
			.single();
	}

	/** Says that one is the other, which keeps who ran either. */
	void merge(SessionView kept, SessionView other, Author author) {
		next(kept.id(), kept.version(), author);
		next(other.id(), other.version(), author);
		jdbc.sql("update activities.session set state = 'MERGED', merged_into = :kept where id = :id")
			.param("kept", kept.id().value())
			.param("id", other.id().value())
			.update();
		var units = new HashSet<>(other.agencies());
		units.add(other.unit());
		units.remove(kept.unit());
		units.removeAll(kept.agencies());
		join(units.stream().map(unit -> kept.id().value()).toList(), units.stream().map(UnitId::value).toList());
		jdbc.sql("""
				insert into activities.session_merge (other, kept, stood, added, said_by_name, said_at)
				values (:other, :kept, :stood, :added, :by, :at)""")
			.param("other", other.id().value())
			.param("kept", kept.id().value())
			.param("stood", other.state().name())
			.param("added", Rows.codes(units))
			.param("by", author.words())
			.param("at", author.at())
			.update();
	}

	/**
	 * Takes back that one was the other: it stands as it did, and units that came to the
	 * kept one with it alone leave it.
	 */
	void unmerge(SessionView kept, SessionView other, Author author) {
		next(kept.id(), kept.version(), author);
		next(other.id(), other.version(), author);
		jdbc.sql("""
				update activities.session s set state = m.stood, merged_into = null
				from activities.session_merge m where m.other = s.id and s.id = :id""")
			.param("id", other.id().value())
			.update();
		jdbc.sql("""
				delete from activities.session_agency a using activities.session_merge m
				where m.other = :other and a.session = m.kept and cast(a.unit as text) = any(cast(m.added as text[]))
				    and not exists (select from activities.session o
				        left join activities.session_agency b on b.session = o.id
				        where o.merged_into = m.kept and (o.unit = a.unit or b.unit = a.unit))""")
			.param("other", other.id().value())
			.update();
		jdbc.sql("delete from activities.session_merge where other = :other")
			.param("other", other.id().value())
			.update();
	}

	/** When it was said of two sessions that they are one, or two. */
	Optional<OffsetDateTime> answeredAt(Sessions.Id one, Sessions.Id other) {
		return jdbc.sql("""
				select said_at from activities.session_merge where kept = :one and other = :other
				union all
				select said_at from activities.session_distinct
				where one = least(cast(:one as uuid), cast(:other as uuid))
				    and other = greatest(cast(:one as uuid), cast(:other as uuid))""")
			.param("one", one.value())
			.param("other", other.value())
			.query((row, number) -> row.getObject("said_at", OffsetDateTime.class))
			.list()
			.stream()
			.findFirst();
	}

	/** Takes back that two sessions are two. */
	void notDistinct(Sessions.Id one, Sessions.Id other) {
		jdbc.sql("""
				delete from activities.session_distinct
				where one = least(cast(:one as uuid), cast(:other as uuid))
				    and other = greatest(cast(:one as uuid), cast(:other as uuid))""")
			.param("one", one.value())
			.param("other", other.value())
			.update();
	}

	/**
	 * What was answered of pairs since a moment, of which a part is of some units, the
	 * latest first: the kept one first of those that are one.
	 */
	List<AnsweredPair> answered(@Nullable Set<UnitId> reach, OffsetDateTime since) {
		return jdbc
			.sql("""
					select a.one, a.other, a.merged, a.said_by, a.said_at from (
					    select kept as one, other, true as merged, said_by_name as said_by, said_at from activities.session_merge
					    union all
					    select one, other, false, said_by_name, said_at from activities.session_distinct) a
					join activities.session s on s.id = a.one join activities.session o on o.id = a.other
					where a.said_at >= :since
					    and (cast(:reach as text[]) is null or s.unit = any(:reach) or o.unit = any(:reach))
					order by a.said_at desc, a.other limit :limit""")
			.param("since", since)
			.param("reach", reach(reach))
			.param("limit", ANSWERED_AT_MOST)
			.query(Rows.of(AnsweredPair.class))
			.list();
	}

	/** Says of a session that was counted by card that it is right. */
	void confirm(Sessions.Id id, int expectedVersion, Author author) {
		next(id, expectedVersion, author);
		jdbc.sql("update activities.session set state = 'HELD' where id = :id").param("id", id.value()).update();
	}

	/** Says that two sessions that look like one are two. */
	void distinct(Sessions.Id one, Sessions.Id other, Author author) {
		boolean ordered = one.value().toString().compareTo(other.value().toString()) < 0;
		jdbc.sql("""
				insert into activities.session_distinct (one, other, said_by_name, said_at)
				values (:one, :other, :by, :at) on conflict do nothing""")
			.param("one", (ordered ? one : other).value())
			.param("other", (ordered ? other : one).value())
			.param("by", author.words())
			.param("at", author.at())
			.update();
	}

	private void next(Sessions.Id id, int expectedVersion, Author author) {
		int changed = jdbc.sql("""
				update activities.session set version = version + 1, changed_by_name = :by, changed_at = :at
				where id = :id and version = :version""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("by", author.words())
			.param("at", author.at())
			.update();
		if (changed == 0) {
			throw Problem.conflict("Somebody changed this session meanwhile. Look at what it says now.", null);
		}
	}

	/**
	 * Sessions by id.
	 * @param reach whose rows; null for everybody's
	 */
	List<SessionView> byIds(Collection<Sessions.Id> ids, @Nullable Set<UnitId> reach) {
		return jdbc.sql(SESSIONS + "where s.id = any(:ids) and " + SEEN)
			.param("ids", Rows.ids(ids))
			.param("reach", reach(reach))
			.query(VIEW)
			.list();
	}

	/** Sessions held until the transaction ends, in the order of their ids. */
	List<SessionView> locked(Collection<Sessions.Id> ids) {
		return jdbc.sql(SESSIONS + "where s.id = any(:ids) order by s.id for update of s")
			.param("ids", Rows.ids(ids))
			.query(VIEW)
			.list();
	}

	List<SessionView> page(Sessions.Filter filter, @Nullable Set<UnitId> reach, int offset, int limit) {
		return new Chosen(filter, reach)
			.read(SESSIONS, " order by s.happened_on desc, s.id desc offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** The rows behind one, the newest first. */
	List<SessionView> behind(Sessions.Filter filter, @Nullable Set<UnitId> reach, Sessions.@Nullable Id last,
			int limit) {
		var chosen = new Chosen(filter, reach);
		if (last != null) {
			chosen.where("last", last.value(),
					"""
							(s.happened_on, s.id) < (select l.happened_on, l.id from activities.session l where l.id = :last)""");
		}
		return chosen.read(SESSIONS, " order by s.happened_on desc, s.id desc limit :limit")
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int count(Sessions.Filter filter, @Nullable Set<UnitId> reach) {
		return new Chosen(filter, reach)
			.read((filter.kind() != null || reach != null) ? COUNT + OF_PROGRAMME : COUNT, "")
			.query(Integer.class)
			.single();
	}

	private static String @Nullable [] reach(@Nullable Set<UnitId> reach) {
		return (reach != null) ? Rows.codes(reach) : null;
	}

	/** The series of which an account recorded something last, the last first. */
	List<SeriesPlans.Id> lastSeries(AccountId account, int number) {
		return jdbc.sql("""
				select s.series from activities.session s join activities.series r on r.id = s.series
				where s.recorded_by = :account and r.state = 'ACTIVE'
				group by s.series order by max(s.recorded_at) desc, s.series limit :number""")
			.param("account", account.value())
			.param("number", number)
			.query((row, number1) -> new SeriesPlans.Id(row.getObject("series", UUID.class)))
			.list();
	}

	/** The references of some that a unit has used already, by unit and reference. */
	Map<String, Sessions.Id> references(Collection<UnitId> units, Collection<String> references) {
		var found = new HashMap<String, Sessions.Id>();
		jdbc.sql("""
				select unit, reference, id from activities.session
				where unit = any(:units) and reference = any(:references)""")
			.param("units", Rows.codes(units))
			.param("references", references.toArray(String[]::new))
			.query((row, number) -> found.put(row.getString("unit") + " " + row.getString("reference"),
					new Sessions.Id(row.getObject("id", UUID.class))))
			.list();
		return found;
	}

	/**
	 * What stands of programmes between two days, of any unit: for whatever compares a
	 * session with others.
	 */
	List<Near> standing(Collection<Programmes.Id> programmes, LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select s.id, s.programme, s.series, s.unit, s.happened_on, s.starts, s.ends, s.place, s.present,
				    s.first_timers, s.state
				from activities.session s
				where s.programme = any(:programmes) and s.happened_on between :from and :to
				    and s.state in ('HELD', 'TO_CHECK', 'DID_NOT_RUN')""")
			.param("programmes", Rows.ids(programmes))
			.param("from", from)
			.param("to", to)
			.query(NEAR)
			.list();
	}

	/** What stands of programmes on some days, of any unit. */
	List<Near> standing(Collection<Programmes.Id> programmes, Collection<LocalDate> days) {
		return jdbc.sql("""
				select s.id, s.programme, s.series, s.unit, s.happened_on, s.starts, s.ends, s.place, s.present,
				    s.first_timers, s.state
				from activities.session s
				where s.programme = any(:programmes) and s.happened_on = any(cast(:days as date[]))
				    and s.state in ('HELD', 'TO_CHECK', 'DID_NOT_RUN')""")
			.param("programmes", Rows.ids(programmes))
			.param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
			.query(NEAR)
			.list();
	}

	/** What was held on some days for one of the actions of programmes. */
	List<Near> heldFor(Collection<Programmes.Id> programmes, Collection<LocalDate> days) {
		return jdbc
			.sql("""
					select s.id, s.programme, s.series, s.unit, s.happened_on, s.starts, s.ends, s.place, s.present,
					    s.first_timers, s.state
					from activities.session s
					where s.happened_on = any(cast(:days as date[])) and s.place is not null and s.state in ('HELD', 'TO_CHECK')
					    and s.programme in (select o.programme from activities.programme_action o
					        where o.action in (select a.action from activities.programme_action a
					            where a.programme = any(:programmes)))""")
			.param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
			.param("programmes", Rows.ids(programmes))
			.query(NEAR)
			.list();
	}

	/**
	 * Pairs of sessions of one day and two units, for an action that both have, of which
	 * nobody said that they are two: what lies near one another is for the caller to see.
	 */
	List<Pair> pairs(@Nullable Set<UnitId> reach, LocalDate from, LocalDate to) {
		return jdbc
			.sql("""
					with held as materialized (select s.id, s.happened_on, s.unit, s.programme from activities.session s
					    where s.happened_on between :from and :to and s.state in ('HELD', 'TO_CHECK') and s.place is not null),
					alike as materialized (select distinct a.programme, b.programme as other from activities.programme_action a
					    join activities.programme_action b on b.action = a.action)
					select distinct least(s.id, o.id) as one, greatest(s.id, o.id) as other, s.happened_on
					from held s join activities.programme p on p.id = s.programme join alike on alike.programme = s.programme
					join held o on o.programme = alike.other and o.happened_on = s.happened_on and o.unit <> s.unit
					where not exists (select from activities.session_distinct d
					        where d.one = least(s.id, o.id) and d.other = greatest(s.id, o.id))
					    and %s
					order by s.happened_on desc, 1, 2"""
				.formatted(SEEN))
			.param("reach", reach(reach))
			.param("from", from)
			.param("to", to)
			.query(Rows.of(Pair.class))
			.list();
	}

	/** The last counts of series, the last first: those that count, of each a few. */
	Map<SeriesPlans.Id, List<Integer>> lastCounts(Collection<SeriesPlans.Id> series, int number) {
		var found = new HashMap<SeriesPlans.Id, List<Integer>>();
		jdbc.sql("""
				select x.series, l.present from unnest(cast(:series as uuid[])) as x (series)
				cross join lateral (select present from activities.session s
				    where s.series = x.series and s.state = 'HELD' and s.counted
				    order by s.happened_on desc, s.id desc limit :number) l""")
			.param("series", Rows.ids(series))
			.param("number", number)
			.query((row, n) -> found
				.computeIfAbsent(new SeriesPlans.Id(row.getObject("series", UUID.class)), id -> new ArrayList<>())
				.add(row.getInt("present")))
			.list();
		return found;
	}

	/**
	 * Keeps what is told of lines, and forgets what is older than any key of a change.
	 */
	void tell(UUID in, List<SessionCheck.Checked> checked, OffsetDateTime at) {
		tellLines(in, checked.stream().map(it -> new Line(it.faults(), it.remarks())).toList(), at);
	}

	/** The same, of lines of anything. */
	void tellLines(UUID in, List<Line> checked, OffsetDateTime at) {
		var told = new ArrayList<Told>();
		for (int line = 0; line < checked.size(); line++) {
			for (Problem.Field fault : checked.get(line).faults()) {
				told.add(new Told(line, false, fault.path(), fault.message(), fault.reason()));
			}
			for (Problem.Field remark : checked.get(line).remarks()) {
				told.add(new Told(line, true, remark.path(), remark.message(), remark.reason()));
			}
		}
		if (told.isEmpty()) {
			return;
		}
		jdbc.sql("delete from activities.session_result where told_at < :until")
			.param("until", at.minusDays(TOLD_FOR_DAYS))
			.update();
		jdbc.sql("""
				insert into activities.session_result (entered_in, line, number, remark, path, message, reason, told_at)
				select :in, line, number, remark, path, message, reason, :at
				from unnest(cast(:lines as int[]), cast(:remarks as boolean[]), cast(:paths as text[]),
				    cast(:messages as text[]), cast(:reasons as text[])) with ordinality
				    as t (line, remark, path, message, reason, number)""")
			.param("in", in)
			.param("at", at)
			.param("lines", told.stream().map(Told::line).toArray(Integer[]::new))
			.param("remarks", told.stream().map(Told::remark).toArray(Boolean[]::new))
			.param("paths", told.stream().map(Told::path).toArray(String[]::new))
			.param("messages", told.stream().map(Told::message).toArray(String[]::new))
			.param("reasons", told.stream().map(Told::reason).toArray(String[]::new))
			.update();
	}

	/** What was told of each line of what came in together. */
	Map<Integer, List<Told>> toldOf(UUID in) {
		return jdbc.sql("""
				select line, remark, path, message, reason from activities.session_result
				where entered_in = :in order by number""")
			.param("in", in)
			.query(TOLD)
			.list()
			.stream()
			.collect(Collectors.groupingBy(Told::line));
	}

	/** What was made of each line of what came in together. */
	Map<Integer, Sessions.Id> madeIn(UUID in) {
		var made = new HashMap<Integer, Sessions.Id>();
		jdbc.sql("select id, entered_line from activities.session where entered_in = :in")
			.param("in", in)
			.query((row, number) -> made.put(row.getInt("entered_line"),
					new Sessions.Id(row.getObject("id", UUID.class))))
			.list();
		return made;
	}

	private static @Nullable String text(@Nullable LocalTime time) {
		return (time != null) ? time.toString() : null;
	}

	private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> text) {
		var texts = new @Nullable String[rows.size()];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = text.apply(rows.get(i));
		}
		return texts;
	}

	private static @Nullable Integer[] numbers(List<Row> rows, Function<Row, @Nullable Integer> number) {
		var numbers = new @Nullable Integer[rows.size()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = number.apply(rows.get(i));
		}
		return numbers;
	}

	/**
	 * A session as it is stored.
	 *
	 * @param line where it stood in what it came in
	 */
	record Row(Sessions.Id id, SessionEntry entry, ProgrammeView programme, UnitId unit, LocalDate on,
			@Nullable LocalTime starts, @Nullable LocalTime ends, @Nullable Integer minutes, @Nullable PlaceId place,
			@Nullable String area, Mode mode, List<UnitId> agencies, SessionView.State state,
			@Nullable Boolean outOfHours, SessionView.How how, boolean afterSignOff, int line) {

		Tallies tallies() {
			return entry.tallies();
		}

		/** The same, in another state. */
		Row to(SessionView.State other) {
			return new Row(id, entry, programme, unit, on, starts, ends, minutes, place, area, mode, agencies, other,
					outOfHours, how, afterSignOff, line);
		}

		/** The same, at a line of a file. */
		Row at(int number) {
			return new Row(id, entry, programme, unit, on, starts, ends, minutes, place, area, mode, agencies, state,
					outOfHours, how, afterSignOff, number);
		}

	}

	/** What is asked of a session that another is compared with. */
	record Near(Sessions.Id id, Programmes.Id programme, SeriesPlans.@Nullable Id series, UnitId unit,
			LocalDate happenedOn, @Nullable LocalTime starts, @Nullable LocalTime ends, @Nullable PlaceId place,
			int present, @Nullable Integer firstTimers, SessionView.State state) {
	}

	record Pair(Sessions.Id one, Sessions.Id other) {
	}

	/** What was said of two sessions. */
	record AnsweredPair(Sessions.Id one, Sessions.Id other, boolean merged, String saidBy, OffsetDateTime saidAt) {
	}

	/** What is told of a line. */
	record Line(List<Problem.Field> faults, List<Problem.Field> remarks) {
	}

	/** What was told of a line: a fault, or a remark on what was kept. */
	record Told(int line, boolean remark, String path, String message, @Nullable String reason) {

		Problem.Field field() {
			return new Problem.Field(path, message, reason);
		}

	}

	/**
	 * Which sessions are meant. Only what is asked for stands in the statement, so that
	 * the database finds them by their days instead of looking at each.
	 */
	private final class Chosen {

		private final StringBuilder where = new StringBuilder();

		private final Map<String, Object> parameters = new HashMap<>();

		private Chosen(Sessions.Filter filter, @Nullable Set<UnitId> reach) {
			// Spelled out, so that an index of one state serves a plan that is kept.
			where.append(filter.states()
				.stream()
				.sorted()
				.map(it -> "'%s'".formatted(it.name()))
				.collect(Collectors.joining(", ", "where s.state in (", ")")));
			where("reach", reach(reach), SEEN);
			where("programme", id(filter.programme()), "s.programme = :programme");
			where("ofSeries", id(filter.series()), "s.series = :ofSeries");
			where("unit", code(filter.unit()), "s.unit = :unit");
			where("area", code(filter.area()), "s.area = :area");
			where("place", id(filter.place()), "s.place = :place");
			where("kind", filter.kind(), "p.kind = :kind");
			where("action", id(filter.action()),
					"""
							exists (select from activities.programme_action a where a.programme = s.programme and a.action = :action)""");
			where("from", filter.from(), "s.happened_on >= :from");
			where("to", filter.to(), "s.happened_on <= :to");
			where("outOfHours", filter.outOfHours(), "s.out_of_hours = :outOfHours");
		}

		private void where(String name, @Nullable Object value, String condition) {
			if (value != null) {
				where.append(" and ").append(condition);
				parameters.put(name, value);
			}
		}

		private JdbcClient.StatementSpec read(String select, String rest) {
			return jdbc.sql(select + where + rest).params(parameters);
		}

		private static @Nullable UUID id(@Nullable Identifier id) {
			return (id != null) ? id.value() : null;
		}

		private static @Nullable String code(@Nullable CodeIdentifier code) {
			return (code != null) ? code.value() : null;
		}

	}

}
