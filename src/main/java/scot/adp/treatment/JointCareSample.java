package scot.adp.treatment;

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
import scot.adp.directory.WorkingDays;
import scot.adp.events.PersonKey;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCareFact.Kind;

/**
 * Invents 96 times that the recovery service and community mental health asked each other
 * over two years, for a first start with sample data: 84 that are closed, of which fewer
 * are refused for the other condition as time goes on, and 12 that go on at every stage,
 * three of them without a lead. The same start day gives the same data; people are
 * invented, and their keys are of a space of their own.
 */
@Component
class JointCareSample extends StartUpStep {

	private static final UnitId RECOVERY = new UnitId("NADARS");

	private static final UnitId MENTAL_HEALTH = new UnitId("NAHSCP-CMH");

	private static final int OVER = 84;

	private static final int ON = 12;

	/** So many days ago the first was asked. */
	private static final int DAYS = 720;

	private final AdpSettings settings;

	private final JointCareStore store;

	private final JointCares jointCares;

	private final PersonKeys keys;

	private final WorkingDays workingDays;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	JointCareSample(AdpSettings settings, JointCareStore store, JointCares jointCares, PersonKeys keys,
			WorkingDays workingDays, ChangedRecords changes, Recording recording, TransactionTemplate transaction,
			JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.jointCares = jointCares;
		this.keys = keys;
		this.workingDays = workingDays;
		this.changes = changes;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from treatment.joint_care)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var random = new Random(20_261_205);
		var references = new ArrayList<OwnRef>();
		for (int nth = 0; nth < OVER + ON; nth++) {
			references.add(new OwnRef("NAD-%05d".formatted(20_003 + nth * 7)));
		}
		var people = keys.ofSample(RECOVERY, references);
		for (int nth = 0; nth < OVER; nth++) {
			over(nth, today.minusDays(DAYS - (long) nth * (DAYS - 60) / OVER), references.get(nth), people.get(nth),
					today, random);
		}
		goesOn(today, references.subList(OVER, OVER + ON), people.subList(OVER, OVER + ON));
		// Nobody gets a message of what was invented.
		store.newGaps(null, today);
		changes.ofJointCare(UUID.randomUUID(), 1, RECOVERY, today.minusDays(DAYS), today, author(today).at());
		recording.tellRows("treatment.joint-care.sample", "joint care", OVER + ON);
	}

	/** One that is over. Refusals for the other condition get rarer. */
	private void over(int nth, LocalDate asked, OwnRef reference, PersonKey person, LocalDate today, Random random) {
		boolean theyAsked = nth % 5 == 4;
		UnitId by = theyAsked ? MENTAL_HEALTH : RECOVERY;
		UnitId of = theyAsked ? RECOVERY : MENTAL_HEALTH;
		var id = add(by, of, asked, reference, person);
		LocalDate answered = asked.plusDays(2 + random.nextInt(6));
		int drawn = random.nextInt(100);
		if (drawn < 34 - nth / 4) {
			tell(id, Kind.ANSWER, of, answered, "DECLINED",
					theyAsked ? "BECAUSE_OF_MENTAL_HEALTH" : "BECAUSE_OF_SUBSTANCE_USE");
			if (nth % 3 == 0) {
				tell(id, Kind.ANSWER, by, answered.plusDays(2), "DECLINED", "THRESHOLD");
				tell(id, Kind.LEAD, RECOVERY, answered.plusDays(5 + random.nextInt(24)), null, null);
			}
			else {
				tell(id, Kind.ANSWER, by, answered.plusDays(1), "ACCEPTED", null);
				tell(id, Kind.LEAD, by, answered.plusDays(2), null, null);
			}
		}
		else if (drawn < 52) {
			tell(id, Kind.ANSWER, of, answered, "ACCEPTED", null);
			tell(id, Kind.LEAD, of, answered.plusDays(random.nextInt(3)), null, null);
		}
		else {
			tell(id, Kind.ANSWER, of, answered, "JOINT", null);
			tell(id, Kind.LEAD, (nth % 2 == 0) ? by : of, answered.plusDays(random.nextInt(18)), null, null);
			if (random.nextInt(100) < 55 + nth / 3) {
				tell(id, Kind.ASSESSMENT, null, answered.plusDays(8 + random.nextInt(16)), null, null);
				tell(id, Kind.PLAN, null, answered.plusDays(26), null, null);
			}
			else {
				tell(id, Kind.ASSESSMENT, null, answered.plusDays(32 + random.nextInt(9)), null, null);
			}
		}
		LocalDate closed = asked.plusDays(50 + random.nextInt(60));
		tell(id, Kind.CLOSED, null, closed.isAfter(today) ? today : closed, "CARE_GOES_ON", null);
		jointCares.invent(id);
	}

	/** What is on the board: each stage, and those that nobody leads. */
	private void goesOn(LocalDate today, List<OwnRef> references, List<PersonKey> people) {
		for (int nth = 0; nth < ON; nth++) {
			boolean theyAsked = nth % 3 == 1;
			UnitId by = theyAsked ? MENTAL_HEALTH : RECOVERY;
			UnitId of = theyAsked ? RECOVERY : MENTAL_HEALTH;
			LocalDate asked = workingDays.before(today, switch (nth) {
				case 0 -> 14;
				case 1 -> 9;
				case 2 -> 12;
				default -> nth - 1;
			});
			var id = add(by, of, asked, references.get(nth), people.get(nth));
			LocalDate soon = workingDays.after(asked, 1);
			switch (nth) {
				case 0 -> {
					tell(id, Kind.ANSWER, of, soon, "DECLINED", "BECAUSE_OF_SUBSTANCE_USE");
					tell(id, Kind.ANSWER, by, workingDays.after(asked, 3), "DECLINED", "THRESHOLD");
				}
				case 1 -> {
					tell(id, Kind.ANSWER, of, soon, "DECLINED", "BECAUSE_OF_MENTAL_HEALTH");
					tell(id, Kind.ANSWER, by, workingDays.after(asked, 5), "DECLINED", "NO_CAPACITY");
				}
				case 5 -> tell(id, Kind.ANSWER, of, soon, "JOINT", null);
				case 6, 7 -> {
					tell(id, Kind.ANSWER, of, soon, "JOINT", null);
					tell(id, Kind.LEAD, RECOVERY, workingDays.after(asked, 2), null, null);
				}
				case 8 -> {
					tell(id, Kind.ANSWER, of, soon, "DECLINED", "BECAUSE_OF_SUBSTANCE_USE");
					tell(id, Kind.ANSWER, by, workingDays.after(asked, 2), "ACCEPTED", null);
					tell(id, Kind.LEAD, by, workingDays.after(asked, 3), null, null);
				}
				case 9 -> tell(id, Kind.ANSWER, of, soon, "DECLINED", "THRESHOLD");
				case 11 -> {
					tell(id, Kind.ANSWER, of, soon, "ACCEPTED", null);
					tell(id, Kind.LEAD, of, soon, null, null);
				}
				default -> {
				}
			}
			jointCares.invent(id);
		}
	}

	private JointCares.Id add(UnitId by, UnitId of, LocalDate asked, OwnRef reference, PersonKey person) {
		var id = new JointCares.Id(UUID.randomUUID());
		var entry = new JointCareEntry(by, of, reference.value(), null, asked, JointCareTold.NOTHING, true);
		store.add(new JointCareStore.Fresh(id, entry, RECOVERY, MENTAL_HEALTH, reference.value(), person, null),
				JointCares.Door.SAMPLE, null, author(asked));
		return id;
	}

	private void tell(JointCares.Id id, Kind kind, @Nullable UnitId unit, LocalDate on, @Nullable String code,
			@Nullable String reason) {
		store.tell(id, new JointCareFact(kind, unit, on, code, reason), null, author(on));
	}

	private Author author(LocalDate on) {
		var at = on.isBefore(LocalDate.now(clock)) ? on.atTime(12, 0).atZone(AlertRules.ZONE).toOffsetDateTime()
				: OffsetDateTime.now(clock);
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data", at);
	}

}
