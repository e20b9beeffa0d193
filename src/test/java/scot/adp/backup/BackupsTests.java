package scot.adp.backup;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@AdpTest
class BackupsTests {

	@Autowired
	private Backups backups;

	@Autowired
	private UserDetailsService accounts;

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@ParameterizedTest
	@ValueSource(strings = { "lead", "officer" })
	void supportTeamSeesHowTheyStand(String username) {
		signIn(username);
		assertThat(backups.state().possible()).as("the database of the tests is an outside one").isFalse();
		assertThat(backups.state().late()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "housing", "pear", "board", "auditor", "ig" })
	void nobodyElseDoes(String username) {
		signIn(username);
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(backups::state);
	}

	@Test
	void nobodyWithoutSigningInDoes() {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(backups::state);
	}

	private void signIn(String username) {
		var account = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
