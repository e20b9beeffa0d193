package scot.adp.events;

import java.time.LocalDate;

/**
 * Records of a data set were added, changed or taken away. Whatever is computed from them
 * is to be computed anew for the days told.
 *
 * @param from the first day that they happened on, or had happened on before
 * @param to the last such day
 */
@Told(since = "2026-11", about = "records", eachCounts = true, leaves = true)
public record RecordsChanged(Envelope envelope, DataSet dataSet, LocalDate from, LocalDate to) implements BusEvent {

	public RecordsChanged {
		if (to.isBefore(from)) {
			throw new IllegalArgumentException("the last day %s is before the first, %s".formatted(to, from));
		}
	}

}
