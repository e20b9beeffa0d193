package scot.adp.strategy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.StartRefused;

/**
 * Reads a plan's workbook as if it were its file. Nothing in it is worked out: a formula
 * is a fault with its address.
 */
final class PlanWorkbook {

	/** The most bytes that a workbook may unpack to. */
	private static final int UNPACKED_LIMIT = 8 * 1024 * 1024;

	private static final int PARTS_AT_MOST = 500;

	private static final int ROWS_AT_MOST = 2000;

	/** The longest text that a cell may hold. */
	private static final int TEXT_LIMIT = PlanEditing.TEXT_LIMIT;

	private static final Map<String, List<String>> SHEETS = sheets();

	private PlanWorkbook() {
	}

	private static Map<String, List<String>> sheets() {
		var sheets = new LinkedHashMap<String, List<String>>();
		sheets.put("Plan", List.of("code", "title", "owner", "from", "to", "statusScale", "vision"));
		sheets.put("Priorities", List.of("code", "title", "aim", "crossCutting", "area", "areaOutcomes"));
		sheets.put("Outcomes", List.of("code", "title", "publishedText", "partCode", "partTitle"));
		sheets.put("Principles", List.of("code", "title", "itemCode", "itemTitle"));
		sheets.put("Actions",
				List.of("code", "title", "publishedText", "priority", "grouping", "outcomes", "principles", "kind",
						"responsibility", "leadUnit", "partnerUnits", "group", "cadenceMonths", "startsOn", "endsOn",
						"crosswalk", "namesPlan", "statusGroup", "timeline", "tranche", "sourceNote", "localResponse",
						"withdrawnOn", "withdrawnReason", "withdrawnDecision"));
		return sheets;
	}

	/** An empty workbook with the sheets and headings that are read. */
	static byte[] template() {
		try (var workbook = new XSSFWorkbook(); var out = new ByteArrayOutputStream()) {
			var bold = workbook.createFont();
			bold.setBold(true);
			var heading = workbook.createCellStyle();
			heading.setFont(bold);
			SHEETS.forEach((name, fields) -> {
				Sheet sheet = workbook.createSheet(name);
				boolean down = name.equals("Plan");
				for (int i = 0; i < fields.size(); i++) {
					Row row = (down || i == 0) ? sheet.createRow(down ? i : 0) : sheet.getRow(0);
					Cell cell = row.createCell(down ? 0 : i);
					cell.setCellValue(fields.get(i));
					cell.setCellStyle(heading);
					sheet.setColumnWidth(down ? 0 : i, 20 * 256);
				}
				if (down) {
					sheet.setColumnWidth(1, 60 * 256);
				}
				else {
					sheet.createFreezePane(0, 1);
				}
			});
			workbook.write(out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a workbook.
	 * @param faults takes each cell that cannot be read
	 * @return null where there was such a cell
	 * @throws StartRefused where it is no workbook, or far too large
	 */
	static @Nullable ConfigFile read(Path path, byte[] content, Consumer<StartRefused> faults) {
		unpack(content);
		try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
			var reading = new Reading(faults);
			MappingNode root = reading.root(workbook);
			return reading.faulty ? null : ConfigFile.ofSheets(path, root);
		}
		catch (StartRefused refused) {
			throw refused;
		}
		// The reader tells a broken workbook in many ways, and none of them is ours.
		catch (IOException | RuntimeException ex) {
			throw PlanFiles.refused("The workbook cannot be read. Save it again as an Excel workbook (.xlsx).");
		}
	}

	/**
	 * Unpacks it once, so that a small file that unpacks to a huge one goes no further.
	 */
	private static void unpack(byte[] content) {
		byte[] buffer = new byte[8192];
		int parts = 0;
		long size = 0;
		try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
			while (zip.getNextEntry() != null) {
				parts++;
				for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
					size += read;
					if (size > UNPACKED_LIMIT || parts > PARTS_AT_MOST) {
						throw PlanFiles.refused("The workbook unpacks to far more than a plan needs.");
					}
				}
			}
		}
		catch (ZipException ex) {
			throw PlanFiles.refused("The workbook is damaged. Save it again as an Excel workbook (.xlsx).");
		}
		catch (IOException | IllegalArgumentException ex) {
			throw PlanFiles.refused("The workbook cannot be read. Save it again as an Excel workbook (.xlsx).");
		}
		if (parts == 0) {
			throw PlanFiles.refused("This is no Excel workbook (.xlsx), whatever its name says.");
		}
	}

	/** A cell's text with its place. */
	private record Value(String text, Mark mark) {

		ScalarNode node() {
			return scalar(text, mark);
		}

	}

	/** A row by heading; fields without a value are absent. */
	private record Line(Mark mark, Map<String, Value> values) {

		@Nullable Value value(String field) {
			return values.get(field);
		}

	}

	private static final class Reading {

		private final Consumer<StartRefused> faults;

