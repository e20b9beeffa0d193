package scot.adp.governance;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
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

/**
 * Invents what was learned in three years of reviews, for a first start with sample data.
 * Nobody died of any of it; the words are such as reviews come to anywhere.
 */
@Component
class LearningSample extends StartUpStep {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final List<Learned> LEARNED = List.of(
			new Learned(560, "Nobody leaves hospital without a kit",
					"Several people had been in hospital in the month before, and none of them left with naloxone.\n"
							+ "- Offer a kit and show how it is used before anybody goes home.\n"
							+ "- Tell the service that knows them on the day, where they agree to it.",
					List.of("FOLLOW_UP", "NALOXONE"), List.of("NADARS", "NHSAA-WARD5", "TPS-PEAR", "NAHSCP-PSST")),
			new Learned(300, "A move of house is a time of risk",
					"Support often ended at the door of the old address.\n"
							+ "- Ask at each move who keeps in touch in the first two weeks.\n"
							+ "- Agree it with housing before the keys are given back.",
					List.of("HOUSING", "MOVES_BETWEEN_SERVICES", "RISK"),
					List.of("NADARS", "NAC-HOUSING", "NAC-HOUSING-SUPPORT", "TPS-PEAR", "PHOENIX-HARPER")),
			new Learned(24, "Somebody who stayed in touch made the difference",
					"Where one worker rang each week, people came back sooner after a relapse.\n"
							+ "- Name who rings whom, also over holidays.\n"
							+ "- Say out loud at each review that using alone is the greatest risk, and what to do about it.",
					List.of("PROTECTIVE", "ALONE"), List.of("NADARS", "TPS-PEAR", "NAC-HOUSING", "NAHSCP-PSST")));

	private final AdpSettings settings;

	private final Learnings learnings;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	LearningSample(AdpSettings settings, Learnings learnings, Recording recording, TransactionTemplate transaction,
			JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.learnings = learnings;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from governance.learning)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		for (Learned it : LEARNED) {
			LocalDate on = today.minusDays(it.daysAgo());
			LocalDate to = on.withDayOfMonth(1).minusDays(1);
			var author = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
					on.atTime(LocalTime.NOON).atZone(ZONE).toOffsetDateTime());
			learnings.issue(id(it.daysAgo()),
					new Learnings.New(it.title(), it.words(), it.themes().stream().sorted().toList(),
							to.plusDays(1).minusYears(1), to, 12, it.units().stream().map(UnitId::new).toList(), null),
					author);
		}
		recording.tellRows("governance.learning.sample", "learning from reviews", LEARNED.size());
	}

	/** Known to whoever invents the answers. */
	private static Learnings.Id id(int daysAgo) {
		return new Learnings.Id(
				UUID.nameUUIDFromBytes(("learning of the sample " + daysAgo).getBytes(StandardCharsets.UTF_8)));
	}

	private record Learned(int daysAgo, String title, String words, List<String> themes, List<String> units) {
	}

}
