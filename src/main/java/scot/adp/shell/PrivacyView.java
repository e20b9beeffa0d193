package scot.adp.shell;

import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Prose;
import scot.adp.shell.parts.PublicLayout;

/** What is kept about the people who work with the program, and why. */
@Route(value = "privacy", layout = PublicLayout.class)
@AnonymousAllowed
class PrivacyView extends Page implements HasDynamicTitle {

	PrivacyView(Partnership partnership, Statements statements) {
		var facts = partnership.read();
		var statement = statements.privacy();
		headed(statement.title(), statement.purpose());
		add(ContactLines.exampleNote(facts, this));
		for (var part : statement.parts()) {
			var panel = new Panel(part.heading(), new Prose(part.text()));
			if (part.name().equals("contact")) {
				panel.add(ContactLines.of(facts, this));
			}
			add(panel);
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("privacy.title");
	}

}
