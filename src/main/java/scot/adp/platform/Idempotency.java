package scot.adp.platform;

import java.nio.charset.StandardCharsets;
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

/**
 * Makes a change happen once, however often it is sent. The key is kept in the change's
 * own transaction, so a change that fails leaves no key, and a twin that arrives
 * meanwhile waits for the first and gets its result. Keys are kept for seven days.
 */
@Component
public class Idempotency {

	private final JdbcClient jdbc;

	Idempotency(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Does the work, or returns what it gave the first time.
	 * @param caller who sends it; two callers may use the same key
	 * @param key chosen by the caller, 1 to 200 characters
	 * @param input the whole input, in whatever form is equal for equal inputs
	 * @param work makes the change and gives the id of what it made
	 * @throws Problem where the key was used for another input
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public UUID once(String caller, String key, Object input, Supplier<UUID> work) {
		if (key.isBlank() || key.length() > 200) {
			throw Problem.invalid("idempotencyKey", "Give a key of 1 to 200 characters, new for each change.");
		}
		String digest = digest(input.toString());
		boolean first = jdbc.sql("""
				insert into platform.idempotency_key (caller, key, digest) values (:caller, :key, :digest)
				on conflict do nothing""")
			.param("caller", caller)
			.param("key", key)
			.param("digest", digest)
			.update() == 1;
		if (!first) {
			var earlier = jdbc
				.sql("select digest, result from platform.idempotency_key where caller = :caller and key = :key")
				.param("caller", caller)
				.param("key", key)
				.query(Earlier.class)
				.single();
			if (!earlier.digest().equals(digest)) {
				throw Problem.conflict("This key was used for another change; send a new key with a new change.", null);
			}
			return earlier.result();
		}
		UUID result = work.get();
		jdbc.sql("update platform.idempotency_key set result = :result where caller = :caller and key = :key")
			.param("result", result)
			.param("caller", caller)
			.param("key", key)
			.update();
		return result;
	}

	@Scheduled(cron = "0 40 3 * * *", zone = "Europe/London")
	@Transactional
	void forgetOldKeys() {
		jdbc.sql("delete from platform.idempotency_key where created_at < now() - interval '7 days'").update();
	}

	private static String digest(String input) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(input.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record Earlier(String digest, UUID result) {
	}

}
