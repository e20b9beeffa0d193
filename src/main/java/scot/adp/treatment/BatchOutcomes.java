package scot.adp.treatment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;

/**
 * What came of each of what was sent together, kept so that whoever sends it again with
 * the same key is told the same.
 */
@Component
class BatchOutcomes {

	private final WaitStore results;

	BatchOutcomes(WaitStore results) {
		this.results = results;
	}

	/** Keeps what came of each, in their order. */
	void keep(Id batch, List<? extends Item> items, OffsetDateTime at) {
		var told = new ArrayList<WaitStore.Told>();
		for (int i = 0; i < items.size(); i++) {
			int line = i;
			Item item = items.get(i);
			@Nullable Identifier made = item.id();
			told.add(new WaitStore.Told(line, (made != null) ? made.value() : null, false, null, null, null));
			item.faults()
				.forEach(it -> told.add(new WaitStore.Told(line, null, false, it.path(), it.message(), it.reason())));
			item.remarks()
				.forEach(it -> told.add(new WaitStore.Told(line, null, true, it.path(), it.message(), it.reason())));
		}
		results.tell(batch.value(), told, at);
	}

	/**
	 * What came of each, the same each time.
	 * @param type what GraphQL calls what was made
	 */
	List<BatchResult> of(Id batch, int sent, String type) {
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
					fields(of, false), fields(of, true)));
		}
		return made;
	}

	private static List<Problem.Field> fields(List<WaitStore.Told> of, boolean remarks) {
		return of.stream()
			.filter(it -> it.path() != null && it.remark() == remarks)
			.map(WaitStore.Told::field)
			.toList();
	}

	/** What would come of each, where it is only tried. */
	static List<BatchResult> tried(List<? extends Item> items) {
		var told = new ArrayList<BatchResult>();
		for (int i = 0; i < items.size(); i++) {
			told.add(new BatchResult(i, null, items.get(i).faults(), items.get(i).remarks()));
		}
		return told;
	}

	/** What came in together. */
	record Id(UUID value) implements Identifier {
	}

	/** One of what was sent together. */
	interface Item {

		/** What was made of it, or added to; null where something is wrong. */
		@Nullable Identifier id();

		/** What is wrong. */
		List<Problem.Field> faults();

		/** What is worth a look. */
		default List<Problem.Field> remarks() {
			return List.of();
		}

	}

}
