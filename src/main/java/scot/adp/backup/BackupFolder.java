package scot.adp.backup;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder with backups, which may hold other files and backups of other databases. */
record BackupFolder(Path path) {

	private static final Logger log = LoggerFactory.getLogger(BackupFolder.class);

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm")
		.withZone(ZoneId.of("Europe/London"));

	private static final Pattern NAME = Pattern.compile("adp-\\d{4}-\\d\\d-\\d\\d-\\d{4}(-\\d+)?\\.adpbackup");

	private static final Pattern DRAFT = Pattern.compile("\\..+\\.adpbackup\\.(\\d{1,18})-[0-9a-f]+\\.part");

	private static final Duration LONGEST = Duration.ofDays(1);

	/** Where backups of a home go where nobody says otherwise: beside it. */
	static BackupFolder beside(Path home) {
		return new BackupFolder(home.toAbsolutePath().normalize().resolveSibling("backups"));
	}

	/** The name under which a backup is written until it is whole. */
	static String draft(String name) {
		return ".%s.%d-%s.part".formatted(name, ProcessHandle.current().pid(),
				UUID.randomUUID().toString().substring(0, 8));
	}

	/**
	 * Makes the folder, for its owner alone, and drops what a crash left half-written.
	 */
	BackupFolder ready() throws IOException {
		Files.createDirectories(path, OwnerOnly.FOLDER);
		tidy();
		return this;
	}

	/** Drops what a crash left half-written. */
	void tidy() throws IOException {
		if (!Files.isDirectory(path)) {
			return;
		}
		try (var files = Files.list(path)) {
			for (Path file : files.toList()) {
				var draft = DRAFT.matcher(String.valueOf(file.getFileName()));
				if (draft.matches() && abandoned(file, Long.parseLong(draft.group(1)))) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	/**
	 * Whether nobody writes a draft any more. In a container each start has the process
	 * number of the one before, and another program may have got that of a crash.
	 */
	private static boolean abandoned(Path draft, long pid) throws IOException {
		Instant written;
		try {
			written = Files.getLastModifiedTime(draft).toInstant();
		}
		catch (NoSuchFileException ex) {
			return false;
		}
		if (pid == ProcessHandle.current().pid()) {
			return written.isBefore(Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
		}
		return ProcessHandle.of(pid).isEmpty() || written.isBefore(Instant.now().minus(LONGEST));
	}

	/** A name for a new backup, such as {@code adp-2026-11-22-0130.adpbackup}. */
	Path fresh(Instant now) {
		String stem = "adp-" + STAMP.format(now);
		Path file = path.resolve(stem + BackupFile.ENDING);
		for (int i = 2; Files.exists(file); i++) {
			file = path.resolve("%s-%d%s".formatted(stem, i, BackupFile.ENDING));
		}
		return file;
	}

	/** The backups of one database that are here, the newest first. */
	List<Kept> of(String system) throws IOException {
		var found = new ArrayList<Kept>();
		if (!Files.isDirectory(path)) {
			return found;
		}
		try (var files = Files.list(path)) {
			for (Path file : files.filter(it -> NAME.matcher(String.valueOf(it.getFileName())).matches()).toList()) {
				try (var backup = BackupFile.open(file)) {
					if (backup.manifest().system().equals(system)) {
						found.add(new Kept(file, Files.size(file), backup.manifest()));
					}
				}
				catch (BackupRefused | IOException ex) {
					log.warn("Left out of the backups: {}", ex.getMessage());
				}
			}
		}
		found.sort(Comparator.comparing((Kept kept) -> kept.manifest().takenAt()).reversed());
		return found;
	}

	/** Deletes all but the newest of the backups that the program took by itself. */
	void keep(String system, int count) throws IOException {
		for (Kept old : of(system).stream().filter(kept -> kept.manifest().nightly()).skip(count).toList()) {
			Files.delete(old.path());
			log.info("Deleted the old backup {}", old.path());
		}
	}

	/**
	 * A backup that is here.
	 *
	 * @param size of the file, in bytes
	 */
	record Kept(Path path, long size, Manifest manifest) {
	}

}
