package scot.adp.shell;

import java.util.UUID;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * Lets browsers run no script but those that a page of ours begins with and what these
 * fetch, and nobody show a page within another. Vaadin needs {@code unsafe-eval}, and
 * {@code unsafe-inline} for styles.
 */
@Component
class ContentPolicy implements VaadinServiceInitListener {

	private static final String POLICY = String.join("; ", "default-src 'self'",
			"script-src 'nonce-%s' 'strict-dynamic' 'unsafe-eval'", "style-src 'self' 'unsafe-inline'",
			"img-src 'self' data:", "font-src 'self' data:", "object-src 'none'", "base-uri 'self'",
			"frame-ancestors 'none'");

	@Override
	public void serviceInit(ServiceInitEvent event) {
		event.addIndexHtmlRequestListener(page -> {
			// Random by a generator that nobody can foresee.
			String nonce = UUID.randomUUID().toString();
			page.getDocument().select("script, link[rel=modulepreload]").attr("nonce", nonce);
			page.getVaadinResponse().setHeader("Content-Security-Policy", POLICY.formatted(nonce));
		});
	}

}
