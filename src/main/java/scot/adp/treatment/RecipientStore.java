package scot.adp.treatment;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceView;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.MemberView;
import scot.adp.notification.Mailbox;
import scot.adp.notification.Outbox;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.treatment.AlertRecipientView.Way;

/** Keeps who got an alert and who said so. Rows are only added. */
@Component
class RecipientStore {

	/** What was said and not taken back since. */
	private static final String KNOWN = """
			(select s.* from treatment.alert_receipt s where not exists (select from treatment.alert_receipt_undone u
			    where u.recipient = s.recipient and u.number = s.number))""";

	/** Of each alert all, and each of its audiences. */
	private static final String REACH = """
			select r.alert, r.audience, a.issued_at, a.national_at, count(*) as recipients,
			    count(*) filter (where k.acknowledged_at <= a.issued_at + make_interval(hours => :hours)
			        or a.issued_at + make_interval(hours => :hours) < :now) as due,
			    count(*) filter (where k.acknowledged_at <= a.issued_at + make_interval(hours => :hours)) as in_time,
			    count(k.acknowledged_at) as acknowledged,
			    (array_agg(k.acknowledged_at order by k.acknowledged_at nulls last))
			        [cast(ceil(0.9 * count(*)) as int)] as ninetieth_at
			from treatment.alert_recipient r
			join treatment.drug_alert a on a.id = r.alert
			left join %s k on k.recipient = r.id
			where %s
			group by grouping sets ((r.alert, a.issued_at, a.national_at), (r.alert, a.issued_at, a.national_at, r.audience))
			order by r.alert, r.audience nulls first""";

	private static final RowMapper<AlertReach> REACHED = Rows.of(AlertReach.class);

	private static final RowMapper<Row> ROW = Rows.of(Row.class);

	private final JdbcClient jdbc;

	RecipientStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds those who are not there yet. */
	void add(DrugAlerts.Id alert, List<New> recipients, OffsetDateTime at) {
		jdbc.sql(
				"""
						insert into treatment.alert_recipient (id, alert, member, account, service, mailbox, mailbox_name, unit,
						    audience, sent_at)
						select n.id, :alert, n.member, n.account, n.service, n.mailbox, n.mailbox_name, n.unit, n.audience, :at
						from unnest(cast(:ids as uuid[]), cast(:members as uuid[]), cast(:accounts as uuid[]),
						    cast(:services as uuid[]), cast(:mailboxes as text[]), cast(:names as text[]), cast(:units as text[]),
						    cast(:audiences as text[]))
						    as n (id, member, account, service, mailbox, mailbox_name, unit, audience)""")
			.param("alert", alert.value())
			.param("at", at)
			.param("ids", Rows.ids(recipients.stream().map(New::id).toList()))
			.param("members", ids(recipients, New::member))
			.param("accounts", ids(recipients, New::account))
			.param("services", ids(recipients, New::service))
			.param("mailboxes",
					WaitStore.texts(recipients, it -> (it.mailbox() != null) ? it.mailbox().address() : null))
			.param("names", WaitStore.texts(recipients, it -> (it.mailbox() != null) ? it.mailbox().name() : null))
			.param("units", Rows.codes(recipients.stream().map(New::unit).toList()))
			.param("audiences", recipients.stream().map(New::audience).toArray(String[]::new))
			.update();
	}

	/**
	 * To which of some services, and of the people of some units, some alerts were sent.
	 */
	List<SentTo> sentTo(Collection<DrugAlerts.Id> alerts, Collection<ServiceId> services, Collection<UnitId> units) {
		return jdbc.sql("""
				select distinct alert, service, unit from treatment.alert_recipient
				where alert = any(:alerts) and (service = any(:services) or unit = any(:units) and service is null)""")
			.param("alerts", Rows.ids(alerts))
			.param("services", Rows.ids(services))
			.param("units", Rows.codes(units))
			.query(Rows.of(SentTo.class))
			.list();
	}

	private static @Nullable UUID[] ids(List<New> of, Function<New, @Nullable Identifier> id) {
		var ids = new @Nullable UUID[of.size()];
		for (int i = 0; i < ids.length; i++) {
			@Nullable Identifier found = id.apply(of.get(i));
			ids[i] = (found != null) ? found.value() : null;
		}
		return ids;
	}

	/** Notes which message told a recipient of an alert what. */
	void addMessages(Map<AlertReceipts.RecipientId, Outbox.MessageId> messages, String about, OffsetDateTime at) {
		var recipients = List.copyOf(messages.keySet());
		jdbc.sql("""
				insert into treatment.alert_message (message, recipient, about, put_at)
				select n.message, n.recipient, :about, :at
				from unnest(cast(:messages as uuid[]), cast(:recipients as uuid[])) as n (message, recipient)""")
			.param("about", about)
			.param("at", at)
			.param("messages", Rows.ids(recipients.stream().map(messages::get).toList()))
			.param("recipients", Rows.ids(recipients))
			.update();
	}

