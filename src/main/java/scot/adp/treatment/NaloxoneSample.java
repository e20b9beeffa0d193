package scot.adp.treatment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceView;
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
 * Invents outlets and two years of supplies for a first start with sample data: 3,400
 * kits at 24 outlets, Arran and Cumbrae among them, one of them without stock. The same
 * start day gives the same data. People are invented, and their keys are of a space of
 * their own.
 */
@Component
class NaloxoneSample extends StartUpStep {

	private static final int OUTLETS = 24;

	private static final int KITS = 3400;

	private static final int DAYS = 730;

	private static final int COUNTED_DAYS_AGO = 30;

	private static final int ROWS_AT_ONCE = 500;

	private static final UnitId DRUG_SERVICE = new UnitId("NADARS");

	private final AdpSettings settings;

	private final PlaceCatalogue catalogue;

	private final OutletStore outlets;

	private final SupplyStore supplies;

	private final PersonKeys keys;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	NaloxoneSample(AdpSettings settings, PlaceCatalogue catalogue, OutletStore outlets, SupplyStore supplies,
			PersonKeys keys, ChangedRecords changes, Recording recording, TransactionTemplate transaction,
			JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.catalogue = catalogue;
		this.outlets = outlets;
		this.supplies = supplies;
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
				&& jdbc.sql("select not exists (select from treatment.outlet)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var since = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock).minusDays(DAYS));
		var made = addOutlets(since);
		if (made.isEmpty()) {
			return;
		}
		var now = new Author(since.account(), since.as(), since.words(), OffsetDateTime.now(clock));
		var rows = invent(made, today);
		for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
			supplies.add(rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)), Supplies.Door.SAMPLE, null,
					now);
		}
		stock(made, rows, today, now);
		rows.stream().collect(Collectors.groupingBy(SupplyStore.Row::unit)).forEach((unit, some) -> {
			changes.ofSupplies(UUID.randomUUID(), 1, unit, some.stream().map(row -> row.entry().happenedOn()).toList(),
					now.at());
			changes.ofStock(UUID.randomUUID(), unit, today.minusDays(DAYS), now.at());
		});
		recording.tellRows("treatment.supply.sample", "naloxone supplies", rows.size());
	}

	private List<Made> addOutlets(Author author) {
		var made = new ArrayList<Made>();
		for (ServiceView service : catalogue.services()) {
			if (List.of("NADARS", "Needle exchange").contains(service.name())) {
				made.add(add(service.unit(), service.id(), null, new AreaCode("THREE-TOWNS"),
						service.name().equals("NADARS") ? "OUTREACH" : "NEEDLE_EXCHANGE", false, author));
			}
		}
		for (PlaceView place : catalogue.places()) {
			if (made.size() < OUTLETS && place.name().startsWith("Example ")) {
				made.add(at(place, author));
			}
		}
		return made;
	}

	private Made at(PlaceView place, Author author) {
		return switch (place.kind()) {
			case OUTLET -> add(new UnitId("NHSAA-PHARMACY"), null, place.id(), place.area(), "PHARMACY", true, author);
			case OFFICE -> add(DRUG_SERVICE, null, place.id(), place.area(), "DRUG_SERVICE", true, author);
			default -> place.masking() == PlaceView.Masking.OPEN
					? add(new UnitId("TPS-PEAR"), null, place.id(), place.area(), "COMMUNITY", true, author)
					: add(new UnitId("NAC-HOUSING-SUPPORT"), null, place.id(), place.area(), "HOSTEL", false, author);
		};
	}

	private Made add(UnitId unit, @Nullable ServiceId service, @Nullable PlaceId place, AreaCode area, String kind,
			boolean open, Author author) {
		var id = new Outlets.Id(
				UUID.nameUUIDFromBytes("outlet %s %s".formatted(service, place).getBytes(StandardCharsets.UTF_8)));
		var outlet = new Outlets.New(unit, service, place, area, kind, open, List.of("INTRAMUSCULAR", "INTRANASAL"), 4,
				author.at().toLocalDate());
		outlets.add(id, outlet, area, author.at().toLocalDate(), author);
		return new Made(id, unit, area, kind);
	}

	private List<SupplyStore.Row> invent(List<Made> made, LocalDate today) {
		var random = new Random(20_261_129);
		LocalDate returns = SupplyReturnsSample.from(today);
		var drafts = new ArrayList<SupplyStore.Row>();
		int kits = 0;
		while (kits < KITS) {
			Made outlet = made
				.get((int) Math.min(made.size() - 1.0, Math.abs(random.nextGaussian()) * made.size() / 2));
			LocalDate day = today.minusDays(random.nextInt(DAYS));
			if (outlet.unit().equals(SupplyReturnsSample.UNIT) && !day.isBefore(returns)) {
				continue;
			}
			String recipient = pick(random, "AT_RISK", 62, "FAMILY_FRIEND", 18, "SERVICE_WORKER", 14, "UNKNOWN", 6);
			boolean atRisk = recipient.equals(NaloxoneRules.AT_RISK);
			boolean repeat = random.nextInt(100) < 52;
			boolean person = atRisk && outlet.unit().equals(DRUG_SERVICE);
			int some = Math.min(KITS - kits, (atRisk || random.nextInt(4) > 0) ? 1 : 2 + random.nextInt(11));
			kits += some;
			drafts.add(new SupplyStore.Row(
					new SupplyEntry(outlet.id(), day, outlet.source(), recipient,
							repeat ? NaloxoneRules.REPEAT : NaloxoneRules.FIRST,
							repeat ? pick(random, "USED_ON_OTHER", 18, "USED_ON_SELF", 9, "EXPIRED", 24, "LOST", 22,
									"CONFISCATED", 3, "EXTRA", 16, "NOT_KNOWN", 8) : null,
							pick(random, "INTRANASAL", 58, "INTRAMUSCULAR", 42), some,
							pick(random, "GIVEN", 61, "HAD", 34, "DECLINED", 5), random.nextInt(20) == 0,
							outlet.authority(day), null, null,
							person ? "NAD-%05d".formatted(10_000 + random.nextInt(900)) : null,
							person ? SupplyEntry.Profile.of(
									pick(random, "AGE_25_34", 21, "AGE_35_44", 38, "AGE_45_54", 27, "AGE_55_64", 8,
											"NOT_ASKED", 6),
									pick(random, "MALE", 67, "FEMALE", 30, "NOT_ASKED", 3),
									pick(random, "SIMD_1", 51, "SIMD_2", 24, "SIMD_3", 11, "SIMD_4", 5, "NOT_KNOWN", 9),
									(random.nextInt(5) > 0) ? outlet.area().value()
											: pick(random, "NO_HOME", 40, "NOT_ASKED", 60))
									: null,
							false),
					outlet.unit(), outlet.area().value(), null, null, false, person ? "SIMD_2020" : null, false,
					drafts.size()));
		}
		return keyed(drafts.stream().sorted(Comparator.comparing(row -> row.entry().happenedOn())).toList());
	}

	/** With the keys of invented people, the earliest supply of each a first one. */
	private List<SupplyStore.Row> keyed(List<SupplyStore.Row> rows) {
		var references = rows.stream().map(row -> row.entry().ownRef()).filter(Objects::nonNull).distinct().toList();
		var made = keys.ofSample(DRUG_SERVICE, references.stream().map(OwnRef::new).toList());
		var byReference = new HashMap<String, PersonKey>();
		for (int i = 0; i < references.size(); i++) {
			byReference.put(references.get(i), made.get(i));
		}
		var seen = new HashSet<PersonKey>();
		return rows.stream().map(row -> {
			@Nullable PersonKey person = (row.entry().ownRef() != null) ? byReference.get(row.entry().ownRef()) : null;
			return row.of(person, person != null && !seen.add(person));
		}).toList();
	}

	/**
	 * A count a month ago that leaves each outlet so much today, and one of them nothing.
	 */
	private void stock(List<Made> made, List<SupplyStore.Row> rows, LocalDate today, Author author) {
		LocalDate counted = today.minusDays(COUNTED_DAYS_AGO);
		Map<String, Integer> since = rows.stream()
			.filter(row -> row.entry().happenedOn().isAfter(counted))
			.collect(Collectors.groupingBy(row -> row.entry().outlet().value() + row.entry().route(),
					LinkedHashMap::new, Collectors.summingInt(row -> row.entry().kits())));
		var random = new Random(7);
		for (int i = 0; i < made.size(); i++) {
			for (String route : List.of("INTRAMUSCULAR", "INTRANASAL")) {
				int left = (i == made.size() - 1) ? 0 : 2 + random.nextInt(18);
				int found = left + since.getOrDefault(made.get(i).id().value() + route, 0);
				LocalDate expires = (i % 7 == 3) ? today.plusDays(45) : today.plusDays(300 + 10L * i);
				outlets.add(moveId(i, route, "RECEIVED"),
						new Stock.Move(made.get(i).id(), Stock.Kind.RECEIVED, route, found + 5,
								"B%03d%s".formatted(i, route.charAt(5)), expires, null, null, counted.minusDays(20)),
						null, author);
				boolean differs = i % 9 == 4;
				outlets.add(
						moveId(i, route, "COUNTED"), new Stock.Move(made.get(i).id(), Stock.Kind.COUNTED, route, found,
								null, null, null, differs ? "NOT_RECORDED" : null, counted),
						differs ? found + 1 : found, author);
			}
		}
	}

	private static Stock.MoveId moveId(int outlet, String route, String kind) {
		return new Stock.MoveId(UUID
			.nameUUIDFromBytes("move %d %s %s".formatted(outlet, route, kind).getBytes(StandardCharsets.UTF_8)));
	}

	/** One of some codes, each with its share of a hundred. */
	private static String pick(Random random, Object... shares) {
		int drawn = random.nextInt(100);
		for (int i = 0; i < shares.length; i += 2) {
			drawn -= (Integer) shares[i + 1];
			if (drawn < 0) {
				return (String) shares[i];
			}
		}
		return (String) shares[0];
	}

	/** An outlet of the sample. */
	private record Made(Outlets.Id id, UnitId unit, AreaCode area, String kind) {

		String source() {
			return switch (kind) {
				case "PHARMACY" -> "PHARMACY_RX";
				case "COMMUNITY", "HOSTEL" -> "COMMUNITY_OTHER";
				default -> "COMMUNITY_DRUG_SERVICE";
			};
		}

		String authority(LocalDate day) {
			return switch (kind) {
				case "DRUG_SERVICE", "OUTREACH", "NEEDLE_EXCHANGE" -> "DRUG_SERVICE";
				default -> day.isBefore(LocalDate.of(2024, 12, 2)) ? "PRESCRIPTION" : "ROUTE_1";
			};
		}

	}

}
