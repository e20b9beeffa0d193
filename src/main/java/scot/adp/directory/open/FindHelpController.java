package scot.adp.directory.open;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Hours;
import scot.adp.directory.PublishedServices;
import scot.adp.platform.AdpSettings;
import scot.adp.shell.parts.PlainWords;
import scot.adp.shell.parts.Statement;

/**
 * The open pages: what is near, one service, the week of an area. They read nothing of
 * who asks and keep nothing of what was asked for.
 */
@Controller
@ConditionalOnWebApplication
class FindHelpController {

	private static final MediaType CALENDAR = MediaType.valueOf("text/calendar");

	private static final MediaType CSV = MediaType.valueOf("text/csv");

	/** How many characters of a place are looked at. */
	private static final int TYPED = 60;

	private static final int DAYS_OF_CALENDAR = 120;

	private static final int WEEK = 7;

	private final OpenDirectory directory;

	private final PublishedServices services;

	private final FindHelpPages pages;

	private final FindHelpRules rules;

	private final OpenAnswers answers;

	private final Totals totals;

	private final Statement.Source statements;

	private final PlainWords words;

	private final AdpSettings settings;

	FindHelpController(OpenDirectory directory, PublishedServices services, FindHelpPages pages, FindHelpRules rules,
			OpenAnswers answers, Totals totals, Statement.Source statements, PlainWords words, AdpSettings settings) {
		this.directory = directory;
		this.services = services;
		this.pages = pages;
		this.rules = rules;
		this.answers = answers;
		this.totals = totals;
		this.statements = statements;
		this.words = words;
		this.settings = settings;
	}

	@GetMapping("/find-help")
	ResponseEntity<byte[]> find(@RequestParam(defaultValue = "") String where,
			@RequestParam(defaultValue = "") String when,
			@RequestParam(name = "for", defaultValue = "") String audience,
			@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String page,
			@RequestParam(defaultValue = "") String letters) {
		Asked asked = asked(where, when, audience, kind, page, letters);
		var entries = directory.now().entries();
		Search.Answer found = pages.find(entries, asked);
		totals.answered();
		return answers.page(HttpStatus.OK, "open/find.jte",
				Map.of("f", answers.frame(words.text("find-help.title"), asked.large(), !asked.anything()), "r",
						pages.results(asked, found, entries)));
	}

	@GetMapping("/find-help.csv")
	ResponseEntity<byte[]> file(@RequestParam(defaultValue = "") String where,
			@RequestParam(defaultValue = "") String when,
			@RequestParam(name = "for", defaultValue = "") String audience,
			@RequestParam(defaultValue = "") String kind) {
		Shown shown = directory.now();
		Search.Answer found = pages.find(shown.entries(), asked(where, when, audience, kind, "", ""));
		return answers.file("find-help.csv", CSV, pages.file(found), shown.changedAt());
	}

	private Asked asked(String where, String when, String audience, String kind, String page, String letters) {
		return pages.asked((where.length() > TYPED) ? where.substring(0, TYPED) : where, when, audience, kind,
				page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1, letters.equals("large"));
	}

	/** What everybody is to know now, in full. */
	@GetMapping("/find-help/warnings/now")
	ResponseEntity<byte[]> warnings() {
		return answers.page(HttpStatus.OK, "open/warnings.jte",
				Map.of("f", answers.frame(words.text("find-help.warnings"), false, true)));
	}

	/** What the partnership says of these pages, to be read without scripts. */
	@GetMapping("/find-help/about/{what}")
	ResponseEntity<byte[]> about(@PathVariable String what) {
		return switch (what) {
			case "accessibility" -> statement(statements.accessibility(), "");
			case "privacy" -> statement(statements.privacy(), "");
			case "problem" -> statement(new Statement(words.text("find-help.about.problem"),
					words.text("find-help.about.problem.what"), List.of()), "/report-a-problem");
			default -> nothing();
		};
	}

	private ResponseEntity<byte[]> statement(Statement statement, String form) {
		var parts = new ArrayList<>(statement.parts());
		parts.addAll(statements.contact().parts());
		return answers.page(HttpStatus.OK, "open/statement.jte",
				Map.of("f", answers.frame(statement.title(), false, true), "p",
						StatementPage.of(statement.purpose(), parts, form)));
	}

