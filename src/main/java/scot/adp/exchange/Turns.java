package scot.adp.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadFactory;

import scot.adp.identity.AccountId;

/**
 * Lets a few lists be written at once, of each account and in all, the others after them.
 * Whatever waits has neither a thread nor a connection to the database.
 */
final class Turns {

	/** How many are written at once; most connections stay free for pages. */
	static final int TOGETHER = 4;

	/** How many of one account are written at once. */
	static final int OF_ONE = 2;

	private final ThreadFactory threads = Thread.ofVirtual().name("task-save-list").factory();

	private final Deque<Turn> waiting = new ArrayDeque<>();

	private final List<Turn> running = new ArrayList<>();

	/** Does the work in a thread of its own, now or when others are done. */
	synchronized ListExports.Turn ask(AccountId account, Runnable work) {
		var turn = new Turn(account, work);
		waiting.add(turn);
		startNext();
		return turn;
	}

	private void startNext() {
		for (var next = waiting.iterator(); next.hasNext() && running.size() < TOGETHER;) {
			Turn turn = next.next();
			if (running.stream().filter(it -> it.account.equals(turn.account)).count() < OF_ONE) {
				next.remove();
				running.add(turn);
				threads.newThread(turn).start();
			}
		}
	}

	private synchronized void end(Turn turn) {
		running.remove(turn);
		startNext();
	}

	private synchronized boolean isWaiting(Turn turn) {
		return waiting.contains(turn);
	}

	private synchronized boolean giveUp(Turn turn) {
		return waiting.remove(turn);
	}

	private final class Turn implements ListExports.Turn, Runnable {

		private final AccountId account;

		private final Runnable work;

		private Turn(AccountId account, Runnable work) {
			this.account = account;
			this.work = work;
		}

		@Override
		public void run() {
			try {
				work.run();
			}
			finally {
				end(this);
			}
		}

		@Override
		public boolean isWaiting() {
			return Turns.this.isWaiting(this);
		}

		@Override
		public boolean giveUp() {
			return Turns.this.giveUp(this);
		}

	}

}
