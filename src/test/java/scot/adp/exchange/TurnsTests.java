package scot.adp.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import scot.adp.identity.AccountId;

import static org.assertj.core.api.Assertions.assertThat;

/** Who goes first among many who save lists, however long each takes. */
class TurnsTests {

	private final Turns turns = new Turns();

	private final BlockingQueue<String> started = new LinkedBlockingQueue<>();

	private final AccountId one = account();

	@Test
	void oneAccountLeavesRoomForAnother() throws InterruptedException {
		var ofOne = new ArrayList<Work>();
		for (int i = 0; i < 10; i++) {
			ofOne.add(ask(one, "one " + i));
		}
		assertThat(taken(Turns.OF_ONE)).containsExactlyInAnyOrder("one 0", "one 1");
		assertThat(ofOne).filteredOn(work -> !work.turn.isWaiting()).hasSize(Turns.OF_ONE);

		ask(account(), "another");
		assertThat(taken(1)).containsExactly("another");
		ofOne.getFirst().finish();
		assertThat(taken(1)).containsExactly("one 2");
	}

	@Test
	void onlySoManyRunInAll() throws InterruptedException {
		var works = new ArrayList<Work>();
		for (int i = 0; i < 20; i++) {
			works.add(ask(account(), "of " + i));
		}
		assertThat(taken(Turns.TOGETHER)).hasSize(Turns.TOGETHER);
		assertThat(works).filteredOn(work -> !work.turn.isWaiting()).hasSize(Turns.TOGETHER);

		works.getFirst().finish();
		assertThat(taken(1)).containsExactly("of " + Turns.TOGETHER);
	}

	@Test
	void whatIsGivenUpNeverRuns() throws InterruptedException {
		var works = List.of(ask(one, "first"), ask(one, "second"), ask(one, "third"), ask(one, "fourth"));
		taken(Turns.OF_ONE);

		assertThat(works.get(2).turn.giveUp()).isTrue();
		assertThat(works.get(2).turn.giveUp()).isFalse();
		assertThat(works.getFirst().turn.giveUp()).isFalse();
		works.getFirst().finish();

		assertThat(taken(1)).containsExactly("fourth");
	}

	@Test
	void faultInOneLetsTheNextBegin() throws InterruptedException {
		for (int i = 0; i < Turns.OF_ONE; i++) {
			turns.ask(one, () -> {
				throw new AssertionError("planted");
			});
		}
		ask(one, "next");

		assertThat(taken(1)).containsExactly("next");
	}

	private Work ask(AccountId account, String name) {
		var end = new CountDownLatch(1);
		return new Work(turns.ask(account, () -> {
			started.add(name);
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}), end);
	}

	private List<String> taken(int many) throws InterruptedException {
		var names = new ArrayList<String>();
		for (int i = 0; i < many; i++) {
			names.add(String.valueOf(started.poll(1, TimeUnit.MINUTES)));
		}
		return names;
	}

	private static AccountId account() {
		return new AccountId(UUID.randomUUID());
	}

	private record Work(ListExports.Turn turn, CountDownLatch end) {

		void finish() {
			end.countDown();
		}

	}

}
