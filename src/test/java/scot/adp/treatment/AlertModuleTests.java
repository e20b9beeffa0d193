package scot.adp.treatment;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.directory.AreaCode;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.OrganisationKind;
import scot.adp.directory.OrganisationView;
import scot.adp.directory.Phone;
import scot.adp.directory.PublishedService;
import scot.adp.directory.ServiceId;
import scot.adp.directory.UnitView;
import scot.adp.events.DrugAlertChanged;
import scot.adp.events.DrugAlertExpired;
import scot.adp.events.DrugAlertIssued;
import scot.adp.events.DrugAlertWithdrawn;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Membership;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.PeriodType;
import scot.adp.notification.Mailbox;
import scot.adp.notification.Outbox;
import scot.adp.platform.MemberId;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.NameLike;
import scot.adp.treatment.AlertRecipientView.Way;
import scot.adp.treatment.DrugAlertView.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** Drug alerts by their rules. */
class AlertModuleTests extends TreatmentSlice {

	/** A Friday, a quarter of an hour before working hours end. */
	private static final LocalDateTime FRIDAY = LocalDateTime.of(2026, 11, 20, 16, 45);

	private static final UnitId NADARS = new UnitId("NADARS");

	private static final UnitId HOUSING = new UnitId("NAC-HOUSING");

	private static final UnitId SUPPORT = new UnitId("NAADP-SUPPORT");

	private static final String TEXT = "Blue tablets sold as Valium held a nitazene. Two people nearly died in Irvine.";

	@Autowired
	DrugAlerts alerts;

	@Autowired
	AlertReceipts receipts;

	@Autowired
	AlertLinks links;

	@Autowired
	AlertsInForce inForce;

	@Autowired
	AlertRules rules;

	@Autowired
	AlertSource source;

	@Autowired
	AlertCare care;

	@Autowired
	RecipientStore recipients;

	private final Map<AccountId, Outbox.MessageId> put = new HashMap<>();

	private final Map<Mailbox, Outbox.MessageId> boxes = new HashMap<>();

	private Author writer;

	private Author approver;

	private List<MemberView> hundred;

