package scot.adp.directory.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.ServiceLists;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Named;

/** Where things happen, and how much of it others see. */
@Route("places")
@Menu(title = "places.title", order = 83)
@OpenTo("directory.organisation.read")
class PlacesView extends ListPage<PlaceView> {

	final Choice<LocalAreaView> area;

	private final Places places;

	private final Areas areas;

	private final Partners partners;

	private final Caller me;

	private final LocalDate today;

	private final Map<AreaCode, String> names;

	private final ServiceLists lists;

	PlacesView(Places places, Areas areas, ServiceLists lists, Partners partners, Members members, ListExports exports,
			Clock clock) {
		super("places.title", "places.purpose", "places.none", exports);
		this.places = places;
		this.areas = areas;
		this.lists = lists;
		this.partners = partners;
		this.me = members.me();
		this.today = LocalDate.now(clock);
		this.names = areas.all().stream().collect(Collectors.toMap(LocalAreaView::code, LocalAreaView::name));
		if (me.may("directory.place.add")) {
			var add = new Button(getTranslation("places.add"),
					event -> new PlaceForm(places, areas, lists, today).add(partners, this::refresh).open());
			var verbs = new Div(add);
			verbs.addClassNames("verbs", "page-verbs");
			add(verbs);
		}
		this.area = choice("area", getTranslation("places.area"), areas.coverage(today), it -> it.code().value(),
				LocalAreaView::name);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("places.place")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs)
			.setHeader(getTranslation("places.change"))
			.setFlexGrow(1)
			.setVisible(me.may("directory.place.change") || me.may("directory.masked.read"));
		laidOut();
	}

	@Override
	protected ListExport<PlaceView> list() {
		@Nullable LocalAreaView chosen = area.getValue();
		List<ListColumn<PlaceView>> columns = List.of(
				new ListColumn<>(getTranslation("places.area"), 20, row -> names.get(row.area())),
				new ListColumn<>(getTranslation("places.name"), 36, PlaceView::name),
				new ListColumn<>(getTranslation("places.kind"), 24,
						row -> getTranslation("places.kind." + row.kind().name())),
				new ListColumn<>(getTranslation("places.address"), 40, PlaceView::address),
				new ListColumn<>(getTranslation("places.shown"), 20,
						row -> getTranslation("places.masking." + row.masking().name())),
				new ListColumn<>(getTranslation("places.unit"), 30, row -> unit(row.unit())));
		return ListExport
			.<PlaceView>whole("places", getTranslation("places.title"), List.of(getTranslation("places.purpose")),
					columns, () -> rows(chosen))
			.filteredBy((chosen != null) ? Map.of("area", chosen.code().value()) : Map.of());
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("places.count", rows);
	}

	private List<PlaceView> rows(@Nullable LocalAreaView chosen) {
		return places.all().stream().filter(place -> chosen == null || place.area().equals(chosen.code())).toList();
	}

	private @Nullable String unit(@Nullable UnitId code) {
		@Nullable UnitView unit = (code != null) ? partners.units(List.of(code)).get(code) : null;
		return (unit != null) ? unit.name() : null;
	}

	private Component what(PlaceView place) {
		return cell(new Span(place.name()), Arrays.asList(
				"%s · %s".formatted(getTranslation("places.kind." + place.kind().name()),
						names.getOrDefault(place.area(), place.area().value())),
				place.address(), unit(place.unit()),
				(place.masking() != PlaceView.Masking.OPEN) ? "%s: %s".formatted(getTranslation("places.shown"),
						getTranslation("places.masking." + place.masking().name())) : null));
	}

	private Component verbs(PlaceView place) {
		@Nullable UnitId unit = place.unit();
		boolean own = me.may("directory.place.change")
				&& (me.supportTeam() || (unit != null && me.ownUnits().contains(unit)));
		var verbs = new Div();
		if (own) {
			var change = new Button(getTranslation("places.change"), event -> change(place));
			change.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
			verbs.add(Named.of(change, place.name()));
		}
		if (ShowAddress.may(me, place)) {
			verbs.add(ShowAddress.of(places, place));
		}
		return verbs;
	}

	private void change(PlaceView place) {
		new PlaceForm(places, areas, lists, today).change(place, areas, this::refresh).open();
	}

}
