package scot.adp;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.activities.OwnProgramme;
import scot.adp.activities.ResourceView;
import scot.adp.activities.Resources;
import scot.adp.directory.ServiceId;
import scot.adp.directory.Services;
import scot.adp.directory.open.OpenSample;
import scot.adp.events.AftercareMissed;
import scot.adp.events.BusEvent;
import scot.adp.events.CoOccurringGapFound;
import scot.adp.events.DrugAlertChanged;
import scot.adp.events.DrugAlertIssued;
import scot.adp.events.DrugAlertWithdrawn;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.NonFatalOverdoseReported;
import scot.adp.events.NonFatalOverdoseReported.ChildConcern;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonKey;
import scot.adp.events.PlaceChanged;
import scot.adp.events.RecordId;
import scot.adp.events.ServicePaused;
import scot.adp.events.ServiceResumed;
import scot.adp.events.SpaceCode;
import scot.adp.identity.OwnPerson;
import scot.adp.people.Endings;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.support.AdpTest;
import scot.adp.support.MovableClock;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What modules do once they hear of one another: over the bus, each as it is. */
@AdpTest
class EventsBetweenModulesTests {

	private static final String UNIT = "NADARS";

	private static final String MISSED = "treatment.aftercare-missed";

	private static final String OVERDOSE = "families.non-fatal-overdose-reported";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	ApplicationContext context;

	@Autowired
	ApplicationEventPublisher publisher;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	Endings endings;

	@Autowired
	Services services;

	@Autowired
	Resources resources;

	@AutoClose
	OwnPerson lead;

	@AutoClose
	OwnProgramme programme;

	private final String reference = "NAD-97%03d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 1000));

	private final PersonKey person = new PersonKey(new SpaceCode("DEMO"), UUID.randomUUID().toString().replace("-", ""),
			1);

	private LocalDate today;

	@BeforeEach
	void begin() {
		today = LocalDate.now(clock);
		lead = OwnPerson.in(context).as(Role.UNIT_LEAD, UNIT);
		programme = OwnProgramme.in(context, UNIT, today);
	}

	@AfterEach
	void takeAway() {
		SecurityContextHolder.clearContext();
		for (String sql : List.of("delete from treatment.stay where own_ref = :reference",
				"delete from treatment.joint_care where own_ref = :reference",
				"delete from families.member_age where member in (select id from families.member where own_ref = :reference)",
				"delete from families.member where own_ref = :reference")) {
			jdbc.sql(sql).param("reference", reference).update();
		}
		for (Kept table : Kept.values()) {
			jdbc.sql("delete from %s where own_ref = :reference".formatted(table.name))
				.param("reference", reference)
				.update();
		}
		var told = jdbc.sql("select distinct ending from people.ending_key where value = :person")
			.param("person", person.value())
			.query(UUID.class)
			.list();
		for (String sql : List.of("delete from people.ending_key where ending = :id",
				"delete from people.ending where id = :id")) {
			told.forEach(it -> jdbc.sql(sql).param("id", it).update());
		}
		jdbc.sql("delete from activities.alert_heard where 'TEST_SUBSTANCE' = any(substances)").update();
		jdbc.sql("""
				update activities.resource set substances = array_remove(substances, 'TEST_SUBSTANCE')
				where 'TEST_SUBSTANCE' = any(substances)""").update();
	}

	@Test
	void stayIsMarkedWhereNobodyWasInTouchAfterwards() {
		UUID stay = stayLeft();
		UUID aftercare = UUID.randomUUID();
		var last = missed(aftercare, 3, today.minusDays(1), stay);

		heard(missed(aftercare, 2, today.minusDays(8), stay), MISSED);
		assertThat(missedOn(stay)).contains(today.minusDays(8));
		heard(last, MISSED);
		heard(last, MISSED);
		assertThat(missedOn(stay)).contains(today.minusDays(1));
		heard(missed(aftercare, 1, today.minusDays(20), stay), MISSED);
		heard(missed(UUID.randomUUID(), 1, today, null), MISSED);
		heard(missed(UUID.randomUUID(), 1, today, UUID.randomUUID()), MISSED);

		assertThat(missedOn(stay)).contains(today.minusDays(1));
	}

