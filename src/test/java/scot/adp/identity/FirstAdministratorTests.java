package scot.adp.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Role;
import scot.adp.platform.StartRefused;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Each test is taken back, since it ends what other administrators there are. */
@AdpTest
class FirstAdministratorTests {

	@Autowired
	JdbcClient jdbc;

	@Autowired
	OrganisationNames units;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	Recording recording;

	@Autowired
	Clock clock;

	@TempDir
	Path home;

	private final PaperAccounts service = new PaperAccounts();

	private final String email = "first-%s@adp.example".formatted(UUID.randomUUID());

	@Test
	void becomesAdministratorAndIsInvitedOnce() {
		takenBack(() -> {
			start("Ann Example <%s>".formatted(email));
			assertThat(roles()).containsExactly("ADP_ADMIN");
			assertThat(service.asked).containsExactly("invite " + email);
			Path note = home.resolve("first-administrator.txt");
			assertThat(note).content().contains(email, "once-only");
			assertThat(PosixFilePermissions.toString(permissions(note))).isEqualTo("rw-------");

			start(email);
			assertThat(roles()).containsExactly("ADP_ADMIN");
			assertThat(service.asked).hasSize(1);
		});
	}

	@Test
	void addressIsReadAsEverywhere() {
		takenBack(() -> {
			start("\"Fionnuala O\u2019Brien\" <O\u2019Brien.%s>".formatted(email));
			assertThat(service.asked).containsExactly("invite o'brien." + email);
			assertThat(jdbc.sql("select name from identity.account where email = :email")
				.param("email", "o'brien." + email)
				.query(String.class)
				.single()).isEqualTo("Fionnuala O\u2019Brien");
		});
	}

	@Test
	void isInvitedAtALaterStartWhereKeycloakIsAwayAtTheFirst() {
		takenBack(() -> {
			service.away = true;
			start(email);
			assertThat(roles()).containsExactly("ADP_ADMIN");
			service.away = false;
			start(email);
			assertThat(service.asked).containsExactly("invite " + email);
		});
	}

	@Test
	void whoseMembershipWasEndedDoesNotBecomeItAgain() {
		takenBack(() -> {
			start(email);
			jdbc.sql("update identity.member set valid_to = valid_from where role = 'ADP_ADMIN'").update();
			start(email);
			assertThat(roles()).containsExactly("ADP_ADMIN");
		});
	}

	@Test
	void nobodyIsAddedWhereSomebodyIsAdministratorAlready() {
		takenBack(() -> {
			start("one-" + email);
			start(email);
			assertThat(roles()).isEmpty();
		});
	}

	@Test
	void isOfferedTheRoleOfLeadOfficerUntilSomebodyHasIt(@Autowired ApplicationContext context,
			@Autowired People people, @Autowired UserDetailsService accounts) {
		takenBack(() -> {
			try (var admin = OwnPerson.in(context).as(Role.ADP_ADMIN, "NAADP-SUPPORT")) {
				var who = accounts.loadUserByUsername(admin.username());
				SecurityContextHolder.getContext()
					.setAuthentication(
							UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()));
				assertThat(people.givable()).contains(Role.ADP_OFFICER).doesNotContain(Role.ADP_LEAD, Role.DASHBOARD);

				jdbc.sql("update identity.member set role = 'BOARD_VIEWER' where role = 'ADP_LEAD'").update();
				assertThat(people.givable()).contains(Role.ADP_LEAD);
			}
			finally {
				SecurityContextHolder.clearContext();
			}
		});
	}

	@Test
	void aSettingThatIsNoAddressStopsTheStart() {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> start("Ann Example"));
	}

	private void start(String setting) {
		var settings = new AdpSettings(home, Path.of("config"), false, "https://adp.example.org");
		new FirstAdministrator(setting, settings, jdbc, service, units, transaction, recording, clock).start();
	}

	private void takenBack(Runnable test) {
		transaction.executeWithoutResult(status -> {
			status.setRollbackOnly();
			jdbc.sql("update identity.member set role = 'BOARD_VIEWER' where role = 'ADP_ADMIN'").update();
			test.run();
		});
	}

	private List<String> roles() {
		return jdbc.sql(
				"select m.role from identity.member m join identity.account a on a.id = m.account where a.email = :email")
			.param("email", email)
			.query(String.class)
			.list();
	}

	private static Set<PosixFilePermission> permissions(Path file) {
		try {
			return Files.getPosixFilePermissions(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
