package scot.adp.measures.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * Whether a unit brings a data set as single records or by a return: one of the two in
 * each period, never both. A module that takes records in asks {@link #held} wherever it
 * checks them, and its {@link MeasureSource} counts what was {@link #returned} beside its
 * own rows. {@code measures} implements it; it is called without a caller.
 */
public interface UnitSources {

	/** The word for programs where the other of the two holds a period. */
	String OTHER_SOURCE = "OTHER_SOURCE_HOLDS_PERIOD";

	/**
	 * Who holds the periods of a data set, for a check of any number of records. Until
	 * the transaction ends nobody chooses anew for these units, so what was checked stays
	 * true when it is kept.
	 */
	Held held(DataSet dataSet, Collection<UnitId> units);

	/**
	 * What units returned for periods that hold any of the days from one to another: one
	 * for each unit that brings a return for such a period, whether it was filed or not.
	 */
	List<Returned> returned(DataSet dataSet, LocalDate from, LocalDate to);

	/**
	 * What a field of the form of a data set is called; empty where there is no such
	 * field.
	 */
	Optional<String> label(DataSet dataSet, String field);

	/** Who holds periods. */
	interface Held {

		/** Each unit brings records. */
		Held BY_RECORDS = (faults, path, unit, day) -> {
		};

		/**
		 * Notes {@value UnitSources#OTHER_SOURCE} where the unit brings a return for the
		 * period that a day lies in.
		 * @param path what the fault calls the day
		 */
		void expectRecords(Problem.Faults faults, String path, UnitId unit, LocalDate day);

	}

	/**
	 * What a unit returned for a period.
	 *
	 * @param nil whether it said that there was nothing
	 * @param answers by the codes of the form's fields, without those that were left out,
	 * which is no nought; null as long as nothing was filed
	 */
	record Returned(UnitId unit, Period period, boolean nil, @Nullable Map<String, Integer> answers) {

		/** An answer; null where it was not given, nought of a nil return. */
		public @Nullable Integer answer(String field) {
			return nil ? Integer.valueOf(0) : (answers != null) ? answers.get(field) : null;
		}

		/** Whether the unit told anything. */
		public boolean filed() {
			return answers != null;
		}

	}

}
