package scot.adp.exchange;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/**
 * Goes over the bytes of an XML part before any parser does: no document type, and no
 * markup so long that a parser would keep much of it in memory.
 */
final class MarkupCheck {

	private static final int MARKUP_LIMIT = 256 * 1024;

	private static final String CDATA = "![CDATA[";

	private final StringBuilder opening = new StringBuilder();

	private State state = State.TEXT;

	private int length;

	private int quote;

	private int seen;

	private Width width = Width.UNKNOWN;

	private int pending = -1;

	private int first;

	private int second;

	private int third;

	private @Nullable Problem fault;

	/** Takes the next bytes. */
	void take(byte[] bytes, int count) {
		for (int i = 0; i < count && fault == null; i++) {
			take(bytes[i] & 0xff);
		}
	}

	/** Whether two bytes make a character. */
	boolean isWide() {
		return width == Width.LITTLE || width == Width.BIG;
	}

	/**
	 * Ends the part.
	 * @throws Problem where something is wrong with it
	 */
	void end() {
		if (fault != null) {
			throw fault;
		}
		if (width == Width.UNKNOWN || state != State.TEXT) {
			throw damaged();
		}
	}

	private void take(int b) {
		switch (width) {
			case UNKNOWN -> begin(b);
			case NARROW -> character(b);
			case LITTLE, BIG -> {
				if (pending < 0) {
					pending = b;
				}
				else {
					character((width == Width.BIG) ? pending << 8 | b : b << 8 | pending);
					pending = -1;
				}
			}
		}
	}

	/** Tells from the first four bytes how characters are written. */
	private void begin(int b) {
		switch (seen++) {
			case 0 -> first = b;
			case 1 -> second = b;
			case 2 -> third = b;
			default -> {
				if (first == 0xff && second == 0xfe && (third | b) != 0 || first == '<' && second == 0 && third != 0) {
					width = Width.LITTLE;
				}
				else if (first == 0xfe && second == 0xff || first == 0 && second == '<' && third == 0 && b != 0) {
					width = Width.BIG;
				}
				else if (first == '<' && second != 0 || first == 0xef && second == 0xbb && third == 0xbf && b == '<') {
					width = Width.NARROW;
				}
				else {
					fault = damaged();
					return;
				}
				take(first);
				take(second);
				take(third);
				take(b);
			}
		}
	}

	private void character(int c) {
		if (state == State.TEXT) {
			if (c == '<') {
				state = State.OPENING;
				length = 0;
				opening.setLength(0);
			}
			return;
		}
		if (++length > MARKUP_LIMIT) {
			fault = damaged();
			return;
		}
		switch (state) {
			case OPENING -> opening(c);
			case TAG -> {
				if (c == '>') {
					state = State.TEXT;
				}
				else if (c == '"' || c == '\'') {
					quote = c;
					state = State.QUOTED;
				}
			}
			case QUOTED -> state = (c == quote) ? State.TAG : State.QUOTED;
			case COMMENT -> closing(c, '-', 2);
			case CDATA -> closing(c, ']', 2);
			case INSTRUCTION -> closing(c, '?', 1);
			case TEXT -> throw new IllegalStateException();
		}
	}

	private void opening(int c) {
		opening.append((char) c);
		String so = opening.toString();
		seen = 0;
		if (so.equals("?")) {
			state = State.INSTRUCTION;
		}
		else if (so.equals("!--")) {
			state = State.COMMENT;
		}
		else if (so.equals(CDATA)) {
			state = State.CDATA;
		}
		else if (so.charAt(0) != '!') {
			state = State.TAG;
		}
		else if (!"!--".startsWith(so) && !CDATA.startsWith(so)) {
			fault = Sheets.refused(
					"The workbook holds instructions that no workbook needs (a document type). Copy the sheets into a new workbook and send that.");
		}
	}

	/** Looks for so many of a sign, then the end. */
	private void closing(int c, char sign, int times) {
		if (c == sign) {
			seen++;
		}
		else {
			if (c == '>' && seen >= times) {
				state = State.TEXT;
			}
			seen = 0;
		}
	}

	private static Problem damaged() {
		return Sheets.refused(PackedWorkbook.DAMAGED);
	}

	private enum State {

		TEXT, OPENING, TAG, QUOTED, COMMENT, CDATA, INSTRUCTION

	}

	private enum Width {

		UNKNOWN, NARROW, LITTLE, BIG

	}

}
