package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.OrganisationView;
import scot.adp.directory.Partners;
import scot.adp.directory.PublishedService;
import scot.adp.directory.PublishedServices;
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
import scot.adp.notification.Mailbox;
import scot.adp.notification.MessageKind;
import scot.adp.notification.Messages;
import scot.adp.notification.Outbox;
import scot.adp.platform.UnitId;
import scot.adp.treatment.AlertRules.Lists;

/**
 * Tells people and other modules of an alert, within the transaction of the change.
 * Events carry no words, so the messages are put here.
 */
@Component
class AlertSending {

	private static final String SAY_ON_THE_PAGE = "Please say on the page Alerts that you have read it, or by the phone if you are rung.";

	private static final String PASS_IT_ON = "Please tell everybody who works with you today, and say that you have read it: by the link of the mail, or by the phone if you are rung.";

	private final RecipientStore recipients;

	private final AlertRules rules;

	private final Messages messages;

	private final Memberships members;

	private final Partners partners;

	private final PublishedServices services;

	private final Areas areas;

	private final ApplicationEventPublisher events;

	AlertSending(RecipientStore recipients, AlertRules rules, Messages messages, Memberships members, Partners partners,
			PublishedServices services, Areas areas, ApplicationEventPublisher events) {
		this.recipients = recipients;
		this.rules = rules;
		this.messages = messages;
		this.members = members;
		this.partners = partners;
		this.services = services;
		this.areas = areas;
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
	 * for those who wrote and issued it, and to the mailboxes of services.
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
		var unsent = recipients.of(messages.overtaken(path(alert)));
		var before = known(alert);
		tell(before.stream().filter(it -> !unsent.contains(it.id())).toList(), "CHANGED",
				"Drug alert no. %d was changed".formatted(alert.number()), alert, at);
		var anew = new ArrayList<>(before.stream().filter(it -> unsent.contains(it.id())).toList());
		anew.addAll(sendTo(alert, at));
		tell(anew, "ISSUED", subject(alert), alert, at);
		events.publishEvent(new DrugAlertChanged(envelope(alert, at), codes(alert.substances()),
				codes(alert.audiences()), alert.validUntil()));
	}

