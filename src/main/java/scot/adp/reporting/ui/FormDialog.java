package scot.adp.reporting.ui;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;

/** A few fields and a button; what is wrong is told at its field. */
class FormDialog extends Dialog {

	final Button save = new Button();

	private final Paragraph fault = new Paragraph();

	private final Div content = new Div();

	private final Map<String, Component> fields;

	// The same form sends the same key, so a double click changes once.
	private final String key = UUID.randomUUID().toString();

	/**
	 * Makes a dialog.
	 * @param fields by the name that a fault has for them, in the order they are shown
	 * @param change makes the change under an idempotency key
	 * @param done what to announce
	 * @param afterwards what to do once it is made
	 */
	FormDialog(String title, String verb, Map<String, Component> fields, Consumer<String> change, String done,
			Runnable afterwards) {
		this.fields = fields;
		setHeaderTitle(title);
		fault.addClassName("error-summary");
		fault.getElement().setAttribute("role", "alert");
		fault.setVisible(false);
		content.addClassName("dialog-form");
		content.add(fault);
		fields.values().forEach(content::add);
		add(content);
		save.setText(verb);
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.addClickListener(event -> {
			clearFaults();
			try {
				change.accept(key);
			}
			catch (Problem problem) {
				tell(problem);
				return;
			}
			close();
			Announcement.done(done);
			afterwards.run();
		});
		getFooter().add(new Button(getTranslation("cancel"), event -> close()), save);
		fields.values()
			.stream()
			.filter(Focusable.class::isInstance)
			.findFirst()
			.ifPresent(field -> ((Focusable<?>) field).focus());
	}

	/** Says above the fields what this does. */
	FormDialog saying(String words) {
		content.addComponentAsFirst(new Paragraph(words));
		return this;
	}

	private void tell(Problem problem) {
		boolean focused = false;
		for (Problem.Field wrong : problem.fields()) {
			@Nullable Component field = fields.get(wrong.path());
			if (field instanceof HasValidation validated) {
				validated.setErrorMessage(wrong.message());
				validated.setInvalid(true);
			}
			if (!focused && field instanceof Focusable<?> focusable) {
				focusable.focus();
				focused = true;
			}
		}
		fault.setText(String.valueOf(problem.getMessage()));
		fault.setVisible(true);
	}

	private void clearFaults() {
		fault.setVisible(false);
		fields.values().forEach(field -> {
			if (field instanceof HasValidation validated) {
				validated.setInvalid(false);
			}
		});
	}

}
