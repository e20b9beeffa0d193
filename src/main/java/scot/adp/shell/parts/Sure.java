package scot.adp.shell.parts;

import java.util.function.Consumer;

import com.vaadin.flow.component.checkbox.Checkbox;
import scot.adp.platform.Problem;

/**
 * Asks once, beside telling it, whether what is only unusual is right.
 *
 * @param box hidden until something unusual was told
 */
public record Sure(Checkbox box) {

	public Sure {
		box.setVisible(false);
	}

	/** Whether somebody said that it is right. */
	public boolean given() {
		return box.isVisible() && box.getValue();
	}

	/** What was sure of one thing is not asked of the next. */
	public void close() {
		box.setValue(false);
		box.setVisible(false);
	}

	/** Makes the change, and asks where all that was wrong with it is unusual. */
	public Consumer<String> asking(Consumer<String> change) {
		return key -> {
			try {
				change.accept(key);
			}
			catch (Problem problem) {
				box.setVisible(asks(problem));
				throw problem;
			}
		};
	}

	/** Whether all that was wrong is only unusual. */
	public static boolean asks(Problem problem) {
		return !problem.fields().isEmpty()
				&& problem.fields().stream().allMatch(fault -> "CONFIRM".equals(fault.reason()));
	}

}
