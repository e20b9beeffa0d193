package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceView;
import scot.adp.events.PersonKey;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Invents the waits of eight quarters and of the one that runs, some 300 each, at three
 * services, for a first start with sample data. They take every way that a clock knows.
 * In one quarter 188 of 209 are inside, which is shown as 90.0 and is less. The same
 * start day gives the same data; people are invented, and their keys are of a space of
 * their own.
 */
@Component
class WaitSample extends StartUpStep {

	private static final int QUARTERS = 8;

	/** Which of them is just below the standard; none of its services filed a return. */
	private static final int JUST_BELOW = 2;

	private static final int JUST_BELOW_OF = 209;

	private static final int JUST_BELOW_INSIDE = 188;

	private static final int COMPLETED = 238;

	private static final int CLOSED = 46;

	private static final int ROWS_AT_ONCE = 500;

	private static final List<String> SERVICES = List.of("NADARS", "Drug treatment and testing orders (DTTO)",
			"Recovery Development Workers");

	/** More live where more people do. */
	private static final List<String> HOMES = List.of("IRVINE", "THREE-TOWNS", "KILWINNING", "IRVINE", "GARNOCK-VALLEY",
			"THREE-TOWNS", "IRVINE", "NORTH-COAST", "THREE-TOWNS", "IRVINE", "KILWINNING");

	private static final Map<String, String> REFERENCES = Map.of("NADARS", "NAD-%05d", "NAHSCP-CJ", "CJ-%05d",
			"NAHSCP-CJ-RDW", "CJ-%05d");

	private final AdpSettings settings;

	private final PlaceCatalogue catalogue;

	private final WaitStore store;

	private final WaitRules rules;

