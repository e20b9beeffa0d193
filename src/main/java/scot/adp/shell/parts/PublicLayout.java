package scot.adp.shell.parts;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/**
 * The plain frame of pages that anybody may open: the program's name, the page, the links
 * of the foot.
 */
@AnonymousAllowed
public class PublicLayout extends Div implements RouterLayout, AfterNavigationObserver {

	private final Div content = new Div();

	private final NoticeBar notices;

	PublicLayout(NoticeBar notices) {
		this.notices = notices;
		addClassName("public");
		var name = new Anchor("", getTranslation("app.name"));
		name.addClassName("public-name");
		var header = new Header(new SkipLink(), name);
		header.addClassName("public-header");
		add(header, notices, content, new FooterLinks());
	}

	@Override
	public void showRouterLayoutContent(HasElement shown) {
		content.getElement().removeAllChildren();
		content.getElement().appendChild(shown.getElement());
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		notices.refresh();
	}

	@Override
	public void removeRouterLayoutContent(HasElement before) {
		content.getElement().removeAllChildren();
	}

}
