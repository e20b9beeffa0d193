package scot.adp.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import com.vaadin.flow.router.ListenerPriority;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import scot.adp.identity.AcceptableUse;
import scot.adp.identity.CurrentCaller;
import scot.adp.shell.parts.PublicLayout;

/** Leads who has not accepted the rules of use to them, whatever page they ask for. */
@Component
class UseGate implements VaadinServiceInitListener {

	private final ObjectProvider<AcceptableUse> use;

	private final ObjectProvider<CurrentCaller> caller;

	UseGate(ObjectProvider<AcceptableUse> use, ObjectProvider<CurrentCaller> caller) {
		this.use = use;
		this.caller = caller;
	}

	@Override
	public void serviceInit(ServiceInitEvent event) {
		event.getSource().addUIInitListener(init -> watch(init.getUI()));
	}

	private void watch(UI ui) {
		ui.addBeforeEnterListener(new Gate());
	}

	// Before the question who may open the page, which the page of refusal answers in the
	// frame, and the frame needs more than is open by then.
	@ListenerPriority(1000)
	private final class Gate implements BeforeEnterListener {

		private static final long serialVersionUID = 1L;

		@Override
		public void beforeEnter(BeforeEnterEvent event) {
			if (!event.getLayouts().contains(PublicLayout.class) && caller.getObject().find().isPresent()
					&& use.getObject().missing()) {
				event.forwardTo(AcceptableUseView.ROUTE,
						QueryParameters.of(AcceptableUseView.TO, event.getLocation().getPathWithQueryParameters()));
			}
		}

	}

}
