package scot.adp.activities.ui;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.activities.OwnProgramme;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Checked;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.WordsField;
import scot.adp.support.AdpTest;
import scot.adp.support.Typed;

import static org.assertj.core.api.Assertions.assertThat;

/** What staff do on the pages of the log of activities. */
@AdpTest
class ActivityPagesTests {

	private static final String UNIT = "NADARS";

	private static final String OTHER = "PEAR";

	/** Of which little else is asked. */
	private static final String QUIET = "NAC-EMPLOYABILITY";

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	LocalDate today;

	@AutoClose
	OwnPerson lead;

	@AutoClose
	OwnProgramme programme;

	@BeforeEach
	void begin(@Autowired Clock clock) {
		today = LocalDate.now(clock);
		lead = OwnPerson.in(context).as(Role.UNIT_LEAD, UNIT);
		programme = OwnProgramme.in(context, UNIT, today);
	}

	@Test
	void whatIsMissingIsRecordedWhereItIsTold() {
		programme.weekly(today.minusDays(8), null, LocalTime.of(18, 0), LocalTime.of(20, 0));

		on(lead, "sessions", window -> {
			assertThat(words(window)).contains(programme.title(), "Waiting for a word");
			press(window, "Record", programme.title());
			type(window, "Adults", "7");
			press(window, "Save the session");
			assertThat(told(window)).isEmpty();
		});

		assertThat(rows()).containsExactly(Map.of("state", "HELD", "present", 7));
		on(lead, "sessions",
				window -> assertThat(button(window, "Record", programme.title())).as("1 of 2 is left").hasSize(1));
	}

	@Test
	void itDidNotRunInOneStep() {
		programme.weekly(today.minusDays(3), null, LocalTime.of(18, 0), LocalTime.of(20, 0));

		on(lead, "sessions", window -> {
			press(window, "Did not run", programme.title());
			press(window, "Save that it did not run");
			assertThat(told(window)).as("without a reason").anyMatch(it -> it.contains("Choose why"));
			choose(window, "Why it did not run", "Weather");
			press(window, "Save that it did not run");
		});

		assertThat(rows()).containsExactly(Map.of("state", "DID_NOT_RUN", "present", 0));
	}

	@Test
	void whatIsOnlyUnusualIsAskedAndKeepsTheNumbers() {
		var series = programme.weekly(today.minusDays(3), null, LocalTime.of(18, 0), LocalTime.of(20, 0));
		programme.session(today.minusDays(3), series, null, 5, "HELD");

		on(lead, "sessions", window -> {
			press(window, "Record a session");
			choose(window, "Series", programme.title());
			day(window, today.minusDays(3));
			type(window, "Adults", "9");
			press(window, "Save the session");
			assertThat(told(window)).anyMatch(it -> it.contains("There is a word on this session already"));
			assertThat(rows()).hasSize(1);
			window.find(Checkbox.class).all().stream().filter(Component::isVisible).forEach(it -> it.setValue(true));
			press(window, "Save the session");
			assertThat(told(window)).isEmpty();
		});

		assertThat(rows()).hasSize(2).contains(Map.of("state", "HELD", "present", 9));
	}

	@Test
	void doublesAreAskedAboutAndOneCountHolds() {
		var place = jdbc.sql("select id from directory.place where masking = 'OPEN' and closed_on is null limit 1")
			.query(UUID.class)
			.single();
		var action = UUID.randomUUID();
		programme.forAction(action, "NAADP-2025", "FAM-1.7");
		programme.session(today.minusDays(4), null, place, 11, "HELD");
		try (var others = OwnProgramme.in(context, OTHER, today).forAction(action, "NAADP-2025", "FAM-1.7")) {
			others.session(today.minusDays(4), null, place, 12, "HELD");

			on(lead, "sessions", window -> {
				press(window, "Answer", "");
				@SuppressWarnings("unchecked")
				Choice<SessionForms.Answer> answer = (Choice<SessionForms.Answer>) field(window, "Are they one?");
				answer.setValue(SessionForms.Answer.ONE);
				press(window, "Save the answer");
				assertThat(told(window)).isEmpty();
			});

			assertThat(jdbc.sql("""
					select s.state from activities.session s where s.programme in (:one, :other) order by s.state""")
				.param("one", programme.id())
				.param("other", others.id())
				.query(String.class)
				.list()).containsExactly("HELD", "MERGED");
			jdbc.sql(
					"update activities.session set state = 'STRUCK', ended_because = 'WRONG', merged_into = null where state = 'MERGED' and programme in (:one, :other)")
				.param("one", programme.id())
				.param("other", others.id())
				.update();
		}
	}

