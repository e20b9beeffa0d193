package scot.adp.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The program's transactions. What is read between {@link #begin} and {@link #end} on one
 * thread is read in one read-only transaction and tells of one moment. A change in
 * between has a transaction of its own, as ever: it ends the one that was read in, and
 * what is read after it begins another, which has the change. A method that only supports
 * a transaction, and says of none that it reads, needs no database: it has nothing of all
 * that.
 */
@Component("transactionManager")
public final class Readings implements PlatformTransactionManager {

	private final Manager manager;

	private final ThreadLocal<Reading> current = new ThreadLocal<>();

	Readings(DataSource database) {
		this.manager = new Manager(database);
	}

	/**
	 * From here on this thread reads in one transaction. Costs nothing before the first
	 * read. Whoever begins makes sure of the end.
	 * @return whether it was not so already
	 */
	public boolean begin() {
		return begin(new Reading(Long.MAX_VALUE));
	}

	/**
	 * The same, for so long at most. When the time is over nothing more is read, and a
	 * statement that takes so long is stopped by the database: both fail with a
	 * {@link QueryTimeoutException}.
	 */
	public boolean begin(Duration atMost) {
		return begin(new Reading(System.nanoTime() + atMost.toNanos()));
	}

	private boolean begin(Reading reading) {
		if (current.get() != null) {
			return false;
		}
		current.set(reading);
		return true;
	}

	/** Ends what was begun on this thread, if anything was. */
	public void end() {
		@Nullable Reading reading = current.get();
		if (reading != null) {
			current.remove();
			close(reading);
		}
	}

	/**
	 * Reads something once for all who ask for it in one reading. Outside of one, and
	 * beside a change, it is read each time.
	 * @param what tells apart what is read, with all that the answer depends on
	 */
	@SuppressWarnings("unchecked")
	public <T> T once(Object what, Supplier<T> read) {
		@Nullable Reading reading = current.get();
		if (reading == null || reading.inside == null || !reading.joined) {
			return read.get();
		}
		@Nullable Object known = reading.known.get(what);
		if (known == null) {
			known = read.get();
			reading.known.put(what, known);
		}
		return (T) known;
	}

