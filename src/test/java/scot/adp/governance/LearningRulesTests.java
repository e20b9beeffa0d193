package scot.adp.governance;

import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.platform.ConfigFile;

import static org.assertj.core.api.Assertions.assertThat;

/** When what was learned from few deaths may be told. */
class LearningRulesTests {

	private final LearningRules rules = new LearningRules(ConfigFile.read(Path.of("config/governance/learning.yaml")));

	@ParameterizedTest(name = "{0} deaths from {1} to {2} wait: {3}")
	@CsvSource({ "4, 2026-01-01, 2026-12-30, true", "4, 2026-01-01, 2026-12-31, false",
			"5, 2026-03-01, 2026-03-31, false", "1, 2024-02-29, 2025-02-27, false", "1, 2024-02-29, 2025-02-26, true" })
	void learningFromFewDeathsWaitsForTheYear(int deaths, LocalDate from, LocalDate to, boolean waits) {
		assertThat(rules.on(LocalDate.of(2026, 11, 30)).waits(deaths, from, to)).isEqualTo(waits);
	}

	@Test
	void themesAskForWhatProtectsForRisksAndForLifeEvents() {
		assertThat(rules.themes().values()).extracting("code").contains("PROTECTIVE", "RISK", "LIFE_EVENTS");
	}

}
