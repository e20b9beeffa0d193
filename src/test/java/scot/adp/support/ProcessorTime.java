package scot.adp.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes down how many seconds of the processors each class of tests took, in its JVM and
 * in what that started: a browser, a Keycloak, the program. PostgreSQL is left out, which
 * belongs to no process. Minutes on the clock tell what else ran; these tell what the
 * class costs.
 */
public final class ProcessorTime implements TestExecutionListener {

	private static final Path WRITTEN = Path.of("target", "processor-seconds.txt");

	private final Map<Long, Duration> processes = new HashMap<>();

	@Override
	public void executionStarted(TestIdentifier test) {
		if (test.getSource().orElse(null) instanceof ClassSource) {
			took();
		}
	}

	@Override
	public void executionFinished(TestIdentifier test, TestExecutionResult result) {
		if (test.getSource().orElse(null) instanceof ClassSource of) {
			String line = "%.1f %s%n".formatted(took().toMillis() / 1000.0, of.getClassName());
			try {
				Files.writeString(WRITTEN, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/** Since it was asked last; what a process took that ended meanwhile is not known. */
	private Duration took() {
		var now = new HashMap<Long, Duration>();
		var self = ProcessHandle.current();
		Stream.concat(Stream.of(self), self.descendants())
			.forEach(it -> now.put(it.pid(), it.info().totalCpuDuration().orElse(Duration.ZERO)));
		var took = now.entrySet()
			.stream()
			.map(it -> it.getValue().minus(processes.getOrDefault(it.getKey(), Duration.ZERO)))
			.reduce(Duration.ZERO, Duration::plus);
		processes.clear();
		processes.putAll(now);
		return took;
	}

}
