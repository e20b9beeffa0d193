package scot.adp.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that the test of a module moves. */
@TestConfiguration(proxyBeanMethods = false)
public class OwnClock {

	@Bean
	@Primary
	MovableClock movableClock() {
		return new MovableClock();
	}

}
