package scot.adp.handround;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.OddWorkbook;
import scot.adp.handround.ActionWorkbooks.Imported;
import scot.adp.identity.Memberships;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionChange;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.MilestoneView;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.OwnPlan;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.StatusView;
import scot.adp.support.AdpTest;
import scot.adp.support.Heap;
import scot.adp.support.MovableClock;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Actions handed round as a workbook, filled in elsewhere and brought home. */
@AdpTest
class ActionWorkbooksTests {

	/** What it takes to try a row with a change of the plan and a new lead. */
	private static final int STATEMENTS_OF_A_ROW = 20;

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	@Autowired
	ActionWorkbooks workbooks;

	@Autowired
	ActionRegister register;

	@Autowired
	PlanEditing editing;

	@Autowired
	ProgressUpdates updates;

	@Autowired
	Milestones milestones;

	@Autowired
	Memberships members;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	String one;

	String two;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
		one = plan.action("NADARS");
		two = plan.action("NADARS");
		plan.partner(two, "TPS-PEAR");
		plan.milestone(one, TODAY.plusDays(20), TODAY.plusDays(20));
		signIn("lead");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void whatNobodyFilledInChangesNothing() throws IOException {
		plan.lead(one, lead("NADARS").value());

		try (var filled = saved()) {
			var review = review(filled);

			assertThat(review.rows()).isEqualTo(3);
			assertThat(review.unchanged()).isEqualTo(3);
			assertThat(review.saysSomething()).isFalse();
			assertThat(review.problems()).isEmpty();
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> confirm(review, Map.of()))
				.withMessageContaining("nothing to bring in");
		}
	}

	@Test
	void whatIsFilledInIsBroughtInAndTheNextWorkbookSaysIt() throws IOException {
		var person = lead("NADARS");
		try (var filled = saved()) {
			filled.action(one, "Lead", name(person))
				.action(one, "Asked every (months)", 3)
				.action(one, "Ends on", TODAY.plusYears(1))
				.action(one, "Partner units", "prevention, early intervention and RECOVERY; TPS-PEAR")
				.action(two, "Partner units", null)
				.action(two, "New status", "on track")
				.action(two, "Said on", TODAY.minusDays(2))
				.action(two, "What happened", "The first sessions were held.")
				.milestone("Milestone of a test", "Expected on", TODAY.plusDays(30))
				.milestone("Milestone of a test", "Reason, where it moves or is given up", "The board meets later.")
				.newMilestone(one, "Agree the pathway", TODAY.plusDays(40));

			byte[] sent = filled.bytes();

			var review = review(sent);
			assertThat(review.problems()).isEmpty();
			assertThat(review.conflicts()).isEmpty();
			assertThat(review.changes()).extracting(WorkbookReview.Item::field)
				.containsExactly("Lead", "Partner units", "Asked every (months)", "Ends on", "Partner units",
						"New status", "Expected on", "New milestone");
			Imported imported = confirm(review, Map.of());

			assertThat(imported.counts()).containsEntry("updates", 1).containsEntry("changed cells of actions", 5);
			ActionView first = action(one);
			assertThat(first.lead()).isEqualTo(person);
			assertThat(first.partnerUnits()).containsExactly(new UnitId("TPS-PEAR"));
			assertThat(first.endsOn()).isEqualTo(TODAY.plusYears(1));
			assertThat(editing.cadences(List.of(first.id()))).containsEntry(first.id(), 3);
			assertThat(editing.versions(List.of(first.id())).getOrDefault(first.id(), List.of()).getFirst().why())
				.isEqualTo("Handed round (workbook from-housing.xlsx)");
			ActionView second = action(two);
			assertThat(second.partnerUnits()).isEmpty();
			assertThat(second.status()).extracting(StatusView::code).isEqualTo("ON_TRACK");
			var said = updates.pages(List.of(new ProgressUpdates.Page(second.id(), null, 5)))
				.values()
				.iterator()
				.next()
				.getFirst();
			assertThat(said.onBehalfOf()).isEqualTo(new UnitId("NADARS"));
			assertThat(said.heardHow()).isEqualTo(ProgressUpdates.HeardHow.EMAIL);
			assertThat(said.on()).isEqualTo(TODAY.minusDays(2));
			assertThat(milestones.of(List.of(first.id())).get(first.id()))
				.extracting(MilestoneView::title, MilestoneView::currentOn)
				.containsExactly(tuple("Milestone of a test", TODAY.plusDays(30)),
						tuple("Agree the pathway", TODAY.plusDays(40)));

			assertThat(review(filled).saysSomething()).as("the same rows in another file").isFalse();
			var again = review(sent);
			assertThat(again.earlier()).isPresent();
			assertThat(again.saysSomething()).isFalse();
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> confirm(again, Map.of()))
				.withMessageContaining("already");
		}
		try (var first = saved(); var second = saved()) {
			assertThat(review(first).saysSomething()).isFalse();
			assertThat(second.cells()).isEqualTo(first.cells());
		}
	}

	@Test
	void eachChangedRowCostsTheSameAndReadsNobodyElse(@Autowired StatementCount statements) throws IOException {
		var person = lead("NADARS");
		var more = new ArrayList<String>();
		for (int i = 0; i < 10; i++) {
			more.add(plan.action("NADARS"));
		}
		try (var filled = saved()) {
			byte[] few = filled.action(one, "Lead", name(person)).action(one, "Ends on", TODAY.plusDays(90)).bytes();
			more.forEach(code -> filled.action(code, "Lead", name(person)).action(code, "Ends on", TODAY.plusDays(90)));
			byte[] many = filled.bytes();

			var sentForOne = sent(statements, few);
			var sentForAll = sent(statements, many);

			assertThat(sentForAll).as("for one more row: %s", sentForAll)
				.hasSize(sentForOne.size() + more.size() * STATEMENTS_OF_A_ROW);
			assertThat(sentForAll)
				.filteredOn(sql -> sql.contains("from identity.member m") && !sql.contains("m.id = any"))
				.hasSizeLessThanOrEqualTo(sentForOne.size());
		}
	}

	/** Without those that tell who calls, which is remembered for a moment. */
	private List<String> sent(StatementCount statements, byte[] workbook) {
		return statements.during(() -> assertThat(review(workbook).problems()).isEmpty())
			.stream()
			.filter(sql -> !sql.contains("where account = ") && !sql.contains("coalesce(username"))
			.toList();
	}

	@Test
	void whatBothChangedIsDecidedRowByRow() throws IOException {
		try (var filled = saved()) {
			filled.action(one, "Ends on", TODAY.plusDays(100)).action(two, "Ends on", TODAY.plusDays(100));
			endsOn(one, TODAY.plusDays(50));
			endsOn(two, TODAY.plusDays(60));

			var review = review(filled);

			assertThat(review.changes()).isEmpty();
			assertThat(review.conflicts()).hasSize(2).first().satisfies(item -> {
				assertThat(item.exported()).isNull();
				assertThat(item.theirs()).isEqualTo(day(100));
				assertThat(item.ours()).isEqualTo(day(50));
				assertThat(item.meanwhile()).isNotNull()
					.extracting(WorkbookReview.Meanwhile::by)
					.asString()
					.contains(", ");
			});
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> confirm(review, Map.of()))
				.withMessageContaining("2 conflicts are not decided");
			confirm(review, Map.of(review.conflicts().getFirst().id(), true, review.conflicts().getLast().id(), false));
		}
		assertThat(action(one).endsOn()).isEqualTo(TODAY.plusDays(100));
		assertThat(action(two).endsOn()).isEqualTo(TODAY.plusDays(60));
	}

	@Test
	void updateRecordedMeanwhileIsAConflictAndTheSameUpdateIsNone() throws IOException {
		try (var filled = saved()) {
			for (String code : List.of(one, two)) {
				filled.action(code, "New status", "At risk")
					.action(code, "Said on", TODAY.minusDays(1))
					.action(code, "What happened", "Staff are missing.");
			}
			record(one, "ON_TRACK", "The first sessions were held.");
			record(two, "AT_RISK", "Staff are missing.");

			var review = review(filled);

			assertThat(review.changes()).isEmpty();
			assertThat(review.conflicts()).singleElement().satisfies(item -> {
				assertThat(item.action().code()).isEqualTo(one);
				assertThat(item.ours()).startsWith("On track");
				assertThat(item.theirs()).startsWith("At risk");
			});
		}
	}

	@Test
	void changeBetweenReviewAndConfirmStoresNothingAndIsShown() throws IOException {
		try (var filled = saved()) {
			filled.action(one, "Ends on", TODAY.plusDays(100)).action(two, "Ends on", TODAY.plusDays(100));
			var review = review(filled);
			endsOn(two, TODAY.plusDays(60));

			assertThatExceptionOfType(Problem.class).isThrownBy(() -> confirm(review, Map.of()))
				.matches(problem -> problem.code() == Problem.Code.CONFLICT);

			assertThat(action(one).endsOn()).isNull();
			var again = workbooks.again(review, rows -> {
			}, () -> false);
			assertThat(again.changes()).singleElement()
				.satisfies(item -> assertThat(item.action().code()).isEqualTo(one));
			assertThat(again.conflicts()).singleElement()
				.satisfies(item -> assertThat(item.action().code()).isEqualTo(two));
			confirm(again, Map.of(again.conflicts().getFirst().id(), true));
		}
		assertThat(action(two).endsOn()).isEqualTo(TODAY.plusDays(100));
	}

	@Test
	void stoppedAtAnyMomentNothingIsStoredAndTheSameConfirmationCanBeSentAgain() throws IOException {
		try (var filled = saved()) {
			filled.action(one, "Ends on", TODAY.plusDays(100)).action(two, "Ends on", TODAY.plusDays(100));
			var review = review(filled);
			var decisions = new WorkbookDecisions(Map.of(), false, "Handed round");
			String key = key();
			int before = entries();

			// Before each of the two rows, and when all but the end is done.
			for (int moment : List.of(1, 2, 3)) {
				var asked = new AtomicInteger();
				assertThatExceptionOfType(CancellationException.class).isThrownBy(
						() -> workbooks.confirm(key, review, decisions, () -> asked.incrementAndGet() == moment));
				assertThat(action(one).endsOn()).isNull();
				assertThat(action(two).endsOn()).isNull();
				assertThat(entries()).isEqualTo(before);
			}
			workbooks.confirm(key, review, decisions, () -> false);
			workbooks.confirm(key, review, decisions, () -> true);
		}
		assertThat(action(one).endsOn()).isEqualTo(TODAY.plusDays(100));
		assertThat(action(two).endsOn()).isEqualTo(TODAY.plusDays(100));
	}

	@Test
	void rowsWithProblemsBlockUnlessTheyAreLeftOut() throws IOException {
		String three = plan.action("NADARS");
		try (var filled = saved()) {
			filled.action(one, "New status", "Complete")
				.action(one, "Said on", TODAY)
				.action(one, "What happened", "All is done.")
				.action(two, "Ends on", "soon")
				.action(two, "Lead unit", "Housing of the moon")
				.action(three, "Asked every (months)", 6)
				.milestone("Milestone of a test", "Expected on", TODAY.plusDays(30));

			var review = review(filled);

			assertThat(review.problems()).extracting(ImportProblem::sheet, ImportProblem::row, ImportProblem::column)
				.containsExactly(tuple("Actions", 2, "R (Evidence (web address))"),
						tuple("Actions", 3, "D (Lead unit)"), tuple("Actions", 3, "J (Ends on)"),
						org.assertj.core.groups.Tuple.tuple("Milestones", 2,
								"H (Reason, where it moves or is given up)"));
			assertThat(review.faultyRows()).isEqualTo(3);
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> confirm(review, Map.of()))
				.withMessageContaining("3 rows have a problem");
			var imported = workbooks.confirm(key(), review, new WorkbookDecisions(Map.of(), true, "Handed round"),
					() -> false);
			assertThat(imported.leftOut()).hasSize(4);
		}
		assertThat(plan.updates(one)).isZero();
		var id = action(three).id();
		assertThat(editing.cadences(List.of(id))).containsEntry(id, 6);
	}

	@Test
	void reviewStoresNothing() throws IOException {
		try (var filled = saved()) {
			filled.action(one, "New status", "On track")
				.action(one, "Said on", TODAY)
				.action(one, "What happened", "The first sessions were held.")
				.action(one, "Ends on", TODAY.plusDays(100));
			int before = entries();

			review(filled);

			assertThat(plan.updates(one)).isZero();
			assertThat(action(one).version()).isOne();
			assertThat(entries()).isEqualTo(before);
		}
	}

	@Test
	void rowsMayBeSortedSpacedOutAndDeleted() throws IOException {
		String three = plan.action("NADARS");
		try (var filled = saved()) {
			filled.without(two).turnedRound().action(three, "Lead unit", "tps-pear");

			var review = review(filled);

			assertThat(review.problems()).isEmpty();
			assertThat(review.changes()).singleElement().satisfies(item -> {
				assertThat(item.action().code()).isEqualTo(three);
				assertThat(item.theirs()).endsWith("TPS-PEAR");
			});
		}
	}

	@Test
	void actionOfANewMilestoneIsFoundHoweverItsCodeIsWritten() throws IOException {
		for (String written : List.of(one.toLowerCase(Locale.ROOT), one.replace('-', '\u2011'), one.replace("-", " - "),
				one.replace('-', '\u00a0'), '\u200b' + one)) {
			try (var filled = saved()) {
				filled.newMilestone(written, "Another one", TODAY.plusDays(60));

				var review = review(filled);

				assertThat(review.problems()).isEmpty();
				assertThat(review.changes()).singleElement()
					.satisfies(item -> assertThat(item.action().code()).isEqualTo(one));
			}
		}
	}

	@Test
	void formulasDoubledRowsAndForeignRowsAreTold() throws IOException {
		try (var filled = saved()) {
			filled.action(one, "Ends on", "=TODAY()").action(two, "Code", one);

			assertThat(review(filled).problems()).extracting(ImportProblem::reason)
				.anyMatch(reason -> reason.startsWith("This is a formula"))
				.anyMatch(reason -> reason.startsWith("This action stands in row 2 already"));
		}
	}

	@Test
	void somebodyWhoCannotLeadIsAProblemOfTheCell() throws IOException {
		try (var filled = saved()) {
			filled.action(one, "Lead", name(lead("NADARS"))).action(one, "Deputy", name(lead("NADARS")));

			assertThat(review(filled).problems()).singleElement().satisfies(problem -> {
				assertThat(problem.column()).isEqualTo("F (Deputy)");
				assertThat(problem.reason()).contains("somebody else");
			});
		}
	}

	@Test
	void anotherUnitWantsALeadWhoAnswersForIt() throws IOException {
		plan.lead(one, lead("NADARS").value());
		plan.lead(two, lead("NADARS").value());
		try (var filled = saved()) {
			filled.action(one, "Lead unit", "NAC-HOUSING")
				.action(two, "Lead unit", "NAC-HOUSING")
				.action(two, "Lead", name(lead("NAC-HOUSING")));

			var review = review(filled);

			assertThat(review.problems()).singleElement().satisfies(problem -> {
				assertThat(problem.row()).isEqualTo(2);
				assertThat(problem.column()).isEqualTo("E (Lead)");
			});
			workbooks.confirm(key(), review, new WorkbookDecisions(Map.of(), true, "Handed over"), () -> false);
		}
		assertThat(action(one).leadUnit()).isEqualTo(new UnitId("NADARS"));
		assertThat(action(two).lead()).isEqualTo(lead("NAC-HOUSING"));
	}

	@Test
	void onlyWhiteCellsAreOpenAndTheirDropDownsComeFromTheHiddenSheet() throws IOException {
		try (var filled = saved()) {
			var sheet = filled.sheet("Actions");
			assertThat(sheet.getProtect()).isTrue();
			assertThat(sheet.getRow(0).getCell(0).getCellStyle().getLocked()).isTrue();
			assertThat(sheet.getRow(1).getCell(1).getCellStyle().getLocked()).isTrue();
			assertThat(sheet.getRow(1).getCell(3).getCellStyle().getLocked()).isFalse();
			assertThat(sheet.getDataValidations()).hasSize(4).allSatisfy(validation -> {
				assertThat(validation.getValidationConstraint().getValidationType())
					.isEqualTo(DataValidationConstraint.ValidationType.LIST);
				assertThat(validation.getValidationConstraint().getFormula1()).startsWith("lists!$A$");
			});
			assertThat(filled.workbook().isSheetHidden(filled.workbook().getSheetIndex("lists"))).isTrue();
			assertThat(filled.workbook().isSheetHidden(filled.workbook().getSheetIndex("adp"))).isTrue();
			assertThat(filled.sheet("Notes").getRow(1).getCell(0).getStringCellValue()).contains("It holds 2 actions");
		}
	}

	@Test
	void everyRuleRefusesWithWords() throws IOException {
		plan.milestone(one, TODAY.plusDays(20), TODAY.plusDays(30));
		try (var filled = saved()) {
			for (String name : List.of("Actions", "Milestones")) {
				assertThat(filled.sheet(name).getDataValidations()).isNotEmpty().allSatisfy(rule -> {
					assertThat(rule.getShowErrorBox()).isTrue();
					assertThat(rule.getErrorStyle()).isEqualTo(DataValidation.ErrorStyle.STOP);
					assertThat(rule.getErrorBoxTitle()).isEqualTo("Not in the list");
					assertThat(rule.getErrorBoxText()).startsWith("Choose ");
				});
			}
		}
	}

	@Test
	void problemThatARuleFindsIsToldWithWhatItsCellSays() throws IOException {
		try (var filled = saved()) {
			filled.action(one, "Starts on", TODAY.plusDays(50)).action(one, "Ends on", TODAY.plusDays(40));
			filled.milestone("Milestone of a test", "Expected on", TODAY.plusDays(30));

			var problems = review(filled).problems();

			assertThat(problems).filteredOn(problem -> "Actions".equals(problem.sheet()))
				.singleElement()
				.satisfies(problem -> assertThat(problem.value()).isIn(TODAY.plusDays(50).toString(),
						TODAY.plusDays(40).toString()));
		}
	}

	@Test
	void textIsSentBackWithAdvice() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> {
			try (var file = IncomingFile.of("actions.csv",
					new ByteArrayInputStream("Plan,Code\nA,B\n".getBytes(StandardCharsets.UTF_8)))) {
				workbooks.review(file, rows -> {
				}, () -> false);
			}
		}).withMessageContaining("lacks what it is compared with");
	}

	@Test
	void workbookWithoutItsHiddenSheetIsRefused() throws IOException {
		try (var filled = saved()) {
			filled.workbook().removeSheetAt(filled.workbook().getSheetIndex("adp"));

			assertThatExceptionOfType(Problem.class).isThrownBy(() -> review(filled))
				.withMessageContaining("hidden sheet 'adp' is missing");
		}
	}

	@ParameterizedTest
	@CsvSource({ "Actions, far more than was handed round", "Milestones, far more than was handed round",
			"adp, far more than was handed round", "Budget, hidden sheet 'adp' is missing" })
	void smallFileThatUnfoldsToMuchIsRefusedBeforeItIsKept(String sheet, String refusal) {
		byte[] content = OddWorkbook.oneTextEverywhere(sheet);
		assertThat(content).hasSizeLessThan(100_000);

		assertThat(Heap.taken(() -> assertThatExceptionOfType(Problem.class).isThrownBy(() -> review(content))
			.withMessageContaining(refusal))).isLessThan(Heap.MUCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "board", "auditor" })
	void onlyTheSupportTeamSavesAndBringsIn(String account) throws IOException {
		try (var filled = saved();
				IncomingFile file = IncomingFile.of("workbook.xlsx", new ByteArrayInputStream(filled.bytes()))) {
			signIn(account);
			assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(this::saved);
			assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> workbooks.review(file, rows -> {
			}, () -> false));
		}
	}

	private FilledIn saved() throws IOException {
		var out = new ByteArrayOutputStream();
		workbooks.save(ActionFilter.of(new PlanCode(plan.code())), out);
		return new FilledIn(out.toByteArray());
	}

	private WorkbookReview review(FilledIn filled) throws IOException {
		return review(filled.bytes());
	}

	private WorkbookReview review(byte[] content) {
		try (IncomingFile file = IncomingFile.of("from-housing.xlsx", new ByteArrayInputStream(content))) {
			return workbooks.review(file, rows -> {
			}, () -> false);
		}
	}

	private Imported confirm(WorkbookReview review, Map<String, Boolean> takeTheirs) {
		return workbooks.confirm(key(), review, new WorkbookDecisions(new HashMap<>(takeTheirs), false, "Handed round"),
				() -> false);
	}

	private void endsOn(String code, LocalDate day) {
		editing.change(ActionChange.of(key(), List.of(ActionRef.of(action(code)))).endsOn(day).because("Agreed", null));
	}

	private void record(String code, String status, String words) {
		updates.record(new ProgressUpdates.New(key(), new PlanCode(plan.code()), code, action(code).version(),
				TODAY.minusDays(1), status, words, null, null, ProgressUpdates.HeardHow.PHONE, null, null, null,
				List.of(), false, null));
	}

	private ActionView action(String code) {
		return register.find(new PlanCode(plan.code()), code).orElseThrow();
	}

	private MemberId lead(String unit) {
		return members.current()
			.stream()
			.filter(member -> member.unit().value().equals(unit) && member.role() == Role.UNIT_LEAD)
			.findFirst()
			.orElseThrow()
			.id();
	}

	private String name(MemberId id) {
		return members.current()
			.stream()
			.filter(member -> member.id().equals(id))
			.map(member -> "%s, %s".formatted(member.name(), member.post()))
			.findFirst()
			.orElseThrow();
	}

	private int entries() {
		return jdbc.sql("select count(*) from audit.entry where actor = 'lead'").query(Integer.class).single();
	}

	private static String day(int ahead) {
		return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).format(TODAY.plusDays(ahead));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private void signIn(String username) {
		var account = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
