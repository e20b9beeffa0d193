package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.families.AftercareClock.Check;
import scot.adp.families.AftercareView.Day;
import scot.adp.families.AftercareView.Heard;
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
 * Invents the aftercare of 14 people and families at the recovery service, over two
 * years, for a first start with sample data: two are expected, one of whom twice on
 * another day, one left four days ago and one is overdue. The same start day gives the
 * same data; people are invented, and their keys are of a space of their own.
 */
@Component
class AftercareSample extends StartUpStep {

	private static final UnitId UNIT = new UnitId("NADARS");

	/** So many days before today each left; below nought they are still to leave. */
	private static final int[] AGO = { 702, 655, 590, 520, 468, 410, 350, 290, 232, 160, 96, 12, 4, -9 };

	/** Of whom the day of leaving moved twice, and with whom nobody was in touch. */
	private static final int MOVED = 13;

	private static final int OVERDUE = 11;

	private final AdpSettings settings;

	private final AftercareStore store;

	private final AftercareRules rules;

	private final FamilyRules families;

	private final PersonKeys keys;

	private final FamilyNews changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	AftercareSample(AdpSettings settings, AftercareStore store, AftercareRules rules, FamilyRules families,
			PersonKeys keys, FamilyNews changes, Recording recording, TransactionTemplate transaction, JdbcClient jdbc,
			Clock clock) {
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
				&& jdbc.sql("select not exists (select from families.aftercare)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var now = author(OffsetDateTime.now(clock));
		var random = new Random(20_261_201);
		var references = new ArrayList<OwnRef>();
		for (int nth = 0; nth < AGO.length; nth++) {
			references.add(new OwnRef("NAD-%05d".formatted(10_003 + nth * 7)));
		}
		var made = keys.ofSample(UNIT, references);
		for (int nth = 0; nth < AGO.length; nth++) {
			LocalDate left = today.minusDays(AGO[nth]);
			@Nullable LocalDate exit = left.isAfter(today) ? null : left;
			String stay = (nth % 3 == 2) ? "RESIDENTIAL_ADULT" : (nth % 5 == 3) ? "RESIDENTIAL_YOUNG" : "HARPER_HOUSE";
			String age = stay.equals("RESIDENTIAL_YOUNG") ? "AGE_16_17" : "OVER_25";
			@Nullable Boolean plan = (exit == null) ? null : Boolean.valueOf(random.nextInt(100) < 60 + nth * 3);
			var id = new Aftercares.Id(UUID.randomUUID());
			store.add(new AftercareStore.Kept(id, UNIT, references.get(nth).value(), made.get(nth), null, stay, age,
					left, exit, plan, false), Aftercares.Door.SAMPLE, null, now);
			days(id, nth, left, exit, now);
			var checks = (exit == null || nth == OVERDUE) ? List.<Check>of() : checks(exit, nth, today, random);
			checks.forEach(it -> store.check(id, it, null, now));
			var milestones = (exit != null) ? AftercareClock.of(exit, checks, null, rules.on(exit))
					: List.<AftercareMilestone>of();
			@Nullable LocalDate keptFrom = (exit != null && !milestones.isEmpty())
					? families.keptFrom(milestones.getLast().closesOn(), exit, List.of(age)) : null;
			store.store(new AftercareStore.Now(id, left, exit, plan, null, null, null, null,
					(exit != null) ? AftercareClock.firstContact(exit, checks) : null, keptFrom, false, milestones));
		}
		changes.ofAftercare(UUID.randomUUID(), 1, UNIT, today.minusDays(AGO[0]), today, now.at());
		recording.tellRows("families.aftercare.sample", "aftercare", AGO.length);
	}

	/** Days as they were told, a week apart where they moved. */
	private void days(Aftercares.Id id, int nth, LocalDate expected, @Nullable LocalDate exit, Author now) {
		if (nth == MOVED) {
			store.tell(id, Day.Kind.EXPECTED, expected.minusDays(21), null, author(now.at().minusDays(40)));
			store.tell(id, Day.Kind.EXPECTED, expected.minusDays(8), null, author(now.at().minusDays(20)));
			store.heard(id, UUID.randomUUID(), Heard.What.MOVED, expected, now.at());
		}
		store.tell(id, Day.Kind.EXPECTED, expected, null, now);
		if (exit != null) {
			store.tell(id, Day.Kind.EXIT, exit, null, now);
		}
	}

	/** More are reached in time in the second year than in the first. */
	private static List<Check> checks(LocalDate exit, int nth, LocalDate today, Random random) {
		var checks = new ArrayList<Check>();
		boolean inTime = nth != 0 && nth != 3;
		add(checks, exit.plusDays(inTime ? 2 + random.nextInt(4) : 9 + random.nextInt(6)), today,
				(nth % 6 == 5) ? "NOT_ENGAGED" : "ENGAGED");
		for (int months : new int[] { 3, 6, 12 }) {
			int drawn = random.nextInt(100);
			add(checks, exit.plusMonths(months).plusDays(random.nextInt(9) - 4L), today,
					(drawn < 60) ? "ENGAGED" : (drawn < 84) ? "NOT_ENGAGED" : "UNREACHED");
		}
		return checks;
	}

	private static void add(List<Check> checks, LocalDate on, LocalDate today, String answer) {
		if (!on.isAfter(today)) {
			checks.add(new Check(on, answer));
		}
	}

	private static Author author(OffsetDateTime at) {
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data", at);
	}

}
