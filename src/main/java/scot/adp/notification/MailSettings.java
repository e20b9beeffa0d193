package scot.adp.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import scot.adp.platform.StartRefused;

/**
 * The mail server; without a host nothing is sent by mail.
 *
 * @param from the sender, whose mailbox gets what comes back
 * @param passwordFile holds the password of the user, alone
 * @param sslBundle of Spring Boot's, with the authority of a server of one's own
 */
@ConfigurationProperties("adp.mail")
record MailSettings(@Nullable String host, @DefaultValue("587") int port,
		@DefaultValue("starttls") MailSettings.Encryption encryption, @Nullable String from, @Nullable String user,
		@Nullable Path passwordFile, @Nullable String sslBundle) {

	/** How the way to the mail server is closed to others. */
	enum Encryption {

		/** Begins open and is refused where the server does not close it. */
		STARTTLS,
		/** Closed from the first byte. */
		TLS,
		/** Open: for a server on the same computer. */
		NONE

	}

	/** The host of a mail server that there is. */
	String server() {
		if (host == null) {
			throw new IllegalStateException("Mail is not configured");
		}
		return host;
	}

	/** The sender. */
	String sender() {
		if (from == null || from.isBlank()) {
			throw new StartRefused("The setting adp.mail.from is missing.",
					"Give the address that mail comes from, whose mailbox somebody reads.");
		}
		return from;
	}

	/**
	 * Refuses what would send mail in the open.
	 * @param production whether the program runs for real
	 * @throws StartRefused where it would
	 */
	void check(boolean production) {
		sender();
		if (encryption == Encryption.NONE && (production || !isLoopback(server()))) {
			throw new StartRefused(
					"The setting adp.mail.encryption is 'none', by which others could read mail on its way.",
					"Set it to 'starttls' (port 587) or 'tls' (port 465). Without encryption mail goes to a server on "
							+ "this computer alone, and not with the profile 'production'.");
		}
	}

	/**
	 * The password.
	 * @throws StartRefused where its file cannot be read
	 */
	Optional<String> password() {
		if (passwordFile == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(Files.readString(passwordFile).strip());
		}
		catch (IOException ex) {
			throw new StartRefused("The file of adp.mail.password-file, %s, cannot be read.".formatted(passwordFile),
					"Put the password of the mail server there, readable by the program's user.");
		}
	}

	private static boolean isLoopback(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
