package scot.adp.community;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.community.VolunteerView.State;
import scot.adp.community.Volunteers.Worked;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.events.VolunteerEnded;
import scot.adp.events.VolunteerHired;
import scot.adp.exchange.IncomingFile;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;

/** People who volunteer by their rules, in their module alone. */
class VolunteerModuleTests extends CommunitySlice {

	@Autowired
	VolunteerFiles files;

	@Autowired
	Volunteers volunteers;

	@Autowired
	VolunteerSource source;

	@Autowired
	VolunteerRetention retention;

	private LocalDate today;

	private UnitId other;

	@BeforeEach
	void today() {
		today = LocalDate.now(clock);
		other = new UnitId(unit.value() + "-B");
		given(currentCaller.reach()).willAnswer(call -> Set.of(unit, other));
		// A person is the same at both hosts.
		given(keys.ofReferences(any(DataSet.class), any(), anyList())).willAnswer(call -> {
			var of = new ArrayList<Optional<PersonKey>>();
			call.<List<?>>getArgument(2)
				.forEach(it -> of.add(Optional.of(new PersonKey(new SpaceCode("COM"), "a".repeat(32), 1))));
			return of;
		});
		jdbc.sql("delete from community.volunteer").update();
	}

	@Test
	void v1ThreeQuartersOfAnHourAreNotActive() {
		work(active(unit), today, "0.75");

		assertThat(whole(source, VolunteerSource.ACTIVE, today).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void v1AnHourIsActive() {
		work(active(unit), today, "1.00");

		assertThat(whole(source, VolunteerSource.ACTIVE, today).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void v1MoreThanADayOnADayIsRefused() {
		var id = active(unit);
		work(id, today, "14");

		assertThat(send(id, today, "11", true).faults()).extracting(Problem.Field::reason)
			.containsExactly("OVER_A_DAY");
	}

	@Test
	void v1MoreThanTwelveHoursAreAsked() {
		assertThat(send(active(unit), today, "13", false).faults()).extracting(Problem.Field::reason)
			.containsExactly(Volunteers.CONFIRM);
	}

	@Test
	void hoursAreInQuarters() {
		assertThat(send(active(unit), today, "1.3", false).faults()).extracting(Problem.Field::path)
			.containsExactly("hours");
	}

	@Test
	void personWhoIsAddedTwiceInTheSameMomentIsOne() {
		var both = Stream.of(1, 2)
			.map(it -> CompletableFuture.supplyAsync(() -> active(unit)).handle((id, refused) -> refused == null))
			.toList();

		assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
		assertThat(volunteers.count(Volunteers.Filter.of(null))).isOne();
	}

	@Test
	void personWhoDoesTheSameAlreadyIsNotAddedAgain() {
		active(unit);

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> active(unit))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::reason)
				.containsExactly(Volunteers.KNOWN_ALREADY));
	}

	@Test
	void gridThatIsSavedTwiceInTheSameMomentCountsOnce() {
		var id = active(unit);
		var both = Stream.of(1, 2).map(it -> CompletableFuture.supplyAsync(() -> within(() -> {
			volunteers.setHours(key(), List.of(new Worked(id, today, new BigDecimal("2.5"), false)));
			return true;
		}))).toList();
		both.forEach(CompletableFuture::join);

		assertThat(whole(source, VolunteerSource.HOURS, today).numerator()).isEqualByComparingTo("2.5");
	}

	@Test
	void gridSaysADayAnew() {
		var id = active(unit);
		work(id, today, "3");

		within(() -> {
			volunteers.setHours(key(), List.of(new Worked(id, today, new BigDecimal("2.5"), false)));
			return true;
		});

		assertThat(whole(source, VolunteerSource.HOURS, today).numerator()).isEqualByComparingTo("2.5");
	}

	@Test
	void noughtTakesADayOut() {
		var id = active(unit);
		work(id, today, "3");

		within(() -> {
			volunteers.setHours(key(), List.of(new Worked(id, today, BigDecimal.ZERO, false)));
			return true;
		});

		assertThat(whole(source, VolunteerSource.HOURS, today).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void whoVolunteersThoughTheMembershipEndedIsDueAndFirst() {
		active(other);
		var id = within(() -> add(unit, true, "VALID", today.plusDays(1), State.ACTIVE));
		clock.set(today.plusDays(2));

		assertThat(volunteers.look()).returns(1, Volunteers.Look::pvgOver);
		assertThat(within(() -> volunteers.page(Volunteers.Filter.of(null), 0, 1))).extracting(VolunteerView::id)
			.containsExactly(id);
	}

	@Test
	void listOfWhatIsDueHasWhoseMembershipEndsSoon() {
		active(other);
		var id = within(() -> add(unit, true, "VALID", today.plusDays(30), State.ACTIVE));

		assertThat(within(() -> volunteers.page(new Volunteers.Filter(null, Volunteers.Due.PVG), 0, 9)))
			.extracting(VolunteerView::id)
			.containsExactly(id);
	}

	@Test
	void hoursAfterTheMembershipEndedAreAsked() {
		var id = within(() -> add(unit, true, "VALID", today.plusDays(1), State.ACTIVE));
		clock.set(today.plusDays(2));

		assertThat(send(id, today.plusDays(2), "2", false).faults()).extracting(Problem.Field::reason)
			.containsExactly(Volunteers.CONFIRM);
	}

	@Test
	void regulatedRoleIsNotActiveWithoutAMembership() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> add(unit, true, "APPLIED", null, State.ACTIVE))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::reason)
				.containsExactly("PVG_NOT_VALID"));
	}

	@Test
	void regulatedRoleIsNotActiveWithAMembershipThatEnded() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> add(unit, true, "VALID", today.minusDays(1), State.ACTIVE));
	}

	@Test
	void regulatedRoleIsActiveWithAValidMembership() {
		assertThat(find(add(unit, true, "VALID", today, State.ACTIVE)).state()).isEqualTo(State.ACTIVE);
	}

	@Test
	void regulatedRoleMayWaitForItsMembership() {
		assertThat(find(add(unit, true, "APPLIED", null, State.CHECKS)).state()).isEqualTo(State.CHECKS);
	}

	@Test
	void whoIsNotActiveYetHasNoHours() {
		var id = add(unit, true, "APPLIED", null, State.CHECKS);

		assertThat(send(id, today, "1", false).faults()).extracting(Problem.Field::path).containsExactly("volunteer");
	}

	@Test
	void v3PersonOfTwoHostsIsHiredOnce(AssertablePublishedEvents events) {
		hired(active(unit));
		hired(active(other));

		assertThat(events.ofType(VolunteerHired.class)).hasSize(1);
		assertThat(events.ofType(VolunteerEnded.class)).hasSize(2);
	}

	@Test
	void v3PersonOfTwoHostsCountsOnceInTheYear() {
		hired(active(unit));
		hired(active(other));
		var year = PeriodType.YEAR.of(today);

		assertThat(source.count(List.of(new MeasureSource.Asked(VolunteerSource.HIRED, year, 1, null))))
			.filteredOn(it -> it.slice().equals(Slice.WHOLE))
			.singleElement()
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("1"));
	}

	@Test
	void v3BothHostsKeepTheirHours() {
		var one = active(unit);
		var two = active(other);
		work(one, today, "2");
		work(two, today, "3");
		hired(one);

		assertThat(whole(source, VolunteerSource.HOURS, today).numerator()).isEqualByComparingTo("5");
	}

	@Test
	void personGoesWhenTheTimeIsOverAndHoursStay() {
		var id = active(unit);
		work(id, today, "2");

		within(() -> retention.erase(Trigger.LAST_ENTRY, today, 10, List.of()));

		assertThat(find(id).ownRef()).isNull();
		assertThat(whole(source, VolunteerSource.HOURS, today).numerator()).isEqualByComparingTo("2");
	}

	private VolunteerView find(Volunteers.Id id) {
		return within(() -> volunteers.find(id)).orElseThrow();
	}

	private void hired(Volunteers.Id id) {
		within(() -> {
			volunteers.end(key(), id, 1, today, "PAID_WORK");
			return true;
		});
	}

	private void work(Volunteers.Id id, LocalDate on, String hours) {
		assertThat(send(id, on, hours, true).faults()).isEmpty();
	}

	private BatchResult send(Volunteers.Id id, LocalDate on, String hours, boolean sure) {
		return within(
				() -> volunteers.recordHours(key(), List.of(new Worked(id, on, new BigDecimal(hours), sure)), false))
			.getFirst();
	}

	private Volunteers.Id active(UnitId of) {
		return add(of, false, "NOT_NEEDED", null, State.ACTIVE);
	}

	@Test
	void fileOfVolunteersIsTakenWholeAndTakenBack() {
		String file = """
				unit,ref,role,pvg,from,regulated,state
				%1$s,NAD-00077,PEER_MENTOR,NOT_NEEDED,%2$s,NO,ACTIVE
				%1$s,NAD-00078,Driver,NOT_NEEDED,%2$s,,
				""".formatted(unit.value(), today.minusDays(30));
		assertThat(within(() -> files.tryOut(csv(file)))).returns(List.of(), VolunteerFiles.Understood::problems)
			.returns(2, VolunteerFiles.Understood::added);
		assertThat(within(() -> volunteers.count(Volunteers.Filter.of(null)))).as("it was only tried").isZero();

		within(() -> files.load(key(), csv(file), false));
		assertThat(within(() -> volunteers.behind(Volunteers.Filter.of(null), null, 1))).as("one more than asked for")
			.hasSize(2);
		assertThat(within(() -> files.tryOut(csv(file)))).returns(2, VolunteerFiles.Understood::known);

		var in = jdbc.sql("select distinct entered_in from community.volunteer").query(UUID.class).single();
		within(() -> {
			volunteers.takeBackPeople(in);
			return true;
		});
		assertThat(within(() -> volunteers.count(Volunteers.Filter.of(null)))).isZero();
	}

	@Test
	void fileOfVolunteersTellsWhatIsWrongWithoutRepeatingIt() {
		assertThat(within(() -> files.tryOut(csv("""
				unit,ref,role,pvg,from,regulated
				%1$s,NAD-00077,PEER_MENTOR,NOT_NEEDED,%2$s,YES
				%1$s,,PEER_MENTOR,NOT_NEEDED,%2$s,NO
				""".formatted(unit.value(), today.minusDays(30))))).problems()).extracting(it -> it.row())
			.contains(2, 3);
	}

	private static IncomingFile csv(String file) {
		return IncomingFile.of("volunteers.csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
	}

	private Volunteers.Id add(UnitId of, boolean regulated, String pvg, @Nullable LocalDate expires, State state) {
		return within(
				() -> volunteers.add(key(),
						new Volunteers.New(of, "NAD-00001", null, today.minusDays(200),
								new Volunteers.What("PEER_MENTOR", regulated, pvg, expires, null, false, state)),
						Door.PAGE));
	}

}
