package scot.adp.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import scot.adp.platform.reading.EmailAddress;
import scot.adp.shell.parts.Facts;

/** How to reach whoever runs the program. */
final class ContactLines {

	private ContactLines() {
	}

	static Facts of(PartnershipView partnership, Component asking) {
		var email = new Anchor(EmailAddress.link(partnership.email()), partnership.email());
		email.setRouterIgnore(true);
		return new Facts().with(asking.getTranslation("contact.team"), partnership.team())
			.with(asking.getTranslation("contact.email"), email)
			.with(asking.getTranslation("contact.phone"), partnership.phone())
			.with(asking.getTranslation("contact.address"), partnership.address());
	}

	/** Says so where nobody wrote the partnership's own contact down yet. */
	static Component exampleNote(PartnershipView partnership, Component asking) {
		if (!partnership.example()) {
			return new Div();
		}
		var note = new Paragraph(asking.getTranslation("contact.example"));
		note.addClassName("conflict");
		return note;
	}

}
