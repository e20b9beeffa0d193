package scot.adp.backup;

import java.util.Map;

import scot.adp.platform.Auditable;

/**
 * The program took a backup of its database.
 *
 * @param file the name of the file
 * @param size of the file, in bytes
 * @param rows how many rows the database had
 */
public record BackupTaken(String file, long size, long rows) implements Auditable {

	@Override
	public String operation() {
		return "backup.file.take";
	}

	@Override
	public String subject() {
		return "backup " + file;
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("bytes", String.valueOf(size), "rows", String.valueOf(rows));
	}

}
