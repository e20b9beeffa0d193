package scot.adp.activities;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import scot.adp.activities.ResourceStock.Movement;
import scot.adp.activities.ResourceView.Accessible;
import scot.adp.activities.ResourceView.State;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.events.BusEvent;
import scot.adp.events.DrugAlertIssued;
import scot.adp.events.DrugAlertWithdrawn;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.RecordId;
import scot.adp.events.ResourceDue;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.Author;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;

/** Resources, what lies at outlets, campaigns, and what measures count of them. */
@RecordApplicationEvents
class MaterialsTests extends ActivitiesSlice {

	private static final LocalDate LATER = TODAY.plusDays(1);

	private static final Period QUARTER = PeriodType.QUARTER.of(TODAY);

	@Autowired
	Resources resources;

	@Autowired
	ResourceStock stock;

	@Autowired
	StockFiles stockFiles;

	@Autowired
	StockImporter stockImporter;

	@Autowired
	Campaigns campaigns;

	@Autowired
	CampaignFiles campaignFiles;

	@Autowired
	MessageSets messages;

	@Autowired
	ResourceWatch watch;

	@Autowired
	MaterialSource source;

	@Autowired
	ApplicationEvents events;

	private final PlaceView library = outlet("Library Irvine", "IRVINE");

	private final PlaceView surgery = outlet("Surgery Lamlash", "ARRAN");

	@BeforeEach
	void outletsAndNothingElse() {
		List.of("stock_move", "resource", "alert_heard", "campaign", "message_set")
			.forEach(table -> jdbc.sql("delete from activities." + table).update());
		var known = Map.of(library.id(), library, surgery.id(), surgery);
		given(catalogue.places()).willReturn(List.of(library, surgery));
		given(catalogue.byIds(anyCollection())).willAnswer(call -> {
			var found = new HashMap<>(known);
			found.keySet().retainAll(call.<Collection<PlaceId>>getArgument(0));
			return found;
		});
		given(imports.record(any(), any(UUID.class))).willAnswer(call -> new ImportId(call.getArgument(1)));
	}

	@Test
	void aResourceIsCurrentUntilItsDayAndThenDue() {
		var id = resource("FAM-1.14", List.of());
		assertThat(state(id)).isEqualTo(State.CURRENT);

		clock.set(TODAY.plusDays(30));

		assertThat(state(id)).isEqualTo(State.DUE);
	}

	@Test
	void thatItIsDueIsToldOnce() {
		var id = resource("FAM-1.14", List.of());
		clock.set(TODAY.plusDays(30));

		transaction.executeWithoutResult(status -> watch.dayBegins());
		transaction.executeWithoutResult(status -> watch.dayBegins());

		assertThat(events.stream(ResourceDue.class)).singleElement().satisfies(it -> {
			assertThat(it.envelope().record().value()).isEqualTo(id.value());
			assertThat(it.on()).isEqualTo(TODAY.plusDays(30));
			assertThat(it.topics()).containsExactly(new ListedCode("NALOXONE"));
		});
	}

	@Test
	void anAlertAsksForALookAtWhatNamesItsSubstance(Scenario scenario) {
		var named = resource("TRT-6.4", List.of("NITAZENES"));
		var other = resource("TRT-6.4", List.of("KETAMINE"));
		clock.set(LATER);

		scenario.publish(issued(new RecordId(UUID.randomUUID()), 1))
			.andWaitForStateChange(() -> state(named), it -> it == State.CHECK)
			.andVerify(it -> assertThat(state(other)).isEqualTo(State.CURRENT));
	}

	@Test
	void whoeverLooksEndsIt(Scenario scenario) {
		var id = checked(scenario, new RecordId(UUID.randomUUID()));
		now(LATER.plusDays(1));

		resources.look(key(), id, 1, LATER.plusYears(1), Accessible.YES);

		assertThat(state(id)).isEqualTo(State.CURRENT);
		assertThat(resources.find(id).orElseThrow().accessibleOn()).isEqualTo(LATER.plusDays(1));
	}

