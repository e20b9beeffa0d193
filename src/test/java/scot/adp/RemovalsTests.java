package scot.adp;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import scot.adp.AccessWorld.Standing;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Removal;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.PlanCode;
import scot.adp.support.AdpTest;
import scot.adp.support.ProgramClasses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Presses every button behind which something goes. The first click changes nothing and
 * asks; only the second does it. Who asks by a {@link Removal} and is not pressed here
 * fails.
 */
@AdpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemovalsTests {

	/** Asks once words were found, which its own test does. */
	private static final Set<String> AFTER_A_SEARCH = Set.of("RedactionPage");

	/** Later than any that begins by itself. */
	private static final String QUARTER = "2099-Q4";

	/** A space of keys whose secret no folder holds. */
	private static final String LOST = "DSA-998";

	private static final byte[] PICTURE = Base64.getDecoder()
		.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	private AccessWorld world;

	private SecuredBrowserlessApplicationContext<Authentication> program;

	private UUID reviewed;

	private final UUID hold = UUID.randomUUID();

	@BeforeAll
	void setUp() {
		world = new AccessWorld(context);
		reviewed = world.reader(Role.UNIT_VIEWER, Standing.INSIDE).member();
		UUID review = UUID.randomUUID();
		jdbc.sql("""
				insert into identity.access_review (id, quarter, opened_on, due_on)
				values (:id, :quarter, '2099-10-01', '2099-12-31')""")
			.param("id", review)
			.param("quarter", QUARTER)
			.update();
		jdbc.sql("insert into identity.access_review_item (review, member) values (:review, :member)")
			.param("review", review)
			.param("member", reviewed)
			.update();
		jdbc.sql("update strategy.plan_conflict set state = 'OPEN', resolved_at = null where id = :id")
			.param("id", world.plan.conflict(world.action))
			.update();
		SecurityContextHolder.getContext()
			.setAuthentication(world.reader(Role.UNIT_LEAD, Standing.INSIDE).authentication());
		context.getBean(Evidence.class)
			.addFile(UUID.randomUUID().toString(), new PlanCode(world.plan.code()), world.action, "minutes.png",
					PICTURE);
		SecurityContextHolder.clearContext();
		jdbc.sql("""
				insert into people.hold (id, version, data_set, reason, placed_by, placed_by_name, placed_at)
				values (:id, 1, 'treatment.supplies', 'An inquiry', :id, 'Nobody', now())""")
			.param("id", hold)
			.update();
		jdbc.sql("insert into people.secret (space, version, fingerprint, made_at) values (:space, 1, 'lost', now())")
			.param("space", LOST)
			.update();
		program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
	}

	@AfterAll
	void tearDown() {
		program.close();
		jdbc.sql("""
				delete from identity.access_review_item
				where review in (select id from identity.access_review where quarter = :quarter)""")
			.param("quarter", QUARTER)
			.update();
		jdbc.sql("delete from identity.access_review where quarter = :quarter").param("quarter", QUARTER).update();
		jdbc.sql("delete from people.hold where id = ?").param(hold).update();
		jdbc.sql("delete from people.secret where space = ?").param(LOST).update();
		jdbc.sql("delete from strategy.evidence where action = :action")
			.param("action", world.plan.id(world.action))
			.update();
		world.close();
	}

	@Test
	void everyQuestionIsAsked() {
		var asking = new TreeSet<>(ProgramClasses.all()
			.stream()
			.flatMap(type -> type.getConstructorCallsFromSelf()
				.stream()
				.filter(call -> call.getTargetOwner().isEquivalentTo(Removal.class))
				.map(call -> type.getSimpleName()))
			.toList());
		asking.removeAll(AFTER_A_SEARCH);

		assertThat(doors().map(Door::page).collect(Collectors.toSet())).isNotEmpty().isEqualTo(asking);
	}

	@ParameterizedTest
	@MethodSource("doors")
	void firstClickChangesNothingAndAsks(Door door) {
		through(door, window -> {
			door.before().accept(window);
			var before = world.rows();
			button(window, door.words()).click();
			window.roundTrip();
			assertThat(world.rows()).as("rows at the first click").isEqualTo(before);
			var question = window.find(Removal.class).single();
			assertThat(question.isOpened()).isTrue();
			assertThat(question.getHeaderTitle()).as("names what goes").contains(door.names()).endsWith("?");
			assertThat(window.find(Paragraph.class, question).all()).as("what goes with it").isNotEmpty();

			button(window, "Cancel").click();
			window.roundTrip();
			assertThat(world.rows()).as("rows after the way back").isEqualTo(before);
		});
	}

	@Test
	void whoIsRemovedInTheReviewIsGivenBackUntilItIsSigned() {
		var review = doors().findFirst().orElseThrow();
		through(review, window -> {
			button(window, review.words()).click();
			window.roundTrip();
			button(window, "Remove").click();
			window.roundTrip();
			assertThat(lastDay()).isNotEqualTo("none");

			button(window, "Undo: ").click();
			window.roundTrip();
			assertThat(lastDay()).isEqualTo("none");
			assertThat(button(window, "Keep: ").getElement().getAttribute("aria-pressed")).isEqualTo("true");
		});
	}

	/** Each button behind which something goes, by the class that asks. */
	Stream<Door> doors() {
		var doors = new ArrayList<Door>();
		String meeting = "meetings/%s/%s".formatted(world.plan.group(), world.meeting);
		var insider = world.reader(Role.UNIT_LEAD, Standing.INSIDE);
		doors.add(Door.of("AccessReviewPage", Role.ADP_LEAD, "access/review?quarter=" + QUARTER, "Remove: ", "Remove"));
		doors.add(Door.of("OutboxView", Role.ADP_LEAD, "outbox", "Drop: ", "Drop the message to"));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Call off", "Call off the meeting"));
		doors
			.add(Door.of("MemberPage", Role.ADP_LEAD, "people/" + reviewed, "End membership", "End the membership of"));
		doors.add(Door.of("AccountPage", Role.ADP_LEAD, "access/" + insider.person().id(), "Close account",
				"Close the account of")
			.after(RemovalsTests::giveAReason));
		doors.add(Door.of("PlanConflictsView", Role.ADP_LEAD, "plan-conflicts", "Take the file's: " + world.action,
				"Take the file's for " + world.action));
		doors.add(Door.of("EvidenceField", Role.UNIT_LEAD, "actions/%s/%s".formatted(world.plan.code(), world.action),
				"Take away", "Take minutes away"));
		doors.add(Door.of("RetentionView", Role.IG_OFFICER, "retention", "Lift the hold: ", "Lift the hold on"));
		doors.add(Door.of("ServicePage", Role.UNIT_LEAD, "services/" + world.uuid("OwnService"), "Remove: ", "Remove"));
		String feed = "services/feeds/"
				+ jdbc.sql("select feed from directory.feed_reading limit 1").query(UUID.class).single();
		doors.add(Door.of("FeedPage", Role.ADP_LEAD, feed, "Throw it away", "Throw "));
		doors.add(Door.of("FeedPage", Role.ADP_LEAD, feed, "Read it no more", "Read "));
		doors.add(Door.of("KeysPage", Role.IG_OFFICER, "person-keys", "Begin anew: " + LOST, "Begin anew in " + LOST));
		return doors.stream();
	}

	private String lastDay() {
		return jdbc.sql("select coalesce(valid_to::text, 'none') from identity.member where id = :id")
			.param("id", reviewed)
			.query(String.class)
			.single();
	}

	@SuppressWarnings("unchecked")
	private static void giveAReason(BrowserlessUIContext window) {
		Select<Object> because = window.find(Select.class).all().getFirst();
		because.setValue(because.getListDataView().getItem(0));
	}

	private void through(Door door, Consumer<BrowserlessUIContext> steps) {
		var reader = world.reader(door.role(), (door.role() == Role.UNIT_LEAD) ? Standing.INSIDE : Standing.OUTSIDE);
		try (var person = program.newUser(reader.authentication()); var window = person.newWindow()) {
			int query = door.place().indexOf('?');
			window.getUI()
				.navigate((query < 0) ? door.place() : door.place().substring(0, query),
						QueryParameters.fromString((query < 0) ? "" : door.place().substring(query + 1)));
			window.roundTrip();
			steps.accept(window);
		}
	}

	/**
	 * The button that says this or whose name begins so; the last, as a question stands
	 * above the page.
	 */
	private static Button button(BrowserlessUIContext window, String words) {
		return window.find(Button.class)
			.all()
			.stream()
			.filter(button -> button.getText().equals(words) || said(button).startsWith(words))
			.reduce((one, other) -> other)
			.orElseThrow(() -> new AssertionError("no button " + words));
	}

	private static String said(Button button) {
		return String.valueOf(button.getElement().getAttribute("aria-label"));
	}

	/**
	 * A way to something that goes.
	 *
	 * @param page the class that asks
	 * @param words of the button, or how its name begins
	 * @param names what the question says of what goes
	 */
	record Door(String page, Role role, String place, String words, String names,
			Consumer<BrowserlessUIContext> before) {

		static Door of(String page, Role role, String place, String words, String names) {
			return new Door(page, role, place, words, names, window -> {
			});
		}

		Door after(Consumer<BrowserlessUIContext> before) {
			return new Door(page, role, place, words, names, before);
		}

		@Override
		public String toString() {
			return "%s: %s".formatted(page, words);
		}

	}

}
