package scot.adp.treatment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.treatment.Episodes.Filter;
import scot.adp.treatment.Episodes.Kept;

/** Keeps episodes of treatment: what was told of each, and what follows from that. */
@Component
class EpisodeStore {

	private static final RowMapper<TreatmentEpisodeView> ROW = (row, number) -> row(row);

	private static final String OPEN = "a.ended_on is null and a.stopped_on is null";

	private final JdbcClient jdbc;

	private final PersonRows people;

	EpisodeStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "treatment.episode", "withdrawn_at is null");
	}

	/** One with all that was told of it, held until the transaction ends. */
	Optional<Stored> locked(Episodes.Id id) {
		return jdbc.sql("select a.* from treatment.episode a where a.id = :id for update")
			.param("id", id.value())
			.query((row, number) -> new Stored(row(row), key(row)))
			.optional()
			.map(it -> new Stored(told(List.of(it.view())).getFirst(), it.person()));
	}

	Optional<TreatmentEpisodeView> find(Episodes.Id id, Collection<UnitId> units) {
		return told(jdbc.sql("select a.* from treatment.episode a where a.id = :id and a.unit = any(:units)")
			.param("id", id.value())
			.param("units", Rows.codes(units))
			.query(ROW)
			.list()).stream().findFirst();
	}

	/**
	 * Those that stand of units, references and first days, by all three; held until the
	 * transaction ends.
	 */
	Map<Known, Stored> known(Collection<Known> asked) {
		var list = List.copyOf(asked);
		var rows = jdbc.sql("""
				select a.* from treatment.episode a
				join unnest(cast(:units as text[]), cast(:references as text[]), cast(:days as date[]))
				    as k (unit, own_ref, started_on)
				    on a.unit = k.unit and a.own_ref = k.own_ref and a.started_on = k.started_on
				where a.withdrawn_at is null order by a.id for update of a""")
			.param("units", list.stream().map(it -> it.unit().value()).toArray(String[]::new))
			.param("references", list.stream().map(Known::ownRef).toArray(String[]::new))
			.param("days", WaitStore.days(list, Known::startedOn))
			.query((row, number) -> new Stored(row(row), key(row)))
			.list();
		var views = told(rows.stream().map(Stored::view).toList());
		var found = new HashMap<Known, Stored>();
		for (int i = 0; i < rows.size(); i++) {
			TreatmentEpisodeView view = views.get(i);
			found.put(new Known(view.unit(), Objects.requireNonNull(view.ownRef()), view.startedOn()),
					new Stored(view, rows.get(i).person()));
		}
		return found;
	}

	/** Whether another of the same reference of a unit goes on or overlaps some days. */
	boolean overlaps(UnitId unit, String ownRef, LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select exists (select from treatment.episode where unit = :unit and own_ref = :ownRef
				    and withdrawn_at is null and stopped_on is null and started_on <> :from
				    and started_on <= :to and coalesce(ended_on, 'infinity') > :from)""")
			.param("unit", unit.value())
			.param("ownRef", ownRef)
			.param("from", from)
			.param("to", to)
			.query(Boolean.class)
			.single();
	}

	List<TreatmentEpisodeView> page(Collection<UnitId> units, Filter filter, Episodes.Days days, int offset,
			int limit) {
		var parameters = parameters(units, filter, days);
		parameters.put("offset", offset);
		parameters.put("limit", limit);
		return jdbc
			.sql("select a.* from treatment.episode a " + which(filter) + " order by " + order(filter.list())
					+ " offset :offset limit :limit")
			.params(parameters)
			.query(ROW)
			.list();
	}

	/** Those behind one, in the order of the list; from the first where it is null. */
	List<TreatmentEpisodeView> behind(Collection<UnitId> units, Filter filter, Episodes.Days days,
			Episodes.@Nullable Id last, int limit) {
		var parameters = parameters(units, filter, days);
		parameters.put("limit", limit);
		String behind = "";
		if (last != null) {
			parameters.put("last", last.value());
			behind = " and (%s, a.id) %s (select %s, a.id from treatment.episode a where a.id = :last)"
				.formatted(by(filter.list()), latestFirst(filter.list()) ? "<" : ">", by(filter.list()));
		}
		return jdbc
			.sql("select a.* from treatment.episode a " + which(filter) + behind + " order by " + order(filter.list())
					+ " limit :limit")
			.params(parameters)
			.query(ROW)
			.list();
	}

	int total(Collection<UnitId> units, Filter filter, Episodes.Days days) {
		return jdbc.sql("select cast(count(*) as int) from treatment.episode a " + which(filter))
			.params(parameters(units, filter, days))
			.query(Integer.class)
			.single();
	}

	private static Map<String, Object> parameters(Collection<UnitId> units, Filter filter, Episodes.Days days) {
		var parameters = new HashMap<String, Object>();
		parameters.put("units", Rows.codes(units));
		parameters.put("silent", days.silentSince());
		parameters.put("month", days.month());
		if (filter.substance() != null) {
			parameters.put("substance", filter.substance());
		}
		if (filter.unit() != null) {
			parameters.put("unit", filter.unit().value());
		}
		return parameters;
	}

	private static String which(Filter filter) {
		return "where a.unit = any(:units) and a.withdrawn_at is null"
				+ ((filter.substance() != null) ? " and a.substance = :substance" : "")
				+ ((filter.unit() != null) ? " and a.unit = :unit" : "") + switch (filter.list()) {
					case SILENT -> " and " + OPEN + " and a.last_contact_on <= :silent";
					case NO_REASON -> " and a.ended_on is not null and a.end_reason is null and not a.erased";
					case OPEN -> " and " + OPEN;
					case STARTED -> " and a.started_on >= :month";
					case ENDED -> " and a.ended_on >= :month";
					case ALL -> "";
				};
	}

	private static String by(Kept list) {
		return switch (list) {
			case SILENT, OPEN -> "a.last_contact_on";
			case NO_REASON, ENDED -> "a.ended_on";
			case STARTED, ALL -> "a.started_on";
		};
	}

	private static boolean latestFirst(Kept list) {
		return list != Kept.SILENT && list != Kept.OPEN && list != Kept.NO_REASON;
	}

	private static String order(Kept list) {
		return latestFirst(list) ? by(list) + " desc, a.id desc" : by(list) + ", a.id";
	}

	/** What wants looking after, in one statement. */
	Episodes.Look look(Collection<UnitId> units, Episodes.Days days) {
		return jdbc
			.sql("""
					select cast(count(*) filter (where %1$s and a.last_contact_on <= :silent) as int) as silent,
					    min(a.last_contact_on) filter (where %1$s) as silent_since,
					    cast(count(*) filter (where a.ended_on is not null and a.end_reason is null and not a.erased) as int)
					        as without_reason,
					    cast(count(*) filter (where %1$s) as int) as open,
					    cast(count(*) filter (where a.started_on >= :month) as int) as started,
					    cast(count(*) filter (where a.ended_on >= :month) as int) as ended
					from treatment.episode a where a.unit = any(:units) and a.withdrawn_at is null"""
				.formatted(OPEN))
			.param("units", Rows.codes(units))
			.param("silent", days.silentSince())
			.param("month", days.month())
			.query(Rows.of(Episodes.Look.class))
			.single();
	}

	/** How many go on, by unit; those without any are left out. */
	Map<UnitId, Integer> open(Collection<UnitId> units) {
		var found = new HashMap<UnitId, Integer>();
		jdbc.sql("""
				select a.unit, cast(count(*) as int) as episodes from treatment.episode a
				where a.unit = any(:units) and a.withdrawn_at is null and %s group by a.unit""".formatted(OPEN))
			.param("units", Rows.codes(units))
			.query(row -> {
				found.put(new UnitId(row.getString("unit")), row.getInt("episodes"));
			});
		return found;
	}

	/** Of whom one is. */
	Optional<PersonPanel.Whose> whose(Episodes.Id id) {
		return people.whose(id.value());
	}

	/** Those of a person of a unit, the oldest first. */
	List<TreatmentEpisodeView> of(PersonPanel.Whom whom) {
		return told(PersonRows.asked(jdbc.sql(
				"select a.* from treatment.episode a where a.id in (" + people.ids() + ") order by a.started_on, a.id"),
				whom)
			.query(ROW)
			.list());
	}

	private static TreatmentEpisodeView row(ResultSet row) throws SQLException {
		return new TreatmentEpisodeView(new Episodes.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")), row.getString("own_ref"),
				row.getObject("started_on", LocalDate.class), row.getString("substance"), codes(row, "treatment_types"),
				row.getString("setting"), row.getString("medicine"),
				row.getObject("first_contact_at", OffsetDateTime.class),
				row.getObject("first_prescription_at", OffsetDateTime.class),
				row.getObject("same_day_offered", Boolean.class), row.getObject("shared_care", Boolean.class),
				row.getObject("last_contact_on", LocalDate.class), row.getObject("ended_on", LocalDate.class),
				row.getString("end_reason"), row.getObject("offered_elsewhere", Boolean.class),
				row.getObject("stopped_on", LocalDate.class),
				SupplyEntry.Profile.of(row.getString("age_band"), row.getString("sex"), row.getString("simd_quintile"),
						row.getString("home_area")),
				row.getString("person") != null, row.getBoolean("after_sign_off"),
				row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
				row.getString("withdrawn_because"), List.of());
	}

	private static List<String> codes(ResultSet row, String column) throws SQLException {
		return Arrays.asList((String[]) row.getArray(column).getArray());
	}

	private static @Nullable PersonKey key(ResultSet row) throws SQLException {
		@Nullable String person = row.getString("person");
		return (person != null)
				? new PersonKey(new SpaceCode(row.getString("person_space")), person, row.getInt("key_version")) : null;
	}

	/** The same with all that was told of them: one statement for any number. */
	private List<TreatmentEpisodeView> told(List<TreatmentEpisodeView> rows) {
		if (rows.isEmpty()) {
			return rows;
		}
		var told = new HashMap<UUID, List<TreatmentEpisodeView.Told>>();
		jdbc.sql("""
				select episode, id, kind, on_day, at_moment, cast(codes as text[]) as codes, answer, recorded_at,
				    recorded_by_name, withdrawn_because
				from treatment.episode_fact where episode = any(:ids) order by recorded_at, id""")
			.param("ids", Rows.ids(rows.stream().map(TreatmentEpisodeView::id).toList()))
			.query(row -> {
				var fact = new EpisodeFact(EpisodeFact.Kind.valueOf(row.getString("kind")),
						row.getObject("on_day", LocalDate.class), row.getObject("at_moment", OffsetDateTime.class),
						codes(row, "codes"), row.getObject("answer", Boolean.class));
				told.computeIfAbsent(row.getObject("episode", UUID.class), id -> new ArrayList<>())
					.add(new TreatmentEpisodeView.Told(new TreatmentEpisodeView.FactId(row.getObject("id", UUID.class)),
							fact, row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
							row.getString("withdrawn_because")));
			});
		return rows.stream().map(it -> it.with(told.getOrDefault(it.id().value(), List.of()))).toList();
	}

	/** Adds one, of which its facts are told next. */
	void add(Fresh fresh, EpisodeStanding standing, Episodes.Door door, @Nullable UUID in, Author author) {
		EpisodeEntry entry = fresh.entry();
		SupplyEntry.@Nullable Profile profile = entry.profile();
		PersonRows.keyed(jdbc.sql("""
				insert into treatment.episode (id, version, unit, own_ref, person, person_space, key_version,
				    agreement, started_on, age_band, sex, simd_quintile, simd_version, home_area, substance,
				    treatment_types, setting, last_contact_on, spell, after_sign_off, entered_by, entered_in,
				    recorded_at, recorded_by, recorded_by_name)
				values (:id, 0, :unit, :ownRef, :person, :space, :keyVersion, :agreement, :started, :age, :sex,
				    :simd, :simdVersion, :home, :substance, :types, :setting, :started, :id, :late, :door, :in,
				    :at, :by, :byName)"""), fresh.person())
			.param("id", fresh.id().value())
			.param("unit", entry.unit().value())
			.param("ownRef", fresh.ownRef())
			.param("agreement", fresh.agreement())
			.param("started", entry.startedOn())
			.param("age", (profile != null) ? profile.ageBand() : null)
			.param("sex", (profile != null) ? profile.sex() : null)
			.param("simd", (profile != null) ? profile.simdQuintile() : null)
			.param("simdVersion", fresh.simdVersion())
			.param("home", (profile != null) ? profile.homeArea() : null)
			.param("substance", standing.substance())
			.param("types", standing.treatmentTypes().toArray(String[]::new))
			.param("setting", standing.setting())
			.param("late", fresh.late())
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Adds what was told of one, in that order. */
	void tell(Episodes.Id id, List<EpisodeFact> facts, @Nullable UUID in, Author author) {
		facts.forEach(fact -> jdbc.sql("""
				insert into treatment.episode_fact (id, episode, kind, on_day, at_moment, codes, answer, entered_in,
				    recorded_at, recorded_by, recorded_by_name)
				values (uuidv7(), :of, :kind, :on, :moment, :codes, :answer, :in, :at, :by, :byName)""")
			.param("of", id.value())
			.param("kind", fact.kind().name())
			.param("on", fact.on())
			.param("moment", fact.at())
			.param("codes", fact.codes().toArray(String[]::new))
			.param("answer", fact.answer(), Types.BOOLEAN)
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update());
	}

	/** Takes a fact back. */
	void takeBack(TreatmentEpisodeView.FactId id, String because, Author author) {
		jdbc.sql("""
				update treatment.episode_fact set withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName where id = :id""")
			.param("id", id.value())
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/** Takes back what of a file was told of one that is older than it. */
	void forget(Episodes.Id id, UUID in, Author author) {
		jdbc.sql("""
				update treatment.episode_fact set withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName
				where episode = :id and entered_in = :in and withdrawn_at is null""")
			.param("id", id.value())
			.param("in", in)
			.param("because", EpisodeRules.IMPORT_TAKEN_BACK)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/** Stores what follows from the facts that stand. */
	void stand(Episodes.Id id, EpisodeStanding standing, boolean late) {
		jdbc.sql("""
				update treatment.episode set version = version + 1, substance = :substance, treatment_types = :types,
				    setting = :setting, medicine = :medicine, first_contact_at = :contact,
				    first_prescription_at = :prescription, same_day_offered = :sameDay, shared_care = :shared,
				    last_contact_on = :last, ended_on = :ended, end_reason = :reason, offered_elsewhere = :elsewhere,
				    silent_told_on = case when silent_told_on >= :last then silent_told_on end,
				    after_sign_off = after_sign_off or :late where id = :id""")
			.param("id", id.value())
			.param("substance", standing.substance())
			.param("types", standing.treatmentTypes().toArray(String[]::new))
			.param("setting", standing.setting())
			.param("medicine", standing.medicine())
			.param("contact", standing.firstContactAt())
			.param("prescription", standing.firstPrescriptionAt())
			.param("sameDay", standing.sameDayOffered(), Types.BOOLEAN)
			.param("shared", standing.sharedCare(), Types.BOOLEAN)
			.param("last", standing.lastContactOn())
			.param("ended", standing.endedOn(), Types.DATE)
			.param("reason", standing.endReason())
			.param("elsewhere", standing.offeredElsewhere(), Types.BOOLEAN)
			.param("late", late)
			.update();
	}

	/** Adds what was told of the person of one, of which nothing was told before. */
	void profile(Episodes.Id id, SupplyEntry.Profile profile, @Nullable String simdVersion) {
		jdbc.sql("""
				update treatment.episode set age_band = :age, sex = :sex, simd_quintile = :simd,
				    simd_version = :simdVersion, home_area = :home where id = :id and age_band is null""")
			.param("id", id.value())
			.param("age", profile.ageBand())
			.param("sex", profile.sex())
			.param("simd", profile.simdQuintile())
			.param("simdVersion", simdVersion)
			.param("home", profile.homeArea())
			.update();
	}

	/**
	 * All of a person that stand, by what joins them; held until the transaction ends.
	 */
	List<Link> links(PersonKey person) {
		return jdbc.sql("""
				select id, unit, spell, started_on, ended_on, end_reason, last_contact_on, stopped_on
				from treatment.episode where person = :person and person_space = :space and withdrawn_at is null
				order by started_on, id for update""")
			.param("person", person.value())
			.param("space", person.space().value())
			.query(Rows.of(Link.class))
			.list();
	}

	/** Says with which time of treatment one goes on. */
	void join(UUID id, UUID spell) {
		jdbc.sql("update treatment.episode set spell = :spell where id = :id")
			.param("id", id)
			.param("spell", spell)
			.update();
	}

	/** Withdraws one, with all that tells of somebody. */
	void withdraw(Episodes.Id id, String because, Author author) {
		jdbc.sql("""
				update treatment.episode set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null,
				    key_version = null, agreement = null, spell = id where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** Those of which what came in together told, and whether it opened them. */
	Map<Episodes.Id, Boolean> cameIn(UUID in) {
		var found = new HashMap<Episodes.Id, Boolean>();
		jdbc.sql("""
				select a.id, a.entered_in is not distinct from :in as opened from treatment.episode a
				where a.withdrawn_at is null and (a.entered_in = :in or exists (
				    select from treatment.episode_fact f where f.episode = a.id and f.entered_in = :in
				        and f.withdrawn_at is null))""").param("in", in).query(row -> {
			found.put(new Episodes.Id(row.getObject("id", UUID.class)), row.getBoolean("opened"));
		});
		return found;
	}

	/**
	 * All that stand, as figures count them: those of one person belong together by the
	 * key, and once it is gone by what joined them.
	 * @param units of these alone; null for all
	 */
	List<EpisodeTally.Row> rows(@Nullable Collection<UnitId> units) {
		return jdbc
			.sql("""
					select id, unit, coalesce(max(person) over (partition by spell), cast(spell as text)) as who, started_on,
					    substance, setting, medicine, first_contact_at, first_prescription_at, same_day_offered, shared_care,
					    last_contact_on, ended_on, end_reason, stopped_on
					from treatment.episode where withdrawn_at is null and (cast(:units as text[]) is null
					    or unit = any(cast(:units as text[])))
					order by started_on, id""")
			.param("units", (units != null) ? Rows.codes(units) : null)
			.query(Rows.of(EpisodeTally.Row.class))
			.list();
	}

	/** Medicines that were told of those that stand, in the order of telling. */
	List<EpisodeTally.Medicine> medicines() {
		return jdbc.sql("""
				select f.episode, f.on_day, (cast(f.codes as text[]))[1] as code from treatment.episode_fact f
				join treatment.episode a on a.id = f.episode and a.withdrawn_at is null
				where f.kind = 'MEDICINE' and f.withdrawn_at is null order by f.recorded_at, f.id""")
			.query(Rows.of(EpisodeTally.Medicine.class))
			.list();
	}

	/**
	 * How many came after figures of their period were released, by the place of each.
	 */
	Map<Integer, Long> late(List<LocalDate> froms, List<LocalDate> tos) {
		var late = new HashMap<Integer, Long>();
		jdbc.sql("""
				select p.n, count(*) as episodes
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join treatment.episode a on a.started_on between p.first and p.last
				where a.after_sign_off and a.withdrawn_at is null group by p.n""")
			.param("froms", WaitStore.days(froms, it -> it))
			.param("tos", WaitStore.days(tos, it -> it))
			.query(row -> {
				late.put(row.getInt("n") - 1, row.getLong("episodes"));
			});
		return late;
	}

	/** The first day of the first that stands; empty where there is none. */
	Optional<LocalDate> earliest() {
		return jdbc.sql("select min(started_on) as first from treatment.episode where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(row.getObject("first", LocalDate.class)))
			.single();
	}

	/** Whether a unit has any that started on or after a day. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from treatment.episode where unit = :unit and withdrawn_at is null
				    and started_on >= :from)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** Asks nothing more of somebody from a day on. */
	List<Stopped> stop(PersonKey person, LocalDate from) {
		return jdbc.sql("""
				update treatment.episode set version = version + 1, stopped_on = greatest(:from, started_on)
				where ended_on is null and withdrawn_at is null and stopped_on is null
				    and person = :person and person_space = :space
				returning id, unit, started_on""")
			.param("from", from)
			.param("person", person.value())
			.param("space", person.space().value())
			.query(Rows.of(Stopped.class))
			.list();
	}

	/** Asks again of somebody. */
	List<Stopped> goOn(PersonKey person) {
		return jdbc.sql("""
				update treatment.episode set version = version + 1, stopped_on = null
				where stopped_on is not null and withdrawn_at is null and person = :person and person_space = :space
				returning id, unit, started_on""")
			.param("person", person.value())
			.param("space", person.space().value())
			.query(Rows.of(Stopped.class))
			.list();
	}

	/**
	 * Marks those of whom nobody heard since a day, and of which nobody was told yet.
	 * @return who they are
	 */
	List<Silent> newlySilent(LocalDate since) {
		return jdbc
			.sql("""
					update treatment.episode a set silent_told_on = a.last_contact_on
					where a.withdrawn_at is null and %s and a.last_contact_on <= :since and a.silent_told_on is null
					returning a.id, a.version, a.unit, a.last_contact_on, a.person, a.person_space, a.key_version"""
				.formatted(OPEN))
			.param("since", since)
			.query((row, number) -> new Silent(new Episodes.Id(row.getObject("id", UUID.class)), row.getInt("version"),
					new UnitId(row.getString("unit")), row.getObject("last_contact_on", LocalDate.class), key(row)))
			.list();
	}

	/** One that is told of for the first time. */
	record Fresh(Episodes.Id id, EpisodeEntry entry, String ownRef, @Nullable PersonKey person,
			@Nullable String agreement, @Nullable String simdVersion, boolean late) {
	}

	/** By what one is known again. */
	record Known(UnitId unit, String ownRef, LocalDate startedOn) {
	}

	/** One as it is stored, and who it is of. */
	record Stored(TreatmentEpisodeView view, @Nullable PersonKey person) {
	}

	/** One of a person, by what joins it to others. */
	record Link(UUID id, UnitId unit, UUID spell, LocalDate startedOn, @Nullable LocalDate endedOn,
			@Nullable String endReason, LocalDate lastContactOn, @Nullable LocalDate stoppedOn) {
	}

	/** One of somebody who died, or did not. */
	record Stopped(Episodes.Id id, UnitId unit, LocalDate startedOn) {
	}

	/** One of somebody of whom nobody heard. */
	record Silent(Episodes.Id id, int version, UnitId unit, LocalDate lastContactOn, @Nullable PersonKey person) {
	}

}
