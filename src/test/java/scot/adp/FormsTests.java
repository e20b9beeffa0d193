package scot.adp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.provider.HasListDataView;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionOperations;
import scot.adp.FormDoors.Door;
import scot.adp.shell.parts.Checked;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.EmailAddressField;
import scot.adp.shell.parts.FormHead;
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
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FormsTests {

	/** Shown once a file was read, with one line that its summary asks. */
	private static final Set<String> AFTER_A_FILE = Set.of("ActionImportPage");

	/** Of which a start without single sign-on knows nothing. */
	private static final Set<String> WITH_SINGLE_SIGN_ON = Set.of("directory.invite");

	/** What buttons in the rows of lists are called, and do. */
	private static final Map<String, String> IN_A_ROW = Map.of("Put right", "putRight", "Withdraw", "withdraw",
			"Change", "change", "It ended", "end", "Report", "report");

	/** The form of a place where it is made, or where another of the class makes it. */
	private static final Pattern PLACE = Pattern.compile("\\b(Place\\s*\\.of|place)\\(\\s*(\"([\\w.-]+)\"[,)]|\\S+)");

	/**
	 * Looks at what was typed and tells its faults row by row: nothing is saved by it.
	 */
	private static final String LOOKS = "Look at it";

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Autowired
	TransactionOperations transactions;

	private final Set<String> triedPlaces = new TreeSet<>();

	private final Set<String> taken = new TreeSet<>();

	private FormDoors forms;

	private SecuredBrowserlessApplicationContext<Authentication> program;

	@BeforeAll
	void setUp() {
		forms = new FormDoors(context);
		program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
	}

	@AfterAll
	void tearDown() {
		program.close();
		forms.close();
	}

	@Test
	void everyFormIsOpened() {
		// What is asked for are types of our own: those of libraries need not be read.
		var program = ArchConfiguration.withThreadLocalScope(reading -> {
			reading.setResolveMissingDependenciesFromClassPath(false);
			return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
				.importPackages("scot.adp");
		});
		var opened = doors().map(Door::form).collect(Collectors.toSet());
		var forms = program.stream()
			.filter(type -> !type.getPackageName().endsWith(".parts") || type.getSimpleName().equals("AsAtBar"))
			.filter(type -> !type.isAssignableTo(Checked.class))
			.filter(type -> type.getConstructorCallsFromSelf()
				.stream()
				.anyMatch(call -> call.getTargetOwner().isAssignableTo(Checked.class)
						&& !call.getTargetOwner().equals(type))
					|| type.getMethodCallsFromSelf()
						.stream()
						.anyMatch(call -> call.getTarget().getRawReturnType().isAssignableTo(Checked.class)
								&& call.getTarget().getName().equals("shown")))
			.flatMap(type -> opened.contains(outermost(type)) ? Stream.of(outermost(type)) : makers(type))
			.collect(Collectors.toCollection(TreeSet::new));
		forms.removeAll(AFTER_A_FILE);

		assertThat(opened).isNotEmpty().containsExactlyInAnyOrderElementsOf(forms);
	}

	@ParameterizedTest
	@MethodSource("doors")
	void whatIsNotUnderstoodIsToldAndNothingIsSaved(Door door) {
		var before = forms.world.rows();
		through(door, window -> {
			var fields = fields(window, door);
			assertThat(fields.isEmpty()).as("nothing to fill in").isEqualTo(door.shown());
			if (!door.verbs().isEmpty()) {
				assertThat(new ArrayList<Object>(fields)).as("joined in %s, so that what is typed is kept", door)
					.isSubsetOf(new ArrayList<Object>(
							window.find(FormHead.class).all().stream().flatMap(FormHead::fields).toList()));
			}
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
		// What was typed was kept; that somebody opened a row about a person is told.
		assertThat(changed(before, forms.world.rows())).as("saved by %s", door)
			.isSubsetOf("shell.draft", "shell.draft_field", "audit.entry");
	}

	@ParameterizedTest
	@MethodSource("doorsOnWhatIsStored")
	void whatIsOpenedAndSavedUntouchedChangesNothing(Door door) {
		var before = forms.world.rows();
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
		assertThat(changed(withoutKeys(before), withoutKeys(forms.world.rows()))).as("changed by %s", door).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("doorsThatKeep")
	@Order(1)
	void allThatIsFilledInIsKeptAndARefusedSaveLeavesIt(Door door) {
		forget(door);
		var filledIn = new TreeMap<String, String>();
		through(door, window -> {
			values(window, door).values().forEach(FormsTests::fillIn);
			window.roundTrip();
			values(window, door).forEach((name, field) -> filledIn.put(name, standing(field)));
			var kept = kept(door);
			assertThat(kept).as("drafts of %s", door).hasSize(1);
			kept.forEach(place -> triedPlaces.add(place.split(" ")[0]));
			if (values(window, door).values().stream().anyMatch(Checked.class::isInstance)) {
				for (String verb : door.verbs()) {
					button(window, verb).click();
					window.roundTrip();
					if (!verb.equals(LOOKS)) {
						assertThat(told(window)).as("refused by %s", verb).isNotEmpty();
					}
					assertThat(kept(door)).as("drafts after %s was refused", verb).isEqualTo(kept);
				}
			}
		});
		through(door, window -> {
			var found = new TreeMap<String, String>();
			values(window, door).forEach((name, field) -> found.put(name, standing(field)));
			assertThat(found).as("found again in %s", door).isEqualTo(filledIn);
		});
		forget(door);
	}

	/** Undone afterwards, so that each finds the world as it was. */
	@ParameterizedTest
	@MethodSource("doorsThatKeep")
	@Order(1)
	void saveThatIsTakenTakesTheDraft(Door door) {
		forget(door);
		transactions.executeWithoutResult(undone -> {
			undone.setRollbackOnly();
			through(door, window -> {
				values(window, door).values().forEach(field -> fillInRightly(field, LocalDate.now(clock)));
				window.roundTrip();
				if (kept(door).isEmpty()) {
					return;
				}
				button(window, door.verbs().getFirst()).click();
				window.roundTrip();
				if (told(window).isEmpty() && !door.verbs().contains(LOOKS)) {
					assertThat(kept(door)).as("drafts after %s was taken", door.verbs().getFirst()).isEmpty();
					taken.add(door.toString());
				}
				else {
					assertThat(kept(door)).as("drafts after %s was refused", door.verbs().getFirst()).isNotEmpty();
				}
			});
		});
	}

	/**
	 * The ways out without a browser: a dialog is cancelled, and a link leads away from a
	 * page.
	 */
	@ParameterizedTest
	@MethodSource("doorsIntoWhichWordsGo")
	@Order(1)
	void leavingAsksOnceAndWhatIsThrownAwayIsGone(Door door) {
		forget(door);
		var stood = new ArrayList<String>();
		var typed = new ArrayList<String>();
		through(door, window -> {
			Component field = wordsOf(window, door);
			stood.add(standing(field));
			Typed.into((Checked) field,
					(field instanceof DatePicker) ? "31.2.2026" : "Half a sentence " + UUID.randomUUID());
			assertThat(browserAsks(window)).as("whether the browser asks before it loads anew").isEqualTo(!door.kept());
			window.roundTrip();
			typed.add(standing(field));

			leave(window);
			var asked = asked(window);
			assertThat(asked.getElement().getProperty("message"))
				.contains(door.kept() ? "kept for 30 days" : "not kept");
			window.test(asked).cancel();
			window.roundTrip();
			assertThat(standing(wordsOf(window, door))).as("where one stays").isEqualTo(typed.getFirst());

			leave(window);
			window.test(asked(window)).confirm();
			window.roundTrip();
			assertThat(window.find(ConfirmDialog.class).all()).as("asked once").isEmpty();
			assertThat(window.find(FormDialog.class).all()).as("left").isEmpty();
			assertThat(kept(door)).hasSize(door.kept() ? 1 : 0);
		});
		through(door, window -> {
			assertThat(standing(wordsOf(window, door))).as("found again")
				.isEqualTo(door.kept() ? typed.getFirst() : stood.getFirst());
			if (door.kept()) {
				around(wordsOf(window, door)).stream()
					.filter(it -> it.getText().equals("Start afresh"))
					.findFirst()
					.orElseThrow()
					.click();
				window.roundTrip();
				assertThat(standing(wordsOf(window, door))).as("thrown away").isEqualTo(stood.getFirst());
				assertThat(kept(door)).as("thrown away").isEmpty();
			}
		});
	}

	/** What the browser was told last of asking before words are lost. */
	private static boolean browserAsks(BrowserlessUIContext window) {
		return window.getUI()
			.getInternals()
			.dumpPendingJavaScriptInvocations()
			.stream()
			.map(PendingJavaScriptInvocation::getInvocation)
			.filter(it -> it.getExpression().contains("onbeforeunload"))
			.map(it -> String.valueOf(it.getParameters().getFirst()))
			.reduce((one, later) -> later)
			.filter("true"::equals)
			.isPresent();
	}

	/** The field of a form into which words go best. */
	private static Component wordsOf(BrowserlessUIContext window, Door door) {
		var fields = fields(form(window, door));
		return (Component) fields.stream()
			.min(Comparator.comparingInt(
					field -> (field instanceof TextFieldBase<?, ?>) ? 0 : (field instanceof DatePicker) ? 1 : 2))
			.orElseThrow(() -> new AssertionError("no words in " + door));
	}

	/** What can be pressed in the head of the form that a field stands in. */
	private static List<Button> around(Component field) {
		Component around = field;
		while (all(around).noneMatch(FormHead.class::isInstance)) {
			around = around.getParent().orElseThrow();
		}
		return all(around).filter(FormHead.class::isInstance)
			.flatMap(FormsTests::all)
			.filter(Button.class::isInstance)
			.filter(FormsTests::isShown)
			.map(Button.class::cast)
			.toList();
	}

	private static void leave(BrowserlessUIContext window) {
		if (window.find(FormDialog.class).all().isEmpty()) {
			window.getUI().navigate("accessibility");
		}
		else {
			button(window, "Cancel").click();
		}
		window.roundTrip();
	}

	private static ConfirmDialog asked(BrowserlessUIContext window) {
		var asked = window.find(ConfirmDialog.class).all();
		assertThat(asked).as("asked before one leaves").hasSize(1);
		return asked.getFirst();
	}

	@Test
	@Order(2)
	void everyPlaceIsTried() throws IOException {
		var places = new TreeSet<String>();
		try (var files = Files.walk(Path.of("src", "main", "java"))) {
			for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
				PLACE.matcher(Files.readString(file)).results().forEach(place -> {
					if (place.group(3) != null) {
						places.add(place.group(3));
					}
					else if (!place.group(1).equals("place")) {
						assertThat(place.group(2)).as("the form of a place in %s, which is written out", file)
							.isEqualTo("form,");
					}
				});
			}
		}
		places.removeAll(WITH_SINGLE_SIGN_ON);
		assertThat(triedPlaces).as("Run the whole class: this looks at what its other tests kept.").isNotEmpty();
		assertThat(triedPlaces).isEqualTo(places);
		assertThat(taken).as("doors through which something was saved").hasSizeGreaterThan(10);
	}

	Stream<Door> doors() {
		return forms.all().filter(door -> !FormDoors.OF_CHOICES_ALONE.contains(door.form()));
	}

	Stream<Door> doorsIntoWhichWordsGo() {
		return forms.intoWhichWordsGo();
	}

	Stream<Door> doorsThatKeep() {
		return forms.all().filter(door -> door.kept() && !door.verbs().isEmpty() && !door.shown());
	}

	private List<String> kept(Door door) {
		return jdbc.sql("select place from shell.draft where account = :account order by place")
			.param("account", forms.reader(door).person().id())
			.query(String.class)
			.list();
	}

	private void forget(Door door) {
		jdbc.sql("delete from shell.draft where account = :account")
			.param("account", forms.reader(door).person().id())
			.update();
	}

	Stream<Door> doorsOnWhatIsStored() {
		return doors().filter(Door::stored);
	}

	private void through(Door door, Consumer<BrowserlessUIContext> steps) {
		try (var person = program.newUser(forms.reader(door).authentication()); var window = person.newWindow()) {
			int query = door.place().indexOf('?');
			window.getUI()
				.navigate((query < 0) ? door.place() : door.place().substring(0, query),
						QueryParameters.fromString((query < 0) ? "" : door.place().substring(query + 1)));
			window.roundTrip();
			open(window, door);
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
		return fields(form(window, door));
	}

	/** What stands around the door's verb and its fields. */
	private static Component form(BrowserlessUIContext window, Door door) {
		Component around = button(window, door.verbs().getFirst());
		while (values(around).isEmpty()) {
			around = around.getParent().orElseThrow(() -> new AssertionError("no fields at " + door));
		}
		return around;
	}

	/** All that can be filled in or chosen beside the door's verb, by name. */
	private static Map<String, Component> values(BrowserlessUIContext window, Door door) {
		var values = new TreeMap<String, Component>();
		for (Component field : values(form(window, door))) {
			values.put("%s %d".formatted(field.getElement().getProperty("label", ""), values.size()), field);
		}
		return values;
	}

	private static List<Component> values(Component form) {
		if (form instanceof HasValue<?, ?> value) {
			return (isShown(form) && !value.isReadOnly()) ? List.of(form) : List.of();
		}
		return form.getChildren().flatMap(child -> values(child).stream()).toList();
	}

	/** Puts in what is kept, and refused where anything can be. */
	@SuppressWarnings("unchecked")
	private static void fillIn(Component field) {
		switch (field) {
			case DatePicker day -> Typed.into((Checked) day, "31.2.2026");
			case WholeNumberField number -> Typed.into(number, "1.5");
			case EmailAddressField email -> Typed.into(email, "ann..b@example.org");
			// Longer than it may be, and not too long to be kept.
			case TextFieldBase<?, ?> text -> Typed.into((Checked) text, "word ".repeat(3_000) + "end");
			case Checked choice -> Typed.into(choice, "None of these");
			case Checkbox box -> box.setValue(!box.getValue());
			default -> ((HasListDataView<Object, ?>) field).getListDataView()
				.getItems()
				.filter(item -> !item.equals(((HasValue<?, ?>) field).getValue()))
				.findFirst()
				.ifPresent(item -> ((HasValue<?, Object>) field).setValue(item));
		}
	}

	/** Puts in what is most likely taken; what is to be chosen stays. */
	private static void fillInRightly(Component field, LocalDate today) {
		switch (field) {
			case DatePicker day -> Typed.parsed(day, Objects.requireNonNullElse(day.getMax(),
					Objects.requireNonNullElse(day.getMin(), today.plusDays(20))));
			case WholeNumberField number -> Typed.into(number, "3");
			case EmailAddressField email -> Typed.into(email, "ann@example.org");
			case TextFieldBase<?, ?> text -> Typed.into((Checked) text, "To try it.");
			default -> {
			}
		}
	}

	private static String standing(Component field) {
		return (field instanceof Checked checked) ? checked.typed()
				: String.valueOf(((HasValue<?, ?>) field).getValue());
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

	private static void open(BrowserlessUIContext window, Door door) {
		if (door.row()) {
			selectFirst(window);
		}
		else if (door.form().equals("ImportsView")) {
			ofTheFirst(window, "takeBack");
		}
		else if (door.place().equals("naloxone/supplies")) {
			ofTheFirst(window, "withdraw");
		}
		else if (door.form().equals("PlaceForm") && door.stored()) {
			ofTheFirst(window, "change");
		}
		else if (door.place().equals("sessions") && List.of("Put right", "Strike").contains(door.opener())) {
			ofTheFirst(window, door.stored() ? "change" : "strike");
		}
		else if (List.of("grants", "help-given", "learners", "needs", "volunteers").contains(door.place())
				&& IN_A_ROW.containsKey(door.opener())) {
			ofTheFirst(window, IN_A_ROW.get(door.opener()));
		}
		else if (door.form().equals("BusView")) {
			ofTheFirst(window, "discard");
		}
		else if (!door.opener().isEmpty()) {
			click(window, door.opener());
		}
	}

	private static void selectFirst(BrowserlessUIContext window) {
		Grid<Object> grid = grid(window);
		grid.asMultiSelect().select(grid.getDataCommunicator().getItem(0));
	}

	/** The button stands in a cell, which is drawn by the browser. */
	private static void ofTheFirst(BrowserlessUIContext window, String verb) {
		ReflectionTestUtils.invokeMethod(window.getCurrentView(), verb, grid(window).getDataCommunicator().getItem(0));
	}

	@SuppressWarnings("unchecked")
	private static Grid<Object> grid(BrowserlessUIContext window) {
		return window.find(Grid.class).all().getFirst();
	}

	private static List<String> told(BrowserlessUIContext window) {
		return window.find(FormHead.class).all().stream().map(FormHead::told).filter(told -> !told.isEmpty()).toList();
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

	/** Fields that several forms share are opened with each of these. */
	private static Stream<String> makers(JavaClass fields) {
		var makers = others(fields, fields.getConstructorCallsToSelf().stream());
		if (makers.isEmpty()) {
			makers = others(fields,
					fields.getMethodCallsToSelf()
						.stream()
						.filter(call -> call.getTarget().getRawReturnType().isAssignableTo(Checked.class)));
		}
		return makers.isEmpty() ? Stream.of(outermost(fields)) : makers.stream();
	}

	private static Set<String> others(JavaClass fields, Stream<? extends JavaCall<?>> calls) {
		return calls.map(call -> outermost(call.getOriginOwner()))
			.filter(maker -> !maker.equals(outermost(fields)))
			.collect(Collectors.toSet());
	}

	private static String outermost(JavaClass type) {
		return type.getEnclosingClass().map(FormsTests::outermost).orElse(type.getSimpleName());
	}

}
