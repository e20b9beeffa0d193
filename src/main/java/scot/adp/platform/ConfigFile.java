package scot.adp.platform;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Days;
import scot.adp.platform.reading.Numbers;
import scot.adp.platform.reading.Read;

/**
 * One of the partnership's configuration files, read so that every fault names the file,
 * the line and what to do. A field that nobody asks for is a fault too: it is most often
 * a misspelling.
 */
public final class ConfigFile {

	private final Path path;

	private final String text;

	private final Entry root;

	private ConfigFile(Path path, String text, Entry root) {
		this.path = path;
		this.text = text;
		this.root = root;
	}

	/**
	 * Reads a file.
	 * @throws StartRefused where it is absent or no YAML mapping
	 */
	public static ConfigFile read(Path path) {
		String text;
		try {
			text = Files.readString(path);
		}
		catch (NoSuchFileException ex) {
			throw new StartRefused("The configuration file " + path + " is missing.",
					"Put it back, or name the folder that holds it with --adp.config=FOLDER.");
		}
		catch (MalformedInputException ex) {
			throw new StartRefused("The configuration file " + path + " is not UTF-8 text.", "Save it as UTF-8.");
		}
		catch (IOException ex) {
			throw new StartRefused("The configuration file " + path + " cannot be read: " + ex.getMessage(),
					"Check that the program may read it.");
		}
		return of(path, text);
	}

