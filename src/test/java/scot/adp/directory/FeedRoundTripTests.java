package scot.adp.directory;

import java.time.LocalDate;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.directory.open.OpenSample;
import scot.adp.platform.UnitId;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What our own feed gives out, read in by its address as another directory's, is the same
 * service.
 */
@AdpTest
class FeedRoundTripTests {

	private static final FeedRules.Limits LIMITS = new FeedRules.Limits(5_000, 200, 20, 120, 30);

	@Autowired
	GraphQl graphQl;

	@Autowired
	FeedPlanning planning;

	@Autowired
	Services services;

	@Autowired
	Places places;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	UserDetailsService accounts;

	private OpenReferral.Reading reading;

	@BeforeEach
	void read() {
		var sample = new OpenSample(jdbc, clock.instant().atZone(clock.getZone()));
		sample.fortnightly(sample.add("Round trip", "OPEN"), clock.today().minusDays(7), clock.today().plusDays(90));
		sample.add("Round trip refuge", "AREA_ONLY");
		var officer = accounts.loadUserByUsername("officer");
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(officer, null, officer.getAuthorities()));
		var answer = new FeedClient(Set.of("127.0.0.1"), LIMITS, InetAddressFilter.all(), "http")
			.read(graphQl.address() + "/open-referral/v3", Map.of());
		reading = Objects.requireNonNull(answer.reading(), String.valueOf(answer.fault()));
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void wholeFeedIsUnderstood() {
		assertThat(reading.all()).isTrue();
		assertThat(reading.refused()).isEmpty();
		assertThat(reading.services()).hasSizeGreaterThan(50)
			.allSatisfy(it -> assertThat(it.notes()).as(it.name()).isEmpty());
	}

	@Test
	void readInHereItIsOurs() {
		assertThat(plan(reading).told().services()).extracting(FeedReading.Told::fate)
			.containsOnly(FeedReading.Fate.OURS);
	}

	@Test
	void readInElsewhereEachFieldIsTheSame() {
		var ours = new HashMap<String, ServiceRecord>();
		var away = reading.services().stream().map(it -> {
			String id = UUID.randomUUID().toString();
			services.find(new ServiceId(UUID.fromString(it.id()))).ifPresent(known -> ours.put(id, known));
			return elsewhere(it, id);
		}).toList();

		var plan = plan(new OpenReferral.Reading(away, List.of(), true));

		assertThat(plan.steps()).hasSizeGreaterThan(50);
		// Places of one name, which other tests make, are told apart by nothing.
		var doubles = new HashSet<>(jdbc.sql("""
				select p.id from directory.place p
				where exists (select from directory.place o where o.id <> p.id and lower(o.name) = lower(p.name))""")
			.query(UUID.class)
			.list());
		for (var step : plan.steps()) {
			ServiceRecord known = Objects.requireNonNull(ours.get(step.service().id()));
			if (known.entry().places().stream().anyMatch(it -> doubles.contains(it.place().value()))) {
				continue;
			}
			// The days of a season are told by their first and last, which are other days
			// here.
			if (known.entry().hours().stream().anyMatch(it -> it.group() == Schedule.Group.SEASON)) {
				continue;
			}
			var told = step.entry();
			for (FeedField field : FeedField.values()) {
				if (asTold(field, known)) {
					assertThat(field.same(unconfirmed(known.entry()), unconfirmed(told)))
						.as("%s of %s:%n%s%n%s", field, told.name(), known.entry(), told)
						.isTrue();
				}
			}
			assertThat(told.places()).as(told.name()).hasSameSizeAs(shown(known));
		}
	}

	@Test
	void withheldAddressStaysWithheldElsewhere() {
		var away = reading.services()
			.stream()
			.filter(it -> it.name().equals("Round trip refuge"))
			.map(it -> elsewhere(it, UUID.randomUUID().toString()))
			.toList();

		var plan = plan(new OpenReferral.Reading(away, List.of(), false));

		assertThat(plan.places().values()).isNotEmpty().allSatisfy(it -> {
			assertThat(it.masking()).isEqualTo(PlaceView.Masking.AREA_ONLY);
			assertThat(it.street()).isNull();
			assertThat(it.postcode()).isNull();
		});
	}

	/**
	 * What is the same elsewhere. A place that is masked, and what lies there, is another
	 * place there; days on which it is open besides become rows of hours; what is
	 * reported is told with the notice.
	 */
	private boolean asTold(FeedField field, ServiceRecord known) {
		return switch (field) {
			case PLACES,
					HOURS ->
				known.exceptions().isEmpty()
						&& places.byIds(known.entry().places().stream().map(ServiceEntry.Where::place).toList())
							.values()
							.stream()
							.allMatch(it -> it.masking() == PlaceView.Masking.OPEN && it.closedOn() == null);
			case ALERT -> !known.reportedClosed();
			default -> true;
		};
	}

	private List<PlaceView> shown(ServiceRecord known) {
		return places.byIds(known.entry().places().stream().map(ServiceEntry.Where::place).toList())
			.values()
			.stream()
			.filter(it -> it.masking() != PlaceView.Masking.NONE_SHOWN && it.closedOn() == null)
			.toList();
	}

	/**
	 * Without for how long it counts as confirmed, which another directory decides
	 * itself.
	 */
	private static ServiceEntry unconfirmed(ServiceEntry entry) {
		return FeedField.merged(entry,
				ServiceEntry.named(entry.unit(), entry.name())
					.withHours(entry.hours().stream().map(it -> inItsWeek(it.confirmedTo(null))).toList()),
				Set.of(FeedField.HOURS));
	}

	/**
	 * A feed begins with the first day; for what is every few weeks any day of that week
	 * says the same.
	 */
	private static Schedule inItsWeek(Schedule it) {
		LocalDate anchor = it.anchorOn();
		return new Schedule(it.group(), it.label(), it.replaces(), it.frequency(), it.every(), it.byDay(),
				it.byMonthDay(),
				(anchor != null && it.frequency() == Schedule.Frequency.WEEKLY) ? anchor.with(DayOfWeek.MONDAY)
						: anchor,
				it.until(), it.opens(), it.closes(), it.confirmedUntil(), it.onHolidays(), it.termTimeOnly(),
				it.note());
	}

	private static FeedService elsewhere(FeedService of, String id) {
		return new FeedService(id, of.name(), of.status(), of.organisation(), of.description(), of.url(), of.email(),
				of.phones(), of.fees(), of.free(), of.minAge(), of.maxAge(), of.terms(), of.languages(), of.howToCome(),
				of.alert(), of.areas(), of.places(), of.hours(), of.closed(), null, of.notes());
	}

	private FeedPlan plan(OpenReferral.Reading content) {
		var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
		var feed = new FeedView(new Feeds.Id(UUID.randomUUID()), 1, "Ours elsewhere", null, new UnitId("ELSEWHERE"),
				false, null, now, FeedView.Outcome.WAITING, null, null, null, now, 0);
		return planning.of(feed,
				new FeedStore.Waiting(new FeedReading.Id(UUID.randomUUID()), now, "test", "", 0, content), Set.of());
	}

}
