package scot.adp.platform.reading;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			12                 | 12
			+12                | 12
			-12                | -12
			\u221212           | -12
			\u2013 12          | -12
			1,234.5            | 1234.5
			1,234,567          | 1234567
			1 234              | 1234
			1\u00a0234\u00a0567 | 1234567
			1\u202f234.5       | 1234.5
			1\u200b234         | 1234
			.5                 | 0.5
			007                | 7
			\u00a012\u00a0     | 12
			\uff11\uff12       | 12
			""")
	void numberIsReadHoweverItIsWritten(String written, BigDecimal number) {
		assertThat(Numbers.read(written).found()).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo(number));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-        | This is no number; write it in digits, such as 12 or 12.5.
			''       | This is no number; write it in digits, such as 12 or 12.5.
			twelve   | This is no number; write it in digits, such as 12 or 12.5.
			1e5      | This is no number; write it in digits, such as 12 or 12.5.
			(12)     | This is no number; write it in digits, such as 12 or 12.5.
			12 34    | This is no number; write it in digits, such as 12 or 12.5.
			1 234,567 | A comma stands between thousands only, as in 1,234; write a decimal as 1.5.
			1.5.2026 | This is no number; write it in digits, such as 12 or 12.5.
			12%      | Write this number without the sign for per cent.
			1,5      | A comma stands between thousands only, as in 1,234; write a decimal as 1.5.
			1.234,5  | A comma stands between thousands only, as in 1,234; write a decimal as 1.5.
			1O0      | There is a letter in this number; write it in digits, such as 100.
			l2       | There is a letter in this number; write it in digits, such as 100.
			""")
	void whatIsNoNumberIsToldWhy(String written, String why) {
		assertThat(Numbers.read(written)).isEqualTo(Read.not(why));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1.5             | This is no whole number; write it in digits, such as 12.
			-               | This is no whole number; write it in digits, such as 12.
			99999999999     | This number is too large.
			""")
	void whatIsNoWholeNumberIsToldWhy(String written, String why) {
		assertThat(Numbers.whole(written)).isEqualTo(Read.not(why));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = "12 | 12\n 12.0 | 12\n 1,200 | 1200\n \u22123 | -3")
	void wholeNumberIsRead(String written, int number) {
		assertThat(Numbers.whole(written)).isEqualTo(Read.as(number));
	}

}
