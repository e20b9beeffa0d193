package scot.adp.backup;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup as a file: a zip package with the files of the data folder, the passwords, a
 * list of all with their sizes and digests, and a manifest that vouches for the list.
 * What comes from a file is not trusted: names lead nowhere else, sizes are what the list
 * says.
 */
final class BackupFile implements AutoCloseable {

	/** How the names of backups end. */
	static final String ENDING = ".adpbackup";

	static final String MANIFEST = "manifest.json";

	static final String LIST = "files.txt";

	static final String PASSWORDS = "passwords";

	static final String DATA = "data/";

	static final String CONTROL = DATA + "global/pg_control";

	// No database is without these, so a list without them is of no whole one.
	private static final List<String> NEEDED = List.of(DATA + "PG_VERSION", CONTROL, DATA + "base/", PASSWORDS);

	static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int MANIFEST_AT_MOST = 4 << 20;

	private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}|-) (\\d{1,18}) (.+)");

	private static final Pattern NAME = Pattern
		.compile("(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*/?");

	private static final int BUFFER = 1 << 16;

	private final Path path;

	private final ZipFile zip;

	private final Manifest manifest;

	private BackupFile(Path path, ZipFile zip, Manifest manifest) {
		this.path = path;
		this.zip = zip;
		this.manifest = manifest;
	}

	/**
	 * Opens a file and reads its manifest; the rest is not looked at yet.
	 * @throws BackupRefused where it is no backup, or one of another format
	 */
	static BackupFile open(Path path) throws IOException {
		if (!Files.isRegularFile(path)) {
			throw new BackupRefused("There is no file %s.".formatted(path));
		}
		ZipFile zip;
		try {
			zip = new ZipFile(path.toFile());
		}
		catch (ZipException ex) {
			throw new BackupRefused("%s is no backup of this program, or it is damaged or cut off.".formatted(path),
					ex);
		}
		try {
			return new BackupFile(path, zip, manifest(path, zip));
		}
		catch (IOException | RuntimeException ex) {
			zip.close();
			throw ex;
		}
	}

	Path path() {
		return path;
	}

	Manifest manifest() {
		return manifest;
	}

	/**
	 * Reads every byte and compares it with what the list says.
	 * @throws BackupRefused where anything is missing, added or changed, or the list is
	 * not of a whole database
	 */
	void check() throws IOException {
		var items = items();
		for (String needed : NEEDED) {
			if (items.stream().noneMatch(item -> item.name().equals(needed))) {
				throw new BackupRefused("%s holds no whole database: %s is not in it.".formatted(path, needed));
			}
		}
		for (Item item : items) {
			if (!item.folder()) {
				copy(item, null);
			}
		}
	}

	/**
	 * Writes the data and the passwords into an empty folder, and checks them once more.
	 */
	void unpack(Path folder) throws IOException {
		for (Item item : items()) {
			Path target = folder.resolve(item.name()).normalize();
			if (!target.startsWith(folder)) {
				throw damaged("it names a file outside", null);
			}
			if (item.folder()) {
				Files.createDirectories(target, OwnerOnly.FOLDER);
			}
			else {
				Files.createDirectories(target.getParent(), OwnerOnly.FOLDER);
				copy(item, target);
			}
		}
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Manifest manifest(Path path, ZipFile zip) throws IOException {
		ZipEntry entry = zip.getEntry(MANIFEST);
		if (entry == null || zip.getEntry(LIST) == null) {
			throw new BackupRefused("%s is no backup of this program.".formatted(path));
		}
		try (var content = zip.getInputStream(entry)) {
			var read = JSON.readTree(content.readNBytes(MANIFEST_AT_MOST));
			int format = read.path("format").asInt(0);
			if (format != Manifest.FORMAT) {
				throw new BackupRefused(
						"%s is a backup of format %d; this program reads format %d. Restore it with the version that wrote it, %s."
							.formatted(path, format, Manifest.FORMAT,
									read.path("program").asString("which it does not tell")));
			}
			return JSON.treeToValue(read, Manifest.class);
		}
		catch (JacksonException | ZipException ex) {
			throw new BackupRefused("%s is damaged: its manifest cannot be read.".formatted(path), ex);
		}
	}

	/** The files of the list, which are exactly those of the package. */
	private List<Item> items() throws IOException {
		var items = new ArrayList<Item>();
		var names = new HashSet<String>();
		var digest = sha256();
		try (var content = new DigestInputStream(zip.getInputStream(zip.getEntry(LIST)), digest);
				var lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				var parts = LINE.matcher(line);
				if (!parts.matches() || !fit(parts.group(3)) || !names.add(parts.group(3))) {
					throw damaged("its list of files cannot be read", null);
				}
				items.add(new Item(parts.group(1), Long.parseLong(parts.group(2)), parts.group(3)));
			}
		}
		catch (ZipException ex) {
			throw damaged("its list of files cannot be read", ex);
		}
		if (!HexFormat.of().formatHex(digest.digest()).equals(manifest.list())) {
			throw damaged("its list of files is another than the manifest says", null);
		}
		if (zip.size() != items.size() + 2 || items.stream().anyMatch(item -> zip.getEntry(item.name()) == null)) {
			throw damaged("it holds other files than its list", null);
		}
		return items;
	}

	private static boolean fit(String name) {
		return NAME.matcher(name).matches() && (name.startsWith(DATA) || name.equals(PASSWORDS));
	}

	private void copy(Item item, @Nullable Path target) throws IOException {
		var digest = sha256();
		long size = 0;
		try (InputStream content = zip.getInputStream(zip.getEntry(item.name()));
				var out = (target != null) ? OwnerOnly.create(target) : null) {
			var buffer = new byte[BUFFER];
			for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
				size += read;
				if (size > item.size()) {
					break;
				}
				digest.update(buffer, 0, read);
				if (out != null) {
					out.write(buffer, 0, read);
				}
			}
		}
		catch (ZipException | EOFException ex) {
			throw damaged(item.name() + " cannot be read", ex);
		}
		if (size != item.size() || !HexFormat.of().formatHex(digest.digest()).equals(item.sha256())) {
			throw damaged(item.name() + " is not as it was written", null);
		}
	}

	private BackupRefused damaged(String how, @Nullable Exception cause) {
		return new BackupRefused("%s is damaged: %s.".formatted(path, how), cause);
	}

	/** A line of the list. */
	private record Item(String sha256, long size, String name) {

		boolean folder() {
			return name.endsWith("/");
		}

	}

}
