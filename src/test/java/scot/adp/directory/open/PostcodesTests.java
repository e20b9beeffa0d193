package scot.adp.directory.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.directory.AreaCode;
import scot.adp.platform.StartRefused;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** The file of postcodes, as it is published and as it may be broken. */
@AdpTest
class PostcodesTests {

	@Autowired
	FindHelpRules rules;

	@TempDir
	Path folder;

	@Test
	void publishedFileIsReadAndWhatIsElsewhereOrNowhereIsLeftOut() throws IOException {
		var known = read("""
				"pcds","oseast1m","lat","long"
				"KA12 8EE","232000","55.614","-4.669"
				"KA27 8DP","201000",55.57,-5.15
				"G1 1AA","259000",55.86,-4.25
				"KA12 0ZZ","",99.999999,0
				""");
		assertThat(known).containsOnlyKeys("ka128ee", "ka278dp");
		assertThat(known.get("ka278dp")).isEqualTo(new Postcodes.Known(new Point(55.57, -5.15), new AreaCode("ARRAN")));
	}

	@Test
	void areaThatIsToldHoldsBeforeThatOfTheDistrict() throws IOException {
		assertThat(Objects
			.requireNonNull(read("postcode,lat,lon,area\nKA12 8EE,55.614,-4.669,KILWINNING\n").get("ka128ee"))
			.area()).isEqualTo(new AreaCode("KILWINNING"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a,b,c\nKA12 8EE,55,-4", "postcode,lat,lon\nKA12 8EE,north,-4",
			"postcode,lat,lon\nKA12 8EE,555,-4", "postcode,lat,lon\nKA12 8EE",
			"postcode,lat,lon,area\nKA12 8EE,55,-4,ATLANTIS", "" })
	void brokenFileSaysWhichLine(String content) {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> read(content.replace("\\n", "\n")))
			.withMessageStartingWith("Line ");
	}

	@Test
	void distanceIsThatOfTheCrow() {
		// From Edinburgh to Glasgow it is about 67 km.
		assertThat(new Point(55.9533, -3.1883).metres(new Point(55.8642, -4.2518))).isCloseTo(67_000, within(700.0));
	}

	private Map<String, Postcodes.Known> read(String content) throws IOException {
		Path file = folder.resolve("postcodes.csv");
		Files.writeString(file, content);
		return Postcodes.read(file, rules);
	}

}
