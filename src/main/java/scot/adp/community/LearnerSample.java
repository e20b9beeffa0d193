package scot.adp.community;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.community.LearnerEntry.Outcome;
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
 * Invents two years of learning for a first start with sample data: 60 courses of people
 * of two services. The same start day gives the same data.
 */
@Component
class LearnerSample extends StartUpStep {

	private static final int COURSES = 60;

	private static final int DAYS = 700;

	private static final UnitId DRUG_SERVICE = new UnitId("NADARS");

	private static final UnitId EMPLOYABILITY = new UnitId("NAC-EMPLOYABILITY");

	private final AdpSettings settings;

	private final LearnerStore store;

	private final PersonKeys keys;

	private final CommunityNews changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	LearnerSample(AdpSettings settings, LearnerStore store, PersonKeys keys, CommunityNews changes, Recording recording,
			TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
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
				&& jdbc.sql("select not exists (select from community.learner_path)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var now = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock));
		var random = new Random(20_261_203);
		var rows = new ArrayList<LearnerStore.Row>();
		for (int i = 0; i < COURSES; i++) {
			UnitId unit = (i % 3 < 2) ? DRUG_SERVICE : EMPLOYABILITY;
			// Some people go on to a second course.
			String reference = unit.equals(DRUG_SERVICE) ? "NAD-%05d".formatted(10_000 + i % 45)
					: "EMP-%05d".formatted(20_000 + i % 45);
			LearnerEntry entry = invent(random, i, unit, reference, today);
			rows.add(new LearnerStore.Row(
					new LearnerPaths.Id(UUID.nameUUIDFromBytes(("learner " + i).getBytes(StandardCharsets.UTF_8))),
					entry, reference, keys.ofSample(unit, List.of(new OwnRef(reference))).getFirst(), null, false));
		}
		store.add(rows, Door.SAMPLE, null, now);
		rows.stream()
			.collect(Collectors.groupingBy(row -> row.entry().unit()))
			.forEach((unit, some) -> changes.changed(UUID.randomUUID(), 1, unit, CommunityNews.LEARNERS,
					today.minusDays(DAYS), today, now.at()));
		recording.tellRows("community.learner.sample", "people who learn", COURSES);
	}

	private static LearnerEntry invent(Random random, int turn, UnitId unit, String reference, LocalDate today) {
		LocalDate start = today.minusDays((long) DAYS * (COURSES - turn) / COURSES);
		LocalDate last = start.plusDays(60L + random.nextInt(150));
		boolean over = last.isBefore(today) && turn % 15 != 7;
		boolean completed = random.nextInt(100) < 72;
		@Nullable LocalDate end = !over ? null : completed ? last : start.plusDays(20L + random.nextInt(40));
		@Nullable Outcome outcome = !over ? null : completed ? Outcome.COMPLETED : Outcome.LEFT;
		String course = HelpSample.pick(random, "CORE_SKILLS", 12, "DIGITAL", 14, "PEER_SUPPORT", 22, "HEALTH_CARE", 16,
				"HOSPITALITY", 10, "CONSTRUCTION", 8, "CREATIVE", 8, "WORK_READY", 10);
		@Nullable String because = (outcome != Outcome.LEFT) ? null : HelpSample.pick(random, "INTO_WORK", 25, "HEALTH", 25,
				"NOT_RIGHT", 20, "CARING", 15, "NOT_KNOWN", 15);
		@Nullable String gained = (outcome == Outcome.COMPLETED && random.nextInt(100) < 60)
				? HelpSample.pick(random, "UNIT_AWARD", 40, "SVQ", 25, "NATIONAL", 20, "TICKET", 15) : null;
		return new LearnerEntry(unit, reference, course,
				HelpSample.pick(random, "COLLEGE", 40, "COMMUNITY_LEARNING", 25, "RECOVERY_COLLEGE", 20, "THIRD_SECTOR",
						10, "ONLINE", 5),
				(random.nextInt(4) == 0) ? null : 3 + random.nextInt(5), start, end, outcome, because, gained, true);
	}

}
