package scot.adp.directory.open;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import scot.adp.directory.EntryLinks;
import scot.adp.directory.ServiceId;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.PlainWords;

/**
 * Where the link of a mail leads: the entries, and a button for each to say that it is
 * right. It signs nobody in. Opening it says nothing of them, since programs that check
 * mail open links too.
 */
@Controller
@ConditionalOnWebApplication
class ConfirmController {

	private static final String ADDRESS = "/" + EntryLinks.LINK + "/{token}";

	private final EntryLinks links;

	private final OpenAnswers answers;

	private final PlainWords words;

	ConfirmController(EntryLinks links, OpenAnswers answers, PlainWords words) {
		this.links = links;
		this.answers = answers;
		this.words = words;
	}

	@GetMapping(ADDRESS)
	ResponseEntity<byte[]> look(@PathVariable String token) {
		return page(HttpStatus.OK, token, "");
	}

	@PostMapping(ADDRESS)
	ResponseEntity<byte[]> confirm(@PathVariable String token, @RequestParam(defaultValue = "") String service) {
		try {
			var entry = links.confirmByLink(UUID.randomUUID().toString(), token,
					new ServiceId(UUID.fromString(service)));
			return page(HttpStatus.OK, token, words.text("confirm-entry.done", entry.name()));
		}
		catch (IllegalArgumentException ex) {
			return page(HttpStatus.BAD_REQUEST, token, words.text("confirm-entry.choose"));
		}
		catch (Problem problem) {
			return page(OpenAnswers.status(problem), token, String.valueOf(problem.getMessage()));
		}
	}

	/** A link that is none is told from one whose time is over by nobody. */
	private ResponseEntity<byte[]> page(HttpStatus status, String token, String said) {
		List<EntryLinks.Entry> entries = links.byLink(token);
		if (entries.isEmpty()) {
			return answers.message(HttpStatus.NOT_FOUND, words.text("confirm-entry.none"),
					words.text("confirm-entry.none.why"));
		}
		return answers.once(status, "open/confirm.jte",
				Map.of("f", answers.frame(words.text("confirm-entry.title"), false, false), "p", new ConfirmPage(
						"/%s/%s".formatted(EntryLinks.LINK, token), said, entries.stream().map(this::line).toList())));
	}

	private ConfirmPage.Line line(EntryLinks.Entry entry) {
		LocalDate on = entry.assuredOn();
		String state = entry.ended() ? words.text("confirm-entry.ended")
				: (on != null) ? words.text("confirm-entry.last", Dates.full(on)) : words.text("confirm-entry.never");
		return new ConfirmPage.Line(entry.service().value().toString(), entry.slug(), entry.name(), state,
				!entry.ended() && !entry.confirmedByThisLink());
	}

}