		private boolean faulty;

		Reading(Consumer<StartRefused> faults) {
			this.faults = faults;
		}

		MappingNode root(Workbook workbook) {
			for (Sheet sheet : workbook) {
				if (!SHEETS.containsKey(sheet.getSheetName())) {
					fault(ConfigFile.mark(sheet.getSheetName(), 0, 0),
							"is not a sheet of a plan; use %s".formatted(String.join(", ", SHEETS.keySet())));
				}
				else if (sheet.getLastRowNum() > ROWS_AT_MOST) {
					fault(ConfigFile.mark(sheet.getSheetName(), sheet.getLastRowNum(), 0),
							"has more than %d rows".formatted(ROWS_AT_MOST));
				}
			}
			for (String needed : List.of("Plan", "Actions")) {
				if (workbook.getSheet(needed) == null) {
					faulty = true;
					faults.accept(PlanFiles
						.refused("The workbook has no sheet %s. Start from the template.".formatted(needed)));
				}
			}
			var root = new Fields(ConfigFile.mark("Plan", 0, 0));
			if (!faulty) {
				plan(workbook, root);
				root.list("priorities", groups(lines(workbook, "Priorities"),
						List.of("code", "title", "aim", "crossCutting"), "areas", "area", Reading::area));
				root.list("outcomes", groups(lines(workbook, "Outcomes"), List.of("code", "title", "publishedText"),
						"parts", "partCode", line -> titled(line, "partCode", "partTitle")));
				root.list("principles", groups(lines(workbook, "Principles"), List.of("code", "title"), "items",
						"itemCode", line -> titled(line, "itemCode", "itemTitle")));
				root.list("actions", lines(workbook, "Actions").stream().map(this::action).toList());
			}
			return root.node();
		}

		private void plan(Workbook workbook, Fields root) {
			var period = new Fields(ConfigFile.mark("Plan", 0, 0));
			for (Row row : workbook.getSheet("Plan")) {
				@Nullable Value field = value(row, 0);
				@Nullable Value value = value(row, 1);
				if (field == null) {
					continue;
				}
				if (!known("Plan").contains(field.text())) {
					fault(field.mark(), "'%s' is not a field here; use one of %s".formatted(clipped(field.text()),
							String.join(", ", known("Plan"))));
				}
				else if (value != null) {
					(List.of("from", "to").contains(field.text()) ? period : root).put(field.text(), value.node());
				}
			}
			root.put("effective", period.node());
		}

		private Node action(Line line) {
			var fields = new Fields(line.mark());
			var withdrawn = new Fields(line.mark());
			line.values().forEach((name, value) -> {
				switch (name) {
					case "outcomes", "principles", "partnerUnits" -> fields.put(name, list(value));
					case "crosswalk" -> fields.put(name, crosswalk(value));
					case "withdrawnOn" -> withdrawn.put("on", value.node());
					case "withdrawnReason" -> withdrawn.put("reason", value.node());
					case "withdrawnDecision" -> withdrawn.put("decision", value.node());
					default -> fields.put(name, value.node());
				}
			});
			if (!withdrawn.tuples.isEmpty()) {
				fields.put("withdrawn", withdrawn.node());
			}
			return fields.node();
		}

		private Node crosswalk(Value value) {
			var targets = new ArrayList<Node>();
			for (String part : parts(value)) {
				int slash = part.indexOf('/');
				if (slash < 1) {
					fault(value.mark(), "crosswalk: '%s' is no target; write it as PLAN/CODE".formatted(clipped(part)));
					continue;
				}
				var target = new Fields(value.mark());
				target.put("plan", scalar(part.substring(0, slash).strip(), value.mark()));
				target.put("code", scalar(part.substring(slash + 1).strip(), value.mark()));
				targets.add(target.node());
			}
			return sequence(targets, value.mark());
		}

		/** A row without a code belongs to the one above. */
		private List<Node> groups(List<Line> lines, List<String> own, String list, String child,
				Function<Line, Node> part) {
			var groups = new ArrayList<Fields>();
			var children = new ArrayList<List<Node>>();
			for (Line line : lines) {
				if (line.value("code") != null || groups.isEmpty()) {
					var fields = new Fields(line.mark());
					for (String name : own) {
						@Nullable Value value = line.value(name);
						if (value != null) {
							fields.put(name, value.node());
						}
					}
					groups.add(fields);
					children.add(new ArrayList<>());
				}
				if (line.value(child) != null) {
					children.getLast().add(part.apply(line));
				}
			}
			var nodes = new ArrayList<Node>();
			for (int i = 0; i < groups.size(); i++) {
				groups.get(i).list(list, children.get(i));
				nodes.add(groups.get(i).node());
			}
			return nodes;
		}

