package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;
import scot.adp.treatment.MatDocuments.Door;

/**
 * Evidence for the standards for a first start: years of different criteria, a document
 * past its review, families whom nobody asked, and a setting without numbers.
 */
@Component
class MatSample extends StartUpStep {

	private static final UnitId NADARS = new UnitId("NADARS");

	private static final UnitId PEAR = new UnitId("TPS-PEAR");

	/** The scores of each standard by year, as process, numerical, experiential. */
	private static final List<List<MatScores>> SCORES = List.of(
			List.of(new MatScores(2, 2, 2), new MatScores(2, 2, 2), new MatScores(2, 1, 2), new MatScores(3, 3, 3),
					new MatScores(2, 2, 1), new MatScores(1, null, 1), new MatScores(2, null, 2),
					new MatScores(2, null, 2), new MatScores(1, null, 1), new MatScores(2, null, 2)),
			List.of(new MatScores(2, 2, 2), new MatScores(2, 2, 2), new MatScores(2, 2, 1), new MatScores(3, 3, 3),
					new MatScores(2, 2, 2), new MatScores(1, 1, 1), new MatScores(2, 2, 2), new MatScores(2, null, 2),
					new MatScores(1, 1, 2), new MatScores(2, 1, 2)));

	private final AdpSettings settings;

	private final MatStore store;

