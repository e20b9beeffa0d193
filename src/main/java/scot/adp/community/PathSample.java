package scot.adp.community;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
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
 * Invents two years of ways into work for a first start with sample data: 450 of two
 * services, in every state in which work can be, and so many of each that most quarters
 * can be told without telling of anybody. The same start day gives the same data.
 */
@Component
class PathSample extends StartUpStep {

	private static final int PATHS = 450;

	/** In each round every state is there. */
	private static final int ROUND = 9;

	private static final int DAYS = 700;

	private static final UnitId DRUG_SERVICE = new UnitId("NADARS");

	private static final UnitId EMPLOYABILITY = new UnitId("NAC-EMPLOYABILITY");

	private final AdpSettings settings;

	private final PathStore store;

	private final WorkPaths paths;

	private final PathJudging judging;

	private final PersonKeys keys;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	PathSample(AdpSettings settings, PathStore store, WorkPaths paths, PathJudging judging, PersonKeys keys,
			Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.paths = paths;
		this.judging = judging;
		this.keys = keys;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from community.work_path)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var now = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock));
		var random = new Random(20_261_201);
		var added = new ArrayList<PathStore.New>();
		var facts = new ArrayList<PathStore.Of>();
		for (int i = 0; i < PATHS; i++) {
			UnitId unit = (i / ROUND % 2 == 0) ? DRUG_SERVICE : EMPLOYABILITY;
			String reference = unit.equals(DRUG_SERVICE) ? "NAD-%05d".formatted(10_000 + i)
					: "EMP-%05d".formatted(20_000 + i);
			LocalDate registered = today.minusDays((long) DAYS * (PATHS - i) / PATHS);
			var path = new PathStore.New(new WorkPaths.Id(UUID.nameUUIDFromBytes(("way into work " + i).getBytes())),
					unit, registered, HelpSample.pick(random, "YES", 60, "NO", 10, "NOT_ASKED", 25, "DECLINED", 5),
					reference, keys.ofSample(unit, List.of(new OwnRef(reference))).getFirst(), null, false);
			added.add(path);
			happened(random, i, registered, today).forEach(it -> facts.add(new PathStore.Of(path.id(), it)));
		}
		store.add(added, Door.SAMPLE, null, now);
		store.addFacts(facts, null, now);
		var ids = added.stream().map(PathStore.New::id).toList();
		for (int i = 0; i < PATHS / 2; i += 6) {
			store.close(ids.get(i), today.minusDays(20 + i), (i % 4 == 0) ? "COMPLETED" : "NO_CONTACT");
		}
		store.touch(ids, false);
		var kept = store.all(ids);
		judging.judge(kept);
		kept.forEach(it -> paths.tell(it, List.of(paths.clock(it)), now.at()));
		recording.tellRows("community.path.sample", "ways into work", PATHS);
	}

	/** What happened: the cases come in turn, so that each state is there. */
	private static List<WorkFact> happened(Random random, int turn, LocalDate registered, LocalDate today) {
		var facts = new ArrayList<@Nullable WorkFact>();
		LocalDate learned = registered.plusDays(10 + random.nextInt(20));
		facts.add(within(today,
				WorkFact.activity(HelpSample.pick(random, "TRAINING", 55, "VOLUNTEERING", 30, "WORK_EXPERIENCE", 15),
						learned, learned.plusDays(30).isAfter(today) ? null : learned.plusDays(30))));
		LocalDate start = registered.plusDays(45 + random.nextInt(30));
		if (turn % ROUND == 8) {
			return facts.stream().filter(Objects::nonNull).toList();
		}
		// Fewer lose work for good as time goes on.
		int round = turn / ROUND;
		String band = (round / 2 % 2 == 0) ? "FROM_16" : "UNDER_16";
		int course = (turn % ROUND == 7 && round % 5 == 0 && turn > PATHS / 2) ? 0 : turn % ROUND;
		switch (course) {
			// In work at each check.
			case 0, 1 -> {
				job(facts, random, band, start, null, today);
				checks(facts, start, today, 28, 91, 182);
			}
			// A gap of 14 days, and then one of 15.
			case 2, 3 -> {
				LocalDate end = start.plusDays(48);
				job(facts, random, band, start, end, today);
				job(facts, random, band, end.plusDays((course == 2) ? 15 : 16), null, today);
				checks(facts, start, today, 91, 182);
			}
			// Out of work on the day of 13 weeks, in a new job two days later, and out
			// again.
			case 4 -> {
				job(facts, random, band, start, start.plusDays(90), today);
				job(facts, random, band, start.plusDays(93), start.plusDays(150), today);
				checks(facts, start, today, 28);
			}
			// Nobody told after four weeks.
			case 5 -> {
				job(facts, random, band, start, null, today);
				checks(facts, start, today, 28);
			}
			// Nobody told at all.
			case 6 -> job(facts, random, band, start, null, today);
			// Out of work for good.
			default -> {
				job(facts, random, band, start, start.plusDays(60), today);
				checks(facts, start, today, 28);
			}
		}
		return facts.stream().filter(Objects::nonNull).toList();
	}

	private static void job(List<@Nullable WorkFact> facts, Random random, String band, LocalDate start,
			@Nullable LocalDate end, LocalDate today) {
		facts.add(within(today,
				WorkFact.of(new Job(start, (end != null && !end.isAfter(today)) ? end : null, band,
						HelpSample.pick(random, "EMPLOYEE", 82, "SELF", 8, "APPRENTICE", 10),
						HelpSample.pick(random, "HOSPITALITY", 24, "HEALTH_CARE", 22, "RETAIL", 20, "CONSTRUCTION", 14,
								"THIRD_SECTOR", 14, "NOT_KNOWN", 6),
						false))));
	}

	private static void checks(List<@Nullable WorkFact> facts, LocalDate start, LocalDate today, int... days) {
		for (int day : days) {
			facts.add(within(today, WorkFact.of(new Check(start.plusDays(day + 2L), true, true, "PERSON"))));
		}
	}

	private static @Nullable WorkFact within(LocalDate today, WorkFact fact) {
		return fact.from().isAfter(today) ? null : fact;
	}

}
