package scot.adp.treatment.ui;

import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Place;
import scot.adp.treatment.DrugAlerts;

/** Writes an alert in two fields, for somebody who approves. */
@Route("alerts/new")
@OpenTo("treatment.alert.draft")
@Outline(Outline.Shape.FORM)
class NewAlertPage extends Page implements HasDynamicTitle {

	final AlertForm form;

	NewAlertPage(DrugAlerts alerts) {
		headed(getTranslation("alerts.new"), getTranslation("alerts.new.purpose"));
		reachedBy(Crumbs.of(getTranslation("alerts.new"), new Anchor("alerts", getTranslation("alerts.title"))));
		var send = new Button(getTranslation("alerts.send"));
		send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		send.setDisableOnClick(true);
		var verbs = new Div(AlertWords.verbs(send), note(alerts));
		form = new AlertForm(alerts, Place.of("treatment.alert"), null, verbs);
		String key = UUID.randomUUID().toString();
		send.addClickListener(event -> {
			boolean done = form.head.run(() -> {
				var id = alerts.draft(key, form.entry());
				Announcement.done(getTranslation("alerts.sent"));
				UI.getCurrent().navigate("alerts/" + id.value());
			}, form::asks);
			if (!done) {
				send.setEnabled(true);
			}
		});
		add(form);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("alerts.new");
	}

	private Paragraph note(DrugAlerts alerts) {
		return AlertWords.detail(getTranslation(
				!alerts.approves() ? "alerts.next" : alerts.outOfHours() ? "alerts.next.alone" : "alerts.next.second"));
	}

}
