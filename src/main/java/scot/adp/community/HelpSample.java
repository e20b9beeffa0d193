package scot.adp.community;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

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
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Invents two years of help for a first start with sample data: 900 acts of four units.
 * The same start day gives the same data. People are invented, and their keys are of a
 * space of their own.
 */
@Component
class HelpSample extends StartUpStep {

	private static final int HELPS = 900;

	private static final int DAYS = 730;

	private static final int PEOPLE = 160;

	private static final UnitId DRUG_SERVICE = new UnitId("NADARS");

	private final AdpSettings settings;

	private final HelpGivenStore store;

	private final HelpRules rules;

	private final PlaceCatalogue catalogue;

	private final PersonKeys keys;

	private final CommunityNews changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	HelpSample(AdpSettings settings, HelpGivenStore store, HelpRules rules, PlaceCatalogue catalogue, PersonKeys keys,
			CommunityNews changes, Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.rules = rules;
		this.catalogue = catalogue;
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
				&& jdbc.sql("select not exists (select from community.help)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		var now = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock));
		var rows = keyed(invent(LocalDate.now(clock)));
		store.add(rows.subList(0, HELPS / 2), Door.SAMPLE, null, now);
		store.add(rows.subList(HELPS / 2, rows.size()), Door.SAMPLE, null, now);
		rows.stream()
			.collect(Collectors.groupingBy(row -> row.entry().unit()))
			.forEach((unit, some) -> changes.changed(UUID.randomUUID(), 1, unit, HelpsGiven.DATA_SET,
					some.getFirst().entry().happenedOn(), some.getLast().entry().happenedOn(), now.at()));
		recording.tellRows("community.help.sample", "help given", rows.size());
	}

	private List<HelpGivenStore.Row> invent(LocalDate today) {
		var random = new Random(20_261_130);
		var onward = catalogue.services()
			.stream()
			.map(ServiceView::id)
			.sorted(Comparator.comparing(ServiceId::value))
			.toList();
		var rows = new ArrayList<HelpGivenStore.Row>();
		for (int i = 0; i < HELPS; i++) {
			// More is asked for in winter, and more from year to year.
			LocalDate day = today.minusDays((long) (DAYS * Math.pow(random.nextDouble(), 1.2)));
			if (day.getMonthValue() > 4 && day.getMonthValue() < 9 && random.nextInt(3) == 0) {
				day = day.minusMonths(5).isBefore(today.minusDays(DAYS)) ? day : day.minusMonths(5);
			}
			UnitId unit = new UnitId(pick(random, "NADARS", 44, "TPS-PEAR", 26, "NAC-HOUSING", 18, "NAC-CC", 12));
			String domain = pick(random, "FOOD", 34, "FUEL", 22, "INCOME", 18, "CLOTHING", 6, "DIGITAL", 7, "TRAVEL", 8,
					"HOUSING_COST", 5);
			boolean person = unit.equals(DRUG_SERVICE) && random.nextInt(10) > 1;
			boolean crisis = List.of("FOOD", "FUEL").contains(domain) && random.nextInt(10) < 6;
			rows.add(row(random, unit, day, domain, crisis,
					(random.nextInt(4) == 0) ? onward.get(random.nextInt(onward.size())) : null,
					person ? "NAD-%05d".formatted(10_000 + random.nextInt(PEOPLE)) : null));
		}
		return rows.stream().sorted(Comparator.comparing(row -> row.entry().happenedOn())).toList();
	}

	private HelpGivenStore.Row row(Random random, UnitId unit, LocalDate day, String domain, boolean crisis,
			@Nullable ServiceId onward, @Nullable String reference) {
		String form = switch (domain) {
			case "FOOD" -> pick(random, "PARCEL", 62, "VOUCHER", 38);
			case "FUEL", "TRAVEL" -> pick(random, "VOUCHER", 80, "FUND_GRANT", 20);
			case "INCOME" -> pick(random, "BENEFIT_AWARD", 64, "ADVICE", 36);
			case "HOUSING_COST" -> pick(random, "DEBT_WRITTEN_OFF", 40, "FUND_GRANT", 30, "ADVICE", 30);
			default -> pick(random, "FUND_GRANT", 60, "VOUCHER", 40);
		};
		Pounds confirmed = switch (form) {
			case "BENEFIT_AWARD" -> new Pounds(random.nextBoolean() ? amount(100 + random.nextInt(500)) : null,
					amount(18 + random.nextInt(70)));
			case "DEBT_WRITTEN_OFF" -> new Pounds(amount(150 + random.nextInt(900)), null);
			case "VOUCHER" -> new Pounds(amount(10 + 5L * random.nextInt(9)), null);
			case "FUND_GRANT" -> new Pounds(amount(40 + 10L * random.nextInt(20)), null);
			default -> Pounds.NONE;
		};
		boolean expected = form.equals("ADVICE") && random.nextInt(3) == 0;
		return new HelpGivenStore.Row(new HelpEntry(unit, day, domain, form, confirmed,
				expected ? new Pounds(amount(60 + random.nextInt(300)), null) : Pounds.NONE, crisis, onward, reference,
				false), null, null, rules.weeks(day), rules.repeatDays(day), false, 0);
	}

	private static BigDecimal amount(long pounds) {
		return BigDecimal.valueOf(pounds * 100, 2);
	}

	/** With the keys of invented people. */
	private List<HelpGivenStore.Row> keyed(List<HelpGivenStore.Row> rows) {
		var references = rows.stream().map(row -> row.entry().ownRef()).filter(Objects::nonNull).distinct().toList();
		var made = keys.ofSample(DRUG_SERVICE, references.stream().map(OwnRef::new).toList());
		var keyed = new ArrayList<HelpGivenStore.Row>(rows.size());
		for (int i = 0; i < rows.size(); i++) {
			HelpGivenStore.Row row = rows.get(i);
			int at = references.indexOf(row.entry().ownRef());
			@Nullable PersonKey person = (at >= 0) ? made.get(at) : null;
			keyed.add(new HelpGivenStore.Row(row.entry(), person, null, row.weeks(), row.repeatDays(), false, i));
		}
		return keyed;
	}

	/** One of some codes, each with its share of a hundred. */
	static String pick(Random random, Object... shares) {
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
