package scot.adp.shell.parts;

import java.util.Objects;

import com.vaadin.flow.component.AbstractCompositeField;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Numbers;

/**
 * Asks for a whole number. It is a field of text, since the browser's own field of
 * numbers leaves out what it does not like: {@code 1.5} would be saved as 15.
 */
public final class WholeNumberField extends AbstractCompositeField<TextField, WholeNumberField, Integer>
		implements Checked, HasValidationProperties, HasLabel, HasHelper, Focusable<WholeNumberField> {

	/** Makes a field without a number. */
	public WholeNumberField(String label) {
		super(null);
		setLabel(label);
		getContent().setManualValidation(true);
		// Who comes to a number types another; and a phone shows its digits.
		getContent().setAutoselect(true);
		getContent().getElement().executeJs("this.inputElement.inputMode = 'numeric'");
		getContent().addValueChangeListener(event -> {
			setModelValue(Numbers.whole(event.getValue()).value(), event.isFromClient());
			tell();
			if (fault() != null) {
				// Whatever was understood before, the number stays as it is: none.
				ComponentUtil.fireEvent(this, new Misread(this));
			}
		});
	}

	@Override
	public @Nullable String fault() {
		String typed = getContent().getValue();
		var read = Numbers.whole(typed);
		return (Blanks.isBlank(typed) || read.isRead()) ? null : read.fault();
	}

	@Override
	public String typed() {
		return getContent().getValue();
	}

	@Override
	public void type(String typed) {
		getContent().setValue(typed);
	}

	@Override
	public void setValue(@Nullable Integer number) {
		// Also where only what was not understood goes.
		setPresentationValue(number);
		super.setValue(number);
	}

	@Override
	protected void setPresentationValue(@Nullable Integer number) {
		getContent().setValue(Objects.toString(number, ""));
	}

}
