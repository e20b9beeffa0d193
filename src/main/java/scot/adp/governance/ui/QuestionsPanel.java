package scot.adp.governance.ui;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import scot.adp.governance.QuestionView;
import scot.adp.governance.Questions;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.ProgressUpdates;

/** What a group wants to know of an action's owner, each with a field to answer in. */
class QuestionsPanel extends Panel {

	private final Questions questions;

	/**
	 * Makes a panel.
	 * @param open questions whose words the reader may see
	 * @param answers whether the reader may answer them
	 * @param groupName the name of the group of a question
	 */
	QuestionsPanel(Questions questions, List<QuestionView> open, boolean answers, GroupName groupName) {
		super(new Div().getTranslation("question.title"));
		this.questions = questions;
		for (QuestionView question : open) {
			add(asked(question, answers, groupName));
		}
	}

	private Component asked(QuestionView question, boolean answers, GroupName groupName) {
		var words = new Paragraph(Objects.requireNonNullElse(question.words(), ""));
		words.addClassName("question-words");
		var from = new Paragraph(
				getTranslation("question.from", groupName.of(question), Dates.full(question.heldOn())));
		from.addClassName("work-detail");
		var answer = new WordsField(getTranslation("question.answer"), ProgressUpdates.TEXT_LIMIT);
		answer.setMinRows(2);
		answer.setWidthFull();
		String key = UUID.randomUUID().toString();
		var head = new FormHead(
				Place.of("governance.answer", question.id()).at(question.version()).named(words.getText()))
			.field("answer", answer);
		var asked = new Div(words, from, head, answer);
		asked.addClassName("question");
		var send = new Button(getTranslation("question.send"));
		send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		Named.of(send, words.getText());
		send.setDisableOnClick(true);
		send.addClickListener(event -> {
			boolean done = head.run(() -> questions.answer(key, question.id(), question.version(), answer.getValue()));
			send.setEnabled(true);
			if (done) {
				Announcement.done(getTranslation("question.answered"));
				remove(asked);
				setVisible(getChildren().anyMatch(child -> child.hasClassName("question")));
			}
		});
		var verbs = new Div(send);
		verbs.addClassName("verbs");
		answer.setVisible(answers);
		verbs.setVisible(answers);
		asked.add(verbs);
		return asked;
	}

	/** Names the group that asked. */
	interface GroupName {

		String of(QuestionView question);

	}

}
