package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.events.CoOccurringGapFound;
import scot.adp.events.DataSet;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.NaloxoneSupplied;
import scot.adp.events.NonFatalOverdoseReported;
import scot.adp.events.NonFatalOverdoseReported.ChildConcern;
import scot.adp.events.PersonDisengaged;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.events.RehabEnded;
import scot.adp.events.RehabExitPlanned;
import scot.adp.events.TreatmentStarted;
import scot.adp.people.PersonKeys;
import scot.adp.platform.UnitId;
import scot.adp.treatment.StayRules.Groups;

/** Tells the bus of changed records, within the transaction of the change. */
@Component
class ChangedRecords {

	/** Kits that were handed over. */
	static final DataSet SUPPLIES = new DataSet("treatment.supplies");

	/** Referrals that wait for treatment, or waited. */
	static final DataSet WAITS = new DataSet("treatment.waits");

	/** Outlets and what happened to their kits. */
	static final DataSet STOCK = new DataSet("treatment.stock");

	/** What outlets told of injecting equipment. */
	static final DataSet EQUIPMENT = new DataSet("treatment.equipment");

	/** Drug alerts and who acknowledged them. */
	static final DataSet ALERTS = new DataSet("treatment.alerts");

	/** People to reach. */
	static final DataSet REACH = new DataSet("treatment.reach");

	/** What people say of services. */
	static final DataSet VOICES = new DataSet("treatment.voices");

	/** Evidence for the standards of medication assisted treatment. */
	static final DataSet MAT = new DataSet("treatment.mat");

	/** Episodes of treatment. */
	static final DataSet EPISODES = new DataSet("treatment.episodes");

	/** Residential stays. */
	static final DataSet STAYS = new DataSet("treatment.stays");

	/** What units do with what was learned from reviews of deaths. */
	static final DataSet LEARNING = new DataSet("treatment.learning");

	/** Joint care of people with a mental health condition. */
	static final DataSet JOINT_CARE = new DataSet("treatment.joint-care");

	/** Nights of wards, which returns alone tell. */
	static final DataSet NIGHTS = new DataSet("treatment.nights");

	/**
	 * What an agreement has to be for, so that partners hear who was supplied or leaves.
	 */
	private static final String LEAVING = "LEAVING";

	/** What an agreement has to be for, so that partners hear whose treatment began. */
	private static final String TREATMENT = "TREATMENT";

	private final ApplicationEventPublisher events;

	private final PersonKeys keys;

	ChangedRecords(ApplicationEventPublisher events, PersonKeys keys) {
		this.events = events;
		this.keys = keys;
	}

	/**
	 * Supplies of a unit were recorded or withdrawn.
	 * @param record the supply, or what they came in
	 * @param days on which they happened
	 */
	void ofSupplies(UUID record, int revision, UnitId unit, Collection<LocalDate> days, OffsetDateTime at) {
		publish(record, revision, unit, SUPPLIES, days.stream().min(LocalDate::compareTo).orElseThrow(),
				days.stream().max(LocalDate::compareTo).orElseThrow(), at);
	}

	/**
	 * Kits were handed over: each is told by itself, a person at risk only by the key of
	 * an agreement that lets others know.
	 * @param ids by the line of each
	 * @param revision 1, or more where one was put right
	 */
	void supplied(List<SupplyStore.Row> rows, Map<Integer, Supplies.Id> ids, int revision, OffsetDateTime at) {
		var told = new HashMap<PersonKey, PersonKey>();
		rows.stream()
			.filter(row -> row.person() != null)
			.collect(Collectors.groupingBy(SupplyStore.Row::unit,
					Collectors.mapping(SupplyStore.Row::person, Collectors.toSet())))
			.forEach((unit, people) -> told.putAll(keys.told(people, SUPPLIES, unit, LEAVING, at.toLocalDate())));
		for (var row : rows) {
			Supplies.Id id = Objects.requireNonNull(ids.get(row.line()));
			@Nullable PersonKey person = (row.person() != null) ? told.get(row.person()) : null;
			events.publishEvent(new NaloxoneSupplied(
					new Envelope(new EventId(UUID.randomUUID()), new RecordId(id.value()), revision, at.toInstant(),
							row.unit(), 1, person),
					new RecordId(row.entry().outlet().value()), new ListedCode(row.entry().recipient()),
					row.entry().happenedOn()));
		}
	}

	/**
	 * Waits of a unit were recorded, changed or withdrawn.
	 * @param record the wait, or what they came in
	 * @param from the first day that any of them counts for
	 * @param to the last
	 */
	void ofWaits(UUID record, int revision, UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		publish(record, revision, unit, WAITS, from, to, at);
	}

	/** Waits of any units are judged otherwise. */
	void ofAllWaits(LocalDate from, LocalDate to, OffsetDateTime at) {
		publish(UUID.randomUUID(), 1, null, WAITS, from, to, at);
	}

