package scot.adp.activities.tally;

import java.util.List;

import scot.adp.activities.TallyRules;
import scot.adp.shell.parts.PlainWords;
import scot.adp.shell.spi.Notice;

/**
 * What stands around every page on which somebody counts.
 *
 * @param w the words
 * @param title what the page is called
 * @param partnership whose page it is
 * @param alerts what everybody is to know now
 * @param worried whom to ring about a child
 * @param waitingAtMost how many counts may wait on the phone; 0 where none may
 * @param who a mark of whoever is signed in, which says nothing of them; {@code card} for
 * whoever holds a card
 * @param day the day it is, by the program
 * @param csrfName what the field is called that shows that a form is ours; empty where
 * none is asked
 * @param csrf what stands in it
 */
public record TallyFrame(PlainWords w, String title, String partnership, List<Notice.Plain> alerts,
		List<TallyRules.Helpline> worried, int waitingAtMost, String who, String day, String csrfName, String csrf) {

	/** Of whoever holds a card. */
	static final String CARD = "card";

	/** Words of a page. */
	public String text(String key, Object... parameters) {
		return w.text(key, parameters);
	}

	/** Whether somebody is signed in. */
	public boolean signedIn() {
		return !who.equals(CARD);
	}

}
