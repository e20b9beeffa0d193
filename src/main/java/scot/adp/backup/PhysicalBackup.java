package scot.adp.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import scot.adp.platform.database.EmbeddedDatabase;

/**
 * Copies the files of a PostgreSQL that people go on working with. The files are torn and
 * of different moments; the server's log of what it wrote between the first and the last
 * of them comes along, and a start on the copy replays it: so the copy holds everything
 * that was committed when the copying ended, and nothing by half.
 */
final class PhysicalBackup {

	private static final String LOG = "pg_wal";

	// Made anew by each start, or of this run alone.
	private static final Set<String> LEFT_EMPTY = Set.of(LOG, "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial",
			"pg_snapshots", "pg_stat_tmp", "pg_subtrans");

	private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "epg-lock",
			"postgresql.auto.conf.tmp", "current_logfiles", "backup_label", "backup_label.old", "tablespace_map",
			"tablespace_map.old", "backup_manifest");

	private static final Pattern FIRST_SEGMENT = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

	private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

	private static final int BUFFER = 1 << 16;

	private final Path home;

	private final Path data;

	private final Server server;

	/**
	 * @param home whose data it is
	 * @param server which runs on it
	 */
	PhysicalBackup(Path home, Server server) throws IOException {
		this.home = home;
		// The folder may be a link to another disk.
		this.data = home.resolve("data").toRealPath();
		this.server = server;
	}

	/**
	 * Takes a backup. The file appears under its name only when it is whole, on disk and
	 * checked.
	 * @param target a file that does not exist
	 * @param kind what its manifest is to say of how it was taken
	 * @throws BackupRefused where the file cannot be written
	 */
	Manifest take(Path target, Kind kind, Instant now) throws IOException, SQLException {
		if (Files.exists(target)) {
			throw new BackupRefused("%s exists already. Name another file.".formatted(target));
		}
		Path draft = target.toAbsolutePath().resolveSibling(BackupFolder.draft(name(target)));
		try {
			Manifest manifest;
			try (var channel = OwnerOnly.channel(draft)) {
				manifest = write(channel, kind, now);
			}
			try (var written = BackupFile.open(draft)) {
				written.check();
			}
			Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
			OwnerOnly.force(target.toAbsolutePath().resolveSibling("."));
			return manifest;
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	private Manifest write(FileChannel out, Kind kind, Instant now) throws IOException, SQLException {
		RowCounts counts;
		try (var connection = server.connect(EmbeddedDatabase.NAME)) {
			counts = RowCounts.of(connection);
		}
		try (var zip = new ZipOutputStream(Channels.newOutputStream(out));
				var session = server.connect("postgres");
				var statement = session.createStatement()) {
			zip.setLevel(Deflater.BEST_SPEED);
			var contents = new Contents(zip);
			// Keeps the log of all that is written until the session ends.
			statement.execute("select pg_create_physical_replication_slot('adp_backup_%s', true, true)"
				.formatted(UUID.randomUUID().toString().replace("-", "")));
			statement.execute("select pg_backup_start('adp', true)");
			files(contents);
			contents.add(BackupFile.CONTROL, new ByteArrayInputStream(control()));
			log(contents, statement.getConnection());
			try (var passwords = Files.newInputStream(home.resolve(BackupFile.PASSWORDS))) {
				contents.add(BackupFile.PASSWORDS, passwords);
			}
			var manifest = manifest(session, contents, counts, kind, now);
			contents.end(manifest);
			out.force(true);
			return manifest;
		}
	}

	private void files(Contents contents) throws IOException {
		Files.walkFileTree(data, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
				String name = name(folder);
				if (name.startsWith("pgsql_tmp")) {
					return FileVisitResult.SKIP_SUBTREE;
				}
				contents.addFolder(path(folder));
				if (!LEFT_EMPTY.contains(name) || !data.equals(folder.getParent())) {
					return FileVisitResult.CONTINUE;
				}
				if (name.equals(LOG)) {
					addFoldersOfLog(contents);
				}
				return FileVisitResult.SKIP_SUBTREE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				String name = name(file);
				if (attributes.isSymbolicLink()) {
					link(contents, file);
					return FileVisitResult.CONTINUE;
				}
				boolean wanted = attributes.isRegularFile() && !LEFT_OUT.contains(name) && !name.startsWith("pgsql_tmp")
						&& !name.startsWith("pg_internal.init") && !path(file).equals(BackupFile.CONTROL);
				if (wanted) {
					// The server may drop a file at any time; the log tells the copy so.
					try (var content = Files.newInputStream(file)) {
						contents.add(path(file), content);
					}
					catch (NoSuchFileException ex) {
						return FileVisitResult.CONTINUE;
					}
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

			@Override
			public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
				if (failure != null && !(failure instanceof NoSuchFileException)) {
					throw failure;
				}
				return FileVisitResult.CONTINUE;
			}
		});
	}

	/** The log of the server may lie on a disk of its own; its files come last. */
	private void link(Contents contents, Path link) throws IOException {
		if (!link.equals(data.resolve(LOG))) {
			throw new BackupRefused(
					"%s is a symbolic link, and a backup would be without what it stands for. Put the files themselves in its place; only the data folder and its pg_wal may be links."
						.formatted(link));
		}
		contents.addFolder(path(link));
		addFoldersOfLog(contents);
	}

	private void addFoldersOfLog(Contents contents) throws IOException {
		contents.addFolder(BackupFile.DATA + LOG + "/archive_status/");
		contents.addFolder(BackupFile.DATA + LOG + "/summaries/");
	}

	/** The server's control file, which it replaces in one write: never read half-way. */
	private byte[] control() throws IOException {
		Path file = data.resolve("global/pg_control");
		byte[] content = Files.readAllBytes(file);
		for (byte[] again = Files.readAllBytes(file); !Arrays.equals(content, again);) {
			content = again;
			again = Files.readAllBytes(file);
		}
		return content;
	}

	/** Ends the copying and adds the server's log from its begin to its end. */
	private void log(Contents contents, Connection session) throws IOException, SQLException {
		String label;
		String last;
		try (var statement = session.createStatement(); var stop = statement.executeQuery("""
				select labelfile, spcmapfile, pg_walfile_name(lsn) as last
				from pg_backup_stop(wait_for_archive => false)""")) {
			stop.next();
			label = stop.getString("labelfile");
			last = stop.getString("last");
		}
		Matcher first = FIRST_SEGMENT.matcher(label);
		if (!first.find()) {
			throw new IllegalStateException("The server's label tells no beginning: " + label);
		}
		try (var segments = Files.list(data.resolve(LOG))) {
			for (Path segment : segments.sorted().toList()) {
				String name = name(segment);
				if (SEGMENT.matcher(name).matches() && name.compareTo(first.group(1)) >= 0
						&& name.compareTo(last) <= 0) {
					try (var content = Files.newInputStream(segment)) {
						contents.add(path(segment), content);
					}
				}
			}
		}
		contents.add(BackupFile.DATA + "backup_label",
				new ByteArrayInputStream(label.getBytes(StandardCharsets.UTF_8)));
	}

	private static Manifest manifest(Connection session, Contents contents, RowCounts counts, Kind kind, Instant now)
			throws SQLException {
		try (var statement = session.createStatement(); var found = statement.executeQuery("""
				select current_setting('server_version') as version,
				    (select system_identifier::text from pg_control_system()) as system""")) {
			found.next();
			return new Manifest(Manifest.FORMAT, ProgramVersion.get(), EmbeddedDatabase.MAJOR_VERSION,
					found.getString("version"), System.getProperty("os.arch"), found.getString("system"), now,
					kind == Kind.NIGHTLY, kind == Kind.ALONE, contents.files, contents.bytes,
					HexFormat.of().formatHex(BackupFile.sha256().digest(contents.list())), counts.rows(),
					counts.onlyAdded(), counts.latest());
		}
	}

	private static String name(Path path) {
		return String.valueOf(path.getFileName());
	}

	private String path(Path path) {
		String name = BackupFile.DATA + data.relativize(path);
		return (!Files.isDirectory(path) || name.endsWith("/")) ? name : name + "/";
	}

	/** How a backup was taken. */
	enum Kind {

		/** By the program itself. */
		NIGHTLY,
		/** By somebody, while the program ran. */
		WHILE_RUNNING,
		/** By somebody, while nobody could change anything. */
		ALONE

	}

	/** What was written so far. */
	private static final class Contents {

		private final ZipOutputStream zip;

		private final StringBuilder list = new StringBuilder();

		private int files;

		private long bytes;

		Contents(ZipOutputStream zip) {
			this.zip = zip;
		}

		void addFolder(String name) throws IOException {
			zip.putNextEntry(new ZipEntry(name));
			zip.closeEntry();
			list.append("- 0 ").append(name).append('\n');
		}

		void add(String name, InputStream content) throws IOException {
			var digest = BackupFile.sha256();
			long size = 0;
			zip.putNextEntry(new ZipEntry(name));
			var buffer = new byte[BUFFER];
			for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
				digest.update(buffer, 0, read);
				zip.write(buffer, 0, read);
				size += read;
			}
			zip.closeEntry();
			list.append("%s %d %s%n".formatted(HexFormat.of().formatHex(digest.digest()), size, name));
			files++;
			bytes += size;
		}

		byte[] list() {
			return list.toString().getBytes(StandardCharsets.UTF_8);
		}

		void end(Manifest manifest) throws IOException {
			zip.putNextEntry(new ZipEntry(BackupFile.LIST));
			zip.write(list());
			zip.closeEntry();
			zip.putNextEntry(new ZipEntry(BackupFile.MANIFEST));
			zip.write(BackupFile.JSON.writeValueAsBytes(manifest));
			zip.closeEntry();
			zip.finish();
		}

	}

}
