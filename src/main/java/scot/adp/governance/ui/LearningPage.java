package scot.adp.governance.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import scot.adp.directory.Partners;
import scot.adp.governance.LearningView;
import scot.adp.governance.Learnings;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Prose;

/** One thing that was learned from reviews, and who is asked about it. */
@Route("learning/:learning")
@OpenTo("governance.learning.read")
class LearningPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Learnings learnings;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	private String title = "";

	LearningPage(Learnings learnings, Partners partners, Members members, Clock clock) {
		this.learnings = learnings;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("learning").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static Learnings.Id id(String text) {
		try {
			return new Learnings.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	/** What people read for the themes of what was learned. */
	static String themes(Learnings learnings, LearningView of) {
		return of.themes().stream().map(learnings.themes()::label).collect(Collectors.joining(" · "));
	}

	private void show(Learnings.Id id) {
		LearningView of = learnings.find(id).orElseThrow(NotFoundException::new);
		clear();
		title = of.title();
		headed(title, getTranslation("learning.issued.by", Dates.full(Dates.day(of.issuedAt())), of.issuedByName()));
		reachedBy(Crumbs.of(title, new Anchor(LearningsView.ROUTE, getTranslation("learning.title"))));
		if (!of.stands()) {
			var notice = new Paragraph(
					getTranslation("learning.withdrawn.because", String.valueOf(of.withdrawnBecause())));
			notice.addClassName("gentle-warning");
			add(notice);
		}
		add(learned(of), asked(of));
	}

	private Panel learned(LearningView of) {
		var panel = new Panel(getTranslation("learning.words"));
		panel.add(new Prose(of.words()),
				new Facts().with(getTranslation("learning.themes"), themes(learnings, of))
					.with(getTranslation("learning.reviewed"), getTranslation("learning.reviewed.days",
							Dates.full(of.reviewedFrom()), Dates.full(of.reviewedTo()))));
		if (of.stands() && members.me().may("governance.learning.issue")) {
			var forms = new LearningForms(learnings, today, () -> show(of.id()));
			var verbs = new Div(new Button(getTranslation("learning.withdraw"), event -> forms.withdraw(of).open()));
			verbs.addClassName("verbs");
			panel.add(verbs);
		}
		return panel;
	}

	private Panel asked(LearningView of) {
		var panel = new Panel(getTranslation("learning.asked"));
		panel.add(new Paragraph(getTranslation("learning.asked.by", Dates.full(of.answerBy()))));
		var units = partners.units(of.units());
		var list = new UnorderedList();
		of.units().forEach(it -> list.add(new ListItem(units.containsKey(it) ? units.get(it).name() : it.value())));
		panel.add(list);
		if (members.me().may("treatment.learning-task.read")) {
			panel.add(new Anchor("treatment/learning?learning=" + of.id().value(), getTranslation("learning.answers")));
		}
		return panel;
	}

}
