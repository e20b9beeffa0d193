package scot.adp.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.MailException;
import scot.adp.notification.MailSettings.Encryption;
import scot.adp.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a mail server says, and what follows from it. */
class MailerTests {

	private Server server;

	@BeforeEach
	void start() throws IOException {
		server = new Server();
	}

	@AfterEach
	void stop() throws IOException {
		server.close();
	}

	@Test
	void serverThatTakesItRefusesNothing() {
		assertThat(send(Encryption.NONE)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "RCPT, 550, 550", "RCPT, 550 5.1.1, 550", "RCPT, 553, 553", "END, 554, 554" })
	void whatIsRefusedForGoodHasBounced(String command, String said, String code) {
		server.answers.put(command, said + " no");

		assertThat(send(Encryption.NONE)).isEqualTo(code);
	}

	@Test
	void mailGoesOnAWayThatTheServerClosedHalfway() throws Exception {
		server.closesWith(MailKeys.of("localhost"));

		assertThat(sendTo(MailKeys.of("localhost"))).isNull();
		assertThat(server.saw.toString()).startsWith("EHLOSTAREHLO").contains("MAIL");
	}

	/** Who stands in between has a certificate too, of an authority that we believe. */
	@Test
	void serverWithACertificateForAnotherNameGetsNothing() throws Exception {
		server.closesWith(MailKeys.of("elsewhere.example.org"));

		assertThatExceptionOfType(MailException.class).isThrownBy(() -> sendTo(MailKeys.of("elsewhere.example.org")))
			.withStackTraceContaining("Could not convert socket to TLS");
		assertThat(server.saw).contains("STAR").doesNotContain("MAIL");
	}

