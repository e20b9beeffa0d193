package scot.adp.identity;

import java.util.function.Consumer;

import scot.adp.platform.Auditable;

/** Recording where there is no program: what is told goes to a test. */
public final class PaperRecording {

	private PaperRecording() {
	}

	/** Recording that only tells. */
	@SuppressWarnings("NullAway")
	public static Recording telling(Consumer<Auditable> told) {
		return new Recording(null, null, null, event -> told.accept((Auditable) event), null);
	}

}
