package scot.adp.shell.parts;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;

/**
 * The first thing of every frame: leads the keyboard past it to the page. With it comes
 * what keeps the place of those who go through pages by keyboard or ear
 * ({@code place.js}).
 */
public final class SkipLink extends Anchor {

	/** Makes a link to the page of the frame it stands in. */
	public SkipLink() {
		setText(getTranslation("nav.skip"));
		addClassName("skip-link");
		setRouterIgnore(true);
		setHref("#" + Page.ID);
	}

	@Override
	protected void onAttach(AttachEvent event) {
		super.onAttach(event);
		event.getUI().getPage().addJavaScript("place.js");
	}

}
