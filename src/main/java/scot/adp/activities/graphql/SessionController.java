package scot.adp.activities.graphql;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.Mode;
import scot.adp.activities.Participants;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SessionEntry;
import scot.adp.activities.SessionView;
import scot.adp.activities.Sessions;
import scot.adp.activities.Tallies;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.TimeOfDay;
import scot.adp.directory.UnitView;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** What happened. */
@Controller
class SessionController {

	private final Sessions sessions;

	private final Participants participants;

	private final Programmes programmes;

	private final ActivityLists lists;

	private final Partners partners;

	private final Places places;

	private final Areas areas;

	SessionController(Sessions sessions, Participants participants, Programmes programmes, ActivityLists lists,
			Partners partners, Places places, Areas areas) {
		this.sessions = sessions;
		this.participants = participants;
		this.programmes = programmes;
		this.lists = lists;
		this.partners = partners;
		this.places = places;
		this.areas = areas;
	}

	@QueryMapping
	CountedConnection<SessionView> sessions(@Argument @Nullable AreaCode area, @Argument LocalDate from,
			@Argument LocalDate to, @Argument @Nullable Boolean outOfHours, @Argument @Nullable Integer first,
			@Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		Sessions.@Nullable Id last = CountedConnection.key(after, Sessions.Id::new);
		if (to.isBefore(from)) {
			throw Problem.invalid("to", "The last day is before the first.");
		}
		var filter = new Sessions.Filter(null, null, null, area, null, null, null, from, to, outOfHours,
				Sessions.Filter.STANDING);
		return CountedConnection.of(sessions.behind(filter, last, size), size, last != null, sessions.count(filter),
				row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "Session", field = "programme")
	Map<SessionView, ProgrammeView> programmes(List<SessionView> of) {
		return Each.of(of, SessionView::programme, programmes::byIds);
	}

	@BatchMapping(typeName = "Session", field = "unit")
	Map<SessionView, UnitView> units(List<SessionView> of) {
		return Each.of(of, SessionView::unit, partners::units);
	}

	@BatchMapping(typeName = "Session", field = "agencies")
	Map<SessionView, List<UnitView>> agencies(List<SessionView> of) {
		var found = partners.units(of.stream().flatMap(it -> it.agencies().stream()).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					it -> it.agencies().stream().map(found::get).filter(Objects::nonNull).toList()));
	}

	@BatchMapping(typeName = "Session", field = "place")
	Map<SessionView, PlaceView> places(List<SessionView> of) {
		return Each.of(of, SessionView::place, places::byIds);
	}

	@BatchMapping(typeName = "Session", field = "mergedInto")
	Map<SessionView, SessionView> mergedInto(List<SessionView> of) {
		return Each.of(of, SessionView::mergedInto, sessions::byIds);
	}

	@SchemaMapping(typeName = "Session", field = "area")
	Optional<LocalAreaView> area(SessionView session) {
		return Optional.ofNullable(session.area()).flatMap(areas::find);
	}

	@SchemaMapping(typeName = "Session", field = "starts")
	@Nullable String starts(SessionView session) {
		return told(session.starts());
	}

	@SchemaMapping(typeName = "Session", field = "ends")
	@Nullable String ends(SessionView session) {
		return told(session.ends());
	}

	private static @Nullable String told(@Nullable LocalTime time) {
		return (time != null) ? time.toString() : null;
	}

	@SchemaMapping(typeName = "Session", field = "aboveRegisterBecause")
	CodeList.@Nullable Value aboveRegisterBecause(SessionView session) {
		return Codes.toldOrNull(lists.of(ActivityLists.Kind.ABOVE_REGISTER), session.aboveRegisterBecause());
	}

	@SchemaMapping(typeName = "Session", field = "reason")
	CodeList.@Nullable Value reason(SessionView session) {
		return Codes.toldOrNull(lists.of(ActivityLists.Kind.REASON), session.reason());
	}

	@SchemaMapping(typeName = "Session", field = "endedBecause")
	CodeList.@Nullable Value endedBecause(SessionView session) {
		return Codes.toldOrNull(lists.of(ActivityLists.Kind.STRUCK_BECAUSE), session.endedBecause());
	}

	@SchemaMapping(typeName = "Session", field = "changedBecause")
	CodeList.@Nullable Value changedBecause(SessionView session) {
		return Codes.toldOrNull(lists.of(ActivityLists.Kind.CHANGED_BECAUSE), session.changedBecause());
	}

