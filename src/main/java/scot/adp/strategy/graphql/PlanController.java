package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import scot.adp.directory.GroupId;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.Health;
import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.PrincipleView;
import scot.adp.strategy.PriorityView;
import scot.adp.strategy.PriorityView.LocalAreaView;
import scot.adp.strategy.StatusScales;
import scot.adp.strategy.spi.ByDay;

/** Plans and what they promise. */
@Controller
class PlanController {

	private final Plans plans;

	private final ActionRegister register;

	private final StatusScales scales;

	PlanController(Plans plans, ActionRegister register, StatusScales scales, BatchLoaderRegistry loaders) {
		this.plans = plans;
		this.register = register;
		this.scales = scales;
		loaders.<ActionPage, SinceConnection<ActionView>>forName("planActions")
			.registerMappedBatchLoader((pages, environment) -> Mono
				.fromCallable(() -> pages.stream().collect(Collectors.toMap(Function.identity(), this::read))));
	}

	@QueryMapping
	List<PlanView> plans(@Argument @Nullable LocalDate asAt) {
		return AsAt.on(asAt, plans::plans);
	}

	@QueryMapping
	PlanView plan(@Argument PlanCode code, @Argument @Nullable LocalDate asAt) {
		return AsAt.on(asAt, () -> plans.plan(code)).orElseThrow(() -> Problem.notFound("plan", code.value()));
	}

	@QueryMapping
	StatusScales.Scale statusScale(@Argument String code) {
		return scales.scale(code).orElseThrow(() -> Problem.notFound("status scale", code));
	}

	@SchemaMapping(typeName = "Plan", field = "statusScale")
	StatusScales.@Nullable Scale statusScaleOf(PlanView plan) {
		return scales.scale(plan.statusScale()).orElse(null);
	}

	@BatchMapping(typeName = "Plan", field = "priorities")
	Map<PlanView, List<PriorityView>> priorities(List<PlanView> of) {
		return ByDay.plans(of, plans::priorities, List.of());
	}

	@BatchMapping(typeName = "Plan", field = "outcomes")
	Map<PlanView, List<OutcomeView>> outcomes(List<PlanView> of) {
		return ByDay.plans(of, plans::outcomes, List.of());
	}

	@BatchMapping(typeName = "Plan", field = "principles")
	Map<PlanView, List<PrincipleView>> principles(List<PlanView> of) {
		return ByDay.plans(of, plans::principles, List.of());
	}

	@BatchMapping(typeName = "Plan", field = "health")
	Map<PlanView, Health> health(List<PlanView> of) {
		return ByDay.plans(of, plans::health, Health.EMPTY);
	}

	@SchemaMapping(typeName = "Plan", field = "actions")
	CompletableFuture<SinceConnection<ActionView>> actions(PlanView plan, @Argument @Nullable FilterInput filter,
			@Argument @Nullable OffsetDateTime changedSince, @Argument @Nullable Integer first,
			@Argument @Nullable String after, DataFetchingFieldSelectionSet selected,
			DataLoader<ActionPage, SinceConnection<ActionView>> planActions) {
		SinceConnection.expectNow(plan.asAt(), changedSince);
		int size = CountedConnection.size(first);
		ActionFilter wanted = ((filter != null) ? filter : FilterInput.NONE).of(plan.code());
		return planActions.load(new ActionPage(plan.asAt(), wanted, changedSince, size, position(after),
				selected.containsAnyOf("edges", "pageInfo"), selected.contains("totalCount"),
				selected.contains(SinceConnection.CHANGED_UNTIL), selected.contains(SinceConnection.REMOVED)));
	}

	/** Reads a page once, however many actions lead to it through their plan. */
	private SinceConnection<ActionView> read(ActionPage page) {
		return AsAt.on(page.asAt(), () -> readOfDay(page));
	}

