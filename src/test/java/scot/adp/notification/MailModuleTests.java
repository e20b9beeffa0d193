package scot.adp.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.AccountId;
import scot.adp.identity.Addresses;
import scot.adp.identity.Author;
import scot.adp.identity.MailAddresses;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.notification.spi.MailLinks;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** Messages on their way over the bus to a mail server, on an encrypted line. */
@ApplicationModuleTest(verifyAutomatically = false, webEnvironment = WebEnvironment.NONE, extraIncludes = "bus")
@ContextConfiguration(initializers = MailModuleTests.OwnServers.class)
@TestPropertySource(properties = {
		"spring.autoconfigure.exclude=org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration,"
				+ "com.vaadin.flow.spring.SpringBootAutoConfiguration,"
				+ "com.vaadin.flow.spring.SpringSecurityAutoConfiguration" })
class MailModuleTests {

	private static final MailKeys KEYS = MailKeys.of("localhost");

	private static final int PORT = freePort();

	private static GreenMail server = started();

	@Autowired
	Messages messages;

	@Autowired
	Outbox outbox;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@MockitoBean
	Recording recording;

	@MockitoBean
	Addresses addresses;

	@MockitoBean
	MailAddresses mailAddresses;

	@MockitoBean
	MailLinks links;

	private AccountId person;

	private String address;

