package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
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
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.support.AdpTest;
import scot.adp.support.Typed;

import static org.assertj.core.api.Assertions.assertThat;

/** What staff do on the pages of resources, outlets and campaigns. */
@AdpTest
class MaterialPagesTests {

	private static final String UNIT = "NADARS";

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPerson lead;

	private final UUID outlet = UUID.randomUUID();

	private final UUID resource = UUID.randomUUID();

	private final UUID campaign = UUID.randomUUID();

	private final UUID alert = UUID.randomUUID();

	private final String seal = resource.toString().substring(0, 8).toUpperCase(Locale.ROOT);

	private LocalDate today;

	@BeforeEach
	void begin(@Autowired Clock clock) {
		today = LocalDate.now(clock);
		lead = OwnPerson.in(context).as(Role.UNIT_LEAD, UNIT);
		jdbc.sql(
				"""
						insert into directory.place (id, version, name, kind, area, masking, unit, made_by, made_by_name, made_at)
						values (:id, 1, :name, 'OUTLET', 'IRVINE', 'OPEN', 'NADARS', :id, 'Nobody', now())""")
			.param("id", outlet)
			.param("name", "Library " + seal)
			.update();
		jdbc.sql("""
				insert into activities.resource (id, version, revision, code, title, unit, kind, topics, substances,
				    audience, formats, languages, accessible, added_on, review_by, looked_at, looked_by_name, made_by,
				    made_by_name, made_at, changed_at)
				values (:id, 1, 1, :code, :title, 'NADARS', 'LEAFLET', '{NALOXONE}', '{MDMA}', 'ADULTS', '{PRINT}',
				    '{ENGLISH}', 'NOT_DONE', :on, :until, '2026-01-01', 'Nobody', :id, 'Nobody', now(), now())""")
			.param("id", resource)
			.param("code", "R-" + seal)
			.param("title", "Leaflet " + seal)
			.param("on", today.minusMonths(9))
			.param("until", today.plusMonths(3))
			.update();
		jdbc.sql(
				"""
						insert into activities.campaign (id, version, code, title, unit, approach, from_on, made_by, made_by_name,
						    made_at, changed_at)
						values (:id, 1, :code, :title, 'NADARS', 'MASS_MEDIA_ALONE', :on, :id, 'Nobody', now(), now())""")
			.param("id", campaign)
			.param("code", "C-" + seal)
			.param("title", "Campaign " + seal)
			.param("on", today.minusMonths(3))
			.update();
	}

	@AfterEach
	void nothingIsLeft() {
		jdbc.sql("delete from activities.stock_move where place = :id").param("id", outlet).update();
		jdbc.sql("delete from activities.alert_heard where alert = :id").param("id", alert).update();
		jdbc.sql("delete from activities.resource where id = :id").param("id", resource).update();
		jdbc.sql("delete from activities.campaign where id = :id").param("id", campaign).update();
		jdbc.sql("delete from directory.place where id = :id").param("id", outlet).update();
	}

	@Test
	void alertShowsTheResourcesThatNameItsSubstance() {
		var named = jdbc.sql("""
				update activities.resource r set substances = a.substances, title = '0 ' || r.title
				from (select id, substances from treatment.drug_alert where issued_at is not null
				    and cardinality(substances) > 0 limit 1) a
				where r.id = :id returning a.id""").param("id", resource).query(UUID.class).single();

		on("alerts/" + named, window -> assertThat(words(window)).contains("0 Leaflet " + seal));
	}

	@Test
	void stockIsRecordedWithThreeAnswers() {
		on("resources/outlets/" + outlet, window -> {
			press(window, "Record stock");
			choose(window, "Resource", "Leaflet " + seal);
			type(window, "How many", "40");
			press(window, "Save the stock");
			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("Stocked", "40 placed, Leaflet " + seal);
		});
	}

	@Test
	void moreThanLiesThereIsRefusedAndTheNumberStays() {
		on("resources/outlets/" + outlet, window -> {
			press(window, "Record stock");
			choose(window, "Resource", "Leaflet " + seal);
			choose(window, "What was done", "Returned");
			type(window, "How many", "3");
			press(window, "Save the stock");
			assertThat(told(window)).anyMatch(it -> it.contains("No more than 0 lay there"));
			assertThat(((WholeNumberField) field(window, "How many")).getValue()).isEqualTo(3);
		});
	}

	@Test
	void whatAnAlertNamesIsToCheckUntilSomebodyLooks() {
		heard();
		on("resources/R-" + seal, window -> {
			assertThat(words(window)).contains("To check", "names one of its substances");
			press(window, "I looked at it");
			press(window, "It is right");
			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("Current").doesNotContain("To check");
		});
	}

	@Test
	void whatIsToCheckComesOnToday() {
		heard();
		on("?all", window -> assertThat(words(window)).contains("Drug alerts name substances of"));
	}

	@Test
	void anAlertProposesACampaignAndDraftsNone() {
		heard();
		on("campaigns", window -> assertThat(words(window)).contains("is a campaign wanted?", "Plan one"));
		assertThat(jdbc.sql("select count(*) from activities.campaign where alert = :alert")
			.param("alert", alert)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void aMonthIsToldAndPutRightOpenly() {
		on("campaigns/C-" + seal, window -> {
			press(window, "Add a month");
			choose(window, "Channel", "Facebook");
			type(window, "Impressions", "5000");
			type(window, "Engagements", "150");
			press(window, "Save the month");
			assertThat(told(window)).isEmpty();
			assertThat(words(window)).contains("150 of 5,000, or 3.0 %");
			press(window, "Add a month");
			choose(window, "Channel", "Facebook");
			type(window, "Engagements", "160");
			press(window, "Save the month");
			assertThat(told(window)).anyMatch(it -> it.contains("Say why they are put right"));
			choose(window, "Why it is put right", "Typed wrongly");
			press(window, "Save the month");
			assertThat(words(window)).contains("160 of 5,000, or 3.2 %", "Put right. Before it said:",
					"engagements 150");
		});
	}

	@Test
	void mediaAloneSaysWhatStudiesFound() {
		on("campaigns/C-" + seal, window -> assertThat(words(window))
			.contains("Media campaigns on their own did nothing or harm", "Which interactive part goes with it?"));
	}

	@Test
	void theRoundNamesTheOutletAndWhatIsToBeTakenBack() {
		jdbc.sql("""
				insert into activities.stock_move (id, version, place, resource, unit, movement, number, happened_on,
				    after_sign_off, recorded_by, recorded_by_name, recorded_at)
				values (:id, 1, :place, :resource, 'NADARS', 'PLACED', 12, :on, false, :id, 'Nobody', now())""")
			.param("id", UUID.randomUUID())
			.param("place", outlet)
			.param("resource", resource)
			.param("on", today.minusDays(3))
			.update();
		jdbc.sql("update activities.resource set withdrawn_on = :on, withdrawn_because = 'WRONG' where id = :id")
			.param("on", today)
			.param("id", resource)
			.update();

		on("resources/round", window -> assertThat(words(window)).contains("Library " + seal,
				"Leaflet %s (Withdrawn)".formatted(seal)));
	}

	private void heard() {
		jdbc.sql("""
				insert into activities.alert_heard (alert, substances, valid_until, heard_at)
				values (:alert, '{MDMA}', :until, :at)""")
			.param("alert", alert)
			.param("until", today.plusDays(5))
			.param("at", today.minusDays(1).atTime(9, 0))
			.update();
	}

	private void on(String place, Consumer<BrowserlessUIContext> steps) {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(lead.username());
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

}
