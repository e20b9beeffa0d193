package scot.adp.reporting.spi;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Tells whether a return was sent, for modules whose records rest once it was.
 * {@code reporting} implements it; it is called without a caller.
 */
public interface SentReturns {

	/**
	 * When a return was sent; empty where it was not, or there is none.
	 * @param code of the kind of return, such as {@code MAT-EVIDENCE}
	 * @param period as the calendar calls it, such as {@code 2026/27}
	 */
	Optional<LocalDate> sentOn(String code, String period);

}