	@Test
	void aTermIsTypedAndPastedCellByCell() {
		LocalDate first = today.minusDays(15);
		programme.weekly(first, null, LocalTime.of(18, 0), LocalTime.of(20, 0));

		on(lead, "sessions/grid?programme=" + programme.code() + "&of=" + today, window -> {
			var cells = cells(window);
			assertThat(cells).hasSizeBetween(2, 3);
			cells.getFirst().setValue("12");
			cells.get(1).setValue("twelve");
			if (cells.size() > 2) {
				cells.get(2).setValue("w");
			}
			press(window, "Save what is typed");
			assertThat(told(window)).anyMatch(it -> it.contains("write how many were there"));
			assertThat(cells(window)).as("a wrong cell keeps its text")
				.singleElement()
				.satisfies(it -> assertThat(it.getValue()).isEqualTo("twelve"));
			cells(window).getFirst().setValue("0");
			press(window, "Save what is typed");
			assertThat(told(window)).isEmpty();
			assertThat(window.find(NativeTableCell.class).all()).extracting(it -> it.getElement().getTextRecursively())
				.anyMatch(it -> it.endsWith("12"))
				.anyMatch(it -> it.endsWith("0"));
		});

		assertThat(rows()).contains(Map.of("state", "HELD", "present", 12), Map.of("state", "HELD", "present", 0));
	}

	@Test
	void headsArePeopleOnlyAsFarAsCanBeKnown() {
		for (int heads : List.of(12, 9, 14, 11)) {
			programme.session(today.minusDays(heads), null, null, heads, "HELD");
		}

		on(lead, "programmes/" + programme.code(),
				window -> assertThat(words(window)).contains("Attendances: 46.", "between 14 and 46."));
	}

	@Test
	void anEvidenceNoteNamesItsSourceAndAsksForTheInteractivePart() {
		try (var told = OwnProgramme.in(context, UNIT, today, "HEADCOUNT", "FEAR_BASED")) {
			on(lead, "programmes/" + told.code(), window -> assertThat(words(window)).contains("What studies found",
					"Scottish Government", "Which interactive part goes with it?"));
		}
		on(lead, "programmes/" + programme.code(),
				window -> assertThat(words(window)).doesNotContain("What studies found"));
	}

	@Test
	void fewAnswersTellNoMean() {
		on(lead, "programmes/" + programme.code(), window -> {
			press(window, "Add answers");
			choose(window, "Question", "Was it worth coming?");
			choose(window, "When they were asked", "asked once");
			dayOf(window, "Answers from", today.minusDays(9));
			dayOf(window, "Answers up to", today.minusDays(2));
			type(window, "Chose step 5", "4");
			press(window, "Save the answers");
			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("too few answers (4)");
		});
	}

	@Test
	void aSeriesIsAddedInWordsAndTellsItsNextDates() {
		LocalDate tuesday = today.with(TemporalAdjusters.next(DayOfWeek.TUESDAY));

		on(lead, "programmes/" + programme.code(), window -> {
			press(window, "Add a series");
			choices(window, "On which days", DayOfWeek.TUESDAY);
			type(window, "Opens", "7pm");
			type(window, "Closes", "20:30");
			type(window, "Every how many weeks or months", "2");
			dayOf(window, "First day", tuesday);
			press(window, "Add the series");
			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("Every second Tuesday 19:00 to 20:30", "Next:");
		});
	}

