package scot.adp.shell.parts;

import java.util.Collection;
import java.util.function.Supplier;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/** Lists of what happened to a record, and the verbs that open its forms. */
public final class Happenings {

	private Happenings() {
	}

	/** A list that has nothing yet. */
	public static UnorderedList list() {
		var list = new UnorderedList();
		list.addClassName("work");
		return list;
	}

	/** Something that happened, and what is to be known of it, a line each. */
	public static ListItem item(Span first, Collection<String> below) {
		var what = new Div(first);
		what.addClassName("work-what");
		below.forEach(it -> {
			var line = new Paragraph(it);
			line.addClassName("work-detail");
			what.add(line);
		});
		return new ListItem(what);
	}

	/** A list in its panel; where it has nothing, what is said instead. */
	public static Panel panel(String title, UnorderedList list, String empty) {
		if (list.getChildren().findAny().isPresent()) {
			return new Panel(title, list);
		}
		var none = new Paragraph(empty);
		none.addClassName("empty");
		return new Panel(title, none);
	}

	/**
	 * A verb of a page, which opens a form.
	 * @param first whether it is what is mostly done
	 */
	public static Button verb(String words, Supplier<FormDialog> form, boolean first) {
		var verb = new Button(words, event -> form.get().open());
		if (first) {
			verb.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		}
		return verb;
	}

	/**
	 * A verb of something that stands more than once on a page.
	 * @param of of what, for who only hears it
	 */
	public static Button small(String words, String of, Supplier<FormDialog> form) {
		Button verb = verb(words, form, false);
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, of);
	}

}
