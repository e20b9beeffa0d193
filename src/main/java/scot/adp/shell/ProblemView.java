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
import scot.adp.platform.Problem;
import scot.adp.platform.Reference;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.ReportLink;

/** Tells what was wrong with what one asked for. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class ProblemView extends Page implements HasErrorParameter<Problem>, HasDynamicTitle {

	private String title = "";

	@Override
	public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Problem> parameter) {
		Problem problem = parameter.getException();
		boolean missing = problem.code() == Problem.Code.NOT_FOUND;
		title = getTranslation(missing ? "error.not-found" : "error.refused");
		headed(title, String.valueOf(problem.getMessage()));
		add(new Paragraph(new Anchor("", getTranslation("error.home"))),
				new Paragraph(getTranslation("error.reference", Reference.current())),
				ReportLink.of(event.getLocation().getPath(), Reference.current()));
		return missing ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN;
	}

	@Override
	public String getPageTitle() {
		return title;
	}

}
