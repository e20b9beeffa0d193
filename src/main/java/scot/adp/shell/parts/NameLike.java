package scot.adp.shell.parts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a text looks as if it names a person: by a number, an address or a date
 * that only a person has. It guesses; it serves to warn, never to refuse.
 */
public final class NameLike {

	/**
	 * Any full date before this day is taken for a date of birth: it is long before
	 * anything that a plan of these years tells of. A later one is, where a word such as
	 * "born" stands beside it.
	 */
	static final LocalDate LONG_AGO = LocalDate.of(2016, 1, 1);

	private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

	private static final String GAP = "[ \\u00a0]";

	/**
	 * Ten digits as people write them: in one, six and four, or in the pairs of the date.
	 */
	private static final Pattern CHI = Pattern.compile(
			"(?<![\\d+])(?:\\d{6}[ \\u00a0-]?\\d{4}|\\d{2}%1$s\\d{2}%1$s\\d{2}%1$s\\d{4}|\\d{3}%1$s\\d{3}%1$s\\d{4}"
				.formatted(GAP) + "|\\d{6}%1$s\\d{3}%1$s\\d)(?!\\d)".formatted(GAP));

	private static final String MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
			+ "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

	private static final String NO_NUMBER_BEFORE = "(?<![\\d/.-])";

	private static final String NO_NUMBER_BEHIND = "(?![/-]?\\d|\\.\\d)";

	private static final Pattern DAY_FIRST = Pattern
		.compile(NO_NUMBER_BEFORE + "(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})" + NO_NUMBER_BEHIND);

	private static final Pattern YEAR_FIRST = Pattern
		.compile(NO_NUMBER_BEFORE + "(\\d{4})([/.-])(\\d{1,2})\\2(\\d{1,2})" + NO_NUMBER_BEHIND);

	private static final Pattern MONTH_SECOND = Pattern.compile(
			"(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(%s)\\.?,?\\s+(\\d{4})(?!\\d)".formatted(MONTHS), FLAGS);

	private static final Pattern MONTH_FIRST = Pattern
		.compile("\\b(%s)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)".formatted(MONTHS), FLAGS);

	private static final Pattern BIRTH = Pattern.compile("\\b(?:born|birth|birthday|d\\.?o\\.?b)\\b", FLAGS);

	/** How far from a date a word about birth may stand. */
	private static final int BESIDE = 25;

	/** Numbers that people have: landlines and mobiles, not those of services. */
	private static final Pattern PHONE = Pattern.compile("""
			(?<![\\d.])(?:(?:\\+|00)GAP?44[\\s.-]*(?:\\(0\\)[\\s.-]*)?\\(?|\\(?0)\
			(?:1[1-9]\\d?|2[03489]|7[1-9])(?:[ \\u00a0().-]{0,2}\\d){6,8}(?!\\d)""".replace("GAP", GAP));

	private static final Pattern POSTCODE = Pattern
		.compile("\\b([A-Z]{1,2})(?:\\d{1,2}|\\d[A-Z])%s?(\\d[ABD-HJLNP-UW-Z]{2})\\b".formatted(GAP), FLAGS);

	private static final Pattern ORDINAL = Pattern.compile("1st|2nd|3rd|\\dth");

	private static final Set<String> POSTCODE_AREAS = Set.of("AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR",
			"BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL",
			"DN", "DT", "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP",
			"HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL",
			"LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE",
			"PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR",
			"SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF",
			"WN", "WR", "WS", "WV", "YO", "ZE");

