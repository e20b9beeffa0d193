package scot.adp.directory.open;

import java.util.List;

/**
 * What somebody says that is wrong with an entry.
 *
 * @param slug what the entry's address ends in
 * @param words what was typed already
 */
public record ReportForm(String slug, List<Fault> faults, String words) {

	/** Something that may be wrong. */
	public record Fault(String code, String label, boolean chosen) {
	}

}
