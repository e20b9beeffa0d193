package scot.adp.treatment.ui;

import java.util.ArrayList;
import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Page;
import scot.adp.treatment.DrugAlertView;
import scot.adp.treatment.DrugAlerts;

/** An alert to print and hang up: one page, large letters. */
@Route("alerts/:alert/poster")
@OpenTo("treatment.alert.read")
class AlertPosterPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final DrugAlerts alerts;

	AlertPosterPage(DrugAlerts alerts) {
		this.alerts = alerts;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var id = AlertPage.id(event.getRouteParameters().get("alert").orElse(""));
		show(alerts.find(id).orElseThrow(NotFoundException::new));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("alerts.poster");
	}

	private void show(DrugAlertView alert) {
		clear();
		headed(getTranslation("alerts.poster"), getTranslation("alerts.poster.purpose"));
		reachedBy(Crumbs.of(getTranslation("alerts.poster"), new Anchor("alerts", getTranslation("alerts.title")),
				new Anchor("alerts/" + alert.id().value(), getTranslation("alerts.number", alert.number()))));
		var lines = new ArrayList<>(List.of(alert.poster().strip().split("\n")));
		var sheet = new Div(AlertWords.level(alerts, alert), new H2(lines.removeFirst()));
		if (!alert.inForce()) {
			var over = new Paragraph(AlertWords.standing(alerts, alert));
			over.addClassName("alert-over");
			sheet.add(over);
		}
		lines.stream().filter(line -> !line.isBlank()).forEach(line -> sheet.add(new Paragraph(line)));
		if (alert.soldAs() != null) {
			sheet.add(new Paragraph(getTranslation("alerts.sold-as.said", alert.soldAs())));
		}
		sheet.add(AlertWords.detail(getTranslation("alerts.poster.foot", alert.number(),
				(alert.issuedAt() != null) ? Dates.time(alert.issuedAt()) : getTranslation("alerts.poster.draft"),
				Dates.full(alert.validUntil()))));
		sheet.addClassNames("alert-poster");
		add(sheet);
	}

}
