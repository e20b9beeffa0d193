package scot.adp.shell.parts;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a line of text, such as a title. None of it is cut off: what is too long is
 * told.
 */
public final class LineField extends TextField implements Checked {

	private static final String TEXT = "element.value";

	private final Limit limit;

	/**
	 * Makes an empty field, which tells its text while it is typed into.
	 * @param limit the most characters that it may have
	 */
	public LineField(String label, int limit) {
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
