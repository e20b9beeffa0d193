package scot.adp.people.ui;

import java.time.Period;

import scot.adp.people.RetentionRuleView;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.shell.parts.Words;

/** Says how long records are kept. */
final class RetentionWords {

	private RetentionWords() {
	}

	/** A rule in a sentence, such as: Gone 36 months after it was closed. */
	static String sentence(RetentionRuleView it) {
		if (it.trigger() == Trigger.OBJECTION) {
			return Words.of("retention.objected");
		}
		Period period = Period.parse(it.period());
		String time = Words.of("retention.period", period.getYears(), period.getMonths(), period.getDays());
		return Words.of(period.isZero() ? "retention.at-once" : "retention.after", time.strip(),
				Words.of("retention.trigger." + it.trigger().name()));
	}

}
