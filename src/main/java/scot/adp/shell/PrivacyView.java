package scot.adp.shell;

import java.util.stream.Collectors;

import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Prose;
import scot.adp.shell.parts.PublicLayout;

/** What is kept about the people who work with the program, and why. */
@Route(value = "privacy", layout = PublicLayout.class)
@AnonymousAllowed
class PrivacyView extends Page implements HasDynamicTitle {

	PrivacyView(Partnership partnership) {
		var facts = partnership.read();
		var privacy = facts.privacy();
		headed(getTranslation("privacy.title"), getTranslation("privacy.purpose"));
		add(ContactLines.exampleNote(facts, this));
		part("who", facts.name());
		part("kept",
				privacy.kept()
					.stream()
					.map(it -> "\n- %s. %s".formatted(it.what(), getTranslation("privacy.how-long", it.howLong())))
					.collect(Collectors.joining()));
		part("why");
		part("seen");
		part("find-help");
		part("cookie");
		part("rights", privacy.officer());
		part("contact").add(ContactLines.of(facts, this),
				new Prose(getTranslation("privacy.reviewed", Dates.full(privacy.reviewed()))));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("privacy.title");
	}

	private Panel part(String name, Object... parameters) {
		var panel = new Panel(getTranslation("privacy." + name),
				new Prose(getTranslation("privacy." + name + ".what", parameters)));
		add(panel);
		return panel;
	}

}
