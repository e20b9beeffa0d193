package scot.adp.measures.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.strategy.PlanProgress;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What is measured of each way of living the principles. */
@AdpTest
class PrincipleFiguresTests {

	@Autowired
	ApplicationContext context;

	@Test
	void eachWayTellsWhatIsMeasuredOfItWithTheLastFigure(@Autowired UserDetailsService users) {
		var user = users.loadUserByUsername("lead");
		try (var program = SpringBrowserlessApplicationContext.createSecured(context, "scot.adp");
				var person = program.newUser(UsernamePasswordAuthenticationToken.authenticated(user, null,
						List.copyOf(user.getAuthorities())));
				var window = person.newWindow()) {
			window.getUI().navigate("principles");
			window.roundTrip();
			String told = ((Component) window.getUI().getInternals().getActiveRouterTargetsChain().getFirst())
				.getElement()
				.getTextRecursively();

			assertThat(told).containsPattern("LIV-2.*Sessions led by lived experience: [0-9].*LIV-3")
				.containsPattern("PRV-1.*Priorities with prevention that is told of: .*PRV-2")
				.containsPattern("EQR-2[^:]*EQR-3");
		}
	}

	@Test
	void prioritiesAreThoseOfThePlanOfTheWayAlsoOnAFormerDay(@Autowired PlanProgress progress,
			@Autowired JdbcClient jdbc, @Autowired Clock clock) {
		int all = jdbc.sql("select cast(count(*) as int) from strategy.priority where plan = 'NAADP-2025'")
			.query(Integer.class)
			.single();
		LocalDate today = LocalDate.now(clock);

		assertThat(List.of(today, today.minusMonths(3))).isNotEmpty()
			.allSatisfy(day -> assertThat(progress.living(List.of("NAADP-2025/PRV-1"), day)).singleElement()
				.satisfies(it -> {
					assertThat(it.allOf()).isEqualTo(all);
					assertThat(it.kept()).isBetween(0, all);
				}));
		assertThat(progress.living(List.of("NAADP-2025/PRV-1"), today).getFirst().kept()).isPositive();
		assertThat(progress.living(List.of("NAADP-2025/NONE"), today)).isEmpty();
	}

}
