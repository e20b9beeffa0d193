package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Dates;
import scot.adp.strategy.PlanEditing;

/** Asks why, since when and by which decision, before something weighty is done. */
class ReasonDialog extends Dialog {

	final DatePicker on;

	final TextArea reason;

	final TextField decision;

	final Button save;

	/**
	 * Makes a dialog.
	 * @param today the day to begin with, or null where no day is asked for
	 */
	ReasonDialog(String title, String explanation, String verb, @Nullable LocalDate today, Done done) {
		setHeaderTitle(title);
		on = Dates.field(getTranslation("withdraw.on"));
		on.setValue(today);
		on.setMax(today);
		on.setVisible(today != null);
		reason = new TextArea(getTranslation("edit.why"));
		reason.setRequiredIndicatorVisible(true);
		reason.setMaxLength(PlanEditing.WHY_LIMIT);
		reason.setWidthFull();
		decision = new TextField(getTranslation("edit.decision"));
		decision.setHelperText(getTranslation("edit.decision.help"));
		decision.setMaxLength(PlanEditing.DECISION_LIMIT);
		decision.setWidthFull();
		var fault = new Paragraph();
		fault.addClassName("error-summary");
		fault.getElement().setAttribute("role", "alert");
		fault.setVisible(false);
		save = new Button(verb);
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.addClickListener(event -> {
			try {
				new Problem.Faults()
					.when(on.isVisible() && on.getValue() == null, "on", getTranslation("update.on.missing"))
					.raise();
				done.with(Objects.requireNonNullElse(on.getValue(), LocalDate.EPOCH), reason.getValue(),
						decision.getValue());
			}
			catch (Problem problem) {
				Map<String, HasValidation> fields = Map.of("on", on, "reason", reason, "why", reason, "decision",
						decision);
				fields.values().forEach(field -> field.setInvalid(false));
				for (Problem.Field wrong : problem.fields()) {
					@Nullable HasValidation field = fields.get(wrong.path());
					if (field != null) {
						field.setErrorMessage(wrong.message());
						field.setInvalid(true);
					}
				}
				fault.setText(String.valueOf(problem.getMessage()));
				fault.setVisible(true);
				return;
			}
			close();
		});
		var content = new Div(new Paragraph(explanation), fault, on, reason, decision);
		content.addClassName("dialog-form");
		add(content);
		getFooter().add(new Button(getTranslation("cancel"), event -> close()), save);
		reason.focus();
	}

	/** What to do with the answers. */
	interface Done {

		void with(LocalDate on, String reason, String decision);

	}

}
