package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.families.TherapyRules.Lists;
import scot.adp.families.TherapyState;
import scot.adp.families.TherapyTold;
import scot.adp.families.TherapyStartView;
import scot.adp.families.Therapies;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.people.spi.PersonAddress;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/** Therapy of one parent or child of a family: the wait drawn, and what came of it. */
@Route("therapy/:start")
@OpenTo("families.therapy.read")
class TherapyPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Therapies therapies;

	private final Partners partners;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	private String title = "";

	TherapyPage(Therapies therapies, Partners partners, Members members, Persons persons, Clock clock) {
		this.therapies = therapies;
		this.partners = partners;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("start").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static Therapies.Id id(String text) {
		try {
			return new Therapies.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(Therapies.Id id) {
		TherapyStartView of = therapies.find(id).orElseThrow(NotFoundException::new);
		clear();
		title = TherapyWords.called(of);
		headed(title, TherapyWords.who(therapies, of) + ". " + TherapyWords.stands(therapies, of) + ".");
		reachedBy(Crumbs.of(title, new Anchor(TherapyBoard.ROUTE, getTranslation("therapy.title"))));
		var forms = new TherapyForms(therapies, today, () -> show(id));
		if (!of.stands()) {
			var gone = new Paragraph(getTranslation("therapy.withdrawn.because",
					TherapyWords.label(therapies, Lists.WITHDRAWN_BECAUSE, of.withdrawnBecause())));
			gone.addClassName("notice");
			add(gone);
		}
		if (of.known() && members.me().may("families.therapy.change")) {
			add(verbs(of, forms));
		}
		if (of.stands()) {
			add(new Panel(getTranslation("therapy.time"), TherapyWords.drawn(therapies, of)));
		}
		add(known(of, forms));
		var told = therapies.toldOf(List.of(of)).getOrDefault(id, List.of());
		if (told.size() > 1) {
			add(told(told));
		}
	}

	/** What was told by turns, where that was more than once. */
	private Panel told(List<TherapyTold> told) {
		var list = new UnorderedList();
		list.addClassName("work");
		told.forEach(it -> {
			var line = new Span(TherapyWords.told(therapies, it));
			line.setClassName("taken-back", !it.stands());
			list.add(new ListItem(FamilyFields.what(line, List.of(TherapyWords.by(it)))));
		});
		return new Panel(getTranslation("therapy.told.before"), list);
	}

	private Div verbs(TherapyStartView of, TherapyForms forms) {
		var verbs = new Div();
		boolean began = of.startedOn() != null;
		verbs.add(verb(began ? "therapy.begin.again" : "therapy.begin", () -> forms.begin(of), of.waits()));
		if (of.state() == TherapyState.WAITING) {
			verbs.add(verb("therapy.close", () -> forms.close(of), false));
		}
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	private Panel known(TherapyStartView of, TherapyForms forms) {
		UnitView unit = partners.units(List.of(of.unit())).get(of.unit());
		var panel = new Panel(getTranslation("therapy.known"), new Facts()
			.with(getTranslation("therapy.unit"), (unit != null) ? unit.name() : of.unit().value())
			.with(getTranslation("therapy.who"), TherapyWords.label(therapies, Lists.WHO, of.who()))
			.with(getTranslation("therapy.age"), (of.ageBand() != null) ? therapies.ages().label(of.ageBand()) : null)
			.with(getTranslation("therapy.referred-on"), Dates.full(of.referredOn()))
			.with(getTranslation("therapy.started-on"), (of.startedOn() != null) ? Dates.full(of.startedOn()) : null)
			.with(getTranslation("therapy.days"), String.valueOf(of.days()))
			.with(getTranslation("therapy.recorded"),
					getTranslation("therapy.told", of.recordedBy(), Dates.time(of.recordedAt())))
			.with(getTranslation("therapy.signed"), of.afterSignOff() ? getTranslation("therapy.late") : null));
		var verbs = new Div();
		if (of.known() && members.me().may(PersonAddress.OPERATION) && persons.shows(of.unit())) {
			var link = new Anchor(PersonAddress.of(of.id().value()), getTranslation("therapy.person.link"));
			link.addClassName("other-verb");
			verbs.add(link);
		}
		if (of.known() && members.me().may("families.therapy.correct")) {
			verbs.add(FamilyFields.small("therapy.withdraw", title, () -> forms.withdraw(of)));
		}
		verbs.addClassName("row-verbs");
		panel.withAside(verbs);
		return panel;
	}

	private Button verb(String words, Supplier<FormDialog> form, boolean first) {
		var verb = new Button(getTranslation(words), event -> form.get().open());
		if (first) {
			verb.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		}
		return verb;
	}

}
