package scot.adp.strategy.ui;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.strategy.Health;
import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanConflictView;
import scot.adp.strategy.PlanConflicts;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.PrincipleView;
import scot.adp.strategy.PriorityView;

import static scot.adp.strategy.ui.Wording.text;

/** What a plan is made of, as it is saved. */
final class PlanTables {

	private PlanTables() {
	}

	/** The outcomes of a plan with the health of their actions. */
	static ListExport<?> outcomes(Plans plans, PlanView plan) {
		PlanCode code = plan.code();
		var one = List.of(code);
		Map<String, String> priorities = plans.priorities(one)
			.getOrDefault(code, List.of())
			.stream()
			.collect(Collectors.toMap(PriorityView::code, PriorityView::title));
		List<ListColumn<OutcomeRow>> columns = List.of(
				new ListColumn<>(text("filter.priority"), 40,
						row -> (row.outcome().priority() != null) ? priorities.get(row.outcome().priority()) : null),
				new ListColumn<>(text("save.col.code"), 10, row -> row.outcome().code()),
				new ListColumn<>(text("filter.outcome"), 60, row -> row.outcome().title()),
				new ListColumn<>(text("outcome.parts"), 50,
						row -> row.outcome()
							.parts()
							.stream()
							.map(OutcomeView.PartView::title)
							.collect(Collectors.joining("\n"))),
				new ListColumn<>(text("coverage.column.actions"), 10, row -> row.health().actionCount()),
				new ListColumn<>(text("freshness.FRESH"), 10, row -> row.health().fresh()),
				new ListColumn<>(text("freshness.DUE"), 10, row -> row.health().due()),
				new ListColumn<>(text("freshness.STALE"), 10, row -> row.health().stale()),
				new ListColumn<>(text("freshness.NEVER"), 14, row -> row.health().never()),
				new ListColumn<>(text("freshness.NOT_OWED"), 16, row -> row.health().notOwed()),
				new ListColumn<>(text("status.no-lead"), 10, row -> row.health().unowned()));
		return ListExport.whole("outcomes-" + code.value(), text("save.outcomes", code.value()),
				List.of(plan.title(), text("save.about.freshness")), columns, () -> {
					var health = plans.outcomeHealth(one).getOrDefault(code, Map.of());
					return plans.outcomes(one)
						.getOrDefault(code, List.of())
						.stream()
						.map(it -> new OutcomeRow(it, health.getOrDefault(it.code(), Health.EMPTY)))
						.toList();
				})
			.filteredBy(Map.of("plan", code.value()));
	}

	/** The principles of a plan and how many actions carry each. */
	static ListExport<?> principles(Plans plans, PlanView plan) {
		PlanCode code = plan.code();
		List<ListColumn<PrincipleView>> columns = List.of(
				new ListColumn<>(text("save.col.code"), 10, PrincipleView::code),
				new ListColumn<>(text("filter.principle"), 40, PrincipleView::title),
				new ListColumn<>(text("save.col.ways"), 80,
						row -> row.items()
							.stream()
							.map(item -> "%s %s".formatted(item.code(), item.title()))
							.collect(Collectors.joining("\n"))),
				new ListColumn<>(text("save.col.carried"), 14, PrincipleView::actionCount));
		return ListExport
			.whole("principles-" + code.value(), text("principles.title"), List.of(plan.title()), columns,
					() -> plans.principles(List.of(code)).getOrDefault(code, List.of()))
			.filteredBy(Map.of("plan", code.value()));
	}

	/** Where files and pages disagree or did: what is open first. */
	static ListExport<?> conflicts(PlanConflicts conflicts, Plans plans) {
		List<ListColumn<PlanConflictView>> columns = List.of(
				new ListColumn<>(text("save.col.state"), 20, row -> text("save.conflict." + row.state().name())),
				new ListColumn<>(text("filter.plan"), 14, row -> row.plan().value()),
				new ListColumn<>(text("save.col.code"), 10, PlanConflictView::code),
				new ListColumn<>(text("column.action"), 50, PlanConflictView::title),
				new ListColumn<>(text("save.col.field"), 24, row -> ActionForm.label(row.field().label())),
				new ListColumn<>(text("conflicts.ours"), 50, PlanConflictView::presentValue),
				new ListColumn<>(text("conflicts.file"), 50, PlanConflictView::fileValue),
				new ListColumn<>(text("save.col.decided-by"), 32, PlanTables::decidedBy),
				new ListColumn<>(text("save.col.decided-at"), 20, PlanConflictView::resolvedAt));
		return ListExport.whole("plan-conflicts", text("conflicts.title"), List.of(text("conflicts.purpose")), columns,
				() -> all(conflicts, plans));
	}

	private static List<PlanConflictView> all(PlanConflicts conflicts, Plans plans) {
		return Stream.concat(conflicts.open().stream(), PlanConflictsView.decided(conflicts, plans).stream()).toList();
	}

	private static @Nullable String decidedBy(PlanConflictView conflict) {
		@Nullable OffsetDateTime at = conflict.resolvedAt();
		return (at != null && conflict.resolvedBy() == null) ? text("conflicts.nobody") : conflict.resolvedBy();
	}

	/** An outcome with the health of its actions. */
	record OutcomeRow(OutcomeView outcome, Health health) {
	}

}
