package scot.adp.community;

import java.nio.charset.StandardCharsets;
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
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedRules.Lists;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Invents two years of need checks for a first start with sample data: 60 people of two
 * services, of whom some are due. The same start day gives the same data.
 */
@Component
class NeedSample extends StartUpStep {

	private static final int PEOPLE = 60;

	private static final int DAYS = 700;

	private static final int CHECKS_AT_MOST = 6;

	private static final UnitId DRUG_SERVICE = new UnitId("NADARS");

	private static final UnitId EMPLOYABILITY = new UnitId("NAC-EMPLOYABILITY");

	private final AdpSettings settings;

	private final NeedStore store;

	private final NeedRules rules;

	private final PersonKeys keys;

	private final CommunityNews changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	NeedSample(AdpSettings settings, NeedStore store, NeedRules rules, PersonKeys keys, CommunityNews changes,
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
				&& jdbc.sql("select not exists (select from community.need_check)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var now = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock));
		var random = new Random(20_261_130);
		var rows = new ArrayList<NeedStore.Row>();
		for (int i = 0; i < PEOPLE; i++) {
			UnitId unit = (i % 4 < 3) ? DRUG_SERVICE : EMPLOYABILITY;
			String reference = unit.equals(DRUG_SERVICE) ? "NAD-%05d".formatted(10_000 + i)
					: "EMP-%05d".formatted(20_000 + i);
			rows.addAll(ofPerson(random, i, unit, reference, today));
		}
		store.add(rows, Door.SAMPLE, null, now);
		rows.stream()
			.map(row -> row.entry().unit())
			.distinct()
			.forEach(unit -> changes.changed(UUID.randomUUID(), 1, unit, CommunityNews.NEEDS, today.minusDays(DAYS),
					today, now.at()));
		recording.tellRows("community.need.sample", "need checks", rows.size());
	}

	/** Those who come go on being asked; every fifth stops coming without an end. */
	private List<NeedStore.Row> ofPerson(Random random, int turn, UnitId unit, String reference, LocalDate today) {
		var rows = new ArrayList<NeedStore.Row>();
		var needs = new HashMap<String, @Nullable Met>();
		LocalDate on = today.minusDays((long) DAYS * (PEOPLE - turn) / PEOPLE);
		int last = 1 + random.nextInt(CHECKS_AT_MOST);
		for (int nth = 0; nth <= last && !on.isAfter(today); nth++) {
			boolean end = nth == last && turn % 5 != 0;
			NeedEntry.Stage stage = (nth == 0) ? NeedEntry.Stage.START
					: end ? NeedEntry.Stage.END : NeedEntry.Stage.REVIEW;
			var entry = new NeedEntry(unit, reference, on, stage, answers(random, needs, nth), true);
			rows.add(new NeedStore.Row(
					new NeedChecks.Id(
							UUID.nameUUIDFromBytes("need %d %d".formatted(turn, nth).getBytes(StandardCharsets.UTF_8))),
					entry, end ? null : rules.reviewOn(on), reference,
					keys.ofSample(unit, List.of(new OwnRef(reference))).getFirst(), null, false));
			on = on.plusDays(78 + random.nextInt(45));
		}
		return rows;
	}

	private List<NeedAnswer> answers(Random random, Map<String, @Nullable Met> needs, int nth) {
		var answers = new ArrayList<NeedAnswer>();
		for (String domain : rules.list(Lists.DOMAIN).values().stream().map(CodeList.Value::code).toList()) {
			if (nth == 0) {
				needs.put(domain, (random.nextInt(100) < 55) ? Met.NO : null);
			}
			else if (needs.get(domain) == null) {
				needs.put(domain, (random.nextInt(100) < 6) ? Met.NO : null);
			}
			else {
				needs.put(domain,
						Met.valueOf(HelpSample.pick(random, "YES", 40, "PART", 28, "NO", 24, "NOT_KNOWN", 8)));
			}
			@Nullable Met met = needs.get(domain);
			// In a conversation not everything is asked.
			if (random.nextInt(100) >= 8) {
				answers.add((met != null) ? NeedAnswer.of(domain, met) : NeedAnswer.none(domain));
			}
		}
		return answers.isEmpty() ? List.of(NeedAnswer.none("HOUSING")) : answers;
	}

}
