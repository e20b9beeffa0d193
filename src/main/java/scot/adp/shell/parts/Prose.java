package scot.adp.shell.parts;

import java.util.regex.Pattern;

import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import scot.adp.platform.reading.EmailAddress;

/**
 * A longer text: each line is a paragraph, lines that begin with a dash are rows of a
 * list, and addresses are links.
 */
public final class Prose extends Div {

	private static final Pattern ADDRESS = Pattern
		.compile("https?://[^\\s)]*[^\\s).,;]|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

	public Prose(String text) {
		addClassName("prose");
		UnorderedList list = new UnorderedList();
		for (String line : text.strip().split("\n")) {
			String words = line.strip();
			if (words.startsWith("- ")) {
				if (list.getParent().isEmpty()) {
					add(list);
				}
				list.add(written(new ListItem(), words.substring(2)));
			}
			else if (!words.isEmpty()) {
				list = new UnorderedList();
				add(written(new Paragraph(), words));
			}
		}
	}

	private static <T extends HasComponents> T written(T place, String words) {
		var found = ADDRESS.matcher(words);
		int from = 0;
		while (found.find()) {
			place.add(new Text(words.substring(from, found.start())), link(found.group()));
			from = found.end();
		}
		place.add(new Text(words.substring(from)));
		return place;
	}

	private static Anchor link(String address) {
		boolean page = address.startsWith("http");
		var link = new Anchor(page ? address : EmailAddress.link(address),
				page ? address.replaceFirst("https?://", "") : address);
		link.setRouterIgnore(true);
		return link;
	}

}
