package scot.adp.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.AgreementEnded;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.RecordId;
import scot.adp.identity.Recording;

/** What follows from the end of an agreement: others are told, and its keys destroyed. */
@Component
class AgreementEnds {

	private final AgreementStore store;

	private final KeyRing ring;

	private final PeopleRules rules;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Recording recording;

	private final Clock clock;

	AgreementEnds(AgreementStore store, KeyRing ring, PeopleRules rules, JdbcClient jdbc,
			ApplicationEventPublisher events, Recording recording, Clock clock) {
		this.store = store;
		this.ring = ring;
		this.rules = rules;
		this.jdbc = jdbc;
		this.events = events;
		this.recording = recording;
		this.clock = clock;
	}

	/** Tells others of each agreement that is over and was not told of yet. */
	@Transactional(propagation = Propagation.MANDATORY)
	void tell(LocalDate on) {
		for (var over : store.untold(on)) {
			store.told(over.code());
			events.publishEvent(new AgreementEnded(new Envelope(new EventId(UUID.randomUUID()), new RecordId(over.id()),
					over.version(), Instant.now(clock), null, 1, null), over.code().space()));
		}
	}

	/**
	 * Destroys the secrets, pairs and keys of agreements that were over for long enough:
	 * nothing matches by them ever again.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void destroy(LocalDate on) {
		for (var over : store.toDestroy(on.minusDays(rules.destroyDays()))) {
			int pairs = jdbc.sql("delete from people.pair where agreement = :agreement")
				.param("agreement", over.code().value())
				.update();
			jdbc.sql("delete from people.ending_key where space = :agreement")
				.param("agreement", over.code().value())
				.update();
			ring.destroy(over.code().space());
			store.destroyed(over.code());
			recording.tellRows("people.agreement.destroy", "agreement " + over.code().value(), pairs);
		}
	}

}
