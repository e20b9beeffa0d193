package scot.adp.people.ui;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.people.Endings;
import scot.adp.people.Persons;
import scot.adp.people.spi.PersonAddress;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;

/**
 * Looks for a person of the own unit by the unit's own number. What is typed stands in no
 * address and is kept nowhere.
 */
@Route(PersonAddress.SEEK)
@Menu(title = "person.seek.title", order = 45.5)
@OpenTo(PersonAddress.OPERATION)
@Outline(Outline.Shape.FORM)
class SeekPersonPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int NUMBER_LIMIT = 20;

	private final Persons persons;

	SeekPersonPage(Persons persons) {
		this.persons = persons;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		headed(getTranslation("person.seek.title"), getTranslation("person.seek.purpose"));
		var units = persons.units();
		if (units.isEmpty()) {
			var none = new Paragraph(getTranslation("person.seek.off"));
			none.addClassName("empty");
			add(none);
		}
		else {
			add(form(units));
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("person.seek.title");
	}

	private Panel form(List<Persons.Own> units) {
		var unit = new Choice<Persons.Own>(getTranslation("person.unit"), Persons.Own::unit);
		unit.setItems(units);
		unit.setItemLabelGenerator(Persons.Own::name);
		unit.setVisible(units.size() > 1);
		var number = new LineField(getTranslation("person.own-ref"), NUMBER_LIMIT);
		number.getElement().setAttribute("autocomplete", "off");
		unit.addValueChangeListener(event -> number.setHelperText(Optional.ofNullable(event.getValue())
			.map(it -> getTranslation("person.own-ref.help", it.pattern()))
			.orElse(null)));
		unit.setValue(units.getFirst());
		var head = new FormHead(Place.NOWHERE).field("ownRef", number).field("unit", unit);
		var open = new Button(getTranslation("person.seek.verb"));
		open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		open.setDisableOnClick(true);
		open.addClickListener(event -> {
			head.run(() -> UI.getCurrent().navigate(PersonAddress.of(sought(unit, number))));
			open.setEnabled(true);
		});
		open.addClickShortcut(Key.ENTER).listenOn(number).resetFocusOnActiveElement();
		var form = new Div(head, unit, number, open);
		form.addClassName("update-form");
		return new Panel(getTranslation("person.seek.who"), form);
	}

	private UUID sought(Choice<Persons.Own> unit, LineField number) {
		new Problem.Faults().when(unit.isEmpty(), "unit", getTranslation("person.unit.missing"))
			.when(number.isEmpty(), "ownRef", getTranslation("person.own-ref.missing"))
			.raise();
		return persons.find(Objects.requireNonNull(unit.getValue()).unit(), Endings.Someone.of(null, number.getValue()))
			.orElseThrow(() -> Problem.invalid("ownRef", getTranslation("person.seek.none")));
	}

}