	private SinceConnection<ActionView> readOfDay(ActionPage page) {
		// Before the rows, so that what is written meanwhile comes next time.
		OffsetDateTime until = page.untilWanted() ? register.changedUntil() : SinceConnection.NOT_ASKED;
		@Nullable OffsetDateTime since = page.changedSince();
		ActionFilter filter = page.filter();
		List<ActionView> rows = List.of();
		if (page.rowsWanted()) {
			rows = (since != null) ? register.changed(filter, since, page.behind(), page.size() + 1)
					: register.after(filter, page.behind(), page.size() + 1);
		}
		int total = -1;
		if (page.totalWanted()) {
			total = (since != null) ? register.countChanged(filter, since) : register.count(filter);
		}
		List<ActionId> removed = List.of();
		if (page.removedWanted() && since != null) {
			removed = register.removed(filter, since);
		}
		return new SinceConnection<>(CountedConnection.of(rows, page.size(), page.behind() >= 0, total,
				row -> String.valueOf(row.position())), until, removed);
	}

	@BatchMapping(typeName = "Area", field = "outcomes")
	Map<LocalAreaView, List<OutcomeView>> outcomesOfAreas(List<LocalAreaView> areas) {
		return AsAt.each(areas, LocalAreaView::asAt, those -> {
			var found = InPlan.outcomes(plans, those.stream().map(LocalAreaView::plan));
			return those.stream()
				.collect(Collectors.toMap(Function.identity(),
						area -> InPlan.pick(found, area.plan(), area.outcomes())));
		});
	}

	@SchemaMapping(typeName = "Outcome", field = "id")
	String outcomeId(OutcomeView outcome) {
		return NodeSource.globalId("Outcome", outcome.plan().value() + "/" + outcome.code());
	}

	@BatchMapping(typeName = "Outcome", field = "health")
	Map<OutcomeView, Health> outcomeHealth(List<OutcomeView> outcomes) {
		return AsAt.each(outcomes, OutcomeView::asAt, those -> {
			var found = plans.outcomeHealth(those.stream().map(OutcomeView::plan).collect(Collectors.toSet()));
			return those.stream()
				.collect(Collectors.toMap(Function.identity(), outcome -> found.getOrDefault(outcome.plan(), Map.of())
					.getOrDefault(outcome.code(), Health.EMPTY)));
		});
	}

	@BatchMapping(typeName = "Outcome", field = "actionCount")
	Map<OutcomeView, Integer> actionCount(List<OutcomeView> outcomes) {
		var counts = new HashMap<OutcomeView, Integer>();
		outcomeHealth(outcomes).forEach((outcome, health) -> counts.put(outcome, health.actionCount()));
		return counts;
	}

	@SchemaMapping(typeName = "Principle", field = "id")
	String principleId(PrincipleView principle) {
		return NodeSource.globalId("Principle", principle.plan().value() + "/" + principle.code());
	}

	private static int position(@Nullable String after) {
		@Nullable String key = CountedConnection.key(after);
		try {
			return (key != null) ? Integer.parseInt(key) : -1;
		}
		catch (NumberFormatException ex) {
			throw Problem.invalid("after", "This is no cursor of this list; use one that a page of it gave you.");
		}
	}

	/**
	 * A page of a plan's actions.
	 *
	 * @param behind the position of the row before; -1 for the first page
	 */
	record ActionPage(@Nullable LocalDate asAt, ActionFilter filter, @Nullable OffsetDateTime changedSince, int size,
			int behind, boolean rowsWanted, boolean totalWanted, boolean untilWanted, boolean removedWanted) {
	}

	/** The filter as a client sends it. */
	record FilterInput(@Nullable String priority, @Nullable String outcome, @Nullable String principle,
			@Nullable UnitId unit, @Nullable GroupId group, @Nullable Set<ActionView.Kind> kind,
			@Nullable Set<String> status, @Nullable Set<Freshness> freshness, @Nullable Boolean unowned,
			@Nullable Boolean slipped, @Nullable String text) {

		static final FilterInput NONE = new FilterInput(null, null, null, null, null, null, null, null, null, null,
				null);

		ActionFilter of(PlanCode plan) {
			return new ActionFilter(plan, priority, outcome, principle, unit, null, group, set(kind), set(status),
					set(freshness), Boolean.TRUE.equals(unowned), Boolean.TRUE.equals(slipped), text);
		}

		private static <T> Set<T> set(@Nullable Set<T> given) {
			return (given != null) ? given : Set.of();
		}

	}

}
