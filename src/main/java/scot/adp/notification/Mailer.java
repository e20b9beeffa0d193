package scot.adp.notification;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends a mail through the configured server. */
class Mailer {

	private static final String PATIENCE_MILLIS = "10000";

	private static final Pattern OWN_RULES = Pattern.compile("^\\d{3}[ -]5\\.7\\.");

	private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

	private final String from;

	Mailer(MailSettings settings, SslBundles bundles) {
		this.from = settings.sender();
		sender.setHost(settings.server());
		sender.setPort(settings.port());
		sender.setDefaultEncoding("UTF-8");
		if (settings.user() != null) {
			sender.setUsername(settings.user());
			settings.password().ifPresent(sender::setPassword);
		}
		var how = sender.getJavaMailProperties();
		how.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
		how.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
		how.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
		how.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
		how.setProperty("mail.smtp.ssl.checkserveridentity", "true");
		switch (settings.encryption()) {
			case STARTTLS -> {
				how.setProperty("mail.smtp.starttls.enable", "true");
				how.setProperty("mail.smtp.starttls.required", "true");
			}
			case TLS -> how.setProperty("mail.smtp.ssl.enable", "true");
			case NONE -> {
				// On this computer, as the settings have checked.
			}
		}
		if (settings.sslBundle() != null) {
			how.put("mail.smtp.ssl.socketFactory",
					bundles.getBundle(settings.sslBundle()).createSslContext().getSocketFactory());
		}
	}

	/**
	 * Sends a mail.
	 * @param id the same each time it is sent, by which mail programs know it
	 * @return the code by which the server refused it for good, such as 550, or
	 * {@link Outbox#NO_ADDRESS}; empty where the server took it
	 * @throws org.springframework.mail.MailException where it may take it another time
	 */
	Optional<String> send(String id, String to, String subject, String text) {
		try {
			if (InternetAddress.parse(to).length != 1) {
				return Optional.of(Outbox.NO_ADDRESS);
			}
		}
		catch (AddressException ex) {
			return Optional.of(Outbox.NO_ADDRESS);
		}
		try {
			sender.send(composed(id, to, subject, text));
			return Optional.empty();
		}
		catch (MailSendException ex) {
			return Optional.of(Arrays.stream(ex.getMessageExceptions())
				.flatMap(Mailer::all)
				.flatMap(Mailer::refusal)
				.findFirst()
				.orElseThrow(() -> ex));
		}
	}

	private MimeMessage composed(String id, String to, String subject, String text) {
		try {
			var mail = new KnownMessage(sender, id);
			var helper = new MimeMessageHelper(mail, "UTF-8");
			helper.setFrom(from);
			helper.setTo(to);
			helper.setSubject(subject);
			helper.setText(text);
			mail.setHeader("Auto-Submitted", "auto-generated");
			return mail;
		}
		catch (MessagingException ex) {
			throw new MailSendException("A mail could not be composed", ex);
		}
	}

	private static Stream<Exception> all(Exception ex) {
		return Stream.iterate(ex, it -> it != null,
				it -> (it instanceof MessagingException one) ? one.getNextException() : null);
	}

	/**
	 * A refusal of the one it is for, or of what it says; not of who sends. Nor one for
	 * the server's own rules (5.7), such as that it passes on nothing for us: that is put
	 * right there, and would be no different for anybody else.
	 */
	private static Stream<String> refusal(Exception ex) {
		int code = switch (ex) {
			case SMTPAddressFailedException address -> address.getReturnCode();
			case SMTPSendFailedException said when !said.getCommand().startsWith("MAIL") -> said.getReturnCode();
			default -> 0;
		};
		return (code >= 550 && code <= 554 && !OWN_RULES.matcher(String.valueOf(ex.getMessage())).find())
				? Stream.of(String.valueOf(code)) : Stream.empty();
	}

	private static final class KnownMessage extends MimeMessage {

		private final String id;

		KnownMessage(JavaMailSenderImpl sender, String id) {
			super(sender.getSession());
			this.id = id;
		}

		@Override
		protected void updateMessageID() throws MessagingException {
			setHeader("Message-ID", "<%s@adp>".formatted(id));
		}

	}

}
