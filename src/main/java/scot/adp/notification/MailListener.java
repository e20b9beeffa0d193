package scot.adp.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.MessagePut;
import scot.adp.identity.MailAddresses;
import scot.adp.notification.spi.MailLinks;
import scot.adp.platform.AdpSettings;

/** Sends a message by mail, where that is configured and an address is known. */
@Component
class MailListener {

	private final ObjectProvider<Mailer> mailer;

	private final MessageStore messages;

	private final MailAddresses addresses;

	private final ObjectProvider<MailLinks> links;

	private final AdpSettings settings;

	private final Clock clock;

	MailListener(ObjectProvider<Mailer> mailer, MessageStore messages, MailAddresses addresses,
			ObjectProvider<MailLinks> links, AdpSettings settings, Clock clock) {
		this.mailer = mailer;
		this.messages = messages;
		this.addresses = addresses;
		this.links = links;
		this.settings = settings;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "notification.mail")
	void on(MessagePut event) {
		var id = new Outbox.MessageId(event.envelope().record().value());
		mailer.ifAvailable(mail -> messages.claimed(id)
			.filter(message -> message.state() == MessageState.WAITING)
			.ifPresent(message -> address(message).ifPresent(to -> send(mail, message, to))));
	}

	private Optional<String> address(MessageStore.Row message) {
		return (message.recipient() != null) ? addresses.of(message.recipient())
				: Optional.ofNullable(message.mailbox());
	}

	private void send(Mailer mail, MessageStore.Row message, String to) {
		String path = links.stream()
			.flatMap(module -> module.pathOf(message.id()).stream())
			.findFirst()
			.orElse(message.path());
		Optional<String> refused = mail.send(message.id().value().toString(), to, message.subject(), """
				Something waits for you on the platform of your Alcohol and Drug Partnership:

				%s

				Read it there: %s/%s

				This mail was sent by the program. It says no more, since mail can be read by others on its way.
				""".formatted(message.subject(), settings.address(), path));
		messages.sent(message.id(), refused.orElse(null), OffsetDateTime.now(clock));
	}

}
