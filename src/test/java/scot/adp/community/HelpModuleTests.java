package scot.adp.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedEntry.Stage;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceView;
import scot.adp.events.BasicNeedRepeated;
import scot.adp.events.DataSet;
import scot.adp.events.RecordsChanged;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Help with basic needs by its rules, in its module alone. */
class HelpModuleTests extends CommunitySlice {

	@Autowired
	HelpsGiven helps;

	@Autowired
	HelpSource source;

	@Autowired
	NeedChecks needs;

	@Autowired
	HelpRetention retention;

	@Autowired
	HelpGivenStore store;

	private LocalDate today;

	@BeforeEach
	void today() {
		today = LocalDate.now(clock);
	}

	@Test
	void b1PoundsOfAYearAreConfirmedAndEstimatedApart() {
		keep(help("INCOME", "BENEFIT_AWARD", pounds("400.00", "62.50"), Pounds.NONE));
		keep(help("FOOD", "VOUCHER", pounds("49.00", null), Pounds.NONE));
		keep(help("HOUSING_COST", "ADVICE", Pounds.NONE, pounds("120.00", null)));

		assertThat(helps.total(HelpsGiven.Filter.ALL)).satisfies(total -> {
			assertThat(total.confirmed()).isEqualByComparingTo("3699.00");
			assertThat(total.estimated()).isEqualByComparingTo("120.00");
		});
	}

	@Test
	void b1MeasureOfConfirmedPoundsHoldsNothingExpected() {
		keep(help("INCOME", "BENEFIT_AWARD", pounds("400.00", "62.50"), pounds("120.00", null)));

		assertThat(whole(source, HelpSource.CONFIRMED, today).numerator()).isEqualByComparingTo("3650.00");
	}

