package scot.adp.handround;

import java.util.Objects;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import scot.adp.handround.ThreeWay.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** A cell of a workbook that came home never undoes what somebody did here meanwhile. */
class ThreeWayProperties {

	@Property
	void changedOnBothSidesDifferentlyIsAlwaysAConflict(@ForAll("cells") ThreeWay cell) {
		boolean both = !Objects.equals(cell.exported(), cell.theirs()) && !Objects.equals(cell.exported(), cell.ours())
				&& !Objects.equals(cell.theirs(), cell.ours());

		assertThat(cell.verdict() == Verdict.CONFLICT).isEqualTo(both);
	}

	@Property
	void whatTheWorkbookLeftAsItWasLeavesOursAsItIs(@ForAll("values") @Nullable String same,
			@ForAll("values") @Nullable String ours) {
		assertThat(merged(new ThreeWay(same, same, ours))).isEqualTo(ours);
	}

	@Property
	void whatTheWorkbookAloneChangedIsTaken(@ForAll("values") @Nullable String same,
			@ForAll("values") @Nullable String theirs) {
		assertThat(merged(new ThreeWay(same, theirs, same))).isEqualTo(theirs);
	}

	@Property
	void whatBothChangedAlikeNeedsNoChange(@ForAll("values") @Nullable String exported,
			@ForAll("values") @Nullable String same) {
		assertThat(new ThreeWay(exported, same, same).verdict()).isIn(Verdict.AGREED, Verdict.UNTOUCHED);
	}

	@Property
	void broughtInOnceItSaysNothingNewASecondTime(@ForAll("cells") ThreeWay cell) {
		var after = new ThreeWay(cell.exported(), cell.theirs(), cell.theirs());

		assertThat(after.verdict()).isIn(Verdict.AGREED, Verdict.UNTOUCHED);
	}

	/** What holds where nobody is asked. */
	private static @Nullable String merged(ThreeWay cell) {
		assertThat(cell.verdict()).isNotEqualTo(Verdict.CONFLICT);
		return (cell.verdict() == Verdict.THEIRS) ? cell.theirs() : cell.ours();
	}

	@Provide
	Arbitrary<@Nullable String> values() {
		return Arbitraries.of("one", "two", "three").injectNull(0.25);
	}

	@Provide
	Arbitrary<ThreeWay> cells() {
		return Combinators.combine(values(), values(), values()).as(ThreeWay::new);
	}

}
