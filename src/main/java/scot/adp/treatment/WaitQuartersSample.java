package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.treatment.WaitQuarterView.Counts;

/**
 * Confirms the quarters of the sample's waits: all but the last one, in which the drug
 * service has still to, and one in which a record came after that.
 */
@Component
class WaitQuartersSample extends StartUpStep {

	private static final int QUARTERS = 8;

	private static final int CONFIRMED_AFTER_DAYS = 18;

	private static final int SIGNED_AFTER_DAYS = 25;

	private static final String STILL_TO_CONFIRM = "NADARS";

	private final AdpSettings settings;

	private final WaitQuarterStore store;

	private final WaitRules rules;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	WaitQuartersSample(AdpSettings settings, WaitQuarterStore store, WaitRules rules, Recording recording,
			TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		// After the waits themselves.
		super(Stage.FIGURES);
		this.settings = settings;
		this.store = store;
		this.rules = rules;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample() && jdbc.sql("select not exists (select from treatment.wait_confirmation)")
			.query(Boolean.class)
			.single()) {
			transaction.executeWithoutResult(status -> confirm());
		}
	}

	private void confirm() {
		LocalDate today = LocalDate.now(clock);
		var quarters = new ArrayList<Period>();
		for (Period quarter = PeriodType.QUARTER.of(today).previous(); quarters.size() < QUARTERS; quarter = quarter
			.previous()) {
			quarters.add(quarter);
		}
		var counts = store.counts(quarters, null, rules.standard(today).within());
		int said = 0;
		for (var it : counts) {
			int back = quarters.indexOf(PeriodType.QUARTER.of(it.quarterFrom()));
			boolean drugService = it.unit().value().equals(STILL_TO_CONFIRM);
			if (back > 0 || !drugService) {
				store.say(UUID.randomUUID(), it.unit(), it.quarterFrom(), 1, null, Set.of(),
						(back == 1 && drugService) ? oneFewer(it.counts()) : it.counts(),
						author(quarters.get(back), CONFIRMED_AFTER_DAYS, today));
				said++;
			}
		}
		if (said > 0) {
			for (Period quarter : quarters.subList(1, QUARTERS)) {
				store.say(UUID.randomUUID(), null, quarter.from(), 1, null, List.of(), null,
						author(quarter, SIGNED_AFTER_DAYS, today));
			}
			recording.tellRows("treatment.wait-quarter.sample", "confirmations", said);
		}
	}

	/** What was confirmed before a late record came. */
	private static Counts oneFewer(Counts now) {
		return new Counts(Math.max(now.started() - 1, 0),
				Math.min(Objects.requireNonNullElse(now.inside(), 0), Math.max(now.started() - 1, 0)), now.ongoing());
	}

	private Author author(Period quarter, int days, LocalDate today) {
		LocalDate on = quarter.to().plusDays(days);
		LocalDate day = on.isAfter(today) ? today : on;
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data", OffsetDateTime
			.of(day, LocalTime.NOON, clock.getZone().getRules().getOffset(day.atTime(LocalTime.NOON))));
	}

}
