package scot.adp.support;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Fails the test during which the program publishes an event outside a transaction:
 * whoever listens after the commit would never hear it, and what listens at once would
 * keep a part of a change that may yet fail. It is there in every test with Spring, by
 * {@code META-INF/spring.factories}.
 */
public final class EventsInTransactions
		implements ApplicationListener<PayloadApplicationEvent<?>>, TestExecutionListener {

	/** Told of a session, which no transaction keeps. */
	private static final Set<String> OF_NO_RECORD = Set.of("SessionEnding");

	private static final Queue<Throwable> OUTSIDE = new ConcurrentLinkedQueue<>();

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<?> event) {
		Class<?> type = event.getPayload().getClass();
		if (type.getPackageName().startsWith("scot.adp") && !OF_NO_RECORD.contains(type.getSimpleName())
				&& !TransactionSynchronizationManager.isActualTransactionActive()) {
			OUTSIDE.add(new AssertionError("An event was published outside a transaction: " + event.getPayload()));
		}
	}

	/** What was published outside a transaction since the last look. */
	public static List<Throwable> found() {
		var found = List.copyOf(OUTSIDE);
		OUTSIDE.removeAll(found);
		return found;
	}

	@Override
	public void afterTestMethod(TestContext context) {
		var found = found();
		if (!found.isEmpty()) {
			var failure = new AssertionError("Events were published outside a transaction");
			found.forEach(failure::addSuppressed);
			throw failure;
		}
	}

}
