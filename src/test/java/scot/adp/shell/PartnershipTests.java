package scot.adp.shell;

import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PartnershipTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final String FILE = """
			name: Test ADP
			contact: { team: Team, email: team@test.scot }
			accessibility: { prepared: 2026-11-01, reviewed: 2026-11-20, compliance: PARTIAL }
			privacy: { reviewed: 2026-11-20, officer: Officer, kept: [ { what: Names, how-long: A year } ] }
			""";

	@Test
	void fileThatComesWithTheProgramIsReadAndSaysThatItIsAnExample() {
		var facts = Partnership.read(ConfigFile.read(Path.of("config", Partnership.FILE)), TODAY);

		assertThat(facts.example()).isTrue();
		assertThat(facts.accessibility().untested()).isNotEmpty();
		assertThat(facts.accessibility().problems()).isNotEmpty().allMatch(it -> it.until() != null);
	}

	@Test
	void ownContactIsNoExample() {
		assertThat(read(FILE).example()).isFalse();
	}

	@Test
	void faultsNameLineAndField() {
		refused("team@test.scot", "nobody", "line 2", "no e-mail address");
		refused("2026-11-20, compliance", "2026-12-20, compliance", "line 3", "reviewed", "still to come");
		refused("PARTIAL", "SOME", "line 3", "FULL, PARTIAL, NONE");
		refused("PARTIAL", "FULL, problems: [ { what: It, since: 2026-11-01 } ]", "cannot be FULL");
		refused("reviewed: 2026-11-20, compliance", "reviewed: 2026-10-20, compliance", "before the statement");
		refused("name: Test ADP\n", "", "name", "is missing");
	}

	private static void refused(String part, String instead, String... told) {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> read(FILE.replace(part, instead)))
			.satisfies(fault -> assertThat(fault.getMessage()).contains(told));
	}

	private static PartnershipView read(String text) {
		return Partnership.read(ConfigFile.of(Path.of(Partnership.FILE), text), TODAY);
	}

}
