package scot.adp.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Problem;

/** Takes a file in whole or not at all, and notes it among the imports. */
@Component
public class WholeFile {

	private final Imports imports;

	private final Recording recording;

	/** Takes files in for the register and the trail. */
	public WholeFile(Imports imports, Recording recording) {
		this.imports = imports;
		this.recording = recording;
	}

	/**
	 * Takes a file in, in the transaction of the caller.
	 * @param kind what the register of imports calls it
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @param read reads the file and keeps what it holds, as what came in together
	 * @param counts what came of it, for the register
	 * @param again what it holds, where the same key took it in before
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	public <U extends Understood> U load(Author author, String idempotencyKey, String kind, IncomingFile file,
			boolean confirmed, Function<UUID, U> read, Function<U, Map<String, Integer>> counts, Supplier<U> again) {
		var taken = new ArrayList<U>();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			UUID together = UUID.randomUUID();
			U understood = read.apply(together);
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			ImportId id = imports.record(NewImport.of(kind, file, counts.apply(understood), true), together);
			taken.add(understood);
			return Made.told(id);
		});
		return taken.isEmpty() ? again.get() : taken.getFirst();
	}

	/** What a file was understood to hold. */
	public interface Understood {

		/** What cannot be taken, the first of it. */
		List<ImportProblem> problems();

		/** How much cannot be taken. */
		int problemCount();

		/** What can be taken once somebody says that it is right. */
		List<ImportProblem> unusual();

	}

}
