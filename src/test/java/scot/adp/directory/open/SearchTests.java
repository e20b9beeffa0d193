package scot.adp.directory.open;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Assurance;
import scot.adp.directory.AtPlaceId;
import scot.adp.directory.Hours;
import scot.adp.directory.OpenReason;
import scot.adp.directory.OpenState;
import scot.adp.directory.OpenWindow;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.PublishedService;
import scot.adp.directory.ServiceId;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found, and in which order. */
class SearchTests {

	private static final AreaCode IRVINE = new AreaCode("IRVINE");

	private static final AreaCode ARRAN = new AreaCode("ARRAN");

	/** A Monday. */
	private static final Instant TEN = at("2026-11-23T10:00");

	private final Search search = new Search(LocalTime.of(17, 0), LocalTime.of(22, 0),
			Map.of("PARENTS", List.of("ADULTS")), Set.of("FOOD"));

	@Test
	void whatIsOpenComesFirstThenWhatOpensSoonestThenAToZ() {
		var all = List.of(open("Later", IRVINE, "2026-11-23T19:00", "2026-11-23T20:00"),
				open("B now", IRVINE, "2026-11-23T09:00", "2026-11-23T12:00"),
				open("A now", IRVINE, "2026-11-23T09:30", "2026-11-23T12:00"),
				open("Sooner", IRVINE, "2026-11-23T13:00", "2026-11-23T14:00"), entry("Never", IRVINE));

		assertThat(names(search.find(all, asked(Asked.When.ANY, null), TEN).sure())).containsExactly("A now", "B now",
				"Sooner", "Later", "Never");
		assertThat(names(search.find(all, asked(Asked.When.NOW, null), TEN).sure())).containsExactly("B now", "A now");
	}

	@Test
	void eveningThatIsOverIsTheNextOne() {
		var tonight = open("Tonight", IRVINE, "2026-11-23T19:00", "2026-11-23T20:00");
		var tomorrow = open("Tomorrow", IRVINE, "2026-11-24T19:00", "2026-11-24T20:00");
		var all = List.of(tonight, tomorrow);

		assertThat(names(search.find(all, asked(Asked.When.EVENING, null), TEN).sure())).containsExactly("Tonight");
		assertThat(names(search.find(all, asked(Asked.When.EVENING, null), at("2026-11-23T20:00")).sure())).isEmpty();
		assertThat(names(search.find(all, asked(Asked.When.EVENING, null), at("2026-11-23T22:00")).sure()))
			.containsExactly("Tomorrow");
	}

	@Test
	void weekendIsTheOneThatItIsOrThatComes() {
		var saturday = open("Saturday", IRVINE, "2026-11-28T10:00", "2026-11-28T12:00");
		var sunday = open("Sunday", IRVINE, "2026-11-29T10:00", "2026-11-29T12:00");
		var all = List.of(saturday, sunday, open("Friday", IRVINE, "2026-11-27T21:00", "2026-11-28T00:00"));

		assertThat(names(search.find(all, asked(Asked.When.WEEKEND, null), TEN).sure())).containsExactly("Saturday",
				"Sunday");
		assertThat(names(search.find(all, asked(Asked.When.WEEKEND, null), at("2026-11-29T09:00")).sure()))
			.containsExactly("Sunday");
	}

	@Test
	void tomorrowIsTheWholeOfTheNextDay() {
		var morning = open("Morning", IRVINE, "2026-11-24T07:00", "2026-11-24T08:00");
		var all = List.of(morning, open("Today", IRVINE, "2026-11-23T10:00", "2026-11-23T12:00"),
				open("After", IRVINE, "2026-11-25T00:00", "2026-11-25T01:00"));

		assertThat(names(search.find(all, asked(Asked.When.TOMORROW, null), TEN).sure())).containsExactly("Morning");
	}

