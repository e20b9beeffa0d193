package scot.adp.people.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.people.OwnRef;
import scot.adp.platform.UnitId;

/**
 * What a module keeps of one person of one unit, for the page of the person. A panel says
 * what there is; the page lays it out in order of time, draws it, and says how long it is
 * kept.
 * <p>
 * Both methods run within the transaction of an opening, which goes on record once with
 * the ids of all that is told before any of it leaves. They tell the audit trail nothing
 * themselves, and are asked only for who may do {@link #operation()}; what they call
 * checks that again.
 */
public interface PersonPanel {

	/** Where it stands among others, the lowest first. */
	int order();

	/** The heading of the panel. */
	String title();

	/** Of which data set its rows are. */
	DataSet dataSet();

	/** All data sets that keep something of the person because of these rows. */
	default List<DataSet> dataSets() {
		return List.of(dataSet());
	}

	/** The operation that lets somebody read its rows. */
	String operation();

	/**
	 * Of whom a record is that stands and tells of a person; empty for any other id.
	 * @param record an id, perhaps one of another module
	 */
	Optional<Whose> whose(UUID record);

	/**
	 * What is kept of a person, in any order: the rows of the unit that have one of the
	 * references or one of the keys, and stand.
	 * @param today as at which day
	 */
	Told of(Whom whom, LocalDate today);

	/**
	 * Of whom a record is. It tells itself to nobody.
	 *
	 * @param unit whose record it is
	 * @param reference what the unit calls the person; null where it was not told
	 * @param key null where there is none
	 */
	record Whose(UnitId unit, @Nullable OwnRef reference, @Nullable PersonKey key) {

		@Override
		public String toString() {
			return "somebody";
		}

	}

	/**
	 * A person of a unit. It tells itself to nobody.
	 *
	 * @param references what the unit calls the person
	 * @param keys in the spaces of all data sets
	 */
	record Whom(UnitId unit, Set<OwnRef> references, Set<PersonKey> keys) {

		@Override
		public String toString() {
			return "somebody";
		}

	}

	/**
	 * What there is of a person.
	 *
	 * @param goesOn what is going on, in a part of a sentence that begins with a small
	 * letter; null where nothing is
	 * @param next what comes next; null where nothing does
	 */
	record Told(List<Entry> entries, @Nullable String goesOn, @Nullable Next next) {

		/** What there is of somebody of whom nothing is kept. */
		public static final Told NOTHING = new Told(List.of(), null, null);

		@Override
		public String toString() {
			return "%d rows".formatted(entries.size());
		}

	}

	/**
	 * A row. It tells itself to nobody.
	 *
	 * @param record its id
	 * @param from the day on which it happened or began
	 * @param until the last day; null while it goes on, and the first for what was over
	 * on its day
	 * @param keptFrom from when on the time runs after which it goes; null while it goes
	 * on
	 * @param title what it is, in a line, never who
	 * @param details more about it, a line each
	 * @param address where it can be read whole, within this program; null where nowhere
	 * @param reference what the unit calls the person in this row
	 */
	record Entry(UUID record, LocalDate from, @Nullable LocalDate until, @Nullable LocalDate keptFrom, String title,
			List<String> details, @Nullable String address, @Nullable OwnRef reference) {

		@Override
		public String toString() {
			return "a row";
		}

	}

	/**
	 * What comes next.
	 *
	 * @param on its day, by which the first of all modules is told; null where there is
	 * none yet, which is told before all others
	 * @param said the whole sentence, without its full stop
	 */
	record Next(@Nullable LocalDate on, String said) {
	}

}
