package scot.adp.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.measures.PeriodReturnStore.Filing;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.SampleReturns;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;

/** Files returns that modules invented, at a first start with sample data. */
@Component
class ReturnsSample extends StartUpStep {

	private static final int FILED_AFTER_DAYS = 12;

	private static final int REVISED_AFTER_DAYS = 20;

	private final AdpSettings settings;

	private final ObjectProvider<SampleReturns> samples;

	private final ReturnForms forms;

	private final PeriodReturnStore store;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ReturnsSample(AdpSettings settings, ObjectProvider<SampleReturns> samples, ReturnForms forms,
			PeriodReturnStore store, Recording recording, TransactionTemplate transaction, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.samples = samples;
		this.forms = forms;
		this.store = store;
		this.recording = recording;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()) {
			transaction.executeWithoutResult(status -> samples.stream().forEach(this::file));
		}
	}

	private void file(SampleReturns sample) {
		var filed = sample.filed(LocalDate.now(clock));
		boolean chosen = store.choices(List.of(sample.unit()))
			.stream()
			.anyMatch(it -> it.dataSet().equals(sample.dataSet()));
		if (filed.isEmpty() || chosen) {
			return;
		}
		LocalDate from = filed.getFirst().period().from();
		store.choose(new PeriodReturns.Id(UUID.randomUUID()),
				new UnitSourceView(sample.unit(), sample.dataSet(), from, SourceKind.RETURN), author(from));
		Map<Period, PeriodReturns.Id> ids = new HashMap<>();
		Map<Period, Integer> revisions = new HashMap<>();
		int confirmed = forms.get(sample.dataSet()).byLead() ? filed.size() - sample.toConfirm() : 0;
		for (SampleReturns.Sample it : filed) {
			var id = ids.computeIfAbsent(it.period(), period -> new PeriodReturns.Id(UUID.randomUUID()));
			int revision = revisions.merge(it.period(), 1, Integer::sum);
			var author = author(it.period().to().plusDays((revision == 1) ? FILED_AFTER_DAYS : REVISED_AFTER_DAYS));
			int took = forms.get(sample.dataSet()).minutes() + it.period().from().getMonthValue() % 4 - 2;
			store.file(id, new Filing(sample.unit(), sample.dataSet(), it.period(), revision, it.nil(), it.answers(),
					it.reason(), false, author.at().minusMinutes(Math.max(1, took)), null), author);
			if (confirmed-- > 0) {
				store.confirm(id, revision, author);
			}
		}
		recording.tellRows("measures.period-return.sample", "returns", filed.size());
	}

	private Author author(LocalDate day) {
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data", OffsetDateTime
			.of(day, LocalTime.NOON, clock.getZone().getRules().getOffset(day.atTime(LocalTime.NOON))));
	}

}