	@BeforeEach
	void partnership() {
		List.of("alert_receipt_undone", "alert_receipt", "alert_message", "alert_link", "alert_recipient",
				"alert_wording", "drug_alert")
			.forEach(table -> jdbc.sql("delete from treatment." + table).update());
		inForce.forget();
		clock.set(FRIDAY);
		given(workingDays.isWorkingDay(any()))
			.willAnswer(call -> call.<LocalDate>getArgument(0).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
		var units = List.of(unit(NADARS, null), unit(new UnitId("NADARS-IEP"), NADARS), unit(HOUSING, null),
				unit(SUPPORT, null));
		given(partners.units()).willReturn(units);
		given(partners.organisations()).willReturn(List.of(new OrganisationView(new OrganisationId("TPS"), "TPS",
				OrganisationKind.THIRD_SECTOR, List.of(unit(new UnitId("TPS-PEAR"), null)))));
		hundred = IntStream.range(0, 100)
			.mapToObj(nth -> member((nth % 2 == 0) ? NADARS : new UnitId("NADARS-IEP"), Role.PRACTITIONER))
			.toList();
		given(memberships.current()).willReturn(hundred);
		put.clear();
		given(messages.put(any(), any(), any(), any(), any())).willAnswer(call -> {
			var sent = new HashMap<AccountId, Outbox.MessageId>();
			call.<Collection<AccountId>>getArgument(1)
				.forEach(account -> sent.put(account, new Outbox.MessageId(UUID.randomUUID())));
			put.putAll(sent);
			return sent;
		});
		given(messages.putTo(any(), any(), any(), any(), any())).willAnswer(call -> {
			var sent = new HashMap<Mailbox, Outbox.MessageId>();
			call.<Collection<Mailbox>>getArgument(1)
				.forEach(mailbox -> sent.put(mailbox, new Outbox.MessageId(UUID.randomUUID())));
			boxes.putAll(sent);
			return sent;
		});
		given(publishedServices.all()).willReturn(List.of());
		given(messages.deliveries(any())).willReturn(Map.of());
		writer = someone("Ann Example, Nurse");
		approver = someone("Ben Example, Lead officer");
		writes();
	}

	@Test
	void whatAndForWhomIsAllThatIsAsked() {
		var id = alerts.draft(key(), new AlertEntry(TEXT, List.of("TREATMENT")));

		assertThat(alerts.find(id)).hasValueSatisfying(alert -> {
			assertThat(alert.stage()).isEqualTo(Stage.DRAFT);
			assertThat(alert.level()).isEqualTo("WARNING");
			assertThat(alert.substances()).containsExactly("NITAZENES", "STREET_BENZO");
			assertThat(alert.validUntil()).isEqualTo(LocalDate.of(2026, 12, 18));
			assertThat(alert.forPublic()).isTrue();
			assertThat(alert.summary()).startsWith(TEXT).contains("Carry naloxone").doesNotContain("Early national");
			assertThat(alert.poster()).startsWith(TEXT).contains("Call 999", "go slow");
		});
		verify(messages).put(any(), any(), eq("A drug alert waits for somebody who approves"), any(), any());
	}

	@Test
	void textThatNamesNothingIsOfNotKnownAndEarlyReportsSayThatTheyMayBeWrong() {
		var content = alerts.filled(new AlertEntry("Something new is about.", List.of("TREATMENT"), null, null, null,
				null, null, null, null, null, "RADAR", null, null));

		assertThat(content.substances()).containsExactly("NOT_KNOWN");
		assertThat(content.summary()).contains("Early national reports can be wrong");
		assertThat(content.poster()).contains("Early national reports can be wrong");
	}

	@Test
	void shortTextFitsATextMessage() {
		alerts.draft(key(), new AlertEntry("x".repeat(160), List.of("TREATMENT")));

		assertThat(faults(new AlertEntry("x".repeat(161), List.of("NOBODY")))).extracting(Problem.Field::path)
			.containsExactly("shortText", "audiences");
	}

	@Test
	void d1_shareWithinADayAndHoursToNineOfTen(AssertablePublishedEvents events) {
		var alert = issued();
		acknowledged(alert, 0, 62, 24);
		acknowledged(alert, 62, 82, 30);
		clock.set(LocalDate.of(2026, 11, 23));

		assertThat(whole(alert)).satisfies(reach -> {
			assertThat(reach.audience()).isNull();
			assertThat(reach.share()).isEqualByComparingTo("62.0");
			assertThat(reach.later()).isEqualTo(20);
			assertThat(reach.silent()).isEqualTo(18);
			assertThat(reach.hoursToNinety()).isNull();
		});
		assertThat(counted("ALR-01")).returns(BigDecimal.valueOf(62), Counted::numerator)
			.returns(BigDecimal.valueOf(100), Counted::denominator);
		assertThat(counted("ALR-02")).returns(BigDecimal.ZERO, Counted::denominator);
		assertThat(events.ofType(DrugAlertIssued.class)).singleElement()
			.satisfies(event -> assertThat(event.envelope().revision()).isEqualTo(2));
	}

	@Test
	void nineOfTenHaveItOnceTheNinetiethHas() {
		var alert = issued();
		acknowledged(alert, 0, 89, 2);
		acknowledged(alert, 89, 90, 6);

		assertThat(whole(alert).hoursToNinety()).isEqualByComparingTo("6");
		assertThat(counted("ALR-02")).returns(BigDecimal.valueOf(1), Counted::denominator)
			.satisfies(hours -> assertThat(hours.numerator()).isEqualByComparingTo("6"));
	}

	@Test
	void whoStillHasTimeIsInNoShareYet() {
		var alert = issued();
		acknowledged(alert, 0, 10, 1);
		clock.set(FRIDAY.plusHours(2));

		assertThat(counted("ALR-01")).returns(BigDecimal.valueOf(10), Counted::numerator)
			.returns(BigDecimal.valueOf(10), Counted::denominator);
	}

	/** Of the last day of a quarter the time runs over the night into the next. */
	@Test
	void silenceOfTheLastEveningOfAQuarterIsCountedOnceItsDayIsOver() {
		var morningAfterNext = LocalDate.of(2027, 1, 2);

		assertThat(source
			.touched(new MeasureCode("ALR-01"), new MeasureSource.Days(morningAfterNext.minusDays(1), morningAfterNext))
			.from()).isEqualTo(LocalDate.of(2026, 12, 30));
	}

	@Test
	void d2_hoursFromTheNationalAlertToOurs() {
		var national = new AlertEntry(TEXT, List.of("TREATMENT"), null, null, null, null, null, null, null, null,
				"RADAR", at(LocalDateTime.of(2026, 11, 18, 10, 0)), null);
		var alert = issued(national);

		assertThat(alerts.find(alert).orElseThrow().hoursFromNational()).isEqualByComparingTo("54.75");
		assertThat(counted("ALR-03").numerator()).isEqualByComparingTo("54.75");
	}

	@Test
	void d3_withdrawalGoesToTheSameAndAMistakeIsInNoMean(AssertablePublishedEvents events) {
		var alert = issued();
		acknowledged(alert, 0, 95, 0);
		given(memberships.current()).willReturn(List.of());
		clock.set(FRIDAY.plusMinutes(12));
		approves();
		var withdrawn = alerts.withdraw(key(), alert, 2, "MISTAKE");

		assertThat(withdrawn.stage()).isEqualTo(Stage.WITHDRAWN);
		assertThat(withdrawn.hoursUntilWithdrawn()).isEqualByComparingTo("0.2");
		assertThat(withdrawn.shortText()).isEqualTo(TEXT);
		verify(messages).put(any(), eq(Set.copyOf(hundred.stream().map(MemberView::account).toList())),
				contains("withdrawn"), any(), any());
		assertThat(counted("ALR-01")).returns(BigDecimal.ZERO, Counted::denominator);
		assertThat(counted("ALR-02")).returns(BigDecimal.ZERO, Counted::denominator);
		assertThat(inForce.all()).isEmpty();
		assertThat(events.ofType(DrugAlertWithdrawn.class)).hasSize(1);
	}

	@Test
	void d4_linkAcknowledgesOnceAndALookNever() {
		var alert = issued();
		String token = link(hundred.getFirst());

		assertThat(receipts.byLink(token).orElseThrow().acknowledgedAt()).isNull();
		assertThat(receipts.byLink(token).orElseThrow().acknowledgedAt()).isNull();
		OffsetDateTime first = receipts.acknowledgeByLink(key(), token).acknowledgedAt();
		clock.set(FRIDAY.plusHours(3));
		assertThat(receipts.acknowledgeByLink(key(), token).acknowledgedAt()).isEqualTo(first).isNotNull();
		assertThat(whole(alert).acknowledged()).isEqualTo(1);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> receipts.acknowledgeByLink(key(), token + "x"))
			.returns(Problem.Code.NOT_FOUND, Problem::code);
	}

