package scot.adp.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to access by itself, each night and at each start, since the program may
 * have slept: accounts that nobody uses are closed, and each quarter's review begins.
 */
@Component
class AccessCare {

	private final JdbcClient jdbc;

	private final Access access;

	private final AccessReviews reviews;

	private final AccountQueries accounts;

	private final ObjectProvider<SignInAccounts> signIn;

	private final OpenSessions sessions;

	private final Clock clock;

	private final int unusedDays;

	AccessCare(JdbcClient jdbc, Access access, AccessReviews reviews, AccountQueries accounts,
			ObjectProvider<SignInAccounts> signIn, OpenSessions sessions, Clock clock,
			@Value("${adp.access.unused-days}") int unusedDays) {
		this.jdbc = jdbc;
		this.access = access;
		this.reviews = reviews;
		this.accounts = accounts;
		this.signIn = signIn;
		this.sessions = sessions;
		this.clock = clock;
		this.unusedDays = unusedDays;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Scheduled(cron = "0 10 0 * * *", zone = "Europe/London")
	@Transactional
	void look() {
		closeUnused();
		reviews.begin();
	}

	// Demonstration accounts were never invited; programs of partners have no page to
	// notice on.
	void closeUnused() {
		jdbc.sql("""
				select id as value from identity.account
				where greatest(invited_at, last_sign_in_at) < :before and invited_at is not null and not machine
				    and (disabled_on is null or disabled_on > :today)
				for update""")
			.param("before", OffsetDateTime.now(clock).minusDays(unusedDays))
			.param("today", LocalDate.now(clock))
			.query(AccountId.class)
			.list()
			.forEach(access::closeUnused);
	}

	@ApplicationModuleListener(id = "identity.account-closed")
	void on(AccountClosed event) {
		sessions.end(
				who -> who.getPrincipal() instanceof SignedIn principal && principal.account().equals(event.account()),
				SessionEnd.DISABLED);
		accounts.subject(event.account()).ifPresent(subject -> signIn.ifAvailable(service -> service.close(subject)));
	}

	@ApplicationModuleListener(id = "identity.account-opened")
	void on(AccountOpened event) {
		accounts.subject(event.account()).ifPresent(subject -> signIn.ifAvailable(service -> service.open(subject)));
	}

}