	/**
	 * Treatment began: each is told by itself, and the person only by the key of an
	 * agreement that lets others know.
	 */
	void started(List<Started> waits, OffsetDateTime at) {
		var told = new HashMap<PersonKey, PersonKey>();
		waits.stream()
			.filter(it -> it.person() != null)
			.collect(Collectors.groupingBy(Started::unit, Collectors.mapping(Started::person, Collectors.toSet())))
			.forEach((unit, people) -> told.putAll(keys.told(people, WAITS, unit, TREATMENT, at.toLocalDate())));
		for (var started : waits) {
			@Nullable PersonKey person = (started.person() != null) ? told.get(started.person()) : null;
			events.publishEvent(new TreatmentStarted(
					new Envelope(new EventId(UUID.randomUUID()), new RecordId(started.id().value()), started.revision(),
							at.toInstant(), started.unit(), 1, person),
					started.on(), new ListedCode(started.treatmentType()), new ListedCode(started.substance())));
		}
	}

	/**
	 * A wait in which treatment began.
	 *
	 * @param person by the key of the data set; null where there is none
	 */
	record Started(Waits.Id id, int revision, UnitId unit, @Nullable PersonKey person, LocalDate on,
			String treatmentType, String substance) {
	}

	/** An outlet of a unit was added, changed or closed. */
	void ofOutlet(UUID record, int revision, UnitId unit, LocalDate day, OffsetDateTime at) {
		publish(record, revision, unit, STOCK, day, day, at);
	}

	/** Something happened to the kits of a unit. */
	void ofStock(UUID record, UnitId unit, LocalDate day, OffsetDateTime at) {
		publish(record, 1, unit, STOCK, day, day, at);
	}

	/**
	 * Outlets of a unit told of injecting equipment, or put it right.
	 * @param record the return, or what they came in
	 */
	void ofEquipment(UUID record, int revision, UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		publish(record, revision, unit, EQUIPMENT, from, to, at);
	}

	/**
	 * People to reach of a unit were recorded, changed or withdrawn.
	 * @param record the one, or what they came in
	 */
	void ofReach(UUID record, int revision, UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		publish(record, revision, unit, REACH, from, to, at);
	}

	/**
	 * A first look was taken at an overdose, or another one found something else of a
	 * child; who it is, is not told.
	 */
	void overdoseReported(UUID record, int revision, UnitId unit, OffsetDateTime overdoseAt, ChildConcern childConcern,
			OffsetDateTime at) {
		events.publishEvent(new NonFatalOverdoseReported(new Envelope(new EventId(UUID.randomUUID()),
				new RecordId(record), revision, at.toInstant(), unit, 1, null), overdoseAt.toInstant(), childConcern));
	}

	/**
	 * What people say of services of a unit was recorded, changed or answered.
	 * @param record the one, or what they came in
	 * @param days on which it was heard
	 */
	void ofVoices(UUID record, int revision, UnitId unit, Collection<LocalDate> days, OffsetDateTime at) {
		publish(record, revision, unit, VOICES, days.stream().min(LocalDate::compareTo).orElseThrow(),
				days.stream().max(LocalDate::compareTo).orElseThrow(), at);
	}

	/** A unit was asked or answered, of something that was issued on a day. */
	void ofLearning(UUID record, int revision, UnitId unit, LocalDate issuedOn, OffsetDateTime at) {
		publish(record, revision, unit, LEARNING, issuedOn, issuedOn, at);
	}

	/**
	 * Evidence for a standard was recorded, changed or withdrawn, or a standard was
	 * assessed.
	 * @param record the one, or what they came in
	 * @param unit whose it is; null of an assessment
	 */
	void ofMat(UUID record, int revision, @Nullable UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		publish(record, revision, unit, MAT, from, to.isBefore(from) ? from : to, at);
	}

	/**
	 * Episodes of a unit were recorded, changed or withdrawn.
	 * @param record the one, or what they came in
	 * @param from the first day that any of them counts for
	 */
	void ofEpisodes(UUID record, int revision, UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		publish(record, revision, unit, EPISODES, from, to, at);
	}

	/**
	 * Nobody heard of some people in treatment beyond the rule: each is told by itself,
	 * and the person only by the key of an agreement that lets others know.
	 */
	void disengaged(List<EpisodeStore.Silent> episodes, OffsetDateTime at) {
		var told = new HashMap<PersonKey, PersonKey>();
		episodes.stream()
			.filter(it -> it.person() != null)
			.collect(Collectors.groupingBy(EpisodeStore.Silent::unit,
					Collectors.mapping(EpisodeStore.Silent::person, Collectors.toSet())))
			.forEach((unit, people) -> told.putAll(keys.told(people, EPISODES, unit, TREATMENT, at.toLocalDate())));
		for (var silent : episodes) {
			@Nullable PersonKey person = (silent.person() != null) ? told.get(silent.person()) : null;
			events.publishEvent(
					new PersonDisengaged(
							new Envelope(new EventId(UUID.randomUUID()), new RecordId(silent.id().value()),
									silent.version(), at.toInstant(), silent.unit(), 1, person),
							silent.lastContactOn()));
		}
	}

