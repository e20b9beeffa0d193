package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
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
import scot.adp.treatment.EpisodeFact.Kind;

/**
 * Invents 900 episodes over three years at the recovery service, for a first start with
 * sample data: some go on, some ended in each way, some began again soon after an end,
 * some were not heard of, and of a few nobody said why they ended. The same day of a
 * start gives the same data; people are invented, and their keys are of a space of their
 * own.
 */
@Component
class EpisodeSample extends StartUpStep {

	private static final UnitId UNIT = new UnitId("NADARS");

	private static final int EPISODES = 900;

	private static final int DAYS = 1_060;

	/** Each so many goes on with the episode before of the same person. */
	private static final int AGAIN_EACH = 12;

	private static final int DAY_HOURS = 24;

	private static final List<String> REASONS = List.of("PLANNED_COMPLETE", "LEFT_WITHOUT_NOTICE", "MUTUAL_AGREEMENT",
			"PLANNED_TRANSFER", "LEFT_WITHOUT_NOTICE", "PLANNED_COMPLETE", "CUSTODY", "LEFT_AGAINST_ADVICE", "MOVED",
			"PLANNED_COMPLETE", "LEFT_WITHOUT_NOTICE", "CHANGE_OF_TREATMENT", "DECEASED", "PLANNED_COMPLETE",
			"LEFT_WITHOUT_NOTICE", "OTHER");

	private static final List<String> MEDICINES = List.of("METHADONE", "BUPRENORPHINE_LONG_ACTING", "METHADONE",
			"BUPRENORPHINE_ORAL", "BUPRENORPHINE_LONG_ACTING");

	private static final List<String> SETTINGS = List.of("COMMUNITY", "COMMUNITY", "PRIMARY_CARE", "COMMUNITY",
			"JUSTICE", "COMMUNITY", "HOMELESSNESS", "PRIMARY_CARE");

	private static final List<String> AGES = List.of("AGE_25_34", "AGE_35_44", "AGE_45_54", "AGE_35_44", "AGE_16_24",
			"AGE_55_64");

	private final AdpSettings settings;

	private final EpisodeStore store;

	private final Episodes episodes;

