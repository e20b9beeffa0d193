package scot.adp.treatment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;
import scot.adp.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** The standards, sets and cycles of the configuration. */
class MatRulesTests {

	private static final Path FILE = Path.of("config/treatment/mat.yaml");

	private final MatRules rules = new MatRules(ConfigFile.read(FILE));

	@Test
	void thereAreTenStandards() {
		assertThat(rules.standards()).extracting(MatRules.Standard::number)
			.containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
	}

	@Test
	void m8_cyclesOfTwoSetsOfCriteriaAreNotCompared() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> MatRules.expectAlike(cycle("2024-25"), cycle("2025-26")))
			.satisfies(it -> assertThat(it.fields()).extracting(Problem.Field::reason)
				.containsExactly("CRITERIA_CHANGED"));
	}

	@Test
	void m8_cyclesOfOneSetAreCompared() {
		assertThatNoException().isThrownBy(() -> MatRules.expectAlike(cycle("2025-26"), cycle("2026-27")));
	}

	@Test
	void everyStandardIsAssessedByAllStreamsThatTheSetAsks() {
		assertThat(cycle("2024-25").set().of("MAT_6").orElseThrow().streams()).doesNotContain(MatStream.NUMERICAL);
		assertThat(cycle("2025-26").set().of("MAT_6").orElseThrow().streams()).contains(MatStream.NUMERICAL);
	}

	@Test
	void dayLiesInTheCycleOfItsYear() {
		assertThat(rules.cycleOn(LocalDate.of(2026, 3, 31)).map(MatRules.Cycle::code)).contains("2025-26");
		assertThat(rules.cycleOn(LocalDate.of(2026, 4, 1)).map(MatRules.Cycle::code)).contains("2026-27");
		assertThat(rules.cycleOn(LocalDate.of(2023, 4, 1))).isEmpty();
	}

	@Test
	void cycleOfAnUnknownSetStopsTheStart() throws IOException {
		String text = Files.readString(FILE).replace("set: CRITERIA_2025", "set: CRITERIA_2052");

		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new MatRules(ConfigFile.of(FILE, text)))
			.withMessageContaining("is none of the sets");
	}

	@Test
	void streamThatThereIsNotStopsTheStart() throws IOException {
		String text = Files.readString(FILE).replaceFirst("PROCESS, EXPERIENTIAL", "PROCESS, HEARSAY");

		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new MatRules(ConfigFile.of(FILE, text)));
	}

	@Test
	void criterionBelongsToOneStandard() {
		assertThat(rules.criteria().values().stream().map(it -> it.code()).collect(Collectors.toSet()))
			.hasSameSizeAs(rules.criteria().values());
	}

	@Test
	void measuresHaveAMethodForEachSetOfCriteria() {
		var sets = rules.cycles().stream().map(it -> it.set().from()).distinct().toList();

		ConfigFile.read(Path.of("config/measures/treatment.yaml"))
			.root()
			.entries("measures")
			.stream()
			.filter(it -> List.of("MAT-01", "MAT-10").contains(it.text("code")))
			.forEach(it -> assertThat(it.entries("methods").stream().map(one -> one.date("from")).toList())
				.isEqualTo(sets));
	}

	private MatRules.Cycle cycle(String code) {
		return rules.cycle(code).orElseThrow();
	}

}
