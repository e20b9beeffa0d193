package scot.adp.shell.parts;

import com.vaadin.flow.component.html.Span;

/** Words of pages for whoever is no part of a page. */
public final class Words {

	private Words() {
	}

	/** The words of a key in the reader's language. */
	public static String of(String key, Object... parameters) {
		return new Span().getTranslation(key, parameters);
	}

}