	/** Everybody an alert was sent to, those first who have not acknowledged it. */
	List<Row> of(DrugAlerts.Id alert) {
		return jdbc
			.sql("""
					select r.id, r.member, r.account, r.service, r.mailbox, r.mailbox_name, r.unit, r.audience, r.sent_at,
					    k.acknowledged_at, k.way, k.noted_by_name as noted_by, k.noted_by as noted_by_account,
					    (select m.message from treatment.alert_message m where m.recipient = r.id and m.about = 'ISSUED'
					     order by m.put_at desc limit 1) as message
					from treatment.alert_recipient r left join %s k on k.recipient = r.id
					where r.alert = :alert order by k.acknowledged_at nulls first, r.audience, r.unit, r.id"""
				.formatted(KNOWN))
			.param("alert", alert.value())
			.query(ROW)
			.list();
	}

	/** The recipient that somebody is of an alert. */
	Optional<AlertReceipts.RecipientId> of(DrugAlerts.Id alert, AccountId account) {
		return jdbc.sql("select id as value from treatment.alert_recipient where alert = :alert and account = :account")
			.param("alert", alert.value())
			.param("account", account.value())
			.query(AlertReceipts.RecipientId.class)
			.optional();
	}

	/** The recipient whom a message was for. */
	Optional<AlertReceipts.RecipientId> of(Outbox.MessageId message) {
		return jdbc.sql("select recipient as value from treatment.alert_message where message = :message")
			.param("message", message.value())
			.query(AlertReceipts.RecipientId.class)
			.optional();
	}

	/** The recipients whom some messages were for. */
	Set<AlertReceipts.RecipientId> of(Collection<Outbox.MessageId> messages) {
		return jdbc
			.sql("select distinct recipient as value from treatment.alert_message where message = any(:messages)")
			.param("messages", Rows.ids(messages))
			.query(AlertReceipts.RecipientId.class)
			.set();
	}

	/** The recipient whom a link was for. */
	Optional<Of> byLink(String hash) {
		return jdbc.sql("""
				select r.id, r.alert, r.unit, k.acknowledged_at from treatment.alert_link l
				join treatment.alert_recipient r on r.id = l.recipient
				left join %s k on k.recipient = r.id
				where l.hash = :hash""".formatted(KNOWN)).param("hash", hash).query(Of.class).optional();
	}

	Optional<Of> find(AlertReceipts.RecipientId id) {
		return jdbc.sql("""
				select r.id, r.alert, r.unit, k.acknowledged_at from treatment.alert_recipient r
				left join %s k on k.recipient = r.id where r.id = :id""".formatted(KNOWN))
			.param("id", id.value())
			.query(Of.class)
			.optional();
	}

	/** Those of some alerts that were sent to somebody who has not acknowledged them. */
	List<DrugAlerts.Id> silent(AccountId account, Collection<DrugAlerts.Id> alerts) {
		return jdbc.sql("""
				select r.alert as value from treatment.alert_recipient r
				where r.account = :account and r.alert = any(:alerts)
				    and not exists (select from %s k where k.recipient = r.id)""".formatted(KNOWN))
			.param("account", account.value())
			.param("alerts", Rows.ids(alerts))
			.query(DrugAlerts.Id.class)
			.list();
	}

	/**
	 * How many people and mailboxes of some units have not acknowledged some alerts that
	 * were sent to them before a moment, by alert.
	 */
	List<Silent> silent(Collection<UnitId> units, AccountId but, Collection<DrugAlerts.Id> alerts,
			OffsetDateTime before) {
		return jdbc
			.sql("""
					select r.alert, count(*) as people from treatment.alert_recipient r
					where r.unit = any(:units) and r.account is distinct from :but and r.alert = any(:alerts) and r.sent_at <= :before
					    and not exists (select from %s k where k.recipient = r.id)
					group by r.alert"""
				.formatted(KNOWN))
			.param("units", Rows.codes(units))
			.param("but", but.value())
			.param("before", before)
			.param("alerts", Rows.ids(alerts))
			.query(Silent.class)
			.list();
	}

	/** How far alerts came, each whole and by audience. */
	List<AlertReach> reach(Collection<DrugAlerts.Id> alerts, OffsetDateTime now) {
		return jdbc.sql(REACH.formatted(KNOWN, "r.alert = any(:alerts) and a.issued_at is not null"))
			.param("alerts", Rows.ids(alerts))
			.param("hours", AlertReach.HOURS)
			.param("now", now)
			.query(REACHED)
			.list();
	}

