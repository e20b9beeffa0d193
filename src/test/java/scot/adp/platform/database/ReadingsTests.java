package scot.adp.platform.database;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.platform.Problem;
import scot.adp.support.AdpTest;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What belongs together is read in one transaction, and no change is in its way. */
@AdpTest
class ReadingsTests {

	@Autowired
	Readings readings;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	StatementCount statements;

	/** Whose keys are counted: nobody else's. */
	final String caller = "test " + UUID.randomUUID();

	TransactionTemplate reading;

	TransactionTemplate changing;

	@BeforeEach
	void begin() {
		reading = new TransactionTemplate(readings);
		reading.setReadOnly(true);
		changing = new TransactionTemplate(readings);
		readings.begin();
	}

	@AfterEach
	void end() {
		readings.end();
	}

	@Test
	void allReadsTellOfOneMoment() {
		assertThat(count()).isZero();
		elsewhere(this::add);
		assertThat(count()).isZero();
		readings.end();
		assertThat(count()).isOne();
	}

	@Test
	void manyReadsTakeOneTransaction() {
		assertThat(statements.transactionsDuring(() -> {
			count();
			count();
			count();
			readings.end();
		})).isOne();
	}

	@Test
	void whatIsAskedForTwiceInOneReadingIsReadOnceAndAnewAfterAChange() {
		assertThat(countOnce()).isZero();
		elsewhere(this::add);
		assertThat(countOnce()).as("in the same moment").isZero();
		changing.executeWithoutResult(status -> add());
		assertThat(countOnce()).as("after a change").isEqualTo(2);
		readings.end();
		elsewhere(this::add);
		assertThat(countOnce()).as("in no reading").isEqualTo(3);
	}

	@Test
	void whatAChangeReadsItselfIsNotRemembered() {
		changing.executeWithoutResult(status -> {
			assertThat(readings.once(caller, this::rows)).isZero();
			add();
			assertThat(readings.once(caller, this::rows)).isOne();
		});
	}

	@Test
	void nothingReadTakesNoTransaction() {
		assertThat(statements.transactionsDuring(readings::end)).isZero();
	}

	@Test
	void whatNeedsNoDatabaseTakesNoTransactionAndLeavesTheOneThatIsReadIn() {
		var none = new TransactionTemplate(readings);
		none.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);

		assertThat(statements.transactionsDuring(() -> none.executeWithoutResult(
				status -> assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse())))
			.isZero();
		assertThat(count()).isZero();
		elsewhere(this::add);
		none.executeWithoutResult(status -> {
		});
		assertThat(count()).as("still of the same moment").isZero();
	}

	@Test
	void changeInBetweenIsKeptAndRead() {
		count();
		changing.executeWithoutResult(status -> add());
		assertThat(count()).isOne();
		readings.end();
		assertThat(elsewhere(this::rows)).isOne();
	}

	@Test
	void changeWithoutATransactionIsKept() {
		count();
		add();
		readings.end();
		assertThat(count()).isOne();
	}

	@Test
	void changeThatFailsIsNotKeptAndReadingGoesOn() {
		count();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> changing.executeWithoutResult(status -> {
			add();
			throw Problem.forbidden("No.");
		}));
		assertThat(count()).isZero();
	}

	/** What was stopped is stopped in the database too. */
	@Test
	void readThatTakesTooLongIsStopped() {
		readings.end();
		readings.begin(Duration.ofSeconds(1));
		Instant begun = Instant.now();

		assertThatExceptionOfType(QueryTimeoutException.class)
			.isThrownBy(() -> reading.execute(status -> jdbc.sql("select pg_sleep(20)").query().singleValue()));

		assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(4));
		assertThat(elsewhere(() -> jdbc.sql("""
				select count(*) from pg_stat_activity where datname = current_database() and query like '%pg_sleep(20)%'
				    and state = 'active' and pid <> pg_backend_pid()""").query(Integer.class).single())).isZero();
		assertThatExceptionOfType(QueryTimeoutException.class).as("the time is over").isThrownBy(this::count);
	}

	@Test
	void serverStopsALongReadByItself() {
		readings.end();
		readings.begin(Duration.ofSeconds(3));

		assertThat(reading.<String>execute(status -> jdbc.sql("show statement_timeout").query(String.class).single()))
			.isEqualTo("3s");
	}

	@Test
	void serverHearsHowMuchTimeIsLeftForALaterRead() {
		readings.end();
		readings.begin(Duration.ofSeconds(4));
		reading.executeWithoutResult(status -> jdbc.sql("select pg_sleep(1.1)").query().singleValue());

		assertThat(reading.<String>execute(status -> jdbc.sql("show statement_timeout").query(String.class).single()))
			.isEqualTo("3s");
	}

	@Test
	void changesAndOtherReadsAreNeverCutShort() {
		readings.end();
		readings.begin(Duration.ofSeconds(3));
		count();

		for (int i = 0; i < 3; i++) {
			assertThat(
					changing.<String>execute(status -> jdbc.sql("show statement_timeout").query(String.class).single()))
				.isEqualTo("0");
			count();
		}
		readings.end();
		assertThat(reading.<String>execute(status -> jdbc.sql("show statement_timeout").query(String.class).single()))
			.isEqualTo("0");
	}

	@Test
	void readThatIsRefusedLetsTheNextRead() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> reading.executeWithoutResult(status -> {
			rows();
			throw Problem.notFound("thing", "X");
		}));
		assertThat(count()).isZero();
	}

	@Test
	void readThatTheDatabaseRefusesLetsTheNextRead() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> reading.execute(status -> jdbc.sql("select 1 / 0").query(Integer.class).single()));
		assertThat(count()).isZero();
	}

	@Test
	void readCannotChangeAnything() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> reading.executeWithoutResult(status -> add()));
	}

	@Test
	void nothingIsLeftOnTheThread() {
		count();
		assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
		readings.end();
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
	}

	private int count() {
		return reading.execute(status -> rows());
	}

	private int countOnce() {
		return reading.execute(status -> readings.once(caller, this::rows));
	}

	private int rows() {
		return jdbc.sql("select count(*) from platform.idempotency_key where caller = :caller")
			.param("caller", caller)
			.query(Integer.class)
			.single();
	}

	private void add() {
		jdbc.sql(
				"insert into platform.idempotency_key (caller, key, operation, digest) values (:caller, :key, 'test', 'digest')")
			.param("caller", caller)
			.param("key", UUID.randomUUID().toString())
			.update();
	}

	private void elsewhere(Runnable work) {
		CompletableFuture.runAsync(work).join();
	}

	private <T> T elsewhere(Supplier<T> work) {
		return CompletableFuture.supplyAsync(work).join();
	}

}
