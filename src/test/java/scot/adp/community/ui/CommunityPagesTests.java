package scot.adp.community.ui;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Checked;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.support.AdpTest;
import scot.adp.support.Typed;

import static org.assertj.core.api.Assertions.assertThat;

/** What staff of a service do on the pages of the community. */
@AdpTest
class CommunityPagesTests {

	private static final String UNIT = "NADARS";

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPerson worker;

	private final UUID volunteer = UUID.randomUUID();

	private LocalDate today;

	@BeforeEach
	void begin(@Autowired Clock clock) {
		today = LocalDate.now(clock);
		worker = OwnPerson.in(context).as(Role.UNIT_LEAD, UNIT);
		jdbc.sql(
				"""
						insert into community.volunteer (id, version, unit, number, role, regulated, pvg, expenses, from_on, state,
						    own_ref, last_entry_on, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, 'NADARS', 0, 'CAFE', false, 'NOT_NEEDED', false, :from, 'ACTIVE', 'NAD-90009', :from,
						    'PAGE', now(), :id, 'Nobody')""")
			.param("id", volunteer)
			.param("from", today.minusYears(1))
			.update();
	}

	@AfterEach
	void nothingIsLeft() {
		jdbc.sql("delete from community.help where recorded_by = :by").param("by", worker.id()).update();
		jdbc.sql("delete from community.work_path where recorded_by = :by").param("by", worker.id()).update();
		jdbc.sql("delete from community.learner_path where recorded_by = :by").param("by", worker.id()).update();
		jdbc.sql("delete from community.need_check where recorded_by = :by").param("by", worker.id()).update();
		jdbc.sql("delete from community.grant_award where recorded_by = :by").param("by", worker.id()).update();
		jdbc.sql("delete from community.volunteer where id = :id").param("id", volunteer).update();
	}

	@Test
	void helpIsRecordedWithTwoAnswers() {
		on("help-given", window -> {
			help(window);

			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("Saved: Food, Parcel.");
		});
	}

	@Test
	void nextHelpBeginsAsTheLast() {
		on("help-given", CommunityPagesTests::help);

		on("help-given", window -> {
			press(window, "Save");
			assertThat(words(window)).contains("Saved: Food, Parcel.");
		});
	}

	@Test
	void whatWasToldOfOnePersonIsNotKeptForTheNext() {
		on("help-given", window -> {
			type(window, "Your own reference", "NAD-90008");
			help(window);

			assertThat(((LineField) field(window, "Your own reference")).getValue()).isEmpty();
		});
	}

	@Test
	void helpIsUndone() {
		on("help-given", window -> {
			help(window);
			press(window, "Undo");
		});

		assertThat(jdbc.sql("select withdrawn_because from community.help where recorded_by = :by")
			.param("by", worker.id())
			.query(String.class)
			.single()).isEqualTo("UNDONE");
	}

	@Test
	void whatIsTypedOfPoundsAndNotUnderstoodStays() {
		on("help-given", window -> {
			type(window, "Pounds, certain", "about ten");
			help(window);

			assertThat(told(window)).isNotEmpty();
			assertThat(((LineField) field(window, "Pounds, certain")).getValue()).isEqualTo("about ten");
		});
	}

	@Test
	void somebodyIsRegisteredByOneAnswer() {
		on("work-paths", window -> {
			type(window, "Your own reference", "NAD-90001");
			press(window, "Register");

			assertThat(words(window)).contains("Registered: NAD-90001.");
		});
	}

	@Test
	void jobAndWhatWasHeardOfItAreToldOnThePath() {
		on("work-paths", window -> {
			type(window, "Your own reference", "NAD-90002");
			press(window, "Register");
		});

		on("work-paths/" + path(), window -> {
			press(window, "A job begins");
			choose(window, "Hours a week", "Under 16 hours a week");
			choose(window, "Line of work", "Shops and warehouses");
			press(window, "Save the job");
			press(window, "Ask how it goes");
			choose(window, "In paid work that day", "Yes");
			choose(window, "Who said so", "The person said so");
			press(window, "Save the check");
			assertThat(told(window)).containsExactly("Say whether it was all the time.");
			choose(window, "And all the time since the job began", "No, or nobody knows: that day alone");
			press(window, "Save the check");
			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("Week 4, on %s".formatted(Dates.full(today.plusWeeks(4))),
					"in work that day. The person said so.");
		});
	}

	@Test
	void numberOfAnotherFormIsRefusedAtItsField() {
		on("work-paths", window -> {
			type(window, "Your own reference", "J Smith");
			press(window, "Register");

			assertThat(told(window)).isNotEmpty().noneMatch(it -> it.contains("Smith"));
		});
	}