	@Test
	void sameHelpOfADayIsAskedAbout() {
		keep(voucher("NAD-00001", false));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> keep(voucher("NAD-00001", false)))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::reason)
				.containsExactly(HelpCheck.CONFIRM));
	}

	@Test
	void sameHelpOfADayThatSomebodySaysIsAnotherIsKept() {
		keep(voucher("NAD-00001", false));
		keep(voucher("NAD-00001", true));

		assertThat(helps.total(HelpsGiven.Filter.ALL).helps()).isEqualTo(2);
	}

	@Test
	void walkInsAreNotTakenForOneAnother() {
		keep(voucher(null, false));
		keep(voucher(null, false));

		assertThat(helps.total(HelpsGiven.Filter.ALL).helps()).isEqualTo(2);
	}

	@Test
	void helpThatIsSentTwiceInTheSameMomentIsKeptOnce() {
		var both = Stream.of(1, 2)
			.map(it -> CompletableFuture.supplyAsync(() -> keep(voucher("NAD-00001", false)))
				.handle((id, refused) -> refused == null))
			.toList();

		assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
		assertThat(helps.total(HelpsGiven.Filter.ALL).helps()).isOne();
	}

	@Test
	void sameHelpTwiceInOneBatchIsAskedAbout() {
		var results = all(key(), List.of(sent(voucher("NAD-00001", false)), sent(voucher("NAD-00001", false))));

		assertThat(results.get(1).faults()).extracting(Problem.Field::reason).containsExactly(HelpCheck.CONFIRM);
	}

	private HelpEntry voucher(@Nullable String reference, boolean sure) {
		return new HelpEntry(unit, today, "FOOD", "VOUCHER", pounds("49.00", null), Pounds.NONE, false, null, reference,
				sure);
	}

	@Test
	void negativePoundsAreRefused() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> keep(help("FOOD", "VOUCHER", pounds("-1", null), Pounds.NONE)))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
				.containsExactly("confirmed"));
	}

	@Test
	void helpOfADayToComeIsRefused() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> keep(crisis(today.plusDays(1), null)))
			.satisfies(problem -> assertThat(problem.fields().getFirst().reason()).isEqualTo("IN_FUTURE"));
	}

	@Test
	void walkInNeedsNoAgreement() {
		given(agreements.toWrite(any(), any(), any())).willThrow(Problem.forbidden("None."));

		keep(crisis(today, null));

		assertThat(helps.total(HelpsGiven.Filter.ALL).helps()).isOne();
	}

	@Test
	void unitThatBringsAReturnRecordsNoHelp() {
		given(sources.held(any(), anyCollection())).willReturn(
				(faults, path, of, day) -> faults.when(true, path, "A return is brought.", UnitSources.OTHER_SOURCE));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> keep(crisis(today, null)))
			.satisfies(problem -> assertThat(problem.fields().getFirst().reason()).isEqualTo(UnitSources.OTHER_SOURCE));
	}

	@Test
	void anotherCrisisWithinNinetyDaysIsTold(AssertablePublishedEvents events) {
		keep(crisis(today.minusDays(90), "NAD-00001"));
		keep(crisis(today, "NAD-00001"));

		assertThat(events.ofType(BasicNeedRepeated.class)).hasSize(1);
	}

	@Test
	void anotherCrisisAfterNinetyOneDaysIsNone(AssertablePublishedEvents events) {
		keep(crisis(today.minusDays(91), "NAD-00001"));
		keep(crisis(today, "NAD-00001"));

		assertThat(events.ofType(BasicNeedRepeated.class)).isEmpty();
	}

	@Test
	void repeatTellsOfNobody(AssertablePublishedEvents events) {
		keep(crisis(today.minusDays(3), "NAD-00001"));
		keep(crisis(today, "NAD-00001"));

		assertThat(events.ofType(BasicNeedRepeated.class)).isNotEmpty().allMatch(it -> it.envelope().person() == null);
	}

	@Test
	void whoCameBackInACrisisIsToBeFollowedUpOnce() {
		keep(crisis(today.minusDays(40), "NAD-00001"));
		keep(crisis(today.minusDays(20), "NAD-00001"));
		keep(crisis(today, "NAD-00001"));
		keep(crisis(today, "NAD-00002"));
		keep(crisis(today, null));

		assertThat(within(() -> helps.page(HelpsGiven.Filter.CAME_BACK, 0, 10))).singleElement()
			.returns(today, HelpGivenView::happenedOn)
			.returns("NAD-00001", HelpGivenView::ownRef);
	}

	@Test
	void whoWasShownTheWayLaterIsFollowedUp() {
		keep(crisis(today.minusDays(20), "NAD-00001"));
		keep(crisis(today.minusDays(1), "NAD-00001"));
		assertThat(helps.total(HelpsGiven.Filter.CAME_BACK).helps()).isOne();

		var service = new ServiceId(UUID.randomUUID());
		given(services.byIds(any())).willReturn(Map.of(service, mock(ServiceView.class)));
		keep(new HelpEntry(unit, today, "INCOME", "ADVICE", Pounds.NONE, Pounds.NONE, false, service, "NAD-00001",
				true));

		assertThat(helps.total(HelpsGiven.Filter.CAME_BACK).helps()).isZero();
	}

	@Test
	void whoWasAskedWhatTheyNeedIsFollowedUp() {
		keep(crisis(today.minusDays(20), "NAD-00001"));
		keep(crisis(today.minusDays(1), "NAD-00001"));

		within(() -> needs.record(key(), new NeedChecks.Sent(new NeedEntry(unit, "NAD-00001", today, Stage.START,
				List.of(new NeedAnswer("HOUSING", true, Met.NO)), false), null), Door.PAGE));

		assertThat(helps.total(HelpsGiven.Filter.CAME_BACK).helps()).isZero();
	}

	@Test
	void nobodyIsFollowedUpOnceTheTimeOfARepeatIsOver() {
		keep(crisis(today.minusDays(120), "NAD-00001"));
		keep(crisis(today.minusDays(91), "NAD-00001"));
		keep(crisis(today.minusDays(120), "NAD-00002"));
		keep(crisis(today.minusDays(90), "NAD-00002"));

		assertThat(within(() -> helps.page(HelpsGiven.Filter.CAME_BACK, 0, 10))).singleElement()
			.returns("NAD-00002", HelpGivenView::ownRef);
	}

	@Test
	void repeatsAreOfCrisesWhoseDaysAreOver() {
		LocalDate first = PeriodType.QUARTER.of(today).previous().from().minusDays(60);
		keep(crisis(first, "NAD-00001"));
		keep(crisis(first.plusDays(20), "NAD-00001"));
		keep(crisis(first, "NAD-00002"));
		keep(crisis(today, "NAD-00002"));

		assertThat(whole(source, HelpSource.REPEATED, first.plusDays(90))).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo(BigDecimal.ONE);
			assertThat(it.denominator()).isEqualByComparingTo(BigDecimal.valueOf(3));
		});
	}

	@Test
	void personCountsOnceInAQuarter() {
		LocalDate day = PeriodType.QUARTER.of(today).from();
		keep(crisis(day, "NAD-00001"));
		keep(crisis(day, "NAD-00001"));
		keep(crisis(day, null));

		assertThat(whole(source, HelpSource.PEOPLE, day).numerator()).isEqualByComparingTo(BigDecimal.ONE);
	}

	@Test
	void returnCountsBesideRowsOfOthers() {
		var quarter = PeriodType.QUARTER.of(today).previous();
		given(sources.returned(any(), any(), any())).willReturn(List.of(new UnitSources.Returned(new UnitId("OTHER"),
				quarter, false, Map.of("helps", 7, "people", 4, "confirmed", 90))));
		keep(crisis(quarter.from(), null));

		assertThat(whole(source, HelpSource.HELPS, quarter.from()).numerator()).isEqualByComparingTo("8");
	}

	@Test
	void returnThatIsOwedIsMissing() {
		var quarter = PeriodType.QUARTER.of(today).previous();
		given(sources.returned(any(), any(), any()))
			.willReturn(List.of(new UnitSources.Returned(new UnitId("OTHER"), quarter, false, null)));

		assertThat(whole(source, HelpSource.HELPS, quarter.from()).state()).isEqualTo(Counted.State.MISSING);
	}

	@Test
	void nilReturnIsNought() {
		var quarter = PeriodType.QUARTER.of(today).previous();
		given(sources.returned(any(), any(), any()))
			.willReturn(List.of(new UnitSources.Returned(new UnitId("OTHER"), quarter, true, Map.of())));

		assertThat(whole(source, HelpSource.HELPS, quarter.from()).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void batchKeepsWhatIsRightAndTellsTheRest() {
		var results = all(key(), List.of(sent(crisis(today, null)), sent(crisis(today.plusDays(2), null))));

		assertThat(results).extracting(it -> it.made() != null).containsExactly(true, false);
	}

	@Test
	void batchThatIsSentAgainAnswersTheSame() {
		String key = key();
		var sent = List.of(sent(crisis(today, null)), sent(crisis(today.plusDays(2), null)));

		assertThat(all(key, sent)).isEqualTo(all(key, sent));
	}

	@Test
	void dryRunKeepsNothing() {
		within(() -> helps.recordAll(key(), List.of(sent(crisis(today, null))), true, Door.API));

		assertThat(helps.total(HelpsGiven.Filter.ALL).helps()).isZero();
	}

	@Test
	void changeIsToldWithItsDays(AssertablePublishedEvents events) {
		keep(crisis(today.minusDays(4), null));

		assertThat(events.ofType(RecordsChanged.class)
			.matching(it -> it.dataSet().equals(new DataSet("community.help")) && it.from().equals(today.minusDays(4))))
			.hasSize(1);
	}

	@Test
	void untouchedSaveChangesNothing() {
		var id = keep(crisis(today, "NAD-00001"));

		within(() -> {
			helps.change(key(), id, 1, sent(crisis(today, "NAD-00001")));
			return true;
		});

		assertThat(within(() -> helps.find(id)).orElseThrow().version()).isOne();
	}

	@Test
	void withdrawnHelpTellsOfNobodyAndCountsNoMore() {
		var id = keep(crisis(today, "NAD-00001"));

		within(() -> {
			helps.withdraw(key(), id, 1, "WRONG");
			return true;
		});

		assertThat(jdbc.sql("select person is null and own_ref is null from community.help where id = :id")
			.param("id", id.value())
			.query(Boolean.class)
			.single()).isTrue();
		assertThat(helps.total(HelpsGiven.Filter.ALL).helps()).isZero();
	}

	@Test
	void withdrawnTwiceIsAConflict() {
		var id = keep(crisis(today, null));
		within(() -> {
			helps.withdraw(key(), id, 1, "WRONG");
			return true;
		});

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> within(() -> {
			helps.withdraw(key(), id, 2, "WRONG");
			return true;
		})).satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void personGoesWhenTheTimeIsOverAndTheHelpStays() {
		var id = keep(crisis(today.minusDays(30), "NAD-00001"));

		within(() -> retention.erase(Trigger.CLOSED, today.minusDays(30), 10, List.of()));

		assertThat(within(() -> helps.find(id)).orElseThrow()).satisfies(it -> {
			assertThat(it.linked()).isFalse();
			assertThat(it.ownRef()).isNull();
		});
	}

	@Test
	void unitWithHelpCannotChooseAReturn() {
		keep(crisis(today, null));

		assertThat(store.since(unit, today)).isTrue();
	}

	private List<BatchResult> all(String key, List<HelpsGiven.Sent> sent) {
		return within(() -> helps.recordAll(key, sent, false, Door.API));
	}

	private HelpsGiven.Id keep(HelpEntry entry) {
		return within(() -> helps.record(key(), sent(entry), Door.PAGE));
	}

	private static HelpsGiven.Sent sent(HelpEntry entry) {
		return new HelpsGiven.Sent(entry, null);
	}

	private HelpEntry help(String domain, String form, Pounds confirmed, Pounds estimated) {
		return new HelpEntry(unit, today, domain, form, confirmed, estimated, false, null, null, false);
	}

	private HelpEntry crisis(LocalDate day, @Nullable String reference) {
		return new HelpEntry(unit, day, "FOOD", "PARCEL", Pounds.NONE, Pounds.NONE, true, null, reference, true);
	}

	private static Pounds pounds(String once, @Nullable String perWeek) {
		return new Pounds(new BigDecimal(once), (perWeek != null) ? new BigDecimal(perWeek) : null);
	}

}
