package scot.adp.treatment;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.directory.AreaCode;
import scot.adp.directory.LocalAreaView;
import scot.adp.events.RecordsChanged;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.Caller;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.treatment.EquipmentCell.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What outlets tell of injecting equipment, by its oracles. */
class EquipmentReturnsTests extends TreatmentSlice {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final Period OCTOBER = PeriodType.MONTH.of(LocalDate.of(2026, 10, 1));

	private static final EquipmentReturns.Filter ALL = new EquipmentReturns.Filter(null, null, null);

	@Autowired
	EquipmentReturns returns;

	@Autowired
	EquipmentFiles files;

	@Autowired
	EquipmentSource source;

	private Outlets.Id outlet;

	@BeforeEach
	void anOutlet() {
		jdbc.sql("delete from treatment.equipment_count").update();
		jdbc.sql("delete from treatment.equipment_return").update();
		// Those of other tests are asked nothing.
		jdbc.sql("update treatment.outlet set kind = 'AMBULANCE'").update();
		clock.set(TODAY);
		given(currentCaller.reach()).willReturn(Set.of(unit));
		given(signedOff.days(any())).willReturn(day -> day.isBefore(LocalDate.of(2026, 7, 1)));
		outlet = outlet(unit, "NEEDLE_EXCHANGE", LocalDate.of(2022, 1, 1), null);
	}

	@Test
	void n14_bothVintagesStayReadableAndTheItemsAnAttendanceAreOfTheLast() {
		Period year = PeriodType.QUARTER.of(LocalDate.of(2022, 4, 1));
		var id = returns.file(key(), 0, numbers(year, 0, Map.of("NEEDLE_SYRINGE", 0), null), Supplies.Door.PAGE);
		var again = returns.file(key(), 1, numbers(year, 94, Map.of("NEEDLE_SYRINGE", 3580), "LATE_NUMBERS"),
				Supplies.Door.PAGE);

		assertThat(again).isEqualTo(id);
		assertThat(returns.versions(id))
			.extracting(EquipmentReturnView::version, EquipmentReturnView::attendances, EquipmentReturnView::items,
					EquipmentReturnView::because)
			.containsExactly(tuple(2, 94, Map.of("NEEDLE_SYRINGE", 3580), "LATE_NUMBERS"),
					tuple(1, 0, Map.of("NEEDLE_SYRINGE", 0), null));
		assertThat(returns.find(id).orElseThrow()).satisfies(it -> {
			assertThat(it.itemsPerAttendance()).isEqualTo(new BigDecimal("38.1"));
			assertThat(it.nil()).isFalse();
			assertThat(it.remarks()).isEmpty();
			assertThat(it.afterSignOff()).isTrue();
			assertThat(it.filedBy()).isEqualTo("Mairi Test, Nurse");
		});
		assertThat(returns.versions(id).getLast()).as("over nought").satisfies(it -> {
			assertThat(it.itemsPerAttendance()).isNull();
			assertThat(it.remarks()).extracting(Problem.Field::reason).containsExactly("NIL_NOT_SAID");
		});
	}

	@Test
	void n14_noughtWithoutNilBesideItemsIsRemarkedAndKept() {
		assertThat(recorded(numbers(OCTOBER, 0, Map.of("FOIL", 12), null))).satisfies(it -> {
			assertThat(it.made()).isNotNull();
			assertThat(it.remarks()).extracting(Problem.Field::reason).containsExactly("ITEMS_WITHOUT_ATTENDANCES");
		});
	}

	@Test
	void numberFarFromWhatTheOutletUsuallyTellsIsAskedAboutUpAndDown() {
		for (int month = 6; month <= 9; month++) {
			var period = PeriodType.MONTH.of(LocalDate.of(2026, month, 1));
			returns.file(key(), 0, numbers(period, 40 + month, Map.of("FOIL", 120, "SPOON", 2), null),
					Supplies.Door.PAGE);
		}
		assertThat(faults(unsure(470, Map.of("FOIL", 12, "SPOON", 19, "WATER", 900))))
			.containsExactlyInAnyOrder(tuple("attendances", "CONFIRM"), tuple("items.FOIL", "CONFIRM"));
		assertThat(faults(unsure(469, Map.of("FOIL", 13, "SPOON", 20))))
			.containsExactly(tuple("items.SPOON", "CONFIRM"));
		var nil = EquipmentEntry.nil(outlet, OCTOBER, null);
		assertThat(returns.recordAll(key(), List.of(nil), true).getFirst().faults()).as("said by a button of its own")
			.isEmpty();
		assertThat(faults(unsure(4700, Map.of("FOIL", 0)).sure())).isEmpty();
	}

