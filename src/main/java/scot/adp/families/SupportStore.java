package scot.adp.families;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
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
import scot.adp.directory.AreaCode;
import scot.adp.events.PersonKey;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.people.PersonRows;
import scot.adp.people.PersonRows.Stopped;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import tools.jackson.databind.json.JsonMapper;

/** Keeps families that are supported, who belongs to them, and what happened. */
@Component
class SupportStore {

	private static final String VIEWS = """
			select id, version, unit, own_ref, case when declined_on is not null then 'DECLINED'
			        when closed_on is not null then 'CLOSED' when first_support_on is not null then 'OPEN'
			        when accepted_on is not null then 'WAITING' else 'REQUESTED' end as state,
			    requested_on, began_on, accepted_on, first_support_on, declined_on, decline_reason, closed_on, closure,
			    tier, source, affected_since, reasons, wellbeing, area, promise_in_plan, joint_with, at_home_start,
			    at_home_6 as at_home6, at_home_12 as at_home12, engaged_6 as engaged6, tool, score_start, score_end,
			    last_contact_on, last_review_on, review_due_on, next_due_on,
			    kept_from, stopped_on,
			    (select cast(count(*) as int) from families.member m where m.support = s.id) as members,
			    (select cast(count(*) as int) from families.member m where m.support = s.id and (
			        select a.age_band from families.member_age a where a.member = m.id order by a.from_on desc limit 1)
			        = any(:cyp)) as young,
			    after_sign_off, recorded_at, recorded_by_name as recorded_by, withdrawn_because
			from families.support s\s""";

	private static final String STORED = """
			select s.id, s.version, s.unit, s.own_ref, s.requested_on, s.source, s.affected_since, s.reasons,
			    s.wellbeing, s.area,
			    s.promise_in_plan, s.began_on, s.ended_on, s.first_support_on, s.closed_on, s.after_sign_off, s.recorded_by,
			    s.recorded_at, s.withdrawn_at is not null as withdrawn
			from families.support s\s""";

	private static final String FACTS = """
			select id, support, kind, on_day, code, moment, score, recorded_at, recorded_by_name, withdrawn_because
			from families.fact\s""";

	private static final String KEEP = """
			insert into families.support as s (id, version, unit, own_ref, person, person_space, key_version, agreement,
			    requested_on, source, affected_since, reasons, wellbeing, area, promise_in_plan, joint_with, accepted_on,
			    first_support_on, declined_on, decline_reason, closed_on, closure, tier, at_home_start, at_home_6, at_home_12, engaged_6,
			    tool, score_start, score_end, last_contact_on, last_review_on, review_due_on, next_due_on, kept_from,
			    confirmed, after_sign_off, entered_by, entered_in, recorded_at, recorded_by, recorded_by_name)
			select id, 1, unit, "ownRef", person, space, "keyVersion", agreement, "requestedOn", source, "affectedSince",
			    reasons, wellbeing, area, promise, joint, "acceptedOn", "firstSupportOn", "declinedOn", "declineReason", "closedOn", closure, tier,
			    "homeStart", "home6", "home12", engaged, tool, "scoreStart", "scoreEnd", "lastContactOn", "lastReviewOn",
			    "reviewDueOn", "nextDueOn", "keptFrom", confirmed, late, :door, :in, :at, :by, :byName
			from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, unit text, "ownRef" text, person text, space text,
			    "keyVersion" int, agreement text, "requestedOn" date, source text, "affectedSince" text,
			    reasons text[], wellbeing text[], area text, promise boolean,
			    joint text[], "acceptedOn" date, "firstSupportOn" date, "declinedOn" date, "declineReason" text,
			    "closedOn" date, closure text, tier text, "homeStart" text, "home6" text, "home12" text, engaged text,
			    tool text, "scoreStart" numeric, "scoreEnd" numeric, "lastContactOn" date, "lastReviewOn" date,
			    "reviewDueOn" date, "nextDueOn" date, "keptFrom" date, confirmed boolean, late boolean)
			on conflict (id) do update set version = s.version + 1, requested_on = excluded.requested_on,
			    source = excluded.source, affected_since = excluded.affected_since,
			    reasons = excluded.reasons, wellbeing = excluded.wellbeing,
			    area = excluded.area, promise_in_plan = excluded.promise_in_plan, joint_with = excluded.joint_with,
			    accepted_on = excluded.accepted_on, first_support_on = excluded.first_support_on,
			    declined_on = excluded.declined_on, decline_reason = excluded.decline_reason,
			    closed_on = excluded.closed_on, closure = excluded.closure, tier = excluded.tier,
			    at_home_start = excluded.at_home_start, at_home_6 = excluded.at_home_6,
			    at_home_12 = excluded.at_home_12, engaged_6 = excluded.engaged_6, tool = excluded.tool,
			    score_start = excluded.score_start, score_end = excluded.score_end,
			    last_contact_on = excluded.last_contact_on, last_review_on = excluded.last_review_on,
			    review_due_on = excluded.review_due_on, next_due_on = excluded.next_due_on,
			    kept_from = excluded.kept_from, stopped_on = null,
			    after_sign_off = s.after_sign_off or excluded.after_sign_off""";

