package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Set;

/**
 * By which a colour follows from the scores of the streams. Public Health Scotland
 * publishes what the colours mean and not how it scores; this is a rule of our own, and a
 * row of configuration.
 *
 * @param from the first day of submission that it holds for
 * @param metAt below this score a stream is partial
 * @param sustainedAt from this score on a stream is sustained
 */
public record RagbRule(String code, LocalDate from, int metAt, int sustainedAt) {

	public RagbRule {
		if (metAt < 1 || sustainedAt <= metAt || sustainedAt > MatScores.HIGHEST) {
			throw new IllegalArgumentException("metAt is 1 at least, and sustainedAt above it and at most 3");
		}
	}

	/**
	 * Works a colour out. Streams that are not asked for count for nothing.
	 * @param required the streams that the standard is assessed by
	 * @param monitoredBefore whether routine monitoring was shown in the cycle before
	 * @param submission the day of submission; over once today is behind it
	 */
	public Ragb of(MatScores scores, Set<MatStream> required, boolean monitoredBefore, LocalDate submission,
			LocalDate today) {
		var given = scores.given(required);
		if (given.isEmpty()) {
			return today.isAfter(submission) ? Ragb.RED : Ragb.NOT_ASSESSED;
		}
		if (given.stream().allMatch(it -> it == 0)) {
			return Ragb.RED;
		}
		if (given.stream().anyMatch(it -> it < metAt)) {
			return Ragb.AMBER;
		}
		if (given.size() < required.size()) {
			return Ragb.PROVISIONAL_GREEN;
		}
		return (monitoredBefore && given.stream().allMatch(it -> it >= sustainedAt)) ? Ragb.BLUE : Ragb.GREEN;
	}

}
