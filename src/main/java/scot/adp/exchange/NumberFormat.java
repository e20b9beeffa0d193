package scot.adp.exchange;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a cell's number format makes of a number: one to three sections, for numbers above
 * nought, below it and nought itself, or for those that meet a condition.
 */
final class NumberFormat {

	/** The most characters that a spreadsheet takes for a format. */
	private static final int CODE_LIMIT = 255;

	/** From where on, and below what, spreadsheets write a number with an exponent. */
	private static final int PLAIN_DIGITS = 21;

	private static final int PLAIN_DECIMALS = 9;

	private static final Pattern CONDITION = Pattern
		.compile("(<=|>=|<>|<|>|=)\\s*([+-]?[0-9]{1,20}(?:\\.[0-9]{1,20})?)");

	static final NumberFormat GENERAL = of("General");

	private final List<Section> sections;

	private final boolean general;

	private NumberFormat(List<Section> sections, boolean general) {
		this.sections = sections;
		this.general = general;
	}

	/** A format whose code every spreadsheet knows. */
	static NumberFormat builtIn(int id) {
		return of(switch (id) {
			case 1 -> "0";
			case 2 -> "0.00";
			case 3, 5, 6 -> "#,##0";
			case 4, 7, 8 -> "#,##0.00";
			case 37, 38 -> "#,##0;(#,##0)";
			case 39, 40 -> "#,##0.00;(#,##0.00)";
			case 9 -> "0%";
			case 10 -> "0.00%";
			case 11 -> "0.00E+00";
			case 12, 13 -> "# ?/?";
			case 14, 15, 16, 22 -> "d";
			case 17 -> "mmm-yy";
			case 18, 19, 20, 21, 45, 47 -> "h";
			case 41, 42 -> "#,##0;-#,##0;\"-\"";
			case 43, 44 -> "#,##0.00;-#,##0.00;\"-\"";
			case 46 -> "[h]:mm:ss";
			case 48 -> "##0.0E+0";
			// Those from 27 to 36 and from 50 to 58 are dates of East Asian calendars.
			default -> (id >= 27 && id <= 36 || id >= 50 && id <= 58) ? "d" : "General";
		});
	}

	/** A format by its code. */
	static NumberFormat of(String code) {
		var sections = new ArrayList<Section>();
		if (code.length() <= CODE_LIMIT) {
			var parser = new Parser(code);
			while (parser.more()) {
				sections.add(parser.section());
			}
		}
		// The last one may be for texts.
		if (sections.size() > 1 && sections.getLast().has('@')) {
			sections.removeLast();
		}
		return new NumberFormat(sections.isEmpty() ? List.of(new Parser("General").section()) : List.copyOf(sections),
				sections.isEmpty() || code.equalsIgnoreCase("General"));
	}

	/** Whether it says nothing of what a number stands for. */
	boolean isGeneral() {
		return general;
	}

	/** As what a number is shown. */
	Shows shows(BigDecimal number) {
		return section(number).shows();
	}

	/** How a number is shown that is neither a day nor a time. */
	Shown shown(BigDecimal number) {
		Section section = section(number);
		boolean minus = number.signum() < 0 && (section.condition() != null || section == sections.getFirst());
		BigDecimal size = number.abs();
		for (Token token : section.tokens()) {
			size = (token.kind() == '%') ? size.movePointRight(2) : size;
		}
		Shown shown = section.of(size.movePointLeft(3 * section.thousandsLeftOut()));
		return minus ? new Shown("-" + shown.text(), shown.settled()) : shown;
	}

	/** How a day is shown of which only month or year are. */
	String month(BigDecimal number, LocalDate day) {
		return section(number).month(day);
	}

	/** How a duration is shown, in hours, minutes or seconds that run on. */
	String elapsed(long seconds) {
		String sign = (seconds < 0) ? "-" : "";
		long size = Math.abs(seconds);
		return sign + switch (sections.getFirst().elapsed()) {
			case 's' -> String.valueOf(size);
			case 'm' -> "%d:%02d".formatted(size / 60, size % 60);
			default -> (size % 60 == 0) ? "%d:%02d".formatted(size / 3600, size / 60 % 60)
					: "%d:%02d:%02d".formatted(size / 3600, size / 60 % 60, size % 60);
		};
	}

