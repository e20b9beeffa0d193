package scot.adp.platform.reading;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What came of reading a text: a value, or why there is none.
 *
 * @param value null where the text could not be read
 * @param fault what is wrong and what to do, as a sentence for a person; empty where
 * there is a value
 */
public record Read<T>(@Nullable T value, String fault) {

	static <T> Read<T> as(T value) {
		return new Read<>(value, "");
	}

	static <T> Read<T> not(String fault) {
		return new Read<>(null, fault);
	}

	/** Whether there is a value. */
	public boolean isRead() {
		return value != null;
	}

	/** The value; empty where there is none. */
	public Optional<T> found() {
		return Optional.ofNullable(value);
	}

	/**
	 * The value.
	 * @param problem makes what is thrown of the sentence that says why there is none
	 */
	public T orElseThrow(Function<String, ? extends RuntimeException> problem) {
		if (value == null) {
			throw problem.apply(fault);
		}
		return Objects.requireNonNull(value);
	}

}
