package scot.adp.community;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.community.GrantView.State;
import scot.adp.community.Grants.Award;
import scot.adp.community.Grants.Filter;
import scot.adp.community.Grants.Report;
import scot.adp.directory.OrganisationKind;
import scot.adp.directory.OrganisationView;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.Caller;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;

/** Grants by their rules, in their module alone. */
class GrantModuleTests extends CommunitySlice {

	private static final String CHOIR = "Example Choir";

	@Autowired
	Grants grants;

	@Autowired
	GrantFiles files;

	@Autowired
	GrantImporter importer;

	@Autowired
	GrantRetention retention;

	private LocalDate today;

	@BeforeEach
	void today() {
		today = LocalDate.now(clock);
		jdbc.sql("delete from community.grant_award").update();
		Caller caller = Mockito.mock();
		given(caller.ownUnits()).willAnswer(call -> Set.of(unit));
		given(currentCaller.get()).willReturn(caller);
		given(partners.units(anyCollection())).willAnswer(call -> Map.of(unit, unitView()));
		given(partners.organisations()).willAnswer(call -> List.of(new OrganisationView(new OrganisationId("VCSE"),
				"Third sector", OrganisationKind.values()[0], List.of(unitView()))));
		given(imports.record(any(), any())).willAnswer(call -> new ImportId(call.getArgument(1)));
	}

	@Test
	void grantIsAwardedUntilItEnds() {
		assertThat(find(award(today.minusMonths(1), today)).state()).isEqualTo(State.AWARDED);
	}

	@Test
	void reportIsDueTheDayAfterItEnded() {
		assertThat(find(award(today.minusMonths(1), today.minusDays(1))).state()).isEqualTo(State.REPORT_DUE);
	}

	@Test
	void reportIsLateAfterTheDaysOfTheRule() {
		award(today.minusMonths(3), today.minusDays(29));

		assertThat(grants.total(Filter.ALL).overdue()).isOne();
	}

	@Test
	void grantThatIsReportedIsDueNoMore() {
		var id = award(today.minusMonths(3), today.minusDays(29));

		report(id, new Report(pounds(900), 12, "A concert.", null));

		assertThat(find(id).state()).isEqualTo(State.REPORTED);
	}

	@Test
	void nothingSpentIsAReport() {
		var id = award(today.minusMonths(3), today.minusDays(1));

		report(id, new Report(pounds(0), null, null, null));

		assertThat(find(id)).satisfies(it -> {
			assertThat(it.spent()).isEqualByComparingTo("0");
			assertThat(it.participants()).isNull();
		});
	}

	@Test
	void spentAboveTheAwardNeedsAReason() {
		var id = award(today.minusMonths(3), today.minusDays(1));

		refused(() -> report(id, new Report(pounds(1001), null, null, " ")), "overBecause");
	}

	@Test
	void spentAboveTheAwardWithItsReasonIsTaken() {
		var id = award(today.minusMonths(3), today.minusDays(1));

		report(id, new Report(pounds(1001), null, null, "The hall cost more."));

		assertThat(find(id).overBecause()).isEqualTo("The hall cost more.");
	}

	@Test
	void reasonWhereNoMoreWasSpentIsRefused() {
		var id = award(today.minusMonths(3), today.minusDays(1));

		refused(() -> report(id, new Report(pounds(1000), null, null, "The hall.")), "overBecause");
	}

	@Test
	void awardBelowWhatWasSpentIsRefused() {
		var id = award(today.minusMonths(3), today.minusDays(1));
		report(id, new Report(pounds(1000), null, null, null));

		refused(() -> change(id, of(CHOIR, 900, today.minusMonths(3), today.minusDays(1))), "award");
	}

	@Test
	void grantIsClosedOnceItIsReported() {
		var id = award(today.minusMonths(3), today.minusDays(1));

		refused(() -> close(id), "closed");
		report(id, new Report(pounds(1000), null, null, null));
		close(id);

		assertThat(find(id).state()).isEqualTo(State.CLOSED);
	}

