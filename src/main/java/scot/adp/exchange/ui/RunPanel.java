package scot.adp.exchange.ui;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import scot.adp.platform.Problem;

/**
 * Runs a long job beside the page: a bar, the rows done so far and a button to stop. It
 * takes one job at a time and is empty while there is none. Whoever stops a job is told
 * how it ended, once it did: a job that is past stopping ends as if nobody had asked.
 */
public class RunPanel extends Composite<Div> {

	private static final Logger log = LoggerFactory.getLogger(RunPanel.class);

	final Button cancel = new Button();

	private final Paragraph rows = new Paragraph();

	private @Nullable Run running;

	private Consumer<Boolean> onRunning = now -> {
	};

	public RunPanel() {
		getContent().addClassName("run-panel");
		cancel.addClickListener(event -> stop());
		rows.getElement().setAttribute("role", "status");
	}

	/**
	 * Takes whether a job runs, whenever that changes; for what must not be used
	 * meanwhile.
	 */
	public void onRunning(Consumer<Boolean> listener) {
		onRunning = listener;
	}

	/**
	 * Starts a job for whoever is signed in. What it throws is shown here. A job that
	 * still runs is stopped, and how it ends is not told any more.
	 * @param label what is done, in words
	 * @param then takes the result, with the page at hand; not called where the job
	 * failed or was stopped
	 */
	public <T> void start(String label, Job<T> job, Consumer<T> then) {
		if (running != null) {
			running.stopped = true;
			ended();
		}
		UI ui = UI.getCurrent();
		var run = new Run();
		running = run;
		var bar = new ProgressBar();
		bar.setIndeterminate(true);
		bar.getElement().setAttribute("aria-label", label);
		cancel.setText(getTranslation("exchange.run.cancel"));
		cancel.setEnabled(true);
		rows.setText("");
		getContent().removeAll();
		getContent().add(new Paragraph(label), bar, rows, cancel);
		run.polling = poll(ui, run);
		onRunning.accept(true);
		Thread.ofVirtual()
			.name("run-panel")
			.start(new DelegatingSecurityContextRunnable(() -> run(ui, job, run, then)));
	}

	private <T> void run(UI ui, Job<T> job, Run run, Consumer<T> then) {
		Runnable shown;
		try {
			T result = job.run(run);
			shown = () -> {
				if (run.stopped) {
					tell(getTranslation("exchange.run.too-late"), false);
				}
				then.accept(result);
			};
		}
		catch (CancellationException ex) {
			shown = () -> tell(getTranslation("exchange.run.cancelled"), false);
		}
		catch (Problem problem) {
			shown = () -> tell(String.valueOf(problem.getMessage()), true);
		}
		catch (Exception | Error ex) {
			log.error("A job of a page failed", ex);
			shown = () -> tell(getTranslation("exchange.run.failed"), true);
		}
		Runnable end = shown;
		try {
			ui.access(() -> {
				if (running == run) {
					ended();
					end.run();
				}
			});
		}
		catch (UIDetachedException ex) {
			// Nobody waits for it any more.
		}
	}

	/** Asks the job to stop, if there is one; it is told when it did. */
	public void stop() {
		if (running != null) {
			running.stopped = true;
			cancel.setEnabled(false);
			rows.setText(getTranslation("exchange.run.stopping"));
		}
	}

	/** Whether a job runs, if only until it stops. */
	public boolean isRunning() {
		return running != null;
	}

	private void ended() {
		if (running != null) {
			running.polling.remove();
			running = null;
			getContent().removeAll();
			onRunning.accept(false);
		}
	}

	private void tell(String message, boolean fault) {
		var words = new Paragraph(message);
		words.getElement().setAttribute("role", fault ? "alert" : "status");
		if (fault) {
			words.addClassName("error-summary");
		}
		getContent().removeAll();
		getContent().add(words);
	}

	private Registration poll(UI ui, Run run) {
		return Registration.combine(Polling.start(ui), ui.addPollListener(event -> {
			if (run.done > 0 && !run.stopped) {
				rows.setText(getTranslation("exchange.run.rows", run.done));
			}
		}));
	}

	@Override
	protected void onDetach(DetachEvent event) {
		// Whoever leaves the page does not wait for the result any more.
		if (running != null) {
			running.left = true;
			ended();
		}
		super.onDetach(event);
	}

	/** Something that takes a while; it runs without the page at hand. */
	@FunctionalInterface
	public interface Job<T> {

		/**
		 * Does the work.
		 * @param progress to tell how far it is and to ask whether to go on
		 * @throws CancellationException where it stopped and kept nothing
		 */
		T run(Progress progress) throws Exception;

	}

	/** How a job tells how far it is. */
	public interface Progress {

		/** Tells how many rows are done. */
		void rows(long done);

		/**
		 * Whether the job is to stop, as somebody said so or nobody waits for it: it ends
		 * without keeping anything.
		 */
		boolean cancelled();

		/**
		 * Whether somebody said that the job is to stop. A job that changes something
		 * asks this: it is not undone by leaving the page.
		 */
		boolean stopped();

	}

	private static final class Run implements Progress {

		private Registration polling = () -> {
		};

		private volatile long done;

		private volatile boolean stopped;

		private volatile boolean left;

		@Override
		public void rows(long count) {
			done = count;
		}

		@Override
		public boolean cancelled() {
			return stopped || left;
		}

		@Override
		public boolean stopped() {
			return stopped;
		}

	}

}
