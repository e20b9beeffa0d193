package scot.adp.activities.tally;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import scot.adp.activities.Cards;
import scot.adp.activities.SessionView;
import scot.adp.activities.TallyRules;
import scot.adp.activities.tally.TallyAnswers.Exchange;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.PlainWords;

/**
 * Where the link of a card leads: a form, and what became of what was told by it. It
 * knows nobody, and shows titles alone.
 */
@Controller
@ConditionalOnWebApplication
class CardController {

	private static final String CARD = "/" + Cards.LINK + "/{token}";

	private static final String COUNT = CARD + "/{key}";

	private final Cards cards;

	private final TallyForms forms;

	private final TallyRules rules;

	private final TallyAnswers answers;

	private final PlainWords words;

	private final Clock clock;

	CardController(Cards cards, TallyForms forms, TallyRules rules, TallyAnswers answers, PlainWords words,
			Clock clock) {
		this.cards = cards;
		this.forms = forms;
		this.rules = rules;
		this.answers = answers;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping(CARD)
	ResponseEntity<byte[]> look(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
		var with = new Exchange(request, response);
		return cards.byLink(token)
			.map(open -> form(with, HttpStatus.OK, open, Exchange.card(token), true, Typed.fresh(LocalDate.now(clock)),
					null))
			.orElseGet(() -> none(with));
	}

	@PostMapping(CARD)
	ResponseEntity<byte[]> count(@PathVariable String token, @RequestParam Map<String, String> sent,
			HttpServletRequest request, HttpServletResponse response) {
		return tell(token, Typed.of(sent), null, new Exchange(request, response));
	}

	/** What became of a count, while whoever told it can still change it. */
	@GetMapping(COUNT)
	ResponseEntity<byte[]> told(@PathVariable String token, @PathVariable String key, HttpServletRequest request,
			HttpServletResponse response) {
		var with = new Exchange(request, response);
		return cards.told(token, key).map(it -> saved(with, token, key, it)).orElseGet(() -> over(with, token));
	}

	@GetMapping(COUNT + "/put-right")
	ResponseEntity<byte[]> putRight(@PathVariable String token, @PathVariable String key, HttpServletRequest request,
			HttpServletResponse response) {
		var with = new Exchange(request, response);
		Optional<Cards.Open> open = cards.byLink(token);
		Optional<Cards.Counted> told = cards.told(token, key);
		if (open.isEmpty() || told.isEmpty()) {
			return over(with, token);
		}
		return form(with, HttpStatus.OK, open.get(), Exchange.card(token) + "/" + key, false,
				Typed.of(told.get().session()), null);
	}

	@PostMapping(COUNT)
	ResponseEntity<byte[]> putRight(@PathVariable String token, @PathVariable String key,
			@RequestParam Map<String, String> sent, HttpServletRequest request, HttpServletResponse response) {
		return tell(token, Typed.of(sent), key, new Exchange(request, response));
	}

	@PostMapping(COUNT + "/undo")
	ResponseEntity<byte[]> undo(@PathVariable String token, @PathVariable String key,
			@RequestParam(name = "key", defaultValue = "") String change, HttpServletRequest request,
			HttpServletResponse response) {
		var with = new Exchange(request, response);
		try {
			cards.takeBack(change, token, key);
			return answers.ofCard(with, HttpStatus.OK, "tally/message.jte", words.text("tally.saved.title"),
					Map.of("said", words.text("tally.card.undone"), "back", Exchange.card(token)));
		}
		catch (Problem problem) {
			return refused(with, token, problem);
		}
	}

	/** What none of these pages is. */
	@RequestMapping(path = "/" + Cards.LINK + "/**", method = RequestMethod.GET)
	ResponseEntity<byte[]> nothing(HttpServletRequest request, HttpServletResponse response) {
		return none(new Exchange(request, response));
	}

	/**
	 * Tells a count, or puts one right.
	 * @param key of the one that is put right; null for a new one
	 */
	private ResponseEntity<byte[]> tell(String token, Typed typed, @Nullable String key, Exchange with) {
		Optional<Cards.Open> open = cards.byLink(token);
		if (open.isEmpty()) {
			return none(with);
		}
		String action = (key != null) ? Exchange.card(token) + "/" + key : Exchange.card(token);
		if (!typed.step().isEmpty()) {
			return form(with, HttpStatus.OK, open.get(), action, key == null, typed.stepped(), null);
		}
		try {
			if (key == null) {
				cards.count(typed.key(), token, typed.count());
			}
			else {
				cards.correct(typed.key(), token, key, typed.count());
			}
			String address = "%s/%s".formatted(Exchange.card(token), (key != null) ? key : typed.key());
			return with.byScript() ? answers.told(HttpStatus.OK, Map.of("saved", address)) : TallyAnswers.see(address);
		}
		catch (Problem problem) {
			if (problem.code() == Problem.Code.NOT_FOUND) {
				return none(with);
			}
			return with.byScript() ? answers.told(status(problem), Map.of("reason", forms.refusal(problem)))
					: form(with, status(problem), open.get(), action, key == null, typed, problem);
		}
	}

	private static HttpStatus status(Problem problem) {
		return (problem.code() == Problem.Code.FORBIDDEN) ? HttpStatus.TOO_MANY_REQUESTS : TallyAnswers.status(problem);
	}

	private ResponseEntity<byte[]> form(Exchange with, HttpStatus status, Cards.Open open, String action, boolean fresh,
			Typed typed, @Nullable Problem problem) {
		var sites = open.sites()
			.stream()
			.map(it -> new CountForm.Option(it.id().value().toString(), it.name(), false))
			.toList();
		var what = new TallyForms.What(action, open.title(), TallyForms.day(LocalDate.now(clock)), "", open.audience(),
				fresh, open.firstTimers(), sites, !sites.isEmpty());
		return answers.ofCard(with, status, "tally/form.jte", open.title(),
				Map.of("p", forms.form(what, typed, problem, LocalDate.now(clock))));
	}

	private ResponseEntity<byte[]> saved(Exchange with, String token, String key, Cards.Counted told) {
		String own = Exchange.card(token) + "/" + key;
		var notes = new ArrayList<String>();
		if (told.session().state() == SessionView.State.TO_CHECK) {
			notes.add(words.text("tally.saved.to-check"));
		}
		return answers.ofCard(with, HttpStatus.OK, "tally/saved.jte", words.text("tally.saved.title"),
				Map.of("p",
						new SavedPage(forms.saved(told.session(), told.place()), List.copyOf(notes), own + "/put-right",
								own + "/undo", UUID.randomUUID().toString(), Exchange.card(token),
								rules.correctMinutes())));
	}

	private ResponseEntity<byte[]> over(Exchange with, String token) {
		return cards.byLink(token).isEmpty() ? none(with) : answers.ofCard(with, HttpStatus.NOT_FOUND,
				"tally/message.jte", words.text("tally.saved.title"),
				Map.of("said", words.text("tally.card.over", rules.correctMinutes()), "back", Exchange.card(token)));
	}

	private ResponseEntity<byte[]> refused(Exchange with, String token, Problem problem) {
		return (problem.code() == Problem.Code.NOT_FOUND) ? none(with)
				: answers.ofCard(with, status(problem), "tally/message.jte", words.text("tally.saved.title"),
						Map.of("said", forms.refusal(problem), "back", Exchange.card(token)));
	}

	/** A link that is none, is over or was ended: nobody tells which. */
	private ResponseEntity<byte[]> none(Exchange with) {
		return with.byScript() ? answers.told(HttpStatus.NOT_FOUND, Map.of("reason", words.text("tally.card.none.why")))
				: answers.ofCard(with, HttpStatus.NOT_FOUND, "tally/message.jte", words.text("tally.card.none"),
						Map.of("said", words.text("tally.card.none.why"), "back", ""));
	}

}