	@Test
	void whoAsksForOneAudienceFindsWhatSuitsBesides() {
		var all = List.of(open("For adults", IRVINE, "2026-11-23T09:00", "2026-11-23T12:00"));

		assertThat(
				names(search.find(all, new Asked("", null, null, Asked.When.NOW, "PARENTS", "", 1, false), TEN).sure()))
			.containsExactly("For adults");
		assertThat(search.find(all, new Asked("", null, null, Asked.When.NOW, "CYP", "", 1, false), TEN).count())
			.isZero();
	}

	@Test
	void whatIsForJustTheseComesBeforeWhatIsForThemTooAndGeneralHelpLast() {
		var all = List.of(of("A larder", List.of("PARENTS"), List.of("FOOD")),
				of("B besides", List.of("ADULTS"), List.of()),
				of("C parents", List.of("PARENTS"), List.of("FAMILY_SUPPORT", "FOOD")));

		assertThat(
				names(search.find(all, new Asked("", null, null, Asked.When.NOW, "PARENTS", "", 1, false), TEN).sure()))
			.containsExactly("C parents", "B besides", "A larder");
	}

	@Test
	void whoAsksForGeneralHelpOfAKindFindsItFirst() {
		var all = List.of(of("A besides", List.of("ADULTS"), List.of("FOOD")),
				of("B larder", List.of("PARENTS"), List.of("FOOD")));

		assertThat(names(
				search.find(all, new Asked("", null, null, Asked.When.NOW, "PARENTS", "FOOD", 1, false), TEN).sure()))
			.containsExactly("B larder", "A besides");
	}

	@Test
	void whereNothingIsOpenItIsToldWhatOpensNextAndWhatIsOpenElsewhere() {
		var all = List.of(open("Late", ARRAN, "2026-11-23T20:00", "2026-11-23T21:00"),
				open("Soon", ARRAN, "2026-11-23T13:00", "2026-11-23T14:00"),
				open("Over there", IRVINE, "2026-11-23T09:00", "2026-11-23T12:00"), entry("Never", ARRAN));
		var asked = asked(Asked.When.NOW, ARRAN);

		assertThat(search.find(all, asked, TEN).hasOpen()).isFalse();
		assertThat(names(search.instead(all, asked, TEN).next())).containsExactly("Soon", "Late");
		assertThat(names(search.instead(all, asked, TEN).elsewhere())).containsExactly("Over there");
	}

	@Test
	void placeThatIsNotKnownToOpenIsNoneThatIsOpen() {
		var never = List.of(entry("Never", IRVINE));

		assertThat(search.find(never, asked(Asked.When.ANY, null), TEN)).returns(1, Search.Answer::count)
			.returns(false, Search.Answer::hasOpen);
	}

	@Test
	void whatIsOnlineAtTimesThatNobodyKnowsStandsWithWhatIsToBeRungFirst() {
		var online = new Entry(service("Online", List.of()), List.of(new Entry.Times(null,
				List.of(window(OpenState.UNKNOWN, "2026-11-23T00:00", "2026-11-24T00:00")), at("2026-12-31T00:00"))));
		var answer = search.find(List.of(online), asked(Asked.When.NOW, null), TEN);

		assertThat(names(answer.phoneFirst())).containsExactly("Online");
		assertThat(answer.anywhere()).isEmpty();
	}

	@Test
	void nightThatBeganOnTheDayBeforeIsOpenStill() {
		var night = open("Night", IRVINE, "2026-11-22T21:00", "2026-11-23T01:00");

		assertThat(names(search.find(List.of(night), asked(Asked.When.NOW, null), at("2026-11-23T00:30")).sure()))
			.containsExactly("Night");
		assertThat(search.find(List.of(night), asked(Asked.When.NOW, null), at("2026-11-23T01:00")).count()).isZero();
	}

