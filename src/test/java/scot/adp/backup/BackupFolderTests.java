package scot.adp.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BackupFolderTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Duration LONG = Duration.ofHours(25);

	// Runs as long as the tests and does not belong to them.
	private static final long OTHER = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);

	@TempDir
	Path folder;

	@Test
	void draftsThatACrashLeftAreDropped() throws IOException {
		long own = ProcessHandle.current().pid();
		Path before = file(".adp-2026-11-21-0130.adpbackup.%d-0123abcd.part".formatted(own), LONG.dividedBy(2));
		Path dead = file(".adp-2026-11-21-0130.adpbackup.%d-0123abcd.part".formatted(dead()), Duration.ZERO);
		Path taken = file(".adp-2026-11-20-0130.adpbackup.%d-0123abcd.part".formatted(OTHER), LONG);
		Path written = file(BackupFolder.draft("adp-2026-11-22-0130.adpbackup"), Duration.ZERO);
		Path others = file(".adp-2026-11-22-0130.adpbackup.%d-0123abcd.part".formatted(OTHER), HOUR);
		Path backup = file("adp-2026-11-20-0130.adpbackup", LONG);
		Path strange = file(".film.123456789-0123abcd.part", LONG);
		new BackupFolder(folder).ready();
		assertThat(before).as("of an earlier start with the same process number").doesNotExist();
		assertThat(dead).as("of a process that ended").doesNotExist();
		assertThat(taken).as("older than any backup takes").doesNotExist();
		assertThat(written).as("being written by this process").exists();
		assertThat(others).as("being written by another").exists();
		assertThat(backup).exists();
		assertThat(strange).exists();
	}

	@Test
	void folderThatIsNotThereHasNone() throws IOException {
		Path nowhere = folder.resolve("nowhere");
		new BackupFolder(nowhere).tidy();
		assertThat(nowhere).doesNotExist();
	}

	private Path file(String name, Duration age) throws IOException {
		Path file = Files.writeString(folder.resolve(name), "");
		Instant written = Instant.now().minus(age);
		return Files.setLastModifiedTime(file, FileTime.from(written));
	}

	private static long dead() throws IOException {
		try {
			var process = new ProcessBuilder("true").start();
			process.waitFor();
			return process.pid();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
