package scot.adp.exchange;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a cell's number format makes of a number.
 *
 * @param shows what a person sees
 * @param digits how many digits a whole number has at least, with noughts before it
 */
record NumberFormat(Shows shows, int digits) {

	static final NumberFormat GENERAL = new NumberFormat(Shows.NUMBER, 1);

	private static final NumberFormat DAY = new NumberFormat(Shows.DAY, 1);

	private static final NumberFormat TIME = new NumberFormat(Shows.TIME, 1);

	private static final NumberFormat PERCENT = new NumberFormat(Shows.PERCENT, 1);

	private static final int CODE_LIMIT = 1000;

	/** A format whose code every spreadsheet knows. */
	static NumberFormat builtIn(int id) {
		// Those from 27 to 36 and from 50 to 58 are dates of East Asian calendars.
		return switch (id) {
			case 9, 10 -> PERCENT;
			case 14, 15, 16, 17, 22 -> DAY;
			case 18, 19, 20, 21 -> TIME;
			default -> (id >= 27 && id <= 36 || id >= 50 && id <= 58) ? DAY : GENERAL;
		};
	}

	/** A format by its code. */
	static NumberFormat of(String code) {
		if (code.length() > CODE_LIMIT) {
			return GENERAL;
		}
		// What stands in quotation marks, behind a stroke or in square brackets, but for
		// the brackets of running hours, is no part of the pattern.
		String plain = code.replaceAll("\"[^\"]*\"", "")
			.replaceAll("[\\\\_*].", "")
			.replaceAll("(?i)\\[(h+|m+|s+)]", "#")
			.replaceAll("\\[[^\\]]*]", "")
			.toLowerCase(Locale.ROOT);
		int semicolon = plain.indexOf(';');
		String positive = (semicolon >= 0) ? plain.substring(0, semicolon) : plain;
		if (positive.contains("%")) {
			return PERCENT;
		}
		if (positive.contains("general") || positive.contains("#")) {
			return GENERAL;
		}
		if (positive.matches(".*[dy].*") || positive.contains("m") && !positive.matches(".*[hs0].*")) {
			return DAY;
		}
		if (positive.matches(".*[hs].*")) {
			return TIME;
		}
		String strip = positive.strip();
		return strip.matches("0{2,20}") ? new NumberFormat(Shows.NUMBER, strip.length()) : GENERAL;
	}

	/** How a number is shown. */
	String text(BigDecimal number) {
		if (shows == Shows.PERCENT) {
			return number.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
		}
		String text = number.toPlainString();
		return (digits > 1 && number.signum() >= 0 && number.scale() <= 0 && text.length() < digits)
				? "0".repeat(digits - text.length()) + text : text;
	}

	enum Shows {

		NUMBER, PERCENT, DAY, TIME

	}

}
