package scot.adp.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.FeedReading.Fate;
import scot.adp.exchange.ImportId;
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
import scot.adp.identity.Members;
import scot.adp.identity.Memberships;
import scot.adp.identity.People;
import scot.adp.identity.Recording;
import scot.adp.notification.Messages;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * What becomes of services that other directories list: in their module alone, among the
 * services of the sample.
 */
@ModuleTest
@Import({ OwnClock.class, ServiceModuleTests.Loaders.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=true" })
class FeedModuleTests {

	private static final UnitId UNIT = new UnitId("VCSE-COMMUNITY");

	@Autowired
	Feeds feeds;

	@Autowired
	Services services;

	@Autowired
	Places places;

	@Autowired
	FeedImporter importer;

	@Autowired
	FeedStore store;

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

	private @Nullable ImportId file;

	private String seal;

	private Feeds.Id feed;

	@BeforeEach
	void standIns() {
		caller = mock(Caller.class);
		given(caller.account()).willReturn(new AccountId(UUID.randomUUID()));
		given(caller.ownUnits()).willReturn(Set.of(UNIT));
		given(caller.supportTeam()).willReturn(true);
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reaching(any())).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(UNIT));
		given(recording.author(any())).willAnswer(call -> author());
		given(recording.author()).willAnswer(call -> author());
		given(imports.record(any(), any())).willAnswer(call -> {
			taken = call.getArgument(0);
			file = new ImportId(call.getArgument(1));
			return file;
		});
		given(recording.once(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(4).get().id());
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author()).id());
		willAnswer(call -> {
			call.<Consumer<Author>>getArgument(2).accept(author());
			return null;
		}).given(recording).once(any(String.class), any(), anyConsumer());
		seal = UUID.randomUUID().toString().substring(0, 6);
		feed = feeds.add(key(), new Feeds.What("List " + seal, null, UNIT, false));
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	@Test
	void whatIsNewBecomesADraftOfTheUnit() {
		take(service("a", "Tea and talk",
				"\"description\":\"Come and talk.\",\"minimum_age\":16," + PHONE + KIND + HERE + MONDAYS));

		var made = here("Tea and talk").orElseThrow();
		assertThat(made.status()).isEqualTo(ServiceStatus.DRAFT);
		assertThat(made.assurance().assuredOn()).as("no feed says that it is right").isNull();
		assertThat(made.entry()).satisfies(it -> {
			assertThat(it.unit()).isEqualTo(UNIT);
			assertThat(it.description()).isEqualTo("Come and talk.");
			assertThat(it.kinds()).containsExactly("FOOD");
			assertThat(it.minAge()).isEqualTo(16);
			assertThat(it.phones()).containsExactly(new Phone("01632 960100", null));
			assertThat(it.heardHow()).isEqualTo("By the feed of List " + seal);
			assertThat(it.cost()).as("nobody said that it is free").isEqualTo("Ask what it costs.");
			assertThat(it.places()).singleElement()
				.satisfies(at -> assertThat(places.find(at.place()).orElseThrow().postcode()).isEqualTo("KA12 8SS"));
		});
	}

	@Test
	void lookAtWhatWaitsStoresNothing() {
		bring(service("a", "Only looked at", HERE));

		assertThat(feeds.reading(feed).orElseThrow().count(Fate.NEW)).isEqualTo(1);
		assertThat(here("Only looked at")).isEmpty();
	}

	@Test
	void eachFieldSaysWhichFeedToldIt() {
		take(service("a", "Told of", "\"description\":\"Here.\"," + HERE));

		assertThat(feeds.sources(here("Told of").orElseThrow().id())).allSatisfy(it -> assertThat(it.stands()).isTrue())
			.extracting(Feeds.FieldSource::field)
			.containsExactly(FeedField.NAME, FeedField.DESCRIPTION, FeedField.COST, FeedField.PLACES);
	}

	@Test
	void laterReadingChangesWhatStandsAsItWasTold() {
		take(service("a", "Moves on", "\"description\":\"Before.\"," + HERE));
		take(service("a", "Moves on", "\"description\":\"After.\"," + HERE));

		assertThat(here("Moves on").orElseThrow().entry().description()).isEqualTo("After.");
	}

	@Test
	void whatSomebodyHereToldIsNeverOverwritten() {
		take(service("a", "Kept", "\"description\":\"Theirs.\",\"url\":\"https://one.example\"," + HERE));
		edit("Kept", "Ours.");

		var told = bring(service("a", "Kept", "\"description\":\"New.\",\"url\":\"https://two.example\"," + HERE));

		assertThat(told.services()).singleElement().satisfies(it -> {
			assertThat(it.kept()).containsExactly(FeedField.DESCRIPTION);
			assertThat(it.changed()).containsExactly(FeedField.URL);
		});
		take(told);
		assertThat(here("Kept").orElseThrow().entry()).satisfies(it -> {
			assertThat(it.description()).isEqualTo("Ours.");
			assertThat(it.url()).isEqualTo("https://two.example");
		});
	}

	@Test
	void whatWasEmptiedHereStaysEmpty() {
		take(service("a", "Emptied", "\"description\":\"Theirs.\"," + HERE));
		edit("Emptied", null);

		take(service("a", "Emptied", "\"description\":\"Again.\",\"url\":\"https://two.example\"," + HERE));

		assertThat(here("Emptied").orElseThrow().entry().description()).isNull();
	}

	@Test
	void whatTheFeedTellsNoMoreStays() {
		take(service("a", "Told once", "\"description\":\"Once.\"," + HERE));
		take(service("a", "Told once", "\"url\":\"https://one.example\"," + HERE));

		assertThat(here("Told once").orElseThrow().entry().description()).isEqualTo("Once.");
	}

	@Test
	void anotherFeedDoesNotTellOtherwise() {
		take(service("a", "Of two lists", "\"description\":\"The first.\"," + HERE));
		var other = feeds.add(key(), new Feeds.What("Other " + seal, null, UNIT, false));
		ServiceId id = here("Of two lists").orElseThrow().id();
		jdbc.sql("insert into directory.external_id (scheme, value, service) values (:scheme, :value, :id)")
			.param("scheme", "Other " + seal)
			.param("value", "b-" + seal)
			.param("id", id.value())
			.update();

		feeds.bring(key(), other, json(service("b", "Of two lists", "\"description\":\"The second.\"," + HERE)));

		assertThat(feeds.reading(other).orElseThrow().services()).singleElement()
			.satisfies(it -> assertThat(it.kept()).containsExactly(FeedField.DESCRIPTION));
	}

	@Test
	void oneThatIsNotThereYetWaitsAsMayBeTheSame() {
		ServiceId ours = services.add(key(), ServiceEntry.named(UNIT, "Double " + seal));

		var told = bring(service("a", "Double", "\"description\":\"Theirs.\"," + HERE));

		assertThat(told.services()).singleElement().satisfies(it -> {
			assertThat(it.fate()).isEqualTo(Fate.LIKE);
			assertThat(it.service()).isEqualTo(ours);
		});
	}

	@Test
	void oneThatSomebodySaysIsTheSameIsNoSecondEntry() {
		ServiceId ours = services.add(key(), ServiceEntry.named(UNIT, "Joined " + seal));
		var told = bring(service("a", "Joined", "\"description\":\"Theirs.\"," + HERE));

		feeds.take(key(), feed, told.id(), Set.of("a-" + seal), false);

		assertThat(services.find(ours).orElseThrow().entry().description()).isEqualTo("Theirs.");
		assertThat(services.all()).filteredOn(it -> it.entry().name().equals("Joined " + seal)).hasSize(1);
	}

	@Test
	void likeOneOfAnotherUnitComesInBesideItWhereNobodySaysThatItIsTheSame() {
		var elsewhere = new UnitId("NADARS");
		services.add(key(), withHeard(ServiceEntry.named(elsewhere, "Beside " + seal)));

		take(service("a", "Beside", HERE));

		assertThat(services.all()).filteredOn(it -> it.entry().name().equals("Beside " + seal))
			.extracting(it -> it.entry().unit())
			.containsExactlyInAnyOrder(UNIT, elsewhere);
	}

	@Test
	void hoursThatAreNotUnderstoodAreUnknownWithTheReason() {
		var told = bring(service("a", "No hours", HERE
				+ "\"schedules\":[{\"freq\":\"WEEKLY\",\"byday\":\"MO\",\"opens_at\":\"09:00Z\",\"closes_at\":\"10:00Z\"}]"));
		assertThat(told.services().getFirst().notes()).singleElement().satisfies(it -> {
			assertThat(it.field()).isEqualTo("schedules");
			assertThat(it.reason()).contains("offset").endsWith("Its hours are unknown.");
		});

		take(told);

		assertThat(here("No hours").orElseThrow().entry().hours()).isEmpty();
	}

	@Test
	void hoursThatWereUnderstoodOnceDoNotOutliveThat() {
		take(service("a", "Hours go", HERE + MONDAYS));
		assertThat(here("Hours go").orElseThrow().entry().hours()).hasSize(1);

		take(service("a", "Hours go", HERE + MONDAYS.replace("WEEKLY", "SOMETIMES")));

		assertThat(here("Hours go").orElseThrow().entry().hours()).isEmpty();
	}

	@Test
	void hoursWithoutAnEndCountAsConfirmedForAWhile() {
		take(service("a", "Confirmed", HERE + MONDAYS));

		assertThat(here("Confirmed").orElseThrow().confirmedUntil()).isEqualTo(today().plusMonths(12));
	}

	@Test
	void sameHoursReadLaterAreNoChange() {
		take(service("a", "Steady", HERE + MONDAYS));
		clock.set(today().plusDays(20));

		assertThat(bring(service("a", "Steady", HERE + MONDAYS)).count(Fate.SAME)).isEqualTo(1);
	}

	@Test
	void serviceOfAnotherAreaIsLeftAside() {
		var told = bring(service("a", "Far away", HERE.replace("KA12 8SS", "G1 1AA").replace("Irvine", "Glasgow")));

		assertThat(told.count(Fate.ELSEWHERE)).isEqualTo(1);
		assertThat(told.takeable()).isFalse();
	}

	@Test
	void serviceForAllOfTheCountryIsTaken() {
		var told = bring(service("a", "Everywhere", "\"service_areas\":[{\"name\":\"Scotland\"}]"));

		assertThat(told.count(Fate.NEW)).isEqualTo(1);
	}

	@Test
	void addressThatIsWithheldThereIsWithheldHere() {
		take(service("a", "Refuge", """
				"service_at_locations":[{"id":"s","location":{"id":"w-%s","location_type":"physical","name":"Irvine",
				"adp_area":"IRVINE","adp_address_withheld":true}}]""".formatted(seal)));

		var at = here("Refuge").orElseThrow().entry().places().getFirst().place();
		assertThat(places.find(at).orElseThrow().masking()).isEqualTo(PlaceView.Masking.AREA_ONLY);
	}

	@Test
	void addressThatIsNotToBeFoundHereComesInByNoFeed() {
		places.add(key(), UNIT, new Places.What("House " + seal, PlaceView.Kind.VENUE, new AreaCode("IRVINE"),
				"7 Unfindable Wynd " + seal, "Irvine", "KA98 5ZZ", PlaceView.Masking.AREA_ONLY, null));

		var told = bring(service("a", "Tells", HERE.replace("1 Test Street", "7 Unfindable Wynd " + seal)));

		assertThat(told.services()).singleElement().satisfies(it -> {
			assertThat(it.fate()).isEqualTo(Fate.REFUSED);
			assertThat(it.notes()).extracting(FeedReading.Note::field).containsExactly("service_at_locations");
		});
	}

	@Test
	void placeIsNotMadeTwice() {
		take(service("a", "First there", HERE), service("b", "Second there", HERE));

		assertThat(here("First there").orElseThrow().entry().places().getFirst().place())
			.isEqualTo(here("Second there").orElseThrow().entry().places().getFirst().place());
	}

	@Test
	void nothingIsTakenAsLongAsNobodySaysThatTheRefusedAreLeftOut() {
		var told = bring(service("a", "Good one", HERE), "{\"id\":\"b-%s\"}".formatted(seal));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> feeds.take(key(), feed, told.id(), Set.of(), false))
			.satisfies(it -> assertThat(it.fields()).extracting(Problem.Field::path).containsExactly("confirmed"));
		assertThat(here("Good one")).isEmpty();
	}

	@Test
	void refusedAreLeftOutOnceSomebodySaysSo() {
		var told = bring(service("a", "Good too", HERE), "{\"id\":\"b-%s\"}".formatted(seal));

		feeds.take(key(), feed, told.id(), Set.of(), true);

		assertThat(here("Good too")).isPresent();
	}

	@Test
	void addressOfOnePersonIsLeftOut() {
		var told = bring(service("a", "Personal", "\"email\":\"ailsa.craig@example.org\"," + HERE));

		assertThat(told.services().getFirst().notes()).extracting(FeedReading.Note::field).containsExactly("email");
	}

	@Test
	void whatIsListedNoMoreIsToldAndStays() {
		take(service("a", "Stays", HERE), service("b", "Goes", HERE));

		var told = bring(service("a", "Stays", HERE));
		assertThat(told.gone()).extracting(FeedReading.Gone::name).containsExactly("Goes " + seal);
		take(told);

		assertThat(here("Goes").orElseThrow().status()).isEqualTo(ServiceStatus.DRAFT);
		assertThat(doubts()).containsExactly("Goes " + seal + " GONE");
	}

	@Test
	void partOfAFeedTellsOfNothingThatItIsListedNoMore() {
		take(service("a", "Page one", HERE), service("b", "Page two", HERE));

		feeds.bring(key(), feed,
				file("{\"total_items\":2,\"contents\":[%s]}".formatted(service("a", "Page one", HERE))));

		assertThat(feeds.reading(feed).orElseThrow().gone()).isEmpty();
	}

	@Test
	void whatIsListedAgainIsDoubtedNoMore() {
		take(service("a", "Here", HERE), service("b", "Back", HERE));
		take(service("a", "Here", HERE));
		take(service("a", "Here", HERE), service("b", "Back", HERE));

		assertThat(doubts()).isEmpty();
	}

	@Test
	void whatTheFeedSaysIsClosedIsDoubtedUntilSomebodySaysThatItIsRight() {
		take(service("a", "Doubted", "\"description\":\"Here.\"," + KIND + AUDIENCE + PHONE + HERE));
		ServiceId id = here("Doubted").orElseThrow().id();
		services.publish(key(), id, 1);
		clock.set(today().plusDays(1));
		take(service("a", "Doubted", "\"status\":\"defunct\"," + HERE));
		assertThat(doubts()).containsExactly("Doubted " + seal + " CLOSED");
		assertThat(services.find(id).orElseThrow().status()).isEqualTo(ServiceStatus.PUBLISHED);

		services.assure(key(), List.of(id), Assurance.How.PHONE);
		assertThat(doubts()).isEmpty();
	}

	@Test
	void whatEndedThereBeforeItWasHereIsLeftAside() {
		assertThat(bring(service("a", "Over", "\"status\":\"defunct\"," + HERE)).count(Fate.ENDED)).isEqualTo(1);
	}

	@Test
	void ourOwnEntryThatComesBackIsLeftAlone() {
		ServiceId ours = services.add(key(), ServiceEntry.named(UNIT, "Ours " + seal));

		var told = bring(
				"{\"id\":\"%s\",\"name\":\"Ours %s\",\"description\":\"From there.\"}".formatted(ours.value(), seal));

		assertThat(told.count(Fate.OURS)).isEqualTo(1);
	}

	@Test
	void whatWasTakenInIsTakenBackAsLongAsItOnlyAdded() {
		take(service("a", "Taken back", HERE));
		assertThat(Objects.requireNonNull(taken).takeBackable()).isTrue();

		transaction.executeWithoutResult(status -> importer.takeBack(Objects.requireNonNull(file)));

		assertThat(here("Taken back")).isEmpty();
		take(service("a", "Taken back", HERE));
		assertThat(here("Taken back")).isPresent();
	}

	@Test
	void whatWaitsIsTakenByWhoeverSawItAlone() {
		var seen = bring(service("a", "Seen", HERE));
		bring(service("a", "Other by now", HERE));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> feeds.take(key(), feed, seen.id(), Set.of(), false))
			.satisfies(it -> assertThat(it.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void whatWasThrownAwayIsGone() {
		var seen = bring(service("a", "Unwanted", HERE));

		feeds.drop(key(), feed, seen.id());

		assertThat(feeds.reading(feed)).isEmpty();
	}

	@Test
	void whatIsReadByItsAddressWaitsOnce() throws IOException {
		String told = "[%s]".formatted(service("a", "By address", HERE));
		served(told, reader -> {
			assertThat(reader.readNow(key(), feed).outcome()).isEqualTo(FeedView.Outcome.WAITING);
			take(feeds.reading(feed).orElseThrow());
			assertThat(here("By address")).isPresent();

			assertThat(reader.readNow(key(), feed).outcome()).isEqualTo(FeedView.Outcome.UNCHANGED);
		});
		assertThat(feeds.reading(feed)).isEmpty();
	}

	@Test
	void whatCouldNotBeReadAtNightSaysWhyAndLeavesWhatWaits() throws IOException {
		var waiting = bring(service("a", "Waits on", HERE));
		jdbc.sql("update directory.feed set nightly = true, address = 'http://127.0.0.1/none' where id = :id")
			.param("id", feed.value())
			.update();

		served("no feed", FeedReader::tonight);

		assertThat(feeds.find(feed).orElseThrow().fault()).isEqualTo(FeedView.Fault.NO_FEED);
		assertThat(feeds.reading(feed).orElseThrow().id()).isEqualTo(waiting.id());
		jdbc.sql("update directory.feed set nightly = false where id = :id").param("id", feed.value()).update();
	}

	/** A reader of the feed, whose address is a server of this test. */
	private void served(String answer, Consumer<FeedReader> work) throws IOException {
		var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		server.createContext("/", exchange -> {
			byte[] body = answer.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
		try {
			jdbc.sql("update directory.feed set address = :address where id = :id")
				.param("address", "http://127.0.0.1:" + server.getAddress().getPort())
				.param("id", feed.value())
				.update();
			work.accept(
					new FeedReader(store, new FeedClient(Set.of("127.0.0.1"), new FeedRules.Limits(100, 20, 1, 20, 5),
							InetAddressFilter.all(), "http"), recording, transaction, clock));
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void hostThatIsNotNamedIsRefused() {
		for (String address : List.of("https://feeds.example/v3", "http://feeds.example/v3", "https://127.0.0.1/v3",
				"file:///etc/passwd", "nonsense")) {
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> feeds.add(key(), new Feeds.What("Address " + seal, address, UNIT, false)))
				.satisfies(it -> assertThat(it.fields()).extracting(Problem.Field::path).contains("address"));
		}
	}

	@Test
	void digestsByWhichFieldsAreKnownAgainStayTheSame() {
		var entry = ServiceEntry.named(UNIT, "Pinned");

		assertThat(FeedField.NAME.digest(entry)).isEqualTo(FeedStore.digest("Pinned"));
		assertThat(FeedField.PHONES.digest(entry)).isEqualTo(FeedStore.digest("[]"));
		assertThat(FeedField.HOURS.digest(entry.withHours(List.of(new Schedule(Schedule.Group.REGULAR, null, false,
				Schedule.Frequency.WEEKLY, 1, List.of(Schedule.ByDay.of("MO")), List.of(), null, null,
				LocalTime.of(10, 0), LocalTime.of(12, 0), null, Schedule.OnHolidays.ASK, false, null)))))
			.isEqualTo(FeedStore
				.digest("[[Schedule[group=REGULAR, label=null, replaces=false, frequency=WEEKLY, every=1, byDay=[ByDay[which=0, day=MONDAY]], "
						+ "byMonthDay=[], anchorOn=null, until=null, opens=10:00, closes=12:00, confirmedUntil=null, onHolidays=ASK, "
						+ "termTimeOnly=false, note=null]]]"));
	}

	private static final String PHONE = "\"phones\":[{\"number\":\"01632 960100\"}],";

	private static final String KIND = "\"attributes\":[{\"taxonomy_term\":{\"name\":\"Food bank\"}},{\"taxonomy_term\":{\"name\":\"Adults\"}}],";

	private static final String AUDIENCE = "";

	private static final String HERE = """
			"service_at_locations":[{"id":"s","location":{"id":"l","location_type":"physical","name":"Test hall",
			"addresses":[{"address_1":"1 Test Street","city":"Irvine","postal_code":"KA12 8SS"}]}}],""";

	private static final String MONDAYS = "\"schedules\":[{\"freq\":\"WEEKLY\",\"byday\":\"MO\",\"opens_at\":\"10:00\",\"closes_at\":\"12:00\"}]";

	private String service(String id, String name, String more) {
		String fields = more.strip().endsWith(",") ? more.strip().substring(0, more.strip().length() - 1) : more;
		return "{\"id\":\"%s-%s\",\"name\":\"%s %s\"%s%s}".formatted(id, seal, name, seal, fields.isEmpty() ? "" : ",",
				fields.replace("\"id\":\"l\"", "\"id\":\"l-" + seal + "\"").replace("Test hall", "Test hall " + seal));
	}

	private FeedReading bring(String... told) {
		return feeds.bring(key(), feed, json(told));
	}

	private void take(String... told) {
		take(bring(told));
	}

	private void take(FeedReading told) {
		transaction.executeWithoutResult(status -> feeds.take(key(), feed, told.id(), Set.of(), false));
	}

	private static IncomingFile json(String... told) {
		return file("[%s]".formatted(String.join(",", told)));
	}

	private static IncomingFile file(String text) {
		return IncomingFile.of("feed.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private Optional<ServiceRecord> here(String name) {
		return services.all()
			.stream()
			.filter(it -> it.entry().name().equals("%s %s".formatted(name, seal))
					&& it.status() != ServiceStatus.CLOSED)
			.findFirst();
	}

	private List<String> doubts() {
		var told = new ArrayList<String>();
		feeds.doubts()
			.stream()
			.filter(it -> it.feed().equals("List " + seal))
			.forEach(it -> told.add(it.serviceName() + " " + it.says()));
		return told;
	}

	private void edit(String name, @Nullable String description) {
		var now = here(name).orElseThrow();
		services.change(key(), now.id(), now.version(),
				FeedField.merged(now.entry(), described(now.entry(), description), Set.of(FeedField.DESCRIPTION)));
	}

	private static ServiceEntry described(ServiceEntry of, @Nullable String text) {
		return new ServiceEntry(of.unit(), of.name(), text, of.kinds(), of.audiences(), null, null, of.substances(),
				of.howToCome(), null, null, of.languages(), of.formats(), of.phones(), null, null, null, null, null,
				of.areas(), false, null, of.places(), of.hours());
	}

	private static ServiceEntry withHeard(ServiceEntry of) {
		return new ServiceEntry(of.unit(), of.name(), null, of.kinds(), of.audiences(), null, null, of.substances(),
				of.howToCome(), null, null, of.languages(), of.formats(), of.phones(), null, null, null, null, null,
				of.areas(), false, "On the phone", of.places(), of.hours());
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(Hours.ZONE));
	}

	private Author author() {
		return new Author(caller.account(), new MemberId(UUID.randomUUID()), "Mairi Test, Officer",
				OffsetDateTime.now(clock));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private static Function<Author, Made<Identifier>> anyChange() {
		return any();
	}

	private static Consumer<Author> anyConsumer() {
		return any();
	}

	private static Supplier<Made<Identifier>> anyWork() {
		return any();
	}

}
