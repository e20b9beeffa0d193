package scot.adp.feedback;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportAllowanceTests {

	private Instant now = Instant.parse("2026-11-23T10:00:00Z");

	private final ReportAllowance allowance = new ReportAllowance(() -> now);

	@Test
	void strangersTogetherSendSoManyInAnHour() {
		for (int i = 0; i < ReportAllowance.STRANGERS; i++) {
			assertThat(allowance.takeFromStranger()).isTrue();
		}
		assertThat(allowance.takeFromStranger()).isFalse();

		now = now.plus(Duration.ofMinutes(59));
		assertThat(allowance.takeFromStranger()).isFalse();
		now = now.plus(Duration.ofMinutes(1));
		assertThat(allowance.takeFromStranger()).isTrue();
	}

	@Test
	void whatStrangersSendTakesNothingFromAnAccount() {
		for (int i = 0; i < ReportAllowance.STRANGERS; i++) {
			allowance.takeFromStranger();
		}
		for (int i = 0; i < ReportAllowance.ACCOUNT; i++) {
			assertThat(allowance.takeFrom("one")).isTrue();
		}
		assertThat(allowance.takeFrom("one")).isFalse();
		assertThat(allowance.takeFrom("another")).isTrue();
	}

}
