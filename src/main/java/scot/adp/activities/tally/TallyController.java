package scot.adp.activities.tally;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import scot.adp.activities.Cards;
import scot.adp.activities.CountingMode;
import scot.adp.activities.PlannedDay;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SeriesView;
import scot.adp.activities.SessionEntry;
import scot.adp.activities.SessionView;
import scot.adp.activities.Sessions;
import scot.adp.activities.TallyRules;
import scot.adp.activities.tally.TallyAnswers.Exchange;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Days;
import scot.adp.shell.parts.PlainWords;

/**
 * The quick tally of whoever is signed in: what to count, the count, what became of it.
 * It leads through the services that pages use, so that nobody does more here than there.
 */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/tally")
class TallyController {

	private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

	/** How many of today's plans are offered. */
	private static final int TODAY = 12;

	/**
	 * For how many days back a plan without a word is offered, and its day is guessed:
	 * who was out on a Friday evening counts on Monday.
	 */
	private static final int DAYS_BACK = 3;

	/**
	 * For how many days back a plan is taken for what is counted, said already or not.
	 */
	private static final int WEEK = 7;

	/** How long before it begins an evening has come: people are there early. */
	private static final Duration EARLY = Duration.ofHours(1);

	private static final String WRONG = "WRONG";

	private final Sessions sessions;

	private final SeriesPlans plans;

	private final Programmes programmes;

	private final Places places;

	private final TallyForms forms;

	private final TallyRules rules;

	private final TallyAnswers answers;

	private final CurrentCaller currentCaller;

	private final PlainWords words;

	private final Clock clock;

