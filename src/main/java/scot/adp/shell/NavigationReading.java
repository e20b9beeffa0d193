package scot.adp.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import com.vaadin.flow.router.ListenerPriority;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.database.Readings;

/**
 * Reads all that a page shows in one transaction: from the first question whether it is
 * open until its answer is gathered, with the first rows of its lists.
 */
@Component
class NavigationReading implements VaadinServiceInitListener {

	/** Which thread answers a request; absent when it is answered. */
	private static final String THREAD = NavigationReading.class.getName();

	/** Lists are read while the answer is gathered, and some of them in two steps. */
	private static final int STEPS = 4;

	private final transient Readings readings;

	NavigationReading(Readings readings) {
		this.readings = readings;
	}

	@Override
	public void serviceInit(ServiceInitEvent event) {
		event.addVaadinRequestInterceptor(new Requests());
		event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(new Begin()));
	}

	/** Whether this thread answers a request, whose end is heard. */
	private static boolean answering() {
		@Nullable VaadinRequest request = VaadinRequest.getCurrent();
		return request != null && Thread.currentThread().equals(request.getAttribute(THREAD));
	}

	private void endAfter(UI ui, int steps) {
		ui.beforeClientResponse(ui, context -> {
			if (steps > 0) {
				endAfter(ui, steps - 1);
			}
			else {
				readings.end();
			}
		});
	}

	// Before all others that ask something.
	@ListenerPriority(2000)
	private final class Begin implements BeforeEnterListener {

		private static final long serialVersionUID = 1L;

		@Override
		public void beforeEnter(BeforeEnterEvent event) {
			if (answering() && readings.begin()) {
				endAfter(event.getUI(), STEPS);
			}
		}

	}

	/** Makes sure that nothing is left over, whatever happened. */
	private final class Requests implements VaadinRequestInterceptor {

		private static final long serialVersionUID = 1L;

		@Override
		public void requestStart(VaadinRequest request, VaadinResponse response) {
			request.setAttribute(THREAD, Thread.currentThread());
		}

		@Override
		public void handleException(VaadinRequest request, VaadinResponse response, @Nullable VaadinSession session,
				Exception problem) {
			readings.end();
		}

		@Override
		public void requestEnd(VaadinRequest request, VaadinResponse response, @Nullable VaadinSession session) {
			request.removeAttribute(THREAD);
			readings.end();
		}

	}

}