	@Test
	void missingIsNotNought() {
		var id = returns.file(key(), 0, numbers(OCTOBER, null, Map.of("NEEDLE_SYRINGE", 40), null), Supplies.Door.PAGE);

		assertThat(returns.find(id).orElseThrow()).satisfies(it -> {
			assertThat(it.attendances()).isNull();
			assertThat(it.returned()).isNull();
			assertThat(it.items()).containsOnlyKeys("NEEDLE_SYRINGE");
			assertThat(it.itemsPerAttendance()).isNull();
		});
	}

	@Test
	void whatIsWrongIsRefusedAndNothingIsKept() {
		assertThat(faults(numbers(PeriodType.MONTH.of(LocalDate.of(2026, 12, 1)), 3, Map.of(), null)))
			.containsExactly(tuple("period", "IN_FUTURE"));
		assertThat(faults(numbers(PeriodType.MONTH.of(TODAY), 3, Map.of(), null)))
			.containsExactly(tuple("period", "NOT_OVER"));
		assertThat(faults(numbers(PeriodType.YEAR.of(LocalDate.of(2025, 4, 1)), 3, Map.of(), null)))
			.containsExactly(tuple("period", null));
		assertThat(faults(numbers(OCTOBER, -1, Map.of(), null))).containsExactly(tuple("attendances", null));
		assertThat(faults(numbers(OCTOBER, 3, Map.of("FOIL", -1), null))).containsExactly(tuple("items.FOIL", null));
		assertThat(faults(numbers(OCTOBER, 3, Map.of("STERICUP", 1), null))).containsExactly(tuple("items", null));
		assertThat(faults(new EquipmentEntry(outlet, OCTOBER, true, 4, Map.of(), null, Map.of(), null, null, false)))
			.containsExactly(tuple("nil", null));
		assertThat(faults(numbers(OCTOBER, null, Map.of(), null))).as("nothing told")
			.containsExactly(tuple("attendances", null));
		assertThat(faults(new EquipmentEntry(outlet, OCTOBER, false, 4, Map.of("FEMALE", 3, "MALE", 2), 5, Map.of(),
				null, null, false)))
			.containsExactly(tuple("bySex", null), tuple("newPeople", null));
		assertThat(faults(numbers(OCTOBER, 4, Map.of(), "COUNTED_AGAIN"))).as("nothing to put right")
			.containsExactly(tuple("because", null));
		assertThat(jdbc.sql("select count(*) from treatment.equipment_return").query(Long.class).single()).isZero();
	}

	@Test
	void whatIsLongAgoIsAskedOnceMore() {
		atItsPlace();
		var longAgo = EquipmentEntry.nil(outlet, PeriodType.MONTH.of(LocalDate.of(2025, 10, 1)), null);
		assertThat(faults(EquipmentEntry.nil(outlet, PeriodType.MONTH.of(LocalDate.of(2025, 11, 1)), null))).isEmpty();
		assertThat(faults(EquipmentEntry.nil(outlet, PeriodType.MONTH.of(LocalDate.of(2025, 9, 1)), null)))
			.containsExactly(tuple("period", "CONFIRM"));
		assertThat(faults(longAgo.sure())).isEmpty();

		String file = "outlet,period,nil\n%s,2024-10,yes\n".formatted(outlet.value());
		assertThat(files.tryOut(csv(file))).satisfies(it -> {
			assertThat(it.problems()).isEmpty();
			assertThat(it.putRight()).isZero();
			assertThat(it.unusual()).extracting(ImportProblem::row, ImportProblem::column)
				.containsExactly(tuple(2, "period"));
		});
		assertThat(catchThrowableOfType(Problem.class, () -> files.load(key(), csv(file), false)).code())
			.isEqualTo(Problem.Code.INVALID);
		files.load(key(), csv(file), true);
		assertThat(returns.total(ALL)).isEqualTo(3);
	}

