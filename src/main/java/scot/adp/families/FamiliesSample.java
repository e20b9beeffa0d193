package scot.adp.families;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.AreaCode;
import scot.adp.events.PersonKey;
import scot.adp.families.SupportFact.Kind;
import scot.adp.families.SupportFact.Moment;
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
 * Invents 210 families with 380 children at two services, over two years, for a first
 * start with sample data: they are at every step, and some wait, are late for a review or
 * came back. The recovery service sees adults alone and does not ask for how long they
 * were affected: what two services tell is hidden where the number of the smaller one
 * could be worked out. The same start day gives the same data; people are invented, and
 * their keys are of a space of their own.
 */
@Component
class FamiliesSample extends StartUpStep {

	static final int FAMILIES = 210;

	/** So many of those with children have three, the others two. */
	private static final List<String> REASONS = List.of("PARENTAL_USE", "SIBLING_USE", "PARENTAL_USE", "BEREAVEMENT",
			"OWN_USE", "PARENTING", "KINSHIP_CARE", "OVERDOSE", "MENTAL_HEALTH");

	private static final List<String> WELLBEING = List.of("SAFE", "HEALTHY", "ACHIEVING", "NURTURED", "ACTIVE",
			"RESPECTED", "RESPONSIBLE", "INCLUDED");

	private static final int WITH_THREE = 80;

	private static final int DAYS = 720;

	/** More live where more people do. */
	private static final List<String> AREAS = List.of("IRVINE", "THREE-TOWNS", "KILWINNING", "IRVINE", "GARNOCK-VALLEY",
			"THREE-TOWNS", "IRVINE", "NORTH-COAST", "THREE-TOWNS", "ARRAN", "KILWINNING", "GARNOCK-VALLEY", "IRVINE");

	private static final UnitId STRONGER_FAMILIES = new UnitId("NAHSCP-CF-SF");

	private static final UnitId RECOVERY_SERVICE = new UnitId("NADARS");

	private static final Map<UnitId, String> REFERENCES = Map.of(STRONGER_FAMILIES, "CF-%05d", RECOVERY_SERVICE,
			"NAD-%05d");

	private final AdpSettings settings;

	private final SupportStore store;

	private final FamilyRules rules;

	private final PersonKeys keys;

