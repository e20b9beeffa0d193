package scot.adp.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.platform.Allowed;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.EmailAddress;

/** Looks after who can sign in: invites, closes, opens again. */
@Service
@Transactional
public class Access {

	private static final String CHANGE = "identity.access.change";

	/** Longer than the sign-in service is ever waited for. */
	private static final Duration INVITING_AT_MOST = Duration.ofMinutes(2);

	private final AccountQueries queries;

	private final MemberQueries members;

	private final JdbcClient jdbc;

	private final ObjectProvider<SignInAccounts> signIn;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Access(AccountQueries queries, MemberQueries members, JdbcClient jdbc, ObjectProvider<SignInAccounts> signIn,
			CurrentCaller currentCaller, Recording recording, ApplicationEventPublisher events,
			TransactionTemplate transaction, Clock clock) {
		this.queries = queries;
		this.members = members;
		this.jdbc = jdbc;
		this.signIn = signIn;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.events = events;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Some of the accounts, by name. */
	@Allowed(operation = "identity.access.read", roles = { Role.ADP_LEAD, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public List<AccountView> page(AccountFilter filter, int offset, int limit) {
		return queries.page(filter, offset, limit);
	}

	/** Some of the accounts, by name: those that come after one, or the first. */
	@Allowed(operation = "identity.access.read", roles = { Role.ADP_LEAD, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public List<AccountView> after(AccountFilter filter, @Nullable AccountId last, int limit) {
		return queries.after(filter, last, limit);
	}

	/** How many of them there are. */
	@Allowed(operation = "identity.access.read", roles = { Role.ADP_LEAD, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public int count(AccountFilter filter) {
		return queries.count(filter);
	}

	/** One account. */
	@Allowed(operation = "identity.access.read", roles = { Role.ADP_LEAD, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public Optional<AccountView> find(AccountId id) {
		return queries.find(id);
	}

	/**
	 * Whether people can be invited: not where only demonstration accounts sign in.
	 */
	@Allowed(operation = "identity.access.read", roles = { Role.ADP_LEAD, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public boolean invites() {
		return signIn.getIfAvailable() != null;
	}

	/**
	 * Invites somebody, or invites them again where they have not signed in yet or forgot
	 * their password. The sign-in service is asked while nothing is locked: the
	 * invitation is noted as on its way before, and what came of it after.
	 * @return what is left to do; a repeated key tells no password again
	 * @throws Problem where they hold no post, have no address, are closed, another
	 * invitation of theirs is on its way, or the sign-in service does not answer; nothing
	 * is stored then
	 */
	@Allowed(operation = CHANGE, roles = { Role.ADP_LEAD, Role.ADP_ADMIN })
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public Invitation invite(String idempotencyKey, AccountId id, int expectedVersion, SignInWay way) {
		var input = List.of(id, expectedVersion, way);
		var asked = new AtomicReference<@Nullable AccountView>();
		transaction.executeWithoutResult(status -> {
			recording.once(idempotencyKey, input, author -> asked.set(toInvite(id, expectedVersion)));
			// The key is used up only once the invitation is made.
			status.setRollbackOnly();
		});
		@Nullable AccountView account = asked.get();
		if (account == null) {
			return new Invitation(id, null, false);
		}
		begin(id, expectedVersion);
		SignInAccounts.Invited invited;
		try {
			invited = invite(account, way);
		}
		catch (RuntimeException ex) {
			end(id);
			throw ex;
		}
		transaction.executeWithoutResult(
				status -> recording.once(idempotencyKey, input, author -> invited(id, way, invited.subject())));
		return new Invitation(id, invited.temporaryPassword(), invited.mailed());
	}

	private AccountView toInvite(AccountId id, int expectedVersion) {
		AccountView account = account(id, expectedVersion);
		if (signIn.getIfAvailable() == null) {
			throw Problem.invalid("account",
					"Only demonstration accounts sign in here. People are invited once single sign-on is set up.");
		}
		new Problem.Faults()
			.when(account.machine(), "account",
					"This is a program of a partner; its secret is kept in the sign-in service.")
			.when(account.email() == null, "account", "No e-mail address is known; nobody can be invited without one.")
			.when(account.email() != null && !EmailAddress.read(account.email()).isRead(), "account",
					"The e-mail address that is kept of this person is none that mail goes to. %s"
						.formatted(EmailAddress.read(String.valueOf(account.email())).fault()))
			.when(account.memberships().isEmpty(), "account", "This person holds no post. Add one first.")
			.when(account.state() == AccountState.CLOSED, "account", "This account is closed. Open it first.")
			.when(!mayLetIn(account), "account",
					"Who could give this person's roles can invite them: a lead officer where one of them is lead officer.")
			.raise();
		return account;
	}

	/** Notes that the sign-in service is asked, unless it is already. */
	private void begin(AccountId id, int expectedVersion) {
		int begun = jdbc.sql("""
				update identity.account set inviting_since = :now
				where id = :id and version = :version and (inviting_since is null or inviting_since < :lost)""")
			.param("now", now())
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("lost", now().minus(INVITING_AT_MOST))
			.update();
		if (begun == 0) {
			throw Problem.conflict(
					"Somebody invites this person or changed the account just now. Look again in a minute.", null);
		}
	}

	private void end(AccountId id) {
		jdbc.sql("update identity.account set inviting_since = null where id = :id").param("id", id.value()).update();
	}

	private SignInAccounts.Invited invite(AccountView account, SignInWay way) {
		SignInAccounts service = signIn.getObject();
		if (way == SignInWay.PASSWORD && account.state() == AccountState.ACTIVE && !service.sendsMail()) {
			throw Problem.invalid("way",
					"This person has signed in before. A new password goes to them by mail alone, and no mail server is set up.");
		}
		return service.invite(String.valueOf(account.email()), account.name(), way);
	}

	private void invited(AccountId id, SignInWay way, String subject) {
		jdbc.sql("""
				update identity.account set subject = :subject, sign_in_way = :way, invited_at = :now,
				    inviting_since = null, version = version + 1
				where id = :id""")
			.param("subject", subject)
			.param("way", way.name())
			.param("now", now())
			.param("id", id.value())
			.update();
		recording.tell(subject(id), Map.of("invited", way.name(), "subject", "set"));
		if (queries.find(id).filter(account -> account.state() == AccountState.CLOSED).isPresent()) {
			// Closed while the sign-in service was asked, which knew nobody to close.
			events.publishEvent(new AccountClosed(id));
		}
	}

	/**
	 * Closes an account: whoever is signed in with it is sent out at once, and nobody
	 * signs in with it until it is opened again. Memberships and what they lead stay.
	 * @throws Problem where it is the caller's own, the last lead officer's, or somebody
	 * changed it meanwhile
	 */
	@Allowed(operation = CHANGE, roles = { Role.ADP_LEAD, Role.ADP_ADMIN })
	public AccountId close(String idempotencyKey, AccountId id, int expectedVersion, ClosedBecause because) {
		recording.once(idempotencyKey, List.of(id, expectedVersion, because), author -> {
			AccountView account = account(id, expectedVersion);
			new Problem.Faults()
				.when(because == ClosedBecause.NOT_USED, "because", "Only the program closes what is not used.")
				.when(account.state() == AccountState.CLOSED, "account", "This account is closed already.")
				.when(author.account().equals(id), "account",
						"Nobody closes their own account. Ask another lead officer or administrator.")
				.when(holds(account, Role.ADP_LEAD) && !anotherHolds(id, Role.ADP_LEAD), "account",
						"This is the last lead officer who can sign in. Let another one begin first.")
				.when(holds(account, Role.ADP_ADMIN) && !anotherHolds(id, Role.ADP_LEAD, Role.ADP_ADMIN), "account",
						"This is the last administrator who can sign in. Let another one begin first.")
				.raise();
			close(id, because);
		});
		return id;
	}

	/**
	 * Opens a closed account again. Its memberships count as they stand.
	 * @throws Problem where it is open, or somebody changed it meanwhile
	 */
	@Allowed(operation = CHANGE, roles = { Role.ADP_LEAD, Role.ADP_ADMIN })
	public AccountId open(String idempotencyKey, AccountId id, int expectedVersion) {
		recording.once(idempotencyKey, List.of(id, expectedVersion), author -> {
			AccountView account = account(id, expectedVersion);
			new Problem.Faults().when(account.state() != AccountState.CLOSED, "account", "This account is open.")
				.raise();
			jdbc.sql("""
					update identity.account set disabled_on = null, closed_because = null, version = version + 1,
					    invited_at = case when subject is null then invited_at else :now end
					where id = :id""").param("now", now()).param("id", id.value()).update();
			recording.tell(subject(id), Map.of("state", "OPEN"));
			events.publishEvent(new AccountOpened(id));
		});
		return id;
	}

	/**
	 * Closes an account that nobody uses, but not the last that could open it again.
	 */
	void closeUnused(AccountId id) {
		AccountView account = queries.find(id).orElseThrow();
		boolean last = (holds(account, Role.ADP_LEAD) && !anotherHolds(id, Role.ADP_LEAD))
				|| (holds(account, Role.ADP_ADMIN) && !anotherHolds(id, Role.ADP_LEAD, Role.ADP_ADMIN));
		if (!last) {
			close(id, ClosedBecause.NOT_USED);
		}
	}

	private void close(AccountId id, ClosedBecause because) {
		jdbc.sql("""
				update identity.account set disabled_on = :today, closed_because = :because, version = version + 1
				where id = :id""")
			.param("today", LocalDate.now(clock))
			.param("because", because.name())
			.param("id", id.value())
			.update();
		var changes = new LinkedHashMap<String, String>();
		changes.put("state", AccountState.CLOSED.name());
		changes.put("because", because.name());
		recording.tell(CHANGE, subject(id), changes);
		events.publishEvent(new AccountClosed(id));
	}

	/** How the audit trail names an account. */
	static String subject(AccountId id) {
		return "account " + id.value();
	}

	private boolean mayLetIn(AccountView account) {
		Caller caller = currentCaller.get();
		return !caller.account().equals(account.id())
				&& account.memberships().stream().allMatch(it -> caller.gives(it.role()) || firstLead(caller, it));
	}

	/** The administrator added the first lead officer, who has never signed in. */
	private boolean firstLead(Caller caller, MemberView member) {
		return member.role() == Role.ADP_LEAD && caller.holdsAny(Set.of(Role.ADP_ADMIN))
				&& jdbc.sql("""
						select not exists (select 1 from identity.member m join identity.account a on a.id = m.account
						    where m.role = 'ADP_LEAD' and (m.id <> :id or a.last_sign_in_at is not null))""")
					.param("id", member.id().value())
					.query(Boolean.class)
					.single();
	}

	private AccountView account(AccountId id, int expectedVersion) {
		members.lockPeople();
		// Locks the row until the end of the transaction.
		int version = jdbc.sql("select version from identity.account where id = :id for update")
			.param("id", id.value())
			.query(Integer.class)
			.optional()
			.orElseThrow(() -> Problem.notFound("account", id.value().toString()));
		Problem.unlessSeen(expectedVersion, version, "this account");
		return queries.find(id).orElseThrow();
	}

	private static boolean holds(AccountView account, Role role) {
		return account.memberships().stream().anyMatch(member -> member.role() == role);
	}

	private boolean anotherHolds(AccountId id, Role... roles) {
		return jdbc.sql("""
				select exists (select 1 from identity.member m join identity.account a on a.id = m.account
				    where m.role = any(:roles) and a.id <> :id and m.valid_from <= :today
				    and (m.valid_to is null or m.valid_to >= :today) and %s
				    and (a.disabled_on is null or a.disabled_on > :today))""".formatted(MemberQueries.CAME_IN))
			.param("roles", Arrays.stream(roles).map(Role::name).toArray(String[]::new))
			.param("id", id.value())
			.param("today", LocalDate.now(clock))
			.query(Boolean.class)
			.single();
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(clock);
	}

}
