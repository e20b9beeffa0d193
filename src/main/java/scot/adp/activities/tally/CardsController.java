package scot.adp.activities.tally;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import scot.adp.activities.CardView;
import scot.adp.activities.Cards;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SeriesView;
import scot.adp.activities.Sessions;
import scot.adp.activities.TallyRules;
import scot.adp.activities.tally.TallyAnswers.Exchange;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.PlainWords;

/**
 * The cards of a unit: made, printed and ended. The answer that makes a card is the only
 * one that ever shows its link, so it is also what is printed.
 */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/tally/cards")
class CardsController {

	private static final String SERIES = "series:";

	private static final String PROGRAMME = "programme:";

	private final Cards cards;

	private final Sessions sessions;

	private final SeriesPlans plans;

	private final Places places;

	private final Partners partners;

	private final TallyForms forms;

	private final TallyRules rules;

	private final TallyAnswers answers;

	private final PlainWords words;

	private final AdpSettings settings;

	private final Clock clock;

	CardsController(Cards cards, Sessions sessions, SeriesPlans plans, Places places, Partners partners,
			TallyForms forms, TallyRules rules, TallyAnswers answers, PlainWords words, AdpSettings settings,
			Clock clock) {
		this.cards = cards;
		this.sessions = sessions;
		this.plans = plans;
		this.places = places;
		this.partners = partners;
		this.forms = forms;
		this.rules = rules;
		this.answers = answers;
		this.words = words;
		this.settings = settings;
		this.clock = clock;
	}

	@GetMapping
	ResponseEntity<byte[]> list(@RequestParam(defaultValue = "") String of, HttpServletRequest request,
			HttpServletResponse response) {
		return page(new Exchange(request, response), HttpStatus.OK, SERIES + of, "", UUID.randomUUID().toString(),
				null);
	}

	@PostMapping
	ResponseEntity<byte[]> make(@RequestParam(defaultValue = "") String what,
			@RequestParam(defaultValue = "") String label, @RequestParam(defaultValue = "") String key,
			HttpServletRequest request, HttpServletResponse response) {
		var with = new Exchange(request, response);
		try {
			return issued(with, cards.make(key, asked(what, label)));
		}
		catch (Problem problem) {
			return page(with, TallyAnswers.status(problem), what, label, key, forms.refusal(problem));
		}
	}

	private Cards.New asked(String what, String label) {
		try {
			if (what.startsWith(SERIES)) {
				var id = new SeriesPlans.Id(UUID.fromString(what.substring(SERIES.length())));
				var series = plans.find(id).orElseThrow(IllegalArgumentException::new);
				return new Cards.New(series.programme(), id, label);
			}
			if (what.startsWith(PROGRAMME)) {
				return new Cards.New(new Programmes.Id(UUID.fromString(what.substring(PROGRAMME.length()))), null,
						label);
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below.
		}
		throw Problem.invalid("what", words.text("tally.cards.choose"));
	}

	private ResponseEntity<byte[]> issued(Exchange with, Cards.Issued issued) {
		CardView card = issued.card();
		@Nullable String path = issued.path();
		@Nullable String link = (path != null) ? settings.address() + path : null;
		var shown = new IssuedCard(card.code(), card.title(), Objects.requireNonNullElse(card.label(), ""),
				names(card.places()), link, (link != null) ? QrPicture.of(link) : null, Dates.full(card.expiresOn()),
				unit(card.unit()), rules.correctMinutes());
		return answers.page(with, HttpStatus.OK, "tally/card.jte", words.text("tally.cards.made", card.code()),
				Map.of("p", shown));
	}

	private List<String> names(List<PlaceId> some) {
		return places.byIds(some).values().stream().map(PlaceView::name).sorted(String.CASE_INSENSITIVE_ORDER).toList();
	}

	private String unit(UnitId unit) {
		return partners.units(List.of(unit)).values().stream().map(it -> it.name()).findFirst().orElse(unit.value());
	}

	@PostMapping("/{card}/end")
	ResponseEntity<byte[]> end(@PathVariable UUID card, @RequestParam(defaultValue = "0") int version,
			@RequestParam(defaultValue = "") String because, @RequestParam(defaultValue = "") String key,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			if (because.isEmpty()) {
				throw Problem.invalid("because", words.text("tally.cards.end.why"));
			}
			cards.end(key, new Cards.Id(card), version, because);
			return TallyAnswers.see("/tally/cards");
		}
		catch (Problem problem) {
			return page(new Exchange(request, response), TallyAnswers.status(problem), "", "",
					UUID.randomUUID().toString(), forms.refusal(problem));
		}
	}

