package scot.adp.notification.ui;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.notification.MessageState;
import scot.adp.notification.Outbox;
import scot.adp.shell.spi.WorkItems;

/**
 * Reminds the support team of messages that nobody sent yet, and of those that bounced.
 */
@Configuration(proxyBeanMethods = false)
class OutboxToday {

	@Bean
	WorkItems unsentMessages(Outbox outbox) {
		return WorkItems.reminder(reader -> reader.may("notification.message.send"),
				() -> outbox.count(MessageState.WAITING), "outbox.work", "outbox");
	}

	@Bean
	WorkItems bouncedMessages(Outbox outbox) {
		return WorkItems.reminder(reader -> reader.may("notification.message.send"),
				() -> outbox.count(MessageState.BOUNCED), "outbox.bounces", "outbox?bounced");
	}

}
