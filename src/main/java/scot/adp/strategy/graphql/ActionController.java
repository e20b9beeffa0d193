package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingFieldSelectionSet;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.CrosswalkView;
import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.PrincipleView;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.ProgressUpdates.Page;
import scot.adp.strategy.StatusView;
import scot.adp.strategy.UpdateView;
import scot.adp.strategy.spi.ByDay;

/** Actions and their updates. */
@Controller
class ActionController {

	private final ActionRegister register;

	private final Plans plans;

	private final Partners partners;

	private final Members members;

	ActionController(ActionRegister register, Plans plans, Partners partners, Members members, ProgressUpdates updates,
			BatchLoaderRegistry loaders) {
		this.register = register;
		this.plans = plans;
		this.partners = partners;
		this.members = members;
		loaders.<UpdatesOf, Updates>forName("actionUpdates")
			.registerMappedBatchLoader((wanted, environment) -> Mono.fromCallable(() -> updates(updates, wanted)));
	}

	private Map<UpdatesOf, Updates> updates(ProgressUpdates updates, Set<UpdatesOf> wanted) {
		// Before the rows, so that what is written meanwhile comes next time.
		OffsetDateTime until = wanted.stream().anyMatch(UpdatesOf::untilWanted) ? register.changedUntil()
				: SinceConnection.NOT_ASKED;
		return AsAt.each(wanted, UpdatesOf::asAt, those -> {
			var found = updates.pages(those.stream().map(UpdatesOf::page).distinct().toList());
			return those.stream()
				.collect(Collectors.toMap(Function.identity(),
						it -> new Updates(found.getOrDefault(it.page(), List.of()), until)));
		});
	}

	@QueryMapping
	ActionView action(@Argument PlanCode plan, @Argument String code, @Argument @Nullable LocalDate asAt) {
		return AsAt.on(asAt, () -> register.find(plan, code))
			.orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
	}

	@BatchMapping(typeName = "Action", field = "plan")
	Map<ActionView, PlanView> plan(List<ActionView> actions) {
		return ByDay.each(actions, those -> {
			var found = plansByCode();
			return action -> found.get(action.plan());
		});
	}

	@BatchMapping(typeName = "Action", field = "lead")
	Map<ActionView, MemberView> lead(List<ActionView> actions) {
		return members(actions, ActionView::lead);
	}

	@BatchMapping(typeName = "Action", field = "deputy")
	Map<ActionView, MemberView> deputy(List<ActionView> actions) {
		return members(actions, ActionView::deputy);
	}

	@BatchMapping(typeName = "Action", field = "leadUnit")
	Map<ActionView, UnitView> leadUnit(List<ActionView> actions) {
		var found = partners.units(actions.stream().map(ActionView::leadUnit).filter(Objects::nonNull).toList());
		var units = new HashMap<ActionView, UnitView>();
		for (ActionView action : actions) {
			@Nullable UnitId code = action.leadUnit();
			@Nullable UnitView unit = (code != null) ? found.get(code) : null;
			if (unit != null) {
				units.put(action, unit);
			}
		}
		return units;
	}

