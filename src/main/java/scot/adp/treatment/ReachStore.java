package scot.adp.treatment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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
import scot.adp.treatment.ReachOuts.Filter;

/** Keeps people to reach: who told, who tried, and what follows from that. */
@Component
class ReachStore {

	private static final String NEAR = """
			b.unit = a.unit and b.id <> a.id and b.overdose and b.withdrawn_at is null and not b.told_apart
			    and b.occurred_at between a.occurred_at - make_interval(hours => :hours)
			        and a.occurred_at + make_interval(hours => :hours)
			    and (b.person = a.person or b.own_ref = a.own_ref
			        or ((a.person is null or b.person is null)
			            and coalesce(a.own_ref = b.own_ref, true) and coalesce(a.locality = b.locality, true)
			            and coalesce(a.age_band = b.age_band, true)))""";

	private final JdbcClient jdbc;

	private final PersonRows people;

	ReachStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PersonRows(jdbc, "treatment.reach_out", "withdrawn_at is null");
	}

	/** One with all that belongs to it, held until the transaction ends. */
	Optional<Stored> locked(ReachOuts.Id id, int sameEventHours) {
		var key = jdbc.sql("""
				select person, person_space, key_version, agreement from treatment.reach_out
				where id = :id for update""")
			.param("id", id.value())
			.query((row,
					number) -> new Key(
							(row.getString("person") != null)
									? new PersonKey(new SpaceCode(row.getString("person_space")),
											row.getString("person"), row.getInt("key_version"))
									: null,
							row.getString("agreement")))
			.optional();
		return key.flatMap(found -> views("where a.id = :id", Map.of("id", id.value()), sameEventHours).stream()
			.findFirst()
			.map(view -> new Stored(view, found.person(), found.agreement())));
	}

	Optional<ReachOutView> find(ReachOuts.Id id, Collection<UnitId> units, int sameEventHours) {
		return views("where a.id = :id and a.unit = any(:units)", Map.of("id", id.value(), "units", Rows.codes(units)),
				sameEventHours)
			.stream()
			.findFirst();
	}

	List<ReachOutView> page(Collection<UnitId> units, Filter filter, OffsetDateTime now, int sameEventHours, int offset,
			int limit) {
		var parameters = parameters(units, filter, now);
		parameters.put("offset", offset);
		parameters.put("limit", limit);
		return views(which(filter) + " order by " + order(filter.list()) + " offset :offset limit :limit", parameters,
				sameEventHours);
	}

	/** Those behind one, in the order of the list; from the first where it is null. */
	List<ReachOutView> behind(Collection<UnitId> units, Filter filter, OffsetDateTime now, int sameEventHours,
			ReachOuts.@Nullable Id last, int limit) {
		var parameters = parameters(units, filter, now);
		parameters.put("limit", limit);
		String behind = "";
		if (last != null) {
			parameters.put("last", last.value());
			behind = " and " + switch (filter.list()) {
				case OPEN, LATE, SOON -> """
						(coalesce(a.next_due_at, 'infinity'), a.id) > (select coalesce(l.next_due_at, 'infinity'), l.id
						    from treatment.reach_out l where l.id = :last)""";
				case CLOSED ->
					"""
							(a.closed_at, a.id) < (select l.closed_at, l.id from treatment.reach_out l where l.id = :last)""";
				case ALL -> """
						(a.occurred_at, a.id) < (select l.occurred_at, l.id from treatment.reach_out l
						    where l.id = :last)""";
			};
		}
		return views(which(filter) + behind + " order by " + order(filter.list()) + " limit :limit", parameters,
				sameEventHours);
	}

	int total(Collection<UnitId> units, Filter filter, OffsetDateTime now) {
		return jdbc.sql("select cast(count(*) as int) from treatment.reach_out a " + which(filter))
			.params(parameters(units, filter, now))
			.query(Integer.class)
			.single();
	}

	private static Map<String, Object> parameters(Collection<UnitId> units, Filter filter, OffsetDateTime now) {
		var parameters = new HashMap<String, Object>();
		parameters.put("units", Rows.codes(units));
		parameters.put("now", now);
		parameters.put("soon", now.plusHours(ReachOuts.SOON_HOURS));
		if (filter.trigger() != null) {
			parameters.put("trigger", filter.trigger());
		}
		if (filter.unit() != null) {
			parameters.put("unit", filter.unit().value());
		}
		return parameters;
	}

	private static String which(Filter filter) {
		return "where a.unit = any(:units) and a.withdrawn_at is null"
				+ ((filter.trigger() != null) ? " and a.trigger_code = :trigger" : "")
				+ ((filter.unit() != null) ? " and a.unit = :unit" : "") + switch (filter.list()) {
					case OPEN -> " and a.closed_at is null and a.stopped_on is null";
					case LATE -> " and a.closed_at is null and a.next_due_at < :now";
					case SOON -> " and a.closed_at is null and a.next_due_at >= :now and a.next_due_at < :soon";
					case CLOSED -> " and a.closed_at is not null";
					case ALL -> "";
				};
	}

	private static String order(ReachOuts.Kept list) {
		return switch (list) {
			case OPEN, LATE, SOON -> "a.next_due_at nulls last, a.id";
			case CLOSED -> "a.closed_at desc, a.id desc";
			case ALL -> "a.occurred_at desc, a.id desc";
		};
	}

	/** What wants looking after, in one statement. */
	ReachOuts.Look look(Collection<UnitId> units, OffsetDateTime now) {
		return jdbc.sql("""
				select cast(count(*) as int) as open,
				    cast(count(*) filter (where next_due_at < :now) as int) as late,
				    min(next_due_at) filter (where next_due_at < :now) as late_since,
				    cast(count(*) filter (where next_due_at >= :now and next_due_at < :soon) as int) as soon,
				    min(next_due_at) filter (where next_due_at >= :now) as next_due_at
				from treatment.reach_out
				where unit = any(:units) and withdrawn_at is null and closed_at is null and stopped_on is null""")
			.param("units", Rows.codes(units))
			.param("now", now)
			.param("soon", now.plusHours(ReachOuts.SOON_HOURS))
			.query(Rows.of(ReachOuts.Look.class))
			.single();
	}

	/** Of whom one is. */
	Optional<PersonPanel.Whose> whose(ReachOuts.Id id) {
		return people.whose(id.value());
	}

	/** Those of a person of a unit, the oldest first. */
	List<ReachOutView> of(PersonPanel.Whom whom, int sameEventHours) {
		return with(
				PersonRows.asked(jdbc.sql("select a.* from treatment.reach_out a where a.id in (" + people.ids()
						+ ") order by a.occurred_at, a.id"), whom)
					.query((row, number) -> row(row))
					.list(),
				sameEventHours);
	}

	private List<ReachOutView> views(String which, Map<String, Object> parameters, int sameEventHours) {
		return with(jdbc.sql("select a.* from treatment.reach_out a " + which)
			.params(parameters)
			.query((row, number) -> row(row))
			.list(), sameEventHours);
	}

	private static ReachOutView row(ResultSet row) throws SQLException {
		@Nullable String step = row.getString("next_step");
		return new ReachOutView(new ReachOuts.Id(row.getObject("id", UUID.class)), row.getInt("version"),
				new UnitId(row.getString("unit")), row.getString("own_ref"), row.getString("trigger_code"),
				row.getBoolean("overdose"), row.getObject("occurred_at", OffsetDateTime.class),
				row.getObject("noticed_at", OffsetDateTime.class), row.getString("locality"), row.getString("age_band"),
				row.getString("naloxone_given"), row.getObject("hospital", Boolean.class), moment(row, "triaged_at"),
				row.getString("triaged_by_name"), row.getObject("known_here", Boolean.class), day(row, "procedure_on"),
				row.getString("adult_concern"), day(row, "adult_referred_on"), row.getString("child_concern"),
				day(row, "child_referred_on"), day(row, "reviewed_on"), day(row, "followed_up_on"),
				row.getString("follow_up"), moment(row, "closed_at"), row.getString("closed_by_name"),
				row.getString("outcome"), row.getString("close_reason"), row.getString("override_reason"),
				day(row, "stopped_on"), moment(row, "first_attempt_at"), moment(row, "last_attempt_at"),
				moment(row, "reached_at"), (step != null) ? ReachStep.valueOf(step) : null, moment(row, "next_due_at"),
				day(row, "repeated_on"), row.getBoolean("told_apart"), row.getString("person") != null,
				row.getBoolean("after_sign_off"), row.getObject("recorded_at", OffsetDateTime.class),
				row.getString("recorded_by_name"), row.getString("withdrawn_because"), List.of(), List.of(), List.of(),
				List.of());
	}

	private static @Nullable OffsetDateTime moment(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class);
	}

	private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	/**
	 * The same rows with who told, who tried, what may be the same, and hand-overs: four
	 * statements for any number.
	 */
	private List<ReachOutView> with(List<ReachOutView> rows, int sameEventHours) {
		if (rows.isEmpty()) {
			return rows;
		}
		var ids = Rows.ids(rows.stream().map(ReachOutView::id).toList());
		var notices = new HashMap<UUID, List<ReachOutView.Notice>>();
		jdbc.sql("""
				select reach_out, source, basis, received_at, recorded_at, recorded_by_name
				from treatment.reach_notice where reach_out = any(:ids) order by received_at, id""")
			.param("ids", ids)
			.query(row -> {
				of(notices, row).add(new ReachOutView.Notice(row.getString("source"), row.getString("basis"),
						row.getObject("received_at", OffsetDateTime.class),
						row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name")));
			});
		var attempts = new HashMap<UUID, List<ReachOutView.Attempt>>();
		jdbc.sql("""
				select reach_out, id, tried_at, way, result, cast(done as text[]) as done, recorded_at,
				    recorded_by_name, withdrawn_because
				from treatment.reach_attempt where reach_out = any(:ids) order by tried_at, id""")
			.param("ids", ids)
			.query(row -> {
				of(attempts, row)
					.add(new ReachOutView.Attempt(new ReachOutView.AttemptId(row.getObject("id", UUID.class)),
							row.getObject("tried_at", OffsetDateTime.class), row.getString("way"),
							row.getString("result"), Arrays.asList((String[]) row.getArray("done").getArray()),
							row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by_name"),
							row.getString("withdrawn_because")));
			});
		var near = new HashMap<UUID, List<ReachOutView.Near>>();
		jdbc.sql("""
				select a.id as reach_out, b.id, b.own_ref, b.occurred_at
				from treatment.reach_out a join treatment.reach_out b on %s
				where a.id = any(:ids) and a.overdose and a.withdrawn_at is null and not a.told_apart
				order by b.occurred_at""".formatted(NEAR))
			.param("ids", ids)
			.param("hours", sameEventHours)
			.query(row -> {
				of(near, row).add(new ReachOutView.Near(new ReachOuts.Id(row.getObject("id", UUID.class)),
						row.getString("own_ref"), row.getObject("occurred_at", OffsetDateTime.class)));
			});
		var handed = new HashMap<UUID, List<ReachOutView.HandOver>>();
		jdbc.sql("""
				select reach_out, from_unit, to_unit, recorded_at, recorded_by_name from treatment.reach_hand_over
				where reach_out = any(:ids) order by recorded_at, id""").param("ids", ids).query(row -> {
			of(handed, row).add(new ReachOutView.HandOver(new UnitId(row.getString("from_unit")),
					new UnitId(row.getString("to_unit")), row.getObject("recorded_at", OffsetDateTime.class),
					row.getString("recorded_by_name")));
		});
		return rows.stream().map(it -> {
			UUID id = it.id().value();
			return new ReachOutView(it.id(), it.version(), it.unit(), it.ownRef(), it.trigger(), it.overdose(),
					it.occurredAt(), it.noticedAt(), it.locality(), it.ageBand(), it.naloxoneGiven(), it.hospital(),
					it.triagedAt(), it.triagedBy(), it.knownHere(), it.procedureOn(), it.adultConcern(),
					it.adultReferredOn(), it.childConcern(), it.childReferredOn(), it.reviewedOn(), it.followedUpOn(),
					it.followUp(), it.closedAt(), it.closedBy(), it.outcome(), it.closeReason(), it.overrideReason(),
					it.stoppedOn(), it.firstAttemptAt(), it.lastAttemptAt(), it.reachedAt(), it.nextStep(),
					it.nextDueAt(), it.repeatedOn(), it.toldApart(), it.linked(), it.afterSignOff(), it.recordedAt(),
					it.recordedBy(), it.withdrawnBecause(), notices.getOrDefault(id, List.of()),
					attempts.getOrDefault(id, List.of()), near.getOrDefault(id, List.of()),
					handed.getOrDefault(id, List.of()));
		}).toList();
	}

	private static <T> List<T> of(Map<UUID, List<T>> lists, ResultSet row) throws SQLException {
		return lists.computeIfAbsent(row.getObject("reach_out", UUID.class), id -> new ArrayList<>());
	}

	/**
	 * Overdoses of a person of a unit within some hours of one that is told now, the
	 * nearest first.
	 */
	List<ReachOutView.Near> near(UnitId unit, PersonKey person, @Nullable String ownRef, OffsetDateTime occurredAt,
			int hours) {
		return jdbc.sql("""
				select id, own_ref, occurred_at from treatment.reach_out
				where unit = :unit and overdose and withdrawn_at is null and (person = :person or own_ref = :ownRef)
				    and occurred_at between cast(:at as timestamptz) - make_interval(hours => :hours)
				        and cast(:at as timestamptz) + make_interval(hours => :hours)
				order by abs(extract(epoch from occurred_at - cast(:at as timestamptz)))""")
			.param("unit", unit.value())
			.param("person", person.value())
			.param("ownRef", ownRef)
			.param("at", occurredAt)
			.param("hours", hours)
			.query(Rows.of(ReachOutView.Near.class))
			.list();
	}

	/** Of which rows notices are that stand, by what stands for their sender's number. */
	Map<String, ReachOuts.Id> noticed(Collection<String> senderKeys) {
		var found = new HashMap<String, ReachOuts.Id>();
		jdbc.sql("select sender_key, reach_out from treatment.reach_notice where sender_key = any(:keys)")
			.param("keys", senderKeys.toArray(String[]::new))
			.query(row -> {
				found.put(row.getString("sender_key"), new ReachOuts.Id(row.getObject("reach_out", UUID.class)));
			});
		return found;
	}

	/** Adds one, which has its first version once it is stored with what follows. */
	void add(Fresh fresh, ReachOuts.Door door, @Nullable UUID in, Author author) {
		@Nullable PersonKey key = fresh.person();
		ReachEntry entry = fresh.entry();
		PersonRows
			.keyed(jdbc
				.sql("""
						insert into treatment.reach_out (id, version, unit, own_ref, person, person_space, key_version, agreement,
						    trigger_code, overdose, occurred_at, noticed_at, locality, age_band, naloxone_given, hospital,
						    attempts, visits, naloxone_at_contact, told_apart, left_out, after_sign_off, entered_by, entered_in,
						    recorded_at, recorded_by, recorded_by_name)
						values (:id, 0, :unit, :ownRef, :person, :space, :keyVersion, :agreement, :trigger, :overdose, :occurred,
						    :noticed, :locality, :age, :naloxone, :hospital, 0, 0, false, :apart, false, :late, :door, :in, :at,
						    :by, :byName)"""),
					key)
			.param("id", fresh.id().value())
			.param("unit", entry.unit().value())
			.param("ownRef", fresh.ownRef())
			.param("agreement", fresh.agreement())
			.param("trigger", entry.trigger())
			.param("overdose", fresh.overdose())
			.param("occurred", entry.occurredAt())
			.param("noticed", entry.receivedAt())
			.param("locality", entry.locality())
			.param("age", entry.ageBand())
			.param("naloxone", entry.naloxoneGiven())
			.param("hospital", entry.hospital())
			.param("apart", entry.apart())
			.param("late", fresh.late())
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Adds that somebody told of one. */
	void notice(ReachOuts.Id id, ReachEntry entry, @Nullable String senderKey, @Nullable UUID in, Author author) {
		jdbc.sql("""
				insert into treatment.reach_notice (id, reach_out, source, basis, received_at, sender_key, entered_in,
				    recorded_at, recorded_by, recorded_by_name)
				values (uuidv7(), :of, :source, :basis, :received, :key, :in, :at, :by, :byName)""")
			.param("of", id.value())
			.param("source", entry.source())
			.param("basis", entry.basis())
			.param("received", entry.receivedAt())
			.param("key", senderKey)
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Adds what another notice tells and nobody knew. */
	void complete(ReachOuts.Id id, Fresh more) {
		@Nullable PersonKey key = more.person();
		ReachEntry entry = more.entry();
		PersonRows.keyed(jdbc.sql("""
				update treatment.reach_out set noticed_at = least(noticed_at, :noticed),
				    own_ref = coalesce(own_ref, :ownRef), locality = coalesce(locality, :locality),
				    age_band = coalesce(age_band, :age), naloxone_given = coalesce(naloxone_given, :naloxone),
				    hospital = coalesce(hospital, :hospital), agreement = coalesce(agreement, :agreement),
				    person_space = case when person is null then :space else person_space end,
				    key_version = case when person is null then :keyVersion else key_version end,
				    person = coalesce(person, :person)
				where id = :id"""), key)
			.param("id", id.value())
			.param("noticed", entry.receivedAt())
			.param("ownRef", more.ownRef())
			.param("locality", entry.locality())
			.param("age", entry.ageBand())
			.param("naloxone", entry.naloxoneGiven())
			.param("hospital", entry.hospital())
			.param("agreement", more.agreement())
			.update();
	}

	/** Says by which reference and key a person is known. */
	void refer(ReachOuts.Id id, String ownRef, @Nullable PersonKey key, @Nullable String agreement) {
		PersonRows.keyed(jdbc.sql("""
				update treatment.reach_out set own_ref = :ownRef, agreement = :agreement,
				    person = :person, person_space = :space, key_version = :keyVersion where id = :id"""), key)
			.param("id", id.value())
			.param("ownRef", ownRef)
			.param("agreement", agreement)
			.update();
	}

	/** Adds that somebody tried. */
	void tried(ReachOuts.Id id, ReachEntry.Attempt attempt, Author author) {
		jdbc.sql(
				"""
						insert into treatment.reach_attempt (id, reach_out, tried_at, way, result, done, recorded_at, recorded_by,
						    recorded_by_name)
						values (uuidv7(), :of, :tried, :way, :result, :done, :at, :by, :byName)""")
			.param("of", id.value())
			.param("tried", attempt.at())
			.param("way", attempt.way())
			.param("result", attempt.result())
			.param("done", attempt.done().toArray(String[]::new))
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Takes an attempt back. */
	void takeBack(ReachOutView.AttemptId id, String because, Author author) {
		jdbc.sql("""
				update treatment.reach_attempt set withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName where id = :id""")
			.param("id", id.value())
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/** Tells what a first look found. */
	void triage(ReachOuts.Id id, ReachEntry.Triage found, Author author) {
		jdbc.sql("""
				update treatment.reach_out set triaged_at = coalesce(triaged_at, :at),
				    triaged_by_name = coalesce(triaged_by_name, :byName), known_here = :known, age_band = :age,
				    procedure_on = :procedure, adult_concern = :adult, adult_referred_on = :adultOn,
				    child_concern = :child, child_referred_on = :childOn where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("byName", author.words())
			.param("known", found.knownHere())
			.param("age", found.ageBand())
			.param("procedure", found.procedureOn())
			.param("adult", found.adultConcern())
			.param("adultOn", found.adultReferredOn())
			.param("child", found.childConcern())
			.param("childOn", found.childReferredOn())
			.update();
	}

	/** Says that it was looked at again. */
	void reviewed(ReachOuts.Id id, LocalDate on) {
		jdbc.sql("update treatment.reach_out set reviewed_on = :on where id = :id")
			.param("id", id.value())
			.param("on", on)
			.update();
	}

	/** Says how it is after some weeks. */
	void followedUp(ReachOuts.Id id, LocalDate on, String answer) {
		jdbc.sql("update treatment.reach_out set followed_up_on = :on, follow_up = :answer where id = :id")
			.param("id", id.value())
			.param("on", on)
			.param("answer", answer)
			.update();
	}

	/** Closes one. */
	void close(ReachOuts.Id id, ReachEntry.Closing closing, boolean leftOut, Author author) {
		jdbc.sql("""
				update treatment.reach_out set closed_at = :at, closed_by_name = :byName, outcome = :outcome,
				    close_reason = :reason, override_reason = :override, left_out = :out where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("byName", author.words())
			.param("outcome", closing.outcome())
			.param("reason", closing.reason())
			.param("override", closing.override())
			.param("out", leftOut)
			.update();
	}

	/** Opens one again that was closed wrongly. */
	void reopen(ReachOuts.Id id) {
		jdbc.sql("""
				update treatment.reach_out set closed_at = null, closed_by_name = null, outcome = null,
				    close_reason = null, override_reason = null, left_out = stopped_on is not null where id = :id""")
			.param("id", id.value())
			.update();
	}

	/** Hands one over to another unit. */
	void handOver(ReachOuts.Id id, UnitId from, UnitId to, String agreement, Author author) {
		jdbc.sql("update treatment.reach_out set unit = :to, agreement = :agreement where id = :id")
			.param("id", id.value())
			.param("to", to.value())
			.param("agreement", agreement)
			.update();
		jdbc.sql("""
				insert into treatment.reach_hand_over (id, reach_out, from_unit, to_unit, recorded_at, recorded_by,
				    recorded_by_name)
				values (uuidv7(), :id, :from, :to, :at, :by, :byName)""")
			.param("id", id.value())
			.param("from", from.value())
			.param("to", to.value())
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Says that one is no other event. */
	void apart(ReachOuts.Id id) {
		jdbc.sql("update treatment.reach_out set told_apart = true where id = :id").param("id", id.value()).update();
	}

	/** Gives all that was told of one event to another that it is the same as. */
	void give(ReachOuts.Id from, ReachOuts.Id to) {
		jdbc.sql("update treatment.reach_notice set reach_out = :to where reach_out = :from")
			.param("from", from.value())
			.param("to", to.value())
			.update();
		jdbc.sql("update treatment.reach_attempt set reach_out = :to where reach_out = :from")
			.param("from", from.value())
			.param("to", to.value())
			.update();
		jdbc.sql("""
				update treatment.reach_out t set noticed_at = least(t.noticed_at, f.noticed_at),
				    occurred_at = least(t.occurred_at, f.occurred_at), own_ref = coalesce(t.own_ref, f.own_ref),
				    locality = coalesce(t.locality, f.locality), age_band = coalesce(t.age_band, f.age_band),
				    naloxone_given = coalesce(t.naloxone_given, f.naloxone_given),
				    hospital = coalesce(t.hospital, f.hospital), agreement = coalesce(t.agreement, f.agreement),
				    person_space = case when t.person is null then f.person_space else t.person_space end,
				    key_version = case when t.person is null then f.key_version else t.key_version end,
				    person = coalesce(t.person, f.person), after_sign_off = t.after_sign_off or f.after_sign_off
				from treatment.reach_out f where t.id = :to and f.id = :from""")
			.param("from", from.value())
			.param("to", to.value())
			.update();
	}

	/** Stores what follows from what was done. */
	void stand(ReachOuts.Id id, ReachClock.Standing standing, boolean late) {
		jdbc.sql("""
				update treatment.reach_out set version = version + 1, attempts = :attempts, visits = :visits,
				    first_attempt_at = :first, last_attempt_at = :last, reached_at = :reached,
				    naloxone_at_contact = :naloxone, next_step = :step, next_due_at = :due, keyed = person is not null,
				    after_sign_off = after_sign_off or :late where id = :id""")
			.param("id", id.value())
			.param("attempts", standing.attempts())
			.param("visits", standing.visits())
			.param("first", standing.firstAttemptAt())
			.param("last", standing.lastAttemptAt())
			.param("reached", standing.reachedAt())
			.param("naloxone", standing.naloxone())
			.param("step", (standing.next() != null) ? standing.next().name() : null)
			.param("due", standing.nextDueAt())
			.param("late", late)
			.update();
	}

	/** Says of each overdose of a person on which day the next one was. */
	void settle(PersonKey person) {
		jdbc.sql(
				"""
						update treatment.reach_out r set repeated_on = n.next from (
						    select id, cast(lead(occurred_at) over (order by occurred_at, id) at time zone 'Europe/London' as date)
						        as next
						    from treatment.reach_out
						    where person = :person and person_space = :space and overdose and withdrawn_at is null) n
						where r.id = n.id and r.repeated_on is distinct from n.next""")
			.param("person", person.value())
			.param("space", person.space().value())
			.update();
	}

	/** Withdraws one, with all that tells of somebody. */
	void withdraw(ReachOuts.Id id, String because, Author author) {
		jdbc.sql("""
				update treatment.reach_out set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, own_ref = null, person = null, person_space = null, key_version = null,
				    agreement = null, next_step = null, next_due_at = null where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("because", because)
			.param("byName", author.words())
			.update();
		jdbc.sql("update treatment.reach_notice set sender_key = null where reach_out = :id")
			.param("id", id.value())
			.update();
	}

	/** Those of which what came in together told, and whether it opened them. */
	Map<ReachOuts.Id, Boolean> cameIn(UUID in) {
		var found = new HashMap<ReachOuts.Id, Boolean>();
		jdbc.sql("""
				select a.id, a.entered_in is not distinct from :in as opened from treatment.reach_out a
				where a.withdrawn_at is null and (a.entered_in = :in or exists (
				    select from treatment.reach_notice n where n.reach_out = a.id and n.entered_in = :in))""")
			.param("in", in)
			.query(row -> {
				found.put(new ReachOuts.Id(row.getObject("id", UUID.class)), row.getBoolean("opened"));
			});
		return found;
	}

	/** Takes back what of a file told of one that is older than it. */
	void forget(ReachOuts.Id id, UUID in) {
		jdbc.sql("delete from treatment.reach_notice where reach_out = :id and entered_in = :in")
			.param("id", id.value())
			.param("in", in)
			.update();
	}

	/** All that stand and happened from one day to another, as figures count them. */
	List<ReachTally.Event> events(LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select unit, trigger_code as trigger, overdose, occurred_at, noticed_at, reached_at, locality,
				    naloxone_at_contact as naloxone, follow_up, repeated_on, keyed, left_out
				from treatment.reach_out where withdrawn_at is null
				    and occurred_at >= cast(cast(:from as date) as timestamp) at time zone 'Europe/London'
				    and occurred_at < cast(cast(:to as date) + 1 as timestamp) at time zone 'Europe/London'""")
			.param("from", from)
			.param("to", to)
			.query(Rows.of(ReachTally.Event.class))
			.list();
	}

	/**
	 * How many came after figures of their period were released, by the place of each.
	 */
	Map<Integer, Long> late(List<LocalDate> froms, List<LocalDate> tos) {
		var late = new HashMap<Integer, Long>();
		jdbc.sql("""
				select p.n, count(*) as events
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join treatment.reach_out r
				    on cast(r.occurred_at at time zone 'Europe/London' as date) between p.first and p.last
				where r.after_sign_off and r.withdrawn_at is null group by p.n""")
			.param("froms", WaitStore.days(froms, it -> it))
			.param("tos", WaitStore.days(tos, it -> it))
			.query(row -> {
				late.put(row.getInt("n") - 1, row.getLong("events"));
			});
		return late;
	}

	/** The day of the first that stands; empty where there is none. */
	Optional<LocalDate> earliest() {
		return jdbc.sql("""
				select cast(min(occurred_at) at time zone 'Europe/London' as date) as first from treatment.reach_out
				where withdrawn_at is null""").query((row, number) -> Optional.ofNullable(day(row, "first"))).single();
	}

	/** Whether a unit has any that happened on or after a day. */
	boolean since(UnitId unit, LocalDate from) {
		return jdbc.sql("""
				select exists (select from treatment.reach_out where unit = :unit and withdrawn_at is null
				    and occurred_at >= cast(cast(:from as date) as timestamp) at time zone 'Europe/London')""")
			.param("unit", unit.value())
			.param("from", from)
			.query(Boolean.class)
			.single();
	}

	/** Asks nothing more of somebody from a day on. */
	List<Stopped> stop(PersonKey person, LocalDate from) {
		return jdbc.sql("""
				update treatment.reach_out set version = version + 1, stopped_on = :from, left_out = true,
				    next_step = null, next_due_at = null
				where closed_at is null and withdrawn_at is null and stopped_on is null
				    and person = :person and person_space = :space
				returning id, unit, occurred_at""")
			.param("from", from)
			.param("person", person.value())
			.param("space", person.space().value())
			.query(Rows.of(Stopped.class))
			.list();
	}

	/** Asks again of somebody; what is due follows from the facts. */
	List<Stopped> goOn(PersonKey person) {
		return jdbc.sql("""
				update treatment.reach_out set stopped_on = null, left_out = false
				where stopped_on is not null and closed_at is null and withdrawn_at is null
				    and person = :person and person_space = :space
				returning id, unit, occurred_at""")
			.param("person", person.value())
			.param("space", person.space().value())
			.query(Rows.of(Stopped.class))
			.list();
	}

	/**
	 * Localities in which so many overdoses happened within so many days, the last of
	 * them since a moment; the latest first.
	 */
	List<ReachOuts.Cluster> clusters(int events, int days, OffsetDateTime since) {
		return jdbc.sql("""
				select locality, cast(min(first_at) at time zone 'Europe/London' as date) as from_on,
				    cast(max(occurred_at) at time zone 'Europe/London' as date) as to_on
				from (select locality, occurred_at, count(*) over near as events, min(occurred_at) over near as first_at
				    from treatment.reach_out
				    where overdose and withdrawn_at is null and locality is not null
				        and occurred_at >= cast(:since as timestamptz) - make_interval(days => :days)
				    window near as (partition by locality order by occurred_at
				        range between make_interval(days => :days) preceding and current row)) found
				where events >= :events and occurred_at >= :since
				group by locality order by to_on desc, locality""")
			.param("events", events)
			.param("days", days)
			.param("since", since)
			.query(Rows.of(ReachOuts.Cluster.class))
			.list();
	}

	/** One that is added, or adds to another. */
	record Fresh(ReachOuts.Id id, ReachEntry entry, @Nullable String ownRef, @Nullable PersonKey person,
			@Nullable String agreement, boolean overdose, boolean late) {
	}

	/** One as it is stored, and who it is of. */
	record Stored(ReachOutView view, @Nullable PersonKey person, @Nullable String agreement) {
	}

	/** One of somebody who died, or did not. */
	record Stopped(ReachOuts.Id id, UnitId unit, OffsetDateTime occurredAt) {
	}

	private record Key(@Nullable PersonKey person, @Nullable String agreement) {
	}

}
