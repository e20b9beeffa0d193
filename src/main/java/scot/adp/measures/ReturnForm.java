package scot.adp.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;

/**
 * What is asked of a unit that brings a data set by a return. Fields come and go by date:
 * a period is asked for those that hold on its first day.
 *
 * @param minutes how long it takes, as told to who fills it in
 * @param usedFor what becomes of the answers
 * @param dueDays how long after the end of a period it is due
 */
public record ReturnForm(DataSet dataSet, String title, PeriodType period, int minutes, String usedFor, int dueDays,
		List<Group> groups) {

	/** The most that an answer can be. */
	public static final int AT_MOST = 1_000_000;

	/** The day on which the return of a period is due. */
	public LocalDate dueOn(Period of) {
		return of.to().plusDays(dueDays);
	}

	/** The groups as they are asked for in a period. */
	public List<Group> groups(Period of) {
		return groups.stream().map(group -> group.in(of)).filter(group -> !group.fields().isEmpty()).toList();
	}

	/** The fields of a period. */
	public List<Field> fields(Period of) {
		return groups(of).stream().flatMap(group -> group.fields().stream()).toList();
	}

	/** A field by its code, also one that is asked no more. */
	public Optional<Field> field(String code) {
		return groups.stream()
			.flatMap(group -> group.fields().stream())
			.filter(field -> field.code().equals(code))
			.findFirst();
	}

	/**
	 * Fields that stand together.
	 *
	 * @param partsOf the field of another group that these are the parts of, so that they
	 * make it up; null where they are no parts
	 */
	public record Group(String title, @Nullable String partsOf, List<Field> fields) {

		private Group in(Period of) {
			return new Group(title, partsOf, fields.stream().filter(field -> field.holds(of.from())).toList());
		}

	}

	/**
	 * A number to give.
	 *
	 * @param help what counts; null where the label says it
	 * @param notAbove the field that this cannot be more than; null for none
	 * @param from the first day; null where it always was
	 * @param to the last day; null where it holds on
	 */
	public record Field(String code, String label, @Nullable String help, @Nullable String notAbove,
			@Nullable LocalDate from, @Nullable LocalDate to) {

		boolean holds(LocalDate day) {
			return Stream.ofNullable(from).noneMatch(day::isBefore) && Stream.ofNullable(to).noneMatch(day::isAfter);
		}

	}

}
