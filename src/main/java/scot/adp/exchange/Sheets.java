package scot.adp.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/**
 * Reads the rows of a workbook (.xlsx) or a delimited text file (.csv, .tsv), whatever
 * somebody put into it. Memory does not grow with the rows, and nothing in the file is
 * worked out, followed or run.
 */
public final class Sheets {

	/** The most bytes that a workbook may unpack to. */
	public static final long UNPACKED_LIMIT = 200L * 1024 * 1024;

	/** The most columns of a sheet with anything in them. */
	public static final int COLUMNS_LIMIT = 200;

	/** The most rows of a sheet. */
	public static final int ROWS_LIMIT = 1_048_576;

	/** The most characters of a cell. */
	public static final int TEXT_LIMIT = 32_767;

	private static final String SAVE_AS = "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx)%s and send that.";

	private static final String OR_AS_TEXT = " or as CSV,";

	private Sheets() {
	}

	/**
	 * Reads all rows of all sheets in their order. Sheets that are hidden are read too,
	 * those that only a program can show are not.
	 * @throws Problem where the file cannot be taken; says why and what to do
	 * @throws CancellationException where the handler wants no more
	 */
	public static Understood read(IncomingFile file, RowHandler handler) {
		return read(file, SAVE_AS.formatted(OR_AS_TEXT), handler);
	}

	private static Understood read(IncomingFile file, String saveAs, RowHandler handler) {
		try {
			byte[] start;
			try (InputStream in = Files.newInputStream(file.path())) {
				start = in.readNBytes(8);
			}
			String ending = ending(file.name());
			Understood understood = switch (known(start)) {
				case ZIP -> packed(file, ending, handler);
				case OLD_OFFICE ->
					throw refused("This is a workbook of an old format, or one with a password. " + saveAs);
				case PDF ->
					throw refused("This is a PDF, from which no rows can be read. Send the table it came from.");
				case OTHER -> delimited(file, ending, saveAs, handler);
			};
			handler.end();
			return understood;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a workbook, as {@link #read} does. What is none is refused, text too.
	 * @param otherwise what to choose instead
	 */
	public static Understood workbook(IncomingFile file, String otherwise, RowHandler handler) {
		try (InputStream in = Files.newInputStream(file.path())) {
			if (known(in.readNBytes(8)) == Known.OTHER && !ending(file.name()).equals("xlsx")) {
				throw refused(otherwise);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return read(file, SAVE_AS.formatted(""), handler);
	}

	private static Understood packed(IncomingFile file, String ending, RowHandler handler) throws IOException {
		if (List.of("csv", "tsv", "txt").contains(ending)) {
			throw refused(
					"The file's name ends in .%s, but it is no text. Give it the ending of its kind, such as .xlsx."
						.formatted(ending));
		}
		return XlsxReader.read(file, handler);
	}

	private static Understood delimited(IncomingFile file, String ending, String saveAs, RowHandler handler)
			throws IOException {
		return switch (ending) {
			case "csv", "tsv", "txt", "tab" -> DelimitedReader.read(file, ending, handler);
			case "xlsx" -> throw refused("This is no Excel workbook (.xlsx), whatever its name says. " + saveAs);
			default -> throw refused("Choose an Excel workbook (.xlsx) or a text file with the ending .csv or .tsv.");
		};
	}

	private static String ending(String name) {
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	private static Known known(byte[] start) {
		if (starts(start, 'P', 'K', 3, 4) || starts(start, 'P', 'K', 5, 6)) {
			return Known.ZIP;
		}
		if (starts(start, 0xd0, 0xcf, 0x11, 0xe0)) {
			return Known.OLD_OFFICE;
		}
		return starts(start, '%', 'P', 'D', 'F') ? Known.PDF : Known.OTHER;
	}

	private static boolean starts(byte[] content, int... with) {
		return content.length >= with.length && Arrays
			.equals(new String(content, 0, with.length, StandardCharsets.ISO_8859_1).chars().toArray(), with);
	}

	static Problem refused(String message) {
		return Problem.invalid("file", message);
	}

	private enum Known {

		ZIP, OLD_OFFICE, PDF, OTHER

	}

	/** Takes the rows of a file. */
	@FunctionalInterface
	public interface RowHandler {

		/**
		 * Takes a row; rows without anything in them are left out.
		 * @param sheet its name; of a text file the file's name without ending
		 */
		void row(String sheet, SheetRow row);

		/** Whether to read no further; asked before each row. */
		default boolean cancelled() {
			return false;
		}

		/** Told once after the last row of the last sheet. */
		default void end() {
		}

	}

	/**
	 * What a file was understood to be.
	 *
	 * @param encoding of a text file, or null
	 * @param delimiter of a text file, or null
	 * @param sheets what was read, in order
	 */
	public record Understood(Format format, @Nullable String encoding, @Nullable Character delimiter,
			List<SheetRead> sheets) {
	}

	/**
	 * A sheet that was read.
	 *
	 * @param rows how many rows with anything in them it has
	 */
	public record SheetRead(String name, boolean hidden, int rows) {
	}

	/** The kind of a file. */
	public enum Format {

		WORKBOOK, DELIMITED

	}

}
