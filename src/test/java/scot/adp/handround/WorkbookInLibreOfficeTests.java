package scot.adp.handround;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionChange;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.OwnPlan;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.StatusView;
import scot.adp.support.AdpTest;
import scot.adp.support.LibreOffice;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The workbook in a spreadsheet program that reads it and writes it anew. */
@AdpTest
@Tag("slow")
class WorkbookInLibreOfficeTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	@Autowired
	ActionWorkbooks workbooks;

	@Autowired
	ActionRegister register;

	@Autowired
	PlanEditing editing;

	@Autowired
	UserDetailsService accounts;

	@AutoClose
	OwnPlan plan;

	@AutoClose
	OwnPerson person;

	@TempDir
	Path folder;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		LibreOffice.orSkip();
		plan = OwnPlan.in(context);
		person = OwnPerson.in(context).as(Role.UNIT_LEAD, "NAC-HOUSING");
		var account = accounts.loadUserByUsername("lead");
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void rewrittenWorkbookSaysTheSameAndKeepsDropDownsAndProtection() throws Exception {
		String one = plan.action("NAC-HOUSING");
		plan.partner(one, "TPS-PEAR");
		plan.partner(one, "NADARS");
		plan.milestone(one, TODAY.plusDays(20), TODAY.plusDays(30));
		change(one, TODAY.plusDays(90));
		byte[] written = saved(ActionFilter.of(new PlanCode(plan.code())));

		byte[] rewritten = rewritten(written);

		var review = review(rewritten);
		assertThat(review.problems()).isEmpty();
		assertThat(review.rows()).isEqualTo(2);
		assertThat(review.unchanged()).isEqualTo(2);
		try (var before = new FilledIn(written); var after = new FilledIn(rewritten)) {
			for (String name : List.of("Actions", "Milestones")) {
				assertThat(after.sheet(name).getProtect()).isTrue();
				assertThat(after.sheet(name).getDataValidations())
					.extracting(validation -> validation.getValidationConstraint().getFormula1().replace("'", ""))
					.containsExactlyInAnyOrderElementsOf(before.sheet(name)
						.getDataValidations()
						.stream()
						.map(validation -> validation.getValidationConstraint().getFormula1())
						.toList());
			}
			var row = after.sheet("Actions").getRow(1);
			assertThat(row.getCell(1).getCellStyle().getLocked()).isTrue();
			assertThat(row.getCell(3).getCellStyle().getLocked()).isFalse();
			assertThat(after.workbook().isSheetHidden(after.workbook().getSheetIndex("adp"))).isTrue();
		}
	}

	@Test
	void oneUnitFillsItInWithOneConflictAndThreeErrors() throws Exception {
		String said = plan.action("NAC-HOUSING");
		String both = plan.action("NAC-HOUSING");
		String first = plan.action("NAC-HOUSING");
		String second = plan.action("NAC-HOUSING");
		String third = plan.action("NAC-HOUSING");
		plan.action("NADARS");
		byte[] handedOut = saved(new ActionFilter(new PlanCode(plan.code()), null, null, null,
				new UnitId("NAC-HOUSING"), null, null, Set.of(), Set.of(), Set.of(), false, null));
		change(both, TODAY.plusDays(60));

		byte[] sentBack;
		try (var filled = new FilledIn(rewritten(handedOut))) {
			filled.action(said, "New status", "On track")
				.action(said, "Said on", TODAY.minusDays(1))
				.action(said, "What happened", "The first sessions were held.")
				.action(both, "Ends on", TODAY.plusDays(100))
				.action(first, "Ends on", "in spring")
				.action(second, "Lead unit", "Housing of the moon")
				.action(third, "New status", "On hold")
				.action(third, "Said on", TODAY)
				.action(third, "What happened", "Waiting for money.");
			sentBack = filled.bytes();
		}
		var review = review(rewritten(sentBack));

		assertThat(review.rows()).isEqualTo(5);
		assertThat(review.problems()).extracting(ImportProblem::row, ImportProblem::value, ImportProblem::reason)
			.satisfiesExactly(problem -> assertThat(problem.toList()).contains(4, "in spring"),
					problem -> assertThat(problem.toList()).contains(5, "Housing of the moon"),
					problem -> assertThat(problem.toList()).contains(6)
						.last()
						.asString()
						.contains("review date after the day"));
		assertThat(review.changes()).singleElement().satisfies(item -> {
			assertThat(item.action().code()).isEqualTo(said);
			assertThat(item.theirs()).startsWith("On track");
		});
		assertThat(review.conflicts()).singleElement()
			.satisfies(item -> assertThat(item.action().code()).isEqualTo(both));

		var imported = workbooks.confirm(UUID.randomUUID().toString(), review, new WorkbookDecisions(
				Map.of(review.conflicts().getFirst().id(), true), true, "As housing services say"), () -> false);

		assertThat(imported.leftOut()).hasSize(3);
		assertThat(action(said).status()).extracting(StatusView::code).isEqualTo("ON_TRACK");
		assertThat(action(both).endsOn()).isEqualTo(TODAY.plusDays(100));
		assertThat(plan.updates(third)).isZero();
	}

	private byte[] saved(ActionFilter filter) {
		var out = new ByteArrayOutputStream();
		workbooks.save(filter, out);
		return out.toByteArray();
	}

	private byte[] rewritten(byte[] workbook) throws IOException, InterruptedException {
		Path file = Files.write(folder.resolve("workbook.xlsx"), workbook);
		return Files.readAllBytes(LibreOffice.convert(file, "xlsx", folder));
	}

	private WorkbookReview review(byte[] workbook) throws IOException {
		try (IncomingFile file = IncomingFile.of("from-housing.xlsx", new ByteArrayInputStream(workbook))) {
			return workbooks.review(file, rows -> {
			}, () -> false);
		}
	}

	private void change(String code, LocalDate endsOn) {
		editing.change(ActionChange.of(UUID.randomUUID().toString(), List.of(ActionRef.of(action(code))))
			.endsOn(endsOn)
			.because("Agreed", null));
	}

	private ActionView action(String code) {
		return register.find(new PlanCode(plan.code()), code).orElseThrow();
	}

}
