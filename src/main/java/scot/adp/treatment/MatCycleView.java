package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A year of evidence with its standards in the order of their numbers: never services
 * beside one another.
 *
 * @param sentOn when the evidence was sent; null until it was
 */
public record MatCycleView(MatRules.Cycle cycle, @Nullable LocalDate sentOn, List<MatStandardView> standards) {

	public MatCycleView {
		standards = List.copyOf(standards);
	}

	/** The code, such as {@code 2026-27}. */
	public String code() {
		return cycle.code();
	}

	/** How many standards have a colour, confirmed or not. */
	public int assessed() {
		return (int) standards.stream().filter(it -> it.colour() != Ragb.NOT_ASSESSED).count();
	}

	/** How many standards are done, by the colour that holds. */
	public int met() {
		return (int) standards.stream().filter(it -> it.colour().met()).count();
	}

	/** How many standards the lead confirmed. */
	public int confirmed() {
		return (int) standards.stream().filter(it -> it.confirmed() != null).count();
	}

}
