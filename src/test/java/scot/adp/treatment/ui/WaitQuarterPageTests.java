package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.measures.PublishedFigure;
import scot.adp.measures.PublishedFigures;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.support.AdpTest;
import scot.adp.support.Windows;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A quarter's waiting times: the way from the calendar and back, and what stands beside.
 */
@AdpTest
class WaitQuarterPageTests {

	private static final String WORKED_OUT = "Worked out here from what";

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Autowired
	PublishedFigures published;

	@Autowired
	UserDetailsService accounts;

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void calendarLeadsToTheQuarterAndTheQuarterBackToItsReturn() {
		var other = UUID.randomUUID();
		jdbc.sql("""
				insert into reporting.return_item select (jsonb_populate_record(null::reporting.return_item, to_jsonb(r)
				    || jsonb_build_object('id', :other, 'period', :period, 'due_on', r.due_on - 92))).*
				from reporting.return_item r where code = 'WAITING-TIMES' and period = :like""")
			.param("other", other)
			.param("period", last().name())
			.param("like", last().next().name())
			.update();
		try {
			for (Period quarter : List.of(last(), last().next())) {
				String calendar = Windows.of(context, "lead", WaitQuarterPage.address(quarter),
						ui -> href(ui, "Calendar of returns"));
				String back = Windows.of(context, "lead", calendar, ui -> {
					assertThat(text(ui)).as("the return of the quarter alone")
						.contains(quarter.name())
						.doesNotContain(quarter.previous().name())
						.doesNotContain(quarter.next().name());
					return hrefs(ui).filter(it -> it.startsWith(WaitQuarterPage.ROUTE)).findFirst().orElseThrow();
				});
				assertThat(Windows.of(context, "lead", back, WaitQuarterPageTests::heading)).contains(quarter.name());
			}
		}
		finally {
			jdbc.sql("delete from reporting.return_item where id = :other").param("other", other).update();
		}
	}

	@Test
	void whatWasWorkedOutHereIsSaidOfExactlyThat() {
		var some = Stream.iterate(last(), Period::previous).limit(WaitQuarterPage.QUARTERS_BACK).toList();
		int said = 0;
		int printedAlone = 0;
		for (Period quarter : some) {
			signIn("lead");
			var found = published.beside(new MeasureCode("WT-01"), List.of(quarter));
			SecurityContextHolder.clearContext();
			int workedOut = (int) found.stream().filter(PublishedFigure::workedOut).count();
			String text = Windows.of(context, "lead", WaitQuarterPage.address(quarter), WaitQuarterPageTests::text);
			assertThat(text.split(WORKED_OUT, -1)).as(quarter.name()).hasSize(workedOut + 1);
			said += workedOut;
			printedAlone += (workedOut == 0 && !found.isEmpty()) ? 1 : 0;
		}
		assertThat(said).as("some were").isPositive();
		assertThat(printedAlone).as("some were printed").isPositive();
	}

	private Period last() {
		return PeriodType.QUARTER.of(LocalDate.now(clock)).previous();
	}

	private void signIn(String account) {
		var user = accounts.loadUserByUsername(account);
		SecurityContextHolder.getContext()
			.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
	}

	private static String href(UI ui, String words) {
		return all(ui).filter(Anchor.class::isInstance)
			.map(Anchor.class::cast)
			.filter(it -> it.getText().equals(words))
			.findFirst()
			.map(Anchor::getHref)
			.orElseThrow(() -> new AssertionError("no link " + words));
	}

	private static Stream<String> hrefs(UI ui) {
		return all(ui).filter(Anchor.class::isInstance).map(it -> ((Anchor) it).getHref());
	}

	private static String heading(UI ui) {
		return all(ui).filter(H1.class::isInstance)
			.map(it -> it.getElement().getTextRecursively())
			.findFirst()
			.orElse("");
	}

	private static String text(UI ui) {
		return ((Component) ui.getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
			.getTextRecursively();
	}

	private static Stream<Component> all(Component of) {
		return Stream.concat(Stream.of(of), of.getChildren().flatMap(WaitQuarterPageTests::all));
	}

}
