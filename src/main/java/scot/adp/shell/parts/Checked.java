package scot.adp.shell.parts;

import com.vaadin.flow.component.HasValidation;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form that knows whether it can be saved as it stands, and what was typed
 * into it. What it did not understand is still there to be put right: it never counts as
 * emptied, and {@link FormHead} saves nothing as long as it stands.
 */
public interface Checked extends HasValidation {

	/**
	 * Why it cannot be saved as it stands, in words for its reader; null where it can.
	 */
	@Nullable String fault();

	/** What stands in it as it was typed or chosen; empty where nothing does. */
	String typed();

	/**
	 * Puts in what {@link #typed} told once, also what it does not understand; what can
	 * be chosen no more is shown as something that was typed.
	 */
	void type(String typed);

	/** Shows at the field what is wrong with it now, or that nothing is. */
	default void tell() {
		@Nullable String fault = fault();
		setErrorMessage((fault != null) ? fault : "");
		setInvalid(fault != null);
	}

}
