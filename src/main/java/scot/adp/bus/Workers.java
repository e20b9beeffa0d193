package scot.adp.bus;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.stereotype.Component;

/**
 * The few threads on which listeners run, so that pages keep most of the connections to
 * the database, and the one that looks for what is due: as soon as something was
 * published or a thread is free, and every other second. Little waits in memory: of what
 * is quick a thread takes some at a time, all else that is taken runs at once, and
 * whoever publishes never waits.
 */
@Component
class Workers implements SmartLifecycle {

	/** How many listeners run at a time. */
	static final int AT_ONCE = 8;

	/**
	 * How many of them at most are one listener, so that two that wait for other systems
	 * leave room for all others.
	 */
	static final int OF_ONE = 3;

	private static final Logger log = LoggerFactory.getLogger(Workers.class);

	private static final Duration LOOK = Duration.ofSeconds(2);

	private static final Duration CARE = Duration.ofSeconds(5);

	private static final int ENDS_WITHIN_SECONDS = 10;

	/** Bound within a delivery; true once its listener was called. */
	private static final ScopedValue<AtomicBoolean> CALLED = ScopedValue.newInstance();

	private final FailedEventPublications due;

	private final Publications publications;

	private final Semaphore woken = new Semaphore(0);

	private volatile boolean started;

	private volatile @Nullable ExecutorService threads;

	private @Nullable Thread looking;

	Workers(FailedEventPublications due, Publications publications) {
		this.due = due;
		this.publications = publications;
	}

	/** Has what is due by now looked for at once. */
	void wake() {
		woken.release();
	}

	/**
	 * Calls a listener where a delivery is about it. Whoever else publishes, and a
	 * listener does too, has stored for whom: there is something due.
	 */
	void call(Runnable listener) {
		if (CALLED.isBound() && CALLED.get().compareAndSet(false, true)) {
			listener.run();
		}
		else {
			wake();
		}
	}

	/** Does a delivery, within which its listener is called. */
	static void calling(Runnable delivery) {
		ScopedValue.where(CALLED, new AtomicBoolean()).run(delivery);
	}

	/** Runs deliveries, for which there is a thread. */
	void run(Runnable deliveries) {
		Objects.requireNonNull(threads).execute(() -> {
			try {
				deliveries.run();
			}
			finally {
				wake();
			}
		});
	}

	@Override
	public synchronized void start() {
		started = true;
		threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().name("bus-", 1).daemon().factory());
		looking = Thread.ofPlatform().name("bus-looks").daemon().start(this::look);
	}

	/** Listeners that run come to their end; what waits is delivered another time. */
	@Override
	public synchronized void stop() {
		started = false;
		wake();
		try {
			if (looking != null) {
				looking.join(Duration.ofSeconds(ENDS_WITHIN_SECONDS));
			}
			@Nullable ExecutorService ending = threads;
			if (ending != null) {
				ending.shutdown();
				if (!ending.awaitTermination(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
					ending.shutdownNow();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
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

	private void look() {
		long cared = System.nanoTime();
		while (started) {
			try {
				woken.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
				woken.drainPermits();
				if (System.nanoTime() - cared > CARE.toNanos()) {
					cared = System.nanoTime();
					publications.keepLeases();
					publications.parkStrangers();
				}
				publications.handBackWhatWaits();
				if (started) {
					due.resubmit(ResubmissionOptions.defaults());
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				log.warn("The event bus could not look for what is due: {}", ex.getClass().getName());
			}
		}
	}

}
