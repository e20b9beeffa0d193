package scot.adp.shell.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.shell.parts.NameLike.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** What warns and, as important, what does not. */
class NameLikeTests {

	/** Payloads with all of their valid tenth digits, by either check. */
	@ParameterizedTest
	@CsvSource({ "010101123, 7", "010120123, 04", "311299001, 39", "290200457, 57", "150684002, 27", "010190111, 49",
			"010190004, 1", "010190005, 8" })
	void eitherCheckDigitMakesAChi(String payload, String tenth) {
		var valid = IntStream.rangeClosed(0, 9)
			.filter(digit -> NameLike.isChi(payload + digit))
			.mapToObj(String::valueOf)
			.toList();

		assertThat(valid).containsExactlyInAnyOrderElementsOf(List.of(tenth.split("")));
		assertThat(NameLike.in("Seen today: " + payload + tenth.charAt(0) + ".")).contains(Kind.CHI);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "0101011237", "010101 1237", "010101-1237", "01 01 01 1237", "010 101 1237", "010101 123 7",
					"CHI0101011237", "(010101 1237)", "ref 2025 010101 1237", "010101\u00a01237", "7 010101 1237 9" })
	void chiIsSeenAsPeopleWriteIt(String text) {
		assertThat(NameLike.in(text)).containsExactly(Kind.CHI);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0101011238", "3201011237", "2902011230", "01010112370", "10101011237", "0101011",
			"1234567890", "0113011230" })
	void wrongDateCheckOrLengthIsNoChi(String text) {
		assertThat(NameLike.in(text)).doesNotContain(Kind.CHI);
	}

	@ParameterizedTest
	@ValueSource(strings = { "born 3/4/2019", "DOB 03-04-19", "d.o.b. 3.4.1984", "date of birth: 3 March 2020",
			"3 March 1984", "the 3rd of March 1984", "March 3, 1984", "1984-03-03", "03/03/1984", "3/3/84",
			"3 Sept. 1971 (dob)", "birthday 29 February 2000" })
	void dateOfBirthIsSeen(String text) {
		assertThat(NameLike.in(text)).containsExactly(Kind.DATE_OF_BIRTH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "07700 900123", "07700900123", "+44 7700 900123", "+44 (0)7700 900 123", "0044 7700900123",
			"01294 310000", "(01294) 310000", "01294-310-000", "0141 496 0000", "0131 496 0123", "020 7946 0018",
			"ring 07700 900 123 after 2" })
	void phoneNumberIsSeen(String text) {
		assertThat(NameLike.in(text)).containsExactly(Kind.PHONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "KA12 8EE", "ka12 8ee", "KA128EE", "at KA21 5AB.", "G1 1XQ", "EH99 1SP", "SW1A 1AA",
			"M1 1AE", "ZE1 0AA" })
	void postcodeIsSeen(String text) {
		assertThat(NameLike.in(text)).containsExactly(Kind.POSTCODE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "anna@example.org", "Write to a.b-c+d@mail.example.co.uk today", "zoë@example.scot" })
	void emailAddressIsSeen(String text) {
		assertThat(NameLike.in(text)).containsExactly(Kind.EMAIL);
	}

	@Test
	void severalKindsAreToldTogether() {
		assertThat(NameLike.in("Born 1/2/1990, KA12 8EE, 07700 900123, x@example.org, 0101011237"))
			.containsExactlyInAnyOrder(Kind.values());
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  ", "12 people came on 3 December 2026.", "From 1 April 2025 to 31 March 2028.",
			"01.04.2025-31.03.2026", "02.04.2025-31.03.2026", "2025/26 and 2026/27", "2025-2028", "31/12/2025 1400",
			"31-12-2025 10", "2026-12-03", "Papers are due on 03/12/26.", "HOU-10.2, TRT-5.6 and WAP-01",
			"Section 1.2.10 of the framework", "6,377 of 6,863 people", "£57,619,801", "call 999 or 111",
			"Breathing Space 0800 83 85 87", "0300 123 1234", "24/7", "Misuse of Drugs Act 1971", "in KA and G1",
			"N2 1st place", "MAT 1 to 10", "P1 2nd draft", "on Arran in May 2026", "Born in North Ayrshire",
			"3 sessions a week, 12-18 year olds", "https://example.org/2014/03/01/report", "1 2 3 4 5 6 7 8 9 0", "a@b",
			"an increase of 07 to 11", "naloxone kits: 1200 1300 1400" })
	void ordinaryWordsNeverWarn(@Nullable String text) {
		assertThat(NameLike.in(text)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource
	void ourOwnTextsNeverWarn(String line) {
		assertThat(NameLike.in(line)).isEmpty();
	}

	/** Lines of the plans and of the sample updates. */
	static Stream<String> ourOwnTextsNeverWarn() throws IOException {
		var texts = Stream.<String>builder();
		for (Path file : List.of(Path.of("config", "demonstration.yaml"))) {
			List<String> lines = Files.readAllLines(file);
			lines.subList(lines.indexOf("updates:"), lines.size()).forEach(texts);
		}
		try (var plans = Files.list(Path.of("config", "plans"))) {
			for (Path plan : plans.toList()) {
				Files.readAllLines(plan)
					.stream()
					.filter(line -> line.matches("\\s*(- )?\\{?\\s*(title|code|vision|aim).*"))
					.forEach(texts);
			}
		}
		return texts.build();
	}

	@Test
	void veryLongTextIsReadInGoodTime() {
		assertThat(NameLike.in("01 ".repeat(100_000))).isEmpty();
		assertThat(NameLike.in("a.".repeat(2_000) + "@")).isEqualTo(Set.of());
	}

}
