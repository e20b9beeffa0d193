package scot.adp.backup;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the backups stand.
 *
 * @param possible whether the program takes any: not where its database is an outside one
 * @param at the local time of the nightly one; null where there is none
 * @param keep how many nightly ones stay
 * @param last when the newest was taken; null where there is none
 * @param late whether a nightly one should be there and is not
 * @param files the newest first
 */
public record BackupState(boolean possible, @Nullable LocalTime at, int keep, @Nullable OffsetDateTime last,
		boolean late, List<File> files) {

	/**
	 * A backup.
	 *
	 * @param bytes the size of the file
	 * @param rows how many rows it holds
	 * @param nightly whether the program took it by itself
	 */
	public record File(String name, OffsetDateTime takenAt, long bytes, long rows, boolean nightly) {
	}

}
