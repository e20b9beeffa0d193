package scot.adp.exchange;

import java.util.Map;

import scot.adp.platform.Auditable;

/** An import was taken back. */
public record ImportTakenBack(ImportId id, String kind) implements Auditable {

	@Override
	public String operation() {
		return "exchange.import.take-back";
	}

	@Override
	public String subject() {
		return "import " + id.value();
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("kind", kind, "state", "TAKEN_BACK", "reason", CHANGED);
	}

}
