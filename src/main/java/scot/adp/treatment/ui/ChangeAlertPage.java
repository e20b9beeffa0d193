package scot.adp.treatment.ui;

import java.util.UUID;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Place;
import scot.adp.treatment.DrugAlertView;
import scot.adp.treatment.DrugAlertView.Stage;
import scot.adp.treatment.DrugAlerts;

/** Changes what an alert says, for how long and to whom. */
@Route("alerts/:alert/change")
@OpenTo("treatment.alert.draft")
@Outline(Outline.Shape.FORM)
class ChangeAlertPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final DrugAlerts alerts;

	ChangeAlertPage(DrugAlerts alerts) {
		this.alerts = alerts;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var id = AlertPage.id(event.getRouteParameters().get("alert").orElse(""));
		show(alerts.find(id).orElseThrow(NotFoundException::new));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("alerts.change.title");
	}

	private void show(DrugAlertView alert) {
		clear();
		String number = getTranslation("alerts.number", alert.number());
		headed(getTranslation("alerts.change.title"),
				getTranslation((alert.stage() == Stage.DRAFT) ? "alerts.change.draft" : "alerts.change.purpose"));
		String address = "alerts/" + alert.id().value();
		reachedBy(Crumbs.of(getTranslation("alerts.change.title"), new Anchor("alerts", getTranslation("alerts.title")),
				new Anchor(address, number)));
		var save = new Button(getTranslation("alerts.change.save"));
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		var form = new AlertForm(alerts,
				Place.of("treatment.alert", alert.id().value()).at(alert.version()).named(number), alert.content(),
				AlertWords.verbs(save));
		String key = UUID.randomUUID().toString();
		save.addClickListener(event -> {
			boolean done = form.head.run(() -> {
				alerts.change(key, alert.id(), form.head.version(), form.entry());
				Announcement.done(getTranslation("alerts.changed"));
				UI.getCurrent().navigate(address);
			}, form::asks);
			if (!done) {
				save.setEnabled(true);
			}
		});
		add(form);
	}

}
