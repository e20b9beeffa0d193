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
import org.springframework.security.access.AccessDeniedException;
import scot.adp.identity.Refusal;
import scot.adp.platform.Reference;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.ReportLink;

/** The reader's role does not allow what the page was asked to do, or no longer does. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class RefusedView extends Page implements HasErrorParameter<AccessDeniedException>, HasDynamicTitle {

	private final RefusedWords words;

	RefusedView(RefusedWords words) {
		this.words = words;
	}

	@Override
	public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
		headed(getTranslation("error.refused"), "");
		words.about(Refusal.of(parameter.getException())).forEach(sentence -> add(new Paragraph(sentence)));
		add(new Paragraph(new Anchor("", getTranslation("error.home"))),
				new Paragraph(getTranslation("error.reference", Reference.current())),
				ReportLink.of(event.getLocation().getPath(), Reference.current()));
		return HttpServletResponse.SC_FORBIDDEN;
	}

	@Override
	public String getPageTitle() {
		return getTranslation("error.refused");
	}

}
