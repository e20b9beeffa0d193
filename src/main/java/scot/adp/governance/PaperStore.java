package scot.adp.governance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.governance.ExceptionsView.Counts;
import scot.adp.governance.PaperView.Asked;
import scot.adp.governance.PaperView.Gone;
import scot.adp.governance.PaperView.Issue;
import scot.adp.governance.PaperView.Item;
import scot.adp.governance.spi.PaperPart.Section;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionStanding.Slipped;
import scot.adp.strategy.PlanCode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps papers as they were issued. */
@Component
class PaperStore {

	private static final String SHORT = """
			select id, group_code as "group", held_on as "on", number, issued_at as "at", issued_by_name as "by", reason,
			    exceptions from governance.paper
			""";

	private static final RowMapper<Line> LINE = Rows.of(Line.class);

	private static final JsonMapper JSON = JsonMapper.shared();

	private final JdbcClient jdbc;

	PaperStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The issues of a group's papers, the latest meeting and issue first. */
	List<IssuedPaper> issued(GroupId group) {
		return jdbc.sql(SHORT + "where group_code = :group order by held_on desc, number desc")
			.param("group", group.value())
			.query(IssuedPaper.class)
			.list();
	}

	/** The issues of several meetings' papers, in order. */
	List<IssuedPaper> issued(List<GroupId> groups, List<LocalDate> days) {
		return jdbc.sql(SHORT + """
				where (group_code, held_on) in (select * from unnest(cast(:groups as text[]), cast(:days as date[])))
				order by group_code, held_on, number""")
			.param("groups", groups.stream().map(GroupId::value).toArray(String[]::new))
			.param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
			.query(IssuedPaper.class)
			.list();
	}

	/** The issue with a number, or for null the latest. */
	Optional<PaperView> find(GroupId group, LocalDate on, @Nullable Integer number) {
		return read("""
				where group_code = :group and held_on = :on and (cast(:number as int) is null or number = :number)
				order by number desc limit 1""", group, on, number);
	}

	/** The last issue before a meeting. */
	Optional<PaperView> before(GroupId group, LocalDate on) {
		return read("""
				where group_code = :group and held_on < :on and cast(:number as int) is null
				order by held_on desc, number desc limit 1""", group, on, null);
	}

	private Optional<PaperView> read(String where, GroupId group, LocalDate on, @Nullable Integer number) {
		return jdbc.sql("select * from governance.paper " + where)
			.param("group", group.value())
			.param("on", on)
			.param("number", number)
			.query((row, index) -> paper(row))
			.optional();
	}

	/** Keeps two from issuing the same paper at once. */
	void lock(GroupId group, LocalDate on) {
		jdbc.sql("select pg_advisory_xact_lock(hashtext('paper ' || :group || :on))")
			.param("group", group.value())
			.param("on", on.toString())
			.query((row, number) -> row.getString(1))
			.list();
	}

	void add(PaperView paper, Issue issue, Author author) {
		Papers.Id id = issue.id();
		jdbc.sql("""
				insert into governance.paper (id, group_code, group_name, held_on, number, as_at, issued_at, issued_by,
				    issued_by_name, reason, on_course, complete, not_owing, exceptions, compared_with)
				values (:id, :group, :groupName, :on, :number, :asAt, :at, :by, :byName, :reason, :onCourse, :complete,
				    :notOwing, :exceptions, :comparedWith)""")
			.param("id", id.value())
			.param("group", paper.group().value())
			.param("groupName", paper.groupName())
			.param("on", paper.on())
			.param("number", issue.number())
			.param("asAt", paper.asAt())
			.param("at", issue.at())
			.param("by", author.account().value())
			.param("byName", issue.by())
			.param("reason", issue.reason())
			.param("onCourse", paper.counts().onCourse())
			.param("complete", paper.counts().complete())
			.param("notOwing", paper.counts().notOwing())
			.param("exceptions", paper.counts().exceptions())
			.param("comparedWith", paper.comparedWith())
			.update();
		add(id, "paper_item", paper.items(), PaperStore::columns);
		add(id, "paper_asked", paper.asked(), PaperStore::columns);
		add(id, "paper_gone", paper.gone(), PaperStore::columns);
		var lines = new ArrayList<Line>();
		for (int part = 0; part < paper.sections().size(); part++) {
			lines.addAll(lines(part, paper.sections().get(part)));
		}
		add(id, "paper_line", lines, line -> columns("part", line.part(), "kind", line.kind(), "words", line.words()));
	}

	/** Adds all rows of a kind by one statement, in their order. */
	private <T> void add(Papers.Id id, String table, List<T> rows, Function<T, Map<String, @Nullable Object>> columns) {
		var all = new ArrayList<Map<String, @Nullable Object>>();
		for (T row : rows) {
			var of = columns.apply(row);
			of.put("paper", id.value());
			of.put("position", all.size());
			all.add(of);
		}
		if (!all.isEmpty()) {
			jdbc.sql("""
					insert into governance.%1$s
					select * from jsonb_populate_recordset(cast(null as governance.%1$s), cast(:rows as jsonb))"""
				.formatted(table)).param("rows", JSON.writeValueAsString(all)).update();
		}
	}