		private static Node area(Line line) {
			var fields = new Fields(line.mark());
			@Nullable Value title = line.value("area");
			@Nullable Value outcomes = line.value("areaOutcomes");
			if (title != null) {
				fields.put("title", title.node());
			}
			if (outcomes != null) {
				fields.put("outcomes", Reading.list(outcomes));
			}
			return fields.node();
		}

		private static Node titled(Line line, String code, String title) {
			var fields = new Fields(line.mark());
			@Nullable Value codeValue = line.value(code);
			@Nullable Value titleValue = line.value(title);
			if (codeValue != null) {
				fields.put("code", codeValue.node());
			}
			if (titleValue != null) {
				fields.put("title", titleValue.node());
			}
			return fields.node();
		}

		private List<Line> lines(Workbook workbook, String name) {
			@Nullable Sheet sheet = workbook.getSheet(name);
			var lines = new ArrayList<Line>();
			if (sheet == null) {
				return lines;
			}
			var headings = headings(sheet, name);
			for (Row row : sheet) {
				if (row.getRowNum() == 0) {
					continue;
				}
				var values = new LinkedHashMap<String, Value>();
				headings.forEach((column, heading) -> {
					@Nullable Value value = value(row, column);
					if (value != null) {
						values.put(heading, value);
					}
				});
				if (!values.isEmpty()) {
					lines.add(new Line(ConfigFile.mark(name, row.getRowNum(), 0), values));
				}
			}
			return lines;
		}

		private Map<Integer, String> headings(Sheet sheet, String name) {
			var headings = new LinkedHashMap<Integer, String>();
			@Nullable Row first = sheet.getRow(0);
			if (first == null) {
				return headings;
			}
			for (Cell cell : first) {
				@Nullable Value value = value(first, cell.getColumnIndex());
				if (value == null) {
					continue;
				}
				if (!known(name).contains(value.text())) {
					fault(value.mark(), "'%s' is not a heading here; use one of %s".formatted(clipped(value.text()),
							String.join(", ", known(name))));
				}
				else if (headings.containsValue(value.text())) {
					fault(value.mark(), "'%s' stands here twice".formatted(value.text()));
				}
				else {
					headings.put(cell.getColumnIndex(), value.text());
				}
			}
			return headings;
		}

		private @Nullable Value value(Row row, int column) {
			@Nullable Cell cell = row.getCell(column);
			if (cell == null) {
				return null;
			}
			Mark mark = ConfigFile.mark(row.getSheet().getSheetName(), row.getRowNum(), column);
			CellType type = cell.getCellType();
			if (type == CellType.FORMULA || type == CellType.ERROR) {
				fault(mark, (type == CellType.FORMULA) ? "holds a formula; put its value there instead"
						: "holds an error; put a value there instead");
				return null;
			}
			String text = switch (type) {
				case STRING -> cell.getStringCellValue().strip();
				case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
				case NUMERIC ->
					DateUtil.isCellDateFormatted(cell) ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
							: new BigDecimal(String.valueOf(cell.getNumericCellValue())).stripTrailingZeros()
								.toPlainString();
				default -> "";
			};
			if (text.length() > TEXT_LIMIT) {
				fault(mark, "holds more than %d characters".formatted(TEXT_LIMIT));
				return null;
			}
			return text.isEmpty() ? null : new Value(text, mark);
		}

		private void fault(Mark mark, String reason) {
			faulty = true;
			faults.accept(ConfigFile.fault(mark, reason));
		}

		private static List<String> known(String sheet) {
			return SHEETS.getOrDefault(sheet, List.of());
		}

		private static Node list(Value value) {
			return sequence(parts(value).stream().map(part -> (Node) scalar(part, value.mark())).toList(),
					value.mark());
		}

		private static List<String> parts(Value value) {
			return Arrays.stream(value.text().split("[,;\n]")).map(String::strip).filter(it -> !it.isEmpty()).toList();
		}

	}

	private static String clipped(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "..." : text;
	}

	private static ScalarNode scalar(String text, Mark mark) {
		return new ScalarNode(Tag.STR, text, mark, mark, ScalarStyle.PLAIN);
	}

	private static SequenceNode sequence(List<Node> nodes, Mark mark) {
		return new SequenceNode(Tag.SEQ, true, nodes, mark, mark, FlowStyle.BLOCK);
	}

	/** The fields of an entry while it is built. */
	private static final class Fields {

		private final Mark mark;

		private final List<NodeTuple> tuples = new ArrayList<>();

		Fields(Mark mark) {
			this.mark = mark;
		}

		void put(String name, Node value) {
			tuples.add(new NodeTuple(scalar(name, value.getStartMark()), value));
		}

		void list(String name, List<Node> nodes) {
			if (!nodes.isEmpty()) {
				put(name, sequence(nodes, nodes.getFirst().getStartMark()));
			}
		}

		MappingNode node() {
			return new MappingNode(Tag.MAP, true, tuples, mark, mark, FlowStyle.BLOCK);
		}

	}

}
