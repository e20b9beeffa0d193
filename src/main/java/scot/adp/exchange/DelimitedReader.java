package scot.adp.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.Sheets.Format;
import scot.adp.exchange.Sheets.RowHandler;
import scot.adp.exchange.Sheets.SheetRead;
import scot.adp.exchange.Sheets.Understood;

/** Reads delimited text as RFC 4180 has it, one record at a time. */
final class DelimitedReader {

	private static final int END = -1;

	/** How much of the beginning the delimiter is told from. */
	private static final int SAMPLE = 64 * 1024;

	private final Reader in;

	private final char delimiter;

	private final StringBuilder field = new StringBuilder();

	private int ahead;

	private int number;

	private DelimitedReader(Reader in, char delimiter) throws IOException {
		this.in = in;
		this.delimiter = delimiter;
		this.ahead = in.read();
	}

	static Understood read(IncomingFile file, String ending, RowHandler handler) throws IOException {
		Encoding encoding = Encoding.of(file);
		char delimiter;
		try (Reader in = encoding.open(file)) {
			delimiter = delimiter(in, ending);
		}
		int point = file.name().lastIndexOf('.');
		String sheet = (point > 0) ? file.name().substring(0, point) : file.name();
		int rows = 0;
		try (Reader in = encoding.open(file)) {
			var records = new DelimitedReader(in, delimiter);
			for (var cells = records.next(); cells != null; cells = records.next()) {
				if (handler.cancelled()) {
					throw new CancellationException();
				}
				if (!cells.isEmpty()) {
					rows++;
					handler.row(sheet, new SheetRow(records.number, cells));
				}
			}
		}
		catch (CharacterCodingException ex) {
			throw Encoding.unclear();
		}
		return new Understood(Format.DELIMITED, encoding.name, delimiter, List.of(new SheetRead(sheet, false, rows)));
	}

	/** The delimiter that stands most often in the first record that has any. */
	private static char delimiter(Reader in, String ending) throws IOException {
		var counts = new HashMap<Character, Integer>();
		boolean quoted = false;
		for (int i = 0; i < SAMPLE; i++) {
			int c = in.read();
			if (c == END || !quoted && !counts.isEmpty() && (c == '\n' || c == '\r')) {
				break;
			}
			if (c == '"') {
				quoted = !quoted;
			}
			else if (!quoted && (c == ',' || c == ';' || c == '\t')) {
				counts.merge((char) c, 1, Integer::sum);
			}
		}
		int comma = counts.getOrDefault(',', 0);
		int semicolon = counts.getOrDefault(';', 0);
		int tab = counts.getOrDefault('\t', 0);
		if (tab > 0 && (tab >= Math.max(comma, semicolon) || !ending.equals("csv"))) {
			return '\t';
		}
		if (comma + semicolon == 0) {
			return ending.equals("csv") ? ',' : '\t';
		}
		return (semicolon > comma) ? ';' : ',';
	}

	/**
	 * The next record without empty cells at its end, or null after the last one.
	 */
	private @Nullable List<Cell> next() throws IOException {
		if (ahead == END) {
			return null;
		}
		number++;
		if (number > Sheets.ROWS_LIMIT) {
			throw Sheets.refused("The file has more than %,d rows. Send it in parts.".formatted(Sheets.ROWS_LIMIT));
		}
		var cells = new ArrayList<Cell>();
		int filled = 0;
		for (int column = 0;; column++) {
			Cell cell = Cell.text(field(column));
			if (!cell.isEmpty()) {
				if (column >= Sheets.COLUMNS_LIMIT) {
					throw Sheets.refused("Row %d has more than %d columns. Send only the columns that are needed."
						.formatted(number, Sheets.COLUMNS_LIMIT));
				}
				filled = column + 1;
			}
			if (column < Sheets.COLUMNS_LIMIT) {
				cells.add(cell);
			}
			if (ahead != delimiter) {
				break;
			}
			ahead = in.read();
		}
		if (ahead == '\r') {
			ahead = in.read();
			if (ahead == '\n') {
				ahead = in.read();
			}
		}
		else if (ahead == '\n') {
			ahead = in.read();
		}
		return cells.subList(0, filled);
	}

	private String field(int column) throws IOException {
		field.setLength(0);
		if (ahead == '"') {
			quoted(column);
			if (ahead != delimiter && ahead != '\r' && ahead != '\n' && ahead != END) {
				throw Sheets.refused(
						"Row %d, column %s: text follows a closing quotation mark. Write a quotation mark within a quoted text twice."
							.formatted(number, SheetRow.letters(Math.min(column, 1000))));
			}
			return field.toString();
		}
		while (ahead != delimiter && ahead != '\r' && ahead != '\n' && ahead != END) {
			take(column);
		}
		return field.toString();
	}

	private void quoted(int column) throws IOException {
		ahead = in.read();
		while (true) {
			if (ahead == END) {
				throw Sheets.refused(
						"Row %d: a quotation mark is opened and never closed, or the file is incomplete. Close it, or save the file anew."
							.formatted(number));
			}
			if (ahead == '"') {
				ahead = in.read();
				if (ahead != '"') {
					return;
				}
			}
			take(column);
		}
	}

