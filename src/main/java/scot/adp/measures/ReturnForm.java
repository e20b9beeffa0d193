package scot.adp.measures;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param byLead whether it counts only once the lead of the unit said that it is right
 * @param tables numbers that stand in rows and columns, below the groups
 */
public record ReturnForm(DataSet dataSet, String title, PeriodType period, int minutes, String usedFor, int dueDays,
		boolean byLead, List<Group> groups, List<Table> tables) {

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

	/** The tables as they are asked for in a period. */
	public List<Table> tables(Period of) {
		return tables.stream()
			.map(table -> table.in(of))
			.filter(table -> !table.rows().isEmpty() && !table.columns().isEmpty())
			.toList();
	}

	/** The fields of a period. */
	public List<Field> fields(Period of) {
		return Stream
			.concat(groups(of).stream().flatMap(group -> group.fields().stream()),
					tables(of).stream().flatMap(Table::fields))
			.toList();
	}

	/** A field by its code, also one that is asked no more. */
	public Optional<Field> field(String code) {
		return Stream
			.concat(groups.stream().flatMap(group -> group.fields().stream()), tables.stream().flatMap(Table::fields))
			.filter(field -> field.code().equals(code))
			.findFirst();
	}

	/** The fields that make up another one in a period. */
	List<Parts> parts(Period of) {
		return Stream
			.concat(groups(of).stream()
				.flatMap(group -> Stream.ofNullable(group.partsOf())
					.flatMap(whole -> field(whole)
						.map(field -> new Parts(group.title(), field, field.label(), group.fields()))
						.stream())),
					tables(of).stream()
						.flatMap(table -> table.rows()
							.stream()
							.map(row -> new Parts(table.told(row), table.whole(row), table.whole(), table.parts(row)))))
			.toList();
	}

	/**
	 * The answers of a period with what follows from them: where the parts of a row make
	 * its whole, those that were left out are nought.
	 */
	public Map<String, Integer> completed(Period of, Map<String, Integer> answers) {
		var completed = new HashMap<>(answers);
		for (Table table : tables(of)) {
			for (Heading row : table.rows()) {
				long made = table.parts(row)
					.stream()
					.map(part -> answers.get(part.code()))
					.filter(Objects::nonNull)
					.mapToLong(Integer::longValue)
					.sum();
				if (Long.valueOf(made)
					.equals(Optional.ofNullable(answers.get(table.whole(row).code()))
						.map(Integer::longValue)
						.orElse(null))) {
					table.parts(row).forEach(part -> completed.putIfAbsent(part.code(), 0));
				}
			}
		}
		return completed;
	}

	/**
	 * Fields that make up another one.
	 *
	 * @param title what they are together
	 * @param called what the whole is called beside the title
	 */
	record Parts(String title, Field whole, String called, List<Field> fields) {
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
			return ReturnForm.holds(from, to, day);
		}

	}

	/**
	 * Numbers in rows and columns: of each row the whole, and the parts that make it up,
	 * one of each column.
	 *
	 * @param code begins the codes of its fields, which go on with that of the row and of
	 * the column
	 * @param whole what the whole of a row is called
	 */
	public record Table(String code, String title, String whole, List<Heading> rows, List<Heading> columns) {

		/** The whole of a row. */
		public Field whole(Heading row) {
			return new Field("%s-%s".formatted(code, row.code()), "%s: %s".formatted(told(row), whole), null, null,
					row.from(), row.to());
		}

		/** The parts of a row, in the order of the columns. */
		public List<Field> parts(Heading row) {
			return columns.stream().map(column -> part(row, column)).toList();
		}

		/** A row with its table, in words. */
		public String told(Heading row) {
			return "%s, %s".formatted(title, row.label());
		}

		private Field part(Heading row, Heading column) {
			return new Field("%s-%s-%s".formatted(code, row.code(), column.code()),
					"%s: %s".formatted(told(row), column.label()), null, null, later(row.from(), column.from()),
					earlier(row.to(), column.to()));
		}

		/** All of its fields, row by row. */
		Stream<Field> fields() {
			return rows.stream().flatMap(row -> Stream.concat(Stream.of(whole(row)), parts(row).stream()));
		}

		private Table in(Period of) {
			return new Table(code, title, whole, rows.stream().filter(row -> row.holds(of.from())).toList(),
					columns.stream().filter(column -> column.holds(of.from())).toList());
		}

		private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
			return (one == null || (other != null && other.isAfter(one))) ? other : one;
		}

		private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
			return (one == null || (other != null && other.isBefore(one))) ? other : one;
		}

	}

	/**
	 * What a row or a column is of.
	 *
	 * @param from the first day; null where it always was
	 * @param to the last day; null where it holds on
	 */
	public record Heading(String code, String label, @Nullable LocalDate from, @Nullable LocalDate to) {

		boolean holds(LocalDate day) {
			return ReturnForm.holds(from, to, day);
		}

	}

	private static boolean holds(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate day) {
		return Stream.ofNullable(from).noneMatch(day::isBefore) && Stream.ofNullable(to).noneMatch(day::isAfter);
	}

}