	@Test
	void outletOfOthersAndOneThatWasClosedAreRefused() {
		var foreign = outlet(new UnitId("FOREIGN"), "NEEDLE_EXCHANGE", LocalDate.of(2022, 1, 1), null);
		given(currentCaller.reaching(new UnitId("FOREIGN"))).willThrow(Problem.forbidden("This belongs to others."));
		assertThat(catchThrowableOfType(Problem.class,
				() -> returns.file(key(), 0, EquipmentEntry.nil(foreign, OCTOBER, null), Supplies.Door.PAGE))
			.code()).isEqualTo(Problem.Code.FORBIDDEN);
		assertThat(
				returns
					.recordAll(key(),
							List.of(EquipmentEntry.nil(foreign, OCTOBER, null),
									EquipmentEntry.nil(outlet, OCTOBER, null)),
							false)
					.getFirst()
					.faults())
			.extracting(Problem.Field::path)
			.containsExactly("outlet");

		outlet = outlet(unit, "NEEDLE_EXCHANGE", LocalDate.of(2022, 1, 1), LocalDate.of(2026, 9, 30));
		assertThat(faults(numbers(OCTOBER, 3, Map.of(), null))).containsExactly(tuple("outlet", null));
		outlet = outlet(unit, "AMBULANCE", LocalDate.of(2022, 1, 1), null);
		assertThat(faults(numbers(OCTOBER, 3, Map.of(), null))).containsExactly(tuple("outlet", null));
	}

	@Test
	void monthInsideAQuarterThatWasFiledIsRefused() {
		returns.file(key(), 0, EquipmentEntry.nil(outlet, PeriodType.QUARTER.of(LocalDate.of(2026, 7, 1)), null),
				Supplies.Door.PAGE);

		assertThat(faults(numbers(PeriodType.MONTH.of(LocalDate.of(2026, 8, 1)), 3, Map.of(), null)))
			.containsExactly(tuple("period", "OTHER_PERIOD_FILED"));
	}

	@Test
	void revisionNeedsAReasonAndTheVersionThatWasSeen(AssertablePublishedEvents events) {
		var first = numbers(OCTOBER, 10, Map.of(), null);
		var id = returns.file(key(), 0, first, Supplies.Door.PAGE);
		assertThat(returns.file(key(), 1, first, Supplies.Door.PAGE)).as("it says so already").isEqualTo(id);
		assertThat(returns.versions(id)).hasSize(1);

		var other = numbers(OCTOBER, 12, Map.of(), null);
		assertThat(
				catchThrowableOfType(Problem.class, () -> returns.file(key(), 1, other, Supplies.Door.PAGE)).fields())
			.extracting(Problem.Field::path, Problem.Field::reason)
			.containsExactly(tuple("because", "REASON_NEEDED"));
		assertThat(catchThrowableOfType(Problem.class,
				() -> returns.file(key(), 0, other.because("COUNTED_AGAIN"), Supplies.Door.PAGE))
			.code()).isEqualTo(Problem.Code.CONFLICT);
		returns.file(key(), 1, other.because("COUNTED_AGAIN"), Supplies.Door.PAGE);

		assertThat(returns.find(id).orElseThrow().attendances()).isEqualTo(12);
		assertThat(events.ofType(RecordsChanged.class).matching(it -> it.dataSet().equals(ChangedRecords.EQUIPMENT)))
			.extracting(it -> it.envelope().revision(), RecordsChanged::from, RecordsChanged::to)
			.containsExactly(tuple(1, OCTOBER.from(), OCTOBER.to()), tuple(2, OCTOBER.from(), OCTOBER.to()));
	}

	@Test
	void batchKeepsWhatIsRightAndPassesOverWhatIsKnown() {
		var batch = List.of(numbers(OCTOBER, 10, Map.of("FOIL", 3), null), numbers(OCTOBER, 11, Map.of(), null),
				EquipmentEntry.nil(outlet, PeriodType.MONTH.of(LocalDate.of(2026, 9, 1)), null));

		assertThat(returns.recordAll(key(), batch, true)).extracting(BatchResult::made).containsOnlyNulls();
		var results = returns.recordAll(key(), batch, false);
		assertThat(results).extracting(it -> it.made() != null).containsExactly(true, false, true);
		assertThat(results.get(1).faults()).extracting(Problem.Field::path).contains("period");
		assertThat(returns.recordAll(key(), batch, false)).as("sent again").isEqualTo(results);
		assertThat(jdbc.sql("select count(*) from treatment.equipment_return").query(Long.class).single()).isEqualTo(2);
	}

