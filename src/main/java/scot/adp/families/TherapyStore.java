package scot.adp.families;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;
import scot.adp.families.FamilyDesk.Taking;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.PersonRows.Stopped;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps referrals to therapy, and what came of them. */
@Component
class TherapyStore {

	private static final String ROWS = "select t.* from families.therapy_start t ";

	private static final RowMapper<TherapyTold> TOLD = Rows.of(TherapyTold.class);

	private final JdbcClient jdbc;

	private final PersonRows people;

	TherapyStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "families.therapy_start");
	}

	/** One, held until the transaction ends. */
	Optional<TherapyStartView> locked(Therapies.Id id, LocalDate today) {
		return jdbc.sql(ROWS + "where t.id = :id for update")
			.param("id", id.value())
			.query((row, number) -> row(row, today))
			.optional();
	}

	/** All of some families, by unit and reference, held until the transaction ends. */
	Map<String, Family> known(Collection<String> references, Collection<UnitId> units, LocalDate today) {
		var found = new HashMap<String, Family>();
		jdbc.sql(ROWS + """
				where t.unit = any(:units) and t.own_ref = any(:references) and t.withdrawn_at is null
				order by t.referred_on, t.recorded_at, t.id for update""")
			.param("units", Rows.codes(units))
			.param("references", references.toArray(String[]::new))
			.query(row -> {
				var one = row(row, today);
				UUID family = row.getObject("family", UUID.class);
				found
					.computeIfAbsent(AftercareStore.key(one.unit(), String.valueOf(one.ownRef())),
							key -> new Family(family, new ArrayList<>()))
					.unmatched()
					.add(one);
			});
		return found;
	}

	Optional<TherapyStartView> find(Therapies.Id id, Collection<UnitId> units, LocalDate today) {
		return jdbc.sql(ROWS + "where t.id = :id and t.unit = any(:units)")
			.param("id", id.value())
			.param("units", Rows.codes(units))
			.query((row, number) -> row(row, today))
			.optional();
	}

	List<TherapyStartView> page(Collection<UnitId> units, Therapies.Kept kept, LocalDate today, int offset, int limit) {
		return jdbc.sql(ROWS + which(kept) + " order by " + order(kept) + " offset :offset limit :limit")
			.param("units", Rows.codes(units))
			.param("today", today)
			.param("offset", offset)
			.param("limit", limit)
			.query((row, number) -> row(row, today))
			.list();
	}

	/** Those behind one, of all of some state, that were referred last first. */
	List<TherapyStartView> behind(Collection<UnitId> units, @Nullable TherapyState state, LocalDate today,
			Therapies.@Nullable Id last, int limit) {
		return jdbc.sql(ROWS + which(Therapies.Kept.ALL) + of(state) + """
				 and (cast(:last as uuid) is null or (t.referred_on, t.id) < (select l.referred_on, l.id
				    from families.therapy_start l where l.id = cast(:last as uuid)))
				order by t.referred_on desc, t.id desc limit :limit""")
			.param("units", Rows.codes(units))
			.param("today", today)
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query((row, number) -> row(row, today))
			.list();
	}

	int total(Collection<UnitId> units, Therapies.Kept kept, @Nullable TherapyState state, LocalDate today) {
		return jdbc.sql("select cast(count(*) as int) from families.therapy_start t " + which(kept) + of(state))
			.param("units", Rows.codes(units))
			.param("today", today)
			.query(Integer.class)
			.single();
	}

	private static String which(Therapies.Kept kept) {
		return "where t.unit = any(:units) and t.withdrawn_at is null and t.own_ref is not null"
				+ " and cast(:today as date) is not null" + switch (kept) {
					case WAITING -> of(TherapyState.WAITING) + " and t.stopped_on is null";
					case LONG -> of(TherapyState.WAITING) + " and t.stopped_on is null and t.long_on <= :today";
					case STARTED -> of(TherapyState.STARTED);
					case NOT_STARTED -> of(TherapyState.NOT_STARTED);
					case ALL -> "";
				};
	}

	private static String of(@Nullable TherapyState state) {
		return switch (state) {
			case null -> "";
			case WAITING -> " and t.started_on is null and t.closed_on is null";
			case STARTED -> " and t.started_on is not null";
			case NOT_STARTED -> " and t.closed_on is not null";
		};
	}

	private static String order(Therapies.Kept kept) {
		return switch (kept) {
			case WAITING, LONG -> "t.referred_on, t.id";
			case STARTED -> "t.started_on desc, t.id desc";
			case NOT_STARTED -> "t.closed_on desc, t.id desc";
			case ALL -> "t.referred_on desc, t.id desc";
		};
	}

	/** What wants looking after, in one statement. */
	Therapies.Look look(Collection<UnitId> units, LocalDate today) {
		return jdbc.sql("""
				select cast(count(*) filter (where waits) as int) as waiting,
				    min(referred_on) filter (where waits) as waiting_since,
				    cast(count(*) filter (where waits and long_on <= :today) as int) as waiting_long,
				    cast(count(*) filter (where started_on is not null) as int) as started
				from (select t.*, t.started_on is null and t.closed_on is null and t.stopped_on is null as waits
				    from families.therapy_start t\s""" + which(Therapies.Kept.ALL) + ") found")
			.param("units", Rows.codes(units))
			.param("today", today)
			.query(Rows.of(Therapies.Look.class))
			.single();
	}

	/** Of whom one is. */
	Optional<PersonPanel.Whose> whose(Therapies.Id id) {
		return people.whose(id.value());
	}

	/** Those of a family of a unit, the oldest first. */
	List<TherapyStartView> of(PersonPanel.Whom whom, LocalDate today) {
		return PersonRows
			.asked(jdbc.sql(ROWS + "where t.withdrawn_at is null and t.id in (" + people.ids()
					+ ") order by t.referred_on, t.id"), whom)
			.query((row, number) -> row(row, today))
			.list();
	}

	private static TherapyStartView row(ResultSet row, LocalDate today) throws SQLException {
		return new TherapyStartView(new Therapies.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")), row.getString("own_ref"), row.getString("who"),
				row.getString("age_band"), row.getObject("referred_on", LocalDate.class), day(row, "started_on"),
				day(row, "closed_on"), row.getString("close_reason"), row.getObject("long_on", LocalDate.class),
				day(row, "kept_from"), day(row, "stopped_on"), row.getBoolean("after_sign_off"),
				row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
				row.getString("withdrawn_because"), today);
	}

	private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	/** Adds one. */
	void add(Therapies.Id id, UUID family, TherapyEntry entry, @Nullable String ownRef, @Nullable PersonKey key,
			@Nullable String agreement, LocalDate longOn, @Nullable LocalDate keptFrom, boolean late, Taking how) {
		jdbc.sql(
				"""
						insert into families.therapy_start (id, version, unit, family, own_ref, person, person_space, key_version,
						    agreement, who, age_band, referred_on, started_on, closed_on, close_reason, long_on, kept_from,
						    after_sign_off, entered_by, entered_in, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :family, :ownRef, :person, :space, :keyVersion, :agreement, :who, :age, :referred,
						    :started, :closed, :reason, :long, :kept, :late, :door, :in, :at, :by, :byName)""")
			.param("id", id.value())
			.param("unit", entry.unit().value())
			.param("family", family)
			.param("ownRef", ownRef)
			.param("person", (key != null) ? key.value() : null)
			.param("space", (key != null) ? key.space().value() : null)
			.param("keyVersion", (key != null) ? key.keyVersion() : null)
			.param("agreement", agreement)
			.param("who", entry.who())
			.param("age", entry.ageBand())
			.param("referred", entry.referredOn())
			.param("started", entry.startedOn())
			.param("closed", entry.closedOn())
			.param("reason", entry.closeReason())
			.param("long", longOn)
			.param("kept", keptFrom)
			.param("late", late)
			.param("door", how.door().name())
			.param("in", how.in())
			.param("at", how.author().at())
			.param("by", how.author().account().value())
			.param("byName", how.author().words())
			.update();
		if (entry.startedOn() != null || entry.closedOn() != null) {
			tell(id, entry.startedOn(), entry.closedOn(), entry.closeReason(), how.author());
		}
	}

	/** Keeps what is told of how one went on, behind what was told before. */
	void tell(Therapies.Id id, @Nullable LocalDate startedOn, @Nullable LocalDate closedOn,
			@Nullable String closeReason, Author author) {
		jdbc.sql("""
				insert into families.therapy_told (id, referral, number, started_on, closed_on, close_reason, told_at,
				    told_by, told_by_name)
				select uuidv7(), :id, coalesce(max(number), 0) + 1, :started, :closed, :reason, :at, :by, :byName
				from families.therapy_told where referral = :id""")
			.param("id", id.value())
			.param("started", startedOn)
			.param("closed", closedOn)
			.param("reason", closeReason)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** What was told of how some went on, the last first. */
	Map<Therapies.Id, List<TherapyTold>> told(Collection<Therapies.Id> of) {
		var found = new HashMap<Therapies.Id, List<TherapyTold>>();
		if (!of.isEmpty()) {
			jdbc.sql("""
					select referral, started_on, closed_on, close_reason,
					    number = max(number) over (partition by referral) as stands, told_at, told_by_name as told_by
					from families.therapy_told where referral = any(:of) order by referral, number desc""")
				.param("of", Rows.ids(of))
				.query(TOLD)
				.list()
				.forEach(it -> found.computeIfAbsent(it.referral(), id -> new ArrayList<>()).add(it));
		}
		return found;
	}

	/**
	 * Stores what came of one.
	 * @param in the file that told it; null of anything else
	 */
	void store(Therapies.Id id, @Nullable LocalDate startedOn, @Nullable LocalDate closedOn,
			@Nullable String closeReason, @Nullable LocalDate keptFrom, boolean late, @Nullable UUID in) {
		jdbc.sql("""
				update families.therapy_start set version = version + 1, started_on = :started, closed_on = :closed,
				    close_reason = :reason, kept_from = :kept, after_sign_off = after_sign_off or :late, told_in = :in
				where id = :id""")
			.param("id", id.value())
			.param("started", startedOn)
			.param("closed", closedOn)
			.param("reason", closeReason)
			.param("kept", keptFrom)
			.param("late", late)
			.param("in", in)
			.update();
	}

	/** Withdraws one, with all that tells of a family. */
	void withdraw(Therapies.Id id, String because, Author author) {
		jdbc.sql(
				"""
						update families.therapy_start set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
						    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
						    agreement = null where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** Those of which a file told, and whether it opened them. */
	Map<Therapies.Id, Boolean> cameIn(UUID in) {
		var found = new HashMap<Therapies.Id, Boolean>();
		jdbc.sql("""
				select id, entered_in is not distinct from :in as opened from families.therapy_start
				where withdrawn_at is null and (entered_in = :in or told_in = :in)""").param("in", in).query(row -> {
			found.put(new Therapies.Id(row.getObject("id", UUID.class)), row.getBoolean("opened"));
		});
		return found;
	}

	/** Whether a unit has a referral of a day from one on. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from families.therapy_start where unit = :unit and withdrawn_at is null
				    and referred_on >= :from)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** All referrals up to a day. */
	List<TherapyTally.Referral> counting(LocalDate to) {
		return jdbc.sql("""
				select unit, family, who, referred_on, started_on, closed_on, stopped_on from families.therapy_start
				where withdrawn_at is null and referred_on <= :to""")
			.param("to", to)
			.query((row, number) -> new TherapyTally.Referral(new UnitId(row.getString("unit")),
					row.getObject("family", UUID.class), row.getString("who"),
					row.getObject("referred_on", LocalDate.class), row.getObject("started_on", LocalDate.class),
					row.getObject("closed_on", LocalDate.class), row.getObject("stopped_on", LocalDate.class)))
			.list();
	}

	/** Asks nothing more of a family from a day on. */
	List<Stopped> stop(PersonKey person, LocalDate from) {
		return people.stop(person, from, "withdrawn_at is null and started_on is null and closed_on is null",
				"referred_on");
	}

	/** Asks again of a family. */
	List<Stopped> goOn(PersonKey person) {
		return people.goOn(person, "referred_on");
	}

	/**
	 * What is there of a family, by which what is told is known again.
	 *
	 * @param unmatched what nothing told of yet of what came in together
	 */
	record Family(UUID family, List<TherapyStartView> unmatched) {
	}

}