	@BatchMapping(typeName = "Action", field = "partnerUnits")
	Map<ActionView, List<UnitView>> partnerUnits(List<ActionView> actions) {
		var found = partners.units(actions.stream().flatMap(action -> action.partnerUnits().stream()).toList());
		return actions.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					action -> action.partnerUnits().stream().map(found::get).filter(Objects::nonNull).toList()));
	}

	@BatchMapping(typeName = "Action", field = "outcomes")
	Map<ActionView, List<OutcomeView>> outcomes(List<ActionView> actions) {
		return ByDay.each(actions, those -> {
			var found = InPlan.outcomes(plans, those.stream().map(ActionView::plan));
			return action -> InPlan.pick(found, action.plan(), action.outcomes());
		});
	}

	@BatchMapping(typeName = "Action", field = "principles")
	Map<ActionView, List<PrincipleView>> principles(List<ActionView> actions) {
		return ByDay.each(actions, those -> {
			var found = InPlan.principles(plans, those.stream().map(ActionView::plan));
			return action -> InPlan.pick(found, action.plan(), action.principles());
		});
	}

	@BatchMapping(typeName = "Action", field = "crosswalk")
	Map<ActionView, List<CrosswalkView>> crosswalk(List<ActionView> actions) {
		return ByDay.lists(actions, plans::crosswalks);
	}

	@BatchMapping(typeName = "Crosswalk", field = "plan")
	Map<CrosswalkView, PlanView> crosswalkPlan(List<CrosswalkView> rows) {
		return AsAt.each(rows, CrosswalkView::asAt, those -> {
			var found = plansByCode();
			return those.stream()
				.collect(Collectors.toMap(Function.identity(), row -> Objects.requireNonNull(found.get(row.plan()))));
		});
	}

	@SchemaMapping(typeName = "Action", field = "statusGroup")
	StatusView.@Nullable Group statusGroup(ActionView action) {
		return (action.national() != null) ? action.national().statusGroup() : null;
	}

	@SchemaMapping(typeName = "Action", field = "timeline")
	ActionView.@Nullable NationalTimeline timeline(ActionView action) {
		return (action.national() != null) ? action.national().timeline() : null;
	}

	@SchemaMapping(typeName = "Action", field = "tranche")
	@Nullable String tranche(ActionView action) {
		return (action.national() != null) ? action.national().tranche() : null;
	}

	@SchemaMapping(typeName = "Action", field = "sourceNote")
	@Nullable String sourceNote(ActionView action) {
		return (action.national() != null) ? action.national().sourceNote() : null;
	}

	@SchemaMapping(typeName = "Action", field = "localResponse")
	@Nullable String localResponse(ActionView action) {
		return (action.national() != null) ? action.national().localResponse() : null;
	}

	@SchemaMapping(typeName = "Action", field = "updates")
	CompletableFuture<SinceConnection<UpdateView>> updates(ActionView action,
			@Argument @Nullable OffsetDateTime changedSince, @Argument @Nullable Integer first,
			@Argument @Nullable String after, DataFetchingFieldSelectionSet selected,
			DataLoader<UpdatesOf, Updates> actionUpdates) {
		SinceConnection.expectNow(action.asAt(), changedSince);
		int size = CountedConnection.size(first);
		ProgressUpdates.@Nullable Id behind = CountedConnection.key(after, ProgressUpdates.Id::new);
		return actionUpdates
			.load(new UpdatesOf(action.asAt(), new Page(action.id(), behind, size, changedSince),
					selected.contains(SinceConnection.CHANGED_UNTIL)))
			.thenApply(found -> new SinceConnection<>(
					CountedConnection.of((found != null) ? found.rows() : List.of(), size, behind != null, -1,
							row -> row.id().value().toString()),
					(found != null) ? found.until() : SinceConnection.NOT_ASKED, List.of()));
	}

	@SchemaMapping(typeName = "Update", field = "whatHappened")
	@Nullable String whatHappened(UpdateView update) {
		return word(update, update.whatHappened());
	}

	@SchemaMapping(typeName = "Update", field = "next")
	@Nullable String next(UpdateView update) {
		return word(update, update.next());
	}

	@SchemaMapping(typeName = "Update", field = "evidenceLink")
	@Nullable String evidenceLink(UpdateView update) {
		return word(update, update.evidenceLink());
	}

	private static @Nullable String word(UpdateView update, @Nullable String word) {
		if (!update.wordsShown()) {
			throw Problem.forbidden("These words stay with the lead unit and the support team.");
		}
		return word;
	}

	private Map<PlanCode, PlanView> plansByCode() {
		return plans.plans().stream().collect(Collectors.toMap(PlanView::code, Function.identity()));
	}

	private Map<ActionView, MemberView> members(List<ActionView> actions,
			Function<ActionView, @Nullable MemberId> member) {
		Map<MemberId, MemberView> found = members
			.byIds(actions.stream().map(member).filter(Objects::nonNull).distinct().toList());
		var members = new HashMap<ActionView, MemberView>();
		for (ActionView action : actions) {
			@Nullable MemberId id = member.apply(action);
			@Nullable MemberView view = (id != null) ? found.get(id) : null;
			if (view != null) {
				members.put(action, view);
			}
		}
		return members;
	}

	/** A page of updates as at a day, or as of now. */
	record UpdatesOf(@Nullable LocalDate asAt, Page page, boolean untilWanted) {
	}

	/** Updates, and from when to ask for changes next time. */
	record Updates(List<UpdateView> rows, OffsetDateTime until) {
	}

}
