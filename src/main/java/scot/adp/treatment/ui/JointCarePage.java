package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.treatment.JointCareFact;
import scot.adp.treatment.JointCareRules.Lists;
import scot.adp.treatment.JointCareStage;
import scot.adp.treatment.JointCareView;
import scot.adp.treatment.JointCares;

/** One: its days drawn as one line, what both services said, and who leads. */
@Route("treatment/joint-care/:care")
@OpenTo("treatment.joint-care.read")
class JointCarePage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final JointCares jointCares;

	private final Members members;

	private final Persons persons;

	private final JointCareWords words;

	private final LocalDate today;

	private String title = "";

	private JointCares.Sides sides = new JointCares.Sides(List.of(), List.of(), false);

	JointCarePage(JointCares jointCares, Partners partners, Members members, Persons persons, Clock clock) {
		this.jointCares = jointCares;
		this.members = members;
		this.persons = persons;
		this.words = new JointCareWords(jointCares,
				partners.units().stream().collect(Collectors.toMap(UnitView::code, UnitView::name)));
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("care").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static JointCares.Id id(String text) {
		try {
			return new JointCares.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(JointCares.Id id) {
		JointCareView of = jointCares.find(id).orElseThrow(NotFoundException::new);
		sides = jointCares.sides(of);
		clear();
		title = words.called(of);
		headed(title, words.stands(of) + ".");
		reachedBy(Crumbs.of(title, new Anchor(JointCareBoard.ROUTE, getTranslation("joint.title"))));
		var forms = new JointCareForms(words, today, () -> show(id));
		if (!of.stands()) {
			add(notice(getTranslation("joint.withdrawn.because",
					words.label(Lists.WITHDRAWN_BECAUSE, of.withdrawnBecause()))));
		}
		else if (of.goesOn() && of.stage() == JointCareStage.GAP) {
			add(notice(getTranslation("joint.gap.notice")));
		}
		PersonLink
			.of(members, persons, of.throughPartner() ? of.partner() : of.unit(), id.value(),
					of.stands() && of.ownRef() != null)
			.ifPresent(this::add);
		if (changes(of)) {
			add(verbs(of, forms));
		}
		if (of.stands()) {
			add(new Panel(getTranslation("joint.time"), words.drawn(of)));
		}
		add(told(of, forms), known(of, forms));
	}

	/** A partner that may only read it changes nothing. */
	private boolean changes(JointCareView of) {
		return of.goesOn() && !sides.own().isEmpty() && members.me().may("treatment.joint-care.change");
	}

	private boolean corrects(JointCareView of) {
		return of.stands() && of.ownRef() != null && !sides.own().isEmpty()
				&& members.me().may("treatment.joint-care.correct");
	}

	private Div verbs(JointCareView of, JointCareForms forms) {
		boolean led = of.leadUnit() != null;
		var verbs = new Div();
		if (!led) {
			verbs.add(verb("joint.answer.verb", () -> forms.answer(of), of.stage() != JointCareStage.GAP),
					verb("joint.lead.verb", () -> forms.lead(of), of.stage() == JointCareStage.GAP));
		}
		if (of.assessedOn() == null || of.planOn() == null) {
			verbs.add(verb("joint.together.verb", () -> forms.together(of), led));
		}
		if (led) {
			verbs.add(verb("joint.answer.verb", () -> forms.answer(of), false),
					verb("joint.lead.other", () -> forms.lead(of), false));
		}
		verbs.add(verb("joint.close", () -> forms.close(of), false));
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	/** All that was told, by its days. */
	private Panel told(JointCareView of, JointCareForms forms) {
		var list = Happenings.list();
		list.add(Happenings.item(new Span(words.asked(of)),
				List.of(getTranslation("joint.told.by", of.recordedBy(), Dates.time(of.recordedAt())))));
		of.told().forEach(it -> list.add(item(of, it, forms)));
		return new Panel(getTranslation("joint.told"), list);
	}

	private ListItem item(JointCareView of, JointCareView.Told told, JointCareForms forms) {
		String said = getTranslation("joint.step", Dates.full(told.fact().on()), words.told(told.fact()));
		var line = new Span(said);
		line.setClassName("taken-back", !told.stands());
		var below = new ArrayList<String>();
		below.add(getTranslation("joint.told.by", told.recordedBy(), Dates.time(told.recordedAt())));
		if (!told.stands()) {
			below
				.add(getTranslation("joint.taken-back", words.label(Lists.WITHDRAWN_BECAUSE, told.withdrawnBecause())));
		}
		var item = Happenings.item(line, below);
		boolean closing = told.fact().kind() == JointCareFact.Kind.CLOSED;
		if (told.stands() && corrects(of) && (closing || of.closedOn() == null)) {
			var verbs = new Div(small("joint.take-back", said, () -> forms.takeBack(of, told)));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	private Panel known(JointCareView of, JointCareForms forms) {
		var facts = new Facts().with(getTranslation("joint.asked-by"), words.name(of.askedBy()))
			.with(getTranslation("joint.asked-of"), words.name(of.askedOf()))
			.with(getTranslation("joint.number-of", words.name(of.unit())), of.ownRef())
			.with(getTranslation("joint.number-of", words.name(of.partner())), of.partnerRef())
			.with(getTranslation("joint.due-on"), of.goesOn() ? Dates.full(of.dueOn()) : null)
			.with(getTranslation("joint.assess-due-on"),
					(of.assessDueOn() != null) ? Dates.full(of.assessDueOn()) : null)
			.with(getTranslation("joint.refused"), of.refusedOther() ? getTranslation("joint.refused.other") : null)
			.with(getTranslation("joint.signed"), of.afterSignOff() ? getTranslation("joint.late-for-figures") : null);
		if (of.goesOn()) {
			facts.with(getTranslation("joint.partner"), getTranslation(
					sides.partnerWorks() ? "joint.partner.works" : "joint.partner.not", words.name(of.partner())));
		}
		var panel = new Panel(getTranslation("joint.known"), facts);
		if (corrects(of) && !of.throughPartner()) {
			var verbs = new Div(small("joint.withdraw", title, () -> forms.withdraw(of)));
			verbs.addClassName("row-verbs");
			panel.withAside(verbs);
		}
		return panel;
	}

	private Button verb(String label, Supplier<FormDialog> form, boolean first) {
		return Happenings.verb(getTranslation(label), form, first);
	}

	private Button small(String label, String of, Supplier<FormDialog> form) {
		return Happenings.small(getTranslation(label), of, form);
	}

	private static Paragraph notice(String said) {
		var notice = new Paragraph(said);
		notice.addClassName("notice");
		return notice;
	}

}
