package scot.adp.families;

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
import scot.adp.families.FamilyDesk.Door;
import scot.adp.families.FamilyDesk.Taking;
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
 * Invents 18 CRAFT courses at the recovery service, over two years, for a first start
 * with sample data: complete, left, going on, one without an entry for long, one of which
 * it is to be asked once more, and every answer to whether the person close to them
 * entered treatment. The same start day gives the same data; people are invented, and
 * their keys are of a space of their own.
 */
@Component
class CraftSample extends StartUpStep {

	private static final UnitId UNIT = new UnitId("NADARS");

	/** So many days before today each began. */
	private static final int[] AGO = { 725, 700, 672, 648, 592, 575, 549, 520, 489, 465, 440, 420, 400, 385, 368, 92,
			55, 17 };

	/**
	 * Whether the person close to each of them entered treatment: yes, no, not known, an
	 * early no, in treatment already ({@code O}), and not told.
	 */
	private static final String ANSWERS = "?O?OYNYNYYNYNNE-O-";

	/** Every sixth is left early, and of one nobody told more. */
	private static final int LEFT_EACH = 6;

	private static final int QUIET = 15;

	private final AdpSettings settings;

	private final CraftStore store;

	private final CraftRules rules;

	private final PersonKeys keys;

	private final FamilyNews changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	CraftSample(AdpSettings settings, CraftStore store, CraftRules rules, PersonKeys keys, FamilyNews changes,
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
				&& jdbc.sql("select not exists (select from families.craft_course)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var author = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock));
		var random = new Random(20_261_203);
		var references = new ArrayList<OwnRef>();
		for (int nth = 0; nth < AGO.length; nth++) {
			references.add(new OwnRef("NAD-%05d".formatted(10_005 + nth * 7)));
		}
		var made = keys.ofSample(UNIT, references);
		for (int nth = 0; nth < AGO.length; nth++) {
			LocalDate start = today.minusDays(AGO[nth]);
			String lovedOne = (ANSWERS.charAt(nth) == 'O') ? CraftRules.IN_TREATMENT : "NOT_IN_TREATMENT";
			var facts = facts(nth, start, today, random);
			var id = new Crafts.Id(UUID.randomUUID());
			store.add(id, new CraftEntry(UNIT, references.get(nth).value(), null, start, lovedOne, facts, true),
					references.get(nth).value(), made.get(nth), null,
					CraftClock.of(start, lovedOne, facts, rules.on(start)), false,
					new Taking(author, Door.SAMPLE, null, false));
			store.tell(id, facts, null, author);
		}
		changes.ofCraft(UUID.randomUUID(), 1, UNIT, today.minusDays(AGO[0]), today, author.at());
		recording.tellRows("families.craft.sample", "CRAFT courses", AGO.length);
	}

	private static List<CraftFact> facts(int nth, LocalDate start, LocalDate today, Random random) {
		var facts = new ArrayList<CraftFact>();
		boolean leaves = nth % LEFT_EACH == 3;
		int sessions = (nth == QUIET) ? 4 : leaves ? 3 + random.nextInt(5) : 12 + random.nextInt(3);
		LocalDate on = start;
		for (int i = 0; i < sessions && !on.isAfter(today); i++) {
			facts.add(CraftFact.session(on));
			on = on.plusDays(7L + ((random.nextInt(5) == 0) ? 7 : 0));
		}
		if (leaves && nth != QUIET && on.isBefore(today)) {
			facts.add(CraftFact.left(on, (nth % 4 == 1) ? "NO_CONTACT" : "DECLINED"));
		}
		boolean scored = nth % 3 != 2;
		if (scored) {
			facts.add(new CraftFact(CraftFact.Kind.SCORE_BEFORE, start, "SWEMWBS", 15 + random.nextInt(6)));
		}
		if (scored && !leaves && on.isBefore(today) && facts.size() > 12) {
			facts.add(new CraftFact(CraftFact.Kind.SCORE_AFTER, on, "SWEMWBS", 19 + random.nextInt(8)));
		}
		LocalDate due = start.plusMonths(12);
		switch (ANSWERS.charAt(nth)) {
			case 'Y' -> facts.add(CraftFact.entered(start.plusDays(60L + random.nextInt(50)), CraftRules.YES));
			case 'N' -> facts.add(CraftFact.entered(due.minusDays(1L + random.nextInt(9)), CraftRules.NO));
			case 'E' -> facts.add(CraftFact.entered(start.plusDays(100), CraftRules.NO));
			case '?' -> facts.add(CraftFact.entered(due.plusDays(3), "NOT_KNOWN"));
			default -> {
			}
		}
		return facts;
	}

}