	TallyController(Sessions sessions, SeriesPlans plans, Programmes programmes, Places places, TallyForms forms,
			TallyRules rules, TallyAnswers answers, CurrentCaller currentCaller, PlainWords words, Clock clock) {
		this.sessions = sessions;
		this.plans = plans;
		this.programmes = programmes;
		this.places = places;
		this.forms = forms;
		this.rules = rules;
		this.answers = answers;
		this.currentCaller = currentCaller;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping
	ResponseEntity<byte[]> start(HttpServletRequest request, HttpServletResponse response) {
		var all = sessions.recordable();
		var planned = planned(all);
		var last = sessions.lastSeries();
		var found = all.stream().collect(Collectors.toMap(SeriesView::id, Function.identity()));
		var shown = last.stream().map(SeriesView::id).collect(Collectors.toCollection(HashSet::new));
		var today = planned.values()
			.stream()
			.filter(it -> found.containsKey(it.series()) && !shown.contains(it.series()))
			.sorted(Comparator.comparing(PlannedDay::on).reversed().thenComparing(PlannedDay::starts))
			.limit(TODAY)
			.map(it -> Objects.requireNonNull(found.get(it.series())))
			.toList();
		today.forEach(it -> shown.add(it.id()));
		var where = places.byIds(all.stream().map(SeriesView::place).filter(Objects::nonNull).distinct().toList());
		Function<List<SeriesView>, List<StartPage.Line>> lines = some -> some.stream()
			.map(it -> line(it, planned.get(it.id()), where))
			.toList();
		boolean cards = rules.cardDays() > 0 && currentCaller.get().may("activities.card.change");
		return answers.page(new Exchange(request, response), HttpStatus.OK, "tally/start.jte",
				words.text("tally.title"), Map.of("p", new StartPage(lines.apply(last), lines.apply(today),
						lines.apply(all.stream().filter(it -> !shown.contains(it.id())).toList()), cards)));
	}

	/** What is planned today, or was lately without a word; of a series the last. */
	private Map<SeriesPlans.Id, PlannedDay> planned(List<SeriesView> series) {
		var units = series.stream().map(SeriesView::unit).collect(Collectors.toSet());
		var planned = new HashMap<SeriesPlans.Id, PlannedDay>();
		if (!units.isEmpty()) {
			LocalDate today = LocalDate.now(clock);
			plans.planned(new SeriesPlans.Filter(null, units, false), today.minusDays(DAYS_BACK), today)
				.stream()
				.filter(it -> it.on().equals(today) || it.state().missing())
				// One to come is told only of a series that has none to be counted.
				.forEach(it -> planned.merge(it.series(), it, (before, now) -> hasCome(now) ? now : before));
		}
		return planned;
	}

	private StartPage.Line line(SeriesView series, @Nullable PlannedDay planned, Map<PlaceId, PlaceView> where) {
		return new StartPage.Line("/tally/" + series.id().value(), series.title(), name(series.place(), where),
				(planned != null) ? when(planned) : "");
	}

	private String when(PlannedDay planned) {
		return planned.on().equals(LocalDate.now(clock))
				? words.text("tally.start.today", forms.times(planned.starts(), planned.ends()))
				: words.text("tally.start.missing", forms.when(planned.on(), planned.starts(), planned.ends()));
	}

	private static String name(@Nullable PlaceId place, Map<PlaceId, PlaceView> where) {
		@Nullable PlaceView found = (place != null) ? where.get(place) : null;
		return (found != null) ? found.name() : "";
	}

	/** What the script asks before it sends what waited. */
	@GetMapping("/state")
	ResponseEntity<byte[]> state(HttpServletRequest request, HttpServletResponse response) {
		var told = new HashMap<String, String>();
		@Nullable CsrfToken token = new Exchange(request, response).csrf();
		told.put("who", answers.who());
		told.put("day", LocalDate.now(clock).toString());
		if (token != null) {
			told.put("header", token.getHeaderName());
			told.put("name", token.getParameterName());
			told.put("token", token.getToken());
		}
		return answers.told(HttpStatus.OK, told);
	}

	@GetMapping("/{series:" + ID + "}")
	ResponseEntity<byte[]> form(@PathVariable UUID series, HttpServletRequest request, HttpServletResponse response) {
		SeriesView of = series(series);
		return form(new Exchange(request, response), HttpStatus.OK, of, Typed.fresh(guessed(of)), null);
	}

	@PostMapping("/{series:" + ID + "}")
	ResponseEntity<byte[]> save(@PathVariable UUID series, @RequestParam Map<String, String> sent,
			HttpServletRequest request, HttpServletResponse response) {
		var with = new Exchange(request, response);
		SeriesView of = series(series);
		Typed typed = Typed.of(sent);
		if (!typed.step().isEmpty()) {
			return form(with, HttpStatus.OK, of, typed.stepped(), null);
		}
		try {
			var recorded = sessions.record(typed.key(), entry(of, typed));
			String address = "/tally/saved/" + recorded.id().value();
			return with.byScript() ? answers.told(HttpStatus.OK, Map.of("saved", address)) : TallyAnswers.see(address);
		}
		catch (Problem problem) {
			return with.byScript()
					? answers.told(TallyAnswers.status(problem), Map.of("reason", forms.refusal(problem)))
					: form(with, TallyAnswers.status(problem), of, typed, problem);
		}
	}

	private SessionEntry entry(SeriesView of, Typed typed) {
		Cards.Count count = typed.count();
		if (of.countOffered() == SeriesPlans.CountOffered.PER_SESSION && Typed.empty(count)) {
			throw Problem.invalid("tallies", words.text("tally.nothing-counted"));
		}
		return entry(of, count);
	}

	private static SessionEntry entry(SeriesView of, Cards.Count it) {
		return new SessionEntry(of.id(), null, it.on(), null, null, null, it.place(), null, null, null, false,
				it.tallies(), it.firstTimers(), it.contacts(), null, null, null, null, it.handedOut(), null, null, null,
				it.didNotRun(), null, null, it.confirmed());
	}

	private ResponseEntity<byte[]> form(Exchange with, HttpStatus status, SeriesView of, Typed typed,
			@Nullable Problem problem) {
		return answers.page(with, status, "tally/form.jte", of.title(), Map.of("p",
				forms.form(what(of, "/tally/" + of.id().value(), typed, true), typed, problem, LocalDate.now(clock))));
	}

	private TallyForms.What what(SeriesView of, String action, Typed typed, boolean fresh) {
		ProgrammeView programme = programmes.find(of.programme()).orElseThrow();
		var sites = sites(of);
		String when = typed.on().isEmpty() ? "" : when(of, typed);
		String where = sites.stream()
			.filter(it -> typed.place().isEmpty() || it.value().equals(typed.place()))
			.map(CountForm.Option::label)
			.findFirst()
			.orElse("");
		return new TallyForms.What(action, of.title(), when, where, programme.audience(), fresh,
				programme.countingMode() == CountingMode.FIRST_TIMERS, (sites.size() > 1) ? sites : List.of(), false);
	}

	private String when(SeriesView of, Typed typed) {
		return Days.read(typed.on())
			.found()
			.map(day -> plannedDays(of, day, day).stream()
				.findFirst()
				.map(it -> forms.when(day, it.starts(), it.ends()))
				.orElseGet(() -> forms.when(day, of.current().opens(), of.current().closes())))
			.orElse("");
	}

	/** Its own place, and those of the other series of the programme. */
	private List<CountForm.Option> sites(SeriesView of) {
		if (of.place() == null) {
			return List.of();
		}
		var others = plans.list(new SeriesPlans.Filter(List.of(of.programme()), null, false))
			.stream()
			.map(SeriesView::place)
			.filter(Objects::nonNull);
		var ids = Stream.concat(Stream.of(of.place()), others).distinct().toList();
		var found = places.byIds(ids);
		return ids.stream()
			.map(found::get)
			.filter(Objects::nonNull)
			.map(it -> new CountForm.Option(it.id().value().toString(), it.name(), false))
			.toList();
	}

	/**
	 * The planned day that has come last: today's, else the last of which nobody said a
	 * word, as when an evening ended after midnight, else the last of the week; today
	 * where none has come.
	 */
	private LocalDate guessed(SeriesView of) {
		LocalDate today = LocalDate.now(clock);
		var come = plannedDays(of, today.minusDays(WEEK), today).stream().filter(this::hasCome).toList().reversed();
		return come.stream()
			.filter(it -> it.on().equals(today))
			.findFirst()
			.or(() -> come.stream()
				.filter(it -> it.state().missing() && !it.on().isBefore(today.minusDays(DAYS_BACK)))
				.findFirst())
			.or(() -> come.stream().findFirst())
			.map(PlannedDay::on)
			.orElse(today);
	}

	private boolean hasCome(PlannedDay day) {
		return !LocalDateTime.now(clock).plus(EARLY).isBefore(day.on().atTime(day.starts()));
	}

	private List<PlannedDay> plannedDays(SeriesView of, LocalDate from, LocalDate to) {
		return plans.planned(new SeriesPlans.Filter(List.of(of.programme()), Set.of(of.unit()), false), from, to)
			.stream()
			.filter(it -> it.series().equals(of.id()))
			.toList();
	}

	@GetMapping("/saved/{session:" + ID + "}")
	ResponseEntity<byte[]> saved(@PathVariable UUID session, HttpServletRequest request, HttpServletResponse response) {
		SessionView it = session(session);
		boolean open = open(it);
		var notes = new ArrayList<String>();
		if (it.state() == SessionView.State.TO_CHECK) {
			notes.add(words.text("tally.saved.to-check"));
		}
		if (!open && it.state() != SessionView.State.STRUCK) {
			notes.add(words.text("tally.saved.over", rules.correctMinutes()));
		}
		return answers.page(new Exchange(request, response), HttpStatus.OK, "tally/saved.jte",
				words.text("tally.saved.title"),
				Map.of("p",
						new SavedPage(forms.saved(it, placeName(it)), notes, open ? "/tally/put-right/" + session : "",
								open ? "/tally/saved/%s/undo".formatted(session) : "", UUID.randomUUID().toString(),
								"/tally", rules.correctMinutes())));
	}

	private @Nullable String placeName(SessionView it) {
		return Optional.ofNullable(it.place()).flatMap(places::find).map(PlaceView::name).orElse(null);
	}

	/** For some minutes, as long as it stands. */
	private boolean open(SessionView it) {
		boolean stands = it.state() == SessionView.State.HELD || it.state() == SessionView.State.DID_NOT_RUN;
		return stands && Duration.between(it.recordedAt().toInstant(), Instant.now(clock)).toMinutes() < rules
			.correctMinutes();
	}

	@PostMapping("/saved/{session:" + ID + "}/undo")
	ResponseEntity<byte[]> undo(@PathVariable UUID session, @RequestParam(defaultValue = "") String key) {
		SessionView it = session(session);
		if (it.state() != SessionView.State.STRUCK) {
			if (!open(it)) {
				throw Problem.conflict(words.text("tally.saved.over", rules.correctMinutes()), null);
			}
			sessions.strike(key, it.id(), it.version(), WRONG);
		}
		return TallyAnswers.see("/tally/saved/" + session);
	}

	@GetMapping("/put-right/{session:" + ID + "}")
	ResponseEntity<byte[]> putRight(@PathVariable UUID session, HttpServletRequest request,
			HttpServletResponse response) {
		SessionView it = session(session);
		return putRight(new Exchange(request, response), HttpStatus.OK, it, Typed.of(it), null);
	}

	@PostMapping("/put-right/{session:" + ID + "}")
	ResponseEntity<byte[]> putRight(@PathVariable UUID session, @RequestParam Map<String, String> sent,
			@RequestParam(defaultValue = "0") int version, HttpServletRequest request, HttpServletResponse response) {
		var with = new Exchange(request, response);
		SessionView it = session(session);
		Typed typed = Typed.of(sent);
		if (!typed.step().isEmpty()) {
			return putRight(with, HttpStatus.OK, it, typed.stepped(), null);
		}
		try {
			sessions.change(typed.key(), it.id(), version, changed(it, typed.count()), null);
			return TallyAnswers.see("/tally/saved/" + session);
		}
		catch (Problem problem) {
			return putRight(with, TallyAnswers.status(problem), it, typed, problem);
		}
	}

	/** What is not asked here stays as it is. */
	private static SessionEntry changed(SessionView it, Cards.Count count) {
		SessionEntry was = SessionEntry.of(it);
		boolean held = count.didNotRun() == null;
		return new SessionEntry(was.series(), was.programme(), count.on(), was.starts(), was.ends(), was.minutes(),
				(count.place() != null) ? count.place() : was.place(), was.unit(), was.agencies(), was.mode(),
				was.livedExperienceLed(), count.tallies(), count.firstTimers(), count.contacts(),
				held ? was.seen() : null, held ? was.viewsLive() : null, held ? was.viewsReplay() : null,
				held ? was.signposted() : null, count.handedOut(), held ? was.onRegister() : null,
				held ? was.aboveRegisterBecause() : null, was.courseCode(), count.didNotRun(), was.note(),
				was.reference(), count.confirmed());
	}

	private ResponseEntity<byte[]> putRight(Exchange with, HttpStatus status, SessionView it, Typed typed,
			@Nullable Problem problem) {
		ProgrammeView programme = programmes.find(it.programme()).orElseThrow();
		var what = new TallyForms.What("/tally/put-right/" + it.id().value(), it.title(),
				forms.when(it.happenedOn(), it.starts(), it.ends()), Optional.ofNullable(placeName(it)).orElse(""),
				programme.audience(), false, programme.countingMode() == CountingMode.FIRST_TIMERS, List.of(), false);
		return answers.page(with, status, "tally/put-right.jte", words.text("tally.put-right.title", it.title()),
				Map.of("p", forms.form(what, typed, problem, LocalDate.now(clock)), "version", it.version()));
	}

	private SeriesView series(UUID id) {
		return sessions.recordable()
			.stream()
			.filter(it -> it.id().value().equals(id))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("series", words.text("tally.none-of-yours")));
	}

	private SessionView session(UUID id) {
		return sessions.find(new Sessions.Id(id))
			.orElseThrow(() -> Problem.notFound("session", words.text("tally.none-of-yours")));
	}

	@ExceptionHandler
	ResponseEntity<byte[]> told(Problem problem, HttpServletRequest request, HttpServletResponse response) {
		return message(TallyAnswers.status(problem), forms.refusal(problem), request, response);
	}

	@ExceptionHandler
	ResponseEntity<byte[]> refused(AccessDeniedException ex, HttpServletRequest request, HttpServletResponse response) {
		return message(HttpStatus.FORBIDDEN, words.text("tally.not-yours"), request, response);
	}

	private ResponseEntity<byte[]> message(HttpStatus status, String said, HttpServletRequest request,
			HttpServletResponse response) {
		var with = new Exchange(request, response);
		return with.byScript() ? answers.told(status, Map.of("reason", said)) : answers.page(with, status,
				"tally/message.jte", words.text("tally.title"), Map.of("said", said, "back", "/tally"));
	}

}
