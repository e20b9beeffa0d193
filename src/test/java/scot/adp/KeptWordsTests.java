package scot.adp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.FormDoors.Door;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Place;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;
import scot.adp.support.ProgramClasses;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * No form loses a word. What is typed is stored and there when one comes back, leaving
 * asks once, and what is thrown away is gone. A form that keeps nothing says so, asks,
 * and keeps nothing. Forms are found by their type: one that is not tried here fails.
 */
@AdpTest
@Tag("browser")
class KeptWordsTests {

	/** Shown once a file was read; like what is tried here, it keeps nothing. */
	private static final Set<String> AFTER_A_FILE = Set.of("ActionImportPage", "PublishedLoadView");

	/** Marks the field of the form with a verb into which words go best. */
	private static final String FIND = """
			([verb, part]) => {
			  document.querySelectorAll('[data-form], [data-tried]').forEach(it => {
			      delete it.dataset.form;
			      delete it.dataset.tried;
			  });
			  const named = it => part ? it.textContent.trim().startsWith(part)
			      : it.textContent.trim() === verb || it.getAttribute('aria-label') === verb;
			  let around = [...document.querySelectorAll('vaadin-button')]
			      .filter(it => named(it) && it.checkVisibility()).at(-1);
			  const kinds = ['vaadin-text-area, vaadin-text-field, vaadin-email-field', 'vaadin-date-picker',
			      'vaadin-combo-box'];
			  const fields = () => kinds.flatMap(kind => [...around.querySelectorAll(kind)])
			      .filter(it => it.checkVisibility() && !it.readonly);
			  while (!fields().length) {
			    around = around.parentElement;
			  }
			  while (!around.querySelector('.form-head')) {
			    around = around.parentElement;
			  }
			  around.dataset.form = '';
			  fields()[0].dataset.tried = '';
			  return fields()[0].localName;
			}""";

	private static final String FOCUSED = "() => document.activeElement.closest('[data-tried]') !== null";

	@Autowired
	JdbcClient jdbc;

	@RegisterExtension
	final Browser browser = new Browser();

	private static FormDoors forms;

	/**
	 * Whose page is loaded anew: a form of each kind that is filled in its own way, for
	 * what is stored is there for all; and all that keep nothing, where the browser asks.
	 */
	private static final Set<Door> RELOADED = new HashSet<>();

	@BeforeAll
	static void setUp(@Autowired ApplicationContext context, @Autowired JdbcClient jdbc) {
		forms = new FormDoors(context);
		var kinds = new HashSet<List<Object>>();
		doors()
			.filter(door -> !door.kept() || opensByItsAddress(door)
					|| kinds.add(List.of(door.opener().isEmpty(), door.row())))
			.forEach(RELOADED::add);
		forms.world.readers.forEach(reader -> jdbc.sql("delete from shell.draft where account = :account")
			.param("account", reader.person().id())
			.update());
	}

	@AfterAll
	static void tearDown() {
		forms.close();
	}

