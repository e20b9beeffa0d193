package scot.adp.treatment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.PeriodReturnView;
import scot.adp.measures.spi.UnitSources.Returned;

/**
 * What a unit returned of its waits, by the rows and columns of the form in the
 * configuration: how many started in the quarter or still waited at its end, and how
 * long, in bands of days.
 */
record WaitReturn(Returned of) {

	/** The bands by their codes in the form, the shortest first. */
	static final List<String> BANDS = List.of("7", "14", "21", "28", "35", "42", "OVER");

	static final List<String> SUBSTANCES = List.of("ALCOHOL", "DRUGS", "CO_DEPENDENCY");

	static final List<String> SERVICE_TYPES = List.of("COMMUNITY", "PRISON", "HOSPITAL");

	private static final int WITHIN_THREE_WEEKS = 3;

	private static final int WITHIN_SIX_WEEKS = 6;

	/** The code of a row's whole. */
	static String whole(String substance, String serviceType, Kind kind) {
		return "%s-%s-%s".formatted(substance, serviceType, kind);
	}

	/** The code of a band of a row. */
	static String band(String substance, String serviceType, Kind kind, String band) {
		return "%s-%s".formatted(whole(substance, serviceType, kind), band);
	}

	/** The rows that were told, of a nil return all of them with nought. */
	List<Line> lines() {
		var lines = new ArrayList<Line>();
		for (String substance : SUBSTANCES) {
			for (String serviceType : SERVICE_TYPES) {
				for (Kind kind : Kind.values()) {
					@Nullable Integer all = of.answer(whole(substance, serviceType, kind));
					if (all != null) {
						lines.add(new Line(substance, serviceType, kind, all,
								BANDS.stream()
									.map(band -> of.answer(band(substance, serviceType, kind, band)))
									.toList()));
					}
				}
			}
		}
		return lines;
	}

	/** What a return told in short; null where nothing was filed that the reader sees. */
	static WaitQuarterView.@Nullable Counts counts(PeriodReturnView filed) {
		@Nullable Map<String, Integer> answers = filed.answers();
		if (answers == null) {
			return null;
		}
		var lines = new WaitReturn(
				new Returned(filed.unit(), filed.period(), filed.state() == PeriodReturnView.State.NIL, answers))
			.lines();
		boolean told = lines.stream()
			.filter(line -> line.kind() == Kind.COMPLETED)
			.allMatch(line -> line.withinThreeWeeks() != null);
		return new WaitQuarterView.Counts(sum(lines, Kind.COMPLETED, Line::all), told
				? sum(lines, Kind.COMPLETED, line -> Objects.requireNonNullElse(line.withinThreeWeeks(), 0)) : null,
				sum(lines, Kind.ONGOING, Line::all));
	}

	private static int sum(List<Line> lines, Kind kind, ToIntFunction<Line> number) {
		return lines.stream().filter(line -> line.kind() == kind).mapToInt(number).sum();
	}

	/** How far a wait was. */
	enum Kind {

		/** It began treatment in the quarter. */
		COMPLETED,
		/** It still waited at the end of the quarter. */
		ONGOING

	}

	/**
	 * A row.
	 *
	 * @param all how many
	 * @param bands how many in each band; null where that was not told
	 */
	record Line(String substance, String serviceType, Kind kind, int all, List<@Nullable Integer> bands) {

		/** Within three weeks; null where it was not told how long they waited. */
		@Nullable Integer withinThreeWeeks() {
			return sum(0, WITHIN_THREE_WEEKS);
		}

		/** Within six weeks; null where it was not told how long they waited. */
		@Nullable Integer withinSixWeeks() {
			return sum(0, WITHIN_SIX_WEEKS);
		}

		private @Nullable Integer sum(int from, int to) {
			if (all == 0) {
				return 0;
			}
			var part = bands.subList(from, to);
			return part.stream().allMatch(Objects::nonNull)
					? Integer.valueOf(part.stream().flatMap(Stream::ofNullable).mapToInt(Integer::intValue).sum())
					: null;
		}

	}

}
