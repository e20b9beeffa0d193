package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Recording;

/**
 * What time brings alerts by itself: their end, of which other modules are told; figures
 * whose day to acknowledge is over; links that open no more.
 */
@Component
class AlertCare {

	/** Alerts of these days may have got figures since yesterday. */
	private static final int DAYS = 2;

	private final AlertStore alerts;

	private final RecipientStore recipients;

	private final AlertSending sending;

	private final ChangedRecords changes;

	private final AlertRules rules;

	private final Recording recording;

	private final Clock clock;

	AlertCare(AlertStore alerts, RecipientStore recipients, AlertSending sending, ChangedRecords changes,
			AlertRules rules, Recording recording, Clock clock) {
		this.alerts = alerts;
		this.recipients = recipients;
		this.sending = sending;
		this.changes = changes;
		this.rules = rules;
		this.recording = recording;
		this.clock = clock;
	}

	@Scheduled(cron = "0 1 0 * * *", zone = "Europe/London")
	@SchedulerLock(name = "treatment.alerts")
	@Transactional
	void dayBegan() {
		var now = OffsetDateTime.now(clock);
		LocalDate today = now.atZoneSameInstant(AlertRules.ZONE).toLocalDate();
		var expired = alerts.expired(today, now);
		expired.forEach(alert -> sending.expire(alert, now));
		if (!expired.isEmpty()) {
			recording.tellRows("treatment.alert.expire", "drug alerts", expired.size());
		}
		recipients.forgetLinks(now.minusDays(rules.linkDays()));
		changes.ofAlerts(UUID.randomUUID(), 1, today.minusDays(DAYS), today, now);
	}

}
