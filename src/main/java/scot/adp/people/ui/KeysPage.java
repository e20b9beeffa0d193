package scot.adp.people.ui;

import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.UnitField;
import scot.adp.events.DataSet;
import scot.adp.people.Endings;
import scot.adp.people.KeyCare;
import scot.adp.people.SharingAgreements;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Removal;

/** How the keys of people stand, and answers to people who ask about themselves. */
@Route("person-keys")
@Menu(title = "keys.title", order = 97)
@OpenTo("people.key.read")
@Outline(Outline.Shape.RECORD)
class KeysPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int NUMBER_LIMIT = 20;

	private final KeyCare keys;

	private final SharingAgreements agreements;

	private final Partners partners;

	KeysPage(KeyCare keys, SharingAgreements agreements, Partners partners) {
		this.keys = keys;
		this.agreements = agreements;
		this.partners = partners;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("keys.title");
	}

	private void show() {
		clear();
		headed(getTranslation("keys.title"), getTranslation("keys.purpose"));
		var main = new Div(spaces(), lookUp());
		main.addClassName("main-column");
		var aside = new Div(linkable(), unresolved(), new Panel(getTranslation("keys.where"),
				new Paragraph(getTranslation("keys.where.what")), new Paragraph(keys.folder())));
		aside.addClassName("aside");
		var columns = new Div(main, aside);
		columns.addClassName("columns");
		add(columns);
	}

	private Panel spaces() {
		var panel = new Panel(getTranslation("keys.spaces"));
		var spaces = keys.spaces();
		if (spaces.isEmpty()) {
			panel.add(new Paragraph(getTranslation("keys.spaces.none")));
			return panel;
		}
		var list = new UnorderedList();
		list.addClassName("work");
		for (var it : spaces) {
			String name = (it.title() != null) ? "%s, %s".formatted(it.space().value(), it.title())
					: it.space().value();
			var title = new Div(new Span(name));
			title.addClassName("work-title");
			var detail = new Span(getTranslation("keys.version", it.version(), Dates.time(it.madeAt())));
			detail.addClassName("work-detail");
			var what = new Div(title, detail);
			what.addClassName("work-what");
			var chip = new Span(getTranslation(it.there() ? "keys.there" : "keys.missing"));
			chip.addClassName("chip");
			list.add(new ListItem(what, new Div(chip),
					it.there() ? Named.of(new Button(getTranslation("keys.rotate"), event -> rotate(it)), name)
							: Named.of(new Button(getTranslation("keys.anew"), event -> beginAnew(it)), name)));
		}
		panel.add(list);
		if (keys.objectionsMissing()) {
			panel.add(new Paragraph(getTranslation("keys.objections.missing")));
		}
		return panel;
	}

	private void rotate(KeyCare.SpaceView it) {
		new FormDialog(getTranslation("keys.rotate.title", it.space().value()), Place.NOWHERE)
			.saying(getTranslation("keys.rotate.what"))
			.save(getTranslation("keys.rotate"), key -> keys.rotate(key, it.space()), getTranslation("keys.rotated"),
					this::show)
			.open();
	}

	private void beginAnew(KeyCare.SpaceView it) {
		new Removal(getTranslation("keys.anew.title", it.space().value()), getTranslation("keys.anew.what")).ask(
				getTranslation("keys.anew"), key -> keys.beginAnew(key, it.space()), getTranslation("keys.begun"),
				this::show);
	}

	private Panel linkable() {
		var panel = new Panel(getTranslation("keys.linkable"));
		var found = keys.linkable();
		if (found.isEmpty()) {
			panel.add(new Paragraph(getTranslation("keys.linkable.none")));
			return panel;
		}
		var facts = new Facts();
		found.forEach(it -> facts.with(named(it.dataSet()),
				getTranslation("keys.linkable.share", 100.0 * it.linkable() / it.made(), it.linkable(), it.made())));
		panel.add(facts);
		return panel;
	}

	private Panel unresolved() {
		var panel = new Panel(getTranslation("keys.unresolved"));
		var found = keys.unresolved();
		if (found.isEmpty()) {
			panel.add(new Paragraph(getTranslation("keys.unresolved.none")));
			return panel;
		}
		var facts = new Facts();
		found.forEach(it -> facts.with("%s, %s".formatted(it.agreement().value(), named(it.dataSet())),
				getTranslation("keys.unresolved.count", it.events())));
		panel.add(facts);
		return panel;
	}

	/** What is kept of somebody who asks; the number that is typed is kept nowhere. */
	private Panel lookUp() {
		var chi = new LineField(getTranslation("keys.chi"), NUMBER_LIMIT);
		chi.getElement().setAttribute("autocomplete", "off");
		var unit = new UnitField(getTranslation("keys.unit"), partners);
		var ownRef = new LineField(getTranslation("keys.own-ref"), NUMBER_LIMIT);
		var reason = new Select<KeyCare.Reason>();
		reason.setLabel(getTranslation("keys.reason"));
		reason.setItems(EnumSet.allOf(KeyCare.Reason.class));
		reason.setItemLabelGenerator(it -> getTranslation("keys.reason." + it.name()));
		var head = new FormHead(Place.NOWHERE).field("chi", chi)
			.field("unit", unit)
			.field("ownRef", ownRef)
			.field("reason", reason, KeyCare.Reason::name);
		var answer = new Div();
		answer.getElement().setAttribute("role", "status");
		var look = new Button(getTranslation("keys.look-up"), event -> {
			answer.removeAll();
			head.run(() -> {
				new Problem.Faults().when(reason.isEmpty(), "reason", getTranslation("keys.reason.missing")).raise();
				var told = keys.keptOf(
						new KeyCare.Sought(unit.chosen(), Endings.Someone.of(chi.getValue(), ownRef.getValue())),
						reason.getValue());
				// What was typed is not to stay on the screen, nor in the session.
				chi.clear();
				ownRef.clear();
				answer(answer, told, reason.getValue());
			});
		});
		var form = new Div(head, chi, unit, ownRef, reason, look, answer);
		form.addClassName("update-form");
		return new Panel(getTranslation("keys.person"), new Paragraph(getTranslation("keys.person.what")), form);
	}

	private void answer(Div answer, KeyCare.Answer told, KeyCare.Reason reason) {
		var found = told.held();
		if (found.isEmpty() && told.deaths().isEmpty()) {
			answer.add(new Paragraph(getTranslation("keys.person.nothing")));
		}
		for (var held : found) {
			var list = new UnorderedList();
			list.addClassName("plain");
			held.lines().forEach(line -> list.add(new ListItem(line)));
			answer.add(new Paragraph(named(held.dataSet())), list);
		}
		told.deaths().forEach(line -> answer.add(new Paragraph(line)));
		if (!told.notSearched().isEmpty()) {
			answer.add(new Paragraph(getTranslation("keys.person.not-searched",
					told.notSearched().stream().map(this::named).collect(Collectors.joining(", ")))));
		}
		if (reason == KeyCare.Reason.OBJECTION) {
			agreements.choices().dataSets().keySet().forEach(it -> answer.add(objection(it, told.whom())));
		}
	}

	private Button objection(DataSet dataSet, KeyCare.Whom whom) {
		String name = named(dataSet);
		var told = new AtomicReference<>("");
		return Named.of(
				new Button(getTranslation("keys.object"),
						event -> new Removal(getTranslation("keys.object.title", name),
								getTranslation("keys.object.what"))
							.ask(getTranslation("keys.object"),
									key -> told.set(getTranslation(keys.object(key, dataSet, whom).held()
											? "keys.objected.held" : "keys.objected", name)),
									getTranslation("keys.objection.done"),
									() -> Announcement.done(String.valueOf(told.get())))),
				name);
	}

	private String named(DataSet dataSet) {
		return agreements.choices().dataSets().getOrDefault(dataSet, dataSet.value());
	}

}
