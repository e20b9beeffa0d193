package scot.adp.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.shell.parts.NoticeBar;
import scot.adp.shell.parts.SkipLink;

/** What stands above signing in: nothing but notices and the way past them. */
@AnonymousAllowed
class SignInFrame extends Div implements RouterLayout, AfterNavigationObserver {

	private final NoticeBar notices;

	SignInFrame(NoticeBar notices) {
		this.notices = notices;
		add(new SkipLink(), notices);
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		notices.refresh();
	}

}
