package scot.adp.measures;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where published figures are of.
 *
 * @param names how publishers call it, by name and by code of geography
 * @param ours whether it is the partnership's own area; figures of any other are told as
 * such beside ours
 * @param note what is to be known of it, such as that a police division holds three
 * council areas; null for nothing
 */
public record PublishedArea(String code, String label, Kind kind, boolean ours, List<String> names,
		@Nullable String note) {

	/** What kind of area. */
	public enum Kind {

		COUNTRY, BOARD, PARTNERSHIP, COUNCIL, POLICE_DIVISION

	}

}
