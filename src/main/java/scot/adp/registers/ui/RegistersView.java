package scot.adp.registers.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Groups;
import scot.adp.directory.Meetings;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.registers.RegisterEntryView;
import scot.adp.registers.RegisterKind;
import scot.adp.registers.RegisterPlaceView;
import scot.adp.registers.RegisterPlaceView.Standing;
import scot.adp.registers.Registers;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.ListCards;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/**
 * All registers, those first in which something is missing, and in each of them what
 * nobody told first. How something stands is told from here in a dialog.
 */
@Route("registers")
@Menu(title = "registers.title", order = 64)
@OpenTo("registers.read")
class RegistersView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "registers";

	/** Shown even where nothing stands so. */
	private static final Set<Standing> USUAL = EnumSet.of(Standing.NOT_TOLD, Standing.OPEN, Standing.STANDS);

	private final Registers registers;

	private final Partners partners;

	private final Caller me;

	private final RegisterForms forms;

	private final ListCards cards = new ListCards();

	private final Div panels = new Div();

	private final Div areas = new Div();

	private @Nullable Standing shown;

	private @Nullable String area;

	RegistersView(Registers registers, Partners partners, Meetings meetings, Groups groups, Members members,
			Clock clock) {
		this.registers = registers;
		this.partners = partners;
		this.me = members.me();
		this.forms = new RegisterForms(registers, partners, meetings, groups, LocalDate.now(clock), this::tell);
		headed(getTranslation("registers.title"), getTranslation("registers.purpose"));
		scrolledByKeyboard();
		add(cards);
		if (me.may("registers.import")) {
			var load = new Anchor(ROUTE + "/load", getTranslation("registers-load.link"));
			load.addClassName("other-verb");
			var links = new Div(load);
			links.addClassNames("verbs", "page-verbs");
			add(links);
		}
		areas.addClassNames("verbs", "switch");
		add(areas, panels);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		shown = event.getLocation()
			.getQueryParameters()
			.getSingleParameter("show")
			.flatMap(it -> Arrays.stream(Standing.values()).filter(one -> one.name().equals(it)).findFirst())
			.orElse(null);
		area = event.getLocation().getQueryParameters().getSingleParameter("area").orElse(null);
		tell();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("registers.title");
	}

	private void tell() {
		var kinds = registers.kinds();
		var all = registers.places();
		areas.removeAll();
		areas.add(link(null, getTranslation("registers.areas")));
		kinds.stream().map(RegisterKind::area).distinct().forEach(it -> areas.add(link(it.code(), it.title())));
		var places = kinds.stream()
			.filter(it -> area == null || it.area().code().equals(area))
			.collect(Collectors.toMap(RegisterKind::code, it -> all.getOrDefault(it.code(), List.of())));
		var names = partners.units(
				places.values().stream().flatMap(Collection::stream).map(RegisterPlaceView::unit).distinct().toList());
		var numbers = places.values()
			.stream()
			.flatMap(Collection::stream)
			.collect(Collectors.groupingBy(RegisterPlaceView::standing, Collectors.counting()));
		cards.tell(Stream.of(Standing.values())
			.filter(it -> numbers.containsKey(it) || it == shown || USUAL.contains(it))
			.map(it -> card(it, numbers.getOrDefault(it, 0L)))
			.toList());
		panels.removeAll();
		kinds.stream()
			.filter(kind -> area == null || kind.area().code().equals(area))
			.sorted(Comparator.comparing(kind -> first(places.getOrDefault(kind.code(), List.of()))))
			.map(kind -> panel(kind, places.getOrDefault(kind.code(), List.of()), names))
			.flatMap(Optional::stream)
			.forEach(panels::add);
		if (panels.getComponentCount() == 0) {
			var none = new Paragraph(getTranslation("registers.none"));
			none.addClassName("empty");
			panels.add(none);
		}
	}

	/** Where nobody told anything of a place comes first, where all is there last. */
	private static Standing first(List<RegisterPlaceView> places) {
		return places.stream().map(RegisterPlaceView::standing).min(Comparator.naturalOrder()).orElse(Standing.STANDS);
	}

	/** The way to the registers of an area; to all for none. */
	private Anchor link(@Nullable String to, String title) {
		var link = new Anchor(address(shown, to), title);
		if (Objects.equals(area, to)) {
			link.getElement().setAttribute("aria-current", "true");
		}
		return link;
	}

	private static String address(@Nullable Standing shown, @Nullable String area) {
		String query = Stream
			.of((shown != null) ? "show=" + shown.name() : null, (area != null) ? "area=" + area : null)
			.filter(Objects::nonNull)
			.collect(Collectors.joining("&"));
		return query.isEmpty() ? ROUTE : "%s?%s".formatted(ROUTE, query);
	}

	private ListCards.Card card(Standing standing, long number) {
		boolean here = standing == shown;
		return new ListCards.Card(address(here ? null : standing, area),
				getTranslation("registers.card." + standing.name(), number),
				getTranslation(here ? "registers.card.all" : "registers.card.detail." + standing.name()), here);
	}

	private Optional<Panel> panel(RegisterKind kind, List<RegisterPlaceView> places, Map<UnitId, UnitView> names) {
		var rows = places.stream().filter(it -> shown == null || it.standing() == shown).toList();
		if (rows.isEmpty() && shown != null) {
			return Optional.empty();
		}
		var list = new UnorderedList();
		list.addClassName("work");
		rows.forEach(place -> list.add(row(kind, place, names)));
		var line = new Paragraph(kind.what());
		line.addClassName("work-detail");
		var panel = new Panel(kind.title(), line);
		if (kind.ofLacks()) {
			panel.add(new Paragraph(lacks(kind, places)));
		}
		panel.add(list);
		var sum = new Span(sum(kind, places));
		sum.addClassName("chip");
		var aside = new Div(sum);
		aside.addClassName("verbs");
		if (me.may("registers.record") && me.supportTeam()) {
			aside
				.add(Named.of(new Button(getTranslation(kind.asked().isEmpty() ? "registers.new" : "registers.another"),
						event -> forms.add(kind, null).open()), kind.title()));
		}
		else if (me.may("registers.record") && kind.ofLacks()) {
			aside.add(Named.of(new Button(getTranslation("registers.lack"), event -> forms.add(kind, own()).open()),
					kind.title()));
		}
		else if (me.may("registers.record") && kind.asked().isEmpty()) {
			aside.add(Named.of(new Button(getTranslation("registers.new"), event -> forms.add(kind, own()).open()),
					kind.title()));
		}
		panel.withAside(aside);
		return Optional.of(panel);
	}

	private String sum(RegisterKind kind, List<RegisterPlaceView> places) {
		return kind.ofLacks() ? getTranslation("registers.lacks.sum", lacking(kind, places).count())
				: getTranslation("registers.there",
						places.stream().filter(it -> it.standing() == Standing.STANDS).count(), places.size());
	}

	private static Stream<RegisterPlaceView> lacking(RegisterKind kind, List<RegisterPlaceView> places) {
		return places.stream().filter(it -> it.last() != null && kind.lacks(it.last().state()));
	}

	/** The unit whose entries the reader makes. */
	private @Nullable UnitId own() {
		return me.memberships().stream().map(Membership::unit).filter(me.ownUnits()::contains).findFirst().orElse(null);
	}

	/** What units lack today, and how many of them. */
	private String lacks(RegisterKind kind, List<RegisterPlaceView> places) {
		var open = lacking(kind, places)
			.collect(Collectors.groupingBy(it -> kind.items().label(it.item()), TreeMap::new, Collectors.counting()));
		return open.isEmpty() ? getTranslation("registers.lacks.none")
				: getTranslation("registers.lacks",
						open.entrySet()
							.stream()
							.map(it -> getTranslation("registers.lacks.theme", it.getKey(), it.getValue()))
							.collect(Collectors.joining(", ")));
	}

	private ListItem row(RegisterKind kind, RegisterPlaceView place, Map<UnitId, UnitView> names) {
		String unit = name(names, place.unit());
		@Nullable String title = place.title();
		String asked = RegisterWords.asked(kind, place.item(), title);
		boolean several = kind.items().values().size() > 1;
		var link = (title != null)
				? Named.of(new Anchor(RegisterPage.address(place), title),
						several ? getTranslation("register.called", kind.items().label(place.item()), unit) : unit)
				: Named.of(new Anchor(RegisterPage.address(place), unit), asked);
		var what = new Div(link);
		if (title != null) {
			what.add(detail(unit));
		}
		if (several) {
			what.add(detail(kind.items().label(place.item())));
		}
		@Nullable RegisterEntryView entry = place.last();
		if (entry != null) {
			what.add(detail(RegisterWords.since(kind, entry)));
		}
		var verbs = new Div();
		verbs.addClassName("verbs");
		if (me.may("registers.record") && (me.supportTeam() || me.ownUnits().contains(place.unit()))) {
			String called = getTranslation("register.called", asked, unit);
			verbs.add(Named.of(
					new Button(getTranslation("registers.tell"), event -> forms.tell(kind, place, called).open()),
					called));
		}
		return new ListItem(what, RegisterWords.mark(kind, place.standing(), entry), verbs);
	}

	private static Span detail(String words) {
		var detail = new Span(words);
		detail.addClassName("work-detail");
		return detail;
	}

	private static String name(Map<UnitId, UnitView> names, UnitId unit) {
		@Nullable UnitView found = names.get(unit);
		return (found != null) ? found.name() : unit.value();
	}

}
