package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.CoverageCell.State;
import scot.adp.events.CoverageGained;
import scot.adp.events.CoverageLost;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.LocalArea;
import scot.adp.events.RecordId;

/**
 * Compares each night what is open of what is watched with the night before, and tells of
 * each cell once that it was lost or is there again. What changes by another rule alone
 * is neither.
 */
@Component
class CoverageWatch {

	private final HelpCoverage coverage;

	private final CoverageStore store;

	private final CoverageAsks asks;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	CoverageWatch(HelpCoverage coverage, CoverageStore store, CoverageAsks asks, ApplicationEventPublisher events,
			Clock clock) {
		this.coverage = coverage;
		this.store = store;
		this.asks = asks;
		this.events = events;
		this.clock = clock;
	}

	/** After the windows of the day were worked out. */
	@Scheduled(cron = "0 20 0 * * *", zone = "Europe/London")
	@Transactional
	void tonight() {
		LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));
		var before = store.held();
		var counted = coverage.watched(today);
		LocalDate rule = counted.rule().from();
		for (CoverageCell cell : counted.cells()) {
			var last = before.remove(CoverageStore.Key.of(cell));
			if (last == null) {
				store.add(cell, today, rule);
				continue;
			}
			boolean told = last.ruleFrom().equals(rule) && (last.state() == State.GAP) != (cell.state() == State.GAP);
			int revision = told ? last.revision() + 1 : last.revision();
			store.change(last, cell, revision, today, rule);
			if (told) {
				tell(last.id(), revision, cell, today);
			}
		}
		asks.covered(counted.cells(), today);
		store.remove(before.values().stream().map(CoverageStore.Kept::id).toList());
	}

	private void tell(CoverageStore.Id id, int revision, CoverageCell cell, LocalDate today) {
		var envelope = new Envelope(new EventId(UUID.randomUUID()), new RecordId(id.value()), revision, clock.instant(),
				null, 1, null);
		var area = new LocalArea(cell.area().value());
		var weekday = new ListedCode(cell.weekday().name());
		var band = new ListedCode(cell.band());
		events.publishEvent((cell.state() == State.GAP) ? new CoverageLost(envelope, area, weekday, band, today)
				: new CoverageGained(envelope, area, weekday, band, today));
	}

}
