package scot.adp.treatment.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.PublicLayout;
import scot.adp.treatment.DrugAlerts;

/** Drug alerts for everybody, without signing in. */
@Route(value = "drug-alerts", layout = PublicLayout.class)
@AnonymousAllowed
class PublicAlertsPage extends Page implements HasDynamicTitle {

	PublicAlertsPage(DrugAlerts alerts) {
		headed(getTranslation("alerts.public.title"), getTranslation("alerts.public.purpose"));
		var open = alerts.forPublic();
		if (open.isEmpty()) {
			var none = new Paragraph(getTranslation("alerts.public.none"));
			none.addClassName("empty");
			add(none);
		}
		open.forEach(alert -> add(AlertWords.forAnybody(alerts, alert)));
		add(new Paragraph(getTranslation("alerts.public.help")));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("alerts.public.title");
	}

}
