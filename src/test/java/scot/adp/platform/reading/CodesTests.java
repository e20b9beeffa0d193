package scot.adp.platform.reading;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodesTests {

	private static final List<String> KNOWN = List.of("HOU-10.5", "HOU-1.5", "HOU-10", "A.1", "a-1", "2.1", "2.10");

	@ParameterizedTest
	@ValueSource(strings = { "HOU-10.5", "hou 10.5", "hou10.5", "Hou-10-5", "HOU\u201110.5", "HOU\u201310.5",
			"HOU\u221210.5", "HOU - 10.5", "HOU\u00a010.5", "\u00a0HOU-10.5\u200b", "HOU-\u200b10.5",
			"\uff28\uff2f\uff35-10.5", "HOU\u00ad-10.5", "hou_10.5" })
	void codeIsFoundHoweverItIsWritten(String written) {
		assertThat(Codes.among(KNOWN, written)).isEqualTo(Read.as("HOU-10.5"));
	}

	@Test
	void otherNumbersAreOtherCodes() {
		assertThat(Codes.among(KNOWN, "hou 1.5").value()).isEqualTo("HOU-1.5");
		assertThat(Codes.among(KNOWN, "hou 10").value()).isEqualTo("HOU-10");
		assertThat(Codes.among(KNOWN, "2.10").value()).isEqualTo("2.10");
		assertThat(Codes.among(KNOWN, "hou 105").fault()).isEqualTo("There is no 'hou 105'.");
		assertThat(Codes.among(KNOWN, "\u00a0").fault()).isEqualTo("There is no ''.");
	}

	@Test
	void whatMayBeSeveralIsToldUnlessItIsWrittenAsOneOfThem() {
		assertThat(Codes.among(KNOWN, "A.1").value()).isEqualTo("A.1");
		assertThat(Codes.among(KNOWN, "a 1").fault())
			.isEqualTo("'a 1' may be any of A.1, a-1; write the one that is meant as it stands here.");
	}

	@Test
	void codeIsKeptInOneForm() {
		assertThat(Codes.form("\u00a0HOU \u2011 10.5\ufeff")).isEqualTo("HOU-10.5");
		assertThat(Codes.form("HOU 10.5")).isEqualTo("HOU 10.5");
	}

}
