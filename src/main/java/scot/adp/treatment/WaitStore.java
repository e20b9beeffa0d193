package scot.adp.treatment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.ServiceId;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps waits and what happened in them. */
@Component
class WaitStore {

	/** How many days of a wait that has no end of its own are taken out up to its day. */
	private static final String TAKEN_OUT = """
			coalesce((select sum(upper(r) - lower(r)) from unnest(w.taken_out
			    * datemultirange(daterange(least(w.counted_from, d.day), d.day, '(]'))) r), 0)""";

	private static final String WAITS = """
			select w.id, w.version, w.unit, w.service, w.service_type, w.substance, w.referral_source, w.received_on,
			    w.own_ref, w.started_on, w.treatment_type, w.closed_on, w.close_reason,
			    case when w.started_on is not null then 'STARTED' when w.ended_on is not null then 'CLOSED'
			        when w.away @> cast(:today as date) then 'PAUSED' else 'WAITING' end as stage,
			    coalesce(w.ended_on, cast(:today as date)) - w.received_on as raw,
			    coalesce(w.suspended, t.out) as suspended,
			    coalesce(w.adjusted, d.day - w.counted_from - t.out) as adjusted,
			    w.counted_from, w.last_inside_on, a.until as away_until,
			    w.ended_on is null and coalesce(a.endless, false) as away_without_end,
			    case when w.ended_on is null then n.next_on end as next_appointment_on,
			    split_part(w.judged_by, '#', 1) as rule, w.age_band, w.sex, w.simd_quintile, w.simd_version, w.home_area,
			    w.person is not null as linked, w.after_sign_off, w.recorded_at, w.recorded_by_name as recorded_by,
			    w.withdrawn_because, w.stopped_on
			from %s w
			cross join lateral (select coalesce(w.stopped_on, cast(:today as date)) as day) d
			cross join lateral (select cast(case when w.adjusted is null then %s else 0 end as int) as out) t
			left join lateral (select case when not upper_inf(r) then upper(r) - 1 end as until, upper_inf(r) as endless
			    from unnest(w.away) r where w.ended_on is null and r @> cast(:today as date)) a on true
			left join lateral (select min(f.until_day) as next_on from treatment.wait_fact f where w.ended_on is null
			    and f.wait = w.id and f.kind = 'OFFER' and f.until_day >= :today
			    and coalesce(f.code, 'ACCEPTED') = 'ACCEPTED' and f.withdrawn_at is null) n on true
			""";

	/** One by its id. */
	private static final String ONE = WAITS.formatted("treatment.wait", TAKEN_OUT);

	/**
	 * Some of a list: the rows are chosen first, unit by unit along an index, and only of
	 * those is it worked out how long they are.
	 */
	private static final String SOME = WAITS.formatted("""
			(select o.* from unnest(:units) u cross join lateral (select w.* from treatment.wait w
			    where w.unit = u and %1$s
			    order by %2$s limit :upTo) o
			    order by %3$s offset :offset limit :limit)""", TAKEN_OUT) + " order by %2$s";

	private static final String STORED = """
			select w.id, w.version, w.unit, w.service, w.service_type, w.substance, w.referral_source, w.received_on,
			    w.own_ref, w.person, w.person_space, w.key_version, w.after_sign_off, w.ended_on, w.recorded_by,
			    w.recorded_at, w.withdrawn_at is not null as withdrawn
			from treatment.wait w\s""";

	private static final String FACTS = """
			select id, wait, kind, on_day, until_day, code, answered_on, recorded_at, recorded_by_name,
			    withdrawn_because
			from treatment.wait_fact\s""";

