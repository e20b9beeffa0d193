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
import scot.adp.families.CraftFact;
import scot.adp.families.CraftFact.Kind;
import scot.adp.families.CraftRules.Lists;
import scot.adp.families.CraftCourseView;
import scot.adp.families.Crafts;
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

/** One CRAFT course: its time drawn, and each thing that was told. */
@Route("craft/:course")
@OpenTo("families.craft.read")
class CraftPage extends RecordPage {

	private final Crafts crafts;

	private final Partners partners;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	CraftPage(Crafts crafts, Partners partners, Members members, Persons persons, Clock clock) {
		super("course");
		this.crafts = crafts;
		this.partners = partners;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID record) {
		var id = new Crafts.Id(record);
		CraftCourseView of = crafts.find(id).orElseThrow(NotFoundException::new);
		begin(CraftWords.called(of), CraftWords.stands(crafts, of) + ".",
				new Anchor(CraftBoard.ROUTE, getTranslation("craft.title")));
		var forms = new CraftForms(crafts, today, () -> show(record));
		if (!of.stands()) {
			notice(getTranslation("craft.withdrawn.because",
					CraftWords.label(crafts, Lists.WITHDRAWN_BECAUSE, of.withdrawnBecause())));
		}
		if (of.known() && members.me().may("families.craft.change")) {
			add(verbs(of, forms));
		}
		if (of.stands()) {
			add(new Panel(getTranslation("craft.time"), CraftWords.drawn(crafts, of)));
		}
		add(told(of, forms), known(of, forms));
	}

	private Div verbs(CraftCourseView of, CraftForms forms) {
		var verbs = new Div();
		boolean goesOn = of.endedOn() == null;
		if (of.leftOn() == null) {
			verbs.add(verb("craft.session", () -> forms.session(of), goesOn));
		}
		if (of.askOn() != null || of.entered() != null) {
			verbs.add(verb("craft.answer", () -> forms.entered(of), !goesOn && of.askOn() != null));
		}
		verbs.add(verb("craft.score", () -> forms.score(of), false));
		if (goesOn) {
			verbs.add(verb("craft.leave", () -> forms.left(of), false));
		}
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	private Panel told(CraftCourseView of, CraftForms forms) {
		var list = Happenings.list();
		of.told().forEach(it -> list.add(told(of, it, forms)));
		return Happenings.panel(getTranslation("craft.happened"), list, getTranslation("craft.happened.none"));
	}

	private ListItem told(CraftCourseView of, CraftCourseView.Told told, CraftForms forms) {
		String words = CraftWords.told(crafts, told.fact());
		var line = new Span(words);
		line.setClassName("taken-back", !told.stands());
		var below = new ArrayList<String>();
		below.add(getTranslation("craft.told", told.recordedBy(), Dates.time(told.recordedAt())));
		if (!told.stands()) {
			below.add(getTranslation("craft.taken-back",
					CraftWords.label(crafts, Lists.WITHDRAWN_BECAUSE, told.withdrawnBecause())));
		}
		var item = Happenings.item(line, below);
		if (told.stands() && of.known() && members.me().may("families.craft.correct")) {
			var verbs = new Div(
					Happenings.small(getTranslation("craft.take-back"), words, () -> forms.takeBack(of, told)));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	private Panel known(CraftCourseView of, CraftForms forms) {
		UnitView unit = partners.units(List.of(of.unit())).get(of.unit());
		var rule = crafts.rule(of.startOn());
		var panel = new Panel(getTranslation("craft.known"), new Facts()
			.with(getTranslation("craft.unit"), (unit != null) ? unit.name() : of.unit().value())
			.with(getTranslation("craft.start-on"), Dates.full(of.startOn()))
			.with(getTranslation("craft.sessions"), getTranslation("craft.sessions.of", of.sessions(), rule.sessions()))
			.with(getTranslation("craft.curriculum"), rule.curriculum())
			.with(getTranslation("craft.loved-one"), CraftWords.label(crafts, Lists.LOVED_ONE, of.lovedOne()))
			.with(getTranslation("craft.entered"),
					(of.entered() != null || of.askOn() != null) ? CraftWords.entry(crafts, of) : null)
			.with(getTranslation("craft.score.SCORE_BEFORE"), score(of, Kind.SCORE_BEFORE))
			.with(getTranslation("craft.score.SCORE_AFTER"), score(of, Kind.SCORE_AFTER))
			.with(getTranslation("craft.recorded"),
					getTranslation("craft.told", of.recordedBy(), Dates.time(of.recordedAt())))
			.with(getTranslation("craft.signed"), of.afterSignOff() ? getTranslation("craft.late") : null));
		var verbs = new Div();
		if (of.linked() && members.me().may(PersonAddress.OPERATION) && persons.shows(of.unit())) {
			var link = new Anchor(PersonAddress.of(of.id().value()), getTranslation("craft.person.link"));
			link.addClassName("other-verb");
			verbs.add(link);
		}
		if (of.known() && members.me().may("families.craft.correct")) {
			verbs.add(Happenings.small(getTranslation("craft.withdraw"), CraftWords.called(of),
					() -> forms.withdraw(of)));
		}
		verbs.addClassName("row-verbs");
		panel.withAside(verbs);
		return panel;
	}

	private @Nullable String score(CraftCourseView of, Kind kind) {
		@Nullable CraftFact score = of.score(kind);
		return (score != null) ? getTranslation("craft.score.told", score.score(), CraftWords.tool(crafts, score),
				Dates.full(score.on())) : null;
	}

	private Button verb(String words, Supplier<FormDialog> form, boolean first) {
		return Happenings.verb(getTranslation(words), form, first);
	}

}
