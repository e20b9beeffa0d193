package scot.adp.activities.graphql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Reads one thing for each of many, in one reading. */
final class Each {

	private Each() {
	}

	/** What each names; those that name nothing, or what is not found, are left out. */
	static <T, K, V> Map<T, V> of(List<T> of, Function<T, @Nullable K> key, Function<List<K>, Map<K, V>> reading) {
		var found = reading.apply(of.stream().map(key).filter(Objects::nonNull).distinct().toList());
		return of.stream().distinct().filter(it -> {
			@Nullable K one = key.apply(it);
			return one != null && found.containsKey(one);
		}).collect(Collectors.toMap(Function.identity(), it -> found.get(Objects.requireNonNull(key.apply(it)))));
	}

}
