package scot.adp.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.UUID;

import graphql.relay.Connection;
import graphql.relay.DefaultConnectionCursor;
import graphql.relay.DefaultEdge;
import graphql.relay.DefaultPageInfo;
import graphql.relay.Edge;
import graphql.relay.PageInfo;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in Relay's shape, with the size of the whole list.
 *
 * @param totalCount rows of the whole list; -1 where nobody asked
 */
public record CountedConnection<T>(List<Edge<T>> edges, PageInfo pageInfo, int totalCount) implements Connection<T> {

	/** The most rows of a page. */
	public static final int MAX_PAGE = 100;

	/** The rows of a page where the caller names no number. */
	public static final int DEFAULT_PAGE = 20;

	@Override
	public List<Edge<T>> getEdges() {
		return edges;
	}

	@Override
	public PageInfo getPageInfo() {
		return pageInfo;
	}

	/**
	 * Makes a page from one row more than it shows.
	 * @param rows up to {@code size + 1} rows
	 * @param size the rows asked for
	 * @param key what a row's cursor holds, from which the next page can go on
	 */
	public static <T> CountedConnection<T> of(List<T> rows, int size, boolean hasPrevious, int totalCount,
			Function<T, String> key) {
		var edges = rows.stream()
			.limit(size)
			.<Edge<T>>map(row -> new DefaultEdge<>(row, new DefaultConnectionCursor(encoded(key.apply(row)))))
			.toList();
		var info = new DefaultPageInfo(edges.isEmpty() ? null : edges.getFirst().getCursor(),
				edges.isEmpty() ? null : edges.getLast().getCursor(), hasPrevious, rows.size() > size);
		return new CountedConnection<>(edges, info, totalCount);
	}

	/**
	 * The rows to read for {@code first}.
	 * @throws Problem where it is not from 1 to {@value #MAX_PAGE}
	 */
	public static int size(@Nullable Integer first) {
		if (first == null) {
			return DEFAULT_PAGE;
		}
		if (first < 1 || first > MAX_PAGE) {
			throw Problem.invalid("first", "Ask for 1 to %d at a time.".formatted(MAX_PAGE));
		}
		return first;
	}

	/**
	 * What a cursor holds, or null for the first page.
	 * @throws Problem where the text is no cursor of ours
	 */
	public static @Nullable String key(@Nullable String after) {
		if (after == null) {
			return null;
		}
		try {
			return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("after", "This is no cursor; use one that a page gave you.");
		}
	}

	/**
	 * The id that a cursor holds, or null for the first page.
	 * @throws Problem where the text is no cursor of ours
	 */
	public static <I extends Identifier> @Nullable I key(@Nullable String after, Function<UUID, I> kind) {
		@Nullable String key = key(after);
		try {
			return (key != null) ? kind.apply(UUID.fromString(key)) : null;
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("after", "This is no cursor; use one that a page gave you.");
		}
	}

	private static String encoded(String key) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
	}

}
