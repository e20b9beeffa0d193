package scot.adp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A name says what its class does. */
class NamingTests {

	private static final Pattern TEXT = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");

	private static final Pattern CHANGES = Pattern.compile(
			"insert\\s+into|delete\\s+from|merge\\s+into|update\\s+[\\w.%]+\\s+(?:as\\s+\\w+\\s+)?set|for\\s+update",
			Pattern.CASE_INSENSITIVE);

	/** What also writes or locks is a store. */
	@Test
	void queriesOnlyRead() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
			assertThat(files.filter(file -> file.getFileName().toString().endsWith("Queries.java"))).isNotEmpty()
				.allSatisfy(file -> assertThat(changes(Files.readString(file))).isEmpty());
		}
	}

	@Test
	void whatChangesIsSeen() {
		assertThat(changes("""
				/** Not to insert into anything, nor for update. */
				jdbc.sql("select updated from a.b").query();
				jdbc.sql("delete from a.b where id = :id").update();
				jdbc.sql("update a.b set c = 1").update();
				jdbc.sql("update %s as t set c = 1").update();
				jdbc.sql(ALL + " for update").query();
				jdbc.sql(\"""
						insert
						into a.b values (1)\""").update();
				""")).hasSize(5);
	}

	private static List<String> changes(String code) {
		return TEXT.matcher(code).results().map(found -> found.group()).filter(CHANGES.asPredicate()).toList();
	}

}
