package scot.adp.bus;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The few threads on which listeners run, so that pages keep most of the connections to
 * the database. What they cannot take at once stays in the database and is taken when it
 * is due: whoever publishes never waits, and memory holds no more than a queue.
 */
@Component
class Workers implements SmartLifecycle {

	/** How many listeners run at a time. */
	static final int AT_ONCE = 6;

	/** How many wait in memory. */
	static final int QUEUE = 200;

	private static final int ENDS_WITHIN_SECONDS = 10;

	private static final ScopedValue<Boolean> WAITS = ScopedValue.newInstance();

	private volatile @Nullable ThreadPoolExecutor pool;

	private volatile boolean started;

	/** Runs something that hands over no faster than the threads take. */
	void inStep(Runnable work) {
		ScopedValue.where(WAITS, true).run(work);
	}

	/** Runs a task when a thread is free, or leaves it where it is stored. */
	void take(Runnable task) {
		pool().execute(task);
	}

	@Override
	public void start() {
		started = true;
	}

	/** Listeners that run come to their end; what waits is delivered another time. */
	@Override
	public void stop() {
		started = false;
		@Nullable ThreadPoolExecutor ending = pool;
		if (ending != null) {
			ending.getQueue().clear();
			ending.shutdown();
			try {
				if (!ending.awaitTermination(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
					ending.shutdownNow();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return started;
	}

	/** After the web server, whose last requests may still publish. */
	@Override
	public int getPhase() {
		return 0;
	}

	/** Made anew after a stop, and there before the start, which publishes too. */
	private synchronized ThreadPoolExecutor pool() {
		@Nullable ThreadPoolExecutor there = pool;
		if (there == null || (there.isShutdown() && started)) {
			there = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(QUEUE),
					Thread.ofPlatform().name("bus-", 1).daemon().factory(), Workers::full);
			there.allowCoreThreadTimeOut(true);
			pool = there;
		}
		return there;
	}

	private static void full(Runnable task, ThreadPoolExecutor pool) {
		if (WAITS.isBound() && !pool.isShutdown()) {
			try {
				pool.getQueue().put(task);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
