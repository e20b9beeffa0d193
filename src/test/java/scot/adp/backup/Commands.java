package scot.adp.backup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The commands as somebody gives them, with what they said last. */
final class Commands {

	private final Map<String, String> environment;

	private final @Nullable String answer;

	private final ByteArrayOutputStream said = new ByteArrayOutputStream();

	/** Nobody can be asked. */
	Commands() {
		this(Map.of(), null);
	}

	Commands(Map<String, String> environment, @Nullable String answer) {
		this.environment = environment;
		this.answer = answer;
	}

	int run(String... arguments) {
		said.reset();
		var out = new PrintStream(said, true, StandardCharsets.UTF_8);
		return new BackupCommands(out, out, environment, question -> Optional.ofNullable(answer))
			.execute(List.of(arguments));
	}

	String said() {
		return said.toString(StandardCharsets.UTF_8);
	}

}
