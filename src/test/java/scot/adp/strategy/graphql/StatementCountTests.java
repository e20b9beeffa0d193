package scot.adp.strategy.graphql;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However many rows a query answers with, it sends the same statements; and no more, nor
 * fewer, than are told here.
 */
@AdpTest
class StatementCountTests {

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Test
	void planQueryTakesTheSameStatementsForOneRowAndFifty() {
		assertSameStatements("Plan", PlanQueryTests.PLAN.replace("first: 100", "first: FIRST"), 24);
	}

	@Test
	void planQueryTakesTheSameStatementsForAllItsRows() {
		assertThat(sent("Plan, all rows", PlanQueryTests.PLAN))
			.hasSameSizeAs(sent("Plan, one row", PlanQueryTests.PLAN.replace("first: 100", "first: 1")))
			.hasSize(24);
	}

	@Test
	void actionsWithUpdatesTakeTheSameStatements() {
		assertSameStatements("Actions",
				"""
						{ plan(code: "NAADP-2025") { actions(first: FIRST) { totalCount edges { node { code lead { name unit { name } }
						    deputy { name } leadUnit { name } partnerUnits { name } plan { title } outcomes { title }
						    principles { title } updates(first: 3) { edges { node { on whatHappened next evidenceLink } } } } } } } }
						""",
				13);
	}

	@Test
	void historiesAndEndingsTakeTheSameStatements() {
		assertSameStatements("Histories",
				"""
						{ plan(code: "NAADP-2025") { conflicts { id } namedBy { code } actions(first: FIRST) { edges { node { code
						    versions { number changes { field } } namesPlan { code } carriedTo { code } carriedFrom { code }
						    endedWith { outcome } } } } } }""",
				16);
	}

	@Test
	void twoAliasesOfOneFieldStayBatched() {
		String one = """
				{ plan(code: "NAADP-2025") { actions(first: FIRST) { edges { node {
				    newest: updates(first: 1) { edges { node { on } } } } } } } }""";
		String two = one.replace("newest:", "more: updates(first: 5) { edges { node { on } } } newest:");

		assertSameStatements("One alias", one, 5);
		assertSameStatements("Two aliases", two, 5);
		assertThat(sent("Two aliases of 50", two.replace("FIRST", "50")))
			.hasSameSizeAs(sent("One alias of 50", one.replace("FIRST", "50")));
	}

	@Test
	void twoListsUnderAliasesTakeTheSameStatements() {
		assertSameStatements("Two lists",
				"""
						{ plan(code: "NAADP-2025") {
						    all: actions(first: FIRST) { edges { node { code lead { name } updates(first: 3) { edges { node { on } } } } } }
						    stale: actions(first: FIRST, filter: { freshness: [STALE, DUE, FRESH] }) {
						        edges { node { code lead { name } updates(first: 2) { edges { node { on } } } } } } } }""",
				7);
	}

	@Test
	void listReachedFromEachRowIsReadOnce() {
		assertSameStatements("List within a list",
				"""
						{ plan(code: "NAADP-2025") { actions(first: FIRST) { edges { node { plan {
						    actions(first: 2, filter: { kind: [SUSTAIN] }) { totalCount edges { node { code } } } } } } } } }""",
				7);
	}

	@Test
	void partnersTakeOneStatementForEachKindOfRow() {
		assertThat(sent("Organisations", "{ organisations { code units { code organisation { name } services } } }"))
			.hasSize(4);
		assertThat(sent("Groups", "{ groups { code meetings { on papersDueOn } } }")).hasSize(4);
	}

	@Test
	void allPlansWithTheirRowsTakeTheSameStatementsAsOne() {
		String rest = """
				code priorities { code areas { outcomes { code } } } outcomes { actionCount health { fresh } }
				    principles { actionCount } health { stale } }""";
		assertThat(sent("All plans", "{ plans { " + rest + "}"))
			.hasSameSizeAs(sent("One plan", "{ plan(code: \"NAADP-2025\") { " + rest + "}"))
			.hasSize(14);
	}

	private void assertSameStatements(String name, String document, int expected) {
		var few = sent(name + " of 1", document.replace("FIRST", "1"));
		var many = sent(name + " of 50", document.replace("FIRST", "50"));

		assertThat(many).as("%s: %s", name, many).hasSameSizeAs(few);
		assertThat(many).as(name).hasSize(expected);
	}

	/** The fewest of three runs, since who calls is remembered for a moment. */
	private List<String> sent(String name, String document) {
		var lead = graphQl.as("lead");
		var fewest = Stream.generate(() -> statements.during(() -> lead.query(document).withoutErrors()))
			.limit(3)
			.min(Comparator.comparingInt(List::size))
			.orElseThrow();
		System.out.printf("%s: %d statements%n", name, fewest.size());
		return fewest;
	}

}
