package scot.adp.identity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a list of people that was copied from a spreadsheet or a file: cells separated by
 * tabs, semicolons or commas, quoted where need be, with or without a row of headings.
 */
final class PastedPeople {

	private PastedPeople() {
	}

	/** The people of the list, as they stand there. */
	static List<Row> read(String text) {
		var table = cells(text, separator(text)).stream()
			.filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
			.toList();
		if (table.isEmpty()) {
			return List.of();
		}
		var places = headings(table.getFirst());
		boolean headed = !places.isEmpty();
		if (!headed) {
			for (Column column : Column.values()) {
				places.put(column, column.ordinal());
			}
		}
		var people = new ArrayList<Row>();
		for (var cells : headed ? table.subList(1, table.size()) : table) {
			people.add(new Row(people.size() + 1, cell(cells, places, Column.NAME), cell(cells, places, Column.POST),
					cell(cells, places, Column.UNIT), cell(cells, places, Column.EMAIL),
					cell(cells, places, Column.ROLE)));
		}
		return people;
	}

	/** Runs of blanks become one space; no-break spaces are blanks too. */
	static String tidy(String text) {
		return text.replace('\u00a0', ' ').strip().replaceAll("[ \\t\\r\\n]+", " ");
	}

	private static String cell(List<String> cells, Map<Column, Integer> places, Column column) {
		int place = places.getOrDefault(column, -1);
		return (place >= 0 && place < cells.size()) ? cells.get(place) : "";
	}

	/** Where the columns stand; empty where the row holds no headings. */
	private static Map<Column, Integer> headings(List<String> row) {
		var places = new EnumMap<Column, Integer>(Column.class);
		for (int i = 0; i < row.size(); i++) {
			String heading = row.get(i).toLowerCase(Locale.UK).replaceAll("[^a-z]+", " ").strip();
			for (Column column : Column.values()) {
				if (column.headings.contains(heading)) {
					places.putIfAbsent(column, i);
				}
			}
		}
		// One word may be a name or a post by chance.
		return (places.size() >= 2) ? places : new EnumMap<>(Column.class);
	}

	/**
	 * What most likely separates the cells: a tab before anything that texts hold too.
	 */
	private static char separator(String text) {
		return Stream.of('\t', ';', ',')
			.filter(it -> text.lines().anyMatch(line -> line.chars().filter(c -> c == it).count() >= 2))
			.findFirst()
			.orElse('\t');
	}

	private static List<List<String>> cells(String text, char separator) {
		var rows = new ArrayList<List<String>>();
		var row = new ArrayList<String>();
		var cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quoted) {
				if (c != '"') {
					cell.append(c);
				}
				else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
					cell.append('"');
					i++;
				}
				else {
					quoted = false;
				}
			}
			else if (c == '"' && cell.toString().isBlank() && closes(text, i, separator)) {
				cell.setLength(0);
				quoted = true;
			}
			else if (c == separator || c == '\n') {
				row.add(tidy(cell.toString()));
				cell.setLength(0);
				if (c == '\n') {
					rows.add(List.copyOf(row));
					row.clear();
				}
			}
			else {
				cell.append(c);
			}
		}
		row.add(tidy(cell.toString()));
		rows.add(List.copyOf(row));
		return rows;
	}

	/**
	 * Whether a quote that opens a cell is closed at the end of one: a lone quote is a
	 * character like others and must not swallow the rest of the list.
	 */
	private static boolean closes(String text, int open, char separator) {
		for (int i = open + 1; i < text.length(); i++) {
			if (text.charAt(i) != '"') {
				continue;
			}
			if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
				i++;
				continue;
			}
			int behind = i + 1;
			while (behind < text.length() && (text.charAt(behind) == ' ' || text.charAt(behind) == '\r')) {
				behind++;
			}
			return behind == text.length() || text.charAt(behind) == separator || text.charAt(behind) == '\n';
		}
		return false;
	}

	/**
	 * The columns in the order in which they are read where no headings say otherwise.
	 */
	private enum Column {

		NAME("name", "full name", "person"), POST("post", "job title", "job", "title", "position", "designation"),
		UNIT("unit", "team", "service", "unit or team", "unit code"),
		EMAIL("e mail", "email", "mail", "email address", "e mail address"), ROLE("role", "access");

		private final List<String> headings;

		Column(String... headings) {
			this.headings = List.of(headings);
		}

	}

	/**
	 * A row as it was written.
	 *
	 * @param number counts the people from 1
	 */
	record Row(int number, String name, String post, String unit, String email, String role) {
	}

}