	private final MatRules rules;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	MatSample(AdpSettings settings, MatStore store, MatRules rules, ChangedRecords changes, Recording recording,
			TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.rules = rules;
		this.changes = changes;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from treatment.mat_document)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var random = new Random(20_261_201);
		var past = rules.cycles().stream().filter(it -> it.period().to().isBefore(today)).toList();
		var before = past.subList(Math.max(0, past.size() - SCORES.size()), past.size());
		for (int nth = 0; nth < before.size(); nth++) {
			assess(before.get(nth), SCORES.get(SCORES.size() - before.size() + nth));
			rounds(before.get(nth), before.get(nth).period().to(), 10, random);
		}
		rules.cycleOn(today).ifPresent(now -> {
			documents(now, today);
			rounds(now, today, 4, random);
			numbers(now, today);
			begun(now, today);
		});
		LocalDate first = rules.cycles().getFirst().period().from();
		changes.ofMat(UUID.randomUUID(), 1, null, first, today, OffsetDateTime.now(clock));
		recording.tellRows("treatment.mat.sample", "evidence for the MAT standards", 10);
	}

	/**
	 * A year that was submitted: every standard is confirmed, one not as the scores say.
	 */
	private void assess(MatRules.Cycle cycle, List<MatScores> scores) {
		Author author = author(cycle.submission().minusDays(9));
		RagbRule rule = rules.rule(cycle.submission());
		cycle.set().standards().forEach(asked -> {
			MatScores of = scores.get(asked.standard().number() - 1);
			var given = new MatScores(of.process(),
					asked.streams().contains(MatStream.NUMERICAL) ? of.numerical() : null, of.experiential());
			var row = store.lockedAssessment(cycle.code(), asked.standard().code(), author);
			boolean sustained = asked.standard().number() == 4;
			store.score(row.id(), given, sustained, author);
			Ragb computed = rule.of(given, asked.streams(), sustained && rules.before(cycle).isPresent(),
					cycle.submission(), cycle.submission());
			boolean other = computed == Ragb.PROVISIONAL_GREEN;
			store.confirm(row.id(), other ? Ragb.AMBER : computed, computed, rule.code(),
					other ? "Numbers of advocacy were promised and did not come in time." : null, author);
		});
	}

	/** Each criterion has a document but one; one is past its review, one soon. */
	private void documents(MatRules.Cycle cycle, LocalDate today) {
		int nth = 0;
		for (var asked : cycle.set().standards()) {
			for (var criterion : asked.criteria()) {
				nth++;
				if (criterion.code().equals("M10_WALK_THROUGH") || criterion.code().equals("M06_SUPERVISION")) {
					continue;
				}
				LocalDate reviewed = today.minusDays(40L + (nth * 37L) % 250);
				LocalDate review = criterion.code().equals("M03_SHARING") ? today.minusDays(19)
						: criterion.code().equals("M01_PRESCRIBING") ? today.plusDays(12) : reviewed.plusYears(1);
				// Those of the first set are as old as that, and were looked at each
				// year.
				LocalDate first = rules.cycles()
					.stream()
					.filter(it -> it.set().criteria().contains(criterion.code()))
					.findFirst()
					.orElse(cycle)
					.period()
					.from()
					.plusDays(30L + nth);
				var id = new MatDocuments.Id(UUID.randomUUID());
				store.add(id,
						new MatDocuments.Entry(null, null, asked.standard().code(), criterion.code(),
								criterion.label() + ", North Ayrshire", first, first.plusYears(1), true),
						NADARS, null, Door.SAMPLE, null, author(first));
				for (LocalDate on = first.plusDays(350); on.isBefore(reviewed.minusDays(60)); on = on.plusDays(350)) {
					store.reviewed(id, on, on.plusYears(1), author(on));
				}
				if (reviewed.isAfter(first)) {
					store.reviewed(id, reviewed, review, author(reviewed));
				}
			}
		}
	}

	/** Of some standards all groups were asked, of others families were not. */
	private void rounds(MatRules.Cycle cycle, LocalDate until, int standards, Random random) {
		var themes = rules.list(MatRules.Lists.THEME).values();
		for (var asked : cycle.set().standards().subList(0, Math.min(standards, cycle.set().standards().size()))) {
			int number = asked.standard().number();
			for (String group : List.of("SERVICE_USER", "FAMILY_OR_NOMINATED", "STAFF")) {
				if (group.equals("FAMILY_OR_NOMINATED") && number % 3 != 1) {
					continue;
				}
				int people = group.equals("SERVICE_USER") ? 18 + random.nextInt(20) : 6 + random.nextInt(9);
				int answered = Math.max(3, people * (5 + random.nextInt(4)) / 10);
				LocalDate on = until.minusDays(12L + random.nextInt(80));
				boolean quoted = group.equals("SERVICE_USER") && number == 1 && on.isAfter(until.minusDays(365))
						&& cycle.period().to().isAfter(until);
				store.add(new MatRounds.Id(UUID.randomUUID()),
						new MatRounds.Entry(group.equals("STAFF") ? NADARS : PEAR, asked.standard().code(), group, on,
								group.equals("STAFF") ? "SURVEY" : "INTERVIEW", !group.equals("STAFF"), people,
								answered,
								Map.of(themes.get(number % themes.size()).code(), answered / 2 + 1,
										themes.get((number + 3) % themes.size()).code(), answered / 3 + 1),
								quoted ? "I was asked once, and started the same afternoon." : null, quoted, true),
						false, Door.SAMPLE, author(on));
			}
		}
	}

	private void numbers(MatRules.Cycle cycle, LocalDate today) {
		Author author = author(today.minusDays(20));
		store.add(new MatNumbers.Id(UUID.randomUUID()), new MatNumbers.Entry(NADARS, cycle.code(), "MAT_6", null,
				"Staff trained in psychological support", "75% (105/145)"), Door.SAMPLE, author);
		store.add(new MatNumbers.Id(UUID.randomUUID()),
				new MatNumbers.Entry(PEAR, cycle.code(), "MAT_8", null, "Referrals to independent advocacy", "64"),
				Door.SAMPLE, author);
	}

	/**
	 * The year that goes on: the first standards are scored, and two wait for the lead.
	 */
	private void begun(MatRules.Cycle cycle, LocalDate today) {
		Author author = author(today.minusDays(5));
		for (String code : List.of("MAT_1", "MAT_4")) {
			var row = store.lockedAssessment(cycle.code(), code, author);
			store.score(row.id(), code.equals("MAT_4") ? new MatScores(3, 3, 3) : new MatScores(2, 2, null),
					code.equals("MAT_4"), author);
		}
		store.add(new MatImprovements.Id(UUID.randomUUID()),
				new MatImprovements.Entry(PEAR, cycle.code(), "MAT_2", "NAADP-2025/TRT-4.1",
						"Ask families about choice, together with the family support service.", today.plusDays(45)),
				author);
		store.add(
				new MatImprovements.Id(UUID.randomUUID()), new MatImprovements.Entry(NADARS, cycle.code(), "MAT_3",
						"NAADP-2025/TRT-4.1", "Renew the agreement to share who is at high risk.", today.minusDays(4)),
				author);
	}

	private static Author author(LocalDate on) {
		var at = on.atTime(LocalTime.of(9, 30)).atZone(AlertRules.ZONE).toOffsetDateTime();
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data", at);
	}

}
