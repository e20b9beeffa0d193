package scot.adp.shell.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.BrowserlessUserContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.shell.Drafts;
import scot.adp.support.AdpTest;
import scot.adp.support.MovableClock;
import scot.adp.support.Typed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A form never says that words are kept which are not, and never takes those of another
 * window.
 */
@AdpTest
class FormHeadTests {

	private static final String TOO_LONG = "x".repeat(Drafts.TEXT_LIMIT + 1);

	private final Place place = Place.of("test.form", UUID.randomUUID());

	private final List<BrowserlessUIContext> windows = new ArrayList<>();

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@AutoClose
	private OwnPerson person;

	private BrowserlessUserContext user;

	@AutoClose
	private AutoCloseable program;

	@BeforeEach
	void signIn() {
		person = OwnPerson.in(context).as(Role.ADP_LEAD, "ADP");
		var made = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
		program = made;
		user = made.newUser(authentication(person));
	}

	@AfterEach
	void tidy() {
		windows.forEach(BrowserlessUIContext::close);
		user.close();
		jdbc.sql("delete from shell.draft where account = :account").param("account", person.id()).update();
		SecurityContextHolder.clearContext();
	}

	@Test
	void twoWindowsKeepTheirWordsBesideEachOther() {
		var one = new Form(1);
		var other = new Form(1);
		one.type(one.words, "Of the first.");
		other.type(other.next, "Of the second.");

		assertThat(other.told()).contains("Kept at", "from another window");
		assertThat(new Form(1)).satisfies(found -> {
			assertThat(found.words.getValue()).isEqualTo("Of the first.");
			assertThat(found.next.getValue()).isEqualTo("Of the second.");
		});
		assertThat(other.save()).isTrue();
		assertThat(new Form(1)).satisfies(found -> {
			assertThat(found.words.getValue()).isEqualTo("Of the first.");
			assertThat(found.next.getValue()).isEmpty();
		});
	}

	@Test
	void wordsForWhichAnotherWindowHasOthersAreNotSaidToBeKept() {
		var one = new Form(1);
		var other = new Form(1);
		one.type(one.words, "Of the first.");
		other.type(other.words, "Of the second.");

		assertThat(other.told()).contains("Not kept").doesNotContain("Kept at");
		assertThat(new Form(1).words.getValue()).isEqualTo("Of the first.");
		one.type(one.words, "");
		other.type(other.words, "Of the second, once more.");
		assertThat(other.told()).contains("Kept at").doesNotContain("Not kept");
		assertThat(new Form(1).words.getValue()).isEqualTo("Of the second, once more.");
	}

	@Test
	void wordsAreForTheVersionForWhichTheyWereTypedUntilTheyAreSaved() {
		var first = new Form(1);
		first.type(first.words, "Half a sentence");
		var later = new Form(2);
		assertThat(later.told()).contains("What is stored has changed since");
		later.type(later.words, "Half a sentence, longer");
		assertThat(later.told()).contains("Kept at", "What is stored has changed since");
		assertThat(later.head.version()).isEqualTo(1);

		var again = new Form(2);
		assertThat(again.told()).contains("What is stored has changed since");
		assertThat(again.head.version()).isEqualTo(1);
		again.act(() -> again.head.at(2));
		assertThat(new Form(2)).as("seen by the reader").satisfies(seen -> {
			assertThat(seen.words.getValue()).isEqualTo("Half a sentence, longer");
			assertThat(seen.told()).contains("You typed this on").doesNotContain("changed since");
		});
		again.act(again.line()::click);
		assertThat(new Form(3).head.version()).as("started afresh").isEqualTo(3);
	}

	@Test
	void wordsOfWhichTheVersionIsNotKnownAreNotSaidToBeOld() {
		var first = new Form(null);
		first.type(first.words, "Of another table.");
		assertThat(new Form(7).told()).contains("You typed this on").doesNotContain("changed since");
	}

	@Test
	void choicesThatOthersChangedMeanwhileStay() {
		var first = new Form(1, "Housing", "Police");
		first.act(() -> first.units.setValue(Set.of("Housing", "NADARS")));

		var later = new Form(2, "Housing", "Police", "Prison");
		assertThat(later.units.getValue()).containsExactlyInAnyOrder("Housing", "NADARS", "Prison");
		later.act(() -> later.units.setValue(Set.of("Housing", "Prison")));
		assertThat(new Form(2, "Housing", "Police").units.getValue()).containsExactly("Housing");
	}

	@Test
	void fieldThatJoinsLaterTakesUpItsWords() {
		var first = new Form(1);
		first.type(first.next, "Kept.");
		var later = new Form(1, false);
		later.type(later.words, "Typed before it joined.");
		later.act(() -> later.head.field("next", later.next));

		assertThat(later.next.getValue()).isEqualTo("Kept.");
		assertThat(later.told()).doesNotContain("another window");
		assertThat(new Form(1)).satisfies(found -> {
			assertThat(found.words.getValue()).isEqualTo("Typed before it joined.");
			assertThat(found.next.getValue()).isEqualTo("Kept.");
		});
	}

