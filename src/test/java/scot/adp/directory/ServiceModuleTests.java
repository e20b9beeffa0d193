package scot.adp.directory;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.events.CoverageGained;
import scot.adp.events.CoverageLost;
import scot.adp.events.PlaceChanged;
import scot.adp.events.RecordId;
import scot.adp.events.ServiceClosed;
import scot.adp.events.ServicePaused;
import scot.adp.events.ServiceUnassured;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.Access;
import scot.adp.identity.AccessReviews;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.identity.Memberships;
import scot.adp.identity.People;
import scot.adp.identity.Recording;
import scot.adp.notification.Messages;
import scot.adp.notification.Outbox;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * Services by their rules, in their module alone, with the services of the sample: on a
 * database with no other module's tables, and with stand-ins for what it asks of others.
 */
@ModuleTest
@Import(OwnClock.class)
@TestPropertySource(properties = { "adp.config=config", "adp.sample=true" })
class ServiceModuleTests {

	private static final UnitId UNIT = new UnitId("VCSE-COMMUNITY");

	private static final AreaCode ARRAN = new AreaCode("ARRAN");

	private static final AreaCode CUMBRAE = new AreaCode("CUMBRAE");

	private static final AreaCode IRVINE = new AreaCode("IRVINE");

	@Autowired
	Services services;

	@Autowired
	PublishedServices published;

	@Autowired
	Places places;

	@Autowired
	EntryReports reports;

	@Autowired
	EntryLinks links;

	@Autowired
	AssuranceCare care;

	@Autowired
	ServiceFiles files;

	@Autowired
	ServiceImporter importer;

	@Autowired
	DirectoryLoad load;

	@Autowired
	ServiceStore store;

	@Autowired
	ServiceDetails details;

	@Autowired
	ServiceLists lists;

	@Autowired
	OpeningWindows windows;

	@Autowired
	WindowsStart start;

	@Autowired
	HelpCoverage coverage;

	@Autowired
	CoverageStore coverageStore;

	@Autowired
	CoverageWatch watch;

	@Autowired
	CoverageAsks asks;

	@Autowired
	DirectoryFigures figures;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	MovableClock clock;

	@MockitoBean
	Recording recording;

	@MockitoBean
	CurrentCaller currentCaller;

	@MockitoBean
	Members members;

	@MockitoBean
	Memberships memberships;

	@MockitoBean
	People people;

	@MockitoBean
	Access access;

	@MockitoBean
	AccessReviews accessReviews;

	@MockitoBean
	Messages messages;

	@MockitoBean
	Imports imports;

	private Caller caller;

	private @Nullable NewImport taken;

	private final MemberView manager = mock(MemberView.class);

	private List<String> sent;

