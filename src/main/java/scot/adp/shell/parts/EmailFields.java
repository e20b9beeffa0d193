package scot.adp.shell.parts;

import com.vaadin.flow.component.textfield.EmailField;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.EmailAddress;

/** Asks for e-mail addresses, by the one check that all doors have. */
public final class EmailFields {

	private EmailFields() {
	}

	/**
	 * A field that says at once what is wrong with an address, and shows it as it will be
	 * kept, such as without a name that was pasted with it.
	 */
	public static EmailField field(String label) {
		var field = new EmailField(label);
		// The field's own check refuses O'Brien and takes two full stops side by side.
		field.setManualValidation(true);
		field.addValueChangeListener(event -> {
			String typed = event.getValue();
			var read = EmailAddress.read(typed);
			boolean wrong = !Blanks.isBlank(typed) && !read.isRead();
			field.setErrorMessage(wrong ? read.fault() : null);
			field.setInvalid(wrong);
			read.found().ifPresent(field::setValue);
		});
		return field;
	}

}
