package scot.adp.community;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import scot.adp.identity.Recording;
import scot.adp.platform.Identifier;
import scot.adp.platform.UnitId;

/**
 * Tells the audit trail which rows about persons are read, and how many of which units.
 */
final class ReadRows {

	private ReadRows() {
	}

	/**
	 * Tells of rows, where there are any.
	 * @param subject what they are
	 * @param name what their ids are called
	 * @return the rows
	 */
	static <R> List<R> told(Recording recording, String subject, String name, List<R> rows, Function<R, UnitId> unit,
			Function<R, Identifier> id) {
		if (!rows.isEmpty()) {
			Map<String, String> told = rows.stream()
				.collect(Collectors.groupingBy(row -> "rows." + unit.apply(row).value(), TreeMap::new,
						Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
			told.put(name, rows.stream().map(row -> id.apply(row).value().toString()).collect(Collectors.joining(" ")));
			recording.tell(subject, told);
		}
		return rows;
	}

}
