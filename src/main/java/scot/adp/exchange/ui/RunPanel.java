package scot.adp.exchange.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
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
 * takes one job at a time and is empty while there is none.
 */
public class RunPanel extends Composite<Div> {

	private static final Logger log = LoggerFactory.getLogger(RunPanel.class);

	private static final int POLL_MILLISECONDS = 400;

	final Button cancel = new Button();

	private final Paragraph rows = new Paragraph();

	private final AtomicLong done = new AtomicLong();

	private @Nullable AtomicBoolean running;

	private @Nullable Registration polling;

	public RunPanel() {
		getContent().addClassName("run-panel");
		cancel.addClickListener(event -> stop());
		rows.getElement().setAttribute("role", "status");
	}

	/**
	 * Starts a job for whoever is signed in. What it throws is shown here.
	 * @param label what is done, in words
	 * @param then takes the result, with the page at hand; not called where the job
	 * failed or was stopped
	 */
	public <T> void start(String label, Job<T> job, Consumer<T> then) {
		stop();
		UI ui = UI.getCurrent();
		var goesOn = new AtomicBoolean(true);
		running = goesOn;
		done.set(0);
		var bar = new ProgressBar();
		bar.setIndeterminate(true);
		bar.getElement().setAttribute("aria-label", label);
		cancel.setText(getTranslation("exchange.run.cancel"));
		rows.setText("");
		getContent().removeAll();
		getContent().add(new Paragraph(label), bar, rows, cancel);
		poll(ui);
		Progress progress = new Progress() {
			@Override
			public void rows(long count) {
				done.set(count);
			}

			@Override
			public boolean cancelled() {
				return !goesOn.get();
			}
		};
		Thread.ofVirtual()
			.name("run-panel")
			.start(new DelegatingSecurityContextRunnable(() -> run(ui, job, progress, goesOn, then)));
	}

	private <T> void run(UI ui, Job<T> job, Progress progress, AtomicBoolean goesOn, Consumer<T> then) {
		Runnable shown;
		try {
			T result = job.run(progress);
			shown = () -> then.accept(result);
		}
		catch (CancellationException ex) {
			shown = () -> tell(getTranslation("exchange.run.cancelled"), false);
		}
		catch (Problem problem) {
			shown = () -> tell(String.valueOf(problem.getMessage()), true);
		}
		catch (Exception ex) {
			log.error("A job of a page failed", ex);
			shown = () -> tell(getTranslation("exchange.run.failed"), true);
		}
		Runnable end = shown;
		ui.access(() -> {
			if (running == goesOn) {
				ended();
				end.run();
			}
		});
	}

	/** Stops the job, if there is one; what it did so far is thrown away by the job. */
	public void stop() {
		if (running != null) {
			running.set(false);
			running = null;
			ended();
			tell(getTranslation("exchange.run.cancelled"), false);
		}
	}

	/** Whether a job runs. */
	public boolean isRunning() {
		return running != null;
	}

	private void ended() {
		running = null;
		if (polling != null) {
			polling.remove();
			polling = null;
		}
		getContent().removeAll();
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

	private void poll(UI ui) {
		int before = ui.getPollInterval();
		ui.setPollInterval(POLL_MILLISECONDS);
		Registration listener = ui.addPollListener(event -> {
			if (done.get() > 0) {
				rows.setText(getTranslation("exchange.run.rows", done.get()));
			}
		});
		polling = () -> {
			listener.remove();
			ui.setPollInterval(before);
		};
	}

	@Override
	protected void onDetach(DetachEvent event) {
		// Whoever leaves the page does not wait for the result any more.
		if (running != null) {
			running.set(false);
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
		 */
		T run(Progress progress) throws Exception;

	}

	/** How a job tells how far it is. */
	public interface Progress {

		/** Tells how many rows are done. */
		void rows(long done);

		/** Whether the job is to stop: it ends without keeping anything. */
		boolean cancelled();

	}

}
