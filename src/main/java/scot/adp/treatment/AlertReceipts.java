package scot.adp.treatment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Phone;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.notification.Delivery;
import scot.adp.notification.MessageState;
import scot.adp.notification.Messages;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Allowance;
import scot.adp.treatment.AlertRecipientView.Way;

/**
 * Who got an alert and who said so: signed in, by the link of a mail, or on the phone.
 */
@Service
@Transactional
public class AlertReceipts {

	/** The page that links of mails lead to. */
	public static final String LINK = "alert-received";

	/** For how long whoever noted that somebody was rung may take it back. */
	static final Duration UNDONE_WITHIN = Duration.ofMinutes(10);

	private static final int TOKEN_LIMIT = 100;

	/** How often in an hour a link that is none may be tried. */
	private final Allowance allowance = new Allowance(60, 120, 3000);

	private final RecipientStore store;

	private final AlertStore alerts;

	private final AlertRules rules;

	private final AlertSending sending;

	private final Messages messages;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	AlertReceipts(RecipientStore store, AlertStore alerts, AlertRules rules, AlertSending sending, Messages messages,
			CurrentCaller currentCaller, Recording recording, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.alerts = alerts;
		this.rules = rules;
		this.sending = sending;
		this.messages = messages;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Who got an alert, those first who have not acknowledged it: of the own units, for
	 * the support team of all.
	 */
	@Allowed(operation = "treatment.alert-recipient.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<AlertRecipientView> of(DrugAlerts.Id alert) {
		var within = within();
		var rows = store.of(alert).stream().filter(row -> within.test(row.unit())).toList();
		var deliveries = messages
			.deliveries(rows.stream().map(RecipientStore.Row::message).filter(Objects::nonNull).toList());
		return rows.stream().map(row -> {
			@Nullable Delivery delivery = (row.message() != null) ? deliveries.get(row.message()) : null;
			@Nullable MessageState state = (delivery != null) ? delivery.state() : null;
			return new AlertRecipientView(row.id(), row.member(), row.mailboxName(), row.unit(), row.audience(),
					row.sentAt(), state, (delivery != null && state == MessageState.SENT) ? delivery.closedAt() : null,
					row.acknowledgedAt(), row.way(), row.notedBy(), undoable(row));
		}).toList();
	}

	/**
	 * The services that an alert means and no mail reaches, as the public directory shows
	 * them today: of the own units, for the support team of all.
	 */
	@Allowed(operation = "treatment.alert-recipient.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<Unreached> unreached(DrugAlerts.Id alert) {
		var within = within();
		LocalDate today = OffsetDateTime.now(clock).atZoneSameInstant(AlertRules.ZONE).toLocalDate();
		return alerts.find(alert)
			.stream()
			.flatMap(it -> sending.withoutMailbox(it.audiences(), today).stream())
			.filter(it -> within.test(it.unit()))
			.map(it -> new Unreached(it.name(), it.unit(), it.phones().stream().map(Phone::number).toList()))
			.toList();
	}

	/** Which of some alerts the caller got and has not acknowledged. */
	@Allowed(operation = "treatment.alert.acknowledge", to = Audience.ANY_PERSON)
	@Transactional(readOnly = true)
	public Set<DrugAlerts.Id> waiting(Collection<DrugAlerts.Id> of) {
		return Set.copyOf(store.silent(currentCaller.get().account(), of));
	}

	/**
	 * How many others of the own units are to be rung: they have not acknowledged alerts
	 * that were sent some hours ago. By alert.
	 */
	@Allowed(operation = "treatment.alert-recipient.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<DrugAlerts.Id, Integer> silent(Collection<DrugAlerts.Id> of) {
		return store
			.silent(currentCaller.reach(), currentCaller.get().account(), of,
					OffsetDateTime.now(clock).minusHours(rules.ringAfterHours()))
			.stream()
			.collect(Collectors.toMap(RecipientStore.Silent::alert, RecipientStore.Silent::people));
	}

	/**
	 * Says that the caller has read an alert. A second time changes nothing.
	 * @throws Problem where it was not sent to them
	 */
	@Allowed(operation = "treatment.alert.acknowledge", to = Audience.ANY_PERSON)
	public void acknowledge(String idempotencyKey, DrugAlerts.Id alert, Door door) {
		AlertStore.Row row = alerts.find(alert)
			.filter(it -> it.issuedAt() != null)
			.orElseThrow(() -> Problem.notFound("drug alert", alert.value().toString()));
		RecipientId recipient = store.of(alert, currentCaller.get().account())
			.orElseThrow(() -> Problem.conflict("This alert was not sent to you, so there is nothing to acknowledge.",
					row.version()));
		recording.once(idempotencyKey, recipient, RecipientId::new,
				author -> noted(recipient, row, (door == Door.PAGE) ? Way.PAGE : Way.API, null, author.at()));
	}

	/**
	 * Notes that somebody was rung and knows of an alert.
	 * @throws Problem where they belong to another unit
	 */
	@Allowed(operation = "treatment.alert-recipient.ring",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public void rang(String idempotencyKey, RecipientId id) {
		RecipientStore.Of recipient = store.find(id)
			.orElseThrow(() -> Problem.notFound("recipient", id.value().toString()));
		currentCaller.reaching(recipient.unit());
		AlertStore.Row row = alerts.find(recipient.alert()).orElseThrow();
		var author = recording.author(recipient.unit());
		recording.once(author, idempotencyKey, id, RecipientId::new,
				() -> noted(id, row, Way.PHONE, author, author.at()));
	}

	/**
	 * Takes back that somebody was rung, which the caller has just noted of the wrong
	 * one. That it was noted stays on record.
	 * @throws Problem where it was somebody else, too long ago, or is not there any more
	 */
	@Allowed(operation = "treatment.alert-recipient.ring",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public void didNotRing(String idempotencyKey, RecipientId id) {
		RecipientStore.Of recipient = store.find(id)
			.orElseThrow(() -> Problem.notFound("recipient", id.value().toString()));
		currentCaller.reaching(recipient.unit());
		AlertStore.Row row = alerts.find(recipient.alert()).orElseThrow();
		var author = recording.author(recipient.unit());
		recording.once(author, idempotencyKey, id, RecipientId::new, () -> {
			if (!store.undo(id, author, author.at().minus(UNDONE_WITHIN))) {
				throw Problem.conflict("This was noted by somebody else, or too long ago to be undone.", row.version());
			}
			tell(id, row, author.at());
			return new Made<>(id, DrugAlerts.subject(row.id()), Map.of("acknowledged", "UNDONE"));
		});
	}

	private boolean undoable(RecipientStore.Row row) {
		return row.way() == Way.PHONE && row.acknowledgedAt() != null
				&& currentCaller.get().account().equals(row.notedByAccount())
				&& !row.acknowledgedAt().plus(UNDONE_WITHIN).isBefore(OffsetDateTime.now(clock));
	}

	/**
	 * What the link of a mail is for; empty where it is none, or its time is over. A look
	 * acknowledges nothing: programs that check mail open links, too.
	 */
	@Allowed(operation = "treatment.alert-link.read", to = Audience.PUBLIC)
	@Transactional(readOnly = true)
	public Optional<Received> byLink(String token) {
		return recipient(token).flatMap(recipient -> alerts.find(recipient.alert())
			.map(row -> new Received(row.view(today()), recipient.acknowledgedAt(), false)));
	}

	/**
	 * Acknowledges an alert by the link of a mail. It opens nothing else and signs nobody
	 * in.
	 * @return what is known now, with the moment of the first time
	 * @throws Problem where the link is none, or its time is over
	 */
	@Allowed(operation = "treatment.alert-link.acknowledge", to = Audience.PUBLIC)
	public Received acknowledgeByLink(String idempotencyKey, String token) {
		Duration wait = currentCaller.find()
			.map(caller -> allowance.takeFrom(caller.account().value().toString()))
			.orElseGet(allowance::takeFromStranger);
		if (wait.isPositive()) {
			throw Problem.forbidden("Many links were opened in the last hour. Try again in some minutes, or ring us.");
		}
		RecipientStore.Of recipient = recipient(token)
			.orElseThrow(() -> Problem.notFound("link", "of an alert that is in force"));
		AlertStore.Row row = alerts.find(recipient.alert()).orElseThrow();
		recording.onceForAnybody(idempotencyKey, recipient.id(), RecipientId::new,
				() -> noted(recipient.id(), row, Way.LINK, null, OffsetDateTime.now(clock)));
		RecipientStore.Of now = recipient(token).orElseThrow();
		return new Received(row.view(today()), now.acknowledgedAt(), recipient.acknowledgedAt() == null);
	}

	private Made<RecipientId> noted(RecipientId recipient, AlertStore.Row alert, Way way, @Nullable Author notedBy,
			OffsetDateTime at) {
		if (!store.acknowledge(recipient, way, notedBy, at)) {
			return Made.found(recipient);
		}
		tell(recipient, alert, at);
		return new Made<>(recipient, DrugAlerts.subject(alert.id()), Map.of("acknowledged", way.name()));
	}

	private void tell(RecipientId recipient, AlertStore.Row alert, OffsetDateTime at) {
		LocalDate day = Objects.requireNonNull(alert.issuedAt()).atZoneSameInstant(AlertRules.ZONE).toLocalDate();
		changes.ofAlerts(recipient.value(), 1, day, day, at);
	}

	private Optional<RecipientStore.Of> recipient(String token) {
		return (token.length() > TOKEN_LIMIT) ? Optional.empty() : store.byLink(AlertLinks.hash(token));
	}

	private Predicate<UnitId> within() {
		if (currentCaller.get().supportTeam()) {
			return unit -> true;
		}
		return currentCaller.reach()::contains;
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(AlertRules.ZONE));
	}

	/** By which of its doors the program heard. */
	public enum Door {

		PAGE, API

	}

	/** Somebody whom an alert was sent to. */
	public record RecipientId(UUID value) implements Identifier {
	}

	/**
	 * What a link of a mail is for.
	 *
	 * @param acknowledgedAt when it was acknowledged first; null where it was not
	 * @param first whether that was now
	 */
	public record Received(DrugAlertView alert, @Nullable OffsetDateTime acknowledgedAt, boolean first) {
	}

	/**
	 * A service that an alert means and that no mail reaches.
	 *
	 * @param phones by which it can be told
	 */
	public record Unreached(String service, UnitId unit, List<String> phones) {
	}

}
