package scot.adp.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the program this is. */
final class ProgramVersion {

	private ProgramVersion() {
	}

	static String get() {
		try (var info = ProgramVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
			var properties = new Properties();
			if (info != null) {
				properties.load(info);
			}
			return properties.getProperty("build.version", "not told");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
