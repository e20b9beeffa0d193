package scot.adp.treatment.ui;

import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.spi.ActionBrief;
import scot.adp.strategy.spi.ActionPanel;
import scot.adp.treatment.MatAssessments;
import scot.adp.treatment.MatCycleView;

/**
 * Shows on the page of the action that promises the standards how far each is this year.
 */
@org.springframework.stereotype.Component
class MatActionPanel implements ActionPanel {

	private final MatAssessments assessments;

	MatActionPanel(MatAssessments assessments) {
		this.assessments = assessments;
	}

	@Override
	public int order() {
		return 350;
	}

	@Override
	public Optional<? extends Component> on(ActionBrief action, Caller caller, Runnable again) {
		if (action.asAt() != null || !caller.may("treatment.mat.read")
				|| !assessments.speakFor("%s/%s".formatted(action.plan().value(), action.code()))) {
			return Optional.empty();
		}
		return assessments.cycleOf(assessments.current().code()).map(MatActionPanel::panel);
	}

	private static Panel panel(MatCycleView view) {
		var list = new UnorderedList();
		list.addClassName("mat-marks");
		view.standards()
			.forEach(it -> list.add(new ListItem(new StatusMark(MatWords.mark(it.colour()), MatWords.stage(it.stage())),
					MatWords.quiet(MatWords.standard(it.asked().standard().number(), it.asked().standard().title())))));
		return new Panel(Words.of("mat.title.cycle", view.cycle().period().name()), new Paragraph(Words.of("mat.note")),
				list, new Anchor(MatPage.address(view.cycle()), Words.of("mat.panel.all")));
	}

}
