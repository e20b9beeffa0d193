package scot.adp.treatment;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How the three streams of a standard are scored: 0 none, 1 partial, 2 met, 3 met and
 * sustained; null where nothing was received.
 */
public record MatScores(@Nullable Integer process, @Nullable Integer numerical, @Nullable Integer experiential) {

	/** The highest score. */
	public static final int HIGHEST = 3;

	/** Nothing scored. */
	public static final MatScores NONE = new MatScores(null, null, null);

	/** The score of a stream. */
	public @Nullable Integer of(MatStream stream) {
		return switch (stream) {
			case PROCESS -> process;
			case NUMERICAL -> numerical;
			case EXPERIENTIAL -> experiential;
		};
	}

	/** Those that are scored, of some streams. */
	List<Integer> given(Collection<MatStream> streams) {
		return streams.stream().map(this::of).filter(Objects::nonNull).toList();
	}

	/** Whether any stream is scored. */
	public boolean any() {
		return process != null || numerical != null || experiential != null;
	}

}
