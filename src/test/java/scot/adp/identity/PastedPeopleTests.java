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
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					First Name,Last Name,Email,Position,Unit\\nAilsa,Test,ailsa@example.org,Manager,NADARS
					Forename;Surname;E-mail address;Job title;Team\\nAilsa;Test;ailsa@example.org;Manager;NADARS
					Given name\\tFamily name\\tWork email\\tPost\\tService\\nAilsa\\tTest\\tailsa@example.org\\tManager\\tNADARS
					Display name;Department;Job Title;Primary SMTP address\\nTest, Ailsa;NADARS;Manager;ailsa@example.org
					FULL NAME:,E-MAIL *,POSITION (required),UNIT/TEAM,Unit code\\nAilsa Test,ailsa@example.org,Manager,x,NADARS
					Surname,Name,Email,Role,Unit\\nTest,Ailsa,ailsa@example.org,Manager,NADARS
					Name,Surname,Email,Role,Unit\\nAilsa Test,Test,ailsa@example.org,Manager,NADARS
					Title,First name,Last name,Email,Role,Dept\\nMs,Ailsa,Test,ailsa@example.org,Manager,NADARS
					Name,Title,Company,E-mail\\nAilsa Test,Manager,NADARS,ailsa@example.org
					Staff list 2026\\n\\nas at 1 May,,,\\nName,Post,Unit,Email\\nAilsa Test,Manager,NADARS,ailsa@example.org
					\u00a0Name\u00a0;Job\u00a0title;Unit;E\u2011mail\\n\ufeffAilsa\u00a0Test;Manager\u200b;NADARS\u00a0;mailto:ailsa@example.org
					Name;Email;Post;Unit\\nAilsa Test;Ailsa Test <ailsa@example.org>;Manager;NADARS
					""")
	void headingsOfOtherProgramsAreUnderstood(String list) {
		assertThat(PastedPeople.read(list.replace("\\n", "\n").replace("\\t", "\t"))).singleElement()
			.satisfies(row -> assertThat(row.name()).isEqualTo("Ailsa Test"))
			.satisfies(row -> assertThat(row.post()).isEqualTo("Manager"))
			.satisfies(row -> assertThat(row.unit(units)).isEqualTo("NADARS"))
			.satisfies(row -> assertThat(row.email()).isEqualTo("ailsa@example.org"));
	}

	@Test
	void whatWasReadAsWhatAndWhatWasNotIsTold() {
		var list = PastedPeople.understand("""
				Staff list,,,,,
				First name,Surname,Email,Position,Phone,Team,
				Ailsa,Test,ailsa@example.org,Manager,01294 1,NADARS,more
				""");

		assertThat(list.columns()).containsEntry("name", List.of("First name", "Surname"))
			.containsEntry("email", List.of("Email"))
			.containsEntry("post", List.of("Position"))
			.containsEntry("unit", List.of("Team"))
			.doesNotContainKey("role");
		assertThat(list.notRead()).containsExactly("Phone", "column 7");
		assertThat(list.passedOver()).containsExactly("Staff list");
		assertThat(list.rows()).hasSize(1);
	}

	@Test
	void unknownHeadingsAreNobody() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> PastedPeople.read("Nom;Fonction;Lieu;Courriel\nAilsa Test;Manager;NADARS;a@example.org"))
			.withMessageContaining("Nom, Fonction, Lieu, Courriel");
		assertThat(PastedPeople.understand("Who;E-mail;Where\nAilsa Test;a@example.org;NADARS").notRead())
			.containsExactly("Who", "Where");
	}

	@Test
	void organisationTellsUnitsOfOneNameApart() {
		assertThat(PastedPeople.read(
				"Name,Post,Team,Organisation,Email\nA B,Lead,Outreach,Trust,a@example.org\nC D,Lead,NADARS,x,c@example.org")
			.stream()
			.map(row -> units.find(row.unit(units)).unit())
			.map(unit -> (unit != null) ? unit.unit().value() : "none")).containsExactly("TWO", "NADARS");
	}

	@Test
	void addresseesOfMailAreUnderstood() {
		assertThat(PastedPeople.read("Test, Ailsa <ailsa@example.org>; 'Ben Test' <ben@example.org>; c@example.org"))
			.extracting(row -> row.name() + "/" + row.email())
			.containsExactly("Ailsa Test/ailsa@example.org", "Ben Test/ben@example.org", "/c@example.org");
		assertThat(PastedPeople.read("Test, Ailsa (HSCP) <ailsa@example.org>,\nBen Test <ben@example.org>"))
			.extracting(Row::name)
			.containsExactly("Ailsa Test (HSCP)", "Ben Test");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ailsa Test, MBE", "Ailsa Test, MSc", "Ailsa Test, BSc", "Ailsa Test, DipSW",
			"Ailsa Test, MBChB", "Ailsa Test, MEd", "Ailsa Test, FRCPsych", "Ailsa Test, Jr.",
			"Ailsa Test, Service Manager", "Ailsa Test, BSc (Hons)", "Ailsa Mac Test, Manager", "Test, M.B.E.",
			"Test, msc", "Test, BSc MSc", "Test, Ailsa MBE", "Test, Ailsa, MBE" })
	void whatStandsBehindNameIsNoFirstName(String name) {
		assertThat(PastedPeople.read(name + ";Manager;NADARS;a@example.org")).extracting(Row::name)
			.containsExactly(name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			MUIR, ANNA         | ANNA MUIR
			Muir, Jo           | Jo Muir
			Muir, Ed           | Ed Muir
			Ng, Li             | Li Ng
			Muir,Anna Jane     | Anna Jane Muir
			Muir-Smith, Anna   | Anna Muir-Smith
			O'Brien, Si\u00e2n | Si\u00e2n O'Brien
			Mac Donald, Anna   | Anna Mac Donald
			van der Berg, Anna | Anna van der Berg
			De La Cruz, Ana    | Ana De La Cruz
			Rahman, Md         | Md Rahman
			Muir, Mrs Anna (X) | Mrs Anna Muir (X)
			""")
	void surnameBeforeCommaGoesBehind(String written, String name) {
		assertThat(PastedPeople.read(written + ";Manager;NADARS;a@example.org")).extracting(Row::name)
			.containsExactly(name);
	}

	@Test
	void surnameOfColumnIsKnownToBeOne() {
		assertThat(PastedPeople.read("Name;Surname;Email\nTest Muir, Ailsa;Test Muir;a@example.org"))
			.extracting(Row::name)
			.containsExactly("Ailsa Test Muir");
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
	@CsvSource({ "NADARS, NADARS", "nadars, NADARS", "nac housing, NAC-HOUSING", "nac\u2011housing, NAC-HOUSING",
			"recovery  service, NADARS", "Housing Services, NAC-HOUSING", "'Outreach, Trust', TWO",
			"Outreach (Council), ONE" })
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

	@Test
	void everyOneOfManyUnitsIsFoundByItsName() {
		var many = new UnitNames(IntStream.range(0, 1000)
			.mapToObj(i -> unit("UNIT-" + i, "Recovery service of district " + i, "HSCP"))
			.toList());

		IntStream.range(0, 1000)
			.forEach(i -> assertThat(many.find("recovery service of district %d ".formatted(i)).fault()).isEmpty());
	}

	private static UnitName unit(String code, String name, String organisation) {
		return new UnitName(new UnitId(code), name, new OrganisationId(organisation), organisation);
	}

}
