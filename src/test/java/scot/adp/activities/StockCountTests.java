package scot.adp.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import scot.adp.activities.ResourceStock.Movement;
import scot.adp.activities.StockCount.Move;

import static org.assertj.core.api.Assertions.assertThat;

/** What lies at an outlet: oracle U14, and what holds whatever is told. */
class StockCountTests {

	private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

	@Test
	void u14PlacedAndReturnedIsPlacedNet() {
		var moves = List.of(placed(0, 200), returned(7, 20));

		assertThat(StockCount.placedNet(moves)).isEqualTo(180);
		assertThat(StockCount.level(moves)).isEqualTo(180);
	}

	@Test
	void u14MoreThanLayThereIsRefused() {
		var moves = List.of(placed(0, 200), returned(7, 20), returned(8, 300));

		assertThat(StockCount.tooMany(moves)).hasValueSatisfying(it -> {
			assertThat(it.there()).isEqualTo(180);
			assertThat(it.move().number()).isEqualTo(300);
		});
	}

	@Test
	void whatWasCountedHoldsWhateverWasThereBefore() {
		assertThat(StockCount.level(List.of(placed(0, 50), counted(7, 12), placed(9, 30)))).isEqualTo(42);
	}

	@Test
	void aCountIsNothingThatWasPlaced() {
		assertThat(StockCount.placedNet(List.of(placed(0, 50), counted(7, 12)))).isEqualTo(50);
	}

	@Test
	void whatIsToldLateCountsOnItsDay() {
		assertThat(StockCount.tooMany(List.of(placed(5, 10), returned(3, 4)))).isPresent();
		assertThat(StockCount.tooMany(List.of(returned(5, 4), placed(3, 10)))).isEmpty();
	}

	@Test
	void stockedLastsNinetyDaysAndNeedsSomethingThere() {
		assertThat(StockCount.stocked(1, MONDAY.minusDays(90), MONDAY, 90)).isTrue();
		assertThat(StockCount.stocked(1, MONDAY.minusDays(91), MONDAY, 90)).isFalse();
		assertThat(StockCount.stocked(0, MONDAY, MONDAY, 90)).isFalse();
	}

	/** Whoever takes only what is not refused never has less than nothing. */
	@Property
	void neverBelowNothing(@ForAll @Size(max = 30) List<@IntRange(min = 0, max = 60) Integer> told) {
		var kept = new ArrayList<Move>();
		for (int i = 0; i < told.size(); i++) {
			var move = new Move(MONDAY.plusDays(told.get(i) % 9), Movement.values()[i % 3], told.get(i));
			kept.add(move);
			if (StockCount.tooMany(kept).isPresent()) {
				kept.removeLast();
			}
		}
		assertThat(StockCount.level(kept)).isNotNegative();
	}

	private static Move placed(int day, int number) {
		return new Move(MONDAY.plusDays(day), Movement.PLACED, number);
	}

	private static Move returned(int day, int number) {
		return new Move(MONDAY.plusDays(day), Movement.RETURNED, number);
	}

	private static Move counted(int day, int number) {
		return new Move(MONDAY.plusDays(day), Movement.COUNTED, number);
	}

}
