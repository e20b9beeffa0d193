package scot.adp.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
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

	/** For how long after its day a closing is told to the sign-in service each night. */
	private static final int TOLD_AGAIN_DAYS = 30;

	private final Access access;

	private final AccessReviews reviews;

	private final AccountQueries accounts;

	private final ObjectProvider<SignInAccounts> signIn;

	private final OpenSessions sessions;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final int unusedDays;

	AccessCare(JdbcClient jdbc, Access access, AccessReviews reviews, AccountQueries accounts,
			ObjectProvider<SignInAccounts> signIn, OpenSessions sessions, ApplicationEventPublisher events, Clock clock,
			@Value("${adp.access.unused-days}") int unusedDays) {
		this.jdbc = jdbc;
		this.access = access;
		this.reviews = reviews;
		this.accounts = accounts;
		this.signIn = signIn;
		this.sessions = sessions;
		this.events = events;
		this.clock = clock;
		this.unusedDays = unusedDays;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Scheduled(cron = "0 10 0 * * *", zone = "Europe/London")
	@Transactional
	void look() {
		closeUnused();
		tellAgain();
		reviews.begin();
	}

	// Demonstration accounts alone have a name to sign in with, and programs of partners
	// nobody who would notice.
	void closeUnused() {
		jdbc.sql("""
				select id as value from identity.account
				where greatest(invited_at, last_sign_in_at) < :before and invited_at is not null
				    and username is null and not machine
				    and (disabled_on is null or disabled_on > :today)
				for update""")
			.param("before", OffsetDateTime.now(clock).minusDays(unusedDays))
			.param("today", LocalDate.now(clock))
			.query(AccountId.class)
			.list()
			.forEach(access::closeUnused);
	}

	/** The sign-in service may have been away longer than the bus tried. */
	void tellAgain() {
		LocalDate today = LocalDate.now(clock);
		jdbc.sql("""
				select id as value from identity.account
				where subject is not null and disabled_on between :since and :today""")
			.param("since", today.minusDays(TOLD_AGAIN_DAYS))
			.param("today", today)
			.query(AccountId.class)
			.list()
			.forEach(id -> events.publishEvent(new AccountClosed(id)));
	}

	/** Ends the sessions of the account and closes it at the sign-in service too. */
	@ApplicationModuleListener(id = "identity.account-closed")
	void on(AccountClosed event) {
		tell(event.account());
	}

	/** Opens the account at the sign-in service too. */
	@ApplicationModuleListener(id = "identity.account-opened")
	void on(AccountOpened event) {
		tell(event.account());
	}

	/** An event may come late, so what counts is how the account stands now. */
	private void tell(AccountId id) {
		boolean closed = accounts.find(id).filter(it -> it.state() == AccountState.CLOSED).isPresent();
		if (closed) {
			sessions.end(who -> who.getPrincipal() instanceof SignedIn principal && principal.account().equals(id),
					SessionEnd.DISABLED);
		}
		accounts.subject(id).ifPresent(subject -> signIn.ifAvailable(service -> {
			if (closed) {
				service.close(subject);
			}
			else {
				service.open(subject);
			}
		}));
	}

}
