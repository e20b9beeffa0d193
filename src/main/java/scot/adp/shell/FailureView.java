package scot.adp.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scot.adp.platform.Reference;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.ReportLink;

/** Something broke on our side; the reference finds it in the log. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class FailureView extends Page implements HasErrorParameter<Exception>, HasDynamicTitle {

	private static final Logger log = LoggerFactory.getLogger(FailureView.class);

	@Override
	public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
		log.error("A page failed: {}", event.getLocation().getPath(), parameter.getException());
		headed(getTranslation("error.failed"), getTranslation("error.failed.what"));
		add(new Paragraph(getTranslation("error.reference", Reference.current())),
				ReportLink.of(event.getLocation().getPath(), Reference.current()),
				new Paragraph(new Anchor("", getTranslation("error.home"))));
		return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
	}

	@Override
	public String getPageTitle() {
		return getTranslation("error.failed");
	}

}
