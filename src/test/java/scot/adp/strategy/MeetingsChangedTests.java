package scot.adp.strategy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingsChanged;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.assertThat;

/** When a group's meetings change, its actions are due for the new deadlines. */
@AdpTest
class MeetingsChangedTests {

	private static final LocalDate EARLIER = LocalDate.of(2026, 12, 18);

	private static final LocalDate LATER = LocalDate.of(2027, 3, 19);

	@Autowired
	GraphQl graphQl;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	@AutoClose
	OwnPlan other;

	@BeforeEach
	void addPlans(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context).withPapersDue(LATER);
		other = OwnPlan.in(context).withPapersDue(LATER);
	}

	@Test
	void addedMeetingMovesTheDueDatesOfItsGroupsActions() {
		String one = plan.action("NADARS");
		String two = plan.action("TPS-PEAR");
		String elsewhere = other.action("NADARS");
		assertThat(nextDueOn(plan, one)).isEqualTo(LATER.toString());

		change(() -> plan.withPapersDue(EARLIER));

		assertThat(nextDueOn(plan, one)).isEqualTo(EARLIER.toString());
		assertThat(nextDueOn(plan, two)).isEqualTo(EARLIER.toString());
		assertThat(nextDueOn(other, elsewhere)).isEqualTo(LATER.toString());
	}

	@Test
	void removedMeetingMovesThemToo() {
		change(() -> plan.withPapersDue(EARLIER));
		String action = plan.action("NADARS");
		assertThat(nextDueOn(plan, action)).isEqualTo(EARLIER.toString());

		change(() -> jdbc.sql("delete from directory.meeting where group_code = :group and papers_due_on = :day")
			.param("group", plan.group())
			.param("day", EARLIER)
			.update());

		assertThat(nextDueOn(plan, action)).isEqualTo(LATER.toString());
	}

	@Test
	void whoWritesMeanwhileMeetsNoConflict() {
		String action = plan.action("NADARS");
		var input = plan.update(action);

		change(() -> plan.withPapersDue(EARLIER));

		assertThat(plan.version(action)).isOne();
		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", input)).withoutErrors();
	}

	@Test
	void changeThatIsRolledBackMovesNothing() {
		String action = plan.action("NADARS");

		transaction.executeWithoutResult(status -> {
			plan.withPapersDue(EARLIER);
			events.publishEvent(new MeetingsChanged(List.of(new GroupId(plan.group()))));
			status.setRollbackOnly();
		});

		assertThat(published()).isZero();
		assertThat(nextDueOn(plan, action)).isEqualTo(LATER.toString());
	}

	@Test
	void publicationNamesGroupsAndNothingElse() {
		change(() -> plan.withPapersDue(EARLIER));

		assertThat(jdbc.sql("""
				select serialized_event from bus.event_publication_archive
				where listener_id = 'strategy.meetings-changed' and serialized_event like :group""")
			.param("group", "%" + plan.group() + "%")
			.query(String.class)
			.single()).isEqualToIgnoringWhitespace("{\"groups\":[{\"value\":\"" + plan.group() + "\"}]}");
	}

	/** Changes meetings as the directory does, and waits until the listener is done. */
	private void change(Runnable meetings) {
		int before = completed();
		transaction.executeWithoutResult(status -> {
			meetings.run();
			events.publishEvent(new MeetingsChanged(List.of(new GroupId(plan.group()))));
		});
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(completed()).isEqualTo(before + 1));
	}

	private int completed() {
		return count("bus.event_publication_archive", "and status = 'COMPLETED'");
	}

	private int published() {
		return count("bus.event_publication", "") + count("bus.event_publication_archive", "");
	}

	private int count(String table, String further) {
		return jdbc.sql("""
				select count(*) from %s where listener_id = 'strategy.meetings-changed'
				    and serialized_event like :group %s""".formatted(table, further))
			.param("group", "%" + plan.group() + "%")
			.query(Integer.class)
			.single();
	}

	private String nextDueOn(OwnPlan of, String action) {
		return graphQl.as("board")
			.query("query($plan: String!, $code: String!) { action(plan: $plan, code: $code) { nextDueOn } }",
					Map.of("plan", of.code(), "code", action))
			.withoutErrors()
			.data("/action/nextDueOn")
			.asString();
	}

}
