package scot.adp.shell.parts;

import com.vaadin.flow.component.textfield.EmailField;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.EmailAddress;

/**
 * Asks for an e-mail address, by the one check that all doors have, and shows it as it
 * will be kept, such as without a name that was pasted with it.
 */
public final class EmailAddressField extends EmailField implements Checked {

	/** Makes an empty field. */
	public EmailAddressField(String label) {
		super(label);
		// The field's own check refuses O'Brien and takes two full stops side by side.
		setManualValidation(true);
		addValueChangeListener(event -> {
			tell();
			EmailAddress.read(event.getValue()).found().ifPresent(this::setValue);
		});
	}

	@Override
	public @Nullable String fault() {
		var read = EmailAddress.read(getValue());
		return (Blanks.isBlank(getValue()) || read.isRead()) ? null : read.fault();
	}

	@Override
	public String typed() {
		return getValue();
	}

	@Override
	public void type(String typed) {
		setValue(typed);
	}

}
