package scot.adp.treatment;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.directory.OrganisationView;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.events.DrugAlertChanged;
import scot.adp.events.DrugAlertExpired;
import scot.adp.events.DrugAlertIssued;
import scot.adp.events.DrugAlertWithdrawn;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.RecordId;
import scot.adp.identity.AccountId;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.notification.MessageKind;
import scot.adp.notification.Messages;
import scot.adp.platform.UnitId;
import scot.adp.treatment.AlertRules.Lists;

/**
 * Tells people and other modules of an alert, within the transaction of the change.
 * Events carry no words, so the messages are put here.
 */
@Component
class AlertSending {

	private final RecipientStore recipients;

	private final AlertRules rules;

	private final Messages messages;

	private final Memberships members;

	private final Partners partners;

	private final ApplicationEventPublisher events;

	AlertSending(RecipientStore recipients, AlertRules rules, Messages messages, Memberships members, Partners partners,
			ApplicationEventPublisher events) {
		this.recipients = recipients;
		this.rules = rules;
		this.messages = messages;
		this.members = members;
		this.partners = partners;
		this.events = events;
	}

	/** Tells those who approve that one waits for them. */
	void draft(AlertStore.Row alert) {
		var approvers = members.current()
			.stream()
			.filter(member -> rules.approves(member.unit(), member.role()))
			.map(MemberView::account)
			.filter(account -> !account.equals(alert.draftedBy()))
			.distinct()
			.toList();
		messages.put(MessageKind.WARNING, approvers, "A drug alert waits for somebody who approves",
				"%s wrote:\n\n%s".formatted(alert.draftedByName(), alert.shortText()), path(alert));
	}

	/**
	 * Sends an alert to all who are in its audiences today and have not got it yet, but
	 * for those who wrote and issued it.
	 */
	void issue(AlertStore.Row alert, OffsetDateTime at) {
		messages.overtaken(path(alert));
		var sent = sendTo(alert, at);
		tell(sent, "ISSUED", subject(alert), alert, at);
		events.publishEvent(new DrugAlertIssued(envelope(alert, at), codes(alert.substances()),
				codes(alert.audiences()), alert.validUntil()));
	}

	/**
	 * Tells all who got it what it says now, and sends it to those who are new to it or
	 * were not sent it yet.
	 */
	void change(AlertStore.Row alert, OffsetDateTime at) {
		var unsent = messages.overtaken(path(alert));
		var told = accounts(alert);
		var anew = new HashMap<>(told);
		anew.keySet().retainAll(unsent);
		told.keySet().removeAll(unsent);
		tell(told, "CHANGED", "Drug alert no. %d was changed".formatted(alert.number()), alert, at);
		anew.putAll(sendTo(alert, at));
		tell(anew, "ISSUED", subject(alert), alert, at);
		events.publishEvent(new DrugAlertChanged(envelope(alert, at), codes(alert.substances()),
				codes(alert.audiences()), alert.validUntil()));
	}

	/** Tells all who got it that it holds no more. */
	void withdraw(AlertStore.Row alert, OffsetDateTime at) {
		messages.overtaken(path(alert));
		tell(accounts(alert), "WITHDRAWN", "Drug alert no. %d was withdrawn".formatted(alert.number()), alert, at);
		events.publishEvent(new DrugAlertWithdrawn(envelope(alert, at), codes(alert.substances()),
				codes(alert.audiences()), alert.validUntil()));
	}

	/** Asks nobody to approve what was dropped. */
	void drop(AlertStore.Row alert) {
		messages.overtaken(path(alert));
	}

	/** Tells other modules that its last day is over. */
	void expire(AlertStore.Row alert, OffsetDateTime at) {
		messages.overtaken(path(alert));
		events.publishEvent(new DrugAlertExpired(envelope(alert, at), codes(alert.substances()),
				codes(alert.audiences()), alert.validUntil()));
	}

	private Map<AccountId, AlertReceipts.RecipientId> accounts(AlertStore.Row alert) {
		return recipients.of(alert.id())
			.stream()
			.collect(Collectors.toMap(RecipientStore.Row::account, RecipientStore.Row::id));
	}

	private Map<AccountId, AlertReceipts.RecipientId> sendTo(AlertStore.Row alert, OffsetDateTime at) {
		var before = new HashSet<>(accounts(alert).keySet());
		before.add(alert.draftedBy());
		if (alert.issuedBy() != null) {
			before.add(alert.issuedBy());
		}
		var people = people(alert.audiences(), before);
		recipients.add(alert.id(), people, at);
		return people.stream().collect(Collectors.toMap(RecipientStore.New::account, RecipientStore.New::id));
	}

	/** Each person once, under the first of the audiences that they are in. */
	private List<RecipientStore.New> people(List<String> audiences, Set<AccountId> but) {
		var wanted = new LinkedHashMap<String, Set<UnitId>>();
		var kinds = partners.organisations().stream().collect(Collectors.groupingBy(OrganisationView::kind));
		var parents = partners.units().stream().collect(Collectors.toMap(UnitView::code, Function.identity()));
		rules.audiences().stream().filter(audience -> audiences.contains(audience.code())).forEach(audience -> {
			var units = new HashSet<>(audience.units());
			audience.organisations()
				.forEach(kind -> kinds.getOrDefault(kind, List.of())
					.forEach(one -> one.units().forEach(unit -> units.add(unit.code()))));
			wanted.put(audience.code(), units);
		});
		var found = new LinkedHashMap<AccountId, RecipientStore.New>();
		var all = members.current();
		for (var audience : wanted.entrySet()) {
			all.stream()
				.filter(member -> !member.role().machine() && !but.contains(member.account())
						&& within(member.unit(), audience.getValue(), parents))
				.forEach(member -> found.putIfAbsent(member.account(),
						new RecipientStore.New(new AlertReceipts.RecipientId(UUID.randomUUID()), member.id(),
								member.account(), member.unit(), audience.getKey())));
		}
		return List.copyOf(found.values());
	}

	private static boolean within(UnitId unit, Set<UnitId> wanted, Map<UnitId, UnitView> known) {
		@Nullable UnitId up = unit;
		while (up != null) {
			if (wanted.contains(up)) {
				return true;
			}
			@Nullable UnitView view = known.get(up);
			up = (view != null) ? view.parent() : null;
		}
		return false;
	}

	private void tell(Map<AccountId, AlertReceipts.RecipientId> to, String about, String subject, AlertStore.Row alert,
			OffsetDateTime at) {
		var put = messages.put(MessageKind.WARNING, to.keySet(), subject, body(alert, subject), path(alert));
		recipients.addMessages(
				put.entrySet().stream().collect(Collectors.toMap(it -> to.get(it.getKey()), Map.Entry::getValue)),
				about, at);
	}

	/** Without a word that somebody typed, since mail says it in the open. */
	private String subject(AlertStore.Row alert) {
		return "Drug alert no. %d, %s".formatted(alert.number(),
				rules.list(Lists.LEVEL).label(alert.level()).toLowerCase(Locale.UK));
	}

	private static String body(AlertStore.Row alert, String subject) {
		return "%s.\n\n%s\n\nPlease say on the page Alerts that you have read it, or by the phone if you are rung."
			.formatted(subject, alert.summary());
	}

	private static String path(AlertStore.Row alert) {
		return "alerts/" + alert.id().value();
	}

	private static List<ListedCode> codes(Collection<String> values) {
		return values.stream().map(ListedCode::new).toList();
	}

	private static Envelope envelope(AlertStore.Row alert, OffsetDateTime at) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(alert.id().value()), alert.version(),
				at.toInstant(), null, 1, null);
	}

}
