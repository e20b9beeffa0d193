package scot.adp.reporting.spi;

import java.util.Optional;

import scot.adp.identity.Caller;

/** A page of another module on which a return is prepared; the calendar links to it. */
public interface ReturnPage {

	/** The code of the kind of return, such as {@code WAITING-TIMES}. */
	String code();

	/**
	 * The page's address.
	 * @param period as the calendar calls it, such as {@code Jul to Sep 2026}
	 * @return empty where it tells nothing of the period, or the reader may not open it
	 */
	Optional<String> address(String period, Caller reader);

	/** The address of the calendar where it tells of one return alone. */
	static String inCalendar(String code, String period) {
		return "returns?of=%s&period=%s".formatted(code, period.replace(" ", "%20"));
	}

}
