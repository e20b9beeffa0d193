package scot.adp.shell.parts;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;

/** How much anybody may send in an hour, by a time that only the test moves. */
class AllowanceTests {

	private static final int ACCOUNT = 10;

	private static final int PLACE = 4;

	private static final int STRANGERS = 10;

	private long nanos = Duration.ofDays(1).toNanos();

	private final Allowance allowance = new Allowance(ACCOUNT, PLACE, STRANGERS, new TimeMeter() {
		@Override
		public long currentTimeNanos() {
			return nanos;
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}
	});

	@AfterEach
	void noRequest() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void oneStrangerUsesUpTheirOwnAndLeavesTheOthersTheirs() {
		assertThat(taken("192.0.2.7", 50)).isEqualTo(PLACE);
		assertThat(taken("198.51.100.7", 50)).isEqualTo(PLACE);
		assertThat(taken("203.0.113.7", 50)).isEqualTo(STRANGERS - 2 * PLACE);
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.7, 192.0.2.250", "2001:db8:7:1::1, 2001:db8:7:ffff::9", "::ffff:192.0.2.7, 192.0.2.8",
			"fe80::1%1, fe80::2", "no address, another" })
	void networkIsOnePlace(String one, String another) {
		assertThat(taken(one, PLACE)).isEqualTo(PLACE);

		assertThat(taken(another, 1)).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.7, 192.0.3.7", "2001:db8:7::1, 2001:db8:8::1", "192.0.2.7, ::c000:0207" })
	void anotherNetworkIsAnotherPlace(String one, String another) {
		assertThat(taken(one, PLACE)).isEqualTo(PLACE);

		assertThat(taken(another, 1)).isOne();
	}

	@Test
	void whatAllStrangersUsedUpIsTakenFromNoPlace() {
		for (String place : new String[] { "192.0.2.7", "198.51.100.7", "203.0.113.7" }) {
			taken(place, PLACE);
		}
		assertThat(taken("2001:db8::1", 5)).isZero();

		nanos += Duration.ofHours(1).toNanos();
		assertThat(taken("2001:db8::1", 5)).isEqualTo(PLACE);
	}

	@Test
	void waitIsToldAndEnough() {
		taken("192.0.2.7", PLACE);
		Duration wait = allowance.takeFromStranger(Optional.of("192.0.2.7"));

		assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofHours(1).dividedBy(PLACE));
		nanos += wait.toNanos() - 1;
		assertThat(taken("192.0.2.7", 1)).isZero();
		nanos += 1;
		assertThat(taken("192.0.2.7", 1)).isOne();
	}

	@Test
	void whatStrangersSendTakesNothingFromAnAccount() {
		taken("192.0.2.7", PLACE);
		taken("198.51.100.7", PLACE);
		taken("203.0.113.7", PLACE);

		assertThat(IntStream.range(0, 50).filter(i -> allowance.takeFrom("one").isZero()).count()).isEqualTo(ACCOUNT);
		assertThat(allowance.takeFrom("another")).isZero();
	}

	@Test
	void strangerIsWhereTheRequestComesFrom() {
		var request = new MockHttpServletRequest();
		request.setRemoteAddr("192.0.2.7");
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
		for (int i = 0; i < PLACE; i++) {
			assertThat(allowance.takeFromStranger()).isZero();
		}

		assertThat(allowance.takeFromStranger()).isPositive();
		request.setRemoteAddr("198.51.100.7");
		assertThat(allowance.takeFromStranger()).isZero();
	}

	@Test
	void thereIsNoPlaceWithoutARequest() {
		assertThat(IntStream.range(0, 50).filter(i -> allowance.takeFromStranger().isZero()).count())
			.isEqualTo(STRANGERS);
	}

	private long taken(String address, int times) {
		return IntStream.range(0, times).filter(i -> allowance.takeFromStranger(Optional.of(address)).isZero()).count();
	}

}
