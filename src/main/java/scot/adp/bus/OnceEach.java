package scot.adp.bus;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import scot.adp.events.BusEvent;

/**
 * Stands around every listener, within its transaction: an event of the bus is handled
 * once, and what was delivered is done together with the work or not at all.
 */
class OnceEach implements MethodInterceptor {

	private static final Logger log = LoggerFactory.getLogger(OnceEach.class);

	private final ObjectProvider<Applied> applied;

	private final ObjectProvider<Publications> publications;

	private final ObjectProvider<BusMetrics> metrics;

	OnceEach(ObjectProvider<Applied> applied, ObjectProvider<Publications> publications,
			ObjectProvider<BusMetrics> metrics) {
		this.applied = applied;
		this.publications = publications;
		this.metrics = metrics;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation listening) throws Throwable {
		String listener = id(listening.getMethod());
		Object event = Objects.requireNonNull(listening.getArguments()[0]);
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException(
					"Listener %s runs outside of a transaction, so it could handle an event twice".formatted(listener));
		}
		try {
			boolean anew = !(event instanceof BusEvent told)
					|| applied.getObject().takes(listener, told, hearsAll(listening.getMethod()));
			@Nullable Object result = anew ? listening.proceed() : null;
			publications.getObject().complete();
			metrics.getObject().handled(listener, event);
			return result;
		}
		catch (Throwable ex) {
			publications.getObject().failing(ex);
			// Without its message, which may tell what a row holds.
			log.warn("Listener {} failed on {}: {} at {}", listener, event.getClass().getSimpleName(),
					ex.getClass().getName(), place(ex));
			throw ex;
		}
	}

	/**
	 * Who hears all kinds of events hears of one record what no later event of another
	 * kind says.
	 */
	private static boolean hearsAll(Method method) {
		return method.getParameterTypes()[0] == BusEvent.class;
	}

	/** The id by which a listener is stored. */
	static String id(Method method) {
		return Objects
			.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, ApplicationModuleListener.class))
			.id();
	}

	private static String place(Throwable ex) {
		return Arrays.stream(ex.getStackTrace())
			.filter(it -> it.getClassName().startsWith("scot.adp."))
			.findFirst()
			.map(StackTraceElement::toString)
			.orElse("an unknown place");
	}

}
