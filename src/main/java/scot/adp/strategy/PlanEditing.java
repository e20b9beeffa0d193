package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Codes;

/**
 * Changes what plans say of actions. Each change is a dated version; wording that a file
 * brought and somebody changed here stays until they decide otherwise.
 */
@Service
@Transactional
public class PlanEditing {

	/** The most characters of a title. */
	public static final int TITLE_LIMIT = 300;

	/** The most characters of a longer text. */
	public static final int TEXT_LIMIT = 4000;

	/** The most characters of a reason. */
	public static final int WHY_LIMIT = 500;

	/** The most characters of a reference to a decision. */
	public static final int DECISION_LIMIT = 100;

	/** The most actions that one change may touch. */
	public static final int ACTIONS_AT_MOST = 200;

	private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)");

	private static final Set<ActionField> NEEDED = Set.of(ActionField.TITLE, ActionField.PRIORITY, ActionField.KIND,
			ActionField.OUTCOMES, ActionField.PRINCIPLES, ActionField.PARTNER_UNITS, ActionField.CROSSWALK);

	private final Actions actions;

	private final ActionStore store;

	private final PlanStore structure;

	private final ConflictStore conflicts;

	private final PlanQueries plans;

	private final LeadRule leads;

	private final DueDateKeeper dueDates;

	private final OrganisationNames units;

	private final MeetingCalendar calendar;

	private final Recording recording;

	private final Clock clock;

	PlanEditing(Actions actions, ActionStore store, PlanStore structure, ConflictStore conflicts, PlanQueries plans,
			LeadRule leads, DueDateKeeper dueDates, OrganisationNames units, MeetingCalendar calendar,
			Recording recording, Clock clock) {
		this.actions = actions;
		this.store = store;
		this.structure = structure;
		this.conflicts = conflicts;
		this.plans = plans;
		this.leads = leads;
		this.dueDates = dueDates;
		this.units = units;
		this.calendar = calendar;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Changes one action or many, all or none. Whoever leads or stands in keeps doing so
	 * while they may answer for the unit; otherwise the action is left without. An action
	 * in which nothing differs gets no version.
	 * @return the actions' ids, in the order given
	 * @throws Problem where a field is wrong, or somebody changed one of the actions
	 * meanwhile; nothing is stored then
	 */
	@Allowed(operation = "strategy.action.change", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public List<ActionId> change(ActionChange change) {
		List<Action> locked = locked(change.actions());
		recording.once(change.idempotencyKey(), change, author -> {
			expect(locked, change.actions());
			var now = store.definitions(locked.stream().map(Action::id).toList());
			var after = new LinkedHashMap<Action, ActionDefinition>();
			LocalDate effectiveOn = Objects.requireNonNullElseGet(change.effectiveOn(), this::today);
			var faults = reason(change.why(), change.decision())
				.when(locked.size() > 1 && change.fields().containsKey(ActionField.TITLE), "title",
						"Two actions cannot have one title; change them one by one.")
				.when(effectiveOn.isAfter(today()), "effectiveOn",
						"A change holds from the day it is made or an earlier one; a later day would not show yet.");
			var needed = change.fields()
				.keySet()
				.stream()
				.filter(field -> change.fields().get(field) == null && NEEDED.contains(field))
				.toList();
			needed.forEach(field -> faults.when(true, field.label(), "This cannot be left empty."));
			if (needed.isEmpty()) {
				for (Action action : locked) {
					ActionDefinition before = Objects.requireNonNull(now.get(action.id()));
					ActionDefinition wanted = changed(before, change);
					faults.when(before.withdrawn() != null, "actions",
							"%s was withdrawn; take the withdrawal back before you change it."
								.formatted(action.code()));
					check(wanted, before, action.plan(), (locked.size() > 1) ? action.code() : null, faults);
					after.put(action, wanted);
				}
			}
			faults.raise();
			var fit = leads.of(locked.stream().flatMap(Action::owners));
			after.forEach((action, wanted) -> keep(action, Objects.requireNonNull(now.get(action.id())), wanted,
					page(author, effectiveOn, change.why(), change.decision()), fit));
		});
		return locked.stream().map(Action::id).toList();
	}

	/**
	 * Adds an action at the end of a plan.
	 * @return its id
	 * @throws Problem where a field is wrong, or the code was ever used in the plan
	 */
	@Allowed(operation = "strategy.action.add", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public ActionId add(NewAction added) {
		if (!structure.lock(added.plan())) {
			throw Problem.notFound("plan", added.plan().value());
		}
		return recording.once(added.idempotencyKey(), added, ActionId::new, author -> {
			var faults = reason(added.why(), added.decision());
			ActionDefinition definition = tidy(added.definition());
			@Nullable String given = Blanks.stripped(added.code());
			String code = (given != null) ? Codes.form(given)
					: proposed(added.plan(), definition.priority(), definition.outcomes());
			faults.when(!isCode(code), "code", "Use up to 40 letters, digits, hyphens and full stops.")
				.when(structure.allCodes(added.plan()).contains(code), "code",
						"%s is used in this plan already, and a code once used stays; choose another.".formatted(code));
			check(definition, null, added.plan(), null, faults);
			faults.raise();
			ActionId id = store.add(added.plan(), code, structure.nextPosition(added.plan()), definition,
					page(author, today(), added.why(), added.decision()));
			Action action = actions.findByPlanAndCode(added.plan(), code).orElseThrow();
			dueDates.reschedule(List.of(action)).forEach(actions::storeDueDates);
			return new Made<>(id, action.subject(), Map.of("priority", definition.priority(), "leadUnit",
					(definition.leadUnit() != null) ? definition.leadUnit().value() : "none"));
		});
	}

	/** The code that the program proposes for a further action: the next of its kind. */
	@Allowed(operation = "strategy.action.add", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public String proposeCode(PlanCode plan, String priority, List<String> outcomes) {
		return proposed(plan, priority, outcomes);
	}

	/**
	 * Gives an action up. It stays in the plan, marked, with all that was recorded.
	 * @return its id
	 * @throws Problem where a field is wrong, it was withdrawn already, or somebody
	 * changed it meanwhile
	 */
	@Allowed(operation = "strategy.action.withdraw", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public ActionId withdraw(Withdrawal withdrawal) {
		Action action = locked(List.of(withdrawal.action())).getFirst();
		return recording.once(withdrawal.idempotencyKey(), withdrawal, ActionId::new, author -> {
			action.expect(withdrawal.action().expectedVersion());
			var before = Objects.requireNonNull(store.definitions(List.of(action.id())).get(action.id()));
			var plan = plan(action.plan());
			@Nullable String reason = Blanks.stripped(withdrawal.reason());
			var faults = new Problem.Faults()
				.when(before.withdrawn() != null, "action", "%s was withdrawn already.".formatted(action.code()))
				.when(reason == null, "reason", "Say in a few words why it is given up.")
				.when(withdrawal.on().isAfter(today()), "on", "The day cannot be in the future.")
				.when(withdrawal.on().isBefore(plan.effective().from()), "on",
						"The plan starts on %s; give a day from then on.".formatted(plan.effective().from()));
			faults.text(withdrawal.reason(), WHY_LIMIT, "reason");
			faults.text(withdrawal.decision(), DECISION_LIMIT, "decision");
			faults.raise();
			var values = new EnumMap<ActionField, Object>(ActionField.class);
			values.put(ActionField.WITHDRAWN, new ActionDefinition.Withdrawal(withdrawal.on(),
					Objects.requireNonNull(reason), Blanks.stripped(withdrawal.decision())));
			keep(action, before, before.with(values), page(author, withdrawal.on(), reason, withdrawal.decision()));
			return Made.told(action.id());
		});
	}

	/**
	 * Takes a mistaken withdrawal back.
	 * @return the action's id
	 * @throws Problem where no reason is given, it is not withdrawn, or somebody changed
	 * it meanwhile
	 */
	@Allowed(operation = "strategy.action.reinstate", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public ActionId reinstate(String idempotencyKey, ActionRef ref, String why, @Nullable String decision) {
		Action action = locked(List.of(ref)).getFirst();
		return recording.once(idempotencyKey, Arrays.asList(ref, why, decision), ActionId::new, author -> {
			action.expect(ref.expectedVersion());
			var before = Objects.requireNonNull(store.definitions(List.of(action.id())).get(action.id()));
			reason(why, decision)
				.when(before.withdrawn() == null, "action", "%s is not withdrawn.".formatted(action.code()))
				.raise();
			var values = new EnumMap<ActionField, @Nullable Object>(ActionField.class);
			values.put(ActionField.WITHDRAWN, null);
			keep(action, before, before.with(values), page(author, today(), why, decision));
			return Made.told(action.id());
		});
	}

	/**
	 * Locks actions until the transaction ends, all at once and in the order of every
	 * lock, so that changes of many made one after the other wait for nobody.
	 */
	@Allowed(operation = "strategy.action.change", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(propagation = Propagation.MANDATORY)
	public void hold(Collection<ActionId> ids) {
		actions.findAllByIdInOrderByPlanAscIdAsc(ids);
	}

	/** Every version of actions, the latest first. */
	@Allowed(operation = "strategy.action-version.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<ActionVersionView>> versions(Collection<ActionId> actions) {
		return store.versions(actions);
	}

	/** The plans that actions name as their own action plans. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, PlanCode> namedPlans(Collection<ActionId> actions) {
		return structure.namedPlans(actions);
	}

	/**
	 * After how many months actions ask for an update; those that follow papers are left
	 * out.
	 */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, Integer> cadences(Collection<ActionId> actions) {
		var cadences = new LinkedHashMap<ActionId, Integer>();
		store.definitions(actions).forEach((id, definition) -> {
			if (definition.cadenceMonths() != null) {
				cadences.put(id, definition.cadenceMonths());
			}
		});
		return cadences;
	}

	/** The actions that name plans as their own action plan, in order. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<PlanCode, List<ActionId>> naming(Collection<PlanCode> plans) {
		return structure.naming(plans);
	}

	/**
	 * Makes a definition the current one of a locked action, with all that follows from
	 * it.
	 */
	void keep(Action action, ActionDefinition before, ActionDefinition after, ActionStore.Origin origin) {
		keep(action, before, after, origin, leads.of(action.owners()));
	}

	private void keep(Action action, ActionDefinition before, ActionDefinition after, ActionStore.Origin origin,
			LeadRule.Today fit) {
		if (before.equals(after)) {
			return;
		}
		store.change(action.id(), action.plan(), before, after, origin);
		conflicts.settle(action.id(), after, origin.by(), origin.byName());
		Action fresh = actions.findByPlanAndCode(action.plan(), action.code()).orElseThrow();
		boolean leadUnfit = fresh.lead() != null && !fit.fits(fresh.lead(), fresh.leadUnit());
		boolean deputyUnfit = fresh.deputy() != null && !fit.fits(fresh.deputy(), fresh.leadUnit());
		var changes = new LinkedHashMap<String, String>();
		before.differences(after).forEach(field -> changes.put(field.label(), field.audited(after.value(field))));
		if (leadUnfit || deputyUnfit) {
			store.disown(action.id(), leadUnfit);
			if (leadUnfit) {
				changes.put("lead", "nobody");
			}
			if (fresh.deputy() != null) {
				changes.put("deputy", "nobody");
			}
		}
		dueDates.reschedule(List.of(fresh)).forEach(actions::storeDueDates);
		recording.tell(action.subject(), changes);
	}

	/**
	 * Checks a definition against the plan as it is now.
	 * @throws Problem where something it says anew does not fit
	 */
	void check(ActionDefinition wanted, ActionDefinition before, PlanCode plan) {
		var faults = new Problem.Faults();
		check(wanted, before, plan, null, faults);
		faults.raise();
	}

	static ActionStore.Origin page(Author author, LocalDate effectiveOn, String why, @Nullable String decision) {
		return new ActionStore.Origin(ActionVersionView.Source.PAGE, author.account().value(), author.words(),
				effectiveOn, Blanks.strip(why), Blanks.stripped(decision));
	}

	/**
	 * Locks actions in the order in which every lock takes them, and gives them as named.
	 */
	private List<Action> locked(List<ActionRef> refs) {
		new Problem.Faults().when(refs.isEmpty(), "actions", "Choose at least one action.")
			.when(refs.size() > ACTIONS_AT_MOST, "actions",
					"Change at most %d actions at once.".formatted(ACTIONS_AT_MOST))
			.when(new HashSet<>(refs.stream().map(PlanEditing::name).toList()).size() < refs.size(), "actions",
					"Name each action once.")
			.raise();
		var ids = store.ids(refs);
		for (ActionRef ref : refs) {
			if (!ids.containsKey(name(ref))) {
				throw Problem.notFound("action", name(ref));
			}
		}
		var byId = actions.findAllByIdInOrderByPlanAscIdAsc(ids.values())
			.stream()
			.collect(Collectors.toMap(Action::id, Function.identity()));
		return refs.stream().map(ref -> Objects.requireNonNull(byId.get(ids.get(name(ref))))).toList();
	}

	private static String name(ActionRef ref) {
		return ref.plan().value() + "/" + ref.code();
	}

	private static void expect(List<Action> locked, List<ActionRef> refs) {
		for (int i = 0; i < refs.size(); i++) {
			locked.get(i).expect(refs.get(i).expectedVersion());
		}
	}

	/**
	 * What the change does not name stays to the letter, also blanks that nobody would
	 * type.
	 */
	private static ActionDefinition changed(ActionDefinition before, ActionChange change) {
		ActionDefinition tidied = tidy(before.with(change.fields()));
		var values = new EnumMap<ActionField, @Nullable Object>(ActionField.class);
		change.fields().keySet().forEach(field -> values.put(field, tidied.value(field)));
		ActionDefinition after = before.with(values);
		var partners = new LinkedHashSet<>(after.partnerUnits());
		partners.addAll(change.morePartners());
		if (change.fields().containsKey(ActionField.LEAD_UNIT) || !change.morePartners().isEmpty()
				|| change.fields().containsKey(ActionField.PARTNER_UNITS)) {
			// Whoever leads is no partner as well.
			partners.remove(after.leadUnit());
		}
		return after.with(Map.of(ActionField.PARTNER_UNITS, List.copyOf(partners)));
	}

	private static ActionDefinition tidy(ActionDefinition definition) {
		var values = new EnumMap<ActionField, @Nullable Object>(ActionField.class);
		values.put(ActionField.TITLE, Blanks.strip(definition.title()));
		values.put(ActionField.PUBLISHED_TEXT, Blanks.stripped(definition.publishedText()));
		values.put(ActionField.GROUPING, Blanks.stripped(definition.grouping()));
		values.put(ActionField.LOCAL_RESPONSE, Blanks.stripped(definition.localResponse()));
		for (ActionField field : List.of(ActionField.OUTCOMES, ActionField.PRINCIPLES, ActionField.PARTNER_UNITS,
				ActionField.CROSSWALK)) {
			values.put(field,
					new ArrayList<>(new LinkedHashSet<>((List<?>) Objects.requireNonNull(definition.value(field)))));
		}
		return definition.with(values);
	}

	/**
	 * Checks a definition. What stood before is not held against a change that leaves it.
	 * @param named the action's code where several are changed, to say which is meant
	 */
	private void check(ActionDefinition wanted, @Nullable ActionDefinition before, PlanCode plan,
			@Nullable String named, Problem.Faults faults) {
		String of = (named != null) ? named + ": " : "";
		var fields = (before != null) ? Set.copyOf(before.differences(wanted)) : Set.of(ActionField.values());
		faults.when(Blanks.isBlank(wanted.title()), "title", "Say in a few words what is to be done.")
			.when(fields.contains(ActionField.PRIORITY) && !structure.priorities(plan).contains(wanted.priority()),
					"priority", of + "There is no priority '%s' in this plan.".formatted(clipped(wanted.priority())))
			.when(wanted.cadenceMonths() != null && (wanted.cadenceMonths() < 1 || wanted.cadenceMonths() > 24),
					"cadenceMonths", "Ask again after 1 to 24 months.")
			.when(wanted.startsOn() != null && wanted.endsOn() != null && wanted.endsOn().isBefore(wanted.startsOn()),
					"endsOn", of + "The last day is before the first.");
		faults.text(wanted.title(), TITLE_LIMIT, "title");
		faults.text(wanted.publishedText(), TEXT_LIMIT, "publishedText");
		faults.text(wanted.grouping(), TITLE_LIMIT, "grouping");
		faults.text(wanted.localResponse(), TEXT_LIMIT, "localResponse");
		if (fields.contains(ActionField.OUTCOMES)) {
			among(faults, "outcomes", wanted.outcomes(), structure.outcomes(plan), of);
		}
		if (fields.contains(ActionField.PRINCIPLES)) {
			among(faults, "principles", wanted.principles(), structure.principles(plan), of);
		}
		if (fields.contains(ActionField.LEAD_UNIT) && wanted.leadUnit() != null) {
			unit(faults, "leadUnit", wanted.leadUnit());
		}
		if (fields.contains(ActionField.PARTNER_UNITS)) {
			wanted.partnerUnits().forEach(unit -> unit(faults, "partnerUnits", unit));
		}
		faults.when(
				fields.contains(ActionField.GROUP) && wanted.group() != null
						&& !calendar.groups().contains(wanted.group()),
				"group", "There is no group '%s'.".formatted(value(wanted.group())));
		if (fields.contains(ActionField.CROSSWALK)) {
			crosswalk(faults, wanted, plan, of);
		}
		faults.when(
				fields.contains(ActionField.NAMES_PLAN) && wanted.namesPlan() != null
						&& (wanted.namesPlan().equals(plan) || !structure.exists(wanted.namesPlan())),
				"namesPlan", "There is no other plan '%s'.".formatted(value(wanted.namesPlan())));
	}

	private void crosswalk(Problem.Faults faults, ActionDefinition wanted, PlanCode plan, String of) {
		for (PlanTarget target : wanted.crosswalk()) {
			faults.when(target.plan().equals(plan) || !structure.targets(target.plan()).contains(target.code()),
					"crosswalk", of + "There is no outcome, part or action '%s' in another plan."
						.formatted(clipped(target.toString())));
		}
	}

	private void unit(Problem.Faults faults, String field, UnitId unit) {
		faults.when(units.unit(unit).isEmpty(), field, "There is no unit '%s'.".formatted(unit.value()));
	}

	private static void among(Problem.Faults faults, String field, List<String> codes, Set<String> known, String of) {
		for (String code : codes) {
			faults.when(!known.contains(code), field,
					of + "There is no '%s' among this plan's %s.".formatted(clipped(code), field));
		}
	}

	private static Problem.Faults reason(String why, @Nullable String decision) {
		var faults = new Problem.Faults().when(Blanks.isBlank(why), "why", "Say in a few words why.");
		faults.text(why, WHY_LIMIT, "why");
		faults.text(decision, DECISION_LIMIT, "decision");
		return faults;
	}

	/**
	 * Counts the last number of a like action up: one of the same priority that serves
	 * the same first outcome, or of the same priority at all.
	 */
	private String proposed(PlanCode plan, String priority, List<String> outcomes) {
		var all = structure.allCodes(plan);
		var like = store.ofPlan(plan)
			.values()
			.stream()
			.filter(action -> action.definition().priority().equals(priority))
			.toList();
		Optional<ActionStore.Stored> last = like.stream()
			.filter(action -> !outcomes.isEmpty() && action.definition().outcomes().contains(outcomes.getFirst()))
			.reduce((one, other) -> other)
			.or(() -> like.stream().reduce((one, other) -> other));
		String stem = priority + "-";
		int digits = 1;
		int number = 1;
		if (last.isPresent()) {
			var found = NUMBERED.matcher(last.get().code());
			if (found.matches() && found.group(2).length() < 9) {
				stem = found.group(1);
				digits = found.group(2).length();
				number = Integer.parseInt(found.group(2)) + 1;
			}
		}
		while (true) {
			String code = stem + String.format("%0" + digits + "d", number++);
			if (!all.contains(code)) {
				return code;
			}
		}
	}

	private PlanView plan(PlanCode code) {
		return plans.plans().stream().filter(plan -> plan.code().equals(code)).findFirst().orElseThrow();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	private static boolean isCode(String text) {
		try {
			CodeIdentifier.checked(text);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static String clipped(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "..." : text.replace("\0", "");
	}

	private static String value(@Nullable CodeIdentifier code) {
		return (code != null) ? code.value() : "";
	}

	/**
	 * That an action is given up.
	 *
	 * @param on the last day on which it counted
	 * @param decision which decision it follows, or null
	 */
	public record Withdrawal(String idempotencyKey, ActionRef action, LocalDate on, String reason,
			@Nullable String decision) {
	}

	/**
	 * An action to be added to a plan.
	 *
	 * @param code never used in the plan before, or null for the one that the program
	 * proposes
	 * @param why in a few words
	 * @param decision which decision it follows, or null
	 */
	public record NewAction(String idempotencyKey, PlanCode plan, @Nullable String code, String title,
			@Nullable String publishedText, String priority, @Nullable String grouping, List<String> outcomes,
			List<String> principles, ActionView.Kind kind, @Nullable UnitId leadUnit, List<UnitId> partnerUnits,
			@Nullable GroupId group, @Nullable Integer cadenceMonths, @Nullable LocalDate startsOn,
			@Nullable LocalDate endsOn, List<PlanTarget> crosswalk, @Nullable PlanCode namesPlan, String why,
			@Nullable String decision) {

		public NewAction {
			outcomes = copy(outcomes);
			principles = copy(principles);
			partnerUnits = copy(partnerUnits);
			crosswalk = copy(crosswalk);
		}

		/** A list that a client leaves out is an empty one. */
		private static <T> List<T> copy(@Nullable List<T> given) {
			return (given != null) ? List.copyOf(given) : List.of();
		}

		ActionDefinition definition() {
			return new ActionDefinition(title, publishedText, priority, grouping, outcomes, principles, kind,
					ActionView.Responsibility.LOCAL, leadUnit, partnerUnits, group, cadenceMonths, startsOn, endsOn,
					crosswalk, namesPlan, null, null, null, null, null, null);
		}

	}

}