	@Test
	void anAlertThatIsWithdrawnAsksNoMore(Scenario scenario) {
		var alert = new RecordId(UUID.randomUUID());
		var id = checked(scenario, alert);

		scenario.publish(withdrawn(alert, 2)).andWaitForStateChange(() -> state(id), it -> it == State.CURRENT);
	}

	@Test
	void whatIsToldTwiceOrLateChangesNothing(Scenario scenario) {
		var alert = new RecordId(UUID.randomUUID());
		var id = resource("TRT-6.4", List.of("NITAZENES"));
		clock.set(LATER);
		var issued = issued(alert, 1);
		scenario.publish(withdrawn(alert, 2))
			.andWaitForStateChange(
					() -> jdbc.sql("select count(*) from activities.alert_heard where withdrawn_at is not null")
						.query(Integer.class)
						.single(),
					it -> it == 1);

		publish(issued);
		publish(issued);
		// Heard behind both, on the same thread of the bus.
		var later = resource("TRT-6.4", List.of("KETAMINE"));
		scenario
			.publish(new DrugAlertIssued(envelope(new RecordId(UUID.randomUUID()), 1),
					List.of(new ListedCode("KETAMINE")), List.of(new ListedCode("TREATMENT")), LATER.plusDays(9)))
			.andWaitForStateChange(() -> state(later), it -> it == State.CHECK);

		assertThat(state(id)).isEqualTo(State.CURRENT);
	}

	@Test
	void whatWasWithdrawnIsChangedNoMore() {
		var id = resource("FAM-1.14", List.of());
		resources.withdraw(key(), id, 1, "REPLACED");

		assertThat(state(id)).isEqualTo(State.WITHDRAWN);
		assertThat(problem(() -> resources.look(key(), id, 2, LATER.plusYears(1), Accessible.YES)).code())
			.isEqualTo(Problem.Code.CONFLICT);
	}

	@Test
	void allThatIsWrongWithAResourceIsToldTogether() {
		var wrong = new Resources.What("a b", "", unit, List.of(), null, List.of("NO_TOPIC"), List.of(), null,
				List.of(), List.of(), "ftp://nowhere", Accessible.YES, null, TODAY);

		assertThat(problem(() -> resources.add(key(), wrong)).fields()).extracting(Problem.Field::path)
			.contains("title", "code", "kind", "topics", "audience", "formats", "languages", "link", "accessibleOn",
					"reviewBy");
	}

	@Test
	void u14WhatIsPlacedAndReturnedIsLeft() {
		var id = resource("FAM-1.14", List.of());
		record(id, library, Movement.PLACED, 200, TODAY.minusDays(9));
		record(id, library, Movement.RETURNED, 20, TODAY.minusDays(2));

		assertThat(problem(() -> record(id, library, Movement.RETURNED, 300, TODAY)).fields()).singleElement()
			.satisfies(it -> {
				assertThat(it.path()).isEqualTo("number");
				assertThat(it.message()).contains("180");
			});
		assertThat(level(library)).isEqualTo(180);
	}

	@Test
	void aBatchIsCheckedInItsOrder() {
		var id = resource("FAM-1.14", List.of());

		var told = stock.recordTogether(key(), List.of(entry(id, library, Movement.RETURNED, 5, TODAY),
				entry(id, library, Movement.PLACED, 10, TODAY), entry(id, library, Movement.RETURNED, 5, TODAY)),
				false);

		assertThat(told).extracting(it -> it.faults().isEmpty()).containsExactly(false, true, true);
		assertThat(level(library)).isEqualTo(5);
	}

	@Test
	void aTrialKeepsNothing() {
		var id = resource("FAM-1.14", List.of());

		var told = stock.recordTogether(key(), List.of(entry(id, library, Movement.PLACED, 10, TODAY)), true);

		assertThat(told).singleElement().returns(null, BatchResult::made);
		assertThat(moves()).isEmpty();
	}

	@Test
	void aRowWithoutWhichTooMuchWasReturnedIsNotStruck() {
		var id = resource("FAM-1.14", List.of());
		var placed = record(id, library, Movement.PLACED, 10, TODAY.minusDays(3));
		record(id, library, Movement.RETURNED, 4, TODAY.minusDays(2));

		assertThat(problem(() -> stock.strike(key(), placed, 1, "WRONG")).code()).isEqualTo(Problem.Code.CONFLICT);
	}

