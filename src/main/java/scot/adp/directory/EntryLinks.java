package scot.adp.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.notification.Outbox;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;
import scot.adp.shell.parts.Allowance;

/**
 * Links by which whoever runs entries says that they are right, without signing in. A
 * link stands in a mail, or is shown once to the support team, who hands it on; what is
 * kept is its hash. It says that entries are right, and does nothing else.
 */
@Service
@Transactional
public class EntryLinks {

	/** The page that links of mails lead to. */
	public static final String LINK = "confirm-entry";

	/** For how many days a link can be used. */
	public static final int DAYS = 120;

	private static final int BYTES = 32;

	private static final int TOKEN_LIMIT = 100;

	private static final RowMapper<Entry> ENTRY = Rows.of(Entry.class);

	/** How often in an hour links may be tried. */
	private final Allowance allowance = new Allowance(60, 120, 3000);

	private final SecureRandom random = new SecureRandom();

	private final JdbcClient jdbc;

	private final ServiceWriting writing;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	EntryLinks(JdbcClient jdbc, ServiceWriting writing, CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.jdbc = jdbc;
		this.writing = writing;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * The entries that the link of a mail asks of; empty where it is none, or its time is
	 * over. A look says nothing of them: programs that check mail open links, too.
	 */
	@Allowed(operation = "directory.entry-link.read", to = Audience.PUBLIC)
	@Transactional(readOnly = true)
	public List<Entry> byLink(String token) {
		return (token.length() > TOKEN_LIMIT) ? List.of() : entries(hash(token));
	}

	/**
	 * Says by the link of a mail that an entry is right. A second time changes nothing.
	 * @return the entry as it is known now
	 * @throws Problem where the link is none, or the entry has ended
	 */
	@Allowed(operation = "directory.entry-link.confirm", to = Audience.PUBLIC)
	public Entry confirmByLink(String idempotencyKey, String token, ServiceId service) {
		Duration wait = currentCaller.find()
			.map(caller -> allowance.takeFrom(caller.account().value().toString()))
			.orElseGet(allowance::takeFromStranger);
		if (wait.isPositive()) {
			throw Problem.forbidden("Many links were opened in the last hour. Try again in some minutes, or ring us.");
		}
		Entry entry = entry(token, service);
		if (entry.ended()) {
			throw Problem.conflict("This entry has ended.", null);
		}
		String hash = hash(token);
		recording.onceForAnybody(idempotencyKey, List.of(hash, service), ServiceId::new, () -> {
			OffsetDateTime now = OffsetDateTime.now(clock);
			boolean first = jdbc.sql("""
					insert into directory.assurance_by_link (hash, service, assured_at) values (:hash, :service, :at)
					on conflict do nothing""")
				.param("hash", hash)
				.param("service", service.value())
				.param("at", now)
				.update() == 1;
			if (!first) {
				return Made.found(service);
			}
			writing.assure(List.of(service), Assurance.How.LINK, LocalDate.now(clock.withZone(Hours.ZONE)),
					"The service", null, null, now);
			return new Made<>(service, Services.subject(service), Map.of("assured", Assurance.How.LINK.name()));
		});
		return entry(token, service);
	}

	/**
	 * Makes a link for one entry, to be handed on to whoever runs it.
	 * @return its path in the program, without a slash before it, which can be read this
	 * once; empty where the same was asked before
	 * @throws Problem where the entry is a draft or has ended
	 */
	@Allowed(operation = "directory.entry-link.make", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public Optional<String> make(String idempotencyKey, ServiceId service) {
		String state = jdbc.sql("select state from directory.service where id = :id")
			.param("id", service.value())
			.query(String.class)
			.optional()
			.orElseThrow(() -> Problem.notFound("service", service.value().toString()));
		if (!state.equals(ServiceView.State.PUBLISHED.name())) {
			throw Problem.conflict("Only an entry that is published can be said to be right.", null);
		}
		var made = new AtomicReference<@Nullable String>();
		recording.once(idempotencyKey, List.of(service), ServiceId::new, author -> {
			String token = token();
			jdbc.sql("insert into directory.assurance_link (hash, service, made_at) values (:hash, :service, :at)")
				.param("hash", hash(token))
				.param("service", service.value())
				.param("at", author.at())
				.update();
			made.set(token);
			return new Made<>(service, Services.subject(service), Map.of("link", "made"));
		});
		return Optional.ofNullable(made.get()).map(EntryLinks::path);
	}

	/** Makes a link for the mail of a message; empty for a message that is not ours. */
	Optional<String> pathOf(Outbox.MessageId message) {
		boolean ours = jdbc.sql("select exists (select from directory.assurance_message where message = :message)")
			.param("message", message.value())
			.query(Boolean.class)
			.single();
		if (!ours) {
			return Optional.empty();
		}
		String token = token();
		jdbc.sql("insert into directory.assurance_link (hash, message, made_at) values (:hash, :message, :at)")
			.param("hash", hash(token))
			.param("message", message.value())
			.param("at", OffsetDateTime.now(clock))
			.update();
		return Optional.of(path(token));
	}

	private String token() {
		var bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static String path(String token) {
		return "%s/%s".formatted(LINK, token);
	}

	/** Forgets links whose time is over. */
	void forget() {
		OffsetDateTime before = OffsetDateTime.now(clock).minusDays(DAYS);
		jdbc.sql("""
				delete from directory.assurance_by_link b using directory.assurance_link l
				where l.hash = b.hash and l.made_at < :before""").param("before", before).update();
		jdbc.sql("delete from directory.assurance_link where made_at < :before").param("before", before).update();
	}

	private Entry entry(String token, ServiceId service) {
		return byLink(token).stream()
			.filter(it -> it.service().equals(service))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("link", "to an entry that is to be confirmed"));
	}

	private List<Entry> entries(String hash) {
		return jdbc.sql("""
				select s.id as service, s.slug, s.name, s.state = 'CLOSED' as ended,
				    (select max(a.assured_on) from directory.assurance a where a.service = s.id) as assured_on,
				    b.assured_at is not null as confirmed_by_this_link
				from directory.assurance_link l join directory.service s on s.id = l.service
				    or s.id in (select m.service from directory.assurance_message m where m.message = l.message)
				left join directory.assurance_by_link b on b.hash = l.hash and b.service = s.id
				where l.hash = :hash and l.made_at >= :since order by lower(s.name), s.id""")
			.param("hash", hash)
			.param("since", OffsetDateTime.now(clock).minusDays(DAYS))
			.query(ENTRY)
			.list();
	}

	static String hash(String token) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * An entry that a link asks of.
	 *
	 * @param slug what its public address ends in
	 * @param assuredOn the day on which somebody said last that it is right
	 */
	public record Entry(ServiceId service, @Nullable String slug, String name, boolean ended,
			@Nullable LocalDate assuredOn, boolean confirmedByThisLink) {
	}

}
