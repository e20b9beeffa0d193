package scot.adp.directory.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.MemberFilter;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.People;
import scot.adp.identity.PersonView;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Page;

/** Who holds which post, what they lead and who is away. */
@Route("people")
@Menu(title = "people.title", order = 82)
@OpenTo("identity.member.read")
class PeopleView extends Page implements AfterNavigationObserver, HasDynamicTitle {

	private static final int NARROW = 800;

	final TextField text = new TextField(getTranslation("people.search"));

	final ComboBox<UnitView> unit = new ComboBox<>(getTranslation("people.unit"));

	final Grid<PersonView> grid = new Grid<>();

	private final Paragraph count = new Paragraph();

	private final People people;

	private final Partners partners;

	PeopleView(People people, Partners partners, Members members, ListExports exports) {
		this.people = people;
		this.partners = partners;
		headed(getTranslation("people.title"), getTranslation("people.purpose"));
		text.setClearButtonVisible(true);
		text.setValueChangeMode(ValueChangeMode.LAZY);
		unit.setItems(partners.units());
		unit.setItemLabelGenerator(it -> "%s (%s)".formatted(it.name(), it.organisationName()));
		unit.setClearButtonVisible(true);
		text.addValueChangeListener(event -> changed(event.isFromClient()));
		unit.addValueChangeListener(event -> changed(event.isFromClient()));
		count.addClassName("count");
		count.getElement().setAttribute("role", "status");
		layOut();
		if (members.me().supportTeam()) {
			var add = new Anchor("people/add", getTranslation("people.add"));
			add.addClassName("verb");
			var verbs = new Div(add);
			verbs.addClassNames("verbs", "page-verbs");
			add(new Paragraph(getTranslation("people.no-sign-in")), verbs);
		}
		var row = new Div(text, unit);
		row.addClassName("filter-row");
		var filters = new Div(row);
		filters.addClassName("filters");
		add(filters, new ListLine(count, new SaveList(exports, this::list)), grid);
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		var address = event.getLocation().getQueryParameters();
		text.setValue(address.getSingleParameter("text").orElse(""));
		String code = address.getSingleParameter("unit").orElse("");
		unit.setValue(partners.units().stream().filter(it -> it.code().value().equals(code)).findFirst().orElse(null));
		var filter = filter();
		count.setText(getTranslation("people.count", people.count(filter)));
		grid.setDataProvider(
				DataProvider.fromCallbacks(query -> people.page(filter, query.getOffset(), query.getLimit()).stream(),
						query -> people.count(filter)));
	}

	@Override
	protected void onAttach(AttachEvent event) {
		var size = event.getUI().getPage().windowSizeSignal();
		Signal.effect(this, () -> fit(size.get().width()));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("people.title");
	}

	private void changed(boolean byReader) {
		if (!byReader) {
			return;
		}
		var parameters = new LinkedHashMap<String, String>();
		if (!text.getValue().isBlank()) {
			parameters.put("text", text.getValue().strip());
		}
		unit.getOptionalValue().ifPresent(it -> parameters.put("unit", it.code().value()));
		UI.getCurrent().navigate(PeopleView.class, QueryParameters.simple(parameters));
	}

	private MemberFilter filter() {
		return new MemberFilter(text.getValue().isBlank() ? null : text.getValue(),
				unit.getOptionalValue().map(UnitView::code).orElse(null));
	}

	/** What the list shows now. */
	private ListExport<?> list() {
		return PeopleTable.list(people, partners, filter());
	}

	private void layOut() {
		grid.addClassName("people-grid");
		grid.getElement().setAttribute("aria-label", getTranslation("people.title"));
		grid.setSelectionMode(Grid.SelectionMode.NONE);
		grid.addComponentColumn(PeopleView::who).setHeader(getTranslation("people.person")).setFlexGrow(3);
		grid.addComponentColumn(this::where).setKey("unit").setHeader(getTranslation("people.unit")).setFlexGrow(3);
		grid.addComponentColumn(this::since).setKey("since").setHeader(getTranslation("people.since")).setFlexGrow(2);
		grid.addComponentColumn(this::leads).setHeader(getTranslation("people.leads")).setFlexGrow(1);
		grid.setEmptyStateText(getTranslation("people.none"));
	}

	private void fit(int width) {
		grid.getColumnByKey("unit").setVisible(width >= NARROW);
		grid.getColumnByKey("since").setVisible(width >= NARROW);
	}

	private static Div who(PersonView person) {
		return cell(new Anchor("people/" + person.member().id().value(), person.member().name()),
				Stream.of(person.member().post(), person.email()));
	}

	private Div where(PersonView person) {
		MemberView member = person.member();
		@Nullable UnitView found = partners.units(List.of(member.unit())).get(member.unit());
		return cell(new Span((found != null) ? found.name() : member.unit().value()),
				Stream.of(getTranslation("role." + member.role().name())));
	}

	private Div since(PersonView person) {
		return cell(new Span(MemberPage.period(person.member())), Stream.of(MemberPage.away(person.member())));
	}

	private Div leads(PersonView person) {
		int standsIn = person.load().standsIn();
		return cell(new Span(String.valueOf(person.load().leads())),
				Stream.of((standsIn > 0) ? getTranslation("people.stands-in", standsIn) : ""));
	}

	private static Div cell(Component first, Stream<@Nullable String> below) {
		var cell = new Div(first);
		cell.addClassName("cell-wrap");
		below.filter(line -> line != null && !line.isBlank()).forEach(line -> {
			var detail = new Span(line);
			detail.addClassName("work-detail");
			cell.add(detail);
		});
		return cell;
	}

}
