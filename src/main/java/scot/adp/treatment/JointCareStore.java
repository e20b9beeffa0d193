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
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.identity.Author;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonRows;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCareReach.Pair;
import scot.adp.treatment.JointCares.Filter;

/** Keeps joint care: what was told of it, and what follows from that. */
@Component
class JointCareStore {

	/** With how far it is today, and whether it is read as the partner alone. */
	private static final String ROWS = """
			select j.*, not (j.unit = any(:units)) as through_partner,
			    case when j.closed_on is not null then 'CLOSED' when j.lead_on is not null then 'LED'
			        when j.gap_from_on <= :today then 'GAP' when j.asked_answered or j.asker_answered then 'ANSWERED'
			        else 'ASKED' end as stage,
			    (j.closed_on is null and j.stopped_on is null and j.withdrawn_at is null and j.own_ref is not null)
			        as goes_on
			from treatment.joint_care j
			where (j.unit = any(:units) or exists (
			    select from unnest(cast(:givers as text[]), cast(:readers as text[])) as p (giver, reader)
			    where p.giver = j.unit and p.reader = j.partner and j.own_ref is not null))\s""";

	private static final String GAP = "(goes_on and stage = 'GAP')";

	private static final String WAITS = "(goes_on and not asked_answered and lead_on is null)";

	private static final String TO_ASSESS = "(goes_on and assess_due_on is not null and assessed_on is null)";

	private final JdbcClient jdbc;

	private final PersonRows people;

	JointCareStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "treatment.joint_care", "withdrawn_at is null");
	}

	/** One with all that was told of it, held until the transaction ends. */
	Optional<Stored> locked(JointCares.Id id, LocalDate today) {
		return jdbc.sql("""
				select unit, person, person_space, key_version from treatment.joint_care where id = :id for update""")
			.param("id", id.value())
			.query((row, number) -> new Key(new UnitId(row.getString("unit")), key(row)))
			.optional()
			.flatMap(key -> views("where a.id = :id", Map.of("id", id.value()),
					new JointCareReach(Set.of(key.unit()), List.of()), today)
				.stream()
				.findFirst()
				.map(view -> new Stored(view, key.person())));
	}

	Optional<JointCareView> find(JointCares.Id id, JointCareReach reach, LocalDate today) {
		return views("where a.id = :id", Map.of("id", id.value()), reach, today).stream().findFirst();
	}

	/** Units that hold joint care with partners among some units, each pair once. */
	List<Pair> pairs(Collection<UnitId> partners) {
		return jdbc.sql("""
				select distinct unit, partner from treatment.joint_care
				where partner = any(:partners) and own_ref is not null and withdrawn_at is null""")
			.param("partners", Rows.codes(partners))
			.query(Rows.of(Pair.class))
			.list();
	}

	/**
	 * Those that stand of some references or of some people, the oldest first, held until
	 * the transaction ends.
	 */
	List<Stored> known(Collection<String> references, Collection<PersonKey> of, JointCareReach reach, LocalDate today) {
		var keys = new LinkedHashMap<UUID, @Nullable PersonKey>();
		jdbc.sql("""
				select id, person, person_space, key_version from treatment.joint_care
				where withdrawn_at is null and own_ref is not null
				    and (own_ref = any(:references) or partner_ref = any(:references) or person = any(:people))
				order by recorded_at, id for update""")
			.param("references", references.toArray(String[]::new))
			.param("people", PersonRows.values(of))
			.query(row -> {
				keys.put(row.getObject("id", UUID.class), key(row));
			});
		return views("where a.id = any(:ids) order by a.recorded_at, a.id",
				Map.of("ids", keys.keySet().toArray(UUID[]::new)), reach, today)
			.stream()
			.map(view -> new Stored(view, keys.get(view.id().value())))
			.toList();
	}

	private static @Nullable PersonKey key(ResultSet row) throws SQLException {
		return (row.getString("person") != null) ? new PersonKey(new SpaceCode(row.getString("person_space")),
				row.getString("person"), row.getInt("key_version")) : null;
	}

	List<JointCareView> page(JointCareReach reach, Filter filter, LocalDate today, int offset, int limit) {
		var parameters = parameters(filter);
		parameters.put("offset", offset);
		parameters.put("limit", limit);
		return views(which(filter) + " order by " + order(filter.list()) + " offset :offset limit :limit", parameters,
				reach, today);
	}

	/** Those behind one, in the order of the list; from the first where it is null. */
	List<JointCareView> behind(JointCareReach reach, Filter filter, LocalDate today, JointCares.@Nullable Id last,
			int limit) {
		var parameters = parameters(filter);
		parameters.put("limit", limit);
		String order = order(filter.list());
		String behind = "";
		if (last != null) {
			parameters.put("last", last.value());
			behind = " and (%s) > (select %s from (%s and j.id = :last) a)".formatted(order, order, ROWS);
		}
		return views(which(filter) + behind + " order by " + order + " limit :limit", parameters, reach, today);
	}

	int total(JointCareReach reach, Filter filter, LocalDate today) {
		return jdbc.sql("select cast(count(*) as int) from (" + ROWS + ") a " + which(filter))
			.params(parameters(filter))
			.params(seen(reach, today))
			.query(Integer.class)
			.single();
	}

	private static Map<String, Object> parameters(Filter filter) {
		var parameters = new HashMap<String, Object>();
		if (filter.ownRef() != null) {
			parameters.put("ownRef", Rows.like(filter.ownRef()));
		}
		if (filter.unit() != null) {
			parameters.put("unit", filter.unit().value());
		}
		return parameters;
	}

	private static String which(Filter filter) {
		return "where a.withdrawn_at is null"
				+ ((filter.ownRef() != null) ? " and (a.own_ref ilike :ownRef or a.partner_ref ilike :ownRef)" : "")
				+ ((filter.unit() != null) ? " and (a.unit = :unit or a.partner = :unit)" : "")
				+ switch (filter.list()) {
					case ON -> " and goes_on";
					case GAP -> " and " + GAP;
					case ANSWER -> " and " + WAITS;
					case ASSESS -> " and " + TO_ASSESS;
					case CLOSED -> " and a.closed_on is not null";
					case ALL -> "";
				};
	}

	/** What comes first; each from the least on. */
	private static String order(JointCares.Kept list) {
		return switch (list) {
			case ON ->
				"case when " + GAP + " then 0 when " + WAITS + " then 1 when a.lead_on is null then 2 else 3 end,"
						+ " case when " + GAP + " then a.gap_from_on when a.lead_on is null then a.due_on" + " when "
						+ TO_ASSESS + " then a.assess_due_on else date 'infinity' end, a.asked_on, a.id";
			case GAP -> "a.gap_from_on, a.id";
			case ANSWER -> "case when a.asked_of = any(:units) then 0 else 1 end, a.due_on, a.id";
			case ASSESS -> "a.assess_due_on, a.id";
			case CLOSED -> "date '9999-01-01' - a.closed_on, a.id";
			case ALL -> "date '9999-01-01' - a.asked_on, a.id";
		};
	}

	/** What wants looking after, in one statement. */
	JointCares.Look look(JointCareReach reach, LocalDate today) {
		return jdbc.sql("""
				select cast(count(*) as int) as open,
				    cast(count(*) filter (where %1$s) as int) as gaps,
				    min(gap_from_on) filter (where %1$s) as gap_since_on,
				    cast(count(*) filter (where %2$s and asked_of = any(:units)) as int) as to_answer,
				    min(due_on) filter (where %2$s and asked_of = any(:units)) as answer_due_on,
				    cast(count(*) filter (where %2$s and not asked_of = any(:units)) as int) as waiting,
				    cast(count(*) filter (where %3$s) as int) as to_assess,
				    min(assess_due_on) filter (where %3$s) as assess_due_on
				from (%4$s) a where goes_on""".formatted(GAP, WAITS, TO_ASSESS, ROWS))
			.params(seen(reach, today))
			.query(Rows.of(JointCares.Look.class))
			.single();
	}

	/** The other service of the last that some units recorded; empty where none is. */
	Optional<UnitId> lastPartner(Collection<UnitId> units) {
		return jdbc.sql("""
				select partner from treatment.joint_care where unit = any(:units) and withdrawn_at is null
				order by recorded_at desc, id limit 1""")
			.param("units", Rows.codes(units))
			.query((row, number) -> new UnitId(row.getString("partner")))
			.optional();
	}

	/** Of whom one is, as the side of one of some units knows them. */
	Optional<PersonPanel.Whose> whose(JointCares.Id id, JointCareReach reach, LocalDate today) {
		return find(id, reach,
				today)
			.flatMap(
					view -> people.whose(id.value())
						.map(it -> view.throughPartner()
								? new PersonPanel.Whose(view.partner(),
										(view.partnerRef() != null) ? new OwnRef(view.partnerRef()) : null, it.key())
								: it));
	}

	/** Those of a person of a unit, the oldest first, also as the partner. */
	List<JointCareView> of(PersonPanel.Whom whom, JointCareReach reach, LocalDate today) {
		return with(PersonRows.asked(jdbc.sql("select a.* from (" + ROWS + """
				) a where a.withdrawn_at is null and a.own_ref is not null and (
				    (a.unit = :unit and (a.own_ref = any(:references) or a.person = any(:people)))
				    or (a.partner = :unit and (a.partner_ref = any(:references) or a.person = any(:people))))
				order by a.asked_on, a.id"""), whom)
			.params(seen(reach, today))
			.query((row, number) -> row(row, today))
			.list());
	}

	private static Map<String, Object> seen(JointCareReach reach, LocalDate today) {
		return Map.of("units", Rows.codes(reach.units()), "givers",
				Rows.codes(reach.pairs().stream().map(Pair::unit).toList()), "readers",
				Rows.codes(reach.pairs().stream().map(Pair::partner).toList()), "today", today);
	}

	private List<JointCareView> views(String which, Map<String, Object> parameters, JointCareReach reach,
			LocalDate today) {
		return with(jdbc.sql("select a.* from (" + ROWS + ") a " + which)
			.params(parameters)
			.params(seen(reach, today))
			.query((row, number) -> row(row, today))
			.list());
	}

	private static JointCareView row(ResultSet row, LocalDate today) throws SQLException {
		@Nullable String lead = row.getString("lead_unit");
		return new JointCareView(new JointCares.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")), new UnitId(row.getString("partner")),
				new UnitId(row.getString("asked_by")), new UnitId(row.getString("asked_of")),
				row.getObject("asked_on", LocalDate.class), row.getString("own_ref"), row.getString("partner_ref"),
				JointCareStage.valueOf(row.getString("stage")), row.getObject("due_on", LocalDate.class),
				row.getBoolean("asked_answered"), row.getBoolean("asker_answered"), row.getBoolean("refused_other"),
				(lead != null) ? new UnitId(lead) : null, day(row, "lead_on"), day(row, "gap_from_on"),
				day(row, "gap_to_on"), day(row, "assess_due_on"), day(row, "assessed_on"), day(row, "plan_on"),
				day(row, "closed_on"), row.getString("close_reason"), day(row, "stopped_on"),
				row.getString("person") != null, row.getBoolean("through_partner"), row.getBoolean("after_sign_off"),
				row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
				row.getString("withdrawn_because"), List.of(), today);
	}

	private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	/** The same rows with what was told of them: one statement for any number. */
	private List<JointCareView> with(List<JointCareView> rows) {
		if (rows.isEmpty()) {
			return rows;
		}
		var told = new HashMap<UUID, List<JointCareView.Told>>();
		jdbc.sql("""
				select joint_care, id, kind, of_unit, on_day, code, reason, recorded_at, recorded_by_name,
				    withdrawn_because
				from treatment.joint_care_fact where joint_care = any(:ids) order by on_day, recorded_at, id""")
			.param("ids", Rows.ids(rows.stream().map(JointCareView::id).toList()))
			.query(row -> {
				told.computeIfAbsent(row.getObject("joint_care", UUID.class), id -> new ArrayList<>()).add(told(row));
			});
		return rows.stream()
			.map(it -> new JointCareView(it.id(), it.version(), it.unit(), it.partner(), it.askedBy(), it.askedOf(),
					it.askedOn(), it.ownRef(), it.partnerRef(), it.stage(), it.dueOn(), it.askedAnswered(),
					it.askerAnswered(), it.refusedOther(), it.leadUnit(), it.leadOn(), it.gapFromOn(), it.gapToOn(),
					it.assessDueOn(), it.assessedOn(), it.planOn(), it.closedOn(), it.closeReason(), it.stoppedOn(),
					it.linked(), it.throughPartner(), it.afterSignOff(), it.recordedAt(), it.recordedBy(),
					it.withdrawnBecause(), told.getOrDefault(it.id().value(), List.of()), it.today()))
			.toList();
	}

	private static JointCareView.Told told(ResultSet row) throws SQLException {
		@Nullable String unit = row.getString("of_unit");
		return new JointCareView.Told(new JointCareView.FactId(row.getObject("id", UUID.class)),
				new JointCareFact(JointCareFact.Kind.valueOf(row.getString("kind")),
						(unit != null) ? new UnitId(unit) : null, row.getObject("on_day", LocalDate.class),
						row.getString("code"), row.getString("reason")),
				row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
				row.getString("withdrawn_because"));
	}

	/** Adds one, which has its first version once what follows is stored. */
	void add(Fresh fresh, JointCares.Door door, @Nullable UUID in, Author author) {
		JointCareEntry entry = fresh.entry();
		PersonRows
			.keyed(jdbc
				.sql("""
						insert into treatment.joint_care (id, version, unit, partner, asked_by, asked_of, asked_on, own_ref, person,
						    person_space, key_version, agreement, due_on, after_sign_off, entered_by, entered_in, recorded_at,
						    recorded_by, recorded_by_name)
						values (:id, 0, :unit, :partner, :askedBy, :askedOf, :askedOn, :ownRef, :person, :space, :keyVersion,
						    :agreement, :askedOn, false, :door, :in, :at, :by, :byName)"""),
					fresh.person())
			.param("id", fresh.id().value())
			.param("unit", fresh.unit().value())
			.param("partner", fresh.partner().value())
			.param("askedBy", entry.askedBy().value())
			.param("askedOf", entry.askedOf().value())
			.param("askedOn", entry.askedOn())
			.param("ownRef", fresh.ownRef())
			.param("agreement", fresh.agreement())
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Adds to one a key that it has not yet. */
	void linked(JointCares.Id id, PersonKey key) {
		jdbc.sql("""
				update treatment.joint_care set person = :person, person_space = :space, key_version = :keyVersion
				where id = :id and person is null""")
			.param("id", id.value())
			.param("person", key.value())
			.param("space", key.space().value())
			.param("keyVersion", key.keyVersion())
			.update();
	}

	/** Says what the partner calls the person. */
	void partnerRef(JointCares.Id id, @Nullable String reference) {
		jdbc.sql("update treatment.joint_care set partner_ref = :reference where id = :id")
			.param("id", id.value())
			.param("reference", reference)
			.update();
	}

	/** Adds something that was told. */
	void tell(JointCares.Id id, JointCareFact fact, @Nullable UUID in, Author author) {
		jdbc.sql("""
				insert into treatment.joint_care_fact (id, joint_care, kind, of_unit, on_day, code, reason, entered_in,
				    recorded_at, recorded_by, recorded_by_name)
				values (uuidv7(), :of, :kind, :unit, :on, :code, :reason, :in, :at, :by, :byName)""")
			.param("of", id.value())
			.param("kind", fact.kind().name())
			.param("unit", (fact.unit() != null) ? fact.unit().value() : null)
			.param("on", fact.on())
			.param("code", fact.code())
			.param("reason", fact.reason())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Takes back something that was told; it stays readable. */
	void takeBack(JointCareView.FactId id, String because, Author author) {
		jdbc.sql("""
				update treatment.joint_care_fact set withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName where id = :id and withdrawn_at is null""")
			.param("id", id.value())
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/** Stores what follows from one. */
	void stand(JointCares.Id id, JointCareClock.Standing now, boolean late) {
		jdbc.sql("""
				update treatment.joint_care set version = version + 1, due_on = :due, asked_answered = :asked,
				    asker_answered = :asker, refused_other = :refused, lead_unit = :lead,
				    lead_on = :leadOn, gap_from_on = :gapFrom, gap_to_on = :gapTo, joint_on = :joint,
				    assess_due_on = :assessDue, assessed_on = :assessed, plan_on = :plan, closed_on = :closed,
				    close_reason = :closeReason, after_sign_off = after_sign_off or :late where id = :id""")
			.param("id", id.value())
			.param("due", now.dueOn())
			.param("asked", now.askedAnswered())
			.param("asker", now.askerAnswered())
			.param("refused", now.refusedOther())
			.param("lead", (now.leadUnit() != null) ? now.leadUnit().value() : null)
			.param("leadOn", now.leadOn())
			.param("gapFrom", now.gapFromOn())
			.param("gapTo", now.gapToOn())
			.param("joint", now.jointOn())
			.param("assessDue", now.assessDueOn())
			.param("assessed", now.assessedOn())
			.param("plan", now.planOn())
			.param("closed", now.closedOn())
			.param("closeReason", now.closeReason())
			.param("late", late)
			.update();
	}

	/**
	 * Marks gaps that have begun and of which nobody was told, as told.
	 * @param one this alone; null for all
	 */
	List<Gap> newGaps(JointCares.@Nullable Id one, LocalDate today) {
		return jdbc.sql("""
				update treatment.joint_care set version = version + 1, gap_told_on = gap_from_on
				where gap_from_on <= :today and gap_to_on is null and stopped_on is null and withdrawn_at is null
				    and own_ref is not null and gap_told_on is distinct from gap_from_on
				    and (cast(:one as uuid) is null or id = :one)
				returning id, version, unit, asked_by, asked_of""")
			.param("today", today)
			.param("one", (one != null) ? one.value() : null, Types.OTHER)
			.query(Rows.of(Gap.class))
			.list();
	}

	/** Withdraws one, with all that tells of somebody. */
	void withdraw(JointCares.Id id, String because, Author author) {
		jdbc.sql("""
				update treatment.joint_care set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, partner_ref = null, person = null, person_space = null,
				    key_version = null, agreement = null where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
	}

	/** Those that what came in together opened and that stand. */
	List<JointCares.Id> opened(UUID in) {
		return jdbc.sql("select id from treatment.joint_care where entered_in = :in and withdrawn_at is null")
			.param("in", in)
			.query((row, number) -> new JointCares.Id(row.getObject("id", UUID.class)))
			.list();
	}

	/** Those that stand and of which what came in together told more. */
	List<JointCares.Id> toldIn(UUID in) {
		return jdbc.sql("""
				select distinct j.id from treatment.joint_care j join treatment.joint_care_fact f on f.joint_care = j.id
				where f.entered_in = :in and f.withdrawn_at is null and j.withdrawn_at is null
				    and j.entered_in is distinct from :in""")
			.param("in", in)
			.query((row, number) -> new JointCares.Id(row.getObject("id", UUID.class)))
			.list();
	}

	/** Takes back what came in together of one. */
	void forget(JointCares.Id id, UUID in, String because, Author author) {
		jdbc.sql("""
				update treatment.joint_care_fact set withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName
				where joint_care = :id and entered_in = :in and withdrawn_at is null""")
			.param("id", id.value())
			.param("in", in)
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/**
	 * All that stand and may count from one day to another.
	 * @param died the codes of closing it for who died, which stops it as well
	 */
	List<JointCareTally.Asking> counted(LocalDate from, LocalDate to, Set<String> died) {
		return jdbc.sql("""
				select asked_by, asked_on, refused_other, assess_due_on, assessed_on, gap_from_on, gap_to_on,
				    coalesce(stopped_on, case when close_reason = any(:died) then closed_on end) as stopped_on
				from treatment.joint_care where withdrawn_at is null
				    and (asked_on between :from and :to or assess_due_on between :from and :to
				        or gap_to_on between :from and :to)""")
			.param("from", from)
			.param("to", to)
			.param("died", died.toArray(String[]::new))
			.query(Rows.of(JointCareTally.Asking.class))
			.list();
	}

	/**
	 * How many came after figures of their period were released, by the place of each.
	 */
	Map<Integer, Long> late(List<LocalDate> froms, List<LocalDate> tos) {
		var late = new HashMap<Integer, Long>();
		jdbc.sql("""
				select p.n, count(*) as many
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join treatment.joint_care j on j.asked_on between p.first and p.last
				where j.after_sign_off and j.withdrawn_at is null group by p.n""")
			.param("froms", WaitStore.days(froms, it -> it))
			.param("tos", WaitStore.days(tos, it -> it))
			.query(row -> {
				late.put(row.getInt("n") - 1, row.getLong("many"));
			});
		return late;
	}

	/** The first day that any counts for; empty where there is none. */
	Optional<LocalDate> earliest() {
		return jdbc.sql("select min(asked_on) as first from treatment.joint_care where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(day(row, "first")))
			.single();
	}

	/** Whether a unit has rows of its own of what it asked on or after a day. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from treatment.joint_care where asked_by = :unit and unit = :unit
				    and withdrawn_at is null and asked_on >= :from)""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** Asks nothing more of somebody from a day on. */
	List<Stopped> stop(PersonKey person, LocalDate from) {
		return stopped("stopped_on is null and closed_on is null and withdrawn_at is null", ":from", person)
			.param("from", from)
			.query(Rows.of(Stopped.class))
			.list();
	}

	/** Asks again of somebody. */
	List<Stopped> goOn(PersonKey person) {
		return stopped("stopped_on is not null and withdrawn_at is null", "null", person).query(Rows.of(Stopped.class))
			.list();
	}

	private JdbcClient.StatementSpec stopped(String which, String on, PersonKey person) {
		return jdbc.sql("""
				update treatment.joint_care set version = version + 1, stopped_on = cast(%s as date)
				where %s and person = :person and person_space = :space
				returning id, asked_by, asked_on""".formatted(on, which))
			.param("person", person.value())
			.param("space", person.space().value());
	}

	/** One that is added. */
	record Fresh(JointCares.Id id, JointCareEntry entry, UnitId unit, UnitId partner, String ownRef,
			@Nullable PersonKey person, @Nullable String agreement) {
	}

	/** One as it is stored, and who it is of. */
	record Stored(JointCareView view, @Nullable PersonKey person) {
	}

	/** A gap of which nobody was told yet. */
	record Gap(JointCares.Id id, int version, UnitId unit, UnitId askedBy, UnitId askedOf) {
	}

	/** One of somebody who died, or did not. */
	record Stopped(JointCares.Id id, UnitId askedBy, LocalDate askedOn) {
	}

	private record Key(UnitId unit, @Nullable PersonKey person) {
	}

}
