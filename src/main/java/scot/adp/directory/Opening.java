package scot.adp.directory;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether something is open at a moment.
 *
 * @param reason null where it is open
 * @param code why it is closed, of the list of reasons, where somebody told
 * @param until when that ends; null where it is not known to end, or where it is closed
 * @param nextOpening when it opens next; null where it is open, and where no opening is
 * known
 */
public record Opening(OpenState state, @Nullable OpenReason reason, @Nullable String code, @Nullable Instant until,
		@Nullable Instant nextOpening) {

	/**
	 * What windows of one place say of a moment.
	 * @param windows in their order
	 * @param known up to when they were worked out
	 */
	public static Opening at(Instant at, List<OpenWindow> windows, Instant known) {
		@Nullable Instant next = windows.stream()
			.filter(it -> it.state() == OpenState.OPEN && it.startsAt().isAfter(at))
			.map(OpenWindow::startsAt)
			.findFirst()
			.orElse(null);
		if (!at.isBefore(known)) {
			return new Opening(OpenState.UNKNOWN, OpenReason.TOO_FAR, null, null, null);
		}
		return windows.stream()
			.filter(it -> it.holds(at))
			.findFirst()
			.map(it -> new Opening(it.state(), it.reason(), it.code(),
					(it.state() == OpenState.OPEN && it.endsAt().isBefore(known)) ? it.endsAt() : null,
					(it.state() == OpenState.OPEN) ? null : next))
			.orElseGet(() -> new Opening(OpenState.CLOSED, OpenReason.NOT_NOW, null, null, next));
	}

}
