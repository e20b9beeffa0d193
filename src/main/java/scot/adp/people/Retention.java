package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;

/** How long records about single persons are kept, what holds them, and what went. */
@Service
@Transactional
public class Retention {

	private final RetentionStore store;

	private final Holds holds;

	private final PeopleRules rules;

	private final Officers officers;

	private final OrganisationNames names;

	private final Recording recording;

	private final Clock clock;

	Retention(RetentionStore store, Holds holds, PeopleRules rules, Officers officers, OrganisationNames names,
			Recording recording, Clock clock) {
		this.store = store;
		this.holds = holds;
		this.rules = rules;
		this.officers = officers;
		this.names = names;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * The rules of today, with what holds the rows of which organisation; and the hold
	 * that the caller may lift.
	 */
	@Allowed(operation = "people.retention.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<RetentionRuleView> rules() {
		Map<DataSet, List<Hold>> all = holds.all();
		var own = officers.organisations();
		return rules.retention(LocalDate.now(clock)).stream().map(rule -> {
			var held = all.getOrDefault(rule.dataSet(), List.of());
			return held.isEmpty() ? rule
					: rule.held(held.stream().filter(it -> it.isOf(own)).map(Hold::id).findFirst().orElse(null),
							held.stream().map(this::told).collect(Collectors.joining("; ")));
		}).toList();
	}

	private String told(Hold hold) {
		@Nullable OrganisationId organisation = hold.organisation();
		return (organisation != null)
				? "%s: %s".formatted(names.organisation(organisation).orElse(organisation.value()), hold.reason())
				: hold.reason();
	}

	/** What each class of record is called, by code. */
	@Allowed(operation = "people.retention.read", to = Audience.READERS)
	public Map<String, String> classes() {
		return Map.copyOf(rules.classes());
	}

	/** What each data set is called. */
	@Allowed(operation = "people.retention.read", to = Audience.READERS)
	public Map<DataSet, String> dataSets() {
		return rules.kept();
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
	 * Keeps the records of a data set that the caller's organisation answers for,
	 * although their time has come or people object, until the hold is lifted: as for an
	 * inquiry.
	 * @throws Problem where they are held already
	 */
	@Allowed(operation = "people.retention.hold", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	public HoldId hold(String idempotencyKey, DataSet dataSet, String reason) {
		new Problem.Faults().when(!rules.kept().containsKey(dataSet), "dataSet", "There are no such records here.")
			.words(reason, SharingAgreements.LINE_LIMIT, "reason", "Say in a few words why it is to be kept.")
			.raise();
		return recording.once(idempotencyKey, List.of(dataSet, reason), HoldId::new, author -> {
			var own = officers.organisations().stream().sorted(Comparator.comparing(OrganisationId::value)).toList();
			var id = own.stream().flatMap(organisation -> {
				var made = new HoldId(UUID.randomUUID());
				return holds.place(made, organisation, dataSet, Blanks.strip(reason), author) ? Stream.of(made)
						: Stream.empty();
			}).toList();
			if (id.isEmpty()) {
				throw Problem.invalid("dataSet", "These records are held already.");
			}
			return new Made<>(id.getFirst(), "records " + dataSet.value(),
					Map.of("hold", Auditable.CHANGED, "organisation", named(own)));
		});
	}

	/**
	 * Lifts an own hold; what is overdue goes with the next run, and whoever objected
	 * meanwhile with it.
	 */
	@Allowed(operation = "people.retention.hold", roles = Role.IG_OFFICER, scope = Scope.OWN_UNITS)
	public HoldId lift(String idempotencyKey, HoldId id) {
		return recording.once(idempotencyKey, List.of(id), HoldId::new, author -> {
			DataSet dataSet = holds.lift(id, officers.organisations(), author)
				.orElseThrow(() -> Problem.notFound("hold in force", id.value().toString()));
			return new Made<>(id, "records " + dataSet.value(), Map.of("hold", "lifted"));
		});
	}

	/** Something that keeps records from being erased. */
	public record HoldId(UUID value) implements Identifier {
	}

	static String named(Collection<OrganisationId> organisations) {
		return organisations.stream().map(OrganisationId::value).sorted().collect(Collectors.joining(", "));
	}

	/**
	 * What holds the records of a data set.
	 *
	 * @param organisation whose records; null for all
	 */
	record Hold(HoldId id, DataSet dataSet, @Nullable OrganisationId organisation, String reason) {

		Optional<OrganisationId> ofOne() {
			return Optional.ofNullable(organisation);
		}

		private boolean isOf(Collection<OrganisationId> own) {
			return !own.isEmpty() && (organisation == null || own.contains(organisation));
		}

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