	@Test
	void whatIsStruckCountsNoMoreAndStays() {
		var id = resource("FAM-1.14", List.of());
		var placed = record(id, library, Movement.PLACED, 10, TODAY);

		stock.strike(key(), placed, 1, "ENTERED_TWICE");

		assertThat(stock.outlet(library.id()).orElseThrow().levels()).isEmpty();
		assertThat(moves()).singleElement().returns("ENTERED_TWICE", StockMoveView::struckBecause);
	}

	@Test
	void whatWasWithdrawnIsPlacedNoMoreAndStillFetched() {
		var id = resource("FAM-1.14", List.of());
		record(id, library, Movement.PLACED, 10, TODAY.minusDays(3));
		resources.withdraw(key(), id, 1, "WRONG");

		assertThat(problem(() -> record(id, library, Movement.PLACED, 1, TODAY)).fields())
			.extracting(Problem.Field::reason)
			.containsExactly("WITHDRAWN");
		assertThat(stock.outlet(library.id()).orElseThrow().toTakeBack()).hasSize(1);
		record(id, library, Movement.RETURNED, 10, TODAY);
		assertThat(stock.outlet(library.id()).orElseThrow().toTakeBack()).isEmpty();
	}

	@Test
	void aFileIsTakenWholeAndTakenBack() {
		var code = resources.find(resource("FAM-1.14", List.of())).orElseThrow().code();
		var understood = loadStock("library irvine," + code + ",placed,40,20/11/2026\nLibrary Irvine," + code
				+ ",counted,31,2026-11-27\n");
		assertThat(understood.rows()).isEqualTo(2);
		assertThat(level(library)).isEqualTo(31);

		stockImporter.takeBack(
				new ImportId(jdbc.sql("select distinct import from activities.stock_move").query(UUID.class).single()));

		assertThat(stock.outlet(library.id()).orElseThrow().levels()).isEmpty();
	}

	@Test
	void whatIsWrongInAFileIsToldByRowAndColumn() {
		var code = resources.find(resource("FAM-1.14", List.of())).orElseThrow().code();

		var found = stockFiles.tryOut(file("outlet,resource,movement,n,on\nNowhere," + code
				+ ",placed,40,20/11/2026\nLibrary Irvine,NONE,placed,1,20/11/2026\nLibrary Irvine," + code
				+ ",returned,1,20/11/2026\n"));

		assertThat(found.problems()).extracting(it -> it.row() + " " + it.column())
			.containsExactlyInAnyOrder("2 A (outlet)", "3 B (resource)", "4 D (n)");
	}

	@Test
	void outletsWithoutStockComeFirst() {
		var id = resource("FAM-1.14", List.of());
		record(id, library, Movement.PLACED, 10, TODAY.minusDays(90));
		record(id, surgery, Movement.PLACED, 10, TODAY.minusDays(91));

		assertThat(stock.outlets()).extracting(it -> it.place().name(), OutletStockView::stocked)
			.containsExactly(tuple("Surgery Lamlash", false), tuple("Library Irvine", true));
	}

	@Test
	void figuresArePutRightOpenly() {
		var id = campaign("FAM-1.11");
		campaigns.record(key(), figures(id, "FACEBOOK", 5_000, 150, null));
		assertThat(problem(() -> campaigns.record(key(), figures(id, "FACEBOOK", 5_000, 160, null))).fields())
			.extracting(Problem.Field::reason)
			.containsExactly(Campaigns.REASON_NEEDED);

		campaigns.record(key(), figures(id, "FACEBOOK", 5_000, 160, "LATER_COUNT"));

		assertThat(told(id)).extracting(CampaignFiguresView::engagements).containsExactly(160);
		assertThat(campaigns.earlier(id)).extracting(CampaignFiguresView::engagements).containsExactly(150);
	}

	@Test
	void whatIsKnownIsPassedOver() {
		var id = campaign("FAM-1.11");
		campaigns.record(key(), figures(id, "FACEBOOK", 5_000, 150, null));

		campaigns.record(key(), figures(id, "FACEBOOK", 5_000, 150, null));

		assertThat(campaigns.earlier(id)).isEmpty();
	}

