package scot.adp.directory;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Lists of others in forms of their own, read as services. */
class ForeignListsTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);

	private static final String GUIDE = """
			{ "name": "Harbour Group", "slug": "%s", "day": %s, "time": "%s", %s "location": "Harbour Hall",
			  "address": "1 Shore Road", "city": "Ardrossan", "postal_code": "KA22 8AA", "latitude": 55.64, "longitude": -4.81,
			  "notes": "Use the side door.", "types": ["O"], "entity": "Ayrshire Intergroup", "entity_phone": "01632 960100",
			  "contact_1_name": "Morag", "contact_1_phone": "01632 960101" }""";

	private static final String BMLT = """
			{ "id_bigint": "%s", "meeting_name": "Clean on the Clyde", "weekday_tinyint": "%s", "start_time": "19:30:00",
			  "duration_time": "%s", "time_zone": "", "venue_type": "%s", "location_text": "Town Hall", "location_street": "2 Main Street",
			  "location_municipality": "Kilwinning", "location_postal_code_1": "KA13 6AA", "latitude": "55.65",
			  "longitude": "-4.70", "comments": "", "contact_name_1": "Hamish", "contact_phone_1": "01632 960102", "published": "1" }""";

	private static final String ALISS = """
			{ "id": "5f0a", "name": "Money matters", "slug": "money-matters", "description": "Advice on debts.",
			  "url": "https://money.example", "phone": "01632 960103", "email": "hello@money.example",
			  "organisation": { "id": "o", "name": "Money Advice" }, "aliss_url": "https://aliss.example/services/5f0a",
			  "categories": [{ "name": "Money advice", "slug": "money" }], "service_areas": [{ "type": "Local Authority",
			  "name": "North Ayrshire", "code": "S12000021" }], "last_reviewed": "2026-09-30T08:15:00",
			  "locations": [{ "id": "l1", "name": "The Hub", "street_address": "3 High Street", "locality": "Irvine",
			  "postal_code": "KA12 0AA", "latitude": 55.61, "longitude": -4.66 }] }""";

	@Test
	void groupThatMeetsOnTwoDaysIsOneServiceWithBoth() {
		var read = read("[%s,%s]".formatted(GUIDE.formatted("harbour", 1, "19:00", "\"end_time\": \"20:30\","),
				GUIDE.formatted("harbour-2", 5, "19:00", "\"end_time\": \"20:30\",")));

		assertThat(read.services()).singleElement().satisfies(it -> {
			assertThat(it.id()).isEqualTo("harbour");
			assertThat(hours(it)).containsExactly(tuple(DayOfWeek.MONDAY, LocalTime.of(19, 0), LocalTime.of(20, 30)),
					tuple(DayOfWeek.FRIDAY, LocalTime.of(19, 0), LocalTime.of(20, 30)));
		});
	}

	@Test
	void meetingsOfOneNameInTwoPlacesAreTwo() {
		var read = read("[%s,%s]".formatted(GUIDE.formatted("a", 1, "19:00", ""),
				GUIDE.formatted("b", 2, "19:00", "").replace("1 Shore Road", "9 Hill Street")));

		assertThat(read.services()).extracting(FeedService::id).containsExactly("a", "b");
	}

	@ParameterizedTest
	@CsvSource({ "0, SUNDAY", "6, SATURDAY" })
	void oneListCountsItsDaysFromNought(int day, DayOfWeek is) {
		assertThat(hours(read("[%s]".formatted(GUIDE.formatted("a", day, "10:00", ""))).services().getFirst()))
			.containsExactly(tuple(is, LocalTime.of(10, 0), LocalTime.of(11, 0)));
	}

	@ParameterizedTest
	@CsvSource({ "1, SUNDAY", "7, SATURDAY" })
	void otherListCountsItsDaysFromOne(int day, DayOfWeek is) {
		assertThat(hours(read("[%s]".formatted(BMLT.formatted(1, day, "01:30:00", 1))).services().getFirst()))
			.containsExactly(tuple(is, LocalTime.of(19, 30), LocalTime.of(21, 0)));
	}

	@Test
	void oneRowMayTellSeveralDays() {
		assertThat(hours(read("[%s]".formatted(GUIDE.formatted("a", "[2, 4]", "12:00", ""))).services().getFirst()))
			.extracting(it -> it.toList().getFirst())
			.containsExactly(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
	}

	@ParameterizedTest
	@CsvSource({ "00:00:00, 20:30", "'', 20:30", "2:00:00, 21:30", "05:00:00, 00:30" })
	void meetingWithoutALengthIsTakenToLastAnHour(String lasts, LocalTime ends) {
		assertThat(hours(read("[%s]".formatted(BMLT.formatted(1, 2, lasts, 1))).services().getFirst()))
			.extracting(it -> it.toList().getLast())
			.containsExactly(ends);
	}

	@Test
	void meetingByAppointmentHasNoHours() {
		var service = read("[{\"name\":\"By request\",\"slug\":\"r\",\"types\":[\"O\"]}]").services().getFirst();

		assertThat(service.hours()).isEmpty();
		assertThat(service.notes()).isEmpty();
	}

	@Test
	void clocksOfElsewhereLeaveTheHoursUnknown() {
		var service = read("[%s]".formatted(GUIDE.formatted("a", 1, "19:00", "\"timezone\": \"America/New_York\",")))
			.services()
			.getFirst();

		var understood = FeedHours.read(service.hours(), TODAY);
		assertThat(understood.rows()).isEmpty();
		assertThat(understood.reasons()).isNotEmpty();
	}

	@Test
	void placeIsReadWithItsAddress() {
		assertThat(read("[%s]".formatted(GUIDE.formatted("a", 1, "19:00", ""))).services().getFirst().places())
			.extracting(FeedService.Location::name, FeedService.Location::street, FeedService.Location::town,
					FeedService.Location::postcode, FeedService.Location::latitude)
			.containsExactly(tuple("Harbour Hall", "1 Shore Road", "Ardrossan", "KA22 8AA", 55.64));
		assertThat(read("[%s]".formatted(BMLT.formatted(1, 2, "", 1))).services().getFirst().places())
			.extracting(FeedService.Location::name, FeedService.Location::street, FeedService.Location::town,
					FeedService.Location::postcode, FeedService.Location::longitude)
			.containsExactly(tuple("Town Hall", "2 Main Street", "Kilwinning", "KA13 6AA", -4.70));
	}

	@Test
	void addressInOneLineIsTakenApart() {
		var service = read("""
				[{"name":"Up the stair","slug":"u","day":3,"time":"18:00",
				  "formatted_address":"4 Bridge Street, Largs KA30 8AA, UK"}]""").services().getFirst();

		assertThat(service.places())
			.extracting(FeedService.Location::street, FeedService.Location::town, FeedService.Location::postcode)
			.containsExactly(tuple("4 Bridge Street", "Largs", "KA30 8AA"));
	}

	@Test
	void meetingOnlineIsNowhereInParticular() {
		assertThat(read("[%s]".formatted(BMLT.formatted(1, 2, "", 2))).services().getFirst().places())
			.extracting(FeedService.Location::virtual, FeedService.Location::street)
			.containsExactly(tuple(true, null));
		assertThat(read("""
				[{"name":"On screen","slug":"s","day":3,"time":"18:00","conference_url":"https://meet.example/1",
				  "city":"Ayr","approximate":"yes"}]""").services()).singleElement().satisfies(it -> {
			assertThat(it.url()).isEqualTo("https://meet.example/1");
			assertThat(it.places()).extracting(FeedService.Location::virtual).containsExactly(true);
		});
	}

	@Test
	void peopleOfAMeetingAreNotRead() {
		var read = read("[%s,%s]".formatted(GUIDE.formatted("a", 1, "19:00", ""), BMLT.formatted(1, 2, "", 1)));

		assertThat(read.services()).hasSize(2);
		assertThat(read.toString()).contains("01632 960100")
			.doesNotContain("Morag", "Hamish", "01632 960101", "01632 960102");
	}

	@Test
	void meetingThatIsNotPublishedIsLeftOut() {
		assertThat(read(
				"[%s]".formatted(BMLT.formatted(1, 2, "", 1).replace("\"published\": \"1\"", "\"published\": \"0\"")))
			.services()).isEmpty();
	}

	@Test
	void meetingWithoutANameIsRefusedByItself() {
		var read = read("[%s,%s]".formatted(GUIDE.formatted("a", 1, "19:00", "").replace("Harbour Group", " "),
				GUIDE.formatted("b", 1, "19:00", "")));

		assertThat(read.services()).extracting(FeedService::id).containsExactly("b");
		assertThat(read.refused()).extracting(OpenReferral.Refused::id, OpenReferral.Refused::field)
			.containsExactly(tuple("a", "name"));
	}

	@Test
	void meetingsAreFiledAsMutualAid() {
		assertThat(read("[%s]".formatted(BMLT.formatted(1, 2, "", 1))).services().getFirst().terms())
			.extracting(FeedService.Term::name)
			.containsExactly("Mutual aid groups");
	}

	@Test
	void pageOfAlissIsReadWithWhoRunsItAndWhen() {
		var read = read("{\"meta\":{},\"count\":1,\"next\":null,\"data\":[%s]}".formatted(ALISS));

		assertThat(read.all()).isTrue();
		assertThat(read.services()).singleElement().satisfies(it -> {
			assertThat(it.name()).isEqualTo("Money matters");
			assertThat(it.organisation()).isEqualTo("Money Advice");
			assertThat(it.email()).isEqualTo("hello@money.example");
			assertThat(it.phones()).containsExactly(new Phone("01632 960103", null));
			assertThat(it.terms()).extracting(FeedService.Term::name).containsExactly("Money advice");
			assertThat(it.areas()).extracting(FeedService.Area::name).containsExactly("North Ayrshire");
			assertThat(it.assuredOn()).isEqualTo(LocalDate.of(2026, 9, 30));
			assertThat(it.places()).extracting(FeedService.Location::id, FeedService.Location::town)
				.containsExactly(tuple("l1", "Irvine"));
			assertThat(it.notes()).isEmpty();
		});
	}

	@Test
	void whatAlissNeverReviewedSaysNothingOfWhen() {
		assertThat(read("{\"data\":[%s]}".formatted(ALISS.replace("2026-09-30", "0001-01-01"))).services()
			.getFirst()
			.assuredOn()).isNull();
	}

	@Test
	void pageOfSeveralIsAPart() {
		assertThat(read("{\"count\":2,\"next\":\"?page=2\",\"data\":[%s]}".formatted(ALISS)).all()).isFalse();
	}

	private static List<org.assertj.core.groups.Tuple> hours(FeedService service) {
		var understood = FeedHours.read(service.hours(), TODAY);
		assertThat(understood.reasons()).isEmpty();
		return understood.rows()
			.stream()
			.map(it -> tuple(it.byDay().getFirst().day(), it.opens(), it.closes()))
			.toList();
	}

	private static OpenReferral.Reading read(String text) {
		var reader = new OpenReferral(100);
		reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
		return reader.reading();
	}

}
