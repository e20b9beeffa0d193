package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.MeetingView;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;

/** Answers a request for help, or takes it to a coming meeting. */
class AnswerHelpDialog extends Dialog {

	private final TextArea answer = new TextArea(getTranslation("help.answer.words"));

	private final ComboBox<MeetingView> meeting = new ComboBox<>(getTranslation("help.answer.meeting"));

	private final Paragraph fault = new Paragraph();

	private final Runnable afterwards;

	AnswerHelpDialog(HelpRequests help, HelpRequestView request, String code, Map<GroupId, GroupView> groups,
			LocalDate today, Runnable afterwards) {
		this.afterwards = afterwards;
		String key = UUID.randomUUID().toString();
		setHeaderTitle(getTranslation("help.answer.title", code));
		fault.addClassName("error-summary");
		fault.getElement().setAttribute("role", "alert");
		fault.setVisible(false);
		var content = new Div(new Paragraph(Wording.helpAsked(request)),
				new Paragraph(Objects.requireNonNullElse(request.words(), "")), fault, answer, meeting);
		content.addClassName("dialog-form");
		add(content);
		answer.setMaxLength(HelpRequests.TEXT_LIMIT);
		answer.setHelperText(getTranslation("help.answer.words.help"));
		answer.setMinRows(3);
		answer.setWidthFull();
		meeting.setItems(groups.values()
			.stream()
			.flatMap(group -> group.meetings().stream())
			.filter(it -> !it.on().isBefore(today))
			.sorted(Comparator.comparing(MeetingView::on))
			.toList());
		meeting.setItemLabelGenerator(it -> getTranslation("help.meeting",
				Objects.requireNonNull(groups.get(it.group())).name(), Dates.full(it.on())));
		meeting.setWidthFull();
		var send = new Button(getTranslation("help.answer.save"),
				event -> send(() -> help.answer(key, request.id(), request.version(), answer.getValue()),
						"help.answer.saved"));
		send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		var take = new Button(getTranslation("help.answer.take"), event -> send(() -> {
			MeetingView chosen = meeting.getOptionalValue()
				.orElseThrow(() -> Problem.invalid("on", getTranslation("help.answer.meeting.missing")));
			help.takeToMeeting(key, request.id(), request.version(), chosen.group(), chosen.on());
		}, "help.answer.taken"));
		getFooter().add(new Button(getTranslation("cancel"), event -> close()), take, send);
		answer.focus();
	}

	private void send(Runnable change, String done) {
		fault.setVisible(false);
		List.<HasValidation>of(answer, meeting).forEach(field -> field.setInvalid(false));
		try {
			change.run();
		}
		catch (Problem problem) {
			tell(problem);
			return;
		}
		close();
		Announcement.done(getTranslation(done));
		afterwards.run();
	}

	private void tell(Problem problem) {
		String path = problem.fields().isEmpty() ? "" : problem.fields().getFirst().path();
		String words = String.valueOf(problem.getMessage());
		if (path.equals("answer")) {
			answer.setErrorMessage(words);
			answer.setInvalid(true);
			answer.focus();
		}
		else if (path.equals("on")) {
			meeting.setErrorMessage(words);
			meeting.setInvalid(true);
			meeting.focus();
		}
		else {
			fault.setText(words);
			fault.setVisible(true);
		}
	}

}
