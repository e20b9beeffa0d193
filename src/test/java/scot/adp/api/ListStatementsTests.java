package scot.adp.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A list takes as many statements with many rows as with one. */
@AdpTest
class ListStatementsTests {

	private static final String OUTCOME = """
			{ plan(code: "NAADP-2025") { actions(first: %1$d, filter: { outcome: "O9" }) { edges { node { code title
			      effectiveStatus { label } freshness programmes { title quarters(last: 1) { from sessions
			      attendances { display } people { state display } } } } } } }
			  measures(headline: true, outcome: "NAADP-2025/O9", first: %2$d) { edges { node { code title
			      series(periods: 8) { name figure { state display } target } } } }
			  services(openAt: "%3$sT18:00:00Z", kinds: ["RECOVERY_GROUP", "MUTUAL_AID", "DROP_IN"], first: %2$d) {
			      totalCount edges { node { name nextOpening } } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Autowired
	Clock clock;

	@ParameterizedTest
	@EnumSource
	void listTakesTheSameStatementsHoweverManyRows(Lists list) {
		String one = list.asked(list.one, LocalDate.now(clock));
		String many = list.asked(list.many, LocalDate.now(clock));
		int few = rows(list, one);

		assertThat(rows(list, many)).isGreaterThan(few).isGreaterThan(1);
		assertThat(few).isPositive();
		assertThat(asked(list.who, one)).hasSize(list.statements);
		assertThat(asked(list.who, many)).hasSize(list.statements);
	}

	/** The query of the guide: those of one action are among those of all. */
	@Test
	void queryForAnOutcomeTakesNineStatementsHoweverMuchThereIs() {
		LocalDate today = LocalDate.now(clock);

		assertThat(asked("lead", OUTCOME.formatted(100, 20, today))).hasSize(9)
			.hasSizeGreaterThanOrEqualTo(asked("lead", OUTCOME.formatted(1, 1, today)).size());
	}

	private int rows(Lists list, String query) {
		JsonNode found = graphQl.as(list.who).query(query).withoutErrors().data("/" + list.field);
		return (found.isArray() ? found : found.at("/edges")).size();
	}

	private List<String> asked(String who, String query) {
		// The tree of units is remembered until it changes, which it may just have done.
		return Stream
			.generate(() -> statements.ofTheAnswerDuring(() -> graphQl.as(who).query(query).withoutErrors())
				.stream()
				.filter(sql -> !sql.startsWith("with recursive tree")
						&& !sql.contains("from directory.organisation where ended_on"))
				.toList())
			.limit(3)
			.min(Comparator.comparing(List::size))
			.orElseThrow();
	}

	/** Lists of rows, with what stands beside a row. */
	enum Lists {

		WORK_PATHS("workPaths", "nadars", "(first: 1)", "(first: 50)",
				"totalCount edges { node { id ownRef livedExperience { label }"
						+ " jobs { sector { label } } checks { evidence { label } } sustained { state } } }",
				4),
		HELP_GIVEN("helpGiven", "nadars", "(first: 1)", "(first: 50)",
				"totalCount edges { node { id ownRef domain { label } onward { name unit { name } } repeated } }", 4),
		LEARNER_PATHS("learnerPaths", "nadars", "(first: 1)", "(first: 50)",
				"totalCount edges { node { id ownRef course { label } provider { label } } }", 3),
		NEED_CHECKS("needChecks", "nadars", "(first: 1)", "(first: 50)",
				"totalCount edges { node { id ownRef dueOn answers { domain { label } met } } }", 3),
		GRANTS("grants", "nadars", "(first: 1)", "(first: 50)",
				"totalCount edges { node { id holder unit { name } actionCodes state } }", 2),
		VOLUNTEERS("volunteers", "nadars", "(state: CHECKS)", "", "id number role { label } pvg { label } hours", 2),
		CRAFT_COURSES("craftCourses", "nadars", "(first: 1)", "(first: 50)",
				"totalCount edges { node { id ownRef unit { name } lovedOne { label } told { on } } }", 4),
		THERAPY_STARTS("therapyStarts", "families", "(first: 1)", "(first: 50)",
				"totalCount edges { node { id ownRef unit { name } who { label } told { startedOn } } }", 4),
		AFTERCARE_DUE("aftercareDue", "nadars", "(until: \"%1$s\")", "(until: \"%2$s\")",
				"id ownRef unit { name } stay { label } moments { dueOn } checks { on }", 6),
		PEOPLE_TO_REACH("peopleToReach", "nadars", "(list: ALL, first: 1)", "(list: ALL, first: 50)",
				"totalCount edges { node { id ownRef unit { name } trigger { label } attempts { at } notices { receivedAt } } }",
				7);

		private final String field;

		private final String who;

		private final String one;

		private final String many;

		private final String fields;

		private final int statements;

		Lists(String field, String who, String one, String many, String fields, int statements) {
			this.field = field;
			this.who = who;
			this.one = one;
			this.many = many;
			this.fields = fields;
			this.statements = statements;
		}

		String asked(String which, LocalDate today) {
			return "{ %s%s { %s } }".formatted(field, which.formatted(today, today.plusYears(1)), fields);
		}

	}

}
