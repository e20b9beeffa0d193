package scot.adp.treatment.ui;

import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.PublicLayout;
import scot.adp.treatment.AlertReceipts;
import scot.adp.treatment.AlertReceipts.Received;
import scot.adp.treatment.DrugAlerts;

/**
 * Where the link of a mail leads: the alert, and a button to say that it was read. It
 * needs no account, signs nobody in and opens nothing else. Opening it acknowledges
 * nothing, since programs that check mail open links too.
 */
@Route(value = AlertReceipts.LINK + "/:token", layout = PublicLayout.class)
@AnonymousAllowed
class AlertReceivedPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final DrugAlerts alerts;

	private final AlertReceipts receipts;

	AlertReceivedPage(DrugAlerts alerts, AlertReceipts receipts) {
		this.alerts = alerts;
		this.receipts = receipts;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		String token = event.getRouteParameters().get("token").orElse("");
		clear();
		Optional<Received> received = receipts.byLink(token);
		headed(getTranslation("alerts.received"),
				getTranslation(received.isPresent() ? "alerts.received.purpose" : "alerts.received.none"));
		if (received.isEmpty()) {
			add(new Paragraph(new Anchor("drug-alerts", getTranslation("alerts.public.link"))));
			return;
		}
		show(token, received.get());
	}

	@Override
	public String getPageTitle() {
		return getTranslation("alerts.received");
	}

	private void show(String token, Received received) {
		var said = new Div();
		said.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
		said.addClassName("alert-said");
		var head = new FormHead();
		var part = new Div(head, said);
		if (received.acknowledgedAt() != null) {
			said.setText(getTranslation("alerts.received.before", Dates.time(received.acknowledgedAt())));
		}
		else {
			part.add(button(token, head, said));
		}
		add(AlertWords.forAnybody(alerts, received.alert()), part);
	}

	private Button button(String token, FormHead head, Div said) {
		var read = new Button(getTranslation("alerts.read"));
		read.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		read.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		read.addClickListener(event -> {
			boolean done = head.run(() -> {
				Received now = receipts.acknowledgeByLink(key, token);
				said.setText(getTranslation(now.first() ? "alerts.received.done" : "alerts.received.before",
						(now.acknowledgedAt() != null) ? Dates.time(now.acknowledgedAt()) : ""));
				read.removeFromParent();
				said.getElement().executeJs("this.focus()");
			});
			read.setEnabled(!done);
		});
		return read;
	}

}
