package scot.adp.shell.parts;

import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/**
 * Tells what must be put right in a form: above it in words and at each field at fault.
 * Screen readers read it out.
 */
public class FaultSummary extends Paragraph {

	private final Map<String, HasValidation> fields;

	/**
	 * Makes a summary that shows nothing yet.
	 * @param fields the form's fields by the path of their faults; some may come later
	 */
	public FaultSummary(Map<String, HasValidation> fields) {
		this.fields = fields;
		addClassName("error-summary");
		getElement().setAttribute("role", "alert");
		setVisible(false);
	}

	/** Forgets what was told before. */
	public void clear() {
		fields.values().forEach(field -> field.setInvalid(false));
		setVisible(false);
	}

	/**
	 * Does what a form asks for and tells where it cannot be done.
	 * @return whether it was done
	 */
	public boolean run(Runnable change) {
		clear();
		try {
			change.run();
			return true;
		}
		catch (Problem problem) {
			show(problem);
			return false;
		}
	}

	private void show(Problem problem) {
		boolean focused = false;
		for (Problem.Field fault : problem.fields()) {
			@Nullable HasValidation field = fields.get(fault.path().substring(fault.path().lastIndexOf('.') + 1));
			if (field != null) {
				field.setErrorMessage(fault.message());
				field.setInvalid(true);
				if (!focused && field instanceof Focusable<?> focusable) {
					focusable.focus();
					focused = true;
				}
			}
		}
		setText(problem.fields().isEmpty() ? String.valueOf(problem.getMessage())
				: problem.fields().stream().map(Problem.Field::message).limit(8).collect(Collectors.joining(" ")));
		setVisible(true);
		if (!focused) {
			scrollIntoView();
		}
	}

}