	@Test
	void workerRingsAnotherWhereAChildMayBeAffectedByAnOverdose() {
		try (var coordinator = OwnPerson.in(context).as(Role.UNIT_LEAD, "NAHSCP-CF-SF");
				var worker = OwnPerson.in(context).as(Role.PRACTITIONER, "NAHSCP-CF-SF");
				var elsewhere = OwnPerson.in(context).as(Role.UNIT_LEAD, "NAC-HOUSING")) {
			UUID overdose = UUID.randomUUID();
			heard(overdose(overdose, 2, ChildConcern.NOT_KNOWN, UNIT), OVERDOSE);
			assertThat(messages(coordinator)).isEmpty();
			var worried = overdose(overdose, 3, ChildConcern.YES, UNIT);
			heard(worried, OVERDOSE);
			heard(worried, OVERDOSE);
			heard(overdose(overdose, 1, ChildConcern.YES, UNIT), OVERDOSE);
			heard(overdose(UUID.randomUUID(), 1, ChildConcern.YES, "NAHSCP-CMH"), OVERDOSE);

			assertThat(messages(coordinator)).singleElement()
				.asString()
				.startsWith("North Ayrshire Drug and Alcohol Recovery Service looked into an overdose");
			assertThat(messages(worker)).isEmpty();
			assertThat(messages(elsewhere)).isEmpty();
		}
	}

