package scot.adp.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.Sheets.RowHandler;
import scot.adp.platform.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the rows of a table as open data portals write it in JSON: {@code fields} with
 * the columns and {@code records} with the rows, as lists or by the name of the column.
 * It is read piece by piece, so memory does not grow with the rows.
 */
public final class OpenDataRows {

	private static final JsonFactory JSON = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(12)
			.maxStringLength(Sheets.TEXT_LIMIT)
			.maxNameLength(1000)
			.maxNumberLength(100)
			.build())
		.build();

	private final String sheet;

	private final RowHandler handler;

	private final Map<String, Integer> columns = new HashMap<>();

	private int rows;

	private boolean told;

	private OpenDataRows(String sheet, RowHandler handler) {
		this.sheet = sheet;
		this.handler = handler;
	}

	/** Whether a file's name says that it is JSON. */
	public static boolean isNamedSo(IncomingFile file) {
		return file.name().toLowerCase(Locale.ROOT).endsWith(".json");
	}

	/**
	 * Reads all rows; the names of the columns are the first.
	 * @throws Problem where it is no such table; says why
	 */
	public static void read(IncomingFile file, RowHandler handler) {
		String name = file.name();
		var rows = new OpenDataRows(name.substring(0, Math.max(name.lastIndexOf('.'), 0)), handler);
		try (InputStream in = Files.newInputStream(file.path());
				JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw refused("is no table of open data: it has no fields and records");
			}
			rows.object(parser, 0);
			if (!rows.told) {
				throw refused(
						"is no table of open data: it has no records, or they stand before the fields that name their columns");
			}
			handler.end();
		}
		catch (JacksonException ex) {
			throw refused("is damaged, or no JSON at all");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Reads an object whose table it may be, or which holds it as its result. */
	private void object(JsonParser parser, int depth) {
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			JsonToken value = parser.nextToken();
			if (name.equals("fields") && value == JsonToken.START_ARRAY) {
				fields(parser);
			}
			else if (name.equals("records") && value == JsonToken.START_ARRAY) {
				records(parser);
			}
			else if (name.equals("result") && value == JsonToken.START_OBJECT && depth == 0) {
				object(parser, 1);
			}
			else {
				parser.skipChildren();
			}
		}
	}

	private void fields(JsonParser parser) {
		columns.clear();
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			@Nullable String named = (token == JsonToken.VALUE_STRING) ? parser.getString() : null;
			if (token == JsonToken.START_OBJECT) {
				while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
					boolean id = parser.currentName().equals("id");
					if (parser.nextToken() == JsonToken.VALUE_STRING && id) {
						named = parser.getString();
					}
					else {
						parser.skipChildren();
					}
				}
			}
			if (named == null || columns.putIfAbsent(named, columns.size()) != null) {
				throw refused("has a field without a name, or two of one name");
			}
			if (columns.size() > Sheets.COLUMNS_LIMIT) {
				throw refused("has more than %d fields".formatted(Sheets.COLUMNS_LIMIT));
			}
		}
	}

	private void records(JsonParser parser) {
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			if (token == JsonToken.START_ARRAY && !columns.isEmpty()) {
				tell();
				list(parser);
			}
			else if (token == JsonToken.START_OBJECT) {
				named(parser);
			}
			else {
				throw refused("has records that are no rows, or that stand before the fields that name their columns");
			}
		}
	}

	private void list(JsonParser parser) {
		var cells = new ArrayList<Cell>();
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			cells.add(cell(parser, token));
			if (cells.size() > columns.size()) {
				throw refused("has a row with more values than there are fields");
			}
		}
		hand(cells);
	}

	/** A row by names; without fields the first row names the columns. */
	private void named(JsonParser parser) {
		var values = new HashMap<String, Cell>();
		Set<String> order = new HashSet<>();
		var names = new ArrayList<String>();
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			values.put(name, cell(parser, parser.nextToken()));
			if (!order.add(name)) {
				throw refused("has a row with two values of one name");
			}
			names.add(name);
		}
		if (columns.isEmpty()) {
			names.stream().limit(Sheets.COLUMNS_LIMIT).forEach(it -> columns.put(it, columns.size()));
		}
		tell();
		var cells = new ArrayList<Cell>();
		columns.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue())
			.forEach(it -> cells.add(values.getOrDefault(it.getKey(), Cell.EMPTY)));
		hand(cells);
	}

	private Cell cell(JsonParser parser, JsonToken token) {
		return switch (token) {
			case VALUE_NULL -> Cell.EMPTY;
			case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
				Cell.text(parser.getString());
			default -> throw refused("has a value that is no text and no number");
		};
	}

	/** Hands the names of the columns on, once. */
	private void tell() {
		if (!told) {
			told = true;
			hand(columns.entrySet()
				.stream()
				.sorted(Map.Entry.comparingByValue())
				.map(it -> Cell.text(it.getKey()))
				.toList());
		}
	}

	private void hand(List<Cell> cells) {
		if (++rows > Sheets.ROWS_LIMIT) {
			throw refused("has more than %,d rows; send it in parts".formatted(Sheets.ROWS_LIMIT));
		}
		handler.row(sheet, new SheetRow(rows, cells));
	}

	private static Problem refused(String why) {
		return Sheets.refused("This file %s. Download it anew, or take the same table as CSV.".formatted(why));
	}

}
