package scot.adp.treatment;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.AccountId;
import scot.adp.notification.Outbox;
import scot.adp.platform.MemberId;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.treatment.AlertRecipientView.Way;

/** Keeps who got an alert and who said so. Rows are only added. */
@Component
class RecipientStore {

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
			left join treatment.alert_receipt k on k.recipient = r.id
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
	void add(DrugAlerts.Id alert, List<New> people, OffsetDateTime at) {
		jdbc.sql("""
				insert into treatment.alert_recipient (id, alert, member, account, unit, audience, sent_at)
				select n.id, :alert, n.member, n.account, n.unit, n.audience, :at
				from unnest(cast(:ids as uuid[]), cast(:members as uuid[]), cast(:accounts as uuid[]),
				    cast(:units as text[]), cast(:audiences as text[])) as n (id, member, account, unit, audience)""")
			.param("alert", alert.value())
			.param("at", at)
			.param("ids", Rows.ids(people.stream().map(New::id).toList()))
			.param("members", Rows.ids(people.stream().map(New::member).toList()))
			.param("accounts", Rows.ids(people.stream().map(New::account).toList()))
			.param("units", Rows.codes(people.stream().map(New::unit).toList()))
			.param("audiences", people.stream().map(New::audience).toArray(String[]::new))
			.update();
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
		return jdbc.sql("""
				select r.id, r.member, r.account, r.unit, r.audience, r.sent_at, k.acknowledged_at, k.way,
				    k.noted_by_name as noted_by,
				    (select m.message from treatment.alert_message m where m.recipient = r.id and m.about = 'ISSUED'
				     order by m.put_at desc limit 1) as message
				from treatment.alert_recipient r left join treatment.alert_receipt k on k.recipient = r.id
				where r.alert = :alert order by k.acknowledged_at nulls first, r.audience, r.unit, r.id""")
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

	/** The recipient whom a link was for. */
	Optional<Of> byLink(String hash) {
		return jdbc.sql("""
				select r.id, r.alert, r.unit, k.acknowledged_at from treatment.alert_link l
				join treatment.alert_recipient r on r.id = l.recipient
				left join treatment.alert_receipt k on k.recipient = r.id
				where l.hash = :hash""").param("hash", hash).query(Of.class).optional();
	}

	Optional<Of> find(AlertReceipts.RecipientId id) {
		return jdbc.sql("""
				select r.id, r.alert, r.unit, k.acknowledged_at from treatment.alert_recipient r
				left join treatment.alert_receipt k on k.recipient = r.id where r.id = :id""")
			.param("id", id.value())
			.query(Of.class)
			.optional();
	}

	/** Those of some alerts that were sent to somebody who has not acknowledged them. */
	List<DrugAlerts.Id> silent(AccountId account, Collection<DrugAlerts.Id> alerts) {
		return jdbc.sql("""
				select r.alert as value from treatment.alert_recipient r
				where r.account = :account and r.alert = any(:alerts)
				    and not exists (select from treatment.alert_receipt k where k.recipient = r.id)""")
			.param("account", account.value())
			.param("alerts", Rows.ids(alerts))
			.query(DrugAlerts.Id.class)
			.list();
	}

	/**
	 * How many people of some units have not acknowledged some alerts that were sent to
	 * them before a moment, by alert.
	 */
	List<Silent> silent(Collection<UnitId> units, AccountId but, Collection<DrugAlerts.Id> alerts,
			OffsetDateTime before) {
		return jdbc.sql("""
				select r.alert, count(*) as people from treatment.alert_recipient r
				where r.unit = any(:units) and r.account <> :but and r.alert = any(:alerts) and r.sent_at <= :before
				    and not exists (select from treatment.alert_receipt k where k.recipient = r.id)
				group by r.alert""")
			.param("units", Rows.codes(units))
			.param("but", but.value())
			.param("before", before)
			.param("alerts", Rows.ids(alerts))
			.query(Silent.class)
			.list();
	}

	/** How far alerts came, each whole and by audience. */
	List<AlertReach> reach(Collection<DrugAlerts.Id> alerts, OffsetDateTime now) {
		return jdbc.sql(REACH.formatted("r.alert = any(:alerts) and a.issued_at is not null"))
			.param("alerts", Rows.ids(alerts))
			.param("hours", AlertReach.HOURS)
			.param("now", now)
			.query(REACHED)
			.list();
	}

	/** The same of all issued within a time, without those sent by mistake. */
	List<AlertReach> reach(OffsetDateTime from, OffsetDateTime to, int hours, OffsetDateTime now) {
		return jdbc
			.sql(REACH.formatted("""
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
	boolean acknowledge(AlertReceipts.RecipientId recipient, Way way, @Nullable String notedBy, OffsetDateTime at) {
		return jdbc.sql("""
				insert into treatment.alert_receipt (recipient, acknowledged_at, way, noted_by_name)
				values (:recipient, :at, :way, :by) on conflict do nothing""")
			.param("recipient", recipient.value())
			.param("at", at)
			.param("way", way.name())
			.param("by", notedBy)
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

	/** Somebody to be alerted. */
	record New(AlertReceipts.RecipientId id, MemberId member, AccountId account, UnitId unit, String audience) {
	}

	/** Somebody an alert was sent to, as it is kept. */
	record Row(AlertReceipts.RecipientId id, MemberId member, AccountId account, UnitId unit, String audience,
			OffsetDateTime sentAt, @Nullable OffsetDateTime acknowledgedAt, @Nullable Way way, @Nullable String notedBy,
			Outbox.@Nullable MessageId message) {
	}

	/** A recipient with the alert. */
	record Of(AlertReceipts.RecipientId id, DrugAlerts.Id alert, UnitId unit, @Nullable OffsetDateTime acknowledgedAt) {
	}

	/** How many have not acknowledged an alert. */
	record Silent(DrugAlerts.Id alert, int people) {
	}

}
