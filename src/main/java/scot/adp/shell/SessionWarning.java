package scot.adp.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/**
 * Warns before somebody who does nothing is signed out, and takes the page away from whom
 * is signed out. The browser does all of it ({@code session.js}): an end that the server
 * told it of would come with a request that looks as if somebody were there.
 */
@Tag("dialog")
class SessionWarning extends HtmlContainer {

	SessionWarning() {
		setId("session-warning");
		addClassName("session-warning");
		var heading = new H2(getTranslation("session.title"));
		heading.setId("session-warning-title");
		var why = new Paragraph(getTranslation("session.why"));
		var when = new Paragraph();
		when.addClassNames("session-when", "heard-only");
		var told = new Div(when, why);
		told.setId("session-warning-told");
		// Seen at each second; a screen reader hears it once at the start and three
		// times more.
		var left = new Paragraph();
		left.addClassName("session-left");
		left.getElement().setAttribute("aria-hidden", "true");
		var spoken = new Paragraph();
		spoken.addClassNames("session-spoken", "heard-only");
		spoken.getElement().setAttribute("role", "status");
		var stay = new Button(getTranslation("session.stay"));
		stay.addClassName("session-stay");
		var leave = new Button(getTranslation("session.leave"));
		leave.addClassName("session-leave");
		var verbs = new Div(stay, leave);
		verbs.addClassName("verbs");
		add(heading, told, left, spoken, verbs);
		getElement().setAttribute("role", "alertdialog")
			.setAttribute("aria-modal", "true")
			.setAttribute("aria-labelledby", "session-warning-title")
			.setAttribute("aria-describedby", "session-warning-told");
		word("when", "minute", "minutes", "second", "seconds");
	}

	private void word(String... names) {
		for (String name : names) {
			getElement().setAttribute("data-" + name, getTranslation("session." + name));
		}
	}

	@Override
	protected void onAttach(AttachEvent event) {
		super.onAttach(event);
		event.getUI().getPage().addJavaScript("session.js");
	}

}
