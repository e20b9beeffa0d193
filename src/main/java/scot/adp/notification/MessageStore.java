package scot.adp.notification;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.AccountId;
import scot.adp.platform.Rows;

/** Reads and writes messages. */
@Component
class MessageStore {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final String COLUMNS = """
			select id, version, recipient, kind, subject, body, state, created_at, created_by_name, closed_at,
			    by_mail, path, bounce_reason, mailbox, mailbox_name
			from notification.message
			""";

	private final JdbcClient jdbc;

	MessageStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Those that wait: warnings, then the oldest first; others: the newest first. */
	List<Row> page(MessageState state, int offset, int limit) {
		return jdbc
			.sql(COLUMNS + " where state = :state order by %s, id offset :offset limit :limit"
				.formatted((state == MessageState.WAITING) ? "kind <> 'WARNING', created_at" : "created_at desc"))
			.param("state", state.name())
			.param("offset", offset)
			.param("limit", limit)
			.query(Row.class)
			.list();
	}

	int count(MessageState state) {
		return jdbc.sql("select count(*) from notification.message where state = :state")
			.param("state", state.name())
			.query(Integer.class)
			.single();
	}

	/** How many there are in each of some states; none where it is left out. */
	Map<MessageState, Integer> counts(Collection<MessageState> of) {
		var counts = new EnumMap<MessageState, Integer>(MessageState.class);
		jdbc.sql("""
				select state, cast(count(*) as int) as messages from notification.message where state = any(:states)
				group by state""").param("states", Rows.names(of)).query(row -> {
			counts.put(MessageState.valueOf(row.getString("state")), row.getInt("messages"));
		});
		return counts;
	}

	List<Row> batch(Outbox.BatchId batch) {
		return jdbc.sql(COLUMNS + " where batch = :batch order by created_at, id")
			.param("batch", batch.value())
			.query(Row.class)
			.list();
	}

	Optional<Row> find(Outbox.MessageId id) {
		return jdbc.sql(COLUMNS + " where id = :id").param("id", id.value()).query(Row.class).optional();
	}

	List<Delivery> deliveries(Collection<Outbox.MessageId> ids) {
		return jdbc.sql("select id, state, closed_at from notification.message where id = any(:ids)")
			.param("ids", Rows.ids(ids))
			.query(Delivery.class)
			.list();
	}

	/** A message that nobody else marks until the end of the transaction. */
	Optional<Row> claimed(Outbox.MessageId id) {
		return jdbc.sql(COLUMNS + " where id = :id for update").param("id", id.value()).query(Row.class).optional();
	}

	void add(Outbox.MessageId id, Outbox.BatchId batch, NewMessage message, @Nullable AccountId by, String byName,
			OffsetDateTime at) {
		add(id, batch, message.to(), null, message.kind(), message.subject(), message.body(), message.path(), by,
				byName, at);
	}

	/** Adds one to somebody, or to a mailbox. */
	void add(Outbox.MessageId id, Outbox.BatchId batch, @Nullable AccountId to, @Nullable Mailbox mailbox,
			MessageKind kind, String subject, String body, String path, @Nullable AccountId by, String byName,
			OffsetDateTime at) {
		jdbc.sql("""
				insert into notification.message (id, version, batch, recipient, kind, subject, body, state,
				    created_by, created_by_name, created_at, path, mailbox, mailbox_name)
				values (:id, 1, :batch, :recipient, :kind, :subject, :body, 'WAITING', :by, :byName, :at, :path,
				    :mailbox, :mailboxName)""")
			.param("id", id.value())
			.param("batch", batch.value())
			.param("recipient", (to != null) ? to.value() : null)
			.param("mailbox", (mailbox != null) ? mailbox.address() : null)
			.param("mailboxName", (mailbox != null) ? mailbox.name() : null)
			.param("kind", kind.name())
			.param("subject", subject)
			.param("body", body)
			.param("by", (by != null) ? by.value() : null)
			.param("byName", byName)
			.param("at", at)
			.param("path", path)
			.update();
	}

