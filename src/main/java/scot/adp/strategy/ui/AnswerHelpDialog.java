package scot.adp.strategy.ui;

import java.util.Objects;

import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.directory.parts.MeetingField;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;

/** Answers a request for help, or takes it to a coming meeting. */
class AnswerHelpDialog extends FormDialog {

	AnswerHelpDialog(HelpRequests help, HelpRequestView request, String code, Groups groups, Runnable afterwards) {
		super(Wording.text("help.answer.title", code),
				Place.of("strategy.help.answer", request.id()).at(request.version()));
		var answer = new WordsField(getTranslation("help.answer.words"), HelpRequests.TEXT_LIMIT);
		answer.setHelperText(getTranslation("help.answer.words.help"));
		answer.setMinRows(3);
		answer.setWidthFull();
		var meeting = new MeetingField(getTranslation("help.answer.meeting"), groups);
		meeting.setWidthFull();
		saying(Wording.helpAsked(request), Objects.requireNonNullElse(request.words(), "")).field("answer", answer)
			.field("on", meeting)
			.verb(getTranslation("help.answer.take"), key -> {
				MeetingView chosen = meeting.getOptionalValue()
					.orElseThrow(() -> Problem.invalid("on", getTranslation("help.answer.meeting.missing")));
				help.takeToMeeting(key, request.id(), request.version(), chosen.group(), chosen.on());
			}, () -> {
				Announcement.done(getTranslation(answer.isEmpty() ? "help.answer.taken" : "help.answer.taken.kept"));
				afterwards.run();
			})
			.save(getTranslation("help.answer.save"),
					key -> help.answer(key, request.id(), request.version(), answer.getValue()),
					getTranslation("help.answer.saved"), afterwards);
	}

}
