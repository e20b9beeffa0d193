package scot.adp.treatment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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

/**
 * Invents 160 overdoses and a few who leave a place, over two years at the recovery
 * service, for a first start with sample data: 14 are repeats, one person died, and nine
 * go on, one of them past the time and two that may be the same. The same moment of a
 * start gives the same data; people are invented, and their keys are of a space of their
 * own.
 */
@Component
class ReachSample extends StartUpStep {

	private static final UnitId UNIT = new UnitId("NADARS");

	private static final int EVENTS = 151;

	private static final int DAYS = 690;

	/** Each so many is another overdose of the person of the one before. */
	private static final int REPEATS_EACH = 10;

	/** Who died. */
	private static final int DIED = 77;

	private static final List<String> PLACES = List.of("IRVINE", "THREE-TOWNS", "KILWINNING", "IRVINE",
			"GARNOCK-VALLEY", "IRVINE", "NORTH-COAST-CUMBRAES", "THREE-TOWNS", "ARRAN");

	private static final List<String> AGES = List.of("AGE_25_34", "AGE_35_44", "AGE_45_54", "AGE_35_44", "AGE_16_24",
			"AGE_55_64");

	private static final List<String> SOURCES = List.of("AMBULANCE", "AMBULANCE", "ED", "AMBULANCE", "THIRD_SECTOR",
			"FAMILY");

	private final AdpSettings settings;

	private final ReachStore store;

	private final ReachOuts reachOuts;

	private final ReachRules rules;

