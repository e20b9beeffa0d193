package scot.adp.identity;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.context.TestPropertySource;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.StartRefused;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is open to somebody who has not accepted the rules of use. */
@AdpTest
@TestPropertySource(properties = { "adp.session.idle=16s", "adp.session.warning=9s", "adp.acceptable-use.asked=true" })
@Tag("slow")
class AcceptableUseTests {

	@Autowired
	AcceptableUse use;

	@Autowired
	Members members;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	GraphQl graphQl;

	@Autowired
	UserDetailsService accounts;

	@AutoClose
	OwnPerson person;

	@BeforeEach
	void makePerson(@Autowired ApplicationContext context) {
		person = OwnPerson.in(context).as(Role.ADP_OFFICER, "NAADP-SUPPORT");
	}

	@AfterEach
	void forget() {
		SecurityContextHolder.clearContext();
		jdbc.sql("""
				delete from identity.use_acceptance where account in (
				    select id from identity.account where username = :name)""")
			.param("name", person.username())
			.update();
	}

	@Test
	void nothingIsOpenUntilTheRulesAreAccepted() {
		signIn();
		assertThat(use.missing()).isTrue();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> members.me())
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.FORBIDDEN))
			.withMessageContaining("Accept the rules of use");
		assertThat(graphQl.as(person.username()).query("{ me { name } }").errorCodes()).containsExactly("FORBIDDEN");

		use.accept(use.rules().version());

		assertThat(use.missing()).isFalse();
		assertThat(members.me().username()).isEqualTo(person.username());
		graphQl.as(person.username()).query("{ me { name } }").withoutErrors();
	}

	@Test
	void acceptingTwiceIsKeptAndAuditedOnce() {
		signIn();
		use.accept(use.rules().version());
		use.accept(use.rules().version());

		var account = members.me().account();
		assertThat(use.accepted(List.of(account)).get(account)).singleElement()
			.satisfies(it -> assertThat(it.version()).isEqualTo(use.rules().version()));
		assertThat(jdbc
			.sql("select count(*) from audit.entry where operation = 'identity.use.accept' and subject = :subject")
			.param("subject", "account " + account.value())
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void anotherVersionThanTheOneThatHoldsIsNotAccepted() {
		signIn();

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> use.accept("2020-1"))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
		assertThat(use.missing()).isTrue();
	}

	@Test
	void faultsOfTheFileNameLineAndField() {
		String version = "  - { version: 2026-1, from: 2026-11-22, paragraphs: [ Be kind ] }\n";
		assertThat(read("versions:\n" + version)).hasSize(1);
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> read("versions:\n" + version + version))
			.withMessageContaining("line 3")
			.withMessageContaining("stands here twice");
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> read("versions:\n" + version + version.replace("2026-1,", "2026-2,")))
			.withMessageContaining("must be after");
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> read("versions: []"))
			.withMessageContaining("at least one");
	}

	private static List<UseRules> read(String text) {
		return UseAcceptances.read(ConfigFile.of(Path.of(UseAcceptances.FILE), text));
	}

	private void signIn() {
		var principal = accounts.loadUserByUsername(person.username());
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities()));
	}

}