	private static Map<String, @Nullable Object> columns(Item item) {
		@Nullable Slipped slipped = item.slipped();
		var columns = columns("action", item.action().value(), "plan", item.plan().value(), "code", item.code(),
				"title", item.title(), "section", item.section(), "further", item.further(), "unit", item.unit(),
				"lead", item.lead(), "letter", item.letter(), "label", item.label(), "colour", item.colour(),
				"last_said", item.lastSaid(), "last_said_on", item.lastSaidOn(), "since", item.since(), "help_asked_on",
				item.helpAskedOn(), "board_line", item.boardLine(), "change", item.change(), "before", item.before());
		if (slipped != null) {
			columns.putAll(columns("slipped_title", slipped.title(), "slipped_promised_on", slipped.promisedOn(),
					"slipped_expected_on", slipped.expectedOn()));
		}
		return columns;
	}

	private static Map<String, @Nullable Object> columns(Asked asked) {
		return columns("reference", asked.reference(), "words", asked.words(), "plan",
				(asked.plan() != null) ? asked.plan().value() : null, "code", asked.code(), "title", asked.title());
	}

	private static Map<String, @Nullable Object> columns(Gone gone) {
		return columns("plan", gone.plan().value(), "code", gone.code(), "title", gone.title(), "before", gone.before(),
				"now", gone.now());
	}

	/** Values by the names of their columns, one after the other. */
	private static Map<String, @Nullable Object> columns(@Nullable Object... namesAndValues) {
		var columns = new LinkedHashMap<String, @Nullable Object>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			columns.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
		}
		return columns;
	}

	private static List<Line> lines(int part, Section section) {
		return Stream
			.of(Stream.of(new Line(part, Kind.HEADING, section.heading())),
					section.paragraphs().stream().map(words -> new Line(part, Kind.PARAGRAPH, words)),
					section.columns().stream().map(words -> new Line(part, Kind.COLUMN, words)),
					section.rows().stream().flatMap(List::stream).map(words -> new Line(part, Kind.CELL, words)))
			.flatMap(Function.identity())
			.toList();
	}

	private List<Section> sections(Papers.Id paper) {
		var parts = jdbc
			.sql("select part, kind, words from governance.paper_line where paper = :paper order by part, position")
			.param("paper", paper.value())
			.query(LINE)
			.list()
			.stream()
			.collect(Collectors.groupingBy(Line::part, TreeMap::new, Collectors.toList()));
		return parts.values().stream().map(PaperStore::section).toList();
	}

	private static Section section(List<Line> lines) {
		List<String> columns = words(lines, Kind.COLUMN);
		List<String> cells = words(lines, Kind.CELL);
		var rows = new ArrayList<List<String>>();
		for (int from = 0; from < cells.size(); from += columns.size()) {
			rows.add(cells.subList(from, from + columns.size()));
		}
		return new Section(words(lines, Kind.HEADING).getFirst(), words(lines, Kind.PARAGRAPH), columns, rows);
	}

	private static List<String> words(List<Line> lines, Kind kind) {
		return lines.stream().filter(line -> line.kind() == kind).map(Line::words).toList();
	}

	private PaperView paper(ResultSet row) throws SQLException {
		var id = new Papers.Id(row.getObject("id", UUID.class));
		return new PaperView(new GroupId(row.getString("group_code")), row.getString("group_name"),
				date(row, "held_on"), date(row, "as_at"),
				new Issue(id, row.getInt("number"), row.getObject("issued_at", OffsetDateTime.class),
						row.getString("issued_by_name"), row.getString("reason")),
				new Counts(row.getInt("on_course"), row.getInt("complete"), row.getInt("not_owing"),
						row.getInt("exceptions")),
				items(id), asked(id), row.getObject("compared_with", LocalDate.class), gone(id), sections(id));
	}

	private List<Item> items(Papers.Id paper) {
		return jdbc.sql("select * from governance.paper_item where paper = :paper order by position")
			.param("paper", paper.value())
			.query((row, number) -> item(row))
			.list();
	}

	private List<Asked> asked(Papers.Id paper) {
		return jdbc.sql("""
				select reference, words, plan, code, title from governance.paper_asked
				where paper = :paper order by position""").param("paper", paper.value()).query(Asked.class).list();
	}

	private List<Gone> gone(Papers.Id paper) {
		return jdbc.sql("""
				select plan, code, title, before, now from governance.paper_gone
				where paper = :paper order by position""").param("paper", paper.value()).query(Gone.class).list();
	}

	private static Item item(ResultSet row) throws SQLException {
		@Nullable String slipped = row.getString("slipped_title");
		@Nullable String before = row.getString("before");
		return new Item(new ActionId(row.getObject("action", UUID.class)), new PlanCode(row.getString("plan")),
				row.getString("code"), row.getString("title"), Exceptions.Reason.valueOf(row.getString("section")),
				Arrays.stream((String[]) row.getArray("further").getArray()).map(Exceptions.Reason::valueOf).toList(),
				row.getString("unit"), row.getString("lead"), row.getString("letter"), row.getString("label"),
				row.getString("colour"), row.getString("last_said"), row.getObject("last_said_on", LocalDate.class),
				row.getObject("since", LocalDate.class),
				(slipped != null)
						? new Slipped(slipped, date(row, "slipped_promised_on"), date(row, "slipped_expected_on"))
						: null,
				row.getObject("help_asked_on", LocalDate.class), row.getString("board_line"),
				PaperView.Change.valueOf(row.getString("change")),
				(before != null) ? Exceptions.Reason.valueOf(before) : null);
	}

	private static LocalDate date(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	/** What a line of a section is. */
	private enum Kind {

		HEADING, PARAGRAPH, COLUMN, CELL

	}

	/** A line of a section, in the order in which it is read. */
	private record Line(int part, Kind kind, String words) {
	}

}
