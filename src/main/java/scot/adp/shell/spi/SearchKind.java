package scot.adp.shell.spi;

import java.util.Comparator;

/**
 * A kind of things that can be found. Its words on pages are those of the key
 * {@code search.kind.<name>}, and the API knows it by its name: the module adds both.
 *
 * @param module whose things they are
 * @param name such as {@code BOARD_LINE}, unlike any other's
 * @param order where it is told among others, the lowest first
 */
public record SearchKind(String module, String name, int order) implements Comparable<SearchKind> {

	private static final Comparator<SearchKind> ORDER = Comparator.comparing(SearchKind::order)
		.thenComparing(SearchKind::name);

	@Override
	public int compareTo(SearchKind other) {
		return ORDER.compare(this, other);
	}

}