	private final FamilyNews changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	FamiliesSample(AdpSettings settings, SupportStore store, FamilyRules rules, PersonKeys keys, FamilyNews changes,
			Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
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
				&& jdbc.sql("select not exists (select from families.support)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		var now = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock));
		LocalDate today = LocalDate.now(clock);
		var invented = new Inventing(today).all();
		invented.stream().collect(Collectors.groupingBy(Invented::unit)).forEach((unit, some) -> {
			keep(unit, some, now);
			changes.ofSupport(UUID.randomUUID(), 1, unit,
					some.stream().map(Invented::first).min(LocalDate::compareTo).orElseThrow(), today, now.at());
		});
		recording.tellRows("families.support.sample", "families", invented.size());
	}

	private void keep(UnitId unit, List<Invented> some, Author author) {
		var families = keys.ofSample(unit, some.stream().map(it -> new OwnRef(it.reference())).toList());
		// Adults of the recovery service are people whom its other records know too.
		var adults = keys.ofSample(unit, some.stream().map(it -> new OwnRef(it.adult())).toList());
		var rows = new ArrayList<SupportStore.Row>();
		var facts = new ArrayList<Map.Entry<FamilySupports.Id, SupportFact>>();
		var members = new ArrayList<SupportStore.Member>();
		for (int i = 0; i < some.size(); i++) {
			Invented one = some.get(i);
			var id = new FamilySupports.Id(UUID.randomUUID());
			var standing = Standing.of(one.facts(), one.members().stream().map(SupportEntry.Member::ageBand).toList(),
					rules);
			rows.add(new SupportStore.Row(id, unit, one.reference(), families.get(i), null, one.opening(), standing,
					true, false));
			one.facts().forEach(fact -> facts.add(Map.entry(id, fact)));
			for (int place = 0; place < one.members().size(); place++) {
				@Nullable PersonKey key = (place == 0 && unit.equals(RECOVERY_SERVICE)) ? adults.get(i) : null;
				members.add(new SupportStore.Member(new FamilyMemberView.Id(UUID.randomUUID()), id, unit, place + 1,
						one.members().get(place), one.first(), key, null));
			}
		}
		store.keep(rows, FamilySupports.Door.SAMPLE, null, author);
		store.addFacts(facts, null, author);
		store.addMembers(members);
	}

	/** A family that was invented. */
	private record Invented(UnitId unit, String reference, String adult, LocalDate first,
			FamilySupports.Opening opening, List<SupportFact> facts, List<SupportEntry.Member> members) {
	}

	/** One go at it. */
	private final class Inventing {

		private final Random random = new Random(20_261_130);

		private final LocalDate today;

		private final List<Invented> invented = new ArrayList<>();

		Inventing(LocalDate today) {
			this.today = today;
		}

		List<Invented> all() {
			for (int i = 0; i < FAMILIES; i++) {
				family(i);
			}
			return invented;
		}

		private void family(int nth) {
			UnitId unit = (nth % 7 < 5) ? STRONGER_FAMILIES : RECOVERY_SERVICE;
			int age = DAYS - nth * DAYS / FAMILIES;
			LocalDate asked = today.minusDays(age);
			var facts = new ArrayList<SupportFact>();
			String tier = pick("UNIVERSAL", 68, "INTENSIVE", 32);
			facts.add(SupportFact.of(Kind.TIER, asked, tier));
			// The waits grow shorter over the two years.
			int wait = Math.max(0, (int) Math.round(4 + age / 60.0 + random.nextGaussian() * 5));
			boolean declined = nth % 19 == 7;
			boolean waits = nth >= FAMILIES - 9 && nth % 2 == 0;
			if (declined) {
				facts.add(SupportFact.of(Kind.DECLINED, until(asked.plusDays(6L + random.nextInt(12))),
						pick("NO_CONTACT", 45, "FAMILY_DECLINED", 30, "NEED_MET_ELSEWHERE", 15, "OTHER", 10)));
			}
			else if (waits) {
				if (nth % 4 == 0) {
					facts.add(SupportFact.of(Kind.ACCEPTED, until(asked.plusDays(2))));
				}
			}
			else {
				supported(until(asked.plusDays(wait)), tier, unit.equals(STRONGER_FAMILIES), facts);
			}
			var opening = new FamilySupports.Opening(asked,
					pick("CHILDREN_SERVICES", 30, "EDUCATION", 18, "SELF", 16, "GP", 10, "HOSPITAL", 8, "FAMILY", 8,
							"HOUSING", 5, "THIRD_SECTOR", 5),
					unit.equals(RECOVERY_SERVICE) ? "NOT_ASKED"
							: pick("UNDER_1", 14, "YEARS_1_2", 22 + (DAYS - age) / 40, "YEARS_3_5", 24, "YEARS_6_10",
									18, "OVER_10", 12, "NOT_ASKED", 8),
					reasons(nth),
					(nth % 3 == 0) ? List.of() : List.of(WELLBEING.get(nth % 8), WELLBEING.get(nth * 5 % 8)), area(nth),
					(random.nextInt(10) == 0) ? null : Boolean.valueOf(random.nextInt(100) < 55 + (DAYS - age) / 24));
			if (!declined && !waits) {
				joint(nth, unit, asked, facts);
			}
			invented.add(new Invented(unit, String.format(REFERENCES.get(unit), 40_000 + nth),
					String.format(REFERENCES.get(unit), 10_000 + nth), asked, opening, facts, members(nth)));
		}

		/** One reason or two, of some none. */
		private static List<String> reasons(int nth) {
			return (nth % 9 == 0) ? List.of()
					: (nth % 4 == 0) ? List.of(REASONS.get(nth % REASONS.size()), REASONS.get(nth * 7 % REASONS.size()))
							: List.of(REASONS.get(nth % REASONS.size()));
		}

		/**
		 * More families have a joint plan as the two years go by, and some of these end:
		 * with schools, with housing and between the two services.
		 */
		private void joint(int nth, UnitId unit, LocalDate asked, List<SupportFact> facts) {
			if ((nth * 37) % 100 >= 14 + nth * 30 / FAMILIES) {
				return;
			}
			UnitId other = unit.equals(STRONGER_FAMILIES) ? RECOVERY_SERVICE : STRONGER_FAMILIES;
			var with = switch (nth % 5) {
				case 0 -> List.of(other.value(), "NAC-HOUSING");
				case 1, 2 -> List.of(other.value());
				case 3 -> List.of("NAC-HOUSING");
				default -> List.of("NAC-EDUCATION");
			};
			LocalDate ends = facts.stream()
				.filter(it -> it.kind() == Kind.CLOSED)
				.map(SupportFact::on)
				.findFirst()
				.orElse(today);
			for (int i = 0; i < with.size(); i++) {
				LocalDate from = until(asked.plusDays(14L * i + nth % 12));
				if (from.isAfter(ends)) {
					continue;
				}
				facts.add(SupportFact.of(Kind.JOINED, from, with.get(i)));
				LocalDate to = from.plusDays(80 + nth % 60);
				if (nth % 4 == 1 && to.isBefore(ends)) {
					facts.add(SupportFact.of(Kind.PARTED, to, with.get(i)));
				}
			}
		}

		/** Now and then nobody asked. */
		private static @Nullable AreaCode area(int nth) {
			return (nth % 13 == 4) ? null : new AreaCode(AREAS.get((nth * 7) % AREAS.size()));
		}

		private List<SupportEntry.Member> members(int nth) {
			var members = new ArrayList<SupportEntry.Member>();
			members.add(new SupportEntry.Member(pick("PARENT", 70, "KINSHIP_CARER_LOOKED_AFTER", 10,
					"KINSHIP_CARER_NOT_LOOKED_AFTER", 6, "GRANDPARENT", 8, "STEP_PARENT", 6), "OVER_25", null));
			if (nth % 3 == 0) {
				members.add(new SupportEntry.Member("PARTNER", pick("OVER_25", 80, "NOT_KNOWN", 20), null));
			}
			for (int child = 0; child < children(nth); child++) {
				members.add(new SupportEntry.Member(
						"CHILD", pick("UNBORN", 5, "AGE_0_4", 24, "AGE_5_11", 32, "AGE_12_15", 20, "AGE_16_17", 12,
								"AGE_18_25", 7),
						(random.nextInt(5) == 0) ? null : Boolean.valueOf(random.nextInt(100) < 24)));
			}
			return members;
		}

		private static int children(int nth) {
			boolean none = nth % 7 >= 5;
			return none ? 0 : (nth / 7 * 5 + nth % 7 < WITH_THREE) ? 3 : 2;
		}

		private void supported(LocalDate started, String tier, boolean children, List<SupportFact> facts) {
			facts.add(SupportFact.of(Kind.STARTED, started));
			if (children) {
				facts.add(SupportFact.asked(Kind.AT_HOME, started, Moment.START,
						pick("YES", 74, "NO", 23, "NOT_KNOWN", 3)));
			}
			int score = 14 + random.nextInt(9);
			boolean scored = random.nextInt(10) < 8;
			if (scored) {
				facts.add(score(started, Moment.START, score));
			}
			LocalDate ends = started.plusDays(70L + random.nextInt(420));
			if ("INTENSIVE".equals(tier) && random.nextInt(100) < 62) {
				LocalDate down = started.plusDays(60L + random.nextInt(90));
				if (down.isBefore(today) && down.isBefore(ends)) {
					facts.add(SupportFact.of(Kind.TIER, down, "UNIVERSAL"));
				}
			}
			LocalDate last = ends.isBefore(today) ? ends : today;
			int late = random.nextInt(30);
			for (LocalDate on = started.plusDays(70L + random.nextInt(20)); on
				.isBefore(last.minusDays(late)); on = on.plusDays(70L + random.nextInt(24))) {
				facts.add(SupportFact.of(Kind.REVIEWED, on));
			}
			for (LocalDate on = started.plusDays(9); !on.isAfter(last); on = on.plusDays(24L + random.nextInt(20))) {
				facts.add(SupportFact.of(Kind.CONTACTED, on));
			}
			if (children) {
				answer(facts, started, 6, Moment.MONTH_6);
				answer(facts, started, 12, Moment.MONTH_12);
			}
			if (ends.isBefore(today)) {
				facts.add(SupportFact.of(Kind.CLOSED, ends, pick("PLANNED_COMPLETE", 52, "PLANNED_TRANSFER", 12,
						"DISENGAGED", 18, "MOVED", 8, "SERVICE_DECISION", 4, "CUSTODY", 3, "DECEASED", 1, "OTHER", 2)));
				if (scored && random.nextInt(10) < 7) {
					facts.add(score(ends, Moment.END, Math.min(35, score + random.nextInt(7) - 1)));
				}
			}
		}

		/** Some are still to be asked, so that something is due. */
		private void answer(List<SupportFact> facts, LocalDate started, int months, Moment moment) {
			LocalDate due = started.plusMonths(months);
			if (due.isAfter(today) || random.nextInt(12) == 0) {
				return;
			}
			LocalDate on = until(due.plusDays(random.nextInt(10)));
			facts.add(SupportFact.asked(Kind.AT_HOME, on, moment, pick("YES", 60, "NO", 34, "NOT_KNOWN", 6)));
			if (moment == Moment.MONTH_6) {
				facts.add(SupportFact.asked(Kind.ENGAGED, on, moment, pick("YES", 66, "NO", 22, "NOT_KNOWN", 12)));
			}
		}

		private SupportFact score(LocalDate on, Moment moment, int score) {
			return new SupportFact(Kind.SCORE, on, "SWEMWBS", moment, BigDecimal.valueOf(score));
		}

		private LocalDate until(LocalDate day) {
			return day.isAfter(today) ? today : day;
		}

		/** One of some codes, each with its share of all. */
		private String pick(Object... shares) {
			int all = 0;
			for (int i = 1; i < shares.length; i += 2) {
				all += (Integer) shares[i];
			}
			int drawn = random.nextInt(all);
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
