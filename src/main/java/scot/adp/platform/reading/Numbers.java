package scot.adp.platform.reading;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads a number as people write it: {@code 1,234.5}, {@code 1 234.5} or {@code −3}. The
 * decimal sign is a full stop.
 */
public final class Numbers {

	/** What to say where a text is no number and nothing more is known about it. */
	public static final String FAULT = "This is no number; write it in digits, such as 12 or 12.5.";

	/** What to say where a text is no whole number. */
	public static final String WHOLE_FAULT = "This is no whole number; write it in digits, such as 12.";

	private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}([, ])[0-9]{3}(\\1[0-9]{3})*(\\.[0-9]+)?");

	private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]{1,30}(\\.[0-9]{1,30})?|\\.[0-9]{1,30})");

	private static final Pattern COMMA = Pattern.compile("[+-]?[0-9. ]+,[0-9]+");

	private static final Pattern LETTERS = Pattern.compile("(?=.*[0-9])(?=.*[OoIl])[+-]?[0-9.,OoIl]+");

	private Numbers() {
	}

	/** The number that a text means. */
	public static Read<BigDecimal> read(String text) {
		return read(text, FAULT);
	}

	/** The whole number that a text means. */
	public static Read<Integer> whole(String text) {
		Read<BigDecimal> read = read(text, WHOLE_FAULT);
		return read.found().map(Numbers::whole).orElse(Read.not(read.fault()));
	}

	/** A number as a whole one. */
	public static Read<Integer> whole(BigDecimal number) {
		if (number.stripTrailingZeros().scale() > 0) {
			return Read.not(WHOLE_FAULT);
		}
		try {
			return Read.as(number.intValueExact());
		}
		catch (ArithmeticException ex) {
			return Read.not("This number is too large.");
		}
	}

	/**
	 * The number that a text means.
	 * @param fault what to say where nothing more is known than that it is none
	 */
	public static Read<BigDecimal> read(String text, String fault) {
		String plain = Blanks.plain(text).replaceFirst("^([+-]) ", "$1");
		String digits = GROUPED.matcher(plain).matches() ? plain.replaceAll("[, ]", "") : plain;
		if (NUMBER.matcher(digits).matches()) {
			return Read.as(new BigDecimal(digits));
		}
		if (plain.endsWith("%")) {
			return Read.not("Write this number without the sign for per cent.");
		}
		if (COMMA.matcher(plain).matches()) {
			return Read.not("A comma stands between thousands only, as in 1,234; write a decimal as 1.5.");
		}
		if (LETTERS.matcher(plain).matches()) {
			return Read.not("There is a letter in this number; write it in digits, such as 100.");
		}
		return Read.not(fault);
	}

}
