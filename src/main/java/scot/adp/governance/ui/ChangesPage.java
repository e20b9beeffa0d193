package scot.adp.governance.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.governance.Changes;
import scot.adp.governance.ChangesView;
import scot.adp.governance.ChangesView.Change;
import scot.adp.governance.ChangesView.ChangedAction;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.Page;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.parts.PlanLinks;

/**
 * What changed for a group between two days, {@code ?from=2026-09-30&to=2026-11-21}:
 * since the papers of its last meeting where the address says nothing.
 */
@Route("meetings/:group/:on/changes")
@OpenTo("governance.change.read")
class ChangesPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	/** How far back it looks for a group that never met. */
	private static final int MONTHS = 3;

	private final Changes changes;

	private final Groups groups;

	private final Partners partners;

	private final ListExports exports;

	private final Clock clock;

	private String title = "";

	ChangesPage(Changes changes, Groups groups, Partners partners, ListExports exports, Clock clock) {
		this.changes = changes;
		this.groups = groups;
		this.partners = partners;
		this.exports = exports;
		this.clock = clock;
		addClassName("paper");
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		Links.Meeting meeting = Links.meeting(event);
		GroupView group = groups.groups()
			.stream()
			.filter(it -> it.code().equals(meeting.group()))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("group", meeting.group().value()));
		LocalDate today = LocalDate.now(clock);
		LocalDate from = Objects.requireNonNullElseGet(AsAtBar.day(event.getLocation(), "from"),
				() -> lastPapers(group, meeting.on(), today));
		LocalDate to = Objects.requireNonNullElse(AsAtBar.day(event.getLocation(), "to"), today);
		title = getTranslation("changes.title", group.name());
		headed(title, getTranslation("changes.between", Dates.full(from), Dates.full(to)));
		reachedBy(Crumbs.of(getTranslation("changes.crumb"), new Anchor("meetings", getTranslation("meetings.title")),
				new Anchor(Links.meeting(meeting.group(), meeting.on()),
						"%s, %s".formatted(group.name(), Dates.full(meeting.on())))));
		add(tools(from, to, today));
		try {
			show(changes.between(meeting.group(), from, to), meeting.group());
		}
		catch (Problem problem) {
			if (problem.code() != Problem.Code.INVALID) {
				throw problem;
			}
			var wrong = new Paragraph(String.valueOf(problem.getMessage()));
			wrong.getElement().setAttribute("role", "alert");
			add(wrong);
		}
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show(ChangesView view, GroupId group) {
		if (view.actions().isEmpty()) {
			var none = new Paragraph(getTranslation("changes.none"));
			none.addClassName("empty");
			add(none);
			return;
		}
		var totals = new Paragraph(getTranslation("changes.count", view.actions().size(),
				view.totals()
					.entrySet()
					.stream()
					.map(total -> getTranslation("changes.total",
							getTranslation("change.kind." + total.getKey().name()), total.getValue()))
					.collect(Collectors.joining(", "))));
		totals.addClassName("paper-headline");
		add(totals, new SaveList(exports, () -> list(view, group)), table(view));
	}

	private ListExport<?> list(ChangesView view, GroupId group) {
		List<ListColumn<ChangedAction>> columns = List.of(
				new ListColumn<>(getTranslation("save.col.code"), 10, it -> it.action().code()),
				new ListColumn<>(getTranslation("paper.action"), 60, it -> it.action().title()),
				new ListColumn<>(getTranslation("changes.what"), 80,
						it -> it.changes().stream().map(this::words).collect(Collectors.joining("\n"))));
		return ListExport
			.whole("changes", title,
					List.of(getTranslation("changes.between", Dates.full(view.from()), Dates.full(view.to()))), columns,
					view::actions)
			.filteredBy(Map.of("group", group.value(), "from", view.from().toString(), "to", view.to().toString()));
	}

	private Component tools(LocalDate from, LocalDate to, LocalDate today) {
		var first = field("changes.from", from, today);
		var last = field("changes.to", to, today);
		first.addValueChangeListener(event -> go(event.isFromClient(), first, last));
		last.addValueChangeListener(event -> go(event.isFromClient(), first, last));
		var print = new Button(getTranslation("paper.print"),
				event -> UI.getCurrent().getPage().executeJs("window.print()"));
		var tools = new Div(first, last, print);
		tools.addClassNames("verbs", "changes-tools");
		return tools;
	}

	private DayField field(String label, LocalDate day, LocalDate today) {
		var field = new DayField(getTranslation(label));
		field.setValue(day);
		field.setMax(today);
		return field;
	}

	private static void go(boolean asked, DayField first, DayField last) {
		if (asked && isDay(first) && isDay(last)) {
			UI.getCurrent()
				.navigate(UI.getCurrent().getActiveViewLocation().getPath(), QueryParameters
					.simple(Map.of("from", first.getValue().toString(), "to", last.getValue().toString())));
		}
	}

	private static boolean isDay(DayField field) {
		return field.getValue() != null && field.fault() == null;
	}

	private Component table(ChangesView view) {
		Map<UnitId, UnitView> units = partners
			.units(view.actions().stream().map(it -> it.action().leadUnit()).filter(Objects::nonNull).toList());
		var header = new NativeTableRow(head("paper.action"), head("changes.what"));
		var body = new NativeTableBody();
		view.actions().forEach(changed -> body.add(row(changed, units)));
		var top = new NativeTableHeader(header);
		var table = new NativeTable(top, body);
		table.setCaptionText(getTranslation("changes.caption"));
		table.addClassNames("paper-table", "columns-2");
		// Rows are stacked on narrow screens; the roles keep it a table for who hears it.
		role(header, "row");
		role(top, "rowgroup");
		role(body, "rowgroup");
		role(table, "table");
		return table;
	}

	private NativeTableRow row(ChangedAction changed, Map<UnitId, UnitView> units) {
		ActionView action = changed.action();
		var name = new NativeTableHeaderCell();
		name.getElement().setAttribute("scope", "row");
		role(name, "rowheader");
		@Nullable UnitView unit = (action.leadUnit() != null) ? units.get(action.leadUnit()) : null;
		var who = new Div(new Span((unit != null) ? unit.name() : getTranslation("paper.no-unit")));
		who.addClassName("work-detail");
		name.add(new Anchor(AsAt.on(null, () -> PlanLinks.action(action.plan(), action.code())),
				"%s %s".formatted(action.code(), action.title())), who);
		var lines = new UnorderedList();
		lines.addClassName("plain");
		changed.changes().forEach(change -> lines.add(new ListItem(words(change))));
		var cell = new NativeTableCell();
		cell.add(lines);
		role(cell, "cell");
		var row = new NativeTableRow(name, cell);
		role(row, "row");
		return row;
	}

	private NativeTableHeaderCell head(String key) {
		var cell = new NativeTableHeaderCell(getTranslation(key));
		cell.getElement().setAttribute("scope", "col");
		role(cell, "columnheader");
		return cell;
	}

	private static void role(HasElement component, String role) {
		component.getElement().setAttribute("role", role);
	}

	private String words(Change change) {
		String what = Objects.requireNonNullElse(change.what(), "");
		if (change.kind() == Changes.Kind.WORDING) {
			what = List.of(what.split(", "))
				.stream()
				.map(field -> getTranslation(field.equals("title") ? "edit.title.field" : "edit." + field))
				.collect(Collectors.joining(", "));
		}
		return getTranslation("change." + change.kind().name(), what, told(change, change.before()),
				told(change, change.after()), change.count());
	}

	private String told(Change change, @Nullable String value) {
		if (value == null || value.isEmpty()) {
			return getTranslation((change.kind() == Changes.Kind.OWNERS) ? "status.no-lead" : "changes.nothing");
		}
		return switch (change.kind()) {
			case WITHDRAWN, MILESTONE_ADDED, MILESTONE_MOVED, MILESTONE_DONE, MILESTONE_DROPPED ->
				Dates.full(LocalDate.parse(value));
			case UNIT -> Optional.ofNullable(partners.units(List.of(new UnitId(value))).get(new UnitId(value)))
				.map(UnitView::name)
				.orElse(value);
			default -> value;
		};
	}

	/**
	 * The day on which the papers of the meeting before were due, as far as it has come.
	 */
	private static LocalDate lastPapers(GroupView group, LocalDate on, LocalDate today) {
		return group.meetings()
			.stream()
			.filter(meeting -> meeting.on().isBefore(on) && !meeting.papersDueOn().isAfter(today))
			.max(Comparator.comparing(MeetingView::on))
			.map(MeetingView::papersDueOn)
			.orElse(today.minusMonths(MONTHS));
	}

}