	@Test
	void failureOfTheDatabaseIsToldAndWhatIsTypedNextIsKept() {
		var form = new Form(1);
		form.type(form.words, "Kept.");
		clock.set(MovableClock.START.withYear(300_000));
		form.type(form.words, "Not kept.");
		assertThat(form.told()).contains("Not kept").doesNotContain("Kept at");
		var unread = new Form(1);
		assertThat(unread.told()).contains("cannot be shown now");

		clock.reset();
		unread.type(unread.words, "Over what was not read.");
		assertThat(unread.told()).contains("Not kept");
		form.type(form.words, "Kept again.");
		assertThat(form.told()).contains("Kept at");
		assertThat(new Form(1).words.getValue()).isEqualTo("Kept again.");
	}

	@Test
	void nothingIsKeptOrThrownAwayForWhoeverSignsInMeanwhile() {
		var form = new Form(1);
		form.type(form.words, "For my eyes only.");
		try (var other = OwnPerson.in(context).as(Role.ADP_LEAD, "ADP")) {
			SecurityContextHolder.getContext().setAuthentication(authentication(other));
			Typed.into(form.words, "For my eyes only, and more.");
			assertThat(form.told()).contains("Not kept");
			assertThat(drafts(other)).isZero();
			assertThat(form.head.run(() -> {
			})).as("what is saved is saved").isTrue();
			assertThat(form.told()).contains("It is saved");
			assertThat(drafts(other)).isZero();
		}
		assertThat(drafts(person)).isOne();
	}

	@Test
	void wordsThatCouldNotBeKeptAreThereWhenThePageIsBuiltAnew() {
		var form = new Form(1);
		form.type(form.words, TOO_LONG);
		form.type(form.next, "Short.");
		assertThat(form.told()).contains("Not kept");

		form.act(form::buildAnew);
		assertThat(form.words.getValue()).isEqualTo(TOO_LONG);
		assertThat(form.next.getValue()).isEqualTo("Short.");
		assertThat(form.told()).contains("Not kept");
	}

	@Test
	void pageThatKeepsItsFormsAsksBeforeWordsAreLeftThatCouldNotBeKept() {
		var window = window();
		window.getUI().navigate("set-up");
		window.roundTrip();
		var day = window.find(DayField.class).all().getFirst();
		Typed.into(day, "soon");
		window.roundTrip();
		window.getUI().navigate("set-up", QueryParameters.of("missing", "LEAD"));
		window.roundTrip();
		assertThat(window.find(ConfirmDialog.class).all()).isEmpty();

		Typed.into(day, TOO_LONG);
		window.roundTrip();
		window.getUI().navigate("set-up", QueryParameters.of("missing", "GROUP"));
		window.roundTrip();
		assertThat(window.find(ConfirmDialog.class).all()).singleElement()
			.satisfies(asked -> assertThat(asked.getElement().getProperty("message")).contains("not kept"));
	}

	private int drafts(OwnPerson whose) {
		return jdbc.sql("select count(*) from shell.draft where account = :account")
			.param("account", whose.id())
			.query(Integer.class)
			.single();
	}

	private BrowserlessUIContext window() {
		var window = user.newWindow();
		windows.add(window);
		return window;
	}

	private Authentication authentication(OwnPerson who) {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(who.username());
		return UsernamePasswordAuthenticationToken.authenticated(user, null, List.copyOf(user.getAuthorities()));
	}

	/** A form in a window of its own. */
	private final class Form {

		private final BrowserlessUIContext window = window();

		private final Place at;

		private final boolean whole;

		private final Set<String> chosen;

		@SuppressWarnings("NullAway.Init")
		private WordsField words;

		@SuppressWarnings("NullAway.Init")
		private WordsField next;

		@SuppressWarnings("NullAway.Init")
		private Choices<String> units;

		@SuppressWarnings("NullAway.Init")
		private FormHead head;

		Form(@Nullable Integer version, String... chosen) {
			this(version, true, chosen);
		}

		Form(@Nullable Integer version, boolean whole, String... chosen) {
			this.at = (version != null) ? place.at(version) : place;
			this.whole = whole;
			this.chosen = Set.of(chosen);
			act(this::buildAnew);
		}

		void buildAnew() {
			words = new WordsField("Words", 4000);
			next = new WordsField("Next", 4000);
			units = new Choices<>("Units", String::toString);
			units.setItems(List.of("Housing", "NADARS", "Police", "Prison"));
			units.setValue(chosen);
			head = new FormHead(at).field("words", words).field("units", units);
			if (whole) {
				head.field("next", next);
			}
			window.getUI().removeAll();
			window.getUI().add(new Div(head, words, next, units));
		}

		void type(Checked field, String text) {
			act(() -> Typed.into(field, text));
		}

		boolean save() {
			window.activate();
			return head.run(() -> {
			});
		}

		void act(Runnable what) {
			window.activate();
			what.run();
			window.roundTrip();
		}

		Button line() {
			return window.find(Button.class, head).all().getFirst();
		}

		String told() {
			return head.getElement().getTextRecursively();
		}

	}

}
