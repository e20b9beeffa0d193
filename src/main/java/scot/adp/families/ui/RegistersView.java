package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import scot.adp.activities.ActivityLists;
import scot.adp.directory.Groups;
import scot.adp.directory.Meetings;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.families.RegisterEntryView;
import scot.adp.families.RegisterKind;
import scot.adp.families.RegisterPlaceView;
import scot.adp.families.RegisterPlaceView.Standing;
import scot.adp.families.Registers;
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
@OpenTo("families.register.read")
class RegistersView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "registers";

	private final Registers registers;

	private final Partners partners;

	private final Caller me;

	private final RegisterForms forms;

	private final ListCards cards = new ListCards();

	private final Div panels = new Div();

	private @Nullable Standing shown;

	RegistersView(Registers registers, Partners partners, Meetings meetings, Groups groups, Members members,
			ActivityLists activityLists, Clock clock) {
		this.registers = registers;
		this.partners = partners;
		this.me = members.me();
		this.forms = new RegisterForms(registers, partners, meetings, groups, LocalDate.now(clock), this::tell);
		headed(getTranslation("registers.title"), getTranslation("registers.purpose"));
		scrolledByKeyboard();
		add(cards);
		if (me.may("families.register.import")) {
			var load = new Anchor(ROUTE + "/load", getTranslation("registers-load.link"));
			load.addClassName("other-verb");
			var links = new Div(load);
			links.addClassNames("verbs", "page-verbs");
			add(links);
		}
		add(new Worried(activityLists), panels);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		shown = event.getLocation()
			.getQueryParameters()
			.getSingleParameter("show")
			.flatMap(it -> Arrays.stream(Standing.values()).filter(one -> one.name().equals(it)).findFirst())
			.orElse(null);
		tell();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("registers.title");
	}

	private void tell() {
		var kinds = registers.kinds();
		var places = registers.places();
		var names = partners.units(
				places.values().stream().flatMap(Collection::stream).map(RegisterPlaceView::unit).distinct().toList());
		var numbers = places.values()
			.stream()
			.flatMap(Collection::stream)
			.collect(Collectors.groupingBy(RegisterPlaceView::standing, Collectors.counting()));
		cards.tell(Stream.of(Standing.values()).map(it -> card(it, numbers.getOrDefault(it, 0L))).toList());
		panels.removeAll();
		kinds.stream()
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

	private ListCards.Card card(Standing standing, long number) {
		boolean here = standing == shown;
		return new ListCards.Card(here ? ROUTE : "%s?show=%s".formatted(ROUTE, standing.name()),
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
		if (me.may("families.register.record") && me.supportTeam()) {
			aside.add(Named.of(new Button(getTranslation("registers.another"), event -> forms.add(kind, null).open()),
					kind.title()));
		}
		else if (me.may("families.register.record") && kind.ofLacks()) {
			aside.add(Named.of(new Button(getTranslation("registers.lack"), event -> forms.add(kind, own()).open()),
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
		String asked = RegisterWords.asked(kind, place.item());
		var link = Named.of(new Anchor(RegisterPage.address(place.kind(), place.unit(), place.item()), unit), asked);
		var what = new Div(link);
		if (kind.items().values().size() > 1) {
			what.add(detail(kind.items().label(place.item())));
		}
		@Nullable RegisterEntryView entry = place.last();
		if (entry != null) {
			what.add(detail(RegisterWords.since(kind, entry)));
		}
		var verbs = new Div();
		verbs.addClassName("verbs");
		if (me.may("families.register.record") && (me.supportTeam() || me.ownUnits().contains(place.unit()))) {
			String called = getTranslation("register.called", asked, unit);
			verbs.add(Named.of(new Button(getTranslation("registers.tell"),
					event -> forms.tell(kind, place.unit(), place.item(), called).open()), called));
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
