package scot.adp.shell.parts;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Numbers;

/** Reads pounds as they are typed into a line, such as 62.50 or £1,200. */
public final class TypedPounds {

	/** How long an amount is at most. */
	public static final int LIMIT = 14;

	private TypedPounds() {
	}

	/**
	 * What stands in a line; null where nothing does.
	 * @param path what a fault calls it
	 */
	public static @Nullable BigDecimal read(Problem.Faults faults, String path, LineField field) {
		String typed = Blanks.strip(field.getValue()).replace("£", "").strip();
		if (typed.isEmpty()) {
			return null;
		}
		var read = Numbers.read(typed);
		faults.when(!read.isRead(), path, read.fault());
		return read.found().orElse(null);
	}

	/** How an amount stands in a line. */
	public static String typed(@Nullable BigDecimal amount) {
		return (amount != null) ? amount.toPlainString() : "";
	}

}
