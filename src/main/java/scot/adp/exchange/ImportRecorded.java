package scot.adp.exchange;

import java.util.Map;

import scot.adp.platform.Auditable;

/** Something was imported from a file. */
public record ImportRecorded(ImportId id, String kind, String sha256,
		Map<String, Integer> counts) implements Auditable {

	@Override
	public String operation() {
		return "exchange.import.record";
	}

	@Override
	public String subject() {
		return "import " + id.value();
	}

	@Override
	public Map<String, String> changes() {
		var changes = new java.util.LinkedHashMap<String, String>();
		changes.put("kind", kind);
		changes.put("sha256", sha256);
		counts.forEach((what, count) -> changes.put(what, String.valueOf(count)));
		return changes;
	}

}
