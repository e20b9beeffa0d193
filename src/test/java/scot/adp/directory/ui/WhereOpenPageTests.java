package scot.adp.directory.ui;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

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
import scot.adp.directory.open.OpenSample;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Where help is open, and who is asked where it is not. */
@AdpTest
class WhereOpenPageTests {

	private static final String ASK = """
			mutation($input: AskForCoverageInput!) { askForCoverage(input: $input) {
			    state asked { askedOn askedByName unit { code } } } }""";

	private static final String CELLS = "{ helpCoverage { area { code name } weekday band state } }";

	@Autowired
	ApplicationContext context;

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@AutoClose
	OwnPerson lead;

	private UUID mark;

	@BeforeEach
	void begin() {
		mark = UUID.randomUUID();
		lead = OwnPerson.in(context).as(Role.ADP_LEAD, "ADP-ST");
	}

	@AfterEach
	void takeAway() {
		jdbc.sql("delete from directory.coverage_asked").update();
		jdbc.sql("""
				update directory.service set state = 'DRAFT', published_at = null, changed_at = now()
				where name like :mark""").param("mark", "%" + mark).update();
	}

	/** C4: groups in five areas of the mainland, and on neither island. */
	@Test
	void c4PageNamesBothIslands() {
		List.of("IRVINE", "KILWINNING", "THREE-TOWNS", "GARNOCK-VALLEY", "NORTH-COAST").forEach(this::groupIn);

		on("where-open?kind=EMPLOYABILITY",
				window -> assertThat(words(window)).contains("Areas with nothing at all: 2 of 7 (Cumbrae, Arran).",
						"Localities with nothing at all: 1 of 6 (Arran).", "Cumbrae: times with something, 0 of",
						"Arran: times with something, 0 of"));
	}

	@Test
	void gapsAreAListToWorkOffInWhichEveryAreaStands() {
		on("where-open?gaps", window -> assertThat(words(window)).contains("Arran: ", "Cumbrae: ", "Irvine: "));
	}

	@Test
	void gapTellsWhyAndWhoCould() {
		on("where-open?gaps", window -> assertThat(words(window)).contains("Nothing is open", "Who could: "));
	}

	@Test
	void providerIsAskedAndStandsThereAsAsked() {
		on("where-open?gaps", window -> {
			var buttons = window.find(Button.class).all().stream().filter(it -> "Ask a provider".equals(it.getText()));
			buttons.findFirst().orElseThrow().click();
			window.roundTrip();
			window.find(Button.class)
				.all()
				.stream()
				.filter(it -> "Ask this provider".equals(it.getText()))
				.findFirst()
				.orElseThrow()
				.click();
			window.roundTrip();
			assertThat(words(window)).contains("Asked: ");
		});

		assertThat(jdbc.sql("select count(*) from directory.coverage_asked where covered_on is null")
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void whoMayNotAskIsNotOfferedIt() {
		try (var editor = OwnPerson.in(context).as(Role.UNIT_EDITOR, "NADARS")) {
			on(editor, "where-open?gaps",
					window -> assertThat(window.find(Button.class).all()).extracting(Button::getText)
						.doesNotContain("Ask a provider"));
		}
	}

	@Test
	void askPutsAMessageAndIsToldWithItsDay() {
		JsonNode cell = cell("GAP");
		int before = messages(cell);

		JsonNode asked = ask(cell, "NADARS").withoutErrors().data("/askForCoverage/asked");

		assertThat(asked.at("/0/unit/code").asString()).isEqualTo("NADARS");
		assertThat(asked.at("/0/askedOn").asString()).isEqualTo(clock.today().toString());
		assertThat(messages(cell)).isGreaterThan(before);
	}

	@Test
	void sameProviderIsNotAskedAgainWithinDays() {
		JsonNode cell = cell("GAP");
		ask(cell, "NADARS").withoutErrors();

		assertThat(reason(ask(cell, "NADARS"))).isEqualTo("ASKED_ALREADY");
	}

	@Test
	void anotherProviderIsAsked() {
		JsonNode cell = cell("GAP");
		ask(cell, "NADARS").withoutErrors();

		assertThat(ask(cell, "VCSE-COMMUNITY").withoutErrors().data("/askForCoverage/asked")).hasSize(2);
	}

	@Test
	void nobodyIsAskedWhereSomethingIsOpen() {
		assertThat(ask(cell("COVERED"), "NADARS").errors().getFirst().at("/extensions/fields/0/path").asString())
			.isEqualTo("band");
	}

	private static String reason(GraphQl.Answer answer) {
		return answer.errors().getFirst().at("/extensions/fields/0/reason").asString();
	}

	private GraphQl.Answer ask(JsonNode cell, String unit) {
		return graphQl.as("lead")
			.query(ASK,
					Map.of("input",
							Map.of("idempotencyKey", UUID.randomUUID().toString(), "area",
									cell.at("/area/code").asString(), "weekday", cell.at("/weekday").asString(), "band",
									cell.at("/band").asString(), "unit", unit)));
	}

	private JsonNode cell(String state) {
		return graphQl.as("lead")
			.query(CELLS)
			.withoutErrors()
			.data("/helpCoverage")
			.valueStream()
			.filter(it -> it.at("/state").asString().equals(state))
			.findFirst()
			.orElseThrow();
	}

	private int messages(JsonNode cell) {
		return jdbc.sql("select count(*) from notification.message where path = :path")
			.param("path",
					"where-open?cell=%s_%s_%s".formatted(cell.at("/area/code").asString(),
							cell.at("/weekday").asString().substring(0, 2), cell.at("/band").asString()))
			.query(Integer.class)
			.single();
	}

	/** On the Monday evenings that are looked at. */
	private void groupIn(String area) {
		var sample = new OpenSample(jdbc, clock.instant().atZone(clock.getZone()));
		var made = sample.add("Work club %s %s".formatted(area, mark), "OPEN");
		jdbc.sql("update directory.service set kinds = '{EMPLOYABILITY}', changed_at = now() where id = :id")
			.param("id", made.service())
			.update();
		jdbc.sql("update directory.place set area = :area, version = version + 1 where id = :id")
			.param("area", area)
			.param("id", made.place())
			.update();
		LocalDate monday = clock.today().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
		for (int week = 0; week < 4; week++) {
			LocalDate day = monday.plusWeeks(week);
			sample.window(made, "OPEN", "", OpenSample.at(day, 19, 0), OpenSample.at(day, 20, 0));
		}
	}

	private void on(String place, Consumer<BrowserlessUIContext> steps) {
		on(lead, place, steps);
	}

	private void on(OwnPerson who, String place, Consumer<BrowserlessUIContext> steps) {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername(who.username());
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(UsernamePasswordAuthenticationToken.authenticated(user, null,
						List.copyOf(user.getAuthorities())));
				var window = person.newWindow()) {
			int query = place.indexOf('?');
			window.getUI().navigate(place.substring(0, query), QueryParameters.fromString(place.substring(query + 1)));
			window.roundTrip();
			steps.accept(window);
		}
	}

	private static String words(BrowserlessUIContext window) {
		return ((Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
			.getTextRecursively();
	}

}
