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
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupId;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionChange;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionVersionView;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.PlanClosing;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanConflictView;
import scot.adp.strategy.PlanConflicts;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.PlanTarget;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.spi.ByDay;

/** Changing what plans say of actions, and how that came about. */
@Controller
class EditingController {

	private final PlanEditing editing;

	private final PlanConflicts conflicts;

	private final PlanClosing closing;

	private final Plans plans;

	private final ActionRegister register;

	EditingController(PlanEditing editing, PlanConflicts conflicts, PlanClosing closing, Plans plans,
			ActionRegister register) {
		this.editing = editing;
		this.conflicts = conflicts;
		this.closing = closing;
		this.plans = plans;
		this.register = register;
	}

	@MutationMapping
	List<ActionView> changeActions(@Argument ChangeInput input) {
		var change = ActionChange.of(input.idempotencyKey(), input.actions());
		needed("title", input.title(), change::title);
		given(input.publishedText(), change::publishedText);
		needed("priority", input.priority(), change::priority);
		given(input.grouping(), change::grouping);
		needed("outcomes", input.outcomes(), change::outcomes);
		needed("principles", input.principles(), change::principles);
		needed("crosswalk", input.crosswalk(), change::crosswalk);
		needed("kind", input.kind(), change::kind);
		given(input.leadUnit(), change::leadUnit);
		needed("partnerUnits", input.partnerUnits(), change::partnerUnits);
		change.morePartners(Objects.requireNonNullElse(input.morePartners(), List.of()));
		given(input.group(), change::group);
		given(input.cadenceMonths(), change::cadenceMonths);
		given(input.startsOn(), change::startsOn);
		given(input.endsOn(), change::endsOn);
		given(input.namesPlan(), change::namesPlan);
		var ids = editing.change(change.effectiveOn(input.effectiveOn()).because(input.why(), input.decision()));
		var found = register.byIds(ids);
		return ids.stream().map(found::get).filter(Objects::nonNull).toList();
	}

	@MutationMapping
	ActionView addAction(@Argument PlanEditing.NewAction input) {
		return register.get(editing.add(input));
	}

	@MutationMapping
	ActionView withdrawAction(@Argument PlanEditing.Withdrawal input) {
		return register.get(editing.withdraw(input));
	}

	@MutationMapping
	ActionView reinstateAction(@Argument ReinstateInput input) {
		return register.get(editing.reinstate(input.idempotencyKey(), input.action(), input.why(), input.decision()));
	}

	@MutationMapping
	ActionView resolvePlanConflict(@Argument ResolveInput input) {
		return register.get(
				conflicts.resolve(input.idempotencyKey(), input.conflict(), input.expectedVersion(), input.takeFile()));
	}

	@MutationMapping
	ActionView carryAction(@Argument CarryInput input) {
		return register.get(closing.carry(input.idempotencyKey(), input.action(), input.successor().plan(),
				input.successor().code()));
	}

	@MutationMapping
	ActionView endAction(@Argument EndInput input) {
		return register
			.get(closing.end(input.idempotencyKey(), input.action(), input.outcome(), input.words(), input.on()));
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
				.byIds(endings.values().stream().map(PlanClosing.Ending::carriedTo).filter(Objects::nonNull).toList());
			return action -> {
				PlanClosing.@Nullable Ending ending = endings.get(action.id());
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
	Map<ActionView, PlanClosing.Ending> endedWith(List<ActionView> of) {
		return ByDay.each(of, those -> {
			var endings = closing.endings(ids(those));
			return action -> {
				PlanClosing.@Nullable Ending ending = endings.get(action.id());
				return (ending != null && ending.outcome() != null) ? ending : null;
			};
		});
	}

	@SchemaMapping(typeName = "FieldChange", field = "field")
	String field(ActionVersionView.Changed changed) {
		return changed.field().label();
	}

	@SchemaMapping(typeName = "PlanConflict", field = "rawId")
	UUID rawId(PlanConflictView conflict) {
		return conflict.id().value();
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

	@Bean
	static NodeSource<PlanConflicts.Id> conflictNodes(PlanConflicts conflicts) {
		return new NodeSource<>("PlanConflict", PlanConflicts.Id.class, conflicts::find);
	}

	/** A change as a client sends it. */
	record ChangeInput(String idempotencyKey, List<ActionRef> actions, ArgumentValue<String> title,
			ArgumentValue<String> publishedText, ArgumentValue<String> priority, ArgumentValue<String> grouping,
			ArgumentValue<List<String>> outcomes, ArgumentValue<List<String>> principles,
			ArgumentValue<List<PlanTarget>> crosswalk, ArgumentValue<ActionView.Kind> kind,
			ArgumentValue<UnitId> leadUnit, ArgumentValue<List<UnitId>> partnerUnits,
			@Nullable List<UnitId> morePartners, ArgumentValue<GroupId> group, ArgumentValue<Integer> cadenceMonths,
			ArgumentValue<LocalDate> startsOn, ArgumentValue<LocalDate> endsOn, ArgumentValue<PlanCode> namesPlan,
			@Nullable LocalDate effectiveOn, String why, @Nullable String decision) {
	}

	/** A withdrawal taken back, as a client sends it. */
	record ReinstateInput(String idempotencyKey, ActionRef action, String why, @Nullable String decision) {
	}

	/** A decision on a conflict as a client sends it. */
	record ResolveInput(String idempotencyKey, PlanConflicts.Id conflict, Integer expectedVersion, Boolean takeFile) {
	}

	/** A successor as a client sends it. */
	record CarryInput(String idempotencyKey, ActionRef action, PlanTarget successor) {
	}

	/** An ending as a client sends it. */
	record EndInput(String idempotencyKey, ActionRef action, PlanClosing.Outcome outcome, String words, LocalDate on) {
	}

}