	@GetMapping("/find-help/{slug:[^.]+}")
	ResponseEntity<byte[]> entry(@PathVariable String slug, @RequestParam(defaultValue = "") String where,
			@RequestParam(defaultValue = "") String when,
			@RequestParam(name = "for", defaultValue = "") String audience,
			@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String page,
			@RequestParam(defaultValue = "") String letters) {
		return entryPage(slug, asked(where, when, audience, kind, page, letters));
	}

	/** A service, or the one that leads on. */
	private ResponseEntity<byte[]> entryPage(String slug, Asked asked) {
		Shown shown = directory.now();
		Optional<Entry> found = shown.find(slug);
		if (found.isEmpty()) {
			// Two that were found to be one: the address of either leads on.
			return services.bySlug(slug)
				.filter(it -> shown.find(it.slug()).isPresent())
				.map(it -> ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
					.header("Location", "/find-help/" + it.slug())
					.body(new byte[0]))
				.orElseGet(this::nothing);
		}
		Entry entry = found.get();
		@Nullable Entry successor = Optional.ofNullable(entry.service().successor())
			.flatMap(id -> shown.entries().stream().filter(it -> it.service().id().equals(id)).findFirst())
			.orElse(null);
		return answers.page(HttpStatus.OK, "open/entry.jte",
				Map.of("f", answers.frame(entry.service().name(), asked.large(), true), "e",
						pages.entry(entry, successor, asked), "report", pages.report(slug, "", "")));
	}

	@GetMapping("/find-help/{slug}.ics")
	ResponseEntity<byte[]> entryCalendar(@PathVariable String slug) {
		Shown shown = directory.now();
		return shown.find(slug)
			.map(it -> answers.file(slug + ".ics", CALENDAR,
					pages.calendar(it.service().name(), List.of(directory.ahead(it.service())), null, DAYS_OF_CALENDAR,
							shown.changedAt().toInstant()),
					shown.changedAt()))
			.orElseGet(this::nothing);
	}

	@GetMapping("/whats-on/{area:[^.]+}")
	ResponseEntity<byte[]> week(@PathVariable String area, @RequestParam(defaultValue = "") String letters) {
		return rules.area(area)
			.map(code -> answers.page(HttpStatus.OK, "open/week.jte",
					Map.of("f",
							answers.frame(words.text("whats-on.title", rules.areaNames().getOrDefault(code, "")),
									letters.equals("large"), true),
							"p", pages.week(code, directory.now().entries()))))
			.orElseGet(this::nothing);
	}

	@GetMapping("/whats-on/{area}.ics")
	ResponseEntity<byte[]> weekCalendar(@PathVariable String area) {
		Shown shown = directory.now();
		Optional<AreaCode> code = rules.area(area);
		return code
			.map(it -> answers.file("whats-on-%s.ics".formatted(it.value().toLowerCase(Locale.ROOT)), CALENDAR,
					pages.calendar(words.text("whats-on.title", rules.areaNames().getOrDefault(it, "")),
							shown.entries(), it, WEEK, shown.changedAt().toInstant()),
					shown.changedAt()))
			.orElseGet(this::nothing);
	}

	@GetMapping("/sitemap.xml")
	ResponseEntity<byte[]> sitemap() {
		Shown shown = directory.now();
		String lines = shown.entries()
			.stream()
			.filter(it -> it.service().closedOn() == null)
			.map(it -> "<url><loc>%s/find-help/%s</loc><lastmod>%s</lastmod></url>\n".formatted(settings.address(),
					it.service().slug(), LocalDate.ofInstant(it.service().changedAt().toInstant(), Hours.ZONE)))
			.collect(Collectors.joining());
		return answers.file("sitemap.xml", MediaType.APPLICATION_XML, """
				<?xml version="1.0" encoding="UTF-8"?>
				<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
				<url><loc>%s/find-help</loc></url>
				%s</urlset>
				""".formatted(settings.address(), lines), shown.changedAt());
	}

	/** What none of the pages is. */
	@RequestMapping(path = { "/find-help/**", "/whats-on/**", "/confirm-entry/**", "/open-referral/**" },
			method = RequestMethod.GET)
	ResponseEntity<byte[]> nothing() {
		return answers.message(HttpStatus.NOT_FOUND, words.text("find-help.nothing"),
				words.text("find-help.nothing.why"));
	}

}
