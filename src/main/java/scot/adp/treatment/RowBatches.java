package scot.adp.treatment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;

/**
 * Rows that a program sends together: each is taken for itself, and what came of each is
 * told, the same each time the same batch is sent.
 */
@Component
class RowBatches {

	private final BatchOutcomes outcomes;

	private final Trial trial;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	RowBatches(BatchOutcomes outcomes, Trial trial, CurrentCaller currentCaller, Recording recording) {
		this.outcomes = outcomes;
		this.trial = trial;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Whoever writes rows of some units.
	 * @param of what the rows are called in a fault
	 * @throws Problem where there are none or too many, or all are of others' units
	 */
	Author author(String of, List<UnitId> units, Set<UnitId> reach) {
		new Problem.Faults()
			.when(units.isEmpty() || units.size() > BatchResult.ITEMS_AT_MOST, of,
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		return recording.author(units.stream().filter(reach::contains).findFirst().orElseGet(() -> {
			currentCaller.reaching(units.getFirst());
			return units.getFirst();
		}));
	}

	/** What would come of rows, of which nothing stays. */
	List<BatchResult> triedOut(String subject, List<UnitId> units,
			Function<UUID, ? extends List<? extends BatchOutcomes.Item>> take) {
		var tried = trial.of(() -> take.apply(UUID.randomUUID()));
		recording.tell(subject + " tried out", counted(units));
		return BatchOutcomes.tried(tried);
	}

	/**
	 * Takes rows once for a key.
	 * @param sent what the key stands for
	 * @param type GraphQL's name of what is made
	 */
	List<BatchResult> taken(Author author, String key, List<?> sent, String type, String subject, List<UnitId> units,
			Function<UUID, ? extends List<? extends BatchOutcomes.Item>> take) {
		var batch = recording.once(author, key, sent, BatchOutcomes.Id::new, () -> {
			var id = new BatchOutcomes.Id(UUID.randomUUID());
			outcomes.keep(id, take.apply(id.value()), author.at());
			return new Made<>(id, subject, counted(units));
		});
		return outcomes.of(batch, units.size(), type);
	}

	/** How many rows of which units, for the audit trail. */
	static Map<String, String> counted(Collection<UnitId> units) {
		return units.stream()
			.collect(Collectors.groupingBy(unit -> "rows." + unit.value(), TreeMap::new,
					Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
	}

}
