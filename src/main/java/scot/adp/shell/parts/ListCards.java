package scot.adp.shell.parts;

import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;

/**
 * Cards above a list: how many are in each of its parts that matter most, and the way
 * there. The part that is looked at is marked, for those who only hear it too.
 */
public final class ListCards extends UnorderedList {

	private static final long serialVersionUID = 1L;

	/** Cards that tell nothing yet. */
	public ListCards() {
		addClassNames("date-cards", "list-cards");
	}

	/** Tells them anew. */
	public void tell(List<Card> cards) {
		removeAll();
		cards.forEach(card -> {
			var title = new Anchor(card.href(), card.title());
			title.addClassName("readiness");
			title.getElement().setAttribute("aria-current", card.shown() ? "true" : "false");
			var item = new ListItem(title, new Paragraph(card.detail()));
			item.setClassName("list-card-shown", card.shown());
			add(item);
		});
	}

	/**
	 * A part of a list.
	 *
	 * @param href where it is, within the program
	 * @param title how many there are
	 * @param detail what is to be known of them first
	 * @param shown whether it is what is looked at
	 */
	public record Card(String href, String title, String detail, boolean shown) {
	}

}
