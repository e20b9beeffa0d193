package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.SignedOff;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonCheck;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * Who was at sessions of programmes that tell adults apart: the unit's own number or a
 * CHI number, of which a key is made at once. The unit that ran the session records it
 * and reads it, and each read goes on record; the support team and everybody else read
 * counts alone.
 */
@Service
@Transactional
public class Participants {

	/** Who took part, as people are kept for. */
	public static final DataSet DATA_SET = new DataSet("activities.participant");

	/** How many people are told at most of a programme. */
	public static final int SHOWN = 500;

	private final ParticipantStore store;

	private final SessionStore sessionStore;

	private final Sessions sessions;

	private final SeriesStore series;

	private final ProgrammeStore programmes;

	private final PersonCheck people;

	private final PersonKeys keys;

	private final References references;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	Participants(ParticipantStore store, SessionStore sessionStore, Sessions sessions, SeriesStore series,
			ProgrammeStore programmes, PersonCheck people, PersonKeys keys, References references, SignedOff signedOff,
			CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.store = store;
		this.sessionStore = sessionStore;
		this.sessions = sessions;
		this.series = series;
		this.programmes = programmes;
		this.people = people;
		this.keys = keys;
		this.references = references;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Says who was at a session, beside those of whom that is said already: each line
	 * stands or falls for itself. Where more are told apart than heads were counted, the
	 * heads follow.
	 * @param because why it is told late, a code of its list; needed after some days, and
	 * where figures were released that it counts for
	 * @return what came of each, in their order; what was made has no id for others
	 * @throws Problem where there are none, or more than
	 * {@value BatchResult#ITEMS_AT_MOST}, the session was not held, is of other units or
	 * of a programme that does not tell people apart
	 */
	@Allowed(operation = "activities.participant.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> record(String idempotencyKey, Sessions.Id session, List<Sent> sent,
			@Nullable String because) {
		var of = answering(session);
		new Problem.Faults()
			.when(sent.isEmpty() || sent.size() > BatchResult.ITEMS_AT_MOST, "people",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		var author = recording.author(of.unit());
		var batch = recording.once(author, idempotencyKey, asSent(session, sent, because), BatchId::new, () -> {
			var id = new BatchId(UUID.randomUUID());
			SessionView stored = held(session);
			sessions.late(stored, because, "because", ActivityLists.Kind.CHANGED_BECAUSE).raise();
			var lines = checked(stored, sent);
			var right = lines.stream().map(Line::stored).filter(Objects::nonNull).toList();
			store.add(session, stored.unit(), right, id.value(), author);
			sessionStore.tellLines(id.value(),
					lines.stream().map(it -> new SessionStore.Line(it.faults().noted(), List.of())).toList(),
					author.at());
			if (right.isEmpty()) {
				return Made.told(id);
			}
			follow(stored, 0, because, author);
			return new Made<>(id, Sessions.subject(session),
					Map.of("unit", stored.unit().value(), "people", String.valueOf(right.size())));
		});
		var told = sessionStore.toldOf(batch.value());
		return IntStream.range(0, sent.size())
			.mapToObj(i -> new BatchResult(i, null,
					told.getOrDefault(i, List.of()).stream().map(SessionStore.Told::field).toList(), List.of()))
			.toList();
	}

	/** What the key of the change stands for: of numbers what stands for them alone. */
	private List<?> asSent(Sessions.Id session, List<Sent> sent, @Nullable String because) {
		return List.of(session, String.valueOf(because),
				keys.sealed(DATA_SET, sent.stream().map(it -> "%s|%s".formatted(it.ownRef(), it.chi())).toList()));
	}

	/** Reads who each is; what is told never repeats it. */
	private List<Line> checked(SessionView session, List<Sent> sent) {
		var batch = people.of(DATA_SET, LocalDate.now(clock));
		var there = store.people(session.id());
		var lines = new ArrayList<Line>();
		for (Sent one : sent) {
			var faults = new Problem.Faults();
			boolean both = (one.ownRef() == null) == (one.chi() == null);
			faults.when(both, "ownRef", "Give the service's own number or a CHI number, one of the two.");
			lines.add(new Line(faults, both ? null : batch.read(faults, session.unit(), one.ownRef(), one.chi())));
		}
		batch.makeKeys();
		for (int i = 0; i < lines.size(); i++) {
			PersonCheck.@Nullable Who who = lines.get(i).who();
			lines.get(i)
				.faults()
				.when(who != null && again(there, who), (sent.get(i).chi() != null) ? "chi" : "ownRef",
						"This person is told of at this session already.", "KNOWN_ALREADY");
		}
		return lines;
	}

	/** Whether somebody is there, by the key or the own number; from then on they are. */
	private static boolean again(Set<String> there, PersonCheck.Who who) {
		@Nullable PersonKey person = who.person();
		@Nullable OwnRef reference = who.reference();
		boolean byKey = person != null && !there.add(person.value());
		boolean byNumber = reference != null && !there.add(reference.value());
		return byKey || byNumber;
	}

	/**
	 * Takes somebody out who was told of wrongly.
	 * @param expectedVersion the version of the session that the caller saw
	 * @param nobodyThere whether nobody was there in their place, so that there is one
	 * head fewer
	 * @param because why it is told late, as of {@link #record}
	 */
	@Allowed(operation = "activities.participant.correct",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER }, scope = Scope.OWN_UNITS,
			personLevel = true)
	public void remove(String idempotencyKey, Id id, int expectedVersion, boolean nobodyThere,
			@Nullable String because) {
		var found = store.find(id).orElseThrow(() -> Problem.notFound("participant", id.value().toString()));
		currentCaller.reaching(found.unit());
		var author = recording.author(found.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, nobodyThere, String.valueOf(because)),
				Id::new, () -> removed(found, expectedVersion, nobodyThere, because, author));
	}

	/**
	 * Takes somebody out who is named as they were told of.
	 * @param who by one of the two numbers
	 * @throws Problem where nobody is told of so at the session
	 */
	@Allowed(operation = "activities.participant.correct",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER }, scope = Scope.OWN_UNITS,
			personLevel = true)
	public void remove(String idempotencyKey, Sessions.Id session, Sent who, int expectedVersion, boolean nobodyThere,
			@Nullable String because) {
		var of = answering(session);
		var author = recording.author(of.unit());
		recording.once(author, idempotencyKey,
				List.of(asSent(session, List.of(who), because), expectedVersion, nobodyThere), Id::new,
				() -> removed(named(of, who), expectedVersion, nobodyThere, because, author));
	}

