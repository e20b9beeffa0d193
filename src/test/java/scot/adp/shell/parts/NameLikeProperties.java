package scot.adp.shell.parts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import scot.adp.shell.parts.NameLike.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class NameLikeProperties {

	/**
	 * Every date of birth and number leaves at least one and at most two check digits.
	 */
	@Property
	void everyPayloadHasOneOrTwoTenthDigits(@ForAll("births") LocalDate birth,
			@ForAll @IntRange(max = 999) int serial) {
		String payload = birth.format(DateTimeFormatter.ofPattern("ddMMuu")) + "%03d".formatted(serial);

		var valid = IntStream.rangeClosed(0, 9).filter(digit -> NameLike.isChi(payload + digit)).count();

		assertThat(valid).isBetween(1L, 2L);
	}

	/** Whatever words stand around it. */
	@Property
	void validChiWarnsWhereverItStands(@ForAll("births") LocalDate birth, @ForAll @IntRange(max = 999) int serial,
			@ForAll("words") String before, @ForAll("words") String behind) {
		String payload = birth.format(DateTimeFormatter.ofPattern("ddMMuu")) + "%03d".formatted(serial);
		int digit = IntStream.rangeClosed(0, 9).filter(it -> NameLike.isChi(payload + it)).findFirst().orElseThrow();

		assertThat(NameLike.in(before + " " + payload + digit + " " + behind)).contains(Kind.CHI);
	}

	/** Days of the plan, as people write them, never warn. */
	@Property
	void daysOfThePlanNeverWarn(@ForAll("planDays") LocalDate day, @ForAll("words") String before) {
		for (String form : List.of("d MMMM uuuu", "dd/MM/uuuu", "uuuu-MM-dd", "d.M.uuuu", "d MMM uuuu",
				"EEEE d MMMM uuuu", "dd/MM/uu")) {
			assertThat(NameLike.in(before + " " + day.format(DateTimeFormatter.ofPattern(form, Locale.UK)) + "."))
				.as(form)
				.isEmpty();
		}
	}

	@Property
	void anyTextIsRead(@ForAll String text) {
		assertThat(NameLike.in(text)).isNotNull();
	}

	@Provide
	Arbitrary<LocalDate> births() {
		return days(LocalDate.of(1920, 1, 1), LocalDate.of(2026, 12, 31));
	}

	@Provide
	Arbitrary<LocalDate> planDays() {
		return days(LocalDate.of(2025, 1, 1), LocalDate.of(2028, 12, 31));
	}

	@Provide
	Arbitrary<String> words() {
		return Combinators
			.combine(Arbitraries.of("The group met", "Training was held", "We saw 12 people", "Next step:"),
					Arbitraries.of("in Irvine", "with partners", "and agreed the plan", "at the hub"))
			.as((one, other) -> one + " " + other);
	}

	private static Arbitrary<LocalDate> days(LocalDate from, LocalDate to) {
		return Arbitraries.longs().between(from.toEpochDay(), to.toEpochDay()).map(LocalDate::ofEpochDay);
	}

}
