package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What happened in a wait, from which all else follows. The order of a list tells
 * nothing.
 *
 * @param receivedOn the day on which the service received the referral
 * @param firstTreatmentOn the day of the first treatment; null where there was none
 * @param closedOn the day on which the wait was closed without treatment; null where it
 * was not
 */
public record WaitFacts(LocalDate receivedOn, List<Offer> offers, List<NonAttendance> nonAttendances,
		List<Unavailable> unavailable, @Nullable LocalDate firstTreatmentOn, @Nullable LocalDate closedOn) {

	public WaitFacts {
		offers = List.copyOf(offers);
		nonAttendances = List.copyOf(nonAttendances);
		unavailable = List.copyOf(unavailable);
	}

	/** The facts of a wait of which nothing more is known. */
	public static WaitFacts received(LocalDate on) {
		return new WaitFacts(on, List.of(), List.of(), List.of(), null, null);
	}

	/** Those of a wait by the rows that tell of it. */
	static WaitFacts of(LocalDate receivedOn, List<WaitFact> facts) {
		@Nullable LocalDate started = null;
		@Nullable LocalDate closed = null;
		for (var fact : facts) {
			switch (fact.kind()) {
				case STARTED -> started = fact.on();
				case CLOSED -> closed = fact.on();
				default -> {
				}
			}
		}
		return new WaitFacts(receivedOn,
				facts.stream().filter(it -> it.kind() == WaitFact.Kind.OFFER).map(WaitFact::offer).toList(),
				facts.stream()
					.filter(it -> it.kind() == WaitFact.Kind.NOT_ATTENDED)
					.map(WaitFact::nonAttendance)
					.toList(),
				facts.stream().filter(it -> it.kind() == WaitFact.Kind.UNAVAILABLE).map(WaitFact::unavailable).toList(),
				started, closed);
	}

	/**
	 * An appointment that was offered.
	 *
	 * @param outcome what became of it, a code; null as long as nobody answered
	 * @param answeredOn when it was answered or cancelled
	 */
	public record Offer(LocalDate offeredOn, LocalDate appointmentOn, @Nullable String outcome,
			@Nullable LocalDate answeredOn) {

		static final String ACCEPTED = "ACCEPTED";

		static final String DECLINED = "DECLINED";

	}

	/** An appointment to which the person did not come, a code telling how. */
	public record NonAttendance(LocalDate on, String kind) {
	}

	/**
	 * Days on which the person could not have come.
	 *
	 * @param to the last of them; null where that is not known yet
	 */
	public record Unavailable(LocalDate from, @Nullable LocalDate to) {

		boolean holds(LocalDate day) {
			return !day.isBefore(from) && (to == null || !day.isAfter(to));
		}

	}

}
