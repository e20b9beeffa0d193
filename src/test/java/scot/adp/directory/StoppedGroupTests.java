package scot.adp.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.activities.OwnProgramme;
import scot.adp.activities.SeriesPlans;
import scot.adp.directory.open.OpenSample;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.GroupStopped;
import scot.adp.events.RecordId;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.support.AdpTest;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the directory asks once the log of activities tells that a group stopped: over the
 * bus, between both modules as they are.
 */
@AdpTest
class StoppedGroupTests {

	private static final String UNIT = "NADARS";

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
	SeriesPlans plans;

	@Autowired
	Services services;

	@AutoClose
	OwnPerson lead;

	@AutoClose
	OwnProgramme group;

	private LocalDate today;

	private OpenSample.Made entry;

	@BeforeEach
	void begin() {
		today = LocalDate.now(clock);
		lead = OwnPerson.in(context).as(Role.UNIT_LEAD, UNIT);
		group = OwnProgramme.in(context, UNIT, today);
		jdbc.sql("update activities.programme set kind = 'RECOVERY_GROUP' where id = :id")
			.param("id", group.id())
			.update();
		entry = new OpenSample(jdbc, clock.instant().atZone(clock.getZone())).add("Group " + UUID.randomUUID(), "OPEN");
	}

	@AfterEach
	void takeAway() {
		SecurityContextHolder.clearContext();
		for (String sql : List.of("delete from directory.entry_report where service = :id",
				"update directory.service set state = 'DRAFT', published_at = null, ended_on = null where id = :id")) {
			jdbc.sql(sql).param("id", entry.service()).update();
		}
	}

	@Test
	void seriesThatIsEndedAsksItsProviderToEndTheEntry() {
		var series = weekly();
		asLead(() -> plans.end(key(), series, 1, today.minusDays(2)));

		await().untilAsserted(() -> assertThat(reports()).containsExactly(
				Map.of("code", 20, "route", "LOG", "state", "OPEN", "stopped_on", today.minusDays(2).toString())));
		assertThat(messages()).isPositive();
		assertThat(state()).as("it ends nothing by itself").isEqualTo("PUBLISHED");
	}

	@Test
	void entryStandsWithItsReasonAmongWhatIsToBeDone() {
		heard(stopped(UUID.randomUUID(), 2));

		assertThat(words("services/assurance")).contains("Its group stopped on");
	}

	@Test
	void secondDeliveryAsksNoSecondTime() {
		var event = stopped(UUID.randomUUID(), 2);
		heard(event);
		int messages = messages();
		heard(event);

		assertThat(reports()).hasSize(1);
		assertThat(messages()).isEqualTo(messages);
	}

	@Test
	void laterRevisionOfTheSameSeriesAsksNoSecondTime() {
		var series = UUID.randomUUID();
		heard(stopped(series, 2));
		answered();
		int messages = messages();
		heard(stopped(series, 3));

		assertThat(reports()).hasSize(1);
		assertThat(messages()).isEqualTo(messages);
	}

	@Test
	void olderWordThatComesLateSaysNothing() {
		var series = UUID.randomUUID();
		heard(stopped(series, 5));
		answered();
		heard(stopped(series, 4));

		assertThat(reports()).hasSize(1);
	}

	@Test
	void asLongAsNobodyAnsweredNoOtherSeriesAsks() {
		heard(stopped(UUID.randomUUID(), 2));
		heard(stopped(UUID.randomUUID(), 2));

		assertThat(reports()).hasSize(1);
	}

	@Test
	void groupThatMeetsAgainByThenIsNotAskedAbout() {
		weekly();
		heard(stopped(UUID.randomUUID(), 2));

		assertThat(reports()).isEmpty();
		assertThat(messages()).isZero();
	}

	@Test
	void entryThatHasEndedByThenIsNotAskedAbout() {
		asLead(() -> services.close(key(), new ServiceId(entry.service()), 1, today, null));
		heard(stopped(UUID.randomUUID(), 2));

		assertThat(reports()).isEmpty();
		assertThat(messages()).isZero();
	}

	@Test
	void endingTheEntryAnswersThatItsGroupStopped() {
		heard(stopped(UUID.randomUUID(), 2));
		asLead(() -> services.close(key(), new ServiceId(entry.service()), version(), today, null));

		assertThat(reports()).extracting(it -> it.get("state")).containsExactly("RESOLVED");
	}

	@Test
	void groupThatIsNotListedAsksNobody() {
		var event = new GroupStopped(envelope(UUID.randomUUID(), 2), null, null, today);
		heard(event);

		assertThat(reports()).isEmpty();
	}

	private SeriesPlans.Id weekly() {
		var series = group.weekly(today.minusDays(30), null, LocalTime.of(18, 0), LocalTime.of(20, 0));
		jdbc.sql("update activities.series set service = :service where id = :id")
			.param("service", entry.service())
			.param("id", series)
			.update();
		return new SeriesPlans.Id(series);
	}

	private GroupStopped stopped(UUID series, int revision) {
		return new GroupStopped(envelope(series, revision), new RecordId(entry.service()), null, today.minusDays(1));
	}

	private static Envelope envelope(UUID series, int revision) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(series), revision, Instant.now(),
				new UnitId(UNIT), 1, null);
	}

	/** Publishes an event, and waits until the directory has done with it. */
	private void heard(GroupStopped event) {
		int before = done(event);
		transaction.executeWithoutResult(status -> publisher.publishEvent(event));
		await().until(() -> done(event) > before);
	}

	private int done(GroupStopped event) {
		return jdbc.sql("""
				select count(*) from bus.event_publication_archive
				where listener_id = 'directory.group-stopped' and serialized_event like :event""")
			.param("event", "%" + event.envelope().eventId().value() + "%")
			.query(Integer.class)
			.single();
	}

	private void answered() {
		jdbc.sql(
				"""
						update directory.entry_report set state = 'REJECTED', outcome = 'It meets.', answered_by_name = 'Nobody',
						    answered_at = now() where service = :id""")
			.param("id", entry.service())
			.update();
	}

	private List<Map<String, Object>> reports() {
		return jdbc.sql(
				"select code, route, state, cast(stopped_on as text) as stopped_on from directory.entry_report where service = :id")
			.param("id", entry.service())
			.query()
			.listOfRows();
	}

	private int messages() {
		return jdbc.sql("select count(*) from notification.message where path = :path")
			.param("path", "services/" + entry.service())
			.query(Integer.class)
			.single();
	}

	private String state() {
		return jdbc.sql("select state from directory.service where id = :id")
			.param("id", entry.service())
			.query(String.class)
			.single();
	}

	private int version() {
		return jdbc.sql("select version from directory.service where id = :id")
			.param("id", entry.service())
			.query(Integer.class)
			.single();
	}

	private void asLead(Runnable work) {
		SecurityContextHolder.getContext().setAuthentication(authentication());
		work.run();
		SecurityContextHolder.clearContext();
	}

	private Authentication authentication() {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(lead.username());
		return UsernamePasswordAuthenticationToken.authenticated(user, null, List.copyOf(user.getAuthorities()));
	}

	private String words(String place) {
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(authentication());
				var window = person.newWindow()) {
			window.getUI().navigate(place);
			window.roundTrip();
			return ((Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
				.getTextRecursively();
		}
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
