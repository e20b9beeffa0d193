package scot.adp.treatment.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.shell.parts.Choice;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What people see of the standards and their evidence, on the sample. */
@AdpTest
class MatPagesTests {

	@Autowired
	ApplicationContext context;

	@AutoClose
	OwnPerson lead;

	@AutoClose
	OwnPerson viewer;

	@AutoClose
	OwnPerson support;

	@AutoClose
	OwnPerson officer;

	@AutoClose
	OwnPerson practitioner;

	@AutoClose
	OwnPerson analyst;

	@BeforeEach
	void begin() {
		lead = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS");
		viewer = OwnPerson.in(context).as(Role.UNIT_VIEWER, "NADARS");
		support = OwnPerson.in(context).as(Role.ADP_LEAD, "NAADP-SUPPORT");
		officer = OwnPerson.in(context).as(Role.ADP_OFFICER, "NAADP-SUPPORT");
		practitioner = OwnPerson.in(context).as(Role.PRACTITIONER, "NADARS");
		analyst = OwnPerson.in(context).as(Role.ADP_ANALYST, "NAADP-SUPPORT");
	}

	@Test
	void unitHearsOfItsDocumentsPastTheirReview() {
		on(lead, "?all", window -> assertThat(words(window)).contains("1 document is past its review"));
	}

	@Test
	void leadOfficerHearsOfStandardsToConfirm() {
		on(support, "?all", window -> assertThat(words(window)).containsPattern("standards? waits? to be confirmed"));
	}

	@Test
	void officerHearsOfNoneToConfirm() {
		on(officer, "?all",
				window -> assertThat(words(window)).doesNotContainPattern("standards? waits? to be confirmed"));
	}

	@Test
	void rowsSayWhatIsMissingAndTheNoteStandsThere() {
		on(lead, "mat?of=2026-27",
				window -> assertThat(words(window)).contains("No numbers: Prison",
						"Not asked: Family or somebody they chose", "Review overdue: Agreement to share",
						"nothing here compares services"));
	}

	@Test
	void yearsAreCutWhereTheCriteriaChanged() {
		on(lead, "mat", window -> assertThat(words(window)).contains("Criteria changed", "Not compared"));
	}

	@Test
	void numberThatDoesNotAgreeIsToldOf() {
		on(lead, "mat/2026-27/6", window -> assertThat(words(window)).contains("75% (105/145)", "recomputes to 72.4%"));
	}

	@Test
	void colourThatIsAnotherThanFollowsSaysBoth() {
		on(lead, "mat/2025-26/8",
				window -> assertThat(words(window)).contains("Amber", "the scores say Provisional green"));
	}

	@Test
	void viewerOnlyReads() {
		on(viewer, "mat/2026-27/1", window -> assertThat(buttons(window)).doesNotContain("Attach a document",
				"Add a round", "Score the evidence", "Confirm the colour"));
	}

	@Test
	void practitionerAddsARoundOfTheOwnUnit() {
		on(practitioner, "mat/2026-27/1", window -> assertThat(owners(window, "Add a round")).isNotEmpty()
			.allSatisfy(it -> assertThat(it).doesNotContain("Turning Point")));
	}

	@Test
	void analystTypesANumberOfAnyUnit() {
		on(analyst, "mat/2026-27/6", window -> assertThat(owners(window, "Type a number")).hasSizeGreaterThan(5));
	}

	@Test
	void numbersThatMeasuresCountAreLookedForThere() {
		on(lead, "mat?of=2026-27", window -> assertThat(words(window)).contains("Counted by measures"));
	}

	@Test
	void officerScoresAndTheLeadConfirms() {
		on(officer, "mat/2026-27/1", window -> assertThat(buttons(window)).contains("Score the evidence")
			.doesNotContain("Confirm the colour"));
		on(support, "mat/2026-27/1",
				window -> assertThat(buttons(window)).contains("Score the evidence", "Confirm the colour"));
	}

	@Test
	void documentIsAskedInADialog() {
		on(lead, "mat", window -> {
			window.find(Button.class)
				.all()
				.stream()
				.filter(it -> "Attach a document".equals(it.getText()))
				.findFirst()
				.orElseThrow()
				.click();
			window.roundTrip();

			assertThat(window.find(Dialog.class).all()).singleElement()
				.returns("Attach a document", Dialog::getHeaderTitle);
		});
	}

	@Test
	void actionThatPromisesTheStandardsShowsThem() {
		on(lead, "actions/NAADP-2025/TRT-4.1", window -> assertThat(words(window)).contains("MAT standards 2026/27"));
	}

	private void on(OwnPerson who, String where, Consumer<BrowserlessUIContext> steps) {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(who.username());
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(UsernamePasswordAuthenticationToken.authenticated(user, null,
						List.copyOf(user.getAuthorities())));
				var window = person.newWindow()) {
			window.getUI()
				.navigate(where.split("[?]")[0],
						QueryParameters.fromString(where.contains("?") ? where.split("[?]")[1] : ""));
			window.roundTrip();
			steps.accept(window);
		}
	}

	/** Whom a form can be told for. */
	private static List<String> owners(BrowserlessUIContext window, String form) {
		window.find(Button.class)
			.all()
			.stream()
			.filter(it -> form.equals(it.getText()))
			.findFirst()
			.orElseThrow()
			.click();
		window.roundTrip();
		return window.find(Choice.class)
			.all()
			.stream()
			.<Choice<?>>map(it -> it)
			.filter(it -> "Service or unit".equals(it.getLabel()))
			.flatMap(it -> labels(it))
			.toList();
	}

	private static <T> Stream<String> labels(Choice<T> of) {
		return of.getListDataView().getItems().map(of.getItemLabelGenerator());
	}

	private static List<String> buttons(BrowserlessUIContext window) {
		return window.find(Button.class).all().stream().map(it -> it.getText()).toList();
	}

	private static String words(BrowserlessUIContext window) {
		return ((Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
			.getTextRecursively();
	}

}