	@Test
	void gridTellsNilNotReportedAndNotDueApart() {
		returns.file(key(), 0, EquipmentEntry.nil(outlet, OCTOBER, null), Supplies.Door.PAGE);
		returns.file(key(), 0, numbers(PeriodType.MONTH.of(LocalDate.of(2026, 8, 1)), 7, Map.of(), null),
				Supplies.Door.PAGE);
		var pharmacy = outlet(unit, "PHARMACY", LocalDate.of(2022, 1, 1), null);
		outlet(unit, "AMBULANCE", LocalDate.of(2022, 1, 1), null);

		assertThat(returns.grid()).containsOnlyKeys(outlet, pharmacy);
		assertThat(Objects.requireNonNull(returns.grid().get(outlet))).extracting(EquipmentCell::state)
			.containsExactly(State.NOT_REPORTED, State.NOT_REPORTED, State.NOT_REPORTED, State.REPORTED,
					State.NOT_REPORTED, State.NIL);
		assertThat(Objects.requireNonNull(returns.grid().get(pharmacy))).extracting(EquipmentCell::state)
			.containsOnly(State.NOT_DUE);
		assertThat(returns.owed()).isEqualTo(new EquipmentReturns.Owed(1, 4));

		clock.set(LocalDate.of(2026, 11, 14));
		jdbc.sql("delete from treatment.equipment_return where period_from = date '2026-10-01'").update();
		assertThat(Objects.requireNonNull(returns.grid().get(outlet)).getLast().state()).as("due on the 14th")
			.isEqualTo(State.NOT_DUE);
	}

	@Test
	void fileOfARowAnItemIsTakenWholeAndPutsRightWhatWasFiledOnceSomebodySaysSo() {
		atItsPlace();
		String file = """
				outlet,period,attendances,new_people,item,quantity,returned,nil
				%1$s,2026-10,94,3,Needles and syringes,3580,1200,
				%1$s,2026-10,94,,FOIL,120,,
				%1$s,2026-09,,,,,,yes
				%1$s,2026/27 Q1,0,,FOIL,5,,
				""".formatted(outlet.value());
		var tried = files.tryOut(csv(file));
		assertThat(tried.problems()).isEmpty();
		assertThat(tried.returns()).isEqualTo(3);
		assertThat(tried.warnings()).extracting(ImportProblem::row, ImportProblem::column)
			.containsExactly(tuple(5, "attendances"));
		assertThat(returns.total(ALL)).as("tried alone").isZero();

		files.load(key(), csv(file), false);
		assertThat(returns.behind(ALL, null, 10))
			.extracting(it -> it.period().name(), EquipmentReturnView::nil, EquipmentReturnView::attendances,
					EquipmentReturnView::items)
			.containsExactly(tuple("October 2026", false, 94, Map.of("NEEDLE_SYRINGE", 3580, "FOIL", 120)),
					tuple("September 2026", true, null, Map.of()),
					tuple("Apr to Jun 2026", false, 0, Map.of("FOIL", 5)));

		String later = file.replace("3580", "3581");
		assertThat(files.tryOut(csv(later))).satisfies(it -> {
			assertThat(it.putRight()).isEqualTo(1);
			assertThat(it.unusual()).extracting(ImportProblem::row).containsExactly(2);
		});
		assertThat(catchThrowableOfType(Problem.class, () -> files.load(key(), csv(later), false)).code())
			.isEqualTo(Problem.Code.INVALID);
		files.load(key(), csv(later), true);
		var october = returns.behind(ALL, null, 1).getFirst();
		assertThat(october.version()).isEqualTo(2);
		assertThat(october.because()).isEqualTo("LATER_FILE");
	}

	@Test
	void fileWithACellThatIsWrongIsNotTaken() {
		atItsPlace();
		String file = """
				outlet,period,attendances,item,quantity,nil
				%1$s,2026-10,94,Needles,3580,
				%1$s,2026-13,94,FOIL,1,
				%1$s,2026-09,9,,7,
				%1$s,2026-09,8,,,
				Nowhere,2026-09,8,,,
				%1$s,2026-08,4,,,yes
				""".formatted(outlet.value());

		assertThat(files.tryOut(csv(file)).problems()).extracting(ImportProblem::row)
			.containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
		assertThat(catchThrowableOfType(Problem.class, () -> files.load(key(), csv(file), true)).code())
			.isEqualTo(Problem.Code.INVALID);
		assertThat(returns.total(ALL)).isZero();
	}

