package scot.adp.community;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * A need check, as it is told.
 *
 * @param ownRef the service's own number of the person's case
 * @param stage of which check it is
 * @param answers those of the domains that were asked about
 * @param sure whether somebody said that it is right, though it is unusual
 */
public record NeedEntry(UnitId unit, @Nullable String ownRef, LocalDate checkedOn, Stage stage,
		List<NeedAnswer> answers, boolean sure) {

	public NeedEntry {
		answers = sorted(answers);
	}

	private static List<NeedAnswer> sorted(List<NeedAnswer> answers) {
		return answers.stream().sorted(Comparator.comparing(NeedAnswer::domain)).toList();
	}

	/** Whether a record says the same, of whomever. */
	boolean says(NeedCheckView it) {
		return unit.equals(it.unit()) && checkedOn.equals(it.checkedOn()) && stage == it.stage()
				&& answers.equals(sorted(it.answers()));
	}

	/** The same, which somebody said is right. */
	NeedEntry confirmed() {
		return new NeedEntry(unit, ownRef, checkedOn, stage, answers, true);
	}

	/** Of which check it is. */
	public enum Stage {

		/** The first, when support begins. */
		START,
		/** One on the way. */
		REVIEW,
		/** The last, when support ends. */
		END

	}

}
