package scot.adp.treatment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;

/**
 * Rows that a program sends together: each is taken for itself, and what came of each is
 * told, the same each time the same batch is sent.
 */
@Component
class RowBatches {

	private final WaitStore results;

	private final Trial trial;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	RowBatches(WaitStore results, Trial trial, CurrentCaller currentCaller, Recording recording) {
		this.results = results;
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
	List<BatchResult> triedOut(String subject, List<UnitId> units, Function<UUID, List<Row>> take) {
		var tried = trial.of(() -> take.apply(UUID.randomUUID()));
		recording.tell(subject + " tried out", counted(units));
		var told = new ArrayList<BatchResult>();
		for (int i = 0; i < tried.size(); i++) {
			told.add(new BatchResult(i, null, tried.get(i).faults(), List.of()));
		}
		return told;
	}

	/**
	 * Takes rows once for a key.
	 * @param sent what the key stands for
	 * @param type GraphQL's name of what is made
	 */
	List<BatchResult> taken(Author author, String key, List<?> sent, String type, String subject, List<UnitId> units,
			Function<UUID, List<Row>> take) {
		var batch = recording.once(author, key, sent, BatchId::new, () -> {
			var id = new BatchId(UUID.randomUUID());
			var taken = take.apply(id.value());
			var told = new ArrayList<WaitStore.Told>();
			for (int i = 0; i < taken.size(); i++) {
				int line = i;
				told.add(new WaitStore.Told(line, taken.get(i).made(), false, null, null, null));
				taken.get(i)
					.faults()
					.forEach(it -> told
						.add(new WaitStore.Told(line, null, false, it.path(), it.message(), it.reason())));
			}
			results.tell(id.value(), told, author.at());
			return new Made<>(id, subject, counted(units));
		});
		return results(units.size(), batch, type);
	}

	private List<BatchResult> results(int sent, BatchId batch, String type) {
		var told = results.toldOf(batch.value()).stream().collect(Collectors.groupingBy(WaitStore.Told::line));
		var made = new ArrayList<BatchResult>();
		for (int i = 0; i < sent; i++) {
			var of = told.getOrDefault(i, List.of());
			made.add(new BatchResult(i,
					of.stream()
						.map(WaitStore.Told::made)
						.filter(Objects::nonNull)
						.findFirst()
						.map(id -> NodeSource.globalId(type, id))
						.orElse(null),
					of.stream().filter(it -> it.path() != null).map(WaitStore.Told::field).toList(), List.of()));
		}
		return made;
	}

	/** How many rows of which units, for the audit trail. */
	static Map<String, String> counted(Collection<UnitId> units) {
		return units.stream()
			.collect(Collectors.groupingBy(unit -> "rows." + unit.value(), TreeMap::new,
					Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
	}

	/**
	 * What came of a row.
	 *
	 * @param made what it is; null where something is wrong with it
	 */
	record Row(@Nullable UUID made, List<Problem.Field> faults) {
	}

	/** What came in together. */
	record BatchId(UUID value) implements Identifier {
	}

}
