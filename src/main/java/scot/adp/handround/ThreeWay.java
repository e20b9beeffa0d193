package scot.adp.handround;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One cell three times; each value is in a form that is equal where it means the same.
 *
 * @param exported what it said when the workbook was handed round
 * @param theirs what it says in the workbook that came home
 * @param ours what stands now
 */
record ThreeWay(@Nullable String exported, @Nullable String theirs, @Nullable String ours) {

	/** What becomes of the cell. */
	enum Verdict {

		/** The workbook says nothing new, so ours stands. */
		UNTOUCHED,
		/** Both came to the same. */
		AGREED,
		/** The workbook alone changed it. */
		THEIRS,
		/** Both changed it, and differently: somebody decides. */
		CONFLICT

	}

	Verdict verdict() {
		if (Objects.equals(theirs, ours)) {
			return Objects.equals(exported, theirs) ? Verdict.UNTOUCHED : Verdict.AGREED;
		}
		if (Objects.equals(exported, theirs)) {
			return Verdict.UNTOUCHED;
		}
		return Objects.equals(exported, ours) ? Verdict.THEIRS : Verdict.CONFLICT;
	}

}
