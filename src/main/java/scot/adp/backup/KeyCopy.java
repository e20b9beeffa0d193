package scot.adp.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A copy of the secrets by which people are recognised, and of who objected. A backup of
 * the data never holds them: whoever has both could tell who somebody is.
 */
final class KeyCopy {

	/** How the names of such files end. */
	static final String ENDING = ".adpkeys";

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,60}\\.secrets|objections");

	private static final int FILE_AT_MOST = 64 << 20;

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss")
		.withZone(ZoneId.of("Europe/London"));

	private final Path folder;

	/**
	 * @param folder where the secrets lie
	 */
	KeyCopy(Path folder) {
		this.folder = folder;
	}

	/** Whether a file is such a copy, by its name. */
	static boolean named(Path file) {
		return String.valueOf(file.getFileName()).endsWith(ENDING);
	}

	/**
	 * Writes a copy.
	 * @return how many files are in it
	 * @throws BackupRefused where there is nothing to copy, or a file of that name
	 */
	int take(Path target) throws IOException {
		if (!Files.isDirectory(folder)) {
			throw new BackupRefused(
					"There are no secrets in %s: no key of a person was ever made there.".formatted(folder));
		}
		if (Files.exists(target)) {
			throw new BackupRefused("There is a file %s already.".formatted(target));
		}
		try (var files = Files.list(folder); var zip = new ZipOutputStream(OwnerOnly.create(target))) {
			List<Path> all = files.filter(it -> NAME.matcher(String.valueOf(it.getFileName())).matches())
				.sorted()
				.toList();
			for (Path file : all) {
				zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
				Files.copy(file, zip);
				zip.closeEntry();
			}
			return all.size();
		}
	}

	/**
	 * Puts a copy in the place of what is there, which is moved aside.
	 * @return where that is now; empty where nothing was there
	 * @throws BackupRefused where the file is no whole copy; nothing is changed then
	 */
	Optional<Path> putBack(Path source, Instant now) throws IOException {
		Map<String, byte[]> contents = read(source);
		Path ready = folder.resolveSibling(folder.getFileName() + ".new-" + STAMP.format(now));
		Files.createDirectories(ready.getParent());
		Files.createDirectory(ready, OwnerOnly.FOLDER);
		for (var file : contents.entrySet()) {
			try (var out = OwnerOnly.create(ready.resolve(file.getKey()))) {
				out.write(file.getValue());
			}
		}
		Optional<Path> aside = Optional.empty();
		if (Files.exists(folder)) {
			aside = Optional
				.of(folder.resolveSibling("%s-before-%s".formatted(folder.getFileName(), STAMP.format(now))));
			Files.move(folder, aside.get());
		}
		Files.move(ready, folder);
		return aside;
	}

	private static Map<String, byte[]> read(Path source) throws IOException {
		if (!Files.isRegularFile(source)) {
			throw new BackupRefused("There is no file %s.".formatted(source));
		}
		var contents = new LinkedHashMap<String, byte[]>();
		try (var zip = new ZipFile(source.toFile())) {
			for (var entry : zip.stream().toList()) {
				try (var content = zip.getInputStream(entry)) {
					byte[] bytes = content.readNBytes(FILE_AT_MOST + 1);
					if (!NAME.matcher(entry.getName()).matches() || bytes.length > FILE_AT_MOST) {
						throw new BackupRefused("%s is no copy of secrets that this program wrote.".formatted(source));
					}
					contents.put(entry.getName(), bytes);
				}
			}
		}
		catch (ZipException ex) {
			throw new BackupRefused("%s is no copy of secrets, or it is damaged or cut off.".formatted(source), ex);
		}
		return contents;
	}

}
