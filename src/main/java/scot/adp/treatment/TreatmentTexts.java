package scot.adp.treatment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/** What this module's rows with words of people are about. */
@Configuration(proxyBeanMethods = false)
class TreatmentTexts {

	@Bean
	Facts treatmentTextFacts() {
		return Facts.of("treatment")
			.kind("drug-alert", "alert_wording")
			.kind("voice", "voice_answer")
			.about("'drug alert ' || t.id", "drug_alert")
			.about("'drug alert ' || t.alert", "alert_wording")
			.about("'feedback on a service ' || t.id", "voice")
			.about("'feedback on a service ' || t.voice", "voice_answer")
			.about("'learning task ' || t.task", "learning_answer")
			.about("'MAT document ' || t.id", "mat_document")
			.about("'MAT round ' || t.id", "mat_round")
			.about("'MAT number ' || t.id", "mat_number")
			.about("'MAT standard ' || t.standard || ', ' || t.cycle", "mat_assessment", "mat_improvement");
	}

}
