package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Partners;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * Words about risk and harm that partners agreed to say alike: who looks after them, who
 * was asked to use them, and who does.
 */
@Service
@Transactional
public class MessageSets {

	/** The most characters of a title. */
	public static final int TITLE_LIMIT = 120;

	/** The most characters of a code. */
	public static final int CODE_LIMIT = 40;

	/** The most characters of the words. */
	public static final int WORDS_LIMIT = 2000;

	/** What GraphQL calls one. */
	public static final String TYPE = "MessageSet";

	private final MessageSetStore store;

	private final ActivityRules rules;

	private final Partners partners;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final SessionNews news;

	private final Clock clock;

	MessageSets(MessageSetStore store, ActivityRules rules, Partners partners, CurrentCaller currentCaller,
			Recording recording, SessionNews news, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.partners = partners;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.news = news;
		this.clock = clock;
	}

	/** A page of agreed words, those that are due first. */
	@Allowed(operation = "activities.message.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<MessageSetView> page(Filter filter, int offset, int limit) {
		return store.page(filter, offset, limit);
	}

	/**
	 * Agreed words behind some, those that are due first; one more than the limit where
	 * there are more.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "activities.message.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<MessageSetView> behind(Filter filter, @Nullable Id last, int limit) {
		return store.behind(filter, last, limit + 1);
	}

	/** How many there are. */
	@Allowed(operation = "activities.message.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public int count(Filter filter) {
		return store.count(filter);
	}

	/** Agreed words by id. */
	@Allowed(operation = "activities.message.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<MessageSetView> find(Id id) {
		return Optional.ofNullable(store.byIds(List.of(id)).get(id));
	}

	/** Agreed words by the code by which addresses name them. */
	@Allowed(operation = "activities.message.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<MessageSetView> coded(String code) {
		return store.coded(code);
	}

	/** How many that the caller's own units were asked to use none of them uses yet. */
	@Allowed(operation = "activities.message.use",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public int asked() {
		return store.count(new Filter(null, currentCaller.get().ownUnits(), null));
	}

	/**
	 * Adds agreed words, which count as looked at today.
	 * @throws Problem where something is missing or wrong, or the unit is another's
	 */
	@Allowed(operation = "activities.message.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Id add(String idempotencyKey, What what) {
		What form = what.stripped();
		@Nullable UnitId unit = form.unit();
		if (unit != null) {
			currentCaller.reaching(unit);
		}
		var author = recording.author(unit);
		return recording.once(author, idempotencyKey, form, Id::new, () -> {
			check(form, null).raise();
			Told given = form.told();
			var id = new Id(UUID.randomUUID());
			store.add(id, given, LocalDate.now(clock), author);
			counted(id, 1, given.unit(), LocalDate.now(clock), author);
			return new Made<>(id, subject(id), Map.of("unit", given.unit().value(), "code", given.code()));
		});
	}

	/**
	 * Changes agreed words: all that is told of them, also what stays.
	 * @param expectedVersion the version that the caller saw
	 * @throws Problem where something is wrong, they are another unit's or withdrawn, or
	 * were changed meanwhile
	 */
	@Allowed(operation = "activities.message.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public MessageSetView change(String idempotencyKey, Id id, int expectedVersion, What what) {
		MessageSetView before = answering(id);
		What form = what.stripped();
		if (form.unit() != null && !form.unit().equals(before.unit())) {
			currentCaller.reaching(form.unit());
		}
		var author = recording.author(before.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, form), Id::new, () -> {
			MessageSetView stored = standing(id, expectedVersion);
			if (form.equals(What.of(stored).stripped())) {
				return Made.found(id);
			}
			check(form, stored).raise();
			store.change(id, expectedVersion, form.told(), author);
			return new Made<>(id, subject(id), Map.of("words", Auditable.CHANGED));
		});
		return find(id).orElseThrow();
	}

