package scot.adp.strategy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;

@AdpTest
class PlanCountsTests {

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Test
	void strategyHasItsActions() {
		var answer = graphQl.as("lead")
			.query("query($code: String!) { plan(code: $code) { actions(first: 1) { totalCount } } }",
					java.util.Map.of("code", "NAADP-2025"))
			.withoutErrors();
		assertThat(answer.data("/plan/actions/totalCount").asInt()).isEqualTo(84);
		assertThat(statements.during(() -> graphQl.as("lead").query("{ plans { code } }"))).isNotEmpty();
	}

}
