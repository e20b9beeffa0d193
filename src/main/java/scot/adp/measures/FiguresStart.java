package scot.adp.measures;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.Period;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.StartUpStep;

/**
 * Marks what was never computed, such as all of it at the first start. With sample data
 * the first start also computes it, and releases all closed periods but the last.
 */
@Component
class FiguresStart extends StartUpStep {

	private static final int SAMPLE_PERIODS = 12;

	private static final int RELEASED_AFTER_DAYS = 21;

	private final Recomputation recomputation;

	private final DueStore due;

	private final Releases releases;

	private final Dictionary dictionary;

	private final AdpSettings settings;

	private final TransactionTemplate transaction;

	private final Recording recording;

	private final Clock clock;

	FiguresStart(Recomputation recomputation, DueStore due, Releases releases, Dictionary dictionary,
			AdpSettings settings, TransactionTemplate transaction, Recording recording, Clock clock) {
		super(Stage.FIGURES);
		this.recomputation = recomputation;
		this.due = due;
		this.releases = releases;
		this.dictionary = dictionary;
		this.settings = settings;
		this.transaction = transaction;
		this.recording = recording;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		boolean first = due.runs().stream().noneMatch(run -> run.ranAt() != null);
		transaction.executeWithoutResult(status -> recomputation.rebuildNew());
		if (first && settings.sample()) {
			recomputation.run();
			transaction.executeWithoutResult(status -> releaseSample());
		}
	}

	private void releaseSample() {
		LocalDate today = LocalDate.now(clock);
		int released = 0;
		// What a ratio is made of comes before it.
		var measures = dictionary.all().stream().sorted(Comparator.comparing(it -> !it.parts().isEmpty())).toList();
		for (MeasureView measure : measures) {
			Period period = measure.period().of(today).previous();
			for (int i = 0; i < SAMPLE_PERIODS; i++) {
				period = period.previous();
				released += releases.releaseAll(period, measure, released(period, measure));
			}
		}
		if (released > 0) {
			recording.tellRows("measures.release.sample", "measures", released);
		}
	}

	private OffsetDateTime released(Period period, MeasureView measure) {
		return period.to()
			.plusDays(measure.lagDays() + RELEASED_AFTER_DAYS)
			.atTime(LocalTime.NOON)
			.atZone(clock.getZone())
			.toOffsetDateTime();
	}

}