	/** Families of others that some units read, since they have one plan. */
	private static final String JOINT = """
			s.ended_on is null and s.withdrawn_at is null and s.own_ref is not null and exists (
			    select from unnest(cast(:givers as text[]), cast(:readers as text[])) as p (giver, reader)
			    where p.giver = s.unit and p.reader = any(s.joint_with))""";

	private static final RowMapper<FamilySupportView> VIEW = Rows.of(FamilySupportView.class);

	private static final RowMapper<FamilyMemberView> MEMBER = Rows.of(FamilyMemberView.class);

	private static final RowMapper<Told> TOLD = Rows.of(Told.class);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** Longer than keys of changes are kept. */
	private static final int TOLD_FOR_DAYS = 9;

	private final JdbcClient jdbc;

	private final FamilyRules rules;

	private final PersonRows people;

	SupportStore(JdbcClient jdbc, FamilyRules rules) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.people = new PersonRows(jdbc, "families.member");
	}

	/** The latest time of support of each of some families, held until the end. */
	Map<Key, Stored> locked(Collection<Key> keys) {
		var found = new HashMap<Key, Stored>();
		if (keys.isEmpty()) {
			return found;
		}
		var list = List.copyOf(keys);
		with(jdbc.sql(STORED + """
				join unnest(cast(:units as text[]), cast(:references as text[])) as k (unit, own_ref)
				    on s.unit = k.unit and s.own_ref = k.own_ref
				where s.withdrawn_at is null order by s.began_on, s.recorded_at, s.id for update of s""")
			.param("units", list.stream().map(it -> it.unit().value()).toArray(String[]::new))
			.param("references", list.stream().map(Key::ownRef).toArray(String[]::new))
			.query((row, number) -> stored(row))
			.list()).forEach(it -> found.put(new Key(it.unit(), String.valueOf(it.ownRef())), it));
		return found;
	}

	/** A time of support with what stands in it, held until the transaction ends. */
	Optional<Stored> locked(FamilySupports.Id id) {
		return with(jdbc.sql(STORED + "where s.id = :id for update of s")
			.param("id", id.value())
			.query((row, number) -> stored(row))
			.list()).stream().findFirst();
	}

	private List<Stored> with(List<Stored> rows) {
		var ids = rows.stream().map(Stored::id).toList();
		var facts = facts(ids, true);
		var members = members(ids);
		return rows.stream()
			.map(row -> row.with(facts.getOrDefault(row.id(), List.of()), members.getOrDefault(row.id(), List.of())))
			.toList();
	}

	/** What happened in some times of support, in order. */
	Map<FamilySupports.Id, List<SupportDetail.Told>> facts(Collection<FamilySupports.Id> of, boolean standing) {
		var found = new HashMap<FamilySupports.Id, List<SupportDetail.Told>>();
		if (of.isEmpty()) {
			return found;
		}
		jdbc.sql(FACTS
				+ "where support = any(:of) and (not :standing or withdrawn_at is null) order by on_day, recorded_at, id")
			.param("of", Rows.ids(of))
			.param("standing", standing)
			.query(row -> {
				found
					.computeIfAbsent(new FamilySupports.Id(row.getObject("support", UUID.class)),
							id -> new ArrayList<>())
					.add(new SupportDetail.Told(new SupportFact.Id(row.getObject("id", UUID.class)), fact(row),
							row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
							row.getString("withdrawn_because")));
			});
		return found;
	}

	private static SupportFact fact(ResultSet row) throws SQLException {
		@Nullable String moment = row.getString("moment");
		return new SupportFact(SupportFact.Kind.valueOf(row.getString("kind")),
				row.getObject("on_day", LocalDate.class), row.getString("code"),
				(moment != null) ? SupportFact.Moment.valueOf(moment) : null, row.getBigDecimal("score"));
	}

	/** Who belongs to some families, in their places. */
	Map<FamilySupports.Id, List<FamilyMemberView>> members(Collection<FamilySupports.Id> of) {
		var found = new LinkedHashMap<FamilySupports.Id, List<FamilyMemberView>>();
		if (!of.isEmpty()) {
			jdbc.sql("""
					select m.id, m.support, m.position, m.role, a.age_band, a.from_on as age_on, m.care_experienced,
					    m.person is not null as linked
					from families.member m cross join lateral (
					    select g.age_band, g.from_on from families.member_age g where g.member = m.id
					    order by g.from_on desc limit 1) a
					where m.support = any(:of) order by m.position""")
				.param("of", Rows.ids(of))
				.query(MEMBER)
				.list()
				.forEach(it -> found.computeIfAbsent(it.support(), id -> new ArrayList<>()).add(it));
		}
		return found;
	}

	private static Stored stored(ResultSet row) throws SQLException {
		return new Stored(new FamilySupports.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")), row.getString("own_ref"),
				new FamilySupports.Opening(row.getObject("requested_on", LocalDate.class), row.getString("source"),
						row.getString("affected_since"), codes(row, "reasons"), codes(row, "wellbeing"), area(row),
						row.getObject("promise_in_plan", Boolean.class)),
				row.getObject("began_on", LocalDate.class), row.getObject("ended_on", LocalDate.class),
				row.getObject("first_support_on", LocalDate.class), row.getObject("closed_on", LocalDate.class),
				row.getBoolean("after_sign_off"), new AccountId(row.getObject("recorded_by", UUID.class)),
				row.getObject("recorded_at", OffsetDateTime.class), row.getBoolean("withdrawn"), List.of(), List.of());
	}

	private static List<String> codes(ResultSet row, String column) throws SQLException {
		return Arrays.stream((Object[]) row.getArray(column).getArray()).map(String::valueOf).toList();
	}

	private static @Nullable AreaCode area(ResultSet row) throws SQLException {
		@Nullable String code = row.getString("area");
		return (code != null) ? new AreaCode(code) : null;
	}

	/** Adds times of support, and stores what those that are there are now. */
	void keep(List<Row> rows, FamilySupports.Door door, @Nullable UUID in, Author author) {
		if (rows.isEmpty()) {
			return;
		}
		jdbc.sql(KEEP)
			.param("rows", JSON.writeValueAsString(rows.stream().map(SupportStore::asSent).toList()))
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	private static Map<String, @Nullable Object> asSent(Row row) {
		var sent = new HashMap<String, @Nullable Object>();
		Standing standing = row.standing();
		FamilySupports.Opening opening = row.opening();
		@Nullable PersonKey key = row.key();
		sent.put("id", row.id().value().toString());
		sent.put("unit", row.unit().value());
		sent.put("ownRef", row.ownRef());
		sent.put("person", (key != null) ? key.value() : null);
		sent.put("space", (key != null) ? key.space().value() : null);
		sent.put("keyVersion", (key != null) ? key.keyVersion() : null);
		sent.put("agreement", row.agreement());
		sent.put("requestedOn", day(opening.requestedOn()));
		sent.put("source", opening.source());
		sent.put("affectedSince", opening.affectedSince());
		sent.put("reasons", opening.reasons());
		sent.put("wellbeing", opening.wellbeing());
		sent.put("area", (opening.area() != null) ? opening.area().value() : null);
		sent.put("promise", opening.promiseInPlan());
		sent.put("joint", standing.jointWith().stream().map(UnitId::value).toList());
		sent.put("acceptedOn", day(standing.acceptedOn()));
		sent.put("firstSupportOn", day(standing.firstSupportOn()));
		sent.put("declinedOn", day(standing.declinedOn()));
		sent.put("declineReason", standing.declineReason());
		sent.put("closedOn", day(standing.closedOn()));
		sent.put("closure", standing.closure());
		sent.put("tier", standing.tier());
		sent.put("homeStart", standing.atHomeStart());
		sent.put("home6", standing.atHome6());
		sent.put("home12", standing.atHome12());
		sent.put("engaged", standing.engaged6());
		sent.put("tool", standing.tool());
		sent.put("scoreStart", standing.scoreStart());
		sent.put("scoreEnd", standing.scoreEnd());
		sent.put("lastContactOn", day(standing.lastContactOn()));
		sent.put("lastReviewOn", day(standing.lastReviewOn()));
		sent.put("reviewDueOn", day(standing.reviewDueOn()));
		sent.put("nextDueOn", day(standing.nextDueOn()));
		sent.put("keptFrom", day(standing.keptFrom()));
		sent.put("confirmed", row.confirmed());
		sent.put("late", row.late());
		return sent;
	}

	private static @Nullable String day(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : null;
	}

	/** Adds what happened, each with its time of support. */
	void addFacts(List<Map.Entry<FamilySupports.Id, SupportFact>> facts, @Nullable UUID in, Author author) {
		if (facts.isEmpty()) {
			return;
		}
		jdbc.sql("""
				insert into families.fact (id, support, kind, on_day, code, moment, score, entered_in, recorded_at,
				    recorded_by, recorded_by_name)
				select uuidv7(), support, kind, on_day, code, moment, score, :in, :at, :by, :byName
				from unnest(cast(:supports as uuid[]), cast(:kinds as text[]), cast(:days as date[]),
				    cast(:codes as text[]), cast(:moments as text[]), cast(:scores as numeric[]))
				    as t (support, kind, on_day, code, moment, score)""")
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("supports", Rows.ids(facts.stream().map(Map.Entry::getKey).toList()))
			.param("kinds", texts(facts, it -> it.getValue().kind().name()))
			.param("days", days(facts, it -> it.getValue().on()))
			.param("codes", texts(facts, it -> it.getValue().code()))
			.param("moments",
					texts(facts, it -> (it.getValue().moment() != null) ? it.getValue().moment().name() : null))
			.param("scores", facts.stream().map(it -> it.getValue().score()).toArray(BigDecimal[]::new))
			.update();
	}

	/** Takes facts back. */
	void withdraw(Collection<SupportFact.Id> facts, String because, Author author) {
		if (!facts.isEmpty()) {
			jdbc.sql("""
					update families.fact set withdrawn_at = :at, withdrawn_because = :because,
					    withdrawn_by_name = :byName where id = any(:ids) and withdrawn_at is null""")
				.param("ids", Rows.ids(facts))
				.param("at", author.at())
				.param("because", because)
				.param("byName", author.words())
				.update();
		}
	}

	/** Adds people to families, with how old they are. */
	void addMembers(List<Member> members) {
		if (members.isEmpty()) {
			return;
		}
		jdbc.sql(
				"""
						insert into families.member (id, support, unit, position, role, care_experienced, person, person_space,
						    key_version, agreement)
						select id, support, unit, position, role, care, person, space, version, agreement
						from unnest(cast(:ids as uuid[]), cast(:supports as uuid[]), cast(:units as text[]),
						    cast(:positions as int[]), cast(:roles as text[]), cast(:care as boolean[]), cast(:people as text[]),
						    cast(:spaces as text[]), cast(:versions as int[]), cast(:agreements as text[]))
						    as t (id, support, unit, position, role, care, person, space, version, agreement)""")
			.param("ids", Rows.ids(members.stream().map(Member::id).toList()))
			.param("supports", Rows.ids(members.stream().map(Member::support).toList()))
			.param("units", texts(members, it -> it.unit().value()))
			.param("positions", members.stream().map(Member::position).toArray(Integer[]::new))
			.param("roles", texts(members, it -> it.of().role()))
			.param("care", members.stream().map(it -> it.of().careExperienced()).toArray(Boolean[]::new))
			.param("people", texts(members, it -> (it.key() != null) ? it.key().value() : null))
			.param("spaces", texts(members, it -> (it.key() != null) ? it.key().space().value() : null))
			.param("versions",
					members.stream()
						.map(it -> (it.key() != null) ? it.key().keyVersion() : null)
						.toArray(Integer[]::new))
			.param("agreements", texts(members, Member::agreement))
			.update();
		addAges(members.stream().map(it -> new Age(it.id(), it.ageOn(), it.of().ageBand())).toList());
	}

	/** Tells how old people are from a day on. */
	void addAges(List<Age> ages) {
		if (!ages.isEmpty()) {
			jdbc.sql("""
					insert into families.member_age (member, from_on, age_band)
					select member, from_on, age_band
					from unnest(cast(:members as uuid[]), cast(:days as date[]), cast(:bands as text[]))
					    as t (member, from_on, age_band)
					on conflict (member, from_on) do update set age_band = excluded.age_band""")
				.param("members", Rows.ids(ages.stream().map(Age::member).toList()))
				.param("days", days(ages, Age::on))
				.param("bands", texts(ages, Age::band))
				.update();
		}
	}

	/** Says anew whether somebody has been in care. */
	void care(FamilyMemberView.Id member, @Nullable Boolean careExperienced) {
		jdbc.sql("update families.member set care_experienced = :care where id = :id")
			.param("id", member.value())
			.param("care", careExperienced)
			.update();
	}

	/** Withdraws a time of support, with all that tells of somebody. */
	void withdraw(FamilySupports.Id id, String because, Author author) {
		jdbc.sql("""
				update families.support set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
		jdbc.sql("""
				update families.member set person = null, person_space = null, key_version = null, agreement = null
				where support = :id and person is not null""").param("id", id.value()).update();
	}

	Optional<FamilySupportView> find(FamilySupports.Id id, Collection<UnitId> units) {
		return views("where s.id = :id and s.unit = any(:units)").param("id", id.value())
			.param("units", Rows.codes(units))
			.query(VIEW)
			.optional();
	}

	/** A family of others that some units read, since they have one plan. */
	Optional<FamilySupportView> ofOthers(FamilySupports.Id id, List<JointPlans.Between> joint) {
		return joint.isEmpty() ? Optional.empty()
				: asked(views("where s.id = :id and " + JOINT), joint).param("id", id.value()).query(VIEW).optional();
	}

	/** Which units have plans that go on with some others, and with which. */
	List<JointPlans.Between> jointWith(Collection<UnitId> units) {
		return jdbc.sql("""
				select distinct s.unit, j.unit as joint from families.support s
				cross join lateral unnest(s.joint_with) as j (unit)
				where s.joint_with <> '{}' and s.ended_on is null and s.withdrawn_at is null and s.own_ref is not null
				    and j.unit = any(:units) and s.unit <> all(:units)""")
			.param("units", Rows.codes(units))
			.query((row, number) -> new JointPlans.Between(new UnitId(row.getString("unit")),
					new UnitId(row.getString("joint"))))
			.list();
	}

	private static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec statement, List<JointPlans.Between> joint) {
		return statement.param("givers", texts(joint, it -> it.of().value()))
			.param("readers", texts(joint, it -> it.joint().value()));
	}

	private JdbcClient.StatementSpec views(String which) {
		return jdbc.sql(VIEWS + which).param("cyp", rules.youngAges());
	}

	/** Of whom somebody of a family is. */
	Optional<PersonPanel.Whose> whose(FamilyMemberView.Id id) {
		return people.whose(id.value());
	}

	/** The times of support of families to which a person of a unit belongs. */
	List<FamilySupportView> of(PersonPanel.Whom whom) {
		return PersonRows
			.asked(views(
					"where s.withdrawn_at is null and s.id in (select m.support from families.member m where m.id in ("
							+ people.ids() + ")) order by s.began_on, s.id"),
					whom)
			.query(VIEW)
			.list();
	}

	/** By which row of a family a person of a unit is known, by time of support. */
	Map<FamilySupports.Id, FamilyMemberView.Id> rowsOf(PersonPanel.Whom whom) {
		var found = new HashMap<FamilySupports.Id, FamilyMemberView.Id>();
		PersonRows.asked(jdbc.sql("select id, support from families.member where id in (" + people.ids() + ")"), whom)
			.query(row -> {
				found.put(new FamilySupports.Id(row.getObject("support", UUID.class)),
						new FamilyMemberView.Id(row.getObject("id", UUID.class)));
			});
		return found;
	}

	List<FamilySupportView> page(Reach reach, FamilySupports.Filter filter, LocalDate today, int offset, int limit) {
		return given(views(which(filter) + " order by " + order(filter.kept()) + " offset :offset limit :limit"), reach,
				filter, today)
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** Those behind one, whose first day was last first. */
	List<FamilySupportView> behind(Reach reach, FamilySupports.Filter filter, LocalDate today,
			FamilySupports.@Nullable Id last, int limit) {
		return given(views(which(filter) + """
				 and (cast(:last as uuid) is null or (s.began_on, s.id) < (select l.began_on, l.id
				    from families.support l where l.id = cast(:last as uuid)))
				order by s.began_on desc, s.id desc limit :limit"""), reach, filter, today)
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int total(Reach reach, FamilySupports.Filter filter, LocalDate today) {
		return given(jdbc.sql("select cast(count(*) as int) from families.support s " + which(filter)), reach, filter,
				today)
			.query(Integer.class)
			.single();
	}

	private static String which(FamilySupports.Filter filter) {
		String kept = switch (filter.kept()) {
			case ALL, JOINT -> "";
			case ON -> " and s.ended_on is null";
			case WAITING -> " and s.ended_on is null and s.first_support_on is null";
			case DUE -> " and s.ended_on is null and s.stopped_on is null and s.next_due_on <= :today";
			case INTENSIVE -> " and s.ended_on is null and s.tier = 'INTENSIVE'";
			case ENDED -> " and s.ended_on is not null";
		};
		String state = (filter.state() == null) ? "" : switch (filter.state()) {
			case REQUESTED -> " and s.ended_on is null and s.first_support_on is null and s.accepted_on is null";
			case WAITING -> " and s.ended_on is null and s.first_support_on is null and s.accepted_on is not null";
			case OPEN -> " and s.ended_on is null and s.first_support_on is not null";
			case CLOSED -> " and s.closed_on is not null";
			case DECLINED -> " and s.declined_on is not null";
		};
		String whose = (filter.kept() == FamilySupports.Kept.JOINT) ? JOINT
				: "s.unit = any(:units) and s.withdrawn_at is null and s.own_ref is not null";
		return "where " + whose + kept + state + ((filter.tier() != null) ? " and s.tier = :tier" : "")
				+ ((filter.ownRef() != null) ? " and s.own_ref = :ownRef" : "");
	}

	private static String order(FamilySupports.Kept kept) {
		return switch (kept) {
			case ON, INTENSIVE, JOINT ->
				"(s.first_support_on is null) desc, s.next_due_on nulls last, s.tier, s.began_on, s.id";
			case WAITING -> "s.began_on, s.id";
			case DUE -> "s.next_due_on, s.id";
			case ENDED -> "s.ended_on desc, s.id desc";
			case ALL -> "s.began_on desc, s.id desc";
		};
	}

	private static JdbcClient.StatementSpec given(JdbcClient.StatementSpec statement, Reach reach,
			FamilySupports.Filter filter, LocalDate today) {
		return asked(statement, reach.joint()).param("units", Rows.codes(reach.own()))
			.param("tier", filter.tier())
			.param("ownRef", filter.ownRef())
			.param("today", today);
	}

	/** What wants looking after, in one statement. */
	FamilySupports.Look look(Collection<UnitId> units, LocalDate today) {
		return jdbc.sql("""
				select cast(count(*) filter (where first_support_on is null) as int) as waiting,
				    min(began_on) filter (where first_support_on is null) as waiting_since,
				    cast(count(*) filter (where stopped_on is null and next_due_on <= :today) as int) as due,
				    min(next_due_on) filter (where stopped_on is null and next_due_on > :today) as next_due_on,
				    cast(count(*) filter (where tier = 'INTENSIVE') as int) as intensive,
				    cast(count(*) as int) as goes_on
				from families.support
				where unit = any(:units) and ended_on is null and withdrawn_at is null and own_ref is not null""")
			.param("units", Rows.codes(units))
			.param("today", today)
			.query(Rows.of(FamilySupports.Look.class))
			.single();
	}

	/** Whether a unit has families that began or ended on a day from one on. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from families.support where unit = :unit and withdrawn_at is null
				    and (began_on >= :from or ended_on >= :from or first_support_on >= :from))""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** What counts in any of the days from one to another. */
	List<SupportTally.Family> counted(LocalDate from, LocalDate to) {
		var members = new HashMap<UUID, List<SupportTally.Person>>();
		jdbc.sql(
				"""
						select m.support, coalesce(m.person, coalesce(s.own_ref, cast(s.id as text)) || '#' || m.position) as who,
						    coalesce(m.care_experienced, false) as care, m.role = any(:kinship) as kinship,
						    (select array_agg(a.from_on || ' ' || a.age_band order by a.from_on)
						        from families.member_age a where a.member = m.id) as ages
						from families.member m join families.support s on s.id = m.support
						where s.withdrawn_at is null and s.began_on <= :to and coalesce(s.ended_on, :to) >= :from""")
			.param("from", from)
			.param("to", to)
			.param("kinship", rules.kinship().toArray(String[]::new))
			.query(row -> {
				members.computeIfAbsent(row.getObject("support", UUID.class), id -> new ArrayList<>())
					.add(new SupportTally.Person(row.getString("who"), row.getBoolean("care"),
							row.getBoolean("kinship"),
							dated(row, "ages").stream()
								.map(it -> new SupportTally.Age(LocalDate.parse(it[0]), it[1]))
								.toList()));
			});
		return jdbc
			.sql("""
					select s.id, s.unit, coalesce(s.own_ref, cast(s.id as text)) as family, s.began_on, s.requested_on,
					    s.first_support_on, s.declined_on, s.closed_on, s.closure, s.affected_since, s.area, s.promise_in_plan,
					    s.at_home_6, s.at_home_12, s.engaged_6, s.score_start, s.score_end,
					    (select array_agg(f.on_day || ' ' || f.code order by f.on_day, f.recorded_at, f.id)
					        from families.fact f where f.support = s.id and f.kind = 'TIER' and f.withdrawn_at is null) as tiers,
					    (select coalesce(array_agg(f.on_day || ' ' || f.kind || ' ' || f.code), '{}') from families.fact f
					        where f.support = s.id and f.kind in ('JOINED', 'PARTED') and f.withdrawn_at is null) as joint
					from families.support s
					where s.withdrawn_at is null and s.began_on <= :to and coalesce(s.ended_on, :to) >= :from""")
			.param("from", from)
			.param("to", to)
			.query((row, number) -> new SupportTally.Family(row.getString("id"), new UnitId(row.getString("unit")),
					row.getString("family"), row.getObject("began_on", LocalDate.class),
					row.getObject("requested_on", LocalDate.class), row.getObject("first_support_on", LocalDate.class),
					row.getObject("declined_on", LocalDate.class), row.getObject("closed_on", LocalDate.class),
					row.getString("closure"), row.getString("affected_since"), row.getString("area"),
					row.getObject("promise_in_plan", Boolean.class), row.getString("at_home_6"),
					row.getString("at_home_12"), row.getString("engaged_6"), row.getBigDecimal("score_start"),
					row.getBigDecimal("score_end"),
					dated(row, "tiers").stream()
						.map(it -> new SupportTally.Tier(LocalDate.parse(it[0]), it[1]))
						.toList(),
					members.getOrDefault(row.getObject("id", UUID.class), List.of()), joint(row)))
			.list();
	}

	private static List<JointUnit> joint(ResultSet row) throws SQLException {
		return JointUnit.of(dated(row, "joint").stream().map(it -> {
			String[] told = it[1].split(" ", 2);
			return SupportFact.of(SupportFact.Kind.valueOf(told[0]), LocalDate.parse(it[0]), told[1]);
		}).toList());
	}

	private static List<String[]> dated(ResultSet row, String column) throws SQLException {
		return Arrays.stream((Object[]) row.getArray(column).getArray())
			.map(it -> String.valueOf(it).split(" ", 2))
			.toList();
	}

	/** Asks nothing more of the families of somebody from a day on. */
	List<Stopped> stop(PersonKey person, LocalDate from) {
		return jdbc.sql("""
				update families.support set version = version + 1, stopped_on = :from
				where ended_on is null and withdrawn_at is null and stopped_on is null and id in (
				    select support from families.member where person = :person and person_space = :space)
				returning unit, began_on as day""")
			.param("from", from)
			.param("person", person.value())
			.param("space", person.space().value())
			.query(PersonRows.STOPPED)
			.list();
	}

	/** Asks again of the families of somebody. */
	List<Stopped> goOn(PersonKey person) {
		return jdbc.sql("""
				update families.support set version = version + 1, stopped_on = null
				where stopped_on is not null and id in (
				    select support from families.member where person = :person and person_space = :space)
				returning unit, began_on as day""")
			.param("person", person.value())
			.param("space", person.space().value())
			.query(PersonRows.STOPPED)
			.list();
	}

	/** The times of support of which what came in together told. */
	List<FamilySupports.Id> cameIn(UUID in) {
		return jdbc.sql("""
				select id from families.support where entered_in = :in and withdrawn_at is null union
				select support from families.fact where entered_in = :in and withdrawn_at is null""")
			.param("in", in)
			.query((row, number) -> new FamilySupports.Id(row.getObject(1, UUID.class)))
			.list();
	}

	/** Whether a time of support came in with others. */
	boolean openedBy(FamilySupports.Id id, UUID in) {
		return jdbc.sql("select exists (select from families.support where id = :id and entered_in = :in)")
			.param("id", id.value())
			.param("in", in)
			.query(Boolean.class)
			.single();
	}

	/** What was told of a time of support by what came in together. */
	List<SupportFact.Id> factsOf(FamilySupports.Id id, UUID in) {
		return jdbc.sql("""
				select id from families.fact where support = :id and entered_in = :in and withdrawn_at is null""")
			.param("id", id.value())
			.param("in", in)
			.query((row, number) -> new SupportFact.Id(row.getObject(1, UUID.class)))
			.list();
	}

	/**
	 * Keeps what is told of lines, and forgets what is older than any key of a change.
	 */
	void tell(UUID in, List<Told> told, OffsetDateTime at) {
		if (told.isEmpty()) {
			return;
		}
		jdbc.sql("delete from families.support_result where told_at < :until")
			.param("until", at.minusDays(TOLD_FOR_DAYS))
			.update();
		jdbc.sql(
				"""
						insert into families.support_result (entered_in, line, number, made, remark, path, message, reason, told_at)
						select :in, line, number, made, remark, path, message, reason, :at
						from unnest(cast(:lines as int[]), cast(:made as uuid[]), cast(:remarks as boolean[]),
						    cast(:paths as text[]), cast(:messages as text[]), cast(:reasons as text[])) with ordinality
						    as t (line, made, remark, path, message, reason, number)""")
			.param("in", in)
			.param("at", at)
			.param("lines", told.stream().map(Told::line).toArray(Integer[]::new))
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
				select line, made, remark, path, message, reason from families.support_result
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
		return texts(rows, row -> day(day.apply(row)));
	}

	/**
	 * Whose families somebody reads.
	 *
	 * @param joint through which plans those of others
	 */
	record Reach(Collection<UnitId> own, List<JointPlans.Between> joint) {
	}

	/** By what a family is known again. */
	record Key(UnitId unit, String ownRef) {
	}

	/** What a time of support is from now on. */
	record Row(FamilySupports.Id id, UnitId unit, @Nullable String ownRef, @Nullable PersonKey key,
			@Nullable String agreement, FamilySupports.Opening opening, Standing standing, boolean confirmed,
			boolean late) {
	}

	/** Somebody who is added to a family. */
	record Member(FamilyMemberView.Id id, FamilySupports.Id support, UnitId unit, int position, SupportEntry.Member of,
			LocalDate ageOn, @Nullable PersonKey key, @Nullable String agreement) {
	}

	/** How old somebody is from a day on. */
	record Age(FamilyMemberView.Id member, LocalDate on, String band) {
	}

	/** What was told of a line: what was made of it, a fault, or a remark. */
	record Told(int line, @Nullable UUID made, boolean remark, @Nullable String path, @Nullable String message,
			@Nullable String reason) {

		Problem.Field field() {
			return new Problem.Field(String.valueOf(path), String.valueOf(message), reason);
		}

	}

	/**
	 * A time of support as it is stored.
	 *
	 * @param facts what stands
	 */
	record Stored(FamilySupports.Id id, int version, UnitId unit, @Nullable String ownRef,
			FamilySupports.Opening opening, LocalDate beganOn, @Nullable LocalDate endedOn,
			@Nullable LocalDate firstSupportOn, @Nullable LocalDate closedOn, boolean late, AccountId recordedBy,
			OffsetDateTime recordedAt, boolean withdrawn, List<SupportDetail.Told> facts,
			List<FamilyMemberView> members) {

		Stored with(List<SupportDetail.Told> told, List<FamilyMemberView> who) {
			return new Stored(id, version, unit, ownRef, opening, beganOn, endedOn, firstSupportOn, closedOn, late,
					recordedBy, recordedAt, withdrawn, told, who);
		}

	}

}