	private static final Pattern EMAIL = Pattern.compile("[\\w.%+'-]+@[\\w-]+(?:\\.[\\w-]+)+",
			FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

	private NameLike() {
	}

	/**
	 * What of a person the text seems to hold; empty for a text without, or none. The
	 * numbers of services that begin with 03 or 08 and the short ones do not count.
	 */
	public static Set<Kind> in(@Nullable String text) {
		var found = EnumSet.noneOf(Kind.class);
		if (text == null || text.isBlank()) {
			return found;
		}
		var rest = new StringBuilder(text);
		if (takenOut(rest, EMAIL, match -> true)) {
			found.add(Kind.EMAIL);
		}
		if (takenOut(rest, CHI, match -> isChi(match.group()))) {
			found.add(Kind.CHI);
		}
		String words = rest.toString();
		// What is a date is no telephone number, whichever date it is.
		for (var form : List.of(new DateForm(YEAR_FIRST, 4, 3, 1), new DateForm(DAY_FIRST, 1, 3, 4),
				new DateForm(MONTH_SECOND, 1, 2, 3), new DateForm(MONTH_FIRST, 2, 1, 3))) {
			takenOut(rest, form.pattern(), match -> {
				if (form.tellsOfBirth(match, words)) {
					found.add(Kind.DATE_OF_BIRTH);
				}
				return form.isDate(match);
			});
		}
		if (takenOut(rest, PHONE, match -> true)) {
			found.add(Kind.PHONE);
		}
		if (takenOut(rest, POSTCODE, NameLike::isPostcode)) {
			found.add(Kind.POSTCODE);
		}
		return found;
	}

	/**
	 * Whether the text is a CHI number: ten digits that begin with a real date and end
	 * with either of the two check digits. Spaces and hyphens do not count.
	 */
	static boolean isChi(String text) {
		String digits = text.replaceAll("[^0-9]", "");
		if (digits.length() != 10) {
			return false;
		}
		int year = Integer.parseInt(digits.substring(4, 6));
		int month = Integer.parseInt(digits.substring(2, 4));
		int day = Integer.parseInt(digits.substring(0, 2));
		// Two digits tell no century: 29 February is real in 2000 and was not in 1900.
		boolean real = isDay(1900 + year, month, day) || isDay(2000 + year, month, day);
		int check = digits.charAt(9) - '0';
		return real && (check == modulus11(digits) || check == modulus10(digits));
	}

	/** The check digit by weights from ten down to two; ten where no digit fits. */
	private static int modulus11(String digits) {
		int sum = 0;
		for (int i = 0; i < 9; i++) {
			sum += (digits.charAt(i) - '0') * (10 - i);
		}
		return (11 - sum % 11) % 11;
	}

	/** The check digit after Luhn. */
	private static int modulus10(String digits) {
		int sum = 0;
		for (int i = 0; i < 9; i++) {
			int digit = digits.charAt(i) - '0';
			int doubled = (i % 2 == 0) ? 2 * digit : digit;
			sum += (doubled > 9) ? doubled - 9 : doubled;
		}
		return (10 - sum % 10) % 10;
	}

	private static boolean isDay(int year, int month, int day) {
		try {
			LocalDate.of(year, month, day);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static boolean isPostcode(MatchResult match) {
		return POSTCODE_AREAS.contains(match.group(1).toUpperCase(Locale.ROOT))
				&& !ORDINAL.matcher(match.group(2)).matches();
	}

	/** Blanks what fits and tells whether there was any. */
	private static boolean takenOut(StringBuilder text, Pattern pattern, Test test) {
		Matcher matcher = pattern.matcher(text.toString());
		boolean any = false;
		int from = 0;
		while (matcher.find(from)) {
			boolean fits = test.fits(matcher.toMatchResult());
			if (fits) {
				any = true;
				for (int i = matcher.start(); i < matcher.end(); i++) {
					text.setCharAt(i, '_');
				}
			}
			from = fits ? matcher.end() : matcher.start() + 1;
			if (from > text.length()) {
				break;
			}
		}
		return any;
	}

	/** What of a person a text can hold. */
	public enum Kind {

		/** A number of the Community Health Index. */
		CHI,
		/** A date that reads as one of birth. */
		DATE_OF_BIRTH,
		/** A landline or mobile number. */
		PHONE,
		/** A full postcode. */
		POSTCODE,
		/** An e-mail address. */
		EMAIL

	}

	@FunctionalInterface
	private interface Test {

		boolean fits(MatchResult match);

	}

	/** A way to write a date, with the groups that hold its parts. */
	private record DateForm(Pattern pattern, int day, int month, int year) {

		boolean isDate(MatchResult match) {
			return isDay(fullYear(match), monthNumber(match.group(month)), Integer.parseInt(match.group(day)));
		}

		boolean tellsOfBirth(MatchResult match, String words) {
			if (!isDate(match)) {
				return false;
			}
			String before = words.substring(Math.max(0, match.start() - BESIDE), match.start());
			String behind = words.substring(match.end(), Math.min(words.length(), match.end() + BESIDE));
			if (BIRTH.matcher(before).find() || BIRTH.matcher(behind).find()) {
				return true;
			}
			// Such as the number of a section, 1.2.10.
			boolean numberOfASection = match.group(year).length() == 2 && !match.group(2).equals("/");
			return !numberOfASection && LocalDate
				.of(fullYear(match), monthNumber(match.group(month)), Integer.parseInt(match.group(day)))
				.isBefore(LONG_AGO);
		}

		private int fullYear(MatchResult match) {
			int written = Integer.parseInt(match.group(year));
			if (match.group(year).length() == 4) {
				return written;
			}
			return (written < 40) ? 2000 + written : 1900 + written;
		}

		private static int monthNumber(String written) {
			if (Character.isDigit(written.charAt(0))) {
				return Integer.parseInt(written);
			}
			return "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(written.substring(0, 3).toLowerCase(Locale.ROOT)) / 3
					+ 1;
		}

	}

}
