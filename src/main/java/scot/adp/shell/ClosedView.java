package scot.adp.shell;

import java.util.Optional;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Reference;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.ReportLink;

/** The reader's role does not open the page of this address, or no longer does. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class ClosedView extends Page implements HasErrorParameter<AccessDeniedException>, HasDynamicTitle {

	private final RefusedWords words;

	ClosedView(RefusedWords words) {
		this.words = words;
	}

	@Override
	public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
		headed(getTranslation("error.refused"), "");
		words.about(operation(event)).forEach(sentence -> add(new Paragraph(sentence)));
		add(new Paragraph(new Anchor("", getTranslation("error.home"))),
				new Paragraph(getTranslation("error.reference", Reference.current())),
				ReportLink.of(event.getLocation().getPath(), Reference.current()));
		return HttpServletResponse.SC_FORBIDDEN;
	}

	private static Optional<String> operation(BeforeEnterEvent event) {
		return RouteConfiguration.forApplicationScope()
			.getRoute(event.getLocation().getPath())
			.map(page -> page.getAnnotation(OpenTo.class))
			.map(OpenTo::value);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("error.refused");
	}

}
