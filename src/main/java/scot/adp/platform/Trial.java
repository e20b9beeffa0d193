package scot.adp.platform;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries something out within a transaction that goes on: whatever it stores is gone
 * again, such as that keys of people were made.
 */
@Component
public class Trial {

	private final TransactionTemplate within;

	Trial(PlatformTransactionManager transactions) {
		within = new TransactionTemplate(transactions);
		within.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
	}

	/** What the work answers, of which nothing stays. */
	public <T> T of(Supplier<T> work) {
		return Objects.requireNonNull(within.execute(status -> {
			status.setRollbackOnly();
			return work.get();
		}));
	}

	/**
	 * Does the work, of which nothing stays where it refuses; empty where it does not.
	 */
	public Optional<Problem> refusal(Runnable work) {
		try {
			within.executeWithoutResult(status -> work.run());
			return Optional.empty();
		}
		catch (Problem problem) {
			return Optional.of(problem);
		}
	}

	/**
	 * Makes several changes, each for itself: of one that is refused nothing stays, and
	 * the others go on. Whoever sends the same again under the same key hears the same of
	 * what was made; what was refused is looked at once more.
	 * @param argument what a fault calls all of them
	 * @param dryRun whether they are only tried, and nothing kept
	 * @param batch notes that they came together; the same id whenever they are sent
	 * again
	 * @param each makes one of them by its place and a key of its own, and answers its
	 * global id; null for what has none
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or too many
	 */
	public List<BatchResult> each(String argument, int count, boolean dryRun, Supplier<? extends Identifier> batch,
			BiFunction<Integer, String, @Nullable String> each) {
		new Problem.Faults()
			.when(count < 1 || count > BatchResult.ITEMS_AT_MOST, argument,
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		return dryRun ? of(() -> all(count, batch.get(), each)).stream().map(BatchResult::untold).toList()
				: all(count, batch.get(), each);
	}

	private List<BatchResult> all(int count, Identifier batch, BiFunction<Integer, String, @Nullable String> each) {
		return IntStream.range(0, count).mapToObj(i -> {
			try {
				@Nullable String made = within.execute(status -> each.apply(i, "%s %d".formatted(batch.value(), i)));
				return new BatchResult(i, made, List.of(), List.of());
			}
			catch (Problem problem) {
				return new BatchResult(i, null, faults(problem), List.of());
			}
		}).toList();
	}

	/** What is wrong; of what is not one field's the whole. */
	private static List<Problem.Field> faults(Problem problem) {
		return problem.fields().isEmpty()
				? List.of(new Problem.Field("", String.valueOf(problem.getMessage()), problem.code().name()))
				: problem.fields();
	}

}
