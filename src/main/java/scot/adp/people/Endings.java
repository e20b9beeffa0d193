package scot.adp.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * That somebody died, as a unit learned: without cause and without the day of the death.
 * Everything that runs for the person stops, in silence. It can be taken back.
 */
@Service
@Transactional
public class Endings {

	private final EndingStore store;

	private final Deaths deaths;

	private final PersonKeys keys;

	private final References references;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Endings(EndingStore store, Deaths deaths, PersonKeys keys, References references, CurrentCaller currentCaller,
			Recording recording, ApplicationEventPublisher events, Clock clock) {
		this.store = store;
		this.deaths = deaths;
		this.keys = keys;
		this.references = references;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Records that a unit learned of a death.
	 * @param idempotencyKey new for each
	 * @param who the person's CHI number or the unit's own number
	 * @param learnedOn the day on which the unit learned of it
	 * @throws Problem where the number is none, or the day lies in the future
	 */
	@Allowed(operation = "people.ending.record", roles = { Role.PRACTITIONER, Role.UNIT_EDITOR, Role.UNIT_LEAD },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Id record(String idempotencyKey, UnitId unit, Someone who, LocalDate learnedOn) {
		currentCaller.reaching(unit);
		LocalDate today = LocalDate.now(clock);
		new Problem.Faults()
			.when(learnedOn.isAfter(today), "learnedOn", "The day cannot be in the future.", "IN_FUTURE")
			.raise();
		// Whatever was switched off since, what runs for the person must stop.
		List<PersonKey> of = keysOf(unit, who, today);
		return recording.once(idempotencyKey, List.of(unit, of, learnedOn), Id::new, author -> {
			var id = new Id(UUID.randomUUID());
			var told = store.add(id, unit, learnedOn, of, author);
			told.forEach(
					(record, key) -> events.publishEvent(new PersonDied(envelope(record, 1, unit, key), learnedOn)));
			return new Made<>(id, subject(id), Map.of("unit", unit.value(), "learnedOn", learnedOn.toString()));
		});
	}

	/**
	 * Takes it back: it was another person. What was stopped goes on from the facts.
	 */
	@Allowed(operation = "people.ending.take-back", roles = { Role.PRACTITIONER, Role.UNIT_EDITOR, Role.UNIT_LEAD },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Id takeBack(String idempotencyKey, Id id, Mistake reason) {
		PersonEndingView ending = store.find(id).orElseThrow(() -> Problem.notFound("record", id.value().toString()));
		currentCaller.reaching(ending.unit());
		return recording.once(idempotencyKey, List.of(id, reason), Id::new, author -> {
			if (!store.takeBack(id, reason, author)) {
				throw Problem.conflict("Somebody took this back already.", null);
			}
			var told = store.keys(id);
			store.forget(id);
			told.forEach((record, key) -> {
				// What another unit learned stands.
				if (!deaths.known(key)) {
					events.publishEvent(new PersonDiedWithdrawn(envelope(record, 2, ending.unit(), key)));
				}
			});
			return new Made<>(id, subject(id), Map.of("takenBack", reason.name()));
		});
	}

	/**
	 * What a unit recorded in the last days and may have to take back, the latest first.
	 */
	@Allowed(operation = "people.ending.read", roles = { Role.PRACTITIONER, Role.UNIT_EDITOR, Role.UNIT_LEAD },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<PersonEndingView> recent() {
		return store.recent(currentCaller.reach(), LocalDate.now(clock).minusDays(90));
	}

	/** What a unit of the caller recorded. */
	@Allowed(operation = "people.ending.read", roles = { Role.PRACTITIONER, Role.UNIT_EDITOR, Role.UNIT_LEAD },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<PersonEndingView> find(Id id) {
		return store.find(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/** The person's keys: in the spaces of the unit's data, and of its agreements. */
	private List<PersonKey> keysOf(UnitId unit, Someone who, LocalDate on) {
		new Problem.Faults()
			.when(Blanks.isBlank(who.chi()) == Blanks.isBlank(who.ownRef()), "ownRef",
					"Give your service's own number of the person, or the CHI number; one of them.")
			.raise();
		if (!Blanks.isBlank(who.chi())) {
			return keys.everywhere(unit, on, keys.chi("chi", String.valueOf(who.chi()), on));
		}
		return keys.everywhere(unit, on, references.read("ownRef", unit, on, String.valueOf(who.ownRef())));
	}

	private Envelope envelope(UUID record, int revision, UnitId unit, PersonKey key) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(record), revision, Instant.now(clock), unit, 1,
				key);
	}

	private static String subject(Id id) {
		return "ending " + id.value();
	}

	/** That a unit learned of a death. */
	public record Id(UUID value) implements Identifier {
	}

	/** Why it is taken back. */
	public enum Mistake {

		/** It was another person. */
		WRONG_PERSON,
		/** The person is alive. */
		WRONG_NEWS

	}

	/**
	 * Somebody, by one of two numbers, as it was typed. It tells itself to nobody, and is
	 * no part of a command: keys are made of it first.
	 */
	public static final class Someone {

		private final @Nullable String chi;

		private final @Nullable String ownRef;

		private Someone(@Nullable String chi, @Nullable String ownRef) {
			this.chi = chi;
			this.ownRef = ownRef;
		}

		/** One of the numbers; blank where it is not given. */
		public static Someone of(@Nullable String chi, @Nullable String ownRef) {
			return new Someone(chi, ownRef);
		}

		@Nullable String chi() {
			return chi;
		}

		@Nullable String ownRef() {
			return ownRef;
		}

		/** Whatever prints it tells nothing. */
		@Override
		public String toString() {
			return "somebody";
		}

	}

}
