package scot.adp.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * Says in the first answer that pages are in British English: Vaadin leaves the country
 * out, and screen readers then choose a voice by the machine.
 */
@Component
class DocumentLanguage implements VaadinServiceInitListener {

	@Override
	public void serviceInit(ServiceInitEvent event) {
		event.addIndexHtmlRequestListener(page -> page.getDocument().select("html").attr("lang", "en-GB"));
	}

}
