package scot.adp;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.feedback.ProblemReports;
import scot.adp.identity.People;
import scot.adp.platform.Problem;
import scot.adp.support.AdpTest;
import scot.adp.support.EmailTable;
import scot.adp.support.EmailTable.Refused;
import scot.adp.support.EmailTable.Taken;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Every door takes the same e-mail addresses. Each input has another fault, so that
 * nothing is stored.
 */
@AdpTest
class EmailDoorsTests {

	@Autowired
	GraphQl graphQl;

	@Autowired
	People people;

	@Autowired
	ProblemReports reports;

	@BeforeEach
	void signIn(@Autowired UserDetailsService accounts) {
		var who = accounts.loadUserByUsername("officer");
		SecurityContextHolder.getContext()
			.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()));
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void apiTakesThem() {
		assertThat(faultsOfMembers(EmailTable.TAKEN.stream().map(Taken::typed).toList())).isEmpty();

		assertThat(faultsOfMembers(EmailTable.REFUSED.stream().map(Refused::typed).toList())).containsExactlyElementsOf(
				IntStream.range(0, EmailTable.REFUSED.size()).mapToObj("members[%d].email"::formatted).toList());
	}

	@Test
	void pastedListTakesThem() {
		for (Taken address : EmailTable.TAKEN) {
			var person = people.understand(line(address.typed())).people().getFirst();

			assertThat(person.email()).isEqualTo(address.kept());
			assertThat(person.faults()).extracting(Problem.Field::path).containsExactly("unit");
		}
		for (Refused address : EmailTable.REFUSED) {
			var person = people.understand(line(address.typed())).people().getFirst();

			assertThat(person.faults()).as(address.why()).extracting(Problem.Field::path).contains("email");
		}
	}

	@Test
	void reportOfAProblemTakesThem() {
		for (Taken address : EmailTable.TAKEN) {
			assertThat(faultsOfReport(address.typed())).containsExactly("wrong");
		}
		for (Refused address : EmailTable.REFUSED) {
			assertThat(faultsOfReport(address.typed())).containsExactly("wrong", "contact");
		}
	}

	private List<String> faultsOfMembers(List<String> addresses) {
		var members = addresses.stream()
			.map(email -> Map.of("name", "Mairi Test", "post", "Manager", "unit", "no such unit", "email", email,
					"role", "UNIT_LEAD"))
			.toList();
		return graphQl.as("officer")
			.query("mutation($input: AddMembersInput!) { addMembers(input: $input) { id } }",
					Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "members", members)))
			.errors()
			.getFirst()
			.at("/extensions/fields")
			.valueStream()
			.map(field -> field.at("/path").asString())
			.filter(path -> path.endsWith(".email"))
			.toList();
	}

	private List<String> faultsOfReport(String contact) {
		var problem = catchThrowableOfType(Problem.class, () -> reports.report(UUID.randomUUID().toString(),
				new ProblemReports.New(null, "", null, null, contact)));
		return problem.fields().stream().map(Problem.Field::path).toList();
	}

	private static String line(String email) {
		return "Mairi Test\tManager\tno such unit\t\"%s\"\tunit lead".formatted(email.replace("\"", "\"\""));
	}

}