	@Test
	void serverWhoseAuthorityNobodyKnowsGetsNothing() throws Exception {
		server.closesWith(MailKeys.of("localhost"));

		assertThatExceptionOfType(MailException.class).isThrownBy(() -> sendTo(MailKeys.of("elsewhere.example.org")))
			.withStackTraceContaining("Could not convert socket to TLS");
		assertThat(server.saw).contains("STAR").doesNotContain("MAIL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ann at example", "", "ann@example.org, ben@example.org" })
	void whatIsNoAddressHasBouncedWithoutAServer(String to) {
		assertThat(new Mailer(settings("localhost", Encryption.NONE), new DefaultSslBundleRegistry()).send("1", to,
				"Something waits", "Read it there."))
			.hasValue(Outbox.NO_ADDRESS);
		assertThat(server.saw).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'', false", "' ', false", "localhost, true" })
	void emptyNameOfAServerIsNone(String host, boolean mail) {
		new ApplicationContextRunner().withUserConfiguration(MailConfiguration.class)
			.withBean(SslBundles.class, DefaultSslBundleRegistry::new)
			.withPropertyValues("adp.mail.host=" + host, "adp.mail.from=adp@example.org", "adp.mail.encryption=tls")
			.run(context -> assertThat(context.getBeansOfType(Mailer.class)).hasSize(mail ? 1 : 0));
	}

	@ParameterizedTest
	@CsvSource({ "RCPT, 450", "END, 452", "MAIL, 550", "MAIL, 451", "EHLO, 421", "RCPT, 554 5.7.1", "RCPT, 550 5.7.1",
			"END, 554 5.7.1" })
	void whatMayBeTakenAnotherTimeIsTriedAgain(String command, String code) {
		server.answers.put(command, code + " not now");
		server.answers.put("HELO", code + " not now");

		assertThatExceptionOfType(MailException.class).isThrownBy(() -> send(Encryption.NONE));
	}

	@Test
	void serverThatOffersNoEncryptionGetsNothing() {
		assertThatExceptionOfType(MailException.class).isThrownBy(() -> send(Encryption.STARTTLS));
		assertThat(server.saw).doesNotContain("MAIL");
	}

	@Test
	void openWayIsForAServerOnThisComputerAloneAndNotInProduction(@TempDir Path folder) {
		assertThatCode(() -> settings("localhost", Encryption.NONE).check(false)).doesNotThrowAnyException();
		assertThatCode(() -> settings("mail.example.org", Encryption.TLS).check(true)).doesNotThrowAnyException();
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> settings("localhost", Encryption.NONE).check(true));
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> settings("192.0.2.1", Encryption.NONE).check(false));
	}

	@Test
	void passwordIsWhatItsFileHolds(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("password");
		Files.writeString(file, "a pass word\n");

		assertThat(new MailSettings("localhost", 25, Encryption.NONE, "adp@example.org", "adp", file, null).password())
			.hasValue("a pass word");
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new MailSettings("localhost", 25,
				Encryption.NONE, "adp@example.org", "adp", folder.resolve("none"), null)
			.password());
	}

	private @Nullable String send(Encryption encryption) {
		return new Mailer(settings("localhost", encryption), new DefaultSslBundleRegistry())
			.send("1", "ann@example.org", "Something waits", "Read it there.")
			.orElse(null);
	}

	private @Nullable String sendTo(MailKeys trusted) throws IOException {
		var bundle = SslBundle.of(new PemSslStoreBundle(null,
				PemSslStoreDetails.forCertificate(Files.readString(trusted.certificate()))));
		return new Mailer(
				new MailSettings("localhost", server.port(), Encryption.STARTTLS, "adp@example.org", null, null, "own"),
				new DefaultSslBundleRegistry("own", bundle))
			.send("1", "ann@example.org", "Something waits", "Read it there.")
			.orElse(null);
	}

	private MailSettings settings(String host, Encryption encryption) {
		return new MailSettings(host, server.port(), encryption, "adp@example.org", null, null, null);
	}

	/** Says yes to everything, or what it is told to say. */
	private static final class Server {

		final Map<String, String> answers = new HashMap<>();

		final StringBuffer saw = new StringBuffer();

		private @Nullable SSLContext closing;

		private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

		Server() throws IOException {
			Thread.ofVirtual().start(this::listen);
		}

		/** Offers from now on to close the way. */
		void closesWith(MailKeys keys) throws Exception {
			char[] password = MailKeys.PASSWORD.toCharArray();
			var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			managers.init(KeyStore.getInstance(keys.store().toFile(), password), password);
			var context = SSLContext.getInstance("TLS");
			context.init(managers.getKeyManagers(), null, null);
			closing = context;
			answers.put("EHLO", "250-here\r\n250 STARTTLS");
			answers.put("STAR", "220 go on");
		}

		int port() {
			return socket.getLocalPort();
		}

		void close() throws IOException {
			socket.close();
		}

		private void listen() {
			try {
				while (true) {
					try (Socket one = socket.accept()) {
						say(one, "220 here");
						talk(one);
					}
					catch (SSLException ex) {
						// The other side did not like our certificate.
					}
				}
			}
			catch (SocketException ex) {
				// Closed.
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private void talk(Socket one) throws IOException {
			var in = new BufferedReader(new InputStreamReader(one.getInputStream(), StandardCharsets.US_ASCII));
			boolean text = false;
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (text) {
					text = !line.equals(".");
					if (!text) {
						say(one, answers.getOrDefault("END", "250 taken"));
					}
					continue;
				}
				String command = line.substring(0, Math.min(4, line.length()));
				saw.append(command);
				text = command.equals("DATA");
				say(one, answers.getOrDefault(command, text ? "354 go on" : "250 yes"));
				if (command.equals("STAR") && closing != null) {
					var closed = (SSLSocket) closing.getSocketFactory().createSocket(one, null, true);
					closed.setUseClientMode(false);
					talk(closed);
					return;
				}
				if (command.equals("QUIT")) {
					return;
				}
			}
		}

		private static void say(Socket one, String line) throws IOException {
			one.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
			one.getOutputStream().flush();
		}

	}

}
