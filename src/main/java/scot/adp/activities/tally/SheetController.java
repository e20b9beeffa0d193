package scot.adp.activities.tally;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import scot.adp.activities.CountingMode;
import scot.adp.activities.PlannedDay;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SeriesView;
import scot.adp.activities.Sessions;
import scot.adp.activities.TallyRules;
import scot.adp.activities.tally.TallyAnswers.Exchange;
import scot.adp.shell.parts.PlainWords;

/**
 * The sheet for wet days: a month's planned days of a series, or of all that a person
 * counts, with boxes to write in. It prints on one page.
 */
@Controller
@ConditionalOnWebApplication
class SheetController {

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.UK);

	/** How many lines have room on a page. */
	private static final int LINES = 18;

	private static final int MONTHS = 3;

	private final Sessions sessions;

	private final SeriesPlans plans;

	private final Programmes programmes;

	private final TallyForms forms;

	private final TallyRules rules;

	private final TallyAnswers answers;

	private final PlainWords words;

	private final Clock clock;

	SheetController(Sessions sessions, SeriesPlans plans, Programmes programmes, TallyForms forms, TallyRules rules,
			TallyAnswers answers, PlainWords words, Clock clock) {
		this.sessions = sessions;
		this.plans = plans;
		this.programmes = programmes;
		this.forms = forms;
		this.rules = rules;
		this.answers = answers;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping("/tally/sheet")
	ResponseEntity<byte[]> sheet(@RequestParam(defaultValue = "") String series,
			@RequestParam(defaultValue = "") String month, HttpServletRequest request, HttpServletResponse response) {
		var all = sessions.recordable().stream().collect(Collectors.toMap(SeriesView::id, Function.identity()));
		@Nullable SeriesView one = id(series).map(SeriesPlans.Id::new).map(all::get).orElse(null);
		YearMonth of = month(month);
		var units = ((one != null) ? List.of(one) : all.values()).stream()
			.map(SeriesView::unit)
			.collect(Collectors.toSet());
		var planned = units.isEmpty() ? List.<PlannedDay>of()
				: plans
					.planned(new SeriesPlans.Filter((one != null) ? List.of(one.programme()) : null, units, false),
							of.atDay(1), of.atEndOfMonth())
					.stream()
					.filter(it -> (one != null) ? it.series().equals(one.id()) : all.containsKey(it.series()))
					.toList();
		var lines = planned.stream()
			.limit(LINES)
			.map(it -> new SheetPage.Line(DAY.format(it.on()), forms.times(it.starts(), it.ends()),
					(one != null) ? "" : Objects.requireNonNull(all.get(it.series())).title()))
			.toList();
		var told = programmes.byIds((one != null) ? List.of(one.programme())
				: planned.stream().map(PlannedDay::programme).distinct().toList());
		var shown = new SheetPage((one != null) ? one.title() : words.text("tally.sheet.all"), MONTH.format(of),
				heads(told.values()),
				told.values().stream().anyMatch(it -> it.countingMode() == CountingMode.FIRST_TIMERS), lines,
				Math.clamp(LINES - lines.size(), 2, 8), planned.size() - lines.size(), months(one, of));
		return answers.page(new Exchange(request, response), HttpStatus.OK, "tally/sheet.jte",
				words.text("tally.sheet.title"), Map.of("p", shown));
	}

	private List<String> heads(Iterable<ProgrammeView> some) {
		var heads = new LinkedHashSet<TallyRules.Heads>();
		some.forEach(it -> heads.addAll(rules.first(it.audience())));
		if (heads.isEmpty()) {
			heads.add(TallyRules.Heads.NOT_KNOWN);
		}
		return heads.stream().map(it -> words.text("tally.count." + it.field())).toList();
	}

	private List<SheetPage.Link> months(@Nullable SeriesView one, YearMonth of) {
		YearMonth now = YearMonth.now(clock);
		String rest = (one != null) ? "&series=" + one.id().value() : "";
		return IntStream.rangeClosed(0, MONTHS)
			.mapToObj(now::plusMonths)
			.map(it -> new SheetPage.Link("/tally/sheet?month=%s%s".formatted(it, rest), MONTH.format(it),
					it.equals(of)))
			.toList();
	}

	private YearMonth month(String asked) {
		YearMonth now = YearMonth.now(clock);
		if (!asked.matches("20\\d\\d-(0[1-9]|1[0-2])")) {
			return now;
		}
		YearMonth month = YearMonth.parse(asked);
		return (month.isBefore(now.minusYears(1)) || month.isAfter(now.plusYears(1))) ? now : month;
	}

	private static Optional<UUID> id(String text) {
		return text.matches("[0-9a-f-]{36}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
	}

	@ExceptionHandler
	ResponseEntity<byte[]> refused(AccessDeniedException ex, HttpServletRequest request, HttpServletResponse response) {
		return answers.page(new Exchange(request, response), HttpStatus.FORBIDDEN, "tally/message.jte",
				words.text("tally.title"), Map.of("said", words.text("tally.not-yours"), "back", "/tally"));
	}

}
