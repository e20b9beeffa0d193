package scot.adp.shell.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/**
 * Opens a form that stands closed above a list, so that the list is seen first, and
 * closes it again.
 */
public final class Opener extends Button {

	private static final long serialVersionUID = 1L;

	/**
	 * Closes a form, and has the button open it.
	 * @param first the field that is gone to then
	 */
	public Opener(String words, Component form, Focusable<?> first) {
		super(words);
		form.setVisible(false);
		addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		expanded(false);
		addClickListener(event -> {
			form.setVisible(!form.isVisible());
			expanded(form.isVisible());
			if (form.isVisible()) {
				first.focus();
			}
		});
	}

	private void expanded(boolean expanded) {
		getElement().setAttribute("aria-expanded", String.valueOf(expanded));
	}

}
