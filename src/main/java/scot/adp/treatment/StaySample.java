package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Invents 60 residential stays over two years at the recovery service, for a first start
 * with sample data: 46 that ended, nine of them detox that rehabilitation followed, and
 * 14 that go on at every step, of which one end moved and three leave soon without an
 * address. The same start day gives the same data; people are invented, and their keys
 * are of a space of their own.
 */
@Component
class StaySample extends StartUpStep {

	private static final UnitId UNIT = new UnitId("NADARS");

	private static final int ENDED = 46;

	private static final int ON = 14;

	/** So many days ago the first was asked for. */
	private static final int DAYS = 720;

	private static final List<String> ROUTES = List.of("ADP_APPROVED", "NATIONAL_MISSION", "ADP_APPROVED", "WARD_5",
			"PRISON_TO_REHAB");

	private static final List<String> DESTINATIONS = List.of("OWN_TENANCY", "FAMILY_OR_FRIENDS", "SUPPORTED",
			"TEMPORARY", "OWN_TENANCY", "NO_ADDRESS", "PRIVATE_LET", "NOT_KNOWN");

	private static final List<String> AGES = List.of("AGE_25_34", "AGE_35_44", "AGE_45_54", "AGE_55_64");

	private static final List<String> HOMES = List.of("IRVINE", "THREE-TOWNS", "KILWINNING", "GARNOCK-VALLEY", "ARRAN");

	private final AdpSettings settings;

	private final StayStore store;

	private final Stays stays;