	@Test
	void closedGrantTakesNoReport() {
		var id = award(today.minusMonths(3), today.minusDays(1));
		report(id, new Report(pounds(1000), null, null, null));
		close(id);

		refused(() -> report(id, new Report(pounds(900), null, null, null)), "spent");
	}

	@Test
	void awardOfNoPoundsIsRefused() {
		refused(() -> keep(of(CHOIR, 0, today, today)), "award");
	}

	@Test
	void lastDayBeforeTheFirstIsRefused() {
		refused(() -> keep(of(CHOIR, 1000, today, today.minusDays(1))), "toOn");
	}

	@Test
	void codeAndNameTogetherAreRefused() {
		refused(() -> keep(new Award(unit, "VCSE", CHOIR, pounds(1000), today, today, null, List.of())),
				"organisation");
	}

	@Test
	void actionThatHasNoFormOfACodeIsRefused() {
		refused(() -> keep(new Award(unit, null, CHOIR, pounds(1000), today, today, null, List.of("the choir"))),
				"actionCodes");
	}

	@Test
	void actionOfAPlanIsKept() {
		keep(new Award(unit, null, CHOIR, pounds(1000), today, today, null, List.of("NAADP-2025/COM-9.3", "TRT-5.2")));

		assertThat(grants.page(new Filter(null, "TRT-5.2", null), 0, 9)).hasSize(1);
	}

	@Test
	void organisationOfTheDirectoryIsCalledByItsName() {
		var id = keep(new Award(unit, "VCSE", null, pounds(1000), today, today, null, List.of()));

		assertThat(find(id).holder()).isEqualTo("Third sector");
	}

	@Test
	void sameGrantIsRefused() {
		award(today, today);

		refused(() -> keep(of(CHOIR.toUpperCase(Locale.ROOT), 5, today, today)), "fromOn");
	}

	@Test
	void untouchedSaveChangesNothing() {
		var id = award(today, today);

		change(id, of(CHOIR, 1000, today, today));

		assertThat(find(id).version()).isOne();
	}

