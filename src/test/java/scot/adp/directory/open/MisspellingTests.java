package scot.adp.directory.open;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names as people type them. */
class MisspellingTests {

	@ParameterizedTest
	@CsvSource({ "irvine, irvin, true", "irvine, ervine, true", "irvine, irvn, false", "ardrossan, ardrosan, true",
			"kilwinning, killwinnin, true", "saltcoats, saltcotes, true", "brodick, brodik, true",
			"stevenston, stevenson, true", "beith, bath, false", "largs, lairg, false", "irvine, ivy, false" })
	void aLetterOrTwoMayBeWrong(String name, String typed, boolean meant) {
		assertThat(Misspelling.of(name, typed)).isEqualTo(meant);
	}

}