	@Override
	public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
		if (needsNone(definition)) {
			return new SimpleTransactionStatus(false);
		}
		@Nullable Reading reading = current.get();
		if (reading == null || reading.inside != null
				|| TransactionSynchronizationManager.isActualTransactionActive()) {
			return manager.getTransaction(definition);
		}
		reading.joined = joins(definition);
		if (reading.joined) {
			open(reading);
		}
		else {
			// Never two connections at once: many readers who each wait for a second
			// one would wait for one another.
			close(reading);
		}
		TransactionStatus status = manager.getTransaction(definition);
		reading.inside = status;
		return status;
	}

	@Override
	public void commit(TransactionStatus status) {
		if (status instanceof SimpleTransactionStatus) {
			return;
		}
		boolean well = false;
		try {
			manager.commit(status);
			well = true;
		}
		finally {
			leave(status, well);
		}
	}

	@Override
	public void rollback(TransactionStatus status) {
		if (status instanceof SimpleTransactionStatus) {
			return;
		}
		try {
			manager.rollback(status);
		}
		finally {
			leave(status, false);
		}
	}

	private static boolean needsNone(@Nullable TransactionDefinition wanted) {
		return wanted != null && !wanted.isReadOnly()
				&& wanted.getPropagationBehavior() == TransactionDefinition.PROPAGATION_SUPPORTS;
	}

	private static boolean joins(@Nullable TransactionDefinition wanted) {
		return wanted != null && wanted.isReadOnly()
				&& (wanted.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRED
						|| wanted.getPropagationBehavior() == TransactionDefinition.PROPAGATION_SUPPORTS);
	}

	private void open(Reading reading) {
		int seconds = reading.secondsLeft();
		if (reading.parked != null) {
			manager.unpark(reading.parked);
			reading.parked = null;
			if (seconds < reading.told) {
				manager.stopAfter(seconds);
				reading.told = seconds;
			}
		}
		else if (reading.transaction == null) {
			reading.transaction = manager.getTransaction(new OneMoment(seconds));
			reading.told = seconds;
		}
	}

	/**
	 * Takes the transaction from the thread until the next read, so that what is done
	 * without a transaction stays without one. One in which something failed may be of no
	 * use any more: the next read begins another.
	 */
	private void leave(TransactionStatus status, boolean well) {
		@Nullable Reading reading = current.get();
		if (reading == null || reading.inside != status) {
			return;
		}
		reading.inside = null;
		if (reading.joined && well) {
			reading.parked = manager.park();
		}
		else if (reading.joined) {
			close(reading);
		}
	}

	private void close(Reading reading) {
		@Nullable TransactionStatus transaction = reading.transaction;
		if (transaction == null) {
			return;
		}
		reading.transaction = null;
		reading.known.clear();
		if (reading.parked != null) {
			manager.unpark(reading.parked);
			reading.parked = null;
		}
		if (transaction.isRollbackOnly()) {
			manager.rollback(transaction);
		}
		else {
			manager.commit(transaction);
		}
	}

	/** What a thread reads in. */
	private static final class Reading {

		/** Begun by the first read. */
		private @Nullable TransactionStatus transaction;

		/** What belongs to the transaction while nothing is read. */
		private @Nullable Object parked;

		/** The outermost read or change that goes on. */
		private @Nullable TransactionStatus inside;

		private boolean joined;

		/** What was asked for and read in the transaction. */
		private final Map<Object, Object> known = new HashMap<>();

		/** After how many seconds the server stops a statement. */
		private int told;

		private final long end;

		Reading(long end) {
			this.end = end;
		}

		/** Rounded up, since whole seconds are all that a transaction knows. */
		int secondsLeft() {
			if (end == Long.MAX_VALUE) {
				return TransactionDefinition.TIMEOUT_DEFAULT;
			}
			long left = end - System.nanoTime();
			if (left <= 0) {
				throw new QueryTimeoutException("The time for reading is over");
			}
			return (int) Duration.ofNanos(left).plusMillis(999).toSeconds();
		}

	}

	private static final class OneMoment extends DefaultTransactionDefinition {

		private static final long serialVersionUID = 1L;

		OneMoment(int seconds) {
			setReadOnly(true);
			setTimeout(seconds);
		}

	}

	private static final class Manager extends JdbcTransactionManager {

		private static final long serialVersionUID = 1L;

		private static final String TIMEOUT = "set local statement_timeout = '%ds'";

		private final transient DataSource database;

		Manager(DataSource database) {
			super(database);
			this.database = database;
		}

		/**
		 * All that makes it one moment goes with the statement that begins it: what a
		 * driver sets on the connection is asked for, set and set back, each by a message
		 * of its own. The server stops a statement that takes too long.
		 */
		@Override
		protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
				throws SQLException {
			super.prepareTransactionalConnection(connection, definition);
			if (definition instanceof OneMoment) {
				String timeout = (definition.getTimeout() > 0) ? "; " + TIMEOUT.formatted(definition.getTimeout()) : "";
				try (var statement = connection.createStatement()) {
					statement.execute("set transaction isolation level repeatable read" + timeout);
				}
			}
		}

		/**
		 * None that the driver would watch: that is a timer for each statement, which
		 * costs more than many a statement, beside what the server watches anyway.
		 */
		@Override
		protected int determineTimeout(TransactionDefinition definition) {
			return (definition instanceof OneMoment) ? TransactionDefinition.TIMEOUT_DEFAULT
					: super.determineTimeout(definition);
		}

		/** Tells the server how much time is left for the transaction that goes on. */
		void stopAfter(int seconds) {
			var connection = DataSourceUtils.getConnection(database);
			try (var statement = connection.createStatement()) {
				statement.execute(TIMEOUT.formatted(seconds));
			}
			catch (SQLException ex) {
				throw new TransactionSystemException("The time that is left for reading was not told", ex);
			}
			finally {
				DataSourceUtils.releaseConnection(connection, database);
			}
		}

		@Nullable Object park() {
			return suspend(doGetTransaction());
		}

		void unpark(Object parked) {
			resume(null, (SuspendedResourcesHolder) parked);
		}

	}

}
