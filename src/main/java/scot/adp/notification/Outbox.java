package scot.adp.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.AccountId;
import scot.adp.identity.AddressView;
import scot.adp.identity.Addresses;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * Messages that wait to be sent, and those that were: by mail where that is configured,
 * else by hand. The support team's alone, since it holds addresses.
 */
@Service
@Transactional
public class Outbox {

	/** The most characters of a subject. */
	public static final int SUBJECT_LIMIT = 200;

	/** The most characters of a body. */
	public static final int BODY_LIMIT = 20_000;

	/** The reason of a bounce that somebody saw come back. */
	public static final String CAME_BACK = "CAME_BACK";

	/** The reason of a bounce where what stands as an address is none. */
	public static final String NO_ADDRESS = "NO_ADDRESS";

	private final MessageStore messages;

	private final Messages put;

	private final Addresses addresses;

	private final Recording recording;

	Outbox(MessageStore messages, Messages put, Addresses addresses, Recording recording) {
		this.messages = messages;
		this.put = put;
		this.addresses = addresses;
		this.recording = recording;
	}

	/**
	 * Puts messages into the outbox together.
	 * @param idempotencyKey new for each time
	 * @return their batch, by which {@link #batch} finds them
	 */
	@Allowed(operation = "notification.message.put", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public BatchId put(String idempotencyKey, List<NewMessage> wanted) {
		var known = addresses.of(wanted.stream().map(NewMessage::to).toList());
		for (NewMessage message : wanted) {
			if (!known.containsKey(message.to())) {
				throw Problem.notFound("account", message.to().value().toString());
			}
		}
		return recording.once(idempotencyKey, wanted, BatchId::new, author -> {
			var batch = new BatchId(UUID.randomUUID());
			for (NewMessage message : wanted) {
				put.put(batch, message, author);
				recording.tell(subject(message.to()),
						Map.of("kind", message.kind().name(), "state", MessageState.WAITING.name()));
			}
			return Made.told(batch);
		});
	}

	/**
	 * Notes that somebody sent a message by hand.
	 * @param expectedVersion the message's version that the caller saw
	 * @throws Problem where it is unknown or does not wait any more
	 */
	@Allowed(operation = "notification.message.send", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public MessageView markSent(String idempotencyKey, MessageId id, int expectedVersion) {
		return close(idempotencyKey, id, expectedVersion, MessageState.SENT);
	}

	/**
	 * Takes a message out that is not to be sent.
	 * @param expectedVersion the message's version that the caller saw
	 * @throws Problem where it is unknown or does not wait any more
	 */
	@Allowed(operation = "notification.message.drop", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public MessageView drop(String idempotencyKey, MessageId id, int expectedVersion) {
		return close(idempotencyKey, id, expectedVersion, MessageState.DROPPED);
	}

	/**
	 * Notes that a mail that was sent came back to the sender's mailbox.
	 * @param expectedVersion the message's version that the caller saw
	 * @throws Problem where it is unknown or was not sent
	 */
	@Allowed(operation = "notification.message.send", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public MessageView noteBounced(String idempotencyKey, MessageId id, int expectedVersion) {
		return change(idempotencyKey, id, expectedVersion, MessageState.BOUNCED,
				author -> messages.bounced(id, expectedVersion, CAME_BACK));
	}

	/**
	 * Sends a message again that bounced, by mail where that is configured.
	 * @param expectedVersion the message's version that the caller saw
	 * @throws Problem where it is unknown or did not bounce
	 */
	@Allowed(operation = "notification.message.send", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public MessageView sendAgain(String idempotencyKey, MessageId id, int expectedVersion) {
		return change(idempotencyKey, id, expectedVersion, MessageState.WAITING, author -> {
			boolean again = messages.again(id, expectedVersion);
			if (again) {
				put.tell(id, expectedVersion + 1);
			}
			return again;
		});
	}

	/**
	 * Notes that somebody sent the same words to several people by hand.
	 * @param seen the messages with the version of each that the caller saw
	 * @throws Problem where one of them is unknown or does not wait any more: then none
	 * is noted
	 */
	@Allowed(operation = "notification.message.send", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void markSent(String idempotencyKey, Map<MessageId, Integer> seen) {
		seen.forEach((id, version) -> close(each(idempotencyKey, id), id, version, MessageState.SENT));
	}

	/**
	 * Takes messages with the same words out that are not to be sent.
	 * @param seen the messages with the version of each that the caller saw
	 * @throws Problem where one of them is unknown or does not wait any more: then none
	 * is dropped
	 */
	@Allowed(operation = "notification.message.drop", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void drop(String idempotencyKey, Map<MessageId, Integer> seen) {
		seen.forEach((id, version) -> close(each(idempotencyKey, id), id, version, MessageState.DROPPED));
	}

	private static String each(String key, MessageId id) {
		return "%s/%s".formatted(key, id.value());
	}

	/**
	 * Some messages: of those that wait warnings, then the oldest first; others the
	 * newest first.
	 */
	@Allowed(operation = "notification.message.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public List<MessageView> page(MessageState state, int offset, int limit) {
		return views(messages.page(state, offset, limit));
	}

	/** A message by id. */
	@Allowed(operation = "notification.message.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public Optional<MessageView> find(MessageId id) {
		return messages.find(id).map(message -> views(List.of(message)).getFirst());
	}

	/** How many messages there are. */
	@Allowed(operation = "notification.message.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public int count(MessageState state) {
		return messages.count(state);
	}

	/** How many messages there are in each of some states; none where it is left out. */
	@Allowed(operation = "notification.message.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public Map<MessageState, Integer> counts(Collection<MessageState> of) {
		return messages.counts(of);
	}

	/** The messages that were put together. */
	@Allowed(operation = "notification.message.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public List<MessageView> batch(BatchId batch) {
		return views(messages.batch(batch));
	}

	/** When people last had a message of a kind; those who never did are left out. */
	@Allowed(operation = "notification.message.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public Map<AccountId, LastMessage> last(Collection<AccountId> accounts, MessageKind kind) {
		return messages.last(accounts, kind);
	}

	private MessageView close(String key, MessageId id, int expectedVersion, MessageState state) {
		return change(key, id, expectedVersion, state,
				author -> messages.close(id, expectedVersion, state, author.at()));
	}

	private MessageView change(String key, MessageId id, int expectedVersion, MessageState state,
			Predicate<Author> change) {
		MessageStore.Row message = known(id);
		recording.once(key, List.of(id, expectedVersion, state), MessageId::new, author -> {
			if (!change.test(author)) {
				throw Problem.conflict("Somebody sent or dropped this message meanwhile.", known(id).version());
			}
			return new Made<>(id, subject(message), Map.of("state", state.name()));
		});
		return views(List.of(known(id))).getFirst();
	}

	private MessageStore.Row known(MessageId id) {
		return messages.find(id).orElseThrow(() -> Problem.notFound("message", id.value().toString()));
	}

	private static String subject(MessageStore.Row message) {
		return (message.recipient() != null) ? subject(message.recipient())
				: "message %s to a mailbox".formatted(message.id().value());
	}

	private static String subject(AccountId to) {
		return "message to account %s".formatted(to.value());
	}

	private List<MessageView> views(List<MessageStore.Row> rows) {
		var known = addresses
			.of(rows.stream().map(MessageStore.Row::recipient).filter(Objects::nonNull).distinct().toList());
		return rows.stream()
			.map(row -> view(row, (row.recipient() != null) ? known.get(row.recipient()) : null))
			.toList();
	}

	private static MessageView view(MessageStore.Row row, @Nullable AddressView address) {
		return new MessageView(row.id(), row.version(), row.recipient(),
				(address != null) ? address.name() : Objects.requireNonNullElse(row.mailboxName(), ""),
				(address != null) ? address.email() : row.mailbox(), row.kind(), row.subject(), row.body(), row.state(),
				row.createdAt(), row.createdByName(), row.closedAt(), row.byMail(), row.bounceReason());
	}

	/** A message to a person. */
	public record MessageId(UUID value) implements Identifier {
	}

	/** Messages that were put into the outbox together. */
	public record BatchId(UUID value) implements Identifier {
	}

}
