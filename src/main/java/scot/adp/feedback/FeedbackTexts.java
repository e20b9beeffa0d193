package scot.adp.feedback;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.TextPlaces.Table;

/** Where this module keeps what people wrote. */
@Configuration(proxyBeanMethods = false)
class FeedbackTexts {

	@Bean
	TextPlaces feedbackTextPlaces(JdbcClient jdbc) {
		return new TextPlaces(jdbc,
				Table
					.of("feedback.problem_report", "problem-report", "'problem report ' || t.id", "doing", "wrong",
							"page", "contact", "answer")
					.written(null, "t.reported_at")
					.counted());
	}

}