	private Section section(BigDecimal number) {
		if (sections.stream().anyMatch(section -> section.condition() != null)) {
			return sections.stream().filter(section -> section.takes(number)).findFirst().orElse(sections.getLast());
		}
		int place = (number.signum() < 0) ? 1 : (number.signum() == 0) ? 2 : 0;
		return (place < sections.size()) ? sections.get(place) : sections.getFirst();
	}

	/** A number as its cell shows it where nothing is said of its form. */
	private static String general(BigDecimal number) {
		BigDecimal plain = number.stripTrailingZeros();
		int exponent = plain.precision() - plain.scale() - 1;
		if (plain.signum() == 0 || exponent < PLAIN_DIGITS && exponent >= -PLAIN_DECIMALS) {
			return plain.toPlainString();
		}
		return plain.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "E" + ((exponent < 0) ? "" : "+")
				+ exponent;
	}

	/** What a number is shown as. */
	enum Shows {

		NUMBER, DAY, MONTH, TIME, ELAPSED

	}

	/**
	 * A number as it is shown.
	 *
	 * @param settled whether the format leaves no doubt of its digits: none was left out,
	 * and none would have been
	 */
	record Shown(String text, boolean settled) {
	}

	/**
	 * @param kind a placeholder or sign; L for a text, G for the general form, D for a
	 * letter of a day or time
	 */
	private record Token(char kind, String text) {

		boolean isDigit() {
			return kind == '0' || kind == '#' || kind == '?';
		}

	}

	private record Condition(String sign, BigDecimal than) {

		boolean holds(BigDecimal number) {
			int order = number.compareTo(than);
			return switch (sign) {
				case "<" -> order < 0;
				case "<=" -> order <= 0;
				case ">" -> order > 0;
				case ">=" -> order >= 0;
				case "<>" -> order != 0;
				default -> order == 0;
			};
		}

	}

	private record Section(List<Token> tokens, @Nullable Condition condition, char elapsed, Shows shows) {

		Section(List<Token> tokens, @Nullable Condition condition, char elapsed) {
			this(tokens, condition, elapsed, (elapsed != ' ') ? Shows.ELAPSED : shows(tokens));
		}

		boolean has(char kind) {
			return tokens.stream().anyMatch(token -> token.kind() == kind);
		}

		boolean takes(BigDecimal number) {
			return condition == null || condition.holds(number);
		}

		private static Shows shows(List<Token> tokens) {
			var kinds = new StringBuilder();
			var letters = new StringBuilder();
			for (Token token : tokens) {
				kinds.append(token.kind());
				letters.append((token.kind() == 'D') ? token.text() : "");
			}
			if (letters.isEmpty() || kinds.toString().matches(".*[#?G].*")) {
				return Shows.NUMBER;
			}
			if (letters.indexOf("d") >= 0) {
				return Shows.DAY;
			}
			if (letters.indexOf("y") >= 0) {
				return Shows.MONTH;
			}
			if (letters.toString().matches(".*[hs].*")) {
				return Shows.TIME;
			}
			return (kinds.indexOf("0") >= 0) ? Shows.NUMBER : Shows.MONTH;
		}

		/** Commas behind the last digit, or the last whole one, each leave three out. */
		int thousandsLeftOut() {
			int last = lastWhole();
			for (int i = tokens.size() - 1; i > last; i--) {
				if (tokens.get(i).isDigit()) {
					return commasBehind(last) + commasBehind(i);
				}
			}
			return commasBehind(last);
		}

		private int commasBehind(int digit) {
			int count = 0;
			while (digit >= 0 && digit + count + 1 < tokens.size() && tokens.get(digit + count + 1).kind() == ',') {
				count++;
			}
			return count;
		}

