package scot.adp.strategy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Problem;
import scot.adp.platform.StartRefused;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.UnitId;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Loads the real files with one thing changed. What is stored is taken back after each
 * test.
 */
@AdpTest
class PlanLoadTests {

	private static final String STRATEGY = "plans/NAADP-2025.yaml";

	private static final PlanCode PLAN = new PlanCode("NAADP-2025");

	@TempDir
	Path config;

	@Autowired
	PlanEditing editing;

	@Autowired
	PlanConflicts conflicts;

	@Autowired
	ActionRegister register;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PlanStore store;

	@Autowired
	StatusScales scales;

	@Autowired
	Actions actions;

	@Autowired
	DueDateKeeper dueDates;

	@Autowired
	PlanMerge merge;

	@Autowired
	PlanCheck check;

	@Autowired
	TransactionTemplate transaction;

	@BeforeEach
	void copyTheRealFiles() throws IOException {
		FileSystemUtils.copyRecursively(Path.of("config"), config);
	}

	@Test
	@Transactional
	void unchangedFilesMakeNoNewVersion() {
		var before = everything();
		load();
		assertThat(everything()).isEqualTo(before);
	}

	@Test
	@Transactional
	void changedFileBecomesTheNextVersionAndNothingRecordedIsLost() throws IOException {
		var recorded = recorded();
		var others = jdbc.sql("select version from strategy.plan where code <> 'NAADP-2025' order by code")
			.query(Integer.class)
			.list();
		rewrite(STRATEGY,
				text -> text.replace("Keep Champions for Change running in primary schools", "A new wording"));
		load();
		assertThat(
				jdbc.sql("select version from strategy.plan where code = 'NAADP-2025'").query(Integer.class).single())
			.isEqualTo(2);
		assertThat(jdbc.sql("select title from strategy.action where plan = 'NAADP-2025' and code = 'FAM-1.1'")
			.query(String.class)
			.single()).isEqualTo("A new wording");
		assertThat(recorded()).isEqualTo(recorded);
		assertThat(jdbc.sql("select version from strategy.plan where code <> 'NAADP-2025' order by code")
			.query(Integer.class)
			.list()).isEqualTo(others);
	}

	@Test
	@Transactional
	void codeThatIsWrittenOtherwiseIsNoChange() throws IOException {
		signIn("lead");
		int before = version("FAM-1.1");
		rewrite(STRATEGY,
				text -> text.replace("leadUnit: NAC-EDUCATION", "leadUnit: nac education")
					.replace("priority: FAM", "priority: fam")
					.replace("outcomes: [O1]", "outcomes: [o 1]")
					.replace("partnerUnits: [NAHSCP-PSST", "partnerUnits: [nahscp\u00a0psst"));

		load();
		assertThat(version("FAM-1.1")).isEqualTo(before);
		rewrite(STRATEGY, text -> text + "# a remark\n");
		load();

		assertThat(version("FAM-1.1")).isEqualTo(before);
		assertThat(open()).isEmpty();
	}

	@Test
	@Transactional
	void everyVersionOfAFileIsKeptWhole() throws IOException {
		String first = Files.readString(config.resolve(STRATEGY));
		rewrite(STRATEGY, text -> text + "# a remark\n");
		load();
		assertThat(jdbc.sql("select content from strategy.plan_version where plan = 'NAADP-2025' order by version")
			.query(String.class)
			.list()).containsExactly(first, first + "# a remark\n");
	}

	@Test
	@Transactional
	void changedActionGetsANewVersionSoThatAnOldDecisionConflicts() throws IOException {
		int before = version("FAM-1.1");
		int other = version("FAM-1.2");
		rewrite(STRATEGY,
				text -> text.replace("Keep Champions for Change running in primary schools", "A new wording"));
		load();
		assertThat(version("FAM-1.1")).isGreaterThan(before);
		assertThat(version("FAM-1.2")).isEqualTo(other);
	}

