package scot.adp.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that nobody else on this computer reads. */
final class OwnerOnly {

	static final FileAttribute<Set<PosixFilePermission>> FOLDER = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

	static final FileAttribute<Set<PosixFilePermission>> FILE = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private OwnerOnly() {
	}

	/** A new file to be written. */
	static FileChannel channel(Path path) throws IOException {
		return FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE);
	}

	/** A new file to be written. */
	static OutputStream create(Path path) throws IOException {
		return Channels.newOutputStream(channel(path));
	}

	/** Makes what was done to the names in a folder lasting. */
	static void force(Path folder) throws IOException {
		try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
