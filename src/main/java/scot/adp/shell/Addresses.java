package scot.adp.shell;

import java.util.regex.Pattern;

/** Addresses that came from outside and are to be gone to. */
final class Addresses {

	private static final int LIMIT = 500;

	// No other site and no scheme.
	private static final Pattern PAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/._~%-]*(\\?[A-Za-z0-9/._~%&=+-]*)?");

	private Addresses() {
	}

	/**
	 * The address where it is one of a page of this program; else that of the first page.
	 */
	static String within(String address) {
		return (address.length() <= LIMIT && PAGE.matcher(address).matches()) ? address : "";
	}

}
