package scot.adp.treatment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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
import scot.adp.treatment.LearningTaskView.Reply;

/**
 * Invents what units answered to what the sample issued long ago: most have answered, and
 * one promise is past its day. What was issued lately is asked when the event of it is
 * heard, and nobody has answered yet.
 */
@Component
class LearningTaskSample extends StartUpStep {

	private static final List<Answered> ANSWERED = List.of(
			new Answered(560, "NADARS", Reply.CHANGED,
					"It is a line of the list that is gone through before anybody leaves.", "Leaving list, line 3", 20),
			new Answered(560, "NHSAA-WARD5", Reply.ALREADY_SO,
					"We have done so since the pilot, and look at it each month.", null, 35),
			new Answered(560, "TPS-PEAR", Reply.WILL, "Peers are trained to show how a kit is used.", null, 30),
			new Answered(560, "TPS-PEAR", Reply.CHANGED, "Six peers are trained, and one is on each round.", null, 140),
			new Answered(300, "NAC-HOUSING", Reply.CHANGED, "The form for a move asks who keeps in touch.",
					"Move form, page 2", 25),
			new Answered(300, "NADARS", Reply.WILL, "We agree with housing who rings in the first two weeks.", null,
					40),
			new Answered(300, "TPS-PEAR", Reply.ALREADY_SO, "Whoever supports somebody goes along for a month.", null,
					12));

	private final AdpSettings settings;

	private final LearningTaskStore store;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	LearningTaskSample(AdpSettings settings, LearningTaskStore store, ChangedRecords changes, Recording recording,
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
		if (settings.sample() && jdbc.sql("select not exists (select from treatment.learning_answer)")
			.query(Boolean.class)
			.single()) {
			transaction.executeWithoutResult(status -> {
				ANSWERED.forEach(this::answer);
				recording.tellRows("treatment.learning-task.sample", "answers to learning", ANSWERED.size());
			});
		}
	}

	private void answer(Answered it) {
		LocalDate issuedOn = LocalDate.now(clock).minusDays(it.daysAgo());
		var learning = UUID
			.nameUUIDFromBytes(("learning of the sample " + it.daysAgo()).getBytes(StandardCharsets.UTF_8));
		var unit = new UnitId(it.unit());
		store.ask(learning, List.of(unit), issuedOn, issuedOn.plusDays(42));
		LocalDate on = issuedOn.plusDays(it.after());
		var author = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				on.atTime(LocalTime.NOON).atZone(AlertRules.ZONE).toOffsetDateTime());
		store.answer(store.of(learning, unit), new LearningTasks.Given(it.reply(), it.words(), it.evidence(),
				(it.reply() == Reply.WILL) ? on.plusDays(90) : null), on, author);
		changes.ofLearning(UUID.randomUUID(), 1, unit, issuedOn, OffsetDateTime.now(clock));
	}

	/**
	 * @param daysAgo when it was issued
	 * @param after how many days later the unit answered
	 */
	private record Answered(int daysAgo, String unit, Reply reply, String words, @Nullable String evidence, int after) {
	}

}
