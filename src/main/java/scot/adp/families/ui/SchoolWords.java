package scot.adp.families.ui;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.families.SchoolYearView;
import scot.adp.families.SchoolYearView.Cell;
import scot.adp.families.SchoolYearView.Took;
import scot.adp.families.SchoolYearView.Uptake;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** What is said of schools in words. */
final class SchoolWords {

	private static final int PERCENT = 1000;

	private SchoolWords() {
	}

	/** What a cell says first: whether they took part, and of how many. */
	static String said(Cell cell) {
		if (cell.took() != Took.TOOK_PART || cell.pupils() == null) {
			return Words.of("school.took." + cell.took().name());
		}
		return (cell.roll() != null) ? Words.of("school.pupils.of", cell.pupils(), cell.roll())
				: Words.of("school.pupils", cell.pupils());
	}

	/** What stands below that, line by line. */
	static List<String> below(Cell cell) {
		var lines = new ArrayList<String>();
		if (cell.took() == Took.TOOK_PART && cell.pupils() == null && cell.roll() != null) {
			lines.add(Words.of("school.uncounted"));
		}
		if (Boolean.TRUE.equals(cell.trainedLead())) {
			lines.add(Words.of("school.trained"));
		}
		if (Boolean.TRUE.equals(cell.aboveRoll())) {
			lines.add(Words.of(cell.asksWhy() ? "school.above.asked" : "school.above"));
		}
		if (cell.outsideTerm()) {
			lines.add(Words.of("school.outside-term"));
		}
		return lines;
	}

	/**
	 * How many of the schools that are asked take part, and what is known of the rest.
	 */
	static String uptake(Uptake of) {
		return Words.of("schools.uptake", of.tookPart(), of.asked(), share(of.tookPart(), of.asked()))
				+ Words.of("schools.uptake.rest", of.didNot(), of.notTold());
	}

	/**
	 * Pupils on both bases, each named for what it is; empty for who may not see them.
	 */
	static List<String> pupils(Uptake of) {
		if (of.pupils() == null || of.roll() == null || of.rollOfThose() == null) {
			return List.of();
		}
		var lines = new ArrayList<String>();
		if (of.uncounted() < of.tookPart()) {
			lines.add(Words.of("schools.of-all", of.pupils(), of.roll(), share(of.pupils(), of.roll())));
			lines
				.add(Words.of("schools.of-those", of.pupils(), of.rollOfThose(), share(of.pupils(), of.rollOfThose())));
		}
		if (of.uncounted() > 0) {
			lines.add(Words.of("schools.uncounted", of.uncounted()));
		}
		return lines;
	}

	/** A share in percent with one place; a dash of nothing. */
	static String share(int part, int whole) {
		if (whole == 0) {
			return Words.of("schools.no-share");
		}
		return "%.1f %%".formatted(Math.floorDiv(2L * part * PERCENT + whole, 2L * whole) / 10.0);
	}

	/** What is known of the census of a year. */
	static String census(SchoolYearView year) {
		if (year.censusOn() == null || year.state() == null) {
			return Words.of("schools.census.none", year.name());
		}
		int schools = (int) year.schools().stream().filter(SchoolYearView.School::atCensus).count();
		return Words.of("schools.census." + year.state().name(), Dates.full(year.censusOn()), schools);
	}

	/** Whose pupils a programme is for, in short. */
	static String stages(Uptake of) {
		var stages = of.stages();
		@Nullable String last = stages.isEmpty() ? null : stages.getLast();
		return (last == null) ? "" : (stages.size() == 1) ? last : Words.of("schools.stages", stages.getFirst(), last);
	}

}
