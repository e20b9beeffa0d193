package scot.adp.exchange.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A job beside the page: what is told of its end is how it ended. */
@Timeout(30)
class RunPanelTests {

	private final QueuedUi ui = new QueuedUi();

	private final RunPanel panel = new RunPanel();

	private final CountDownLatch asked = new CountDownLatch(1);

	private final List<String> results = new ArrayList<>();

	private final List<Boolean> running = new ArrayList<>();

	@BeforeEach
	void open() {
		UI.setCurrent(ui);
		ui.add(panel);
		panel.onRunning(running::add);
	}

	@AfterEach
	void close() {
		UI.setCurrent(null);
	}

	@Test
	void whoStopsIsToldOnceTheJobHasStopped() throws InterruptedException {
		panel.start("Working", progress -> {
			asked.await();
			if (progress.stopped() && progress.cancelled()) {
				throw new CancellationException();
			}
			return "done";
		}, results::add);

		panel.cancel.click();

		assertThat(panel.isRunning()).isTrue();
		assertThat(said()).contains("exchange.run.stopping").doesNotContain("exchange.run.cancelled");
		assertThat(panel.cancel.isEnabled()).isFalse();
		assertThat(running).containsExactly(true);
		asked.countDown();
		ui.next();
		assertThat(said()).contains("exchange.run.cancelled");
		assertThat(results).isEmpty();
		assertThat(running).containsExactly(true, false);
		assertThat(ui.getPollInterval()).isEqualTo(-1);
	}

	@Test
	void whoStopsTooLateIsToldThatItWasDone() throws InterruptedException {
		panel.start("Working", progress -> {
			asked.await();
			return "done";
		}, results::add);

		panel.cancel.click();
		asked.countDown();
		ui.next();

		assertThat(said()).contains("exchange.run.too-late").doesNotContain("exchange.run.cancelled");
		assertThat(results).containsExactly("done");
	}

	@Test
	void leavingThePageCancelsButIsNoStop() throws Exception {
		var seen = new CompletableFuture<List<Boolean>>();
		panel.start("Working", progress -> {
			asked.await();
			seen.complete(List.of(progress.cancelled(), progress.stopped()));
			return "done";
		}, results::add);

		ui.remove(panel);
		asked.countDown();

		assertThat(seen.get()).containsExactly(true, false);
		ui.next();
		assertThat(results).isEmpty();
		assertThat(ui.getPollInterval()).isEqualTo(-1);
	}

	@Test
	void jobThatBreaksTheMachineIsToldAsAFault() throws InterruptedException {
		panel.<String>start("Working", progress -> {
			throw new OutOfMemoryError("of a test");
		}, results::add);

		ui.next();

		assertThat(said()).contains("exchange.run.failed");
		assertThat(panel.isRunning()).isFalse();
		assertThat(ui.getPollInterval()).isEqualTo(-1);
	}

	@Test
	void pageLooksAgainUntilTheLastPartOfItIsDone() throws InterruptedException {
		var other = new RunPanel();
		ui.add(other);
		var save = Polling.start(ui);
		panel.start("Working", progress -> "done", results::add);
		ui.next();
		assertThat(ui.getPollInterval()).isPositive();
		other.start("Working", progress -> "done", results::add);

		save.remove();
		save.remove();

		assertThat(ui.getPollInterval()).isPositive();
		ui.next();
		assertThat(ui.getPollInterval()).isEqualTo(-1);
	}

	private String said() {
		return panel.getElement().getTextRecursively();
	}

	/** Does what background work asks of the page when the test says so. */
	private static final class QueuedUi extends UI {

		private final transient BlockingQueue<Command> commands = new LinkedBlockingQueue<>();

		@Override
		public Future<Void> access(Command command) {
			commands.add(command);
			return CompletableFuture.completedFuture(null);
		}

		void next() throws InterruptedException {
			var command = commands.poll(20, TimeUnit.SECONDS);
			assertThat(command).isNotNull();
			command.execute();
		}

	}

}
