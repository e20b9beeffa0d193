package scot.adp.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.MessagePut;
import scot.adp.events.RecordId;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;

/**
 * Puts messages for modules: whoever knows the words of what happened puts them here, in
 * the transaction of the change. It asks for no permission, since what people may do is
 * asked where the change is. Where mail is configured it is on its way within seconds,
 * else the support team sends it by hand from the outbox.
 */
@Component
public class Messages {

	/** Who writes, where the program does. */
	private static final String PROGRAM = "The program";

	private final MessageStore messages;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Messages(MessageStore messages, ApplicationEventPublisher events, Clock clock) {
		this.messages = messages;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Puts the same message to some people.
	 * @param subject is all that a mail says: a line without names and without words that
	 * somebody typed
	 * @param body what who sends it by hand can send, at most {@link Outbox#BODY_LIMIT}
	 * @param path where in the program it is about, without a slash before it; empty for
	 * Today
	 * @return the message of each
	 * @throws Problem where a text is missing or too long
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Map<AccountId, Outbox.MessageId> put(MessageKind kind, Collection<AccountId> to, String subject, String body,
			String path) {
		var batch = new Outbox.BatchId(UUID.randomUUID());
		return to.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					each -> put(batch, new NewMessage(each, kind, subject, body, path), null)));
	}

	/**
	 * Puts the same message to some mailboxes, each once.
	 * @return the message of each
	 * @throws Problem where a text is missing or too long
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Map<Mailbox, Outbox.MessageId> putTo(MessageKind kind, Collection<Mailbox> to, String subject, String body,
			String path) {
		checked(subject, body);
		var batch = new Outbox.BatchId(UUID.randomUUID());
		return to.stream().distinct().collect(Collectors.toMap(Function.identity(), each -> {
			var id = new Outbox.MessageId(UUID.randomUUID());
			messages.add(id, batch, null, each, kind, subject, body, path, null, PROGRAM, OffsetDateTime.now(clock));
			tell(id, 1);
			return id;
		}));
	}

	/** How far messages are, of those that are there still. */
	public Map<Outbox.MessageId, Delivery> deliveries(Collection<Outbox.MessageId> ids) {
		return messages.deliveries(ids).stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
	}

	/**
	 * Takes out what still waits to be sent about something, since it is told otherwise
	 * by now: whoever sends by hand would send what does not hold any more.
	 * @param path where in the program it is about
	 * @return those that waited
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Set<Outbox.MessageId> overtaken(String path) {
		return messages.dropWaiting(path, OffsetDateTime.now(clock));
	}

	/** Puts one that somebody wrote, or the program where nobody did. */
	Outbox.MessageId put(Outbox.BatchId batch, NewMessage message, @Nullable Author author) {
		checked(message.subject(), message.body());
		var id = new Outbox.MessageId(UUID.randomUUID());
		messages.add(id, batch, message, (author != null) ? author.account() : null,
				(author != null) ? author.words() : PROGRAM,
				(author != null) ? author.at() : OffsetDateTime.now(clock));
		tell(id, 1);
		return id;
	}

	/** Has a message sent by mail, where that is configured. */
	void tell(Outbox.MessageId id, int version) {
		events.publishEvent(new MessagePut(new Envelope(new EventId(UUID.randomUUID()), new RecordId(id.value()),
				version, clock.instant(), null, 1, null)));
	}

	private static void checked(String subject, String body) {
		check("subject", subject, Outbox.SUBJECT_LIMIT);
		check("body", body, Outbox.BODY_LIMIT);
	}

	private static void check(String path, String text, int limit) {
		new Problem.Faults().when(Blanks.isBlank(text), path, "Say something.").text(text, limit, path).raise();
	}

}