	@Test
	void ofALinkTheHashAloneIsKept() {
		issued();
		String token = link(hundred.getFirst());

		assertThat(jdbc.sql("select l::text from treatment.alert_link l").query(String.class).list()).singleElement()
			.satisfies(row -> assertThat(row).contains(AlertLinks.hash(token)).doesNotContain(token));
		assertThat(receipts.byLink(AlertLinks.hash(token))).isEmpty();
	}

	@Test
	void mailThatIsSentAgainHasALinkOfItsOwnAndTheFirstStillWorks() {
		issued();
		String first = link(hundred.getFirst());
		String second = link(hundred.getFirst());

		assertThat(second).isNotEqualTo(first);
		assertThat(receipts.acknowledgeByLink(key(), first).acknowledgedAt()).isNotNull();
		assertThat(receipts.byLink(second).orElseThrow().acknowledgedAt()).isNotNull();
	}

	@Test
	void d5_everybodyHasAMessageWhetherMailIsSetUpOrNot() {
		issued();

		verify(messages).put(any(), eq(Set.copyOf(hundred.stream().map(MemberView::account).toList())),
				contains("Drug alert no."), contains(TEXT), contains("alerts/"));
	}

	@Test
	void d6_dayThatIsOverIsRefused() {
		assertThat(faults(until(FRIDAY.toLocalDate().minusDays(1)))).extracting(Problem.Field::path)
			.containsExactly("validUntil");
		assertThat(faults(until(FRIDAY.toLocalDate()))).isEmpty();
		var draft = alerts.draft(key(), until(FRIDAY.toLocalDate()));
		clock.set(FRIDAY.plusDays(3));
		approves();

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> alerts.issue(key(), draft, 1, null))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
				.containsExactly("validUntil"));
	}

	@Test
	void d7_numberOfAPersonIsWarnedOfAndThatOfAServiceIsFine() {
		assertThat(warned("Ring Jim on 07700 900123.")).containsExactly(NameLike.Kind.PHONE);
		assertThat(warned("Ring us on 01632 960123.")).isEmpty();
		assertThat(warned("Ring us on +44 1632 960 123.")).isEmpty();
		assertThat(warned("Ring 01632 960124.")).containsExactly(NameLike.Kind.PHONE);
		assertThat(warned("About 0101011237.")).contains(NameLike.Kind.CHI);
	}

	@Test
	void whoWroteItIssuesItAloneOnlyOutOfHoursAndWithAReason() {
		approver = writer;
		var draft = alerts.draft(key(), new AlertEntry(TEXT, List.of("TREATMENT")));
		approves();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> alerts.issue(key(), draft, 1, "It cannot wait."))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::reason)
				.containsExactly("NEEDS_SECOND"));

		clock.set(FRIDAY.with(LocalTime.of(17, 0)));
		approves();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> alerts.issue(key(), draft, 1, " "))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
				.containsExactly("aloneBecause"));
		assertThat(alerts.issue(key(), draft, 1, "Nobody answers.")).returns("Nobody answers.",
				DrugAlertView::aloneBecause);
	}

	@Test
	void weekendAndHolidayAreOutOfHours() {
		assertThat(rules.outOfHours(at(FRIDAY))).isFalse();
		assertThat(rules.outOfHours(at(FRIDAY.with(LocalTime.of(8, 59))))).isTrue();
		assertThat(rules.outOfHours(at(FRIDAY.plusDays(1)))).isTrue();
	}

	@Test
	void onlyWhoApprovesIssuesAndWhoIsNamedByUnitOnlyThere() {
		var draft = alerts.draft(key(), new AlertEntry(TEXT, List.of("TREATMENT")));
		as(someone("Cat Example"), HOUSING, Role.UNIT_LEAD);

		assertThat(alerts.approves()).isFalse();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> alerts.issue(key(), draft, 1, null))
			.returns(Problem.Code.FORBIDDEN, Problem::code);
		as(someone("Dan Example"), NADARS, Role.UNIT_LEAD);
		assertThat(alerts.issue(key(), draft, 1, null).stage()).isEqualTo(Stage.ISSUED);
	}

	@Test
	void draftIsToldToThoseAloneWhoWriteAlerts() {
		var draft = alerts.draft(key(), new AlertEntry(TEXT, List.of("TREATMENT")));
		reads();

		assertThat(alerts.find(draft)).isEmpty();
		assertThat(alerts.all()).isEmpty();
		assertThat(inForce.all()).isEmpty();
	}

	@Test
	void eachGetsItOnceAndProgramsAndTheWriterDoNot() {
		var both = hundred.getFirst();
		var people = new ArrayList<>(hundred);
		people.add(new MemberView(new MemberId(UUID.randomUUID()), both.account(), both.name(), "Second post", HOUSING,
				Role.UNIT_LEAD, both.from(), null, null, 1));
		people.add(member(HOUSING, Role.PARTNER_SYSTEM));
		people.add(member(new UnitId("TPS-PEAR"), Role.UNIT_LEAD));
		people.add(new MemberView(writer.as(), writer.account(), "Ann", "Nurse", NADARS, Role.PRACTITIONER, both.from(),
				null, null, 1));
		given(memberships.current()).willReturn(people);
		var alert = issued(new AlertEntry(TEXT, List.of("HOUSING", "COMMUNITY", "TREATMENT")));

		assertThat(recipients.of(alert)).hasSize(101)
			.extracting(RecipientStore.Row::audience)
			.containsOnly("TREATMENT");
	}

	@Test
	void changeIsToldToTheSameAndSentToWhoIsNewAndTheOldWordsStay(AssertablePublishedEvents events) {
		var alert = issued();
		var people = new ArrayList<>(hundred);
		people.add(member(HOUSING, Role.UNIT_LEAD));
		given(memberships.current()).willReturn(people);
		approves();
		var changed = alerts.change(key(), alert, 2,
				new AlertEntry("It was etizolam, not a nitazene.", List.of("TREATMENT", "HOUSING")));

		assertThat(changed).returns(Stage.CHANGED, DrugAlertView::stage).returns(3, DrugAlertView::version);
		assertThat(alerts.wordings(alert)).extracting(AlertWordingView::shortText)
			.containsExactly("It was etizolam, not a nitazene.", TEXT);
		verify(messages).put(any(), eq(Set.copyOf(hundred.stream().map(MemberView::account).toList())),
				contains("changed"), any(), any());
		assertThat(recipients.of(alert)).hasSize(101);
		assertThat(events.ofType(DrugAlertChanged.class)).singleElement()
			.satisfies(event -> assertThat(event.substances())
				.hasToString("[ListedCode[value=NITAZENES], " + "ListedCode[value=STREET_BENZO]]"));
	}

	@Test
	void whoWasNotSentItYetIsSentItAsItReadsNow() {
		var alert = issued();
		var unsent = hundred.getFirst().account();
		given(messages.overtaken("alerts/" + alert.value()))
			.willReturn(Set.of(Objects.requireNonNull(put.get(unsent))));
		approves();
		alerts.change(key(), alert, 2, new AlertEntry("It was etizolam, not a nitazene.", List.of("TREATMENT")));

		verify(messages).put(any(), eq(Set.of(unsent)), contains("warning"), contains("etizolam"), any());
		verify(messages).put(any(),
				eq(hundred.stream().skip(1).map(MemberView::account).collect(Collectors.toUnmodifiableSet())),
				contains("changed"), any(), any());
	}

	@Test
	void nothingOfADroppedDraftWaitsToBeSent() {
		var draft = alerts.draft(key(), new AlertEntry(TEXT, List.of("TREATMENT")));
		approves();
		alerts.withdraw(key(), draft, 1, "MISTAKE");

		verify(messages).overtaken("alerts/" + draft.value());
	}

	@Test
	void sameAgainChangesNothingAndTellsNobody() {
		var alert = issued();
		var now = alerts.find(alert).orElseThrow();
		approves();
		alerts.change(key(), alert, 2,
				new AlertEntry(now.shortText(), now.audiences(), now.level(), now.substances(), null, now.summary(),
						now.poster(), now.advice(), now.forPublic(), now.validUntil(), now.origin(), null, null));

		verify(messages, never()).put(any(), any(), contains("changed"), any(), any());
		assertThat(alerts.find(alert).orElseThrow().version()).isEqualTo(2);
	}

	@Test
	void endIsToldOnceAndItsLinksAreForgottenLater(AssertablePublishedEvents events) {
		var alert = issued(until(FRIDAY.toLocalDate()));
		String token = link(hundred.getFirst());
		assertThat(inForce.all()).extracting(DrugAlertView::id).containsExactly(alert);
		clock.set(FRIDAY.plusDays(1));
		care.dayBegan();
		care.dayBegan();

		assertThat(events.ofType(DrugAlertExpired.class)).hasSize(1);
		assertThat(alerts.find(alert).orElseThrow().stage()).isEqualTo(Stage.EXPIRED);
		assertThat(inForce.all()).isEmpty();
		assertThat(receipts.byLink(token)).isPresent();
		clock.set(FRIDAY.plusDays(30));
		care.dayBegan();
		assertThat(receipts.byLink(token)).isEmpty();
	}

	@Test
	void publicReadsPublicOnesAloneAndWithdrawnOnesMarked() {
		var open = issued();
		var closed = issued(new AlertEntry(TEXT, List.of("TREATMENT"), "URGENT", null, null, null, null, null, false,
				null, null, null, null));

		assertThat(inForce.all()).extracting(DrugAlertView::id).containsExactly(closed, open);
		assertThat(inForce.above()).returns(true, AlertsInForce.Above::reader)
			.satisfies(above -> assertThat(above.alerts()).hasSize(2));
		given(currentCaller.find()).willReturn(Optional.empty());
		assertThat(inForce.above()).returns(false, AlertsInForce.Above::reader)
			.satisfies(above -> assertThat(above.alerts()).extracting(DrugAlertView::id).containsExactly(open));
		assertThat(alerts.forPublic()).extracting(DrugAlertView::id).containsExactly(open);
		approves();
		alerts.withdraw(key(), open, 2, "DISPROVED");
		assertThat(alerts.forPublic()).extracting(DrugAlertView::stage).containsExactly(Stage.WITHDRAWN);
		clock.set(FRIDAY.plusDays(29));
		assertThat(alerts.forPublic()).isEmpty();
	}

	@Test
	void whoeverRangNotesIt() {
		var alert = issued();
		var silent = recipients.of(alert).getFirst();
		approves();
		receipts.rang(key(), silent.id());

		assertThat(recipients.of(alert)).filteredOn(row -> row.id().equals(silent.id()))
			.singleElement()
			.returns(Way.PHONE, RecipientStore.Row::way)
			.returns("Ben Example, Lead officer", RecipientStore.Row::notedBy);
	}

	@Test
	void whoeverRangTheWrongOneTakesItBackAndBothStayOnRecord() {
		var alert = issued();
		var silent = recipients.of(alert).getFirst();
		approves();
		receipts.rang(key(), silent.id());
		assertThat(shown(alert, silent.id()).undoable()).isTrue();
		receipts.didNotRing(key(), silent.id());

		assertThat(shown(alert, silent.id())).returns(null, AlertRecipientView::acknowledgedAt)
			.returns(false, AlertRecipientView::undoable);
		assertThat(whole(alert).acknowledged()).isZero();
		assertThat(jdbc.sql("select count(*) from treatment.alert_receipt").query(Integer.class).single()).isOne();
		assertThat(problem(() -> receipts.didNotRing(key(), silent.id())).code()).isEqualTo(Problem.Code.CONFLICT);

		receipts.rang(key(), silent.id());
		receipts.rang(key(), silent.id());
		assertThat(whole(alert).acknowledged()).isOne();
	}

	@Test
	void whatOthersNotedOrLongAgoOrWasReadByThemselvesIsNotTakenBack() {
		var alert = issued();
		var rows = recipients.of(alert);
		approves();
		receipts.rang(key(), rows.get(0).id());
		recipients.acknowledge(rows.get(1).id(), Way.LINK, null, author.at());
		as(someone("Dan Example"), SUPPORT, Role.ADP_OFFICER);
		assertThat(shown(alert, rows.get(0).id()).undoable()).isFalse();
		assertThat(problem(() -> receipts.didNotRing(key(), rows.get(0).id())).code()).isEqualTo(Problem.Code.CONFLICT);
		approves();
		assertThat(problem(() -> receipts.didNotRing(key(), rows.get(1).id())).code()).isEqualTo(Problem.Code.CONFLICT);
		clock.set(FRIDAY.plusMinutes(11));
		approves();
		assertThat(shown(alert, rows.get(0).id()).undoable()).isFalse();
		assertThat(problem(() -> receipts.didNotRing(key(), rows.get(0).id())).code()).isEqualTo(Problem.Code.CONFLICT);
		assertThat(whole(alert).acknowledged()).isEqualTo(2);
	}

	@Test
	void mailboxesOfServicesOfAKindGetItOnceWithALinkAndTheWithdrawal() {
		var hub = service("Hub", "Hub@example.org", List.of("DROP_IN"), "IRVINE");
		var group = service("Group", "hub@example.org", List.of("RECOVERY_GROUP"), "ARRAN");
		var hostel = service("Hostel", "hostel@example.org", List.of("HOUSING"), "ARRAN");
		var closed = service("Closed", "closed@example.org", List.of("DROP_IN"), "ARRAN");
		given(closed.closedOn()).willReturn(FRIDAY.toLocalDate());
		var silent = service("No mailbox", null, List.of("DROP_IN"), "ARRAN");
		given(publishedServices.all()).willReturn(List.of(hub, group, hostel, closed, silent));
		var alert = issued(new AlertEntry(TEXT, List.of("COMMUNITY")));

		assertThat(boxes.keySet()).containsExactly(new Mailbox("Hub", "Hub@example.org"));
		var row = recipients.of(alert)
			.stream()
			.filter(it -> it.service() != null)
			.collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
		assertThat(shown(alert, row.id())).returns("Hub", AlertRecipientView::service)
			.returns(null, AlertRecipientView::member)
			.returns(NADARS, AlertRecipientView::unit);
		assertThat(whole(alert).silent()).isEqualTo(recipients.of(alert).size());
		String token = links.pathOf(boxes.values().iterator().next())
			.orElseThrow()
			.substring("alert-received/".length());
		assertThat(receipts.acknowledgeByLink(key(), token).first()).isTrue();
		assertThat(shown(alert, row.id()).way()).isEqualTo(Way.LINK);

		given(publishedServices.all()).willReturn(List.of(hostel));
		approves();
		alerts.withdraw(key(), alert, 2, "DISPROVED");
		verify(messages).putTo(any(), eq(Set.of(new Mailbox("Hub", "Hub@example.org"))), contains("withdrawn"), any(),
				any());
	}

	@Test
	void alertToALocalityReachesEveryServiceThereAndNobodyElse() {
		var hub = service("Hub", "hub@example.org", List.of("DROP_IN"), "IRVINE");
		var onCumbrae = service("Boat", "boat@example.org", List.of("HOUSING"), "CUMBRAE");
		var all = service("Coast", "coast@example.org", List.of("FOOD"), "NORTH-COAST-CUMBRAES");
		given(publishedServices.all()).willReturn(List.of(hub, onCumbrae, all));
		given(areas.all()).willReturn(List.of(area("IRVINE", "IRVINE"),
				area("NORTH-COAST-CUMBRAES", "NORTH-COAST-CUMBRAES"), area("CUMBRAE", "NORTH-COAST-CUMBRAES")));
		var alert = issued(new AlertEntry(TEXT, List.of("IN_NORTH_COAST")));

		assertThat(recipients.of(alert)).extracting(RecipientStore.Row::mailboxName)
			.containsExactlyInAnyOrder("Boat", "Coast");
	}

	@Test
	void servicesThatAnAlertMeansAndNoMailReachesAreTold() {
		var meant = service("Walk-in", null, List.of("DROP_IN"), "ARRAN");
		var other = service("Hostel", null, List.of("HOUSING"), "ARRAN");
		var reached = service("Hub", "hub@example.org", List.of("DROP_IN"), "IRVINE");
		var closed = service("Closed", null, List.of("DROP_IN"), "ARRAN");
		given(closed.closedOn()).willReturn(FRIDAY.toLocalDate());
		given(meant.phones()).willReturn(List.of(new Phone("01632 960111", null)));
		given(publishedServices.all()).willReturn(List.of(meant, other, reached, closed));
		var alert = issued(new AlertEntry(TEXT, List.of("COMMUNITY")));

		assertThat(receipts.unreached(alert))
			.containsExactly(new AlertReceipts.Unreached("Walk-in", NADARS, List.of("01632 960111")));
		assertThat(recipients.of(alert)).extracting(RecipientStore.Row::mailboxName).doesNotContain("Walk-in");
	}

	@Test
	void whatMailboxesWereNotSentYetIsSentAsItReadsNow() {
		var hub = service("Hub", "hub@example.org", List.of("DROP_IN"), "IRVINE");
		given(publishedServices.all()).willReturn(List.of(hub));
		var alert = issued(new AlertEntry(TEXT, List.of("COMMUNITY")));
		given(messages.overtaken("alerts/" + alert.value())).willReturn(Set.copyOf(boxes.values()));
		approves();
		alerts.change(key(), alert, 2, new AlertEntry("It was etizolam.", List.of("COMMUNITY")));

		verify(messages, never()).putTo(any(), any(), contains("changed"), any(), any());
		verify(messages).putTo(any(), any(), contains("warning"), contains("etizolam"), any());
		assertThat(recipients.of(alert).stream().filter(it -> it.mailbox() != null)).hasSize(1);
	}

	@Test
	void kindsAndAreasOfAudiencesAreThere() throws IOException {
		String kinds = Files.readString(Path.of("config/directory/services.yaml"));
		String places = Files.readString(Path.of("config/directory/areas.yaml"));

		assertThat(rules.audiences()).flatExtracting(AlertAudience::services)
			.isNotEmpty()
			.allSatisfy(kind -> assertThat(kinds.substring(0, kinds.indexOf("audience:")))
				.containsPattern("code: %s,".formatted(kind)));
		assertThat(rules.audiences()).flatExtracting(AlertAudience::areas)
			.isNotEmpty()
			.allSatisfy(area -> assertThat(places).containsPattern("code: %s\\b".formatted(area.value())));
	}

	private static PublishedService service(String name, @Nullable String mailbox, List<String> kinds, String area) {
		var service = mock(PublishedService.class);
		given(service.id()).willReturn(new ServiceId(UUID.randomUUID()));
		given(service.unit()).willReturn(NADARS);
		given(service.name()).willReturn(name);
		given(service.email()).willReturn(mailbox);
		given(service.kinds()).willReturn(kinds);
		given(service.areas()).willReturn(List.of(new AreaCode(area)));
		given(service.places()).willReturn(List.of());
		return service;
	}

	private static LocalAreaView area(String code, String locality) {
		return new LocalAreaView(new AreaCode(code), code, new AreaCode(locality), true, false, null, null);
	}

	private AlertRecipientView shown(DrugAlerts.Id alert, AlertReceipts.RecipientId recipient) {
		return receipts.of(alert).stream().filter(it -> it.id().equals(recipient)).findFirst().orElseThrow();
	}

	private static Problem problem(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run);
	}

	@Test
	void othersOfTheOwnUnitAreRungFromTwoHoursOn() {
		var alert = issued();
		as(someone("Dan Example"), NADARS, Role.UNIT_LEAD);

		assertThat(receipts.silent(List.of(alert))).isEmpty();
		clock.set(FRIDAY.plusHours(2));
		assertThat(receipts.silent(List.of(alert))).containsExactly(Map.entry(alert, 50));
	}

	@Test
	void whoDidNotGetItHasNothingToAcknowledge() {
		var alert = issued();

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> receipts.acknowledge(key(), alert, AlertReceipts.Door.PAGE))
			.returns(Problem.Code.CONFLICT, Problem::code);
	}

	@Test
	void audiencesAreOfUnitsThatThereAre() throws IOException {
		String partners = Files.readString(Path.of("config/organisations.yaml"));

		assertThat(rules.audiences()).hasSizeGreaterThan(5)
			.flatExtracting(AlertAudience::units)
			.isNotEmpty()
			.allSatisfy(unit -> assertThat(partners).containsPattern("code: %s\\s".formatted(unit.value())));
	}

	private DrugAlerts.Id issued() {
		return issued(new AlertEntry(TEXT, List.of("TREATMENT")));
	}

	private DrugAlerts.Id issued(AlertEntry entry) {
		writes();
		var id = alerts.draft(key(), entry);
		put.clear();
		approves();
		alerts.issue(key(), id, 1, null);
		return id;
	}

	private void acknowledged(DrugAlerts.Id alert, int from, int to, int hours) {
		OffsetDateTime at = Objects.requireNonNull(alerts.find(alert).orElseThrow().issuedAt()).plusHours(hours);
		recipients.of(alert)
			.stream()
			.sorted((one, other) -> one.id().value().compareTo(other.id().value()))
			.toList()
			.subList(from, to)
			.forEach(row -> recipients.acknowledge(row.id(), Way.PAGE, null, at));
	}

	private AlertReach whole(DrugAlerts.Id alert) {
		return alerts.reach(List.of(alert)).getOrDefault(alert, List.of()).getFirst();
	}

	private String link(MemberView to) {
		return links.pathOf(Objects.requireNonNull(put.get(to.account())))
			.orElseThrow()
			.substring("alert-received/".length());
	}

	private Set<NameLike.Kind> warned(String text) {
		return alerts.looksLikeIdentity(alerts.filled(new AlertEntry(text, List.of("TREATMENT"))));
	}

	private AlertEntry until(LocalDate day) {
		return new AlertEntry(TEXT, List.of("TREATMENT"), null, null, null, null, null, null, null, day, null, null,
				null);
	}

	private List<Problem.Field> faults(AlertEntry entry) {
		try {
			alerts.draft(key(), entry);
			return List.of();
		}
		catch (Problem problem) {
			return problem.fields();
		}
	}

	private Counted counted(String measure) {
		var asked = new MeasureSource.Asked(new MeasureCode(measure), PeriodType.QUARTER.of(FRIDAY.toLocalDate()), 1,
				measure.equals("ALR-01") ? 24 : null);
		return source.count(List.of(asked)).stream().filter(it -> it.slice().whole()).findFirst().orElseThrow();
	}

	private void writes() {
		as(writer, NADARS, Role.PRACTITIONER);
	}

	private void approves() {
		as(approver, SUPPORT, Role.ADP_LEAD);
	}

	private void reads() {
		as(someone("Eve Example"), new UnitId("NAADP-BOARD"), Role.BOARD_VIEWER);
	}

	private void as(Author person, UnitId of, Role role) {
		author = new Author(person.account(), person.as(), person.words(), OffsetDateTime.now(clock));
		var caller = new Caller(person.account(), "someone", "Someone",
				List.of(new Membership(person.as(), "Post", of, role)), Set.of(), Set.of(),
				(role == Role.BOARD_VIEWER) ? Set.of() : Set.of("treatment.alert.draft"));
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.find()).willReturn(Optional.of(caller));
		given(currentCaller.reach()).willReturn(Set.of(of));
	}

	private Author someone(String words) {
		return new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), words,
				OffsetDateTime.now(clock));
	}

	private static OffsetDateTime at(LocalDateTime time) {
		return time.atZone(AlertRules.ZONE).toOffsetDateTime();
	}

	private static UnitView unit(UnitId code, @Nullable UnitId parent) {
		return new UnitView(code, code.value(), new OrganisationId("NAHSCP"), "Partner", parent, 0, List.of());
	}

	private static MemberView member(UnitId of, Role role) {
		return new MemberView(new MemberId(UUID.randomUUID()), new AccountId(UUID.randomUUID()), "Somebody", "Post", of,
				role, LocalDate.of(2026, 1, 1), null, null, 1);
	}

}
