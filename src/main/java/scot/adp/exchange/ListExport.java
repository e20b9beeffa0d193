package scot.adp.exchange;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * A list as it is saved: what a page shows, all of its rows. It is read a page of rows at
 * a time, in one transaction, so that the count is that of the rows.
 *
 * @param <T> what a row is
 * @param name what the file's name begins with and the audit trail tells, such as
 * {@code actions}
 * @param title what people call the list
 * @param about lines for the notes: the filter in words, what words of the list mean
 * @param rows gives some of the rows, in the order of the page
 * @param count how many rows there are
 * @param filter what the rows were chosen by, for the audit trail: codes and dates, never
 * a text that somebody typed or a name
 * @param address where the list is shown, without the host; null where it is not known
 * @param ofPersons whether its rows are about single persons who use services, so that to
 * save it is a right of its own
 */
public record ListExport<T>(String name, String title, List<String> about, List<ListColumn<T>> columns, Slice<T> rows,
		IntSupplier count, Map<String, String> filter, @Nullable String address, boolean ofPersons) {

	public ListExport {
		about = List.copyOf(about);
		columns = List.copyOf(columns);
		filter = Map.copyOf(filter);
	}

	/** A list that is not filtered. */
	public ListExport(String name, String title, List<String> about, List<ListColumn<T>> columns, Slice<T> rows,
			IntSupplier count) {
		this(name, title, about, columns, rows, count, Map.of(), null, false);
	}

	/**
	 * A list that is read as a whole, because it is always short.
	 * @param rows is asked once, when the list is written
	 */
	public static <T> ListExport<T> whole(String name, String title, List<String> about, List<ListColumn<T>> columns,
			Supplier<List<T>> rows) {
		var all = SingletonSupplier.of(rows);
		return new ListExport<>(name, title, about, columns, (offset, limit) -> {
			var found = all.obtain();
			return found.subList(offset, Math.min(found.size(), offset + limit));
		}, () -> all.obtain().size());
	}

	/** The same list, with what it was chosen by. */
	public ListExport<T> filteredBy(Map<String, String> codes) {
		return new ListExport<>(name, title, about, columns, rows, count, codes, address, ofPersons);
	}

	/** The same list, with where it is shown. */
	public ListExport<T> shownAt(String place) {
		return new ListExport<>(name, title, about, columns, rows, count, filter, place, ofPersons);
	}

	/** The same list, whose rows are about single persons. */
	public ListExport<T> aboutPersons() {
		return new ListExport<>(name, title, about, columns, rows, count, filter, address, true);
	}

	/** Gives the rows from an offset on, at most so many; fewer only at the end. */
	@FunctionalInterface
	public interface Slice<T> {

		List<T> page(int offset, int limit);

	}

}