	@Test
	@Transactional
	void actionThatIsWithdrawnOwesNothingAndKeepsItsUpdates() throws IOException {
		int updates = updates("FAM-1.1");
		withdraw("FAM-1.1");
		load();
		assertThat(jdbc.sql("""
				select withdrawn_on || ' ' || withdrawn_reason || ' ' || coalesce(owed_from::text, 'owes nothing')
				from strategy.action where plan = 'NAADP-2025' and code = 'FAM-1.1'""").query(String.class).single())
			.isEqualTo("2026-11-01 Taken over by others owes nothing");
		assertThat(updates("FAM-1.1")).isEqualTo(updates);
	}

	@Test
	@Transactional
	void newActionIsOwedFromTheDayItIsKnown() throws IOException {
		rewrite(STRATEGY, text -> text + """

				  - code: FAM-1.99
				    title: Something new
				    priority: FAM
				    outcomes: [O1]
				    kind: EXPLORE
				    leadUnit: NADARS
				    group: BOARD
				""");
		load();
		assertThat(jdbc.sql("select owed_from::text from strategy.action where code = 'FAM-1.99'")
			.query(String.class)
			.single()).isEqualTo("2026-11-23");
		assertThat(jdbc.sql("select count(*) from strategy.action where plan = 'NAADP-2025'")
			.query(Integer.class)
			.single()).isEqualTo(85);
	}

