package scot.adp.directory.feed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An object of the feed: what is not there is left out, never null and never empty. */
final class Fields {

	private final Map<String, Object> fields = new LinkedHashMap<>();

	Fields with(String name, @Nullable Object value) {
		boolean absent = value == null || value instanceof String text && text.isBlank()
				|| value instanceof Collection<?> many && many.isEmpty()
				|| value instanceof Map<?, ?> object && object.isEmpty();
		if (!absent && value != null) {
			fields.put(name, value);
		}
		return this;
	}

	Map<String, Object> all() {
		return fields;
	}

}
