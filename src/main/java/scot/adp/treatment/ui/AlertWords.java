package scot.adp.treatment.ui;

import java.util.Locale;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.treatment.AlertRules.Lists;
import scot.adp.treatment.DrugAlertView;
import scot.adp.treatment.DrugAlertView.Stage;
import scot.adp.treatment.DrugAlerts;

/** How pages tell of an alert. */
final class AlertWords {

	private AlertWords() {
	}

	/** How pressing it is, by letter, word and colour. */
	static StatusMark level(DrugAlerts alerts, DrugAlertView alert) {
		String label = alerts.told(Lists.LEVEL, alert.level()).label();
		String colour = switch (alert.level()) {
			case "URGENT" -> "danger";
			case "WARNING" -> "warning";
			default -> "info";
		};
		return new StatusMark(new Mark(label.substring(0, 1), label, alert.inForce() ? colour : "muted"), null);
	}

	/** How far it is, in a sentence. */
	static String standing(DrugAlerts alerts, DrugAlertView alert) {
		return switch (alert.stage()) {
			case DRAFT -> Words.of("alerts.standing.DRAFT", alert.draftedByName());
			case ISSUED, CHANGED -> Words.of("alerts.standing." + alert.stage().name(), issued(alert),
					Dates.full(alert.validUntil()), Dates.time(alert.wordedAt()));
			case EXPIRED -> Words.of("alerts.standing.EXPIRED", Dates.full(alert.validUntil()));
			case WITHDRAWN -> withdrawn(alerts, alert);
		};
	}

	private static String withdrawn(DrugAlerts alerts, DrugAlertView alert) {
		String because = (alert.withdrawnBecause() != null)
				? alerts.told(Lists.WITHDRAWN_BECAUSE, alert.withdrawnBecause()).label().toLowerCase(Locale.UK) : "";
		return Words.of((alert.issuedAt() != null) ? "alerts.standing.WITHDRAWN" : "alerts.standing.dropped",
				(alert.withdrawnAt() != null) ? Dates.time(alert.withdrawnAt()) : "", because);
	}

	private static String issued(DrugAlertView alert) {
		return (alert.issuedAt() != null) ? Dates.time(alert.issuedAt()) : "";
	}

	/** What it is about, in a line. */
	static String substances(DrugAlerts alerts, DrugAlertView alert) {
		return alert.substances()
			.stream()
			.map(code -> alerts.told(Lists.SUBSTANCE, code).label())
			.collect(Collectors.joining(", "));
	}

	/** An alert as whoever has no account reads it. */
	static Panel forAnybody(DrugAlerts alerts, DrugAlertView alert) {
		var said = lines(alert.poster());
		var mark = level(alerts, alert);
		var panel = new Panel(Words.of("alerts.number", alert.number()), mark);
		if (alert.stage() == Stage.WITHDRAWN || alert.stage() == Stage.EXPIRED) {
			var over = new Paragraph(standing(alerts, alert));
			over.addClassName("alert-over");
			panel.add(over);
		}
		panel.add(said);
		if (alert.soldAs() != null) {
			panel.add(detail(Words.of("alerts.sold-as.said", alert.soldAs())));
		}
		panel.add(detail(Words.of("alerts.about", substances(alerts, alert))));
		if (alert.inForce()) {
			panel.add(detail(standing(alerts, alert)));
		}
		return panel;
	}

	/** Words with the lines that they were written in. */
	static Div lines(String words) {
		var said = new Div(new Span(words));
		said.addClassNames("own-lines", "alert-lines");
		return said;
	}

	static Paragraph detail(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

	static Div verbs(Component... verbs) {
		var row = new Div(verbs);
		row.addClassName("verbs");
		return row;
	}

}