	@Test
	void aCampaignFileSaysWhatItPutsRight() {
		var id = campaign("FAM-1.11");
		campaigns.record(key(), figures(id, "FACEBOOK", 5_000, 150, null));
		String title = campaigns.find(id).orElseThrow().title();
		var file = "title,channel,month,impressions,reach,engagements,clicks\n" + title
				+ ",Facebook,2026-10,5000,,170,8\n" + title + ",RADIO,2026-10,,9000,0,\n";

		var tried = campaignFiles.tryOut(file(file));
		campaignFiles.load(key(), file(file), true);

		assertThat(tried.problems()).isEmpty();
		assertThat(tried.unusual()).hasSize(1);
		assertThat(told(id)).extracting(it -> it.channel() + " " + it.engagements())
			.containsExactlyInAnyOrder("FACEBOOK 170", "RADIO 0");
	}

	@Test
	void anotherUnitsCampaignIsRefusedInABatch() {
		var id = campaign("FAM-1.11");
		as(Set.of(partner), false);

		assertThat(campaigns.recordTogether(key(), List.of(figures(id, "FACEBOOK", 5_000, 150, null)), true))
			.singleElement()
			.satisfies(it -> assertThat(it.faults()).extracting(Problem.Field::path).containsExactly("campaign"));
	}

	@Test
	void anAlertIsProposedToWhoeverRunsCampaignsUntilOneIsMadeForIt(Scenario scenario) {
		var alert = new RecordId(UUID.randomUUID());
		given(currentCaller.get().ownUnits()).willReturn(Set.of(unit));
		checked(scenario, alert);
		assertThat(campaigns.proposed()).as("runs no campaigns").isEmpty();
		campaign("FAM-1.11");
		assertThat(campaigns.proposed()).singleElement().returns(alert, AlertHeard::alert);

		campaigns.add(key(), new Campaigns.What("FOR-THE-ALERT", "About nitazenes", unit, List.of(action("TRT-6.4")),
				null, null, alert, LATER, null));

		assertThat(campaigns.proposed()).isEmpty();
	}

	@Test
	void u13EngagementsArePooledByImpressionsAlone() {
		var id = campaign("FAM-1.11");
		campaigns.record(key(), figures(id, "FACEBOOK", 5_000, 150, null));
		campaigns.record(key(), figures(id, "INSTAGRAM", 20_000, 200, null));
		campaigns.record(key(), new CampaignEntry(id, "RADIO", TODAY, null, null, 9_000, 90, null, null));

		var counted = cell("FAM-1.11.b", Slice.WHOLE);

		assertThat(counted.numerator()).isEqualByComparingTo("350");
		assertThat(counted.denominator()).isEqualByComparingTo("25000");
		assertThat(cell("FAM-1.11.a", Slice.WHOLE).numerator()).isEqualByComparingTo("1");
		assertThat(cell("FAM-1.11.c", Slice.WHOLE).state()).as("nobody told clicks").isEqualTo(Counted.State.MISSING);
	}

