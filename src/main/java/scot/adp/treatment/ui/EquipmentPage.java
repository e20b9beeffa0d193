package scot.adp.treatment.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.treatment.EquipmentCell;
import scot.adp.treatment.EquipmentEntry;
import scot.adp.treatment.EquipmentReturns;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;

/**
 * What the outlets of the own units told of injecting equipment in the last months: each
 * month says by words whether it was told, was nil, is missing or is not due.
 */
@Route("treatment/equipment")
@Menu(title = "equipment.title", order = 44)
@OpenTo("treatment.equipment.read")
class EquipmentPage extends Page implements HasDynamicTitle {

	static final String ROUTE = "treatment/equipment";

	private final EquipmentReturns returns;

	private final Outlets outlets;

	private final boolean files;

	/**
	 * The buttons that say so of months in which nothing was handed out, as they stand.
	 */
	private final List<Nil> nils = new ArrayList<>();

	EquipmentPage(EquipmentReturns returns, Outlets outlets, Members members) {
		this.returns = returns;
		this.outlets = outlets;
		this.files = members.me().may("treatment.equipment.file");
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("equipment.title");
	}

	private void show() {
		clear();
		nils.clear();
		headed(getTranslation("equipment.title"), getTranslation("equipment.purpose"));
		scrolledByKeyboard();
		if (files) {
			var load = new Anchor(ROUTE + "/load", getTranslation("equipment.load"));
			load.addClassName("other-verb");
			var verbs = new Div(load);
			verbs.addClassNames("verbs", "page-verbs");
			add(verbs);
		}
		var grid = returns.grid();
		if (grid.isEmpty()) {
			var none = new Paragraph(getTranslation("equipment.none"));
			none.addClassName("empty");
			add(none);
			return;
		}
		var names = Named.apart(outlets.byIds(grid.keySet())
			.values()
			.stream()
			.sorted(Comparator.comparing(NaloxoneOutletView::name).thenComparing(it -> it.id().value()))
			.toList(), NaloxoneOutletView::name);
		var asked = new LinkedHashMap<NaloxoneOutletView, String>();
		var others = new LinkedHashMap<NaloxoneOutletView, String>();
		names.forEach(
				(outlet, name) -> (of(grid, outlet).stream().allMatch(it -> it.state() == EquipmentCell.State.NOT_DUE)
						? others : asked)
					.put(outlet, name));
		if (!asked.isEmpty()) {
			add(table(asked, grid, getTranslation("equipment.title")));
		}
		if (!others.isEmpty()) {
			String words = getTranslation("equipment.not-asked", others.size());
			var rest = new Details(words, new Paragraph(getTranslation("equipment.not-asked.why")),
					table(others, grid, words));
			rest.setOpened(asked.isEmpty());
			add(rest);
		}
	}

	private static List<EquipmentCell> of(Map<Outlets.Id, List<EquipmentCell>> grid, NaloxoneOutletView outlet) {
		return grid.getOrDefault(outlet.id(), List.of());
	}

	private Component table(Map<NaloxoneOutletView, String> rows, Map<Outlets.Id, List<EquipmentCell>> grid,
			String called) {
		var heads = new NativeTableRow(head(getTranslation("equipment.outlet"), "col", "columnheader"));
		of(grid, rows.keySet().iterator().next())
			.forEach(cell -> heads.add(head(cell.month().name(), "col", "columnheader")));
		var body = new NativeTableBody();
		rows.forEach((outlet, name) -> {
			var row = new NativeTableRow(head(name, "row", "rowheader"));
			var cells = of(grid, outlet);
			for (int i = 0; i < cells.size();) {
				// A quarter is told of once, however many of its months are shown.
				int next = i + 1;
				while (next < cells.size() && together(cells.get(i), cells.get(next))) {
					next++;
				}
				var written = cell(outlet, name, cells.get(i));
				written.setColspan(next - i);
				row.add(written);
				i = next;
			}
			body.add(role(row, "row"));
		});
		var table = new NativeTable(role(new NativeTableHeader(role(heads, "row")), "rowgroup"),
				role(body, "rowgroup"));
		table.addClassName("months");
		table.getElement().setAttribute("aria-label", called);
		return new ScrolledTable(role(table, "table"), called);
	}

