package scot.adp.measures;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.ReturnForm.Field;
import scot.adp.measures.ReturnForm.Group;
import scot.adp.measures.ReturnForm.Heading;
import scot.adp.measures.ReturnForm.Table;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;
import scot.adp.platform.StartUpStep;

/** What units can return, read from the partnership's files beside the measures. */
@Component
class ReturnForms extends StartUpStep {

	private static final String CODE = "[A-Za-z][A-Za-z0-9_-]{0,39}";

	private final AdpSettings settings;

	private volatile Map<DataSet, ReturnForm> known = Map.of();

	ReturnForms(AdpSettings settings) {
		super(Stage.PLANS);
		this.settings = settings;
	}

	@Override
	protected void perform() {
		Path folder = settings.config().resolve("measures");
		load(Dictionary.files(folder).map(ConfigFile::read).toList());
	}

	/** Takes over what files say, all of them together. */
	void load(List<ConfigFile> files) {
		var read = new LinkedHashMap<DataSet, ReturnForm>();
		for (ConfigFile file : files) {
			for (var entry : file.root().allow(Dictionary.ROOT).entries("returns")) {
				ReturnForm form = read(entry);
				if (read.put(form.dataSet(), form) != null) {
					throw entry.fault("dataSet", "'%s' has another form".formatted(form.dataSet().value()));
				}
			}
		}
		known = read;
	}

	Collection<ReturnForm> all() {
		return known.values();
	}

	Optional<ReturnForm> find(DataSet dataSet) {
		return Optional.ofNullable(known.get(dataSet));
	}

	/** A form that somebody asks for. */
	ReturnForm get(DataSet dataSet) {
		return find(dataSet).orElseThrow(() -> Problem.notFound("return", dataSet.value()));
	}

	private static ReturnForm read(ConfigFile.Entry entry) {
		entry.allow("dataSet", "title", "period", "minutes", "usedFor", "dueDays", "byLead", "groups", "grid");
		var seen = new HashSet<String>();
		var groups = entry.entries("groups").stream().map(it -> group(it, seen)).toList();
		ConfigFile.@Nullable Entry grid = entry.optionalEntry("grid");
		List<Table> tables = (grid != null) ? tables(grid, seen) : List.of();
		if (seen.isEmpty()) {
			throw entry.fault("groups", "are missing; give at least one with a field, or a grid");
		}
		return new ReturnForm(entry.code("dataSet", DataSet::new), entry.text("title"), Dictionary.period(entry),
				Dictionary.atLeast(entry, "minutes", 1, 5), entry.text("usedFor"),
				Dictionary.atLeast(entry, "dueDays", 1, 28), entry.flag("byLead"), groups, tables);
	}

	/** Reads a grid: tables that have rows and columns in common. */
	private static List<Table> tables(ConfigFile.Entry entry, Set<String> seen) {
		entry.allow("whole", "tables", "rows", "columns");
		var rows = headings(entry, "rows", true);
		var columns = headings(entry, "columns", true);
		return headings(entry, "tables", false).stream().map(of -> {
			var table = new Table(of.code(), of.label(), entry.text("whole"), rows, columns);
			table.fields().map(Field::code).forEach(code -> {
				if (!code.matches(CODE)) {
					throw entry.fault("tables", "'%s' is longer than 40; give shorter codes".formatted(code));
				}
				if (!seen.add(code)) {
					throw entry.fault("tables", "'%s' stands twice in this form".formatted(code));
				}
			});
			return table;
		}).toList();
	}

	private static List<Heading> headings(ConfigFile.Entry grid, String name, boolean dated) {
		var headings = grid.entries(name).stream().map(entry -> {
			entry.allow(dated ? new String[] { "code", "label", "from", "to" } : new String[] { "code", "label" });
			return new Heading(entry.text("code"), entry.text("label"), entry.optionalDate("from"),
					entry.optionalDate("to"));
		}).toList();
		if (headings.isEmpty()) {
			throw grid.fault(name, "are missing; give at least one");
		}
		return headings;
	}

	/**
	 * Reads a group.
	 * @param seen the fields of the groups before it, to which it adds its own
	 */
	private static Group group(ConfigFile.Entry entry, Set<String> seen) {
		entry.allow("title", "partsOf", "fields");
		@Nullable String partsOf = entry.optionalText("partsOf");
		if (partsOf != null && !seen.contains(partsOf)) {
			throw entry.fault("partsOf", "'%s' is no field of a group before this one".formatted(partsOf));
		}
		var own = new HashSet<String>();
		var fields = entry.entries("fields").stream().map(it -> {
			Field field = field(it);
			if (seen.contains(field.code()) || !own.add(field.code())) {
				throw it.fault("code", "'%s' stands twice in this form".formatted(field.code()));
			}
			return field;
		}).toList();
		seen.addAll(own);
		for (int i = 0; i < fields.size(); i++) {
			@Nullable String notAbove = fields.get(i).notAbove();
			if (notAbove != null && !seen.contains(notAbove)) {
				throw entry.entries("fields")
					.get(i)
					.fault("notAbove", "'%s' is no field of this group or one before it".formatted(notAbove));
			}
		}
		return new Group(entry.text("title"), partsOf, fields);
	}

	private static Field field(ConfigFile.Entry entry) {
		entry.allow("code", "label", "help", "notAbove", "from", "to");
		String code = entry.text("code");
		if (!code.matches(CODE)) {
			throw entry.fault("code", "use letters, digits, hyphens and _, at most 40");
		}
		return new Field(code, entry.text("label"), entry.optionalText("help"), entry.optionalText("notAbove"),
				entry.optionalDate("from"), entry.optionalDate("to"));
	}

}
