package scot.adp.governance.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.MilestoneView;
import scot.adp.strategy.Milestones;

/** The open milestones of an item; each is ticked by its number or its button. */
class WalkMilestones extends Composite<Div> {

	private final Milestones milestones;

	private final ActionView action;

	private final LocalDate on;

	private final Paragraph fault = new Paragraph();

	private List<MilestoneView> open = List.of();

	/**
	 * Makes the list.
	 * @param on the day on which a ticked milestone was done
	 */
	WalkMilestones(Milestones milestones, ActionView action, LocalDate on) {
		this.milestones = milestones;
		this.action = action;
		this.on = on;
		fault.addClassName("error-summary");
		fault.getElement().setAttribute("role", "alert");
		show();
	}

	/** Ticks the milestone with a number, from one on; other numbers do nothing. */
	void tick(int number) {
		if (number >= 1 && number <= open.size()) {
			tick(open.get(number - 1));
		}
	}

	private void tick(MilestoneView milestone) {
		fault.setVisible(false);
		try {
			milestones.done(UUID.randomUUID().toString(), milestone.id(), milestone.version(), on);
			Announcement.done(getTranslation("walk.milestone.done", milestone.title()));
		}
		catch (Problem problem) {
			fault.setText(Objects.requireNonNullElse(problem.getMessage(), ""));
			fault.setVisible(true);
		}
		show();
	}

	private void show() {
		getContent().removeAll();
		open = milestones.of(List.of(action.id()))
			.getOrDefault(action.id(), List.of())
			.stream()
			.filter(MilestoneView::open)
			.toList();
		if (open.isEmpty()) {
			return;
		}
		fault.setVisible(fault.isVisible() && !fault.getText().isEmpty());
		var list = new UnorderedList();
		list.addClassName("plain");
		for (int i = 0; i < open.size(); i++) {
			MilestoneView milestone = open.get(i);
			var day = new Span(getTranslation(milestone.slipped() ? "walk.milestone.late" : "walk.milestone.due",
					Dates.full(milestone.currentOn())));
			day.addClassName("work-detail");
			var done = new Button(getTranslation("walk.milestone.tick", i + 1), event -> tick(milestone));
			Named.of(done, milestone.title());
			var item = new ListItem(new Div(new Span(milestone.title()), day), done);
			item.addClassName("walk-row");
			list.add(item);
		}
		getContent().add(new Panel(getTranslation("walk.milestones"), fault, list));
	}

}
