package scot.adp.registers;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The file of the registers, and what it says where it is wrong. */
class RegisterRulesTests {

	private static final String GAP = """
			area: TEST
			title: Test
			registers:
			  - code: GAP
			    title: Gap
			    what: The test
			    measure: FAM-2.5.a
			    counts: ITEMS
			    unitsAsked: [{ unit: NHSAA-PH, to: 2026-03-31 }]
			    items: [{ code: FIRST, label: First }]
			    states: [{ code: DONE, label: Done, stands: true }]
			""";

	@Test
	void partnershipsOwnFileIsRead() {
		var rules = new RegisterRules(
				ConfigFile.files(Path.of("config/registers")).stream().map(ConfigFile::read).toList());
		assertThat(rules.kinds()).extracting(RegisterKind::code)
			.contains("PROTOCOL", "PILOT_EVALUATION", "FACILITATORS", "ATTAINMENT", "FASD_GAP", "PATHWAY",
					"CRAFT_OPTIONS", "TRAINING");
	}

	@Test
	void waysOfRecoveryAreThoseOfTheDirectoryInTheOrderOfTheAlphabet() {
		var links = new RegisterRules(
				ConfigFile.files(Path.of("config/registers")).stream().map(ConfigFile::read).toList())
			.find("RECOVERY_MODEL_LINK")
			.orElseThrow();
		var directory = CodeList.of(ConfigFile.read(Path.of("config/directory/services.yaml")).root(), "recoveryModel");
		assertThat(links.items().values()).extracting(CodeList.Value::label).isSorted();
		assertThat(links.items().values()).extracting(CodeList.Value::code)
			.containsExactlyInAnyOrderElementsOf(
					directory.values().stream().filter(it -> !it.missing()).map(CodeList.Value::code).toList());
	}

	@Test
	void thingsWithTitlesAreAskedOfNobody() {
		refused(GAP.replace("    counts: ITEMS", "    counts: ITEMS\n    thing: What"), "registers.yaml, line 10",
				"nobody is asked");
	}

	@Test
	void secondDayIsNamedAndTakenBySomeState() {
		refused(GAP.replace("    counts: ITEMS", "    counts: ITEMS\n    until: Review on"), "registers.yaml",
				"until: true");
		refused(GAP.replace("stands: true", "stands: true, until: true"), "registers.yaml", "until: is missing");
	}

	@Test
	void whomItAsksIsDated() {
		var kind = read(GAP).find("GAP").orElseThrow();
		assertThat(kind.asked(LocalDate.of(2026, 3, 31))).hasSize(1);
		assertThat(kind.asked(LocalDate.of(2026, 4, 1))).isEmpty();
	}

	@Test
	void registerInWhichNothingCanStandIsRefusedByItsLine() {
		refused(GAP.replace(", stands: true", ""), "registers.yaml, line 11", "stands: true");
	}

	@Test
	void whatAUnitLacksIsNotThere() {
		refused(GAP.replace("stands: true", "stands: true, lack: true"), "registers.yaml, line 11", "not both");
	}

	@Test
	void numberWithoutAWordForItIsRefused() {
		refused(GAP.replace("ITEMS", "NUMBER"), "registers.yaml, line", "number: is missing");
	}

	@Test
	void numberAboveWhichSomethingCountsIsDatedAndGoesWithCountingIt() {
		String above = GAP.replace("    counts: ITEMS", "    counts: ABOVE\n    number: Months");
		refused(above, "registers.yaml, line", "above: is missing");
		refused(GAP.replace("    counts: ITEMS", "    counts: ITEMS\n    above: [{ value: 12, from: 2026-04-01 }]"),
				"registers.yaml, line", "goes with counts ABOVE");
		refused(above.replace("number: Months",
				"number: Months\n    above: [{ value: 12, from: 2026-04-01 }, { value: 24, from: 2026-04-01 }]"),
				"registers.yaml, line", "two numbers from the same day");
	}

	@Test
	void measureOfTwoRegistersIsRefused() {
		refused(GAP + "meetings: [{ measure: FAM-2.5.a, group: PREVENTION }]\n", "registers.yaml, line 12",
				"FAM-2.5.a");
	}

	@Test
	void misspeltFieldIsRefused() {
		refused(GAP.replace("what:", "waht:"), "registers.yaml, line 6", "'waht' is not a field here");
	}

	private static RegisterRules read(String text) {
		return new RegisterRules(List.of(ConfigFile.of(Path.of("registers.yaml"), text)));
	}

	private static void refused(String text, String place, String why) {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> read(text))
			.withMessageContaining(place)
			.withMessageContaining(why);
	}

}
