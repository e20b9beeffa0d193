package scot.adp.bus;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	@ParameterizedTest
	@CsvSource({ "1, PT30S", "2, PT1M", "3, PT2M", "4, PT4M", "5, PT8M", "6, PT16M", "7, PT32M", "8, PT1H4M",
			"9, PT2H8M", "10, PT4H", "11, PT4H", "1000, PT4H" })
	void waitDoublesFromHalfAMinuteToFourHours(int tries, Duration wait) {
		assertThat(Backoff.after(tries)).isEqualTo(wait);
	}

}
