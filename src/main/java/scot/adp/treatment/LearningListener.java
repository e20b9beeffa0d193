package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.LearningIssued;
import scot.adp.events.LearningWithdrawn;

/**
 * Hears that something was learned from reviews of drug deaths, and asks each unit that
 * is named what it does about it.
 */
@Component
class LearningListener {

	private final LearningTaskStore store;

	private final ChangedRecords changes;

	private final Clock clock;

	LearningListener(LearningTaskStore store, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.changes = changes;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "treatment.learning-issued")
	void on(LearningIssued event) {
		LocalDate issuedOn = event.envelope().occurredAt().atZone(AlertRules.ZONE).toLocalDate();
		store.ask(event.envelope().record().value(), event.audiences(), issuedOn, event.answerBy())
			.forEach(unit -> changes.ofLearning(UUID.randomUUID(), 1, unit, issuedOn, OffsetDateTime.now(clock)));
	}

	@ApplicationModuleListener(id = "treatment.learning-withdrawn")
	void on(LearningWithdrawn event) {
		store.withdraw(event.envelope().record().value(), OffsetDateTime.now(clock))
			.forEach((unit, on) -> changes.ofLearning(UUID.randomUUID(), 1, unit, on, OffsetDateTime.now(clock)));
	}

}
