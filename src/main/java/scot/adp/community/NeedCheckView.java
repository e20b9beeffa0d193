package scot.adp.community;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.community.NeedEntry.Stage;
import scot.adp.platform.UnitId;

/**
 * A need check of somebody.
 *
 * @param dueOn from which day on the next is due; null where support ended, a later check
 * is there, nothing is asked any more, or it tells of nobody
 * @param answers those of the domains that were asked about, by their codes
 * @param ownRef the service's own number of the person's case; null once its time is over
 * @param linked whether it has the key of a person
 * @param afterSignOff whether it came after figures of its day were signed
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 */
public record NeedCheckView(NeedChecks.Id id, int version, UnitId unit, LocalDate checkedOn, Stage stage,
		@Nullable LocalDate dueOn, List<NeedAnswer> answers, @Nullable String ownRef, boolean linked,
		boolean afterSignOff, OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause) {

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** What was answered about a domain; empty where nobody asked. */
	public Optional<NeedAnswer> answer(String domain) {
		return answers.stream().filter(it -> it.domain().equals(domain)).findFirst();
	}

	/** How many needs there are of which this was answered. */
	public long needs(NeedAnswer.Met met) {
		return answers.stream().filter(it -> it.met() == met).count();
	}

}
