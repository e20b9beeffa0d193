package scot.adp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.ArchConfiguration;
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
import org.springframework.security.core.Authentication;
import org.springframework.test.util.ReflectionTestUtils;
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
class FormsTests {

	/** Shown once a file was read, with one line that its summary asks. */
	private static final Set<String> AFTER_A_FILE = Set.of("ActionImportPage");

	@Autowired
	ApplicationContext context;

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
		var forms = ArchConfiguration.withThreadLocalScope(reading -> {
			reading.setResolveMissingDependenciesFromClassPath(false);
			return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
				.importPackages("scot.adp");
		})
			.stream()
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
			.map(FormsTests::outermost)
			.collect(Collectors.toCollection(TreeSet::new));
		forms.removeAll(AFTER_A_FILE);

		assertThat(doors().map(Door::form)).containsAll(forms).isNotEmpty().allMatch(forms::contains);
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
		assertThat(changed(before, forms.world.rows())).as("saved by %s", door).isEmpty();
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

	Stream<Door> doors() {
		return forms.all();
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

	private static void open(BrowserlessUIContext window, Door door) {
		if (door.row()) {
			selectFirst(window);
		}
		else if (door.form().equals("ImportsView")) {
			takeFirstBack(window);
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
	private static void takeFirstBack(BrowserlessUIContext window) {
		ReflectionTestUtils.invokeMethod(window.getCurrentView(), "takeBack",
				grid(window).getDataCommunicator().getItem(0));
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

	private static String outermost(JavaClass type) {
		return type.getEnclosingClass().map(FormsTests::outermost).orElse(type.getSimpleName());
	}

}
