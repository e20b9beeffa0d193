package scot.adp.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a change happen once, however often it is sent. The key is kept in the change's
 * own transaction, so a change that fails leaves no key, and a twin that arrives
 * meanwhile waits for the first and gets its result. Keys are kept for seven days.
 */
@Component
public class Idempotency {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private final JdbcClient jdbc;

	Idempotency(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Does the work, or returns what it gave the first time.
	 * @param change whose change it is, of what kind, and its key
	 * @param input the whole input, of records, lists, maps and values; sets have no
	 * order to be told by
	 * @param work makes the change
	 * @throws Problem where the key was used for another input
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Result once(Key change, Object input, Supplier<Result> work) {
		String digest = digest(input);
		// A key without an operation was kept by a version that knew neither operations
		// nor this digest: it can only be taken at its word.
		boolean first = statement("""
				insert into platform.idempotency_key (caller, operation, key, digest)
				select :caller, :operation, :key, :digest where not exists (
				    select from platform.idempotency_key where caller = :caller and operation = '' and key = :key)
				on conflict do nothing""", change).param("digest", digest).update() == 1;
		if (!first) {
			var earlier = statement("""
					select operation, digest, result as id, made from platform.idempotency_key
					where caller = :caller and operation in (:operation, '') and key = :key""", change)
				.query(Earlier.class)
				.single();
			if (!earlier.operation().isEmpty() && !earlier.digest().equals(digest)) {
				throw Problem.conflict("This key was used for another change; send a new key with a new change.", null);
			}
			return new Result(earlier.id(), earlier.made());
		}
		Result result = work.get();
		statement("""
				update platform.idempotency_key set result = :id, made = :made
				where caller = :caller and operation = :operation and key = :key""", change).param("id", result.id())
			.param("made", result.made())
			.update();
		return result;
	}

	@Scheduled(cron = "0 40 3 * * *", zone = "Europe/London")
	@Transactional
	void forgetOldKeys() {
		jdbc.sql("delete from platform.idempotency_key where created_at < now() - interval '7 days'").update();
	}

	private JdbcClient.StatementSpec statement(String sql, Key change) {
		return jdbc.sql(sql)
			.param("caller", change.caller())
			.param("operation", change.operation())
			.param("key", change.key());
	}

	private static String digest(Object input) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(input)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Names a change.
	 *
	 * @param caller who sends it; two callers may use the same key
	 * @param operation what they do; one key may stand for a change of each kind
	 * @param key chosen by the caller, 1 to 200 characters
	 */
	public record Key(String caller, String operation, String key) {

		public Key {
			if (key.isBlank() || key.length() > 200) {
				throw Problem.invalid("idempotencyKey", "Give a key of 1 to 200 characters, new for each change.");
			}
		}

	}

	/**
	 * What came of a change.
	 *
	 * @param id of what it made or found
	 * @param made whether it made or changed anything
	 */
	public record Result(UUID id, boolean made) {
	}

	private record Earlier(String operation, String digest, UUID id, boolean made) {
	}

}
