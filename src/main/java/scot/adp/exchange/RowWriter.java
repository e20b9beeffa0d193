package scot.adp.exchange;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Writes rows of values into a file of one format. */
interface RowWriter {

	/** The headings of the columns. */
	void headings(List<? extends ListColumn<?>> columns) throws IOException;

	/** The next row; a value is what {@link ListColumn} allows. */
	void row(List<@Nullable Object> values) throws IOException;

	/** So many rows were given that what was kept of them is written. */
	void flush() throws IOException;

	/** All rows were given. */
	void end(List<String[]> notes) throws IOException;

}
