package scot.adp.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.Cell;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.OpenDataRows;
import scot.adp.exchange.SheetRow;
import scot.adp.exchange.Sheets;
import scot.adp.measures.PublishedStore.Key;
import scot.adp.measures.PublishedStore.Printed;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Headings;
import scot.adp.platform.reading.Read;

/**
 * One reading of a publisher's file. A table has a row for each area and part, a
 * cross-table a column for each period. Figures of areas and parts that are not kept here
 * are left out and counted; whatever else cannot be understood is a problem with its
 * place.
 */
final class PublishedReading {

	/** The most figures that one file may bring. */
	static final int FIGURES_LIMIT = 250_000;

	private static final int HEADING_ROWS = 20;

	private final PublishedSeries series;

	private final LocalDate publishedOn;

	private final Map<Key, Printed> figures = new LinkedHashMap<>();

	private final List<ImportProblem> problems = new ArrayList<>();

	private final List<ImportProblem> notes = new ArrayList<>();

	private final Set<String> unknownParts = new LinkedHashSet<>();

	private int problemCount;

	private int elsewhere;

	private int empty;

	private PublishedReading(PublishedSeries series, LocalDate publishedOn) {
		this.series = series;
		this.publishedOn = publishedOn;
	}

	/**
	 * Reads a file of a release.
	 * @throws Problem where it cannot be taken at all
	 */
	static PublishedReading of(PublishedSeries series, LocalDate publishedOn, IncomingFile file) {
		var reading = new PublishedReading(series, publishedOn);
		PublishedForm form = series.form(publishedOn)
			.orElseThrow(() -> Problem.invalid("file",
					series.forms().isEmpty()
							? "%s comes in no file that is known here. Type its figures.".formatted(series.title())
							: "No file of %s of that day is known here. Look at the day of the release."
								.formatted(series.title())));
		switch (form) {
			case PublishedForm.Table table -> reading.table(table, file);
			case PublishedForm.Cross cross -> reading.cross(cross, file);
		}
		if (reading.figures.isEmpty() && reading.problemCount == 0) {
			reading.problem(ImportProblem.ofFile(
					"There is no figure in this file that is kept here. Look whether it is a file of this series, and of these areas."));
		}
		return reading;
	}

	List<Printed> figures() {
		return List.copyOf(figures.values());
	}

	List<ImportProblem> problems() {
		return List.copyOf(problems);
	}

	int problemCount() {
		return problemCount;
	}

	/** What is worth a look in how it is laid out. */
	List<ImportProblem> notes() {
		var all = new ArrayList<>(notes);
		if (!unknownParts.isEmpty()) {
			all.add(ImportProblem.ofFile("Rows of parts that are not kept here were left out: %s."
				.formatted(String.join(", ", unknownParts.stream().limit(12).map(Blanks::told).toList()))));
		}
		series.areas()
			.stream()
			.filter(PublishedArea::ours)
			.filter(area -> figures.keySet().stream().noneMatch(it -> it.area().equals(area.code())))
			.forEach(area -> all.add(ImportProblem.ofFile("There is nothing of %s in it.".formatted(area.label()))));
		return all;
	}

	/** How many rows are of other areas or parts than are kept here. */
	int elsewhere() {
		return elsewhere;
	}

	/** How many cells have nothing in them, which is no nought. */
	int empty() {
		return empty;
	}

	private void table(PublishedForm.Table form, IncomingFile file) {
		var required = new ArrayList<String>();
		required.add(form.period());
		form.dimensions().forEach(it -> required.add(it.heading()));
		form.only().forEach(it -> required.add(it.heading()));
		if (form.kind() != null) {
			required.add(form.kind());
		}
		form.columns().forEach(it -> required.add(it.heading()));
		var optional = new ArrayList<>(form.areas());
		form.columns().stream().map(PublishedForm.Column::sign).filter(Objects::nonNull).forEach(optional::add);
		optional.addAll(form.ignored());
		var taker = new Taker(form);
		var rows = new HeadedRows(null, required, optional, taker::take);
		taker.rows = rows;
		if (OpenDataRows.isNamedSo(file)) {
			OpenDataRows.read(file, rows);
		}
		else {
			HeadedRows.read(file, rows);
		}
		if (rows.complete() && form.areas().stream().noneMatch(rows::has)) {
			problem(ImportProblem
				.ofFile("There is no column with the area: %s.".formatted(String.join(", ", form.areas()))));
		}
		rows.problems().forEach(this::problem);
		problemCount += rows.problemCount() - rows.problems().size();
		notes.addAll(rows.warnings());
	}

	/** Takes the rows of a table. */
	private final class Taker {

		private final PublishedForm.Table form;

		private @Nullable HeadedRows rows;

		Taker(PublishedForm.Table form) {
			this.form = form;
		}