	/**
	 * Notes that the mail server took a message that waits, or refused it.
	 * @param refused the code; null where it took it
	 */
	void sent(Outbox.MessageId id, @Nullable String refused, OffsetDateTime at) {
		jdbc.sql("""
				update notification.message set version = version + 1, state = :state, bounce_reason = :refused,
				    closed_at = :at, by_mail = true
				where id = :id and state = 'WAITING'""")
			.param("state", ((refused != null) ? MessageState.BOUNCED : MessageState.SENT).name())
			.param("refused", refused)
			.param("at", at)
			.param("id", id.value())
			.update();
	}

	/**
	 * Notes that a message that was sent came back, unless it has another version by now.
	 */
	boolean bounced(Outbox.MessageId id, int expectedVersion, String reason) {
		return jdbc.sql("""
				update notification.message set version = version + 1, state = 'BOUNCED', bounce_reason = :reason
				where id = :id and version = :version and state = 'SENT'""")
			.param("reason", reason)
			.param("id", id.value())
			.param("version", expectedVersion)
			.update() == 1;
	}

	/** Lets a message that bounced wait again, unless it has another version by now. */
	boolean again(Outbox.MessageId id, int expectedVersion) {
		return jdbc.sql("""
				update notification.message set version = version + 1, state = 'WAITING', bounce_reason = null,
				    closed_at = null, by_mail = false
				where id = :id and version = :version and state = 'BOUNCED'""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.update() == 1;
	}

	/** Closes a message that waits or bounced, unless it has another version by now. */
	boolean close(Outbox.MessageId id, int expectedVersion, MessageState state, OffsetDateTime at) {
		return jdbc.sql("""
				update notification.message set version = version + 1, state = :state, closed_at = :at,
				    bounce_reason = null
				where id = :id and version = :version and state in ('WAITING', 'BOUNCED')""")
			.param("state", state.name())
			.param("at", at)
			.param("id", id.value())
			.param("version", expectedVersion)
			.update() == 1;
	}

	/** Drops what waits about something, and tells what that was. */
	Set<Outbox.MessageId> dropWaiting(String path, OffsetDateTime at) {
		return jdbc.sql("""
				update notification.message set version = version + 1, state = 'DROPPED', closed_at = :at
				where path = :path and state = 'WAITING' returning id as value""")
			.param("path", path)
			.param("at", at)
			.query(Outbox.MessageId.class)
			.set();
	}

	/** The last message to each that was not dropped. */
	Map<AccountId, LastMessage> last(Collection<AccountId> accounts, MessageKind kind) {
		var last = new HashMap<AccountId, LastMessage>();
		jdbc.sql("""
				select distinct on (recipient) recipient, state, coalesce(closed_at, created_at) as at
				from notification.message
				where recipient = any(:accounts) and kind = :kind and state <> 'DROPPED'
				order by recipient, created_at desc, id desc""")
			.param("accounts", Rows.ids(accounts))
			.param("kind", kind.name())
			.query(row -> {
				last.put(new AccountId(row.getObject("recipient", UUID.class)),
						new LastMessage(row.getObject("at", OffsetDateTime.class).atZoneSameInstant(ZONE).toLocalDate(),
								MessageState.valueOf(row.getString("state"))));
			});
		return last;
	}

	/**
	 * A message.
	 *
	 * @param recipient null where it goes to a mailbox
	 */
	record Row(Outbox.MessageId id, int version, @Nullable AccountId recipient, MessageKind kind, String subject,
			String body, MessageState state, OffsetDateTime createdAt, String createdByName,
			@Nullable OffsetDateTime closedAt, boolean byMail, String path, @Nullable String bounceReason,
			@Nullable String mailbox, @Nullable String mailboxName) {
	}

}