	@Test
	void changeOfAnOldVersionIsAConflict() {
		var id = award(today, today);

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> within(() -> {
			grants.change(key(), id, 9, of(CHOIR, 1, today, today));
			return true;
		})).satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void othersMayNotChangeIt() {
		var id = award(today, today);
		given(currentCaller.reach()).willReturn(Set.of(new UnitId("OTHER")));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> close(id))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.FORBIDDEN));
	}

	@Test
	void withdrawnGrantCountsNoMore() {
		var id = award(today, today);

		within(() -> {
			grants.withdraw(key(), id, 1, "NOT_TAKEN_UP");
			return true;
		});

		assertThat(grants.total(Filter.ALL).grants()).isZero();
	}

	@Test
	void reportsThatAreDueStandFirst() {
		keep(of("Another", 5, today.minusDays(2), today));
		var due = award(today.minusMonths(3), today.minusDays(1));

		assertThat(grants.page(Filter.ALL, 0, 9).getFirst().id()).isEqualTo(due);
	}

	@Test
	void moneyIsToldByTheFinancialYearOfItsBeginning() {
		keep(of(CHOIR, 1000, LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 30)));
		keep(of(CHOIR, 500, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30)));

		assertThat(grants.years(Filter.ALL)).extracting(Grants.Year::began).containsExactly(2025, 2026);
	}

	@Test
	void spentOfAYearInWhichNobodyReportedIsNotKnown() {
		award(today, today);

		assertThat(grants.years(Filter.ALL).getFirst().spent()).isNull();
	}

	@Test
	void fileOfAwardsAndReportsIsTakenWhole() {
		var id = award(today.minusMonths(3), today.minusDays(1));

		load("%s,1000,%s,%s,950,30".formatted(CHOIR, today.minusMonths(3), today.minusDays(1)),
				"VCSE,2000,%s,%s,,".formatted(today, today));

		assertThat(find(id).spent()).isEqualByComparingTo("950");
		assertThat(grants.total(Filter.ALL).grants()).isEqualTo(2);
	}

	@Test
	void batchKeepsWhatIsRightPassesOverWhatIsKnownAndTriesFirst() {
		var id = award(today.minusMonths(3), today.minusDays(1));
		var sent = List.of(
				new Grants.Row(of(CHOIR, 1000, today.minusMonths(3), today.minusDays(1)),
						new Grants.Report(pounds(950), 30, null, null)),
				new Grants.Row(of("Another choir", 0, today, today), null));
		assertThat(within(() -> grants.recordAll(key(), sent, true))).extracting(it -> it.faults().size())
			.containsExactly(0, 1);
		assertThat(find(id).spent()).as("it was only tried").isNull();

		assertThat(within(() -> grants.recordAll(key(), sent, false))).extracting(it -> it.made() != null)
			.containsExactly(true, false);
		assertThat(find(id).spent()).isEqualByComparingTo("950");
		assertThat(grants.total(Filter.ALL).grants()).isOne();
	}

	@Test
	void rowThatTellsOtherwiseIsNotTaken() {
		award(today.minusMonths(3), today.minusDays(1));

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> load("%s,999,%s,%s,,".formatted(CHOIR, today.minusMonths(3), today.minusDays(1))));
	}

	@Test
	void fileThatIsTakenBackTakesItsReportsBack() {
		var id = award(today.minusMonths(3), today.minusDays(1));
		UUID file = load("%s,1000,%s,%s,950,30".formatted(CHOIR, today.minusMonths(3), today.minusDays(1)),
				"VCSE,2000,%s,%s,,".formatted(today, today));

		within(() -> {
			importer.takeBack(new ImportId(file));
			return true;
		});

		assertThat(find(id).state()).isEqualTo(State.REPORT_DUE);
		assertThat(grants.total(Filter.ALL).grants()).isOne();
	}

	@Test
	void grantThatEndedLongAgoIsErased() {
		award(today.minusMonths(3), today.minusDays(1));

		within(() -> retention.erase(Trigger.CLOSED, today.minusDays(1), 10, List.of()));

		assertThat(grants.total(Filter.ALL).grants()).isZero();
	}

	private UUID load(String... rows) {
		String key = key();
		String lines = List.of(rows)
			.stream()
			.map(row -> "%s,%s".formatted(unit.value(), row))
			.collect(Collectors.joining("\n"));
		within(() -> files.load(key,
				IncomingFile.of("grants.csv",
						new ByteArrayInputStream(("unit,organisation,award,from,to,spent,participants\n" + lines + "\n")
							.getBytes(StandardCharsets.UTF_8))),
				false));
		return ((ImportId) Objects.requireNonNull(made.get(key))).value();
	}

	private UnitView unitView() {
		return new UnitView(unit, "The unit", new OrganisationId("ELSEWHERE"), "Elsewhere", null, 0, List.of());
	}

	private Grants.Id award(LocalDate from, LocalDate to) {
		return keep(of(CHOIR, 1000, from, to));
	}

	private Award of(@Nullable String name, int award, LocalDate from, LocalDate to) {
		return new Award(unit, null, name, pounds(award), from, to, null, List.of());
	}

	private static BigDecimal pounds(int pounds) {
		return BigDecimal.valueOf(pounds);
	}

	private GrantView find(Grants.Id id) {
		return grants.find(id).orElseThrow();
	}

	private Grants.Id keep(Award award) {
		return within(() -> grants.award(key(), award, Door.PAGE));
	}

	private void change(Grants.Id id, Award award) {
		within(() -> {
			grants.change(key(), id, find(id).version(), award);
			return true;
		});
	}

	private void report(Grants.Id id, Report report) {
		within(() -> {
			grants.report(key(), id, find(id).version(), report);
			return true;
		});
	}

	private void close(Grants.Id id) {
		within(() -> {
			grants.settle(key(), id, find(id).version(), true);
			return true;
		});
	}

	private static void refused(Runnable change, String path) {
		assertThatExceptionOfType(Problem.class).isThrownBy(change::run)
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly(path));
	}

}
