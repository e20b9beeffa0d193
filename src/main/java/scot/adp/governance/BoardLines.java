package scot.adp.governance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.UpdateView;
import scot.adp.strategy.spi.ActionBrief;

/**
 * The support team's words for the papers of meetings. The owner's words stay as they are
 * beside them; a board line is written for the board, so everyone signed in reads it.
 */
@Service
@Transactional
public class BoardLines {

	/** The most characters of a line. */
	public static final int WORDS_LIMIT = 600;

	private final BoardLineStore store;

	private final ActionRegister register;

	private final ProgressUpdates updates;

	private final ActionNews news;

	private final Groups groups;

	private final Recording recording;

	private final Clock clock;

	BoardLines(BoardLineStore store, ActionRegister register, ProgressUpdates updates, ActionNews news, Groups groups,
			Recording recording, Clock clock) {
		this.store = store;
		this.register = register;
		this.updates = updates;
		this.news = news;
		this.groups = groups;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Of each action the last wording for its latest meeting; an action without is left
	 * out.
	 */
	@Allowed(operation = "governance.board-line.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, BoardLineView> latest(Collection<ActionId> actions) {
		return views(store.latest(actions));
	}

	/** The last wording for a meeting, of each action that has one. */
	@Allowed(operation = "governance.board-line.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, BoardLineView> forMeeting(GroupId group, LocalDate on) {
		return views(store.forMeeting(group, on));
	}

	/** A wording by id, also one that another took the place of. */
	@Allowed(operation = "governance.board-line.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<BoardLineView> find(Id id) {
		return views(store.find(id).stream().toList()).values().stream().findFirst();
	}

	/**
	 * The meeting that a line is written for where nothing else is said: the next one of
	 * the group that oversees the action. Empty where none is known.
	 */
	@Allowed(operation = "governance.board-line.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<MeetingView> nextMeeting(ActionBrief action) {
		@Nullable GroupId group = action.group();
		return (group != null) ? nextMeeting(group) : Optional.empty();
	}

	/**
	 * Writes a line for a meeting's paper; an earlier wording for the same meeting is
	 * kept.
	 * @return the action's id
	 * @throws Problem where a field is wrong, there is no such meeting, or somebody wrote
	 * a line for it meanwhile
	 */
	@Allowed(operation = "governance.board-line.write", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public ActionId write(New line) {
		ActionView action = register.find(line.plan(), line.action())
			.orElseThrow(() -> Problem.notFound("action", line.plan().value() + "/" + line.action()));
		recording.once(line.idempotencyKey(), line, Id::new, author -> {
			MeetingView meeting = meeting(line, action);
			@Nullable UpdateView basis = basis(line);
			new Problem.Faults().words(line.words(), WORDS_LIMIT, "words", "Write the line for the paper.")
				.when(line.basedOn() != null && (basis == null || !basis.action().equals(action.id())), "basedOn",
						"There is no such update on this action.")
				.raise();
			int last = store.lastNumber(action.id(), meeting.group(), meeting.on());
			if (last != line.expectedNumber()) {
				throw Problem.conflict(
						"Somebody else wrote a line for this meeting meanwhile. Look at what it says now, then decide.",
						last);
			}
			@Nullable UpdateView seen = seen(action.id(), basis);
			@Nullable BoardLineView standing = forMeeting(meeting.group(), meeting.on()).get(action.id());
			if (standing != null && standing.words().equals(Blanks.strip(line.words())) && !standing.outdated()) {
				return Made.found(standing.id());
			}
			var id = new Id(UUID.randomUUID());
			store.add(id, new BoardLineStore.New(action.id(), meeting.group(), meeting.on(), last + 1,
					Blanks.strip(line.words()), seen), author);
			news.of(action.id());
			return new Made<>(id, action.subject(), Map.of("group", meeting.group().value(), "heldOn",
					meeting.on().toString(), "number", String.valueOf(last + 1), "words", Auditable.CHANGED));
		});
		return action.id();
	}

	private @Nullable UpdateView basis(New line) {
		ProgressUpdates.@Nullable Id id = line.basedOn();
		return (id != null) ? updates.find(id).orElse(null) : null;
	}

	/** The update that a line is written from: the one given or else the last. */
	private @Nullable UpdateView seen(ActionId action, @Nullable UpdateView basis) {
		if (basis != null) {
			return basis;
		}
		ProgressUpdates.@Nullable LastSaid last = updates.lastSaid(List.of(action)).get(action);
		return (last != null) ? updates.find(last.update()).orElse(null) : null;
	}

	private MeetingView meeting(New line, ActionView action) {
		@Nullable GroupId group = (line.group() != null) ? line.group() : action.group();
		if (group == null) {
			throw Problem.invalid("group", "No group oversees %s; name the group.".formatted(action.code()));
		}
		@Nullable LocalDate on = line.heldOn();
		if (on == null) {
			return nextMeeting(group).orElseThrow(() -> Problem.invalid("heldOn",
					"%s has no meeting ahead; add one first.".formatted(group.value())));
		}
		return meetings(group).filter(meeting -> meeting.on().equals(on))
			.findFirst()
			.orElseThrow(() -> Problem.invalid("heldOn", "%s does not meet on %s.".formatted(group.value(), on)));
	}

	private Optional<MeetingView> nextMeeting(GroupId group) {
		LocalDate today = LocalDate.now(clock);
		return meetings(group).filter(meeting -> !meeting.on().isBefore(today))
			.min(Comparator.comparing(MeetingView::on));
	}

	private Stream<MeetingView> meetings(GroupId group) {
		return groups.groups()
			.stream()
			.filter(it -> it.code().equals(group))
			.map(GroupView::meetings)
			.flatMap(Collection::stream);
	}

	/** The lines, each with whether its owner has said something newer. */
	private Map<ActionId, BoardLineView> views(List<BoardLineStore.Row> rows) {
		if (rows.isEmpty()) {
			return Map.of();
		}
		var said = updates.lastSaid(rows.stream().map(BoardLineStore.Row::action).toList());
		return rows.stream().map(row -> {
			ProgressUpdates.@Nullable LastSaid last = said.get(row.action());
			OffsetDateTime seen = (row.basedOnAt() != null) ? row.basedOnAt() : row.writtenAt();
			return row.view(last != null && last.recordedAt().isAfter(seen));
		}).collect(Collectors.toMap(BoardLineView::action, Function.identity()));
	}

	/** One wording of a board line. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * A board line to write.
	 *
	 * @param idempotencyKey new for each wording
	 * @param expectedNumber the number of the wording that the caller saw for this
	 * meeting; 0 where there was none
	 * @param group the group that meets; null for the one that oversees the action
	 * @param heldOn the day of the meeting; null for the group's next one
	 * @param basedOn the owner's update that the caller saw; null for the latest
	 */
	public record New(String idempotencyKey, PlanCode plan, String action, Integer expectedNumber,
			@Nullable GroupId group, @Nullable LocalDate heldOn, String words, ProgressUpdates.@Nullable Id basedOn) {
	}

}
