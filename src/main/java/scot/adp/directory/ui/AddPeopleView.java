package scot.adp.directory.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.UnitField;
import scot.adp.identity.NewMember;
import scot.adp.identity.PastedList;
import scot.adp.identity.PastedPerson;
import scot.adp.identity.PastedPerson.Known;
import scot.adp.identity.People;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.EmailAddressField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;

/** Adds one person, or as many as were pasted from a spreadsheet. */
@Route("people/add")
@OpenTo("identity.member.add")
@Outline(Outline.Shape.FORM)
class AddPeopleView extends Page implements HasDynamicTitle {

	final WordsField list = new WordsField(getTranslation("people.paste.list"), People.PASTE_LIMIT);

	final Button look = new Button(getTranslation("people.paste.look"));

	private final Div understood = new Div();

	private final People people;

	AddPeopleView(People people, Partners partners, Clock clock) {
		this.people = people;
		headed(getTranslation("people.add"), getTranslation("people.no-sign-in"));
		reachedBy(new Anchor("people", getTranslation("people.back")));
		add(pastePanel(), onePanel(partners, LocalDate.now(clock)));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("people.add");
	}

	private Panel pastePanel() {
		list.setHelperText(getTranslation("people.paste.help"));
		list.setPlaceholder(getTranslation("people.paste.example"));
		list.setMinRows(6);
		list.setMaxRows(14);
		list.setWidthFull();
		look.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		understood.addClassName("understood");
		var head = new FormHead(Place.of("directory.add.list").named(list.getLabel())).field("list", list);
		look.addClickListener(event -> {
			understood.removeAll();
			head.runBeside(() -> showUnderstood(head, people.understand(list.getValue())));
		});
		var form = new Div(head, list, look, understood);
		form.addClassName("update-form");
		return new Panel(getTranslation("people.paste.title"), form);
	}

	private void showUnderstood(FormHead head, PastedList pasted) {
		var persons = pasted.people();
		int wrong = (int) persons.stream().filter(person -> !person.faults().isEmpty()).count();
		int fresh = count(persons, Known.NEW);
		int further = count(persons, Known.FURTHER);
		int there = count(persons, Known.THERE) + count(persons, Known.REPEATED);
		var told = new Paragraph(getTranslation("people.paste.understood", persons.size(), fresh, further, there)
				+ ((wrong > 0) ? " " + getTranslation("people.paste.wrong", wrong) : ""));
		told.addClassName((wrong > 0) ? "error-summary" : "count");
		told.getElement().setAttribute("role", "status");
		understood.add(told);
		tellColumns(pasted);
		if (wrong > 0) {
			understood.add(new Paragraph(getTranslation("people.paste.again")));
		}
		else if (fresh + further == 0) {
			understood.add(new Paragraph(getTranslation("people.paste.nothing")));
		}
		else {
			understood.add(confirm(head, list.getValue(), fresh + further));
		}
		understood.add(table(persons));
	}

	private void tellColumns(PastedList pasted) {
		if (!pasted.columns().isEmpty()) {
			var read = new ArrayList<String>();
			pasted.columns()
				.forEach((field, headings) -> read.add(getTranslation("people.paste.column",
						String.join(" + ", headings), getTranslation("people.field." + field))));
			understood.add(new Paragraph(getTranslation("people.paste.columns", String.join(", ", read))));
		}
		if (!pasted.notRead().isEmpty()) {
			understood.add(new Paragraph(getTranslation("people.paste.not-read", String.join(", ", pasted.notRead()))));
		}
		if (!pasted.passedOver().isEmpty()) {
			understood.add(
					new Paragraph(getTranslation("people.paste.passed-over", String.join(" / ", pasted.passedOver()))));
		}
	}

	private Button confirm(FormHead head, String text, int adding) {
		String key = UUID.randomUUID().toString();
		var confirm = new Button(getTranslation("people.paste.confirm", adding));
		confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		confirm.setDisableOnClick(true);
		confirm.addClickListener(event -> {
			boolean done = head.run(() -> people.addPasted(key, text));
			confirm.setEnabled(true);
			if (done) {
				Announcement.done(getTranslation("people.added", adding));
				UI.getCurrent().navigate(PeopleView.class);
			}
		});
		return confirm;
	}

