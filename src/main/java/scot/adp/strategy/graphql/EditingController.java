package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionChange;
import scot.adp.strategy.ActionEndingView;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionVersionView;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.ActionWithdrawal;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.EndingOutcome;
import scot.adp.strategy.Kind;
import scot.adp.strategy.NewAction;
import scot.adp.strategy.PlanClosing;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanConflictId;
import scot.adp.strategy.PlanConflictView;
import scot.adp.strategy.PlanConflicts;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.PlanTarget;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;

/** Changing what plans say of actions, and how that came about. */
@Controller
class EditingController {

	private final PlanEditing editing;

	private final PlanConflicts conflicts;

	private final PlanClosing closing;

	private final Plans plans;

	private final ActionRegister register;

	private final ActionController actions;

	EditingController(PlanEditing editing, PlanConflicts conflicts, PlanClosing closing, Plans plans,
			ActionRegister register, ActionController actions) {
		this.editing = editing;
		this.conflicts = conflicts;
		this.closing = closing;
		this.plans = plans;
		this.register = register;
		this.actions = actions;
	}

	@MutationMapping
	List<ActionView> changeActions(@Argument ChangeInput input) {
		var change = ActionChange.of(input.idempotencyKey(), input.actions().stream().map(RefInput::ref).toList());
		needed("title", input.title(), change::title);
		given(input.publishedText(), change::publishedText);
		needed("priority", input.priority(), change::priority);
		given(input.grouping(), change::grouping);
		needed("outcomes", input.outcomes(), change::outcomes);
		needed("principles", input.principles(), change::principles);
		needed("crosswalk", input.crosswalk(), targets -> change.crosswalk(targets(targets)));
		needed("kind", input.kind(), change::kind);
		given(input.leadUnit(), unit -> change.leadUnit(code("leadUnit", unit, UnitId::new)));
		needed("partnerUnits", input.partnerUnits(), units -> change.partnerUnits(units("partnerUnits", units)));
		change.morePartners(units("morePartners", orNone(input.morePartners())));
		given(input.group(), group -> change.group(code("group", group, GroupId::new)));
		given(input.cadenceMonths(), change::cadenceMonths);
		given(input.startsOn(), change::startsOn);
		given(input.endsOn(), change::endsOn);
		given(input.namesPlan(), plan -> change.namesPlan(code("namesPlan", plan, PlanCode::new)));
		var ids = editing.change(change.effectiveOn(input.effectiveOn()).because(input.why(), input.decision()));
		var found = register.byIds(ids);
		return ids.stream().map(found::get).filter(Objects::nonNull).toList();
	}

	@MutationMapping
	ActionView addAction(@Argument AddInput input) {
		return actions.answer(editing.add(new NewAction(input.idempotencyKey(),
				PlanController.code("plan", input.plan(), PlanCode::new), input.code(), input.title(),
				input.publishedText(), input.priority(), input.grouping(), orNone(input.outcomes()),
				orNone(input.principles()), input.kind(), code("leadUnit", input.leadUnit(), UnitId::new),
				units("partnerUnits", orNone(input.partnerUnits())), code("group", input.group(), GroupId::new),
				input.cadenceMonths(), input.startsOn(), input.endsOn(), targets(orNone(input.crosswalk())),
				code("namesPlan", input.namesPlan(), PlanCode::new), input.why(), input.decision())));
	}

	@MutationMapping
	ActionView withdrawAction(@Argument WithdrawInput input) {
		return actions.answer(editing.withdraw(new ActionWithdrawal(input.idempotencyKey(), input.action().ref(),
				input.on(), input.reason(), input.decision())));
	}

	@MutationMapping
	ActionView reinstateAction(@Argument ReinstateInput input) {
		return actions
			.answer(editing.reinstate(input.idempotencyKey(), input.action().ref(), input.why(), input.decision()));
	}

	@MutationMapping
	ActionView resolvePlanConflict(@Argument ResolveInput input) {
		return actions.answer(conflicts.resolve(input.idempotencyKey(), conflict(input.conflict()),
				input.expectedVersion(), input.takeFile()));
	}