	private void take(int column) throws IOException {
		if (field.length() == Sheets.TEXT_LIMIT) {
			throw Sheets.refused(
					"Row %d, column %s holds more than %,d characters. Shorten it, or look for a quotation mark that is never closed."
						.formatted(number, SheetRow.letters(Math.min(column, 1000)), Sheets.TEXT_LIMIT));
		}
		field.append((char) ahead);
		ahead = in.read();
	}

	/** How the characters of a text file are written. */
	private record Encoding(Charset charset, String name, int mark) {

		private static final String WESTERN = "\u0081\u008d\u008f\u0090\u009d";

		Reader open(IncomingFile file) throws IOException {
			InputStream in = Files.newInputStream(file.path());
			in.skipNBytes(mark);
			return new BufferedReader(new InputStreamReader(in,
					charset.newDecoder()
						.onMalformedInput(CodingErrorAction.REPORT)
						.onUnmappableCharacter(CodingErrorAction.REPORT)));
		}

		/** Looks at the whole file, since one wrong byte can stand anywhere. */
		static Encoding of(IncomingFile file) throws IOException {
			byte[] start;
			try (InputStream in = Files.newInputStream(file.path())) {
				start = in.readNBytes(4);
			}
			Encoding encoding = marked(start);
			var seen = (encoding.charset != StandardCharsets.UTF_8) ? Seen.of(encoding.open(file))
					: Seen.of(Files.newInputStream(file.path()));
			if (seen.binary()) {
				throw Sheets.refused(
						"This is no text, or not one of its usual forms. Save it as “CSV UTF-8” or as an Excel workbook (.xlsx).");
			}
			if (seen.broken() == 0) {
				return encoding;
			}
			// Bytes that are UTF-8 by chance are rare: where there are both, a part is
			// damaged.
			if (encoding.mark > 0 || seen.whole() > 0 || seen.undefined()) {
				throw unclear();
			}
			return new Encoding(Charset.forName("windows-1252"), "Windows-1252", 0);
		}

		private static Encoding marked(byte[] start) {
			if (start.length >= 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf) {
				return new Encoding(StandardCharsets.UTF_8, "UTF-8", 3);
			}
			if (start.length >= 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
				return new Encoding(StandardCharsets.UTF_16LE, "UTF-16", 2);
			}
			if (start.length >= 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff) {
				return new Encoding(StandardCharsets.UTF_16BE, "UTF-16", 2);
			}
			return new Encoding(StandardCharsets.UTF_8, "UTF-8", 0);
		}

		static RuntimeException unclear() {
			return Sheets.refused(
					"The file's characters are damaged or mixed from several encodings. Save it as “CSV UTF-8” and send that.");
		}

	}

	/**
	 * What stands in a text file.
	 *
	 * @param binary whether it holds what no text does
	 * @param whole how many characters of several bytes it has
	 * @param broken how many bytes are part of no UTF-8 character
	 * @param undefined whether a byte has no meaning in Windows-1252
	 */
	private record Seen(boolean binary, int whole, int broken, boolean undefined) {

		static Seen of(Reader reader) throws IOException {
			boolean binary = false;
			try (Reader in = reader) {
				for (int c = in.read(); c != END; c = in.read()) {
					binary |= control(c);
				}
				return new Seen(binary, 0, 0, false);
			}
			catch (CharacterCodingException ex) {
				return new Seen(binary, 1, 1, false);
			}
		}

		static Seen of(InputStream bytes) throws IOException {
			boolean binary = false;
			boolean undefined = false;
			int whole = 0;
			int broken = 0;
			try (InputStream in = new BufferedInputStream(bytes)) {
				int b = in.read();
				while (b != END) {
					binary |= control(b);
					undefined |= Encoding.WESTERN.indexOf(b) >= 0;
					if (b < 0x80) {
						b = in.read();
						continue;
					}
					int following = (b >= 0xc2 && b <= 0xdf) ? 1
							: (b >= 0xe0 && b <= 0xef) ? 2 : (b >= 0xf0 && b <= 0xf4) ? 3 : 0;
					int first = b;
					b = in.read();
					if (following == 0) {
						broken++;
						continue;
					}
					int low = (first == 0xe0) ? 0xa0 : (first == 0xf0) ? 0x90 : 0x80;
					int high = (first == 0xed) ? 0x9f : (first == 0xf4) ? 0x8f : 0xbf;
					int taken = 0;
					while (taken < following && b >= low && b <= high) {
						undefined |= Encoding.WESTERN.indexOf(b) >= 0;
						taken++;
						low = 0x80;
						high = 0xbf;
						b = in.read();
					}
					if (taken == following) {
						whole++;
					}
					else {
						broken++;
					}
				}
			}
			return new Seen(binary, whole, broken, undefined);
		}

		private static boolean control(int c) {
			return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a;
		}

	}

}
