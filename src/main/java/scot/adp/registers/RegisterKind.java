package scot.adp.registers;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.platform.CodeList;
import scot.adp.platform.UnitId;
import scot.adp.registers.RegisterPlaceView.Standing;

/**
 * A register: what is asked in it, of which units, and how it can stand.
 *
 * @param what what it is for
 * @param actions the actions it speaks for, as PLAN/CODE
 * @param measure what is counted of it; null where nothing is
 * @param area whose register it is
 * @param thing what each of its things is, where they are told apart by a title; null
 * where what is asked for tells enough
 * @param until what the second day of an entry is called; null where there is none
 * @param yearly whether an entry answers for a year from its day, and is due again then
 * @param number what its number is called; null where entries have none
 * @param above above which number something counts, where that is counted
 * @param asked of which units an entry is expected
 */
public record RegisterKind(Area area, String code, String title, String what, List<String> actions,
		@Nullable MeasureCode measure, Counts counts, @Nullable String number, @Nullable String thing,
		@Nullable String until, boolean yearly, List<Above> above, List<AskedUnit> asked, CodeList items,
		List<State> states) {

	/** A state by its code, also one that is offered no more. */
	public Optional<State> state(@Nullable String state) {
		return states.stream().filter(it -> it.code().equals(state)).findFirst();
	}

	/** Whether what is asked for is there in a state. */
	public boolean stands(String state) {
		return state(state).filter(State::stands).isPresent();
	}

	/** How something stands on a day of which an entry was told last; null for none. */
	public Standing standing(@Nullable RegisterEntryView last, LocalDate day) {
		if (last == null) {
			return Standing.NOT_TOLD;
		}
		if (yearly && !day.isBefore(last.onDay().plusYears(1))) {
			return Standing.DUE_AGAIN;
		}
		if (last.untilDay() != null && last.untilDay().isBefore(day)) {
			return Standing.OVERDUE;
		}
		return stands(last.state()) ? Standing.STANDS : Standing.OPEN;
	}

	/** Whether somebody lacks something in a state. */
	public boolean lacks(String state) {
		return state(state).filter(State::lack).isPresent();
	}

	/** Whether units say in it that they lack something. */
	public boolean ofLacks() {
		return states.stream().anyMatch(State::lack);
	}

	/** The states that are offered on a day. */
	public List<State> states(LocalDate day) {
		return states.stream().filter(it -> it.holds(day)).toList();
	}

	/** Above which number something counts on a day; empty before the first is dated. */
	OptionalInt above(LocalDate day) {
		return above.stream()
			.filter(it -> !it.from().isAfter(day))
			.sorted(Comparator.comparing(Above::from).reversed())
			.mapToInt(Above::value)
			.findFirst();
	}

	/**
	 * The units of which an entry is expected on a day.
	 */
	public List<UnitId> asked(LocalDate day) {
		return asked.stream().filter(it -> it.holds(day)).map(AskedUnit::unit).toList();
	}

	/** What is counted of a register. */
	public enum Counts {

		/** Units that hold something that stands. */
		UNITS,
		/** What stands. */
		ITEMS,
		/** What began to stand in a period. */
		NEW,
		/** What stands of all that was told and is not due again. */
		SHARE,
		/** Of what stands, that of which the number is above one. */
		ABOVE,
		/** The sum of the numbers that were told in a period. */
		NUMBER

	}

	/**
	 * How something can stand.
	 *
	 * @param stands whether what is asked for is there
	 * @param evidence whether it takes a reference to where that can be read
	 * @param meeting whether it takes the meeting that decided it
	 * @param words what it asks to be told in a sentence; null for nothing
	 * @param until whether it takes the second day of the register
	 * @param lack whether the unit says by it that it lacks a skill
	 * @param from its first day; null where it always was
	 * @param to its last day; null where it holds on
	 */
	public record State(String code, String label, boolean stands, boolean evidence, boolean meeting, boolean lack,
			@Nullable String words, boolean until, @Nullable LocalDate from, @Nullable LocalDate to) {

		boolean holds(LocalDate day) {
			return RegisterKind.holds(from, to, day);
		}

	}

	/**
	 * Above which number something counts.
	 *
	 * @param from the first day on which it is asked; it holds until the next
	 */
	public record Above(int value, LocalDate from) {
	}

	/** Whose registers a file tells of. */
	public record Area(String code, String title) {
	}

	/**
	 * A unit of which an entry is expected.
	 *
	 * @param from the first day; null where it always was
	 * @param to the last day; null where it holds on
	 */
	public record AskedUnit(UnitId unit, @Nullable LocalDate from, @Nullable LocalDate to) {

		boolean holds(LocalDate day) {
			return RegisterKind.holds(from, to, day);
		}

	}

	private static boolean holds(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate day) {
		return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
	}

}
