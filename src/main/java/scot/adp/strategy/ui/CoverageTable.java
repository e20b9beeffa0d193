package scot.adp.strategy.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.strategy.Coverage;
import scot.adp.strategy.PlanCode;

import static scot.adp.strategy.ui.Wording.text;

/** What a plan's actions fall on, as it is shown and saved. */
final class CoverageTable {

	private CoverageTable() {
	}

	/** The rows that are shown, gaps first where entries of a framework are. */
	static List<Coverage.Row> shown(Coverage.By by, List<Coverage.Row> rows) {
		return (by == Coverage.By.FRAMEWORK)
				? Stream.concat(gaps(rows).stream(), rows.stream().filter(row -> !row.gap())).toList() : rows;
	}

	/** The entries of a framework on which nothing falls, nor on an entry below. */
	static List<Coverage.Row> gaps(List<Coverage.Row> rows) {
		var parents = rows.stream()
			.filter(row -> !row.gap())
			.map(Coverage.Row::within)
			.filter(Objects::nonNull)
			.toList();
		return rows.stream().filter(row -> row.gap() && !parents.contains(row.code())).toList();
	}

	/** What a row is called. */
	static String named(Coverage.By by, Coverage.Row row) {
		if (!row.code().isEmpty()) {
			return row.title();
		}
		return text(switch (by) {
			case UNIT -> "coverage.no-unit";
			case PERSON -> "coverage.no-person";
			case GROUP, PRINCIPLE, FRAMEWORK -> "coverage.no-group";
		});
	}

	static ListExport<?> list(Coverage coverage, PlanCode plan, Coverage.By by, @Nullable PlanCode target) {
		var filter = new TreeMap<>(Map.of("plan", plan.value(), "by", by.name()));
		if (target != null && by == Coverage.By.FRAMEWORK) {
			filter.put("target", target.value());
		}
		return ListExport
			.whole("coverage-" + plan.value(), "%s: %s".formatted(text("coverage.title"), text("coverage.by." + by)),
					List.of("%s: %s".formatted(text("coverage.plan"), plan.value()), text("save.about.up-to-date")),
					columns(by), () -> shown(by, coverage.of(plan, by, target)))
			.filteredBy(filter);
	}

	private static List<ListColumn<Coverage.Row>> columns(Coverage.By by) {
		var columns = new ArrayList<ListColumn<Coverage.Row>>();
		if (by == Coverage.By.PRINCIPLE || by == Coverage.By.FRAMEWORK) {
			columns.add(new ListColumn<>(text("save.col.code"), 12, Coverage.Row::code));
		}
		columns.add(new ListColumn<>(text("coverage.by." + by), 50, row -> named(by, row)));
		columns.add(new ListColumn<>(text("coverage.column.actions"), 10, row -> row.actions().size()));
		if (by == Coverage.By.PERSON) {
			columns.add(new ListColumn<>(text("coverage.column.led"), 10, Coverage.Row::led));
			columns.add(new ListColumn<>(text("coverage.column.deputised"), 10, Coverage.Row::deputised));
		}
		if (by == Coverage.By.FRAMEWORK) {
			columns.add(new ListColumn<>(text("save.col.counted"), 60,
					row -> row.actions()
						.stream()
						.map(action -> "%s %s".formatted(action.code(), action.title()))
						.collect(Collectors.joining("\n"))));
			return columns;
		}
		columns.add(new ListColumn<>(text("coverage.column.upToDate"), 12, row -> row.health().upToDate()));
		columns.add(new ListColumn<>(text("coverage.column.asked"), 12,
				row -> row.health().due() + row.health().stale() + row.health().never()));
		columns.add(new ListColumn<>(text("coverage.column.stale"), 10, row -> row.health().stale()));
		if (by == Coverage.By.PRINCIPLE) {
			columns.add(new ListColumn<>(text("coverage.carried-by"), 40,
					row -> row.outcomes()
						.entrySet()
						.stream()
						.map(entry -> "%s: %d".formatted(entry.getKey(), entry.getValue()))
						.collect(Collectors.joining(", "))));
			columns.add(new ListColumn<>(text("save.col.latest"), 14,
					row -> (row.latest() != null) ? row.latest().action() : null));
			columns.add(new ListColumn<>(text("save.col.said-on"), 14,
					row -> (row.latest() != null) ? row.latest().on() : null));
			columns.add(new ListColumn<>(text("update.what-happened"), 60, row -> said(row.latest())));
		}
		return columns;
	}

	/** What was last said; null where nothing was that the reader may see. */
	private static @Nullable String said(Coverage.Row.@Nullable Latest latest) {
		return (latest != null) ? words(latest) : null;
	}

	/** The words of an update, or that nothing changed. */
	static String words(Coverage.Row.Latest latest) {
		return Objects.requireNonNullElseGet(latest.words(), () -> text("coverage.latest.no-change"));
	}

}
