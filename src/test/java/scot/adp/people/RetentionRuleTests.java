package scot.adp.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.events.DataSet;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Until which day something is kept. */
class RetentionRuleTests {

	@ParameterizedTest(name = "{0}: closed {1}, {2}: kept on {3}, gone on {4}")
	@CsvSource({ "R1,2024-03-31,P24M,2026-03-31,2026-04-01", "R2,2024-02-29,P12M,2025-02-28,2025-03-01",
			"end of a month,2024-08-31,P6M,2025-02-28,2025-03-01", "nothing,2026-05-01,P0D,2026-05-01,2026-05-02",
			"years,2016-02-29,P10Y,2026-02-28,2026-03-01" })
	void whatIsKeptGoesOnTheDayAfterItsTime(String oracle, LocalDate closed, String period, LocalDate kept,
			LocalDate gone) {
		RetentionRuleView rule = rule(period, LocalDate.of(2020, 1, 1));

		assertThat(rule.until(kept)).isBefore(closed);
		assertThat(rule.until(gone)).isAfterOrEqualTo(closed);
	}

	@Test
	void everyDayOfTwoYearsIsKeptExactlyAsLongAsThePeriodSays() {
		for (String period : new String[] { "P1M", "P12M", "P36M", "P10Y", "P1Y6M", "P90D" }) {
			RetentionRuleView rule = rule(period, LocalDate.of(2000, 1, 1));
			for (LocalDate day = LocalDate.of(2023, 12, 1); day.getYear() < 2026; day = day.plusDays(1)) {
				LocalDate last = day.plus(Period.parse(period));
				assertThat(rule.until(last)).as("%s from %s", period, day).isBefore(day);
				assertThat(rule.until(last.plusDays(1))).as("%s from %s", period, day).isAfterOrEqualTo(day);
			}
		}
	}

	@Test
	void shippedRulesAreRead() {
		var rules = new PeopleRules(new AdpSettings(Path.of("target"), Path.of("config"), false, "http://localhost"));

		assertThat(rules.retention(LocalDate.of(2026, 11, 29))).extracting(RetentionRuleView::code)
			.contains("treatment.supplies/STANDARD/CLOSED/2026-01-01");
		assertThat(rules.mod10(LocalDate.of(2026, 1, 31))).isFalse();
		assertThat(rules.mod10(LocalDate.of(2026, 2, 1))).isTrue();
		assertThat(rules.identifies("Date of birth")).isTrue();
		assertThat(rules.identifies("own_ref")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "treatment.supplies", "treatment.first-supplies", "treatment.waits", "treatment.reach",
			"treatment.stays", "treatment.episodes", "treatment.joint-care" })
	void whoObjectsHasARuleWithASource(String dataSet) {
		var rules = new PeopleRules(new AdpSettings(Path.of("target"), Path.of("config"), false, "http://localhost"));

		assertThat(rules.objection(new DataSet(dataSet), LocalDate.of(2026, 11, 29)).source())
			.contains("right to object");
	}

	@Test
	void dataSetWithoutARuleForWhoObjectsStopsTheStart(@TempDir Path folder) {
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(
					() -> with(folder, rules -> rules.substring(0, rules.lastIndexOf("  - dataSet: treatment.waits"))))
			.withMessageContaining("treatment.waits")
			.withMessageContaining("OBJECTION");
	}

	@Test
	void ruleThatWouldKeepWhoObjectsForATimeStopsTheStart(@TempDir Path folder) {
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> with(folder,
					rules -> rules.replace("trigger: OBJECTION\n    period: P0D",
							"trigger: OBJECTION\n    period: P30D")))
			.withMessageContaining("P0D");
	}

	@Test
	void ruleOfAPersonForWhatTellsOfNobodyStopsTheStart(@TempDir Path folder) {
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> with(folder,
					rules -> rules
							+ """
									  - { dataSet: treatment.stock, title: Moves, class: STOCK, trigger: DEATH, period: P1Y, validFrom: 2026-01-01, source: None }
									"""))
			.withMessageContaining("nobody");
	}

	private static PeopleRules with(Path folder, UnaryOperator<String> change) throws IOException {
		Path people = Files.createDirectories(folder.resolve("people"));
		Files.copy(Path.of("config/people/rules.yaml"), people.resolve("rules.yaml"));
		Files.writeString(people.resolve("retention.yaml"),
				change.apply(Files.readString(Path.of("config/people/retention.yaml"))));
		return new PeopleRules(new AdpSettings(folder, folder, false, "http://localhost"));
	}

	private static RetentionRuleView rule(String period, LocalDate from) {
		return new RetentionRuleView(new DataSet("treatment.supplies"), "Supplies", "STANDARD", Trigger.CLOSED, period,
				from, "", null, null);
	}

}
