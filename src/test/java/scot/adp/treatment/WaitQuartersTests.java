package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.measures.PeriodReturnView;
import scot.adp.measures.ReturnForm;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.treatment.WaitQuarterView.Counts;
import scot.adp.treatment.WaitQuarterView.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** How a quarter's waiting times are confirmed. */
class WaitQuartersTests extends TreatmentSlice {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

	@Autowired
	WaitQuarters quarters;

	private Caller caller;

	private int references;

	@BeforeEach
	void nobodyWaits() {
		jdbc.sql("delete from treatment.wait_confirmation").update();
		jdbc.sql("delete from treatment.wait_fact").update();
		jdbc.sql("delete from treatment.wait").update();
		clock.set(TODAY);
		caller = mock(Caller.class);
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(unit));
		given(caller.readUnits()).willReturn(Set.of(unit));
		given(periodReturns.page(any(), anyInt(), anyInt())).willReturn(List.of());
	}

	@Test
	void w18_waitCountsWhereItStartedAndBeforeThatAsOngoing() {
		wait(unit, LocalDate.of(2026, 3, 20), LocalDate.of(2026, 4, 2), null, 13);

		assertThat(counts(LocalDate.of(2026, 1, 1))).isEqualTo(new Counts(0, 0, 1));
		assertThat(counts(LocalDate.of(2026, 4, 1))).isEqualTo(new Counts(1, 1, 0));
		assertThat(quarters.find(JULY).services()).as("over by then").isEmpty();
	}

	@Test
	void w19_waitThatWasClosedIsNeither() {
		wait(unit, LocalDate.of(2026, 3, 2), null, LocalDate.of(2026, 3, 27), 25);

		assertThat(quarters.find(LocalDate.of(2026, 1, 1)).services()).isEmpty();
	}

	@Test
	void serviceConfirmsThenThePartnershipAndAServiceThatOpensAgainOpensAll() {
		wait(unit, LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 20), null, 14);
		assertThat(quarters.find(JULY)).returns(Stage.OPEN, WaitQuarterView::stage);
		assertThat(owed()).containsExactly(tuple(unit, JULY));

		at(9);
		quarters.check(say(unit, 0));
		assertThat(quarters.find(JULY)).returns(Stage.CHECKED, WaitQuarterView::stage)
			.returns(1L, WaitQuarterView::confirmed);
		assertThat(owed()).isEmpty();

		at(10);
		quarters.confirm(say(null, 0));
		assertThat(quarters.find(JULY)).returns(Stage.CONFIRMED, WaitQuarterView::stage).satisfies(it -> {
			assertThat(Objects.requireNonNull(it.partnership()).by()).isEqualTo("Mairi Test, Nurse");
			assertThat(Objects.requireNonNull(it.partnership()).without()).isEmpty();
		});

		at(11);
		quarters.check(new WaitQuarters.Say(key(), unit, JULY, 1, false, "LATE_RECORDS"));
		assertThat(quarters.find(JULY)).returns(Stage.OPEN, WaitQuarterView::stage);
		assertThat(owed()).as("asked again").hasSize(1);
		at(12);
		quarters.check(say(unit, 2));
		assertThat(quarters.find(JULY)).as("the partnership said it before")
			.returns(Stage.CHECKED, WaitQuarterView::stage);
	}

	@Test
	void whatIsWrongIsRefusedAndNothingIsSaid() {
		wait(unit, LocalDate.of(2026, 7, 6), null, null, null);

		assertThat(refused(new WaitQuarters.Say(key(), unit, LocalDate.of(2026, 10, 1), 0, false, null))).as("not over")
			.containsExactly("from");
		assertThat(refused(new WaitQuarters.Say(key(), unit, LocalDate.of(2026, 4, 1), 0, false, null))).as("no waits")
			.containsExactly("unit");
		assertThat(refused(new WaitQuarters.Say(key(), unit, JULY.plusDays(1), 0, false, null))).as("no first day")
			.containsExactly("from");
		assertThat(refused(new WaitQuarters.Say(key(), unit, JULY, 0, false, "LATE_RECORDS"))).as("not confirmed")
			.containsExactly("from");
		quarters.check(say(unit, 0));
		assertThat(refused(say(unit, 1))).as("confirmed already").containsExactly("from");
		assertThat(refused(new WaitQuarters.Say(key(), unit, JULY, 1, false, "NO_SUCH_REASON"))).as("no reason of ours")
			.containsExactly("because");
		assertThat(catchThrowableOfType(Problem.class, () -> quarters.check(say(unit, 0))).code())
			.as("somebody said something meanwhile")
			.isEqualTo(Problem.Code.CONFLICT);
	}

	@Test
	void partnershipConfirmsWithoutAServiceOnlyWhereItSaysSo() {
		UnitId other = new UnitId("B-" + UUID.randomUUID().toString().substring(0, 8));
		wait(unit, LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 20), null, 14);
		wait(other, LocalDate.of(2026, 7, 6), LocalDate.of(2026, 8, 20), null, 45);
		given(caller.readsAsTeam()).willReturn(true);
		quarters.check(say(unit, 0));

		assertThat(catchThrowableOfType(Problem.class, () -> quarters.confirm(say(null, 0))).fields())
			.extracting(Problem.Field::path, Problem.Field::reason)
			.containsExactly(tuple("without", "CONFIRM"));
		quarters.confirm(new WaitQuarters.Say(key(), null, JULY, 0, true, null));
		assertThat(quarters.find(JULY)).returns(Stage.CONFIRMED, WaitQuarterView::stage)
			.satisfies(it -> assertThat(Objects.requireNonNull(it.partnership()).without()).containsExactly(other));
	}

	@Test
	void whatCameAfterTheConfirmationIsSeen() {
		wait(unit, LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 20), null, 14);
		quarters.check(say(unit, 0));
		assertThat(service().changed()).isFalse();

		wait(unit, LocalDate.of(2026, 7, 6), LocalDate.of(2026, 8, 20), null, 45);
		assertThat(service()).satisfies(it -> {
			assertThat(it.changed()).isTrue();
			assertThat(it.counts()).isEqualTo(new Counts(2, 1, 0));
			assertThat(Objects.requireNonNull(it.said()).counts()).isEqualTo(new Counts(1, 1, 0));
		});
	}

	@Test
	void supportTeamSeesWhoConfirmedAndNoNumber() {
		wait(unit, LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 20), null, 14);
		quarters.check(say(unit, 0));
		given(caller.readsAsTeam()).willReturn(true);
		given(caller.readUnits()).willReturn(Set.of(new UnitId("NAADP-SUPPORT")));

		assertThat(service()).satisfies(it -> {
			assertThat(it.confirmed()).isTrue();
			assertThat(it.counts()).isNull();
			assertThat(Objects.requireNonNull(it.said()).counts()).isNull();
		});
		given(caller.readsAsTeam()).willReturn(false);
		assertThat(quarters.find(JULY).services()).as("another unit").isEmpty();
	}

	@Test
	void unitWithAReturnConfirmsByFilingIt() {
		returned(null);
		assertThat(service()).satisfies(it -> {
			assertThat(it.byReturn()).isTrue();
			assertThat(it.confirmed()).isFalse();
		});
		assertThat(refused(say(unit, 0))).containsExactly("unit");

		returned(Map.of("ALCOHOL-COMMUNITY-COMPLETED", 4, "ALCOHOL-COMMUNITY-COMPLETED-7", 3,
				"ALCOHOL-COMMUNITY-COMPLETED-14", 0, "ALCOHOL-COMMUNITY-COMPLETED-21", 0, "DRUGS-COMMUNITY-ONGOING",
				2));
		assertThat(service()).satisfies(it -> {
			assertThat(it.confirmed()).isTrue();
			assertThat(it.counts()).isEqualTo(new Counts(4, 3, 2));
		});
		assertThat(quarters.find(JULY).stage()).isEqualTo(Stage.CHECKED);

		returned(Map.of("ALCOHOL-COMMUNITY-COMPLETED", 4, "DRUGS-COMMUNITY-ONGOING", 2));
		assertThat(service().counts()).as("how long was not told, which is not none").isEqualTo(new Counts(4, null, 2));
	}

	private void returned(@Nullable Map<String, Integer> answers) {
		Period quarter = PeriodType.QUARTER.of(JULY);
		var form = new ReturnForm(ChangedRecords.WAITS, "Waiting times", PeriodType.QUARTER, 4, "The test", 28, false,
				List.of(), List.of());
		var filed = (answers == null)
				? new PeriodReturnView(unit, form, quarter, PeriodReturnView.State.DUE, 0, TODAY, null, null, null)
				: new PeriodReturnView(unit, form, quarter, PeriodReturnView.State.FILED, 1, TODAY, answers,
						"Ann Example, Manager", OffsetDateTime.of(2026, 10, 12, 9, 0, 0, 0, ZoneOffset.UTC));
		given(periodReturns.page(any(), anyInt(), anyInt())).willReturn(List.of(filed));
	}

	private WaitQuarterView.Service service() {
		return quarters.find(JULY).services().getFirst();
	}

	private @Nullable Counts counts(LocalDate quarter) {
		return quarters.find(quarter).services().getFirst().counts();
	}

	private List<Tuple> owed() {
		return quarters.owed().stream().map(it -> tuple(it.unit(), it.quarter().from())).toList();
	}

	private List<String> refused(WaitQuarters.Say say) {
		return catchThrowableOfType(Problem.class, () -> quarters.check(say)).fields()
			.stream()
			.map(Problem.Field::path)
			.toList();
	}

	private static WaitQuarters.Say say(@Nullable UnitId unit, int number) {
		return new WaitQuarters.Say(key(), unit, JULY, number, false, null);
	}

	/** Whatever is said from now on is said at an hour of today. */
	private void at(int hour) {
		author = new Author(author.account(), author.as(), author.words(),
				TODAY.atTime(hour, 0).atOffset(ZoneOffset.UTC));
	}

	private void wait(UnitId of, LocalDate received, @Nullable LocalDate started, @Nullable LocalDate closed,
			@Nullable Integer adjusted) {
		jdbc.sql(
				"""
						insert into treatment.wait (id, version, unit, service, service_type, substance, received_on, own_ref,
						    started_on, treatment_type, closed_on, close_reason, away, judged_by, resets, counted_from, taken_out,
						    last_inside_on, suspended, adjusted, confirmed, after_sign_off, entered_by, recorded_at, recorded_by,
						    recorded_by_name)
						values (gen_random_uuid(), 1, :unit, gen_random_uuid(), 'COMMUNITY', 'ALCOHOL', :received, :reference,
						    :started, :treatment, :closed, :reason, '{}', 'DA-LOCAL-1', '{}', :received, '{}', :inside, :suspended,
						    :adjusted, false, false, 'PAGE', now(), gen_random_uuid(), 'Nobody')""")
			.param("unit", of.value())
			.param("received", received)
			.param("reference", "TST-%05d".formatted(++references))
			.param("started", started)
			.param("treatment", (started != null) ? "OST" : null)
			.param("closed", closed)
			.param("reason", (closed != null) ? "MOVED" : null)
			.param("inside", received.plusDays(21))
			.param("suspended", (adjusted != null) ? 0 : null)
			.param("adjusted", adjusted)
			.update();
	}

}
