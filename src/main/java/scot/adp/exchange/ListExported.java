package scot.adp.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import scot.adp.platform.Auditable;

/**
 * Somebody saved a list.
 *
 * @param filter what its rows were chosen by, as codes
 */
public record ListExported(String name, ExportFormat format, int rows,
		Map<String, String> filter) implements Auditable {

	@Override
	public String operation() {
		return "exchange.list.save";
	}

	@Override
	public String subject() {
		return "list " + name;
	}

	@Override
	public Map<String, String> changes() {
		var changes = new TreeMap<String, String>();
		filter.forEach((field, code) -> changes.put("filter." + field, code));
		changes.put("format", format.name().toLowerCase(Locale.ROOT));
		changes.put("rows", String.valueOf(rows));
		return changes;
	}

}