	@Test
	void ofSeveralPlacesTheOneInTheAreaCountsAndAServiceIsFoundOnce() {
		var both = new Entry(service("Both", List.of(place(IRVINE), place(ARRAN))),
				List.of(times(place(IRVINE), window(OpenState.OPEN, "2026-11-23T09:00", "2026-11-23T12:00")),
						times(place(ARRAN), window(OpenState.OPEN, "2026-11-23T19:00", "2026-11-23T20:00"))));
		var all = search.find(List.of(both), asked(Asked.When.NOW, null), TEN);

		assertThat(names(all.sure())).containsExactly("Both");
		assertThat(all.byArea()).containsOnlyKeys(IRVINE);
		assertThat(search.find(List.of(both), asked(Asked.When.NOW, ARRAN), TEN).count()).isZero();
		assertThat(search.find(List.of(both), asked(Asked.When.EVENING, ARRAN), TEN).count()).isOne();
	}

	@Test
	void whatNobodyCanSayIsBesideAndWhatIsOnlineIsInNoArea() {
		var unknown = new Entry(service("Unknown", List.of(place(IRVINE))),
				List.of(times(place(IRVINE), window(OpenState.UNKNOWN, "2026-11-23T00:00", "2026-11-24T00:00"))));
		var online = new Entry(service("Online", List.of()), List.of(new Entry.Times(null,
				List.of(window(OpenState.OPEN, "2026-11-23T09:00", "2026-11-23T12:00")), at("2026-12-31T00:00"))));
		var answer = search.find(List.of(unknown, online), asked(Asked.When.NOW, IRVINE), TEN);

		assertThat(answer.sure()).isEmpty();
		assertThat(names(answer.phoneFirst())).containsExactly("Unknown");
		assertThat(names(answer.anywhere())).containsExactly("Online");
		assertThat(answer.byArea()).isEmpty();
	}

	private static List<String> names(List<Search.Found> found) {
		return found.stream().map(it -> it.entry().service().name()).toList();
	}

	private static Asked asked(Asked.When when, @Nullable AreaCode area) {
		return new Asked("", area, null, when, "", "", 1, false);
	}

	private static Entry open(String name, AreaCode area, String from, String to) {
		return new Entry(service(name, List.of(place(area))),
				List.of(times(place(area), window(OpenState.OPEN, from, to))));
	}

	private static Entry of(String name, List<String> audiences, List<String> kinds) {
		return new Entry(service(name, List.of(place(IRVINE)), audiences, kinds),
				List.of(times(place(IRVINE), window(OpenState.OPEN, "2026-11-23T09:00", "2026-11-23T12:00"))));
	}

	private static Entry entry(String name, AreaCode area) {
		return new Entry(service(name, List.of(place(area))), List.of(times(place(area))));
	}

	private static Entry.Times times(PublishedService.At at, OpenWindow... windows) {
		return new Entry.Times(at, List.of(windows), at("2026-12-31T00:00"));
	}

	private static OpenWindow window(OpenState state, String from, String to) {
		return new OpenWindow(state, (state == OpenState.UNKNOWN) ? OpenReason.NOT_CONFIRMED : null, null, at(from),
				at(to));
	}

	private static PublishedService.At place(AreaCode area) {
		return new PublishedService.At(new AtPlaceId(UUID.randomUUID()), new PlaceId(UUID.randomUUID()), "Hall",
				PlaceView.Kind.VENUE, area, false, null, null, null, null, null, null, List.of(), null, List.of(),
				new PublishedService.HoursTold(List.of(), List.of(), null), null);
	}

	private static PublishedService service(String name, List<PublishedService.At> places) {
		return service(name, places, List.of("ADULTS"), List.of());
	}

	private static PublishedService service(String name, List<PublishedService.At> places, List<String> audiences,
			List<String> kinds) {
		return new PublishedService(new ServiceId(UUID.randomUUID()), name, new UnitId("NADARS"), "NADARS",
				new OrganisationId("NAHSCP"), "NAHSCP", name, name, kinds, audiences, null, null, List.of(), List.of(),
				null, null, List.of(), List.of(), List.of(), null, null, null, null, List.of(), null, null, null, null,
				null, places, new PublishedService.HoursTold(List.of(), List.of(), null),
				new Assurance(Assurance.State.FRESH, null, null, null, null, null), false, OffsetDateTime.MIN);
	}

	private static Instant at(String time) {
		return LocalDateTime.parse(time).atZone(Hours.ZONE).toInstant();
	}

}