		private void take(HeadedRows.Line line) {
			// Notes stand under a table, in its first column alone.
			if (line.cell(form.period()).isBlank()
					&& form.columns().stream().allMatch(it -> line.cell(it.heading()).isBlank())) {
				return;
			}
			Optional<PublishedArea> area = area(line);
			@Nullable Map<String, String> by = by(line);
			boolean left = form.only()
				.stream()
				.anyMatch(it -> !Headings.key(line.cell(it.heading()).text()).equals(Headings.key(it.value())));
			if (area.isEmpty() || by == null || left) {
				elsewhere++;
				return;
			}
			Read<PublishedPeriod> period = PublishedPeriod.read(line.cell(form.period()).text(), series.length(),
					series.calendar());
			@Nullable PublishedPeriod of = period.value();
			@Nullable Boolean percentages = percentages(line);
			if (of == null) {
				line.problem(form.period(), period.fault());
			}
			if (of == null || percentages == null) {
				return;
			}
			if (!publishedOn.isAfter(of.to())) {
				line.problem(form.period(),
						"This period was not over when the release came out. Look at the day of the release.");
				return;
			}
			for (PublishedForm.Column column : form.columns()) {
				@Nullable String figure = percentages ? column.percentage() : column.figure();
				if (figure == null) {
					continue;
				}
				Cell cell = line.cell(column.heading());
				String sign = (column.sign() != null) ? line.cell(column.sign()).text() : "";
				taken(cell, sign, new Key(area.get().code(), figure, series.cut(by), of))
					.ifPresent(fault -> line.problem(column.heading(), fault));
			}
		}

		/** Whether a row has percentages; null where that cannot be told. */
		private @Nullable Boolean percentages(HeadedRows.Line line) {
			@Nullable String kind = form.kind();
			if (kind == null) {
				return false;
			}
			return switch (Headings.key(line.cell(kind).text())) {
				case "number", "count", "numbers" -> false;
				case "percentage", "percent", "%" -> true;
				default -> {
					line.problem(kind, "This is neither Number nor Percentage.");
					yield null;
				}
			};
		}

		/** The area of the most exact column that does not name the whole of one. */
		private Optional<PublishedArea> area(HeadedRows.Line line) {
			for (String heading : form.areas()) {
				Cell cell = line.cell(heading);
				boolean whole = form.wholes()
					.stream()
					.anyMatch(it -> Headings.key(it).equals(Headings.key(cell.text())));
				if (!cell.isBlank() && !whole) {
					return series.areaNamed(cell.text());
				}
			}
			return Optional.empty();
		}

		private @Nullable Map<String, String> by(HeadedRows.Line line) {
			var by = new HashMap<String, String>();
			for (PublishedForm.Heading heading : form.dimensions()) {
				String text = line.cell(heading.heading()).text();
				Optional<String> value = series.dimensions()
					.stream()
					.filter(it -> it.code().equals(heading.dimension()))
					.findFirst()
					.flatMap(it -> it.named(text));
				if (value.isEmpty()) {
					unknownParts.add(Blanks.line(text));
					return null;
				}
				by.put(heading.dimension(), value.get());
			}
			return by;
		}

	}

	private void cross(PublishedForm.Cross form, IncomingFile file) {
		var sheets = form.sheets().stream().map(sheet -> new Sheet(form.figure(), sheet)).toList();
		Sheets.read(file,
				(name, row) -> sheets.stream()
					.filter(it -> Headings.key(it.form.name()).equals(Headings.key(name)))
					.forEach(it -> it.row(row)));
		sheets.stream()
			.filter(it -> it.columns.isEmpty())
			.forEach(it -> problem(ImportProblem.ofFile(
					"There is no sheet %s with %s and years over quarters. Look whether it is a file of this series."
						.formatted(it.form.name(), it.form.heading()))));
	}

	/** One sheet of a cross-table. */
	private final class Sheet {

		private final String figure;

		private final PublishedForm.Sheet form;

		private final Map<Integer, PublishedPeriod> columns = new LinkedHashMap<>();

		private final Set<String> seen = new HashSet<>();

		private @Nullable SheetRow years;

		private boolean over;

		Sheet(String figure, PublishedForm.Sheet form) {
			this.figure = figure;
			this.form = form;
		}

