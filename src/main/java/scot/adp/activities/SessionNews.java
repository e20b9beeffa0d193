package scot.adp.activities;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.ActionCode;
import scot.adp.events.DataSet;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.GroupStopped;
import scot.adp.events.ListedCode;
import scot.adp.events.LocalArea;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.events.SessionChanged;
import scot.adp.events.SessionHeld;
import scot.adp.platform.UnitId;

/** Tells the bus of changed records, within the transaction of the change. */
@Component
class SessionNews {

	/** Sessions, planned days without a word, cohorts and answers. */
	static final DataSet SESSIONS = new DataSet("activities.session");

	/** What the directory is counted by. */
	static final DataSet DIRECTORY = new DataSet("activities.directory");

	/** Resources. */
	static final DataSet RESOURCES = new DataSet("activities.resource");

	/** What was placed, returned and counted at outlets. */
	static final DataSet STOCK = new DataSet("activities.stock");

	/** Campaigns and their figures. */
	static final DataSet CAMPAIGNS = new DataSet("activities.campaign");

	/** Agreed words and who uses them. */
	static final DataSet MESSAGES = new DataSet("activities.message");

	private final ApplicationEventPublisher events;

	private final JdbcClient jdbc;

	SessionNews(ApplicationEventPublisher events, JdbcClient jdbc) {
		this.events = events;
		this.jdbc = jdbc;
	}

	/** Something is counted otherwise for some days. */
	void of(UUID record, int revision, @Nullable UnitId unit, Collection<LocalDate> days, OffsetDateTime at) {
		of(SESSIONS, record, revision, unit, days, at);
	}

	/** The directory is counted otherwise for some days. */
	void ofDirectory(Collection<LocalDate> days, OffsetDateTime at) {
		of(DIRECTORY, UUID.randomUUID(), 1, null, days, at);
	}

	/** Records of a data set count otherwise for some days. */
	void of(DataSet dataSet, UUID record, int revision, @Nullable UnitId unit, Collection<LocalDate> days,
			OffsetDateTime at) {
		if (!days.isEmpty()) {
			events.publishEvent(new RecordsChanged(
					new Envelope(new EventId(UUID.randomUUID()), new RecordId(record), revision, at.toInstant(), unit,
							1, null),
					dataSet, days.stream().min(LocalDate::compareTo).orElseThrow(),
					days.stream().max(LocalDate::compareTo).orElseThrow()));
		}
	}

	/** All sessions of a programme count for something else. */
	void ofAll(Programmes.Id programme, OffsetDateTime at) {
		span(programme).ifPresent(span -> of(UUID.randomUUID(), 1, null, List.of(span.from(), span.to()), at));
	}

	private Optional<Span> span(Programmes.Id programme) {
		return jdbc.sql("""
				select min(happened_on) as first, max(happened_on) as last from activities.session
				where programme = :programme having count(*) > 0""")
			.param("programme", programme.value())
			.query((row, number) -> new Span(row.getObject("first", LocalDate.class),
					row.getObject("last", LocalDate.class)))
			.optional();
	}

	/** A series ended, and with it a group that people came to. */
	void stopped(SeriesView series, int revision, @Nullable LocalArea area, LocalDate on, OffsetDateTime at) {
		events.publishEvent(new GroupStopped(
				new Envelope(new EventId(UUID.randomUUID()), new RecordId(series.id().value()), revision,
						at.toInstant(), series.unit(), 1, null),
				(series.service() != null) ? new RecordId(series.service().value()) : null, area, on));
	}

	/** A session was held and counts. */
	void held(Told session, OffsetDateTime at) {
		events.publishEvent(new SessionHeld(envelope(session, at), new RecordId(session.programme().id().value()),
				new ListedCode(session.programme().kind()), session.place(), session.on(), session.actions()));
	}

	/** What is told of a session changed. */
	void changed(Told session, OffsetDateTime at) {
		events.publishEvent(new SessionChanged(envelope(session, at), new RecordId(session.programme().id().value()),
				new ListedCode(session.programme().kind()), session.place(), session.on(), session.actions()));
	}

	private static Envelope envelope(Told session, OffsetDateTime at) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(session.id().value()), session.revision(),
				at.toInstant(), session.unit(), 1, null);
	}

	/**
	 * What others hear of a session.
	 *
	 * @param place where; null where it was nowhere in particular
	 */
	record Told(Sessions.Id id, int revision, ProgrammeView programme, UnitId unit, @Nullable RecordId place,
			LocalDate on) {

		private List<ActionCode> actions() {
			return programme.actionCodes().stream().distinct().map(ActionCode::new).toList();
		}

	}

	private record Span(LocalDate from, LocalDate to) {
	}

}
