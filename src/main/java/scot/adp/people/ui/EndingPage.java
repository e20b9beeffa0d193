package scot.adp.people.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.UnitField;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.people.PersonEndingView;
import scot.adp.people.Endings;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;

/** Says that somebody died, so that nobody is reminded of them any more. */
@Route("people/died")
@Menu(title = "ending.title", order = 85)
@OpenTo("people.ending.record")
@Outline(Outline.Shape.FORM)
class EndingPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int NUMBER_LIMIT = 20;

	private final Endings endings;

	private final Partners partners;

	private final Members members;

	private final Clock clock;

	EndingPage(Endings endings, Partners partners, Members members, Clock clock) {
		this.endings = endings;
		this.partners = partners;
		this.members = members;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("ending.title");
	}

	private void show() {
		clear();
		headed(getTranslation("ending.title"), getTranslation("ending.purpose"));
		add(form(), recent());
	}

	private Panel form() {
		var unit = new UnitField(getTranslation("ending.unit"), partners);
		members.me()
			.memberships()
			.stream()
			.filter(it -> it.role().personLevel() && it.role() != Role.IG_OFFICER)
			.map(Membership::unit)
			.findFirst()
			.ifPresent(unit::choose);
		var ownRef = new LineField(getTranslation("ending.own-ref"), NUMBER_LIMIT);
		ownRef.setHelperText(getTranslation("ending.own-ref.help"));
		var chi = new LineField(getTranslation("ending.chi"), NUMBER_LIMIT);
		chi.setHelperText(getTranslation("ending.chi.help"));
		chi.getElement().setAttribute("autocomplete", "off");
		var learnedOn = EndingForms.learnedOn(LocalDate.now(clock));
		var head = new FormHead(Place.NOWHERE).field("ownRef", ownRef)
			.field("chi", chi)
			.field("learnedOn", learnedOn)
			.field("unit", unit);
		String key = UUID.randomUUID().toString();
		var save = new Button(getTranslation("ending.save"));
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> {
			if (head.run(() -> {
				new Problem.Faults().when(unit.isEmpty(), "unit", getTranslation("ending.unit.missing"))
					.when(learnedOn.isEmpty(), "learnedOn", getTranslation("ending.learned-on.missing"))
					.raise();
				endings.record(key, Objects.requireNonNull(unit.chosen()),
						Endings.Someone.of(chi.getValue(), ownRef.getValue()), learnedOn.getValue());
			})) {
				Announcement.done(getTranslation("ending.saved"));
				show();
			}
			else {
				save.setEnabled(true);
			}
		});
		var form = new Div(head, ownRef, chi, learnedOn, unit, save);
		form.addClassName("update-form");
		return new Panel(getTranslation("ending.who"), form);
	}

	private Panel recent() {
		var panel = new Panel(getTranslation("ending.recent"), new Paragraph(getTranslation("ending.recent.what")));
		var list = new UnorderedList();
		list.addClassName("work");
		endings.recent().forEach(it -> list.add(row(it)));
		if (list.getChildren().findAny().isEmpty()) {
			panel.add(new Paragraph(getTranslation("ending.recent.none")));
		}
		else {
			panel.add(list);
		}
		return panel;
	}

	private ListItem row(PersonEndingView it) {
		var unit = partners.units(List.of(it.unit())).get(it.unit());
		String name = getTranslation("ending.row", Dates.full(it.learnedOn()), named(unit, it));
		var what = new Div(new Span(name));
		what.addClassName("work-what");
		var by = new Div("%s, %s".formatted(it.recordedBy(), Dates.time(it.recordedAt())));
		by.addClassName("work-who");
		var row = new ListItem(what, by);
		if (it.takenBackAt() != null) {
			var chip = new Span(getTranslation("ending.taken-back"));
			chip.addClassName("chip");
			row.add(new Div(chip));
		}
		else {
			row.add(Named.of(
					new Button(getTranslation("ending.take-back"),
							event -> EndingForms.takeBack(endings, it, this::show).open()),
					"%s, %s".formatted(name, Dates.time(it.recordedAt()))));
		}
		return row;
	}

	private static String named(@Nullable UnitView unit, PersonEndingView it) {
		return (unit != null) ? unit.name() : it.unit().value();
	}

}
