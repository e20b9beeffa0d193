package scot.adp.backup;

import java.util.Map;

import scot.adp.platform.Auditable;

/**
 * The database was put back from a backup since the program last ran.
 *
 * @param file the name of the backup's file
 * @param takenAt when the backup was taken
 * @param restoredAt when it was put back
 */
public record DatabaseRestored(String file, String takenAt, String restoredAt) implements Auditable {

	@Override
	public String operation() {
		return "backup.data.restore";
	}

	@Override
	public String subject() {
		return "backup " + file;
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("takenAt", takenAt, "restoredAt", restoredAt);
	}

}
