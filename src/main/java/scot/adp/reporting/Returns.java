package scot.adp.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;

/** What the partnership owes to others: by when, who looks after it, how far it is. */
@Service
@Transactional
public class Returns {

	/** The most characters of a note. */
	public static final int TEXT_LIMIT = 1000;

	private final ReturnStore queries;

	private final Members members;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	Returns(ReturnStore queries, Members members, CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.queries = queries;
		this.members = members;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/** The returns that are due from one day to another, by day. */
	@Allowed(operation = "reporting.return.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ReturnView> between(LocalDate from, LocalDate to) {
		return queries.between(from, to);
	}

	/** A return by id. */
	@Allowed(operation = "reporting.return.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<ReturnView> find(Id id) {
		return queries.find(id, false);
	}

	/** The returns due before a day that are still to be sent, by day. */
	@Allowed(operation = "reporting.return.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ReturnView> openBefore(LocalDate day) {
		return queries.openBefore(day);
	}

	/**
	 * The returns that ask to be dealt with today, by day.
	 * @param all whether everybody's and nobody's are wanted, or those of the caller
	 * alone
	 */
	@Allowed(operation = "reporting.return.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ReturnView> pressing(boolean all) {
		return queries.pressing(all ? null : currentCaller.get().memberships().stream().map(Membership::id).toList(),
				today());
	}

	/**
	 * Says how a return stands: the support team does, and its owner, who cannot give it
	 * to another.
	 * @throws Problem where the caller is neither, a field is wrong, or somebody changed
	 * it meanwhile
	 */
	@Allowed(operation = "reporting.return.change", to = Audience.PEOPLE, scope = Scope.OWN_UNITS)
	public ReturnView change(ReturnChange change) {
		Caller caller = currentCaller.get();
		ReturnView seen = find(change.id(), false);
		if (!caller.supportTeam() && !owns(caller, seen.owner())) {
			throw Problem.forbidden("Only who looks after this return or the support team can change it.");
		}
		recording.once(change.idempotencyKey(), change, Id::new, author -> {
			ReturnView stored = find(change.id(), true);
			Problem.unlessSeen(change.expectedVersion(), stored.version(), "this return");
			check(change, stored, caller);
			@Nullable String note = Blanks.stripped(change.note());
			var changes = changes(change, stored, note);
			if (changes.isEmpty()) {
				return Made.found(change.id());
			}
			queries.change(change, note);
			return new Made<>(change.id(), "return %s %s".formatted(stored.code(), stored.period()), changes);
		});
		return find(change.id(), false);
	}

	private void check(ReturnChange change, ReturnView stored, Caller caller) {
		@Nullable MemberId owner = change.owner();
		@Nullable LocalDate sentOn = change.sentOn();
		boolean moved = !Objects.equals(owner, stored.owner());
		boolean sent = change.state() == ReturnState.SENT;
		new Problem.Faults()
			.when(moved && !caller.supportTeam(), "owner", "Only the support team gives a return to somebody else.")
			.when(moved && owner != null && members.current(owner).isEmpty(), "owner", "Choose a member of today.")
			.when(sent && sentOn == null, "sentOn", "Say on which day it was sent.")
			.when(!sent && sentOn != null, "sentOn", "This goes with a return that was sent; leave it out.")
			.when(sentOn != null && sentOn.isAfter(today()), "sentOn", "The day cannot be in the future.")
			.when(change.state() == ReturnState.NOT_NEEDED && Blanks.stripped(change.note()) == null, "note",
					"Say in a few words why it need not be sent.")
			.text(change.note(), TEXT_LIMIT, "note")
			.raise();
	}

	private static Map<String, String> changes(ReturnChange change, ReturnView stored, @Nullable String note) {
		var changes = new LinkedHashMap<String, String>();
		if (change.state() != stored.state()) {
			changes.put("state", change.state().name());
		}
		if (!Objects.equals(change.owner(), stored.owner())) {
			changes.put("owner", (change.owner() != null) ? change.owner().value().toString() : "nobody");
		}
		if (!Objects.equals(change.sentOn(), stored.sentOn())) {
			changes.put("sentOn", String.valueOf(change.sentOn()));
		}
		if (!Objects.equals(note, stored.note())) {
			changes.put("note", Auditable.CHANGED);
		}
		return changes;
	}

	private static boolean owns(Caller caller, @Nullable MemberId owner) {
		return caller.memberships().stream().anyMatch(membership -> membership.id().equals(owner));
	}

	private ReturnView find(Id id, boolean locked) {
		return queries.find(id, locked).orElseThrow(() -> Problem.notFound("return", id.value().toString()));
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** A return for one period. */
	public record Id(UUID value) implements Identifier {
	}

}
