package scot.adp.shell.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * The script that draws charts. Browsers keep it for a year, so its address tells what is
 * in it. A program that was built without it shows the sentence and the table alone.
 */
final class ChartScript {

	private static final String NAME = "chart.cache.js";

	private static final Optional<String> ADDRESS = read();

	private ChartScript() {
	}

	static Optional<String> address() {
		return ADDRESS;
	}

	private static Optional<String> read() {
		try (@Nullable
		InputStream file = ChartScript.class.getResourceAsStream("/META-INF/resources/" + NAME)) {
			if (file == null) {
				return Optional.empty();
			}
			var sum = new CRC32();
			sum.update(file.readAllBytes());
			return Optional.of("%s?%08x".formatted(NAME, sum.getValue()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
