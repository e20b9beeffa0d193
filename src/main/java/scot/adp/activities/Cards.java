package scot.adp.activities;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.events.RecordId;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Allowance;

/**
 * Cards: links on paper by which whoever holds one tells counts without an account, and
 * for some minutes puts the own ones right. A card shows titles alone. Of its secret the
 * hash is kept; one that is none, is over or was ended is told from the others by nobody.
 */
@Service
@Transactional
public class Cards {

	/** Where the link of a card leads. */
	public static final String LINK = "tally-card";

	/** The most characters of where a card hangs. */
	public static final int LABEL_LIMIT = 60;

	/** As many bits as nobody guesses: 128. */
	private static final int BYTES = 16;

	private static final int TOKEN_LIMIT = 40;

	private static final int LISTED = 200;

	private static final int TO_CHECK_LISTED = 50;

	private static final String WRONG = "WRONG";

	/** A hall has one address, however many stand in it and count. */
	private final Allowance allowance = new Allowance(300, 300, 3000);

	private final SecureRandom random = new SecureRandom();

	private final CardStore store;

	private final SessionStore sessions;

	private final SessionCheck check;

	private final SessionKeeping keeping;

	private final SeriesStore series;

	private final ProgrammeStore programmes;

	private final PlaceCatalogue places;

	private final ActivityRules rules;

	private final TallyRules tally;