	private ParticipantView named(SessionView session, Sent sent) {
		var faults = new Problem.Faults();
		boolean both = (sent.ownRef() == null) == (sent.chi() == null);
		faults.when(both, "ownRef", "Give the service's own number or a CHI number, one of the two.").raise();
		// By the unit's own number it needs no agreement: what was told wrongly is put
		// right after its end, too.
		return store.named(session.id(), sent.ownRef(), (sent.chi() != null) ? key(session, sent, faults) : null)
			.orElseThrow(() -> Problem.invalid((sent.chi() != null) ? "chi" : "ownRef",
					"Nobody is told of so at this session."));
	}

	private @Nullable String key(SessionView session, Sent sent, Problem.Faults faults) {
		var batch = people.of(DATA_SET, LocalDate.now(clock));
		var who = batch.read(faults, session.unit(), null, sent.chi());
		faults.raise();
		batch.makeKeys();
		return (who.person() != null) ? who.person().value() : null;
	}

	private Made<Id> removed(ParticipantView found, int expectedVersion, boolean nobodyThere, @Nullable String because,
			Author author) {
		SessionView stored = sessions.standing(found.session(), expectedVersion);
		sessions.late(stored, because, "because", ActivityLists.Kind.CHANGED_BECAUSE).raise();
		store.remove(found.id());
		follow(stored, nobodyThere ? 1 : 0, because, author);
		return new Made<>(found.id(), Sessions.subject(found.session()),
				Map.of("unit", found.unit().value(), "person", Auditable.CHANGED));
	}

	private void follow(SessionView stored, int fewer, @Nullable String because, Author author) {
		boolean late = signedOff.days(SessionNews.SESSIONS).test(stored.happenedOn());
		store.follow(stored.id(), fewer, late, because, author);
		sessions.tellChanged(stored, author.at());
	}

	/**
	 * Who was at a session, of the caller's own units, by reference; goes on record.
	 */
	@Allowed(operation = "activities.participant.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<ParticipantView> of(Sessions.Id session) {
		var found = store.of(session, currentCaller.reach());
		if (!found.isEmpty()) {
			tell(Sessions.subject(session), found.stream()
				.collect(Collectors.groupingBy(ParticipantView::unit, LinkedHashMap::new, Collectors.counting())));
		}
		return found;
	}