	@Test
	void aWeekShowsEveryAreaAndTellsEveningsApart() {
		var place = jdbc.sql("select id from directory.place where area = 'ARRAN' and masking = 'OPEN' limit 1")
			.query(UUID.class)
			.single();
		LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(1);
		var series = programme.weekly(monday.plusDays(2), place, LocalTime.of(18, 0), LocalTime.of(20, 0));
		programme.session(monday.plusDays(2), series, place, 4, "HELD");
		String cell = "ARRAN_%s_OUT".formatted(monday.plusDays(2));

		on(lead, "week?of=" + monday, window -> {
			assertThat(words(window)).contains("Arran", "Cumbrae", "in evenings, at weekends and on holidays");
			assertThat(window.find(Anchor.class).all().stream().filter(it -> it.getHref().endsWith(cell)))
				.singleElement()
				.satisfies(it -> assertThat(it.getElement().getTextRecursively()).containsPattern("[1-9] held"));
		});
		on(lead, "week?of=%s&cell=%s".formatted(monday, cell),
				window -> assertThat(words(window)).contains(programme.title(), "18:00 to 20:00"));
		on(lead, "week?poster&of=" + monday, window -> assertThat(words(window)).contains(programme.title()));
	}

	@Test
	void whoWasThereIsTypedLineByLine() {
		try (var keyed = OwnProgramme.in(context, UNIT, today, "KEYED", null)) {
			var session = keyed.session(today.minusDays(2), null, null, 3, "HELD");

			on(lead, "sessions/%s/people".formatted(session), window -> {
				numbers(window, "NAD-95101\nNAD-95102\nMairi Test\n");
				press(window, "Save who was there");
				assertThat(words(window)).contains("2 people were added.", "1 line stays",
						"3 heads, 2 of them told apart.");
				assertThat(window.find(WordsField.class).all().getFirst().getValue()).isEqualTo("Mairi Test");
			});
			on(lead, "programmes/" + keyed.code(), window -> {
				assertThat(words(window)).doesNotContain("NAD-95101");
				press(window, "Show who came");
				assertThat(words(window)).contains("NAD-95101", "NAD-95102");
			});
		}
	}

	@Test
	void whoWasToldOfWronglyIsTakenOut() {
		try (var keyed = OwnProgramme.in(context, UNIT, today, "KEYED", null)) {
			var session = keyed.session(today.minusDays(2), null, null, 1, "HELD");

			on(lead, "sessions/%s/people".formatted(session), window -> {
				numbers(window, "NAD-95103");
				press(window, "Save who was there");
				press(window, "Take out", "NAD-95103");
				press(window, "Take out of the session");
				assertThat(words(window)).contains("Nobody is told of yet.");
			});
		}
	}

	@Test
	void whatWasMergedIsTakenApartAgain() {
		var place = jdbc.sql("select id from directory.place where area = 'IRVINE' and masking = 'OPEN' limit 1")
			.query(UUID.class)
			.single();
		UUID action = jdbc.sql("select id from strategy.action limit 1").query(UUID.class).single();
		programme.forAction(action, "T", "T-1");
		try (var theirs = OwnProgramme.in(context, OTHER, today).forAction(action, "T", "T-1")) {
			programme.session(today.minusDays(4), null, place, 7, "HELD");
			theirs.session(today.minusDays(4), null, place, 6, "HELD");

			on(lead, "sessions", window -> {
				Stream
					.concat(button(window, "Answer", programme.title()).stream(),
							button(window, "Answer", theirs.title()).stream())
					.findFirst()
					.orElseThrow()
					.click();
				window.roundTrip();
				choose((Choice<?>) field(window, "Are they one?"), 0);
				press(window, "Save the answer");
				assertThat(words(window)).contains("answer about doubles");
				window.find(Button.class)
					.all()
					.stream()
					.filter(it -> "Take it back".equals(it.getText()))
					.findFirst()
					.orElseThrow()
					.click();
				window.roundTrip();
				assertThat(told(window)).isEmpty();
			});

			assertThat(rows()).containsExactly(Map.of("state", "HELD", "present", 7));
		}
	}

