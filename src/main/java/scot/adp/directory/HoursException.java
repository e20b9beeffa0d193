package scot.adp.directory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Identifier;

/**
 * Days on which something is closed, or open besides.
 *
 * @param to the last of the days
 * @param reason why it is closed, a code of the list of reasons; null where it is open
 * @param opens when it opens besides; null where it is closed
 * @param closes when that ends, on the next day where it is not after it opens; null
 * where it is closed
 */
public record HoursException(Id id, LocalDate from, LocalDate to, @Nullable String reason, @Nullable LocalTime opens,
		@Nullable LocalTime closes) {

	/** Whether it is closed on its days, and not open besides. */
	public boolean closed() {
		return opens == null;
	}

	boolean holds(LocalDate day) {
		return !day.isBefore(from) && !day.isAfter(to);
	}

	/** An exception. */
	public record Id(UUID value) implements Identifier {
	}

}
