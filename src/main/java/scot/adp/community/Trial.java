package scot.adp.community;

import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries something out: whatever it stores, such as keys of people, is gone again. */
final class Trial {

	private final TransactionTemplate within;

	Trial(PlatformTransactionManager transactions) {
		within = new TransactionTemplate(transactions);
		within.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
	}

	<T> T of(Supplier<T> work) {
		return Objects.requireNonNull(within.execute(status -> {
			status.setRollbackOnly();
			return work.get();
		}));
	}

}
