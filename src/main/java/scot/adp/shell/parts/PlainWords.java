package scot.adp.shell.parts;

import java.util.Locale;

import com.vaadin.flow.i18n.I18NProvider;
import org.springframework.stereotype.Component;

/** Words of pages for those that are plain HTML, where no component can be asked. */
@Component
public class PlainWords {

	private final I18NProvider words;

	PlainWords(I18NProvider words) {
		this.words = words;
	}

	/** The words of a key. */
	public String text(String key, Object... parameters) {
		return words.getTranslation(key, Locale.UK, parameters);
	}

}
