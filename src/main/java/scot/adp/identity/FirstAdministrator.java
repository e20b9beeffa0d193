package scot.adp.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.StartRefused;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.reading.EmailAddress;

/**
 * Lets the very first person in with single sign-on: where nobody is an administrator
 * yet, the one whom the setting {@code adp.first-administrator} names becomes it and is
 * invited. Afterwards the setting does nothing.
 */
@Component
@Profile("sso")
@DependsOn("demonstrationLoad")
class FirstAdministrator extends StartUpStep {

	private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

	private static final String NOTE = "first-administrator.txt";

	private final String setting;

	private final AdpSettings settings;

	private final JdbcClient jdbc;

	private final SignInAccounts accounts;

	private final OrganisationNames units;

	private final TransactionTemplate transaction;

	private final Recording recording;

	private final Clock clock;

	FirstAdministrator(@Value("${adp.first-administrator:}") String setting, AdpSettings settings, JdbcClient jdbc,
			SignInAccounts accounts, OrganisationNames units, TransactionTemplate transaction, Recording recording,
			Clock clock) {
		super(Stage.PEOPLE);
		this.setting = setting.strip();
		this.settings = settings;
		this.jdbc = jdbc;
		this.accounts = accounts;
		this.units = units;
		this.transaction = transaction;
		this.recording = recording;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (setting.isEmpty()) {
			return;
		}
		String email = EmailAddress.read(setting)
			.orElseThrow(fault -> new StartRefused(
					"The setting adp.first-administrator is no e-mail address: %s".formatted(fault),
					"Write one, such as ann@example.org or Ann Example <ann@example.org>."));
		int open = setting.indexOf('<');
		String name = (open > 0) ? setting.substring(0, open).replace("\"", "").strip() : email;
		transaction.executeWithoutResult(status -> {
			if (!anyAdministrator()) {
				add(email, name);
			}
		});
		jdbc.sql("""
				select a.id, a.name, a.email from identity.account a join identity.member m on m.account = a.id
				where lower(a.email) = lower(:email) and m.role = 'ADP_ADMIN' and a.invited_at is null""")
			.param("email", email)
			.query(Account.class)
			.list()
			.stream()
			.findFirst()
			.ifPresent(this::invite);
	}

	private boolean anyAdministrator() {
		// Once there was one, who comes next is decided by people.
		return jdbc.sql("select exists (select 1 from identity.member where role = 'ADP_ADMIN')")
			.query(Boolean.class)
			.single();
	}

	private void add(String email, String name) {
		UUID account = jdbc.sql("select id from identity.account where lower(email) = lower(:email)")
			.param("email", email)
			.query(UUID.class)
			.optional()
			.orElseGet(() -> jdbc
				.sql("insert into identity.account (id, name, email) values (:id, :name, :email) returning id")
				.param("id", UUID.randomUUID())
				.param("name", name)
				.param("email", email)
				.query(UUID.class)
				.single());
		jdbc.sql("""
				insert into identity.member (id, account, post, unit, role, valid_from)
				values (:id, :account, 'Administrator', :unit, :role, :from)""")
			.param("id", UUID.randomUUID())
			.param("account", account)
			.param("unit", units.units().getFirst().unit().value())
			.param("role", Role.ADP_ADMIN.name())
			.param("from", LocalDate.now(clock))
			.update();
		recording.tellRows("identity.member.load", "first administrator", 1);
	}

	private void invite(Account account) {
		try {
			var invited = accounts.invite(account.email(), account.name(), SignInWay.PASSWORD);
			jdbc.sql("""
					update identity.account set subject = :subject, invited_at = :now, version = version + 1
					where id = :id""")
				.param("subject", invited.subject())
				.param("now", OffsetDateTime.now(clock))
				.param("id", account.id())
				.update();
			if (invited.temporaryPassword() != null) {
				LOG.info("The first administrator can sign in; the password for the first time is in {}.",
						note(account.email(), invited.temporaryPassword()));
			}
			else {
				LOG.info("The first administrator was invited by e-mail.");
			}
		}
		catch (Problem ex) {
			LOG.warn("The first administrator is not invited yet: {} The next start tries again.", ex.getMessage());
		}
	}

	// A log is read by many and kept for long.
	private Path note(String email, String password) {
		try {
			Path file = Files.createDirectories(settings.home()).resolve(NOTE).toAbsolutePath().normalize();
			Files.deleteIfExists(file);
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			return Files.writeString(file, """
					%s
					Sign in as  %s
					Password    %s  (Keycloak asks for one of your own at once)
					Then delete this file.
					""".formatted(settings.address(), email, password), StandardOpenOption.TRUNCATE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Account(UUID id, String name, String email) {
	}

}
