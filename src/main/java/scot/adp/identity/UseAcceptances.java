package scot.adp.identity;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.ConfigFile.Entry;
import scot.adp.platform.Rows;

/** The versions of the rules of use, and who accepted which. */
@Component
class UseAcceptances {

	/** The file's name in the folder of the configuration. */
	static final String FILE = "acceptable-use.yaml";

	/** What one can do without having accepted them. */
	static final Set<String> OPEN = Set.of("identity.use.read", "identity.use.accept");

	private final List<UseRules> versions;

	private final UseSettings settings;

	private final JdbcClient jdbc;

	// Begun only where it is not known yet: each operation asks.
	private final TransactionTemplate reading;

	private final Clock clock;

	// What was accepted stays so.
	private final Cache<Accepted, Boolean> known = Caffeine.newBuilder()
		.maximumSize(2000)
		.expireAfterWrite(Duration.ofMinutes(10))
		.build();

	UseAcceptances(AdpSettings program, UseSettings settings, JdbcClient jdbc, PlatformTransactionManager transactions,
			Clock clock) {
		this.versions = read(program.config().resolve(FILE));
		this.settings = settings;
		this.jdbc = jdbc;
		this.reading = new TransactionTemplate(transactions);
		reading.setReadOnly(true);
		reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);
		this.clock = clock;
	}

	/** The version that holds today. */
	UseRules current() {
		LocalDate today = LocalDate.now(clock);
		// Before the first one begins there is no other.
		return versions.stream()
			.filter(it -> !it.from().isAfter(today))
			.reduce((one, later) -> later)
			.orElse(versions.getFirst());
	}

	/**
	 * Whether the caller has still to accept the rules. Programs are not asked: their
	 * owners accept them by contract.
	 */
	boolean missing(Caller caller) {
		if (!settings.asked() || caller.machine()) {
			return false;
		}
		var wanted = new Accepted(caller.account(), current().version());
		if (known.getIfPresent(wanted) == null && Boolean.TRUE.equals(reading.execute(status -> stored(wanted)))) {
			known.put(wanted, true);
		}
		return known.getIfPresent(wanted) == null;
	}

	/**
	 * Keeps that somebody accepted a version.
	 * @return whether they had not done so before
	 */
	boolean accept(AccountId account, String version) {
		return jdbc.sql("""
				insert into identity.use_acceptance (account, version, accepted_at) values (:account, :version, :at)
				on conflict do nothing""")
			.param("account", account.value())
			.param("version", version)
			.param("at", OffsetDateTime.now(clock))
			.update() == 1;
	}

	List<UseAcceptance> of(Collection<AccountId> accounts) {
		return jdbc.sql("""
				select account, version, accepted_at from identity.use_acceptance where account = any(:accounts)
				order by account, accepted_at desc, version""")
			.param("accounts", Rows.ids(accounts))
			.query(UseAcceptance.class)
			.list();
	}

	private boolean stored(Accepted wanted) {
		return jdbc.sql("select count(*) from identity.use_acceptance where account = :account and version = :version")
			.param("account", wanted.account().value())
			.param("version", wanted.version())
			.query(Integer.class)
			.single() > 0;
	}

	static List<UseRules> read(Path path) {
		return read(ConfigFile.read(path));
	}

	static List<UseRules> read(ConfigFile file) {
		Entry root = file.root().allow("versions");
		var versions = new ArrayList<UseRules>();
		for (Entry entry : root.entries("versions")) {
			entry.allow("version", "from", "paragraphs");
			var rules = new UseRules(entry.text("version"), entry.date("from"), entry.codes("paragraphs", it -> it));
			if (rules.paragraphs().isEmpty()) {
				throw entry.fault("paragraphs", "must say what people accept");
			}
			if (!rules.version().matches("[A-Za-z0-9.-]{1,20}")) {
				throw entry.fault("version", "must be 1 to 20 letters, digits, dots or dashes");
			}
			if (versions.stream().anyMatch(it -> it.version().equals(rules.version()))) {
				throw entry.fault("version", "'%s' stands here twice".formatted(rules.version()));
			}
			if (!versions.isEmpty() && !versions.getLast().from().isBefore(rules.from())) {
				throw entry.fault("from", "must be after that of the version before");
			}
			versions.add(rules);
		}
		if (versions.isEmpty()) {
			throw root.fault("versions", "must hold at least one version");
		}
		return List.copyOf(versions);
	}

	private record Accepted(AccountId account, String version) {
	}

}