	@Test
	void classIsEnrolledByNumbersAlone() {
		on("learners", window -> {
			type(window, "Your own reference", "NAD-90003");
			choose(window, "Course", "Digital skills");
			choose(window, "Taught by", "College");
			press(window, "Enrol");
			type(window, "Your own reference", "NAD-90004");
			press(window, "Enrol");

			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("Enrolled: NAD-90004, Digital skills.");
		});
	}

	@Test
	void needsAreAnsweredByDomain() {
		on("needs", window -> {
			type(window, "Your own reference", "NAD-90005");
			choose(window, "Housing", "Unmet");
			press(window, "Save the check");

			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("Saved: NAD-90005, Start.");
		});
	}

	@Test
	void lastAnswerStandsBelowTheNext() {
		on("needs", window -> {
			type(window, "Your own reference", "NAD-90006");
			choose(window, "Housing", "Unmet");
			press(window, "Save the check");
			type(window, "Your own reference", "NAD-90006");

			assertThat(((Choice<?>) field(window, "Housing")).getHelperText()).isEqualTo("Last: Unmet");
			assertThat(field(window, "Which check")).extracting(it -> String.valueOf(((Choice<?>) it).getValue()))
				.isEqualTo("REVIEW");
		});
	}

	@Test
	void answerOfOnePersonIsNotKeptForTheNext() {
		on("needs", window -> {
			type(window, "Your own reference", "NAD-90007");
			choose(window, "Housing", "Met");
			press(window, "Save the check");

			assertThat(((Choice<?>) field(window, "Housing")).isEmpty()).isTrue();
		});
	}

	@Test
	void checksOfOnePersonAreShownByDomain() {
		on("needs", window -> {
			type(window, "Your own reference", "NAD-90008");
			choose(window, "Housing", "Partly met");
			press(window, "Save the check");
		});

		on("needs/" + jdbc.sql("select id from community.need_check where recorded_by = :by")
			.param("by", worker.id())
			.query(UUID.class)
			.single(), window -> assertThat(words(window)).contains("Needs of NAD-90008", "Partly met", "Not asked"));
	}

	@Test
	void courseHasAPageOnWhichItEnds() {
		on("learners", window -> {
			type(window, "Your own reference", "NAD-90003");
			choose(window, "Course", "Digital skills");
			choose(window, "Taught by", "College");
			press(window, "Enrol");
		});

		on("learners/" + made("learner_path"), window -> {
			assertThat(words(window)).contains("Enrolled on %s".formatted(Dates.full(today)),
					"Nobody is asked about it until %s".formatted(Dates.full(today.plusDays(366))));
			press(window, "It ended");
			choose(window, "How it ended", "Completed");
			press(window, "Save the end");
			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("Completed on %s".formatted(Dates.full(today)),
					"Nothing is asked any more.");
		});
	}

	@Test
	void actOfHelpTellsUntilWhenAnotherCrisisIsARepeat() {
		on("help-given", window -> {
			type(window, "Your own reference", "NAD-90008");
			window.find(Checkbox.class)
				.all()
				.stream()
				.filter(it -> "A crisis: they had none of it today".equals(it.getLabel()))
				.forEach(it -> it.setValue(true));
			type(window, "Pounds, certain", "12.50");
			help(window);
		});

		on("help-given/" + made("help"), window -> assertThat(words(window)).contains("NAD-90008. In a crisis.",
				"£12.50 once",
				"Another crisis of the same person up to %s is a repeat.".formatted(Dates.full(today.plusDays(90)))));
	}

	@Test
	void volunteerHasAPageWithTheirHoursAndWhatIsDue() {
		on("volunteers/hours?of=" + today, window -> {
			type(window, cell(), "1.25");
			press(window, "Save the hours");
		});

		on("volunteers/" + volunteer, window -> assertThat(words(window)).contains("Volunteer 0, NAD-90009",
				"Hours within twelve months: 1.25", "No day is set for the next supervision."));
	}

	@Test
	void grantHasAPageThatTellsItsMonth() {
		var grant = UUID.randomUUID();
		jdbc.sql(
				"""
						insert into community.grant_award (id, version, unit, organisation_name, award, from_on, to_on, report_by,
						    entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, 'NADARS', 'Example Garden', 1200, :from, :to, :by, 'PAGE', now(), :me, 'Nobody')""")
			.param("id", grant)
			.param("from", today.withDayOfMonth(1).minusMonths(4))
			.param("to", today.withDayOfMonth(1).plusMonths(8).minusDays(1))
			.param("by", today.withDayOfMonth(1).plusMonths(9))
			.param("me", worker.id())
			.update();

		on("grants/" + grant, window -> assertThat(words(window)).contains("Example Garden, £1,200",
				"It is in month 5 of 12", "Nobody told yet"));
	}

