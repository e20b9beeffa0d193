package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.people.Agreements;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.spi.ActionNames;

/**
 * Programmes: things that are done again and again, each tied to what of the plan it is
 * done for. Its unit and its partner units look after it; everybody who reads records
 * reads what it is.
 */
@Service
@Transactional
public class Programmes {

	/** The most characters of a title. */
	public static final int TITLE_LIMIT = 100;

	/** The most characters of the interactive part. */
	public static final int PART_LIMIT = 300;

	private final ProgrammeStore store;

	private final ActivityRules rules;

	private final ActionNames actions;

	private final Partners partners;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Agreements agreements;

	private final SessionNews changes;

	private final Clock clock;

	Programmes(ProgrammeStore store, ActivityRules rules, ActionNames actions, Partners partners,
			CurrentCaller currentCaller, Recording recording, Agreements agreements, SessionNews changes, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.actions = actions;
		this.partners = partners;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.agreements = agreements;
		this.changes = changes;
		this.clock = clock;
	}

	/** A page of programmes, by title. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ProgrammeView> page(Filter filter, int offset, int limit) {
		return store.page(filter, offset, limit);
	}

	/**
	 * Programmes behind one, by title; one more than the limit where there are more.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ProgrammeView> behind(Filter filter, @Nullable Id last, int limit) {
		return store.behind(filter, last, limit + 1);
	}

	/** How many programmes there are. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public int count(Filter filter) {
		return store.count(filter);
	}

	/** A programme by id. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<ProgrammeView> find(Id id) {
		return Optional.ofNullable(store.byIds(List.of(id)).get(id));
	}

	/** A programme by the code by which files and addresses name it. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<ProgrammeView> coded(String code) {
		return Optional.ofNullable(store.byCodes(List.of(code)).get(code));
	}

	/** Programmes by id; unknown ids are left out. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Id, ProgrammeView> byIds(Collection<Id> ids) {
		return store.byIds(ids);
	}

	/** Programmes of actions, each by title; those without any are left out. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<ProgrammeView>> ofActions(Collection<ActionId> actions) {
		return store.ofActions(actions);
	}

	/** What actions are called, withdrawn ones too; what is unknown is left out. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, ActionNames.Named> names(Collection<ActionId> of) {
		return actions.byIds(of);
	}

	/** The actions that a programme can be tied to, plan by plan. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ActionNames.Named> actions() {
		return actions.current();
	}

	/** Whether the caller may change a programme, so that a page offers it. */
	@Allowed(operation = "activities.programme.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public boolean mayChange(Id id) {
		return find(id).filter(it -> currentCaller.get().supportTeam() || it.runBy(currentCaller.reach())).isPresent();
	}

	/**
	 * Adds a programme, as a draft.
	 * @throws Problem where something is missing or wrong, or the unit is another's
	 */
	@Allowed(operation = "activities.programme.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Id add(String idempotencyKey, What what) {
		What form = what.stripped();
		@Nullable UnitId unit = form.unit();
		if (unit != null) {
			currentCaller.reaching(unit);
		}
		var author = recording.author(unit);
		return recording.once(author, idempotencyKey, form, Id::new, () -> {
			var tied = actions.byIds(form.actions());
			check(form, tied, null).raise();
			Told given = form.told();
			var id = new Id(UUID.randomUUID());
			store.add(id, given, tied.values(), State.DRAFT, author);
			return new Made<>(id, subject(id), Map.of("unit", given.unit().value(), "code", given.code(), "kind",
					given.kind(), "countingMode", given.countingMode().name()));
		});
	}