	@Test
	void whatAGroupToldOfAYearStandsBesideItsSeries() {
		programme.yearly(today);

		on(lead, "programmes/" + programme.code(), window -> {
			press(window, "How many came", "Fellowship");
			var time = (Choice<?>) field(window, "Quarter or year");
			choose(time, 1);
			type(window, "Attendances", "1240");
			press(window, "Save the number");
			assertThat(told(window)).anyMatch(it -> it.contains("Figures were released"));
			choose(window, "Why it is told late", "Heard of late");
			press(window, "Save the number");
			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("as those who run it told: 1,240");
		});
	}

	private static <T> void choose(Choice<T> field, int index) {
		field.setValue(field.getListDataView().getItem(index));
	}

	private static void numbers(BrowserlessUIContext window, String text) {
		window.find(WordsField.class).all().getFirst().setValue(text);
		window.roundTrip();
	}

	@Test
	void othersReadTotalsAndNoRows() {
		programme.session(today.minusDays(2), null, null, 46, "HELD");
		try (var stranger = OwnPerson.in(context).as(Role.UNIT_LEAD, OTHER)) {
			on(stranger, "programmes/" + programme.code(),
					window -> assertThat(words(window)).contains("Attendances: 46.")
						.doesNotContain("All its sessions", "Add a series", "Add answers"));
		}
	}

	@Test
	void todayAsksForWhatIsMissing() {
		try (var quiet = OwnPerson.in(context).as(Role.UNIT_LEAD, QUIET);
				var own = OwnProgramme.in(context, QUIET, today)) {
			own.weekly(today.minusDays(3), null, LocalTime.of(18, 0), LocalTime.of(20, 0));

			on(quiet, "", window -> assertThat(words(window)).containsPattern("planned sessions? without a word"));
		}
	}

	/** The cells of the grid alone: the frame has fields of its own. */
	private List<LineField> cells(BrowserlessUIContext window) {
		return window.find(LineField.class)
			.all()
			.stream()
			.filter(it -> it.getLabel().startsWith(programme.title()))
			.toList();
	}

	private List<Map<String, Object>> rows() {
		return jdbc.sql("select state, present from activities.session where programme = :programme")
			.param("programme", programme.id())
			.query()
			.listOfRows();
	}

	private void on(OwnPerson who, String place, Consumer<BrowserlessUIContext> steps) {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(who.username());
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(UsernamePasswordAuthenticationToken.authenticated(user, null,
						List.copyOf(user.getAuthorities())));
				var window = person.newWindow()) {
			int query = place.indexOf('?');
			window.getUI()
				.navigate((query < 0) ? place : place.substring(0, query),
						QueryParameters.fromString((query < 0) ? "" : place.substring(query + 1)));
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

	private static List<Button> button(BrowserlessUIContext window, String words, String of) {
		return window.find(Button.class)
			.all()
			.stream()
			.filter(it -> words.equals(it.getText()) && it.isVisible()
					&& String.valueOf(it.getElement().getAttribute("aria-label")).contains(of))
			.toList();
	}

	private static void press(BrowserlessUIContext window, String words, String of) {
		button(window, words, of).getFirst().click();
		window.roundTrip();
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
			.<Component>concat(window.find(Choice.class).all().stream(),
					Stream.concat(window.find(WholeNumberField.class).all().stream(),
							window.find(LineField.class).all().stream()))
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

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static void choices(BrowserlessUIContext window, String label, Object item) {
		window.find(Choices.class)
			.all()
			.stream()
			.filter(it -> label.equals(it.getLabel()))
			.findFirst()
			.orElseThrow()
			.select(item);
		window.roundTrip();
	}

	private static void day(BrowserlessUIContext window, LocalDate day) {
		dayOf(window, "Day", day);
	}

	private static void dayOf(BrowserlessUIContext window, String label, LocalDate day) {
		window.find(DayField.class)
			.all()
			.stream()
			.filter(it -> label.equals(it.getLabel()))
			.findFirst()
			.orElseThrow()
			.setValue(day);
		window.roundTrip();
	}

}
