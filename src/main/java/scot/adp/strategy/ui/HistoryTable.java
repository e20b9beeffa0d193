package scot.adp.strategy.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.EvidenceView;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.UpdateView;

import static scot.adp.strategy.ui.Wording.text;

/** An action's updates, as they are saved; words only where the reader may see them. */
final class HistoryTable {

	private static final int STEP = 200;

	private HistoryTable() {
	}

	static ListExport<?> list(ProgressUpdates updates, Evidence evidence, ActionView action) {
		return ListExport
			.whole("updates-" + action.code(), "%s %s".formatted(action.code(), text("timeline.title")),
					List.of("%s %s %s".formatted(action.plan().value(), action.code(), action.title()),
							text("save.about.words")),
					columns(), () -> rows(updates, evidence, action))
			.filteredBy(Map.of("plan", action.plan().value(), "action", action.code()));
	}

	private static List<Row> rows(ProgressUpdates updates, Evidence evidence, ActionView action) {
		var rows = new ArrayList<Row>();
		ProgressUpdates.@Nullable Id last = null;
		boolean more = true;
		while (more) {
			var found = updates.pages(List.of(new ProgressUpdates.Page(action.id(), last, STEP)))
				.values()
				.stream()
				.flatMap(List::stream)
				.toList();
			more = found.size() > STEP;
			var some = found.subList(0, Math.min(STEP, found.size()));
			var proof = evidence.ofUpdates(some.stream().map(UpdateView::id).toList());
			for (UpdateView update : some) {
				rows.add(new Row(update, proof.getOrDefault(update.id(), List.of())));
				last = update.id();
			}
		}
		return rows;
	}

	private static List<ListColumn<Row>> columns() {
		return List.of(new ListColumn<>(text("save.col.day"), 14, row -> row.update().on()),
				new ListColumn<>(text("column.status"), 16,
						row -> (row.update().status() != null) ? row.update().status().label() : null),
				new ListColumn<>(text("timeline.no-change"), 12, row -> row.update().noChange()),
				new ListColumn<>(text("update.what-happened"), 70,
						row -> words(row.update(), row.update().whatHappened())),
				new ListColumn<>(text("save.col.next"), 50, row -> words(row.update(), row.update().next())),
				new ListColumn<>(text("timeline.evidence"), 40,
						row -> row.evidence().stream().map(EvidenceView::title).collect(Collectors.joining("\n"))),
				new ListColumn<>(text("save.col.recorded-by"), 32, row -> row.update().recordedBy()),
				new ListColumn<>(text("save.col.recorded-at"), 20, row -> row.update().recordedAt()),
				new ListColumn<>(text("save.col.heard"), 20,
						row -> (row.update().heardHow() != null) ? text("heard." + row.update().heardHow().name())
								: null),
				new ListColumn<>(text("timeline.correction"), 12, row -> row.update().corrects() != null),
				new ListColumn<>(text("timeline.corrected"), 12, row -> row.update().correctedBy() != null),
				new ListColumn<>(text("timeline.sample"), 10, row -> row.update().sample()));
	}

	private static @Nullable String words(UpdateView update, @Nullable String words) {
		return (update.wordsShown() || update.noChange()) ? words
				: Objects.requireNonNullElseGet(words, () -> text("timeline.hidden"));
	}

	/** An update with the evidence that came with it. */
	record Row(UpdateView update, List<EvidenceView> evidence) {
	}

}