	private final PersonKeys keys;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	EpisodeSample(AdpSettings settings, EpisodeStore store, Episodes episodes, PersonKeys keys, ChangedRecords changes,
			Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.episodes = episodes;
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
				&& jdbc.sql("select not exists (select from treatment.episode)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		OffsetDateTime now = OffsetDateTime.now(clock).withNano(0);
		LocalDate today = ReachEntry.day(now);
		var random = new Random(20_261_107);
		var references = new ArrayList<OwnRef>();
		for (int nth = 0; nth < EPISODES; nth++) {
			references.add(new OwnRef("NAD-%05d".formatted(30_001 + nth * 7)));
		}
		var people = keys.ofSample(UNIT, references);
		LocalDate before = today.minusDays(DAYS);
		for (int nth = 0; nth < EPISODES; nth++) {
			boolean again = nth % AGAIN_EACH == AGAIN_EACH - 1 && before.plusDays(6).isBefore(today);
			int who = again ? nth - 1 : nth;
			LocalDate started = again ? before.plusDays(random.nextInt(5, 40))
					: today.minusDays(DAYS - (long) nth * (DAYS - 2) / EPISODES);
			before = one(nth, started.isAfter(today) ? today : started, nth % AGAIN_EACH == AGAIN_EACH - 2,
					references.get(who), people.get(who), today, random);
		}
		people.stream().distinct().forEach(episodes::settle);
		changes.ofEpisodes(UUID.randomUUID(), 1, UNIT, today.minusDays(DAYS + 1L), today, now);
		recording.tellRows("treatment.episode.sample", "episodes", EPISODES);
	}

	/**
	 * One of them.
	 * @param ends whether it ends soon, since the person begins again
	 * @return its last day, or the day of now
	 */
	private LocalDate one(int nth, LocalDate started, boolean ends, OwnRef reference, PersonKey person, LocalDate today,
			Random random) {
		boolean drugs = random.nextInt(100) < 58;
		var facts = new ArrayList<EpisodeFact>();
		facts.add(EpisodeFact.value(Kind.SUBSTANCE, (nth % 11 == 4) ? "CO_DEPENDENCY" : drugs ? "DRUGS" : "ALCOHOL"));
		facts.add(EpisodeFact.treatment(drugs ? List.of("OST", "PSYCHOSOCIAL") : List.of("PSYCHOSOCIAL")));
		facts.add(EpisodeFact.value(Kind.SETTING, SETTINGS.get(nth % SETTINGS.size())));
		facts.add(EpisodeFact.answer(Kind.SHARED_CARE, nth % 3 == 0));
		int stays = ends ? random.nextInt(30, 120) : stays(random);
		LocalDate end = started.plusDays(stays);
		boolean over = !end.isAfter(today);
		LocalDate last = over ? end : today;
		if (drugs) {
			medicines(nth, started, last, facts, random);
			firsts(nth, started, today, facts, random);
		}
		boolean silent = !over && nth % 41 == 3;
		LocalDate contact = last.minusDays(silent ? 90 + random.nextInt(60) : random.nextInt(25));
		if (contact.isAfter(started)) {
			facts.add(EpisodeFact.contact(contact));
		}
		if (over) {
			String reason = REASONS.get(random.nextInt(REASONS.size()));
			facts.add(EpisodeFact.ended(end, (nth % 37 == 8) ? null : ends ? "LEFT_WITHOUT_NOTICE" : reason, null));
		}
		keep(nth, started, facts, reference, person);
		return last;
	}

	/** Many leave early, and whoever stayed half a year mostly stays long. */
	private static int stays(Random random) {
		int drawn = random.nextInt(100);
		return (drawn < 26) ? random.nextInt(10, 120) : (drawn < 38) ? random.nextInt(120, 200)
				: (drawn < 62) ? random.nextInt(200, 600) : random.nextInt(600, 2_400);
	}

	private static void medicines(int nth, LocalDate started, LocalDate last, List<EpisodeFact> facts, Random random) {
		String medicine = MEDICINES.get(nth % MEDICINES.size());
		facts.add(EpisodeFact.medicine(started, medicine));
		LocalDate changed = started.plusDays(random.nextInt(60, 300));
		if (nth % 4 == 1 && changed.isBefore(last) && !medicine.equals("BUPRENORPHINE_LONG_ACTING")) {
			facts.add(EpisodeFact.medicine(changed, "BUPRENORPHINE_LONG_ACTING"));
		}
	}

	private static void firsts(int nth, LocalDate started, LocalDate today, List<EpisodeFact> facts, Random random) {
		var contact = started.atTime(9 + random.nextInt(7), 10 * random.nextInt(6)).atZone(AlertRules.ZONE);
		int drawn = random.nextInt(100);
		long hours = (drawn < 38) ? 1 : (drawn < 66) ? DAY_HOURS : (drawn < 90) ? 3L * DAY_HOURS : 9L * DAY_HOURS;
		var prescribed = contact.plusHours(hours);
		if (prescribed.toLocalDate().isBefore(today)) {
			facts.add(EpisodeFact.moment(Kind.FIRST_CONTACT, contact.toOffsetDateTime()));
			facts.add(EpisodeFact.moment(Kind.FIRST_PRESCRIPTION, prescribed.toOffsetDateTime()));
			if (nth % 7 != 2) {
				facts.add(EpisodeFact.answer(Kind.SAME_DAY_OFFERED, drawn < 58));
			}
		}
	}

	private void keep(int nth, LocalDate started, List<EpisodeFact> facts, OwnRef reference, PersonKey person) {
		var id = new Episodes.Id(UUID.randomUUID());
		var author = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				started.atTime(17, 0).atZone(AlertRules.ZONE).toOffsetDateTime());
		var entry = new EpisodeEntry(UNIT, reference.value(), null, started, facts,
				SupplyEntry.Profile.of(AGES.get(nth % AGES.size()), (nth % 3 == 0) ? "FEMALE" : "MALE", null, null),
				true);
		var standing = EpisodeStanding.of(started, facts);
		store.add(new EpisodeStore.Fresh(id, entry, reference.value(), person, null, null, false), standing,
				Episodes.Door.SAMPLE, null, author);
		store.tell(id, facts, null, author);
		store.stand(id, standing, false);
	}

}
