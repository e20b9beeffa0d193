package scot.adp.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import scot.adp.platform.StartRefused;
import scot.adp.platform.database.DataReplacement;
import scot.adp.platform.database.EmbeddedDatabase;

/**
 * Puts a backup in the place of what a home holds. The backup is unpacked beside it,
 * started and counted there; only then is the home's own data moved aside, never deleted.
 */
final class Restoration {

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss")
		.withZone(ZoneId.of("Europe/London"));

	// What the programs of PostgreSQL and the start on the copy need besides the data.
	private static final long ROOM = 300L << 20;

	private static final int LAST_LINES = 8;

	private final Path home;

	private final BackupFile backup;

	private final Room room;

	/**
	 * @param home on which no program runs
	 */
	Restoration(Path home, BackupFile backup) {
		this(home, backup, Restoration::free);
	}

	Restoration(Path home, BackupFile backup, Room room) {
		this.home = home.toAbsolutePath().normalize();
		this.backup = backup;
		this.room = room;
	}

	/**
	 * Looks whether the backup fits here.
	 * @throws BackupRefused where it does not
	 */
	void check() throws IOException {
		for (String name : List.of("data", BackupFile.PASSWORDS)) {
			Path own = home.resolve(name);
			if (Files.isSymbolicLink(own)) {
				throw new BackupRefused(
						"%s is a symbolic link to %s, which a restore does not replace. Restore into another folder with --home and start the program on that, or move the link away first and link to the restored data afterwards."
							.formatted(own, Files.readSymbolicLink(own)));
			}
		}
		Manifest manifest = backup.manifest();
		if (manifest.postgresMajor() != EmbeddedDatabase.MAJOR_VERSION) {
			throw new BackupRefused(
					"%s was taken from PostgreSQL %d; this program brings PostgreSQL %d. Restore it with the version of the program that took it, %s."
						.formatted(backup.path(), manifest.postgresMajor(), EmbeddedDatabase.MAJOR_VERSION,
								manifest.program()));
		}
		backup.check();
		long needed = manifest.bytes() + ROOM;
		long free = room.free(home);
		if (free < needed) {
			throw new BackupRefused("There is not enough room for %s: %s are needed, %s are free.".formatted(home,
					Words.size(needed), Words.size(free)));
		}
	}

	/** When the data that is there was last written; empty where there is none. */
	Optional<Instant> replaced() throws IOException {
		return lastWritten(home);
	}

	/**
	 * When a file of a home's data was last written; empty where there is none. A server
	 * may be at work on them.
	 */
	static Optional<Instant> lastWritten(Path home) throws IOException {
		Path data = home.resolve("data");
		if (!Files.exists(data)) {
			return Optional.empty();
		}
		var latest = new AtomicReference<@Nullable Instant>();
		Files.walkFileTree(data.toRealPath(), new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				Instant written = attributes.lastModifiedTime().toInstant();
				Instant before = latest.get();
				if (attributes.isRegularFile() && (before == null || written.isAfter(before))) {
					latest.set(written);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
				if (failure instanceof NoSuchFileException) {
					return FileVisitResult.CONTINUE;
				}
				throw failure;
			}
		});
		return Optional.ofNullable(latest.get());
	}

	/**
	 * Restores.
	 * @return the folder that took what was there; empty where nothing was
	 * @throws BackupRefused where the copy does not hold what the backup says; the home
	 * is then as it was
	 */
	Optional<Path> perform(Instant now) throws IOException, SQLException {
		boolean replaces = Files.exists(home.resolve("data"));
		Path ready = home.resolve(DataReplacement.READY);
		discard(ready);
		String aside = "data-before-restore-" + STAMP.format(now);
		try {
			Files.createDirectory(ready, OwnerOnly.FOLDER);
			backup.unpack(ready);
			prove(ready);
			Files.write(ready.resolve(DataReplacement.ORIGIN),
					BackupFile.JSON.writeValueAsBytes(Map.of("file", String.valueOf(backup.path().getFileName()),
							"takenAt", backup.manifest().takenAt().toString(), "restoredAt", now.toString())));
		}
		catch (IOException | SQLException | RuntimeException ex) {
			FileSystemUtils.deleteRecursively(ready);
			throw ex;
		}
		// From here on a failure leaves everything to the next start, which completes it.
		DataReplacement.perform(home, aside);
		FileSystemUtils.deleteRecursively(ready);
		return replaces ? Optional.of(home.resolve(aside)) : Optional.empty();
	}

	/** Starts the copy, which makes it consistent, and counts what it holds. */
	private void prove(Path ready) throws IOException, SQLException {
		try (var database = EmbeddedDatabase.start(ready); var connection = database.superuser(EmbeddedDatabase.NAME)) {
			var missing = RowCounts.of(connection).missing(backup.manifest().counts(), backup.manifest().alone());
			if (!missing.isEmpty()) {
				throw new BackupRefused("%s starts, but does not hold what it should: %s. The data of %s is as it was."
					.formatted(backup.path(), String.join("; ", missing), home));
			}
		}
		catch (StartRefused | IllegalStateException ex) {
			throw new BackupRefused(
					"The database of %s does not start. The data of %s is as it was. Its last words:%n  %s"
						.formatted(backup.path(), home, String.join("\n  ", lastWords(ready))),
					ex);
		}
	}

	private static List<String> lastWords(Path ready) throws IOException {
		Path log = ready.resolve("postgresql.log");
		if (!Files.exists(log)) {
			return List.of();
		}
		var lines = Files.readAllLines(log);
		return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
	}

	/** How many bytes are free where a folder is or would be. */
	private static long free(Path folder) throws IOException {
		@Nullable Path existing = folder;
		while (existing != null && !Files.exists(existing)) {
			existing = existing.getParent();
		}
		return (existing != null) ? Files.getFileStore(existing).getUsableSpace() : 0;
	}

	/** Drops what a restore that was cut off left, and ends the server it started. */
	private static void discard(Path ready) throws IOException {
		if (Files.exists(ready)) {
			EmbeddedDatabase.hold(ready).close();
			FileSystemUtils.deleteRecursively(ready);
		}
	}

	/** Tells how many bytes are free where a folder is or would be. */
	@FunctionalInterface
	interface Room {

		long free(Path folder) throws IOException;

	}

}
