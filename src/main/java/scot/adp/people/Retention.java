package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;

/** How long records about single persons are kept, what holds them, and what went. */
@Service
@Transactional
public class Retention {

	private final RetentionStore store;

	private final PeopleRules rules;

	private final Recording recording;

	private final Clock clock;

	Retention(RetentionStore store, PeopleRules rules, Recording recording, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.recording = recording;
		this.clock = clock;
	}

	/** The rules of today, with what holds them. */
	@Allowed(operation = "people.retention.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<RetentionRuleView> rules() {
		Map<DataSet, Hold> holds = store.holds();
		return rules.retention(LocalDate.now(clock)).stream().map(rule -> {
			@Nullable Hold hold = holds.get(rule.dataSet());
			return (hold != null) ? rule.held(hold.id(), hold.reason()) : rule;
		}).toList();
	}

	/** What each class of record is called, by code. */
	@Allowed(operation = "people.retention.read", to = Audience.READERS)
	public Map<String, String> classes() {
		return Map.copyOf(rules.classes());
	}

	/** What each data set is called. */
	@Allowed(operation = "people.retention.read", to = Audience.READERS)
	public Map<DataSet, String> dataSets() {
		return rules.dataSets();
	}

	/** The last run of the job that erases; empty before the first. */
	@Allowed(operation = "people.retention.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<Run> lastRun() {
		return store.lastRun();
	}

	/** What was erased in the last twelve months, by month and data set. */
	@Allowed(operation = "people.retention.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<Erased> erased() {
		return store.erasedSince(LocalDate.now(clock).minusMonths(11).withDayOfMonth(1));
	}

	/**
	 * Keeps the records of a data set, although their time has come, until the hold is
	 * lifted: as for an inquiry.
	 * @throws Problem where it is held already
	 */
	@Allowed(operation = "people.retention.hold", roles = Role.IG_OFFICER)
	public HoldId hold(String idempotencyKey, DataSet dataSet, String reason) {
		new Problem.Faults().when(!rules.dataSets().containsKey(dataSet), "dataSet", "There are no such records here.")
			.words(reason, SharingAgreements.LINE_LIMIT, "reason", "Say in a few words why it is to be kept.")
			.raise();
		return recording.once(idempotencyKey, List.of(dataSet, reason), HoldId::new, author -> {
			var id = new HoldId(UUID.randomUUID());
			if (!store.hold(id, dataSet, Blanks.strip(reason), author)) {
				throw Problem.invalid("dataSet", "These records are held already.");
			}
			return new Made<>(id, "records " + dataSet.value(), Map.of("hold", Auditable.CHANGED));
		});
	}

	/** Lifts a hold; what is overdue goes with the next run. */
	@Allowed(operation = "people.retention.hold", roles = Role.IG_OFFICER)
	public HoldId lift(String idempotencyKey, HoldId id) {
		return recording.once(idempotencyKey, List.of(id), HoldId::new, author -> {
			DataSet dataSet = store.lift(id, author)
				.orElseThrow(() -> Problem.notFound("hold in force", id.value().toString()));
			return new Made<>(id, "records " + dataSet.value(), Map.of("hold", "lifted"));
		});
	}

	/** Something that keeps records from being erased. */
	public record HoldId(UUID value) implements Identifier {
	}

	/** What holds the records of a data set. */
	record Hold(HoldId id, DataSet dataSet, String reason) {
	}

	/**
	 * A run of the job.
	 *
	 * @param held the data sets that it left alone although their time had come
	 * @param failed the data sets that could not be erased
	 */
	public record Run(OffsetDateTime at, int erased, List<DataSet> held, List<DataSet> failed) {
	}

	/**
	 * What was erased in a month.
	 *
	 * @param month its first day
	 */
	public record Erased(LocalDate month, DataSet dataSet, long rows) {
	}

}
