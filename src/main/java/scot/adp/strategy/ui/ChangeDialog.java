package scot.adp.strategy.ui;

import java.util.Map;

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

/** Asks for what a change needs, and tells what is wrong with it at the fields. */
class ChangeDialog extends Dialog {

	final Button save = new Button();

	private final Paragraph fault = new Paragraph();

	/**
	 * Makes a dialog.
	 * @param fields by the names that faults are told with
	 * @param change makes the change, or throws a {@link Problem}
	 * @param afterwards what to do once it is made
	 */
	ChangeDialog(String title, String verb, Map<String, HasValidation> fields, Runnable change, Runnable afterwards,
			Component... content) {
		setHeaderTitle(title);
		fault.addClassName("error-summary");
		fault.getElement().setAttribute("role", "alert");
		fault.setVisible(false);
		var form = new Div(fault);
		form.addClassName("dialog-form");
		form.add(content);
		add(form);
		save.setText(verb);
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> {
			try {
				fields.values().forEach(field -> field.setInvalid(false));
				change.run();
			}
			catch (Problem problem) {
				tell(problem, fields);
				return;
			}
			finally {
				save.setEnabled(true);
			}
			close();
			afterwards.run();
		});
		getFooter().add(new Button(getTranslation("cancel"), event -> close()), save);
		for (HasValidation field : fields.values()) {
			if (field instanceof Focusable<?> focusable) {
				focusable.focus();
				break;
			}
		}
	}

	private void tell(Problem problem, Map<String, HasValidation> fields) {
		for (Problem.Field told : problem.fields()) {
			@Nullable HasValidation field = fields.get(told.path());
			if (field != null) {
				field.setErrorMessage(told.message());
				field.setInvalid(true);
			}
		}
		fault.setText(String.valueOf(problem.getMessage()));
		fault.setVisible(true);
	}

}
