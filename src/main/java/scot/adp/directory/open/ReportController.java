package scot.adp.directory.open;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import scot.adp.directory.EntryReports;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.PlainWords;

/** Where anybody says that an entry is wrong. Of who said so nothing is read or kept. */
@Controller
@ConditionalOnWebApplication
class ReportController {

	private final OpenDirectory directory;

	private final EntryReports reports;

	private final FindHelpPages pages;

	private final OpenAnswers answers;

	private final PlainWords words;

	ReportController(OpenDirectory directory, EntryReports reports, FindHelpPages pages, OpenAnswers answers,
			PlainWords words) {
		this.directory = directory;
		this.reports = reports;
		this.pages = pages;
		this.answers = answers;
		this.words = words;
	}

	/**
	 * Takes a report.
	 * @param website a field that no person sees: what fills it in is a program, which is
	 * thanked all the same
	 */
	@PostMapping("/find-help/{slug}/report")
	ResponseEntity<byte[]> report(@PathVariable String slug, @RequestParam(defaultValue = "") String what,
			@RequestParam(name = "words", defaultValue = "") String typed,
			@RequestParam(defaultValue = "") String website) {
		Optional<Entry> entry = directory.now().find(slug);
		if (entry.isEmpty()) {
			return answers.message(HttpStatus.NOT_FOUND, words.text("find-help.nothing"),
					words.text("find-help.nothing.why"));
		}
		Optional<ReportForm.Choice> chosen = Arrays.stream(ReportForm.Choice.values())
			.filter(it -> it.name().equals(what))
			.findFirst();
		if (chosen.isEmpty()) {
			return again(HttpStatus.BAD_REQUEST, slug, what, typed, words.text("find-help.report.choose"));
		}
		try {
			if (website.isEmpty()) {
				reports.report(UUID.randomUUID().toString(), entry.get().service().id(), chosen.get().what(),
						told(chosen.get(), typed));
			}
			return answers.message(HttpStatus.OK, words.text("find-help.report.thanks"),
					words.text("find-help.report.done"));
		}
		catch (Problem problem) {
			return again(OpenAnswers.status(problem), slug, what, typed, String.valueOf(problem.getMessage()));
		}
	}

	/** What the code does not say is put before what was typed. */
	private @Nullable String told(ReportForm.Choice chosen, String typed) {
		String first = chosen.isSaidByItsCode() ? "" : words.text("find-help.report." + chosen.name()) + ". ";
		String all = (first + typed.strip()).strip();
		return all.isEmpty() ? null : all;
	}

	/** What was typed is there still. */
	private ResponseEntity<byte[]> again(HttpStatus status, String slug, String what, String typed, String said) {
		return answers.once(status, "open/wrong.jte",
				Map.of("f", answers.frame(words.text("find-help.report"), false, false), "form",
						pages.report(slug, what, typed), "said", said));
	}

}
