package scot.adp.exchange.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/**
 * How pages look again while something goes on in the background. Several parts of a page
 * can want it at once; the page stops when the last of them is done.
 */
final class Polling {

	private static final int MILLISECONDS = 300;

	private final int before;

	private int users;

	private Polling(int before) {
		this.before = before;
	}

	/**
	 * Lets a page look again and again; called with the page at hand.
	 * @return to be removed with the page at hand; a second time does nothing
	 */
	static Registration start(UI ui) {
		@Nullable Polling polling = ComponentUtil.getData(ui, Polling.class);
		if (polling == null) {
			polling = new Polling(ui.getPollInterval());
			ComponentUtil.setData(ui, Polling.class, polling);
			ui.setPollInterval(MILLISECONDS);
		}
		polling.users++;
		Polling shared = polling;
		return Registration.once(() -> shared.end(ui));
	}

	private void end(UI ui) {
		if (--users == 0) {
			ComponentUtil.setData(ui, Polling.class, null);
			ui.setPollInterval(before);
		}
	}

}
