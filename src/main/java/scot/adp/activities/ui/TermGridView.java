package scot.adp.activities.ui;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CountingMode;
import scot.adp.activities.PlannedDay;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SeriesView;
import scot.adp.activities.SessionEntry;
import scot.adp.activities.SessionView;
import scot.adp.activities.Sessions;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.BatchResult;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.TableKeys;

/**
 * A quarter of a programme at once: a column for each series, a row for each week, a
 * number or a letter in a cell.
 */
@Route("sessions/grid")
@Menu(title = "session-grid.title", order = 52)
@OpenTo("activities.session.record")
@Outline(Outline.Shape.FORM)
class TermGridView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int CELL_LIMIT = 12;

	/** What is pasted over more than one cell; empty where it is for one alone. */
	private static final String PASTED = """
			(text => {
			  if (!/[\\t\\n]/.test(text.trim())) {
			    return '';
			  }
			  event.preventDefault();
			  return text;
			})(event.clipboardData.getData('text'))""";

	private static final String ROW = "event.target.closest('tr').sectionRowIndex";

	private static final String COLUMN = "event.target.closest('td').cellIndex - 1";

	private final Programmes programmes;

	private final SeriesPlans plans;

	private final Sessions sessions;

	private final ActivityLists lists;

	private final LocalDate today;

	/** The cells that can be typed into, by row and column. */
	private final Map<At, Cell> cells = new LinkedHashMap<>();

	private final Div told = new Div();

	private FormHead head = new FormHead();

	private Sure sure = new Sure(new Checkbox());

	private GridCells letters;

	TermGridView(Programmes programmes, SeriesPlans plans, Sessions sessions, ActivityLists lists, Clock clock) {
		this.programmes = programmes;
		this.plans = plans;
		this.sessions = sessions;
		this.lists = lists;
		this.today = LocalDate.now(clock);
		this.letters = letters(today);
		told.getElement().setAttribute("role", "status");
	}

	private GridCells letters(LocalDate day) {
		return new GridCells(lists.of(ActivityLists.Kind.REASON).on(day));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("session-grid.title");
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var address = event.getLocation().getQueryParameters();
		show(address.getSingleParameter("programme").orElse(""),
				address.getSingleParameter("of").flatMap(TermGridView::day).orElse(today));
	}

	private static Optional<LocalDate> day(String text) {
		try {
			LocalDate day = LocalDate.parse(text);
			return (day.getYear() > 1999 && day.getYear() < 2100) ? Optional.of(day) : Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private void show(String code, LocalDate of) {
		clear();
		cells.clear();
		headed(getTranslation("session-grid.title"), getTranslation("session-grid.purpose"));
		var own = sessions.recordable();
		var offered = programmes.byIds(own.stream().map(SeriesView::programme).distinct().toList())
			.values()
			.stream()
			.sorted(Comparator.comparing(ProgrammeView::title))
			.toList();
		if (offered.isEmpty()) {
			var none = new Paragraph(getTranslation("session-grid.none"));
			none.addClassName("empty");
			add(none);
			return;
		}
		ProgrammeView programme = offered.stream()
			.filter(it -> it.code().equals(code))
			.findFirst()
			.orElse(offered.getFirst());
		Period quarter = PeriodType.QUARTER.of(of.isAfter(today) ? today : of);
		letters = letters(quarter.from());
		head = new FormHead(Place.of("activities.grid", programme.id(), quarter.from()));
		sure = new Sure(new Checkbox(getTranslation("activity.sure")));
		add(choice(offered, programme, quarter), quarters(programme, quarter));
		var mine = own.stream().filter(it -> it.programme().equals(programme.id())).toList();
		fill(programme, quarter, mine);
	}

	private Div choice(List<ProgrammeView> offered, ProgrammeView programme, Period quarter) {
		var field = new Select<ProgrammeView>();
		field.setLabel(getTranslation("activity.programme"));
		field.setItems(offered);
		field.setItemLabelGenerator(ProgrammeView::title);
		field.setValue(programme);
		field.addValueChangeListener(event -> {
			if (event.isFromClient() && event.getValue() != null) {
				head.leave(() -> UI.getCurrent()
					.navigate(TermGridView.class, QueryParameters
						.simple(Map.of("programme", event.getValue().code(), "of", quarter.from().toString()))));
			}
		});
		var row = new Div(field);
		row.addClassName("filter-row");
		var filters = new Div(row);
		filters.addClassName("filters");
		return filters;
	}

	private Nav quarters(ProgrammeView programme, Period quarter) {
		var nav = new Nav();
		nav.setAriaLabel(getTranslation("session-grid.quarters"));
		nav.addClassName("switch");
		Period last = PeriodType.QUARTER.of(today);
		for (Period it : List.of(last.previous().previous().previous(), last.previous().previous(), last.previous(),
				last)) {
			var link = new Anchor("sessions/grid?programme=%s&of=%s".formatted(programme.code(), it.from()), it.name());
			if (it.equals(quarter)) {
				link.getElement().setAttribute("aria-current", "true");
			}
			nav.add(link);
		}
		return nav;
	}

	private void fill(ProgrammeView programme, Period quarter, List<SeriesView> mine) {
		LocalDate to = quarter.to().isAfter(today) ? today : quarter.to();
		var ids = mine.stream().map(SeriesView::id).toList();
		var days = plans.planned(new SeriesPlans.Filter(List.of(programme.id()), null, true), quarter.from(), to)
			.stream()
			.filter(it -> ids.contains(it.series()))
			.toList();
		if (days.isEmpty()) {
			var none = new Paragraph(getTranslation("session-grid.nothing", programme.title()));
			none.addClassName("empty");
			add(none);
			return;
		}
		var recorded = sessions.byIds(days.stream().map(PlannedDay::session).filter(Objects::nonNull).toList());
		var titles = mine.stream().collect(Collectors.toMap(SeriesView::id, SeriesView::title));
		var columns = days.stream()
			.map(it -> new Column(it.series(), it.on().getDayOfWeek(), Objects.requireNonNull(titles.get(it.series()))))
			.distinct()
			.sorted(Comparator.comparing(Column::title)
				.thenComparing(Column::day)
				.thenComparing(it -> it.series().value()))
			.toList();
		var weeks = days.stream().map(it -> monday(it.on())).distinct().sorted().toList();
		Map<At, PlannedDay> by = days.stream()
			.collect(Collectors.toMap(it -> new At(weeks.indexOf(monday(it.on())), index(columns, it)),
					Function.identity(), (one, other) -> one));
		var named = Named.apart(columns, it -> "%s, %s".formatted(it.title(), name(it.day(), TextStyle.FULL)));
		add(help(programme));
		var table = table(weeks, columns, named, by, recorded);
		var scroll = new ScrolledTable(table, getTranslation("session-grid.table", programme.title()));
		scroll.addClassNames("panel", "term-grid");
		TableKeys.in(scroll);
		table.getElement().addEventListener("paste", event -> {
			var data = event.getEventData();
			paste(new At(data.path(ROW).asInt(), data.path(COLUMN).asInt()), data.path(PASTED).asString(""));
		}).addEventData(PASTED).addEventData(ROW).addEventData(COLUMN);
		var save = new Button(getTranslation("session-grid.save"));
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> {
			try {
				save(programme, quarter);
			}
			finally {
				save.setEnabled(true);
			}
		});
		told.removeAll();
		add(head, scroll, sure.box(), told, ActivityWords.verbs(save));
		save.setVisible(!cells.isEmpty());
	}

	private static int index(List<Column> columns, PlannedDay day) {
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).series().equals(day.series()) && columns.get(i).day() == day.on().getDayOfWeek()) {
				return i;
			}
		}
		throw new IllegalStateException("A day of no column");
	}

	private Div help(ProgrammeView programme) {
		boolean firsts = programme.countingMode() == CountingMode.FIRST_TIMERS;
		return new Div(
				new Paragraph(
						getTranslation(firsts ? "session-grid.help.firsts" : "session-grid.help", letters.told())),
				ActivityWords.quiet(getTranslation("session-grid.keys")));
	}

	private NativeTable table(List<LocalDate> weeks, List<Column> columns, Map<Column, String> named,
			Map<At, PlannedDay> by, Map<Sessions.Id, SessionView> recorded) {
		var table = new NativeTable();
		table.addClassName("numbers");
		table.setCaptionText(getTranslation("session-grid.caption"));
		var names = new NativeTableRow(heading(getTranslation("session-grid.week"), "col"));
		columns.forEach(it -> names.add(heading(Objects.requireNonNull(named.get(it)), "col")));
		table.getHead().add(names);
		for (int row = 0; row < weeks.size(); row++) {
			var line = new NativeTableRow(heading(Dates.full(weeks.get(row)), "row"));
			for (int column = 0; column < columns.size(); column++) {
				var at = new At(row, column);
				@Nullable PlannedDay day = by.get(at);
				line.add((day == null) ? new NativeTableCell("")
						: cell(at, day, Objects.requireNonNull(named.get(columns.get(column))), recorded));
			}
			table.getBody().add(line);
		}
		return table;
	}

	private NativeTableCell cell(At at, PlannedDay day, String column, Map<Sessions.Id, SessionView> recorded) {
		@Nullable SessionView known = (day.session() != null) ? recorded.get(day.session()) : null;
		var holder = new NativeTableCell();
		if (known != null || day.session() != null) {
			holder.add(ActivityWords.mark(day.state().name(),
					(known != null) ? letters.said(known) : getTranslation("planned.state." + day.state().name())));
			return holder;
		}
		var field = new LineField("%s, %s".formatted(column, Dates.full(day.on())), CELL_LIMIT);
		var cell = new Cell(day, field, holder);
		holder.add(field);
		cells.put(at, cell);
		head.field(cell.path(), field);
		return holder;
	}

	/** Fills cells down and to the right; what falls beside the table is told. */
	private void paste(At from, String text) {
		int lost = 0;
		String[] rows = text.stripTrailing().split("\\R", -1);
		for (int row = 0; row < rows.length; row++) {
			String[] columns = rows[row].split("\t", -1);
			for (int column = 0; column < columns.length; column++) {
				String typed = columns[column].strip();
				@Nullable Cell cell = cells.get(new At(from.row() + row, from.column() + column));
				if (cell != null) {
					cell.field().setValue(typed);
				}
				else if (!typed.isEmpty()) {
					lost++;
				}
			}
		}
		told.setText((lost > 0) ? getTranslation("session-grid.lost", lost) : "");
	}

	private void save(ProgrammeView programme, Period quarter) {
		told.setText("");
		int[] kept = { 0 };
		boolean done = head
			.run(() -> sure.asking(key -> keep(programme, key, kept)).accept(UUID.randomUUID().toString()));
		if (kept[0] > 0) {
			Announcement.done(getTranslation("session-grid.saved", kept[0]));
		}
		if (done) {
			show(programme.code(), quarter.from());
		}
	}

	/** Keeps what is right; the rest stays as it was typed, and says what to do. */
	private void keep(ProgrammeView programme, String key, int[] kept) {
		var faults = new Problem.Faults();
		var sent = new ArrayList<Cell>();
		var entries = new ArrayList<SessionEntry>();
		for (Cell cell : List.copyOf(cells.values())) {
			String typed = cell.field().getValue().strip();
			if (!typed.isEmpty()) {
				Optional<SessionEntry> entry = letters.entry(programme, cell.day(), typed);
				faults.when(entry.isEmpty(), cell.path(),
						getTranslation("session-grid.fault", cell.field().getLabel()));
				entry.ifPresent(it -> {
					sent.add(cell);
					entries.add(sure.given() ? it.sure() : it);
				});
			}
		}
		for (int first = 0; first < entries.size(); first += BatchResult.ITEMS_AT_MOST) {
			int last = Math.min(entries.size(), first + BatchResult.ITEMS_AT_MOST);
			for (BatchResult result : sessions.recordTogether("%s-%d".formatted(key, first),
					entries.subList(first, last), false)) {
				Cell cell = sent.get(first + result.index());
				if (result.faults().isEmpty()) {
					kept[0]++;
					kept(cell);
				}
				result.faults()
					.forEach(it -> faults.when(true, cell.path(),
							getTranslation("session-grid.wrong", cell.field().getLabel(), it.message()),
							Objects.requireNonNullElse(it.reason(), "")));
			}
		}
		if (sent.isEmpty() && faults.noted().isEmpty()) {
			throw Problem.invalid("cells", getTranslation("session-grid.empty"));
		}
		faults.raise();
	}

	/** Shows what was kept where it was typed; it is put right in the list. */
	private void kept(Cell cell) {
		String typed = cell.field().getValue().strip();
		cell.field().clear();
		cell.holder().removeAll();
		cell.holder().add(ActivityWords.mark(letters.letter(typed) ? "DID_NOT_RUN" : "HELD", typed));
		cells.values().remove(cell);
	}

	private static LocalDate monday(LocalDate day) {
		return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
	}

	private static String name(DayOfWeek day, TextStyle style) {
		return day.getDisplayName(style, Locale.UK);
	}

	private static NativeTableHeaderCell heading(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

	/** A series on a day of the week: one that is twice a week has two columns. */
	private record Column(SeriesPlans.Id series, DayOfWeek day, String title) {
	}

	/** Where a cell stands. */
	private record At(int row, int column) {
	}

	/** A cell that can be typed into. */
	private record Cell(PlannedDay day, LineField field, NativeTableCell holder) {

		String path() {
			return "%s %s".formatted(day.series().value(), day.on());
		}

	}

}