	/**
	 * How often each person came to a programme between two days, both counted, of the
	 * caller's own units, who was there last first; at most {@value #SHOWN}. Goes on
	 * record.
	 */
	@Allowed(operation = "activities.participant.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<TookPart> tookPart(Programmes.Id programme, LocalDate from, LocalDate to) {
		var reach = currentCaller.reach();
		var found = store.tookPart(programme, from, to, reach, SHOWN);
		if (!found.isEmpty()) {
			recording.tell(Programmes.subject(programme),
					Map.of("people", String.valueOf(found.size()), "from", from.toString(), "to", to.toString()));
		}
		return found;
	}

	/**
	 * Of whom a row is; the opening of the person's page, of which this is a part, goes
	 * on record.
	 */
	@Allowed(operation = "activities.participant.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * At which sessions a person of one of the caller's own units was, the first first;
	 * the opening of the person's page, of which this is a part, goes on record.
	 */
	@Allowed(operation = "activities.participant.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<Attended> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom) : List.of();
	}

	/** The units of which the caller reads who was at their sessions. */
	@Allowed(operation = "activities.participant.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Set<UnitId> units() {
		return currentCaller.reach();
	}

	/** What a unit's own numbers look like, such as {@code NAD-#####}. */
	@Allowed(operation = "activities.participant.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Optional<String> looksLike(UnitId unit) {
		return references.pattern(unit, LocalDate.now(clock));
	}

	private void tell(String subject, Map<UnitId, Long> rows) {
		var told = new LinkedHashMap<String, String>();
		rows.forEach((unit, number) -> told.put("rows." + unit.value(), String.valueOf(number)));
		recording.tell(subject, told);
	}

	private SessionView answering(Sessions.Id session) {
		var found = sessionStore.byIds(List.of(session), null)
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound("session", session.value().toString()));
		currentCaller.reaching(found.unit());
		return found;
	}

	/**
	 * The session, held until the transaction ends, at which people can be told apart.
	 */
	private SessionView held(Sessions.Id session) {
		SessionView stored = sessionStore.locked(List.of(session)).getFirst();
		var programme = Objects.requireNonNull(programmes.byIds(Set.of(stored.programme())).get(stored.programme()));
		@Nullable SeriesView of = (stored.series() != null) ? series.byIds(List.of(stored.series())).get(stored.series()) : null;
		new Problem.Faults()
			.when(programme.countingMode() != CountingMode.KEYED, "session",
					"This programme does not tell people apart; it counts heads.", "NOT_KEYED")
			.when(of != null && of.countOffered() != SeriesPlans.CountOffered.PER_SESSION, "session",
					"Those who run this group let nobody count a single session.", "NOT_OFFERED")
			.when(stored.state() != SessionView.State.HELD, "session",
					"People are told of once the session was held and counts.", "NOT_HELD")
			.raise();
		return stored;
	}

	/**
	 * That somebody was at a session.
	 *
	 * @param programme its title
	 * @param ownRef what the unit calls the person; null where a CHI number was given
	 */
	public record Attended(Id id, Sessions.Id session, LocalDate happenedOn, String programme,
			@Nullable String ownRef) {
	}

	/** Somebody at a session. */
	public record Id(UUID value) implements Identifier {
	}

	/** What came in together. */
	record BatchId(UUID value) implements Identifier {
	}

	/**
	 * Somebody as it was sent: by one of two numbers.
	 *
	 * @param ownRef the service's own number
	 * @param chi a CHI number, of which a key is made at once
	 */
	public record Sent(@Nullable String ownRef, @Nullable String chi) {

		/**
		 * What somebody types in a line: ten digits are a CHI number, with or without
		 * blanks, and all else is a number of the service's own.
		 */
		public static Sent of(String line) {
			String without = line.replaceAll("[\\s-]", "");
			return without.matches("[0-9]{10}") ? new Sent(null, without) : new Sent(Blanks.strip(line), null);
		}

		@Override
		public String toString() {
			return "somebody";
		}

	}

	/** A line while it is looked at. */
	private record Line(Problem.Faults faults, PersonCheck.@Nullable Who who) {

		/** As it is stored; null where something is wrong. */
		ParticipantStore.@Nullable Row stored() {
			if (who == null || !faults.noted().isEmpty()) {
				return null;
			}
			// Somebody who objected is a head, and nothing is told of them.
			var reference = who.reference();
			return new ParticipantStore.Row(new Id(UUID.randomUUID()),
					(who.objected() || reference == null) ? null : reference.value(), who.person(),
					who.objected() ? null : who.agreement());
		}

	}

}
