package scot.adp.strategy.ui;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.parts.PlanLinks;

/** Requests for help, each with what came of it. */
class HelpList extends Composite<UnorderedList> {

	private final HelpRequests help;

	private final Groups groups;

	private final Map<GroupId, String> names;

	private final Runnable afterwards;

	/**
	 * Makes a list.
	 * @param actions what the requests are about, or none where the page says it
	 * @param answers whether the reader may answer
	 * @param afterwards what to do once one was answered
	 */
	HelpList(HelpRequests help, Groups groups, Clock clock, List<HelpRequestView> requests,
			Map<ActionId, ActionView> actions, boolean answers, Runnable afterwards) {
		this.help = help;
		this.groups = groups;
		this.names = groups.names();
		this.afterwards = afterwards;
		getContent().addClassNames("plain", "help-list");
		requests.forEach(request -> getContent().add(row(request, actions.get(request.action()), answers)));
	}

	private ListItem row(HelpRequestView request, @Nullable ActionView action, boolean answers) {
		var row = new ListItem();
		if (action != null) {
			var title = new Anchor(PlanLinks.action(action), "%s %s".formatted(action.code(), action.title()));
			title.addClassName("help-title");
			row.add(title);
		}
		var asked = new Span(Wording.helpAsked(request));
		asked.addClassName("work-detail");
		row.add(asked);
		if (request.words() != null) {
			row.add(new Paragraph(request.words()));
		}
		else if (!request.wordsShown()) {
			var hidden = new Paragraph(getTranslation("help.hidden"));
			hidden.addClassName("hidden-words");
			row.add(hidden);
		}
		row.add(outcome(request));
		if (answers && request.state() != HelpRequests.State.ANSWERED) {
			var answer = new Button(getTranslation("help.answer"), event -> ask(request, action));
			if (action != null) {
				Named.of(answer, action.code());
			}
			row.add(answer);
		}
		return row;
	}

	/** Opens the dialog that answers a request. */
	void ask(HelpRequestView request, @Nullable ActionView action) {
		new AnswerHelpDialog(help, request, (action != null) ? action.code() : "", groups, afterwards).open();
	}

	private Component outcome(HelpRequestView request) {
		var outcome = new Paragraph(switch (request.state()) {
			case OPEN -> getTranslation("help.open");
			case TO_MEETING -> getTranslation("help.to-meeting", meeting(request));
			case ANSWERED -> (request.answeredBy() != null)
					? getTranslation("help.answered", answeredOn(request), request.answeredBy())
					: getTranslation("help.answered.plain", answeredOn(request));
		});
		outcome.addClassName("help-outcome");
		var both = new Div(outcome);
		if (request.answer() != null) {
			both.add(new Paragraph(request.answer()));
		}
		return both;
	}

	private static String answeredOn(HelpRequestView request) {
		return (request.answeredAt() != null) ? Dates.full(Dates.day(request.answeredAt())) : "";
	}

	private String meeting(HelpRequestView request) {
		GroupId code = Objects.requireNonNull(request.meetingGroup());
		return getTranslation("help.meeting", names.getOrDefault(code, code.value()),
				Dates.full(Objects.requireNonNull(request.meetingOn())));
	}

}
