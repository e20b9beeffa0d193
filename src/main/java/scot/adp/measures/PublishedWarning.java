package scot.adp.measures;

/**
 * Something in published figures that is worth a look: the figures are kept as they were
 * printed.
 *
 * @param figure the figure, by code
 * @param part which part of it; empty for the whole
 * @param words what does not fit
 */
public record PublishedWarning(String figure, String label, String area, String part, PublishedPeriod period,
		String words) {

	/** All of it in one line. */
	public String line() {
		return "%s, %s%s, %s: %s".formatted(label, area, part.isEmpty() ? "" : ", " + part, period.name(), words);
	}

}