	@Test
	void recordOfAnotherUnitHasNoPage() {
		jdbc.sql("update community.volunteer set unit = 'PEAR' where id = :id").param("id", volunteer).update();

		on("volunteers/" + volunteer, window -> assertThat(words(window)).doesNotContain("NAD-90009"));
	}

	@Test
	void hoursOfAWeekAreTypedAndSavedOnce() {
		on("volunteers/hours?of=" + today, window -> {
			type(window, cell(), "1.25");
			press(window, "Save the hours");
		});

		assertThat(quarters()).isEqualTo(5);
	}

	@Test
	void emptyCellTakesTheHoursOut() {
		on("volunteers/hours?of=" + today, window -> {
			type(window, cell(), "2");
			press(window, "Save the hours");
			type(window, cell(), "");
			press(window, "Save the hours");
		});

		assertThat(quarters()).isZero();
	}

	@Test
	void moreThanTwelveHoursAreAskedAndThenTaken() {
		on("volunteers/hours?of=" + today, window -> {
			type(window, cell(), "13");
			press(window, "Save the hours");
			assertThat(told(window)).anyMatch(it -> it.contains("More than 12 hours"));
			window.find(Checkbox.class)
				.all()
				.stream()
				.filter(it -> "That is right".equals(it.getLabel()))
				.forEach(it -> it.setValue(true));
			press(window, "Save the hours");
		});

		assertThat(quarters()).isEqualTo(52);
	}

	@Test
	void moreThanADayHasIsRefusedAndStays() {
		on("volunteers/hours?of=" + today, window -> {
			type(window, cell(), "25");
			press(window, "Save the hours");

			assertThat(told(window)).anyMatch(it -> it.contains("24 hours"));
			assertThat(((LineField) field(window, cell())).getValue()).isEqualTo("25");
		});
	}

	private static void help(BrowserlessUIContext window) {
		choose(window, "What for", "Food");
		choose(window, "How", "Parcel");
		press(window, "Save");
	}

	private String cell() {
		return "Volunteer 0, NAD-90009, %s"
			.formatted(Dates.full(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))));
	}

	private int quarters() {
		return jdbc.sql("select coalesce(sum(quarters), 0) from community.volunteer_hours where volunteer = :volunteer")
			.param("volunteer", volunteer)
			.query(Integer.class)
			.single();
	}

	private UUID path() {
		return made("work_path");
	}

	/** The one that the worker recorded. */
	private UUID made(String table) {
		return jdbc.sql("select id from community.%s where recorded_by = :by".formatted(table))
			.param("by", worker.id())
			.query(UUID.class)
			.single();
	}

	private void on(String place, Consumer<BrowserlessUIContext> steps) {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(worker.username());
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(UsernamePasswordAuthenticationToken.authenticated(user, null,
						List.copyOf(user.getAuthorities())));
				var window = person.newWindow()) {
			String[] parts = place.split("\\?", 2);
			window.getUI().navigate(parts[0], QueryParameters.fromString((parts.length > 1) ? parts[1] : ""));
			window.roundTrip();
			steps.accept(window);
		}
	}

	private static String words(BrowserlessUIContext window) {
		return ((Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
			.getTextRecursively();
	}

	private static List<String> told(BrowserlessUIContext window) {
		return window.find(FormHead.class).all().stream().map(FormHead::told).filter(it -> !it.isEmpty()).toList();
	}

	private static void press(BrowserlessUIContext window, String words) {
		window.find(Button.class)
			.all()
			.stream()
			.filter(it -> words.equals(it.getText()))
			.reduce((one, other) -> other)
			.orElseThrow(() -> new AssertionError("no " + words))
			.click();
		window.roundTrip();
	}

	private static Component field(BrowserlessUIContext window, String label) {
		return Stream
			.<Component>concat(window.find(Choice.class).all().stream(), window.find(LineField.class).all().stream())
			.filter(it -> label.equals(it.getElement().getProperty("label", "")))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no " + label));
	}

	private static void type(BrowserlessUIContext window, String label, String text) {
		Typed.into((Checked) field(window, label), text);
		window.roundTrip();
	}

	private static void choose(BrowserlessUIContext window, String label, String item) {
		choose((Choice<?>) field(window, label), item);
		window.roundTrip();
	}

	private static <T> void choose(Choice<T> field, String item) {
		field.setValue(field.getListDataView()
			.getItems()
			.filter(it -> item.equals(field.getItemLabelGenerator().apply(it)))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no " + item)));
	}

}
