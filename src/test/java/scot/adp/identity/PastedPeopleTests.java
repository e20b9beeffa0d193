package scot.adp.identity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.identity.PastedPeople.Row;
import scot.adp.identity.spi.OrganisationNames.UnitName;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;

/** What is understood of a list that was copied from somewhere else. */
class PastedPeopleTests {

	private static final Row AILSA = new Row(1, "Ailsa Test", "Service manager", "NADARS", "ailsa@example.org",
			"unit lead");

	private final UnitNames units = new UnitNames(
			List.of(unit("NADARS", "Recovery Service", "HSCP"), unit("NAC-HOUSING", "Housing services", "Council"),
					unit("ONE", "Outreach", "Council"), unit("TWO", "Outreach", "Trust")));

	@ParameterizedTest
	@ValueSource(strings = { "\t", ";", "," })
	void everyUsualSeparatorIsUnderstood(String separator) {
		assertThat(PastedPeople
			.read(String.join(separator, "Ailsa Test", "Service manager", "NADARS", "ailsa@example.org", "unit lead")))
			.containsExactly(AILSA);
	}

	@Test
	void headingsAreRecognisedInAnyOrderAndAreNobody() {
		assertThat(PastedPeople.read("""
				E-mail;Role;Name;Unit;Job title
				ailsa@example.org;unit lead;Ailsa Test;NADARS;Service manager
				""")).containsExactly(AILSA);
	}

	@Test
	void columnThatTheHeadingsDoNotNameIsEmpty() {
		assertThat(PastedPeople.read("Name\tPost\tUnit\nAilsa Test\tService manager\tNADARS"))
			.containsExactly(new Row(1, "Ailsa Test", "Service manager", "NADARS", "", ""));
	}

	@Test
	void tabsSeparateEvenWhereTextsHoldCommas() {
		assertThat(PastedPeople.read("Ailsa Test\tManager, recovery, east\tNADARS\tailsa@example.org\t"))
			.extracting(Row::post)
			.containsExactly("Manager, recovery, east");
	}

	@Test
	void quotedCellsHoldSeparatorsQuotesAndLineBreaks() {
		assertThat(PastedPeople.read("""
				"Ailsa Test","Manager, ""recovery""
				and care",NADARS,ailsa@example.org,
				Bruce Test,Lead,NADARS,bruce@example.org,
				""")).extracting(Row::post).containsExactly("Manager, \"recovery\" and care", "Lead");
	}

	@Test
	void loneQuoteSwallowsNothing() {
		assertThat(PastedPeople.read("\"Ailsa Test;Lead;NADARS;a@example.org;\nBruce Test;Lead;NADARS;b@example.org;"))
			.extracting(Row::name)
			.containsExactly("\"Ailsa Test", "Bruce Test");
	}

	@Test
	void blankLinesAndBlanksAroundCellsDoNotCount() {
		assertThat(PastedPeople.read(
				"\r\n\r\n  Ailsa \u00a0 Test \t Service manager\tNADARS\t ailsa@example.org\tunit lead\r\n\t\t\t\t\r\n\r\n"))
			.containsExactly(AILSA);
		assertThat(PastedPeople.read(" \n\t\n")).isEmpty();
	}

	@Test
	void shortAndLongRowsAreRead() {
		assertThat(PastedPeople.read("Ailsa Test;Lead;NADARS\nBruce Test;Lead;NADARS;b@example.org;unit lead;more;yet"))
			.extracting(Row::email)
			.containsExactly("", "b@example.org");
	}

	@Test
	void fortyOneLinesAreFortyOnePeople() {
		String list = IntStream.rangeClosed(1, 41)
			.mapToObj("Person %1$d\tLead\tNADARS\tp%1$d@example.org\t"::formatted)
			.collect(Collectors.joining("\r\n"));

		assertThat(PastedPeople.read(list)).hasSize(41)
			.last()
			.isEqualTo(new Row(41, "Person 41", "Lead", "NADARS", "p41@example.org", ""));
	}

	@ParameterizedTest
	@CsvSource({ "UNIT_LEAD, UNIT_LEAD", "Unit lead, UNIT_LEAD", "'', UNIT_LEAD", "Lead officer, ADP_LEAD",
			"Development Officer, ADP_OFFICER", "board member, BOARD_VIEWER", "Board-viewer, BOARD_VIEWER",
			"auditor, AUDITOR", "Information governance officer, IG_OFFICER", "Analyst, ADP_ANALYST",
			"adp-admin, ADP_ADMIN", "Administrator of accounts, ADP_ADMIN", "unit-editor, UNIT_EDITOR",
			"Unit viewer, UNIT_VIEWER", "social worker, PRACTITIONER", "Chair, GROUP_CHAIR" })
	void rolesAreWrittenAsCodesOrInPlainWords(String text, Role role) {
		assertThat(RoleWords.role(text)).contains(role);
	}

	@ParameterizedTest
	@ValueSource(strings = { "boss", "dashboard", "partner system", "lead lead" })
	void otherWordsAreNoRole(String text) {
		assertThat(RoleWords.role(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "NADARS, NADARS", "nadars, NADARS", "recovery  service, NADARS", "Housing Services, NAC-HOUSING",
			"'Outreach, Trust', TWO", "Outreach (Council), ONE" })
	void unitsAreFoundByCodeOrByNameOrByNameAndEmployer(String text, String code) {
		var found = units.find(text);

		assertThat(found.fault()).isEmpty();
		assertThat(found.unit()).isNotNull().satisfies(unit -> assertThat(unit.unit().value()).isEqualTo(code));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "NADRAS | did you mean NADARS", "Housing | did you mean NAC-HOUSING",
					"Housing servces | did you mean NAC-HOUSING", "Outreach | use a code: ONE, TWO",
					"Something else altogether | from the page Organisations and units", "'' | Give the unit" })
	void unitThatIsNotThereSaysWhatToDo(String text, String advice) {
		var found = units.find(text);

		assertThat(found.unit()).isNull();
		assertThat(found.fault()).contains(advice);
	}

	private static UnitName unit(String code, String name, String organisation) {
		return new UnitName(new UnitId(code), name, new OrganisationId(organisation), organisation);
	}

}
