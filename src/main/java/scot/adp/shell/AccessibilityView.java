package scot.adp.shell;

import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.platform.AdpSettings;
import scot.adp.shell.PartnershipView.KnownProblem;
import scot.adp.shell.parts.Dates;
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

	AccessibilityView(Partnership partnership, AdpSettings settings) {
		var facts = partnership.read();
		var statement = facts.accessibility();
		headed(getTranslation("accessibility.title"),
				getTranslation("accessibility.purpose", settings.address(), facts.name()));
		add(ContactLines.exampleNote(facts, this));
		part("use");
		part("compliance", getTranslation("accessibility.compliance." + statement.compliance()));
		var content = part("content", statement.problems().isEmpty() ? getTranslation("accessibility.content.none")
				: getTranslation("accessibility.content.problems")
						+ statement.problems().stream().map(it -> "\n- " + told(it)).collect(Collectors.joining()));
		content.add(new Prose(getTranslation("accessibility.content.burden")));
		content.add(new Prose(getTranslation("accessibility.content.outside")));
		var prepared = part("prepared", Dates.full(statement.prepared()), Dates.full(statement.reviewed()),
				Dates.full(statement.reviewed().plusYears(1)));
		prepared.add(new Prose(getTranslation("accessibility.checks") + statement.checks()
			.stream()
			.map(it -> "\n- %s: %s".formatted(Dates.full(it.on()), it.what()))
			.collect(Collectors.joining())));
		if (!statement.untested().isEmpty()) {
			prepared.add(new Prose(getTranslation("accessibility.untested")
					+ statement.untested().stream().map("\n- "::concat).collect(Collectors.joining())));
		}
		var feedback = part("feedback", facts.answersWithin());
		feedback.add(new Paragraph(new Anchor(ReportLink.to("accessibility"), getTranslation("accessibility.report"))),
				ContactLines.of(facts, this));
		part("enforcement");
	}

	@Override
	public String getPageTitle() {
		return getTranslation("accessibility.title");
	}

	private Panel part(String name, Object... parameters) {
		var panel = new Panel(getTranslation("accessibility." + name),
				new Prose(getTranslation("accessibility." + name + ".what", parameters)));
		add(panel);
		return panel;
	}

	private String told(KnownProblem problem) {
		var words = new StringBuilder(problem.what());
		if (problem.instead() != null) {
			words.append(' ').append(getTranslation("accessibility.instead", problem.instead()));
		}
		words.append(' ').append(getTranslation("accessibility.since", Dates.full(problem.since())));
		words.append(' ')
			.append((problem.until() != null) ? getTranslation("accessibility.until", Dates.full(problem.until()))
					: getTranslation("accessibility.until.open"));
		return words.toString();
	}

}