	private Grid<PastedPerson> table(List<PastedPerson> persons) {
		var grid = new Grid<PastedPerson>();
		grid.addClassName("pasted-grid");
		grid.setAriaLabel(getTranslation("people.paste.table"));
		grid.setSelectionMode(Grid.SelectionMode.NONE);
		grid.addColumn(PastedPerson::row).setHeader(getTranslation("people.paste.row")).setWidth("4rem").setFlexGrow(0);
		grid.addComponentColumn(person -> cell(person.name(), person.post(), person.email()))
			.setHeader(getTranslation("people.person"))
			.setFlexGrow(2);
		grid.addComponentColumn(person -> cell(person.unit(),
				(person.role() != null) ? getTranslation("role." + person.role().name()) : person.writtenRole()))
			.setHeader(getTranslation("people.unit-and-role"))
			.setFlexGrow(2);
		grid.addComponentColumn(this::outcome).setHeader(getTranslation("people.paste.outcome")).setFlexGrow(3);
		grid.setItems(persons);

		return grid;
	}

	private Div outcome(PastedPerson person) {
		if (person.faults().isEmpty()) {
			return cell(getTranslation("people.known." + person.known().name()));
		}
		var faults = new UnorderedList();
		faults.addClassName("plain");
		for (Problem.Field fault : person.faults()) {
			var field = new Span(getTranslation("people.field." + fault.path()));
			field.addClassName("code");
			faults.add(new ListItem(field, new Span(fault.message())));
		}
		var cell = new Div(faults);
		cell.addClassNames("cell-wrap", "cell-fault");
		return cell;
	}

	private static int count(List<PastedPerson> persons, Known known) {
		return (int) persons.stream().filter(person -> person.faults().isEmpty() && person.known() == known).count();
	}

	private static Div cell(String first, String... below) {
		var cell = new Div(new Span(first));
		cell.addClassName("cell-wrap");
		for (String line : below) {
			var detail = new Span(line);
			detail.addClassName("work-detail");
			cell.add(detail);
		}
		return cell;
	}

	private Panel onePanel(Partners partners, LocalDate today) {
		var name = new LineField(getTranslation("people.field.name"), People.TEXT_LIMIT);
		var post = new LineField(getTranslation("people.field.post"), People.TEXT_LIMIT);
		var email = new EmailAddressField(getTranslation("people.field.email"));
		var unit = new UnitField(getTranslation("people.field.unit"), partners);
		unit.setClearButtonVisible(false);
		var role = new Select<Role>();
		role.setLabel(getTranslation("people.field.role"));
		role.setItems(people.givable());
		role.setItemLabelGenerator(it -> getTranslation("role." + it.name()));
		role.setValue(Role.UNIT_LEAD);
		DayField from = new DayField(getTranslation("people.field.from"));
		from.setValue(today);
		name.setRequiredIndicatorVisible(true);
		post.setRequiredIndicatorVisible(true);
		email.setRequiredIndicatorVisible(true);
		unit.setRequiredIndicatorVisible(true);
		var head = new FormHead(Place.of("directory.add.one").named(name.getLabel())).field("name", name)
			.field("post", post)
			.field("email", email)
			.field("unit", unit)
			.field("role", role, Role::name)
			.field("from", from);
		String key = UUID.randomUUID().toString();
		var save = new Button(getTranslation("people.one.save"));
		save.setDisableOnClick(true);
		save.addClickListener(event -> {
			boolean done = head.run(() -> people.add(key,
					List.of(new NewMember(name.getValue(), post.getValue(),
							unit.getOptionalValue().map(it -> it.code().value()).orElse(""), email.getValue(),
							role.getValue(), from.getValue()))));
			save.setEnabled(true);
			if (done) {
				Announcement.done(getTranslation("people.added", 1));
				UI.getCurrent().navigate(PeopleView.class);
			}
		});
		var first = new Div(name, post, email);
		first.addClassName("filter-row");
		var second = new Div(unit, role, from);
		second.addClassName("filter-row");
		var form = new Div(head, first, second, save);
		form.addClassName("update-form");
		return new Panel(getTranslation("people.one.title"), form);
	}

}
