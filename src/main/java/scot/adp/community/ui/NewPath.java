package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.community.Door;
import scot.adp.community.OwnUnit;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkPaths;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;

/** A registration in three fields: Enter saves it, and the next begins. */
class NewPath extends Div {

	private static final int REFERENCE_LIMIT = 40;

	private final LineField ownRef = new LineField(getTranslation("path.own-ref"), REFERENCE_LIMIT);

	private final DayField registeredOn = new DayField(getTranslation("path.registered-on"));

	private final Choice<CodeList.Value> livedExperience;

	private final Choice<OwnUnit> unit = new Choice<>(getTranslation("path.unit"), OwnUnit::unit);

	private final Button save = new Button(getTranslation("path.new.save"));

	private final Sure sure = new Sure(new Checkbox(getTranslation("path.sure")));

	private final Div saved = new Div();

	// What is typed here tells of a person, so it is kept nowhere before it is saved.
	private final FormHead head = new FormHead(Place.NOWHERE);

	private final WorkPaths paths;

	private final Runnable afterwards;

	private String key = UUID.randomUUID().toString();

	/**
	 * Makes the form.
	 * @param units for which an agreement lets somebody record, one at least
	 * @param afterwards what to do once something was saved
	 */
	NewPath(WorkPaths paths, List<OwnUnit> units, LocalDate today, Runnable afterwards) {
		this.paths = paths;
		this.afterwards = afterwards;
		livedExperience = CodeChoice.offering(new Choice<>(getTranslation("path.lived"), CodeList.Value::code),
				paths.offered(Lists.LIVED_EXPERIENCE));
		livedExperience.setClearButtonVisible(true);
		unit.setItems(units);
		unit.setItemLabelGenerator(OwnUnit::name);
		unit.addValueChangeListener(event -> {
			@Nullable OwnUnit of = event.getValue();
			ownRef.setPlaceholder((of != null && of.example() != null) ? of.example() : "");
		});
		unit.setValue(units.getFirst());
		unit.setVisible(units.size() > 1);
		registeredOn.setMax(today);
		registeredOn.setValue(today);
		head.field("ownRef", ownRef)
			.field("registeredOn", registeredOn)
			.field("livedExperience", livedExperience)
			.field("unit", unit)
			.field("sure", sure.box());
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		var typed = new Div(ownRef, registeredOn, livedExperience, unit);
		typed.addClassName("entry-fields");
		var line = new Div(typed, save);
		line.addClassName("entry-line");
		save.addClickShortcut(Key.ENTER).listenOn(typed).resetFocusOnActiveElement();
		saved.getElement().setAttribute("role", "status");
		add(new Panel(getTranslation("path.new"),
				new Div(head, new Paragraph(getTranslation("path.new.help")), line, sure.box()), saved));
	}

	private void save() {
		try {
			if (head.run(() -> sure.asking(once -> tell(paths.record(once, read(), Door.PAGE))).accept(key))) {
				key = UUID.randomUUID().toString();
				ownRef.clear();
				livedExperience.clear();
				sure.close();
				ownRef.focus();
				afterwards.run();
			}
		}
		finally {
			save.setEnabled(true);
		}
	}

	private WorkPaths.Sent read() {
		new Problem.Faults().when(ownRef.isEmpty(), "ownRef", getTranslation("path.own-ref.missing"))
			.when(registeredOn.isEmpty(), "registeredOn", getTranslation("path.on.missing"))
			.when(unit.isEmpty(), "unit", getTranslation("path.unit.missing"))
			.raise();
		return new WorkPaths.Sent(unit.getValue().unit(), Blanks.strip(ownRef.getValue()), null,
				registeredOn.getValue(), CodeChoice.given(livedExperience), List.of(), sure.given());
	}

	private void tell(WorkPaths.Id id) {
		String what = getTranslation("path.new.saved", Blanks.strip(ownRef.getValue()));
		Announcement.done(what);
		var open = new Anchor("work-paths/" + id.value(), getTranslation("path.new.open"));
		open.addClassName("other-verb");
		saved.removeAll();
		saved.add(new Paragraph(what), Named.of(open, Blanks.strip(ownRef.getValue())));
	}

}
