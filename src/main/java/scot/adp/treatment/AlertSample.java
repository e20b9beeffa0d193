package scot.adp.treatment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.Role;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;
import scot.adp.treatment.AlertRecipientView.Way;

/**
 * Invents five alerts for a first start with sample data: two in force, of which one was
 * changed, two that are over, of which one was issued alone at night, and one that was
 * withdrawn after twelve minutes. Nobody is written to. The same start day gives the same
 * data.
 */
@Component
class AlertSample extends StartUpStep {

	private static final UnitId DRUG_SERVICE = new UnitId("NADARS");

	private final AdpSettings settings;

	private final AlertStore alerts;

	private final RecipientStore recipients;

	private final AlertRules rules;

	private final AlertSending sending;

	private final Memberships members;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Random random = new Random(20_261_130);

	AlertSample(AdpSettings settings, AlertStore alerts, RecipientStore recipients, AlertRules rules,
			AlertSending sending, Memberships members, ChangedRecords changes, Recording recording,
			TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.alerts = alerts;
		this.recipients = recipients;
		this.rules = rules;
		this.sending = sending;
		this.members = members;
		this.changes = changes;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from treatment.drug_alert)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock.withZone(AlertRules.ZONE));
		var people = members.current();
		var writer = author(people, Role.UNIT_LEAD, DRUG_SERVICE);
		var approver = author(people, Role.ADP_LEAD, null);
		var ketamine = alert("Strong ketamine is about. Two people were taken to hospital in Largs.", "INFORMATION",
				null, List.of("TREATMENT", "HEALTH", "FAMILIES"), at(today.minusDays(200), 11, 5), null, writer,
				approver, people);
		expire(ketamine);
		var mistake = alert("Test of the new alert page.", "WARNING", null, List.of("TREATMENT", "HOUSING"),
				at(today.minusDays(120), 14, 30), null, writer, approver, people);
		alerts.withdraw(mistake, AlertRules.MISTAKE, moved(approver, at(today.minusDays(120), 14, 42)));
		var spice = alert("Vapes sold as cannabis held a synthetic cannabinoid. Young people collapsed in Irvine.",
				"WARNING", "cannabis vapes", List.of("FAMILIES", "TREATMENT", "JUSTICE", "COMMUNITY"),
				at(today.minusDays(75), 22, 40), "Nobody else could be reached, and it was a Saturday night.", approver,
				approver, people);
		expire(spice);
		var cocaine = alert("Cocaine with a strong opioid was found in the west of Scotland.", "WARNING", null,
				List.of("TREATMENT", "HEALTH", "COMMUNITY"), at(today.minusDays(9), 10, 20), null, writer, approver,
				people);
		change(cocaine, "Cocaine with a nitazene was found in the west of Scotland, now in Ayrshire too.",
				moved(approver, at(today.minusDays(8), 9, 10)));
		alert("Blue tablets sold as Valium held a nitazene. Two people nearly died in Irvine.", "URGENT",
				"Valium, blues", List.of("TREATMENT", "HEALTH", "HOUSING", "JUSTICE", "COMMUNITY"),
				at(today.minusDays(3), 16, 45), null, writer, approver, people);
		changes.ofAlerts(UUID.randomUUID(), 1, today.minusDays(200), today, OffsetDateTime.now(clock));
		recording.tellRows("treatment.alert.sample", "drug alerts", 5);
	}

	private DrugAlerts.Id alert(String text, String level, @Nullable String soldAs, List<String> audiences,
			OffsetDateTime at, @Nullable String alone, Author writer, Author approver, List<MemberView> people) {
		var id = new DrugAlerts.Id(UUID.nameUUIDFromBytes(("alert " + text).getBytes(StandardCharsets.UTF_8)));
		boolean national = text.startsWith("Cocaine");
		var content = AlertContent.of(new AlertEntry(text, audiences, level, null, soldAs, null, null, null, null, null,
				national ? "RADAR" : null, national ? at.minusMinutes(3285) : null,
				"Naloxone is at every public outlet; NADARS answers until eight."), rules, at.toLocalDate());
		alerts.add(id, content, moved(writer, at.minusMinutes(20)));
		alerts.issue(id, alone, moved(approver, at));
		var sent = people(people, audiences, List.of(writer.account(), approver.account()));
		recipients.add(id, sent, at);
		sent.forEach(person -> acknowledge(person, at));
		var mailboxes = sending.mailboxes(audiences, Set.of(), at.toLocalDate());
		recipients.add(id, mailboxes, at);
		// Every other one was read in the morning after.
		for (int i = 0; i < mailboxes.size(); i += 2) {
			recipients.acknowledge(mailboxes.get(i).id(), Way.LINK, null, at.plusHours(16));
		}
		return id;
	}

	/** Most read it within a day, some later, some never. */
	private void acknowledge(RecipientStore.New person, OffsetDateTime at) {
		int drawn = random.nextInt(100);
		OffsetDateTime when = at.plusMinutes((drawn < 68) ? 4L + random.nextInt(1200) : 1500L + random.nextInt(1200));
		if (drawn < 84 && when.isBefore(OffsetDateTime.now(clock)) && !person.unit().equals(DRUG_SERVICE)) {
			recipients.acknowledge(person.id(), (drawn % 3 == 0) ? Way.PAGE : Way.LINK, null, when);
		}
	}

	/** Each once; units below others are told by the beginning of their codes here. */
	private List<RecipientStore.New> people(List<MemberView> people, List<String> audiences, List<AccountId> but) {
		var seen = new HashSet<>(but);
		var found = new ArrayList<RecipientStore.New>();
		rules.audiences()
			.stream()
			.filter(audience -> audiences.contains(audience.code()))
			.forEach(audience -> people.stream()
				.filter(member -> audience.units()
					.stream()
					.anyMatch(unit -> member.unit().value().startsWith(unit.value())))
				.filter(member -> !member.role().machine() && seen.add(member.account()))
				.forEach(member -> found.add(RecipientStore.New.of(member, audience.code()))));
		return found;
	}

	private void change(DrugAlerts.Id id, String text, Author author) {
		var before = alerts.find(id).orElseThrow().view(LocalDate.now(clock)).content();
		var after = AlertContent.of(new AlertEntry(text, before.audiences(), before.level(), null, before.soldAs(),
				null, null, before.advice(), before.forPublic(), before.validUntil(), before.origin(),
				before.nationalAt(), before.localActions()), rules, author.at().toLocalDate());
		alerts.change(id, after);
		alerts.word(id, 2, after, author);
	}

	/** Of those that are over nobody need be told. */
	private void expire(DrugAlerts.Id id) {
		jdbc.sql("update treatment.drug_alert set expired_at = valid_until + interval '1 day' where id = :id")
			.param("id", id.value())
			.update();
	}

	private Author author(List<MemberView> people, Role role, @Nullable UnitId unit) {
		return people.stream()
			.filter(member -> member.role() == role && (unit == null || unit.equals(member.unit())))
			.findFirst()
			.map(member -> new Author(member.account(), member.id(), "%s, %s".formatted(member.name(), member.post()),
					OffsetDateTime.now(clock)))
			.orElseGet(() -> new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
					OffsetDateTime.now(clock)));
	}

	private static Author moved(Author author, OffsetDateTime at) {
		return new Author(author.account(), author.as(), author.words(), at);
	}

	private static OffsetDateTime at(LocalDate day, int hour, int minute) {
		return day.atTime(LocalTime.of(hour, minute)).atZone(AlertRules.ZONE).toOffsetDateTime();
	}

}
