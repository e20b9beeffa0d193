package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.families.AftercareRules.Lists;
import scot.adp.families.AftercareView;
import scot.adp.families.AftercareView.Day;
import scot.adp.families.AftercareView.Heard;
import scot.adp.families.Aftercares;
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

/**
 * The aftercare of one person or family: its time drawn, what is asked, and each check.
 */
@Route("aftercare/:aftercare")
@OpenTo("families.aftercare.read")
class AftercarePage extends RecordPage {

	private final Aftercares aftercares;

	private final Partners partners;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	AftercarePage(Aftercares aftercares, Partners partners, Members members, Persons persons, Clock clock) {
		super("aftercare");
		this.aftercares = aftercares;
		this.partners = partners;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID record) {
		var id = new Aftercares.Id(record);
		AftercareView of = aftercares.find(id).orElseThrow(NotFoundException::new);
		begin(AftercareWords.called(of), AftercareWords.stands(aftercares, of) + ".",
				new Anchor(AftercareBoard.ROUTE, getTranslation("aftercare.title")));
		var forms = new AftercareForms(aftercares, today, () -> show(record));
		if (!of.stands()) {
			notice(getTranslation("aftercare.withdrawn.because",
					AftercareWords.label(aftercares, Lists.WITHDRAWN_BECAUSE, of.withdrawnBecause())));
		}
		@Nullable Heard open = of.open();
		if (open != null) {
			notice(AftercareWords.heard(open) + " " + getTranslation("aftercare.heard.open"));
		}
		if (changes(of)) {
			add(verbs(of, forms));
		}
		if (of.stands()) {
			add(new Panel(getTranslation("aftercare.time"), AftercareWords.drawn(aftercares, of)));
		}
		add(asked(of), checks(of, forms), known(of, forms));
	}

	private boolean changes(AftercareView of) {
		return of.goesOn() && members.me().may("families.aftercare.change");
	}

	private Div verbs(AftercareView of, AftercareForms forms) {
		var verbs = new Div();
		if (of.exitOn() == null) {
			verbs.add(verb("aftercare.exit", () -> forms.left(of), true),
					verb("aftercare.move", () -> forms.move(of), false),
					verb("aftercare.cancel", () -> forms.cancel(of), false));
		}
		else {
			verbs.add(verb("aftercare.check", () -> forms.check(of), true),
					verb("aftercare.exit.again", () -> forms.left(of), false),
					verb("aftercare.end", () -> forms.end(of), false));
		}
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	private Panel asked(AftercareView of) {
		var list = Happenings.list();
		of.milestones()
			.forEach(it -> list.add(Happenings.item(new Span(AftercareWords.told(it, today)), List
				.of(getTranslation("aftercare.moment.window", Dates.full(it.opensOn()), Dates.full(it.closesOn()))))));
		return Happenings.panel(getTranslation("aftercare.moments"), list, getTranslation("aftercare.moments.none"));
	}

	private Panel checks(AftercareView of, AftercareForms forms) {
		var list = Happenings.list();
		for (int i = 0; i < of.days().size(); i++) {
			list.add(day(of, i));
		}
		of.heard()
			.forEach(it -> list.add(Happenings.item(new Span(AftercareWords.heard(it)),
					List.of(getTranslation("aftercare.heard.at", Dates.time(it.recordedAt()))))));
		of.checks().forEach(it -> list.add(check(of, it, forms)));
		return new Panel(getTranslation("aftercare.happened"), list);
	}

	/** A day as it was told; struck through where another of its kind was told later. */
	private ListItem day(AftercareView of, int place) {
		Day day = of.days().get(place);
		boolean holds = of.days().stream().skip(place + 1L).noneMatch(it -> it.kind() == day.kind());
		var line = new Span(
				getTranslation("aftercare.day." + day.kind().name() + (holds ? "" : ".moved"), Dates.full(day.on())));
		line.setClassName("taken-back", !holds);
		return Happenings.item(line,
				List.of(getTranslation("aftercare.told", day.recordedBy(), Dates.time(day.recordedAt()))));
	}

	private ListItem check(AftercareView of, AftercareView.Checked check, AftercareForms forms) {
		String words = getTranslation("aftercare.checked", Dates.full(check.on()),
				AftercareWords.label(aftercares, Lists.ANSWER, check.answer()));
		var line = new Span(words);
		line.setClassName("taken-back", !check.stands());
		var below = new ArrayList<String>();
		below.add(getTranslation("aftercare.told", check.recordedBy(), Dates.time(check.recordedAt())));
		if (!check.stands()) {
			below.add(getTranslation("aftercare.taken-back",
					AftercareWords.label(aftercares, Lists.WITHDRAWN_BECAUSE, check.withdrawnBecause())));
		}
		var item = Happenings.item(line, below);
		if (check.stands() && of.goesOn() && members.me().may("families.aftercare.correct")) {
			var verbs = new Div(small("aftercare.take-back", words, () -> forms.takeBack(of, check)));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	private Panel known(AftercareView of, AftercareForms forms) {
		var units = partners.units(List.of(of.unit()));
		UnitView unit = units.get(of.unit());
		var panel = new Panel(getTranslation("aftercare.known"),
				new Facts().with(getTranslation("aftercare.unit"), (unit != null) ? unit.name() : of.unit().value())
					.with(getTranslation("aftercare.stay"), AftercareWords.label(aftercares, Lists.STAY, of.stay()))
					.with(getTranslation("aftercare.age"), aftercares.ages().label(of.ageBand()))
					.with(getTranslation("aftercare.plan"),
							(of.planAgreed() == null) ? null
									: getTranslation(of.planAgreed() ? "aftercare.yes" : "aftercare.no"))
					.with(getTranslation("aftercare.recorded"),
							getTranslation("aftercare.told", of.recordedBy(), Dates.time(of.recordedAt())))
					.with(getTranslation("aftercare.signed"),
							of.afterSignOff() ? getTranslation("aftercare.late") : null));
		var verbs = new Div();
		if (of.linked() && members.me().may(PersonAddress.OPERATION) && persons.shows(of.unit())) {
			var link = new Anchor(PersonAddress.of(of.id().value()), getTranslation("aftercare.person.link"));
			link.addClassName("other-verb");
			verbs.add(link);
		}
		if (of.known() && members.me().may("families.aftercare.correct")) {
			verbs.add(small("aftercare.withdraw", AftercareWords.called(of), () -> forms.withdraw(of)));
		}
		verbs.addClassName("row-verbs");
		panel.withAside(verbs);
		return panel;
	}

	private Button verb(String words, Supplier<FormDialog> form, boolean first) {
		return Happenings.verb(getTranslation(words), form, first);
	}

	private Button small(String words, String of, Supplier<FormDialog> form) {
		return Happenings.small(getTranslation(words), of, form);
	}

}