	private final PersonKeys keys;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	StaySample(AdpSettings settings, StayStore store, Stays stays, PersonKeys keys, ChangedRecords changes,
			Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.stays = stays;
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
				&& jdbc.sql("select not exists (select from treatment.stay)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var random = new Random(20_261_204);
		var references = new ArrayList<OwnRef>();
		for (int nth = 0; nth < ENDED + ON; nth++) {
			references.add(new OwnRef("NAD-%05d".formatted(10_001 + nth * 9)));
		}
		var people = keys.ofSample(UNIT, references);
		for (int nth = 0; nth < ENDED; nth++) {
			LocalDate asked = today.minusDays(DAYS - (long) nth * (DAYS - 150) / ENDED);
			boolean detox = nth % 5 == 4;
			// Whoever was in detox goes on to rehabilitation a day later.
			int who = (nth % 5 == 0 && nth > 0) ? nth - 1 : nth;
			over(nth, asked, detox, references.get(who), people.get(who), today, random);
		}
		goesOn(today, references.subList(ENDED, ENDED + ON), people.subList(ENDED, ENDED + ON));
		changes.ofStay(UUID.randomUUID(), 1, UNIT, today.minusDays(DAYS), today, author(today).at());
		recording.tellRows("treatment.stay.sample", "stays", ENDED + ON);
	}

	/** One that ended. More end as planned in the second year than in the first. */
	private void over(int nth, LocalDate asked, boolean detox, OwnRef reference, PersonKey person, LocalDate today,
			Random random) {
		boolean after = nth % 5 == 0 && nth > 0;
		String kind = detox ? "DETOX" : (nth % 11 == 7) ? "STABILISATION" : "REHABILITATION";
		var id = add(kind, (nth % 3 == 0) ? "DRUGS" : (nth % 3 == 1) ? "ALCOHOL" : "CO_DEPENDENCY", reference, person,
				nth, asked);
		var facts = new HashMap<String, Object>();
		LocalDate funded = asked.plusDays(18 + random.nextInt(20));
		LocalDate in = detox ? asked.plusDays(40)
				: after ? asked.plusDays(39) : funded.plusDays(14 + random.nextInt(30));
		int nights = detox ? 10 : 70 + random.nextInt(24);
		boolean planned = random.nextInt(100) < 50 + nth / 2;
		LocalDate out = detox ? in.plusDays(nights) : in.plusDays(planned ? nights : 12 + random.nextInt(30));
		if (!out.isBefore(today.minusDays(5))) {
			out = today.minusDays(5 + random.nextInt(4));
		}
		if (out.isBefore(in)) {
			in = out.minusDays(10);
		}
		put(facts, "enquiryOn", asked, "assessedOn", asked.plusDays(7), "decision", "SUITABLE", "planAgreedOn",
				asked.plusDays(10), "fundingOn", funded, "route", detox ? "WARD_5" : ROUTES.get(nth % ROUTES.size()),
				"provider", detox ? "WARD_5" : (nth % 4 == 1) ? "HARPER_HOUSE" : "OTHER_SCOTLAND", "acceptedOn",
				funded.plusDays(4), "admittedOn", in, "plannedEndOn", in.plusDays(nights), "leftOn", out, "leftHow",
				(nth == 21) ? "DECEASED" : (nth % 17 == 9) ? "TRANSFER" : (planned || detox) ? "PLANNED" : "EARLY",
				"destination", detox ? "RESIDENTIAL" : DESTINATIONS.get(nth % DESTINATIONS.size()), "naloxone",
				nth % 4 != 2, "parent", nth % 3 == 1);
		if (nth % 14 == 3) {
			facts.put("costNotKnown", true);
		}
		else {
			facts.put("costPence", detox ? 310_000 : 900_000 + random.nextInt(900) * 1_000);
		}
		if (detox) {
			facts.put("nextStep", (nth % 10 == 9) ? "REHABILITATION" : "COMMUNITY_TREATMENT");
		}
		followUps(id, nth, out, today, random);
		stays.invent(id, StayFacts.of(facts), out.isBefore(today.minusDays(400)) ? out.plusDays(385) : null);
	}

	private void followUps(Stays.Id id, int nth, LocalDate out, LocalDate today, Random random) {
		if (nth % 9 != 5) {
			tell(id, out.plusDays(1 + random.nextInt(6)), "IN_SUPPORT", today);
		}
		for (int months : new int[] { 3, 6, 12 }) {
			int drawn = random.nextInt(100);
			if (drawn < 82) {
				tell(id, out.plusMonths(months).plusDays(random.nextInt(9) - 4L),
						(drawn < 36) ? "WELL"
								: (drawn < 58) ? "IN_SUPPORT" : (drawn < 68) ? "LAPSED_IN_SUPPORT" : "NOT_IN_CONTACT",
						today);
			}
		}
	}

	private void tell(Stays.Id id, LocalDate on, String status, LocalDate today) {
		if (!on.isAfter(today)) {
			store.followUp(id, new StayClock.Told(on, status), author(on));
		}
	}

	/** What is on the board: each step, and who leaves soon. */
	private void goesOn(LocalDate today, List<OwnRef> references, List<PersonKey> people) {
		var on = new ArrayList<Map<String, Object>>();
		on.add(facts("enquiryOn", today.minusDays(3)));
		on.add(facts("enquiryOn", today.minusDays(11)));
		on.add(facts("enquiryOn", today.minusDays(30), "assessedOn", today.minusDays(16), "decision", "NOT_YET",
				"decisionReason", "HEALTH"));
		on.add(facts("enquiryOn", today.minusDays(44), "assessedOn", today.minusDays(31), "decision", "NOT_SUITABLE",
				"decisionReason", "OTHER_TREATMENT"));
		on.add(facts("enquiryOn", today.minusDays(38), "assessedOn", today.minusDays(29), "decision", "SUITABLE",
				"planAgreedOn", today.minusDays(20)));
		on.add(facts("enquiryOn", today.minusDays(62), "assessedOn", today.minusDays(55), "decision", "SUITABLE",
				"fundingOn", today.minusDays(41), "route", "ADP_APPROVED", "costPence", 1_320_000));
		on.add(facts("enquiryOn", today.minusDays(48), "fundingOn", today.minusDays(22), "route", "NATIONAL_MISSION",
				"declinedOn", today.minusDays(9), "declineReason", "NO_PLACE"));
		on.add(facts("enquiryOn", today.minusDays(70), "fundingOn", today.minusDays(40), "acceptedOn",
				today.minusDays(17), "provider", "HARPER_HOUSE", "route", "ADP_APPROVED", "parent", true));
		on.add(facts("enquiryOn", today.minusDays(75), "fundingOn", today.minusDays(45), "acceptedOn",
				today.minusDays(30), "preparationOn", today.minusDays(8), "provider", "OTHER_SCOTLAND"));
		on.add(facts("enquiryOn", today.minusDays(120), "fundingOn", today.minusDays(95), "admittedOn",
				today.minusDays(71), "plannedEndOn", today.plusDays(13), "provider", "OTHER_SCOTLAND"));
		on.add(facts("enquiryOn", today.minusDays(130), "fundingOn", today.minusDays(100), "admittedOn",
				today.minusDays(80), "plannedEndOn", today.plusDays(4), "provider", "HARPER_HOUSE", "destination",
				"NO_ADDRESS", "parent", true));
		on.add(facts("enquiryOn", today.minusDays(126), "fundingOn", today.minusDays(99), "admittedOn",
				today.minusDays(77), "plannedEndOn", today.plusDays(7), "provider", "OTHER_SCOTLAND", "destination",
				"SUPPORTED"));
		on.add(facts("enquiryOn", today.minusDays(22), "admittedOn", today.minusDays(6), "plannedEndOn",
				today.plusDays(4), "provider", "WARD_5", "route", "WARD_5", "nextStep", "REHABILITATION"));
		on.add(facts("enquiryOn", today.minusDays(160), "fundingOn", today.minusDays(120), "admittedOn",
				today.minusDays(90), "plannedEndOn", today.minusDays(2), "leftOn", today.minusDays(2), "leftHow",
				"PLANNED", "destination", "TEMPORARY", "provider", "OTHER_SCOTLAND"));
		for (int nth = 0; nth < ON; nth++) {
			boolean ward = "WARD_5".equals(on.get(nth).get("provider"));
			var id = add(ward ? "DETOX" : "REHABILITATION", (nth % 2 == 0) ? "ALCOHOL" : "DRUGS", references.get(nth),
					people.get(nth), nth, today);
			@Nullable LocalDate end = (LocalDate) on.get(nth).get("plannedEndOn");
			if (end != null) {
				if (nth == 9) {
					store.plannedEnd(id, end.minusDays(7), null, author(today.minusDays(30)));
				}
				store.plannedEnd(id, end, null, author(today.minusDays(3)));
			}
			stays.invent(id, StayFacts.of(on.get(nth)), null);
		}
	}

	private static Map<String, Object> facts(Object... pairs) {
		var facts = new HashMap<String, Object>();
		put(facts, pairs);
		return facts;
	}

	private static void put(Map<String, Object> facts, Object... pairs) {
		for (int i = 0; i < pairs.length; i += 2) {
			facts.put((String) pairs[i], pairs[i + 1]);
		}
	}

	private Stays.Id add(String kind, String substance, OwnRef reference, PersonKey person, int nth, LocalDate on) {
		var id = new Stays.Id(UUID.randomUUID());
		var profile = new SupplyEntry.Profile(AGES.get(nth % AGES.size()), (nth % 3 == 0) ? "FEMALE" : "MALE",
				(nth % 8 == 6) ? "NOT_ASKED" : "SIMD_" + (1 + nth % 3), HOMES.get(nth % HOMES.size()));
		var entry = new StayEntry(UNIT, reference.value(), null, kind, substance, profile, StayFacts.NONE, true);
		store.add(new StayStore.Fresh(id, entry, reference.value(), person, null, "SIMD_2020"), Stays.Door.SAMPLE, null,
				author(on));
		return id;
	}

	private Author author(LocalDate on) {
		var at = on.isBefore(LocalDate.now(clock)) ? on.atTime(12, 0).atZone(AlertRules.ZONE).toOffsetDateTime()
				: OffsetDateTime.now(clock);
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data", at);
	}

}
