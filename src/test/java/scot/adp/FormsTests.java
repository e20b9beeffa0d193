package scot.adp;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextFieldBase;
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
import org.springframework.test.util.ReflectionTestUtils;
import scot.adp.AccessWorld.Standing;
import scot.adp.directory.GroupId;
import scot.adp.governance.Papers;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Checked;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.EmailAddressField;
import scot.adp.shell.parts.FaultSummary;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.support.AdpTest;
import scot.adp.support.Typed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens every form of the program on a filled record. What a field does not understand,
 * or what is too long, is told and nothing is saved; what is opened and saved untouched
 * changes nothing. Forms are found by their type: one that is not opened here fails.
 */
@AdpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsTests {

	/** Shown once a file was read, with one line that its summary asks. */
	private static final Set<String> AFTER_A_FILE = Set.of("ActionImportPage");

	/** Keeps what was typed and is not saved. */
	private static final String TYPED = "strategy.update_draft";

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	private AccessWorld world;

	private LocalDate today;

	private SecuredBrowserlessApplicationContext<Authentication> program;

	private OwnPerson left;

	/** An action for which no help is asked. */
	private String calm;

	@BeforeAll
	void setUp() {
		world = new AccessWorld(context);
		today = LocalDate.now(context.getBean(Clock.class));
		fill();
		program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
	}

	@AfterAll
	void tearDown() {
		program.close();
		world.close();
		left.close();
	}

	@Test
	void everyFormIsOpened() {
		var forms = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("scot.adp")
			.stream()
			.filter(type -> !type.getPackageName().endsWith(".parts") || type.getSimpleName().equals("AsAtBar"))
			.filter(type -> type.getConstructorCallsFromSelf()
				.stream()
				.anyMatch(call -> call.getTargetOwner().isAssignableTo(Checked.class)
						&& !call.getTargetOwner().equals(type))
					|| type.getMethodCallsFromSelf()
						.stream()
						.anyMatch(call -> call.getTarget().getRawReturnType().isAssignableTo(Checked.class)
								&& call.getTarget().getName().equals("shown")))
			.map(FormsTests::outermost)
			.collect(Collectors.toCollection(TreeSet::new));
		forms.removeAll(AFTER_A_FILE);

		assertThat(doors().map(Door::form)).containsAll(forms).allMatch(forms::contains);
	}

	@ParameterizedTest
	@MethodSource("doors")
	void whatIsNotUnderstoodIsToldAndNothingIsSaved(Door door) {
		var before = world.rows();
		through(door, window -> {
			var fields = fields(window, door);
			assertThat(fields.isEmpty()).as("nothing to fill in").isEqualTo(door.shown());
			for (Checked field : fields) {
				String name = "%s of %s".formatted(label(field), door);
				Object stood = ((HasValue<?, ?>) field).getValue();
				String typed = misread(field);
				assertThat(field.isInvalid()).as(name).isTrue();
				assertThat(field.getErrorMessage()).as(name).isNotBlank();
				if (field instanceof TextFieldBase<?, ?> text) {
					assertThat(text.getValue()).as("all of " + name).isEqualTo(typed);
				}
				for (String verb : door.verbs()) {
					button(window, verb).click();
					window.roundTrip();
					assertThat(field.isInvalid()).as("%s after %s", name, verb).isTrue();
					assertThat(told(window)).as("%s after %s", name, verb)
						.anyMatch(told -> told.contains(String.valueOf(field.fault())));
				}
				put(field, stood);
				assertThat(field.fault()).as(name).isNull();
			}
		});
		assertThat(changed(before, world.rows())).as("saved by %s", door).isSubsetOf(Set.of(TYPED));
	}

	@ParameterizedTest
	@MethodSource("doorsOnWhatIsStored")
	void whatIsOpenedAndSavedUntouchedChangesNothing(Door door) {
		var before = world.rows();
		through(door, window -> {
			var fields = fields(window, door);
			assertThat(fields).as("filled").anyMatch(field -> !((HasValue<?, ?>) field).isEmpty());
			fields.stream()
				.filter(field -> door.needed().equals(label(field)))
				.forEach(field -> Typed.into(field, "To try it."));
			button(window, door.verbs().getFirst()).click();
			window.roundTrip();
			assertThat(told(window)).as("told by %s", door).isEmpty();
		});
		assertThat(changed(withoutKeys(before), withoutKeys(world.rows()))).as("changed by %s", door).isEmpty();
	}

	/** Every form by the class that makes its fields. */
	Stream<Door> doors() {
		String plan = world.plan.code();
		String action = "actions/%s/%s".formatted(plan, world.action);
		String group = "%s/%s".formatted(world.plan.group(), world.meeting);
		String meeting = "meetings/" + group;
		var doors = new ArrayList<Door>();
		doors.add(Door.of("ActionForm", Role.ADP_LEAD, action + "/edit", "Save").stored("Why"));
		doors.add(Door.of("ActionForm", Role.ADP_LEAD, "actions/%s/new".formatted(plan), "Add it"));
		doors.add(Door.of("UpdateForm", Role.UNIT_LEAD, action, "Save"));
		doors.add(Door.of("UpdateForm", Role.UNIT_LEAD, action, "Save the correction")
			.after(window -> click(window, "Correct this"))
			.stored(""));
		doors.add(Door.of("EvidenceField", Role.UNIT_LEAD, action));
		doors.add(Door.of("ReasonDialog", Role.ADP_LEAD, action, "Withdraw it")
			.after(window -> click(window, "Withdraw...")));
		doors.add(Door.of("AskHelpDialog", Role.UNIT_LEAD, "actions/%s/%s".formatted(plan, calm), "Ask for help")
			.after(window -> click(window, "Ask for help")));
		doors.add(Door.of("AnswerHelpDialog", Role.ADP_LEAD, "help", "Send the answer", "Take it to the meeting")
			.after(window -> click(window, "Answer")));
		doors.add(Door.of("GiveDialog", Role.UNIT_LEAD, action + "?give=today", "Give it"));
		doors.add(Door.of("OwnersDialog", Role.ADP_LEAD, action + "?lead=today", "Save").stored(""));
		doors.add(Door.of("MilestonesPanel", Role.UNIT_LEAD, action, "Add")
			.after(window -> click(window, "Add a milestone")));
		doors.add(Door.of("MilestonesPanel", Role.UNIT_LEAD, action, "Mark as done")
			.after(window -> click(window, "Done")));
		doors.add(Door.of("MilestonesPanel", Role.UNIT_LEAD, action, "Move").after(window -> click(window, "Move")));
		doors.add(Door.of("MilestonesPanel", Role.UNIT_LEAD, action, "Drop").after(window -> click(window, "Drop")));
		doors.add(Door.of("NotesPanel", Role.ADP_LEAD, action, "Add the note"));
		doors.add(Door.of("QuestionsPanel", Role.UNIT_LEAD, action, "Answer"));
		doors.add(Door.of("AsAtBar", Role.ADP_LEAD, action));
		doors.add(Door.of("SearchBox", Role.ADP_LEAD, action));
		doors.add(Door.of("ActionFilters", Role.ADP_LEAD, "actions"));
		doors.add(Door.of("ListPage", Role.ADP_LEAD, "access"));
		doors.add(Door.of("PeopleView", Role.ADP_LEAD, "people"));
		doors.add(Door.of("SearchView", Role.ADP_LEAD, "search"));
		doors.add(Door.of("BoardLineForm", Role.ADP_LEAD, "board-lines/" + group, "Save the line").stored(""));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Ask")
			.after(window -> click(window, "Ask for a decision")));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Save")
			.after(window -> click(window, "Correct what was decided"))
			.stored(""));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Carried out")
			.after(window -> click(window, "Carried out")));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Give up").after(window -> click(window, "Give up")));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Move the meeting")
			.after(window -> click(window, "Move"))
			.stored(""));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Save")
			.after(window -> click(window, "Write down who came"))
			.stored(""));
		doors.add(Door.of("PaperPage", Role.ADP_LEAD, "papers/" + group + "?now", "Issue")
			.after(window -> click(window, "Issue again")));
		doors.add(Door.of("MeetingsView", Role.ADP_LEAD, "meetings", "Add")
			.after(window -> click(window, "Add meetings")));
		doors.add(Door.of("WalkForm", Role.ADP_LEAD, meeting + "/walk?show=all&item=" + world.action, "Save and next"));
		doors.add(Door.of("ChangesPage", Role.ADP_LEAD, meeting + "/changes"));
		doors.add(Door.of("SetUpPage", Role.ADP_LEAD, "set-up?plan=" + plan, "Give it to 1 action")
			.after(FormsTests::selectFirst));
		doors.add(Door.of("PlanClosingView", Role.ADP_LEAD, "strategy/WAP-2023/closing", "Carry on")
			.after(window -> click(window, "Carry on")));
		doors.add(Door.of("PlanClosingView", Role.ADP_LEAD, "strategy/WAP-2023/closing", "End")
			.after(window -> click(window, "End")));
		doors.add(Door.of("NudgePage", Role.ADP_LEAD, "nudge").onlyShown());
		doors.add(Door.of("OutboxView", Role.ADP_LEAD, "outbox").onlyShown());
		doors.add(Door.of("ReturnsView", Role.ADP_LEAD, "returns?all", "Save")
			.after(window -> click(window, "Change: Return of a test, 2026"))
			.stored(""));
		doors.add(Door.of("ReportProblemPage", Role.ADP_LEAD, "report-a-problem", "Send the report"));
		doors.add(Door.of("ProblemReportsView", Role.ADP_ADMIN, "problem-reports", "Mark as answered"));
		doors.add(Door.of("RedactionPage", Role.IG_OFFICER, "redaction", "Search"));
		doors.add(Door.of("ImportsView", Role.ADP_LEAD, "imports", "Take back").after(FormsTests::takeFirstBack));
		String person = "people/" + world.reader(Role.UNIT_LEAD, Standing.INSIDE).member();
		doors.add(Door.of("MemberPage", Role.ADP_LEAD, person, "Save").stored(""));
		doors.add(Door.of("MemberPage", Role.ADP_LEAD, person, "End membership"));
		doors.add(Door.of("AddPeopleView", Role.ADP_LEAD, "people/add", "Look at it"));
		doors.add(Door.of("AddPeopleView", Role.ADP_LEAD, "people/add", "Add this person"));
		return doors.stream();
	}

	Stream<Door> doorsOnWhatIsStored() {
		return doors().filter(Door::stored);
	}

	/** Fills what the world has no need of; whom records name has left since. */
	private void fill() {
		UUID insider = world.reader(Role.UNIT_LEAD, Standing.INSIDE).member();
		left = OwnPerson.in(context).as(Role.UNIT_LEAD, AccessWorld.LED);
		UUID gone = jdbc.sql("select id from identity.member where account = :account")
			.param("account", left.id())
			.query(UUID.class)
			.single();
		left.ends(Role.UNIT_LEAD, today.minusDays(1));
		jdbc.sql(
				"""
						update strategy.action set lead = :lead, deputy = :gone, starts_on = '2026-04-01', ends_on = '2027-03-31',
						    published_text = E'First line\\r\\nand a second one \\n' where id = :id""")
			.param("lead", insider)
			.param("gone", gone)
			.param("id", world.plan.id(world.action))
			.update();
		calm = world.plan.action(AccessWorld.LED);
		world.plan.askForHelp(world.action);
		jdbc.sql("""
				update governance.board_line b set based_on = u.id, based_on_at = u.recorded_at
				from strategy.progress_update u where u.action = b.action and b.action = :id""")
			.param("id", world.plan.id(world.action))
			.update();
		jdbc.sql("update governance.decision set owner = :gone, due_on = held_on where id = :id")
			.param("gone", gone)
			.param("id", world.uuid("Decision"))
			.update();
		jdbc.sql("update reporting.return_item set owner = :gone, note = 'As agreed.' where id = :id")
			.param("gone", gone)
			.param("id", world.uuid("Return"))
			.update();
		jdbc.sql(
				"update exchange.import set can_be_taken_back = true, imported_at = now() + interval '1 year' where id = :id")
			.param("id", world.uuid("Import"))
			.update();
		jdbc.sql("update identity.account set away_until = :until where username = :username")
			.param("until", today.plusDays(9))
			.param("username", world.reader(Role.UNIT_LEAD, Standing.INSIDE).person().username())
			.update();
		jdbc.sql(
				"update directory.meeting set others_present = 'The press' where group_code = :group and held_on = :on")
			.param("group", world.plan.group())
			.param("on", world.meeting)
			.update();
		jdbc.sql(
				"insert into directory.attendance (group_code, held_on, member, present) values (:group, :on, :gone, false)")
			.param("group", world.plan.group())
			.param("on", world.meeting)
			.param("gone", gone)
			.update();
		SecurityContextHolder.getContext()
			.setAuthentication(world.reader(Role.ADP_LEAD, Standing.OUTSIDE).authentication());
		context.getBean(Papers.class)
			.issue(UUID.randomUUID().toString(), new GroupId(world.plan.group()), world.meeting, null);
		SecurityContextHolder.clearContext();
	}

	private void through(Door door, Consumer<BrowserlessUIContext> steps) {
		var reader = world.reader(door.role(), (door.role() == Role.UNIT_LEAD) ? Standing.INSIDE : Standing.OUTSIDE);
		try (var person = program.newUser(reader.authentication()); var window = person.newWindow()) {
			int query = door.place().indexOf('?');
			window.getUI()
				.navigate((query < 0) ? door.place() : door.place().substring(0, query),
						QueryParameters.fromString((query < 0) ? "" : door.place().substring(query + 1)));
			window.roundTrip();
			door.opening().accept(window);
			window.roundTrip();
			steps.accept(window);
		}
	}

	/**
	 * What can be filled in beside the door's verb, or in the form itself where it has
	 * none.
	 */
	private static List<Checked> fields(BrowserlessUIContext window, Door door) {
		if (door.verbs().isEmpty()) {
			return all(window.getUI()).filter(part -> isForm(part.getClass(), door.form()))
				.findFirst()
				.map(FormsTests::fields)
				.orElseThrow(() -> new AssertionError("no " + door));
		}
		Component around = button(window, door.verbs().getFirst());
		while (fields(around).isEmpty()) {
			around = around.getParent().orElseThrow(() -> new AssertionError("no fields at " + door));
		}
		return fields(around);
	}

	private static List<Checked> fields(Component form) {
		return all(form).filter(Checked.class::isInstance)
			.filter(FormsTests::isShown)
			.filter(field -> !((HasValue<?, ?>) field).isReadOnly())
			.map(Checked.class::cast)
			.toList();
	}

	private static boolean isForm(Class<?> type, String name) {
		return type.getSimpleName().equals(name)
				|| (type.getSuperclass() != null && isForm(type.getSuperclass(), name));
	}

	private static Stream<Component> all(Component part) {
		return Stream.concat(Stream.of(part), part.getChildren().flatMap(FormsTests::all));
	}

	private static boolean isShown(Component part) {
		return part.isVisible() && part.getParent().map(FormsTests::isShown).orElse(true);
	}

	/** The button of these words; the last, as a dialog stands above the page. */
	private static Button button(BrowserlessUIContext window, String words) {
		return window.find(Button.class)
			.all()
			.stream()
			.filter(button -> words.equals(button.getText())
					|| words.equals(button.getElement().getAttribute("aria-label")))
			.filter(FormsTests::isShown)
			.reduce((one, other) -> other)
			.orElseThrow(() -> new AssertionError("no button " + words));
	}

	/** Clicks until a dialog opens or there is nothing more to click. */
	private static void click(BrowserlessUIContext window, String words) {
		for (Button button : window.find(Button.class).all().reversed()) {
			if ((words.equals(button.getText()) || words.equals(button.getElement().getAttribute("aria-label")))
					&& isShown(button)) {
				button.click();
				window.roundTrip();
				if (!window.find(FormDialog.class).all().isEmpty()) {
					return;
				}
			}
		}
	}

	private static void selectFirst(BrowserlessUIContext window) {
		Grid<Object> grid = grid(window);
		grid.asMultiSelect().select(grid.getDataCommunicator().getItem(0));
	}

	/** The button stands in a cell, which is drawn by the browser. */
	private static void takeFirstBack(BrowserlessUIContext window) {
		ReflectionTestUtils.invokeMethod(window.getCurrentView(), "takeBack",
				grid(window).getDataCommunicator().getItem(0));
	}

	@SuppressWarnings("unchecked")
	private static Grid<Object> grid(BrowserlessUIContext window) {
		return window.find(Grid.class).all().getFirst();
	}

	private static List<String> told(BrowserlessUIContext window) {
		return window.find(FaultSummary.class).all().stream().map(FaultSummary::getText).toList();
	}

	/** Types what a field cannot take; what was typed. */
	private static String misread(Checked field) {
		String typed = switch (field) {
			case DatePicker day -> "31.2.2026";
			case WholeNumberField number -> "1.5";
			case EmailAddressField email -> "ann..b@example.org";
			// Longer than any text may be.
			case TextFieldBase<?, ?> text -> "word ".repeat(50_000) + "end";
			default -> "None of these";
		};
		Typed.into(field, typed);
		return typed;
	}

	@SuppressWarnings("unchecked")
	private static void put(Checked field, Object value) {
		((HasValue<?, Object>) field).setValue(value);
		if (field instanceof Choices<?> choices) {
			Typed.back(choices);
		}
	}

	private static String label(Checked field) {
		return ((Component) field).getElement().getProperty("label", "");
	}

	/** The tables whose rows differ. */
	private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
		return before.keySet()
			.stream()
			.filter(table -> !Objects.equals(before.get(table), after.get(table)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Map<String, String> withoutKeys(Map<String, String> rows) {
		var others = new TreeMap<>(rows);
		others.remove("platform.idempotency_key");
		return others;
	}

	private static String outermost(JavaClass type) {
		return type.getEnclosingClass().map(FormsTests::outermost).orElse(type.getSimpleName());
	}

	/**
	 * A way into a form.
	 *
	 * @param form the class that makes its fields
	 * @param verbs the buttons that save; none where it saves nothing
	 * @param opening what to do once the page is there
	 * @param stored whether it opens with what is stored
	 * @param needed the label of what has to be filled in before it saves
	 * @param shown whether its fields are only to be read
	 */
	record Door(String form, Role role, String place, List<String> verbs, Consumer<BrowserlessUIContext> opening,
			boolean stored, String needed, boolean shown) {

		static Door of(String form, Role role, String place, String... verbs) {
			return new Door(form, role, place, List.of(verbs), window -> {
			}, false, "", false);
		}

		Door after(Consumer<BrowserlessUIContext> opening) {
			return new Door(form, role, place, verbs, opening, stored, needed, shown);
		}

		Door stored(String needed) {
			return new Door(form, role, place, verbs, opening, true, needed, shown);
		}

		Door onlyShown() {
			return new Door(form, role, place, verbs, opening, stored, needed, true);
		}

		@Override
		public String toString() {
			return "%s: %s".formatted(form, String.join(", ", verbs));
		}

	}

}
