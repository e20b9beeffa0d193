package scot.adp.directory.open;

import java.util.List;

import scot.adp.shell.parts.PlainWords;
import scot.adp.shell.spi.Notice;

/**
 * What stands around every open page.
 *
 * @param w the words
 * @param title what the page is called
 * @param partnership whose page it is
 * @param alerts what everybody is to know now
 * @param helplines whom to ring at once
 * @param leave where leaving the page leads
 * @param large whether the letters are large
 * @param listed whether search engines may tell of it
 */
public record Frame(PlainWords w, String title, String partnership, List<Notice.Plain> alerts,
		List<FindHelpRules.Helpline> helplines, String leave, boolean large, boolean listed) {

	/** Words of a page. */
	public String text(String key, Object... parameters) {
		return w.text(key, parameters);
	}

}
