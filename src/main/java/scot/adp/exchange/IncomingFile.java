package scot.adp.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import scot.adp.platform.Problem;

/**
 * A file that somebody sent, kept beside the memory until it is closed. Nothing is known
 * of it yet but its bytes; {@link Sheets} tells what it is.
 */
public final class IncomingFile implements AutoCloseable {

	/** The most bytes of a file. */
	public static final int SIZE_LIMIT = 20 * 1024 * 1024;

	private static final int NAME_LIMIT = 120;

	private final String name;

	private final Path path;

	private final String sha256;

	private final long size;

	private IncomingFile(String name, Path path, String sha256, long size) {
		this.name = name;
		this.path = path;
		this.sha256 = sha256;
		this.size = size;
	}

	/**
	 * Takes a file; whoever takes it closes it.
	 * @param name as the sender calls it, with or without folders
	 * @throws Problem where it is empty or larger than {@link #SIZE_LIMIT}
	 */
	public static IncomingFile of(String name, InputStream content) {
		try {
			Path path = Files.createTempFile("adp-incoming-", ".tmp");
			try {
				return spooled(clean(name), path, content);
			}
			catch (IOException | RuntimeException ex) {
				Files.deleteIfExists(path);
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static IncomingFile spooled(String name, Path path, InputStream content) throws IOException {
		var digest = sha256Digest();
		long size = 0;
		byte[] buffer = new byte[64 * 1024];
		try (OutputStream out = Files.newOutputStream(path)) {
			for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
				size += read;
				if (size > SIZE_LIMIT) {
					throw Problem.invalid("file",
							"The file is larger than %d MB. Send it in parts, or take out what is not needed."
								.formatted(SIZE_LIMIT / 1024 / 1024));
				}
				digest.update(buffer, 0, read);
				out.write(buffer, 0, read);
			}
		}
		if (size == 0) {
			throw Problem.invalid("file", "The file is empty. Choose another one.");
		}
		return new IncomingFile(name, path, HexFormat.of().formatHex(digest.digest()), size);
	}

	private static MessageDigest sha256Digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The last part of a path, without anything that could mislead. */
	private static String clean(String given) {
		String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
			.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}:*?\"<>|]", " ")
			.replaceAll("\\s+", " ")
			.strip();
		int over = last.codePointCount(0, last.length()) - NAME_LIMIT;
		if (over > 0) {
			// The ending stays, since it tells what the file claims to be.
			int point = last.lastIndexOf('.');
			String ending = (point > 0 && last.length() - point <= 10) ? last.substring(point) : "";
			int keep = NAME_LIMIT - ending.length();
			last = last.substring(0, last.offsetByCodePoints(0, keep)).strip() + ending;
		}
		return last.isEmpty() ? "file" : last;
	}

	/** The file's name without folders and without anything that could mislead. */
	public String name() {
		return name;
	}

	/** The hash of the bytes in lower-case hexadecimal digits. */
	public String sha256() {
		return sha256;
	}

	/** How many bytes there are. */
	public long size() {
		return size;
	}

	/** Its bytes; whoever asks closes them. */
	public InputStream content() throws IOException {
		return Files.newInputStream(path);
	}

	Path path() {
		return path;
	}

	/** Throws the kept bytes away. */
	@Override
	public void close() {
		try {
			Files.deleteIfExists(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
