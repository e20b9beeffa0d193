package scot.adp.directory.open;

import java.util.List;

import scot.adp.directory.EntryReports;

/**
 * What somebody says that is wrong with an entry.
 *
 * @param slug what the entry's address ends in
 * @param words what was typed already
 */
public record ReportForm(String slug, List<Fault> faults, String words) {

	/**
	 * What people say is wrong, in the order in which it mostly is. Others know four
	 * codes of it; what these do not tell apart is kept in words.
	 */
	enum Choice {

		/** The hours are wrong. */
		HOURS(EntryReports.What.UNCLEAR),
		/** Somebody came, and it was shut. */
		SHUT(EntryReports.What.UNCLEAR),
		/** A number or an address is wrong. */
		CONTACT_WRONG(EntryReports.What.CONTACT_WRONG),
		/** It is there no more. */
		CLOSED(EntryReports.What.CLOSED),
		/** It is somewhere else. */
		NOT_MY_AREA(EntryReports.What.NOT_MY_AREA),
		/** Something else is not clear. */
		UNCLEAR(EntryReports.What.UNCLEAR);

		private final EntryReports.What what;

		Choice(EntryReports.What what) {
			this.what = what;
		}

		EntryReports.What what() {
			return what;
		}

		boolean isSaidByItsCode() {
			return name().equals(what.name());
		}

	}

	/** Something that may be wrong. */
	public record Fault(String code, String label, boolean chosen) {
	}

}
