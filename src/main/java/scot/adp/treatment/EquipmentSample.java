package scot.adp.treatment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Invents eight quarters of injecting equipment at four outlets: one month nobody told
 * of, one in which nothing was handed out, one that was put right, and one outlet that
 * tells by the quarter.
 */
@Component
@DependsOn("naloxoneSample") // makes the outlets
class EquipmentSample extends StartUpStep {

	private static final int OUTLETS = 4;

	private static final int QUARTERS = 8;

	private static final int FILED_AFTER_DAYS = 6;

	private static final int MONTHS_OF_A_QUARTER = 3;

	private final AdpSettings settings;

	private final EquipmentStore store;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	EquipmentSample(AdpSettings settings, EquipmentStore store, ChangedRecords changes, Recording recording,
			TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.changes = changes;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample() && jdbc.sql("select not exists (select from treatment.equipment_return)")
			.query(Boolean.class)
			.single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var outlets = jdbc
			.sql("""
					select id, unit from treatment.outlet
					where kind in ('NEEDLE_EXCHANGE', 'OUTREACH', 'DRUG_SERVICE', 'PHARMACY')
					order by array_position(array['NEEDLE_EXCHANGE', 'OUTREACH', 'DRUG_SERVICE', 'PHARMACY'], cast(kind as text)),
					    id
					limit :limit""")
			.param("limit", OUTLETS)
			.query((row, number) -> new Outlet(new Outlets.Id(row.getObject("id", UUID.class)),
					new UnitId(row.getString("unit"))))
			.list();
		Period month = PeriodType.MONTH.of(today).previous();
		Period first = PeriodType.QUARTER.of(month.to().plusDays(1));
		for (int i = 0; i < QUARTERS; i++) {
			first = first.previous();
		}
		int told = 0;
		for (int i = 0; i < outlets.size(); i++) {
			var random = new Random(20_261_129 + i);
			boolean byQuarter = i == OUTLETS - 1;
			PeriodType type = byQuarter ? PeriodType.QUARTER : PeriodType.MONTH;
			for (Period period = type.of(first.from()); period.to().isBefore(today); period = period.next()) {
				int back = Period.covering(PeriodType.MONTH, period.from(), month.from()).size() - 1;
				if (i == 1 && back == 2) {
					continue;
				}
				told += add(outlets.get(i), period, i == 0 && back == 4, i == 0 && back == 3,
						byQuarter ? MONTHS_OF_A_QUARTER : 1, today, random);
			}
		}
		if (told > 0) {
			LocalDate from = first.from();
			outlets.stream()
				.map(Outlet::unit)
				.distinct()
				.forEach(unit -> changes.ofEquipment(UUID.randomUUID(), 1, unit, from, month.to(),
						OffsetDateTime.now(clock)));
			recording.tellRows("treatment.equipment.sample", "returns of injecting equipment", told);
		}
	}

	private int add(Outlet outlet, Period period, boolean nil, boolean putRight, int months, LocalDate today,
			Random random) {
		var id = new EquipmentReturns.Id(UUID.nameUUIDFromBytes(
				"equipment %s %s".formatted(outlet.id().value(), period.from()).getBytes(StandardCharsets.UTF_8)));
		EquipmentEntry entry = nil ? EquipmentEntry.nil(outlet.id(), period, null)
				: numbers(outlet, period, (40 + random.nextInt(60)) * months, random);
		LocalDate day = period.to().plusDays(FILED_AFTER_DAYS);
		Author author = author(day, today);
		if (putRight) {
			var nought = new EquipmentEntry(outlet.id(), period, false, 0, Map.of(), null,
					Map.of(EquipmentRules.NEEDLES, 0), null, null, false);
			store.add(List.of(new EquipmentStore.Row(id, 1, outlet.unit(), nought, false)), Supplies.Door.SAMPLE, null,
					author);
			author = author(day.plusDays(FILED_AFTER_DAYS), today);
			entry = entry.because("LATE_NUMBERS");
		}
		store.add(List.of(new EquipmentStore.Row(id, putRight ? 2 : 1, outlet.unit(), entry, false)),
				Supplies.Door.SAMPLE, null, author);
		return 1;
	}

	private static EquipmentEntry numbers(Outlet outlet, Period period, int attendances, Random random) {
		int women = attendances * (22 + random.nextInt(10)) / 100;
		var items = new HashMap<String, Integer>();
		items.put(EquipmentRules.NEEDLES, attendances * (14 + random.nextInt(8)));
		items.put(EquipmentRules.FOIL, attendances * (2 + random.nextInt(4)));
		items.put("CITRIC_OR_VITAMIN_C", attendances * (8 + random.nextInt(5)));
		items.put("WIPE_OR_SWAB", attendances * (6 + random.nextInt(5)));
		items.put("SHARPS_BOX", attendances * (50 + random.nextInt(30)) / 100);
		return new EquipmentEntry(outlet.id(), period, false, attendances,
				Map.of("FEMALE", women, "MALE", attendances - women), attendances / 12, items,
				attendances * (6 + random.nextInt(5)), null, false);
	}

	private static Author author(LocalDate on, LocalDate today) {
		LocalDate day = on.isAfter(today) ? today : on;
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.of(day, LocalTime.NOON, ZoneOffset.UTC));
	}

	private record Outlet(Outlets.Id id, UnitId unit) {
	}

}
