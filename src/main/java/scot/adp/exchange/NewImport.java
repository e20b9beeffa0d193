package scot.adp.exchange;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An import that was done, for the register.
 *
 * @param kind the {@link scot.adp.exchange.spi.Importer#kind()} of whoever did it
 * @param counts what came of it, by a word for a person such as {@code actions}, in the
 * order in which they are told
 * @param takeBackable whether the importer can take it back
 */
public record NewImport(String kind, String fileName, String sha256, long size, Map<String, Integer> counts,
		boolean takeBackable) {

	public NewImport {
		counts = new LinkedHashMap<>(counts);
	}

	/** An import of a file. */
	public static NewImport of(String kind, IncomingFile file, Map<String, Integer> counts, boolean takeBackable) {
		return new NewImport(kind, file.name(), file.sha256(), file.size(), counts, takeBackable);
	}

}