	private final SessionNews changes;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	Cards(CardStore store, SessionStore sessions, SessionCheck check, SessionKeeping keeping, SeriesStore series,
			ProgrammeStore programmes, PlaceCatalogue places, ActivityRules rules, TallyRules tally,
			SessionNews changes, CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.store = store;
		this.sessions = sessions;
		this.check = check;
		this.keeping = keeping;
		this.series = series;
		this.programmes = programmes;
		this.places = places;
		this.rules = rules;
		this.tally = tally;
		this.changes = changes;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/** The last cards of the caller's units, those in use first. */
	@Allowed(operation = "activities.card.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<CardView> list() {
		return store.list(currentCaller.get().supportTeam() ? null : currentCaller.reach(), today(), LISTED);
	}

	/**
	 * Makes a card for a series, or for a programme at all sites that its series have
	 * now.
	 * @return the card, and its secret the first time alone
	 * @throws Problem where cards are not offered, or what it is to count is of other
	 * units, is over or is nowhere
	 */
	@Allowed(operation = "activities.card.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Issued make(String idempotencyKey, New asked) {
		New made = new New(asked.programme(), asked.series(), Blanks.stripped(asked.label()));
		ProgrammeView programme = Optional.ofNullable(programmes.byIds(List.of(made.programme())).get(made.programme()))
			.orElseThrow(() -> Problem.notFound("programme", made.programme().value().toString()));
		@Nullable SeriesView of = (made.series() != null) ? series.byIds(List.of(made.series())).get(made.series()) : null;
		UnitId unit = (of != null) ? of.unit() : ownOf(programme);
		currentCaller.reaching(unit);
		var sites = (made.series() == null) ? sites(made.programme()) : List.<PlaceView>of();
		new Problem.Faults().text(made.label(), LABEL_LIMIT, "label")
			.when(tally.cardDays() == 0, "what", "The partnership offers no cards.")
			.when(made.series() != null && (of == null || !of.programme().equals(made.programme())), "what",
					"There is no such series.")
			.when(of != null && of.state() == SeriesPlans.State.ENDED, "what", "This series has ended.")
			.when(programme.state() != Programmes.State.RUNNING, "what", "This programme does not run now.")
			.when(of != null && of.countOffered() != SeriesPlans.CountOffered.PER_SESSION, "what",
					"Those who run this group let nobody count a single session.")
			.when(made.series() == null && sites.isEmpty(), "what",
					"None of its series has a site that may be named; make a card for a series.")
			.raise();
		var secret = new AtomicReference<@Nullable String>();
		Id id = recording.once(recording.author(unit), idempotencyKey, made, Id::new, () -> {
			var author = recording.author(unit);
			var card = new Id(UUID.randomUUID());
			String token = secret();
			secret.set(token);
			store.add(card, code(card), made, unit, hash(token), sites.stream().map(PlaceView::id).toList(),
					today().plusDays(tally.cardDays()), author);
			return new Made<>(card, subject(card), Map.of("programme", programme.code(), "unit", unit.value()));
		});
		return new Issued(store.find(id).orElseThrow(), secret.get());
	}

	/** What somebody calls a card by, who has it in hand: it opens nothing. */
	private static String code(Id card) {
		return card.value().toString().replace("-", "").substring(0, 8).toUpperCase(Locale.ROOT);
	}

	private UnitId ownOf(ProgrammeView programme) {
		var reach = currentCaller.reach();
		return programme.units().stream().filter(reach::contains).findFirst().orElse(programme.unit());
	}

	/** Those of which anybody may know, by name. */
	private List<PlaceView> sites(Programmes.Id programme) {
		return places.byIds(store.places(programme))
			.values()
			.stream()
			.filter(it -> it.masking() == PlaceView.Masking.OPEN && it.open(today()))
			.sorted(Comparator.comparing(PlaceView::name, String.CASE_INSENSITIVE_ORDER))
			.toList();
	}

	/**
	 * Ends a card: from now on it opens nothing.
	 * @param because why, a code of its list
	 */
	@Allowed(operation = "activities.card.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public void end(String idempotencyKey, Id id, int expectedVersion, String because) {
		CardView card = store.find(id).orElseThrow(() -> Problem.notFound("card", id.value().toString()));
		currentCaller.reaching(card.unit());
		var faults = new Problem.Faults();
		tally.cardEnded().check(faults, "because", because, today());
		faults.raise();
		recording.once(recording.author(card.unit()), idempotencyKey, List.of(id, expectedVersion, because), Id::new,
				() -> {
					store.end(id, expectedVersion, because, recording.author(card.unit()));
					return new Made<>(id, subject(id), Map.of("because", because));
				});
	}

	/**
	 * Ends a card that is named by what is printed on it.
	 * @param code of a card of the caller's units
	 */
	@Allowed(operation = "activities.card.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public CardView end(String idempotencyKey, String code, int expectedVersion, String because) {
		CardView card = store.coded(code).orElseThrow(() -> Problem.notFound("card", code));
		end(idempotencyKey, card.id(), expectedVersion, because);
		return store.find(card.id()).orElseThrow();
	}

	/**
	 * Counts that came by card to the caller's own units and are far above what is usual
	 * there, the newest first.
	 */
	@Allowed(operation = "activities.session.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM, Role.ADP_LEAD,
					Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<SessionView> toCheck() {
		Set<UnitId> reach = currentCaller.reach();
		var filter = new Sessions.Filter(null, null, null, null, null, null, null, null, null, null,
				Set.of(SessionView.State.TO_CHECK));
		return sessions.page(filter, reach, 0, TO_CHECK_LISTED)
			.stream()
			.filter(it -> reach.contains(it.unit()))
			.toList();
	}

	/** What the link of a card lets its holder count; empty where it lets nobody. */
	@Allowed(operation = "activities.card.use", to = Audience.PUBLIC)
	@Transactional(readOnly = true)
	public Optional<Open> byLink(String token) {
		return usable(token).map(this::open);
	}

	/** What is shown to whoever holds a card: titles. */
	private Open open(CardView card) {
		ProgrammeView programme = Objects
			.requireNonNull(programmes.byIds(List.of(card.programme())).get(card.programme()));
		@Nullable SeriesView of = (card.series() != null) ? series.byIds(List.of(card.series())).get(card.series()) : null;
		var sites = places.byIds(card.places())
			.values()
			.stream()
			.filter(it -> it.masking() == PlaceView.Masking.OPEN && it.open(today()))
			.sorted(Comparator.comparing(PlaceView::name, String.CASE_INSENSITIVE_ORDER))
			.map(it -> new Site(it.id(), it.name()))
			.toList();
		return new Open(card.title(), card.code(), programme.audience(),
				programme.countingMode() == CountingMode.FIRST_TIMERS,
				(of != null && of.mode() == Mode.STREET) || programme.kind().equals("OUTREACH"), sites);
	}

	/**
	 * Tells a count by a card, once for each key.
	 * @param key of the form, a UUID; whoever knows it puts the count right for some
	 * minutes
	 * @throws Problem where the card lets nobody count, or something is wrong, or unusual
	 * and not confirmed
	 */
	@Allowed(operation = "activities.card.use", to = Audience.PUBLIC)
	public Counted count(String key, String token, Count count) {
		take();
		CardView card = using(token);
		UUID form = form(key);
		SessionEntry entry = entry(card, count);
		var id = recording.onceForAnybody(key, List.of(card.id(), entry), Sessions.Id::new, () -> {
			var author = author(card);
			var row = keeping.keep(List.of(checked(card, entry, null)), null, null, author).getFirst();
			store.told(card.id(), form, row.id(), author.at());
			return new Made<>(row.id(), Sessions.subject(row.id()),
					told(card, row.state(), row.tallies().present(false)));
		});
		return counted(id);
	}

	/** What was told under a key, as long as it can be put right there. */
	@Allowed(operation = "activities.card.use", to = Audience.PUBLIC)
	@Transactional(readOnly = true)
	public Optional<Counted> told(String token, String key) {
		return usable(token).filter(it -> isForm(key))
			.flatMap(card -> store.told(card.id(), UUID.fromString(key), since()))
			.map(it -> counted(it.session()))
			.filter(it -> it.session().stands());
	}

	/**
	 * Puts right what was told under a key of a card.
	 * @throws Problem where it is too late for it, the unit looked at it meanwhile, or
	 * something is wrong
	 */
	@Allowed(operation = "activities.card.use", to = Audience.PUBLIC)
	public Counted correct(String idempotencyKey, String token, String key, Count count) {
		take();
		CardView card = using(token);
		UUID form = form(key);
		SessionEntry entry = entry(card, count);
		var id = recording.onceForAnybody(idempotencyKey, List.of(card.id(), key, entry), Sessions.Id::new, () -> {
			SessionView stored = own(card, form);
			var author = author(card);
			var row = checked(card, entry, stored);
			var rule = rules.on(row.on());
			boolean unusual = row.state() == SessionView.State.HELD && UsualCount.exceeded(row.tallies().present(false),
					store.lastCounts(card.series(), stored.id(), rule.checkOfLast()), rule);
			row = unusual ? row.to(SessionView.State.TO_CHECK) : row;
			sessions.change(stored.version(), row, null, author);
			store.seen(card.id(), form, stored.version() + 1);
			changes.changed(SessionKeeping.told(row, stored.version() + 1), author.at());
			changes.of(row.id().value(), stored.version() + 1, row.unit(), List.of(stored.happenedOn(), row.on()),
					author.at());
			return new Made<>(row.id(), Sessions.subject(row.id()),
					told(card, row.state(), row.tallies().present(false)));
		});
		return counted(id);
	}

	/**
	 * Takes back what was told under a key of a card.
	 * @throws Problem where it is too late for it, or the unit looked at it meanwhile
	 */
	@Allowed(operation = "activities.card.use", to = Audience.PUBLIC)
	public void takeBack(String idempotencyKey, String token, String key) {
		take();
		CardView card = using(token);
		UUID form = form(key);
		recording.onceForAnybody(idempotencyKey, List.of(card.id(), key), Sessions.Id::new, () -> {
			SessionView stored = own(card, form);
			var author = author(card);
			sessions.strike(stored.id(), stored.version(), WRONG, author);
			store.seen(card.id(), form, stored.version() + 1);
			var programme = Objects
				.requireNonNull(programmes.byIds(List.of(stored.programme())).get(stored.programme()));
			changes.changed(new SessionNews.Told(stored.id(), stored.version() + 1, programme, stored.unit(),
					(stored.place() != null) ? new RecordId(stored.place().value()) : null, stored.happenedOn()),
					author.at());
			changes.of(stored.id().value(), stored.version() + 1, stored.unit(), List.of(stored.happenedOn()),
					author.at());
			return new Made<>(stored.id(), Sessions.subject(stored.id()),
					Map.of("state", SessionView.State.STRUCK.name(), "card", card.code()));
		});
	}

	private SessionView own(CardView card, UUID form) {
		var told = store.told(card.id(), form, since())
			.orElseThrow(() -> Problem.conflict("A count can be put right for %d minutes. Tell the unit that runs it."
				.formatted(tally.correctMinutes()), null));
		SessionView stored = sessions.locked(List.of(told.session())).getFirst();
		if (!stored.stands() || stored.version() != told.version()) {
			throw Problem
				.conflict("The unit that runs it has looked at this count meanwhile. Tell them what was wrong.", null);
		}
		return stored;
	}

	private SessionStore.Row checked(CardView card, SessionEntry entry, @Nullable SessionView instead) {
		var checked = check
			.of(List.of(entry), new SessionCheck.By(Set.of(card.unit()), false, SessionView.How.CARD), instead)
			.getFirst();
		if (!checked.faults().isEmpty()) {
			throw Problem.invalid(checked.faults());
		}
		return checked.row();
	}

	private SessionEntry entry(CardView card, Count count) {
		LocalDate today = today();
		new Problem.Faults()
			.when(card.series() == null && (count.place() == null || !card.places().contains(count.place())), "place",
					"Say at which site it was.")
			.when(count.on() != null && count.on().isBefore(today.minusDays(tally.cardDaysBack())), "happenedOn",
					"A card takes counts of the last %d days. Tell the unit that runs it of older ones."
						.formatted(tally.cardDaysBack()))
			.when(count.didNotRun() == null && !count.tallies().counted() && count.contacts() == null, "tallies",
					"Say how many were there; 0 where nobody came.", "NOTHING_COUNTED")
			.raise();
		return new SessionEntry(card.series(), card.programme(), count.on(), null, null, null,
				(card.series() == null) ? count.place() : null, card.unit(), null, null, false, count.tallies(),
				count.firstTimers(), count.contacts(), null, null, null, null, count.handedOut(), null, null, null,
				count.didNotRun(), null, null, count.confirmed());
	}

	private Counted counted(Sessions.Id id) {
		SessionView session = sessions.byIds(List.of(id), null).getFirst();
		@Nullable PlaceView place = (session.place() != null) ? places.byIds(List.of(session.place())).get(session.place())
				: null;
		return new Counted(session, (place != null && place.masking() == PlaceView.Masking.OPEN) ? place.name() : null);
	}

	private static Map<String, String> told(CardView card, SessionView.State state, int present) {
		var told = new HashMap<String, String>();
		told.put("card", card.code());
		told.put("how", SessionView.How.CARD.name());
		told.put("state", state.name());
		told.put("present", String.valueOf(present));
		return told;
	}

	/** What comes by a card is nobody's but the card's. */
	private Author author(CardView card) {
		return new Author(new AccountId(card.id().value()), new MemberId(card.id().value()),
				"Tally card %s".formatted(card.code()), OffsetDateTime.now(clock));
	}

	private void take() {
		Duration wait = currentCaller.find()
			.map(caller -> allowance.takeFrom(caller.account().value().toString()))
			.orElseGet(allowance::takeFromStranger);
		if (wait.isPositive()) {
			throw Problem
				.forbidden("Many counts came in the last hour. Keep this one and send it again in some minutes.");
		}
	}

	private CardView using(String token) {
		return usable(token).orElseThrow(() -> Problem.notFound("card", "that takes counts now"));
	}

	private Optional<CardView> usable(String token) {
		return (token.length() > TOKEN_LIMIT || tally.cardDays() == 0) ? Optional.empty()
				: store.usable(hash(token), today());
	}

	private static boolean isForm(String key) {
		return key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
	}

	private static UUID form(String key) {
		if (!isForm(key)) {
			throw Problem.invalid("key", "Open the page of the card again.");
		}
		return UUID.fromString(key);
	}

	private OffsetDateTime since() {
		return OffsetDateTime.now(clock).minusMinutes(tally.correctMinutes());
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	private String secret() {
		var bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	static String hash(String token) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private static String subject(Id id) {
		return "tally card " + id.value();
	}

	/** A card. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * A card to be made.
	 *
	 * @param series what it counts; null for the programme at all its sites
	 * @param label where it hangs or which post holds it; null to leave that out
	 */
	public record New(Programmes.Id programme, SeriesPlans.@Nullable Id series, @Nullable String label) {
	}

	/**
	 * A card that was made.
	 *
	 * @param secret what its link ends in; null where it was made before, since it is
	 * kept nowhere
	 */
	public record Issued(CardView card, @Nullable String secret) {

		/**
		 * Where its link leads on this program; null where its secret is not known any
		 * more.
		 */
		public @Nullable String path() {
			return (secret != null) ? "/%s/%s".formatted(LINK, secret) : null;
		}

	}

	/**
	 * What a card shows to whoever holds it.
	 *
	 * @param audience whom it is for, a code
	 * @param firstTimers whether it is asked who was there for the first time
	 * @param outreach whether people are met out and about
	 * @param sites where it may have been; none where that is clear
	 */
	public record Open(String title, String code, String audience, boolean firstTimers, boolean outreach,
			List<Site> sites) {
	}

	/** A site. */
	public record Site(PlaceId id, String name) {
	}

	/**
	 * A count as somebody tells it.
	 *
	 * @param place at which of the sites; null where there is no choice
	 * @param didNotRun why it did not run, a code; null where it was held
	 * @param confirmed whether somebody said that it is right, though it is unusual
	 */
	public record Count(@Nullable PlaceId place, @Nullable LocalDate on, Tallies tallies, @Nullable Integer firstTimers,
			@Nullable Integer contacts, @Nullable Integer handedOut, @Nullable String didNotRun, boolean confirmed) {
	}

	/**
	 * What a count became.
	 *
	 * @param place where it was; null where that is not told
	 */
	public record Counted(SessionView session, @Nullable String place) {
	}

}
