package scot.adp.platform.reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeadingsTests {

	@ParameterizedTest
	@ValueSource(strings = { "Starts on", "starts on", " Starts  on ", "Starts\u00a0on", "Starts on*", "Starts on:",
			"Starts-on", "starts_on", "StartsOn", "Starts\u2011on", "Starts on (required)", "STARTS ON (dd/mm/yyyy)",
			"Starts\non", "\ufeffStarts on", "Starts\u200b on", "\"Starts on\"" })
	void headingIsTheSameHoweverItIsWritten(String written) {
		assertThat(Headings.key(written)).isEqualTo("startson");
	}

	@Test
	void signsAndOtherWordsMakeAnotherHeading() {
		assertThat(Headings.key("Spend %")).isNotEqualTo(Headings.key("Spend"));
		assertThat(Headings.key("Spend (planned)")).isNotEqualTo(Headings.key("Spend"));
		assertThat(Headings.key("Roles & duties")).isEqualTo(Headings.key("Roles and duties"));
		assertThat(Headings.key("* : -")).isEmpty();
	}

}
