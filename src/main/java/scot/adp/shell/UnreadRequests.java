package scot.adp.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import scot.adp.identity.ErrorForm;
import scot.adp.platform.Reference;

/**
 * Answers what the server itself refuses before any filter, such as an address that is
 * too long or has characters which addresses cannot have. Often nothing is known of it,
 * and no browser sends it: it is told in the form of programs.
 */
@Component
class UnreadRequests implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private static final String UNREAD = "This request cannot be read. Encode what stands in the address, or send it by POST where it is long.";

	private static final Logger log = LoggerFactory.getLogger(UnreadRequests.class);

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addContextCustomizers(context -> context.getParent().getPipeline().addValve(new Report()));
	}

	private static final class Report extends ErrorReportValve {

		@Override
		protected void report(Request request, Response response, @Nullable Throwable failure) {
			int status = response.getStatus();
			if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
				return;
			}
			String reference = Reference.fresh();
			log.info("The server refused a request with {}, reference {}", status, reference);
			response.setHeader(RequestReference.HEADER, reference);
			response.setContentType("application/json");
			response.setCharacterEncoding(StandardCharsets.UTF_8.name());
			response.setLocale(Locale.ROOT);
			try {
				Writer writer = response.getReporter();
				if (writer != null) {
					writer.write(ErrorForm.answer((status < 500) ? UNREAD : PlainErrors.OURS, ErrorForm.code(status),
							reference, List.of()));
					response.finishResponse();
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
