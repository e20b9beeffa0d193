package scot.adp.governance.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.directory.GroupId;
import scot.adp.governance.Papers;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Modules that governance knows nothing of speak to boards and in papers. */
@AdpTest
class PartsTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	private static final GroupId BOARD = new GroupId("BOARD");

	@Autowired
	ApplicationContext context;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	Papers papers;

	@Autowired
	JdbcClient jdbc;

	private OwnPlan plan;

	private GroupId group;

	private LocalDate meeting;

	@BeforeEach
	void setUp() {
		plan = OwnPlan.in(context).withPapersDue(TODAY.plusDays(3));
		group = new GroupId(plan.group());
		meeting = jdbc.sql("select held_on from directory.meeting where group_code = :group")
			.param("group", plan.group())
			.query(LocalDate.class)
			.single();
	}

	@AfterEach
	void tearDown() {
		SecurityContextHolder.clearContext();
		TestParts.SAID.clear();
		TestParts.TOLD.clear();
		jdbc.sql(
				"delete from governance.paper_line where paper in (select id from governance.paper where group_code = :group)")
			.param("group", plan.group())
			.update();
		jdbc.sql("delete from governance.paper where group_code = :group").param("group", plan.group()).update();
		plan.close();
	}

	@Test
	void boardSeesPanelsOfOtherModules() {
		assertThat(page("board", "board")).doesNotContain("Waits are longer.");
		TestParts.SAID.put(BOARD, "Waits are longer.");
		assertThat(page("board", "board")).contains("Waits are longer. For ", "as at null.");
	}

	@Test
	void issuedPaperKeepsWhatItsPartsSaid() {
		TestParts.SAID.put(group, "Waits are longer.");
		SecurityContextHolder.getContext().setAuthentication(signedIn("officer"));
		papers.issue(UUID.randomUUID().toString(), group, meeting, null);
		TestParts.SAID.put(group, "Waits are shorter.");

		assertThat(papers.paper(group, meeting).sections()).singleElement().satisfies(section -> {
			assertThat(section.heading()).isEqualTo("From elsewhere");
			assertThat(section.paragraphs()).containsExactly("Waits are longer.", "And no more.");
			assertThat(section.columns()).containsExactly("What", "How many");
			assertThat(section.rows()).containsExactly(List.of("Flats", "3"), List.of("Rooms", "4"));
		});
		assertThat(papers.draft(group, meeting).sections().getFirst().paragraphs()).contains("Waits are shorter.");
		assertThat(page("papers/%s/%s".formatted(group.value(), meeting), "board")).contains("From elsewhere",
				"Waits are longer.", "Rooms");
	}

	@Test
	void partIsToldTheDayThatThePaperTellsOf() {
		TestParts.SAID.put(group, "Waits are longer.");
		SecurityContextHolder.getContext().setAuthentication(signedIn("officer"));
		LocalDate before = TODAY.minusDays(4);
		AsAt.on(before, () -> papers.draft(group, meeting));

		assertThat(TestParts.TOLD).containsExactly(before);
	}

	private String page(String place, String account) {
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(signedIn(account));
				var window = person.newWindow()) {
			window.getUI().navigate(place);
			var page = (Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst();
			return page.getElement().getTextRecursively();
		}
	}

	private Authentication signedIn(String account) {
		var user = accounts.loadUserByUsername(account);
		return UsernamePasswordAuthenticationToken.authenticated(user, null, List.copyOf(user.getAuthorities()));
	}

}
