package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.ServiceView;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Auditable;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.NameLike;
import scot.adp.treatment.AlertRules.Lists;

/**
 * Warnings about drugs: somebody writes what and for whom, somebody else who approves
 * issues it, and from then on it is changed or withdrawn to the same people.
 */
@Service
@Transactional
public class DrugAlerts {

	/** The most characters of what fits a text message. */
	public static final int SHORT_LIMIT = 160;

	/** The most characters of a summary. */
	public static final int SUMMARY_LIMIT = 800;

	/** The most characters of a poster. */
	public static final int POSTER_LIMIT = 1500;

	/** The most characters of what a drug is sold as. */
	public static final int SOLD_AS_LIMIT = 100;

	/** The most characters of what is done here. */
	public static final int ACTIONS_LIMIT = 1000;

	/** The most characters of a reason. */
	public static final int REASON_LIMIT = 300;

	/** How long a withdrawn alert stays readable for the public. */
	private static final int WITHDRAWN_DAYS = 28;

	private final AlertStore store;

	private final RecipientStore recipients;

	private final AlertRules rules;

	private final AlertSending sending;

	private final AlertsInForce inForce;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	DrugAlerts(AlertStore store, RecipientStore recipients, AlertRules rules, AlertSending sending,
			AlertsInForce inForce, CurrentCaller currentCaller, Recording recording, ChangedRecords changes,
			Clock clock) {
		this.store = store;
		this.recipients = recipients;
		this.rules = rules;
		this.sending = sending;
		this.inForce = inForce;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * All alerts, the newest first. Those that are not issued yet are told to those alone
	 * who write them.
	 */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<DrugAlertView> all() {
		return views(store.all()).toList();
	}

	/** Those that people are to act on now, the most recent first. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<DrugAlertView> inForce() {
		return views(store.inForce(today())).toList();
	}

	/**
	 * Those of services that people are to act on now and that were sent to them: to the
	 * service's mailbox, or to people of its unit.
	 */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ServiceView, List<DrugAlertView>> inForce(Collection<ServiceView> services) {
		var now = inForce();
		var sent = recipients.sentTo(now.stream().map(DrugAlertView::id).toList(),
				services.stream().map(ServiceView::id).toList(), services.stream().map(ServiceView::unit).toList());
		return services.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), service -> now.stream()
				.filter(alert -> sent.stream().anyMatch(it -> it.alert().equals(alert.id()) && it.reached(service)))
				.toList()));
	}

	/** An alert by id. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<DrugAlertView> find(Id id) {
		return views(store.byIds(List.of(id))).findFirst();
	}

	/** What an alert said, the latest first. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<AlertWordingView> wordings(Id id) {
		return find(id).map(alert -> store.wordings(alert.id())).orElse(List.of());
	}

	/** How far alerts came, by alert: all of it first, then audience by audience. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Id, List<AlertReach>> reach(Collection<Id> ids) {
		return recipients.reach(ids, now()).stream().collect(Collectors.groupingBy(AlertReach::alert));
	}

	/**
	 * What anybody may read: public alerts in force, and those withdrawn in the last four
	 * weeks.
	 */
	@Allowed(operation = "treatment.public-alert.read", to = Audience.PUBLIC)
	@Transactional(readOnly = true)
	public List<DrugAlertView> forPublic() {
		return store.forPublic(today(), now().minusDays(WITHDRAWN_DAYS)).stream().map(it -> it.view(today())).toList();
	}

	/** What an alert says once all that was left out is filled in. */
	@Allowed(operation = "treatment.alert.draft",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER })
	@Transactional(propagation = Propagation.SUPPORTS)
	public AlertContent filled(AlertEntry entry) {
		return AlertContent.of(entry, rules, today());
	}

	/**
	 * What of a person the texts of an alert seem to hold. Numbers of services of ours
	 * are fine. It guesses, and holds nothing up.
	 */
	@Allowed(operation = "treatment.alert.draft",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER })
	@Transactional(propagation = Propagation.SUPPORTS)
	public Set<NameLike.Kind> looksLikeIdentity(AlertContent content) {
		return NameLike.in(rules.withoutOwnNumbers(Stream
			.of(content.shortText(), content.summary(), content.poster(), content.soldAs(), content.localActions())
			.filter(Objects::nonNull)
			.collect(Collectors.joining("\n"))));
	}

	/** Whether the caller is one of those who issue, change and withdraw alerts today. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public boolean approves() {
		return approves(currentCaller.get());
	}

	/** Whether whoever wrote an alert may issue it alone now, with a reason. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public boolean outOfHours() {
		return rules.outOfHours(now());
	}

	/**
	 * Writes an alert, and tells those who approve.
	 * @return the draft, which nobody else is told of yet
	 * @throws Problem where something is missing, too long, of no list, or would hold
	 * until a day that is over
	 */
	@Allowed(operation = "treatment.alert.draft",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER })
	public Id draft(String idempotencyKey, AlertEntry entry) {
		var content = checked(entry);
		return recording.once(idempotencyKey, entry, Id::new, author -> {
			var id = new Id(UUID.randomUUID());
			store.add(id, content, author);
			sending.draft(known(id));
			inForce.forgetAfterCommit();
			return new Made<>(id, subject(id), told(content));
		});
	}

	/**
	 * Issues a draft: it goes to all of its audiences, above every page, and where it is
	 * public, to everybody.
	 * @param aloneBecause why whoever wrote it issues it, out of hours; null where it is
	 * somebody else
	 * @throws Problem where the caller does not approve, it is no draft any more, or its
	 * last day is over
	 */
	@Allowed(operation = "treatment.alert.issue", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD })
	public DrugAlertView issue(String idempotencyKey, Id id, int expectedVersion, @Nullable String aloneBecause) {
		var row = locked(id);
		recording.once(idempotencyKey, List.of(id, expectedVersion, Objects.requireNonNullElse(aloneBecause, "")),
				Id::new, author -> {
					Problem.unlessSeen(expectedVersion, row.version(), "this alert");
					approving();
					if (row.issuedAt() != null || row.withdrawnAt() != null) {
						throw Problem.conflict("This alert was issued or dropped already.", row.version());
					}
					boolean alone = row.draftedBy().equals(author.account());
					var faults = new Problem.Faults().when(row.validUntil().isBefore(today()), "validUntil",
							"Its last day is over; give it another one.");
					if (alone) {
						faults
							.when(!rules.outOfHours(author.at()), "aloneBecause",
									"You wrote it, so somebody else issues it in working hours. They were told.",
									"NEEDS_SECOND")
							.words(aloneBecause, REASON_LIMIT, "aloneBecause",
									"Say why it cannot wait for somebody else.");
					}
					faults.raise();
					store.issue(id, alone ? Blanks.strip(Objects.requireNonNull(aloneBecause)) : null, author);
					sending.issue(known(id), author.at());
					changed(known(id), author);
					return new Made<>(id, subject(id), Map.of("stage", "ISSUED", "alone", String.valueOf(alone)));
				});
		return find(id).orElseThrow();
	}

	/**
	 * Changes what an alert says, for how long or to whom. A draft is worded anew;
	 * whoever got an alert in force is told, and what it said before stays readable.
	 * @throws Problem where something is wrong, the caller may not, or it is over
	 */
	@Allowed(operation = "treatment.alert.draft",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER })
	public DrugAlertView change(String idempotencyKey, Id id, int expectedVersion, AlertEntry entry) {
		var row = locked(id);
		var content = checked(entry);
		recording.once(idempotencyKey, List.of(id, expectedVersion, entry), Id::new, author -> {
			Problem.unlessSeen(expectedVersion, row.version(), "this alert");
			boolean draft = row.issuedAt() == null;
			if (!draft || !row.draftedBy().equals(author.account())) {
				approving();
			}
			running(row);
			if (content.equals(row.view(today()).content())) {
				return Made.found(id);
			}
			store.change(id, content);
			if (draft) {
				store.reword(id, content, author);
				inForce.forgetAfterCommit();
			}
			else {
				store.word(id, row.wordings() + 1, content, author);
				sending.change(known(id), author.at());
				changed(known(id), author);
			}
			return new Made<>(id, subject(id), told(content));
		});
		return find(id).orElseThrow();
	}

	/**
	 * Withdraws an alert, to the same people that it went to; what it said stays
	 * readable, marked. A draft is dropped.
	 * @param because why, by code
	 * @throws Problem where the caller may not, the code is none, or it is over
	 */
	@Allowed(operation = "treatment.alert.issue", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD })
	public DrugAlertView withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		var row = locked(id);
		recording.once(idempotencyKey, List.of(id, expectedVersion, because), Id::new, author -> {
			Problem.unlessSeen(expectedVersion, row.version(), "this alert");
			approving();
			running(row);
			var faults = new Problem.Faults();
			rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", because, today());
			faults.raise();
			store.withdraw(id, because, author);
			inForce.forgetAfterCommit();
			if (row.issuedAt() != null) {
				sending.withdraw(known(id), author.at());
				changed(known(id), author);
			}
			else {
				sending.drop(row);
			}
			return new Made<>(id, subject(id), Map.of("stage", "WITHDRAWN", "because", because));
		});
		return find(id).orElseThrow();
	}

	/** A code of a list with its words. */
	@Allowed(operation = "treatment.public-alert.read", to = Audience.PUBLIC)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElse(new CodeList.Value(code, code, null, null, false));
	}

	/** The codes of a list that hold today. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<CodeList.Value> offered(Lists list) {
		return rules.list(list).on(today());
	}

	/** Who can be alerted today, in order. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<AlertAudience> audiences() {
		return rules.audiences();
	}

	/** What an audience is called. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public String audience(String code) {
		return rules.audience(code);
	}

	/** Whether alerts speak for an outcome of the strategy, as PLAN/CODE. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public boolean speakFor(String outcome) {
		return rules.outcomes().contains(outcome);
	}

	static String subject(Id id) {
		return "drug alert " + id.value();
	}

	private AlertContent checked(AlertEntry entry) {
		var content = AlertContent.of(entry, rules, today());
		LocalDate today = today();
		var faults = new Problem.Faults()
			.words(entry.shortText(), SHORT_LIMIT, "shortText", "Say in a sentence what you warn of.")
			.when(content.audiences().isEmpty(), "audiences", "Choose who is to be alerted.")
			.when(content.audiences()
				.stream()
				.anyMatch(code -> rules.audiences().stream().noneMatch(audience -> audience.code().equals(code))),
					"audiences", "Choose of those who can be alerted.")
			.text(content.summary(), SUMMARY_LIMIT, "summary")
			.text(content.poster(), POSTER_LIMIT, "poster")
			.text(content.soldAs(), SOLD_AS_LIMIT, "soldAs")
			.text(content.localActions(), ACTIONS_LIMIT, "localActions")
			.when(content.validUntil().isBefore(today), "validUntil", "That day is over; choose today or a later one.")
			.when(content.validUntil().isAfter(today.plusYears(1)), "validUntil", "Choose a day within a year.")
			.when(content.nationalAt() != null && content.nationalAt().isAfter(now()), "nationalAt",
					"That moment has not come yet.", "IN_FUTURE");
		rules.list(Lists.LEVEL).check(faults, "level", content.level(), today);
		rules.list(Lists.ORIGIN).check(faults, "origin", content.origin(), today);
		content.substances().forEach(code -> rules.list(Lists.SUBSTANCE).check(faults, "substances", code, today));
		content.advice().forEach(code -> rules.list(Lists.ADVICE).check(faults, "advice", code, today));
		faults.raise();
		return content;
	}

	private void approving() {
		if (!approves(currentCaller.get())) {
			throw Problem.forbidden("Alerts are issued, changed and withdrawn by those who approve them. "
					+ "Ask the support team who they are.");
		}
	}

	private boolean approves(Caller caller) {
		return caller.memberships().stream().anyMatch(it -> rules.approves(it.unit(), it.role()));
	}

	private void running(AlertStore.Row row) {
		if (row.withdrawnAt() != null || (row.issuedAt() != null && row.validUntil().isBefore(today()))) {
			throw Problem.conflict("This alert is over. Write another one.", row.version());
		}
	}

	/** The measures of its day change, and the line above all pages. */
	private void changed(AlertStore.Row row, Author author) {
		LocalDate day = Objects.requireNonNull(row.issuedAt()).atZoneSameInstant(AlertRules.ZONE).toLocalDate();
		changes.ofAlerts(row.id().value(), row.version(), day, day, author.at());
		inForce.forgetAfterCommit();
	}

	private static Map<String, String> told(AlertContent content) {
		return Map.of("level", content.level(), "substances", String.join(" ", content.substances()), "audiences",
				String.join(" ", content.audiences()), "validUntil", content.validUntil().toString(), "text",
				Auditable.CHANGED);
	}

	private Stream<DrugAlertView> views(List<AlertStore.Row> rows) {
		boolean writes = currentCaller.get().may("treatment.alert.draft");
		return rows.stream().filter(row -> row.issuedAt() != null || writes).map(row -> row.view(today()));
	}

	private AlertStore.Row locked(Id id) {
		return store.locked(id).orElseThrow(() -> Problem.notFound("drug alert", id.value().toString()));
	}

	private AlertStore.Row known(Id id) {
		return store.find(id).orElseThrow();
	}

	private LocalDate today() {
		return now().atZoneSameInstant(AlertRules.ZONE).toLocalDate();
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(clock);
	}

	/** A drug alert. */
	public record Id(UUID value) implements Identifier {
	}

}
