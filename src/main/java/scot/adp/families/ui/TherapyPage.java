package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
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
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.RecordPage;

/** Therapy of one parent or child of a family: the wait drawn, and what came of it. */
@Route("therapy/:start")
@OpenTo("families.therapy.read")
class TherapyPage extends RecordPage {

	private final Therapies therapies;

	private final Partners partners;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	TherapyPage(Therapies therapies, Partners partners, Members members, Persons persons, Clock clock) {
		super("start");
		this.therapies = therapies;
		this.partners = partners;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID record) {
		var id = new Therapies.Id(record);
		TherapyStartView of = therapies.find(id).orElseThrow(NotFoundException::new);
		begin(TherapyWords.called(of),
				TherapyWords.who(therapies, of) + ". " + TherapyWords.stands(therapies, of) + ".",
				new Anchor(TherapyBoard.ROUTE, getTranslation("therapy.title")));
		var forms = new TherapyForms(therapies, today, () -> show(record));
		if (!of.stands()) {
			notice(getTranslation("therapy.withdrawn.because",
					TherapyWords.label(therapies, Lists.WITHDRAWN_BECAUSE, of.withdrawnBecause())));
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
		var list = Happenings.list();
		told.forEach(it -> {
			var line = new Span(TherapyWords.told(therapies, it));
			line.setClassName("taken-back", !it.stands());
			list.add(Happenings.item(line, List.of(TherapyWords.by(it))));
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
			verbs.add(Happenings.small(getTranslation("therapy.withdraw"), TherapyWords.called(of),
					() -> forms.withdraw(of)));
		}
		verbs.addClassName("row-verbs");
		panel.withAside(verbs);
		return panel;
	}

	private Button verb(String words, Supplier<FormDialog> form, boolean first) {
		return Happenings.verb(getTranslation(words), form, first);
	}

}
