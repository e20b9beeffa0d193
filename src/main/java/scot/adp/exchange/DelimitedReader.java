package scot.adp.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.Sheets.Format;
import scot.adp.exchange.Sheets.RowHandler;
import scot.adp.exchange.Sheets.SheetRead;
import scot.adp.exchange.Sheets.Understood;
import scot.adp.platform.Problem;

/**
 * Reads delimited text as RFC 4180 has it, one record at a time. FastCSV tells the fields
 * apart; what is taken, and in which words it is refused, is told here.
 */
final class DelimitedReader {

	private static final int END = -1;

	/** How much of the beginning the delimiter is told from. */
	private static final int SAMPLE = 64 * 1024;

	/**
	 * The most characters that are read for one field: more than the longest that is
	 * taken needs, were it all quotation marks, each written twice.
	 */
	private static final int FIELD_LIMIT = 3 * Sheets.TEXT_LIMIT;

	private DelimitedReader() {
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
		var records = new Records();
		try (var reader = CsvReader.builder()
			.fieldSeparator(delimiter)
			.skipEmptyLines(false)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.allowUnclosedQuote(false)
			.maxBufferSize(2 * FIELD_LIMIT)
			.build(records, records.counted(encoding.open(file)))) {
			var cells = records.next(reader.iterator());
			while (cells != null) {
				if (handler.cancelled()) {
					throw new CancellationException();
				}
				if (!cells.isEmpty()) {
					rows++;
					handler.row(sheet, new SheetRow(records.number, cells));
				}
				cells = records.next(reader.iterator());
			}
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

	/** Takes the fields of one record after the other. */
	private static final class Records extends AbstractBaseCsvCallbackHandler<List<Cell>> {

		private List<Cell> cells = new ArrayList<>();

		private int filled;

		private int number;

		/** How many characters were read since the last field. */
		private int read;

		private boolean ended;

		/**
		 * The next record without empty cells at its end, or null after the last one.
		 */
		@Nullable List<Cell> next(Iterator<List<Cell>> records) throws IOException {
			try {
				return records.hasNext() ? records.next() : null;
			}
			catch (UncheckedIOException ex) {
				if (ex.getCause() instanceof CharacterCodingException) {
					throw Encoding.unclear();
				}
				throw ex.getCause();
			}
			catch (CsvParseException ex) {
				if (ex.getCause() instanceof Problem problem) {
					throw problem;
				}
				throw broken();
			}
		}

		/** Notes how much is read, so that a field without an end is noticed. */
		Reader counted(Reader in) {
			return new FilterReader(in) {

				@Override
				public int read(char[] buffer, int offset, int length) throws IOException {
					if (read > FIELD_LIMIT) {
						throw tooLong(getFieldCount());
					}
					int count = super.read(buffer, offset, length);
					ended = count == END;
					read += count;
					return count;
				}
			};
		}

		@Override
		protected void handleBegin(long line) {
			cells = new ArrayList<>();
			filled = 0;
			number++;
			read = 0;
		}

		@Override
		protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
			read = 0;
			countRow();
			if (length > Sheets.TEXT_LIMIT) {
				throw tooLong(column);
			}
			if (length > 0 && column >= Sheets.COLUMNS_LIMIT) {
				throw Sheets.refused("Row %d has more than %d columns. Send only the columns that are needed."
					.formatted(number, Sheets.COLUMNS_LIMIT));
			}
			if (column < Sheets.COLUMNS_LIMIT) {
				Cell cell = Cell.text(new String(buffer, offset, length));
				cells.add(cell);
				filled = cell.isEmpty() ? filled : column + 1;
			}
		}

		@Override
		protected void handleEmpty() {
			countRow();
		}

		@Override
		protected List<Cell> buildRecord() {
			return cells.subList(0, filled);
		}

		private void countRow() {
			if (number > Sheets.ROWS_LIMIT) {
				throw Sheets.refused("The file has more than %,d rows. Send it in parts.".formatted(Sheets.ROWS_LIMIT));
			}
		}

		private Problem tooLong(int column) {
			return Sheets.refused(
					"Row %d, column %s holds more than %,d characters. Shorten it, or look for a quotation mark that is never closed."
						.formatted(number, letters(column), Sheets.TEXT_LIMIT));
		}

		/** FastCSV gives up at two things alone, and only one of them at the end. */
		private Problem broken() {
			return Sheets.refused(ended
					? "Row %d: a quotation mark is opened and never closed, or the file is incomplete. Close it, or save the file anew."
						.formatted(number)
					: "Row %d, column %s: text follows a closing quotation mark. Write a quotation mark within a quoted text twice."
						.formatted(number, letters(getFieldCount())));
		}

		private static String letters(int column) {
			return SheetRow.letters(Math.min(column, 1000));
		}

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
