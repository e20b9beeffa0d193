package scot.adp.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouteNotFoundError;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import scot.adp.platform.Reference;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.ReportLink;

/** There is no such page. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class NotFoundView extends RouteNotFoundError implements HasDynamicTitle {

	@Override
	public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
		getElement().appendChild(new Missing(event.getLocation().getPath()).getElement());
		return HttpServletResponse.SC_NOT_FOUND;
	}

	@Override
	public String getPageTitle() {
		return getTranslation("error.not-found");
	}

	private static final class Missing extends Page {

		Missing(String page) {
			headed(getTranslation("error.not-found"), getTranslation("error.not-found.what"));
			add(new Paragraph(new Anchor("", getTranslation("error.home"))),
					new Paragraph(getTranslation("error.reference", Reference.current())),
					ReportLink.of(page, Reference.current()));
		}

	}

}