		Shown of(BigDecimal size) {
			if (has('E')) {
				return new Shown(scientific(size), false);
			}
			boolean general = has('G') || has('@') || has('/') || has('D')
					|| tokens.stream().noneMatch(token -> token.isDigit() || token.kind() == 'L');
			if (general) {
				String text = general(size);
				return new Shown(has('G') ? around(text) : text,
						size.stripTrailingZeros().scale() <= 0 && size.precision() - size.scale() <= 15);
			}
			int decimals = decimals();
			BigDecimal rounded = size.setScale(decimals, RoundingMode.HALF_UP);
			boolean settled = rounded.compareTo(size) == 0 && lastWhole() >= 0
					&& tokens.subList(lastWhole(), tokens.size())
						.stream()
						.skip(1)
						.noneMatch(token -> token.kind() == '#' || token.kind() == '?' || token.kind() == ',');
			return new Shown(written(rounded).strip(), settled);
		}

		private String around(String number) {
			var text = new StringBuilder();
			for (Token token : tokens) {
				text.append((token.kind() == 'G') ? number : (token.kind() == 'L') ? token.text() : "");
			}
			return text.toString().strip();
		}

		private int point() {
			for (int i = 0; i < tokens.size(); i++) {
				if (tokens.get(i).kind() == '.') {
					return i;
				}
			}
			return tokens.size();
		}

		private int lastWhole() {
			for (int i = point() - 1; i >= 0; i--) {
				if (tokens.get(i).isDigit()) {
					return i;
				}
			}
			return -1;
		}

		private int decimals() {
			return (int) tokens.subList(point(), tokens.size()).stream().filter(Token::isDigit).count();
		}

		/**
		 * Fills the places for digits, whole ones from the right, the others from the
		 * left.
		 */
		private String written(BigDecimal number) {
			BigInteger whole = number.toBigInteger();
			var left = new StringBuilder((whole.signum() == 0) ? "" : whole.toString());
			String decimals = number.subtract(new BigDecimal(whole)).unscaledValue().toString();
			decimals = "0".repeat(Math.max(0, number.scale() - decimals.length())) + decimals;
			int point = point();
			int last = lastWhole();
			int first = (int) tokens.subList(0, point).stream().takeWhile(token -> !token.isDigit()).count();
			boolean grouped = last >= 0 && tokens.subList(first, last).stream().anyMatch(token -> token.kind() == ',');
			var text = new StringBuilder();
			int places = 0;
			if (last < 0 && point < tokens.size()) {
				text.append(left.reverse());
			}
			for (int i = point - 1; i >= 0; i--) {
				Token token = tokens.get(i);
				if (!token.isDigit()) {
					text.append(new StringBuilder(shown(token)).reverse());
					continue;
				}
				do {
					String digit = left.isEmpty() ? (token.kind() == '0') ? "0" : (token.kind() == '?') ? " " : ""
							: left.substring(left.length() - 1);
					left.setLength(Math.max(0, left.length() - 1));
					text.append((grouped && places > 0 && places % 3 == 0 && !digit.isBlank()) ? "," : "")
						.append(digit);
					places++;
				}
				while (i == first && !left.isEmpty());
			}
			text.reverse();
			int place = 0;
			for (Token token : tokens.subList(point, tokens.size())) {
				if (token.isDigit()) {
					boolean idle = token.kind() != '0' && decimals.substring(place).matches("0*");
					text.append(idle ? "" : decimals.charAt(place));
					place++;
				}
				else {
					text.append(shown(token));
				}
			}
			return text.toString();
		}

		private static String shown(Token token) {
			return switch (token.kind()) {
				case 'L' -> token.text();
				case '.', '%' -> String.valueOf(token.kind());
				default -> "";
			};
		}

		private String month(LocalDate day) {
			var text = new StringBuilder();
			int next = 0;
			while (next < tokens.size()) {
				int from = next++;
				Token token = tokens.get(from);
				if (token.kind() != 'D') {
					text.append((token.kind() == '/' || token.kind() == ',') ? token.kind() : shown(token));
					continue;
				}
				while (next < tokens.size() && tokens.get(next).equals(token)) {
					next++;
				}
				int letters = next - from;
				String pattern = switch (token.text()) {
					case "y" -> (letters <= 2) ? "uu" : "uuuu";
					case "m" -> "M".repeat((letters <= 5) ? letters : 4);
					default -> "";
				};
				// Britain's short form of September has four letters, spreadsheets'
				// three.
				text.append(pattern.isEmpty() ? "" : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day));
			}
			return text.toString().strip();
		}