	private ResponseEntity<byte[]> page(Exchange with, HttpStatus status, String chosen, String label, String key,
			@Nullable String fault) {
		LocalDate today = LocalDate.now(clock);
		var found = cards.list();
		var where = places.byIds(found.stream().flatMap(it -> it.places().stream()).distinct().toList());
		var shown = new CardsPage(found.stream().map(it -> line(it, where, today)).toList(), choices(chosen), label,
				fault, rules.cardDays(), key,
				rules.cardEnded()
					.on(today)
					.stream()
					.map(it -> new CountForm.Option(it.code(), it.label(), false))
					.toList());
		return answers.page(with, status, "tally/cards.jte", words.text("tally.cards.title"), Map.of("p", shown));
	}

	private CardsPage.Line line(CardView it, Map<PlaceId, PlaceView> where, LocalDate today) {
		var state = it.state(today);
		var facts = new ArrayList<String>();
		if (it.label() != null) {
			facts.add(it.label());
		}
		if (!it.places().isEmpty()) {
			facts.add(it.places()
				.stream()
				.map(where::get)
				.filter(Objects::nonNull)
				.map(PlaceView::name)
				.sorted(String.CASE_INSENSITIVE_ORDER)
				.collect(Collectors.joining(", ")));
		}
		facts.add((it.lastUsedOn() != null) ? words.text("tally.cards.used", it.counts(), Dates.full(it.lastUsedOn()))
				: words.text("tally.cards.unused"));
		facts.add(words.text("tally.cards.by", Dates.full(Dates.day(it.madeAt())), it.madeByName()));
		if (it.endedAt() != null && it.endedBecause() != null) {
			facts.add(words.text("tally.cards.ended", Dates.full(Dates.day(it.endedAt())),
					String.valueOf(it.endedByName()), rules.cardEnded().label(it.endedBecause())));
		}
		boolean inUse = state == CardView.State.IN_USE;
		return new CardsPage.Line(it.code(), it.title(),
				words.text("tally.cards.state." + state.name(), Dates.full(it.expiresOn())), facts,
				inUse ? "/tally/cards/%s/end".formatted(it.id().value()) : "", it.version(),
				UUID.randomUUID().toString());
	}

	/** Each series; and where a programme has series at several places, all of them. */
	private List<CardsPage.Choices> choices(String chosen) {
		var byProgramme = new TreeMap<String, Map<Programmes.Id, List<SeriesView>>>(String.CASE_INSENSITIVE_ORDER);
		sessions.recordable()
			.stream()
			.filter(it -> it.countOffered() == SeriesPlans.CountOffered.PER_SESSION)
			.forEach(it -> byProgramme.computeIfAbsent(it.programmeTitle(), key -> new LinkedHashMap<>())
				.computeIfAbsent(it.programme(), key -> new ArrayList<>())
				.add(it));
		var choices = new ArrayList<CardsPage.Choices>();
		byProgramme.forEach((title, programmes) -> programmes.forEach((id, series) -> {
			var options = new ArrayList<CountForm.Option>();
			long sites = series.stream().map(SeriesView::place).filter(Objects::nonNull).distinct().count();
			if (sites > 1) {
				options.add(option(PROGRAMME + id.value(), words.text("tally.cards.all-sites", title), chosen));
			}
			series.stream()
				.sorted(Comparator.comparing(SeriesView::title, String.CASE_INSENSITIVE_ORDER))
				.forEach(it -> options.add(option(SERIES + it.id().value(), it.title(), chosen)));
			choices.add(new CardsPage.Choices(title, options));
		}));
		return choices;
	}

	private static CountForm.Option option(String value, String label, String chosen) {
		return new CountForm.Option(value, label, value.equals(chosen));
	}

	@ExceptionHandler
	ResponseEntity<byte[]> told(Problem problem, HttpServletRequest request, HttpServletResponse response) {
		return message(TallyAnswers.status(problem), forms.refusal(problem), request, response);
	}

	@ExceptionHandler
	ResponseEntity<byte[]> refused(AccessDeniedException ex, HttpServletRequest request, HttpServletResponse response) {
		return message(HttpStatus.FORBIDDEN, words.text("tally.cards.not-yours"), request, response);
	}

	private ResponseEntity<byte[]> message(HttpStatus status, String said, HttpServletRequest request,
			HttpServletResponse response) {
		return answers.page(new Exchange(request, response), status, "tally/message.jte",
				words.text("tally.cards.title"), Map.of("said", said, "back", "/tally"));
	}

}
