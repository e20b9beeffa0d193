package scot.adp.families;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.events.AftercareMissed;
import scot.adp.events.DataSet;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.FamilySupportEnded;
import scot.adp.events.FamilySupportStarted;
import scot.adp.events.ListedCode;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.measures.spi.Period;
import scot.adp.platform.UnitId;

/**
 * Tells the bus of changed records, within the transaction of the change. No event of
 * families tells who anybody is.
 */
@Component
class FamilyNews {

	/** Families that are supported. */
	static final DataSet SUPPORT = new DataSet("families.support");

	/** Who belongs to them. */
	static final DataSet MEMBERS = new DataSet("families.members");

	/** Who is followed after a stay. */
	static final DataSet AFTERCARE = new DataSet("families.aftercare");

	/** What social work tells of child protection, in totals. */
	static final DataSet SAFEGUARDING = new DataSet("families.safeguarding");

	/** What police tell of young people who are exploited, in totals. */
	static final DataSet EXPLOITATION = new DataSet("families.exploitation");

	/** What schools tell of support with attainment, in totals. */
	static final DataSet ATTAINMENT = new DataSet("families.attainment");

	/** What maternity services tell of questions about alcohol, in totals. */
	static final DataSet MATERNITY = new DataSet("families.maternity");

	/** What is told of kinship carers, in totals. */
	static final DataSet KINSHIP = new DataSet("families.kinship");

	/** School years, rolls and what was typed of schools. */
	static final DataSet SCHOOLS = new DataSet("families.school");

	/** CRAFT courses. */
	static final DataSet CRAFT = new DataSet("families.craft");

	/** Therapy that families are referred to. */
	static final DataSet THERAPY = new DataSet("families.therapy");

	private final ApplicationEventPublisher events;

	FamilyNews(ApplicationEventPublisher events) {
		this.events = events;
	}

	/**
	 * Families of a unit were recorded, changed or withdrawn.
	 * @param record the family's support, or what they came in
	 * @param from the first day that any of them counts for
	 * @param to the last
	 */
	void ofSupport(UUID record, int revision, UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		events.publishEvent(new RecordsChanged(envelope(record, revision, unit, at), SUPPORT, from, to));
	}

	/** Aftercare of a unit was recorded, changed or withdrawn; the days are as above. */
	void ofAftercare(UUID record, int revision, UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		events.publishEvent(new RecordsChanged(envelope(record, revision, unit, at), AFTERCARE, from, to));
	}

	/** Schools of a year count otherwise. */
	void ofSchools(UUID record, UnitId unit, Period year, OffsetDateTime at) {
		events.publishEvent(new RecordsChanged(envelope(record, 1, unit, at), SCHOOLS, year.from(), year.to()));
	}

	/**
	 * CRAFT courses of a unit were recorded, changed or withdrawn; the days are as above.
	 */
	void ofCraft(UUID record, int revision, UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		events.publishEvent(new RecordsChanged(envelope(record, revision, unit, at), CRAFT, from, to));
	}

	/**
	 * Therapy of families of a unit was recorded, changed or withdrawn; the days are as
	 * above.
	 */
	void ofTherapy(UUID record, int revision, UnitId unit, LocalDate from, LocalDate to, OffsetDateTime at) {
		events.publishEvent(new RecordsChanged(envelope(record, revision, unit, at), THERAPY, from, to));
	}

	/** Of rows of a unit nothing is asked any more, or something again. */
	void stopped(DataSet of, UnitId unit, LocalDate from, OffsetDateTime at) {
		LocalDate today = at.toLocalDate();
		events.publishEvent(new RecordsChanged(envelope(UUID.randomUUID(), 1, unit, at), of, from,
				today.isBefore(from) ? from : today));
	}

	/** Nobody was in touch in time with somebody of 16 or over. */
	void missed(AftercareStore.Missed of, OffsetDateTime at) {
		events.publishEvent(
				new AftercareMissed(envelope(of.id().value(), of.version(), of.unit(), at), of.dueOn(), of.stay()));
	}

	/** Support began, or its beginning was put right. */
	void started(FamilySupports.Id id, int revision, UnitId unit, String tier, LocalDate on, OffsetDateTime at) {
		events
			.publishEvent(new FamilySupportStarted(envelope(id.value(), revision, unit, at), new ListedCode(tier), on));
	}

	/** Support ended, or its end was put right. */
	void ended(FamilySupports.Id id, int revision, UnitId unit, String tier, LocalDate on, String outcome,
			OffsetDateTime at) {
		events.publishEvent(new FamilySupportEnded(envelope(id.value(), revision, unit, at), new ListedCode(tier), on,
				new ListedCode(outcome)));
	}

	private static Envelope envelope(UUID record, int revision, @Nullable UnitId unit, OffsetDateTime at) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(record), revision, at.toInstant(), unit, 1,
				null);
	}

}
