package scot.adp.directory.ui;

import org.springframework.beans.factory.ObjectProvider;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.directory.OrganisationView;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.spi.UnitPanel;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/**
 * The partner organisations, their units and what those run. {@code ?unit=} and
 * {@code ?organisation=} lead to one of them.
 */
@Route("partners")
@Menu(title = "partners.title", order = 80)
@OpenTo("directory.organisation.read")
@Outline(Outline.Shape.LIST)
class PartnersView extends Page implements AfterNavigationObserver, HasDynamicTitle {

	private final Map<String, Component> places = new HashMap<>();

	PartnersView(Partners partners, Members members, ObjectProvider<UnitPanel> panels, ListExports exports) {
		headed(getTranslation("partners.title"), getTranslation("partners.purpose"));
		scrolledByKeyboard();
		var organisations = partners.organisations();
		add(new ListLine(getTranslation("save.count.partners", PartnerTables.partners(organisations).size()),
				new SaveList(exports, () -> PartnerTables.partners(partners))));
		for (OrganisationView organisation : organisations) {
			var units = new UnorderedList();
			units.addClassName("tree");
			organisation.units().forEach(unit -> units.add(unit(unit)));
			var kind = new Span(getTranslation("organisation." + organisation.kind().name()));
			kind.addClassName("chip");
			var panel = new Panel(organisation.name()).withAside(kind);
			panel.add(organisation.units().isEmpty() ? new Paragraph(getTranslation("partners.no-units")) : units);
			places.put("organisation " + organisation.code().value(), panel);
			add(panel);
		}
		var units = organisations.stream().flatMap(it -> it.units().stream()).map(UnitView::code).toList();
		panels.stream()
			.sorted(Comparator.comparing(UnitPanel::order))
			.forEach(panel -> panel.of(units, members.me())
				.forEach((unit, shown) -> Objects.requireNonNull(places.get("unit " + unit.value()))
					.getElement()
					.appendChild(shown.getElement())));
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		var address = event.getLocation().getQueryParameters();
		places.values().forEach(place -> place.removeClassName("sought"));
		Stream.of("unit", "organisation")
			.flatMap(key -> address.getSingleParameter(key).map(code -> places.get(key + " " + code)).stream())
			.forEach(Page::leadTo);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("partners.title");
	}

	private ListItem unit(UnitView unit) {
		var name = new Span(unit.name());
		var code = new Span(unit.code().value());
		code.addClassName("code");
		var row = new ListItem(code, name);
		places.put("unit " + unit.code().value(), row);
		row.addClassName("depth-" + Math.min(unit.depth(), 3));
		if (!unit.services().isEmpty()) {
			var services = new Span(getTranslation("partners.runs", String.join(", ", unit.services())));
			services.addClassName("work-detail");
			row.add(services);
		}
		return row;
	}

}
