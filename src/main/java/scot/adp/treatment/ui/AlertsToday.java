package scot.adp.treatment.ui;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.AlertReceipts;
import scot.adp.treatment.AlertsInForce;
import scot.adp.treatment.DrugAlertView;
import scot.adp.treatment.DrugAlerts;

/**
 * Alerts to be read, people of the own unit who have not, and drafts that wait for
 * somebody who approves.
 */
@Component
class AlertsToday implements WorkItems {

	private final DrugAlerts alerts;

	private final AlertsInForce inForce;

	private final AlertReceipts receipts;

	AlertsToday(DrugAlerts alerts, AlertsInForce inForce, AlertReceipts receipts) {
		this.alerts = alerts;
		this.inForce = inForce;
		this.receipts = receipts;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("treatment.alert.read")) {
			return Work.NONE;
		}
		var mine = new ArrayList<WorkItem>();
		var waiting = new ArrayList<WorkItem>();
		List<DrugAlertView> now = inForce.all();
		var ids = now.stream().map(DrugAlertView::id).toList();
		if (!now.isEmpty()) {
			var unread = receipts.waiting(ids);
			now.stream()
				.filter(alert -> unread.contains(alert.id()))
				.forEach(alert -> mine.add(item(alert, "alerts.work.read", until(alert))));
			if (asked.reader().may("treatment.alert-recipient.read")) {
				var silent = receipts.silent(ids);
				now.stream()
					.filter(alert -> silent.containsKey(alert.id()))
					.forEach(alert -> mine.add(item(alert, "alerts.work.ring",
							Words.of("alerts.work.ring.detail", silent.getOrDefault(alert.id(), 0)))));
			}
		}
		if (asked.reader().may("treatment.alert.issue") && alerts.approves()) {
			inForce.drafts()
				.stream()
				.forEach(alert -> (alert.draftedBy().equals(asked.reader().account()) ? waiting : mine).add(item(alert,
						"alerts.work.approve", Words.of("alerts.work.approve.detail", alert.draftedByName()))));
		}
		return new Work(Found.first(mine, asked.limit()), Found.first(waiting, asked.limit()));
	}

	/** Before all else: it is the one thing of the day that cannot wait. */
	@Override
	public int order() {
		return 5;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

	private static String until(DrugAlertView alert) {
		return (alert.issuedAt() != null) ? Words.of("alerts.work.read.detail", Dates.time(alert.issuedAt())) : "";
	}

	private static WorkItem item(DrugAlertView alert, String verb, String detail) {
		return WorkItem.plain(Words.of("alerts.number", alert.number()), alert.shortText(), detail, Words.of(verb),
				"alerts/" + alert.id().value());
	}

}
