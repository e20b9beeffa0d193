package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import scot.adp.directory.Groups;
import scot.adp.directory.Partners;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.StatusScales;
import scot.adp.strategy.StatusView;
import scot.adp.strategy.parts.PlanLinks;
import scot.adp.strategy.parts.Standing;
import scot.adp.strategy.spi.ActionsTool;

/** All actions, lazily listed, filtered by what the address says. */
@Route("actions")
@Menu(title = "actions.title", order = 11)
@OpenTo("strategy.action.read")
@Outline(Outline.Shape.LIST)
class ActionsView extends Page implements AfterNavigationObserver, HasDynamicTitle {

	private static final int NARROW = 800;

	final ActionFilters filters;

	final Grid<ActionTable.Row> grid = new Grid<>();

	private final Paragraph count = new Paragraph();

	private final Div asAt = new Div();

	private @Nullable LocalDate day;

	private final Plans plans;

	private final ActionRegister register;

	private final StatusScales scales;

	private final ActionTable table;

	private final Clock clock;

	private final ActionsTools tools;

	ActionsView(Plans plans, ActionRegister register, StatusScales scales, Partners partners, Members members,
			Groups groups, ListExports exports, ObjectProvider<ActionsTool> tools, Clock clock) {
		this.plans = plans;
		this.filters = new ActionFilters(plans.plans(), partners, members, groups);
		this.register = register;
		this.scales = scales;
		this.table = new ActionTable(partners, members);
		this.clock = clock;
		headed(getTranslation("actions.title"), getTranslation("actions.purpose"));
		filters.onChange(() -> UI.getCurrent().navigate(ActionsView.class, filters.address()));
		count.addClassName("count");
		count.getElement().setAttribute("role", "status");
		this.tools = new ActionsTools(tools, members.me());
		layOut();
		var line = new ListLine(count, new SaveList(exports, this::list));
		line.add(this.tools);
		add(asAt, filters, line, grid);
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		day = AsAtBar.day(event.getLocation());
		asAt.removeAll();
		asAt.add(new AsAtBar(day, LocalDate.now(clock)));
		AsAt.show(day, () -> show(event));
	}

	private void show(AfterNavigationEvent event) {
		var address = event.getLocation().getQueryParameters();
		var all = plans.plans();
		@Nullable PlanView plan = address.getSingleParameter("plan")
			.flatMap(code -> all.stream().filter(it -> it.code().value().equals(code)).findFirst())
			.orElse(null);
		PlanView shown = (plan != null) ? plan : all.getFirst();
		var code = List.of(shown.code());
		var statuses = new ArrayList<StatusView>(scales.choices(shown.statusScale(), LocalDate.now(clock)));
		statuses.add(StatusView.STALE);
		statuses.add(StatusView.WITHDRAWN);
		filters.offerOfPlan(plans.priorities(code).getOrDefault(shown.code(), List.of()),
				plans.outcomes(code).getOrDefault(shown.code(), List.of()),
				plans.principles(code).getOrDefault(shown.code(), List.of()), statuses);
		filters.show(address, plan);
		int total = register.count(filters.filter());
		count.setText(getTranslation(filters.unowned() ? "actions.count.unowned" : "actions.count", total));
		tools.offer(filters.filter(), (day == null) ? total : 0);
		grid.setDataProvider(
				DataProvider.fromCallbacks(this::rows, query -> AsAt.on(day, () -> register.count(filters.filter()))));
	}

	@Override
	protected void onAttach(AttachEvent event) {
		var size = event.getUI().getPage().windowSizeSignal();
		Signal.effect(this, () -> fit(size.get().width()));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("actions.title");
	}

	private Stream<ActionTable.Row> rows(Query<ActionTable.Row, Void> query) {
		var page = pages(filters.filter(), query.getSortOrders());
		return AsAt.on(day, () -> table.rows(page.page(query.getOffset(), query.getLimit()))).stream();
	}

	/** What the list shows now, in its order. */
	private ListExport<?> list() {
		var filter = filters.filter();
		var order = grid.getSortOrder()
			.stream()
			.flatMap(sort -> sort.getSorted().getSortOrder(sort.getDirection()))
			.toList();
		return AsAt.list(day,
				table
					.list("actions", getTranslation("actions.title"), filters.words(), pages(filter, order),
							() -> register.count(filter))
					.filteredBy(filters.codes()));
	}

	private ListExport.Slice<ActionView> pages(ActionFilter filter, List<QuerySortOrder> sorts) {
		var sort = sorts.stream().findFirst();
		ActionOrder order = sort.map(it -> ActionOrder.valueOf(it.getSorted())).orElse(ActionOrder.PLAN);
		boolean descending = sort.map(it -> it.getDirection() == SortDirection.DESCENDING).orElse(false);
		return (offset, limit) -> register.page(filter, order, descending, offset, limit);
	}

	private void layOut() {
		grid.addClassName("actions-grid");
		grid.setAriaLabel(getTranslation("actions.title"));
		grid.setSelectionMode(Grid.SelectionMode.NONE);
		grid.setPageSize(50);
		grid.addComponentColumn(ActionsView::what)
			.setKey("action")
			.setHeader(getTranslation("column.action"))
			.setFlexGrow(4)
			.setSortProperty(ActionOrder.PLAN.name())
			.setSortable(true);
		grid.addComponentColumn(row -> Standing.shown(row.action()))
			.setKey("status")
			.setHeader(getTranslation("column.status"))
			.setFlexGrow(2);
		grid.addComponentColumn(ActionsView::who)
			.setKey("lead")
			.setHeader(getTranslation("column.lead"))
			.setFlexGrow(2)
			.setSortProperty(ActionOrder.LEAD_UNIT.name())
			.setSortable(true);
		grid.addComponentColumn(ActionsView::due)
			.setKey("due")
			.setHeader(getTranslation("column.due"))
			.setFlexGrow(1)
			.setSortProperty(ActionOrder.NEXT_DUE.name())
			.setSortable(true);
		grid.setEmptyStateText(getTranslation("actions.none"));
	}

	private void fit(int width) {
		boolean wide = width >= NARROW;
		grid.getColumnByKey("lead").setVisible(wide);
		grid.getColumnByKey("due").setVisible(wide);
		// Wide enough for the longest word of a status.
		grid.getColumnByKey("status").setWidth(wide ? "10rem" : "8.75rem").setFlexGrow(wide ? 2 : 0);
	}

	private static Div what(ActionTable.Row row) {
		var code = new Span(row.action().code());
		code.addClassName("code");
		var cell = new Div(code,
				new Anchor(
						AsAt.on(row.action().asAt(), () -> PlanLinks.action(row.action().plan(), row.action().code())),
						row.action().title()));
		cell.addClassName("cell-wrap");
		return cell;
	}

	private static Div due(ActionTable.Row row) {
		var cell = new Div(new Span(Standing.due(row.action())));
		cell.addClassName("cell-wrap");
		return cell;
	}

	private static Div who(ActionTable.Row row) {
		var unit = new Span((row.unit() != null) ? row.unit().name() : "");
		unit.addClassName("work-detail");
		var cell = new Div(new Span(ActionTable.lead(row)), unit);
		cell.addClassName("cell-wrap");
		String away = Wording.away(row.lead(), row.deputy());
		if (!away.isEmpty()) {
			var note = new Span(away);
			note.addClassName("work-detail");
			cell.add(note);
		}
		return cell;
	}

}
