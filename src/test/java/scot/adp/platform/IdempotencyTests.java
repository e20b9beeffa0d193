package scot.adp.platform;

import java.time.OffsetDateTime;
import java.util.ArrayList;
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
	void refusesKeysThatAreBlankOrTooLong() {
		for (String bad : new String[] { "", "  ", "k".repeat(201) }) {
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(
						() -> transaction.execute(status -> idempotency.once("caller", bad, "input", UUID::randomUUID)))
				.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path)
					.containsExactly("idempotencyKey"));
		}
	}

	@Test
	void workThatFailsLeavesTheKeyFree() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> transaction.execute(status -> idempotency.once("caller", key, "input", () -> {
				throw new IllegalStateException("failed");
			})));

		once("caller", "input");
		assertThat(done).hasValue(1);
	}

	@Test
	void needsTheTransactionOfTheChange() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> idempotency.once("caller", key, "input", UUID::randomUUID));
	}

	@Test
	void twinWaitsForTheFirstAndGetsItsResult() throws Exception {
		var working = new CountDownLatch(1);
		var proceed = new CountDownLatch(1);
		try (var threads = Executors.newFixedThreadPool(2)) {
			var first = threads
				.submit(() -> transaction.execute(status -> idempotency.once("caller", key, "input", () -> {
					working.countDown();
					awaits(proceed);
					done.incrementAndGet();
					return UUID.randomUUID();
				})));
			assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
			var twin = threads.submit(() -> once("caller", "input"));
			Thread.sleep(200);
			assertThat(twin.isDone()).isFalse();
			proceed.countDown();

			assertThat(twin.get(10, TimeUnit.SECONDS)).isEqualTo(first.get(10, TimeUnit.SECONDS));
		}
		assertThat(done).hasValue(1);
	}

	@Test
	void twinDoesTheWorkWhereTheFirstFails() throws Exception {
		var working = new CountDownLatch(1);
		var proceed = new CountDownLatch(1);
		try (var threads = Executors.newFixedThreadPool(2)) {
			var first = threads.submit(
					() -> transaction.executeWithoutResult(status -> idempotency.once("caller", key, "input", () -> {
						working.countDown();
						awaits(proceed);
						status.setRollbackOnly();
						return UUID.randomUUID();
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
		return Objects.requireNonNull(transaction.execute(status -> idempotency.once(caller, key, input, () -> {
			done.incrementAndGet();
			return UUID.randomUUID();
		})));
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