	@MutationMapping
	List<BatchResult> recordSessions(@Argument RecordSessionsInput input) {
		var entries = new ArrayList<SessionEntry>();
		for (int i = 0; i < input.sessions().size(); i++) {
			entries.add(input.sessions().get(i).entry("sessions[%d].".formatted(i)));
		}
		return sessions.recordTogether(input.idempotencyKey(), entries, Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	List<BatchResult> recordParticipants(@Argument RecordParticipantsInput input) {
		return participants.record(input.idempotencyKey(), input.session(),
				input.people().stream().map(it -> new Participants.Sent(it.ownRef(), it.chi())).toList(),
				input.because());
	}

	@MutationMapping
	@Nullable SessionView takeOutParticipant(@Argument TakeOutParticipantInput input) {
		participants.remove(input.idempotencyKey(), input.session(),
				new Participants.Sent(input.person().ownRef(), input.person().chi()), input.expectedVersion(),
				Boolean.TRUE.equals(input.nobodyThere()), input.because());
		return sessions.find(input.session()).orElse(null);
	}

	@MutationMapping
	SessionView changeSession(@Argument ChangeSessionInput input) {
		return sessions.change(input.idempotencyKey(), input.id(), input.expectedVersion(),
				input.session().entry("session."), input.because());
	}

	@MutationMapping
	@Nullable SessionView strikeSession(@Argument StrikeSessionInput input) {
		sessions.strike(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return sessions.find(input.id()).orElse(null);
	}

	@MutationMapping
	SessionView mergeSessions(@Argument MergeSessionsInput input) {
		return sessions.merge(input.idempotencyKey(), input.keep(), input.keepVersion(), input.other(),
				input.otherVersion());
	}

	@MutationMapping
	SessionView unmergeSession(@Argument UnmergeSessionInput input) {
		return sessions.unmerge(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@MutationMapping
	SessionView confirmSession(@Argument ConfirmSessionInput input) {
		return sessions.confirm(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@MutationMapping
	@Nullable SessionView keepSessionsApart(@Argument KeepSessionsApartInput input) {
		sessions.keepApart(input.idempotencyKey(), input.one(), input.other());
		return sessions.find(input.one()).orElse(null);
	}

	@MutationMapping
	@Nullable SessionView askAboutSessionsAgain(@Argument AskAboutSessionsAgainInput input) {
		sessions.askAgain(input.idempotencyKey(), input.one(), input.other());
		return sessions.find(input.one()).orElse(null);
	}

	@Bean
	static NodeSource<Sessions.Id> sessionNodes(Sessions sessions) {
		return new NodeSource<>(Sessions.TYPE, Sessions.Id.class, sessions::find);
	}

	/** Sessions with the key of all of them. */
	record RecordSessionsInput(String idempotencyKey, List<SessionInput> sessions, @Nullable Boolean dryRun) {
	}

	/** Who was at a session, with the key of all of them. */
	record RecordParticipantsInput(String idempotencyKey, Sessions.Id session, List<ParticipantInput> people,
			@Nullable String because) {
	}

	/** Somebody, by one of two numbers. */
	record ParticipantInput(@Nullable String ownRef, @Nullable String chi) {

		@Override
		public String toString() {
			return "somebody";
		}

	}

	/** Somebody who was told of at a session wrongly. */
	record TakeOutParticipantInput(String idempotencyKey, Sessions.Id session, Integer expectedVersion,
			ParticipantInput person, @Nullable Boolean nobodyThere, @Nullable String because) {
	}

	/** What a session is to say. */
	record ChangeSessionInput(String idempotencyKey, Sessions.Id id, Integer expectedVersion, SessionInput session,
			@Nullable String because) {
	}

	/** A session that is to be struck. */
	record StrikeSessionInput(String idempotencyKey, Sessions.Id id, Integer expectedVersion, String because) {
	}

	/** Two sessions that are one. */
	record MergeSessionsInput(String idempotencyKey, Sessions.Id keep, Integer keepVersion, Sessions.Id other,
			Integer otherVersion) {
	}

	/** A session that is no more to be one with another. */
	record UnmergeSessionInput(String idempotencyKey, Sessions.Id id, Integer expectedVersion) {
	}

	/** A session that was counted by card, and is right. */
	record ConfirmSessionInput(String idempotencyKey, Sessions.Id id, Integer expectedVersion) {
	}

	/** Two sessions that look like one and are two. */
	record KeepSessionsApartInput(String idempotencyKey, Sessions.Id one, Sessions.Id other) {
	}

	/** Two sessions of which it is to be asked again whether they are one. */
	record AskAboutSessionsAgainInput(String idempotencyKey, Sessions.Id one, Sessions.Id other) {
	}

	/** Who was there, as a client sends it. */
	record SessionTalliesInput(@Nullable Integer children, @Nullable Integer youngPeople,
			@Nullable Integer parentsCarers, @Nullable Integer adults, @Nullable Integer staff,
			@Nullable Integer notKnown) {

		Tallies tallies() {
			return new Tallies(children, youngPeople, parentsCarers, adults, staff, notKnown);
		}

	}

	/** A session as a client sends it. */
	record SessionInput(SeriesPlans.@Nullable Id series, Programmes.@Nullable Id programme,
			@Nullable LocalDate happenedOn, @Nullable String starts, @Nullable String ends, @Nullable Integer minutes,
			@Nullable PlaceId place, @Nullable UnitId unit, @Nullable List<UnitId> agencies, @Nullable Mode mode,
			@Nullable Boolean livedExperienceLed, @Nullable SessionTalliesInput tallies, @Nullable Integer firstTimers,
			@Nullable Integer contacts, @Nullable Integer seen, @Nullable Integer viewsLive,
			@Nullable Integer viewsReplay, @Nullable Integer signposted, @Nullable Integer handedOut,
			@Nullable Integer onRegister, @Nullable String aboveRegisterBecause, @Nullable String courseCode,
			@Nullable String didNotRun, @Nullable String note, @Nullable String reference,
			@Nullable Boolean confirmed) {

		/** What it tells; a fault of a time of day is told below a path. */
		SessionEntry entry(String path) {
			return new SessionEntry(series, programme, happenedOn, time(path + "starts", starts),
					time(path + "ends", ends), minutes, place, unit, agencies, mode,
					Boolean.TRUE.equals(livedExperienceLed), (tallies != null) ? tallies.tallies() : Tallies.NONE,
					firstTimers, contacts, seen, viewsLive, viewsReplay, signposted, handedOut, onRegister,
					aboveRegisterBecause, courseCode, didNotRun, note, reference, Boolean.TRUE.equals(confirmed));
		}

		private static @Nullable LocalTime time(String path, @Nullable String text) {
			if (text == null) {
				return null;
			}
			var time = TimeOfDay.read(text);
			if (time.isEmpty()) {
				throw Problem.invalid(path, "Write a time of day such as 19:00.");
			}
			return time.getFirst();
		}

		@Override
		public String toString() {
			return "a session";
		}

	}

}
