package scot.adp.backup;

import java.util.Map;

import scot.adp.platform.Auditable;

/**
 * The program could not take the backup that was due.
 *
 * @param cause the kind of failure; its words are in the log
 */
public record BackupFailed(String cause) implements Auditable {

	@Override
	public String operation() {
		return "backup.file.take";
	}

	@Override
	public String subject() {
		return "backup";
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("failed", cause);
	}

}
