package scot.adp.strategy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.strategy.ActionVersionView;

/** One version of what a plan says of an action: what changed, when, by whom and why. */
class VersionText extends Composite<Div> {

	VersionText(ActionVersionView version) {
		var head = new Span(getTranslation((version.recordedBy() != null) ? "version.by" : "version.file",
				version.number(), Dates.full(version.effectiveOn()),
				(version.recordedBy() != null) ? version.recordedBy() : "", Dates.time(version.recordedAt())));
		head.addClassName("timeline-head");
		getContent().add(head);
		if (version.why() != null) {
			getContent().add(new Paragraph((version.decision() != null)
					? getTranslation("version.decision", version.why(), version.decision()) : version.why()));
		}
		var facts = new Facts();
		version.changes()
			.forEach(changed -> facts.with(ActionForm.label(changed.field().label()),
					getTranslation("version.change", told(changed.before()), told(changed.after()))));
		if (!version.changes().isEmpty()) {
			getContent().add(facts);
		}
	}

	private String told(@Nullable String value) {
		return (value != null) ? value : getTranslation("edit.none");
	}

}
