package scot.adp.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The secrets of people's keys, copied apart from the data and put back. */
class KeyCopyTests {

	@TempDir
	Path folder;

	@Test
	void copyPutBackIsWhatItWasAndWhatWasThereIsAside() throws IOException {
		Path secrets = secrets("1 aa");
		Path copy = folder.resolve("keys.adpkeys");
		Files.writeString(secrets.resolve("TRT.secrets.draft"), "half");

		assertThat(new KeyCopy(secrets).take(copy)).isEqualTo(2);
		Files.writeString(secrets.resolve("TRT.secrets"), "1 bb");
		var aside = new KeyCopy(secrets).putBack(copy, Instant.parse("2026-11-29T10:00:00Z"));

		assertThat(secrets.resolve("TRT.secrets")).hasContent("1 aa");
		assertThat(secrets.resolve("objections")).hasContent("none");
		assertThat(aside).hasValueSatisfying(before -> assertThat(before.resolve("TRT.secrets")).hasContent("1 bb"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets))).isEqualTo("rwx------");
	}

	@Test
	void whatIsNoCopyChangesNothing() throws IOException {
		Path secrets = secrets("1 aa");
		Path other = Files.writeString(folder.resolve("other.adpkeys"), "no zip");

		assertThatExceptionOfType(BackupRefused.class)
			.isThrownBy(() -> new KeyCopy(secrets).putBack(other, Instant.now()));
		assertThat(secrets.resolve("TRT.secrets")).hasContent("1 aa");
	}

	@Test
	void copyNeverReplacesAFile() throws IOException {
		Path secrets = secrets("1 aa");
		Path there = Files.writeString(folder.resolve("there.adpkeys"), "mine");

		assertThatExceptionOfType(BackupRefused.class).isThrownBy(() -> new KeyCopy(secrets).take(there));
		assertThat(there).hasContent("mine");
	}

	private Path secrets(String line) throws IOException {
		Path secrets = Files.createDirectory(folder.resolve("person-keys"));
		Files.writeString(secrets.resolve("TRT.secrets"), line);
		Files.writeString(secrets.resolve("objections"), "none");
		return secrets;
	}

}
