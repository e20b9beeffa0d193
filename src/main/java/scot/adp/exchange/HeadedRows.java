package scot.adp.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Codes;
import scot.adp.platform.reading.Headings;
import scot.adp.platform.reading.Numbers;
import scot.adp.platform.reading.Read;

/**
 * Reads a sheet by its headings: finds the row with them, and hands each row below as a
 * {@link Line} that answers by heading. What cannot be read becomes a problem with its
 * place, never an exception. Headings, days and numbers are read as everywhere.
 */
public final class HeadedRows implements Sheets.RowHandler {

	/** The most problems that are kept; the count goes on. */
	public static final int PROBLEMS_LIMIT = 500;

	/** Among how many rows the one with the headings is looked for. */
	private static final int HEADING_ROWS = 20;

	private static final int CHOICES_TOLD = 12;

	private static final Pattern BETWEEN = Pattern.compile("[,;|\\n\\r]+");

	private final @Nullable String wantedSheet;

	private final Map<String, String> wanted = new LinkedHashMap<>();

	private final Set<String> required = new HashSet<>();

	private final Consumer<Line> lines;

	private final List<SheetRow> before = new ArrayList<>();

	private final Map<String, Integer> columns = new HashMap<>();

	private final List<ImportProblem> problems = new ArrayList<>();

	private final List<ImportProblem> warnings = new ArrayList<>();

	private final List<ImportProblem> unusual = new ArrayList<>();

	private @Nullable String sheet;

	private @Nullable SheetRow headings;

	private boolean missing;

	private boolean secret;

	private Consumer<List<String>> looksAtHeadings = found -> {
	};

	private int problemCount;

	private int lineCount;

	/**
	 * A reader of one sheet.
	 * @param sheet its name; null for the first sheet with anything in it
	 * @param required headings without which nothing is handed on
	 * @param optional headings that may be left out
	 * @param lines takes each row below the headings that holds anything
	 */
	public HeadedRows(@Nullable String sheet, Collection<String> required, Collection<String> optional,
			Consumer<Line> lines) {
		this.wantedSheet = sheet;
		this.lines = lines;
		required.forEach(heading -> wanted.put(Headings.key(heading), heading));
		optional.forEach(heading -> wanted.put(Headings.key(heading), heading));
		required.forEach(heading -> this.required.add(Headings.key(heading)));
	}

	/**
	 * Tells what is wrong without what stands in the cells, which may be of a person.
	 * @param headings looks at the headings before any row is handed on, and may refuse
	 * the file
	 */
	public HeadedRows secretly(Consumer<List<String>> headings) {
		secret = true;
		looksAtHeadings = headings;
		return this;
	}

	@Override
	public void row(String name, SheetRow row) {
		if (wantedSheet != null && !wantedSheet.equalsIgnoreCase(Blanks.strip(name))) {
			return;
		}
		if (sheet == null) {
			sheet = name;
		}
		if (!sheet.equals(name)) {
			return;
		}
		if (headings != null) {
			hand(row);
			return;
		}
		if (row.cells().stream().allMatch(Cell::isBlank)) {
			return;
		}
		before.add(row);
		if (found(row) == wanted.size() || before.size() == HEADING_ROWS) {
			settle();
		}
	}

	@Override
	public void end() {
		if (headings == null) {
			settle();
		}
	}

	/** The sheet that was read; empty where there is no such sheet or nothing in it. */
	public Optional<String> sheet() {
		return Optional.ofNullable(sheet);
	}

	/** Whether all headings that are needed were found, each once. */
	public boolean complete() {
		return headings != null && !missing;
	}

	/** Whether there is a column with the heading. */
	public boolean has(String heading) {
		return columns.containsKey(Headings.key(heading));
	}

	/** How many rows were handed on. */
	public int lines() {
		return lineCount;
	}

	/** What cannot be taken, the first {@value #PROBLEMS_LIMIT}. */
	public List<ImportProblem> problems() {
		return List.copyOf(problems);
	}

	/** How many problems there are in all. */
	public int problemCount() {
		return problemCount;
	}

	/** What is worth a look but stops nothing, such as a column that is not read. */
	public List<ImportProblem> warnings() {
		return List.copyOf(warnings);
	}

	/** What can be taken once somebody says that it is right, the first of it. */
	public List<ImportProblem> unusual() {
		return List.copyOf(unusual);
	}

	/** Notes a problem that whoever takes the rows found. */
	public void problem(ImportProblem problem) {
		problemCount++;
		if (problems.size() < PROBLEMS_LIMIT) {
			problems.add(problem);
		}
	}

