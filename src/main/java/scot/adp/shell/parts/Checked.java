package scot.adp.shell.parts;

import com.vaadin.flow.component.HasValidation;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form that knows whether it can be saved as it stands. What it did not
 * understand is still there to be put right: it never counts as emptied, and
 * {@link FaultSummary} saves nothing as long as it stands.
 */
public interface Checked extends HasValidation {

	/**
	 * Why it cannot be saved as it stands, in words for its reader; null where it can.
	 */
	@Nullable String fault();

	/** Shows at the field what is wrong with it now, or that nothing is. */
	default void tell() {
		@Nullable String fault = fault();
		setErrorMessage((fault != null) ? fault : "");
		setInvalid(fault != null);
	}

}