	@BeforeEach
	void standIns() {
		person = new AccountId(UUID.randomUUID());
		address = "ann.%s@example.org".formatted(person.value());
		given(mailAddresses.of(person)).willReturn(Optional.of(address));
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author()).id());
	}

	@AfterAll
	static void stop() {
		server.stop();
	}

	@Test
	void mailSaysItsSubjectAndWhereToLookAndNothingElse() throws Exception {
		put("Two updates are asked for", "Hello Ann Example, action HOU-10.2 asks you.");
		await().until(() -> state().equals("SENT"));

		assertThat(received()).singleElement().satisfies(mail -> {
			assertThat(mail.getSubject()).isEqualTo("Two updates are asked for");
			assertThat(GreenMailUtil.getBody(mail)).contains("Two updates are asked for", "http://localhost:8080/mine")
				.doesNotContain("Ann", "HOU-10.2");
			assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("adp@example.org");
			assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		});
		assertThat(jdbc.sql("select by_mail from notification.message where recipient = :to")
			.param("to", person.value())
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void whatIsToldOtherwiseByNowIsNotSentAnyMore() throws Exception {
		String path = "alerts/" + person.value();
		var dropped = transaction.execute(status -> {
			messages.put(MessageKind.WARNING, List.of(person), "Drug alert no. 7, urgent", "Blue tablets.", path);
			return messages.overtaken(path);
		});
		put("Drug alert no. 7 was withdrawn", "They were sweets.");
		await().until(() -> !received().isEmpty());

		assertThat(dropped).hasSize(1);
		assertThat(received()).singleElement()
			.satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Drug alert no. 7 was withdrawn"));
	}

	@Test
	void mailboxOfAServiceGetsItByNameAndAddress() throws Exception {
		address = "hub.%s@example.org".formatted(UUID.randomUUID());
		var mailbox = new Mailbox("Recovery hub", address);
		var put = new HashMap<Mailbox, Outbox.MessageId>();
		transaction.executeWithoutResult(status -> put.putAll(messages.putTo(MessageKind.WARNING,
				List.of(mailbox, mailbox), "Drug alert no. 7, urgent", "Blue tablets.", "alerts/7")));
		Outbox.MessageId id = put.values().iterator().next();
		await().until(() -> !received().isEmpty());

		assertThat(put).hasSize(1).containsKey(mailbox);
		assertThat(received()).singleElement()
			.satisfies(
					mail -> assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(address));
		await().until(() -> outbox.find(id).orElseThrow().state() == MessageState.SENT);
		assertThat(outbox.find(id))
			.hasValueSatisfying(message -> assertThat(message).returns("Recovery hub", MessageView::name)
				.returns(address, MessageView::email)
				.returns(null, MessageView::to));
		assertThat(outbox.noteBounced(UUID.randomUUID().toString(), id, 2).state()).isEqualTo(MessageState.BOUNCED);
	}

	@Test
	void linkOfAModuleStandsInTheMailAndNowhereElse() throws Exception {
		given(links.pathOf(any())).willReturn(Optional.of("alert-received/only-here"));
		put("Drug alert no. 7, urgent", "Blue tablets are about.");
		await().until(() -> state().equals("SENT"));

		assertThat(received()).singleElement()
			.satisfies(mail -> assertThat(GreenMailUtil.getBody(mail))
				.contains("http://localhost:8080/alert-received/only-here")
				.doesNotContain("/mine"));
		assertThat(jdbc.sql("""
				select count(*) from notification.message m
				where m::text like '%only-here%' or exists (
				    select from bus.event_publication_archive a where a::text like '%only-here%')""")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void whileTheServerIsAwayMessagesWaitAndGoOnceWhenItIsBack() {
		server.stop();
		put("An update is asked for", "Hello.");
		await().until(() -> jdbc.sql("""
				select count(*) from bus.event_publication
				where listener_id = 'notification.mail' and status = 'FAILED'""").query(Integer.class).single() == 1);
		assertThat(state()).isEqualTo("WAITING");
		server = started();
		jdbc.sql("update bus.event_publication set due_at = clock_timestamp()").update();
		await().until(() -> state().equals("SENT"));

		assertThat(received()).hasSize(1);
	}

	@Test
	void messageToSomebodyWithoutAnAddressWaitsForAHand() {
		given(mailAddresses.of(person)).willReturn(Optional.empty());
		put("An update is asked for", "Hello.");
		await().until(() -> jdbc.sql("select count(*) from bus.event_publication").query(Integer.class).single() == 0);

		assertThat(state()).isEqualTo("WAITING");
		assertThat(received()).isEmpty();
	}

	@Test
	void whatIsNoAddressHasBouncedAndIsNotTriedAgain() {
		given(mailAddresses.of(person)).willReturn(Optional.of("ann at example"));
		put("An update is asked for", "Hello.");
		await().until(() -> state().equals("BOUNCED"));

		assertThat(jdbc.sql("select bounce_reason from notification.message where recipient = :to")
			.param("to", person.value())
			.query(String.class)
			.single()).isEqualTo("NO_ADDRESS");
		assertThat(jdbc.sql("select count(*) from bus.event_publication").query(Integer.class).single()).isZero();
	}

	/** Somebody drops it at the moment in which it goes: one of both comes too late. */
	@Test
	void whatIsOnItsWayIsNotDroppedAsWell() throws Exception {
		var dropped = new CompletableFuture<Integer>();
		given(mailAddresses.of(person)).willAnswer(call -> {
			dropped.completeAsync(() -> jdbc.sql("""
					update notification.message set state = 'DROPPED', closed_at = now()
					where recipient = :to and state = 'WAITING'""").param("to", person.value()).update());
			await().until(() -> dropped.isDone() || jdbc
				.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%DROPPED%'")
				.query(Integer.class)
				.single() > 0);
			return Optional.of(address);
		});
		put("An update is asked for", "Hello.");

		assertThat(dropped.get(10, TimeUnit.SECONDS)).isZero();
		await().until(() -> state().equals("SENT"));
		assertThat(received()).hasSize(1);
	}

	@Test
	void whatCameBackIsNotedAndSentAgain() {
		put("An update is asked for", "Hello.");
		await().until(() -> state().equals("SENT"));
		outbox.noteBounced("1", id(), 2);
		assertThat(state()).isEqualTo("BOUNCED");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> outbox.sendAgain("2", id(), 2));
		outbox.sendAgain("2", id(), 3);
		await().until(() -> state().equals("SENT"));

		assertThat(received()).hasSize(2);
		assertThat(received().stream().map(MailModuleTests::messageId).distinct()).hasSize(1);
	}

	@Test
	void changeThatIsTakenBackSendsNothing() {
		transaction.executeWithoutResult(status -> {
			messages.put(MessageKind.NOTICE, List.of(person), "Nothing happened", "Hello.", "");
			status.setRollbackOnly();
		});
		put("Something happened", "Hello.");
		await().until(() -> state().equals("SENT"));

		assertThat(received()).singleElement()
			.satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Something happened"));
	}

	private void put(String subject, String body) {
		transaction.executeWithoutResult(
				status -> messages.put(MessageKind.NOTICE, List.of(person, person), subject, body, "mine"));
	}

	private String state() {
		return jdbc.sql("select state from notification.message where recipient = :to")
			.param("to", person.value())
			.query(String.class)
			.single();
	}

	private Outbox.MessageId id() {
		return new Outbox.MessageId(jdbc.sql("select id from notification.message where recipient = :to")
			.param("to", person.value())
			.query(UUID.class)
			.single());
	}

	private List<MimeMessage> received() {
		return Stream.of(server.getReceivedMessagesForDomain(address)).toList();
	}

	private static String messageId(MimeMessage mail) {
		try {
			return mail.getMessageID();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Author author() {
		return new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Anna Reid, Officer",
				OffsetDateTime.now());
	}

	private static Function<Author, Made<Identifier>> anyChange() {
		return any();
	}

	private static GreenMail started() {
		// GreenMail's own certificate is not for this computer's name.
		System.setProperty("greenmail.tls.keystore.file", KEYS.store().toString());
		System.setProperty("greenmail.tls.keystore.password", MailKeys.PASSWORD);
		var mail = new GreenMail(new ServerSetup(PORT, "localhost", ServerSetup.PROTOCOL_SMTPS));
		mail.start();
		return mail;
	}

	private static int freePort() {
		try (var socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static class OwnServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			var settings = new HashMap<String, Object>(TestDatabase.fresh());
			settings.putAll(Map.of("adp.mail.host", "localhost", "adp.mail.port", PORT, "adp.mail.encryption", "tls",
					"adp.mail.from", "adp@example.org", "adp.mail.ssl-bundle", "mail",
					"spring.ssl.bundle.pem.mail.truststore.certificate", "file:" + KEYS.certificate(), "adp.address",
					"http://localhost:8080"));
			context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("ownServers", settings));
		}

	}

}