	/**
	 * The files of a folder of the configuration, in the order of their names; none where
	 * there is no such folder.
	 */
	public static List<Path> files(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().endsWith(".yaml")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a text as if it stood in a file.
	 * @param path what faults call it
	 * @throws StartRefused where it is no YAML mapping
	 */
	public static ConfigFile of(Path path, String text) {
		try {
			@Nullable Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
			if (!(node instanceof MappingNode mapping)) {
				throw fault(path, 1, "the file must hold fields, such as 'code: ...'");
			}
			return new ConfigFile(path, text, new Entry(new Source(path, false), mapping));
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 1;
			throw fault(path, line, String.valueOf(ex.getProblem()));
		}
		catch (YAMLException ex) {
			throw fault(path, 1, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Reads what the sheets of a workbook hold as if it stood in a file. Faults name
	 * sheet and cell.
	 * @param path what faults call it
	 * @param root built with {@link #mark}
	 */
	public static ConfigFile ofSheets(Path path, MappingNode root) {
		return new ConfigFile(path, "", new Entry(new Source(path, true), root));
	}

	/** The mark of a cell, to build the nodes of a workbook with. */
	public static Mark mark(String sheet, int row, int column) {
		return new Mark(sheet, 0, row, column, new int[0], 0);
	}

	public Path path() {
		return path;
	}

	/** The file as it stands, comments included. */
	public String text() {
		return text;
	}

	/** The file's fields. */
	public Entry root() {
		return root;
	}

	/** A fault at a line of a file. */
	public static StartRefused fault(Path path, int line, String reason) {
		return new Fault(path.toString(), line, null, null, reason);
	}

	/** A fault at a cell of a workbook. */
	public static StartRefused fault(Mark cell, String reason) {
		return fault(cell, null, reason);
	}

	/** A fault at a cell of a workbook that holds a text. */
	public static StartRefused fault(Mark cell, @Nullable String value, String reason) {
		return new Fault(cell.getName(), cell.getLine() + 1, column(cell.getColumn()), value, reason);
	}

	private static String column(int number) {
		String letter = String.valueOf((char) ('A' + number % 26));
		return (number < 26) ? letter : column(number / 26 - 1) + letter;
	}

	private record Source(Path path, boolean sheets) {

		StartRefused fault(Node node, String reason) {
			Mark mark = node.getStartMark();
			@Nullable String value = (node instanceof ScalarNode scalar) ? scalar.getValue() : null;
			return sheets ? ConfigFile.fault(mark, value, reason)
					: new Fault(path.toString(), mark.getLine() + 1, null, value, reason);
		}

	}

	/** A fault with its place. */
	public static final class Fault extends StartRefused {

		private static final long serialVersionUID = 1L;

		private final String source;

		private final int line;

		private final @Nullable String column;

		private final @Nullable String value;

		private final String reason;

		private Fault(String source, int line, @Nullable String column, @Nullable String value, String reason) {
			super((column != null) ? "Sheet %s, cell %s%d: %s".formatted(source, column, line, reason)
					: "%s, line %d: %s".formatted(source, line, reason),
					(column != null) ? "Correct the workbook and load it again; nothing was changed."
							: "Correct the file and start again; nothing was changed.");
			this.source = source;
			this.line = line;
			this.column = column;
			this.value = value;
			this.reason = reason;
		}

		/** The file, or the sheet of a workbook. */
		public String source() {
			return source;
		}

		/** The line or row, counted from 1. */
		public int line() {
			return line;
		}

		/** The letters of the cell's column; null in a file. */
		public @Nullable String column() {
			return column;
		}

		/** What stands there, where it is one value. */
		public @Nullable String value() {
			return value;
		}

		public String reason() {
			return reason;
		}

	}

	/** A group of fields, such as the file itself or one action of a plan. */
	public static final class Entry {

		private final Source source;

		private final MappingNode node;

		private final Map<String, Node> fields = new LinkedHashMap<>();

		private Entry(Source source, MappingNode node) {
			this.source = source;
			this.node = node;
			for (var tuple : node.getValue()) {
				if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
					throw source.fault(tuple.getKeyNode(), "a field needs a plain name");
				}
				if (fields.put(key.getValue(), tuple.getValueNode()) != null) {
					throw source.fault(key, "'%s' stands here twice".formatted(key.getValue()));
				}
			}
		}

		/**
		 * Says which fields there are.
		 * @throws StartRefused where the entry has another one
		 */
		public Entry allow(String... names) {
			var allowed = Set.of(names);
			for (var tuple : node.getValue()) {
				String name = ((ScalarNode) tuple.getKeyNode()).getValue();
				if (!allowed.contains(name)) {
					throw source.fault(tuple.getKeyNode(), "'%s' is not a field here; use one of %s"
						.formatted(Blanks.told(name), String.join(", ", Arrays.stream(names).sorted().toList())));
				}
			}
			return this;
		}

		/** A fault of this entry. */
		public StartRefused fault(String reason) {
			return source.fault(node, reason);
		}

		/** A fault of one of its fields. */
		public StartRefused fault(String name, String reason) {
			@Nullable Node field = fields.get(name);
			return source.fault((field != null) ? field : node, "%s: %s".formatted(name, reason));
		}

		public boolean has(String name) {
			@Nullable Node field = fields.get(name);
			return field != null && !Tag.NULL.equals(field.getTag());
		}

		/** A text that must be there. */
		public String text(String name) {
			@Nullable String text = optionalText(name);
			if (text == null) {
				throw fault(name, "is missing");
			}
			return text;
		}

		/** A text, or null where the field is absent or empty. */
		public @Nullable String optionalText(String name) {
			if (!has(name)) {
				return null;
			}
			if (!(fields.get(name) instanceof ScalarNode scalar)) {
				throw fault(name, "must be a plain text");
			}
			String text = Blanks.strip(scalar.getValue());
			return text.isEmpty() ? null : text;
		}

		/** A code that must be there, turned into its type. */
		public <T> T code(String name, Function<String, T> type) {
			return converted(name, text(name), type);
		}

		/** A code, or null. */
		public <T> @Nullable T optionalCode(String name, Function<String, T> type) {
			@Nullable String text = optionalText(name);
			return (text != null) ? converted(name, text, type) : null;
		}

		/** A date that must be there, in any form that {@link Days} reads. */
		public LocalDate date(String name) {
			return given(name, text(name), Days::read);
		}

		/** A date, or null. */
		public @Nullable LocalDate optionalDate(String name) {
			@Nullable String text = optionalText(name);
			return (text != null) ? given(name, text, Days::read) : null;
		}

		/** A whole number, or the given one where the field is absent. */
		public int number(String name, int otherwise) {
			@Nullable String text = optionalText(name);
			return (text != null) ? given(name, text, Numbers::whole) : otherwise;
		}

		/**
		 * Yes or no, written {@code true} or {@code false}; no where the field is absent.
		 */
		public boolean flag(String name) {
			@Nullable String text = optionalText(name);
			if (text != null && !Set.of("true", "false").contains(text)) {
				throw fault(name, "must be true or false");
			}
			return "true".equals(text);
		}

		/** One of an enum's names, or the given one where the field is absent. */
		public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
			@Nullable E found = optionalChoice(name, type);
			return (found != null) ? found : otherwise;
		}

		/** One of an enum's names, or null. */
		public <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type) {
			@Nullable String text = optionalText(name);
			if (text == null) {
				return null;
			}
			for (E constant : type.getEnumConstants()) {
				if (constant.name().equals(text)) {
					return constant;
				}
			}
			throw fault(name, "'%s' is not one of %s".formatted(Blanks.told(text),
					String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())));
		}

		/** The entries of a list; none where the field is absent. */
		public List<Entry> entries(String name) {
			var found = new ArrayList<Entry>();
			for (Node item : items(name)) {
				if (!(item instanceof MappingNode mapping)) {
					throw source.fault(item, "%s: an entry needs fields".formatted(name));
				}
				found.add(new Entry(source, mapping));
			}
			return found;
		}

		/** The codes of a list; none where the field is absent, each at most once. */
		public <T> List<T> codes(String name, Function<String, T> type) {
			var found = new HashSet<T>();
			var list = new ArrayList<T>();
			for (Node item : items(name)) {
				if (!(item instanceof ScalarNode scalar)) {
					throw source.fault(item, "%s: must be plain texts".formatted(name));
				}
				T value = converted(name, Blanks.strip(scalar.getValue()), type);
				if (!found.add(value)) {
					throw source.fault(item,
							"%s: '%s' stands here twice".formatted(name, Blanks.told(String.valueOf(value))));
				}
				list.add(value);
			}
			return list;
		}

		/** The fields below a field, or null where it is absent. */
		public @Nullable Entry optionalEntry(String name) {
			if (!has(name)) {
				return null;
			}
			if (!(fields.get(name) instanceof MappingNode mapping)) {
				throw fault(name, "must have fields of its own");
			}
			return new Entry(source, mapping);
		}

		/** The fields below a field that must be there. */
		public Entry entry(String name) {
			@Nullable Entry entry = optionalEntry(name);
			if (entry == null) {
				throw fault(name, "is missing");
			}
			return entry;
		}

		private List<Node> items(String name) {
			if (!has(name)) {
				return List.of();
			}
			if (!(fields.get(name) instanceof SequenceNode sequence)) {
				throw fault(name, "must be a list");
			}
			return sequence.getValue();
		}

		private <T> T given(String name, String text, Function<String, Read<T>> reader) {
			return reader.apply(text).orElseThrow(why -> fault(name, "'%s': %s".formatted(Blanks.told(text), why)));
		}

		private <T> T converted(String name, String text, Function<String, T> type) {
			try {
				return type.apply(text);
			}
			catch (IllegalArgumentException ex) {
				throw fault(name, String.valueOf(ex.getMessage()));
			}
		}

	}

}
