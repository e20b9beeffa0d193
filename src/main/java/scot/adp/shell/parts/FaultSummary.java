package scot.adp.shell.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/**
 * Tells what must be put right in a form: above it in words and at each field at fault.
 * Screen readers read it out. Every form saves through it, so that none saves what a
 * field did not understand.
 */
public class FaultSummary extends Paragraph {

	private final Map<String, ? extends HasValidation> fields;

	/**
	 * Makes a summary that shows nothing yet.
	 * @param fields the form's fields by the path of their faults; some may come later
	 */
	public FaultSummary(Map<String, ? extends HasValidation> fields) {
		this.fields = fields;
		addClassName("error-summary");
		getElement().setAttribute("role", "alert");
		setVisible(false);
	}

	/** Forgets what was told before; a field still says what is wrong in itself. */
	public void clear() {
		fields.values().forEach(FaultSummary::clear);
		setVisible(false);
	}

	/**
	 * Does what a form asks for, unless a field did not understand what was typed, and
	 * tells where it cannot be done.
	 * @return whether it was done
	 */
	public boolean run(Runnable change) {
		return run(change, problem -> false);
	}

	/**
	 * As {@link #run}, where the form tells some problems in a way of its own.
	 * @param toldElsewhere tells a problem, or answers that it does not
	 */
	public boolean run(Runnable change, Predicate<Problem> toldElsewhere) {
		clear();
		var faults = faults();
		if (!faults.isEmpty()) {
			show(faults.stream().map(field -> new Fault(field, String.valueOf(field.fault()))).toList(),
					faults.stream().map(FaultSummary::named));
			return false;
		}
		try {
			change.run();
			return true;
		}
		catch (Problem problem) {
			if (!toldElsewhere.test(problem)) {
				show(problem);
			}
			return false;
		}
	}

	private List<Checked> faults() {
		return fields.values()
			.stream()
			.filter(Checked.class::isInstance)
			.map(Checked.class::cast)
			.filter(field -> field.fault() != null && isShown((Component) field))
			.toList();
	}

	private static boolean isShown(Component field) {
		return field.isVisible() && field.getParent().map(FaultSummary::isShown).orElse(true);
	}

	private static void clear(HasValidation field) {
		if (field instanceof Checked checked) {
			checked.tell();
		}
		else {
			field.setErrorMessage("");
			field.setInvalid(false);
		}
	}

	/** What a field says itself, under its name. */
	private static String named(Checked field) {
		Component component = (Component) field;
		return component.getTranslation("field.fault", component.getElement().getProperty("label", ""), field.fault());
	}

	private void show(Problem problem) {
		var faults = new ArrayList<Fault>();
		for (Problem.Field fault : problem.fields()) {
			@Nullable HasValidation field = fields.get(fault.path().substring(fault.path().lastIndexOf('.') + 1));
			if (field != null) {
				faults.add(new Fault(field, fault.message()));
			}
		}
		show(faults, problem.fields().isEmpty() ? Stream.of(String.valueOf(problem.getMessage()))
				: problem.fields().stream().map(Problem.Field::message));
	}

	private void show(List<Fault> faults, Stream<String> words) {
		faults.forEach(fault -> {
			fault.field().setErrorMessage(fault.message());
			fault.field().setInvalid(true);
		});
		setText(words.limit(8).collect(Collectors.joining(" ")));
		setVisible(true);
		faults.stream()
			.map(Fault::field)
			.filter(Focusable.class::isInstance)
			.findFirst()
			.ifPresentOrElse(field -> ((Focusable<?>) field).focus(), this::scrollIntoView);
	}

	private record Fault(HasValidation field, String message) {
	}

}