	private final PersonKeys keys;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	WaitSample(AdpSettings settings, PlaceCatalogue catalogue, WaitStore store, WaitRules rules, PersonKeys keys,
			ChangedRecords changes, Recording recording, TransactionTemplate transaction, JdbcClient jdbc,
			Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.catalogue = catalogue;
		this.store = store;
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
				&& jdbc.sql("select not exists (select from treatment.wait)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		var services = catalogue.services().stream().filter(it -> SERVICES.contains(it.name())).toList();
		if (services.size() < SERVICES.size()) {
			return;
		}
		var now = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock));
		var invented = new Inventing(LocalDate.now(clock), services).all();
		keep(invented, now);
		invented.stream()
			.collect(Collectors.groupingBy(Invented::unit))
			.forEach((unit, some) -> changes.ofWaits(UUID.randomUUID(), 1, unit,
					some.stream().map(Invented::receivedOn).min(LocalDate::compareTo).orElseThrow(),
					LocalDate.now(clock), now.at()));
		recording.tellRows("treatment.wait.sample", "waits", invented.size());
	}

	private void keep(List<Invented> invented, Author author) {
		var people = new HashMap<String, PersonKey>();
		invented.stream().collect(Collectors.groupingBy(Invented::unit)).forEach((unit, some) -> {
			var references = some.stream().map(Invented::reference).distinct().toList();
			var made = keys.ofSample(unit, references.stream().map(OwnRef::new).toList());
			IntStream.range(0, made.size()).forEach(i -> people.put(unit.value() + references.get(i), made.get(i)));
		});
		LocalDate today = author.at().toLocalDate();
		for (int from = 0; from < invented.size(); from += ROWS_AT_ONCE) {
			var some = invented.subList(from, Math.min(invented.size(), from + ROWS_AT_ONCE));
			var rows = new ArrayList<WaitStore.Row>();
			for (int i = 0; i < some.size(); i++) {
				rows.add(row(some.get(i), people, i, today));
			}
			var added = store.add(rows, Waits.Door.SAMPLE, null, author);
			var facts = new ArrayList<Map.Entry<Waits.Id, WaitFact>>();
			for (int i = 0; i < some.size(); i++) {
				Waits.Id id = Objects.requireNonNull(added.get(i));
				some.get(i).facts().forEach(fact -> facts.add(Map.entry(id, fact)));
			}
			store.addFacts(facts, null, author);
		}
	}

	private WaitStore.Row row(Invented of, Map<String, PersonKey> people, int line, LocalDate today) {
		var entry = new WaitEntry(of.service(), of.receivedOn(), of.serviceType(), of.substance(), of.source(),
				of.reference(), of.profile(), of.facts(), true);
		var fresh = new WaitStore.Fresh(entry, of.reference(), of.unit(),
				people.get(of.unit().value() + of.reference()), null, "SIMD_2020", line);
		return new WaitStore.Row(fresh, of.source(), Judged.of(of.receivedOn(), of.facts(), rules, today), false);
	}

	/** A wait that was invented. */
	private record Invented(ServiceId service, UnitId unit, String serviceType, String substance,
			@Nullable String source, String reference, SupplyEntry.Profile profile, LocalDate receivedOn,
			List<WaitFact> facts) {
	}

	/** One go at it. */
	private final class Inventing {

		private final Random random = new Random(20_261_129);

		private final LocalDate today;

		private final List<ServiceView> services;

		private final List<Invented> invented = new ArrayList<>();

		Inventing(LocalDate today, List<ServiceView> services) {
			this.today = today;
			this.services = SERVICES.stream()
				.map(name -> services.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow())
				.toList();
		}

		List<Invented> all() {
			Period quarter = PeriodType.QUARTER.of(today);
			for (int i = 0; i < QUARTERS; i++) {
				quarter = quarter.previous();
			}
			for (int i = 0; i < QUARTERS; i++, quarter = quarter.next()) {
				if (i == JUST_BELOW) {
					justBelow(quarter);
				}
				else {
					completed(quarter, COMPLETED + random.nextInt(21) - 10, 100);
				}
				closed(quarter, CLOSED + random.nextInt(11) - 5, 100);
			}
			int part = (int) (100 * (ChronoUnit.DAYS.between(quarter.from(), today) + 1)
					/ (ChronoUnit.DAYS.between(quarter.from(), quarter.to()) + 1));
			completed(quarter, COMPLETED * part / 100, part);
			closed(quarter, CLOSED * part / 100, part);
			ongoing();
			return invented;
		}

		private void justBelow(Period quarter) {
			var inside = new ArrayList<>(Collections.nCopies(JUST_BELOW_INSIDE, true));
			inside.addAll(Collections.nCopies(JUST_BELOW_OF - JUST_BELOW_INSIDE, false));
			Collections.shuffle(inside, random);
			inside.forEach(it -> completed(within(quarter, 100), it));
		}

		private void completed(Period quarter, int number, int part) {
			int inside = 91 + random.nextInt(6);
			for (int i = 0; i < number; i++) {
				completed(within(quarter, part), random.nextInt(100) < inside);
			}
		}

		/** Draws what happened until the wait is inside or not, as it is to be. */
		private void completed(LocalDate started, boolean inside) {
			while (true) {
				int waited = inside ? random.nextInt(22) : 22 + (int) Math.abs(random.nextGaussian() * 14);
				var happened = new ArrayList<WaitFact>();
				LocalDate received = before(started, waited, happened);
				happened.add(WaitFact.started(started, pick("PSYCHOSOCIAL", 34, "OST", 30, "ALCOHOL_MEDICATION", 12,
						"COMMUNITY_DETOX", 10, "PREPARATORY", 9, "OTHER_PRESCRIBED", 3, "OTHER", 2)));
				var clock = WaitClock.of(WaitFacts.of(received, happened), rules.judging(received),
						rules.standard(received).within(), today);
				if (clock.inside() == inside) {
					add(received, happened);
					return;
				}
			}
		}

		/**
		 * The day of a referral so long before a treatment, and what happened between:
		 * each way that a clock knows, some of them often.
		 */
		private LocalDate before(LocalDate started, int waited, List<WaitFact> happened) {
			int way = random.nextInt(100);
			LocalDate received = started.minusDays(waited);
			if (way < 58) {
				offer(received, started, happened);
				return received;
			}
			if (way < 66) {
				// Missed once, soon enough or too late.
				LocalDate missed = started.minusDays(waited);
				received = missed.minusDays(3 + random.nextInt(28));
				happened.add(WaitFact.notAttended(missed,
						pick("DID_NOT_ATTEND", 70, "PERSON_CANCELLED", 24, "LEFT_BEFORE_SEEN", 6)));
			}
			else if (way < 70) {
				// Missed twice.
				received = received.minusDays(16);
				happened.add(WaitFact.notAttended(received.plusDays(7), "PERSON_CANCELLED"));
				happened.add(WaitFact.notAttended(received.plusDays(16), "DID_NOT_ATTEND"));
			}
			else if (way < 80) {
				// Away, and back again.
				int days = 3 + random.nextInt(12);
				received = received.minusDays(days);
				LocalDate from = received.plusDays(1L + random.nextInt(Math.max(1, waited)));
				happened.add(WaitFact.unavailable(from, from.plusDays(days - 1L),
						pick("AWAY", 34, "ILL", 26, "HOSPITAL", 14, "CUSTODY", 14, "PERSON_ASKED", 12)));
			}
			else if (way < 84) {
				// Away twice, with days in common.
				received = received.minusDays(12);
				happened.add(WaitFact.unavailable(received.plusDays(2), received.plusDays(8), "ILL"));
				happened.add(WaitFact.unavailable(received.plusDays(5), received.plusDays(13), "HOSPITAL"));
			}
			else if (way < 87) {
				// Missed while away.
				received = received.minusDays(14);
				happened.add(WaitFact.unavailable(received.plusDays(8), received.plusDays(18), "AWAY"));
				happened.add(WaitFact.notAttended(received.plusDays(14), "DID_NOT_ATTEND"));
			}
			else if (way < 90) {
				// Away before the referral was received, and on.
				happened.add(WaitFact.unavailable(received.minusDays(4), received.plusDays(2), "CUSTODY"));
			}
			else if (way < 93) {
				// Missed on the day of treatment itself, and came later that day.
				happened.add(WaitFact.notAttended(started, "LEFT_BEFORE_SEEN"));
			}
			else if (way < 96) {
				// Cancelled by the service.
				LocalDate offered = received;
				happened.add(WaitFact.offer(offered, started.minusDays(waited / 3), "SERVICE_CANCELLED",
						started.minusDays(waited / 2)));
			}
			else if (waited > 9) {
				// Two offers declined in a row, and one accepted.
				happened.add(WaitFact.offer(received, received.plusDays(10), "DECLINED", received.plusDays(1)));
				happened
					.add(WaitFact.offer(received.plusDays(2), received.plusDays(16), "DECLINED", received.plusDays(5)));
				happened.add(WaitFact.offer(received.plusDays(6), started, "ACCEPTED", received.plusDays(7)));
			}
			return received;
		}

		private void offer(LocalDate received, LocalDate started, List<WaitFact> happened) {
			if (started.isAfter(received.plusDays(2))) {
				happened.add(WaitFact.offer(received.plusDays(1), started, "ACCEPTED", received.plusDays(2)));
			}
		}

		private void closed(Period quarter, int number, int part) {
			for (int i = 0; i < number; i++) {
				LocalDate closed = within(quarter, part);
				LocalDate received = closed.minusDays(2L + random.nextInt(40));
				var happened = new ArrayList<WaitFact>();
				if (random.nextInt(3) == 0) {
					happened.add(WaitFact.notAttended(received.plusDays(1), "DID_NOT_ATTEND"));
				}
				happened.add(WaitFact.closed(closed, pick("NO_CONTACT", 42, "DECLINED", 22, "NEED_MET_ELSEWHERE", 12,
						"MOVED", 7, "NOT_APPROPRIATE", 6, "CUSTODY", 4, "DUPLICATE", 4, "HOSPITAL", 2, "DECEASED", 1)));
				add(received, happened);
			}
		}

		/** Those that go on: some of each list. */
		private void ongoing() {
			for (int i = 0; i < 34; i++) {
				LocalDate received = today.minusDays(random.nextInt(21));
				var happened = new ArrayList<WaitFact>();
				if (random.nextInt(3) > 0) {
					happened
						.add(WaitFact.offer(received, today.plusDays(1L + random.nextInt(12)), "ACCEPTED", received));
				}
				add(received, happened);
			}
			for (int days : new int[] { 15, 16, 18, 19, 20, 21 }) {
				add(today.minusDays(days), List.of(WaitFact.offer(today.minusDays(days), today.plusDays(3))));
			}
			for (int days : new int[] { 22, 24, 27, 33, 48 }) {
				add(today.minusDays(days), List.of());
			}
			add(today.minusDays(9), List.of(), null);
			add(today.minusDays(25), List.of(), null);
			add(today.minusDays(30), List.of(WaitFact.notAttended(today.minusDays(14), "DID_NOT_ATTEND")));
			add(today.minusDays(44), List.of(WaitFact.notAttended(today.minusDays(10), "DID_NOT_ATTEND")));
			add(today.minusDays(19), List.of(WaitFact.unavailable(today.minusDays(9), null, "CUSTODY")));
			add(today.minusDays(26), List.of(WaitFact.unavailable(today.minusDays(12), null, "HOSPITAL")));
			add(today.minusDays(12), List.of(WaitFact.unavailable(today.minusDays(2), today.plusDays(5), "AWAY")));
			add(today.minusDays(40), List.of(WaitFact.unavailable(today.minusDays(16), null, "AWAY")));
			add(today.minusDays(380), List.of(WaitFact.unavailable(today.minusDays(370), null, "CUSTODY")));
		}

		private void add(LocalDate received, List<WaitFact> happened) {
			add(received, happened, (random.nextInt(40) == 0) ? null : source());
		}

		private String source() {
			return pick("GP", 30, "SELF", 28, "HOSPITAL", 12, "JUSTICE_SOCIAL_WORK", 9, "FAMILY", 6, "HOUSING", 5,
					"THIRD_SECTOR", 5, "POLICE", 3, "AMBULANCE", 2);
		}

		/**
		 * Some are of people whom the sample supplied with naloxone, and of some there
		 * are several.
		 */
		private static int reference(int nth) {
			return (nth % 3 == 0) ? 10_000 + nth % 900 : 20_000 + nth;
		}

		private void add(LocalDate received, List<WaitFact> happened, @Nullable String source) {
			int where = random.nextInt(100);
			ServiceView service = services.get((where < 82) ? 0 : (where < 90) ? 1 : 2);
			String type = (where >= 90) ? "PRISON" : (where < 6) ? "HOSPITAL" : "COMMUNITY";
			String reference = Objects.requireNonNull(REFERENCES.get(service.unit().value()))
				.formatted(reference(invented.size()));
			invented.add(new Invented(service.id(), service.unit(), type,
					pick("ALCOHOL", 48, "DRUGS", 38, "CO_DEPENDENCY", 14), source, reference,
					new SupplyEntry.Profile(
							pick("AGE_16_24", 6, "AGE_25_34", 21, "AGE_35_44", 33, "AGE_45_54", 24, "AGE_55_64", 11,
									"NOT_ASKED", 5),
							pick("MALE", 63, "FEMALE", 34, "NOT_ASKED", 3),
							pick("SIMD_1", 47, "SIMD_2", 25, "SIMD_3", 12, "SIMD_4", 6, "SIMD_5", 2, "NOT_KNOWN", 8),
							home(invented.size())),
					received, List.copyOf(happened)));
		}

		/** Without the dice, by which all else is drawn. */
		private static String home(int nth) {
			return (nth % 17 == 3) ? "NOT_ASKED" : HOMES.get((nth * 5) % HOMES.size());
		}

		private LocalDate within(Period quarter, int part) {
			long days = (ChronoUnit.DAYS.between(quarter.from(), quarter.to()) + 1) * part / 100;
			LocalDate day = quarter.from().plusDays(random.nextInt((int) Math.max(1, days)));
			return day.isAfter(today) ? today : day;
		}

		/** One of some codes, each with its share of a hundred. */
		private String pick(Object... shares) {
			int drawn = random.nextInt(100);
			for (int i = 0; i < shares.length; i += 2) {
				drawn -= (Integer) shares[i + 1];
				if (drawn < 0) {
					return (String) shares[i];
				}
			}
			return (String) shares[0];
		}

	}

}
