package scot.adp.platform;

import java.util.Objects;
import java.util.function.Supplier;

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

}
