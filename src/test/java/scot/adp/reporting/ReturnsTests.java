package scot.adp.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Role;
import scot.adp.platform.StartRefused;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Returns: the dates that follow from rules, what a reload keeps, and who may change
 * them.
 */
@AdpTest
class ReturnsTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	@TempDir
	Path folder;

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPerson person;

	final UUID id = UUID.randomUUID();

	final String code = "R-" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT);

	@BeforeEach
	void makeReturn(@Autowired ApplicationContext context) {
		person = OwnPerson.in(context).as(Role.UNIT_LEAD, "NADARS");
		jdbc.sql(
				"""
						insert into reporting.return_item (id, version, code, period, title, sent_to, due_on, proposed,
						    notice_days, position, state)
						values (:id, 1, :code, '2026/27', 'Return of a test', 'Somebody', :dueOn, false, 28, 99, 'NOT_STARTED')""")
			.param("id", id)
			.param("code", code)
			.param("dueOn", TODAY.plusDays(20))
			.update();
	}

	@AfterEach
	void forgetReturn() {
		jdbc.sql("delete from reporting.return_item where code = :code").param("code", code).update();
	}

	@Test
	void quartersAreDueSomeDaysAfterTheirEnd() {
		var due = ReturnPeriod.QUARTER.due(TODAY, new ReturnPeriod.Rule(31, null));

		assertThat(due).hasSize(8);
		assertThat(due.getFirst()).isEqualTo(new ReturnPeriod.Due("Jan to Mar 2026", LocalDate.of(2026, 5, 1)));
		assertThat(due.getLast()).isEqualTo(new ReturnPeriod.Due("Oct to Dec 2027", LocalDate.of(2028, 1, 31)));
	}

	@Test
	void halvesAndYearsAreDueInTheirFinancialYears() {
		assertThat(ReturnPeriod.HALF_YEAR.due(TODAY, new ReturnPeriod.Rule(42, null))).containsExactly(
				new ReturnPeriod.Due("Oct to Mar 2026", LocalDate.of(2026, 5, 12)),
				new ReturnPeriod.Due("Apr to Sep 2026", LocalDate.of(2026, 11, 11)),
				new ReturnPeriod.Due("Oct to Mar 2027", LocalDate.of(2027, 5, 12)),
				new ReturnPeriod.Due("Apr to Sep 2027", LocalDate.of(2027, 11, 11)));
		assertThat(ReturnPeriod.YEAR.due(TODAY, new ReturnPeriod.Rule(0, MonthDay.of(6, 30)))).containsExactly(
				new ReturnPeriod.Due("2025/26", LocalDate.of(2026, 6, 30)),
				new ReturnPeriod.Due("2026/27", LocalDate.of(2027, 6, 30)));
	}

	@Test
	void financialYearBeginsInApril() {
		var rule = new ReturnPeriod.Rule(0, MonthDay.of(6, 30));

		assertThat(ReturnPeriod.YEAR.due(LocalDate.of(2027, 3, 31), rule).getFirst().on())
			.isEqualTo(LocalDate.of(2026, 6, 30));
		assertThat(ReturnPeriod.YEAR.due(LocalDate.of(2027, 4, 1), rule).getFirst().on())
			.isEqualTo(LocalDate.of(2027, 6, 30));
	}

	@Test
	void configuredReturnsStandThereWithTheirDoubts() {
		Answer all = graphQl.as("board")
			.query("""
					{ returns(from: "2026-04-01", to: "2028-03-31") { code period dueOn proposed checkWith } }""")
			.withoutErrors();

		assertThat(all.data("/returns").valueStream().map(it -> it.at("/code").asString()).distinct()).contains(
				"WAITING-TIMES", "MAT-EVIDENCE", "REHABILITATION", "ANNUAL-SURVEY", "FINANCE", "IJB-REPORT",
				"CPP-REPORT");
		assertThat(all.data("/returns").valueStream().filter(it -> it.at("/proposed").asBoolean())).isNotEmpty()
			.allMatch(it -> !it.at("/checkWith").isNull());
	}

	@Test
	void faultInTheFileNamesItsLine(@Autowired ReturnsLoad load) throws IOException {
		Path file = Files.writeString(folder.resolve("returns.yaml"), """
				returns:
				  - code: X
				    title: X
				    to: Y
				    every: YEAR
				    dueOn: "31-12"
				""");

		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> load.load(ConfigFile.read(file)))
			.withMessageContaining("line 6")
			.withMessageContaining("06-30");
	}

	@Test
	void ownerSaysHowFarItIsButGivesItToNobodyElse() {
		change("lead", 1, "NOT_STARTED", member(), null).withoutErrors();

		Answer changed = change(person.username(), 2, "IN_PROGRESS", member(), "Half done.").withoutErrors();
		assertThat(changed.data("/changeReturn/state").asString()).isEqualTo("IN_PROGRESS");
		assertThat(changed.data("/changeReturn/owner/post").asString()).isEqualTo("Tester");
		assertThat(fields(change(person.username(), 3, "IN_PROGRESS", null, null))).containsExactly("owner");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "housing", "board", "auditor", "ig" })
	void othersReadAndDoNotChange(String account) {
		assertThat(change(account, 1, "IN_PROGRESS", null, null).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void wrongInputNamesItsFieldAndOtherVersionsAreConflicts() {
		assertThat(fields(change("lead", 1, "SENT", null, null))).containsExactly("sentOn");
		assertThat(fields(change("lead", 1, "NOT_NEEDED", null, " "))).containsExactly("note");
		assertThat(fields(change("lead", 1, "IN_PROGRESS", null, "x".repeat(1001)))).containsExactly("note");
		assertThat(change("lead", 7, "IN_PROGRESS", null, null).errorCodes()).containsExactly("CONFLICT");
	}

	private Answer change(String account, int version, String state, @Nullable String owner, @Nullable String note) {
		var input = new HashMap<String, Object>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "id",
				id.toString(), "expectedVersion", version, "state", state));
		input.put("owner", owner);
		input.put("note", note);
		return graphQl.as(account)
			.query("mutation($input: ChangeReturnInput!) { changeReturn(input: $input) { state owner { post } note } }",
					Map.of("input", input));
	}

	private String member() {
		return jdbc.sql("""
				select m.id from identity.member m join identity.account a on a.id = m.account
				where a.username = :username""")
			.param("username", person.username())
			.query(UUID.class)
			.single()
			.toString();
	}

	private static List<String> fields(Answer answer) {
		return answer.errors()
			.getFirst()
			.at("/extensions/fields")
			.valueStream()
			.map(it -> it.at("/path").asString())
			.toList();
	}

}
