package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.events.PersonKey;
import scot.adp.families.FamilyDesk.Door;
import scot.adp.families.FamilyDesk.Taking;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Invents the therapy of 30 families of Stronger Families, over two years, for a first
 * start with sample data: a parent, children or both were referred, most began, the waits
 * grow shorter, some wait, two for long, and some did not come about. The same start day
 * gives the same data; the families are those of the sample of families.
 */
@Component
class TherapySample extends StartUpStep {

	private static final UnitId UNIT = new UnitId("NAHSCP-CF-SF");

	private static final int FAMILIES = 30;

	private static final int EACH = 24;

	/** These two families wait for long. */
	private static final Set<Integer> WAIT_LONG = Set.of(23, 24);

	private final AdpSettings settings;

	private final TherapyStore store;

	private final TherapyRules rules;

	private final FamilyRules families;

	private final PersonKeys keys;

	private final FamilyNews changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	TherapySample(AdpSettings settings, TherapyStore store, TherapyRules rules, FamilyRules families, PersonKeys keys,
			FamilyNews changes, Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.rules = rules;
		this.families = families;
		this.keys = keys;
		this.changes = changes;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from families.therapy_start)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var how = new Taking(new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock)), Door.SAMPLE, null, false);
		var random = new Random(20_261_204);
		var references = new ArrayList<OwnRef>();
		for (int nth = 0; nth < FAMILIES; nth++) {
			references.add(new OwnRef("CF-%05d".formatted(40_000 + nth * 7)));
		}
		var made = keys.ofSample(UNIT, references);
		int rows = 0;
		for (int nth = 0; nth < FAMILIES; nth++) {
			var family = UUID.randomUUID();
			LocalDate referred = today.minusDays(712L - (long) nth * EACH);
			if (nth % 5 != 4 || nth % 6 == 5) {
				add(family, references.get(nth), made.get(nth), TherapyRules.PARENT, null, referred, today, random,
						WAIT_LONG.contains(nth), how);
				rows++;
			}
			int children = (nth % 6 == 5) ? 0 : 1 + nth % 2;
			for (int child = 0; child < children; child++) {
				add(family, references.get(nth), made.get(nth), TherapyRules.CHILD,
						(child == 0) ? "AGE_5_11" : "AGE_12_15", referred.plusDays(random.nextInt(15)), today, random,
						WAIT_LONG.contains(nth), how);
				rows++;
			}
		}
		changes.ofTherapy(UUID.randomUUID(), 1, UNIT, today.minusDays(712), today, how.author().at());
		recording.tellRows("families.therapy.sample", "referrals to therapy", rows);
	}

	private void add(UUID family, OwnRef reference, PersonKey key, String who, @Nullable String age, LocalDate referred,
			LocalDate today, Random random, boolean waits, Taking how) {
		long ago = today.toEpochDay() - referred.toEpochDay();
		int drawn = random.nextInt(100);
		LocalDate goesOn = referred
			.plusDays(24 + ago / 9 + random.nextInt(30) + (TherapyRules.CHILD.equals(who) ? 21 : 0));
		boolean over = goesOn.isBefore(today) && !waits;
		@Nullable LocalDate started = (over && drawn < 88) ? goesOn : null;
		@Nullable LocalDate closed = (over && drawn >= 88) ? goesOn : null;
		@Nullable LocalDate last = (started != null) ? started : closed;
		var id = new Therapies.Id(UUID.randomUUID());
		store.add(id, family,
				new TherapyEntry(UNIT, reference.value(), who, age, referred, started, closed,
						(closed == null) ? null : (drawn % 2 == 0) ? "DECLINED" : "NO_CONTACT", true),
				reference.value(), key, null, referred.plusDays(rules.on(referred).longDays()),
				(last != null) ? families.keptFrom(last, referred, (age != null) ? List.of(age) : List.of()) : null,
				false, how);
		if (started != null && drawn % 11 == 3) {
			putRight(id, started, how);
		}
	}

	/** Somebody had told another day first. */
	private void putRight(Therapies.Id id, LocalDate started, Taking how) {
		jdbc.sql("update families.therapy_told set started_on = :on where referral = :id")
			.param("on", started.plusDays(7))
			.param("id", id.value())
			.update();
		store.tell(id, started, null, null, how.author());
	}

}
