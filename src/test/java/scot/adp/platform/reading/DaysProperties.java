package scot.adp.platform.reading;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class DaysProperties {

	/** Whatever the form, the locale's own names of months, and the blanks. */
	@Property
	void everyDayIsReadInEveryForm(@ForAll("days") LocalDate day, @ForAll("forms") String form,
			@ForAll("locales") Locale locale, @ForAll("blanks") String blank) {
		String written = DateTimeFormatter.ofPattern(form, locale).format(day).replace(" ", blank);

		assertThat(Days.read(blank + written + blank)).as(written).isEqualTo(Read.as(day));
	}

	/** What comes is a day or a sentence that says why not. */
	@Property
	void noTextIsTooMuch(@ForAll("texts") String text) {
		Read<LocalDate> read = Days.read(text);

		assertThat(read.isRead()).isEqualTo(read.fault().isEmpty());
	}

	@Provide
	Arbitrary<LocalDate> days() {
		return Arbitraries.longs()
			.between(LocalDate.of(1000, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay())
			.map(LocalDate::ofEpochDay);
	}

	@Provide
	Arbitrary<String> forms() {
		return Arbitraries.of("d MMMM uuuu", "d MMM uuuu", "EEE d MMM uuuu", "EEEE, d MMMM uuuu", "d-MMM-uuuu",
				"d/M/uuuu", "dd/MM/uuuu", "d.M.uuuu", "uuuu-MM-dd", "MMMM d, uuuu", "uuuu-MM-dd'T00:00:00'",
				"dd MMM uuuu (EEEE)");
	}

	@Provide
	Arbitrary<Locale> locales() {
		return Arbitraries.of(Locale.UK, Locale.ENGLISH, Locale.US, Locale.ROOT, Locale.forLanguageTag("en-IE"));
	}

	@Provide
	Arbitrary<String> blanks() {
		return Arbitraries.of(" ", "\u00a0", "\u202f", "\u2007", "\u2009", "\t", "  ", "\u200b \ufeff");
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.oneOf(Arbitraries.strings(), Arbitraries.strings().withChars("0123456789 ./-,SeptThu:TZ"));
	}

}
