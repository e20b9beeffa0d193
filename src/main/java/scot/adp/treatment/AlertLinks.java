package scot.adp.treatment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import org.springframework.stereotype.Component;
import scot.adp.notification.Outbox;
import scot.adp.notification.spi.MailLinks;

/**
 * Makes a link of its own for each mail about an alert. The link stands in the mail and
 * nowhere else: what is kept is its hash.
 */
@Component
class AlertLinks implements MailLinks {

	private static final int BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	private final RecipientStore recipients;

	private final Clock clock;

	AlertLinks(RecipientStore recipients, Clock clock) {
		this.recipients = recipients;
		this.clock = clock;
	}

	@Override
	public Optional<String> pathOf(Outbox.MessageId message) {
		return recipients.of(message).map(recipient -> {
			var bytes = new byte[BYTES];
			random.nextBytes(bytes);
			String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
			recipients.addLink(hash(token), recipient, OffsetDateTime.now(clock));
			return "%s/%s".formatted(AlertReceipts.LINK, token);
		});
	}

	static String hash(String token) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