	/** Stays of a unit were recorded, changed or withdrawn; the days are as above. */
	void ofStay(UUID record, int revision, UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		publish(record, revision, unit, STAYS, from, to, at);
	}

	/**
	 * Tells when somebody leaves a stay: that a day is planned, moved or no more, or that
	 * they left. The person is told only by the key of an agreement that lets others
	 * know; of somebody who died nothing is told.
	 */
	void exit(Exit exit, StayRules rules, OffsetDateTime at) {
		StayFacts now = exit.now();
		@Nullable LocalDate left = now.leftOn();
		@Nullable String how = now.leftHow();
		if (rules.is(Groups.DECEASED, how)) {
			return;
		}
		if (left != null && how != null && !rules.is(Groups.LEFT_OUT, how)) {
			if (!left.equals(exit.before().leftOn()) || !how.equals(exit.before().leftHow())) {
				events.publishEvent(new RehabEnded(envelope(exit, at), left,
						rules.is(Groups.PLANNED, how) ? RehabEnded.How.PLANNED : RehabEnded.How.EARLY));
			}
			return;
		}
		@Nullable LocalDate before = (exit.before().leftOn() == null) ? exit.before().plannedEndOn() : null;
		@Nullable LocalDate planned = (left == null && !exit.over()) ? now.plannedEndOn() : null;
		if (Objects.equals(before, planned)) {
			return;
		}
		RehabExitPlanned.State state = (planned == null) ? RehabExitPlanned.State.CANCELLED
				: (before == null) ? RehabExitPlanned.State.PLANNED : RehabExitPlanned.State.MOVED;
		StayFacts told = (planned == null) ? exit.before() : now;
		events.publishEvent(new RehabExitPlanned(envelope(exit, at),
				(planned != null) ? planned : Objects.requireNonNull(before), (planned != null) ? before : null, state,
				(told.destination() == null || StayRules.NOT_KNOWN.equals(told.destination()))
						? RehabExitPlanned.Answer.NOT_KNOWN
						: rules.is(Groups.ADDRESS, told.destination()) ? RehabExitPlanned.Answer.YES
								: RehabExitPlanned.Answer.NO,
				(told.parent() == null) ? RehabExitPlanned.Answer.NOT_KNOWN
						: told.parent() ? RehabExitPlanned.Answer.YES : RehabExitPlanned.Answer.NO));
	}

	private Envelope envelope(Exit exit, OffsetDateTime at) {
		@Nullable PersonKey person = (exit.person() == null) ? null
				: keys.told(exit.person(), STAYS, exit.unit(), LEAVING, at.toLocalDate()).orElse(null);
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(exit.stay().value()), exit.revision(),
				at.toInstant(), exit.unit(), 1, person);
	}

	/**
	 * A stay that changed.
	 *
	 * @param person by the key of the data set; null where there is none
	 * @param over whether nothing more is asked of it, or it was withdrawn
	 */
	record Exit(Stays.Id stay, int revision, UnitId unit, @Nullable PersonKey person, StayFacts before, StayFacts now,
			boolean over) {
	}

	/** Joint care that a unit asked for was told of, put right or withdrawn. */
	void ofJointCare(UUID record, int revision, UnitId askedBy, LocalDate from, LocalDate to, OffsetDateTime at) {
		publish(record, revision, askedBy, JOINT_CARE, from, to, at);
	}

	/** Nobody leads somebody's joint care and somebody should; who it is, is not told. */
	void gapFound(JointCareStore.Gap of, OffsetDateTime at) {
		events.publishEvent(
				new CoOccurringGapFound(new Envelope(new EventId(UUID.randomUUID()), new RecordId(of.id().value()),
						of.version(), at.toInstant(), of.unit(), 1, null), of.askedBy(), of.askedOf()));
	}

	/** An alert of a day was issued or withdrawn, or somebody acknowledged it. */
	void ofAlerts(UUID record, int revision, LocalDate from, LocalDate to, OffsetDateTime at) {
		publish(record, revision, null, ALERTS, from, to, at);
	}

	private void publish(UUID record, int revision, @Nullable UnitId unit, DataSet dataSet, LocalDate from,
			LocalDate to, OffsetDateTime at) {
		events.publishEvent(new RecordsChanged(new Envelope(new EventId(UUID.randomUUID()), new RecordId(record),
				revision, at.toInstant(), unit, 1, null), dataSet, from, to));
	}

}
