package scot.adp.treatment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.BatchResult;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;

/** Keeps what came of each item of a batch, so that who sends it again hears the same. */
@Component
class BatchAnswers {

	private final WaitStore results;

	BatchAnswers(WaitStore results) {
		this.results = results;
	}

	/** What came of items that were only tried. */
	static List<BatchResult> tried(List<List<Problem.Field>> faults) {
		return IntStream.range(0, faults.size())
			.mapToObj(i -> new BatchResult(i, null, faults.get(i), List.of()))
			.toList();
	}

	/**
	 * Keeps it.
	 * @param faults what is wrong with each
	 * @param made what was made of each; null for nothing
	 */
	void tell(UUID batch, List<List<Problem.Field>> faults, List<? extends @Nullable UUID> made, OffsetDateTime at) {
		var told = new ArrayList<WaitStore.Told>();
		for (int i = 0; i < faults.size(); i++) {
			int line = i;
			told.add(new WaitStore.Told(line, made.get(i), false, null, null, null));
			faults.get(i)
				.forEach(it -> told.add(new WaitStore.Told(line, null, false, it.path(), it.message(), it.reason())));
		}
		results.tell(batch, told, at);
	}

	/**
	 * What came of the items of a batch, in their order.
	 * @param type GraphQL's name of what is made
	 */
	List<BatchResult> of(UUID batch, int items, String type) {
		var told = results.toldOf(batch).stream().collect(Collectors.groupingBy(WaitStore.Told::line));
		return IntStream.range(0, items).mapToObj(i -> {
			var of = told.getOrDefault(i, List.of());
			return new BatchResult(i,
					of.stream()
						.map(WaitStore.Told::made)
						.filter(Objects::nonNull)
						.findFirst()
						.map(id -> NodeSource.globalId(type, id))
						.orElse(null),
					of.stream().filter(it -> it.path() != null).map(WaitStore.Told::field).toList(), List.of());
		}).toList();
	}

}
