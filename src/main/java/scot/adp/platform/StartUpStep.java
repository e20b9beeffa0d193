package scot.adp.platform;

import org.springframework.context.SmartLifecycle;

/**
 * Work that is done once at each start, before the first request is taken. A step that
 * throws stops the start.
 */
public abstract class StartUpStep implements SmartLifecycle {

	private final Stage stage;

	private volatile boolean done;

	protected StartUpStep(Stage stage) {
		this.stage = stage;
	}

	/** Does the work; it may have been done at an earlier start. */
	protected abstract void perform();

	@Override
	public final void start() {
		perform();
		done = true;
	}

	@Override
	public final void stop() {
		done = false;
	}

	@Override
	public final boolean isRunning() {
		return done;
	}

	@Override
	public final int getPhase() {
		return stage.ordinal();
	}

	/** The order of the steps: each stage builds on those before it. */
	public enum Stage {

		PARTNERS, PEOPLE, PLANS, SAMPLE, FIGURES

	}

}
