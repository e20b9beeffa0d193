package scot.adp.platform;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@AdpTest
class IdempotencyTests {

	static final String OPERATION = "test.thing.change";

	@Autowired
	Idempotency idempotency;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	final String key = UUID.randomUUID().toString();

	final AtomicInteger done = new AtomicInteger();

	@Test
	void doesTheWorkOnceAndGivesItsResultAgain() {
		UUID first = once("caller", "input");
		UUID second = once("caller", "input");

		assertThat(second).isEqualTo(first);
		assertThat(done).hasValue(1);
	}

	@Test
	void callersDoNotShareKeys() {
		assertThat(once("one", "input")).isNotEqualTo(once("another", "input"));
		assertThat(done).hasValue(2);
	}

	@Test
	void refusesAKeyThatCameWithAnotherInput() {
		once("caller", "input");

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> once("caller", "other"))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
		assertThat(done).hasValue(1);
	}

	@Test
	void aKeyStandsForOneChangeOfEachKind() {
		assertThat(once("caller", OPERATION, "input")).isNotEqualTo(once("caller", "test.thing.remove", "input"));
		assertThat(done).hasValue(2);
	}

	@Test
	void inputsThatReadAlikeAreNotTheSame() {
		once("caller", OPERATION, List.of("a, b"));

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> once("caller", OPERATION, List.of("a", "b")))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void theOrderOfAMapIsNoDifference() {
		var one = new LinkedHashMap<String, Integer>();
		one.put("a", 1);
		one.put("b", 2);
		var other = new LinkedHashMap<String, Integer>();
		other.put("b", 2);
		other.put("a", 1);

		assertThat(once("caller", OPERATION, one)).isEqualTo(once("caller", OPERATION, other));
		assertThat(done).hasValue(1);
	}

	@Test
	void aKeyKeptByAnEarlierVersionStillGivesItsResult() {
		var result = UUID.randomUUID();
		jdbc.sql("""
				insert into platform.idempotency_key (caller, operation, key, digest, result)
				values ('caller', '', :key, 'of another kind', :result)""")
			.param("key", key)
			.param("result", result)
			.update();

		assertThat(once("caller", "input")).isEqualTo(result);
		assertThat(done).hasValue(0);
	}

	@Test
	void tellsAgainWhetherAnythingWasMade() {
		for (int i = 0; i < 2; i++) {
			var found = transaction.execute(status -> idempotency.once(change("caller"), "input",
					() -> new Idempotency.Result(UUID.randomUUID(), false)));
			assertThat(Objects.requireNonNull(found).made()).isFalse();
		}
	}

	@Test
	void refusesKeysThatAreBlankOrTooLong() {
		for (String bad : new String[] { "", "  ", "k".repeat(201) }) {
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Idempotency.Key("caller", OPERATION, bad))
				.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
					.containsExactly("idempotencyKey"));
		}
	}

	@Test
	void workThatFailsLeavesTheKeyFree() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> transaction.execute(status -> idempotency.once(change("caller"), "input", () -> {
				throw new IllegalStateException("failed");
			})));

		once("caller", "input");
		assertThat(done).hasValue(1);
	}

	@Test
	void needsTheTransactionOfTheChange() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> idempotency.once(change("caller"), "input", IdempotencyTests::made));
	}

	@Test
	void twinWaitsForTheFirstAndGetsItsResult() throws Exception {
		var working = new CountDownLatch(1);
		var proceed = new CountDownLatch(1);
		try (var threads = Executors.newFixedThreadPool(2)) {
			var first = threads
				.submit(() -> transaction.execute(status -> idempotency.once(change("caller"), "input", () -> {
					working.countDown();
					awaits(proceed);
					done.incrementAndGet();
					return made();
				})));
			assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
			var twin = threads.submit(() -> once("caller", "input"));
			Thread.sleep(200);
			assertThat(twin.isDone()).isFalse();
			proceed.countDown();

			assertThat(twin.get(10, TimeUnit.SECONDS)).isEqualTo(first.get(10, TimeUnit.SECONDS).id());
		}
		assertThat(done).hasValue(1);
	}

	@Test
	void twinDoesTheWorkWhereTheFirstFails() throws Exception {
		var working = new CountDownLatch(1);
		var proceed = new CountDownLatch(1);
		try (var threads = Executors.newFixedThreadPool(2)) {
			var first = threads.submit(
					() -> transaction.executeWithoutResult(status -> idempotency.once(change("caller"), "input", () -> {
						working.countDown();
						awaits(proceed);
						status.setRollbackOnly();
						return made();
					})));
			assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
			var twin = threads.submit(() -> once("caller", "input"));
			proceed.countDown();
			first.get(10, TimeUnit.SECONDS);

			assertThat(twin.get(10, TimeUnit.SECONDS)).isNotNull();
		}
		assertThat(done).hasValue(1);
	}

	@Test
	void manyTwinsDoTheWorkOnce() throws Exception {
		var results = new ArrayList<UUID>();
		try (var threads = Executors.newFixedThreadPool(8)) {
			var twins = List
				.copyOf(Stream.generate(() -> threads.submit(() -> once("caller", "input"))).limit(8).toList());
			for (var twin : twins) {
				results.add(twin.get(20, TimeUnit.SECONDS));
			}
		}

		assertThat(results).hasSize(8).containsOnly(results.getFirst());
		assertThat(done).hasValue(1);
	}

	@Test
	void forgetsKeysAfterSevenDays() {
		once("caller", "input");
		keptSince(OffsetDateTime.now().minusDays(7).plusHours(1));
		idempotency.forgetOldKeys();
		once("caller", "input");
		assertThat(done).hasValue(1);

		keptSince(OffsetDateTime.now().minusDays(7).minusHours(1));
		idempotency.forgetOldKeys();
		once("caller", "input");
		assertThat(done).hasValue(2);
	}

	private UUID once(String caller, String input) {
		return once(caller, OPERATION, input);
	}

	private UUID once(String caller, String operation, Object input) {
		var result = transaction
			.execute(status -> idempotency.once(new Idempotency.Key(caller, operation, key), input, () -> {
				done.incrementAndGet();
				return made();
			}));
		return Objects.requireNonNull(result).id();
	}

	private Idempotency.Key change(String caller) {
		return new Idempotency.Key(caller, OPERATION, key);
	}

	private static Idempotency.Result made() {
		return new Idempotency.Result(UUID.randomUUID(), true);
	}

	private void keptSince(OffsetDateTime time) {
		jdbc.sql("update platform.idempotency_key set created_at = :time where key = :key")
			.param("time", time)
			.param("key", key)
			.update();
	}

	private static void awaits(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
