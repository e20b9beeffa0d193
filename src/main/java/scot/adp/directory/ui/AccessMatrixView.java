package scot.adp.directory.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.AccessMatrix;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.identity.Operation;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/** Who may do what, as the program itself holds it; {@code ?role=} asks for one role. */
@Route("access-matrix")
@Menu(title = "access-matrix.title", order = 98)
@OpenTo("identity.access-matrix.read")
@Outline(Outline.Shape.LIST)
class AccessMatrixView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final AccessMatrix matrix;

	private final Members members;

	private final ListExports exports;

	final Select<Role> role = new Select<>();

	AccessMatrixView(AccessMatrix matrix, Members members, ListExports exports) {
		this.matrix = matrix;
		this.members = members;
		this.exports = exports;
		scrolledByKeyboard();
		role.setLabel(getTranslation("access-matrix.role"));
		role.setItems(Role.values());
		role.setItemLabelGenerator(it -> (it != null) ? name(it) : getTranslation("access-matrix.all"));
		role.setEmptySelectionAllowed(true);
		role.setEmptySelectionCaption(getTranslation("access-matrix.all"));
		role.addValueChangeListener(event -> {
			if (event.isFromClient()) {
				UI.getCurrent()
					.navigate(AccessMatrixView.class,
							Optional.ofNullable(event.getValue())
								.map(chosen -> QueryParameters.of("role", chosen.code()))
								.orElse(QueryParameters.empty()));
			}
		});
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var chosen = event.getLocation()
			.getQueryParameters()
			.getSingleParameter("role")
			.flatMap(code -> Arrays.stream(Role.values()).filter(it -> it.code().equals(code)).findFirst());
		role.setValue(chosen.orElse(null));
		show(chosen);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("access-matrix.title");
	}

	private void show(Optional<Role> chosen) {
		clear();
		headed(getTranslation("access-matrix.title"), getTranslation("access-matrix.purpose"));
		var shown = operations(chosen);
		var row = new Div(role);
		row.addClassName("filter-row");
		var filters = new Div(row);
		filters.addClassName("filters");
		add(new Paragraph(held(members.me())), filters, new ListLine(
				getTranslation("access-matrix.count", shown.size()), new SaveList(exports, () -> list(chosen))));
		chosen.ifPresent(it -> add(new Paragraph(getTranslation("access-matrix.role." + it.name()))));
		Map<String, List<Operation>> modules = shown.stream()
			.collect(Collectors.groupingBy(Operation::module, TreeMap::new, Collectors.toList()));
		modules.forEach((module,
				found) -> add(new Panel(getTranslation("access-matrix.module." + module), table(module, found))));
	}

	private List<Operation> operations(Optional<Role> chosen) {
		return matrix.operations()
			.stream()
			.filter(operation -> chosen.isEmpty() || operation.roles().contains(chosen.get()))
			.toList();
	}

	private String held(Caller caller) {
		return getTranslation("access-matrix.yours",
				caller.memberships()
					.stream()
					.map(Membership::role)
					.distinct()
					.map(this::name)
					.collect(Collectors.joining(", ")));
	}

	private NativeTable table(String module, List<Operation> operations) {
		var head = new NativeTableRow();
		for (String key : List.of("what", "who", "reach")) {
			head.add(heading(new NativeTableHeaderCell(getTranslation("access-matrix." + key)), "col"));
		}
		var body = new NativeTableBody();
		for (Operation operation : operations) {
			body.add(role(new NativeTableRow(what(operation), role(new NativeTableCell(who(operation)), "cell"),
					role(new NativeTableCell(reach(operation)), "cell")), "row"));
		}
		var table = role(
				new NativeTable(role(new NativeTableHeader(role(head, "row")), "rowgroup"), role(body, "rowgroup")),
				"table");
		table.addClassNames("paper-table", "columns-3");
		table.getElement().setAttribute("aria-label", getTranslation("access-matrix.module." + module));
		return table;
	}

	private static NativeTableHeaderCell what(Operation operation) {
		var words = new Div(text("operation." + operation.name()));
		var code = new Span(operation.name());
		code.addClassName("work-detail");
		return heading(new NativeTableHeaderCell(words, code), "row");
	}

	private static NativeTableHeaderCell heading(NativeTableHeaderCell cell, String scope) {
		cell.getElement().setAttribute("scope", scope);
		return role(cell, scope.equals("col") ? "columnheader" : "rowheader");
	}

	/** On narrow screens the rows are stacked, and it must still be heard as a table. */
	private static <C extends Component> C role(C part, String role) {
		part.getElement().setAttribute("role", role);
		return part;
	}

	private String who(Operation operation) {
		return (operation.audience() == Audience.NAMED)
				? operation.roles().stream().sorted().map(this::name).collect(Collectors.joining(", "))
				: getTranslation("access-matrix.audience." + operation.audience().name());
	}

	private static String reach(Operation operation) {
		return text("access-matrix.scope." + operation.scope().name());
	}

	private String name(Role of) {
		return getTranslation("role." + of.name());
	}

	private ListExport<Operation> list(Optional<Role> chosen) {
		List<ListColumn<Operation>> about = List.of(
				new ListColumn<>(text("access-matrix.module"), 24, it -> text("access-matrix.module." + it.module())),
				new ListColumn<>(text("access-matrix.what"), 44, it -> text("operation." + it.name())),
				new ListColumn<>(text("access-matrix.operation"), 32, Operation::name),
				new ListColumn<>(text("access-matrix.reach"), 20, AccessMatrixView::reach));
		var columns = new ArrayList<>(about);
		for (Role each : Role.values()) {
			columns.add(new ListColumn<>(each.code(), 14, it -> it.roles().contains(each)));
		}
		var filter = chosen.map(it -> Map.of("role", it.code())).orElse(Map.of());
		return ListExport
			.whole("access-matrix", getTranslation("access-matrix.title"),
					List.of(chosen.map(this::name).orElse(text("save.about.all"))), columns, () -> operations(chosen))
			.filteredBy(filter);
	}

	private static String text(String key) {
		return new Span().getTranslation(key);
	}

}
