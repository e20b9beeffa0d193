package scot.adp.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept is made anew when anything changes that it is made of. */
class KeptTests {

	@TempDir
	Path classes;

	@Test
	void everythingOfTheProgramCountsButTheTimeOfItsBuild() throws IOException {
		Path first = folder();
		write("META-INF/build-info.properties", "build.time=now");
		assertThat(folder()).isEqualTo(first);
		write("words/plan.properties", "plan=Plan");
		Path second = folder();
		assertThat(second).isNotEqualTo(first);
		write("words/plan.properties", "plan=Strategy");
		assertThat(folder()).isNotEqualTo(second);
	}

	private Path folder() {
		return new Kept("kept-tests").ofProgram(classes).folder(Files::createDirectories);
	}

	private void write(String file, String text) throws IOException {
		Path path = classes.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
