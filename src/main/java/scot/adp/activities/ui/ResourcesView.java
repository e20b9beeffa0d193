package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.Programmes;
import scot.adp.activities.ResourceView;
import scot.adp.activities.Resources;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.UnitField;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.LineField;

/** Leaflets, films, lessons, what is to be looked at first. */
@Route("resources")
@Menu(title = "resources.title", order = 54)
@OpenTo("activities.resource.read")
class ResourcesView extends ListPage<ResourceView> {

	private final Resources resources;

	private final ActivityLists lists;

	private final Partners partners;

	private final LineField find;

	private final UnitField unit;

	private final Choice<CodeList.Value> kind;

	private final Choice<ResourceView.State> state;

	private Map<UnitId, UnitView> units = Map.of();

	ResourcesView(Resources resources, Programmes programmes, ActivityLists lists, Partners partners, Members members,
			ListExports exports, Clock clock) {
		super("resources.title", "resources.purpose", "resources.none", exports);
		this.resources = resources;
		this.lists = lists;
		this.partners = partners;
		var me = members.me();
		var verbs = ActivityWords.verbs();
		verbs.addClassName("page-verbs");
		if (me.may("activities.resource.change")) {
			var forms = new ResourceForms(resources, programmes, lists, partners, LocalDate.now(clock));
			var add = new Button(getTranslation("resource.add"),
					event -> forms.add(me.ownUnits(), code -> UI.getCurrent().navigate("resources/" + code)).open());
			add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			verbs.add(add);
		}
		verbs.add(new Anchor("resources/outlets", getTranslation("resource-outlets.title")),
				new Anchor("resources/round", getTranslation("resource-round.title")));
		add(verbs);
		find = text("find", getTranslation("programmes.find"));
		unit = filter("unit", new UnitField(getTranslation("programme.unit"), partners), it -> it.code().value(),
				code -> partners.unit(code).orElse(null));
		kind = choice("kind", getTranslation("programme.kind"), lists.of(ActivityLists.Kind.RESOURCE_KIND).values(),
				CodeList.Value::code, CodeList.Value::label);
		state = choice("state", getTranslation("programme.state"), List.of(ResourceView.State.values()), Enum::name,
				it -> getTranslation("resource.state." + it.name()));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("outlet-stock.resource")).setFlexGrow(5);
		grid.addComponentColumn(this::stands).setHeader(getTranslation("programme.state")).setFlexGrow(3);
		laidOut();
	}

	@Override
	protected ListExport<ResourceView> list() {
		@Nullable UnitId of = unit.chosen();
		var filter = new Resources.Filter((of != null) ? Set.of(of) : null, null,
				kind.getOptionalValue().map(CodeList.Value::code).orElse(null), state.getValue(),
				find.getValue().isBlank() ? null : find.getValue().strip());
		List<ListColumn<ResourceView>> columns = List.of(
				new ListColumn<>(getTranslation("programme.code"), 18, ResourceView::code),
				new ListColumn<>(getTranslation("programme.title"), 40, ResourceView::title),
				new ListColumn<>(getTranslation("programme.unit"), 34, row -> name(row.unit())),
				new ListColumn<>(getTranslation("programme.kind"), 18,
						row -> ResourceWords.label(lists, ActivityLists.Kind.RESOURCE_KIND, row.kind())),
				new ListColumn<>(getTranslation("resource.topics"), 30,
						row -> ResourceWords.labels(lists, ActivityLists.Kind.TOPIC, row.topics())),
				new ListColumn<>(getTranslation("resource.substances"), 30,
						row -> ResourceWords.labels(lists, ActivityLists.Kind.SUBSTANCE, row.substances())),
				new ListColumn<>(getTranslation("programme.audience"), 24,
						row -> ResourceWords.label(lists, ActivityLists.Kind.AUDIENCE, row.audience())),
				new ListColumn<>(getTranslation("resource.formats"), 24,
						row -> ResourceWords.labels(lists, ActivityLists.Kind.FORMAT, row.formats())),
				new ListColumn<>(getTranslation("resource.languages"), 24,
						row -> ResourceWords.labels(lists, ActivityLists.Kind.LANGUAGE, row.languages())),
				new ListColumn<>(getTranslation("resource.accessible"), 18,
						row -> getTranslation("resource.accessible." + row.accessible().name())),
				new ListColumn<>(getTranslation("resource.actions"), 24, row -> String.join(", ", row.actionCodes())),
				new ListColumn<>(getTranslation("resource.added-on"), 14, ResourceView::addedOn),
				new ListColumn<>(getTranslation("resource.review"), 14, ResourceView::reviewBy),
				new ListColumn<>(getTranslation("programme.state"), 14,
						row -> getTranslation("resource.state." + row.state().name())));
		var codes = new LinkedHashMap<String, String>();
		unit.getOptionalValue().ifPresent(it -> codes.put("unit", it.code().value()));
		kind.getOptionalValue().ifPresent(it -> codes.put("kind", it.code()));
		state.getOptionalValue().ifPresent(it -> codes.put("state", it.name()));
		return new ListExport<>("resources", getTranslation("resources.title"),
				List.of(getTranslation("resources.about")), columns, (offset, limit) -> {
					var rows = resources.page(filter, offset, limit);
					units = partners.units(rows.stream().map(ResourceView::unit).distinct().toList());
					return rows;
				}, () -> resources.count(filter))
			.filteredBy(codes);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("resources.count", rows);
	}

	private String name(UnitId code) {
		@Nullable UnitView found = units.get(code);
		return (found != null) ? found.name() : code.value();
	}

	private Component what(ResourceView row) {
		var below = new ArrayList<String>();
		below.add("%s · %s".formatted(ResourceWords.label(lists, ActivityLists.Kind.RESOURCE_KIND, row.kind()),
				ResourceWords.labels(lists, ActivityLists.Kind.TOPIC, row.topics())));
		below.add(name(row.unit()));
		if (!row.substances().isEmpty()) {
			below.add(getTranslation("resource.names",
					ResourceWords.labels(lists, ActivityLists.Kind.SUBSTANCE, row.substances())));
		}
		return cell(new Anchor("resources/" + row.code(), row.title()), below);
	}

	private Component stands(ResourceView row) {
		var below = new ArrayList<String>();
		below.add(ResourceWords.why(row));
		below.add((row.accessible() == ResourceView.Accessible.YES && row.accessibleOn() != null)
				? getTranslation("resource.accessible.since", Dates.full(row.accessibleOn()))
				: getTranslation("resource.accessible." + row.accessible().name()));
		return cell(new Span(ResourceWords.mark(row.state())), below);
	}

}