	/** All rows of a batch in one statement. */
	private static final String INSERT = """
			insert into treatment.wait (id, version, unit, service, service_type, substance, referral_source, received_on,
			    own_ref, person, person_space, key_version, agreement, age_band, sex, simd_quintile, simd_version, home_area,
			    started_on, treatment_type, closed_on, close_reason, away, judged_by, resets, counted_from, taken_out,
			    last_inside_on, suspended, adjusted, confirmed, after_sign_off, entered_by, entered_in, entered_line,
			    recorded_at, recorded_by, recorded_by_name)
			select uuidv7(), 1, unit, service, service_type, substance, referral_source, received_on, own_ref, person,
			    person_space, key_version, agreement, age_band, sex, simd_quintile, simd_version, home_area, started_on,
			    treatment_type, closed_on, close_reason, cast(away as datemultirange), judged_by, cast(resets as date[]),
			    counted_from, cast(taken_out as datemultirange), last_inside_on, suspended, adjusted, confirmed, late,
			    :enteredBy, :enteredIn, line, :at, :by, :byName
			from unnest(cast(:units as text[]), cast(:services as uuid[]), cast(:types as text[]),
			    cast(:substances as text[]), cast(:sources as text[]), cast(:received as date[]),
			    cast(:references as text[]), cast(:people as text[]), cast(:spaces as text[]), cast(:keyVersions as int[]),
			    cast(:agreements as text[]), cast(:ages as text[]), cast(:sexes as text[]), cast(:quintiles as text[]),
			    cast(:simds as text[]), cast(:homes as text[]), cast(:started as date[]), cast(:treatments as text[]),
			    cast(:closed as date[]), cast(:reasons as text[]), cast(:away as text[]), cast(:judged as text[]),
			    cast(:resets as text[]), cast(:from as date[]), cast(:out as text[]), cast(:last as date[]),
			    cast(:suspended as int[]), cast(:adjusted as int[]), cast(:confirmed as boolean[]), cast(:late as boolean[]),
			    cast(:lines as int[]))
			    as t (unit, service, service_type, substance, referral_source, received_on, own_ref, person, person_space,
			    key_version, agreement, age_band, sex, simd_quintile, simd_version, home_area, started_on, treatment_type,
			    closed_on, close_reason, away, judged_by, resets, counted_from, taken_out, last_inside_on, suspended,
			    adjusted, confirmed, late, line)
			returning id, entered_line""";

	private static final RowMapper<WaitView> VIEW = Rows.of(WaitView.class);

	private static final RowMapper<Stopped> STOPPED = Rows.of(Stopped.class);

	private static final RowMapper<Told> TOLD = Rows.of(Told.class);

	/** Longer than keys of changes are kept. */
	private static final int TOLD_FOR_DAYS = 9;

	private static final int NEW_FOR_DAYS = 7;

	private final JdbcClient jdbc;

	private final PersonRows people;

	WaitStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "treatment.wait", "withdrawn_at is null");
	}

	/** Where somebody typed in a referral last. */
	Optional<Waits.Usual> usual(AccountId account) {
		return jdbc.sql("select service, service_type from treatment.wait_usual where account = :account")
			.param("account", account.value())
			.query(Rows.of(Waits.Usual.class))
			.optional();
	}

	void remember(AccountId account, ServiceId service, String serviceType) {
		jdbc.sql("""
				insert into treatment.wait_usual (account, service, service_type) values (:account, :service, :type)
				on conflict (account) do update set service = excluded.service, service_type = excluded.service_type""")
			.param("account", account.value())
			.param("service", service.value())
			.param("type", serviceType)
			.update();
	}

	/**
	 * Waits by what they are known again by, with what stands in them; held until the
	 * transaction ends.
	 */
	Map<WaitCheck.Key, Stored> locked(Collection<WaitCheck.Key> keys) {
		var found = new HashMap<WaitCheck.Key, Stored>();
		if (keys.isEmpty()) {
			return found;
		}
		var list = List.copyOf(keys);
		var rows = jdbc.sql(STORED + """
				join unnest(cast(:references as text[]), cast(:services as uuid[]), cast(:received as date[]))
				    as k (own_ref, service, received_on)
				    on w.own_ref = k.own_ref and w.service = k.service and w.received_on = k.received_on
				order by w.id for update of w""")
			.param("references", list.stream().map(WaitCheck.Key::ownRef).toArray(String[]::new))
			.param("services", Rows.ids(list.stream().map(WaitCheck.Key::service).toList()))
			.param("received", days(list, WaitCheck.Key::receivedOn))
			.query((row, number) -> stored(row))
			.list();
		withFacts(rows).forEach(
				it -> found.put(new WaitCheck.Key(it.service(), String.valueOf(it.ownRef()), it.receivedOn()), it));
		return found;
	}

	/** A wait with what stands in it, held until the transaction ends. */
	Optional<Stored> locked(Waits.Id id) {
		return withFacts(jdbc.sql(STORED + "where w.id = :id for update of w")
			.param("id", id.value())
			.query((row, number) -> stored(row))
			.list()).stream().findFirst();
	}

	private List<Stored> withFacts(List<Stored> rows) {
		var facts = facts(rows.stream().map(Stored::id).toList(), true);
		return rows.stream().map(row -> row.with(facts.getOrDefault(row.id(), List.of()))).toList();
	}

	/** What happened in some waits, in the order in which it happened. */
	Map<Waits.Id, List<WaitDetail.Told>> facts(Collection<Waits.Id> of, boolean standing) {
		var found = new HashMap<Waits.Id, List<WaitDetail.Told>>();
		if (of.isEmpty()) {
			return found;
		}
		jdbc.sql(FACTS + "where wait = any(:waits) and (not :standing or withdrawn_at is null) order by on_day, id")
			.param("waits", Rows.ids(of))
			.param("standing", standing)
			.query(row -> {
				found.computeIfAbsent(new Waits.Id(row.getObject("wait", UUID.class)), id -> new ArrayList<>())
					.add(new WaitDetail.Told(new WaitFact.Id(row.getObject("id", UUID.class)), fact(row),
							row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
							row.getString("withdrawn_because")));
			});
		return found;
	}

	private static WaitFact fact(ResultSet row) throws SQLException {
		return new WaitFact(WaitFact.Kind.valueOf(row.getString("kind")), row.getObject("on_day", LocalDate.class),
				row.getObject("until_day", LocalDate.class), row.getString("code"),
				row.getObject("answered_on", LocalDate.class));
	}

	private static Stored stored(ResultSet row) throws SQLException {
		@Nullable String person = row.getString("person");
		return new Stored(new Waits.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")), new ServiceId(row.getObject("service", UUID.class)),
				row.getString("service_type"), row.getString("substance"), row.getString("referral_source"),
				row.getObject("received_on", LocalDate.class), row.getString("own_ref"),
				(person != null)
						? new PersonKey(new SpaceCode(row.getString("person_space")), person, row.getInt("key_version"))
						: null,
				row.getBoolean("after_sign_off"), row.getObject("ended_on", LocalDate.class),
				new AccountId(row.getObject("recorded_by", UUID.class)),
				row.getObject("recorded_at", OffsetDateTime.class), row.getBoolean("withdrawn"), List.of());
	}

	/**
	 * Adds waits.
	 * @param in what they came in together; null of one alone
	 * @return the id of each by its line
	 */
	Map<Integer, Waits.Id> add(List<Row> rows, Waits.Door door, @Nullable UUID in, Author author) {
		var added = new HashMap<Integer, Waits.Id>();
		if (rows.isEmpty()) {
			return added;
		}
		jdbc.sql(INSERT)
			.param("enteredBy", door.name())
			.param("enteredIn", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("units", texts(rows, row -> row.of().unit().value()))
			.param("services", Rows.ids(rows.stream().map(row -> row.entry().service()).toList()))
			.param("types", texts(rows, row -> row.entry().serviceType()))
			.param("substances", texts(rows, row -> row.entry().substance()))
			.param("sources", texts(rows, Row::source))
			.param("received", days(rows, row -> row.entry().receivedOn()))
			.param("references", texts(rows, row -> row.of().ownRef()))
			.param("people", texts(rows, row -> (row.person() != null) ? row.person().value() : null))
			.param("spaces", texts(rows, row -> (row.person() != null) ? row.person().space().value() : null))
			.param("keyVersions", numbers(rows, row -> (row.person() != null) ? row.person().keyVersion() : null))
			.param("agreements", texts(rows, row -> row.of().agreement()))
			.param("ages", texts(rows, row -> (row.profile() != null) ? row.profile().ageBand() : null))
			.param("sexes", texts(rows, row -> (row.profile() != null) ? row.profile().sex() : null))
			.param("quintiles", texts(rows, row -> (row.profile() != null) ? row.profile().simdQuintile() : null))
			.param("simds", texts(rows, row -> row.of().simdVersion()))
			.param("homes", texts(rows, row -> (row.profile() != null) ? row.profile().homeArea() : null))
			.param("started", days(rows, row -> row.endOn(WaitFact.Kind.STARTED)))
			.param("treatments", texts(rows, row -> row.endCode(WaitFact.Kind.STARTED)))
			.param("closed", days(rows, row -> row.endOn(WaitFact.Kind.CLOSED)))
			.param("reasons", texts(rows, row -> row.endCode(WaitFact.Kind.CLOSED)))
			.param("away", texts(rows, row -> row.judged().away()))
			.param("judged", texts(rows, row -> row.judged().by()))
			.param("resets", texts(rows, row -> row.judged().resets()))
			.param("from", days(rows, row -> row.judged().countedFrom()))
			.param("out", texts(rows, row -> row.judged().takenOut()))
			.param("last", days(rows, row -> row.judged().lastInsideOn()))
			.param("suspended", numbers(rows, row -> row.judged().suspended()))
			.param("adjusted", numbers(rows, row -> row.judged().adjusted()))
			.param("confirmed", rows.stream().map(row -> row.entry().confirmed()).toArray(Boolean[]::new))
			.param("late", rows.stream().map(Row::late).toArray(Boolean[]::new))
			.param("lines", numbers(rows, row -> row.of().line()))
			.query((row, number) -> added.put(row.getInt("entered_line"),
					new Waits.Id(row.getObject("id", UUID.class))))
			.list();
		return added;
	}

	/** Adds what happened in waits, each with its wait. */
	void addFacts(List<Map.Entry<Waits.Id, WaitFact>> facts, @Nullable UUID in, Author author) {
		if (facts.isEmpty()) {
			return;
		}
		jdbc.sql(
				"""
						insert into treatment.wait_fact (id, wait, kind, on_day, until_day, code, answered_on, entered_in,
						    recorded_at, recorded_by, recorded_by_name)
						select uuidv7(), wait, kind, on_day, until_day, code, answered_on, :in, :at, :by, :byName
						from unnest(cast(:waits as uuid[]), cast(:kinds as text[]), cast(:days as date[]), cast(:untils as date[]),
						    cast(:codes as text[]), cast(:answers as date[]))
						    as t (wait, kind, on_day, until_day, code, answered_on)""")
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("waits", Rows.ids(facts.stream().map(Map.Entry::getKey).toList()))
			.param("kinds", texts(facts, it -> it.getValue().kind().name()))
			.param("days", days(facts, it -> it.getValue().on()))
			.param("untils", days(facts, it -> it.getValue().until()))
			.param("codes", texts(facts, it -> it.getValue().code()))
			.param("answers", days(facts, it -> it.getValue().answeredOn()))
			.update();
	}

	/** Fills in answers to offers and ends of days away. */
	void complete(Map<WaitFact.Id, WaitFact> facts) {
		if (facts.isEmpty()) {
			return;
		}
		var list = List.copyOf(facts.entrySet());
		jdbc.sql(
				"""
						update treatment.wait_fact f set until_day = t.until_day, code = t.code, answered_on = t.answered_on
						from unnest(cast(:ids as uuid[]), cast(:untils as date[]), cast(:codes as text[]), cast(:answers as date[]))
						    as t (id, until_day, code, answered_on)
						where f.id = t.id""")
			.param("ids", Rows.ids(list.stream().map(Map.Entry::getKey).toList()))
			.param("untils", days(list, it -> it.getValue().until()))
			.param("codes", texts(list, it -> it.getValue().code()))
			.param("answers", days(list, it -> it.getValue().answeredOn()))
			.update();
	}

	/** Takes a fact back. */
	void withdraw(WaitFact.Id fact, String because, Author author) {
		jdbc.sql("""
				update treatment.wait_fact set withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName where id = :id and withdrawn_at is null""")
			.param("id", fact.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** Stores what waits are now, and counts their versions on. */
	void change(List<Changed> waits) {
		if (waits.isEmpty()) {
			return;
		}
		judged("""
				update treatment.wait w set version = w.version + 1, received_on = t.received_on,
				    service_type = t.service_type, substance = t.substance, referral_source = t.referral_source,
				    after_sign_off = t.late, started_on = t.started_on, treatment_type = t.treatment_type,
				    closed_on = t.closed_on, close_reason = t.close_reason,""",
				waits.stream().map(Changed::id).toList(), waits.stream().map(Changed::judged).toList(), """
						, cast(:received as date[]), cast(:types as text[]), cast(:substances as text[]),
						    cast(:sources as text[]), cast(:late as boolean[]), cast(:started as date[]),
						    cast(:treatments as text[]), cast(:closed as date[]), cast(:reasons as text[])""", """
						, received_on, service_type, substance, referral_source, late, started_on, treatment_type,
						    closed_on, close_reason""", "")
			.param("received", days(waits, it -> it.opening().receivedOn()))
			.param("types", texts(waits, it -> it.opening().serviceType()))
			.param("substances", texts(waits, it -> it.opening().substance()))
			.param("sources", texts(waits, it -> it.opening().referralSource()))
			.param("late", waits.stream().map(Changed::late).toArray(Boolean[]::new))
			.param("started", days(waits, it -> end(it.judged(), WaitFact.Kind.STARTED, WaitFact::on)))
			.param("treatments", texts(waits, it -> end(it.judged(), WaitFact.Kind.STARTED, WaitFact::code)))
			.param("closed", days(waits, it -> end(it.judged(), WaitFact.Kind.CLOSED, WaitFact::on)))
			.param("reasons", texts(waits, it -> end(it.judged(), WaitFact.Kind.CLOSED, WaitFact::code)))
			.update();
	}

	/**
	 * Stores what follows from the facts of waits, and nothing else. Those that were
	 * changed since they were read are left: who changed them judged them.
	 */
	void judge(List<Anew> waits) {
		if (!waits.isEmpty()) {
			judged("update treatment.wait w set", waits.stream().map(Anew::id).toList(),
					waits.stream().map(Anew::judged).toList(), ", cast(:versions as int[])", ", version",
					" and w.version = t.version")
				.param("versions", numbers(waits, Anew::version))
				.update();
		}
	}

	private JdbcClient.StatementSpec judged(String update, List<Waits.Id> ids, List<Judged> judged, String arrays,
			String columns, String where) {
		return jdbc
			.sql(update
					+ """
							 away = cast(t.away as datemultirange), judged_by = t.judged_by,
							    resets = cast(t.resets as date[]), counted_from = t.counted_from,
							    taken_out = cast(t.taken_out as datemultirange), last_inside_on = t.last_inside_on,
							    suspended = t.suspended, adjusted = t.adjusted
							from unnest(cast(:ids as uuid[]), cast(:away as text[]), cast(:judged as text[]), cast(:resets as text[]),
							    cast(:from as date[]), cast(:out as text[]), cast(:last as date[]), cast(:suspended as int[]),
							    cast(:adjusted as int[])"""
					+ arrays
					+ """
							) as t (id, away, judged_by, resets, counted_from, taken_out, last_inside_on, suspended, adjusted"""
					+ columns + """
							)
							where w.id = t.id""" + where)
			.param("ids", Rows.ids(ids))
			.param("away", texts(judged, Judged::away))
			.param("judged", texts(judged, Judged::by))
			.param("resets", texts(judged, Judged::resets))
			.param("from", days(judged, Judged::countedFrom))
			.param("out", texts(judged, Judged::takenOut))
			.param("last", days(judged, Judged::lastInsideOn))
			.param("suspended", numbers(judged, Judged::suspended))
			.param("adjusted", numbers(judged, Judged::adjusted));
	}

	/** Asks nothing more of the waits of somebody that go on. */
	List<Stopped> stop(PersonKey person, LocalDate on) {
		return ofPerson("""
				update treatment.wait set stopped_on = greatest(cast(:on as date), received_on)
				where person = :person and person_space = :space and ended_on is null and withdrawn_at is null
				returning unit, received_on""", person).param("on", on).query(STOPPED).list();
	}

	/** Has the waits of somebody go on that were stopped. */
	List<Stopped> goOn(PersonKey person) {
		return ofPerson("""
				update treatment.wait set stopped_on = null
				where person = :person and person_space = :space and stopped_on is not null
				returning unit, received_on""", person).query(STOPPED).list();
	}

	private JdbcClient.StatementSpec ofPerson(String update, PersonKey person) {
		return jdbc.sql(update).param("person", person.value()).param("space", person.space().value());
	}

	/** Withdraws a wait, which tells of nobody from then on. */
	void withdraw(Waits.Id id, String because, Author author) {
		jdbc.sql("delete from treatment.wait_fact where wait = :id").param("id", id.value()).update();
		jdbc.sql("""
				update treatment.wait set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null, age_band = null, sex = null, simd_quintile = null, simd_version = null,
				    home_area = null
				where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** What a file told of waits: those that it opened, and those to which it added. */
	List<Waits.Id> cameIn(UUID in) {
		return jdbc.sql("""
				select w.id from treatment.wait w where w.withdrawn_at is null and (w.entered_in = :in or w.id in (
				    select f.wait from treatment.wait_fact f where f.entered_in = :in and f.withdrawn_at is null))
				order by w.id""")
			.param("in", in)
			.query((row, number) -> new Waits.Id(row.getObject("id", UUID.class)))
			.list();
	}

	/** Whether a wait was opened by what came in together. */
	boolean openedBy(Waits.Id id, UUID in) {
		return jdbc.sql("select entered_in = :in from treatment.wait where id = :id")
			.param("id", id.value())
			.param("in", in)
			.query((row, number) -> row.getBoolean(1))
			.single();
	}

	/** Which facts of a wait came in together. */
	List<WaitFact.Id> factsOf(Waits.Id id, UUID in) {
		return jdbc
			.sql("select id from treatment.wait_fact where wait = :id and entered_in = :in and withdrawn_at is null")
			.param("id", id.value())
			.param("in", in)
			.query((row, number) -> new WaitFact.Id(row.getObject("id", UUID.class)))
			.list();
	}

	Optional<WaitView> find(Waits.Id id, Collection<UnitId> units, LocalDate today) {
		return jdbc.sql(ONE + "where w.id = :id and w.unit = any(:units)")
			.param("id", id.value())
			.param("units", Rows.codes(units))
			.param("today", today)
			.query(VIEW)
			.optional();
	}

	/** Of whom a wait is that stands. */
	Optional<PersonPanel.Whose> whose(Waits.Id id) {
		return people.whose(id.value());
	}

	/** The waits of a person of a unit. */
	List<WaitView> of(PersonPanel.Whom whom, LocalDate today) {
		return PersonRows
			.asked(jdbc.sql(ONE + "where w.id in (" + people.ids() + ") order by w.received_on, w.id"), whom)
			.param("today", today)
			.query(VIEW)
			.list();
	}

	List<WaitView> page(Collection<UnitId> units, Waits.Filter filter, LocalDate today, int within, int offset,
			int limit) {
		return some(units, filter, today, within, "", offset, limit).query(VIEW).list();
	}

	/** The rows behind one, in the order of the list. */
	List<WaitView> behind(Collection<UnitId> units, Waits.Filter filter, LocalDate today, int within,
			Waits.@Nullable Id last, int limit) {
		if (last == null) {
			return page(units, filter, today, within, 0, limit);
		}
		// The first part is what an index goes by, which a pair cannot be.
		String behind = """
				%1$s %2$s= (select %1$s from treatment.wait w where w.id = :last)
				    and (%1$s, w.id) %2$s (select %1$s, w.id from treatment.wait w where w.id = :last)"""
			.formatted(key("w", filter.kept()), ascending(filter.kept()) ? ">" : "<");
		return some(units, filter, today, within, " and " + behind, 0, limit).param("last", last.value())
			.query(VIEW)
			.list();
	}

	int total(Collection<UnitId> units, Waits.Filter filter, LocalDate today, int within) {
		return given(jdbc.sql("select count(*) from treatment.wait w where w.unit = any(:units) and " + which(filter)),
				units, filter, today, within)
			.query(Integer.class)
			.single();
	}

	private static String key(String of, Waits.Kept kept) {
		return switch (kept) {
			case PAST, PASSES -> of + ".last_inside_on";
			case PAUSED -> "coalesce(%s.last_inside_on, date '0001-01-01')".formatted(of);
			default -> of + ".received_on";
		};
	}

	private static boolean ascending(Waits.Kept kept) {
		return switch (kept) {
			case PAST, PASSES, PAUSED, LONG -> true;
			default -> false;
		};
	}

	private static String order(String of, Waits.Kept kept) {
		String way = ascending(kept) ? "" : " desc";
		return "%1$s%3$s, %2$s.id%3$s".formatted(key(of, kept), of, way);
	}

	private static final Map<Waits.Kept, String> WHICH = new LinkedHashMap<>();

	static {
		String open = " and w.ended_on is null";
		WHICH.put(Waits.Kept.ALL, "");
		WHICH.put(Waits.Kept.OPEN, open);
		WHICH.put(Waits.Kept.PAST, open + " and w.last_inside_on < :today");
		WHICH.put(Waits.Kept.PASSES, open + " and w.last_inside_on between :today and cast(:today as date) + :within");
		WHICH.put(Waits.Kept.PAUSED, open + " and w.away @> cast(:today as date)");
		WHICH.put(Waits.Kept.NEW, " and w.received_on > cast(:today as date) - %d".formatted(NEW_FOR_DAYS));
		WHICH.put(Waits.Kept.NO_SOURCE, open + " and w.referral_source is null");
		WHICH.put(Waits.Kept.LONG, open + " and w.received_on < cast(:today as date) - 365");
	}

	private JdbcClient.StatementSpec some(Collection<UnitId> units, Waits.Filter filter, LocalDate today, int within,
			String rest, int offset, int limit) {
		Waits.Kept kept = filter.kept();
		return given(jdbc.sql(SOME.formatted(which(filter) + rest, order("w", kept), order("o", kept))), units, filter,
				today, within)
			.param("upTo", offset + limit)
			.param("offset", offset)
			.param("limit", limit);
	}

	/** Only what is asked is said, so that an index can answer it. */
	private static String which(Waits.Filter filter) {
		var which = new StringBuilder("w.withdrawn_at is null").append(WHICH.getOrDefault(filter.kept(), ""));
		if (filter.unit() != null) {
			which.append(" and w.unit = :unit");
		}
		if (filter.service() != null) {
			which.append(" and w.service = :service");
		}
		if (filter.substance() != null) {
			which.append(" and w.substance = :substance");
		}
		if (filter.receivedBy() != null) {
			which.append(" and w.received_on <= :receivedBy");
		}
		return which.toString();
	}

	private static JdbcClient.StatementSpec given(JdbcClient.StatementSpec asked, Collection<UnitId> units,
			Waits.Filter filter, LocalDate today, int within) {
		return asked.param("units", Rows.codes(units))
			.param("unit", (filter.unit() != null) ? filter.unit().value() : null)
			.param("service", (filter.service() != null) ? filter.service().value() : null)
			.param("substance", filter.substance())
			.param("receivedBy", filter.receivedBy())
			.param("today", today)
			.param("within", within);
	}

	/**
	 * What wants looking after, in one statement.
	 * @param receivedBy counts those alone that were received by then
	 */
	Waits.Look look(Collection<UnitId> units, LocalDate today, int within, LocalDate receivedBy) {
		return jdbc
			.sql("""
					select cast(count(*) as int) as open,
					    cast(count(*) filter (where last_inside_on < :today) as int) as past,
					    cast(count(*) filter (where last_inside_on between :today and cast(:today as date) + :within) as int)
					        as passes,
					    min(last_inside_on) filter (where last_inside_on >= :today) as next_passes_on,
					    cast(count(*) filter (where away @> cast(:today as date)) as int) as paused,
					    cast(count(*) filter (where exists (select from unnest(away) r
					        where upper_inf(r) and r @> cast(:today as date))) as int) as paused_without_end,
					    cast(count(*) filter (where referral_source is null) as int) as without_source,
					    cast(count(*) filter (where received_on < cast(:today as date) - 365) as int) as over_a_year
					from treatment.wait where unit = any(:units) and ended_on is null and withdrawn_at is null
					    and received_on <= :receivedBy""")
			.param("units", Rows.codes(units))
			.param("today", today)
			.param("receivedBy", receivedBy)
			.param("within", within)
			.query(Rows.of(Waits.Look.class))
			.single();
	}

	/** How many waits of some units go on; of those that have none, nothing. */
	Map<UnitId, Integer> open(Collection<UnitId> units) {
		var found = new HashMap<UnitId, Integer>();
		jdbc.sql("""
				select unit, cast(count(*) as int) as waits from treatment.wait
				where unit = any(:units) and ended_on is null and withdrawn_at is null group by unit""")
			.param("units", Rows.codes(units))
			.query(row -> {
				found.put(new UnitId(row.getString("unit")), row.getInt("waits"));
			});
		return found;
	}

	/**
	 * Whether a unit has waits that count for a day from one on, because they ended or
	 * began then.
	 */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from treatment.wait where unit = :unit and withdrawn_at is null
				    and (ended_on >= :from or received_on >= :from))""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/**
	 * The next waits that were judged by another rule than they are to be, in order.
	 * @param by the stamps of the rules, and from when on each holds
	 */
	List<Judgeable> judgedOtherwise(List<WaitRules.Stamp> by, @Nullable UUID after, int limit) {
		var found = new ArrayList<Judgeable>();
		jdbc.sql("""
				select w.id, w.version, w.received_on, f.kind, f.on_day, f.until_day, f.code, f.answered_on
				from (select w.id, w.version, w.received_on from treatment.wait w where %s
				    and (cast(:after as uuid) is null or w.id > cast(:after as uuid))
				    order by w.id limit :limit) w
				left join treatment.wait_fact f on f.wait = w.id and f.withdrawn_at is null
				order by w.id, f.on_day, f.id""".formatted(OTHERWISE))
			.param("stamps", by.stream().map(WaitRules.Stamp::stamp).toArray(String[]::new))
			.param("froms", days(by, WaitRules.Stamp::from))
			.param("after", after)
			.param("limit", limit)
			.query(row -> {
				var id = new Waits.Id(row.getObject("id", UUID.class));
				if (found.isEmpty() || !found.getLast().id().equals(id)) {
					found.add(new Judgeable(id, row.getInt("version"), row.getObject("received_on", LocalDate.class),
							new ArrayList<>()));
				}
				if (row.getString("kind") != null) {
					found.getLast().facts().add(fact(row));
				}
			});
		return found;
	}

	/** How many waits were judged by another rule than they are to be. */
	long judgedOtherwise(List<WaitRules.Stamp> by) {
		return jdbc.sql("select count(*) from treatment.wait w where " + OTHERWISE)
			.param("stamps", by.stream().map(WaitRules.Stamp::stamp).toArray(String[]::new))
			.param("froms", days(by, WaitRules.Stamp::from))
			.query(Long.class)
			.single();
	}

	/** Of whom nothing more is known, nothing can be judged anew. */
	private static final String OTHERWISE = """
			w.own_ref is not null and w.judged_by <> coalesce(
			    (select b.stamp from unnest(cast(:stamps as text[]), cast(:froms as date[])) as b (stamp, since)
			     where b.since <= w.received_on order by b.since desc limit 1), (cast(:stamps as text[]))[1])""";

	/**
	 * Keeps what is told of lines, and forgets what is older than any key of a change.
	 */
	void tell(UUID in, List<Told> told, OffsetDateTime at) {
		if (told.isEmpty()) {
			return;
		}
		jdbc.sql("delete from treatment.wait_result where told_at < :until")
			.param("until", at.minusDays(TOLD_FOR_DAYS))
			.update();
		jdbc.sql(
				"""
						insert into treatment.wait_result (entered_in, line, number, made, remark, path, message, reason, told_at)
						select :in, line, number, made, remark, path, message, reason, :at
						from unnest(cast(:lines as int[]), cast(:made as uuid[]), cast(:remarks as boolean[]), cast(:paths as text[]),
						    cast(:messages as text[]), cast(:reasons as text[])) with ordinality
						    as t (line, made, remark, path, message, reason, number)""")
			.param("in", in)
			.param("at", at)
			.param("lines", numbers(told, Told::line))
			.param("made", told.stream().map(Told::made).toArray(UUID[]::new))
			.param("remarks", told.stream().map(Told::remark).toArray(Boolean[]::new))
			.param("paths", texts(told, Told::path))
			.param("messages", texts(told, Told::message))
			.param("reasons", texts(told, Told::reason))
			.update();
	}

	/** What was told of each line of what came in together. */
	List<Told> toldOf(UUID in) {
		return jdbc.sql("""
				select line, made, remark, path, message, reason from treatment.wait_result
				where entered_in = :in order by number""").param("in", in).query(TOLD).list();
	}

	static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
		var texts = new @Nullable String[rows.size()];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = text.apply(rows.get(i));
		}
		return texts;
	}

	static <T> @Nullable String[] days(List<T> rows, Function<T, @Nullable LocalDate> day) {
		return texts(rows, row -> {
			@Nullable LocalDate found = day.apply(row);
			return (found != null) ? found.toString() : null;
		});
	}

	private static <T> @Nullable Integer[] numbers(List<T> rows, Function<T, @Nullable Integer> number) {
		var numbers = new @Nullable Integer[rows.size()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = number.apply(rows.get(i));
		}
		return numbers;
	}

	private static <T> @Nullable T end(Judged judged, WaitFact.Kind kind, Function<WaitFact, @Nullable T> part) {
		@Nullable WaitFact end = judged.end();
		return (end != null && end.kind() == kind) ? part.apply(end) : null;
	}

	/**
	 * A wait that is new.
	 *
	 * @param line where it stood in what it came in
	 */
	record Fresh(WaitEntry entry, String ownRef, UnitId unit, @Nullable PersonKey person, @Nullable String agreement,
			@Nullable String simdVersion, int line) {

		Waits.Opening opening() {
			return new Waits.Opening(entry.receivedOn(), entry.serviceType(), entry.substance(),
					entry.referralSource());
		}

	}

	/** A wait as it is added. */
	record Row(Fresh of, @Nullable String source, Judged judged, boolean late) {

		WaitEntry entry() {
			return of.entry();
		}

		@Nullable PersonKey person() {
			return of.person();
		}

		SupplyEntry.@Nullable Profile profile() {
			return of.entry().profile();
		}

		@Nullable LocalDate endOn(WaitFact.Kind kind) {
			return end(judged, kind, WaitFact::on);
		}

		@Nullable String endCode(WaitFact.Kind kind) {
			return end(judged, kind, WaitFact::code);
		}

	}

	/** What a wait is from now on. */
	record Changed(Waits.Id id, Waits.Opening opening, Judged judged, boolean late) {
	}

	/** A wait that was stopped, or goes on. */
	record Stopped(UnitId unit, LocalDate receivedOn) {
	}

	/** What a wait is judged by. */
	record Judgeable(Waits.Id id, int version, LocalDate receivedOn, List<WaitFact> facts) {
	}

	/** What follows anew from the facts of a wait. */
	record Anew(Waits.Id id, int version, Judged judged) {
	}

	/** What was told of a line: what was made of it, a fault, or a remark. */
	record Told(int line, @Nullable UUID made, boolean remark, @Nullable String path, @Nullable String message,
			@Nullable String reason) {

		Problem.Field field() {
			return new Problem.Field(String.valueOf(path), String.valueOf(message), reason);
		}

	}

	/**
	 * A wait as it is stored.
	 *
	 * @param facts what stands
	 */
	record Stored(Waits.Id id, int version, UnitId unit, ServiceId service, String serviceType, String substance,
			@Nullable String referralSource, LocalDate receivedOn, @Nullable String ownRef, @Nullable PersonKey person,
			boolean late, @Nullable LocalDate endedOn, AccountId recordedBy, OffsetDateTime recordedAt,
			boolean withdrawn, List<WaitDetail.Told> facts) {

		Stored with(List<WaitDetail.Told> told) {
			return new Stored(id, version, unit, service, serviceType, substance, referralSource, receivedOn, ownRef,
					person, late, endedOn, recordedBy, recordedAt, withdrawn, told);
		}

		Waits.Opening opening() {
			return new Waits.Opening(receivedOn, serviceType, substance, referralSource);
		}

		List<WaitFact> standing() {
			return facts.stream().map(WaitDetail.Told::fact).toList();
		}

	}

}