	@BeforeEach
	void standIns() {
		caller = mock(Caller.class);
		sent = new ArrayList<>();
		given(caller.account()).willReturn(new AccountId(UUID.randomUUID()));
		given(caller.ownUnits()).willReturn(Set.of(UNIT));
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.find()).willReturn(Optional.empty());
		given(currentCaller.reaching(any())).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(UNIT));
		given(recording.author(any())).willAnswer(call -> author());
		given(recording.author()).willAnswer(call -> author());
		given(imports.record(any(), any())).willAnswer(call -> {
			taken = call.getArgument(0);
			return new ImportId(call.getArgument(1));
		});
		given(recording.once(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(4).get().id());
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author()).id());
		given(recording.onceForAnybody(any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(3).get().id());
		willAnswer(call -> {
			call.<Consumer<Author>>getArgument(2).accept(author());
			return null;
		}).given(recording).once(any(String.class), any(), anyConsumer());
		given(manager.account()).willReturn(new AccountId(UUID.randomUUID()));
		given(manager.unit()).willReturn(UNIT);
		given(manager.role()).willReturn(Role.UNIT_LEAD);
		given(memberships.current(Set.of(Role.UNIT_EDITOR, Role.UNIT_LEAD))).willReturn(List.of(manager));
		given(messages.put(any(), anyCollection(), any(), any(), any())).willAnswer(call -> {
			sent.add(call.getArgument(2) + "\n" + call.getArgument(3));
			return call.<Collection<AccountId>>getArgument(1)
				.stream()
				.collect(Collectors.toMap(Function.identity(), it -> new Outbox.MessageId(UUID.randomUUID())));
		});
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	@Test
	void windowsThatAreKeptEqualTheFunctions() {
		var rows = store.services().stream().filter(it -> it.publishedAt() != null).toList();
		Instant worked = today().minusDays(1).atStartOfDay(Hours.ZONE).toInstant();
		Instant to = windows.until(today()).atZone(Hours.ZONE).plusDays(14).toInstant();
		assertThat(rows).hasSizeGreaterThan(60);
		jdbc.sql("update directory.windows_kept set calendar = 'of another year'").update();
		assertThat(windows.missing()).as("all follow from another calendar").isEqualTo(rows.size());
		for (var detail : details.of(rows, today())) {
			var owners = detail.places().isEmpty() ? Collections.<@Nullable AtPlaceId>singletonList(null)
					: detail.places().stream().map(ServiceStore.AtPlaceRow::id).toList();
			for (@Nullable
			AtPlaceId owner : owners) {
				var hours = detail.hours(owner, lists.days());
				var kept = store.windows(List.of(detail.row().id()), worked, to)
					.stream()
					.filter(it -> Objects.equals(it.atPlace(), owner))
					.map(ServiceStore.WindowRow::window)
					.toList();
				assertThat(kept).as(detail.row().name()).isEqualTo(hours.windows(worked, to));
			}
		}
	}

	@Test
	void startWorksOutWhatIsMissingAlone() {
		start.perform();
		String before = written();
		start.perform();
		clock.set(today().plusDays(14));
		start.perform();
		assertThat(written()).as("nothing was written").isEqualTo(before);

		clock.reset();
		ServiceId id = publish(entry("Came by another way"));
		String others = written(id);
		jdbc.sql("delete from directory.windows_kept where service = :id").param("id", id.value()).update();
		jdbc.sql("delete from directory.opening_window where service = :id").param("id", id.value()).update();
		start.perform();
		assertThat(store.windows(List.of(id), clock.instant(), windows.until(today()))).isNotEmpty();
		assertThat(written(id)).as("nothing else was written").isEqualTo(others);

		clock.set(today().plusDays(15));
		assertThat(windows.missing()).isGreaterThan(60);
		assertThat(windows.missing()).isZero();
		clock.reset();
		assertThat(windows.missing()).as("the clock was wrong").isGreaterThan(60);
	}

	@Test
	void nightLooksAheadInTime() {
		ServiceId id = publish(entry("Looked ahead"));
		clock.set(today().plusDays(8));
		windows.tonight();
		assertThat(windows.missing()).isZero();
		assertThat(store.windows(List.of(id), today().plusDays(130).atStartOfDay(Hours.ZONE).toInstant(),
				today().plusDays(133).atStartOfDay(Hours.ZONE).toInstant()))
			.isNotEmpty();
		clock.reset();
		windows.missing();
	}

	/** Which rows of windows are there, and by which transactions. */
	private String written(ServiceId... but) {
		return jdbc
			.sql("""
					select md5(string_agg(concat(w.xmin, w.ctid, k.xmin, k.ctid), ',' order by w.service, w.at_place, w.starts_at))
					from directory.opening_window w join directory.windows_kept k on k.service = w.service
					where w.service <> all(:but)""")
			.param("but", Rows.ids(List.of(but)))
			.query(String.class)
			.single();
	}

	@Test
	void sampleShowsEveryState() {
		var states = services.all()
			.stream()
			.collect(Collectors.groupingBy(ServiceRecord::status, Collectors.counting()));
		assertThat(states).containsKeys(ServiceStatus.values());
		assertThat(services.all().stream().map(it -> it.assurance().state()).distinct()).contains(Assurance.State.FRESH,
				Assurance.State.DUE, Assurance.State.CHASED, Assurance.State.HIDDEN);
		assertThat(published.all()).filteredOn(it -> "Sample partnership".equals(it.assurance().role()))
			.hasSizeBetween(50, 70);
	}

	@Test
	void whatMayNotBeToldLeavesByNoRead() {
		var all = published.all();

		assertThat(all).isNotEmpty()
			.noneMatch(it -> it.name().equals("Duty Team Meeting") || it.name().equals("Sewing Circle Irvine")
					|| it.name().equals("New Group Being Planned"));
		assertThat(published.bySlug("duty-team-meeting")).isEmpty();
		assertThat(published.bySlug("sewing-circle-irvine")).isEmpty();
		var house = published.bySlug("women-s-safe-space").orElseThrow();
		assertThat(house.places()).singleElement().satisfies(at -> {
			assertThat(at.addressWithheld()).isTrue();
			assertThat(at.name()).isNull();
			assertThat(at.postcode()).isNull();
			assertThat(at.street()).isNull();
			assertThat(at.area()).isEqualTo(new AreaCode("IRVINE"));
		});
		assertThat(published.bySlug("safe-accommodation").orElseThrow().places()).isEmpty();
		assertThat(all.toString()).doesNotContain("KA99 1AD", "Invented Close", "KA99 2AC", "Invented Court");
	}

	@Test
	void x3AddressThatIsNotToBeFoundIsRefusedInEveryText() {
		PlaceId house = place("Invented Mews 7", "KA98 7ZZ", PlaceView.Masking.AREA_ONLY);
		var entry = entry("Safe group", house);
		for (String text : List.of("Ring at invented mews", "It is ka98 7zz", "7 INVENTED-MEWS 7", "(KA987ZZ)")) {
			refused(() -> services.add(key(), described(entry, text)), "description");
			refused(() -> services.add(key(), named(entry, text)), "name");
			refused(() -> services.add(key(), alerting(entry, text)), "alert");
		}
		ServiceId id = services.add(key(), entry);
		assertThat(id).isNotNull();
	}

	@Test
	void textsThatWereThereBeforeAPlaceWasMaskedAreLeftOut() {
		PlaceId house = place("Openview Terrace 3", "KA98 6ZZ", PlaceView.Masking.OPEN);
		ServiceId id = publish(described(entry("Open group", house), "Come to Openview Terrace 3."));
		assertThat(published.find(id).orElseThrow().description()).contains("Openview");

		var before = published.revision();
		var place = places.find(house).orElseThrow();
		places.change(key(), house, place.version(), new Places.What(place.name(), place.kind(), place.area(),
				place.street(), place.town(), place.postcode(), PlaceView.Masking.AREA_ONLY, null), null, null, null);

		assertThat(published.find(id).orElseThrow().toString()).doesNotContainIgnoringCase("openview");
		assertThat(published.revision()).as("whoever keeps what was told reads it anew").isNotEqualTo(before);
	}

	@Test
	void holidaysAheadAreAnsweredAllAtOnce() {
		ServiceId id = publish(withHours(entry("Asked on holidays"), true));
		var ahead = services.holidays(id);
		assertThat(ahead).hasSizeGreaterThan(3)
			.allMatch(it -> it.state() == OpenState.UNKNOWN && !it.name().isEmpty())
			.isSortedAccordingTo(Comparator.comparing(HolidayAhead::day));
		LocalDate first = ahead.getFirst().day();

		services.answerHolidays(key(), id, List.of(first));
		assertThat(services.holidays(id)).isNotEmpty()
			.allMatch(it -> it.state() == (it.day().equals(first) ? OpenState.OPEN : OpenState.CLOSED));
		assertThat(kept(id, first.atTime(10, 30).atZone(Hours.ZONE).toInstant()).state()).isEqualTo(OpenState.OPEN);

		services.answerHolidays(key(), id, List.of());
		assertThat(services.holidays(id)).isNotEmpty().allMatch(it -> it.state() == OpenState.CLOSED);
		assertThat(services.find(id).orElseThrow().exceptions()).as("one for each day")
			.hasSize(services.holidays(id).size());
		refused(() -> services.answerHolidays(key(), id, List.of(first.plusDays(400))), "open");
	}

	@Test
	void onePlaceIsPausedWhileTheOtherIsOpen(AssertablePublishedEvents events) {
		PlaceId north = place("North Row 1", "KA98 1AB", PlaceView.Masking.OPEN);
		PlaceId south = place("South Row 1", "KA98 1AC", PlaceView.Masking.OPEN);
		ServiceId id = publish(entry("At two places", north, south));
		AtPlaceId at = Objects.requireNonNull(services.find(id).orElseThrow().atPlaces().get(north));
		Instant monday = next(DayOfWeek.MONDAY, LocalTime.of(10, 30));

		services.pause(key(), id, at, 2, today(), null, today().plusDays(30), "PREMISES");

		var told = services.find(id).orElseThrow();
		assertThat(told.status()).isEqualTo(ServiceStatus.PUBLISHED);
		assertThat(told.pausedFrom()).isNull();
		assertThat(told.pauseAt(at).orElseThrow().because()).isEqualTo("PREMISES");
		assertThat(places(id, monday)).containsEntry(north, OpenReason.PAUSED).doesNotContainKey(south);
		var shown = published.find(id).orElseThrow();
		assertThat(shown.pausedFrom()).isNull();
		assertThat(shown.places()).filteredOn(it -> it.place().equals(north))
			.singleElement()
			.satisfies(it -> assertThat(Objects.requireNonNull(it.pause()).holds(today())).isTrue());
		assertThat(shown.places()).filteredOn(it -> it.place().equals(south))
			.singleElement()
			.satisfies(it -> assertThat(it.pause()).isNull());
		assertThat(events.ofType(ServicePaused.class)).as("the service is there").isEmpty();

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> services.pause(key(), id, at, 3, today(), today(), null, "PREMISES"))
			.withMessageContaining("this place");
		refused(() -> services.pause(key(), id, new AtPlaceId(UUID.randomUUID()), 3, today(), today(), null,
				"PREMISES"), "at");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> services.resume(key(), id, null, 3, today()));
		services.resume(key(), id, at, 3, today());
		assertThat(places(id, monday)).isEmpty();
		assertThat(services.find(id).orElseThrow().pausedPlaces()).isEmpty();
	}

	/**
	 * Why places are closed at a moment by the windows that are kept; open ones are left
	 * out.
	 */
	private Map<PlaceId, OpenReason> places(ServiceId id, Instant at) {
		var named = services.find(id).orElseThrow().atPlaces();
		return store.windows(List.of(id), at, at.plusSeconds(1))
			.stream()
			.filter(it -> it.state() != OpenState.OPEN)
			.collect(Collectors.toMap(it -> named.entrySet()
				.stream()
				.filter(in -> in.getValue().equals(it.atPlace()))
				.findFirst()
				.orElseThrow()
				.getKey(), it -> Objects.requireNonNull(it.reason())));
	}

	@Test
	void whereAMaskedPlaceIsItsOwnUnitReadsOnRecordAlone() {
		given(caller.memberships()).willReturn(memberships(Role.UNIT_EDITOR));
		given(caller.readUnits()).willReturn(Set.of(UNIT));
		PlaceId house = place("Recorded Row 9", "KA98 9ZZ", PlaceView.Masking.NONE_SHOWN);
		PlaceId hall = place("Plain Row 9", "KA98 8YY", PlaceView.Masking.OPEN);
		assertThat(places.find(house).orElseThrow().toString()).doesNotContain("Recorded Row", "KA98 9ZZ");

		assertThat(places.address(house).line()).isEqualTo("Recorded Row 9, Irvine, KA98 9ZZ");
		assertThat(places.address(hall).line()).startsWith("Plain Row 9");
		verify(recording).tell("place " + house.value(), Map.of("address", "read"));
		verify(recording, never()).tell(eq("place " + hall.value()), any());

		given(caller.readUnits()).willReturn(Set.of());
		assertThat(places.find(house)).isEmpty();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> places.address(house));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> places.address(hall))
			.withMessageContaining("ask them");
	}

	@Test
	void changeOfAMaskedPlaceByWhoWasNotToldItsAddressKeepsIt() {
		given(caller.memberships()).willReturn(memberships(Role.UNIT_LEAD));
		given(caller.readUnits()).willReturn(Set.of(UNIT));
		PlaceId house = place("Kept Row 9", "KA98 7YY", PlaceView.Masking.AREA_ONLY);
		var renamed = new Places.What("Renamed house", PlaceView.Kind.VENUE, IRVINE, null, null, null,
				PlaceView.Masking.AREA_ONLY, null);
		places.change(key(), house, 1, renamed, null, null, null);
		assertThat(places.address(house).line()).isEqualTo("Kept Row 9, Irvine, KA98 7YY");

		var emptied = new Places.What("Renamed house", PlaceView.Kind.VENUE, IRVINE, null, null, null,
				PlaceView.Masking.AREA_ONLY, null, PlaceFacts.NONE);
		places.change(key(), house, 2, emptied, null, null, null);
		assertThat(places.address(house).line()).isEmpty();
	}

	@Test
	void placesHaveFactsAndLeadOnOnceTheyClosed(AssertablePublishedEvents events) {
		given(caller.memberships()).willReturn(memberships(Role.UNIT_LEAD));
		given(caller.readUnits()).willReturn(Set.of(UNIT));
		PlaceId merged = place("School Row 1", "KA98 1YY", PlaceView.Masking.OPEN);
		PlaceId stays = place("School Row 2", "KA98 2YY", PlaceView.Masking.OPEN);
		var facts = new PlaceFacts(55.614, -4.669, "906700000001", "8401234", List.of("STEP_FREE", "HEARING_LOOP"));
		var school = new Places.What("Merged school", PlaceView.Kind.SCHOOL, IRVINE, "School Row 1", "Irvine",
				"KA98 1YY", PlaceView.Masking.OPEN, null, facts);
		places.change(key(), merged, 1, school, null, null, null);
		assertThat(places.address(merged).facts())
			.isEqualTo(new PlaceFacts(55.614, -4.669, "906700000001", "8401234", List.of("HEARING_LOOP", "STEP_FREE")));
		assertThat(places.change(key(), merged, 2, school, null, null, null).version()).as("nothing differs")
			.isEqualTo(2);

		refused(() -> places.change(key(), merged, 2, school, null, stays, null), "successor");
		refused(() -> places.change(key(), merged, 2, school, today(), merged, null), "successor");
		refused(() -> places.change(key(), merged, 2, school, today(), new PlaceId(UUID.randomUUID()), null),
				"successor");
		for (var wrong : List.of(new PlaceFacts(12.0, -4.6, null, null, List.of()),
				new PlaceFacts(55.6, null, null, null, List.of()))) {
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> places.add(key(), UNIT, of(school, wrong)))
				.satisfies(it -> assertThat(it.fields()).hasSize(1));
		}
		refused(() -> places.add(key(), UNIT, of(school, new PlaceFacts(null, null, "UPRN 7", null, List.of()))),
				"uprn");
		refused(() -> places.add(key(), UNIT, of(school, new PlaceFacts(null, null, null, null, List.of("LIFT")))),
				"features");

		places.change(key(), merged, 2, school, today(), stays, null);
		assertThat(places.address(merged).successor()).isEqualTo(stays);
		assertThat(events.ofType(PlaceChanged.class).matching(it -> new RecordId(stays.value()).equals(it.successor())))
			.hasSize(1);
	}

	private static Places.What of(Places.What place, PlaceFacts facts) {
		return new Places.What(place.name(), place.kind(), place.area(), place.street(), place.town(), place.postcode(),
				place.masking(), place.openedOn(), facts);
	}

	@Test
	void placeIsShownMoreOnlyByALeadWhoSaysWhy() {
		given(caller.memberships()).willReturn(memberships(Role.UNIT_EDITOR));
		given(caller.readUnits()).willReturn(Set.of(UNIT));
		PlaceId house = place("Loosened Lane 4", "KA98 4ZZ", PlaceView.Masking.NONE_SHOWN);
		var place = places.find(house).orElseThrow();
		var shown = new Places.What(place.name(), place.kind(), place.area(), place.street(), place.town(),
				place.postcode(), PlaceView.Masking.AREA_ONLY, null);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> places.change(key(), house, place.version(), shown, null, null, "Asked to."))
			.withMessageContaining("the lead of its unit");
		given(caller.memberships()).willReturn(memberships(Role.UNIT_LEAD));
		refused(() -> places.change(key(), house, place.version(), shown, null, null, " "), "because");

		places.change(key(), house, place.version(), shown, null, null, "The group agreed to it.");

		assertThat(jdbc.sql("select because || ' ' || masking from directory.place_shown where place = :place")
			.param("place", house.value())
			.query(String.class)
			.single()).isEqualTo("The group agreed to it. AREA_ONLY");
		assertThat(places.find(house).orElseThrow().masking()).isEqualTo(PlaceView.Masking.AREA_ONLY);
	}

	private static List<Membership> memberships(Role role) {
		return List.of(new Membership(new MemberId(UUID.randomUUID()), "Post", UNIT, role));
	}

	@Test
	void nothingIsPublishedThatPeopleCannotUse() {
		ServiceId id = services.add(key(), ServiceEntry.named(UNIT, "Bare " + UUID.randomUUID()));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> services.publish(key(), id, 1))
			.satisfies(it -> assertThat(it.fields()).extracting(Problem.Field::path)
				.contains("description", "kinds", "audiences", "phones", "places"));
		assertThat(published.find(id)).isEmpty();
	}

	@Test
	void pauseClosesAtOnceAndEndsOnlyWhenSomebodySaysSo(AssertablePublishedEvents events) {
		ServiceId id = publish(entry("Paused group"));
		Instant monday = next(DayOfWeek.MONDAY, LocalTime.of(10, 30));
		assertThat(kept(id, monday).state()).isEqualTo(OpenState.OPEN);

		var paused = services.pause(key(), id, null, 2, today(), null, today().plusDays(30), "STAFFING");
		assertThat(kept(id, monday).reason()).isEqualTo(OpenReason.PAUSED);
		assertThat(paused.status()).isEqualTo(ServiceStatus.PAUSED);
		assertThat(events.ofType(ServicePaused.class)
			.matching(it -> it.envelope().record().equals(new RecordId(id.value())))).hasSize(1);
		clock.set(today().plusDays(100));
		transaction.executeWithoutResult(status -> windows.of(List.of(id)));
		assertThat(kept(id, next(DayOfWeek.MONDAY, LocalTime.of(10, 30))).reason()).isEqualTo(OpenReason.PAUSED);

		services.resume(key(), id, null, 3, today());
		assertThat(kept(id, next(DayOfWeek.MONDAY, LocalTime.of(10, 30))).state()).isEqualTo(OpenState.OPEN);
		refused(() -> services.pause(key(), id, null, 4, today(), null, today().plusDays(91), "STAFFING"), "reviewOn");
	}

	@Test
	void exceptionClosesItsDaysAndCanBeTakenBack() {
		ServiceId id = publish(entry("Closed on Monday"));
		Instant monday = next(DayOfWeek.MONDAY, LocalTime.of(10, 30));
		LocalDate day = monday.atZone(Hours.ZONE).toLocalDate();

		var closed = services.except(key(), id, null, day, day, "PREMISES", null, null);
		assertThat(kept(id, monday)).satisfies(it -> {
			assertThat(it.state()).isEqualTo(OpenState.CLOSED);
			assertThat(it.code()).isEqualTo("PREMISES");
		});
		services.dropException(key(), id, closed);
		assertThat(kept(id, monday).state()).isEqualTo(OpenState.OPEN);
	}

	@Test
	void mergedEntryLeadsOn(AssertablePublishedEvents events) {
		ServiceId old = publish(entry("Double of a group"));
		ServiceId stays = publish(entry("The group itself"));
		services.listedAs(key(), old, "ALISS", "abc-" + old.value());
		String slug = published.find(old).orElseThrow().slug();

		services.merge(key(), old, 2, stays);

		assertThat(published.find(old).orElseThrow().id()).isEqualTo(stays);
		assertThat(published.bySlug(slug).orElseThrow().id()).isEqualTo(stays);
		assertThat(services.find(old).orElseThrow().id()).isEqualTo(stays);
		assertThat(services.all()).isNotEmpty().noneMatch(it -> it.id().equals(old));
		assertThat(
				events.ofType(ServiceClosed.class).matching(it -> new RecordId(stays.value()).equals(it.successor())))
			.hasSize(1);
		assertThat(jdbc.sql("select service from directory.external_id where value = :value")
			.param("value", "abc-" + old.value())
			.query(UUID.class)
			.single()).isEqualTo(stays.value());
		refused(() -> services.merge(key(), stays, 2, old), "into");
	}

	@Test
	void n2EditingSaysNothingOfTheRest() {
		ServiceId id = publish(entry("Edited group"));
		assured(id, today().minusMonths(6).plusDays(1));
		var before = services.find(id).orElseThrow();

		services.change(key(), id, before.version(), alerting(before.entry(), "New phone"));

		clock.set(today().plusDays(2));
		assertThat(services.find(id).orElseThrow().assurance().state()).isEqualTo(Assurance.State.DUE);
	}

	@Test
	void whatWasSaidLastIsTakenBack() {
		ServiceId id = publish(entry("Said too soon"));
		Assurance said = saidAgain(id);

		takeBack(id, said);

		assertThat(services.find(id).orElseThrow().assurance().how()).isEqualTo(Assurance.How.OWN);
	}

	@Test
	void whatSomebodySaidSinceIsNotTakenBack() {
		ServiceId id = publish(entry("Said twice"));
		Assurance said = saidAgain(id);
		jdbc.sql("update directory.assurance set assured_at = assured_at - interval '1 hour' where service = :id")
			.param("id", id.value())
			.update();
		services.assure(key(), List.of(id), Assurance.How.VISIT);

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> takeBack(id, said));
	}

	private void takeBack(ServiceId id, Assurance said) {
		services.takeBackAssurance(key(), id, Objects.requireNonNull(said.assuredOn()),
				Objects.requireNonNull(said.how()));
	}

	@Test
	void firstWordOnAnEntryIsNotTakenBack() {
		ServiceId id = publish(entry("Said once"));

		assertThat(services.saidBefore(id)).isEmpty();
	}

	/** On the phone, an hour after it was published. */
	private Assurance saidAgain(ServiceId id) {
		jdbc.sql("update directory.assurance set how = 'OWN', assured_at = assured_at - interval '1 hour' "
				+ "where service = :id")
			.param("id", id.value())
			.update();
		services.assure(key(), List.of(id), Assurance.How.PHONE);
		return services.find(id).orElseThrow().assurance();
	}

	@Test
	void linkThatIsMadeForAnEntryConfirmsThatEntry() {
		ServiceId id = publish(entry("Asked by hand"));
		String path = links.make(key(), id).orElseThrow();
		String token = path.substring(path.indexOf('/') + 1);

		assertThat(links.byLink(token)).extracting(EntryLinks.Entry::service).containsExactly(id);
		assertThat(links.confirmByLink(key(), token, id).confirmedByThisLink()).isTrue();
	}

	@Test
	void draftHasNoLink() {
		ServiceId id = services.add(key(), entry("Not seen yet"));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> links.make(key(), id))
			.withMessageContaining("published");
	}

	@Test
	void n2LinkOpenedTwiceIsOneAssuranceAndOneOfAnEndedEntryIsNone() {
		ServiceId id = publish(entry("Linked group"));
		ServiceId ended = publish(entry("Linked and ended"));
		var message = new Outbox.MessageId(UUID.randomUUID());
		for (ServiceId one : List.of(id, ended)) {
			jdbc.sql("insert into directory.assurance_message (message, service) values (:message, :service)")
				.param("message", message.value())
				.param("service", one.value())
				.update();
		}
		String path = transaction.execute(status -> links.pathOf(message).orElseThrow());
		String token = path.substring(path.indexOf('/') + 1);
		int before = assurances(id);
		services.close(key(), ended, 2, today(), null);

		assertThat(links.byLink(token)).hasSize(2);
		assertThat(assurances(id)).as("a look says nothing").isEqualTo(before);
		assertThat(links.confirmByLink(key(), token, id).confirmedByThisLink()).isTrue();
		links.confirmByLink(key(), token, id);
		assertThat(assurances(id)).isEqualTo(before + 1);
		int ofEnded = assurances(ended);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> links.confirmByLink(key(), token, ended))
			.withMessage("This entry has ended.");
		assertThat(assurances(ended)).isEqualTo(ofEnded);
		assertThat(jdbc.sql("select count(*) from directory.assurance_link where hash like '%' || :token || '%'")
			.param("token", token)
			.query(Integer.class)
			.single()).as("the link itself is kept nowhere").isZero();
		assertThat(links.byLink(token + "x")).isEmpty();
		clock.set(today().plusDays(121));
		assertThat(links.byLink(token)).as("its time is over").isEmpty();
	}

	@Test
	void entryIsAskedForOnceAStepAndHiddenAfterItsNotice(AssertablePublishedEvents events) {
		ServiceId id = publish(entry("Forgotten group"));
		String name = services.find(id).orElseThrow().entry().name();
		LocalDate on = Objects.requireNonNull(services.find(id).orElseThrow().assurance().assuredOn());
		askOn(on.plusMonths(6).minusDays(1));
		assertThat(sentOf(name)).isEmpty();
		askOn(on.plusMonths(6));
		askOn(on.plusMonths(6).plusDays(1));
		assertThat(sentOf(name)).hasSize(1);
		askOn(on.plusMonths(6).plusDays(30));
		assertThat(sentOf(name)).hasSize(2);
		askOn(on.plusMonths(9).minusDays(14));
		askOn(on.plusMonths(9).minusDays(1));
		assertThat(sentOf(name)).hasSize(3)
			.last()
			.asString()
			.startsWith("Your entry in Find help is about to be hidden");
		assertThat(published.find(id)).isPresent();
		askOn(on.plusMonths(9));
		askOn(on.plusMonths(9).plusDays(1));
		assertThat(published.find(id)).isEmpty();
		assertThat(services.find(id).orElseThrow().assurance().state()).isEqualTo(Assurance.State.HIDDEN);
		assertThat(events.ofType(ServiceUnassured.class)
			.matching(it -> it.envelope().record().equals(new RecordId(id.value())))).hasSize(1);

		services.assure(key(), List.of(id), Assurance.How.OWN);
		assertThat(published.find(id)).isPresent();
	}

	@Test
	void twoReportsByDifferentWaysAreATaskAndNoneHidesAnEntry() {
		ServiceId id = publish(entry("Doubted group"));

		reports.report(key(), id, EntryReports.What.CLOSED, "Nobody there.");
		assertThat(reports.doubted()).extracting(EntryReports.Doubted::service).doesNotContain(id);
		assertThat(published.find(id).orElseThrow().reportedClosed()).isTrue();
		reports.report(key(), id, EntryReports.What.CLOSED, null);
		assertThat(reports.doubted()).extracting(EntryReports.Doubted::service)
			.as("twice by the same way")
			.doesNotContain(id);
		clock.set(today().plusDays(13));
		var note = reports.note(key(), id, EntryReports.What.CONTACT_WRONG, null);
		assertThat(reports.doubted()).anyMatch(it -> it.service().equals(id));
		reports.answer(key(), note, 1, false, "Rang them, they are there.");
		assertThat(reports.doubted()).extracting(EntryReports.Doubted::service).doesNotContain(id);

		clock.set(today().plusDays(179));
		reports.forget();
		assertThat(ofReports(id)).isEqualTo(3);
		clock.set(today().plusDays(2));
		reports.forget();
		assertThat(ofReports(id)).as("what nobody answered stays").isEqualTo(2);
	}

	@Test
	void nameInTheFileStaysWithAServiceThatGoesByAnother() {
		var draft = services.all()
			.stream()
			.filter(it -> it.entry().name().equals("Harper House"))
			.findFirst()
			.orElseThrow();
		assertThat(draft.status()).isEqualTo(ServiceStatus.DRAFT);
		given(caller.ownUnits()).willReturn(Set.of(draft.entry().unit()));
		var told = entry("x");
		services.change(key(), draft.id(), draft.version(),
				new ServiceEntry(draft.entry().unit(), "Harper House family rehab", "For families.", told.kinds(),
						told.audiences(), null, null, List.of(), List.of(), null, null, List.of(), List.of(),
						told.phones(), null, null, null, null, null, told.areas(), false, null, List.of(), List.of()));

		load.perform();

		assertThat(services.find(draft.id()).orElseThrow().entry().name()).isEqualTo("Harper House family rehab");
		assertThat(services.all()).isNotEmpty().noneMatch(it -> it.entry().name().equals("Harper House"));
	}

	@Test
	void supportTeamSaysHowItHeard() {
		given(caller.ownUnits()).willReturn(Set.of());
		given(caller.supportTeam()).willReturn(true);

		refused(() -> services.add(key(), entry("On behalf")), "heardHow");
	}

	@Test
	void unitThatIsNoneIsRefused() {
		var nowhere = new UnitId("NOWHERE");
		given(caller.ownUnits()).willReturn(Set.of(nowhere));

		refused(() -> services.add(key(), ServiceEntry.named(nowhere, "Of nobody")), "unit");
	}

	@Test
	void rowsOfHoursThatMeanNothingAreRefused() {
		var good = entry("Rows").hours().getFirst();
		refused(() -> services.add(key(), with(row(good, 2, null, null))), "hours");
		refused(() -> services.add(key(), with(row(good, 1, today(), today().minusDays(1)))), "hours");
		refused(() -> services.add(key(), with(holiday("Christmas", today(), today().plusDays(9)),
				holiday("Easter", today().plusDays(9), today().plusDays(12)))), "hours");
	}

	@Test
	void fileBringsDraftsWithTheirPlacesAndHours() {
		String seal = seal();
		String rows = """
				name,unit_code,kinds,audiences,description,place,postcode,area,day,every_weeks,opens,closes,first_date,until,rule,on_holidays,ages,how_to_come,phone
				Supper %1$s,VCSE-COMMUNITY,Drop-in; FOOD,Adults,Come and eat.,Hall %1$s,KA99 3AA,Irvine,Tuesday,2,19:00,20:30,3/11/2026,31/12/2026,,CLOSED,16-25,drop in,01632 960100
				Supper %1$s,VCSE-COMMUNITY,,,,Hall %1$s,,,last Friday,,7pm,9pm,,,,,,,
				Old rule %1$s,vcse-community,CLUB,,,,,ARRAN,,,10:00,11:00,5/8/1997,,RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU,,,,
				"""
			.formatted(seal)
			.replace("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
					"\"RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU\"");
		try (var file = csv(rows)) {
			var found = files.tryOut(file);
			assertThat(found.problems()).isEmpty();
			assertThat(List.of(found.added(), found.changed(), found.places())).containsExactly(2, 0, 1);
			assertThat(found.unusual()).extracting(ImportProblem::column).containsExactly("place");
			assertThat(named("Supper " + seal)).as("a look stores nothing").isEmpty();
			refused(() -> files.load(key(), file, false), "file");

			files.load(key(), file, true);
		}

		var supper = named("Supper " + seal).orElseThrow();
		assertThat(supper.status()).isEqualTo(ServiceStatus.DRAFT);
		assertThat(supper.assurance().assuredOn()).as("no file says that it is right").isNull();
		assertThat(supper.entry()).satisfies(it -> {
			assertThat(it.kinds()).containsExactly("DROP_IN", "FOOD");
			assertThat(it.minAge()).isEqualTo(16);
			assertThat(it.maxAge()).isEqualTo(25);
			assertThat(it.howToCome()).containsExactly(HowToCome.DROP_IN);
			assertThat(it.phones()).containsExactly(new Phone("01632 960100", null));
			assertThat(it.heardHow()).isNull();
			assertThat(it.places()).singleElement()
				.satisfies(
						where -> assertThat(places.find(where.place()).orElseThrow().postcode()).isEqualTo("KA99 3AA"));
			assertThat(it.hours()).hasSize(2);
			assertThat(it.hours().getFirst().every()).isEqualTo(2);
			assertThat(it.hours().getFirst().confirmedUntil()).as("its end is told").isNull();
			assertThat(it.hours().getLast().byDay()).containsExactly(Schedule.ByDay.of("-1FR"));
			assertThat(it.hours().getLast().confirmedUntil()).isEqualTo(today().plusMonths(12));
		});
		var days = new TreeSet<Integer>();
		LocalDate august = LocalDate.of(1997, 8, 1);
		august.datesUntil(august.plusMonths(2))
			.filter(day -> named("Old rule " + seal).orElseThrow()
				.entry()
				.hours()
				.stream()
				.anyMatch(it -> it.occurs(day)))
			.forEach(day -> days.add(day.getDayOfMonth()));
		assertThat(days).as("a rule of which weeks begin on Sunday").containsExactly(5, 17, 19, 31);
		assertThat(Objects.requireNonNull(taken).takeBackable()).isTrue();
	}

	@Test
	void whatAFileKnowsAgainIsChangedOnceSomebodySaysSo() {
		String seal = seal();
		String first = "name,unit_code,phone,day,opens,closes,external_scheme,external_id\nGroup %1$s,VCSE-COMMUNITY,01632 960100,Monday,10:00,12:00,ALISS,a-%1$s"
			.formatted(seal);
		load(first);
		var before = named("Group " + seal).orElseThrow();

		String second = "name,unit_code,phone,external_scheme,external_id\nOther name %1$s,VCSE-COMMUNITY,01632 960200,ALISS,a-%1$s"
			.formatted(seal);
		try (var file = csv(second)) {
			assertThat(files.tryOut(file).unusual()).hasSize(1);
			assertThat(files.tryOut(file).changed()).isEqualTo(1);
		}
		load(second);

		var now = services.find(before.id()).orElseThrow();
		assertThat(now.entry().name()).isEqualTo("Other name " + seal);
		assertThat(now.entry().phones()).containsExactly(new Phone("01632 960200", null));
		assertThat(now.entry().hours()).as("what no column tells stays").isEqualTo(before.entry().hours());
		assertThat(now.version()).isEqualTo(before.version() + 1);
		assertThat(Objects.requireNonNull(taken).takeBackable()).as("what was told before is kept nowhere").isFalse();
		try (var file = csv(second + " \n")) {
			assertThat(files.tryOut(file).same()).isEqualTo(1);
		}
	}

	@Test
	void faultsOfAFileAreToldByCellAndNothingIsStored() {
		String seal = seal();
		String rows = """
				name,unit_code,kinds,description,place,area,day,every_weeks,opens,closes,ages,email,external_scheme,external_id
				Whole %1$s,VCSE-COMMUNITY,CLUB,One,,,Monday,,10:00,12:00,,team@example.org,,
				Whole %1$s,VCSE-COMMUNITY,,Two,,,,,,,,,,
				Two %1$s,NO-SUCH-UNIT,,,,,,,,,,,,
				Three %1$s,VCSE-COMMUNITY,NONSENSE,,,,,,,,,,,
				Four %1$s,VCSE-COMMUNITY,,,,Atlantis,,,,,,,,
				Five %1$s,VCSE-COMMUNITY,,,Nowhere hall %1$s,,,,,,,,,
				Six %1$s,VCSE-COMMUNITY,,,,,Someday,,10:00,12:00,,,,
				Seven %1$s,VCSE-COMMUNITY,,,,,Monday,,later,12:00,,,,
				Eight %1$s,VCSE-COMMUNITY,,,,,Monday,2,10:00,12:00,,,,
				Nine %1$s,VCSE-COMMUNITY,,,,,,,,,grown-ups,,,
				Ten %1$s,VCSE-COMMUNITY,,,,,,,,,,,ALISS,
				Eleven %1$s,VCSE-COMMUNITY,,,,,Monday,,,12:00,,,,
				"""
			.formatted(seal);
		try (var file = csv(rows)) {
			var found = files.tryOut(file);
			assertThat(found.problems()).extracting(it -> it.row() + " " + column(it))
				.containsExactlyInAnyOrder("3 description", "4 unit_code", "5 kinds", "6 area", "7 place", "8 day",
						"9 opens", "10 day", "11 ages", "12 external_id", "13 opens");
			refused(() -> files.load(key(), file, true), "file");
		}
		assertThat(named("Whole " + seal)).isEmpty();
	}

	@Test
	void x3AddressThatIsNotToBeFoundComesInByNoFile() {
		String seal = seal();
		String street = "Unfindable Wynd " + seal;
		PlaceId house = place(street, "KA98 5ZZ", PlaceView.Masking.AREA_ONLY);
		String name = places.find(house).orElseThrow().name();
		String rows = "name,unit_code,description,place,postcode,area\nSafe %s,VCSE-COMMUNITY,%s,%s,%s,Irvine";
		try (var told = csv(rows.formatted(seal, "It is in " + street.toUpperCase(Locale.ROOT), name, ""));
				var posted = csv(rows.formatted(seal, "Ring us", "Another hall " + seal, "KA985ZZ"));
				var called = IncomingFile.of("unfindable-wynd-%s.csv".formatted(seal), new ByteArrayInputStream(
						rows.formatted(seal, "Ring us", name, "").getBytes(StandardCharsets.UTF_8)))) {
			assertThat(files.tryOut(told).problems()).extracting(ServiceModuleTests::column)
				.containsExactly("description");
			assertThat(files.tryOut(told).problems()).extracting(ImportProblem::value).containsOnlyNulls();
			assertThat(files.tryOut(posted).problems()).extracting(ServiceModuleTests::column)
				.containsExactly("postcode");
			refused(() -> files.tryOut(called), "file");
		}
	}

	@Test
	void fileIsTakenBackAsLongAsNobodyToldMore() {
		String seal = seal();
		String rows = "name,unit_code,external_scheme,external_id\nFirst %1$s,VCSE-COMMUNITY,OSCR,SC-%1$s\nSecond %1$s,VCSE-COMMUNITY,,"
			.formatted(seal);
		load(rows);
		ImportId file = fileOf(named("First " + seal).orElseThrow().id());

		transaction.executeWithoutResult(status -> importer.takeBack(file));

		assertThat(named("First " + seal)).isEmpty();
		assertThat(named("Second " + seal)).isEmpty();
		load(rows);
		var again = named("Second " + seal).orElseThrow();
		services.change(key(), again.id(), again.version(), described(again.entry(), "Told by hand."));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> transaction.executeWithoutResult(status -> importer.takeBack(fileOf(again.id()))));
		assertThat(named("First " + seal)).as("whole or not at all").isPresent();
	}

	@Test
	void pagesOfServicesHoldEachOfThoseThatFitOnce() {
		var none = new Services.Filter(null, null, List.of(), null, null, null, null);
		var all = services.all().stream().map(ServiceRecord::id).toList();
		var read = new ArrayList<ServiceId>();
		@Nullable ServiceId last = null;
		Services.Page page;
		do {
			page = services.behind(none, last, 25);
			page.rows().stream().limit(25).map(ServiceView::id).forEach(read::add);
			last = read.getLast();
		}
		while (page.rows().size() > 25);
		assertThat(read).containsExactlyElementsOf(all);
		assertThat(page.total()).isEqualTo(all.size());

		var hidden = services
			.behind(new Services.Filter(null, null, List.of(), null, null, Assurance.State.HIDDEN, null), null, 100);
		assertThat(hidden.rows()).isNotEmpty()
			.extracting(ServiceView::id)
			.containsExactlyElementsOf(services.all()
				.stream()
				.filter(it -> it.assurance().state() == Assurance.State.HIDDEN)
				.map(ServiceRecord::id)
				.toList());
		ServiceId group = publish(entry("Open on Mondays"));
		Instant monday = next(DayOfWeek.MONDAY, LocalTime.of(10, 30));
		assertThat(found(new Services.Filter("open on mondays", null, List.of("DROP_IN"), monday, 30, null, null)))
			.contains(group);
		assertThat(
				found(new Services.Filter(null, null, List.of(), monday.plus(Duration.ofHours(2)), null, null, null)))
			.isNotEmpty()
			.doesNotContain(group);
		assertThat(services.openings(List.of(group), monday).get(group)).extracting(Opening::state)
			.isEqualTo(OpenState.OPEN);
		refused(() -> services.behind(none, new ServiceId(UUID.randomUUID()), 5), "after");
		refused(() -> services.openings(List.of(group), monday.minus(Duration.ofDays(30))), "at");
	}

	@Test
	void nobodyFindsAServiceByAPlaceThatIsNotShown() {
		PlaceId house = places.add(key(), UNIT, new Places.What("House " + UUID.randomUUID(), PlaceView.Kind.VENUE,
				new AreaCode("ARRAN"), "Hidden Lane", "Brodick", "KA97 1ZZ", PlaceView.Masking.NONE_SHOWN, null));
		ServiceId id = publish(entry("Refuge", house));

		assertThat(found(new Services.Filter(null, new AreaCode("ARRAN"), List.of(), null, null, null, null)))
			.isNotEmpty()
			.doesNotContain(id);
		assertThat(found(new Services.Filter(null, new AreaCode("IRVINE"), List.of(), null, null, null, null)))
			.contains(id);
	}

	@Test
	void boardHoldsWhatIsToBeConfirmedThatHiddenNextFirst() {
		ServiceId due = publish(entry("Due on the board"));
		ServiceId fresh = publish(entry("Fresh on the board"));
		assured(due, today().minusMonths(7));

		assertThat(services.entriesToAssure()).extracting(ServiceRecord::id).contains(due).doesNotContain(fresh);
		assertThat(services.entriesToAssure()).extracting(it -> it.entry().unit()).containsOnly(UNIT);
		services.assure(key(), List.of(due), Assurance.How.OWN);
		assertThat(services.entriesToAssure()).extracting(ServiceRecord::id).doesNotContain(due);
	}

	private List<ServiceId> found(Services.Filter filter) {
		return services.behind(filter, null, 10_000).rows().stream().map(ServiceView::id).toList();
	}

	private void load(String rows) {
		try (var file = csv(rows)) {
			files.load(key(), file, true);
		}
	}

	private static IncomingFile csv(String rows) {
		return IncomingFile.of("services.csv", new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
	}

	private Optional<ServiceRecord> named(String name) {
		return services.all()
			.stream()
			.filter(it -> it.entry().name().equals(name) && it.status() != ServiceStatus.CLOSED)
			.findFirst();
	}

	private ImportId fileOf(ServiceId id) {
		return new ImportId(jdbc.sql("select import from directory.service where id = :id")
			.param("id", id.value())
			.query(UUID.class)
			.single());
	}

	/** The heading, without the letters of its column. */
	private static String column(ImportProblem problem) {
		return Objects.requireNonNull(problem.column()).replaceAll("^[A-Z]+ \\((.*)\\)$", "$1");
	}

	private static String seal() {
		return UUID.randomUUID().toString().substring(0, 6);
	}

	/**
	 * C5: what nobody can go to, or find, covers nothing, and the nearest reason says so.
	 */
	@Test
	void c5OnlineHiddenAndUnshownCoverNothing() {
		assertThat(reasons("LEARNING", ARRAN)).containsOnly(CoverageCell.Reason.NONE);

		publish(learning("Unshown class", at(ARRAN, PlaceView.Masking.NONE_SHOWN)));
		assertThat(reasons("LEARNING", ARRAN)).containsOnly(CoverageCell.Reason.NONE);

		var online = publish(learning("Online class"));
		assertThat(reasons("LEARNING", ARRAN)).containsOnly(CoverageCell.Reason.NONE, CoverageCell.Reason.ONLINE_ONLY);
		assertThat(monday(ARRAN).reason()).isEqualTo(CoverageCell.Reason.ONLINE_ONLY);
		assertThat(monday(IRVINE).reason()).as("it serves Arran alone").isNotEqualTo(CoverageCell.Reason.ONLINE_ONLY);

		var hidden = publish(learning("Hidden class", at(ARRAN, PlaceView.Masking.OPEN)));
		assertThat(monday(ARRAN).state()).isNotEqualTo(CoverageCell.State.GAP);
		jdbc.sql("delete from directory.assurance where service = :id").param("id", hidden.value()).update();
		assertThat(monday(ARRAN).reason()).isEqualTo(CoverageCell.Reason.NOT_ASSURED);
		var behind = coverage.behind(List.of("LEARNING"), null, ARRAN, DayOfWeek.MONDAY, "DAYTIME");
		assertThat(behind.open()).isEmpty();
		assertThat(behind.near()).extracting(HelpCoverage.Named::id).containsExactlyInAnyOrder(online, hidden);
	}

	@Test
	void lostAndGainedAreToldOnceHoweverOftenTheNightComes(AssertablePublishedEvents events) {
		watch.tonight();
		watch.tonight();
		assertThat(events.ofType(CoverageGained.class)).as("the first night loses nothing").isEmpty();
		assertThat(events.ofType(CoverageLost.class)).isEmpty();
		assertThat(kept(CUMBRAE).state()).isEqualTo(CoverageCell.State.GAP);

		ServiceId id = publish(entry("Island drop-in", at(CUMBRAE, PlaceView.Masking.OPEN)));
		watch.tonight();
		watch.tonight();
		assertThat(events.ofType(CoverageGained.class)).singleElement().satisfies(it -> {
			assertThat(it.area().value()).isEqualTo("CUMBRAE");
			assertThat(it.weekday().value()).isEqualTo("MONDAY");
			assertThat(it.band().value()).isEqualTo("DAYTIME");
			assertThat(it.envelope().revision()).isEqualTo(2);
		});
		assertThat(kept(CUMBRAE).since()).isEqualTo(today());

		clock.set(today().plusDays(1));
		services.pause(key(), id, null, 2, today(), null, today().plusDays(30), "STAFFING");
		watch.tonight();
		watch.tonight();
		assertThat(events.ofType(CoverageLost.class)).singleElement()
			.satisfies(it -> assertThat(it.envelope().revision()).isEqualTo(3));
		assertThat(events.ofType(CoverageGained.class)).hasSize(1);
		assertThat(kept(CUMBRAE).reason()).isEqualTo(CoverageCell.Reason.PAUSED);

		jdbc.sql("update directory.coverage_cell set rule_from = rule_from - 1").update();
		services.resume(key(), id, null, 3, today());
		watch.tonight();
		assertThat(events.ofType(CoverageGained.class)).as("another rule alone").hasSize(1);
	}

	@Test
	void whatWasAskedStaysUntilSomethingIsOpenThen() {
		watch.tonight();
		asks.ask(key(), new CoverageAsks.New(CUMBRAE, DayOfWeek.TUESDAY, "DAYTIME", UNIT, null));
		watch.tonight();
		assertThat(asked()).extracting(CoverageAskView::unit).containsExactly(UNIT);
		assertThat(sentOf("Cumbrae, Tuesday, Daytime")).hasSize(1);

		var of = entry("Tuesday drop-in", at(CUMBRAE, PlaceView.Masking.OPEN));
		publish(new ServiceEntry(of.unit(), of.name(), of.description(), of.kinds(), of.audiences(), null, null,
				of.substances(), of.howToCome(), null, null, of.languages(), of.formats(), of.phones(), null, null,
				null, null, null, of.areas(), false, null, of.places(),
				List.of(new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.WEEKLY, 1,
						List.of(Schedule.ByDay.of("TU")), List.of(), null, null, LocalTime.of(10, 0),
						LocalTime.of(12, 0), null, Schedule.OnHolidays.CLOSED, false, null))));
		watch.tonight();
		assertThat(asked()).isEmpty();
	}

	private List<CoverageAskView> asked() {
		return asks
			.of(coverage.of(List.of(), null)
				.cells()
				.stream()
				.filter(it -> it.area().equals(CUMBRAE) && it.weekday() == DayOfWeek.TUESDAY
						&& it.band().equals("DAYTIME"))
				.toList())
			.values()
			.stream()
			.flatMap(List::stream)
			.toList();
	}

	@Test
	void daysOfWhichNothingIsKnownAreRefused() {
		refused(() -> coverage.of(List.of(), today().minusDays(1)), "on");
		refused(() -> coverage.of(List.of(), today().plusDays(110)), "on");
		refused(() -> coverage.of(List.of("TEA_ROOM"), null), "kinds");
		assertThat(coverage.of(List.of(), today().plusDays(60)).cells()).hasSize(84);
	}

	@Test
	void figuresTellOfEachEntryWhatTheRulesDo() {
		ServiceId quiet = publish(withHours(entry("Asked about"), true));
		ServiceId known = publish(withHours(entry("Known"), false));
		ServiceId ended = publish(entry("Ended"));
		services.close(key(), ended, 2, today(), null);
		reports.report(key(), quiet, EntryReports.What.CLOSED, null);
		var answered = reports.note(key(), quiet, EntryReports.What.CONTACT_WRONG, null);
		reports.answer(key(), answered, 1, false, "Rang them.");

		var entries = figures.entries(today());

		var shown = store.published(today())
			.stream()
			.filter(it -> it.state() == ServiceView.State.PUBLISHED)
			.map(ServiceStore.ServiceRow::id)
			.toList();
		assertThat(entries).extracting(DirectoryFigures.Entry::service)
			.containsExactlyInAnyOrderElementsOf(shown)
			.doesNotContain(ended);
		assertThat(entries.stream().map(DirectoryFigures.Entry::assurance).distinct()).contains(Assurance.State.FRESH,
				Assurance.State.DUE, Assurance.State.CHASED, Assurance.State.HIDDEN);
		assertThat(figureOf(quiet, entries)).satisfies(it -> {
			assertThat(it.closed()).isEqualTo(1);
			assertThat(it.contactWrong()).isZero();
			assertThat(it.doubted()).isTrue();
			assertThat(it.unknownAhead()).as("asked on holidays").isTrue();
			assertThat(it.unit()).isEqualTo(UNIT);
			assertThat(it.audiences()).containsExactly("ADULTS");
		});
		assertThat(figureOf(known, entries).unknownAhead()).isFalse();
		assertThat(figureOf(known, entries).doubted()).isFalse();
	}

	@Test
	void figuresOfAnyDayFollowTheRulesOfAssurance() {
		LocalDate begun = today();
		ServiceId id = publish(entry("Followed"));
		assured(id, begun.minusMonths(9));
		jdbc.sql("update directory.service set published_at = published_at - interval '2 years' where id = :id")
			.param("id", id.value())
			.update();
		for (int day = -280; day < 30; day++) {
			clock.set(begun.plusDays(day));
			if (day == -3) {
				jdbc.sql(
						"insert into directory.assurance_asked (service, step, assured_on, asked_on) values (:id, 'NOTICE', :on, :asked)")
					.param("id", id.value())
					.param("on", begun.minusMonths(9))
					.param("asked", today())
					.update();
			}
			var told = details.of(store.services(List.of(id)), today()).getFirst().assurance();
			boolean said = !today().isBefore(begun.minusMonths(9));
			assertThat(figureOf(id, figures.entries(today())).assurance()).as("day %d".formatted(day))
				.isEqualTo(said ? told.state() : Assurance.State.NONE);
		}
		var past = figureOf(id, figures.entries(today().minusDays(1)));
		assertThat(past.assurance()).isEqualTo(Assurance.State.HIDDEN);
		assertThat(past.unknownAhead()).as("what was known then is not kept").isNull();
		assertThat(past.doubted()).isFalse();
		assertThat(figureOf(id, figures.entries(today().minusDays(181))).doubted()).as("reports are forgotten")
			.isNull();
	}

	@Test
	void outOfHoursHasACellForEachAreaAndDay() {
		var counted = figures.week();
		assertThat(counted.cells()).isEqualTo(49);
		assertThat(counted.covered()).isBetween(1, 48)
			.isEqualTo((int) coverage.of(List.of(), null)
				.cells()
				.stream()
				.filter(it -> !it.band().equals("DAYTIME") && it.state() == CoverageCell.State.COVERED)
				.count());
	}

	private static DirectoryFigures.Entry figureOf(ServiceId id, List<DirectoryFigures.Entry> entries) {
		return entries.stream().filter(it -> it.service().equals(id)).findFirst().orElseThrow();
	}

	/** Open each day, holidays too or asked about on those. */
	private static ServiceEntry withHours(ServiceEntry of, boolean asks) {
		var row = new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.WEEKLY, 1,
				Arrays.stream(DayOfWeek.values()).map(it -> Schedule.ByDay.of(it.name().substring(0, 2))).toList(),
				List.of(), null, null, LocalTime.of(10, 0), LocalTime.of(12, 0), null,
				asks ? Schedule.OnHolidays.ASK : Schedule.OnHolidays.OPEN, false, null);
		return new ServiceEntry(of.unit(), of.name(), of.description(), of.kinds(), of.audiences(), null, null,
				of.substances(), of.howToCome(), null, null, of.languages(), of.formats(), of.phones(), null, null,
				null, null, null, of.areas(), false, null, of.places(), List.of(row));
	}

	private Set<CoverageCell.@Nullable Reason> reasons(String kind, AreaCode area) {
		return coverage.of(List.of(kind), null)
			.cells()
			.stream()
			.filter(it -> it.area().equals(area))
			.map(CoverageCell::reason)
			.collect(Collectors.toSet());
	}

	private CoverageCell monday(AreaCode area) {
		return coverage.of(List.of("LEARNING"), null)
			.cells()
			.stream()
			.filter(it -> it.area().equals(area) && it.weekday() == DayOfWeek.MONDAY && it.band().equals("DAYTIME"))
			.findFirst()
			.orElseThrow();
	}

	private CoverageStore.Kept kept(AreaCode area) {
		return Objects.requireNonNull(coverageStore.since().get(new CoverageStore.Key(area, 1, "DAYTIME")));
	}

	private PlaceId at(AreaCode area, PlaceView.Masking masking) {
		return places.add(key(), UNIT, new Places.What("Rooms " + UUID.randomUUID(), PlaceView.Kind.VENUE, area,
				"1 Invented Pier", "Invented", "KA98 8ZZ", masking, null));
	}

	/** On Mondays from ten to twelve, for Arran. */
	private static ServiceEntry learning(String name, PlaceId... at) {
		var of = entry(name, at);
		return new ServiceEntry(of.unit(), of.name(), of.description(), List.of("LEARNING"), of.audiences(),
				of.minAge(), of.maxAge(), of.substances(), of.howToCome(), of.referralUrl(), of.cost(), of.languages(),
				of.formats(), of.phones(), of.email(), of.url(), of.model(), of.alert(), of.alertUntil(),
				List.of(ARRAN), of.staffOnly(), of.heardHow(), of.places(), of.hours());
	}

	private void askOn(LocalDate day) {
		clock.set(day);
		transaction.executeWithoutResult(status -> care.ask());
	}

	private List<String> sentOf(String name) {
		return sent.stream().filter(it -> it.contains(name)).toList();
	}

	private void assured(ServiceId id, LocalDate on) {
		jdbc.sql("update directory.assurance set assured_on = :on where service = :id")
			.param("on", on)
			.param("id", id.value())
			.update();
	}

	private int assurances(ServiceId id) {
		return jdbc.sql("select count(*) from directory.assurance where service = :id")
			.param("id", id.value())
			.query(Integer.class)
			.single();
	}

	private int ofReports(ServiceId id) {
		return jdbc.sql("select count(*) from directory.entry_report where service = :id")
			.param("id", id.value())
			.query(Integer.class)
			.single();
	}

	private Opening kept(ServiceId id, Instant at) {
		var found = published.windows(List.of(id), at, at.plus(Duration.ofHours(1)));
		return Opening.at(at, found.isEmpty() ? List.of() : found.getFirst().windows(), at.plus(Duration.ofHours(1)));
	}

	private Instant next(DayOfWeek weekday, LocalTime time) {
		LocalDate day = today().plusDays(1);
		while (day.getDayOfWeek() != weekday || lists.days().holiday(day)) {
			day = day.plusDays(1);
		}
		return day.atTime(time).atZone(Hours.ZONE).toInstant();
	}

	private ServiceId publish(ServiceEntry entry) {
		ServiceId id = services.add(key(), entry);
		services.publish(key(), id, 1);
		return id;
	}

	private PlaceId place(String street, String postcode, PlaceView.Masking masking) {
		return places.add(key(), UNIT, new Places.What("House " + UUID.randomUUID(), PlaceView.Kind.VENUE,
				new AreaCode("IRVINE"), street, "Irvine", postcode, masking, null));
	}

	private static ServiceEntry entry(String name, PlaceId... at) {
		var hours = new Schedule(Schedule.Group.REGULAR, null, false, Schedule.Frequency.WEEKLY, 1,
				List.of(Schedule.ByDay.of("MO")), List.of(), null, null, LocalTime.of(10, 0), LocalTime.of(12, 0), null,
				Schedule.OnHolidays.CLOSED, false, null);
		return new ServiceEntry(UNIT, "%s %s".formatted(name, UUID.randomUUID().toString().substring(0, 6)),
				"Somebody to talk to.", List.of("DROP_IN"), List.of("ADULTS"), null, null, List.of(),
				List.of(HowToCome.DROP_IN), null, null, List.of("EN"), List.of(),
				List.of(new Phone("01632 960999", null)), null, null, null, null, null, List.of(new AreaCode("IRVINE")),
				false, null,
				Arrays.stream(at).map(it -> new ServiceEntry.Where(it, null, List.of(), List.of())).toList(),
				List.of(hours));
	}

	private static ServiceEntry named(ServiceEntry of, String name) {
		return new ServiceEntry(of.unit(), name, of.description(), of.kinds(), of.audiences(), null, null,
				of.substances(), of.howToCome(), null, null, of.languages(), of.formats(), of.phones(), null, null,
				null, null, null, of.areas(), false, null, of.places(), of.hours());
	}

	private static ServiceEntry described(ServiceEntry of, String text) {
		return new ServiceEntry(of.unit(), of.name(), text, of.kinds(), of.audiences(), null, null, of.substances(),
				of.howToCome(), null, null, of.languages(), of.formats(), of.phones(), null, null, null, null, null,
				of.areas(), false, null, of.places(), of.hours());
	}

	private static ServiceEntry alerting(ServiceEntry of, String text) {
		return new ServiceEntry(of.unit(), of.name(), of.description(), of.kinds(), of.audiences(), null, null,
				of.substances(), of.howToCome(), null, null, of.languages(), of.formats(), of.phones(), null, null,
				null, text, null, of.areas(), false, null, of.places(), of.hours());
	}

	private static ServiceEntry with(Schedule... rows) {
		var of = entry("Rows");
		return new ServiceEntry(of.unit(), of.name(), of.description(), of.kinds(), of.audiences(), null, null,
				of.substances(), of.howToCome(), null, null, of.languages(), of.formats(), of.phones(), null, null,
				null, null, null, of.areas(), false, null, of.places(), List.of(rows));
	}

	private static Schedule row(Schedule of, int every, @Nullable LocalDate anchor, @Nullable LocalDate until) {
		return new Schedule(of.group(), null, false, of.frequency(), every, of.byDay(), List.of(), anchor, until,
				of.opens(), of.closes(), null, of.onHolidays(), false, null);
	}

	private static Schedule holiday(String label, LocalDate from, LocalDate to) {
		return new Schedule(Schedule.Group.HOLIDAY, label, true, Schedule.Frequency.WEEKLY, 1,
				List.of(Schedule.ByDay.of("TU")), List.of(), from, to, LocalTime.of(10, 0), LocalTime.of(12, 0), null,
				Schedule.OnHolidays.OPEN, false, null);
	}

	private static void refused(ThrowingCallable change, String path) {
		assertThatExceptionOfType(Problem.class).isThrownBy(change)
			.satisfies(it -> assertThat(it.fields()).extracting(Problem.Field::path).contains(path));
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(Hours.ZONE));
	}

	private Author author() {
		return new Author(caller.account(), new MemberId(UUID.randomUUID()), "Mairi Test, Manager",
				OffsetDateTime.now(clock));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private static Function<Author, Made<Identifier>> anyChange() {
		return any();
	}

	private static Supplier<Made<Identifier>> anyWork() {
		return any();
	}

	private static Consumer<Author> anyConsumer() {
		return any();
	}

	/** The slice has no GraphQL, which its controllers ask for this. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Loaders {

		@Bean
		BatchLoaderRegistry batchLoaders() {
			return new DefaultBatchLoaderRegistry();
		}

	}

}