	/**
	 * Changes what is told of a programme: all of it, also what stays. How it counts
	 * stays as it is once anything was counted.
	 * @param expectedVersion the version that the caller saw
	 * @throws Problem where something is wrong, it is of other units, or was changed
	 * meanwhile
	 */
	@Allowed(operation = "activities.programme.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public ProgrammeView change(String idempotencyKey, Id id, int expectedVersion, What what) {
		ProgrammeView before = answering(id);
		What form = what.stripped();
		if (form.unit() != null && !form.unit().equals(before.unit())) {
			currentCaller.reaching(before.unit());
		}
		var author = recording.author(before.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, form), Id::new, () -> {
			ProgrammeView stored = store.locked(id).orElseThrow();
			Problem.unlessSeen(expectedVersion, stored.version(), "this programme");
			if (form.equals(What.of(stored).stripped())) {
				return Made.found(id);
			}
			var tied = actions.byIds(form.actions());
			boolean mode = form.countingMode() != stored.countingMode();
			boolean other = mode || form.periodType() != stored.periodType();
			check(form, tied, stored).when(other && store.counted(id), mode ? "countingMode" : "periodType",
					"Something was counted already, so how it is counted stays. End this programme and add another.",
					"ALREADY_COUNTED")
				.raise();
			Told given = form.told();
			store.change(id, expectedVersion, given, tied.values(), author);
			if (!Set.copyOf(stored.actions()).equals(Set.copyOf(given.actions())) || !stored.kind().equals(given.kind())
					|| !stored.audience().equals(given.audience())) {
				changes.ofAll(id, author.at());
			}
			return new Made<>(id, subject(id), changed(stored, given));
		});
		return find(id).orElseThrow();
	}

	/**
	 * Lets sessions of a programme be recorded from now on.
	 * @throws Problem where it has ended, or was changed meanwhile
	 */
	@Allowed(operation = "activities.programme.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public ProgrammeView start(String idempotencyKey, Id id, int expectedVersion) {
		ProgrammeView before = answering(id);
		new Problem.Faults()
			.when(before.state() == State.DRAFT && before.actions().isEmpty(), "actions",
					"Say which actions of the plan it is done for.")
			.raise();
		return become(idempotencyKey, before, expectedVersion, State.RUNNING, before.toOn());
	}

	/**
	 * Ends a programme. What was recorded stays, and what happened up to its last day can
	 * still be recorded.
	 * @param on its last day
	 * @throws Problem where the day is to come or before its first, or it was changed
	 * meanwhile
	 */
	@Allowed(operation = "activities.programme.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public ProgrammeView end(String idempotencyKey, Id id, int expectedVersion, LocalDate on) {
		ProgrammeView before = answering(id);
		new Problem.Faults().when(on.isBefore(before.fromOn()), "on", "It had not begun by then.")
			.when(on.isAfter(LocalDate.now(clock)), "on", "End it on the day, not before.", "IN_FUTURE")
			.raise();
		return become(idempotencyKey, before, expectedVersion, State.ENDED, on);
	}

	private ProgrammeView become(String key, ProgrammeView before, int expectedVersion, State state,
			@Nullable LocalDate toOn) {
		Id id = before.id();
		recording.once(recording.author(before.unit()), key, List.of(id, expectedVersion, state, String.valueOf(toOn)),
				Id::new, () -> {
					ProgrammeView stored = store.locked(id).orElseThrow();
					Problem.unlessSeen(expectedVersion, stored.version(), "this programme");
					if (stored.state() == state && Objects.equals(stored.toOn(), toOn)) {
						return Made.found(id);
					}
					if (stored.state() == State.ENDED && state == State.RUNNING) {
						throw Problem.conflict("This programme has ended. Add another one.", stored.version());
					}
					store.become(id, expectedVersion, state, toOn, recording.author(before.unit()));
					return new Made<>(id, subject(id), Map.of("state", state.name(), "toOn", String.valueOf(toOn)));
				});
		return find(id).orElseThrow();
	}

	/** Its unit and its partner units may, and the support team. */
	private ProgrammeView answering(Id id) {
		ProgrammeView found = find(id).orElseThrow(() -> Problem.notFound("programme", id.value().toString()));
		if (!currentCaller.get().supportTeam() && !found.runBy(currentCaller.reach())) {
			currentCaller.reaching(found.unit());
		}
		return found;
	}

	private Problem.Faults check(What given, Map<ActionId, ActionNames.Named> tied, @Nullable ProgrammeView before) {
		LocalDate day = (given.fromOn() != null) ? given.fromOn() : LocalDate.now(clock);
		@Nullable UnitId unit = given.unit();
		boolean codeTaken = !given.code().isEmpty() && store.taken(given.code(), (before != null) ? before.id() : null);
		var units = new HashSet<UnitId>(given.partnerUnits());
		if (unit != null) {
			units.add(unit);
		}
		var known = partners.units(units).keySet();
		boolean backwards = given.toOn() != null && given.toOn().isBefore(day);
		var faults = new Problem.Faults()
			.when(!given.code().matches("[A-Z0-9][A-Z0-9-]{1,39}"), "code",
					"Give a code of capital letters, digits and hyphens, 2 to 40, such as IRVINE-BEACH.")
			.when(codeTaken, "code", "Another programme has this code.", "TAKEN")
			.words(given.title(), TITLE_LIMIT, "title", "Say what the programme is called.")
			.when(unit == null, "unit", "Say which unit runs it.")
			.when(unit != null && !known.contains(unit), "unit", "There is no such unit.")
			.when(given.fromOn() == null, "fromOn", "Say on which day it begins.")
			.when(!known.containsAll(given.partnerUnits()), "partnerUnits", "One of these units is not known.")
			.when(unit != null && given.partnerUnits().contains(unit), "partnerUnits",
					"Its own unit is no partner of it.")
			.when(!tied.keySet().containsAll(given.actions()), "actions", "One of these actions is not known.")
			.when(tied.values()
				.stream()
				.anyMatch(it -> it.withdrawn() && !(before != null && before.actions().contains(it.id()))), "actions",
					"One of these actions was withdrawn; choose another.")
			.when(before != null && before.state() != State.DRAFT && given.actions().isEmpty(), "actions",
					"Say which actions of the plan it is done for.")
			.when(backwards, "toOn", "Its last day is before its first.")
			.text(given.interactivePart(), PART_LIMIT, "interactivePart");
		rules.list(ActivityLists.Kind.KIND).check(faults, "kind", given.kind(), day);
		rules.list(ActivityLists.Kind.AUDIENCE).check(faults, "audience", given.audience(), day);
		if (given.approach() != null) {
			rules.list(ActivityLists.Kind.APPROACH).check(faults, "approach", given.approach(), day);
		}
		checkKeyed(faults, given, day, before);
		return faults;
	}

	/** Only adults are told apart, and only by units that may tell of single persons. */
	private void checkKeyed(Problem.Faults faults, What given, LocalDate day, @Nullable ProgrammeView before) {
		if (given.countingMode() != CountingMode.KEYED) {
			return;
		}
		@Nullable UnitId unit = given.unit();
		boolean was = before != null && before.countingMode() == CountingMode.KEYED && before.unit().equals(unit);
		faults
			.when(given.audience() != null && !rules.on(day).keyedAudiences().contains(given.audience()), "audience",
					"Only adults are told apart by keys. Choose an audience of adults, or count heads.", "ADULTS_ALONE")
			.when(unit != null && !was && !agreements.lets(unit, Participants.DATA_SET, LocalDate.now(clock)),
					"countingMode",
					"This unit may not tell single persons apart here: its organisation has not switched it on, or no agreement covers who takes part. Its information governance officer can see to it; until then count heads.",
					"PERSON_LEVEL_OFF");
	}

	private static Map<String, String> changed(ProgrammeView before, Told now) {
		var changed = new LinkedHashMap<String, String>();
		if (!before.unit().equals(now.unit())) {
			changed.put("unit", now.unit().value());
		}
		if (!before.kind().equals(now.kind())) {
			changed.put("kind", now.kind());
		}
		if (!Set.copyOf(before.actions()).equals(Set.copyOf(now.actions()))) {
			changed.put("actions", Auditable.CHANGED);
		}
		if (before.countingMode() != now.countingMode()) {
			changed.put("countingMode", now.countingMode().name());
		}
		if (changed.isEmpty()) {
			changed.put("programme", Auditable.CHANGED);
		}
		return changed;
	}

	static String subject(Id id) {
		return "programme " + id.value();
	}

	/** A programme. */
	public record Id(UUID value) implements Identifier {
	}

	/** How far a programme is. */
	public enum State {

		/** Told, and nothing is recorded yet. */
		DRAFT,
		/** Sessions are recorded. */
		RUNNING,
		/** Over. */
		ENDED

	}

	/**
	 * What is told of a programme.
	 *
	 * @param code by which files name it; capital letters, digits and hyphens
	 * @param partnerUnits units that run it together with its own
	 * @param interactivePart what goes with an approach that does little alone
	 * @param toOn its last day; null while nobody knows
	 */
	public record What(String code, String title, @Nullable UnitId unit, List<UnitId> partnerUnits,
			List<ActionId> actions, @Nullable String kind, @Nullable String audience, @Nullable String approach,
			@Nullable String interactivePart, CountingMode countingMode, CountingYear periodType,
			@Nullable LocalDate fromOn, @Nullable LocalDate toOn) {

		/** The same as is told of a programme now. */
		public static What of(ProgrammeView it) {
			return new What(it.code(), it.title(), it.unit(), it.partnerUnits(), it.actions(), it.kind(), it.audience(),
					it.approach(), it.interactivePart(), it.countingMode(), it.periodType(), it.fromOn(), it.toOn());
		}

		private What stripped() {
			return new What(Blanks.strip(code).toUpperCase(Locale.ROOT), Blanks.strip(title), unit,
					partnerUnits.stream().distinct().sorted(Comparator.comparing(UnitId::value)).toList(),
					actions.stream().distinct().sorted(Comparator.comparing(ActionId::value)).toList(), kind, audience,
					Blanks.stripped(approach), Blanks.stripped(interactivePart), countingMode, periodType, fromOn,
					toOn);
		}

		/** The same, of which nothing is missing. */
		private Told told() {
			return new Told(code, title, Objects.requireNonNull(unit), partnerUnits, actions,
					Objects.requireNonNull(kind), Objects.requireNonNull(audience), approach, interactivePart,
					countingMode, periodType, Objects.requireNonNull(fromOn), toOn);
		}

	}

	/** What is told of a programme and was checked. */
	record Told(String code, String title, UnitId unit, List<UnitId> partnerUnits, List<ActionId> actions, String kind,
			String audience, @Nullable String approach, @Nullable String interactivePart, CountingMode countingMode,
			CountingYear periodType, LocalDate fromOn, @Nullable LocalDate toOn) {
	}

	/**
	 * Which programmes.
	 *
	 * @param units run by one of these; null for any
	 * @param search part of a title or a code; null for all
	 */
	public record Filter(@Nullable Set<UnitId> units, @Nullable ActionId action, @Nullable String kind,
			@Nullable State state, @Nullable String search) {

		/** All of them. */
		public static final Filter ALL = new Filter(null, null, null, null, null);

	}

}
