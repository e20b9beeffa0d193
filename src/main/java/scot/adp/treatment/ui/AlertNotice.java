package scot.adp.treatment.ui;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.springframework.stereotype.Component;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.Notice;
import scot.adp.treatment.AlertRules.Lists;
import scot.adp.treatment.AlertsInForce;
import scot.adp.treatment.DrugAlertView;
import scot.adp.treatment.DrugAlerts;

/**
 * The most pressing alert in force, above every page; strangers see public ones alone.
 */
@Component
class AlertNotice implements Notice {

	private final AlertsInForce inForce;

	private final DrugAlerts alerts;

	AlertNotice(AlertsInForce inForce, DrugAlerts alerts) {
		this.inForce = inForce;
		this.alerts = alerts;
	}

	@Override
	public int order() {
		return 10;
	}

	@Override
	public Optional<? extends com.vaadin.flow.component.Component> now() {
		var above = inForce.above();
		boolean reads = above.reader();
		List<DrugAlertView> now = above.alerts();
		if (now.isEmpty()) {
			return Optional.empty();
		}
		DrugAlertView first = now.getFirst();
		var said = new Span(first.shortText());
		said.addClassName("alert-line-said");
		var line = new Div(AlertWords.level(alerts, first), said, new Anchor(
				reads ? "alerts/" + first.id().value() : "drug-alerts", Words.of("alerts.line.read", first.number())));
		line.addClassName("alert-line");
		if (now.size() > 1) {
			line.add(new Anchor(reads ? "alerts?show=in_force" : "drug-alerts",
					Words.of("alerts.line.more", now.size() - 1)));
		}
		return Optional.of(line);
	}

	@Override
	public List<Plain> forEverybody() {
		return inForce.above()
			.alerts()
			.stream()
			.filter(DrugAlertView::forPublic)
			.map(alert -> new Plain(alerts.told(Lists.LEVEL, alert.level()).label(), alert.shortText(), more(alert)))
			.toList();
	}

	private List<String> more(DrugAlertView alert) {
		return Stream
			.of(alert.summary().lines(), Stream.ofNullable(alert.localActions()).flatMap(String::lines),
					alert.advice().stream().map(code -> alerts.told(Lists.ADVICE, code).label()))
			.flatMap(lines -> lines)
			.filter(line -> !line.isBlank())
			.toList();
	}

}