		private String scientific(BigDecimal size) {
			int at = 0;
			while (tokens.get(at).kind() != 'E') {
				at++;
			}
			var mantissa = new Section(tokens.subList(0, at), null, ' ');
			var tail = tokens.subList(at + 1, tokens.size());
			int places = Math.max(1,
					(int) mantissa.tokens().stream().filter(Token::isDigit).count() - mantissa.decimals());
			int exponent = (size.signum() == 0) ? 0
					: Math.floorDiv(size.precision() - size.scale() - 1, places) * places;
			BigDecimal shown = size.movePointLeft(exponent).setScale(mantissa.decimals(), RoundingMode.HALF_UP);
			if (shown.compareTo(BigDecimal.TEN.pow(places)) >= 0) {
				exponent += places;
				shown = size.movePointLeft(exponent).setScale(mantissa.decimals(), RoundingMode.HALF_UP);
			}
			int width = (int) tail.stream().filter(Token::isDigit).count();
			String sign = (exponent < 0) ? "-" : tokens.get(at).text();
			String digits = String.valueOf(Math.abs(exponent));
			return mantissa.written(shown).strip() + "E" + sign + "0".repeat(Math.max(0, width - digits.length()))
					+ digits;
		}

	}

	/** Reads the code of a format, section by section. */
	private static final class Parser {

		private final String code;

		private int at;

		private boolean ended;

		private Parser(String code) {
			this.code = code;
		}

		private boolean more() {
			return !ended;
		}

		private Section section() {
			var tokens = new ArrayList<Token>();
			@Nullable Condition condition = null;
			char elapsed = ' ';
			ended = true;
			while (at < code.length()) {
				char sign = code.charAt(at++);
				if (sign == ';') {
					ended = false;
					break;
				}
				switch (sign) {
					case '"' -> tokens.add(text(upTo('"')));
					case '\\' -> tokens.add(text(next()));
					case '_' -> {
						next();
						tokens.add(text(" "));
					}
					case '*' -> next();
					case '[' -> {
						String within = upTo(']');
						Matcher matcher = CONDITION.matcher(within);
						if (matcher.matches()) {
							condition = new Condition(matcher.group(1), new BigDecimal(matcher.group(2)));
						}
						else if (within.matches("(?i)h+|m+|s+")) {
							elapsed = (elapsed == ' ') ? within.toLowerCase(Locale.ROOT).charAt(0) : elapsed;
						}
						else if (within.startsWith("$")) {
							tokens.add(text(within.substring(1).replaceFirst("-[^-]*$", "")));
						}
					}
					case '0', '#', '?', '.', ',', '%', '@', '/' -> tokens.add(new Token(sign, ""));
					default -> word(sign, tokens);
				}
			}
			return new Section(List.copyOf(tokens), condition, elapsed);
		}

		private void word(char sign, List<Token> tokens) {
			if (code.regionMatches(true, at - 1, "General", 0, 7)) {
				at += 6;
				tokens.add(new Token('G', ""));
			}
			else if ((sign == 'E' || sign == 'e') && at < code.length() && "+-".indexOf(code.charAt(at)) >= 0) {
				tokens.add(new Token('E', (code.charAt(at++) == '+') ? "+" : ""));
			}
			else if ("ymdhsYMDHS".indexOf(sign) >= 0) {
				tokens.add(new Token('D', String.valueOf(Character.toLowerCase(sign))));
			}
			else {
				tokens.add(text(String.valueOf(sign)));
			}
		}

		private String next() {
			return (at < code.length()) ? String.valueOf(code.charAt(at++)) : "";
		}

		private String upTo(char end) {
			int from = at;
			int found = code.indexOf(end, from);
			at = (found < 0) ? code.length() : found + 1;
			return code.substring(from, (found < 0) ? code.length() : found);
		}

		private static Token text(String text) {
			return new Token('L', text);
		}

	}

}
