package scot.adp.api;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong with a code or an id is told by its path, whatever form it came in. */
@AdpTest
class BoundArgumentsTests {

	@Autowired
	GraphQl graphQl;

	@ParameterizedTest
	@CsvSource(delimiterString = " => ", quoteCharacter = '`',
			textBlock = """
					{ members(unit: "no code!") { id } } => unit => 'no code!' is no code: use letters, digits, hyphens and full stops
					{ ownedWork(member: "somebody") { code } } => member => This is no id of a member; use one that a query gave you.
					{ ownedWork(member: "QWN0aW9uOjE") { code } } => member => This is no id of a member; use one that a query gave you.
					mutation { answerHelp(input: { KEY id: "TWVtYmVyOjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA", expectedVersion: 1, answer: "Yes." }) { id } } => id => This is no id of a help request; use one that a query gave you.
					mutation { answerQuestion(input: { KEY id: "", expectedVersion: 1, answer: "Yes." }) { id } } => id => This is no id of a question; use one that a query gave you.
					mutation { nudge(input: { KEY people: ["a"] }) { id } } => people[0] => This is no id of an account; use one that a query gave you.
					mutation { addMeetings(input: { KEY group: "", meetings: [] }) { on } } => `` => There is no group ''.
					mutation { changeActions(input: { KEY actions: [], why: "So.", leadUnit: "the unit" }) { id } } => leadUnit => 'the unit' is no code: use letters, digits, hyphens and full stops
					mutation { changeActions(input: { KEY actions: [], why: "So.", partnerUnits: ["NADARS", "?"] }) { id } } => partnerUnits[1] => '?' is no code: use letters, digits, hyphens and full stops
					mutation { changeActions(input: { KEY actions: [{ plan: "?", code: "A", expectedVersion: 1 }], why: "So." }) { id } } => `` => There is no plan '?'.
					mutation { recordUpdate(input: { KEY plan: "P", action: "A", expectedVersion: 1, on: "2026-11-01", status: "S", evidence: ["x"] }) { id } } => evidence[0] => This is no id of an evidence; use one that a query gave you.
					""")
	void wrongCodeOrIdIsToldByItsPath(String document, String path, String message) {
		var answer = graphQl.as("lead").query(document.replace("KEY", "idempotencyKey: \"of-arguments\","));

		assertThat(answer.errors()).singleElement().satisfies(error -> {
			assertThat(error.at("/message").asString()).isEqualTo(message);
			assertThat(error.at("/extensions/code").asString()).isEqualTo(path.isEmpty() ? "NOT_FOUND" : "INVALID");
			assertThat(error.at("/extensions/fields/0/path").asString("")).isEqualTo(path);
		});
	}

	@Test
	void everythingThatIsWrongIsToldAtOnce() {
		var answer = graphQl.as("lead").query("""
				mutation { assignLeads(input: { idempotencyKey: "of-arguments", assignments: [
				    { plan: "P", action: "A", expectedVersion: 1, lead: "a" },
				    { plan: "?", action: "A", expectedVersion: 1, deputy: "b" }] }) { id } }""");

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(paths(answer.errors().getFirst())).containsExactly("assignments[0].lead", "assignments[1].plan",
				"assignments[1].deputy");
	}

	/** A list that is left out, or given as null, is an empty one. */
	@Test
	void listThatIsLeftOutIsEmpty() {
		var answer = graphQl.as("lead")
			.query("""
					mutation { addAction(input: { idempotencyKey: "of-arguments", plan: "NAADP-2025", title: "", priority: "?",
					    kind: DELIVER, why: "", outcomes: null }) { id } }""");

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(paths(answer.errors().getFirst())).contains("title", "why");
	}

	private static List<String> paths(JsonNode error) {
		return error.at("/extensions/fields").valueStream().map(field -> field.at("/path").asString()).toList();
	}

}
