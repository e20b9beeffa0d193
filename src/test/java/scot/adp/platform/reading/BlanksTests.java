package scot.adp.platform.reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BlanksTests {

	private static final String FLAG = "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f";

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\r\n", "\u00a0", "\u202f\u2007", "\u200b", "\ufeff\u2060", "\u00ad", "\u200e",
			"\u2066\u2069", "\u200d", "\u2800", "\u3164", "\u3000", "\u0085", "\ufe0f" })
	void whatNobodySeesIsBlank(String text) {
		assertThat(Blanks.isBlank(text)).isTrue();
		assertThat(Blanks.stripped(text)).isNull();
		assertThat(Blanks.line(text)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "-", ".", "\0", "\u2764\ufe0f", FLAG })
	void whatIsSeenOrCannotBeStoredIsNoBlank(String text) {
		assertThat(Blanks.isBlank(text)).isFalse();
		assertThat(Blanks.strip("\u00a0" + text + "\u200b ")).isEqualTo(text);
	}

	@Test
	void wordsStayAsTheyWereWrittenBetweenTheirEnds() {
		String words = "Met\u00a0the  team\u200b\nof \u2067\u05d0\u2069 n\u200cm \ud83d\udc68\u200d\ud83d\udc67 "
				+ FLAG;

		assertThat(Blanks.strip("\ufeff\u00a0 " + words + "\u202f\n")).isEqualTo(words);
	}

	@Test
	void nameIsOneLineWithoutWhatIsNotSeen() {
		assertThat(Blanks.line("\u00a0M\u00e0iri\u00a0\u00a0Nic\u00adLe\u00f2id\r\n \u200b(NADARS)\ufeff"))
			.isEqualTo("M\u00e0iri NicLe\u00f2id (NADARS)");
	}

	@Test
	void messageNamesWhatIsNotSeen() {
		assertThat(Blanks.told("a\u00a0b\u200bc\u2066"))
			.isEqualTo("a[no-break space]b[zero-width space]c[a hidden character U+2066]");
		assertThat(Blanks.told("x".repeat(61))).isEqualTo("x".repeat(60) + "...");
	}

}
