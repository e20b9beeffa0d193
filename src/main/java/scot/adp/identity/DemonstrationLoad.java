package scot.adp.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Role;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.EmailAddress;

/**
 * Adds the demonstration accounts at the first start and, where sample data is wanted,
 * the invented people who cannot sign in but lead work. With single sign-on the accounts
 * are added only where they are asked for, as people who were invited: their passwords
 * are Keycloak's.
 */
@Component
class DemonstrationLoad extends StartUpStep {

	/** The password of every demonstration account that signs in here. */
	static final String PASSWORD = "adp";

	private final AdpSettings settings;

	private final JdbcClient jdbc;

	private final SsoSettings sso;

	private final ObjectProvider<PasswordEncoder> encoder;

	private final OrganisationNames units;

	private final TransactionTemplate transaction;

	private final Recording recording;

	private final Clock clock;

	DemonstrationLoad(AdpSettings settings, SsoSettings sso, JdbcClient jdbc, ObjectProvider<PasswordEncoder> encoder,
			OrganisationNames units, TransactionTemplate transaction, Recording recording, Clock clock) {
		super(Stage.PEOPLE);
		this.settings = settings;
		this.sso = sso;
		this.jdbc = jdbc;
		this.encoder = encoder;
		this.units = units;
		this.transaction = transaction;
		this.recording = recording;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		boolean first = jdbc.sql("select not exists (select 1 from identity.account)").query(Boolean.class).single();
		if (!first) {
			return;
		}
		var root = ConfigFile.read(settings.config().resolve("demonstration.yaml"))
			.root()
			.allow("accounts", "people", "updates", "milestones");
		// Everybody knows the one password, and hashing it takes as long as all else
		// here.
		@Nullable PasswordEncoder passwords = encoder.getIfAvailable();
		@Nullable String hash = (passwords != null) ? passwords.encode(PASSWORD) : null;
		transaction.executeWithoutResult(status -> {
			if (hash != null || sso.demonstration()) {
				for (var account : root.entries("accounts")) {
					account.allow("username", "name", "email", "memberships");
					add(account, account.text("username"), hash, false);
				}
			}
			if (settings.sample()) {
				for (var person : root.entries("people")) {
					person.allow("name", "email", "memberships");
					add(person, null, null, true);
				}
			}
			int people = jdbc.sql("select count(*) from identity.account").query(Integer.class).single();
			if (people > 0) {
				recording.tellRows("identity.account.load", "demonstration accounts", people);
			}
		});
	}

	private static @Nullable String email(ConfigFile.Entry entry) {
		@Nullable String email = entry.optionalText("email");
		return (email != null) ? EmailAddress.read(email).orElseThrow(fault -> entry.fault("email", fault)) : null;
	}

	private void add(ConfigFile.Entry entry, @Nullable String username, @Nullable String hash, boolean sample) {
		var id = UUID.randomUUID();
		jdbc.sql("""
				insert into identity.account (id, username, name, email, password_hash, invited_at, sample)
				values (:id, :username, :name, :email, :hash, :invited, :sample)""")
			.param("id", id)
			.param("username", username)
			.param("name", entry.text("name"))
			.param("email", email(entry))
			.param("hash", hash)
			.param("invited", (username != null && hash == null) ? OffsetDateTime.now(clock) : null)
			.param("sample", sample)
			.update();
		for (var membership : entry.entries("memberships")) {
			membership.allow("post", "unit", "role");
			var unit = membership.code("unit", UnitId::new);
			if (units.unit(unit).isEmpty()) {
				throw membership.fault("unit", "there is no unit '%s'".formatted(unit.value()));
			}
			jdbc.sql("""
					insert into identity.member (id, account, post, unit, role, valid_from)
					values (:id, :account, :post, :unit, :role, :from)""")
				.param("id", UUID.randomUUID())
				.param("account", id)
				.param("post", membership.text("post"))
				.param("unit", unit.value())
				.param("role", membership.choice("role", Role.class, Role.UNIT_LEAD).name())
				.param("from", LocalDate.now(clock).minusYears(2))
				.update();
		}
	}

}
