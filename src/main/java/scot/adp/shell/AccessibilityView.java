package scot.adp.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Prose;
import scot.adp.shell.parts.PublicLayout;
import scot.adp.shell.parts.ReportLink;

/**
 * The accessibility statement that the law asks of public bodies, with the headings of
 * its model.
 */
@Route(value = "accessibility", layout = PublicLayout.class)
@AnonymousAllowed
class AccessibilityView extends Page implements HasDynamicTitle {

	AccessibilityView(Partnership partnership, Statements statements) {
		var facts = partnership.read();
		var statement = statements.accessibility();
		headed(statement.title(), statement.purpose());
		add(ContactLines.exampleNote(facts, this));
		for (var part : statement.parts()) {
			var panel = new Panel(part.heading(), new Prose(part.text()));
			if (part.name().equals("feedback")) {
				panel.add(
						new Paragraph(
								new Anchor(ReportLink.to("accessibility"), getTranslation("accessibility.report"))),
						ContactLines.of(facts, this));
			}
			add(panel);
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("accessibility.title");
	}

}
