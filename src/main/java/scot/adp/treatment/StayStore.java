package scot.adp.treatment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.treatment.StayRules.Groups;
import scot.adp.treatment.Stays.Filter;

/** Keeps residential stays: what is known of them, and what follows from that. */
@Component
class StayStore {

	/**
	 * With what is to be done next: somebody is in touch, however late it is; then what
	 * an answer can still count for. And whether they are to leave soon without an
	 * address.
	 */
	private static final String ROWS = """
			select s.*, n.next_from_on, n.next_due_on,
			    (s.left_on is null and s.closed_on is null and s.stopped_on is null and s.withdrawn_at is null
			        and s.admitted_on is not null and s.planned_end_on <= :soon
			        and coalesce(s.destination, '') <> all (:address)) as leaving_soon
			from treatment.stay s left join lateral (
			    select d.opens_on as next_from_on, d.due_on as next_due_on
			    from (select s.left_on as opens_on, s.contact_due_on as due_on where s.contact_on is null
			        union all
			        select a.opens_on, a.due_on from treatment.stay_asked a
			        where a.stay = s.id and s.contact_on is not null and not a.known and not a.left_out
			            and a.closes_on >= :today) d
			    where s.left_on is not null and s.closed_on is null and s.stopped_on is null and not s.continued
			        and not s.left_out and s.withdrawn_at is null
			    order by d.due_on limit 1) n on true\s""";

	private static final String STAGES = """
			array['ENQUIRY', 'ASSESSED', 'NOT_SUITABLE', 'PLANNED', 'FUNDED', 'ACCEPTED', 'PREPARING', 'IN_STAY', 'AFTERCARE',
			    'CLOSED']""";

	private final JdbcClient jdbc;

	private final PersonRows people;

	private final StayRules rules;

