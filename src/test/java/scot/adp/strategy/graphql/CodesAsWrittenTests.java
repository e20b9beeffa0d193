package scot.adp.strategy.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;

/** Codes are taken as people write them, as the search takes them. */
@AdpTest
class CodesAsWrittenTests {

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Autowired
	ApplicationContext context;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void makePlan() {
		plan = OwnPlan.in(context);
		action = plan.action("NADARS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NAADP-2025", "naadp-2025", "naadp 2025", "NAADP2025", "NAADP 2025", "NAADP\u20112025",
			"\u00a0NAADP\u20132025\u200b" })
	void planIsFoundHoweverItsCodeIsWritten(String written) {
		assertThat(graphQl.as("board")
			.query("query($code: String!) { plan(code: $code) { code } }", Map.of("code", written))
			.withoutErrors()
			.data("/plan/code")
			.asString()).isEqualTo("NAADP-2025");
	}

	@ParameterizedTest
	@ValueSource(strings = { "FAM-1.17", "fam 1.17", "Fam1.17", "FAM\u20111.17", "FAM-1.17\u00a0" })
	void actionIsFoundHoweverItsCodeIsWritten(String written) {
		assertThat(graphQl.as("board")
			.query("query($code: String!) { action(plan: \"NAADP-2025\", code: $code) { code } }",
					Map.of("code", written))
			.withoutErrors()
			.data("/action/code")
			.asString()).isEqualTo("FAM-1.17");
	}

	@Test
	void updateIsRecordedOnTheActionThatIsMeant() {
		var input = new HashMap<>(plan.update(action));
		input.put("action", action.toLowerCase(Locale.ROOT).replace('-', ' '));
		input.put("plan", plan.code().toLowerCase(Locale.ROOT));

		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", input)).withoutErrors();

		assertThat(plan.updates(action)).isOne();
	}

	@Test
	void codesOfOneRequestAreReadOnce() {
		assign(1);
		var three = statements.during(() -> assign(3));
		var thirty = statements.during(() -> assign(30));

		assertThat(codesRead(thirty)).isNotEmpty().hasSameSizeAs(codesRead(three));
	}

	/** But who calls, which is known for two seconds and then read anew. */
	private static List<String> codesRead(List<String> statements) {
		return statements.stream().filter(sql -> !sql.contains("identity.")).toList();
	}

	private void assign(int actions) {
		var assignments = IntStream.range(0, actions)
			.mapToObj(number -> Map.of("plan", plan.code().toLowerCase(Locale.ROOT), "action", "NO-" + number,
					"expectedVersion", 1))
			.toList();
		assertThat(graphQl.as("lead")
			.query("mutation($input: AssignLeadsInput!) { assignLeads(input: $input) { code } }",
					Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "assignments", assignments)))
			.errorCodes()).containsExactly("NOT_FOUND");
	}

	@Test
	void filterTakesUnitsAsTheyAreWritten() {
		assertThat(graphQl.as("board")
			.query("query($plan: String!) { plan(code: $plan) { actions(first: 5, filter: { unit: \"nadars\\u00a0\" }) { totalCount } } }",
					Map.of("plan", plan.code()))
			.withoutErrors()
			.data("/plan/actions/totalCount")
			.asInt()).isOne();
	}

}