	/** Tells all who got it that it holds no more. */
	void withdraw(AlertStore.Row alert, OffsetDateTime at) {
		messages.overtaken(path(alert));
		tell(known(alert), "WITHDRAWN", "Drug alert no. %d was withdrawn".formatted(alert.number()), alert, at);
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

	private List<To> known(AlertStore.Row alert) {
		return recipients.of(alert.id()).stream().map(To::of).toList();
	}

	private List<To> sendTo(AlertStore.Row alert, OffsetDateTime at) {
		var before = known(alert);
		var accounts = before.stream().map(To::account).filter(Objects::nonNull).collect(Collectors.toSet());
		accounts.add(alert.draftedBy());
		if (alert.issuedBy() != null) {
			accounts.add(alert.issuedBy());
		}
		var mailboxes = before.stream()
			.map(To::mailbox)
			.filter(Objects::nonNull)
			.map(Mailbox::key)
			.collect(Collectors.toSet());
		var fresh = new ArrayList<>(people(alert.audiences(), accounts));
		fresh.addAll(mailboxes(alert.audiences(), mailboxes, at.atZoneSameInstant(AlertRules.ZONE).toLocalDate()));
		recipients.add(alert.id(), fresh, at);
		return fresh.stream().map(it -> new To(it.id(), it.account(), it.mailbox())).toList();
	}

	/** Each mailbox once, under the first of the audiences that it is in. */
	List<RecipientStore.New> mailboxes(List<String> audiences, Set<String> but, LocalDate today) {
		var wanted = rules.audiences()
			.stream()
			.filter(audience -> audiences.contains(audience.code()) && audience.reachesServices())
			.toList();
		if (wanted.isEmpty()) {
			return List.of();
		}
		var all = services.all()
			.stream()
			.filter(it -> it.email() != null && (it.closedOn() == null || today.isBefore(it.closedOn())))
			.toList();
		var seen = new HashSet<>(but);
		var found = new ArrayList<RecipientStore.New>();
		for (var audience : wanted) {
			var within = within(audience.areas());
			for (var service : all) {
				var mailbox = new Mailbox(service.name(), Objects.requireNonNull(service.email()));
				if (meant(audience, within, service) && seen.add(mailbox.key())) {
					found.add(RecipientStore.New.of(service.id(), mailbox, service.unit(), audience.code()));
				}
			}
		}
		return found;
	}

	/** The services of audiences that the public directory shows without a mailbox. */
	List<PublishedService> withoutMailbox(List<String> audiences, LocalDate today) {
		var wanted = rules.audiences()
			.stream()
			.filter(audience -> audiences.contains(audience.code()) && audience.reachesServices())
			.toList();
		return wanted.isEmpty() ? List.of()
				: services.all()
					.stream()
					.filter(it -> it.email() == null && (it.closedOn() == null || today.isBefore(it.closedOn())))
					.filter(it -> wanted.stream().anyMatch(audience -> meant(audience, within(audience.areas()), it)))
					.sorted(Comparator.comparing(PublishedService::name))
					.toList();
	}

	private static boolean meant(AlertAudience audience, Set<AreaCode> within, PublishedService service) {
		boolean there = within.isEmpty() || service.areas().stream().anyMatch(within::contains)
				|| service.places().stream().anyMatch(place -> within.contains(place.area()));
		return there
				&& (audience.services().isEmpty() || service.kinds().stream().anyMatch(audience.services()::contains));
	}

	/** Areas with those that lie in them, and with the localities that they lie in. */
	private Set<AreaCode> within(List<AreaCode> wanted) {
		return wanted
			.isEmpty()
					? Set.of()
					: areas.all()
						.stream()
						.filter(area -> wanted.contains(area.code()) || wanted.contains(area.locality()) || areas.all()
							.stream()
							.anyMatch(part -> wanted.contains(part.code()) && part.locality().equals(area.code())))
						.map(LocalAreaView::code)
						.collect(Collectors.toSet());
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
						RecipientStore.New.of(member, audience.getKey())));
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

	private void tell(List<To> to, String about, String subject, AlertStore.Row alert, OffsetDateTime at) {
		var people = new HashMap<AccountId, AlertReceipts.RecipientId>();
		var mailboxes = new HashMap<Mailbox, AlertReceipts.RecipientId>();
		for (var one : to) {
			if (one.account() != null) {
				people.put(one.account(), one.id());
			}
			if (one.mailbox() != null) {
				mailboxes.put(one.mailbox(), one.id());
			}
		}
		var told = new HashMap<AlertReceipts.RecipientId, Outbox.MessageId>();
		messages.put(MessageKind.WARNING, people.keySet(), subject, body(alert, subject, SAY_ON_THE_PAGE), path(alert))
			.forEach((account, message) -> told.put(Objects.requireNonNull(people.get(account)), message));
		if (!mailboxes.isEmpty()) {
			messages
				.putTo(MessageKind.WARNING, mailboxes.keySet(), subject, body(alert, subject, PASS_IT_ON), path(alert))
				.forEach((mailbox, message) -> told.put(Objects.requireNonNull(mailboxes.get(mailbox)), message));
		}
		recipients.addMessages(told, about, at);
	}

	/** Without a word that somebody typed, since mail says it in the open. */
	private String subject(AlertStore.Row alert) {
		return "Drug alert no. %d, %s".formatted(alert.number(),
				rules.list(Lists.LEVEL).label(alert.level()).toLowerCase(Locale.UK));
	}

	private static String body(AlertStore.Row alert, String subject, String then) {
		return "%s.\n\n%s\n\n%s".formatted(subject, alert.summary(), then);
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

	/** Where an alert goes: to somebody, or to a mailbox. */
	private record To(AlertReceipts.RecipientId id, @Nullable AccountId account, @Nullable Mailbox mailbox) {

		static To of(RecipientStore.Row row) {
			return new To(row.id(), row.account(), (row.mailbox() != null && row.mailboxName() != null)
					? new Mailbox(row.mailboxName(), row.mailbox()) : null);
		}

	}

}