	@Test
	void everyFormIsTried() {
		var found = ProgramClasses.all()
			.stream()
			.filter(type -> !type.getPackageName().endsWith(".shell.parts"))
			.filter(type -> type.getConstructorCallsFromSelf()
				.stream()
				.anyMatch(call -> (call.getTargetOwner().isEquivalentTo(FormHead.class)
						|| call.getTargetOwner().isEquivalentTo(FormDialog.class))
						&& call.getTarget()
							.getRawParameterTypes()
							.stream()
							.anyMatch(it -> it.isEquivalentTo(Place.class))))
			.map(KeptWordsTests::outermost)
			.collect(Collectors.toCollection(TreeSet::new));
		found.removeAll(FormDoors.OF_CHOICES_ALONE);
		found.removeAll(FormDoors.LOOKED_FOR);
		found.removeAll(AFTER_A_FILE);

		assertThat(doors().map(Door::form).collect(Collectors.toSet())).containsAll(found);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("doors")
	@Execution(ExecutionMode.CONCURRENT)
	void wordsAreKeptAndLeavingAsksOnce(Door door) {
		var page = browser.looking(forms.reader(door).person().username());
		var askedByBrowser = new AtomicInteger();
		Consumer<Dialog> asked = dialog -> {
			askedByBrowser.incrementAndGet();
			try {
				dialog.accept();
			}
			catch (PlaywrightException ex) {
				// The browser may have gone on by itself.
			}
		};
		page.onDialog(asked);
		try {
			tryOut(new Tried(page, door, "Half a sentence " + UUID.randomUUID()), door, askedByBrowser);
		}
		finally {
			page.offDialog(asked);
		}
	}

	private void tryOut(Tried tried, Door door, AtomicInteger askedByBrowser) {
		Page page = tried.page;
		tried.open();
		String before = tried.field().inputValue();
		String typed = tried.type();

		assertThat(stored(door, typed) || !door.kept()).as("stored").isTrue();
		if (RELOADED.contains(door)) {
			askedByBrowser.set(0);
			tried.reload();
			assertThat(askedByBrowser.get()).as("asked by the browser").isEqualTo(door.kept() ? 0 : 1);
			assertThat(tried.field()).hasValue(door.kept() ? typed : before);
			typed = tried.type();
		}

		tried.leave();
		assertThat(tried.question()).containsText(door.kept() ? "kept for 30 days" : "not kept");
		tried.stay();
		assertThat(tried.field()).hasValue(typed);

		tried.leave();
		tried.goOn();
		assertThat(stored(door, typed) || !door.kept()).as("stored when one has left").isTrue();
		tried.comeBack();
		assertThat(tried.field()).hasValue(door.kept() ? typed : before);
		if (door.kept()) {
			page.locator("[data-form] .form-head vaadin-button:visible").first().click();
			assertThat(tried.field()).hasValue(before);
			Browser.settle(page);
		}
		assertThat(stored(door, tried.words)).as("stored afterwards").isFalse();
		assertThat(browser.complaints()).isEmpty();
	}

	/** A dialog that nobody opens anew on its page. */
	private static boolean opensByItsAddress(Door door) {
		return door.place().endsWith("=today");
	}

	private boolean stored(Door door, String typed) {
		return jdbc.sql("""
				select exists (select from shell.draft_field where typed like :typed and account = :account)""")
			.param("typed", "%" + typed + "%")
			.param("account", forms.reader(door).person().id())
			.query(Boolean.class)
			.single();
	}

	/**
	 * One door of each form, and one of each way in which it opens and keeps: the
	 * browser's part in it is the same through all of them. What the server does is tried
	 * through every door by {@link FormsTests}.
	 */
	static Stream<Door> doors() {
		var ways = new HashSet<List<Object>>();
		return forms.intoWhichWordsGo()
			.filter(door -> ways
				.add(List.of(door.form(), door.kept(), door.opener().isEmpty(), door.row(), opensByItsAddress(door))));
	}

	private static String outermost(JavaClass type) {
		return type.getEnclosingClass().map(KeptWordsTests::outermost).orElse(type.getSimpleName());
	}

	/** One form in one window. */
	private final class Tried {

		private final Page page;

		private final Door door;

		private final String words;

		private String kind = "";

		private boolean dialog;

		private int times;

		Tried(Page page, Door door, String words) {
			this.page = page;
			this.door = door;
			this.words = words;
		}

		void open() {
			browser.open(page, "/" + door.place());
			find();
		}

		void reload() {
			Browser.load(page, "/" + door.place());
			find();
		}

		/** Where a dialog was left, its page is still there. */
		void comeBack() {
			if (opensByItsAddress(door)) {
				reload();
			}
			else if (dialog) {
				find();
			}
			else {
				open();
			}
		}

		private void find() {
			if (!door.opener().isEmpty()) {
				var buttons = page
					.locator("vaadin-button:visible:text-is('%1$s'), vaadin-button[aria-label='%1$s']:visible"
						.formatted(door.opener()));
				Locator button = door.form().equals("ImportsView") ? buttons.first() : buttons.last();
				// A row that is not all in view moves under the pointer once it gets the
				// focus.
				button.focus();
				Browser.settle(page);
				button.click();
				Browser.settle(page);
			}
			kind = page.evaluate(FIND, new String[] { door.verbs().getFirst(), door.row() ? "Select actions" : "" })
				.toString();
			dialog = page.locator(".dialog-form:visible").count() > 0;
		}

		Locator field() {
			return page.locator("[data-tried] textarea, [data-tried] input").first();
		}

		/** Types what the field may not even understand; what stands there then. */
		String type() {
			// Never the same again: fields tell of what differs.
			String typed = kind.equals("vaadin-date-picker") ? "31.2.%d".formatted(2026 + times) : words + times;
			times++;
			field().fill(typed);
			if (kind.equals("vaadin-combo-box")) {
				field().press("Enter");
			}
			else {
				field().blur();
			}
			if (door.kept()) {
				assertThat(page.locator("[data-form] .draft-line:visible").first()).containsText("Kept at");
			}
			Browser.settle(page);
			return field().inputValue();
		}

		void leave() {
			if (!dialog) {
				page.locator("a:text-is('Accessibility')").click();
				assertThat(question()).isVisible();
				return;
			}
			field().focus();
			for (int i = 0; i < 3 && !question().isVisible(); i++) {
				// What hangs below a field closes first.
				page.keyboard().press("Escape");
				Browser.settle(page);
			}
			assertThat(question()).isVisible();
		}

		Locator question() {
			return page.locator("vaadin-confirm-dialog").getByText("What you typed");
		}

		/** Escape stays where one was. */
		void stay() {
			page.keyboard().press("Escape");
			assertThat(question()).not().isVisible();
			// Until the server knows that one stays, the router keeps the next link
			// waiting.
			Browser.settle(page);
			if (dialog) {
				page.waitForFunction(FOCUSED);
			}
		}

		void goOn() {
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Leave").setExact(true)).click();
			assertThat(question()).not().isVisible();
			if (dialog) {
				assertThat(page.locator(".dialog-form:visible")).hasCount(0);
			}
			else {
				page.waitForFunction("() => location.pathname.endsWith('/accessibility')");
			}
			Browser.settle(page);
		}

	}

}
