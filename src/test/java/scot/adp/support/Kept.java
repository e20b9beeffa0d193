package scot.adp.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;

import org.springframework.util.FileSystemUtils;

/**
 * Folders of what takes long to make and stays the same until something that it is made
 * of changes. Whichever JVM needs one first makes it, and later runs find it.
 */
final class Kept {

	private final Path all;

	private final MessageDigest version;

	/**
	 * @param name of the folder in {@code target} for all versions
	 */
	Kept(String name) {
		this.all = Path.of("target", name);
		try {
			this.version = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** It is made of something with a name. */
	Kept of(String name) {
		version.update(name.getBytes());
		return this;
	}

	/** It is made of the files below a folder. */
	Kept of(Path root, Predicate<Path> which) {
		try (var files = Files.walk(root)) {
			for (Path file : files.filter(Files::isRegularFile).filter(which).sorted().toList()) {
				version.update(file.toString().getBytes());
				version.update(Files.readAllBytes(file));
			}
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** It is made of the program, but for what tells the time of each build. */
	Kept ofProgram(Path classes) {
		return of(classes, file -> !file.endsWith("build-info.properties"));
	}

	/** The folder, made if it is not there; others who want it wait meanwhile. */
	Path folder(Maker maker) {
		Path folder = all.resolve(HexFormat.of().formatHex(version.digest(), 0, 8)).toAbsolutePath();
		Path ready = folder.resolveSibling(folder.getFileName() + ".ready");
		try (var file = FileChannel.open(Files.createDirectories(all).resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			// Until the file is closed.
			file.lock();
			if (!Files.exists(ready)) {
				forget();
				maker.make(folder);
				Files.createFile(ready);
			}
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Earlier versions, and what was not finished. */
	private void forget() throws IOException {
		try (var old = Files.list(all)) {
			for (Path path : old.filter(it -> !it.getFileName().toString().equals("lock")).toList()) {
				FileSystemUtils.deleteRecursively(path);
			}
		}
	}

	/** Makes what is kept in a folder that is not there yet. */
	@FunctionalInterface
	interface Maker {

		void make(Path folder) throws IOException;

	}

}
