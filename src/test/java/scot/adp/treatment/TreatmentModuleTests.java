package scot.adp.treatment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceMoved;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.events.NaloxoneStockLow;
import scot.adp.events.NaloxoneSupplied;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordsChanged;
import scot.adp.events.SpaceCode;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.notification.MessageKind;
import scot.adp.notification.Messages;
import scot.adp.people.AgreementCode;
import scot.adp.people.Agreements;
import scot.adp.people.Chi;
import scot.adp.people.IdentityColumns;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.BatchResult;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;
import scot.adp.treatment.NaloxoneRules.Lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/**
 * Naloxone by its rules, in its module alone: on a database with no other module's
 * tables, and with stand-ins for what treatment asks of others.
 */
class TreatmentModuleTests extends TreatmentSlice {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final AreaCode IRVINE = new AreaCode("IRVINE");

	private static final AreaCode ARRAN = new AreaCode("ARRAN");

	@Autowired
	Supplies supplies;

	@Autowired
	SupplyFiles files;

	@Autowired
	Outlets outlets;

	@Autowired
	Stock stock;

	@Autowired
	NaloxoneSource source;

	@Autowired
	SupplyRetention retention;

	@Autowired
	HeldSupplies heldSupplies;

	@Autowired
	NaloxoneRules rules;

	@Autowired
	OutletStore outletStore;

	@Autowired
	StockRetention stockRetention;

	@Autowired
	ApplicationEventPublisher publisher;

	private final Map<PlaceId, PlaceView> here = new HashMap<>();

	private Outlets.Id outlet;

