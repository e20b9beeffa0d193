package scot.adp.treatment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps supplies, and who was ever supplied. */
@Component
class SupplyStore {

	/**
	 * That somebody was supplied before is told of the units' own earlier supplies alone.
	 */
	private static final String SUPPLIES = """
			select id, version, unit, outlet, happened_on, source, recipient, supply_type, repeat_reason, route, kits,
			    training, peer, authority, area, batch, own_ref, age_band, sex, simd_quintile, simd_version, home_area,
			    known_before and exists (select from treatment.supply o where o.person = s.person
			        and o.person_space = s.person_space and o.unit = any(:units) and o.withdrawn_at is null
			        and (o.happened_on, o.id) < (s.happened_on, s.id)) as known_before,
			    person is not null as linked, after_sign_off, recorded_at, recorded_by_name as recorded_by,
			    withdrawn_because
			from treatment.supply s\s""";

	/** All rows of a batch in one statement. */
	private static final String INSERT = """
			insert into treatment.supply (id, version, unit, outlet, happened_on, source, recipient, supply_type,
			    repeat_reason, route, kits, training, peer, authority, area, batch, own_ref, person, person_space,
			    key_version, agreement, known_before, age_band, sex, simd_quintile, simd_version,
			    home_area, confirmed, after_sign_off, entered_by, entered_in, entered_line, recorded_at, recorded_by, recorded_by_name)
			select uuidv7(), 1, unit, outlet, happened_on, source, recipient, supply_type, repeat_reason, route, kits,
			    training, peer, authority, area, batch, own_ref, person, person_space, key_version, agreement,
			    known_before, age_band, sex, simd_quintile, simd_version, home_area, confirmed, after_sign_off, :enteredBy,
			    :enteredIn, line, :at, :by, :byName
			from unnest(cast(:units as text[]), cast(:outlets as uuid[]), cast(:days as date[]), cast(:sources as text[]),
			    cast(:recipients as text[]), cast(:types as text[]), cast(:reasons as text[]), cast(:routes as text[]),
			    cast(:kits as int[]), cast(:trainings as text[]), cast(:peers as boolean[]), cast(:authorities as text[]),
			    cast(:areas as text[]), cast(:batches as text[]), cast(:references as text[]), cast(:people as text[]),
			    cast(:spaces as text[]), cast(:keyVersions as int[]), cast(:agreements as text[]),
			    cast(:known as boolean[]), cast(:ages as text[]), cast(:sexes as text[]), cast(:quintiles as text[]),
			    cast(:simds as text[]), cast(:homes as text[]), cast(:confirmed as boolean[]), cast(:late as boolean[]), cast(:lines as int[]))
			    as t (unit, outlet, happened_on, source, recipient, supply_type, repeat_reason, route, kits, training, peer,
			    authority, area, batch, own_ref, person, person_space, key_version, agreement, known_before, age_band, sex,
			    simd_quintile, simd_version, home_area, confirmed, after_sign_off, line)
			returning id, entered_line""";

	private static final RowMapper<SupplyBeforeView> BEFORE = Rows.of(SupplyBeforeView.class);

	private static final RowMapper<NaloxoneSupplyView> VIEW = Rows.of(NaloxoneSupplyView.class);

	private static final RowMapper<Told> TOLD = Rows.of(Told.class);

	/** Longer than keys of changes are kept. */
	private static final int TOLD_FOR_DAYS = 9;

	private final JdbcClient jdbc;

	private final PersonRows people;

	SupplyStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "treatment.supply", "withdrawn_at is null");
	}

	/**
	 * Adds rows.
	 * @param in what they came in together; null of one alone
	 * @return the id of each by its line
	 */
	Map<Integer, Supplies.Id> add(List<Row> rows, Supplies.Door door, @Nullable UUID in, Author author) {
		var added = new HashMap<Integer, Supplies.Id>();
		jdbc.sql(INSERT)
			.param("enteredBy", door.name())
			.param("enteredIn", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("units", texts(rows, row -> row.unit().value()))
			.param("outlets", rows.stream().map(row -> row.entry().outlet().value()).toArray(UUID[]::new))
			.param("days", texts(rows, row -> row.entry().happenedOn().toString()))
			.param("sources", texts(rows, row -> row.entry().source()))
			.param("recipients", texts(rows, row -> row.entry().recipient()))
			.param("types", texts(rows, row -> row.entry().supplyType()))
			.param("reasons", texts(rows, row -> row.entry().repeatReason()))
			.param("routes", texts(rows, row -> row.entry().route()))
			.param("kits", rows.stream().map(row -> row.entry().kits()).toArray(Integer[]::new))
			.param("trainings", texts(rows, row -> row.entry().training()))
			.param("peers", rows.stream().map(row -> row.entry().peer()).toArray(Boolean[]::new))
			.param("authorities", texts(rows, row -> row.entry().authority()))
			.param("areas", texts(rows, Row::area))
			.param("batches", texts(rows, row -> row.entry().batch()))
			.param("references", texts(rows, row -> row.entry().ownRef()))
			.param("people", texts(rows, row -> (row.person() != null) ? row.person().value() : null))
			.param("spaces", texts(rows, row -> (row.person() != null) ? row.person().space().value() : null))
			.param("keyVersions",
					rows.stream()
						.map(row -> (row.person() != null) ? row.person().keyVersion() : null)
						.toArray(Integer[]::new))
			.param("agreements", texts(rows, Row::agreement))
			.param("known", rows.stream().map(Row::knownBefore).toArray(Boolean[]::new))
			.param("ages", texts(rows, row -> (row.profile() != null) ? row.profile().ageBand() : null))
			.param("sexes", texts(rows, row -> (row.profile() != null) ? row.profile().sex() : null))
			.param("quintiles", texts(rows, row -> (row.profile() != null) ? row.profile().simdQuintile() : null))
			.param("simds", texts(rows, Row::simdVersion))
			.param("homes", texts(rows, row -> (row.profile() != null) ? row.profile().homeArea() : null))
			.param("confirmed", rows.stream().map(row -> row.entry().confirmed()).toArray(Boolean[]::new))
			.param("late", rows.stream().map(Row::afterSignOff).toArray(Boolean[]::new))
			.param("lines", rows.stream().map(Row::line).toArray(Integer[]::new))
			.query((row, number) -> added.put(row.getInt("entered_line"),
					new Supplies.Id(row.getObject("id", UUID.class))))
			.list();
		keepFirst(rows);
		return added;
	}

	private void keepFirst(List<Row> rows) {
		var keyed = rows.stream().filter(row -> row.person() != null).toList();
		if (keyed.isEmpty()) {
			return;
		}
		// A row that is there already is held too, so that others wait who write of the
		// same person.
		jdbc.sql("""
				insert into treatment.first_supply as f (person, person_space, key_version, quarter)
				select person, person_space, max(key_version), min(date_trunc('quarter', day))
				from unnest(cast(:people as text[]), cast(:spaces as text[]), cast(:versions as int[]),
				    cast(:days as date[])) as t (person, person_space, key_version, day)
				group by person, person_space order by person
				on conflict (person, person_space) do update set quarter = excluded.quarter
				where excluded.quarter < f.quarter""")
			.param("people", texts(keyed, row -> (row.person() != null) ? row.person().value() : null))
			.param("spaces", texts(keyed, row -> (row.person() != null) ? row.person().space().value() : null))
			.param("versions",
					keyed.stream()
						.map(row -> (row.person() != null) ? row.person().keyVersion() : null)
						.toArray(Integer[]::new))
			.param("days", texts(keyed, row -> row.entry().happenedOn().toString()))
			.update();
	}

	/**
	 * Says anew of each supply of some people whether they were supplied before: by the
	 * days on which they were, in whatever order that is told.
	 * @param people by the values of their keys
	 * @return the days of those of which it is told otherwise now, by unit
	 */
	Map<UnitId, List<LocalDate>> settle(Collection<String> people) {
		var changed = new HashMap<UnitId, List<LocalDate>>();
		if (people.isEmpty()) {
			return changed;
		}
		jdbc.sql(
				"""
						update treatment.supply s set known_before = k.known
						from (select o.id, row_number() over (partition by o.person, o.person_space order by o.happened_on, o.id) > 1
						            or coalesce(f.quarter < date_trunc('quarter', o.happened_on), false) as known
						    from treatment.supply o
						    left join treatment.first_supply f on f.person = o.person and f.person_space = o.person_space
						    where o.person = any(:people) and o.withdrawn_at is null) k
						where s.id = k.id and s.known_before <> k.known
						returning s.unit, s.happened_on""")
			.param("people", people.stream().distinct().toArray(String[]::new))
			.query((row, number) -> changed
				.computeIfAbsent(new UnitId(row.getString("unit")), unit -> new ArrayList<>())
				.add(row.getObject("happened_on", LocalDate.class)))
			.list();
		return changed;
	}

	/** The first day of the quarter in which somebody was first supplied. */
	Optional<LocalDate> firstSupplied(PersonKey person) {
		return jdbc.sql("""
				select quarter from treatment.first_supply where person = :person and person_space = :space""")
			.param("person", person.value())
			.param("space", person.space().value())
			.query(LocalDate.class)
			.optional();
	}

	/** Those of some people who were ever supplied, by the value of their key. */
	Set<String> known(Collection<PersonKey> people) {
		return new HashSet<>(jdbc.sql("select person from treatment.first_supply where person = any(:people)")
			.param("people", people.stream().map(PersonKey::value).distinct().toArray(String[]::new))
			.query(String.class)
			.list());
	}

	/** Those of some people whom some units supplied, by the value of their key. */
	Set<String> known(Collection<PersonKey> people, Collection<UnitId> units) {
		return new HashSet<>(jdbc.sql("""
				select distinct person from treatment.supply
				where person = any(:people) and unit = any(:units) and withdrawn_at is null""")
			.param("people", people.stream().map(PersonKey::value).distinct().toArray(String[]::new))
			.param("units", Rows.codes(units))
			.query(String.class)
			.list());
	}

	/**
	 * Keeps what is told of lines, and forgets what is older than any key of a change.
	 */
	void tell(UUID in, List<SupplyCheck.Checked> checked, OffsetDateTime at) {
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
		jdbc.sql("delete from treatment.supply_result where told_at < :until")
			.param("until", at.minusDays(TOLD_FOR_DAYS))
			.update();
		jdbc.sql("""
				insert into treatment.supply_result (entered_in, line, number, remark, path, message, reason, told_at)
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
	List<Told> toldOf(UUID in) {
		return jdbc.sql("""
				select line, remark, path, message, reason from treatment.supply_result
				where entered_in = :in order by number""").param("in", in).query(TOLD).list();
	}

	/** What was made of each line of what came in together. */
	Map<Integer, Supplies.Id> madeIn(UUID in) {
		var made = new HashMap<Integer, Supplies.Id>();
		jdbc.sql("select id, entered_line from treatment.supply where entered_in = :in")
			.param("in", in)
			.query((row, number) -> made.put(row.getInt("entered_line"),
					new Supplies.Id(row.getObject("id", UUID.class))))
			.list();
		return made;
	}

	/** When batches of outlets expire, by outlet and batch. */
	Map<String, LocalDate> expiries(Collection<Outlets.Id> outlets) {
		var found = new HashMap<String, LocalDate>();
		jdbc.sql(
				"""
						select coalesce(to_outlet, outlet) as outlet, batch, max(expires_on) as expires_on from treatment.stock_move
						where batch is not null and expires_on is not null
						    and (outlet = any(:outlets) or to_outlet = any(:outlets)) group by 1, 2""")
			.param("outlets", Rows.ids(outlets))
			.query((row, number) -> found.put(row.getObject("outlet", UUID.class) + " " + row.getString("batch"),
					row.getObject("expires_on", LocalDate.class)))
			.list();
		return found;
	}

	Optional<NaloxoneSupplyView> find(Supplies.Id id, Collection<UnitId> units) {
		return jdbc.sql(SUPPLIES + "where id = :id and unit = any(:units)")
			.param("id", id.value())
			.param("units", Rows.codes(units))
			.query(VIEW)
			.optional();
	}

	/** Of whom a supply is that stands. */
	Optional<PersonPanel.Whose> whose(Supplies.Id id) {
		return people.whose(id.value());
	}

	/** The supplies to a person of a unit. */
	List<NaloxoneSupplyView> of(PersonPanel.Whom whom) {
		return PersonRows
			.asked(jdbc.sql(SUPPLIES + "where s.id in (" + people.ids() + ") order by happened_on, id"), whom)
			.param("units", Rows.codes(List.of(whom.unit())))
			.query(VIEW)
			.list();
	}

	List<NaloxoneSupplyView> page(Collection<UnitId> units, Supplies.Filter filter, int offset, int limit) {
		return chosen(SUPPLIES, units, filter, " order by happened_on desc, id desc offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** The rows behind one, the newest first. */
	List<NaloxoneSupplyView> behind(Collection<UnitId> units, Supplies.Filter filter, Supplies.@Nullable Id last,
			int limit) {
		return chosen(SUPPLIES, units, filter, """
				 and (cast(:last as uuid) is null or (happened_on, id) < (select l.happened_on, l.id
				    from treatment.supply l where l.id = cast(:last as uuid)))
				order by happened_on desc, id desc limit :limit""").param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** How many rows and how many kits. */
	Supplies.Total total(Collection<UnitId> units, Supplies.Filter filter) {
		return chosen("""
				select cast(count(*) as int) as supplies, cast(coalesce(sum(kits), 0) as int) as kits
				from treatment.supply\s""", units, filter, "").query(Rows.of(Supplies.Total.class)).single();
	}

	private JdbcClient.StatementSpec chosen(String select, Collection<UnitId> units, Supplies.Filter filter,
			String rest) {
		return jdbc.sql(select + """
				where unit = any(:units) and (cast(:outlet as uuid) is null or outlet = :outlet)
				    and (cast(:from as date) is null or happened_on >= :from)
				    and (cast(:to as date) is null or happened_on <= :to)
				    and (:withdrawn or withdrawn_at is null)""" + rest)
			.param("units", Rows.codes(units))
			.param("outlet", (filter.outlet() != null) ? filter.outlet().value() : null)
			.param("from", filter.from())
			.param("to", filter.to())
			.param("withdrawn", filter.withdrawn());
	}

	/**
	 * What an account recorded last, of the units; to begin the next from.
	 * @param since nothing from before this moment
	 */
	Optional<NaloxoneSupplyView> lastOf(AccountId account, Collection<UnitId> units, OffsetDateTime since) {
		return jdbc.sql(SUPPLIES + """
				where unit = any(:units) and recorded_by = :account and withdrawn_at is null
				    and recorded_at > :since order by happened_on desc, id desc limit 1""")
			.param("units", Rows.codes(units))
			.param("account", account.value())
			.param("since", since)
			.query(VIEW)
			.optional();
	}

	/** Whether a unit has supplies that stand from a day on. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from treatment.supply
				    where unit = :unit and happened_on >= :from and withdrawn_at is null)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** Who recorded a supply and when, held until the transaction ends. */
	Optional<Written> locked(Supplies.Id id) {
		return jdbc
			.sql("""
					select id, version, unit, outlet, happened_on, recorded_by, recorded_at, withdrawn_at is not null as withdrawn
					from treatment.supply where id = :id for update""")
			.param("id", id.value())
			.query(Rows.of(Written.class))
			.optional();
	}

	/**
	 * @return the days of what was withdrawn, and of what is told otherwise since, by
	 * unit
	 */
	Map<UnitId, List<LocalDate>> withdraw(Supplies.Id id, String because, Author author) {
		return withdrawn("id = :of", id.value(), because, author);
	}

	/**
	 * @return the days of what was withdrawn, and of what is told otherwise since, by
	 * unit
	 */
	Map<UnitId, List<LocalDate>> withdrawAllIn(UUID in, String because, Author author) {
		return withdrawn("entered_in = :of", in, because, author);
	}

	private Map<UnitId, List<LocalDate>> withdrawn(String which, UUID of, String because, Author author) {
		jdbc.sql("""
				select person from treatment.first_supply
				where person in (select person from treatment.supply where %s) order by person for update"""
			.formatted(which)).param("of", of).query(String.class).list();
		var days = new HashMap<UnitId, List<LocalDate>>();
		var people = new ArrayList<String>();
		jdbc.sql("""
				update treatment.supply set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null,
				    key_version = null, agreement = null, age_band = null, sex = null, simd_quintile = null,
				    simd_version = null, home_area = null
				where withdrawn_at is null and %s
				returning unit, happened_on, case when not known_before then old.person end as person"""
			.formatted(which))
			.param("of", of)
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.query((row, number) -> {
				days.computeIfAbsent(new UnitId(row.getString("unit")), unit -> new ArrayList<>())
					.add(row.getObject("happened_on", LocalDate.class));
				if (row.getString("person") != null) {
					people.add(row.getString("person"));
				}
				return number;
			})
			.list();
		firstAnew(people);
		settle(people).forEach((unit, told) -> days.computeIfAbsent(unit, it -> new ArrayList<>()).addAll(told));
		return days;
	}

	/** Whose first supply it was, was supplied later, or never. */
	private void firstAnew(Collection<String> people) {
		jdbc.sql("""
				with later as (
				    select f.person, f.person_space, min(o.happened_on) as day from treatment.first_supply f
				    left join treatment.supply o on o.person = f.person and o.person_space = f.person_space
				        and o.withdrawn_at is null
				    where f.person = any(:people) group by 1, 2),
				gone as (
				    delete from treatment.first_supply f using later l
				    where f.person = l.person and f.person_space = l.person_space and l.day is null)
				update treatment.first_supply f set quarter = date_trunc('quarter', l.day) from later l
				where f.person = l.person and f.person_space = l.person_space and l.day is not null""")
			.param("people", people.toArray(String[]::new))
			.update();
	}

	/**
	 * Puts a supply right, and keeps what it said before.
	 * @return the days of what it said and says, and of what is told otherwise since, by
	 * unit
	 */
	Map<UnitId, List<LocalDate>> change(Held held, Row row, @Nullable String because, Author author) {
		var people = Stream.of(held.person(), row.person())
			.filter(Objects::nonNull)
			.map(PersonKey::value)
			.distinct()
			.sorted()
			.toList();
		jdbc.sql("select person from treatment.first_supply where person = any(:people) order by person for update")
			.param("people", people.toArray(String[]::new))
			.query(String.class)
			.list();
		jdbc.sql(
				"""
						insert into treatment.supply_before (supply, version, outlet, happened_on, source, recipient, supply_type,
						    repeat_reason, route, kits, training, peer, authority, area, batch, because, changed_at, changed_by,
						    changed_by_name)
						select id, version, outlet, happened_on, source, recipient, supply_type, repeat_reason, route, kits,
						    training, peer, authority, area, batch, :because, :at, :by, :byName
						from treatment.supply where id = :id""")
			.param("id", held.id().value())
			.param("because", because)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
		SupplyEntry entry = row.entry();
		SupplyEntry.@Nullable Profile profile = row.profile();
		@Nullable PersonKey person = row.person();
		jdbc.sql(
				"""
						update treatment.supply set version = version + 1, unit = :unit, outlet = :outlet, happened_on = :day,
						    source = :source, recipient = :recipient, supply_type = :type, repeat_reason = :reason, route = :route,
						    kits = :kits, training = :training, peer = :peer, authority = :authority, area = :area, batch = :batch,
						    own_ref = :reference, person = :person, person_space = :space, key_version = :keyVersion,
						    agreement = :agreement, age_band = :age, sex = :sex, simd_quintile = :quintile, simd_version = :simd,
						    home_area = :home, confirmed = :confirmed, after_sign_off = after_sign_off or :late
						where id = :id""")
			.param("id", held.id().value())
			.param("unit", row.unit().value())
			.param("outlet", entry.outlet().value())
			.param("day", entry.happenedOn())
			.param("source", entry.source())
			.param("recipient", entry.recipient())
			.param("type", entry.supplyType())
			.param("reason", entry.repeatReason())
			.param("route", entry.route())
			.param("kits", entry.kits())
			.param("training", entry.training())
			.param("peer", entry.peer())
			.param("authority", entry.authority())
			.param("area", row.area())
			.param("batch", entry.batch())
			.param("reference", entry.ownRef())
			.param("person", (person != null) ? person.value() : null)
			.param("space", (person != null) ? person.space().value() : null)
			.param("keyVersion", (person != null) ? person.keyVersion() : null)
			.param("agreement", row.agreement())
			.param("age", (profile != null) ? profile.ageBand() : null)
			.param("sex", (profile != null) ? profile.sex() : null)
			.param("quintile", (profile != null) ? profile.simdQuintile() : null)
			.param("simd", row.simdVersion())
			.param("home", (profile != null) ? profile.homeArea() : null)
			.param("confirmed", entry.confirmed())
			.param("late", row.afterSignOff())
			.update();
		keepFirst(List.of(row));
		if (held.person() != null && !held.knownBefore()) {
			firstAnew(List.of(held.person().value()));
		}
		var days = new HashMap<UnitId, List<LocalDate>>();
		days.computeIfAbsent(held.unit(), it -> new ArrayList<>()).add(held.entry().happenedOn());
		days.computeIfAbsent(row.unit(), it -> new ArrayList<>()).add(entry.happenedOn());
		settle(people).forEach((unit, told) -> days.computeIfAbsent(unit, it -> new ArrayList<>()).addAll(told));
		return days;
	}

	/** What supplies of some units said before they were put right, the latest first. */
	List<SupplyBeforeView> before(Collection<Supplies.Id> of, Collection<UnitId> units) {
		return jdbc
			.sql("""
					select b.supply, b.version, b.outlet, b.happened_on, b.source, b.recipient, b.supply_type, b.repeat_reason,
					    b.route, b.kits, b.training, b.peer, b.authority, b.area, b.batch, b.because, b.changed_at,
					    b.changed_by_name as changed_by
					from treatment.supply_before b join treatment.supply s on s.id = b.supply
					where b.supply = any(:supplies) and s.unit = any(:units) order by b.version desc""")
			.param("supplies", Rows.ids(of))
			.param("units", Rows.codes(units))
			.query(BEFORE)
			.list();
	}

	/** A supply with all that is known of it, held until the transaction ends. */
	Optional<Held> held(Supplies.Id id) {
		return jdbc
			.sql("""
					select id, version, unit, outlet, happened_on, source, recipient, supply_type, repeat_reason, route, kits,
					    training, peer, authority, area, batch, own_ref, person, person_space, key_version, agreement,
					    known_before, age_band, sex, simd_quintile, home_area, confirmed, withdrawn_at is not null as withdrawn
					from treatment.supply where id = :id for update""")
			.param("id", id.value())
			.query((row, number) -> held(row))
			.optional();
	}

	private static Held held(ResultSet row) throws SQLException {
		@Nullable String person = row.getString("person");
		@Nullable String age = row.getString("age_band");
		return new Held(new Supplies.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")),
				new SupplyEntry(new Outlets.Id(row.getObject("outlet", UUID.class)),
						row.getObject("happened_on", LocalDate.class), row.getString("source"),
						row.getString("recipient"), row.getString("supply_type"), row.getString("repeat_reason"),
						row.getString("route"), row.getInt("kits"), row.getString("training"), row.getBoolean("peer"),
						row.getString("authority"), new AreaCode(row.getString("area")), row.getString("batch"),
						row.getString("own_ref"),
						(age != null) ? SupplyEntry.Profile.of(age, row.getString("sex"),
								row.getString("simd_quintile"), row.getString("home_area")) : null,
						row.getBoolean("confirmed")),
				(person != null)
						? new PersonKey(new SpaceCode(row.getString("person_space")), person, row.getInt("key_version"))
						: null,
				row.getString("agreement"), row.getBoolean("known_before"), row.getBoolean("withdrawn"));
	}

	private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> text) {
		var texts = new @Nullable String[rows.size()];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = text.apply(rows.get(i));
		}
		return texts;
	}

	/**
	 * A supply as it is stored.
	 *
	 * @param line where it stood in what it came in
	 */
	record Row(SupplyEntry entry, UnitId unit, String area, @Nullable PersonKey person, @Nullable String agreement,
			boolean knownBefore, @Nullable String simdVersion, boolean afterSignOff, int line) {

		/** The same, of somebody. */
		Row of(@Nullable PersonKey somebody, boolean known) {
			return new Row(entry, unit, area, somebody, agreement, known, simdVersion, afterSignOff, line);
		}

		/** The same, of whom it was of before. */
		Row of(Held held) {
			return new Row(entry, unit, area, held.person(), held.agreement(), held.knownBefore(), simdVersion,
					afterSignOff, line);
		}

		/** The same, at a line of a file. */
		Row at(int number) {
			return new Row(entry, unit, area, person, agreement, knownBefore, simdVersion, afterSignOff, number);
		}

		SupplyEntry.@Nullable Profile profile() {
			return entry.profile();
		}

	}

	/** What was told of a line: a fault, or a remark on what was kept. */
	record Told(int line, boolean remark, String path, String message, @Nullable String reason) {

		Problem.Field field() {
			return new Problem.Field(path, message, reason);
		}

	}

	/**
	 * A supply as it stands.
	 *
	 * @param entry what it says, with its area
	 */
	record Held(Supplies.Id id, int version, UnitId unit, SupplyEntry entry, @Nullable PersonKey person,
			@Nullable String agreement, boolean knownBefore, boolean withdrawn) {
	}

	/** What is asked of a supply before it is changed. */
	record Written(Supplies.Id id, int version, UnitId unit, Outlets.Id outlet, LocalDate happenedOn,
			AccountId recordedBy, OffsetDateTime recordedAt, boolean withdrawn) {
	}

}