		void row(SheetRow row) {
			String first = row.cell(0).text();
			if (columns.isEmpty()) {
				if (years != null) {
					periods(years, row);
				}
				else if (row.number() <= HEADING_ROWS && Headings.key(first).equals(Headings.key(form.heading()))) {
					years = row;
				}
				return;
			}
			boolean blank = columns.keySet().stream().allMatch(column -> row.cell(column).isBlank());
			if (over || blank || row.cell(0).isBlank()) {
				// Below the table stand its source and notes.
				over |= blank && !row.cell(0).isBlank();
				return;
			}
			Optional<Key> key = key(first);
			if (key.isEmpty()) {
				problem(new ImportProblem(form.name(), row.number(), "A", Blanks.told(first),
						"This is none of the names that are known here; it needs a line in the configuration of the series."));
				return;
			}
			if (!seen.add(Headings.key(first))) {
				problem(new ImportProblem(form.name(), row.number(), "A", Blanks.told(first),
						"This name stands here twice."));
				return;
			}
			columns.forEach((column,
					period) -> taken(row.cell(column), "", new Key(key.get().area(), figure, key.get().cut(), period))
						.ifPresent(fault -> problem(new ImportProblem(form.name(), row.number(),
								SheetRow.letters(column), Blanks.told(row.cell(column).text()), fault))));
		}

		/** Of which area and part a row is, whatever the period. */
		private Optional<Key> key(String name) {
			boolean whole = Headings.key(name).equals("total");
			@Nullable String dimension = form.dimension();
			if (whole) {
				return Optional.of(new Key(form.whole(), figure, series.cut(series.whole()), ANY));
			}
			if (dimension == null) {
				return series.areaNamed(name)
					.map(area -> new Key(area.code(), figure, series.cut(series.whole()), ANY));
			}
			return series.dimensions()
				.stream()
				.filter(it -> it.code().equals(dimension))
				.findFirst()
				.flatMap(it -> it.named(name))
				.map(value -> {
					var by = series.whole();
					by.put(dimension, value);
					return new Key(form.whole(), figure, series.cut(by), ANY);
				});
		}

		/** Years stand over the first of their quarters alone. */
		private void periods(SheetRow over, SheetRow quarters) {
			String year = "";
			for (int column = 1; column < quarters.cells().size(); column++) {
				if (!over.cell(column).isBlank()) {
					year = Blanks.line(over.cell(column).text());
				}
				Cell quarter = quarters.cell(column);
				if (quarter.isBlank()) {
					continue;
				}
				Read<PublishedPeriod> read = PublishedPeriod.read("%s %s".formatted(Blanks.line(quarter.text()), year),
						series.length(), series.calendar());
				@Nullable PublishedPeriod period = read.value();
				if (period == null || columns.containsValue(period) || !publishedOn.isAfter(period.to())) {
					problem(new ImportProblem(form.name(), quarters.number(), SheetRow.letters(column),
							Blanks.told(quarter.text()),
							(period == null) ? read.fault() : columns.containsValue(period)
									? "This period stands here twice."
									: "This period was not over when the release came out. Look at the day of the release."));
				}
				else {
					columns.put(column, period);
				}
			}
		}

	}

	private static final PublishedPeriod ANY = new PublishedPeriod(LocalDate.of(2000, 1, 1), LocalDate.of(2000, 1, 31));

	/** Takes a cell; answers what is wrong with it, if anything. */
	private Optional<String> taken(Cell cell, String sign, Key key) {
		if (cell.kind() == Cell.Kind.FORMULA || cell.kind() == Cell.Kind.ERROR || cell.kind() == Cell.Kind.DATE
				|| cell.kind() == Cell.Kind.MONTH) {
			return Optional.of("It holds no number that was typed. Put its value there instead.");
		}
		if (cell.isBlank() && Blanks.isBlank(sign)) {
			empty++;
			return Optional.empty();
		}
		Read<PublishedText> read = PublishedText.read(cell.text(), sign, series);
		@Nullable PublishedText text = read.value();
		if (text == null) {
			return Optional.of(read.fault());
		}
		var printed = new Printed(key, method(key), text.printed(), number(cell, text), text.numerator(),
				text.denominator(), text.qualifier());
		@Nullable Printed before = figures.putIfAbsent(key, printed);
		if (before != null
				&& !(before.printed().equals(printed.printed()) && before.qualifier() == printed.qualifier())) {
			return Optional.of("The file says two things of this figure; it stands in another place too.");
		}
		if (figures.size() > FIGURES_LIMIT) {
			throw Problem.invalid("file",
					"The file has more than %,d figures of these areas. Send it in parts.".formatted(FIGURES_LIMIT));
		}
		return Optional.empty();
	}

	private int method(Key key) {
		return series.figure(key.figure()).orElseThrow().method(publishedOn).version();
	}

	/** What a cell holds may have more digits than it shows. */
	private static @Nullable BigDecimal number(Cell cell, PublishedText text) {
		@Nullable BigDecimal held = cell.number();
		return (held == null || cell.kind() != Cell.Kind.NUMBER) ? text.value()
				: text.printed().endsWith("%") ? held.movePointRight(2) : held;
	}

	private void problem(ImportProblem problem) {
		problemCount++;
		if (problems.size() < HeadedRows.PROBLEMS_LIMIT) {
			problems.add(problem);
		}
	}

}
