package scot.adp.treatment.open;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import scot.adp.directory.open.OpenAnswers;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.PlainWords;
import scot.adp.treatment.VoiceTheme;
import scot.adp.treatment.ServiceFeedbackView;
import scot.adp.treatment.ServiceFeedbackView.Reply;
import scot.adp.treatment.Voices;

/**
 * You said, we did, for everybody: what was chosen to be read, without signing in. It
 * reads nothing of who asks.
 */
@Controller
@ConditionalOnWebApplication
class YouSaidController {

	private final Voices voices;

	private final OpenAnswers answers;

	private final PlainWords words;

	YouSaidController(Voices voices, OpenAnswers answers, PlainWords words) {
		this.voices = voices;
		this.answers = answers;
		this.words = words;
	}

	@GetMapping("/find-help/you-said/now")
	ResponseEntity<byte[]> now() {
		var themes = voices.released(null).stream().map(this::theme).toList();
		return answers.page(HttpStatus.OK, "open/you-said.jte",
				Map.of("f", answers.frame(words.text("you-said.title"), false, true), "p",
						new YouSaidPage(words.text("you-said.purpose"), themes)));
	}

	private YouSaidPage.Theme theme(VoiceTheme theme) {
		return new YouSaidPage.Theme(theme.theme().label(), words.text("you-said.sum", theme.items()),
				theme.voices().stream().map(this::row).toList());
	}

	/** Few who said it are not counted, since that could tell who they are. */
	private YouSaidPage.Row row(ServiceFeedbackView of) {
		Reply reply = Objects.requireNonNull(of.answer());
		var on = Dates.month(of.heardOn());
		String heard = voices.small(of) ? words.text("you-said.few", on, String.valueOf(of.heardOn().getYear()))
				: words.text("you-said.heard", of.weight(), on, String.valueOf(of.heardOn().getYear()));
		return new YouSaidPage.Row(reply.name().toLowerCase(Locale.ROOT), of.said(),
				(of.quote() != null) ? words.text("voices.quoted", of.quote()) : "", heard,
				words.text("you-said." + reply.name()), Objects.requireNonNull(of.answerWords()),
				(of.promisedOn() != null) ? words.text("voices.will-by", Dates.full(of.promisedOn())) : "");
	}

}