	private static boolean together(EquipmentCell one, EquipmentCell other) {
		return one.period().equals(other.period()) && one.state() == other.state();
	}

	private static NativeTableHeaderCell head(String words, String scope, String role) {
		var cell = new NativeTableHeaderCell(words);
		cell.getElement().setAttribute("scope", scope);
		return role(cell, role);
	}

	/**
	 * On a narrow screen rows are stacked; the roles keep it a table for who hears it.
	 */
	private static <C extends Component> C role(C part, String role) {
		part.getElement().setAttribute("role", role);
		return part;
	}

	private NativeTableCell cell(NaloxoneOutletView outlet, String name, EquipmentCell cell) {
		String of = "%s, %s".formatted(name, cell.period().name());
		var content = new Div(says(outlet, name, cell, of));
		if (!cell.period().equals(cell.month())) {
			var quarter = line(getTranslation("equipment.in-quarter", cell.period().name()));
			quarter.addClassName("months-quarter");
			content.add(quarter);
		}
		if (cell.filed() != null && !cell.filed().remarks().isEmpty()) {
			content.add(line(getTranslation("equipment.look-again")));
		}
		if (files && cell.state() == EquipmentCell.State.NOT_REPORTED) {
			var nil = Named.of(nil(outlet, of, cell), of);
			nils.add(new Nil(outlet.id(), nil));
			content.add(nil);
		}
		var written = new NativeTableCell();
		written.add(content);
		written.addClassName("months-" + cell.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		written.getElement().setAttribute("data-when", cell.period().name());
		return role(written, "cell");
	}

	/** How a month stands; a way into it, where there is something to read or to tell. */
	private Component says(NaloxoneOutletView outlet, String name, EquipmentCell cell, String of) {
		if (!files && cell.filed() == null) {
			return new Span(state(cell));
		}
		var open = new Button(state(cell),
				event -> new EquipmentForm(returns, outlets, outlet, name, cell, files, this::show).open());
		open.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
		return Named.of(open, of);
	}

	private static Paragraph line(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

	private String state(EquipmentCell cell) {
		return (cell.filed() != null && cell.state() == EquipmentCell.State.REPORTED)
				? (cell.filed().attendances() != null)
						? getTranslation("equipment.attended", cell.filed().attendances())
						: getTranslation("equipment.items-alone", cell.filed().handedOut())
				: getTranslation("equipment.state." + cell.state().name());
	}

	private Button nil(NaloxoneOutletView outlet, String of, EquipmentCell cell) {
		String key = UUID.randomUUID().toString();
		var nil = new Button(getTranslation("equipment.nil"));
		nil.addThemeVariants(ButtonVariant.LUMO_SMALL);
		nil.setDisableOnClick(true);
		nil.addClickListener(event -> {
			try {
				returns.file(key, 0, EquipmentEntry.nil(outlet.id(), cell.period(), null).sure(), Supplies.Door.PAGE);
				Announcement.done(getTranslation("equipment.nil.done", of));
			}
			catch (Problem problem) {
				Announcement.done(String.valueOf(problem.getMessage()));
			}
			goOn(nil, outlet.id());
		});
		return nil;
	}

	/** Shows the page anew, with the next outlet that has something to say in hand. */
	private void goOn(Button pressed, Outlets.Id outlet) {
		int at = nils.stream().map(Nil::button).toList().indexOf(pressed);
		var next = nils.stream().skip(at + 1L).map(Nil::outlet).filter(it -> !it.equals(outlet)).findFirst();
		show();
		nils.stream()
			.filter(it -> next.map(it.outlet()::equals).orElse(true))
			.findFirst()
			.ifPresent(it -> it.button().focus());
	}

	private record Nil(Outlets.Id outlet, Button button) {
	}

}
