package scot.adp.platform;

import java.util.Map;

/**
 * The program itself wrote rows at its start, from a file or as sample data.
 *
 * @param rows how many were added, changed or ended; at least one
 */
public record RowsLoaded(String operation, String subject, int rows) implements Auditable {

	@Override
	public Map<String, String> changes() {
		return Map.of("rows", String.valueOf(rows));
	}

}
