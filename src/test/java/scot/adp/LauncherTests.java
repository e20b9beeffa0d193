package scot.adp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the script {@code adp} hands to the program. */
class LauncherTests {

	@TempDir
	Path folder;

	private Path caller;

	/** A program's folder and a JDK that tells how it was called. */
	@BeforeEach
	void standIns() throws IOException {
		caller = Files.createDirectory(folder.toRealPath().resolve("my files"));
		Files.copy(Path.of("adp"), Files.createDirectory(folder.resolve("program")).resolve("adp"),
				StandardCopyOption.COPY_ATTRIBUTES);
		Files.createFile(Files.createDirectory(folder.resolve("program/target")).resolve("adp.jar"));
		Path tools = Files.createDirectories(folder.resolve("jdk/bin"));
		for (String tool : List.of("java", "javac")) {
			Path file = Files.writeString(tools.resolve(tool), """
					#!/bin/sh
					while [ "$1" != -jar ]; do shift; done
					shift 2
					printf '%s\\n' "$@"
					""");
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
		}
		Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
	}

	@Test
	void namesAreMeantInTheFolderOfTheCaller() throws Exception {
		assertThat(given("backup", "to day.adpbackup", "--home", "here")).containsExactly("backup",
				caller + "/to day.adpbackup", "--home", caller + "/here");
		assertThat(given("restore", "--yes", "--home=../there", "a.adpbackup")).containsExactly("restore", "--yes",
				"--home=" + caller + "/../there", caller + "/a.adpbackup");
	}

	@Test
	void everythingElseStaysAsItIs() throws Exception {
		assertThat(given("backup")).containsExactly("backup");
		assertThat(given("restore", "/a.adpbackup", "--home=/here", "--empty")).containsExactly("restore",
				"/a.adpbackup", "--home=/here", "--empty");
		assertThat(given("backup", "--home")).containsExactly("backup", "--home");
		assertThat(given("backup", "--home", "/here", "")).containsExactly("backup", "--home", "/here", "");
	}

	private List<String> given(String... arguments) throws IOException, InterruptedException {
		var command = new ArrayList<>(List.of(folder.resolve("program/adp").toString()));
		command.addAll(List.of(arguments));
		Path output = folder.resolve("output");
		var builder = new ProcessBuilder(command).directory(caller.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
		int status = builder.start().waitFor();
		assertThat(status).as(Files.readString(output)).isZero();
		return Files.readAllLines(output);
	}

}
