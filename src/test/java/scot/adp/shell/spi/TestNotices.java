package scot.adp.shell.spi;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.vaadin.flow.component.html.Span;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Two modules that have something to say on every page, when a test asks them to. */
@TestConfiguration(proxyBeanMethods = false)
public class TestNotices {

	/** Whether they say it. */
	public static final AtomicBoolean SAID = new AtomicBoolean();

	@Bean
	Notice secondNotice() {
		return notice(2, "A drug alert is in force.");
	}

	@Bean
	Notice firstNotice() {
		return notice(1, "The telephone is out of order.");
	}

	private static Notice notice(int order, String words) {
		return new Notice() {

			@Override
			public int order() {
				return order;
			}

			@Override
			public Optional<Span> now() {
				return SAID.get() ? Optional.of(new Span(words)) : Optional.empty();
			}
		};
	}

}
