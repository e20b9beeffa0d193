package scot.adp.shell.parts;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.jspecify.annotations.Nullable;

/**
 * Asks for words in several lines. None of them are cut off: what is too long is told.
 */
public final class WordsField extends TextArea implements Checked {

	private static final String TEXT = "element.value";

	private final Limit limit;

	/**
	 * Makes an empty field, which tells its text while it is typed into.
	 * @param limit the most characters that it may have
	 */
	public WordsField(String label, int limit) {
		super(label);
		this.limit = new Limit(limit);
		setManualValidation(true);
		setValueChangeMode(ValueChangeMode.LAZY);
		// What waits for a pause is forgotten where a second event tells of the same
		// text, as
		// of pasted lines; so the text comes along as the field is left.
		getElement().addEventListener("change", event -> left(event.getEventData().path(TEXT).asString("")))
			.addEventData(TEXT);
		addValueChangeListener(event -> tell());
	}

	/** Words to be read and copied, not to be changed. */
	public static WordsField shown(String label, String words) {
		var field = new WordsField(label, Integer.MAX_VALUE);
		field.setValue(words);
		field.setReadOnly(true);
		return field;
	}

	private void left(String text) {
		setModelValue(text, true);
		getElement().setProperty("value", text);
	}

	@Override
	public @Nullable String fault() {
		return limit.fault(getValue());
	}

	@Override
	public String typed() {
		return getValue();
	}

	@Override
	public void type(String typed) {
		setValue(typed);
	}

	@Override
	public void tell() {
		Checked.super.tell();
		super.setHelperText(limit.line(this, getValue()));
	}

	@Override
	public void setHelperText(@Nullable String line) {
		limit.help(line);
		super.setHelperText(line);
	}

}