	@BeforeEach
	void anOutlet() {
		here.clear();
		var caller = mock(Caller.class);
		given(caller.account()).willReturn(author.account());
		given(caller.may("treatment.supply.read")).willReturn(true);
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(unit));
		var known = List.of(area(IRVINE), area(ARRAN));
		given(areas.all()).willReturn(known);
		given(areas.coverage(any())).willReturn(known);
		given(areas.find(IRVINE)).willReturn(Optional.of(area(IRVINE)));
		given(areas.find(ARRAN)).willReturn(Optional.of(area(ARRAN)));
		given(partners.units(any())).willReturn(Map.of(unit, mock(UnitView.class)));
		given(agreements.toWrite(any(), any(), any())).willReturn(new AgreementCode("DSA-014"));
		given(references.read(any(), any(), any(), any())).willAnswer(call -> new OwnRef(call.getArgument(3)));
		given(keys.chi(any(), any(), any())).willReturn(mock(Chi.class));
		given(keys.ofReferences(any(), any(), anyList())).willAnswer(call -> call.<List<OwnRef>>getArgument(2)
			.stream()
			.map(reference -> Optional.of(key(reference.value())))
			.toList());
		given(unitSources.held(any(), any())).willReturn(UnitSources.Held.BY_RECORDS);
		given(unitSources.returned(any(), any(), any())).willReturn(List.of());
		given(signedOff.days(any())).willReturn(day -> false);
		outlet = outlet(IRVINE, true);
	}

	@Test
	void n1_fiveSuppliesOfSeventeenKitsAreBothTold() {
		List.of(1, 1, 2, 1, 12).forEach(kits -> taken(supply().kits(kits)));

		assertThat(supplies.total(Supplies.Filter.ALL)).isEqualTo(new Supplies.Total(5, 17));
	}

	@Test
	void n2_countThatDiffersAsksForAReason() {
		stock.record(key(), move(Stock.Kind.COUNTED, 40, null));
		stock.record(key(), move(Stock.Kind.RECEIVED, 24, null));
		taken(supply().kits(12));
		stock.record(key(), move(Stock.Kind.DAMAGED, 1, null));

		assertThat(kits()).isEqualTo(51);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> stock.record(key(), move(Stock.Kind.COUNTED, 50, null)))
			.satisfies(problem -> assertThat(problem.fields()).singleElement().satisfies(fault -> {
				assertThat(fault.path()).isEqualTo("reason");
				assertThat(fault.message()).contains("51 were expected and 50 found");
			}));
		stock.record(key(), move(Stock.Kind.COUNTED, 50, "NOT_RECORDED"));
		assertThat(kits()).isEqualTo(50);
		assertThat(stock.moves(outlet).getFirst().expected()).isEqualTo(51);
	}

	@Test
	void whatHappenedBeforeACountAndIsToldAfterItChangesNothingSince() {
		stock.record(key(), move(Stock.Kind.COUNTED, 40, null));
		taken(supply().kits(3).on(TODAY.minusDays(2)));

		assertThat(kits()).isEqualTo(40);
	}

	@Test
	void kitsThatMoveLeaveOneOutletAndComeToTheOther() {
		var other = outlet(ARRAN, true);
		stock.record(key(), move(Stock.Kind.RECEIVED, 10, null));
		stock.record(key(), new Stock.Move(outlet, Stock.Kind.MOVED, "INTRANASAL", 4, null, null, other, null, TODAY));

		assertThat(kits()).isEqualTo(6);
		assertThat(stock.levels(List.of(other)).getOrDefault(other, List.of()))
			.filteredOn(level -> level.route().equals("INTRANASAL"))
			.singleElement()
			.returns(4, StockLevel::kits);
	}

	@Test
	void kitsGoNeitherToAnotherUnitNorToAnOutletThatWasClosed() {
		var other = outlet(ARRAN, true);
		var there = new Stock.Move(outlet, Stock.Kind.MOVED, "INTRANASAL", 4, null, null, other, null, TODAY);
		outlets.change(key(), other, 1,
				new Outlets.Change("COMMUNITY", true, List.of("INTRANASAL"), 4, TODAY.minusDays(1)));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> stock.record(key(), there))
			.satisfies(problem -> assertThat(problem.fields()).singleElement()
				.returns("That outlet was closed by then.", Problem.Field::message));

		var foreign = outlet(new UnitId("FOREIGN"), ARRAN, true);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> stock.record(key(),
					new Stock.Move(outlet, Stock.Kind.MOVED, "INTRANASAL", 4, null, null, foreign, null, TODAY)))
			.satisfies(problem -> assertThat(problem.fields()).singleElement().satisfies(fault -> {
				assertThat(fault.path()).isEqualTo("toOutlet");
				assertThat(fault.message()).contains("another unit");
			}));
	}

	@Test
	void serviceOfAnotherUnitIsNoOutlet() {
		var service = new ServiceView(new ServiceId(UUID.randomUUID()), 1, new UnitId("FOREIGN"), "Their clinic",
				ServiceView.State.DRAFT, null);
		given(services.find(service.id())).willReturn(Optional.of(service));
		given(currentCaller.reaching(service.unit())).willThrow(Problem.forbidden("This belongs to others."));

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(
					() -> outlets.add(key(),
							new Outlets.New(unit, service.id(), null, IRVINE, "COMMUNITY", true, List.of("INTRANASAL"),
									4, null)))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.FORBIDDEN));
	}

	@Test
	void outletBelowItsLevelAndKitsThatExpireWantLookingAfter() {
		stock.record(key(), move(Stock.Kind.RECEIVED, 10, null));
		assertThat(stock.wanting()).extracting(StockLevel::route)
			.contains("INTRAMUSCULAR")
			.doesNotContain("INTRANASAL");

		stock.record(key(), new Stock.Move(outlet, Stock.Kind.RECEIVED, "INTRANASAL", 2, "B1", TODAY.plusDays(90), null,
				null, TODAY));
		assertThat(stock.wanting()).filteredOn(level -> level.route().equals("INTRANASAL"))
			.singleElement()
			.satisfies(level -> assertThat(level.expiringBy(TODAY.plusDays(90))).isEqualTo(2));
	}

	@Test
	void n5_firstSupplyToSomebodyWhoWasSuppliedBeforeCountsAsARepeat() {
		taken(supply().reference("NAD-00001"));
		Supplies.Recorded second = taken(supply().reference("NAD-00001"));

		assertThat(second.remarks()).extracting(Problem.Field::reason).containsExactly("KNOWN_BEFORE");
		assertThat(supplies.page(Supplies.Filter.ALL, 0, 10))
			.extracting(NaloxoneSupplyView::supplyType, NaloxoneSupplyView::knownBefore)
			.containsExactlyInAnyOrder(tuple("FIRST", false), tuple("FIRST", true));
	}

	@Test
	void whoWasSuppliedBeforeIsToldByTheDaysAndNotByWhatWasEnteredFirst(AssertablePublishedEvents events) {
		var later = taken(supply().reference("NAD-00041").on(TODAY.minusDays(1))).id();
		assertThat(known(later)).isFalse();

		var earlier = taken(supply().reference("NAD-00041").on(TODAY.minusDays(120))).id();

		assertThat(known(earlier)).isFalse();
		assertThat(known(later)).isTrue();
		assertThat(first("NAD-00041")).isEqualTo(LocalDate.of(2026, 7, 1));
		assertThat(events).contains(RecordsChanged.class)
			.matching(changed -> changed.to().equals(TODAY.minusDays(1)) && unit.equals(changed.envelope().unit())
					&& !changed.envelope().record().value().equals(later.value()));

		supplies.withdraw(key(), earlier, 1, "ENTERED_TWICE");
		assertThat(known(later)).isFalse();
		assertThat(first("NAD-00041")).isEqualTo(LocalDate.of(2026, 10, 1));
	}

	@Test
	void personOfOneBatchIsKnownToItsLaterItems() {
		var results = supplies.recordAll(key(),
				List.of(supply().reference("NAD-00002").sent(), supply().reference("NAD-00002").sent()), false,
				Supplies.Door.API);

		assertThat(results).extracting(it -> it.remarks().size()).containsExactly(0, 1);
	}

	@Test
	void undoneFirstSupplyWasNeverOne() {
		var id = taken(supply().reference("NAD-00003")).id();
		supplies.undo(key(), id);

		assertThat(taken(supply().reference("NAD-00003")).remarks()).isEmpty();
		assertThat(supplies.total(Supplies.Filter.ALL).supplies()).isEqualTo(1);
	}

	@Test
	void n6_expiredBatchIsAskedAboutAndKeptIfItHappened() {
		clock.set(LocalDate.of(2027, 1, 1));
		stock.record(key(), new Stock.Move(outlet, Stock.Kind.RECEIVED, "INTRANASAL", 5, "B9",
				LocalDate.of(2026, 12, 31), null, null, LocalDate.of(2026, 6, 1)));
		var late = supply().on(LocalDate.of(2027, 1, 1)).batch("B9");

		assertThat(faults(late)).extracting(Problem.Field::path, Problem.Field::reason)
			.containsExactly(tuple("batch", "CONFIRM"));
		taken(late.confirmed());
		assertThat(faults(late.on(LocalDate.of(2026, 12, 31)))).isEmpty();
	}

	@Test
	void n7_codeHoldsFromItsDay() {
		var entry = supply().authority("ROUTE_1").confirmed();

		assertThat(faults(entry.on(LocalDate.of(2024, 12, 1)))).extracting(Problem.Field::path, Problem.Field::reason)
			.containsExactly(tuple("authority", "CODE_NOT_VALID_ON_DATE"));
		assertThat(faults(entry.on(LocalDate.of(2024, 12, 2)))).isEmpty();
	}

	@Test
	void n8_noKitsAreRefusedAndManyAreAskedAbout() {
		assertThat(faults(supply().kits(0))).extracting(Problem.Field::path, Problem.Field::reason)
			.containsExactly(tuple("kits", null));
		assertThat(faults(supply().kits(50))).isEmpty();
		assertThat(faults(supply().kits(51))).extracting(Problem.Field::reason).containsExactly("CONFIRM");
		assertThat(faults(supply().kits(51).confirmed())).isEmpty();
	}

	@Test
	void n13_singleDosesAreRefused() {
		var sent = new Supplies.Sent(supply().entry(), null, "DOSE");

		assertThat(supplies.recordAll(key(), List.of(sent, supply().sent()), false, Supplies.Door.API))
			.satisfiesExactly(doses -> {
				assertThat(doses.made()).isNull();
				assertThat(doses.faults()).extracting(Problem.Field::reason).containsExactly("COUNT_KITS");
			}, kits -> assertThat(kits.made()).isNotNull());
	}

	@Test
	void futureIsRefusedAndLongAgoIsAskedAbout() {
		assertThat(faults(supply().on(TODAY.plusDays(1)))).extracting(Problem.Field::reason)
			.containsExactly("IN_FUTURE");
		assertThat(faults(supply().on(TODAY.minusDays(400)))).isEmpty();
		assertThat(faults(supply().on(TODAY.minusDays(401)))).extracting(Problem.Field::reason)
			.containsExactly("CONFIRM");
	}

	@Test
	void onlyAPersonAtRiskIsToldApart() {
		assertThat(faults(supply().recipient("FAMILY_FRIEND").reference("NAD-00001"))).extracting(Problem.Field::path)
			.containsExactly("recipient");
	}

	@Test
	void withoutAnAgreementNobodyIsToldApartAndCountsAreTaken() {
		given(agreements.toWrite(any(), any(), any()))
			.willThrow(Problem.invalid(List.of(new Problem.Field("agreement", "It has ended.", "AGREEMENT_ENDED"))));

		assertThat(faults(supply().reference("NAD-00001"))).extracting(Problem.Field::reason)
			.containsExactly("AGREEMENT_ENDED");
		assertThat(faults(supply())).isEmpty();
	}

	@Test
	void whoObjectedIsCountedAndNotToldApart() {
		given(keys.ofReferences(any(), any(), anyList())).willReturn(List.of(Optional.empty()));
		taken(supply().reference("NAD-00007"));

		assertThat(supplies.page(Supplies.Filter.ALL, 0, 10)).singleElement().satisfies(row -> {
			assertThat(row.ownRef()).isNull();
			assertThat(row.linked()).isFalse();
		});
	}

	@Test
	void outletOfAnotherUnitIsNone() {
		given(currentCaller.reach()).willReturn(Set.of(new UnitId("ANOTHER")));

		assertThat(faults(supply())).extracting(Problem.Field::path).containsExactly("outlet");
		assertThat(supplies.page(Supplies.Filter.ALL, 0, 10)).isEmpty();
	}

	@Test
	void everyReadOfRowsGoesOnRecord() {
		var id = taken(supply()).id();
		supplies.find(id);
		supplies.page(Supplies.Filter.ALL, 0, 10);

		verify(recording).tell("naloxone supply " + id.value(), Map.of("unit", unit.value()));
		verify(recording).tell("naloxone supplies",
				Map.of("rows." + unit.value(), "1", "supplies", id.value().toString()));
	}

	@Test
	void dryRunKeepsNothing() {
		var results = supplies.recordAll(key(), List.of(supply().sent(), supply().kits(0).sent()), true,
				Supplies.Door.API);

		assertThat(results).extracting(it -> it.faults().size()).containsExactly(0, 1);
		assertThat(results).extracting(BatchResult::made).containsOnlyNulls();
		assertThat(supplies.total(Supplies.Filter.ALL).supplies()).isZero();
	}

	@Test
	void whatIsOnlyTriedOutKeepsNoKeyOfAnybodyAndGoesOnRecord() {
		given(keys.ofReferences(any(), any(), anyList())).willAnswer(call -> {
			keptBeside("NAD-00031");
			return List.of(Optional.of(key("NAD-00031")));
		});

		assertThat(faults(supply().reference("NAD-00031"))).isEmpty();
		try (var file = file(line("NAD-00031"))) {
			assertThat(files.tryOut(file)).returns(1, SupplyFiles.Understood::supplies);
		}

		assertThat(jdbc.sql("select count(*) from treatment.first_supply where person = :person")
			.param("person", key("NAD-00031").value())
			.query(Integer.class)
			.single()).isZero();
		verify(recording, times(2)).tell("naloxone supplies tried out", Map.of("people." + unit.value(), "1"));
	}

	@Test
	void whoWasSuppliedElsewhereIsToldToNobody() {
		keptBeside("NAD-00032");
		var id = taken(supply().reference("NAD-00032"));

		assertThat(id.remarks()).isEmpty();
		assertThat(supplies.find(id.id())).hasValueSatisfying(row -> assertThat(row.knownBefore()).isFalse());
		assertThat(cell(source.count(List.of(asked("NAL-03", PeriodType.QUARTER.of(TODAY)))), "NAL-03",
				new Slice(Slice.UNIT, unit.value()))
			.denominator()).isEqualByComparingTo("1");
	}

	@Test
	void whoReadsNoRowsOrOnlyTriesItOutHearsOfNobody() {
		taken(supply().reference("NAD-00033"));
		var again = supply().reference("NAD-00033").sent();

		assertThat(supplies.recordAll(key(), List.of(again), true, Supplies.Door.API).getFirst().remarks()).isEmpty();
		given(currentCaller.get().may("treatment.supply.read")).willReturn(false);
		assertThat(supplies.recordAll(key(), List.of(again, again), false, Supplies.Door.API)).hasSize(2)
			.allSatisfy(result -> assertThat(result.remarks()).isEmpty());
	}

	@Test
	void sameBatchSentAgainHearsTheSameThoughTheDayHasCome() {
		keysHold();
		var batch = List.of(supply().sent(), supply().on(TODAY.plusDays(1)).sent(),
				supply().reference("NAD-00034").sent());
		var first = supplies.recordAll("once", batch, false, Supplies.Door.API);
		clock.set(TODAY.plusDays(1));

		assertThat(supplies.recordAll("once", batch, false, Supplies.Door.API)).isEqualTo(first);
		assertThat(first.get(1).made()).isNull();
		assertThat(first.get(1).faults()).extracting(Problem.Field::reason).containsExactly("IN_FUTURE");
		assertThat(supplies.total(Supplies.Filter.ALL).supplies()).isEqualTo(2);
		verify(keys, times(1)).ofReferences(any(), any(), anyList());
	}

	@Test
	void numberIsNoPartOfWhatTheKeyOfAChangeStandsFor() {
		given(keys.sealed(any(), anyList())).willReturn(List.of("sealed"));
		given(keys.ofChis(any(), any(), any(), anyList())).willReturn(List.of(Optional.of(key("NAD-00035"))));
		supplies.recordAll("sealed", List.of(new Supplies.Sent(supply().entry(), "0101011230")), false,
				Supplies.Door.API);

		verify(recording).once(any(Author.class), eq("sealed"), argThat((Object input) -> {
			String told = String.valueOf(input);
			return told.contains("sealed") && !told.contains("0101011230");
		}), any(), anyWork());
	}

	@Test
	void batchIsNeitherANameNorANumberOfAPerson() {
		given(keys.chi(any(), eq("0112233444"), any())).willThrow(Problem.invalid("batch", "It is none."));

		for (String identity : List.of("SMITH", "J-SMITH", "0101011230", "010101-1230", "CHI0101011230", "101011230")) {
			assertThat(faults(supply().batch(identity))).as(identity)
				.isNotEmpty()
				.allSatisfy(fault -> assertThat(fault.path()).isEqualTo("batch"))
				.noneSatisfy(fault -> assertThat(fault.message()).contains(identity));
			assertThatExceptionOfType(Problem.class).as(identity)
				.isThrownBy(() -> stock.record(key(), new Stock.Move(outlet, Stock.Kind.RECEIVED, "INTRANASAL", 1,
						identity, null, null, null, TODAY)));
		}
		for (String kit : List.of("B9", "2301-A", "NX/24-117", "112233444")) {
			assertThat(faults(supply().batch(kit))).as(kit).isEmpty();
		}
	}

	@Test
	void batchKeepsWhatIsRightAndTellsTheDaysThatChanged(AssertablePublishedEvents events) {
		supplies.recordAll(key(), List.of(supply().on(TODAY.minusDays(5)).sent(), supply().kits(0).sent(),
				supply().on(TODAY.minusDays(2)).sent()), false, Supplies.Door.API);

		assertThat(supplies.total(Supplies.Filter.ALL).supplies()).isEqualTo(2);
		assertThat(events).contains(RecordsChanged.class)
			.matching(changed -> changed.dataSet().equals(ChangedRecords.SUPPLIES)
					&& unit.equals(changed.envelope().unit()) && changed.from().equals(TODAY.minusDays(5))
					&& changed.to().equals(TODAY.minusDays(2)));
	}

	@Test
	void withdrawnSupplyStaysAndCountsNoMore() {
		var id = taken(supply().kits(3)).id();
		supplies.withdraw(key(), id, 1, "ENTERED_TWICE");

		assertThat(supplies.total(Supplies.Filter.ALL).kits()).isZero();
		assertThat(supplies.find(id))
			.hasValueSatisfying(row -> assertThat(row.withdrawnBecause()).isEqualTo("ENTERED_TWICE"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> supplies.withdraw(key(), id, 2, "WRONG"))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void whatWasRecordedLongAgoIsNotUndone() {
		var id = taken(supply()).id();
		author = new Author(author.account(), author.as(), author.words(), author.at().plusMinutes(16));
		given(recording.author(any())).willReturn(author);

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> supplies.undo(key(), id))
			.withMessageContaining("too long ago");
	}

	@Test
	void fileIsTakenWholeOrNotAtAllAndNoCellIsRepeated() {
		String good = line("");
		try (var file = file(good + "NAD-00001\n" + good.replace("AT_RISK", "J SMITH") + "\n")) {
			var understood = files.tryOut(file);
			assertThat(understood.problems()).singleElement().satisfies(problem -> {
				assertThat(problem.row()).isEqualTo(3);
				assertThat(problem.value()).isNull();
				assertThat(problem.reason()).doesNotContain("SMITH");
			});
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> files.load(key(), file, false));
		}
		verify(imports, never()).record(any(), any());

		try (var file = file(good + "NAD-00001\n" + good + "\n")) {
			assertThat(files.load(key(), file, false)).returns(2, SupplyFiles.Understood::supplies);
		}
		assertThat(supplies.total(Supplies.Filter.ALL).supplies()).isEqualTo(2);
	}

	@Test
	void unusualRowsOfAFileAreTakenOnceSomebodySaysSo() {
		String many = "%s,23/11/2026,COMMUNITY_OTHER,UNKNOWN,FIRST,INTRANASAL,60,HAD,ROUTE_1,\n"
			.formatted(outlet.value());
		try (var file = file(many)) {
			assertThat(files.tryOut(file).unusual()).hasSize(1);
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> files.load(key(), file, false))
				.withMessageContaining("unusual");
			assertThat(files.load(key(), file, true)).returns(60, SupplyFiles.Understood::kits);
		}
	}

	@Test
	void fileOfManyRowsGoesInByParts() {
		var rows = new StringBuilder();
		for (int i = 0; i < 1203; i++) {
			rows.append(outlet.value()).append(",23/11/2026,COMMUNITY_OTHER,UNKNOWN,FIRST,INTRANASAL,1,HAD,ROUTE_1,\n");
		}
		try (var file = file(rows.toString())) {
			files.load(key(), file, false);
		}

		assertThat(supplies.total(Supplies.Filter.ALL)).isEqualTo(new Supplies.Total(1203, 1203));
	}

	@Test
	void measuresCountKitsAndWhatWasUsed() {
		taken(supply().kits(3));
		taken(supply().repeat("USED_ON_OTHER"));
		taken(supply().repeat("LOST").kits(3));
		taken(supply().reference("NAD-00011"));
		taken(supply().reference("NAD-00011"));
		var quarter = PeriodType.QUARTER.of(TODAY);

		var counted = source.count(List.of(asked("NAL-02", quarter), asked("NAL-03", quarter)));

		assertThat(cell(counted, "NAL-02", new Slice(Slice.UNIT, unit.value()))).satisfies(kits -> {
			assertThat(kits.numerator()).isEqualByComparingTo("9");
			assertThat(kits.rows()).isEqualTo(5);
		});
		assertThat(cell(counted, "NAL-03", new Slice(Slice.UNIT, unit.value()))).satisfies(used -> {
			assertThat(used.numerator()).isEqualByComparingTo("1");
			assertThat(used.denominator()).isEqualByComparingTo("5");
		});
		assertThat(counted).filteredOn(it -> it.slice().whole()).hasSize(2);
	}

	@Test
	void supplyIsRefusedAtEveryDoorWhereTheUnitFilesAReturn() {
		filesReturn();
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> supplies.record(key(), supply().sent(), Supplies.Door.PAGE))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path, Problem.Field::reason)
				.containsExactly(tuple("happenedOn", UnitSources.OTHER_SOURCE)));
		var results = supplies.recordAll(key(), List.of(supply().sent(), supply().on(TODAY.minusMonths(4)).sent()),
				false, Supplies.Door.API);
		assertThat(results).extracting(it -> it.faults().stream().map(Problem.Field::reason).toList())
			.containsExactly(List.of(UnitSources.OTHER_SOURCE), List.of());
		assertThat(results).extracting(it -> it.made() != null).containsExactly(false, true);
		try (var file = file(line("NAD-00001") + "\n")) {
			assertThat(files.tryOut(file).problems()).singleElement().satisfies(problem -> {
				assertThat(problem.row()).isEqualTo(2);
				assertThat(problem.column()).contains("happened_on");
				assertThat(problem.reason()).contains("files a return");
			});
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> files.load(key(), file, false));
		}
		assertThat(supplies.total(Supplies.Filter.ALL).supplies()).isEqualTo(1);
	}

	@Test
	void unitHoldsRecordsFromTheDayOfItsLastSupplyThatStands() {
		var id = taken(supply().on(TODAY.minusDays(3))).id();
		assertThat(heldSupplies.since(unit, TODAY.minusDays(3))).isTrue();
		assertThat(heldSupplies.since(unit, TODAY.minusDays(2))).isFalse();
		supplies.withdraw(key(), id, 1, "WRONG");
		assertThat(heldSupplies.since(unit, TODAY.minusDays(3))).isFalse();
	}

	@Test
	void wrongSupplyIsPutRightAndWhatItSaidBeforeStays(AssertablePublishedEvents events) {
		var id = taken(supply().kits(2).on(TODAY.minusDays(40)).reference("NAD-00071")).id();
		change(id, 1, supply().kits(3).on(TODAY.minusDays(2)).reference("NAD-00071"), "WRONG");

		assertThat(supplies.find(id))
			.hasValueSatisfying(supply -> assertThat(supply).returns(2, NaloxoneSupplyView::version)
				.returns(3, NaloxoneSupplyView::kits)
				.returns(TODAY.minusDays(2), NaloxoneSupplyView::happenedOn)
				.returns("NAD-00071", NaloxoneSupplyView::ownRef));
		assertThat(supplies.before(List.of(id)).get(id)).singleElement()
			.returns(1, SupplyBeforeView::version)
			.returns(2, SupplyBeforeView::kits)
			.returns(TODAY.minusDays(40), SupplyBeforeView::happenedOn)
			.returns("WRONG", SupplyBeforeView::because);
		assertThat(jdbc.sql("select b::text from treatment.supply_before b").query(String.class).list()).isNotEmpty()
			.noneMatch(row -> row.contains("NAD-00071") || row.contains(key("NAD-00071").value()));
		assertThat(events).contains(RecordsChanged.class)
			.matching(changed -> changed.envelope().record().value().equals(id.value())
					&& changed.envelope().revision() == 2 && changed.from().equals(TODAY.minusDays(40))
					&& changed.to().equals(TODAY.minusDays(2)));
		assertThat(events).contains(NaloxoneSupplied.class)
			.matching(supplied -> supplied.envelope().revision() == 2
					&& supplied.happenedOn().equals(TODAY.minusDays(2)));
	}

	@Test
	void whatIsPutRightCountsAsIfItHadBeenRecordedSo() {
		var wrong = taken(supply().kits(2).on(TODAY.minusDays(1)).reference("NAD-00072")).id();
		taken(supply().kits(1).reference("NAD-00073"));
		change(wrong, 1, supply().kits(5).repeat("LOST").reference("NAD-00073"), null);
		var afterwards = counts();
		jdbc.sql("delete from treatment.supply where unit = :unit").param("unit", unit.value()).update();
		jdbc.sql("delete from treatment.first_supply where person = any(:people)")
			.param("people", new String[] { key("NAD-00072").value(), key("NAD-00073").value() })
			.update();
		// In the order of their ids, by which those of one day stand.
		taken(supply().kits(5).repeat("LOST").reference("NAD-00073"));
		taken(supply().kits(1).reference("NAD-00073"));

		assertThat(afterwards).isNotEmpty().containsExactlyInAnyOrderElementsOf(counts());
	}

	@Test
	void whoWasToldOfWronglyWasSuppliedLaterOrNever() {
		var wrong = taken(supply().reference("NAD-00074").on(TODAY.minusDays(120))).id();
		var later = taken(supply().reference("NAD-00074")).id();
		assertThat(known(later)).isTrue();
		change(wrong, 1, supply().reference("NAD-00075").on(TODAY.minusDays(120)), null);

		assertThat(known(later)).isFalse();
		assertThat(first("NAD-00074")).isEqualTo(LocalDate.of(2026, 10, 1));
		assertThat(first("NAD-00075")).isEqualTo(LocalDate.of(2026, 7, 1));
		change(wrong, 2, supply().recipient("UNKNOWN").on(TODAY.minusDays(120)), null);
		assertThat(jdbc.sql("select count(*) from treatment.first_supply where person = :person")
			.param("person", key("NAD-00075").value())
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void keyThatLinksStaysWhileTheReferenceIsTheSame() {
		var id = taken(supply().reference("NAD-00076")).id();
		var linking = key("a CHI number");
		jdbc.sql("update treatment.supply set person = :person where id = :id")
			.param("person", linking.value())
			.param("id", id.value())
			.update();
		change(id, 1, supply().kits(4).reference("NAD-00076"), null);

		assertThat(personOf(id)).isEqualTo(linking.value());
		change(id, 2, supply().kits(4).reference("NAD-00077"), null);
		assertThat(personOf(id)).isEqualTo(key("NAD-00077").value());
	}

	@Test
	void supplyWhoseFiguresWereReleasedIsPutRightWithTheReasonAlone() {
		given(signedOff.days(ChangedRecords.SUPPLIES)).willReturn(day -> day.isBefore(TODAY));
		var id = taken(supply().kits(2)).id();

		assertThat(problem(() -> change(id, 1, supply().kits(2).on(TODAY.minusDays(1)), null)).fields())
			.extracting(Problem.Field::path)
			.containsExactly("because");
		assertThat(problem(() -> change(id, 1, supply().kits(0).on(TODAY.plusDays(1)), "NONE")).fields())
			.extracting(Problem.Field::path)
			.containsExactlyInAnyOrder("happenedOn", "kits", "because");
		change(id, 1, supply().kits(2).on(TODAY.minusDays(1)), "KNOWN_LATER");
		assertThat(supplies.find(id).orElseThrow().afterSignOff()).isTrue();
	}

	@Test
	void sameAgainIsNoChangeAndWhatIsOverOrOfOthersIsNotPutRight() {
		var id = taken(supply().kits(60).confirmed()).id();
		change(id, 1, supply().kits(60), null);
		assertThat(supplies.find(id).orElseThrow().version()).isEqualTo(1);
		change(id, 1, supply().kits(60).route("INTRAMUSCULAR"), null);
		assertThat(problem(() -> change(id, 1, supply(), null)).code()).isEqualTo(Problem.Code.CONFLICT);
		assertThat(problem(() -> change(id, 2, supply().kits(61), null)).fields()).extracting(Problem.Field::reason)
			.containsExactly("CONFIRM");
		given(currentCaller.reach()).willReturn(Set.of());
		assertThat(problem(() -> change(id, 2, supply(), null)).code()).isEqualTo(Problem.Code.FORBIDDEN);
		given(currentCaller.reach()).willReturn(Set.of(unit));
		supplies.withdraw(key(), id, 2, "WRONG");
		assertThat(problem(() -> change(id, 3, supply(), null)).code()).isEqualTo(Problem.Code.CONFLICT);
	}

	private void change(Supplies.Id id, int version, Entered entry, @Nullable String because) {
		supplies.change(key(), id, version, entry.sent(), because);
	}

	private List<Counted> counts() {
		return source.count(
				List.of(asked("NAL-02", PeriodType.QUARTER.of(TODAY)), asked("NAL-03", PeriodType.QUARTER.of(TODAY))));
	}

	private String personOf(Supplies.Id id) {
		return jdbc.sql("select person from treatment.supply where id = :id")
			.param("id", id.value())
			.query(String.class)
			.single();
	}

	private static Problem problem(Runnable work) {
		return catchThrowableOfType(Problem.class, work::run);
	}

	@Test
	void supplyOfASignedPeriodIsKeptAndMarked() {
		given(signedOff.days(ChangedRecords.SUPPLIES)).willReturn(day -> day.isBefore(TODAY));
		taken(supply());
		taken(supply().on(TODAY.minusDays(1)).kits(2));

		assertThat(supplies.page(Supplies.Filter.ALL, 0, 10))
			.extracting(NaloxoneSupplyView::kits, NaloxoneSupplyView::afterSignOff)
			.containsExactlyInAnyOrder(tuple(1, false), tuple(2, true));
		var quarter = PeriodType.QUARTER.of(TODAY);
		long others = source.late(new MeasureCode("NAL-02"), List.of(quarter)).getOrDefault(quarter, 0L);
		assertThat(others).isGreaterThanOrEqualTo(1);
		assertThat(source.late(new MeasureCode("NAL-04"), List.of(quarter))).isEmpty();
	}

	@Test
	void returnsCountBesideRows() {
		var quarter = PeriodType.QUARTER.of(LocalDate.of(2013, 5, 1));
		var filed = new UnitId("FILES");
		given(unitSources.returned(eq(ChangedRecords.SUPPLIES), any(), any())).willReturn(List.of(
				new Returned(filed, quarter, false,
						Map.of("kits", 10, "supplies", 6, "repeats", 4, "used", 1, "recipient-AT_RISK", 7,
								"recipient-UNKNOWN", 2, "source-PHARMACY_RX", 10)),
				new Returned(new UnitId("NOTHING"), quarter, true, Map.of()),
				new Returned(new UnitId("SILENT"), quarter, false, null)));
		taken(supply().on(LocalDate.of(2013, 5, 2))
			.authority("PRESCRIPTION")
			.route("INTRAMUSCULAR")
			.kits(3)
			.confirmed());

		var counted = source
			.count(List.of(asked("NAL-02", quarter), asked("NAL-03", quarter), asked("NAL-07", quarter)));

		assertThat(cell(counted, "NAL-02", Slice.WHOLE)).satisfies(whole -> {
			assertThat(whole.numerator()).isEqualByComparingTo("13");
			assertThat(whole.rows()).isEqualTo(7);
		});
		assertThat(cell(counted, "NAL-02", Slice.of(filed)).numerator()).isEqualByComparingTo("10");
		assertThat(cell(counted, "NAL-02", Slice.of(new UnitId("NOTHING")))).returns(Counted.State.NIL_RETURN,
				Counted::state);
		assertThat(cell(counted, "NAL-02", Slice.of(new UnitId("SILENT")))).returns(Counted.State.MISSING,
				Counted::state);
		assertThat(cell(counted, "NAL-02", new Slice("recipient", "AT_RISK")).numerator()).isEqualByComparingTo("10");
		assertThat(cell(counted, "NAL-02", new Slice("recipient", Slice.NOT_KNOWN)).numerator())
			.as("what the parts leave")
			.isEqualByComparingTo("1");
		assertThat(cell(counted, "NAL-03", Slice.WHOLE)).satisfies(used -> {
			assertThat(used.numerator()).isEqualByComparingTo("1");
			assertThat(used.denominator()).isEqualByComparingTo("4");
		});
		assertThat(cell(counted, "NAL-07", new Slice("source", "PHARMACY_RX")).numerator()).isEqualByComparingTo("10");
		assertThat(cell(counted, "NAL-07", new Slice("locality", "IRVINE")).numerator()).isEqualByComparingTo("3");
		assertThat(cell(counted, "NAL-07", new Slice("locality", Slice.NOT_KNOWN)).numerator())
			.isEqualByComparingTo("10");
	}

	/** Who chooses a return is asked for the same as who records supplies. */
	@Test
	void formOfTheReturnAsksForEveryRecipientAndSource() {
		var fields = ConfigFile.read(Path.of("config/measures/treatment.yaml"))
			.root()
			.entries("returns")
			.stream()
			.filter(it -> it.text("dataSet").equals(ChangedRecords.SUPPLIES.value()))
			.flatMap(it -> it.entries("groups").stream())
			.flatMap(it -> it.entries("fields").stream())
			.map(it -> it.text("code"))
			.toList();
		assertThat(fields).contains(SupplyReturn.KITS, SupplyReturn.SUPPLIES, SupplyReturn.REPEATS, SupplyReturn.USED)
			.containsAll(rules.list(Lists.RECIPIENT)
				.on(TODAY)
				.stream()
				.map(it -> SupplyReturn.RECIPIENT + it.code())
				.toList())
			.containsAll(
					rules.list(Lists.SOURCE).on(TODAY).stream().map(it -> SupplyReturn.SOURCE + it.code()).toList());
	}

	@Test
	void periodOfWhichNobodyToldIsMissingAndOneThatRunsOwesNothing() {
		var quarter = PeriodType.QUARTER.of(LocalDate.of(2012, 8, 1));
		var running = PeriodType.QUARTER.of(TODAY);
		given(unitSources.returned(any(), any(), any()))
			.willReturn(List.of(new Returned(new UnitId("SILENT"), quarter, false, null),
					new Returned(new UnitId("SILENT"), running, false, null)));

		assertThat(cell(source.count(List.of(asked("NAL-02", quarter))), "NAL-02", Slice.WHOLE))
			.returns(Counted.State.MISSING, Counted::state);
		assertThat(source.count(List.of(asked("NAL-02", running)))).isNotEmpty()
			.noneMatch(it -> it.slice().equals(Slice.of(new UnitId("SILENT"))));
	}

	@Test
	void whoWasEverSuppliedIsCountedOnceFromTheirQuarterOn() {
		taken(supply().reference("NAD-00041").on(TODAY.minusMonths(4)));
		taken(supply().reference("NAD-00041"));
		taken(supply().reference("NAD-00042"));
		var now = PeriodType.QUARTER.of(TODAY);
		var counted = source.count(List.of(asked("NAL-01", now), asked("NAL-01", now.previous().previous())));

		long before = counted.getFirst().rows();
		assertThat(before - counted.getLast().rows()).isGreaterThanOrEqualTo(1);
	}

	/** 812 who were ever supplied, less 12 who are known to have died. */
	@Test
	void n12_whoIsKnownToHaveDiedIsNotAmongThoseWhoAreReached() {
		var quarter = PeriodType.QUARTER.of(LocalDate.of(2013, 5, 1));
		jdbc.sql("""
				insert into treatment.first_supply (person, person_space, key_version, quarter)
				select lpad(to_hex(n), 32, '0'), 'TRT', 1, date '2013-04-01' from generate_series(1, 812) n""")
			.update();
		var died = IntStream.rangeClosed(1, 12)
			.mapToObj(n -> new PersonKey(new SpaceCode("TRT"), "%032x".formatted(n), 1))
			.collect(Collectors.toMap(Function.identity(), key -> quarter.to()));
		given(deaths.learnedOn(anyCollection())).willReturn(died);

		assertThat(source.count(List.of(asked("NAL-01", quarter)))).singleElement()
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("800"));
		jdbc.sql("delete from treatment.first_supply where quarter = date '2013-04-01'").update();
	}

	@Test
	void periodWithoutRowsIsNought() {
		var quarter = PeriodType.QUARTER.of(LocalDate.of(2012, 5, 1));

		assertThat(source.count(List.of(asked("NAL-02", quarter)))).singleElement().satisfies(nought -> {
			assertThat(nought.slice().whole()).isTrue();
			assertThat(nought.numerator()).isEqualByComparingTo("0");
		});
	}

	@Test
	void localityCountsFromTheDayOnWhichItsOutletIsOpenToThePublic(AssertablePublishedEvents events) {
		var before = coverage(LocalDate.of(2026, 9, 30));
		var now = coverage(TODAY);
		jdbc.sql("update treatment.outlet_public set open_to_public = false").update();
		jdbc.sql("update treatment.outlet set open_to_public = false").update();
		assertThat(coverage(TODAY)).isEqualTo("0 of 2");

		outlets.change(key(), outlet, 1,
				new Outlets.Change("COMMUNITY", true, List.of("INTRANASAL", "INTRAMUSCULAR"), 4, null));

		assertThat(coverage(TODAY)).isEqualTo("1 of 2");
		assertThat(coverage(LocalDate.of(2026, 9, 30))).as("what was, stays: %s, %s", before, now).isEqualTo("0 of 2");

		outlets.change(key(), outlet, 2,
				new Outlets.Change("COMMUNITY", true, List.of("INTRANASAL", "INTRAMUSCULAR"), 4, TODAY.minusDays(100)));
		assertThat(coverage(TODAY)).isEqualTo("0 of 2");
		assertThat(events).contains(RecordsChanged.class)
			.matching(changed -> changed.from().equals(TODAY.minusDays(100))
					&& changed.dataSet().equals(ChangedRecords.STOCK));
	}

	@Test
	void beforeTheFirstOutletNothingIsKnownOfLocalities() {
		assertThat(source.count(List.of(asked("NAL-04", PeriodType.QUARTER.of(LocalDate.of(2012, 5, 1)))))).isEmpty();
	}

	@Test
	void outletsMoveAlongWithTheirPlace(AssertablePublishedEvents events) {
		transaction.executeWithoutResult(
				status -> publisher.publishEvent(new PlaceMoved(here.keySet().iterator().next(), ARRAN)));

		assertThat(outlets.find(outlet)).map(NaloxoneOutletView::area).contains(ARRAN);
		assertThat(events).contains(RecordsChanged.class)
			.matching(changed -> changed.from().equals(TODAY.minusDays(800)));
	}

	@Test
	void outletAtAPlaceThatIsNotShownIsSeenByItsUnitAloneAndWithoutItsName() {
		here.clear();
		assertThat(outlets.find(outlet)).isEmpty();
		assertThat(outlets.all()).extracting(NaloxoneOutletView::id).doesNotContain(outlet);

		given(currentCaller.get().readUnits()).willReturn(Set.of(unit));
		assertThat(outlets.find(outlet)).map(NaloxoneOutletView::name).hasValue("Community organisation, IRVINE");
	}

	@Test
	void secondOutletAtOnePlaceIsRefused() {
		var place = here.keySet().iterator().next();

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> outlets.add(key(),
					new Outlets.New(unit, null, place, null, "PHARMACY", true, List.of("INTRANASAL"), 4, null)))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void kitsMoveInBothDirectionsAtOnce() throws Exception {
		var other = outlet(ARRAN, true);
		var both = new CountDownLatch(2);
		var one = moving(outlet, other, both);
		var two = moving(other, outlet, both);

		CompletableFuture.allOf(one, two).get(30, TimeUnit.SECONDS);
		assertThat(stock.moves(outlet)).hasSize(2);
	}

	private CompletableFuture<Void> moving(Outlets.Id from, Outlets.Id to, CountDownLatch both) {
		return CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
			outletStore.locked(from);
			both.countDown();
			try {
				assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			outletStore.add(new Stock.MoveId(UUID.randomUUID()),
					new Stock.Move(from, Stock.Kind.MOVED, "INTRANASAL", 1, null, null, to, null, TODAY), null, author);
		}), Thread::startVirtualThread);
	}

	@Test
	void kitsOfAKindThatAnOutletListsNoMoreAreStillThere() {
		stock.record(key(), move(Stock.Kind.RECEIVED, 7, null));
		outlets.change(key(), outlet, 1, new Outlets.Change("COMMUNITY", true, List.of("INTRAMUSCULAR"), 4, null));

		assertThat(kits()).isEqualTo(7);
		stock.record(key(), move(Stock.Kind.COUNTED, 0, "LOST"));
		assertThat(stock.levels(List.of(outlet)).getOrDefault(outlet, List.of())).extracting(StockLevel::route)
			.containsExactly("INTRAMUSCULAR");
	}

	@Test
	void supplyIsToldToPartnersWithThePersonAsAnAgreementLets(AssertablePublishedEvents events) {
		var shared = new PersonKey(new SpaceCode("DSA-014"), "c".repeat(32), 1);
		given(keys.told(anyCollection(), any(), any(), eq("LEAVING"), any()))
			.willReturn(Map.of(key("NAD-00061"), shared));

		var id = taken(supply().reference("NAD-00061")).id();
		var tally = taken(supply().recipient("UNKNOWN").kits(12)).id();

		assertThat(events).contains(NaloxoneSupplied.class)
			.matching(it -> it.envelope().record().value().equals(id.value()) && shared.equals(it.envelope().person())
					&& it.outlet().value().equals(outlet.value()) && it.recipient().value().equals("AT_RISK"));
		assertThat(events).contains(NaloxoneSupplied.class)
			.matching(it -> it.envelope().record().value().equals(tally.value()) && it.envelope().person() == null);
	}

	@Test
	void kitsThatRunShortAreToldOnceUntilThereAreEnoughAgain(AssertablePublishedEvents events) {
		var lead = member(unit);
		var coordinator = member(new UnitId("NHSAA-PH"));
		given(memberships.current(Set.of(Role.UNIT_LEAD, Role.UNIT_EDITOR)))
			.willReturn(List.of(lead, coordinator, member(new UnitId("OTHERS"))));
		stock.record(key(), move(Stock.Kind.RECEIVED, 5, null));
		taken(supply());
		verify(messages, never()).put(any(), any(), any(), any(), any());

		taken(supply());
		taken(supply());

		verify(messages, times(1)).put(eq(MessageKind.NOTICE), eq(Set.of(lead.account(), coordinator.account())), any(),
				argThat(it -> it.contains("3 kits of Nasal spray")), eq("naloxone/outlets/" + outlet.value()));
		assertThat(lows(events)).isEqualTo(1);
		stock.record(key(), move(Stock.Kind.RECEIVED, 5, null));
		taken(supply().kits(6));
		assertThat(lows(events)).isEqualTo(2);
	}

	private long lows(AssertablePublishedEvents events) {
		var found = new ArrayList<NaloxoneStockLow>();
		events.ofType(NaloxoneStockLow.class)
			.matching(it -> it.envelope().record().value().equals(outlet.value())
					&& it.product().value().equals("INTRANASAL"))
			.forEach(found::add);
		return found.size();
	}

	private static MemberView member(UnitId unit) {
		return new MemberView(new MemberId(UUID.randomUUID()), new AccountId(UUID.randomUUID()), "Somebody", "Lead",
				unit, Role.UNIT_LEAD, TODAY, null, null, 1);
	}

	@Test
	void sheetIsKeptWholeOrNotAtAll() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> supplies.recordTogether(key(), List.of(supply().kits(12).sent(), supply().kits(0).sent()),
					Supplies.Door.PAGE))
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
				.containsExactly("supplies[1].kits"));
		assertThat(supplies.total(Supplies.Filter.ALL).supplies()).isZero();

		supplies.recordTogether(key(), List.of(supply().kits(12).sent(), supply().kits(1).sent()), Supplies.Door.PAGE);
		assertThat(supplies.total(Supplies.Filter.ALL)).isEqualTo(new Supplies.Total(2, 13));
	}

	@Test
	void profileIsToldItemByItemOrSaysWhyNot() {
		taken(supply().reference("NAD-00071"));
		assertThat(supplies.page(Supplies.Filter.ALL, 0, 10)).singleElement()
			.extracting(NaloxoneSupplyView::ageBand, NaloxoneSupplyView::sex, NaloxoneSupplyView::simdQuintile,
					NaloxoneSupplyView::simdVersion, NaloxoneSupplyView::homeArea)
			.containsExactly("NOT_ASKED", "NOT_ASKED", "NOT_ASKED", null, "NOT_ASKED");

		var home = supply().reference("NAD-00072").profile("AGE_35_44", "SIMD_1", "ARRAN");
		assertThat(faults(home)).isEmpty();
		assertThat(faults(home.profile("AGE_35_44", "SIMD_1", "NO_HOME"))).isEmpty();
		assertThat(faults(home.profile("OLD", "SIMD_9", "NOWHERE"))).extracting(Problem.Field::path)
			.containsExactly("ageBand", "simdQuintile", "homeArea");
		taken(home);
		assertThat(supplies.page(Supplies.Filter.ALL, 0, 10)).extracting(NaloxoneSupplyView::simdVersion)
			.contains("SIMD_2020");
	}

	@Test
	void a2_countsAreTakenWhileNoRecordsAboutPersonsAre() {
		given(agreements.toWrite(any(), any(), any()))
			.willThrow(Problem.invalid("unit", "Switched off.", "PERSON_LEVEL_OFF"));

		assertThat(faults(supply().reference("NAD-00081"))).extracting(Problem.Field::reason)
			.containsExactly("PERSON_LEVEL_OFF");
		taken(supply().kits(12));
		assertThat(supplies.total(Supplies.Filter.ALL)).isEqualTo(new Supplies.Total(1, 12));
	}

	@Test
	void r4_figuresAreTheSameAfterThePersonIsGone() {
		taken(supply().reference("NAD-00091").on(TODAY.minusDays(30)));
		taken(supply().reference("NAD-00091").on(TODAY.minusDays(20)));
		taken(supply().repeat("USED_ON_OTHER").reference("NAD-00092").on(TODAY.minusDays(10)));
		var asked = List.of(asked("NAL-02", PeriodType.QUARTER.of(TODAY)),
				asked("NAL-03", PeriodType.QUARTER.of(TODAY)));
		var before = source.count(asked);

		transaction
			.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, TODAY.minusDays(15), 1000, Set.of()));

		assertThat(supplies.page(Supplies.Filter.ALL, 0, 10)).filteredOn(NaloxoneSupplyView::linked).hasSize(1);
		assertThat(source.count(asked)).containsExactlyInAnyOrderElementsOf(before);
	}

	@Test
	void withdrawnSupplyTellsOfNobody() {
		var id = taken(supply().reference("NAD-00095").profile("AGE_35_44", "SIMD_1", "ARRAN")).id();
		var units = List.of(unit);
		assertThat(retention.keptOf(key("NAD-00095"), units)).hasSize(1);

		supplies.withdraw(key(), id, 1, "DID_NOT_HAPPEN");

		assertThat(retention.keptOf(key("NAD-00095"), units)).isEmpty();
		assertThat(retention.heldUnder(List.of(new AgreementCode("DSA-014")), units)).isEmpty();
		assertThat(supplies.find(id).orElseThrow()).satisfies(row -> {
			assertThat(row.ownRef()).isNull();
			assertThat(row.ageBand()).isNull();
			assertThat(row.homeArea()).isNull();
			assertThat(row.kits()).isEqualTo(1);
		});
	}

	@Test
	void outletOfAFileIsTheOneThatWasOpenOrHasToBeToldByItsId() {
		var first = here.keySet().iterator().next();
		var second = outlet(IRVINE, true);
		here.replaceAll((place, view) -> new PlaceView(place, 1, "Harbour Clinic", view.kind(), view.area(), null, null,
				null, view.masking(), null, null, null));
		String named = line("").replace(outlet.value().toString(), "harbour clinic");
		try (var file = file(named + "\n")) {
			assertThat(files.tryOut(file).problems()).singleElement()
				.satisfies(problem -> assertThat(problem.reason()).contains("Several of your outlets"));
		}

		outlets.change(key(), outlet, 1,
				new Outlets.Change("COMMUNITY", true, List.of("INTRANASAL", "INTRAMUSCULAR"), 4, TODAY.minusDays(7)));
		try (var file = file(named + "\n")) {
			files.load(key(), file, false);
		}
		assertThat(supplies.page(Supplies.Filter.ALL, 0, 10)).as("%s is closed", first)
			.extracting(NaloxoneSupplyView::outlet)
			.containsExactly(second);
		try (var file = file(line("").replace("23/11/2026", "10/11/2026") + "\n")) {
			assertThat(files.tryOut(file).problems()).as("of a day before it was closed").isEmpty();
		}
	}

	@Test
	void movesOfLongAgoGoWhereALaterCountTellsWhatThereWas() {
		stock.record(key(), on(TODAY.minusDays(700), Stock.Kind.RECEIVED, 10, null));
		stock.record(key(), on(TODAY.minusDays(600), Stock.Kind.COUNTED, 9, "LOST"));
		stock.record(key(), on(TODAY.minusDays(500), Stock.Kind.RECEIVED, 5, null));
		assertThat(kits()).isEqualTo(14);

		assertThat(gone(TODAY.minusDays(450), Set.of(unit))).as("held").isZero();
		assertThat(gone(TODAY.minusDays(450), Set.of())).isEqualTo(1);
		assertThat(kits()).isEqualTo(14);
		assertThat(stock.moves(outlet)).extracting(StockMoveView::kind)
			.containsExactly(Stock.Kind.RECEIVED, Stock.Kind.COUNTED);
	}

	private int gone(LocalDate until, Set<UnitId> held) {
		return Objects
			.requireNonNull(transaction.execute(status -> stockRetention.erase(Trigger.CLOSED, until, 100, held)));
	}

	private Stock.Move on(LocalDate day, Stock.Kind kind, int kits, @Nullable String reason) {
		return new Stock.Move(outlet, kind, "INTRANASAL", kits, null, null, null, reason, day);
	}

	private String coverage(LocalDate day) {
		var counted = source.count(List.of(asked("NAL-04", PeriodType.QUARTER.of(day)))).getFirst();
		return "%s of %s".formatted(Objects.requireNonNull(counted.numerator()).intValue(),
				Objects.requireNonNull(counted.denominator()).intValue());
	}

	@Test
	void personGoesAndTheCountStays() {
		taken(supply().reference("NAD-00021").on(TODAY.minusDays(30)));
		transaction
			.executeWithoutResult(status -> retention.erase(Trigger.CLOSED, TODAY.minusDays(30), 1000, Set.of()));

		assertThat(supplies.page(Supplies.Filter.ALL, 0, 10)).singleElement().satisfies(row -> {
			assertThat(row.ownRef()).isNull();
			assertThat(row.linked()).isFalse();
			assertThat(row.kits()).isEqualTo(1);
		});
	}

	/** The unit files a return for the quarter of today, and none before. */
	private void filesReturn() {
		given(unitSources.held(any(), any())).willReturn(
				(faults, path, of, day) -> faults.when(of.equals(unit) && !day.isBefore(LocalDate.of(2026, 10, 1)),
						path, "It files a return for Oct to Dec 2026.", UnitSources.OTHER_SOURCE));
	}

	private boolean known(Supplies.Id id) {
		return supplies.find(id).orElseThrow().knownBefore();
	}

	private LocalDate first(String reference) {
		return jdbc.sql("select quarter from treatment.first_supply where person = :person")
			.param("person", key(reference).value())
			.query(LocalDate.class)
			.single();
	}

	/** Keys of changes are known again, as they are outside of these tests. */
	private void keysHold() {
		var kept = new HashMap<String, Identifier>();
		given(recording.once(any(Author.class), any(), any(), any(), anyWork())).willAnswer(call -> {
			String key = call.getArgument(1);
			if (!kept.containsKey(key)) {
				kept.put(key, call.<Supplier<Made<?>>>getArgument(4).get().id());
			}
			return kept.get(key);
		});
	}

	/** Somebody supplied elsewhere, as a key that is kept beside. */
	private void keptBeside(String reference) {
		jdbc.sql("""
				insert into treatment.first_supply (person, person_space, key_version, quarter)
				values (:person, 'TRT', 1, date '2026-07-01')""").param("person", key(reference).value()).update();
	}

	private String line(String reference) {
		return "%s,23/11/2026,COMMUNITY_DRUG_SERVICE,AT_RISK,FIRST,INTRANASAL,1,GIVEN,DRUG_SERVICE,%s"
			.formatted(outlet.value(), reference);
	}

	private static MeasureSource.Asked asked(String code, Period period) {
		return new MeasureSource.Asked(new MeasureCode(code), period, 1, null);
	}

	private static Counted cell(List<Counted> counted, String code, Slice slice) {
		return counted.stream()
			.filter(it -> it.measure().value().equals(code) && it.slice().equals(slice))
			.findFirst()
			.orElseThrow();
	}

	private int kits() {
		return stock.levels(List.of(outlet))
			.getOrDefault(outlet, List.of())
			.stream()
			.filter(level -> level.route().equals("INTRANASAL"))
			.mapToInt(StockLevel::kits)
			.sum();
	}

	private Outlets.Id outlet(AreaCode area, boolean open) {
		return outlet(unit, area, open);
	}

	private Outlets.Id outlet(UnitId unit, AreaCode area, boolean open) {
		var place = new PlaceId(UUID.randomUUID());
		var view = new PlaceView(place, 1, "Hall " + place.value(), PlaceView.Kind.VENUE, area, null, null, null,
				PlaceView.Masking.OPEN, null, null, null);
		given(places.find(place)).willReturn(Optional.of(view));
		here.put(place, view);
		given(places.byIds(any())).willReturn(here);
		return outlets.add(key(), new Outlets.New(unit, null, place, null, "COMMUNITY", open,
				List.of("INTRANASAL", "INTRAMUSCULAR"), 4, TODAY.minusDays(800)));
	}

	private Stock.Move move(Stock.Kind kind, int kits, @Nullable String reason) {
		return new Stock.Move(outlet, kind, "INTRANASAL", kits, null, null, null, reason, TODAY);
	}

	private Supplies.Recorded taken(Entered entry) {
		// Each a moment after the one before, as when people type.
		author = new Author(author.account(), author.as(), author.words(), author.at().plusSeconds(1));
		given(recording.author(any())).willReturn(author);
		return supplies.record(key(), entry.sent(), Supplies.Door.PAGE);
	}

	private List<Problem.Field> faults(Entered entry) {
		return supplies.recordAll(key(), List.of(entry.sent()), true, Supplies.Door.API).getFirst().faults();
	}

	private Entered supply() {
		return new Entered(new SupplyEntry(outlet, TODAY, "COMMUNITY_DRUG_SERVICE", "AT_RISK", "FIRST", null,
				"INTRANASAL", 1, "GIVEN", false, "DRUG_SERVICE", null, null, null, null, false));
	}

	private static IncomingFile file(String rows) {
		return IncomingFile.of("supplies.csv", new ByteArrayInputStream(
				("outlet,happened_on,source,recipient,supply_type,route,kits,training,authority,own_ref\n" + rows)
					.getBytes(StandardCharsets.UTF_8)));
	}

	private PersonKey key(String reference) {
		return new PersonKey(new SpaceCode("TRT"),
				UUID.nameUUIDFromBytes((unit.value() + reference).getBytes(StandardCharsets.UTF_8))
					.toString()
					.replace("-", ""),
				1);
	}

	private static LocalAreaView area(AreaCode code) {
		return new LocalAreaView(code, code.value(), code, true, false, null, null);
	}

	/** A supply that a test changes one thing of. */
	private record Entered(SupplyEntry entry) {

		Supplies.Sent sent() {
			return new Supplies.Sent(entry, null);
		}

		Entered kits(int kits) {
			return with(entry.happenedOn(), entry.recipient(), entry.supplyType(), entry.repeatReason(), kits,
					entry.authority(), entry.batch(), entry.ownRef(), entry.confirmed());
		}

		Entered on(LocalDate day) {
			return with(day, entry.recipient(), entry.supplyType(), entry.repeatReason(), entry.kits(),
					entry.authority(), entry.batch(), entry.ownRef(), entry.confirmed());
		}

		Entered recipient(String recipient) {
			return with(entry.happenedOn(), recipient, entry.supplyType(), entry.repeatReason(), entry.kits(),
					entry.authority(), entry.batch(), entry.ownRef(), entry.confirmed());
		}

		Entered repeat(String reason) {
			return with(entry.happenedOn(), entry.recipient(), "REPEAT", reason, entry.kits(), entry.authority(),
					entry.batch(), entry.ownRef(), entry.confirmed());
		}

		Entered authority(String authority) {
			return with(entry.happenedOn(), entry.recipient(), entry.supplyType(), entry.repeatReason(), entry.kits(),
					authority, entry.batch(), entry.ownRef(), entry.confirmed());
		}

		Entered batch(String batch) {
			return with(entry.happenedOn(), entry.recipient(), entry.supplyType(), entry.repeatReason(), entry.kits(),
					entry.authority(), batch, entry.ownRef(), entry.confirmed());
		}

		Entered route(String route) {
			return new Entered(new SupplyEntry(entry.outlet(), entry.happenedOn(), entry.source(), entry.recipient(),
					entry.supplyType(), entry.repeatReason(), route, entry.kits(), entry.training(), entry.peer(),
					entry.authority(), entry.area(), entry.batch(), entry.ownRef(), null, entry.confirmed()));
		}

		Entered reference(String reference) {
			return with(entry.happenedOn(), entry.recipient(), entry.supplyType(), entry.repeatReason(), entry.kits(),
					entry.authority(), entry.batch(), reference, entry.confirmed());
		}

		Entered confirmed() {
			return new Entered(entry.sure());
		}

		Entered profile(String age, String quintile, String home) {
			return new Entered(new SupplyEntry(entry.outlet(), entry.happenedOn(), entry.source(), entry.recipient(),
					entry.supplyType(), entry.repeatReason(), entry.route(), entry.kits(), entry.training(),
					entry.peer(), entry.authority(), entry.area(), entry.batch(), entry.ownRef(),
					SupplyEntry.Profile.of(age, null, quintile, home), entry.confirmed()));
		}

		private Entered with(LocalDate day, String recipient, String type, @Nullable String reason, int kits,
				String authority, @Nullable String batch, @Nullable String ownRef, boolean confirmed) {
			return new Entered(
					new SupplyEntry(entry.outlet(), day, entry.source(), recipient, type, reason, entry.route(), kits,
							entry.training(), entry.peer(), authority, entry.area(), batch, ownRef, null, confirmed));
		}

	}

}