	/** The row with the most wanted headings, the first of equals, becomes the one. */
	private void settle() {
		SheetRow best = new SheetRow(1, List.of());
		for (SheetRow row : before) {
			if (found(row) > found(best)) {
				best = row;
			}
		}
		headings = best;
		String name = Objects.requireNonNullElse(sheet, Objects.requireNonNullElse(wantedSheet, ""));
		if (sheet == null && wantedSheet != null) {
			missing = true;
			problem(ImportProblem
				.ofFile("There is no sheet %s with anything in it. Start from the template.".formatted(wantedSheet)));
			return;
		}
		looksAtHeadings.accept(best.cells().stream().filter(cell -> !cell.isBlank()).map(Cell::text).toList());
		int none = before.isEmpty() ? 1 : before.getFirst().number();
		for (int i = 0; i < best.cells().size(); i++) {
			heading(name, best.number(), i, best.cell(i));
		}
		for (String heading : wanted.keySet()) {
			if (required.contains(heading) && !columns.containsKey(heading)) {
				missing = true;
				problem(new ImportProblem(name, columns.isEmpty() ? none : best.number(), null, null,
						"There is no column with the heading %s. Add it, or start from the template."
							.formatted(wanted.get(heading))));
			}
		}
		for (SheetRow row : before) {
			if (row.number() > best.number()) {
				hand(row);
			}
		}
		before.clear();
	}

	private void heading(String name, int row, int column, Cell cell) {
		if (cell.isBlank()) {
			return;
		}
		String letters = SheetRow.letters(column);
		String heading = Headings.key(cell.text());
		if (!wanted.containsKey(heading)) {
			warnings.add(new ImportProblem(name, row, letters, told(cell), "This column is not read."));
		}
		else if (columns.putIfAbsent(heading, column) != null) {
			missing = true;
			problem(new ImportProblem(name, row, letters, told(cell),
					"This heading stands here twice. Take one of the columns out."));
		}
	}

	private @Nullable String told(Cell cell) {
		return secret ? null : cell.text();
	}

	private int found(SheetRow row) {
		return (int) row.cells()
			.stream()
			.map(cell -> Headings.key(cell.text()))
			.filter(wanted::containsKey)
			.distinct()
			.count();
	}

	private void hand(SheetRow row) {
		if (missing || row.cells().stream().allMatch(Cell::isBlank)) {
			return;
		}
		lineCount++;
		lines.accept(new Line(Objects.requireNonNull(sheet), row));
	}

	/** A row, asked by heading. A problem of a cell is noted once. */
	public final class Line {

		private final String sheet;

		private final SheetRow row;

		private final Set<String> faulty = new HashSet<>();

		private Line(String sheet, SheetRow row) {
			this.sheet = sheet;
			this.row = row;
		}

		/** The row's number, counted from 1. */
		public int number() {
			return row.number();
		}

		/** Whether a problem was noted in this row so far. */
		public boolean isFaulty() {
			return !faulty.isEmpty();
		}

		/** The cell as it is; an empty one where there is no such column. */
		public Cell cell(String heading) {
			@Nullable Integer column = columns.get(Headings.key(heading));
			return (column != null) ? row.cell(column) : Cell.EMPTY;
		}

		/** The text without blanks around it; empty where there is none. */
		public Optional<String> text(String heading) {
			return text(heading, Sheets.TEXT_LIMIT);
		}

		/** The text, of so many characters at most; empty where there is none. */
		public Optional<String> text(String heading, int limit) {
			String text = readable(heading).map(Cell::text).map(Blanks::strip).orElse("");
			@Nullable String tooLong = Problem.tooLong(text, limit);
			if (tooLong != null) {
				problem(heading, tooLong);
				return Optional.empty();
			}
			return text.isEmpty() ? Optional.empty() : Optional.of(text);
		}

		/**
		 * The code, as it is shown. A cell that may show another one than was typed is a
		 * problem.
		 */
		public Optional<String> code(String heading) {
			Optional<String> text = text(heading);
			Optional<String> doubt = text.isEmpty() ? Optional.empty() : cell(heading).doubtAsCode();
			doubt.ifPresent(reason -> problem(heading, "This %s.".formatted(reason)));
			return doubt.isPresent() ? Optional.empty() : text;
		}

		/** The day: a date cell, or a text such as {@code 3 December 2026}. */
		public Optional<LocalDate> day(String heading) {
			return readable(heading).flatMap(cell -> taken(heading, cell.asDay()));
		}

		/** The whole number. */
		public Optional<Integer> whole(String heading) {
			return number(heading, Numbers.WHOLE_FAULT).flatMap(number -> taken(heading, Numbers.whole(number)));
		}

		/** The number; of a percentage its fraction. */
		public Optional<BigDecimal> number(String heading) {
			return number(heading, Numbers.FAULT);
		}

		private Optional<BigDecimal> number(String heading, String fault) {
			Optional<Cell> cell = readable(heading);
			if (cell.isEmpty()) {
				return Optional.empty();
			}
			if (cell.get().kind() == Cell.Kind.NUMBER) {
				return Optional.ofNullable(cell.get().number());
			}
			return taken(heading, Numbers.read(cell.get().text(), fault));
		}