	@Test
	void managersHearThatNobodyLeadsJointCare() {
		UUID care = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into treatment.joint_care (id, version, unit, partner, asked_by, asked_of, asked_on, own_ref, due_on,
						    asked_answered, gap_from_on, after_sign_off, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, 'NAHSCP-CMH', :unit, 'NAHSCP-CMH', cast(:today as date) - 30, :reference,
						    cast(:today as date) - 16, false, cast(:today as date) - 15, false, 'PAGE', now(), :id, 'Nobody')""")
			.param("id", care)
			.param("unit", UNIT)
			.param("reference", reference)
			.param("today", today)
			.update();

		heard(new CoOccurringGapFound(new Envelope(new EventId(UUID.randomUUID()), new RecordId(care), 1,
				Instant.now(clock), new UnitId(UNIT), 1, null), new UnitId(UNIT), new UnitId("NAHSCP-CMH")),
				"treatment.co-occurring-gap-found");

		assertThat(messages(lead)).singleElement()
			.asString()
			.startsWith("North Ayrshire Drug and Alcohol Recovery Service asked ");
	}

	private NonFatalOverdoseReported overdose(UUID overdose, int revision, ChildConcern concern, String unit) {
		return new NonFatalOverdoseReported(new Envelope(new EventId(UUID.randomUUID()), new RecordId(overdose),
				revision, Instant.now(clock), new UnitId(unit), 1, null), Instant.now(clock), concern);
	}

	private List<String> messages(OwnPerson to) {
		return jdbc.sql("select body from notification.message where recipient = :person")
			.param("person", to.id())
			.query(String.class)
			.list();
	}

	private AftercareMissed missed(UUID aftercare, int revision, LocalDate dueOn, @Nullable UUID stay) {
		return new AftercareMissed(new Envelope(new EventId(UUID.randomUUID()), new RecordId(aftercare), revision,
				Instant.now(clock), new UnitId("NAHSCP-CF-SF"), 1, null), dueOn,
				(stay != null) ? new RecordId(stay) : null);
	}

	private Optional<LocalDate> missedOn(UUID stay) {
		return jdbc.sql("select aftercare_missed_on from treatment.stay where id = :id")
			.param("id", stay)
			.query(LocalDate.class)
			.optional();
	}

	private UUID stayLeft() {
		var id = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into treatment.stay (id, version, unit, own_ref, kind, admitted_on, left_on, left_how, stage, since_on,
						    contact_due_on, after_sign_off, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :reference, 'REHABILITATION', cast(:left as date) - 60, :left, 'PLANNED', 'AFTERCARE',
						    :left, cast(:left as date) + 7, false, 'PAGE', now(), :id, 'Nobody')""")
			.param("id", id)
			.param("unit", UNIT)
			.param("reference", reference)
			.param("left", today.minusDays(30))
			.update();
		return id;
	}

	@ParameterizedTest
	@EnumSource
	void deathStops(Kept kept) {
		var id = keep(kept);

		died();

		await().untilAsserted(() -> assertThat(stopped(kept, id)).isEqualTo(today));
	}

	@ParameterizedTest
	@EnumSource
	void deathThatIsTakenBackBringsBack(Kept kept) {
		var id = keep(kept);
		var ending = died();
		await().until(() -> stopped(kept, id) != null);

		asLead(() -> endings.takeBack(key(), ending, Endings.Mistake.WRONG_PERSON));

		await().untilAsserted(() -> assertThat(stopped(kept, id)).isNull());
	}

	@Test
	void deathThatAnotherLearnedOfToStays() {
		var id = keep(Kept.WORK_PATH);
		died();
		await().until(() -> stopped(Kept.WORK_PATH, id) != null);

		heard(new PersonDiedWithdrawn(envelope(UUID.randomUUID(), 2, person)), "community.person-died-withdrawn");

		assertThat(stopped(Kept.WORK_PATH, id)).isEqualTo(today);
	}

	@Test
	void deathThatIsToldTwiceChangesNothingTheSecondTime() {
		var id = keep(Kept.WORK_PATH);
		var died = new PersonDied(envelope(UUID.randomUUID(), 1, person), today);
		heard(died, "community.person-died");
		int version = version(id);

		heard(died, "community.person-died");

		assertThat(version(id)).isEqualTo(version);
	}

	@Test
	void deathThatIsHeardAfterItWasTakenBackStopsNothing() {
		var id = keep(Kept.WORK_PATH);
		var record = UUID.randomUUID();
		heard(new PersonDiedWithdrawn(envelope(record, 2, person)), "community.person-died-withdrawn");

		heard(new PersonDied(envelope(record, 1, person), today), "community.person-died");

		assertThat(stopped(Kept.WORK_PATH, id)).isNull();
	}

	@Test
	void deathIsToldToWhatIsCounted() {
		keep(Kept.NEED_CHECK);
		int before = told("community.needs");

		died();

		await().untilAsserted(() -> assertThat(told("community.needs")).isGreaterThan(before));
	}

	@Test
	void alertAsksForALookAtTheResourcesThatNameItsSubstance() {
		var resource = resource();

		heard(issued(UUID.randomUUID(), 1), "activities.alert-issued");

		assertThat(toBeLookedAt(resource)).isTrue();
	}

	@Test
	void alertThatIsWithdrawnAsksForNoLook() {
		var resource = resource();
		var alert = UUID.randomUUID();
		heard(issued(alert, 1), "activities.alert-issued");

		heard(withdrawn(alert, 2), "activities.alert-withdrawn");

		assertThat(toBeLookedAt(resource)).isFalse();
	}

	@Test
	void alertThatIsHeardAfterItWasWithdrawnAsksForNoLook() {
		var resource = resource();
		var alert = UUID.randomUUID();
		heard(withdrawn(alert, 2), "activities.alert-withdrawn");

		heard(issued(alert, 1), "activities.alert-issued");

		assertThat(toBeLookedAt(resource)).isFalse();
	}

	@Test
	void alertThatNamesItsSubstanceLaterAsksThen() {
		var resource = resource();
		var alert = UUID.randomUUID();
		heard(new DrugAlertIssued(envelope(alert, 1, null), List.of(new ListedCode("ANOTHER")), List.of(),
				today.plusDays(9)), "activities.alert-issued");
		assertThat(toBeLookedAt(resource)).isFalse();

		heard(new DrugAlertChanged(envelope(alert, 2, null), substances(), List.of(), today.plusDays(9)),
				"activities.alert-changed");

		assertThat(toBeLookedAt(resource)).isTrue();
	}

	@Test
	void seriesEndsWithItsService() {
		var entry = new OpenSample(jdbc, clock.instant().atZone(clock.getZone())).add("Group " + UUID.randomUUID(),
				"OPEN");
		var series = weekly(entry.service(), null);

		asLead(() -> services.close(key(), new ServiceId(entry.service()), 1, today, null));

		await().untilAsserted(() -> assertThat(state(series)).isEqualTo("ENDED"));
		jdbc.sql("update directory.service set state = 'DRAFT', published_at = null, ended_on = null where id = :id")
			.param("id", entry.service())
			.update();
	}

	@Test
	void pauseOfAServiceHasItsSeriesCountedAnew() {
		var service = UUID.randomUUID();
		weekly(service, null);
		int before = told("activities.session");

		heard(new ServicePaused(envelope(service, 2, null), today.minusDays(9), null, new ListedCode("STAFFING")),
				"activities.series-paused");

		assertThat(told("activities.session")).isGreaterThan(before);
	}

	@Test
	void pauseThatIsOverHasItsSeriesCountedAnew() {
		var service = UUID.randomUUID();
		weekly(service, null);
		int before = told("activities.session");

		heard(new ServiceResumed(envelope(service, 3, null), today.minusDays(2)), "activities.series-resumed");

		assertThat(told("activities.session")).isGreaterThan(before);
	}

	@Test
	void seriesMovesToThePlaceThatLeadsOn() {
		var places = jdbc.sql("select id from directory.place where closed_on is null order by id limit 2")
			.query(UUID.class)
			.list();
		var old = UUID.randomUUID();
		var series = weekly(null, old);

		heard(new PlaceChanged(envelope(old, 2, null), new RecordId(places.getFirst()), today),
				"activities.series-moved");

		assertThat(jdbc.sql("select place from activities.series where id = :id")
			.param("id", series)
			.query(UUID.class)
			.single()).isEqualTo(places.getFirst());
	}

	@Test
	void schoolThatMergesHasItsYearsCountedAnew() {
		var school = jdbc.sql("select school from families.school_roll limit 1").query(UUID.class).single();
		int before = told("families.school");

		heard(new PlaceChanged(envelope(school, 99, null), null, today), "families.school-changed");

		assertThat(told("families.school")).isGreaterThan(before);
	}

	/** A row of somebody of this test alone, like one of the sample. */
	private UUID keep(Kept kept) {
		var id = copied(kept.name, Map.of(), kept.which);
		if (kept == Kept.SUPPORT) {
			var member = copied("families.member", Map.of("support", id), "role = 'PARENT'");
			jdbc.sql("insert into families.member_age (member, from_on, age_band) values (:id, :on, 'OVER_25')")
				.param("id", member)
				.param("on", today)
				.update();
		}
		return id;
	}

	private UUID copied(String table, Map<String, ?> more, String which) {
		var id = UUID.randomUUID();
		var other = new HashMap<String, Object>(more);
		other.putAll(Map.of("id", id, "unit", UNIT, "own_ref", reference, "person", person.value(), "person_space",
				person.space().value(), "key_version", 1));
		if (table.equals(Kept.VOLUNTEER.name)) {
			other.put("number", 1_000_000 + Math.floorMod(id.hashCode(), 1_000_000));
		}
		String columns = jdbc.sql("""
				select string_agg(column_name, ', ') from information_schema.columns
				where table_schema || '.' || table_name = :table and is_generated = 'NEVER'""")
			.param("table", table)
			.query(String.class)
			.single();
		assertThat(jdbc
			.sql("""
					insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s,
					    (select to_jsonb(t) || cast(:other as jsonb) from %1$s t where %3$s limit 1))"""
				.formatted(table, columns, which))
			.param("other", JSON.writeValueAsString(other))
			.update()).isOne();
		return id;
	}

	private @Nullable LocalDate stopped(Kept kept, UUID id) {
		return jdbc.sql("select stopped_on from %s where id = :id".formatted(kept.name))
			.param("id", id)
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single()
			.orElse(null);
	}

	private int version(UUID path) {
		return jdbc.sql("select version from community.work_path where id = :id")
			.param("id", path)
			.query(Integer.class)
			.single();
	}

	private Endings.Id died() {
		SecurityContextHolder.getContext().setAuthentication(authentication());
		var ending = endings.record(key(), new UnitId(UNIT), Endings.Someone.of(null, reference), today);
		SecurityContextHolder.clearContext();
		return ending;
	}

	private UUID resource() {
		var resource = jdbc.sql("select id from activities.resource where withdrawn_on is null order by id limit 1")
			.query(UUID.class)
			.single();
		jdbc.sql(
				"update activities.resource set substances = array_append(substances, 'TEST_SUBSTANCE') where id = :id")
			.param("id", resource)
			.update();
		return resource;
	}

	private boolean toBeLookedAt(UUID resource) {
		SecurityContextHolder.getContext().setAuthentication(authentication());
		var state = resources.find(new Resources.Id(resource)).orElseThrow().state();
		SecurityContextHolder.clearContext();
		return state == ResourceView.State.CHECK;
	}

	private DrugAlertIssued issued(UUID alert, int revision) {
		return new DrugAlertIssued(envelope(alert, revision, null), substances(), List.of(), today.plusDays(9));
	}

	private DrugAlertWithdrawn withdrawn(UUID alert, int revision) {
		return new DrugAlertWithdrawn(envelope(alert, revision, null), substances(), List.of(), today.plusDays(9));
	}

	private static List<ListedCode> substances() {
		return List.of(new ListedCode("TEST_SUBSTANCE"));
	}

	private UUID weekly(@Nullable UUID service, @Nullable UUID place) {
		var series = programme.weekly(today.minusDays(30), place, LocalTime.of(18, 0), LocalTime.of(20, 0));
		jdbc.sql("update activities.series set service = :service where id = :id")
			.param("service", service)
			.param("id", series)
			.update();
		return series;
	}

	private String state(UUID series) {
		return jdbc.sql("select state from activities.series where id = :id")
			.param("id", series)
			.query(String.class)
			.single();
	}

	private static Envelope envelope(UUID record, int revision, @Nullable PersonKey person) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(record), revision, Instant.now(),
				new UnitId(UNIT), 1, person);
	}

	/** Publishes an event, and waits until a listener has done with it. */
	private void heard(BusEvent event, String listener) {
		int before = done(event, listener);
		transaction.executeWithoutResult(status -> publisher.publishEvent(event));
		await().until(() -> done(event, listener) > before);
	}

	private int done(BusEvent event, String listener) {
		return jdbc.sql("""
				select count(*) from bus.event_publication_archive
				where listener_id = :listener and serialized_event like :event""")
			.param("listener", listener)
			.param("event", "%" + event.envelope().eventId().value() + "%")
			.query(Integer.class)
			.single();
	}

	/** How often it was told that records of a data set changed. */
	private int told(String dataSet) {
		return jdbc.sql("""
				select count(distinct id) from (
				    select id, event_type, serialized_event from bus.event_publication union all
				    select id, event_type, serialized_event from bus.event_publication_archive) e
				where event_type like '%.RecordsChanged' and serialized_event like :dataSet""")
			.param("dataSet", "%\"" + dataSet + "\"%")
			.query(Integer.class)
			.single();
	}

	private void asLead(Runnable work) {
		SecurityContextHolder.getContext().setAuthentication(authentication());
		work.run();
		SecurityContextHolder.clearContext();
	}

	private UsernamePasswordAuthenticationToken authentication() {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(lead.username());
		return UsernamePasswordAuthenticationToken.authenticated(user, null, List.copyOf(user.getAuthorities()));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	/** What has a clock of somebody, and which rows of the sample go on. */
	enum Kept {

		WAIT("treatment.wait", "ended_on is null and withdrawn_at is null"),
		REACH_OUT("treatment.reach_out", "closed_at is null and stopped_on is null and withdrawn_at is null"),
		SUPPORT("families.support", "ended_on is null and stopped_on is null and withdrawn_at is null"),
		AFTERCARE("families.aftercare",
				"ended_on is null and cancelled_on is null and stopped_on is null and withdrawn_at is null"),
		CRAFT_COURSE("families.craft_course", "stopped_on is null and withdrawn_at is null"),
		THERAPY_START("families.therapy_start",
				"started_on is null and closed_on is null and stopped_on is null and withdrawn_at is null"),
		WORK_PATH("community.work_path", "ended_on is null and withdrawn_at is null"),
		LEARNER_PATH("community.learner_path", "end_on is null and withdrawn_at is null"),
		NEED_CHECK("community.need_check", "stage <> 'END' and withdrawn_at is null"),
		VOLUNTEER("community.volunteer", "state = 'ACTIVE' and withdrawn_at is null");

		private final String name;

		private final String which;

		Kept(String name, String which) {
			this.name = name;
			this.which = which;
		}

	}

}
