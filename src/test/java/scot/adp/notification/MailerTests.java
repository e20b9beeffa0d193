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
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
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
	@CsvSource({ "RCPT, 550", "RCPT, 553", "END, 554" })
	void whatIsRefusedForGoodHasBounced(String command, String code) {
		server.answers.put(command, code + " no");

		assertThat(send(Encryption.NONE)).isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource({ "RCPT, 450", "END, 452", "MAIL, 550", "MAIL, 451", "EHLO, 421" })
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

	private MailSettings settings(String host, Encryption encryption) {
		return new MailSettings(host, server.port(), encryption, "adp@example.org", null, null, null);
	}

	/** Says yes to everything, or what it is told to say. */
	private static final class Server {

		final Map<String, String> answers = new HashMap<>();

		final StringBuffer saw = new StringBuffer();

		private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

		Server() throws IOException {
			Thread.ofVirtual().start(this::listen);
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
						talk(one);
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
			say(one, "220 here");
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