	/** The same of all issued within a time, without those sent by mistake. */
	List<AlertReach> reach(OffsetDateTime from, OffsetDateTime to, int hours, OffsetDateTime now) {
		return jdbc
			.sql(REACH.formatted(KNOWN,
					"""
							a.issued_at >= :from and a.issued_at < :to and a.withdrawn_because is distinct from '%s'"""
						.formatted(AlertRules.MISTAKE)))
			.param("from", from)
			.param("to", to)
			.param("hours", hours)
			.param("now", now)
			.query(REACHED)
			.list();
	}

	/**
	 * Notes that somebody knows of an alert, unless that is noted already.
	 * @param notedBy who noted it for them; null where they said so themselves
	 * @return whether it was not
	 */
	boolean acknowledge(AlertReceipts.RecipientId recipient, Way way, @Nullable Author notedBy, OffsetDateTime at) {
		return jdbc
			.sql("""
					insert into treatment.alert_receipt (recipient, number, acknowledged_at, way, noted_by, noted_by_name)
					values (:recipient, 1 + (select count(*) from treatment.alert_receipt_undone where recipient = :recipient),
					    :at, :way, :by, :byName) on conflict do nothing""")
			.param("recipient", recipient.value())
			.param("at", at)
			.param("way", way.name())
			.param("by", (notedBy != null) ? notedBy.account().value() : null)
			.param("byName", (notedBy != null) ? notedBy.words() : null)
			.update() == 1;
	}

	/**
	 * Takes back what somebody noted for another, unless it is not there any more.
	 * @param since nothing from before this moment
	 * @return whether it was
	 */
	boolean undo(AlertReceipts.RecipientId recipient, Author author, OffsetDateTime since) {
		return jdbc.sql("""
				insert into treatment.alert_receipt_undone (recipient, number, undone_at, undone_by, undone_by_name)
				select k.recipient, k.number, :at, :by, :byName from %s k
				where k.recipient = :recipient and k.way = 'PHONE' and k.noted_by = :by and k.acknowledged_at >= :since
				on conflict do nothing""".formatted(KNOWN))
			.param("recipient", recipient.value())
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("since", since)
			.update() == 1;
	}

	void addLink(String hash, AlertReceipts.RecipientId recipient, OffsetDateTime at) {
		jdbc.sql("insert into treatment.alert_link (hash, recipient, made_at) values (:hash, :recipient, :at)")
			.param("hash", hash)
			.param("recipient", recipient.value())
			.param("at", at)
			.update();
	}

	/** Forgets the links of alerts that were over before a moment. */
	int forgetLinks(OffsetDateTime before) {
		return jdbc.sql("""
				delete from treatment.alert_link l using treatment.alert_recipient r, treatment.drug_alert a
				where r.id = l.recipient and a.id = r.alert
				    and least(a.withdrawn_at, a.valid_until + interval '1 day') < :before""")
			.param("before", before)
			.update();
	}

	/** Somebody to be alerted, or a mailbox. */
	record New(AlertReceipts.RecipientId id, @Nullable MemberId member, @Nullable AccountId account,
			@Nullable ServiceId service, @Nullable Mailbox mailbox, UnitId unit, String audience) {

		/** Somebody. */
		static New of(MemberView member, String audience) {
			return new New(new AlertReceipts.RecipientId(UUID.randomUUID()), member.id(), member.account(), null, null,
					member.unit(), audience);
		}

		/** The mailbox of a service. */
		static New of(ServiceId service, Mailbox mailbox, UnitId unit, String audience) {
			return new New(new AlertReceipts.RecipientId(UUID.randomUUID()), null, null, service, mailbox, unit,
					audience);
		}

	}

	/** Somebody an alert was sent to, or a mailbox, as it is kept. */
	record Row(AlertReceipts.RecipientId id, @Nullable MemberId member, @Nullable AccountId account,
			@Nullable ServiceId service, @Nullable String mailbox, @Nullable String mailboxName, UnitId unit,
			String audience, OffsetDateTime sentAt, @Nullable OffsetDateTime acknowledgedAt, @Nullable Way way,
			@Nullable String notedBy, @Nullable AccountId notedByAccount, Outbox.@Nullable MessageId message) {
	}

	/** A recipient with the alert. */
	record Of(AlertReceipts.RecipientId id, DrugAlerts.Id alert, UnitId unit, @Nullable OffsetDateTime acknowledgedAt) {
	}

	/** How many have not acknowledged an alert. */
	record Silent(DrugAlerts.Id alert, int people) {
	}

	/**
	 * Where an alert was sent.
	 *
	 * @param service whose mailbox; null where people of the unit got it
	 */
	record SentTo(DrugAlerts.Id alert, @Nullable ServiceId service, UnitId unit) {

		boolean reached(ServiceView of) {
			return (service != null) ? service.equals(of.id()) : unit.equals(of.unit());
		}

	}

}
