package scot.adp.strategy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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
import scot.adp.exchange.Cell;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.SheetRow;
import scot.adp.exchange.Sheets;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;
import scot.adp.platform.StartRefused;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Headings;
import scot.adp.platform.reading.Read;

/**
 * Reads a plan's workbook as if it were its file. Nothing in it is worked out: a formula
 * is a fault with its address.
 */
final class PlanWorkbook {

	private static final int ROWS_AT_MOST = 2000;

	/** How much room the rows of a plan's workbook may take in all. */
	private static final int ROOM_AT_MOST = 8 * 1024 * 1024;

	/** The longest text that a cell may hold. */
	private static final int TEXT_LIMIT = PlanEditing.TEXT_LIMIT;

	private static final Map<String, List<String>> SHEETS = sheets();

	/** Fields that name something for ever. */
	private static final Set<String> CODES = Set.of("code", "partCode", "itemCode", "priority", "outcomes",
			"principles", "areaOutcomes", "leadUnit", "partnerUnits", "group", "crosswalk", "owner", "statusScale");

	private static final Set<String> DAYS = Set.of("from", "to", "startsOn", "endsOn", "withdrawnOn");

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
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "adp", null)) {
			SHEETS.forEach((name, fields) -> {
				Worksheet sheet = workbook.newWorksheet(name);
				boolean down = name.equals("Plan");
				for (int i = 0; i < fields.size(); i++) {
					int row = down ? i : 0;
					int column = down ? 0 : i;
					sheet.value(row, column, fields.get(i));
					sheet.style(row, column).bold().set();
					sheet.width(column, 20);
					if (!down && CODES.contains(fields.get(i))) {
						// So that 2.10 stays what was typed.
						sheet.style(column).format("@").set();
					}
					choices(name, fields.get(i)).ifPresent(words -> sheet.range(1, column, ROWS_AT_MOST - 1, column)
						.validateWithListByFormula("\"%s\"".formatted(String.join(",", words)))
						.errorStyle(DataValidationErrorStyle.STOP)
						.showErrorMessage(true)
						.errorTitle("Not in the list")
						.error("Use one of these: %s.".formatted(String.join(", ", words))));
				}
				if (down) {
					sheet.width(1, 60);
				}
				else {
					sheet.freezePane(0, 1);
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	/** What a field takes, as a list that a cell offers; empty where it takes more. */
	private static Optional<List<String>> choices(String sheet, String field) {
		List<String> choices = switch (field) {
			case "kind" -> names(ActionView.Kind.values());
			case "responsibility" -> names(ActionView.Responsibility.values());
			case "statusGroup" -> names(StatusView.Group.values());
			case "timeline" -> names(ActionView.NationalTimeline.values());
			case "crossCutting" -> List.of("TRUE", "FALSE");
			default -> List.of();
		};
		return (choices.isEmpty() || !List.of("Actions", "Priorities").contains(sheet)) ? Optional.empty()
				: Optional.of(choices);
	}

	private static List<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map(Enum::name).toList();
	}

	/**
	 * Reads a workbook.
	 * @param faults takes each cell that cannot be read
	 * @return null where there was such a cell
	 * @throws Problem where it is no workbook that can be taken
	 */
	static @Nullable ConfigFile read(Path path, IncomingFile file, Consumer<StartRefused> faults) {
		var reading = new Reading(faults);
		var understood = Sheets.workbook(file,
				"Choose a workbook (.xlsx) or a plan's file (.yaml). A text file such as .csv holds one table, and a plan has several: put them into the template.",
				reading::take);
		MappingNode root = reading.root(understood.sheets().stream().map(Sheets.SheetRead::name).toList());
		return reading.faulty ? null : ConfigFile.ofSheets(path, root);
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

		private final Map<String, List<SheetRow>> rows = new HashMap<>();

		private final Set<String> large = new HashSet<>();

		private int room;

		private boolean faulty;

		Reading(Consumer<StartRefused> faults) {
			this.faults = faults;
		}

		void take(String sheet, SheetRow row) {
			if (row.number() <= ROWS_AT_MOST + 1) {
				if (SHEETS.containsKey(sheet)) {
					room += row.room();
					if (room > ROOM_AT_MOST) {
						throw Problem.invalid("file", "The workbook holds far more than a plan needs.");
					}
					rows.computeIfAbsent(sheet, name -> new ArrayList<>()).add(row);
				}
			}
			else if (SHEETS.containsKey(sheet) && large.add(sheet)) {
				fault(ConfigFile.mark(sheet, row.number() - 1, 0), "has more than %d rows".formatted(ROWS_AT_MOST));
			}
		}

		MappingNode root(List<String> sheets) {
			for (String sheet : sheets) {
				if (!SHEETS.containsKey(sheet)) {
					fault(ConfigFile.mark(sheet, 0, 0),
							"is not a sheet of a plan; use %s".formatted(String.join(", ", SHEETS.keySet())));
				}
			}
			for (String needed : List.of("Plan", "Actions")) {
				if (!sheets.contains(needed)) {
					faulty = true;
					faults.accept(PlanFiles
						.refused("The workbook has no sheet %s. Start from the template.".formatted(needed)));
				}
			}
			var root = new Fields(ConfigFile.mark("Plan", 0, 0));
			plan(root);
			root.list("priorities", groups(lines("Priorities"), List.of("code", "title", "aim", "crossCutting"),
					"areas", "area", Reading::area));
			root.list("outcomes", groups(lines("Outcomes"), List.of("code", "title", "publishedText"), "parts",
					"partCode", line -> titled(line, "partCode", "partTitle")));
			root.list("principles", groups(lines("Principles"), List.of("code", "title"), "items", "itemCode",
					line -> titled(line, "itemCode", "itemTitle")));
			root.list("actions", lines("Actions").stream().map(this::action).toList());
			return root.node();
		}

		private void plan(Fields root) {
			var period = new Fields(ConfigFile.mark("Plan", 0, 0));
			for (SheetRow row : rows("Plan")) {
				@Nullable Value field = value("Plan", row, 0);
				if (field == null) {
					continue;
				}
				@Nullable String name = known("Plan", field.text());
				if (name == null) {
					fault(field.mark(), "'%s' is not a field here; use one of %s".formatted(Blanks.told(field.text()),
							String.join(", ", fields("Plan"))));
					continue;
				}
				@Nullable Value value = value("Plan", row, 1, name);
				if (value != null) {
					(List.of("from", "to").contains(name) ? period : root).put(name, value.node());
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
					fault(value.mark(),
							"crosswalk: '%s' is no target; write it as PLAN/CODE".formatted(Blanks.told(part)));
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

		private List<SheetRow> rows(String sheet) {
			return rows.getOrDefault(sheet, List.of());
		}

		private List<Line> lines(String name) {
			var lines = new ArrayList<Line>();
			Map<Integer, String> headings = Map.of();
			for (SheetRow row : rows(name)) {
				if (row.number() == 1) {
					headings = headings(name, row);
					continue;
				}
				var values = new LinkedHashMap<String, Value>();
				headings.forEach((column, heading) -> {
					@Nullable Value value = value(name, row, column, heading);
					if (value != null) {
						values.put(heading, value);
					}
				});
				if (!values.isEmpty()) {
					lines.add(new Line(ConfigFile.mark(name, row.number() - 1, 0), values));
				}
			}
			return lines;
		}

		private Map<Integer, String> headings(String name, SheetRow first) {
			var headings = new LinkedHashMap<Integer, String>();
			for (int column = 0; column < first.cells().size(); column++) {
				@Nullable Value value = value(name, first, column);
				if (value == null) {
					continue;
				}
				@Nullable String heading = known(name, value.text());
				if (heading == null) {
					fault(value.mark(), "'%s' is not a heading here; use one of %s".formatted(Blanks.told(value.text()),
							String.join(", ", fields(name))));
				}
				else if (headings.containsValue(heading)) {
					fault(value.mark(), "'%s' stands here twice".formatted(heading));
				}
				else {
					headings.put(column, heading);
				}
			}
			return headings;
		}

		/** The value of a field, which is a number or a day where the field is. */
		private @Nullable Value value(String sheet, SheetRow row, int column, String field) {
			Cell cell = row.cell(column);
			@Nullable Value value = value(sheet, row, column);
			Optional<String> doubt = CODES.contains(field) ? cell.doubtAsCode() : Optional.empty();
			if (value != null && doubt.isPresent()) {
				faulty = true;
				faults.accept(ConfigFile.fault(value.mark(), cell.text(), doubt.get()));
				return null;
			}
			if (value != null && DAYS.contains(field)) {
				Read<LocalDate> day = cell.asDay();
				if (!day.isRead()) {
					faulty = true;
					faults.accept(ConfigFile.fault(value.mark(), cell.text(),
							"%s: '%s': %s".formatted(field, Blanks.told(value.text()), day.fault())));
				}
				return day.found().map(it -> new Value(it.toString(), value.mark())).orElse(null);
			}
			return (value != null && field.equals("cadenceMonths") && cell.number() != null)
					? new Value(cell.number().toPlainString(), value.mark()) : value;
		}

		private @Nullable Value value(String sheet, SheetRow row, int column) {
			Cell cell = row.cell(column);
			Mark mark = ConfigFile.mark(sheet, row.number() - 1, column);
			if (cell.kind() == Cell.Kind.FORMULA || cell.kind() == Cell.Kind.ERROR) {
				faulty = true;
				faults.accept(ConfigFile.fault(mark, cell.text(),
						(cell.kind() == Cell.Kind.FORMULA) ? "holds a formula; put its value there instead"
								: "holds an error; put a value there instead"));
				return null;
			}
			String text = switch (cell.kind()) {
				case BOOLEAN -> cell.text().toLowerCase(Locale.ROOT);
				default -> Blanks.strip(cell.text());
			};
			if (text.length() > TEXT_LIMIT) {
				fault(mark, "holds more than %d characters".formatted(TEXT_LIMIT));
				return null;
			}
			if (text.indexOf('\0') >= 0) {
				fault(mark, "holds a character that cannot be stored; type it again");
				return null;
			}
			return text.isEmpty() ? null : new Value(text, mark);
		}

		private void fault(Mark mark, String reason) {
			faulty = true;
			faults.accept(ConfigFile.fault(mark, reason));
		}

		private static List<String> fields(String sheet) {
			return SHEETS.getOrDefault(sheet, List.of());
		}

		/** The field that a heading names; null where there is no such field. */
		private static @Nullable String known(String sheet, String heading) {
			String key = Headings.key(heading);
			return fields(sheet).stream().filter(field -> Headings.key(field).equals(key)).findFirst().orElse(null);
		}

		private static Node list(Value value) {
			return sequence(parts(value).stream().map(part -> (Node) scalar(part, value.mark())).toList(),
					value.mark());
		}

		private static List<String> parts(Value value) {
			return Arrays.stream(value.text().split("[,;\n]")).map(Blanks::strip).filter(it -> !it.isEmpty()).toList();
		}

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
