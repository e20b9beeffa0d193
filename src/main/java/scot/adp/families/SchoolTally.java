package scot.adp.families;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.families.SchoolReading.Read;
import scot.adp.families.SchoolRules.Level;
import scot.adp.families.SchoolYearView.Cell;
import scot.adp.families.SchoolYearView.School;
import scot.adp.families.SchoolYearView.State;
import scot.adp.families.SchoolYearView.Took;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;

/**
 * Counts the schools of a year: a pure function of its grid. A year that nobody has set
 * is missing and not nought. Of several programmes at a school the largest number of
 * pupils counts, since they may be the same.
 */
final class SchoolTally {

	/** The breakdown by where schools lie. */
	static final String AREA = "area";

	private SchoolTally() {
	}

	/** Counts a measure in a school year. */
	static List<Counted> count(SchoolRules.Count of, Period year, Read read, SchoolRules rules) {
		if (read.census() == null || read.census().state() != State.SET) {
			return List.of(Counted.without(of.measure(), year, Slice.WHOLE, Counted.State.MISSING));
		}
		SchoolGrid grid = read.grid();
		var columns = grid.columns()
			.stream()
			.filter(it -> of.promises().isEmpty() || it.promises().stream().anyMatch(of.promises()::contains))
			.toList();
		var schools = grid.schools()
			.stream()
			.filter(School::atCensus)
			.filter(it -> is(grid.rollOf(it.id()), of.level(), rules))
			.map(it -> one(it, columns, grid.rollOf(it.id()), of, rules))
			.toList();
		var counted = new ArrayList<Counted>();
		counted.add(counted(of, year, Slice.WHOLE, schools));
		if (of.what() == SchoolRules.What.SCHOOLS) {
			Map<String, List<One>> byArea = new LinkedHashMap<>();
			schools
				.forEach(it -> byArea.computeIfAbsent(it.school().area().value(), area -> new ArrayList<>()).add(it));
			byArea.forEach((area, some) -> counted.add(counted(of, year, new Slice(AREA, area), some)));
		}
		return counted;
	}

	/** Whether a school has pupils of a level. */
	private static boolean is(Map<String, Integer> roll, @Nullable Level level, SchoolRules rules) {
		return level == null || roll.entrySet()
			.stream()
			.anyMatch(it -> it.getValue() > 0 && rules.stages().get(it.getKey()) == level);
	}

	private static One one(School school, List<SchoolGrid.Column> columns, Map<String, Integer> roll,
			SchoolRules.Count of, SchoolRules rules) {
		var cells = school.cells()
			.stream()
			.filter(it -> columns.stream().anyMatch(column -> column.programme().id().equals(it.programme().id())))
			.toList();
		boolean took = cells.stream().anyMatch(it -> it.took() == Took.TOOK_PART);
		@Nullable Integer pupils = cells.stream().map(Cell::pupils).filter(Objects::nonNull).max(Integer::compareTo).orElse(null);
		int whole = roll.entrySet()
			.stream()
			.filter(it -> of.stages().isEmpty() || of.stages().contains(it.getKey()))
			.filter(it -> of.level() == null || rules.stages().get(it.getKey()) == of.level())
			.mapToInt(Map.Entry::getValue)
			.sum();
		return new One(school, took, pupils, whole, Boolean.TRUE.equals(school.trainedLead()));
	}

	private static Counted counted(SchoolRules.Count of, Period year, Slice slice, Collection<One> schools) {
		long took = schools.stream().filter(One::took).count();
		long pupils = schools.stream().mapToLong(it -> Objects.requireNonNullElse(it.pupils(), 0)).sum();
		boolean unsaid = took > 0 && schools.stream().filter(One::took).allMatch(it -> it.pupils() == null);
		return switch (of.what()) {
			case SCHOOLS -> Counted.ratio(of.measure(), year, slice, took, schools.size(), schools.size());
			case TRAINED_LEAD -> Counted.ratio(of.measure(), year, slice,
					schools.stream().filter(One::trainedLead).count(), schools.size(), schools.size());
			case PUPILS -> unsaid ? Counted.without(of.measure(), year, slice, Counted.State.MISSING)
					: Counted.count(of.measure(), year, slice, pupils, pupils);
			case PUPILS_OF_ALL, PUPILS_OF_THOSE -> {
				long roll = schools.stream()
					.filter(it -> of.what() == SchoolRules.What.PUPILS_OF_ALL || (it.took() && it.pupils() != null))
					.mapToLong(One::roll)
					.sum();
				yield unsaid ? Counted.without(of.measure(), year, slice, Counted.State.MISSING)
						: new Counted(of.measure(), year, slice, Counted.State.NUMBER, BigDecimal.valueOf(pupils),
								BigDecimal.valueOf(roll), roll);
			}
		};
	}

	/**
	 * A school as it counts.
	 *
	 * @param pupils who were there; null where nobody counted
	 * @param roll the pupils that are asked for
	 */
	private record One(School school, boolean took, @Nullable Integer pupils, int roll, boolean trainedLead) {
	}

}
