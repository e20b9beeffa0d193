package scot.adp.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Prose;
import scot.adp.shell.parts.PublicLayout;

/** The service that says who somebody is does not answer. */
@Route(value = "sign-in-unavailable", layout = PublicLayout.class)
@AnonymousAllowed
class SignInUnavailableView extends Page implements HasDynamicTitle {

	SignInUnavailableView(Partnership partnership) {
		headed(getTranslation("unavailable.title"), getTranslation("unavailable.purpose"));
		var facts = partnership.read();
		add(new Prose(getTranslation("unavailable.what", facts.team(), facts.email())));
		var again = new Anchor("", getTranslation("unavailable.again"));
		again.setRouterIgnore(true);
		add(new Paragraph(again));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("unavailable.title");
	}

}
