package scot.adp.measures.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;

/**
 * Computes measures from a module's own rows. It is called by the program itself, without
 * a caller, inside a read-committed transaction, and always counts from the rows as they
 * stand: asked twice it answers the same, and all periods at once give what each alone
 * gives. It never adds to what it answered before.
 */
public interface MeasureSource {

	/**
	 * Its name, such as {@code treatment.naloxone}; kept, so never to be changed.
	 */
	String name();

	/**
	 * The data sets it reads. Who changes one of them publishes {@code RecordsChanged}.
	 */
	Set<DataSet> reads();

	/** The measures it computes, each of which the dictionary describes. */
	Set<MeasureCode> measures();

	/**
	 * Those of them that are counted from a data set; all, as long as a source tells no
	 * more.
	 */
	default Set<MeasureCode> measures(DataSet dataSet) {
		return measures();
	}

	/**
	 * What a value of a breakdown is called; empty where its code tells enough, and of
	 * units, which all know.
	 */
	default Optional<String> name(Slice slice) {
		return Optional.empty();
	}

	/**
	 * How many rows that a measure counts came after figures of their period were
	 * released, by period; those without any are left out.
	 */
	default Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		return Map.of();
	}

	/**
	 * The first day that any of its rows count for, from which a rebuild begins; empty
	 * where there are none.
	 */
	Optional<LocalDate> earliest();

	/**
	 * The days whose periods of a measure depend on rows of some days. Where a value
	 * looks back, such as over ninety days, they reach further than the rows.
	 */
	default Days touched(MeasureCode measure, Days rows) {
		return rows;
	}

	/**
	 * Counts measures in periods, in few statements for any number of them. For each that
	 * is asked there is at least the whole; a slice that is left out has no rows. The
	 * period of today is asked too, and tells what there is so far.
	 */
	List<Counted> count(Collection<Asked> asked);

	/**
	 * A measure in a period.
	 *
	 * @param method the version of the method that holds in that period, by the
	 * dictionary
	 * @param within what that method counts as in time, in the unit of the measure's
	 * rule, such as days; null where it has no such limit
	 */
	record Asked(MeasureCode measure, Period period, int method, @Nullable Integer within) {
	}

	/** Days from one to another, both counted. */
	record Days(LocalDate from, LocalDate to) {

		public Days {
			if (to.isBefore(from)) {
				throw new IllegalArgumentException("the last day %s is before the first, %s".formatted(to, from));
			}
		}

	}

}