	private final PersonKeys keys;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	ReachSample(AdpSettings settings, ReachStore store, ReachOuts reachOuts, ReachRules rules, PersonKeys keys,
			ChangedRecords changes, Recording recording, TransactionTemplate transaction, JdbcClient jdbc,
			Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.reachOuts = reachOuts;
		this.rules = rules;
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
				&& jdbc.sql("select not exists (select from treatment.reach_out)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		OffsetDateTime now = OffsetDateTime.now(clock).withNano(0);
		var random = new Random(20_261_130);
		var references = new ArrayList<OwnRef>();
		for (int nth = 0; nth < EVENTS + 9; nth++) {
			references.add(new OwnRef("NAD-%05d".formatted(10_001 + nth * 3)));
		}
		var made = keys.ofSample(UNIT, references);
		for (int nth = 0; nth < EVENTS; nth++) {
			int who = (nth % REPEATS_EACH == REPEATS_EACH - 1) ? nth - 1 : nth;
			OffsetDateTime at = now.minusDays(DAYS - (long) nth * (DAYS - 40) / EVENTS)
				.minusMinutes(random.nextInt(1400));
			over(nth, at, references.get(who), made.get(who), random);
		}
		goesOn(now, references.subList(EVENTS, EVENTS + 9), made.subList(EVENTS, EVENTS + 9));
		made.stream().distinct().forEach(store::settle);
		changes.ofReach(UUID.randomUUID(), 1, UNIT, ReachEntry.day(now.minusDays(DAYS + 1)), ReachEntry.day(now), now);
		recording.tellRows("treatment.reach.sample", "people to reach", EVENTS + 9);
	}

	/**
	 * One that is closed. More are reached in time in the second year than in the first.
	 */
	private void over(int nth, OffsetDateTime at, OwnRef reference, PersonKey person, Random random) {
		int heard = (nth % 17 == 5) ? 90 + random.nextInt(40) : 2 + random.nextInt(14);
		OffsetDateTime noticed = at.plusHours(heard);
		boolean unknown = nth % 23 == 11;
		var id = add(at, noticed, (nth % 6 == 3) ? "ED" : SOURCES.get(nth % SOURCES.size()), unknown ? null : reference,
				unknown ? null : person, PLACES.get(nth % PLACES.size()), AGES.get(nth % AGES.size()));
		if (nth == DIED) {
			close(id, "DECEASED", "OTHER", noticed.plusHours(20));
			return;
		}
		boolean found = random.nextInt(100) < 66 + nth / 8;
		OffsetDateTime first = noticed.plusHours(3 + random.nextInt(18));
		if (!found) {
			tried(id, first, "PHONE", "NO_ANSWER", List.of());
			tried(id, first.plusHours(6), "PHONE", "MESSAGE_LEFT", List.of());
			tried(id, first.plusHours(25), "VISIT", "NOT_THERE", List.of());
			close(id, (nth % 7 == 0) ? "IN_CUSTODY" : "NOT_LOCATED", "TRIED_ENOUGH", noticed.plusDays(9));
			return;
		}
		int late = (random.nextInt(100) < 24 - nth / 12) ? 70 : 0;
		if (late > 0 || nth % 3 == 0) {
			tried(id, first, "PHONE", "NO_ANSWER", List.of());
		}
		tried(id, first.plusHours(4 + late), (nth % 2 == 0) ? "VISIT" : "PHONE", "REACHED",
				(nth % 4 == 0) ? List.of("HARM_REDUCTION") : List.of("HARM_REDUCTION", "NALOXONE"));
		store.triage(id, new ReachEntry.Triage(nth % 3 != 0, AGES.get(nth % AGES.size()), null, "NO", null, "NO", null),
				author(noticed.plusHours(1)));
		store.reviewed(id, ReachEntry.day(noticed.plusDays(6)));
		int drawn = random.nextInt(100);
		store.followedUp(id, ReachEntry.day(at.plusDays(28)),
				(drawn < 58) ? "ENGAGED" : (drawn < 84) ? "NOT_ENGAGED" : "UNREACHED");
		close(id, (drawn < 58) ? ((nth % 3 == 0) ? "PLAN_CHANGED" : "ENGAGED") : "DECLINED", "PATHWAY_COMPLETE",
				at.plusDays(29));
	}

	/** What is on the board. */
	private void goesOn(OffsetDateTime now, List<OwnRef> references, List<PersonKey> people) {
		var late = add(now.minusHours(62), now.minusHours(55), "AMBULANCE", references.get(0), people.get(0), "IRVINE",
				"AGE_35_44");
		reachOuts.again(late);
		var twice = add(now.minusHours(20), now.minusHours(18), "AMBULANCE", references.get(1), people.get(1), "IRVINE",
				"AGE_25_34");
		reachOuts.again(twice);
		var unknown = add(now.minusHours(19), now.minusHours(9), "ED", null, null, "IRVINE", "AGE_25_34");
		reachOuts.again(unknown);
		var tried = add(now.minusHours(50), now.minusHours(44), "ED", references.get(2), people.get(2), "KILWINNING",
				"AGE_45_54");
		tried(tried, now.minusHours(30), "PHONE", "NO_ANSWER", List.of());
		tried(tried, now.minusHours(6), "VISIT", "NOT_THERE", List.of());
		reachOuts.again(tried);
		var reached = add(now.minusDays(5), now.minusDays(5).plusHours(9), "AMBULANCE", references.get(3),
				people.get(3), "THREE-TOWNS", "AGE_35_44");
		tried(reached, now.minusDays(4), "VISIT", "REACHED", List.of("HARM_REDUCTION", "NALOXONE"));
		store.triage(reached, new ReachEntry.Triage(true, "AGE_35_44", null, "NO", null, "NO", null),
				author(now.minusDays(4)));
		reachOuts.again(reached);
		var reviewed = add(now.minusDays(16), now.minusDays(16).plusHours(4), "THIRD_SECTOR", references.get(4),
				people.get(4), "ARRAN", "AGE_55_64");
		tried(reviewed, now.minusDays(15), "PHONE", "REACHED", List.of("ASSESSMENT", "SAME_DAY_MAT"));
		store.reviewed(reviewed, ReachEntry.day(now.minusDays(9)));
		reachOuts.again(reviewed);
		var leaving = add("LEAVING", now.plusDays(3), now.minusDays(2), "OTHER", references.get(5), people.get(5), null,
				null);
		reachOuts.again(leaving);
		var silent = add("DISENGAGED", now.minusDays(2), now.minusHours(3), "SELF", references.get(6), people.get(6),
				null, "AGE_45_54");
		reachOuts.again(silent);
		var worried = add("FAMILY_CONCERN", now.minusHours(5), now.minusHours(4), "FAMILY", references.get(7),
				people.get(7), null, "AGE_16_24");
		tried(worried, now.minusHours(1), "THROUGH_OTHERS", "MESSAGE_LEFT", List.of());
		reachOuts.again(worried);
	}

	private ReachOuts.Id add(OffsetDateTime at, OffsetDateTime noticed, String source, @Nullable OwnRef reference,
			@Nullable PersonKey person, @Nullable String locality, @Nullable String age) {
		return add("OVERDOSE", at, noticed, source, reference, person, locality, age);
	}

	private ReachOuts.Id add(String trigger, OffsetDateTime at, OffsetDateTime noticed, String source,
			@Nullable OwnRef reference, @Nullable PersonKey person, @Nullable String locality, @Nullable String age) {
		var id = new ReachOuts.Id(UUID.randomUUID());
		boolean overdose = rules.overdose(trigger);
		var entry = new ReachEntry(UNIT, trigger, at, source, source.equals("AMBULANCE") ? "NON_OBJECTION" : "AGREED",
				noticed, null, (reference != null) ? reference.value() : null, null, age, locality,
				overdose ? (source.equals("AMBULANCE") ? "AMBULANCE" : "NOT_KNOWN") : null,
				overdose ? Boolean.valueOf(source.equals("ED")) : null, null, false, true);
		var author = author(noticed);
		store.add(new ReachStore.Fresh(id, entry, entry.ownRef(), person, null, overdose, false), ReachOuts.Door.SAMPLE,
				null, author);
		store.notice(id, entry, null, null, author);
		return id;
	}

	private void tried(ReachOuts.Id id, OffsetDateTime at, String way, String result, List<String> done) {
		store.tried(id, new ReachEntry.Attempt(at, way, result, done), author(at));
	}

	private void close(ReachOuts.Id id, String outcome, String reason, OffsetDateTime at) {
		store.close(id, new ReachEntry.Closing(outcome, reason, null), rules.leftOut(outcome), author(at));
		reachOuts.again(id);
	}

	private static Author author(OffsetDateTime at) {
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data", at);
	}

}
