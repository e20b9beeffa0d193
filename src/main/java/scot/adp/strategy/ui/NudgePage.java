package scot.adp.strategy.ui;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.identity.AccountId;
import scot.adp.notification.LastMessage;
import scot.adp.notification.MessageState;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.Nudges;

/** Shows the reminders before they go into the outbox. */
@Route("nudge")
@OpenTo("strategy.nudge.put")
@Outline(Outline.Shape.FORM)
class NudgePage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Nudges nudges;

	NudgePage(Nudges nudges) {
		this.nudges = nudges;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		var people = event.getLocation().getQueryParameters().getSingleParameter("to").map(NudgePage::account);
		var found = nudges.preview(people.map(List::of).orElse(List.of()));
		headed(getTranslation("nudge.title"), getTranslation("nudge.purpose"));
		if (found.isEmpty()) {
			var empty = new Paragraph(getTranslation("nudge.none"));
			empty.addClassName("empty");
			add(new Panel(getTranslation("nudge.none.title"), empty));
			return;
		}
		add(sending(found));
		found.forEach(nudge -> add(panel(nudge)));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("nudge.title");
	}

	private Component sending(List<Nudges.Nudge> found) {
		int soon = (int) found.stream().filter(Nudges.Nudge::soon).count();
		var again = new Checkbox(getTranslation("nudge.again", soon));
		again.setVisible(soon > 0);
		var fault = new Paragraph();
		fault.addClassName("error-summary");
		fault.getElement().setAttribute("role", "alert");
		fault.setVisible(false);
		var put = new Button(getTranslation("nudge.put", found.size() - soon));
		again.addValueChangeListener(event -> put
			.setText(getTranslation("nudge.put", event.getValue() ? found.size() : found.size() - soon)));
		put.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		put.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		put.addClickListener(event -> {
			try {
				var sent = nudges.put(key, found.stream().map(Nudges.Nudge::to).toList(), again.getValue());
				Announcement.done(getTranslation("nudge.done", sent.size()));
				UI.getCurrent().navigate("outbox");
			}
			catch (Problem problem) {
				fault.setText(Objects.requireNonNullElse(problem.getMessage(), ""));
				fault.setVisible(true);
			}
			finally {
				put.setEnabled(true);
			}
		});
		var verbs = new Div(put, again);
		verbs.addClassName("verbs");
		var sending = new Div(fault, verbs);
		sending.addClassName("panel");
		return sending;
	}

	private Component panel(Nudges.Nudge nudge) {
		var body = WordsField.shown(getTranslation("outbox.body"), nudge.body());
		body.setWidthFull();
		body.setMaxRows(12);
		var last = new Span(said(nudge.last()));
		last.addClassName("work-detail");
		return new Panel(nudge.name(), new Paragraph(getTranslation("outbox.subject", nudge.subject())), body)
			.withAside(last);
	}

	/** When somebody was last reminded, in words. */
	static String said(@Nullable LastMessage last) {
		if (last == null) {
			return Wording.text("nudge.never");
		}
		return Wording.text((last.state() == MessageState.WAITING) ? "nudge.waits" : "nudge.last",
				Dates.full(last.on()));
	}

	private static AccountId account(String text) {
		try {
			return new AccountId(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("person", text);
		}
	}

}
