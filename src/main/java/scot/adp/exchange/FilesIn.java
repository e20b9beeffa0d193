package scot.adp.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Problem;

/** Takes a file in, whole or not at all, and notes it among the imports. */
@Component
public class FilesIn {

	private final Imports imports;

	private final Recording recording;

	/** Notes files by the register of imports, and once for a key. */
	public FilesIn(Imports imports, Recording recording) {
		this.imports = imports;
		this.recording = recording;
	}

	/**
	 * Takes a file in.
	 * @param kind how the register of imports knows it
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @param read reads it
	 * @param counts how much of what it held, for the register
	 * @param again what it holds, where the same was taken in by the same key before
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	public <U extends FileUnderstood> U load(String key, IncomingFile file, String kind, boolean confirmed,
			Supplier<Read<U>> read, Function<U, Map<String, Integer>> counts, Supplier<U> again) {
		return take(key, file, kind, confirmed, (together, author) -> {
			var found = read.get();
			expectRight(found.understood(), confirmed);
			found.keep().accept(together, author);
			return found.understood();
		}, counts, again);
	}

	/**
	 * Takes a file in that is kept row by row as it is read.
	 * @param read reads it and keeps what it holds, as what came in together
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	public <U extends FileUnderstood> U take(String key, IncomingFile file, String kind, boolean confirmed,
			BiFunction<UUID, Author, U> read, Function<U, Map<String, Integer>> counts, Supplier<U> again) {
		var taken = new ArrayList<U>();
		var author = recording.author();
		recording.once(author, key, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			UUID together = UUID.randomUUID();
			U understood = read.apply(together, author);
			expectRight(understood, confirmed);
			taken.add(understood);
			return Made.told(imports.record(NewImport.of(kind, file, counts.apply(understood), true), together));
		});
		return taken.isEmpty() ? again.get() : taken.getFirst();
	}

	private static void expectRight(FileUnderstood understood, boolean confirmed) {
		if (!understood.problems().isEmpty()) {
			throw Problem.invalid("file",
					"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
						.formatted(understood.problemCount()));
		}
		if (!understood.unusual().isEmpty() && !confirmed) {
			throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
		}
	}

	/**
	 * A file that was read.
	 *
	 * @param keep keeps what it holds
	 */
	public record Read<U>(U understood, Keep keep) {
	}

	/** Keeps what a file holds. */
	public interface Keep {

		/**
		 * Keeps it.
		 * @param in what it came in together
		 */
		void accept(UUID in, Author author);

	}

}