	StayStore(JdbcClient jdbc, StayRules rules) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "treatment.stay", "withdrawn_at is null");
		this.rules = rules;
	}

	/** One with all that belongs to it, held until the transaction ends. */
	Optional<Stored> locked(Stays.Id id, LocalDate today) {
		return jdbc.sql("""
				select person, person_space, key_version, agreement from treatment.stay where id = :id for update""")
			.param("id", id.value())
			.query((row,
					number) -> new Key(
							(row.getString("person") != null)
									? new PersonKey(new SpaceCode(row.getString("person_space")),
											row.getString("person"), row.getInt("key_version"))
									: null,
							row.getString("agreement")))
			.optional()
			.flatMap(key -> views("where a.id = :id", Map.of("id", id.value()), today).stream()
				.findFirst()
				.map(view -> new Stored(view, key.person(), key.agreement())));
	}

	Optional<StayView> find(Stays.Id id, Collection<UnitId> units, LocalDate today) {
		return views("where a.id = :id and a.unit = any(:units)", Map.of("id", id.value(), "units", Rows.codes(units)),
				today)
			.stream()
			.findFirst();
	}

	/**
	 * Those of some references that stand, by unit, reference and kind, the oldest first,
	 * held until the transaction ends.
	 */
	Map<String, List<StayView>> known(Collection<String> references, Collection<UnitId> units, LocalDate today) {
		var parameters = Map.<String, Object>of("units", Rows.codes(units), "references",
				references.toArray(String[]::new));
		String which = "where a.unit = any(:units) and a.own_ref = any(:references) and a.withdrawn_at is null";
		jdbc.sql("select a.id from treatment.stay a " + which + " for update")
			.params(parameters)
			.query(UUID.class)
			.list();
		var found = new LinkedHashMap<String, List<StayView>>();
		views(which + " order by a.recorded_at, a.id", parameters, today).forEach(it -> found
			.computeIfAbsent(key(it.unit(), String.valueOf(it.ownRef()), it.kind()), key -> new ArrayList<>())
			.add(it));
		return found;
	}

	/** By what a stay is known again. */
	static String key(UnitId unit, String ownRef, String kind) {
		return "%s %s %s".formatted(unit.value(), ownRef, kind);
	}

	List<StayView> page(Collection<UnitId> units, Filter filter, LocalDate today, int offset, int limit) {
		var parameters = parameters(units, filter, today);
		parameters.put("offset", offset);
		parameters.put("limit", limit);
		return views(which(filter) + " order by " + order(filter.list()) + " offset :offset limit :limit", parameters,
				today);
	}

	/** Those behind one, in the order of the list; from the first where it is null. */
	List<StayView> behind(Collection<UnitId> units, Filter filter, LocalDate today, Stays.@Nullable Id last,
			int limit) {
		var parameters = parameters(units, filter, today);
		parameters.put("limit", limit);
		String order = order(filter.list());
		String behind = "";
		if (last != null) {
			parameters.put("last", last.value());
			behind = " and (%s) > (select %s from (%s where s.id = :last) a)".formatted(order, order, ROWS);
		}
		return views(which(filter) + behind + " order by " + order + " limit :limit", parameters, today);
	}

	int total(Collection<UnitId> units, Filter filter, LocalDate today) {
		return jdbc.sql("select cast(count(*) as int) from (" + ROWS + ") a " + which(filter))
			.params(parameters(units, filter, today))
			.params(days(today))
			.query(Integer.class)
			.single();
	}

	private static Map<String, Object> parameters(Collection<UnitId> units, Filter filter, LocalDate today) {
		var parameters = new HashMap<String, Object>();
		parameters.put("units", Rows.codes(units));
		if (filter.stage() != null) {
			parameters.put("stage", filter.stage().name());
		}
		if (filter.ownRef() != null) {
			parameters.put("ownRef", Rows.like(filter.ownRef()));
		}
		if (filter.unit() != null) {
			parameters.put("unit", filter.unit().value());
		}
		if (filter.leavingWithin() != null) {
			parameters.put("until", today.plusDays(filter.leavingWithin()));
		}
		return parameters;
	}

	private static String which(Filter filter) {
		return "where a.unit = any(:units) and a.withdrawn_at is null"
				+ ((filter.stage() != null) ? " and a.stage = :stage" : "")
				+ ((filter.ownRef() != null) ? " and a.own_ref ilike :ownRef" : "")
				+ ((filter.unit() != null) ? " and a.unit = :unit" : "")
				+ ((filter.leavingWithin() != null) ? " and a.left_on is null and a.planned_end_on <= :until" : "")
				+ switch (filter.list()) {
					case ON -> " and a.closed_on is null and a.own_ref is not null";
					case LEAVING -> " and a.leaving_soon";
					case DUE -> " and a.next_from_on <= :today";
					case NOT_IN -> " and a.closed_on is null and a.stopped_on is null and a.funding_on is not null"
							+ " and a.admitted_on is null";
					case CLOSED -> " and a.closed_on is not null";
					case ALL -> "";
				};
	}

	/** What comes first; each from the least on. */
	private static String order(Stays.Kept list) {
		return switch (list) {
			case ON -> "case when a.leaving_soon then a.planned_end_on else date 'infinity' end, array_position("
					+ STAGES + ", cast(a.stage as text)), coalesce(a.since_on, date 'infinity'), a.id";
			case LEAVING -> "a.planned_end_on, a.id";
			case DUE -> "a.next_due_on, a.id";
			case NOT_IN -> "a.funding_on, a.id";
			case CLOSED -> "date '9999-01-01' - a.closed_on, a.id";
			case ALL -> "date '9999-01-01' - coalesce(a.since_on, date '1900-01-01'), a.id";
		};
	}

	/** What wants looking after, in one statement. */
	Stays.Look look(Collection<UnitId> units, LocalDate today) {
		return jdbc
			.sql("""
					select cast(count(*) as int) as open,
					    cast(count(*) filter (where leaving_soon) as int) as leaving,
					    min(planned_end_on) filter (where leaving_soon) as next_leaving_on,
					    cast(count(*) filter (where next_from_on <= :today and contact_on is null) as int) as contact,
					    min(next_due_on) filter (where next_from_on <= :today and contact_on is null) as contact_due_on,
					    cast(count(*) filter (where next_from_on <= :today and contact_on is not null) as int) as status,
					    min(next_due_on) filter (where next_from_on <= :today and contact_on is not null) as status_due_on,
					    cast(count(*) filter (where funding_on is not null and admitted_on is null) as int) as not_in
					from ("""
					+ ROWS + ") a where unit = any(:units) and withdrawn_at is null and closed_on is null"
					+ " and stopped_on is null and own_ref is not null")
			.param("units", Rows.codes(units))
			.params(days(today))
			.query(Rows.of(Stays.Look.class))
			.single();
	}

	/** Of whom one is. */
	Optional<PersonPanel.Whose> whose(Stays.Id id) {
		return people.whose(id.value());
	}

	/** Those of a person of a unit, the oldest first. */
	List<StayView> of(PersonPanel.Whom whom, LocalDate today) {
		return with(PersonRows
			.asked(jdbc.sql("select a.* from (" + ROWS + ") a where a.id in (" + people.ids()
					+ ") order by coalesce(a.enquiry_on, a.since_on), a.id"), whom)
			.params(days(today))
			.query((row, number) -> row(row, today))
			.list());
	}

	private Map<String, Object> days(LocalDate today) {
		return Map.of("today", today, "soon", today.plusDays(rules.on(today).soonDays()), "address",
				rules.all(Groups.ADDRESS).toArray(String[]::new));
	}

	private List<StayView> views(String which, Map<String, Object> parameters, LocalDate today) {
		return with(jdbc.sql("select a.* from (" + ROWS + ") a " + which)
			.params(parameters)
			.params(days(today))
			.query((row, number) -> row(row, today))
			.list());
	}

	private static StayView row(ResultSet row, LocalDate today) throws SQLException {
		return new StayView(new Stays.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")), row.getString("own_ref"), row.getString("kind"),
				row.getString("substance"),
				SupplyEntry.Profile.of(row.getString("age_band"), row.getString("sex"), row.getString("simd_quintile"),
						row.getString("home_area")),
				facts(row), StayStage.valueOf(row.getString("stage")), day(row, "since_on"), day(row, "contact_due_on"),
				day(row, "contact_on"), row.getBoolean("continued"), row.getBoolean("leaving_soon"),
				day(row, "next_from_on"), day(row, "next_due_on"), day(row, "closed_on"), row.getString("close_reason"),
				row.getString("closed_by_name"), day(row, "stopped_on"), day(row, "aftercare_missed_on"),
				row.getString("person") != null, row.getBoolean("after_sign_off"),
				row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
				row.getString("withdrawn_because"), List.of(), List.of(), List.of(), today);
	}

	private static StayFacts facts(ResultSet row) throws SQLException {
		return new StayFacts(day(row, "enquiry_on"), day(row, "assessed_on"), row.getString("decision"),
				row.getString("decision_reason"), day(row, "plan_agreed_on"), day(row, "funding_on"),
				row.getString("route"), row.getObject("cost_pence", Integer.class), row.getBoolean("cost_not_known"),
				row.getString("provider"), day(row, "applied_on"), day(row, "accepted_on"), day(row, "declined_on"),
				row.getString("decline_reason"), day(row, "preparation_on"), day(row, "admitted_on"),
				day(row, "planned_end_on"), day(row, "left_on"), row.getString("left_how"),
				row.getString("destination"), row.getObject("naloxone", Boolean.class), row.getString("next_step"),
				row.getObject("parent", Boolean.class));
	}

	private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	/**
	 * The same rows with planned ends, who asked, and what is asked: three statements for
	 * any number.
	 */
	private List<StayView> with(List<StayView> rows) {
		if (rows.isEmpty()) {
			return rows;
		}
		var ids = Rows.ids(rows.stream().map(StayView::id).toList());
		var ends = new HashMap<UUID, List<StayView.PlannedEnd>>();
		jdbc.sql("""
				select stay, on_day, recorded_at, recorded_by_name from treatment.stay_planned_end
				where stay = any(:ids) order by recorded_at, id""").param("ids", ids).query(row -> {
			of(ends, row).add(new StayView.PlannedEnd(row.getObject("on_day", LocalDate.class),
					row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name")));
		});
		var followUps = new HashMap<UUID, List<StayView.FollowUp>>();
		jdbc.sql("""
				select stay, id, on_day, status, recorded_at, recorded_by_name, withdrawn_because
				from treatment.stay_follow_up where stay = any(:ids) order by on_day, id""")
			.param("ids", ids)
			.query(row -> {
				of(followUps, row).add(new StayView.FollowUp(new StayView.FollowUpId(row.getObject("id", UUID.class)),
						row.getObject("on_day", LocalDate.class), row.getString("status"),
						row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
						row.getString("withdrawn_because")));
			});
		var asked = new HashMap<UUID, List<StayView.Asked>>();
		jdbc.sql("""
				select stay, months, opens_on, due_on, closes_on, status, known, left_out from treatment.stay_asked
				where stay = any(:ids) order by months""").param("ids", ids).query(row -> {
			of(asked, row).add(asked(row));
		});
		return rows.stream().map(it -> {
			UUID id = it.id().value();
			return new StayView(it.id(), it.version(), it.unit(), it.ownRef(), it.kind(), it.substance(), it.profile(),
					it.facts(), it.stage(), it.sinceOn(), it.contactDueOn(), it.contactOn(), it.continued(),
					it.leavingSoon(), it.nextFromOn(), it.nextDueOn(), it.closedOn(), it.closeReason(), it.closedBy(),
					it.stoppedOn(), it.aftercareMissedOn(), it.linked(), it.afterSignOff(), it.recordedAt(),
					it.recordedBy(), it.withdrawnBecause(), ends.getOrDefault(id, List.of()),
					followUps.getOrDefault(id, List.of()), asked.getOrDefault(id, List.of()), it.today());
		}).toList();
	}

	private static StayView.Asked asked(ResultSet row) throws SQLException {
		return new StayView.Asked(row.getInt("months"), row.getObject("opens_on", LocalDate.class),
				row.getObject("due_on", LocalDate.class), row.getObject("closes_on", LocalDate.class),
				row.getString("status"), row.getBoolean("known"), row.getBoolean("left_out"));
	}

	private static <T> List<T> of(Map<UUID, List<T>> lists, ResultSet row) throws SQLException {
		return lists.computeIfAbsent(row.getObject("stay", UUID.class), id -> new ArrayList<>());
	}

	/** Marks a stay after which nobody was in touch by a day; the last such day stays. */
	void aftercareMissed(UUID stay, LocalDate dueOn) {
		jdbc.sql("""
				update treatment.stay set aftercare_missed_on = greatest(aftercare_missed_on, cast(:due as date))
				where id = :id and withdrawn_at is null""").param("id", stay).param("due", dueOn).update();
	}

	/** Adds one, which has its first version once it is stored with what is known. */
	void add(Fresh fresh, Stays.Door door, @Nullable UUID in, Author author) {
		@Nullable PersonKey key = fresh.person();
		StayEntry entry = fresh.entry();
		SupplyEntry.@Nullable Profile profile = entry.profile();
		jdbc.sql(
				"""
						insert into treatment.stay (id, version, unit, own_ref, person, person_space, key_version, agreement, kind,
						    substance, age_band, sex, simd_quintile, simd_version, home_area, stage, after_sign_off, entered_by,
						    entered_in, recorded_at, recorded_by, recorded_by_name)
						values (:id, 0, :unit, :ownRef, :person, :space, :keyVersion, :agreement, :kind, :substance, :age, :sex,
						    :quintile, :simd, :home, 'ENQUIRY', false, :door, :in, :at, :by, :byName)""")
			.param("id", fresh.id().value())
			.param("unit", entry.unit().value())
			.param("ownRef", fresh.ownRef())
			.param("person", (key != null) ? key.value() : null)
			.param("space", (key != null) ? key.space().value() : null)
			.param("keyVersion", (key != null) ? key.keyVersion() : null)
			.param("agreement", fresh.agreement())
			.param("kind", entry.kind())
			.param("substance", entry.substance())
			.param("age", (profile != null) ? profile.ageBand() : null)
			.param("sex", (profile != null) ? profile.sex() : null)
			.param("quintile", (profile != null) ? profile.simdQuintile() : null)
			.param("simd", fresh.simdVersion())
			.param("home", (profile != null) ? profile.homeArea() : null)
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Adds to one what was not known of the person: what it is for, and a key. */
	void complete(Stays.Id id, @Nullable String substance, @Nullable PersonKey key, @Nullable String agreement) {
		jdbc.sql("""
				update treatment.stay set substance = coalesce(substance, :substance),
				    agreement = coalesce(agreement, :agreement),
				    person_space = case when person is null then :space else person_space end,
				    key_version = case when person is null then :keyVersion else key_version end,
				    person = coalesce(person, :person) where id = :id""")
			.param("id", id.value())
			.param("substance", substance)
			.param("agreement", agreement)
			.param("person", (key != null) ? key.value() : null)
			.param("space", (key != null) ? key.space().value() : null)
			.param("keyVersion", (key != null) ? key.keyVersion() : null, Types.INTEGER)
			.update();
	}

	/** Tells a day on which they are to leave. */
	void plannedEnd(Stays.Id id, LocalDate on, @Nullable UUID in, Author author) {
		jdbc.sql("""
				insert into treatment.stay_planned_end (id, stay, on_day, entered_in, recorded_at, recorded_by,
				    recorded_by_name)
				values (uuidv7(), :stay, :on, :in, :at, :by, :byName)""")
			.param("stay", id.value())
			.param("on", on)
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Tells that somebody asked how they are. */
	void followUp(Stays.Id id, StayClock.Told told, Author author) {
		jdbc.sql("""
				insert into treatment.stay_follow_up (id, stay, on_day, status, recorded_at, recorded_by,
				    recorded_by_name)
				values (uuidv7(), :stay, :on, :status, :at, :by, :byName)""")
			.param("stay", id.value())
			.param("on", told.on())
			.param("status", told.status())
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Takes back that somebody asked. */
	void takeBack(StayView.FollowUpId id, String because, Author author) {
		jdbc.sql("""
				update treatment.stay_follow_up set withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName where id = :id""")
			.param("id", id.value())
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/** Stores what one is now, and what follows from it. */
	void store(Now now) {
		StayFacts facts = now.facts();
		jdbc.sql("""
				update treatment.stay set version = version + 1, enquiry_on = :enquiryOn, assessed_on = :assessedOn,
				    decision = :decision, decision_reason = :decisionReason, plan_agreed_on = :planAgreedOn,
				    funding_on = :fundingOn, route = :route, cost_pence = :costPence, cost_not_known = :costNotKnown,
				    provider = :provider, applied_on = :appliedOn, accepted_on = :acceptedOn, declined_on = :declinedOn,
				    decline_reason = :declineReason, preparation_on = :preparationOn, admitted_on = :admittedOn,
				    planned_end_on = :plannedEndOn, left_on = :leftOn, left_how = :leftHow, destination = :destination,
				    naloxone = :naloxone, next_step = :nextStep, parent = :parent, stage = :stage, since_on = :since,
				    contact_due_on = :contactDue, contact_on = :contact, left_out = :leftOut, closed_on = :closed,
				    close_reason = :closeReason, closed_by_name = :closedBy,
				    after_sign_off = after_sign_off or :late where id = :id""")
			.param("id", now.id().value())
			.param("enquiryOn", facts.enquiryOn())
			.param("assessedOn", facts.assessedOn())
			.param("decision", facts.decision())
			.param("decisionReason", facts.decisionReason())
			.param("planAgreedOn", facts.planAgreedOn())
			.param("fundingOn", facts.fundingOn())
			.param("route", facts.route())
			.param("costPence", facts.costPence())
			.param("costNotKnown", facts.costNotKnown())
			.param("provider", facts.provider())
			.param("appliedOn", facts.appliedOn())
			.param("acceptedOn", facts.acceptedOn())
			.param("declinedOn", facts.declinedOn())
			.param("declineReason", facts.declineReason())
			.param("preparationOn", facts.preparationOn())
			.param("admittedOn", facts.admittedOn())
			.param("plannedEndOn", facts.plannedEndOn())
			.param("leftOn", facts.leftOn())
			.param("leftHow", facts.leftHow())
			.param("destination", facts.destination())
			.param("naloxone", facts.naloxone())
			.param("nextStep", facts.nextStep())
			.param("parent", facts.parent())
			.param("stage", now.standing().stage().name())
			.param("since", now.standing().since())
			.param("contactDue", now.contactDueOn())
			.param("contact", now.contactOn())
			.param("leftOut", now.leftOut())
			.param("closed", now.closedOn())
			.param("closeReason", now.closeReason())
			.param("closedBy", now.closedBy())
			.param("late", now.late())
			.update();
		jdbc.sql("delete from treatment.stay_asked where stay = :id").param("id", now.id().value()).update();
		now.asked()
			.forEach(it -> jdbc
				.sql("""
						insert into treatment.stay_asked (stay, months, opens_on, due_on, closes_on, status, known, left_out)
						values (:id, :months, :opens, :due, :closes, :status, :known, :out)""")
				.param("id", now.id().value())
				.param("months", it.months())
				.param("opens", it.opensOn())
				.param("due", it.dueOn())
				.param("closes", it.closesOn())
				.param("status", it.status())
				.param("known", it.known())
				.param("out", it.leftOut())
				.update());
	}

	/** Says of each stay of a reference whether another went on from it. */
	void settle(UnitId unit, String ownRef, int journeyDays) {
		jdbc.sql("""
				update treatment.stay s set continued = n.continued from (
				    select o.id, exists (select from treatment.stay l
				        where l.unit = o.unit and l.own_ref = o.own_ref and l.id <> o.id and l.withdrawn_at is null
				            and l.admitted_on between o.left_on and o.left_on + :days
				            and (l.left_on is null or l.left_on > o.left_on)) as continued
				    from treatment.stay o where o.unit = :unit and o.own_ref = :ownRef and o.withdrawn_at is null) n
				where s.id = n.id and s.continued <> n.continued""")
			.param("unit", unit.value())
			.param("ownRef", ownRef)
			.param("days", journeyDays)
			.update();
	}

	/** Withdraws one, with all that tells of somebody. */
	void withdraw(Stays.Id id, String because, Author author) {
		jdbc.sql("""
				update treatment.stay set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** Those that what came in together opened and that stand. */
	List<Stays.Id> opened(UUID in) {
		return jdbc.sql("select id from treatment.stay where entered_in = :in and withdrawn_at is null")
			.param("in", in)
			.query((row, number) -> new Stays.Id(row.getObject("id", UUID.class)))
			.list();
	}

	/**
	 * Those that stand and whose planned end what came in together told, not opened by
	 * it.
	 */
	List<Stays.Id> moved(UUID in) {
		return jdbc.sql("""
				select distinct s.id from treatment.stay s join treatment.stay_planned_end e on e.stay = s.id
				where e.entered_in = :in and s.entered_in is distinct from :in and s.withdrawn_at is null
				    and s.closed_on is null""")
			.param("in", in)
			.query((row, number) -> new Stays.Id(row.getObject("id", UUID.class)))
			.list();
	}

	/** Takes back the planned ends that what came in together told of one. */
	void forget(Stays.Id id, UUID in) {
		jdbc.sql("delete from treatment.stay_planned_end where stay = :id and entered_in = :in")
			.param("id", id.value())
			.param("in", in)
			.update();
	}

	/**
	 * All that stand and may count from one day to another: approved, begun, ended or
	 * asked of in these days.
	 */
	List<StayTally.Stay> counted(LocalDate from, LocalDate to) {
		var asked = new HashMap<UUID, List<StayView.Asked>>();
		jdbc.sql("""
				select a.stay, a.months, a.opens_on, a.due_on, a.closes_on, a.status, a.known, a.left_out
				from treatment.stay_asked a join treatment.stay s on s.id = a.stay
				where s.withdrawn_at is null and a.due_on between :from and :to order by a.months""")
			.param("from", from)
			.param("to", to)
			.query(row -> {
				of(asked, row).add(asked(row));
			});
		return jdbc.sql("""
				select id, unit, kind, funding_on, route, cost_pence, admitted_on, left_on, left_how, destination,
				    next_step, contact_due_on, contact_on, stopped_on, continued, left_out
				from treatment.stay s where withdrawn_at is null
				    and (funding_on between :from and :to or admitted_on between :from and :to
				        or left_on between :from and :to or contact_due_on between :from and :to
				        or id = any(:asked))""")
			.param("from", from)
			.param("to", to)
			.param("asked", asked.keySet().toArray(UUID[]::new))
			.query((row, number) -> new StayTally.Stay(new UnitId(row.getString("unit")), row.getString("kind"),
					day(row, "funding_on"), row.getString("route"), row.getObject("cost_pence", Integer.class),
					day(row, "admitted_on"), day(row, "left_on"), row.getString("left_how"),
					row.getString("destination"), row.getString("next_step"), day(row, "contact_due_on"),
					day(row, "contact_on"), day(row, "stopped_on"), row.getBoolean("continued"),
					row.getBoolean("left_out"), asked.getOrDefault(row.getObject("id", UUID.class), List.of())))
			.list();
	}

	/** All that stand and were approved, begun or ended from one day to another. */
	List<StayHalfYears.Row> halfYear(LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select unit, kind, funding_on, admitted_on, left_on, left_how, route, cost_pence, sex, simd_quintile,
				    parent, home_area
				from treatment.stay where withdrawn_at is null
				    and (funding_on between :from and :to or admitted_on between :from and :to
				        or left_on between :from and :to)""")
			.param("from", from)
			.param("to", to)
			.query(Rows.of(StayHalfYears.Row.class))
			.list();
	}

	/**
	 * How many came after figures of their period were released, by the place of each.
	 */
	Map<Integer, Long> late(List<LocalDate> froms, List<LocalDate> tos) {
		var late = new HashMap<Integer, Long>();
		jdbc.sql("""
				select p.n, count(*) as stays
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join treatment.stay s on s.funding_on between p.first and p.last
				    or s.admitted_on between p.first and p.last or s.left_on between p.first and p.last
				where s.after_sign_off and s.withdrawn_at is null group by p.n""")
			.param("froms", WaitStore.days(froms, it -> it))
			.param("tos", WaitStore.days(tos, it -> it))
			.query(row -> {
				late.put(row.getInt("n") - 1, row.getLong("stays"));
			});
		return late;
	}

	/** The first day that any counts for; empty where there is none. */
	Optional<LocalDate> earliest() {
		return jdbc.sql("""
				select min(least(funding_on, admitted_on, left_on)) as first from treatment.stay
				where withdrawn_at is null""").query((row, number) -> Optional.ofNullable(day(row, "first"))).single();
	}

	/** Whether a unit has any that was approved or ended on or after a day. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from treatment.stay where unit = :unit and withdrawn_at is null
				    and greatest(funding_on, admitted_on, left_on, since_on) >= :from)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** Asks nothing more of somebody from a day on. */
	List<Stopped> stop(PersonKey person, LocalDate from) {
		return jdbc.sql("""
				with stopped as (update treatment.stay set version = version + 1, stopped_on = :from
				    where closed_on is null and withdrawn_at is null and stopped_on is null
				        and person = :person and person_space = :space returning id, unit, since_on),
				quiet as (update treatment.stay_asked a set left_out = true from stopped s
				    where a.stay = s.id and a.closes_on >= :from and not a.known)
				select id, unit, since_on from stopped""")
			.param("from", from)
			.param("person", person.value())
			.param("space", person.space().value())
			.query(Rows.of(Stopped.class))
			.list();
	}

	/** Asks again of somebody. */
	List<Stopped> goOn(PersonKey person) {
		return jdbc.sql("""
				with gone as (update treatment.stay set version = version + 1, stopped_on = null
				    where stopped_on is not null and closed_on is null and withdrawn_at is null
				        and person = :person and person_space = :space returning id, unit, since_on),
				again as (update treatment.stay_asked a set left_out = false from gone g where a.stay = g.id)
				select id, unit, since_on from gone""")
			.param("person", person.value())
			.param("space", person.space().value())
			.query(Rows.of(Stopped.class))
			.list();
	}

	/** One that is added. */
	record Fresh(Stays.Id id, StayEntry entry, @Nullable String ownRef, @Nullable PersonKey person,
			@Nullable String agreement, @Nullable String simdVersion) {
	}

	/** What one is from now on. */
	record Now(Stays.Id id, StayFacts facts, StayClock.Standing standing, @Nullable LocalDate contactDueOn,
			@Nullable LocalDate contactOn, boolean leftOut, @Nullable LocalDate closedOn, @Nullable String closeReason,
			@Nullable String closedBy, boolean late, List<StayView.Asked> asked) {
	}

	/** One as it is stored, and who it is of. */
	record Stored(StayView view, @Nullable PersonKey person, @Nullable String agreement) {
	}

	/** One of somebody who died, or did not. */
	record Stopped(Stays.Id id, UnitId unit, @Nullable LocalDate sinceOn) {
	}

	private record Key(@Nullable PersonKey person, @Nullable String agreement) {
	}

}