	@Test
	void outletsStockedAndThingsPlacedAreCountedByArea() {
		var id = resource("FAM-1.14", List.of());
		record(id, library, Movement.PLACED, 200, TODAY.minusDays(9));
		record(id, library, Movement.RETURNED, 20, TODAY.minusDays(2));
		record(resource("FAM-1.2", List.of()), surgery, Movement.PLACED, 70, TODAY);

		assertThat(cell("FAM-1.14.a", Slice.WHOLE)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("1");
			assertThat(it.denominator()).isEqualByComparingTo("2");
		});
		assertThat(cell("FAM-1.14.b", Slice.WHOLE).numerator()).isEqualByComparingTo("180");
		assertThat(cell("FAM-1.14.a", new Slice("area", "ARRAN")).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void moreTakenBackThanPlacedIsNothingPlaced() {
		var id = resource("FAM-1.14", List.of());
		record(id, library, Movement.PLACED, 50, LocalDate.of(2026, 9, 1));
		record(id, library, Movement.RETURNED, 20, TODAY);

		assertThat(cell("FAM-1.14.b", Slice.WHOLE).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void newAndAccessibleResourcesAreCounted() {
		resource("FAM-1.2", List.of());
		resource("FAM-1.15", List.of());
		resources.look(key(), resource("FAM-1.15", List.of()), 1, LATER.plusYears(1), Accessible.YES);

		assertThat(cell("FAM-1.2.c", Slice.WHOLE).numerator()).isEqualByComparingTo("1");
		assertThat(cell("FAM-1.15.c", Slice.WHOLE)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("1");
			assertThat(it.denominator()).isEqualByComparingTo("2");
		});
	}

	@Test
	void agreedWordsAreDueAfterTwelveMonths() {
		var id = words();
		clock.set(TODAY.plusMonths(12));
		assertThat(messages.find(id).orElseThrow().state()).isEqualTo(MessageSetView.State.DUE);

		messages.review(key(), id, 1);

		assertThat(messages.find(id).orElseThrow().state()).isEqualTo(MessageSetView.State.CURRENT);
	}

	@Test
	void aUnitThatIsAskedIsRemindedUntilItUsesThem() {
		var id = words();
		given(currentCaller.get().ownUnits()).willReturn(Set.of(partner));
		assertThat(messages.asked()).isZero();
		messages.ask(key(), id, List.of(partner));
		assertThat(messages.asked()).isEqualTo(1);

		messages.use(key(), id, partner, true, TODAY);

		assertThat(messages.asked()).isZero();
		assertThat(messages.find(id).orElseThrow().usedBy()).containsExactly(partner);
	}

	@Test
	void whoeverUsesThemDoesNotBeginTwice() {
		var id = words();
		messages.use(key(), id, unit, true, TODAY.minusDays(9));

		assertThat(problem(() -> messages.use(key(), id, unit, true, TODAY)).fields()).extracting(Problem.Field::path)
			.containsExactly("unit");
		messages.use(key(), id, unit, false, TODAY.minusDays(1));
		assertThat(messages.find(id).orElseThrow().usedBy()).isEmpty();
	}

	@Test
	void unitsThatUseAllTheyWereAskedToAreCounted() {
		var one = words();
		var other = words();
		messages.ask(key(), one, List.of(unit, partner));
		messages.ask(key(), other, List.of(partner));
		messages.use(key(), one, unit, true, TODAY);
		messages.use(key(), one, partner, true, TODAY);

		assertThat(cell("FAM-1.9.a", Slice.WHOLE)).satisfies(it -> {
			assertThat(it.numerator()).as("the other uses one of two").isEqualByComparingTo("1");
			assertThat(it.denominator()).isEqualByComparingTo("2");
		});
		assertThat(cell("FAM-1.9.b", Slice.WHOLE).numerator()).isEqualByComparingTo("2");
	}

	@Test
	void levelsOfTheStatementAndOfTheRuleAgree() {
		var random = new Random(3);
		var id = resource("FAM-1.14", List.of());
		for (int i = 0; i < 60; i++) {
			try {
				record(id, library, Movement.values()[random.nextInt(3)], 1 + random.nextInt(40),
						TODAY.minusDays(random.nextInt(20)));
			}
			catch (Problem refused) {
				assertThat(refused.fields()).extracting(Problem.Field::reason).containsExactly("BELOW_NOTHING");
			}
		}
		var kept = moves().reversed();
		for (int ago = 20; ago >= 0; ago--) {
			LocalDate day = TODAY.minusDays(ago);
			var until = kept.stream().filter(it -> !it.happenedOn().isAfter(day)).map(StockMoveView::move).toList();
			assertThat(levels(day)).as("%s", day).isEqualTo(StockCount.level(until));
		}
	}

	@Autowired
	ResourceStockStore store;

	private List<StockMoveView> moves() {
		return stock.moves(List.of(library.id())).getOrDefault(library.id(), List.of());
	}

	private int levels(LocalDate day) {
		return store.levels(List.of(day), List.of(library.id()), null)
			.stream()
			.mapToInt(ResourceStockStore.Level::number)
			.sum();
	}

	private Resources.Id checked(Scenario scenario, RecordId alert) {
		var id = resource("TRT-6.4", List.of("NITAZENES"));
		clock.set(LATER);
		scenario.publish(issued(alert, 1)).andWaitForStateChange(() -> state(id), it -> it == State.CHECK);
		return id;
	}

	private void now(LocalDate day) {
		clock.set(day);
		author = new Author(author.account(), author.as(), author.words(), OffsetDateTime.now(clock));
	}

	private MessageSets.Id words() {
		return messages.add(key(), new MessageSets.What(code(), "Anybody can carry naloxone", "NALOXONE", unit,
				"Anybody can carry naloxone."));
	}

	private State state(Resources.Id id) {
		return resources.find(id).orElseThrow().state();
	}

	private int level(PlaceView outlet) {
		return stock.outlet(outlet.id()).orElseThrow().levels().getFirst().number();
	}

	private List<CampaignFiguresView> told(Campaigns.Id id) {
		return Objects.requireNonNull(campaigns.figures(List.of(id)).get(id));
	}

	private Resources.Id resource(String action, List<String> substances) {
		return resources.add(key(),
				new Resources.What(code(), "Naloxone: carry it", unit, List.of(action(action)), "LEAFLET",
						List.of("NALOXONE"), substances, "ADULTS", List.of("PRINT"), List.of("ENGLISH"), null,
						Accessible.NOT_DONE, null, TODAY.plusDays(30)));
	}

	private Campaigns.Id campaign(String action) {
		return campaigns.add(key(), new Campaigns.What(code(), "Stay safe " + code(), unit, List.of(action(action)),
				null, null, null, TODAY.minusMonths(3), null));
	}

	private static CampaignEntry figures(Campaigns.Id id, String channel, int impressions, int engagements,
			@Nullable String because) {
		return new CampaignEntry(id, channel, LocalDate.of(2026, 10, 9), null, impressions, null, engagements, null,
				because);
	}

	private ResourceStock.Id record(Resources.Id id, PlaceView outlet, Movement movement, int number, LocalDate on) {
		return stock.record(key(), entry(id, outlet, movement, number, on));
	}

	private static StockEntry entry(Resources.Id id, PlaceView outlet, Movement movement, int number, LocalDate on) {
		return new StockEntry(outlet.id(), id, movement, number, on, null);
	}

	private StockFiles.Understood loadStock(String rows) {
		return stockFiles.load(key(), file("outlet,resource,movement,n,on\n" + rows));
	}

	private static IncomingFile file(String csv) {
		return IncomingFile.of("rows.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
	}

	private Counted cell(String measure, Slice slice) {
		Period period = measure.equals("FAM-1.2.c") ? PeriodType.YEAR.of(TODAY) : QUARTER;
		return new ArrayList<>(source.count(Set.of(new Asked(new MeasureCode(measure), period, 1, null)))).stream()
			.filter(it -> it.slice().equals(slice))
			.findFirst()
			.orElseThrow();
	}

	private static Problem problem(ThrowingCallable work) {
		return Objects.requireNonNull(catchThrowableOfType(Problem.class, work));
	}

	private void publish(BusEvent event) {
		transaction.executeWithoutResult(status -> publisher.publishEvent(event));
	}

	private static DrugAlertIssued issued(RecordId alert, int revision) {
		return new DrugAlertIssued(envelope(alert, revision), List.of(new ListedCode("NITAZENES")),
				List.of(new ListedCode("TREATMENT")), LATER.plusDays(9));
	}

	private static DrugAlertWithdrawn withdrawn(RecordId alert, int revision) {
		return new DrugAlertWithdrawn(envelope(alert, revision), List.of(new ListedCode("NITAZENES")),
				List.of(new ListedCode("TREATMENT")), LATER.plusDays(9));
	}

	private static Envelope envelope(RecordId alert, int revision) {
		return new Envelope(new EventId(UUID.randomUUID()), alert, revision, Instant.now(), null, 1, null);
	}

	private static String code() {
		return "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
	}

	private static PlaceView outlet(String name, String area) {
		return new PlaceView(new PlaceId(UUID.randomUUID()), 1, name, PlaceView.Kind.OUTLET, new AreaCode(area), null,
				null, null, PlaceView.Masking.OPEN, null, null, null);
	}

}