	@MutationMapping
	ActionView carryAction(@Argument CarryInput input) {
		PlanTarget successor = input.successor().target("successor");
		return actions
			.answer(closing.carry(input.idempotencyKey(), input.action().ref(), successor.plan(), successor.code()));
	}

	@MutationMapping
	ActionView endAction(@Argument EndInput input) {
		return actions.answer(
				closing.end(input.idempotencyKey(), input.action().ref(), input.outcome(), input.words(), input.on()));
	}

	@BatchMapping(typeName = "Plan", field = "conflicts")
	Map<PlanView, List<PlanConflictView>> conflicts(List<PlanView> of) {
		var found = conflicts.of(of.stream().map(PlanView::code).toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), plan -> found.getOrDefault(plan.code(), List.of())));
	}

	@BatchMapping(typeName = "Plan", field = "namedBy")
	Map<PlanView, List<ActionView>> namedBy(List<PlanView> of) {
		return AsAt.each(of, PlanView::asAt, those -> {
			var found = editing.naming(those.stream().map(PlanView::code).toList());
			var views = views(found.values());
			return those.stream()
				.collect(Collectors.toMap(Function.identity(), plan -> pick(views, found.get(plan.code()))));
		});
	}

	@BatchMapping(typeName = "Action", field = "versions")
	Map<ActionView, List<ActionVersionView>> versions(List<ActionView> of) {
		return ByDay.lists(of, editing::versions);
	}

	@BatchMapping(typeName = "Action", field = "namesPlan")
	Map<ActionView, PlanView> namesPlan(List<ActionView> of) {
		return ByDay.each(of, those -> {
			var found = editing.namedPlans(ids(those));
			var known = plans.plans().stream().collect(Collectors.toMap(PlanView::code, Function.identity()));
			return action -> known.get(found.get(action.id()));
		});
	}

	@BatchMapping(typeName = "Action", field = "carriedTo")
	Map<ActionView, ActionView> carriedTo(List<ActionView> of) {
		return ByDay.each(of, those -> {
			var endings = closing.endings(ids(those));
			var views = register
				.byIds(endings.values().stream().map(ActionEndingView::carriedTo).filter(Objects::nonNull).toList());
			return action -> {
				@Nullable ActionEndingView ending = endings.get(action.id());
				return (ending != null) ? views.get(ending.carriedTo()) : null;
			};
		});
	}

	@BatchMapping(typeName = "Action", field = "carriedFrom")
	Map<ActionView, List<ActionView>> carriedFrom(List<ActionView> of) {
		return ByDay.each(of, those -> {
			var found = closing.carriedFrom(ids(those));
			var views = views(found.values());
			return action -> pick(views, found.get(action.id()));
		});
	}

	@BatchMapping(typeName = "Action", field = "endedWith")
	Map<ActionView, ActionEndingView> endedWith(List<ActionView> of) {
		return ByDay.each(of, those -> {
			var endings = closing.endings(ids(those));
			return action -> {
				@Nullable ActionEndingView ending = endings.get(action.id());
				return (ending != null && ending.outcome() != null) ? ending : null;
			};
		});
	}

	@SchemaMapping(typeName = "FieldChange", field = "field")
	String field(ActionVersionView.Changed changed) {
		return changed.field().label();
	}

	@SchemaMapping(typeName = "PlanConflict", field = "id")
	String id(PlanConflictView conflict) {
		return conflict.id().value().toString();
	}

	@SchemaMapping(typeName = "PlanConflict", field = "action")
	String action(PlanConflictView conflict) {
		return conflict.code();
	}

	@SchemaMapping(typeName = "PlanConflict", field = "field")
	String field(PlanConflictView conflict) {
		return conflict.field().label();
	}

	private Map<ActionId, ActionView> views(Collection<List<ActionId>> ids) {
		return register.byIds(ids.stream().flatMap(List::stream).toList());
	}

	private static List<ActionView> pick(Map<ActionId, ActionView> views, @Nullable List<ActionId> ids) {
		return (ids == null) ? List.of() : ids.stream().map(views::get).filter(Objects::nonNull).toList();
	}

	private static List<ActionId> ids(List<ActionView> actions) {
		return actions.stream().map(ActionView::id).toList();
	}

	private static PlanConflictId conflict(String text) {
		try {
			return new PlanConflictId(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("conflict", "This is no id of a conflict; use one that a query gave you.");
		}
	}

	private static <T> @Nullable T code(String path, @Nullable String text, Function<String, T> type) {
		return (text != null) ? codeOf(path, text, type) : null;
	}

	private static <T> T codeOf(String path, String text, Function<String, T> type) {
		try {
			return type.apply(text);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid(path, String.valueOf(ex.getMessage()));
		}
	}

	private static List<UnitId> units(String path, List<String> codes) {
		return codes.stream().map(unit -> codeOf(path, unit, UnitId::new)).toList();
	}

	private static List<PlanTarget> targets(List<TargetInput> targets) {
		return targets.stream().map(target -> target.target("crosswalk")).toList();
	}

	private static <T> List<T> orNone(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

	private static <T> void given(ArgumentValue<T> value, Consumer<@Nullable T> field) {
		if (!value.isOmitted()) {
			field.accept(value.value());
		}
	}

	private static <T> void needed(String path, ArgumentValue<T> value, Consumer<T> field) {
		if (!value.isOmitted()) {
			@Nullable T present = value.value();
			if (present == null) {
				throw Problem.invalid(path, "This cannot be left empty; leave it out to keep what stands.");
			}
			field.accept(present);
		}
	}

	/** An action as a client names it. */
	record RefInput(String plan, String code, int expectedVersion) {

		ActionRef ref() {
			return new ActionRef(PlanController.code("plan", plan, PlanCode::new), code, expectedVersion);
		}

	}

	/** Something in another plan, as a client names it. */
	record TargetInput(String plan, String code) {

		PlanTarget target(String path) {
			return new PlanTarget(codeOf(path, plan, PlanCode::new), code);
		}

	}

	/** A change as a client sends it. */
	record ChangeInput(String idempotencyKey, List<RefInput> actions, ArgumentValue<String> title,
			ArgumentValue<String> publishedText, ArgumentValue<String> priority, ArgumentValue<String> grouping,
			ArgumentValue<List<String>> outcomes, ArgumentValue<List<String>> principles,
			ArgumentValue<List<TargetInput>> crosswalk, ArgumentValue<Kind> kind, ArgumentValue<String> leadUnit,
			ArgumentValue<List<String>> partnerUnits, @Nullable List<String> morePartners, ArgumentValue<String> group,
			ArgumentValue<Integer> cadenceMonths, ArgumentValue<LocalDate> startsOn, ArgumentValue<LocalDate> endsOn,
			ArgumentValue<String> namesPlan, @Nullable LocalDate effectiveOn, String why, @Nullable String decision) {
	}

	/** A new action as a client sends it. */
	record AddInput(String idempotencyKey, String plan, @Nullable String code, String title,
			@Nullable String publishedText, String priority, @Nullable String grouping, @Nullable List<String> outcomes,
			@Nullable List<String> principles, @Nullable List<TargetInput> crosswalk, Kind kind,
			@Nullable String leadUnit, @Nullable List<String> partnerUnits, @Nullable String group,
			@Nullable Integer cadenceMonths, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn,
			@Nullable String namesPlan, String why, @Nullable String decision) {
	}

	/** A withdrawal as a client sends it. */
	record WithdrawInput(String idempotencyKey, RefInput action, LocalDate on, String reason,
			@Nullable String decision) {
	}

	/** A withdrawal taken back, as a client sends it. */
	record ReinstateInput(String idempotencyKey, RefInput action, String why, @Nullable String decision) {
	}

	/** A decision on a conflict as a client sends it. */
	record ResolveInput(String idempotencyKey, String conflict, int expectedVersion, boolean takeFile) {
	}

	/** A successor as a client sends it. */
	record CarryInput(String idempotencyKey, RefInput action, TargetInput successor) {
	}

	/** An ending as a client sends it. */
	record EndInput(String idempotencyKey, RefInput action, EndingOutcome outcome, String words, LocalDate on) {
	}

}