	/**
	 * Says that somebody looked at agreed words and they are right.
	 * @throws Problem where they are another unit's or withdrawn, or were changed
	 * meanwhile
	 */
	@Allowed(operation = "activities.message.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public MessageSetView review(String idempotencyKey, Id id, int expectedVersion) {
		MessageSetView before = answering(id);
		var author = recording.author(before.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, "review"), Id::new, () -> {
			MessageSetView stored = standing(id, expectedVersion);
			LocalDate today = LocalDate.now(clock);
			store.review(id, expectedVersion, today, author);
			counted(id, expectedVersion + 1, stored.unit(), today, author);
			return new Made<>(id, subject(id), Map.of("reviewedOn", today.toString()));
		});
		return find(id).orElseThrow();
	}

	/**
	 * Says that agreed words are used no more by anybody.
	 * @throws Problem where they are another unit's or withdrawn already, or were changed
	 * meanwhile
	 */
	@Allowed(operation = "activities.message.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public MessageSetView withdraw(String idempotencyKey, Id id, int expectedVersion) {
		MessageSetView before = answering(id);
		var author = recording.author(before.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, "withdraw"), Id::new, () -> {
			MessageSetView stored = standing(id, expectedVersion);
			LocalDate today = LocalDate.now(clock);
			store.withdraw(id, expectedVersion, today, author);
			counted(id, expectedVersion + 1, stored.unit(), today, author);
			return new Made<>(id, subject(id), Map.of("withdrawnOn", today.toString()));
		});
		return find(id).orElseThrow();
	}

	/**
	 * Asks units to use agreed words; those that were asked before are passed over.
	 * @throws Problem where a unit is not known, or they are another unit's or withdrawn
	 */
	@Allowed(operation = "activities.message.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public MessageSetView ask(String idempotencyKey, Id id, Collection<UnitId> units) {
		MessageSetView before = answering(id);
		var wanted = Set.copyOf(units);
		var author = recording.author(before.unit());
		recording.once(author, idempotencyKey, List.of(id, List.copyOf(wanted)), Id::new, () -> {
			standing(id, before.version());
			new Problem.Faults().when(wanted.isEmpty(), "units", "Say which units are asked.")
				.when(!partners.units(wanted).keySet().containsAll(wanted), "units", "One of these units is not known.")
				.raise();
			LocalDate today = LocalDate.now(clock);
			int asked = store.ask(id, wanted, today, author);
			if (asked == 0) {
				return Made.found(id);
			}
			counted(id, before.version(), before.unit(), today, author);
			return new Made<>(id, subject(id), Map.of("asked", String.valueOf(asked)));
		});
		return find(id).orElseThrow();
	}

	/**
	 * Says from when on a unit uses agreed words, or that it does no more.
	 * @param uses whether it does
	 * @param on its first day of using them, or its last
	 * @throws Problem where the day is to come, it says so already, they are withdrawn,
	 * or the unit is not the caller's
	 */
	@Allowed(operation = "activities.message.use",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public MessageSetView use(String idempotencyKey, Id id, @Nullable UnitId unit, boolean uses,
			@Nullable LocalDate on) {
		MessageSetView before = find(id).orElseThrow(() -> Problem.notFound("agreed words", id.value().toString()));
		if (unit != null) {
			currentCaller.reaching(unit);
		}
		var author = recording.author(unit);
		recording.once(author, idempotencyKey, List.of(id, String.valueOf(unit), uses, String.valueOf(on)), Id::new,
				() -> {
					standing(id, before.version());
					LocalDate today = LocalDate.now(clock);
					Optional<LocalDate> since = (unit != null) ? store.usedSince(id, unit) : Optional.empty();
					new Problem.Faults().when(unit == null, "unit", "Say which unit.")
						.when(on == null, "on", "Say since when, or until when.")
						.when(on != null && on.isAfter(today), "on", "This day is to come.", "IN_FUTURE")
						.when(uses && since.isPresent(), "unit", "This unit uses them already.")
						.when(!uses && since.isEmpty(), "unit", "This unit does not use them.")
						.when(!uses && on != null && since.filter(on::isBefore).isPresent(), "on",
								"This unit began later than that.")
						.raise();
					LocalDate day = Objects.requireNonNull(on);
					UnitId of = Objects.requireNonNull(unit);
					if (uses) {
						store.use(id, of, day, author);
					}
					else {
						store.stop(id, of, day);
					}
					counted(id, before.version(), of, day, author);
					return new Made<>(id, subject(id), Map.of("unit", of.value(), "uses", String.valueOf(uses)));
				});
		return find(id).orElseThrow();
	}

	private void counted(Id id, int revision, UnitId unit, LocalDate from, Author author) {
		news.of(SessionNews.MESSAGES, id.value(), revision, unit, List.of(from, LocalDate.now(clock)), author.at());
	}

	private MessageSetView standing(Id id, int expectedVersion) {
		MessageSetView stored = store.locked(id).orElseThrow();
		Problem.unlessSeen(expectedVersion, stored.version(), "these words");
		if (stored.state() == MessageSetView.State.WITHDRAWN) {
			throw Problem.conflict("These words were withdrawn. Add others.", stored.version());
		}
		return stored;
	}

	private MessageSetView answering(Id id) {
		MessageSetView found = find(id).orElseThrow(() -> Problem.notFound("agreed words", id.value().toString()));
		currentCaller.reaching(found.unit());
		return found;
	}

	private Problem.Faults check(What given, @Nullable MessageSetView before) {
		@Nullable UnitId unit = given.unit();
		boolean taken = !given.code().isEmpty() && store.taken(given.code(), (before != null) ? before.id() : null);
		var faults = new Problem.Faults().words(given.title(), TITLE_LIMIT, "title", "Say what they are about.")
			.when(!given.code().matches("[A-Z0-9][A-Z0-9-]{1,39}"), "code",
					"Give a code of capital letters, digits and hyphens, 2 to 40, such as ALCOHOL-AND-DRIVING.")
			.when(taken, "code", "Other words have this code.", "TAKEN")
			.when(unit == null, "unit", "Say which unit looks after them.")
			.when(unit != null && !partners.units(List.of(unit)).containsKey(unit), "unit", "There is no such unit.")
			.words(given.agreed(), WORDS_LIMIT, "agreed", "Write what was agreed.");
		if (before == null || !before.topic().equals(given.topic())) {
			rules.list(ActivityLists.Kind.TOPIC).check(faults, "topic", given.topic(), LocalDate.now(clock));
		}
		return faults;
	}

	static String subject(Id id) {
		return "agreed words " + id.value();
	}

	/** Agreed words. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * What is told of agreed words.
	 *
	 * @param agreed the words
	 */
	public record What(String code, String title, @Nullable String topic, @Nullable UnitId unit, String agreed) {

		/** The same as is told now. */
		public static What of(MessageSetView it) {
			return new What(it.code(), it.title(), it.topic(), it.unit(), it.agreed());
		}

		private What stripped() {
			return new What(Blanks.strip(code).toUpperCase(Locale.ROOT), Blanks.strip(title), topic, unit,
					Blanks.strip(agreed));
		}

		private Told told() {
			return new Told(code, title, Objects.requireNonNull(topic), Objects.requireNonNull(unit), agreed);
		}

	}

	/** What is told of agreed words and was checked. */
	record Told(String code, String title, String topic, UnitId unit, String agreed) {
	}

	/**
	 * Which agreed words.
	 *
	 * @param state how they stand; null for all that hold
	 * @param asking those that one of these units was asked to use and none uses; null
	 * for all
	 * @param search part of a title or a code; null for all
	 */
	public record Filter(MessageSetView.@Nullable State state, @Nullable Set<UnitId> asking, @Nullable String search) {

		/** All that hold. */
		public static final Filter ALL = new Filter(null, null, null);

	}

}
