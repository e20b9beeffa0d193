package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.spi.ActionNames;

/** What is to be better of the standards, by whom and when, as a part of the strategy. */
@Service
@Transactional
public class MatImprovements {

	/** The most characters of what is to be better. */
	public static final int WHAT_LIMIT = 300;

	private static final int YEARS_AHEAD = 5;

	private final MatStore store;

	private final MatRules rules;

	private final Partners partners;

	private final ActionNames actions;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	MatImprovements(MatStore store, MatRules rules, Partners partners, ActionNames actions, CurrentCaller currentCaller,
			Recording recording, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.partners = partners;
		this.actions = actions;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Says what is to be better.
	 * @throws Problem where something is wrong
	 */
	@Allowed(operation = "treatment.mat.improve",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Id plan(String idempotencyKey, Entry sent) {
		Entry entry = sent.stripped();
		if (entry.unit() != null) {
			currentCaller.reaching(entry.unit());
		}
		check(entry);
		UnitId unit = Objects.requireNonNull(entry.unit());
		Author author = recording.author(unit);
		return recording.once(author, idempotencyKey, entry, Id::new, () -> {
			var id = new Id(UUID.randomUUID());
			store.add(id, entry, author);
			return new Made<>(id, subject(id), Map.of("unit", unit.value(), "cycle", String.valueOf(entry.cycle()),
					"standard", String.valueOf(entry.standard())));
		});
	}

	private void check(Entry entry) {
		@Nullable UnitId unit = entry.unit();
		@Nullable LocalDate due = entry.dueOn();
		LocalDate today = LocalDate.now(clock);
		var faults = new Problem.Faults()
			.when(rules.cycle(String.valueOf(entry.cycle())).isEmpty(), "cycle", "There is no such cycle.")
			.when(rules.standard(entry.standard()).isEmpty(), "standard", "Choose one of the standards.")
			.words(entry.what(), WHAT_LIMIT, "what", "Say what is to be better.")
			.when(unit == null, "unit", "Say which unit does it.")
			.when(unit != null && !partners.units(List.of(unit)).containsKey(unit), "unit", "There is no such unit.")
			.when(due == null, "dueOn", "Say by which day it is done.")
			.when(due != null && due.isBefore(today), "dueOn", "This day is over.")
			.when(due != null && due.isAfter(today.plusYears(YEARS_AHEAD)), "dueOn",
					"This is years ahead; check the year.")
			.when(entry.action() != null && actions.current().stream().noneMatch(it -> code(it).equals(entry.action())),
					"action", "There is no such action; write it as PLAN/CODE.");
		VoiceCheck.plain(faults, "what", entry.what(), true);
		faults.raise();
	}

	/** How an action is written: PLAN/CODE. */
	private static String code(ActionNames.Named of) {
		return "%s/%s".formatted(of.plan().value(), of.code());
	}

	/**
	 * Says on which day something was done.
	 * @throws Problem where it was done already, or changed meanwhile
	 */
	@Allowed(operation = "treatment.mat.improve",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public MatImprovementView done(String idempotencyKey, Id id, int expectedVersion, @Nullable LocalDate on) {
		MatImprovementView of = store.improvement(id, true)
			.orElseThrow(() -> Problem.notFound("improvement", id.value().toString()));
		currentCaller.reaching(of.unit());
		Author author = recording.author(of.unit());
		recording.once(author, idempotencyKey, Arrays.asList(id, expectedVersion, on), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.version(), "this improvement");
			new Problem.Faults().when(of.doneOn() != null, "on", "This is done already.")
				.when(on == null, "on", "Say on which day it was done.")
				.when(on != null && on.isAfter(LocalDate.now(clock)), "on", "This day is to come.", "IN_FUTURE")
				.raise();
			store.done(id, Objects.requireNonNull(on));
			return new Made<>(id, subject(id), Map.of("done", String.valueOf(on)));
		});
		return store.improvement(id, false).orElseThrow();
	}

	/** One by id. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Optional<MatImprovementView> find(Id id) {
		return store.improvement(id, false);
	}

	/**
	 * What is to be better by a cycle, what is due first, and what is done last.
	 * @param standard null for all
	 */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<MatImprovementView> of(MatRules.Cycle cycle, @Nullable String standard) {
		return store.improvements(List.of(cycle.code()), standard);
	}

	/** The actions that something can be a part of, as PLAN/CODE with their titles. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<Part> actions() {
		return actions.current().stream().map(it -> new Part(code(it), it.title())).toList();
	}

	private static String subject(Id id) {
		return "MAT improvement " + id.value();
	}

	/** Something that is to be better. */
	public record Id(UUID value) implements Identifier {
	}

	/** An action, as PLAN/CODE. */
	public record Part(String action, String title) {
	}

	/**
	 * Something that is to be better, as it is told; faults tell what is missing.
	 *
	 * @param action the action of a plan that it is a part of, as PLAN/CODE; null for
	 * none
	 */
	public record Entry(@Nullable UnitId unit, @Nullable String cycle, @Nullable String standard,
			@Nullable String action, @Nullable String what, @Nullable LocalDate dueOn) {

		Entry stripped() {
			return new Entry(unit, (cycle != null) ? cycle.replace('/', '-') : null, standard, action,
					Blanks.stripped(what), dueOn);
		}

	}

}
