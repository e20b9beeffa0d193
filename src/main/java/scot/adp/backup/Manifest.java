package scot.adp.backup;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What a backup says of itself.
 *
 * @param format the version of the file's format
 * @param program the version of the program that took it
 * @param postgresMajor the major version of PostgreSQL that wrote the data
 * @param postgres that version in full
 * @param architecture the kind of processor
 * @param system tells this database and its copies from all others
 * @param takenAt when it was begun
 * @param nightly whether the program took it by itself
 * @param alone whether nobody could change anything meanwhile
 * @param files how many files of data it holds
 * @param bytes how many bytes they are when unpacked
 * @param list the SHA-256 of the list of files
 * @param rows how many rows each table had when the backup began
 * @param onlyAdded the tables whose rows the program can neither change nor remove
 * @param latest when the latest row was recorded, of the tables that tell
 */
record Manifest(int format, String program, int postgresMajor, String postgres, String architecture, String system,
		Instant takenAt, boolean nightly, boolean alone, int files, long bytes, String list,
		SortedMap<String, Long> rows, SortedSet<String> onlyAdded, SortedMap<String, Instant> latest) {

	/** The format that this program writes and reads. */
	static final int FORMAT = 1;

	/** The rows of all tables. */
	long allRows() {
		return rows.values().stream().mapToLong(Long::longValue).sum();
	}

	/** When something was last recorded. */
	Optional<Instant> lastRecorded() {
		return latest.values().stream().max(Comparator.naturalOrder());
	}

	/** What it counted. */
	RowCounts counts() {
		return new RowCounts(rows, onlyAdded, latest);
	}

}
