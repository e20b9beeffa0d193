package scot.adp.community;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import scot.adp.events.BasicNeedRepeated;
import scot.adp.events.DataSet;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.PersonKey;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.events.VolunteerEnded;
import scot.adp.events.VolunteerHired;
import scot.adp.events.WorkStarted;
import scot.adp.events.WorkSustained;
import scot.adp.people.PersonKeys;
import scot.adp.platform.UnitId;

/** Tells the bus of changed records, within the transaction of the change. */
@Component
class CommunityNews {

	/** Help with basic needs. */
	static final DataSet HELP = new DataSet("community.help");

	/** Ways into work. */
	static final DataSet PATHS = new DataSet("community.path");

	/** College and community courses of people. */
	static final DataSet LEARNERS = new DataSet("community.learners");

	/** What people need, and how far it is met. */
	static final DataSet NEEDS = new DataSet("community.needs");

	/** People who volunteer, and their hours. */
	static final DataSet VOLUNTEERS = new DataSet("community.volunteers");

	/** What an agreement has to be for, so that partners hear who began to work. */
	private static final String RECOVERY = "TREATMENT";

	private final ApplicationEventPublisher events;

	private final PersonKeys keys;

	CommunityNews(ApplicationEventPublisher events, PersonKeys keys) {
		this.events = events;
		this.keys = keys;
	}

	/**
	 * Records of a unit were added, changed or withdrawn.
	 * @param record the record, or what they came in
	 * @param from the first day that any of them counts for
	 * @param to the last
	 */
	void changed(UUID record, int revision, UnitId unit, DataSet dataSet, LocalDate from, LocalDate to,
			OffsetDateTime at) {
		events.publishEvent(new RecordsChanged(envelope(record, revision, unit, at, null), dataSet, from, to));
	}

	/** Somebody was helped in another crisis. */
	void repeated(HelpsGiven.Id help, UnitId unit, String domain, LocalDate on, OffsetDateTime at) {
		events
			.publishEvent(new BasicNeedRepeated(envelope(help.value(), 1, unit, at, null), new ListedCode(domain), on));
	}

	/**
	 * Tells what became known of a way into work: that a first job began or began on
	 * another day, and that work was sustained.
	 * @param before what was known
	 * @param now what is known
	 * @param revision of the path, as it is now
	 */
	void worked(PathStore.Stored path, WorkClock before, WorkClock now, int revision, OffsetDateTime at) {
		if (now.started() == null) {
			return;
		}
		boolean began = !now.started().equals(before.started());
		var sustained = now.milestones()
			.stream()
			.filter(it -> it.state() == WorkClock.State.SUSTAINED)
			.filter(it -> began
					|| before.at(it.weeks()).filter(earlier -> earlier.state() == WorkClock.State.SUSTAINED).isEmpty())
			.toList();
		if (!began && sustained.isEmpty()) {
			return;
		}
		@Nullable PersonKey person = (path.person() != null)
				? keys.told(path.person(), PATHS, path.unit(), RECOVERY, at.toLocalDate()).orElse(null) : null;
		if (began) {
			events.publishEvent(
					new WorkStarted(envelope(path.id().value(), revision, path.unit(), at, person), now.start()));
		}
		sustained.forEach(it -> events
			.publishEvent(new WorkSustained(envelope(path.id().value(), revision, path.unit(), at, person),
					new ListedCode("WEEKS_" + it.weeks()), it.dueOn())));
	}

	/** Somebody goes into paid work, who was not told to have done so before. */
	void hired(VolunteerView volunteer, LocalDate on, int revision, OffsetDateTime at) {
		events.publishEvent(new VolunteerHired(envelope(volunteer.id().value(), revision, volunteer.unit(), at, null),
				new ListedCode(volunteer.role()), on));
	}

	/** Somebody no longer volunteers. */
	void ended(VolunteerView volunteer, String reason, LocalDate on, int revision, OffsetDateTime at) {
		events.publishEvent(new VolunteerEnded(envelope(volunteer.id().value(), revision, volunteer.unit(), at, null),
				new ListedCode(reason), on));
	}

	private static Envelope envelope(UUID record, int revision, UnitId unit, OffsetDateTime at,
			@Nullable PersonKey person) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(record), revision, at.toInstant(), unit, 1,
				person);
	}

}
