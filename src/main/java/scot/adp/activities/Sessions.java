package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlacePosition;
import scot.adp.events.RecordId;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.SignedOff;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;

/**
 * What happened: sessions that were held, as counts, and those that did not run. Rows are
 * read by the units that run the programme or the session and by the support team, which
 * may record for any of them; everybody else reads totals of programmes.
 */
@Service
@Transactional
public class Sessions {

	/** GraphQL's name of a session. */
	public static final String TYPE = "Session";

	/** How many series are offered first. */
	private static final int LAST_SERIES = 3;

	/** For how many days back it is told what is missing. */
	private static final int MISSING_DAYS = 60;

	private final SessionStore store;

	private final SessionCheck check;

	private final SessionKeeping keeping;

	private final SeriesStore series;

	private final SeriesPlans plans;

	private final ProgrammeStore programmes;

	private final ActivityRules rules;

	private final PlaceCatalogue places;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final SessionNews changes;

	private final Clock clock;

	Sessions(SessionStore store, SessionCheck check, SessionKeeping keeping, SeriesStore series, SeriesPlans plans,
			ProgrammeStore programmes, ActivityRules rules, PlaceCatalogue places, SignedOff signedOff,
			CurrentCaller currentCaller, Recording recording, SessionNews changes, Clock clock) {
		this.store = store;
		this.check = check;
		this.keeping = keeping;
		this.series = series;
		this.plans = plans;
		this.programmes = programmes;
		this.rules = rules;
		this.places = places;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Records a session, or that it did not run.
	 * @return its id, and what is worth a look
	 * @throws Problem where something is wrong, or unusual and not confirmed: the faults
	 * of what is only unusual have the reason {@code CONFIRM}
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Recorded record(String idempotencyKey, SessionEntry entry) {
		var by = by(SessionView.How.OWN);
		var sent = List.of(entry);
		var author = recording.author(firstUnit(sent, by));
		Id id = recording.once(author, idempotencyKey, sent, Id::new, () -> {
			var checked = check.of(sent, by, null).getFirst();
			if (!checked.faults().isEmpty()) {
				throw Problem.invalid(checked.faults());
			}
			var row = keeping.keep(List.of(checked.row()), null, null, author).getFirst();
			store.tell(row.id().value(), List.of(checked), author.at());
			return new Made<>(row.id(), subject(row.id()), told(row));
		});
		return new Recorded(id,
				store.toldOf(id.value()).getOrDefault(0, List.of()).stream().map(SessionStore.Told::field).toList());
	}

	/**
	 * Records sessions, each for itself: those that are right are kept, of the others it
	 * is told what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or more than
	 * {@value BatchResult#ITEMS_AT_MOST}
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public List<BatchResult> recordTogether(String idempotencyKey, List<SessionEntry> sent, boolean dryRun) {
		new Problem.Faults()
			.when(sent.isEmpty() || sent.size() > BatchResult.ITEMS_AT_MOST, "sessions",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		var by = by(SessionView.How.OWN);
		reaching(sent, by);
		if (dryRun) {
			var tried = check.of(sent, by, null);
			return IntStream.range(0, tried.size())
				.mapToObj(i -> new BatchResult(i, null, tried.get(i).faults(), tried.get(i).remarks()))
				.toList();
		}
		var author = recording.author(firstUnit(sent, by));
		var batch = recording.once(author, idempotencyKey, sent, BatchId::new, () -> {
			var id = new BatchId(UUID.randomUUID());
			var checked = check.of(sent, by, null);
			var right = checked.stream().filter(it -> it.faults().isEmpty()).map(SessionCheck.Checked::row).toList();
			var kept = keeping.keep(right, id.value(), null, author);
			store.tell(id.value(), checked, author.at());
			tell(kept);
			return Made.told(id);
		});
		return results(sent.size(), batch);
	}

	/** Tells the audit trail of sessions that came in together, unit by unit. */
	void tell(List<SessionStore.Row> kept) {
		kept.stream()
			.collect(Collectors.groupingBy(SessionStore.Row::unit, LinkedHashMap::new, Collectors.counting()))
			.forEach((unit, number) -> recording.tell("sessions of " + unit.value(),
					Map.of("sessions", String.valueOf(number))));
	}

	/**
	 * Changes what is told of a session: all of it, also what stays. One that was to be
	 * checked counts from then on.
	 * @param expectedVersion the version that the caller saw
	 * @param because why it is changed late, a code of its list; needed after some days,
	 * and where figures were released that it counts for
	 * @throws Problem where something is wrong, it is of other units, counts no more or
	 * was changed meanwhile
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public SessionView change(String idempotencyKey, Id id, int expectedVersion, SessionEntry entry,
			@Nullable String because) {
		SessionView before = answering(id);
		var by = by(SessionView.How.OWN);
		recording.once(recording.author(before.unit()), idempotencyKey,
				List.of(id, expectedVersion, entry, String.valueOf(because)), Id::new, () -> {
					SessionView stored = standing(id, expectedVersion);
					var same = SessionEntry.of(stored);
					if (entry.stripped().equals(same) || entry.stripped().equals(same.sure())) {
						if (stored.state() != SessionView.State.TO_CHECK) {
							return Made.found(id);
						}
					}
					late(stored, because, "because", ActivityLists.Kind.CHANGED_BECAUSE).raise();
					var checked = check.of(List.of(entry), by, stored).getFirst();
					if (!checked.faults().isEmpty()) {
						throw Problem.invalid(checked.faults());
					}
					var author = recording.author(before.unit());
					var row = checked.row();
					store.change(expectedVersion, row, because, author);
					changed(stored, row, author.at());
					return new Made<>(id, subject(id), told(row));
				});
		return store.byIds(List.of(id), null).getFirst();
	}

	private void changed(SessionView before, SessionStore.Row row, OffsetDateTime at) {
		changes.changed(SessionKeeping.told(row, before.version() + 1), at);
		changes.of(row.id().value(), before.version() + 1, row.unit(), List.of(before.happenedOn(), row.on()), at);
		if (!row.unit().equals(before.unit())) {
			changes.of(UUID.randomUUID(), 1, before.unit(), List.of(before.happenedOn()), at);
		}
	}

	/** What is changed late has a reason. */
	Problem.Faults late(SessionView stored, @Nullable String because, String path, ActivityLists.Kind list) {
		var faults = new Problem.Faults();
		LocalDate today = LocalDate.now(clock);
		boolean released = signedOff.days(SessionNews.SESSIONS).test(stored.happenedOn());
		boolean old = stored.happenedOn().plusDays(rules.on(stored.happenedOn()).reasonDays()).isBefore(today);
		if (because != null) {
			rules.list(list).check(faults, path, because, today);
		}
		return faults.when(because == null && (old || released), path,
				released ? "Figures were released that this counts for; say why it changes."
						: "This was more than %d days ago; say why it changes."
							.formatted(rules.on(stored.happenedOn()).reasonDays()),
				"REASON_NEEDED");
	}

	/**
	 * Strikes a session that was entered wrongly; it stays, and counts no more.
	 * @param because why, a code of its list
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public void strike(String idempotencyKey, Id id, int expectedVersion, String because) {
		SessionView before = answering(id);
		var faults = new Problem.Faults();
		rules.list(ActivityLists.Kind.STRUCK_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
		faults.raise();
		recording.once(recording.author(before.unit()), idempotencyKey, List.of(id, expectedVersion, because), Id::new,
				() -> {
					SessionView stored = standing(id, expectedVersion);
					var author = recording.author(before.unit());
					store.strike(id, expectedVersion, because, author);
					tellChanged(stored, author.at());
					return new Made<>(id, subject(id),
							Map.of("state", SessionView.State.STRUCK.name(), "because", because));
				});
	}

	/**
	 * Says that two sessions are one: what the kept one says counts, and both units are
	 * among those who ran it.
	 * @param keep the one that counts
	 * @param keepVersion the version of it that the caller saw
	 * @param other the one that is the same
	 * @param otherVersion the version of it that the caller saw
	 * @throws Problem where they are of two days, or of other units alone, or one was
	 * changed meanwhile
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public SessionView merge(String idempotencyKey, Id keep, int keepVersion, Id other, int otherVersion) {
		var both = both(keep, other);
		SessionView kept = both.getFirst();
		recording.once(recording.author(kept.unit()), idempotencyKey, List.of(keep, keepVersion, other, otherVersion),
				Id::new, () -> {
					var locked = store.locked(List.of(keep, other))
						.stream()
						.collect(Collectors.toMap(SessionView::id, Function.identity()));
					SessionView one = stands(Objects.requireNonNull(locked.get(keep)), keepVersion);
					SessionView two = stands(Objects.requireNonNull(locked.get(other)), otherVersion);
					new Problem.Faults()
						.when(!one.happenedOn().equals(two.happenedOn()), "other", "They were on two days.")
						.when(one.state() != SessionView.State.HELD, "keep", "Only what was held can be kept.")
						.when(two.state() == SessionView.State.DID_NOT_RUN, "other", "This one did not run.")
						.raise();
					var author = recording.author(kept.unit());
					store.merge(one, two, author);
					tellChanged(one, author.at());
					tellChanged(two, author.at());
					return new Made<>(keep, subject(keep), Map.of("merged", other.value().toString()));
				});
		return store.byIds(List.of(keep), null).getFirst();
	}

	/** Says that two sessions that look like one are two: nobody is asked again. */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public void keepApart(String idempotencyKey, Id one, Id other) {
		SessionView first = both(one, other).getFirst();
		recording.once(recording.author(first.unit()), idempotencyKey, List.of(one, other), Id::new, () -> {
			store.distinct(one, other, recording.author(first.unit()));
			return new Made<>(one, subject(one), Map.of("distinct", other.value().toString()));
		});
	}

	/**
	 * Takes back that a session is one with another: it stands as it did before.
	 * @param expectedVersion the version of it that the caller saw
	 * @throws Problem where it is none any more, that was said too long ago, figures were
	 * released since, more would have been there than had come by then, or it was changed
	 * meanwhile
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public SessionView unmerge(String idempotencyKey, Id id, int expectedVersion) {
		SessionView merged = known(
				store.byIds(List.of(id), null).stream().collect(Collectors.toMap(SessionView::id, Function.identity())),
				id);
		Id into = Optional.ofNullable(merged.mergedInto()).orElse(id);
		SessionView kept = into.equals(id) ? merged : store.byIds(List.of(into), null).getFirst();
		ofEither(merged, kept);
		recording.once(recording.author(merged.unit()), idempotencyKey, List.of(id, expectedVersion), Id::new, () -> {
			var locked = store.locked(List.of(id, into))
				.stream()
				.collect(Collectors.toMap(SessionView::id, Function.identity()));
			SessionView other = Objects.requireNonNull(locked.get(id));
			Problem.unlessSeen(expectedVersion, other.version(), "this session");
			if (other.state() != SessionView.State.MERGED) {
				throw Problem.conflict("This session is one with no other.", other.version());
			}
			undoable(into, id, List.of(other.happenedOn()));
			var faults = check
				.of(List.of(SessionEntry.of(other).sure()),
						new SessionCheck.By(currentCaller.reach(), true, SessionView.How.OWN), other)
				.getFirst()
				.faults()
				.stream()
				.filter(it -> SessionCheck.MORE_THAN_CAME.equals(it.reason()))
				.toList();
			if (!faults.isEmpty()) {
				throw Problem.invalid(faults);
			}
			var author = recording.author(merged.unit());
			SessionView one = Objects.requireNonNull(locked.get(into));
			store.unmerge(one, other, author);
			tellChanged(one, author.at());
			tellChanged(other, author.at());
			return new Made<>(id, subject(id), Map.of("merged", "taken back", "from", into.value().toString()));
		});
		return store.byIds(List.of(id), null).getFirst();
	}

	/**
	 * Takes back that two sessions are two: both units are asked again.
	 * @throws Problem where nobody said so, it was too long ago, or figures were released
	 * since
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public void askAgain(String idempotencyKey, Id one, Id other) {
		var found = store.byIds(List.of(one, other), null)
			.stream()
			.collect(Collectors.toMap(SessionView::id, Function.identity()));
		SessionView first = known(found, one);
		SessionView second = known(found, other);
		ofEither(first, second);
		recording.once(recording.author(first.unit()), idempotencyKey, List.of(one, other), Id::new, () -> {
			undoable(one, other, List.of(first.happenedOn()));
			store.notDistinct(one, other);
			return new Made<>(one, subject(one), Map.of("distinct", "taken back", "other", other.value().toString()));
		});
	}

	private void ofEither(SessionView one, SessionView other) {
		var by = by(SessionView.How.OWN);
		if (!by.reaches(one.unit()) && !by.reaches(other.unit())) {
			currentCaller.reaching(one.unit());
		}
	}

	private void undoable(Id one, Id other, List<LocalDate> days) {
		var saidAt = store.answeredAt(one, other)
			.orElseThrow(() -> Problem.conflict("Nothing was said of these two that could be taken back.", null));
		if (saidAt.isBefore(since())) {
			throw Problem.conflict("This was said more than %d days ago, so it stays."
				.formatted(rules.on(LocalDate.now(clock)).undoDays()), null);
		}
		if (days.stream().anyMatch(signedOff.days(SessionNews.SESSIONS))) {
			throw Problem.conflict("Figures were released that this counts for, so it stays.", null);
		}
	}

	private OffsetDateTime since() {
		return OffsetDateTime.now(clock).minusDays(rules.on(LocalDate.now(clock)).undoDays());
	}

	/**
	 * What was lately said of sessions that may be one, of pairs of which the caller
	 * records for a part, the latest first: as long as it can be taken back.
	 */
	@Allowed(operation = "activities.session.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM, Role.ADP_LEAD,
					Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<Answered> answered() {
		var by = by(SessionView.How.OWN);
		var pairs = store.answered(by.everywhere() ? null : by.reach(), since());
		var found = store.byIds(pairs.stream().flatMap(it -> Stream.of(it.one(), it.other())).distinct().toList(), null)
			.stream()
			.collect(Collectors.toMap(SessionView::id, Function.identity()));
		var signed = signedOff.days(SessionNews.SESSIONS);
		return pairs.stream()
			.map(it -> new Answered(known(found, it.one()), known(found, it.other()), it.merged(), it.saidBy(),
					it.saidAt()))
			.filter(it -> !signed.test(it.one().happenedOn()))
			.toList();
	}

	/** Two of which at least one is of the caller's units. */
	private List<SessionView> both(Id one, Id other) {
		var found = store.byIds(List.of(one, other), null)
			.stream()
			.collect(Collectors.toMap(SessionView::id, Function.identity()));
		var both = List.of(known(found, one), known(found, other));
		var by = by(SessionView.How.OWN);
		if (both.stream().noneMatch(it -> by.reaches(it.unit()))) {
			currentCaller.reaching(both.getFirst().unit());
		}
		new Problem.Faults().when(one.equals(other), "other", "Choose two sessions.").raise();
		if (!both.stream().allMatch(it -> by.reaches(it.unit()))
				&& near(List.of(new MayBeOne(both.getFirst(), both.getLast()))).isEmpty()) {
			throw Problem.forbidden("Only sessions that may be one can be joined with those of another unit.");
		}
		return both;
	}

	private static SessionView known(Map<Id, SessionView> found, Id id) {
		return Optional.ofNullable(found.get(id)).orElseThrow(() -> Problem.notFound("session", id.value().toString()));
	}

	/**
	 * Says of a session that was counted by card that its count is right, so that it
	 * counts.
	 * @throws Problem where it does not fit what is there by now, or was changed
	 * meanwhile
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public SessionView confirm(String idempotencyKey, Id id, int expectedVersion) {
		SessionView before = answering(id);
		recording.once(recording.author(before.unit()), idempotencyKey, List.of(id, expectedVersion), Id::new, () -> {
			SessionView stored = standing(id, expectedVersion);
			if (stored.state() != SessionView.State.TO_CHECK) {
				return Made.found(id);
			}
			var faults = check.of(List.of(SessionEntry.of(stored).sure()), by(SessionView.How.OWN), stored)
				.getFirst()
				.faults();
			if (!faults.isEmpty()) {
				throw Problem.invalid(faults);
			}
			var author = recording.author(before.unit());
			store.confirm(id, expectedVersion, author);
			changes.held(told(stored, expectedVersion + 1), author.at());
			changes.of(id.value(), expectedVersion + 1, stored.unit(), List.of(stored.happenedOn()), author.at());
			return new Made<>(id, subject(id), Map.of("state", SessionView.State.HELD.name()));
		});
		return store.byIds(List.of(id), null).getFirst();
	}

	/** Tells others that a session is told otherwise. */
	void tellChanged(SessionView stored, OffsetDateTime at) {
		changes.changed(told(stored, stored.version() + 1), at);
		changes.of(stored.id().value(), stored.version() + 1, stored.unit(), List.of(stored.happenedOn()), at);
	}

	private SessionNews.Told told(SessionView session, int revision) {
		return new SessionNews.Told(session.id(), revision,
				Objects.requireNonNull(programmes.byIds(List.of(session.programme())).get(session.programme())),
				session.unit(), (session.place() != null) ? new RecordId(session.place().value()) : null,
				session.happenedOn());
	}

	/** The session held until the transaction ends, where it stands and was seen so. */
	SessionView standing(Id id, int expectedVersion) {
		return stands(store.locked(List.of(id)).getFirst(), expectedVersion);
	}

	private static SessionView stands(SessionView stored, int expectedVersion) {
		Problem.unlessSeen(expectedVersion, stored.version(), "this session");
		if (!stored.stands()) {
			throw Problem.conflict("This session counts no more, so it cannot be changed.", stored.version());
		}
		return stored;
	}

	private SessionView answering(Id id) {
		var found = store.byIds(List.of(id), null)
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound("session", id.value().toString()));
		var by = by(SessionView.How.OWN);
		if (!by.reaches(found.unit())) {
			currentCaller.reaching(found.unit());
		}
		return found;
	}

	/** A page of sessions, the newest first. */
	@Allowed(operation = "activities.session.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM,
					Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<SessionView> page(Filter filter, int offset, int limit) {
		return store.page(filter, reading(), offset, limit);
	}

	/**
	 * Sessions behind one, the newest first; one more than the limit where there are
	 * more.
	 * @param last null to begin with the newest
	 */
	@Allowed(operation = "activities.session.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM,
					Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<SessionView> behind(Filter filter, @Nullable Id last, int limit) {
		return store.behind(filter, reading(), last, limit + 1);
	}

	/** How many sessions there are. */
	@Allowed(operation = "activities.session.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM,
					Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public int count(Filter filter) {
		return store.count(filter, reading());
	}

	/** A session by id; empty where it is not the caller's to read. */
	@Allowed(operation = "activities.session.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM,
					Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Optional<SessionView> find(Id id) {
		return store.byIds(List.of(id), reading()).stream().findFirst();
	}

	/** Sessions by id; what is unknown or not the caller's to read is left out. */
	@Allowed(operation = "activities.session.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM,
					Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<Id, SessionView> byIds(Collection<Id> ids) {
		return store.byIds(ids, reading()).stream().collect(Collectors.toMap(SessionView::id, Function.identity()));
	}

	/**
	 * Sessions of two units that may be one, of the days between two, the newest first:
	 * each pair that the caller reads a part of.
	 */
	@Allowed(operation = "activities.session.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM,
					Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<MayBeOne> mayBeOne(LocalDate from, LocalDate to) {
		var pairs = store.pairs(reading(), from, to);
		var sessions = store
			.byIds(pairs.stream().flatMap(it -> Stream.of(it.one(), it.other())).distinct().toList(), null)
			.stream()
			.collect(Collectors.toMap(SessionView::id, Function.identity()));
		return near(pairs.stream()
			.map(it -> new MayBeOne(Objects.requireNonNull(sessions.get(it.one())),
					Objects.requireNonNull(sessions.get(it.other()))))
			.toList());
	}

	/** Those of pairs that may be one. */
	private List<MayBeOne> near(List<MayBeOne> pairs) {
		var all = pairs.stream().flatMap(it -> Stream.of(it.one(), it.other())).distinct().toList();
		var of = programmes.byIds(all.stream().map(SessionView::programme).distinct().toList());
		var positions = places
			.positions(all.stream().map(SessionView::place).filter(Objects::nonNull).distinct().toList());
		return pairs.stream()
			.filter(it -> SameSession.may(facts(it.one(), of, positions), facts(it.other(), of, positions),
					rules.on(it.one().happenedOn())))
			.toList();
	}

	private static SameSession.Facts facts(SessionView it, Map<Programmes.Id, ProgrammeView> of,
			Map<PlaceId, PlacePosition> positions) {
		return new SameSession.Facts(it.happenedOn(), it.starts(), it.ends(), it.unit(), it.place(),
				(it.place() != null) ? positions.get(it.place()) : null,
				Set.copyOf(Objects.requireNonNull(of.get(it.programme())).actions()));
	}

	/**
	 * The series of which the caller recorded something last, the last first, to begin
	 * with; at most three.
	 */
	@Allowed(operation = "activities.session.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM, Role.ADP_LEAD,
					Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<SeriesView> lastSeries() {
		var by = by(SessionView.How.OWN);
		var ids = store.lastSeries(currentCaller.get().account(), LAST_SERIES);
		var found = series.byIds(ids);
		return ids.stream().map(found::get).filter(Objects::nonNull).filter(it -> by.reaches(it.unit())).toList();
	}

	/** The series that the caller may record sessions of, by title. */
	@Allowed(operation = "activities.session.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM, Role.ADP_LEAD,
					Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<SeriesView> recordable() {
		var by = by(SessionView.How.OWN);
		return series.list(new SeriesPlans.Filter(null, by.everywhere() ? null : by.reach(), false));
	}

	/**
	 * Planned days of the last {@value #MISSING_DAYS} days of which nobody said a word,
	 * of series that the caller records for as one of their units, the last first.
	 */
	@Allowed(operation = "activities.session.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM, Role.ADP_LEAD,
					Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<PlannedDay> missing() {
		LocalDate today = LocalDate.now(clock);
		return plans
			.planned(series.list(new SeriesPlans.Filter(null, currentCaller.reach(), true)),
					today.minusDays(MISSING_DAYS), today.minusDays(1))
			.stream()
			.filter(it -> it.state().missing())
			.toList()
			.reversed();
	}

	/** Who tells of sessions. */
	SessionCheck.By by(SessionView.How how) {
		return new SessionCheck.By(currentCaller.reach(), currentCaller.get().supportTeam(), how);
	}

	/** Whose rows the caller reads; null for everybody's. */
	private @Nullable Set<UnitId> reading() {
		return currentCaller.get().readsAsTeam() ? null : currentCaller.reach();
	}

	private @Nullable UnitId firstUnit(List<SessionEntry> sent, SessionCheck.By by) {
		var found = series.byIds(sent.stream().map(SessionEntry::series).filter(Objects::nonNull).distinct().toList());
		return Stream.concat(sent.stream().map(SessionEntry::unit), found.values().stream().map(SeriesView::unit))
			.filter(Objects::nonNull)
			.filter(by.reach()::contains)
			.findFirst()
			.orElse(null);
	}

	/** What is of none of the caller's units is refused as a whole. */
	private void reaching(List<SessionEntry> sent, SessionCheck.By by) {
		if (by.everywhere()) {
			return;
		}
		var planned = series
			.byIds(sent.stream().map(SessionEntry::series).filter(Objects::nonNull).distinct().toList());
		var of = programmes
			.byIds(Stream
				.concat(sent.stream().map(SessionEntry::programme),
						planned.values().stream().map(SeriesView::programme))
				.filter(Objects::nonNull)
				.distinct()
				.toList())
			.values();
		if (!of.isEmpty() && of.stream().noneMatch(it -> it.runBy(by.reach()))) {
			currentCaller.reaching(of.iterator().next().unit());
		}
	}

	private static Map<String, String> told(SessionStore.Row row) {
		return Map.of("programme", row.programme().code(), "unit", row.unit().value(), "on", row.on().toString(),
				"state", row.state().name(), "how", row.how().name(), "present",
				String.valueOf(row.tallies().present(row.entry().courseCode() != null)));
	}

	static String subject(Id id) {
		return "session " + id.value();
	}

	/** What came of each of what was sent together, the same each time. */
	private List<BatchResult> results(int sent, BatchId batch) {
		var made = store.madeIn(batch.value());
		var told = store.toldOf(batch.value());
		var results = new ArrayList<BatchResult>(sent);
		for (int i = 0; i < sent; i++) {
			@Nullable Id id = made.get(i);
			var of = told.getOrDefault(i, List.of())
				.stream()
				.collect(Collectors.partitioningBy(SessionStore.Told::remark,
						Collectors.mapping(SessionStore.Told::field, Collectors.toList())));
			results.add(new BatchResult(i, (id != null) ? NodeSource.globalId(TYPE, id.value()) : null,
					Objects.requireNonNull(of.get(false)), Objects.requireNonNull(of.get(true))));
		}
		return results;
	}

	/** A session. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * A session that was recorded.
	 *
	 * @param remarks what is worth a look
	 */
	public record Recorded(Id id, List<Problem.Field> remarks) {
	}

	/** Two sessions of two units that may be one. */
	public record MayBeOne(SessionView one, SessionView other) {
	}

	/**
	 * What was said of two sessions.
	 *
	 * @param one the kept one, where they are one
	 * @param merged whether they are one
	 * @param by who said it, with the post
	 */
	public record Answered(SessionView one, SessionView other, boolean merged, String by, OffsetDateTime at) {
	}

	/** What came in together. */
	record BatchId(UUID value) implements Identifier {
	}

	/**
	 * Which sessions.
	 *
	 * @param from the first day; null from the beginning
	 * @param to the last day; null until now
	 * @param outOfHours whether out of hours; null for any
	 * @param states in which states; at least one
	 */
	public record Filter(Programmes.@Nullable Id programme, SeriesPlans.@Nullable Id series, @Nullable UnitId unit,
			@Nullable AreaCode area, @Nullable PlaceId place, @Nullable String kind, @Nullable ActionId action,
			@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Boolean outOfHours,
			Set<SessionView.State> states) {

		public Filter {
			if (states.isEmpty()) {
				throw new IllegalArgumentException("Sessions are asked for in at least one state.");
			}
		}

		/** Those that stand. */
		public static final Set<SessionView.State> STANDING = Set.of(SessionView.State.HELD,
				SessionView.State.DID_NOT_RUN, SessionView.State.TO_CHECK);

		/** All that stand. */
		public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null, null, null,
				STANDING);

		/** Those of a programme that stand, between two days. */
		public static Filter of(Programmes.Id programme, @Nullable LocalDate from, @Nullable LocalDate to) {
			return new Filter(programme, null, null, null, null, null, null, from, to, null, STANDING);
		}

	}

}
