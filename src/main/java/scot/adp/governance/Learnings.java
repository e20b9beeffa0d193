package scot.adp.governance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Partners;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.LearningIssued;
import scot.adp.events.LearningWithdrawn;
import scot.adp.events.ListedCode;
import scot.adp.events.RecordId;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Auditable;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.NameLike;

/**
 * What was learned from reviews of drug deaths: issued to the units that can do something
 * with it, each of which answers in its own sector. No case is kept here, and nothing
 * from which one could be told.
 */
@Service
@Transactional
public class Learnings {

	/** The most characters of a title. */
	public static final int TITLE_LIMIT = 120;

	/** The most characters of what was learned. */
	public static final int WORDS_LIMIT = 3000;

	/** The most characters of a reason. */
	public static final int REASON_LIMIT = 300;

	/** To how many units it can be issued at once. */
	public static final int UNITS_AT_MOST = 100;

	private static final int DEATHS_AT_MOST = 10_000;

	private final LearningStore store;

	private final LearningRules rules;

	private final Partners partners;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Learnings(LearningStore store, LearningRules rules, Partners partners, Recording recording,
			ApplicationEventPublisher events, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.partners = partners;
		this.recording = recording;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Issues what was learned to units, which are asked from now on. What was learned
	 * from few deaths is issued for a whole year alone.
	 * @throws Problem where something is wrong or missing, or could tell who somebody was
	 */
	@Allowed(operation = "governance.learning.issue", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public Id issue(String idempotencyKey, New given) {
		New learned = given.stripped();
		return recording.once(idempotencyKey, learned, Id::new, author -> {
			var faults = new Problem.Faults();
			check(faults, learned);
			faults.raise();
			var id = new Id(UUID.randomUUID());
			issue(id, learned, author);
			return new Made<>(id, subject(id), Map.of("words", Auditable.CHANGED, "units",
					String.join(", ", learned.units().stream().map(UnitId::value).toList())));
		});
	}

	/** Issues what was checked. */
	void issue(Id id, New learned, Author author) {
		LocalDate answerBy = (learned.answerBy() != null) ? learned.answerBy()
				: author.at().toLocalDate().plusDays(rules.on(author.at().toLocalDate()).answerDays());
		store.add(id, learned, answerBy, author);
		events.publishEvent(new LearningIssued(envelope(id, 1, author),
				learned.themes().stream().map(ListedCode::new).toList(), learned.units(), answerBy));
	}

	/**
	 * Withdraws what should not have been issued; nobody is asked about it any more, and
	 * it stays readable.
	 * @throws Problem where it is unknown, withdrawn already, or no reason is given, or
	 * one that could tell who somebody was
	 */
	@Allowed(operation = "governance.learning.issue", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public LearningView withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		String why = Blanks.strip(because);
		recording.once(idempotencyKey, List.of(id, expectedVersion, why), Id::new, author -> {
			var faults = new Problem.Faults();
			words(faults, why, REASON_LIMIT, "because", "Say in a few words why.");
			faults.raise();
			LearningView of = known(id);
			if (!store.withdraw(id, expectedVersion, why, author)) {
				throw Problem.conflict("Somebody withdrew this meanwhile.", of.version());
			}
			events.publishEvent(new LearningWithdrawn(envelope(id, expectedVersion + 1, author)));
			return new Made<>(id, subject(id), Map.of("withdrawn", "true"));
		});
		return known(id);
	}

	/** What was issued, by id, also what was withdrawn. */
	@Allowed(operation = "governance.learning.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<LearningView> find(Id id) {
		return store.find(id);
	}

	/**
	 * What was issued, the last first.
	 * @param theme only of this theme; null for all
	 */
	@Allowed(operation = "governance.learning.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<LearningView> page(@Nullable String theme, int offset, int limit) {
		return store.page(theme, offset, limit);
	}

	/** How much was issued. */
	@Allowed(operation = "governance.learning.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public int total(@Nullable String theme) {
		return store.total(theme);
	}

	/**
	 * What was issued before one, the last first; one more than the limit where there are
	 * more.
	 * @param last null to begin with the last issued
	 */
	@Allowed(operation = "governance.learning.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<LearningView> behind(@Nullable Id last, int limit) {
		return store.behind(last, limit + 1);
	}

	/** What it can be about. */
	@Allowed(operation = "governance.learning.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList themes() {
		return rules.themes();
	}

	/** By when units are to answer what is issued today. */
	@Allowed(operation = "governance.learning.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public LocalDate answerBy() {
		return today().plusDays(rules.on(today()).answerDays());
	}

	private void check(Problem.Faults faults, New learned) {
		LocalDate today = today();
		@Nullable LocalDate from = learned.reviewedFrom();
		@Nullable LocalDate to = learned.reviewedTo();
		@Nullable Integer deaths = learned.deaths();
		var rule = rules.on(today);
		words(faults, learned.title(), TITLE_LIMIT, "title", "Say in a line what was learned.");
		words(faults, learned.words(), WORDS_LIMIT, "words", "Say what was learned, and what it asks of units.");
		faults.when(learned.themes().isEmpty(), "themes", "Choose one theme at least.")
			.when(!learned.themes()
				.stream()
				.allMatch(it -> rules.themes().on(today).stream().anyMatch(of -> of.code().equals(it))), "themes",
					"Choose of %s.".formatted(
							String.join(", ", rules.themes().on(today).stream().map(CodeList.Value::code).toList())),
					"CODE_NOT_VALID_ON_DATE")
			.when(from == null, "reviewedFrom", "Say from which day on deaths were reviewed.")
			.when(to == null, "reviewedTo", "Say up to which day deaths were reviewed.")
			.when(from != null && to != null && to.isBefore(from), "reviewedTo", "This is before the first day.")
			.when(to != null && to.isAfter(today), "reviewedTo", "This day is to come.", "IN_FUTURE")
			.when(deaths == null || deaths < 1 || deaths > DEATHS_AT_MOST, "deaths",
					"Say of how many deaths it was learned, 1 to %,d. It is shown to nobody.".formatted(DEATHS_AT_MOST))
			.when(learned.units().isEmpty(), "units", "Choose one unit at least that is to answer.")
			.when(learned.units().size() > UNITS_AT_MOST, "units", "Choose at most %d units.".formatted(UNITS_AT_MOST))
			.when(!partners.units(learned.units()).keySet().containsAll(learned.units()), "units",
					"One of these units is not known.")
			.when(learned.answerBy() != null && learned.answerBy().isBefore(today), "answerBy",
					"This day is over. Choose one to come.");
		if (from != null && to != null && deaths != null && deaths > 0 && !to.isBefore(from)) {
			faults.when(rule.waits(deaths, from, to), "deaths",
					"What was learned from fewer than %d deaths waits for the year: review twelve months together."
						.formatted(rule.fewerThan()),
					"TOO_FEW");
		}
	}

	private static void words(Problem.Faults faults, String given, int limit, String path, String missing) {
		faults.words(given, limit, path, missing)
			.when(!NameLike.in(given).isEmpty(), path, "It holds what could tell who somebody was. Take it out.",
					"LOOKS_LIKE_IDENTITY");
	}

	private LearningView known(Id id) {
		return store.find(id).orElseThrow(() -> Problem.notFound("learning", id.value().toString()));
	}

	private static Envelope envelope(Id id, int revision, Author author) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(id.value()), revision, author.at().toInstant(),
				null, 1, null);
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	private static String subject(Id id) {
		return "learning " + id.value();
	}

	/** Something that was learned. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * What was learned, as it is to be issued.
	 *
	 * @param deaths of how many deaths it was learned; for the rule alone
	 * @param answerBy null for the day that the rule gives
	 */
	public record New(String title, String words, List<String> themes, @Nullable LocalDate reviewedFrom,
			@Nullable LocalDate reviewedTo, @Nullable Integer deaths, List<UnitId> units,
			@Nullable LocalDate answerBy) {

		New stripped() {
			return new New(Blanks.strip(title), Blanks.strip(words), themes.stream().distinct().sorted().toList(),
					reviewedFrom, reviewedTo, deaths, units.stream().distinct().toList(), answerBy);
		}

	}

}
