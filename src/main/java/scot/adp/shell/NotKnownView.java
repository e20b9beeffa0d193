package scot.adp.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Prose;
import scot.adp.shell.parts.PublicLayout;

/** Signing in worked, and whoever did is nobody here. */
@Route(value = "not-known", layout = PublicLayout.class)
@AnonymousAllowed
class NotKnownView extends Page implements HasDynamicTitle {

	NotKnownView(Partnership partnership) {
		headed(getTranslation("not-known.title"), getTranslation("not-known.purpose"));
		var facts = partnership.read();
		add(new Prose(getTranslation("not-known.what", facts.team(), facts.email())));
		var again = new Anchor("", getTranslation("not-known.again"));
		again.setRouterIgnore(true);
		add(new Paragraph(again));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("not-known.title");
	}

}