	@Test
	@Transactional
	void withdrawnCodeIsNotUsedAgain() throws IOException {
		String first = Files.readString(config.resolve(STRATEGY));
		withdraw("FAM-1.1");
		load();
		Files.writeString(config.resolve(STRATEGY), first
			.replace("Keep Champions for Change running in primary schools", "Something else under an old code"));
		refuses(STRATEGY, "code: FAM-1.1",
				"code: FAM-1.1 was withdrawn and codes are never used again; give this action a new code");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					grouping: Education and prevention | groupin: Education and prevention | 'groupin' is not a field here; use one of
					outcomes: [O1] | outcomes: [O1, O99] | outcomes: There is no 'O99'. Name one of this file's outcomes.
					priority: FAM | priority: FAX | priority: There is no 'FAX'. Name one of this file's priorities.
					leadUnit: NAC-EDUCATION | leadUnit: NAC-SPACE | leadUnit: there is no unit 'NAC-SPACE'
					group: PREVENTION | group: CIRCLE | group: there is no group 'CIRCLE'
					kind: SUSTAIN | kind: MAINTAIN | kind: 'MAINTAIN' is not one of DELIVER, SUSTAIN, EXPLORE
					code: FAM-1.2 | code: FAM-1.1 | code: 'FAM-1.1' is used twice in this file
					code: NM-1a | code: NM-9z | code: plan NM-2022 has no outcome, part or action 'NM-9z'
					plan: NM-2022 | plan: NM-1999 | plan: there is no other plan 'NM-1999'
					owner: NAADP | owner: NOBODY | owner: there is no organisation 'NOBODY'
					statusScale: DELIVERY | statusScale: MOOD | statusScale: there is no scale 'MOOD'
					from: 2025-04-01 | from: 2025-02-30 | from: '2025-02-30': There is no day 30 in February 2025; write it as 1 May 2026.
					to: 2028-03-31 | to: 2024-03-31 | to: is before the first day
					""")
	void faultNamesFileLineAndReasonAndStoresNothing(String right, String wrong, String reason) throws IOException {
		var before = everything();
		rewrite(STRATEGY,
				text -> text.replaceFirst("\\Q" + right + "\\E\\b(?!-)|\\Q" + right + "\\E(?=[,\\s])", wrong));
		// Something good in another file must not be stored either.
		rewrite("plans/WAP-2023.yaml", text -> text + "# a remark\n");
		refuses(STRATEGY, wrong, reason);
		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void codeThatLeftTheFileIsMissed() throws IOException {
		var before = everything();
		rewrite(STRATEGY, text -> text.replace("code: FAM-1.2\n", "code: FAM-1.98\n"));
		assertThatExceptionOfType(StartRefused.class).isThrownBy(this::load)
			.withMessage(
					"%s, line %d: actions: FAM-1.2 is in the plan and missing from this file; keep it and add 'withdrawn' with date and reason instead",
					config.resolve(STRATEGY), lineOf(STRATEGY, "actions:") + 1);
		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void twoFilesOfOnePlanAreRefused() throws IOException {
		var before = everything();
		Files.copy(config.resolve(STRATEGY), config.resolve("plans/ZZ.yaml"));
		assertThatExceptionOfType(StartRefused.class).isThrownBy(this::load)
			.withMessageContaining("code: is the code of ")
			.withMessageContaining(" too");
		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void brokenYamlIsRefusedWithItsLine() throws IOException {
		var before = everything();
		rewrite(STRATEGY, text -> text.replace("outcomes: [O1]\n", "outcomes: [O1\n"));
		assertThatExceptionOfType(StartRefused.class).isThrownBy(this::load)
			.withMessageMatching("(?s).*NAADP-2025.yaml, line \\d+: .+");
		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void fileThatIsNotUtf8IsRefused() throws IOException {
		var before = everything();
		Files.write(config.resolve(STRATEGY), "title: Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(StartRefused.class).isThrownBy(this::load)
			.withMessageEndingWith("NAADP-2025.yaml is not UTF-8 text.");
		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void absentFolderIsRefused() throws IOException {
		FileSystemUtils.deleteRecursively(config.resolve("plans"));
		assertThatExceptionOfType(StartRefused.class).isThrownBy(this::load)
			.withMessageContaining("with the plans cannot be read");
	}

	@Test
	@Transactional
	void startGoesOnWithAnEditedPlanAndTellsWhereFileAndPageDisagree() throws IOException {
		signIn("lead");
		edit("FAM-1.1", change -> change.title("Our wording").kind(ActionView.Kind.EXPLORE));
		edit("FAM-1.2", change -> change.title("Ours alone"));
		rewrite(STRATEGY,
				text -> text.replace("Keep Champions for Change running in primary schools", "The file's wording"));

		load();

		assertThat(action("FAM-1.1").title()).isEqualTo("Our wording");
		assertThat(action("FAM-1.1").kind()).isEqualTo(ActionView.Kind.EXPLORE);
		assertThat(action("FAM-1.2").title()).isEqualTo("Ours alone");
		assertThat(open()).singleElement().satisfies(conflict -> {
			assertThat(conflict.code()).isEqualTo("FAM-1.1");
			assertThat(conflict.field()).isEqualTo(ActionField.TITLE);
			assertThat(conflict.fileValue()).isEqualTo("The file's wording");
			assertThat(conflict.presentValue()).isEqualTo("Our wording");
		});
		load();
		assertThat(open()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Transactional
	void conflictIsDecidedOnceAndKeepsWhoDecided(boolean takeFile) throws IOException {
		signIn("lead");
		edit("FAM-1.1", change -> change.title("Our wording"));
		rewrite(STRATEGY,
				text -> text.replace("Keep Champions for Change running in primary schools", "The file's wording"));
		load();
		var conflict = open().getFirst();

		conflicts.resolve("decide", conflict.id(), conflict.version(), takeFile);

		assertThat(action("FAM-1.1").title()).isEqualTo(takeFile ? "The file's wording" : "Our wording");
		assertThat(open()).isEmpty();
		assertThat(conflicts.of(List.of(conflict.plan())).get(conflict.plan())).first().satisfies(decided -> {
			assertThat(decided.state())
				.isEqualTo(takeFile ? PlanConflictView.State.FILE_TAKEN : PlanConflictView.State.OURS_KEPT);
			assertThat(decided.resolvedBy()).isNotBlank();
		});
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> conflicts.resolve("again", conflict.id(), conflict.version(), !takeFile))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
		rewrite(STRATEGY, text -> text + "# a remark\n");
		load();
		assertThat(open()).isEmpty();
	}

	@Test
	@Transactional
	void conflictSettlesWhenBothSayTheSame() throws IOException {
		signIn("lead");
		edit("FAM-1.1", change -> change.title("Our wording"));
		rewrite(STRATEGY,
				text -> text.replace("Keep Champions for Change running in primary schools", "The file's wording"));
		load();

		edit("FAM-1.1", change -> change.title("The file's wording"));

		assertThat(open()).isEmpty();
	}

	@Test
	@Transactional
	void conflictSettlesWhenTheNextFileSaysWhatStands() throws IOException {
		signIn("lead");
		edit("FAM-1.1", change -> change.title("Our wording"));
		rewrite(STRATEGY,
				text -> text.replace("Keep Champions for Change running in primary schools", "The file's wording"));
		load();
		assertThat(open()).hasSize(1);
		rewrite(STRATEGY, text -> text.replace("The file's wording", "Our wording"));

		load();

		assertThat(open()).isEmpty();
	}

	@Test
	@Transactional
	void actionThatTheFileGivesToAnotherUnitKeepsNoLeadWhoCannotAnswerForIt() throws IOException {
		signIn("lead");
		var lead = jdbc.sql("""
				select m.id from identity.member m join identity.account a on a.id = m.account
				where a.username = 'nadars'""").query(UUID.class).single();
		jdbc.sql("""
				update strategy.action set lead_unit = 'NADARS', lead = :lead
				where plan = 'NAADP-2025' and code = 'FAM-1.1'""").param("lead", lead).update();
		rewrite(STRATEGY, text -> withUnit(text, "NADARS"));
		load();
		assertThat(action("FAM-1.1").lead()).isNotNull();
		rewrite(STRATEGY, text -> withUnit(text, "TPS-PEAR"));

		load();

		assertThat(action("FAM-1.1").leadUnit()).isEqualTo(new UnitId("TPS-PEAR"));
		assertThat(action("FAM-1.1").lead()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Keep Champions for Change", "2025", "FAM", "code:", ": " })
	@Transactional
	void fileFromWhichWordsWereTakenStopsNoStart(String words) throws IOException {
		signIn("lead");
		String title = action("FAM-1.1").title();
		jdbc.sql(
				"update strategy.plan_version set content = replace(content, :words, :removed) where plan = 'NAADP-2025'")
			.param("words", words)
			.param("removed", TextPlaces.REMOVED)
			.update();
		rewrite(STRATEGY, text -> text + "# a remark\n");

		load();

		assertThat(action("FAM-1.1").title()).isEqualTo(title);
	}

	/** The file with another lead unit of its first action. */
	private List<PlanConflictView> open() {
		return conflicts.open().stream().filter(it -> it.plan().equals(PLAN)).toList();
	}

	private static String withUnit(String text, String unit) {
		int at = text.indexOf("FAM-1.1\n");
		int unitAt = text.indexOf("leadUnit: ", at);
		int end = text.indexOf('\n', unitAt);
		return text.substring(0, unitAt) + "leadUnit: " + unit + text.substring(end);
	}

	@Test
	@Transactional
	void actionAddedOnAPageNeedNotBeInTheFileAndStaysBehindIt() throws IOException {
		signIn("lead");
		var id = editing.add(new PlanEditing.NewAction("add", PLAN, "FAM-1.99", "Ours", null, "FAM", null,
				List.of("O1"), List.of(), ActionView.Kind.DELIVER, null, List.of(), null, null, null, null, List.of(),
				null, "Wanted.", null));
		rewrite(STRATEGY, text -> text + "# a remark\n");

		load();

		assertThat(action("FAM-1.99").id()).isEqualTo(id);
		assertThat(action("FAM-1.99").position()).isEqualTo(84);
	}

	@Test
	@Transactional
	void withdrawalOnAPageStaysThoughTheFileKnowsNothingOfIt() throws IOException {
		signIn("lead");
		editing.withdraw(new PlanEditing.Withdrawal("withdraw", ActionRef.of(action("FAM-1.1")),
				LocalDate.of(2026, 11, 1), "Merged.", null));
		rewrite(STRATEGY, text -> text + "# a remark\n");

		load();

		assertThat(action("FAM-1.1").withdrawnReason()).isEqualTo("Merged.");
		assertThat(open()).isEmpty();
	}

	@Test
	@Transactional
	void outcomeThatLeftTheFileStaysWhileAnActionNamesIt() throws IOException {
		signIn("lead");
		edit("FAM-1.1", change -> change.outcomes(List.of("O12")));
		rewrite(STRATEGY, text -> text.replaceAll("O12", "O13"));

		load();

		assertThat(action("FAM-1.1").outcomes()).containsExactly("O12");
		assertThat(jdbc.sql("select code from strategy.outcome where plan = 'NAADP-2025'").query(String.class).list())
			.contains("O12", "O13");
	}

	@Test
	void everyActionHasItsFirstVersion() {
		assertThat(jdbc.sql("""
				select count(*) from strategy.action a where a.plan in ('NAADP-2025', 'WAP-2023')
				and not exists (select 1 from strategy.action_version v where v.action = a.id and v.number = 1)""")
			.query(Integer.class)
			.single()).isZero();
	}

	private void edit(String code, UnaryOperator<ActionChange.Builder> fields) {
		editing.change(fields.apply(ActionChange.of(code + fields.hashCode(), List.of(ActionRef.of(action(code)))))
			.because("As a test.", null));
	}

	private ActionView action(String code) {
		return register.find(PLAN, code).orElseThrow();
	}

	private void signIn(String username) {
		var account = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	private void load() {
		new PlanLoad(new AdpSettings(config, config, true, ""), store, merge, check, scales, actions, dueDates,
				transaction)
			.perform();
	}

	private void refuses(String file, String wrong, String reason) throws IOException {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(this::load)
			.withMessageStartingWith("%s, line %d: %s", config.resolve(file), lineOf(file, wrong), reason)
			.extracting(StartRefused::whatToDo)
			.isEqualTo("Correct the file and start again; nothing was changed.");
	}

	private int lineOf(String file, String text) throws IOException {
		List<String> lines = Files.readAllLines(config.resolve(file));
		for (int i = 0; i < lines.size(); i++) {
			// A code used twice is at fault where it stands the second time.
			if (lines.get(i).contains(text)
					&& (!text.equals("code: FAM-1.1") || lines.stream().filter(it -> it.endsWith(text)).count() == 1
							|| lines.subList(0, i).stream().anyMatch(it -> it.endsWith(text)))) {
				return i + 1;
			}
		}
		throw new AssertionError(text);
	}

	private void rewrite(String file, UnaryOperator<String> change) throws IOException {
		String before = Files.readString(config.resolve(file));
		String after = change.apply(before);
		assertThat(after).isNotEqualTo(before);
		Files.writeString(config.resolve(file), after);
	}

	private void withdraw(String code) throws IOException {
		rewrite(STRATEGY, text -> text.replace("  - code: " + code + "\n",
				"  - code: " + code + "\n    withdrawn: { \"on\": 2026-11-01, reason: Taken over by others }\n"));
	}

	private int version(String code) {
		return jdbc.sql("select version from strategy.action where plan = 'NAADP-2025' and code = :code")
			.param("code", code)
			.query(Integer.class)
			.single();
	}

	private int updates(String code) {
		return jdbc.sql("""
				select count(*) from strategy.progress_update u join strategy.action a on a.id = u.action
				where a.plan = 'NAADP-2025' and a.code = :code""").param("code", code).query(Integer.class).single();
	}

	/** What people recorded. */
	private Map<String, Object> recorded() {
		return jdbc.sql("""
				select (select md5(string_agg(u::text, '' order by u.id)) from strategy.progress_update u) as updates,
				    (select md5(string_agg(concat_ws('|', id, code, lead, deputy, status, last_updated_on, review_on,
				        no_change_run, tracked_from, owed_from, owed_until, due_from, next_due_on), '' order by id))
				        from strategy.action) as actions,
				    (select count(*) from strategy.action) as number""").query().singleRow();
	}

	/** All that loading could touch. */
	private Map<String, Object> everything() {
		return jdbc.sql("""
				select (select md5(string_agg(t::text, '' order by t.id)) from strategy.action t) as actions,
				    (select md5(string_agg(t::text, '' order by t.code)) from strategy.plan t) as plans,
				    (select count(*) from strategy.plan_version) as versions,
				    (select md5(string_agg(t::text, '' order by t.plan, t.code)) from strategy.outcome t) as outcomes,
				    (select md5(string_agg(t::text, '' order by t.action, t.target_plan, t.target_code))
				        from strategy.crosswalk t) as crosswalk,
				    (select count(*) from audit.entry where operation = 'strategy.plan.load') as loads""")
			.query()
			.singleRow();
	}

}
