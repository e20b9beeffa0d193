package scot.adp.shell.spi;

import java.time.LocalDate;
import java.util.List;

/** Contributes the next dates to Today, with how ready things are. */
public interface TodayPanel {

	/** The next dates, the soonest first. */
	List<ComingDate> comingDates(int limit);

	/**
	 * A date to be ready for.
	 *
	 * @param on the day
	 * @param occasion what falls on it, such as {@code ADP Board, papers due}
	 * @param readiness how ready things are, such as {@code 17 of 21 updates in}
	 * @param detail more, in a sentence; may be empty
	 * @param linkText what the link says; empty for no link
	 * @param href where the rest is shown
	 * @param occasionHref where the occasion has its page; empty for none
	 */
	record ComingDate(LocalDate on, String occasion, String readiness, String detail, String linkText, String href,
			String occasionHref) {

		/** A date whose occasion has no page. */
		public ComingDate(LocalDate on, String occasion, String readiness, String detail, String linkText,
				String href) {
			this(on, occasion, readiness, detail, linkText, href, "");
		}

	}

}
