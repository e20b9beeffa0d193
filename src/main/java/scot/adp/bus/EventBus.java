package scot.adp.bus;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;

/** How the bus stands, and what happens to what it could not deliver. */
@Service
@Transactional
public class EventBus {

	/** The most characters of a reason. */
	public static final int REASON_LIMIT = 1000;

	private final BusQueries state;

	private final ParkedStore parked;

	private final Recording recording;

	EventBus(BusQueries state, ParkedStore parked, Recording recording) {
		this.state = state;
		this.parked = parked;
		this.recording = recording;
	}

	/** What waits, failed and is parked. */
	@Allowed(operation = "bus.state.read", roles = { Role.ADP_ADMIN, Role.ADP_LEAD, Role.DASHBOARD })
	@Transactional(readOnly = true)
	public BusState state() {
		return state.counts();
	}

	/** The last hour in parts of five minutes, the oldest first. */
	@Allowed(operation = "bus.state.read", roles = { Role.ADP_ADMIN, Role.ADP_LEAD, Role.DASHBOARD })
	@Transactional(readOnly = true)
	public List<HandledView> handled() {
		return state.handled();
	}

	/**
	 * Some of what is parked, the latest first.
	 * @param listener for whom alone; null for all
	 */
	@Allowed(operation = "bus.parked.read", roles = { Role.ADP_ADMIN, Role.ADP_LEAD })
	@Transactional(readOnly = true)
	public List<ParkedView> parked(@Nullable String listener, int offset, int limit) {
		return state.parked(listener, offset, limit);
	}

	/** How much is parked. */
	@Allowed(operation = "bus.parked.read", roles = { Role.ADP_ADMIN, Role.ADP_LEAD })
	@Transactional(readOnly = true)
	public int countParked(@Nullable String listener) {
		return state.countParked(listener);
	}

	/** For whom anything is parked. */
	@Allowed(operation = "bus.parked.read", roles = { Role.ADP_ADMIN, Role.ADP_LEAD })
	@Transactional(readOnly = true)
	public List<String> listenersOfParked() {
		return state.listenersOfParked();
	}

	/**
	 * Delivers again what is parked, as often as anything new is tried.
	 * @throws Problem where it is parked no more
	 */
	@Allowed(operation = "bus.parked.retry", roles = Role.ADP_ADMIN)
	public void retry(String idempotencyKey, ParkedId id) {
		recording.once(idempotencyKey, List.of(id), ParkedId::new, author -> {
			ParkedView one = known(id);
			if (!parked.retry(id)) {
				throw gone(id);
			}
			return new Made<>(id, subject(one), Map.of("attempts", "0"));
		});
	}

	/** Delivers again all that is parked for a listener. */
	@Allowed(operation = "bus.parked.retry", roles = Role.ADP_ADMIN)
	public void retryAll(String idempotencyKey, String listener) {
		recording.once(idempotencyKey, List.of(listener), author -> {
			int again = parked.retryAll(listener);
			recording.tell("listener %s".formatted(listener), Map.of("again", String.valueOf(again)));
		});
	}

	/**
	 * Leaves undelivered what is parked. It and the reason are kept.
	 * @throws Problem where it is parked no more, or there is no reason
	 */
	@Allowed(operation = "bus.parked.discard", roles = Role.ADP_ADMIN)
	public void discard(String idempotencyKey, ParkedId id, String reason) {
		new Problem.Faults().when(Blanks.isBlank(reason), "reason", "Say why nobody has to handle it.")
			.text(reason, REASON_LIMIT, "reason")
			.raise();
		recording.once(idempotencyKey, List.of(id, reason), ParkedId::new, author -> {
			ParkedView one = known(id);
			if (!parked.discard(id, reason.strip(), author)) {
				throw gone(id);
			}
			return new Made<>(id, subject(one), Map.of("reason", Auditable.CHANGED));
		});
	}

	private ParkedView known(ParkedId id) {
		return state.parked(id).orElseThrow(() -> gone(id));
	}

	private static Problem gone(ParkedId id) {
		return Problem.notFound("parked event", id.value().toString());
	}

	private static String subject(ParkedView one) {
		return "event %s for %s".formatted(one.event(), one.listener());
	}

	/** A parked delivery. */
	public record ParkedId(UUID value) implements Identifier {
	}

}