		private <T> Optional<T> taken(String heading, Read<T> read) {
			if (!read.isRead()) {
				problem(heading, read.fault());
			}
			return read.found();
		}

		/**
		 * One of some choices, whatever the case it is written in.
		 * @param choices by the word that stands for each
		 */
		public <T> Optional<T> choice(String heading, Map<String, T> choices) {
			Optional<String> text = text(heading);
			if (text.isEmpty()) {
				return Optional.empty();
			}
			@Nullable T exact = choices.get(text.get());
			if (exact != null) {
				return Optional.of(exact);
			}
			Read<String> meant = Codes.among(choices.keySet(), text.get());
			if (meant.isRead()) {
				return meant.found().map(choices::get);
			}
			problem(heading, (choices.size() > CHOICES_TOLD) ? "This is none of the values that are known here."
					: "Use one of these: %s.".formatted(String.join(", ", choices.keySet())));
			return Optional.empty();
		}

		/**
		 * The code of a cell that holds a value of a list, by its code or by what people
		 * read for it.
		 */
		public Optional<String> listed(String heading, CodeList list) {
			return text(heading).flatMap(text -> meant(heading, text, list));
		}

		/**
		 * The codes of a cell that holds several values of a list, each by its code or by
		 * what people read for it.
		 */
		public List<String> allListed(String heading, CodeList list) {
			return several(heading).stream().flatMap(text -> meant(heading, text, list).stream()).distinct().toList();
		}

		/** What stands in a cell, with commas, semicolons or lines between. */
		public List<String> several(String heading) {
			return text(heading).stream()
				.flatMap(BETWEEN::splitAsStream)
				.map(Blanks::strip)
				.filter(text -> !text.isEmpty())
				.toList();
		}

		private Optional<String> meant(String heading, String text, CodeList list) {
			// A word and its code may differ in capitals alone.
			var written = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
			list.values().forEach(value -> written.put(value.code(), value.code()));
			list.values().forEach(value -> written.putIfAbsent(value.label(), value.code()));
			@Nullable String exact = written.get(text);
			if (exact != null) {
				return Optional.of(exact);
			}
			Read<String> meant = Codes.among(written.keySet(), text);
			if (meant.isRead()) {
				return meant.found().map(written::get);
			}
			problem(heading, "Use one of these: %s."
				.formatted(list.values().stream().map(CodeList.Value::code).collect(Collectors.joining(", "))));
			return Optional.empty();
		}

		/** Notes that a cell cannot be taken. */
		public void problem(String heading, String reason) {
			if (!faulty.add(Headings.key(heading))) {
				return;
			}
			@Nullable Integer column = columns.get(Headings.key(heading));
			String told = Objects.requireNonNullElse(wanted.get(Headings.key(heading)), heading);
			HeadedRows.this.problem(new ImportProblem(sheet, row.number(),
					(column != null) ? "%s (%s)".formatted(SheetRow.letters(column), told) : told,
					HeadedRows.this.told(cell(heading)), reason));
		}

		/**
		 * Notes that a cell has to be filled in, where nothing was found in it.
		 * @param found what was; null for nothing
		 */
		public void asks(String heading, @Nullable Object found) {
			if (found == null && cell(heading).isBlank()) {
				problem(heading, "This cell is empty. Fill it in.");
			}
		}

		/** Notes what can be taken once somebody says that it is right. */
		public void unusual(String heading, String reason) {
			note(unusual, heading, reason);
		}

		/** Notes what is worth a look and stops nothing. */
		public void warning(String heading, String reason) {
			note(warnings, heading, reason);
		}

		private void note(List<ImportProblem> to, String heading, String reason) {
			if (to.size() < PROBLEMS_LIMIT) {
				to.add(new ImportProblem(null, row.number(), heading, null, reason));
			}
		}

		/** The cell, unless it is blank or holds what can never be taken. */
		private Optional<Cell> readable(String heading) {
			Cell cell = cell(heading);
			switch (cell.kind()) {
				case FORMULA -> problem(heading, "It holds a formula. Put its value there instead.");
				case ERROR -> problem(heading, "It holds an error. Put a value there instead.");
				default -> {
					if (cell.text().indexOf('\0') >= 0) {
						problem(heading, "It holds a character that cannot be stored. Type it again.");
					}
					else if (!cell.isBlank()) {
						return Optional.of(cell);
					}
				}
			}
			return Optional.empty();
		}

	}

	/**
	 * Reads a file into readers of its sheets.
	 * @throws Problem where the file cannot be taken
	 */
	public static Sheets.Understood read(IncomingFile file, HeadedRows... readers) {
		return Sheets.read(file, new Sheets.RowHandler() {
			@Override
			public void row(String sheet, SheetRow row) {
				for (HeadedRows reader : readers) {
					reader.row(sheet, row);
				}
			}

			@Override
			public void end() {
				for (HeadedRows reader : readers) {
					reader.end();
				}
			}
		});
	}

}
