package scot.adp.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import scot.adp.identity.Refusal;
import scot.adp.platform.Problem;
import scot.adp.platform.Reference;

/** Tells of a failure while a page is open, without losing the page. */
@Component
class FailureHandling implements VaadinServiceInitListener {

	private static final Logger log = LoggerFactory.getLogger(FailureHandling.class);

	private final RefusedWords refused;

	FailureHandling(RefusedWords refused) {
		this.refused = refused;
	}

	@Override
	public void serviceInit(ServiceInitEvent event) {
		event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(this::tell));
	}

	private void tell(ErrorEvent event) {
		String reference = Reference.current();
		@Nullable UI ui = UI.getCurrent();
		var dialog = new ConfirmDialog();
		if (event.getThrowable() instanceof Problem problem) {
			dialog.setHeader(text(ui, "error.refused"));
			dialog.setText(String.valueOf(problem.getMessage()));
		}
		else if (event.getThrowable() instanceof AccessDeniedException) {
			dialog.setHeader(text(ui, "error.refused"));
			dialog.setText(String.join(" ", refused.about(Refusal.of(event.getThrowable()))));
		}
		else {
			log.error("A page failed", event.getThrowable());
			dialog.setHeader(text(ui, "error.failed"));
			dialog.setText(text(ui, "error.failed.what") + " " + text(ui, "error.reference", reference));
		}
		dialog.setConfirmText(text(ui, "close"));
		if (ui != null) {
			ui.access(dialog::open);
		}
	}

	private static String text(@Nullable UI ui, String key, Object... parameters) {
		return (ui != null) ? ui.getTranslation(key, parameters) : key;
	}

}