	@Test
	void measuresCountWhatWasToldAndLeaveOutWhatWasNot() {
		var arran = new AreaCode("ARRAN");
		var irvine = new AreaCode("IRVINE");
		given(areas.all()).willReturn(List.of(new LocalAreaView(irvine, "Irvine", irvine, true, false, null, null),
				new LocalAreaView(arran, "Arran", arran, true, true, null, null)));
		Period quarter = PeriodType.QUARTER.of(LocalDate.of(2026, 7, 1));
		assertThat(count("IEP-01", quarter)).as("nobody told").returns(Counted.State.MISSING, Counted::state);

		month(7, numbers(quarter, 94, Map.of("NEEDLE_SYRINGE", 3580), null));
		month(8, EquipmentEntry.nil(outlet, quarter, null));
		assertThat(count("IEP-05", quarter)).as("September is due and missing")
			.returns(BigDecimal.ZERO, Counted::numerator)
			.returns(BigDecimal.ONE, Counted::denominator);
		month(9, numbers(quarter, null, Map.of("NEEDLE_SYRINGE", 20), null));

		assertThat(count("IEP-01", quarter)).as("hidden by people, not by returns")
			.returns(BigDecimal.valueOf(94), Counted::numerator)
			.returns(94L, Counted::rows);
		assertThat(count("IEP-03", quarter)).returns(BigDecimal.valueOf(3600), Counted::numerator);
		assertThat(count("IEP-04", quarter)).as("foil was told by nil alone")
			.returns(Counted.State.NIL_RETURN, Counted::state);
		assertThat(count("IEP-02", quarter)).as("of those that tell both")
			.returns(BigDecimal.valueOf(3580), Counted::numerator)
			.returns(BigDecimal.valueOf(94), Counted::denominator);
		assertThat(count("IEP-05", quarter)).returns(BigDecimal.ONE, Counted::numerator);
		assertThat(source.count(List.of(new MeasureSource.Asked(new MeasureCode("IEP-01"), quarter, 1, null))))
			.extracting(Counted::slice)
			.containsExactlyInAnyOrder(Slice.WHOLE, new Slice("locality", "IRVINE"), Slice.of(unit));
		assertThat(source.count(List.of(new MeasureSource.Asked(new MeasureCode("IEP-02"), quarter, 1, null))))
			.as("each unit sees its own")
			.extracting(Counted::slice)
			.containsExactlyInAnyOrder(Slice.WHOLE, Slice.of(unit));
	}

	private Counted count(String measure, Period quarter) {
		return source.count(List.of(new MeasureSource.Asked(new MeasureCode(measure), quarter, 1, null)))
			.stream()
			.filter(it -> it.slice().whole())
			.findFirst()
			.orElseThrow();
	}

	private void month(int month, EquipmentEntry told) {
		Period of = PeriodType.MONTH.of(LocalDate.of(2026, month, 1));
		returns.file(key(), 0, new EquipmentEntry(outlet, of, told.nil(), told.attendances(), told.bySex(),
				told.newPeople(), told.items(), told.returned(), null, true), Supplies.Door.PAGE);
	}

	/** Its place is known, so that it has a name. */
	private void atItsPlace() {
		var caller = mock(Caller.class);
		given(caller.readUnits()).willReturn(Set.of(unit));
		given(currentCaller.get()).willReturn(caller);
		given(imports.record(any(), any())).willAnswer(call -> new ImportId(UUID.randomUUID()));
	}

	private static IncomingFile csv(String text) {
		return IncomingFile.of("equipment.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private List<Tuple> faults(EquipmentEntry entry) {
		return recorded(entry).faults().stream().map(it -> tuple(it.path(), it.reason())).toList();
	}

	private BatchResult recorded(EquipmentEntry entry) {
		return returns.recordAll(key(), List.of(entry), false).getFirst();
	}

	private EquipmentEntry unsure(int attendances, Map<String, Integer> items) {
		return new EquipmentEntry(outlet, OCTOBER, false, attendances, Map.of(), null, items, null, null, false);
	}

	private EquipmentEntry numbers(Period period, @Nullable Integer attendances, Map<String, Integer> items,
			@Nullable String because) {
		return new EquipmentEntry(outlet, period, false, attendances, Map.of(), null, items, null, because, true);
	}

	private Outlets.Id outlet(UnitId of, String kind, LocalDate opened, @Nullable LocalDate closed) {
		var id = new Outlets.Id(UUID.randomUUID());
		jdbc.sql(
				"""
						insert into treatment.outlet (id, version, unit, place, area, kind, open_to_public, routes, reorder_level,
						    opened_on, closed_on, made_by, made_by_name, made_at)
						values (:id, 1, :unit, gen_random_uuid(), 'IRVINE', :kind, true, '{INTRANASAL}', 4, :opened, :closed,
						    gen_random_uuid(), 'Nobody', now())""")
			.param("id", id.value())
			.param("unit", of.value())
			.param("kind", kind)
			.param("opened", opened)
			.param("closed", closed)
			.update();
		return id;
	}

}
