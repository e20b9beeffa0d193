package scot.adp.api;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.execution.AbortExecutionException;
import graphql.introspection.IntrospectionQuery;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class DocumentLimitsTests {

	@Test
	void takesTheIntrospectionQueryOfCommonTools() {
		assertTaken(IntrospectionQuery.INTROSPECTION_QUERY);
	}

	@Test
	void takesFifteenLevelsAndRefusesSixteen() {
		assertTaken(nested(15));
		assertRefused(nested(16), "15 levels");
	}

	@Test
	void fragmentsAddNoLevels() {
		assertTaken(nested(15).replaceFirst("\\{", "{ ... {") + "}");
	}

	@Test
	void takesFiveHundredFieldsAndRefusesOneMore() {
		assertTaken("{" + " a".repeat(500) + "}");
		assertRefused("{" + " a".repeat(501) + "}", "500 fields");
	}

	@Test
	void countsFieldsThroughFragments() {
		assertTaken("{ " + "...F ".repeat(50) + "} fragment F on Query {" + " a".repeat(10) + "}");
		assertRefused("{ " + "...F ".repeat(51) + "} fragment F on Query {" + " a".repeat(10) + "}", "500 fields");
	}

	@Test
	void countsFieldsOfAllOperations() {
		assertRefused("query A {" + " a".repeat(300) + "} query B {" + " a".repeat(300) + "}", "500 fields");
	}

	@Test
	void takesThirtyAliasesAndRefusesOneMore() {
		assertTaken(aliases(30));
		assertRefused(aliases(31), "30 aliases");
	}

	@Test
	void takesFiftyFragmentsAndRefusesOneMore() {
		assertTaken("{ a }" + fragments(50));
		assertRefused("{ a }" + fragments(51), "50 fragments");
	}

	@Test
	void refusesFragmentsThatNameThemselves() {
		assertRefused("{ ...F } fragment F on Query { ...F }", "500 uses of fragments");
		assertRefused("{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }", "500 uses of fragments");
		assertRefused("{ ...F } fragment F on Query { a { ...F } }", "15 levels");
	}

	@Test
	void refusesFragmentsThatMultiplyWithoutAnyField() {
		var document = new StringBuilder("{ ...F0 }");
		for (int i = 0; i < 12; i++) {
			document.append(" fragment F%d on Query {".formatted(i))
				.append(" ...F%d".formatted(i + 1).repeat(30))
				.append(" }");
		}
		assertTimeoutPreemptively(Duration.ofSeconds(5),
				() -> assertRefused(document.toString(), "500 uses of fragments"));
	}

	@Test
	void refusesFragmentsThatMultiply() {
		var document = new StringBuilder("{ ...F0 }");
		for (int i = 0; i < 12; i++) {
			document.append(" fragment F%d on Query {".formatted(i))
				.append(" ...F%d".formatted(i + 1).repeat(30))
				.append(" }");
		}
		document.append(" fragment F12 on Query { a }");
		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertRefused(document.toString(), "500 "));
	}

	@Test
	void takesAListWithinAListAndRefusesAThird() {
		assertTaken("{ p { actions { edges { node { updates { edges { node { on } } } } } } } }");
		assertTaken("{ p { a { edges { node { b } } } c { edges { node { d { edges { node } } } } } } }");
		assertRefused("{ p { a { edges { node { p { a { edges { node { p { a { edges { cursor } } } } } } } } } } } }",
				"2 lists within each other");
		assertRefused("{ p { ...F } } fragment F on P { a { edges { node { p { ...G } } } } } "
				+ "fragment G on P { a { edges { node { p { ... { edges: a { edges { x: edges { b } } } } } } } } }",
				"2 lists within each other");
	}

	@Test
	void leavesUnknownFragmentsToValidation() {
		assertTaken("{ ...Unknown }");
	}

	private static void assertTaken(String document) {
		assertThatCode(() -> DocumentLimits.check(Parser.parse(document))).doesNotThrowAnyException();
	}

	private static void assertRefused(String document, String limit) {
		assertThatExceptionOfType(AbortExecutionException.class)
			.isThrownBy(() -> DocumentLimits.check(Parser.parse(document)))
			.satisfies(refusal -> {
				var error = refusal.getUnderlyingErrors().getFirst();
				assertThat(error.getMessage()).startsWith("This query is too large: ").contains(limit);
				assertThat(error.getExtensions()).containsEntry("code", "INVALID").containsKeys("reference", "fields");
			});
	}

	/** A document with fields on that many levels. */
	private static String nested(int levels) {
		return "{ a ".repeat(levels) + "}".repeat(levels);
	}

	private static String aliases(int number) {
		return IntStream.range(0, number).mapToObj("a%d: a"::formatted).collect(Collectors.joining(" ", "{ ", " }"));
	}

	private static String fragments(int number) {
		return IntStream.range(0, number)
			.mapToObj(" fragment F%d on Query { a }"::formatted)
			.collect(Collectors.joining());
	}

}
