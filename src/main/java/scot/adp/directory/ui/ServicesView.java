package scot.adp.directory.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.ServiceLists;
import scot.adp.directory.ServiceRecord;
import scot.adp.directory.ServiceStatus;
import scot.adp.directory.Services;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.LineField;

/** What people can come to, how it stands, and whether somebody says that it is right. */
@Route("services")
@Menu(title = "services.title", order = 82)
@OpenTo("directory.organisation.read")
class ServicesView extends ListPage<ServiceRecord> {

	final LineField words;

	final Choice<LocalAreaView> area;

	final Choice<CodeList.Value> kind;

	final Choice<Services.Stand> stand;

	private final Services services;

	private final Places places;

	private final Partners partners;

	private final ServiceLists lists;

	private final Map<AreaCode, String> names;

	/** Whose services come first: those of whoever looks. */
	private final Set<UnitId> own;

	private final Map<PlaceId, PlaceView> where = new HashMap<>();

	private final Map<UnitId, UnitView> units = new HashMap<>();

	ServicesView(Services services, Places places, Areas areas, Partners partners, ServiceLists lists, Members members,
			ListExports exports, Clock clock) {
		super("services.title", "services.purpose", "services.none", exports);
		this.services = services;
		this.places = places;
		this.partners = partners;
		this.lists = lists;
		LocalDate today = LocalDate.now(clock);
		this.names = areas.all().stream().collect(Collectors.toMap(LocalAreaView::code, LocalAreaView::name));
		Caller me = members.me();
		this.own = me.supportTeam() ? Set.of() : Set.copyOf(me.ownUnits());
		if (me.may("directory.service.change")) {
			var forms = new ServiceForms(services, lists, areas, places, today);
			var add = new Button(getTranslation("services.add"),
					event -> forms
						.add(partners, me.supportTeam(),
								id -> getUI().ifPresent(ui -> ui.navigate("services/" + id.value())))
						.open());
			var verbs = new Div(add, new Anchor("services/load", getTranslation("services.load")),
					new Anchor("services/assurance", getTranslation("services.assurance")));
			if (me.may("directory.feed.read")) {
				verbs.add(new Anchor("services/feeds", getTranslation("feeds.title")));
			}
			verbs.addClassNames("verbs", "page-verbs");
			add(verbs);
		}
		this.words = text("find", getTranslation("services.find"));
		this.area = choice("area", getTranslation("services.area"), areas.coverage(today), it -> it.code().value(),
				LocalAreaView::name);
		this.kind = choice("kind", getTranslation("services.kind"), lists.kinds().on(today), CodeList.Value::code,
				CodeList.Value::label);
		this.stand = choice("stand", getTranslation("services.stand"), List.of(Services.Stand.values()), Enum::name,
				it -> getTranslation("services.stand." + it.name()));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("services.service")).setFlexGrow(4);
		grid.addComponentColumn(this::right).setHeader(getTranslation("services.right")).setFlexGrow(2);
		laidOut();
	}

	@Override
	protected ListExport<ServiceRecord> list() {
		String typed = words.getValue().strip();
		@Nullable LocalAreaView chosen = area.getValue();
		CodeList.@Nullable Value wanted = kind.getValue();
		Services.@Nullable Stand standing = stand.getValue();
		List<ListColumn<ServiceRecord>> columns = List.of(
				new ListColumn<>(getTranslation("services.service"), 36, row -> row.entry().name()),
				new ListColumn<>(getTranslation("services.unit"), 30, this::unit),
				new ListColumn<>(getTranslation("services.kinds"), 30, this::kinds),
				new ListColumn<>(getTranslation("services.areas"), 30, this::areas),
				new ListColumn<>(getTranslation("services.stand"), 20, this::status),
				new ListColumn<>(getTranslation("services.right"), 20, this::assurance),
				new ListColumn<>(getTranslation("services.assured-on"), 14, row -> row.assurance().assuredOn()),
				new ListColumn<>(getTranslation("services.confirmed-until"), 14, ServiceRecord::confirmedUntil));
		var filters = new HashMap<String, String>();
		Optional.of(typed).filter(it -> !it.isEmpty()).ifPresent(it -> filters.put("find", it));
		Optional.ofNullable(chosen).ifPresent(it -> filters.put("area", it.code().value()));
		Optional.ofNullable(wanted).ifPresent(it -> filters.put("kind", it.code()));
		Optional.ofNullable(standing).ifPresent(it -> filters.put("stand", it.name()));
		var wantedHere = new Services.Wanted(typed, (chosen != null) ? chosen.code() : null,
				(wanted != null) ? wanted.code() : null, standing);
		return new ListExport<ServiceRecord>("services", getTranslation("services.title"),
				List.of(getTranslation("services.purpose")), columns,
				(offset, limit) -> page(wantedHere, offset, limit), () -> services.count(wantedHere))
			.filteredBy(filters);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("services.count", rows);
	}

	/** Some of the rows, with the names that they are told by. */
	private List<ServiceRecord> page(Services.Wanted wanted, int offset, int limit) {
		var rows = services.page(wanted, offset, limit);
		where.putAll(places.byIds(rows.stream()
			.flatMap(it -> it.entry().places().stream())
			.map(it -> it.place())
			.filter(it -> !where.containsKey(it))
			.distinct()
			.toList()));
		units.putAll(partners.units(
				rows.stream().map(it -> it.entry().unit()).filter(it -> !units.containsKey(it)).distinct().toList()));
		return rows;
	}

	private Stream<AreaCode> areaCodes(ServiceRecord service) {
		return Stream
			.concat(service.entry()
				.places()
				.stream()
				.map(it -> where.get(it.place()))
				.filter(Objects::nonNull)
				.map(PlaceView::area), service.entry().areas().stream())
			.distinct();
	}

	private String areas(ServiceRecord service) {
		return areaCodes(service).map(it -> names.getOrDefault(it, it.value()))
			.sorted()
			.collect(Collectors.joining(", "));
	}

	private String kinds(ServiceRecord service) {
		return service.entry().kinds().stream().map(lists.kinds()::label).sorted().collect(Collectors.joining(", "));
	}

	private String unit(ServiceRecord service) {
		@Nullable UnitView unit = units.get(service.entry().unit());
		return (unit != null) ? unit.name() : service.entry().unit().value();
	}

	private String status(ServiceRecord service) {
		return getTranslation("services.status." + service.status().name());
	}

	private String assurance(ServiceRecord service) {
		return getTranslation("services.assurance." + service.assurance().state().name());
	}

	private Component what(ServiceRecord service) {
		return cell(new Anchor("services/" + service.id().value(), service.entry().name()),
				Arrays.asList(own.contains(service.entry().unit()) ? getTranslation("services.own") : null,
						unit(service), kinds(service), areas(service),
						(service.status() != ServiceStatus.PUBLISHED) ? status(service) : null,
						service.entry().staffOnly() ? getTranslation("services.staff-only") : null));
	}

	private Component right(ServiceRecord service) {
		var right = new Span(assurance(service));
		return cell(right,
				Arrays.asList((service.assurance().assuredOn() != null)
						? getTranslation("services.assured", Dates.full(service.assurance().assuredOn())) : null,
						(service.confirmedUntil() != null)
								? getTranslation("services.confirmed", Dates.full(service.confirmedUntil())) : null));
	}

}
