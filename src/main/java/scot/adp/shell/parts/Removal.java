package scot.adp.shell.parts;

import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import scot.adp.platform.Problem;

/**
 * Asks before something goes, and names it. Where a reason is kept with it, a
 * {@link FormDialog} asks instead.
 */
public final class Removal extends Dialog {

	private final FormHead head = new FormHead();

	private final Button cancel = new Button(getTranslation("cancel"), event -> close());

	/** The same opening sends the same key, so a double click removes once. */
	private final String key = UUID.randomUUID().toString();

	/**
	 * Makes a question that is not asked yet.
	 * @param title asks, and names what goes
	 * @param lines what goes with it and what can be undone
	 */
	public Removal(String title, String... lines) {
		setHeaderTitle(title);
		setRole("alertdialog");
		var words = new Div();
		words.addClassName("dialog-form");
		for (String line : lines) {
			words.add(new Paragraph(line));
		}
		words.add(head);
		add(words);
		getFooter().add(cancel);
	}

	/**
	 * Asks. The focus is on the way back.
	 * @param verb of the button that removes
	 * @param change removes it under an idempotency key, or throws a {@link Problem}
	 * @param done announced once it is gone
	 * @param afterwards what to do then
	 */
	public void ask(String verb, Consumer<String> change, String done, Runnable afterwards) {
		var remove = new Button(verb);
		remove.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
		remove.setDisableOnClick(true);
		remove.addClickListener(event -> {
			try {
				if (head.run(() -> change.accept(key))) {
					close();
					Announcement.done(done);
					afterwards.run();
				}
			}
			finally {
				remove.setEnabled(true);
			}
		});
		getFooter().add(remove);
		open();
		cancel.focus();
	}

}
