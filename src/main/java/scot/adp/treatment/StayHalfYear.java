package scot.adp.treatment;

import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.Figure;
import scot.adp.measures.spi.Period;
import scot.adp.platform.UnitId;

/**
 * What is returned of a half-year: placements in rehabilitation that were approved in it,
 * what they cost, and who came in and left. Small numbers are hidden from whoever sees
 * more than own units.
 *
 * @param own whether it is of the reader's own units alone, as it is
 * @param approved placements approved
 * @param withCost those of them whose cost is known
 * @param cost their cost together, in pounds; {@code mean} is of these alone
 * @param admitted who came in, {@code left} who left without those who moved to another
 * place or died, and {@code leftPlanned} as planned
 * @param missing units that file counts and have not reported this half-year
 * @param groups the placements by what they are told apart by
 */
public record StayHalfYear(Period period, boolean own, Figure approved, Figure withCost, Figure cost, Figure mean,
		Figure admitted, Figure left, Figure leftPlanned, List<UnitId> missing, List<Group> groups) {

	public StayHalfYear {
		missing = List.copyOf(missing);
		groups = List.copyOf(groups);
	}

	/** What placements are told apart by. */
	public enum By {

		/** How they are paid for. */
		ROUTE,
		/** Sex. */
		SEX,
		/** Deprivation of where people live. */
		SIMD,
		/** Whether they are parents. */
		PARENT,
		/** Where people live. */
		AREA

	}

	/** Placements told apart in one way; all of them make the whole. */
	public record Group(By by, List<Part> parts) {

		public Group {
			parts = List.copyOf(parts);
		}

	}

	/**
	 * Some of them.
	 *
	 * @param code null where it is not known
	 */
	public record Part(@Nullable String code, Figure figure) {
	}

}
