package scot.adp.shell;

import java.util.Set;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.PublicLayout;

/**
 * Where somebody comes who is no longer signed in; {@code ?why=} tells the reason and
 * {@code ?to=} the page they were on.
 */
@Route(value = "signed-out", layout = PublicLayout.class)
@AnonymousAllowed
class SignedOutView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final Set<String> REASONS = Set.of("signed-out", "away", "elsewhere", "disabled", "idle");

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		var given = event.getLocation().getQueryParameters();
		String why = given.getSingleParameter("why").filter(REASONS::contains).orElse("signed-out");
		headed(getTranslation("signed-out.title"), getTranslation("signed-out." + why));
		if (why.equals("disabled")) {
			return;
		}
		String to = given.getSingleParameter("to").map(Addresses::within).orElse("");
		var again = new Anchor(to, getTranslation(to.isEmpty() ? "signed-out.again" : "signed-out.go-on"));
		// The page asks who somebody is; the router would not.
		again.setRouterIgnore(true);
		add(new Paragraph(again));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("signed-out.title");
	}

}
