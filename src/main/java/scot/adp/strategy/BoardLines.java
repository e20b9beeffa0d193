package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
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

	private final BoardLineQueries lines;

	private final Actions actions;

	private final ActionScope scope;

	private final Groups groups;

	private final Recording recording;

	private final Clock clock;

	BoardLines(BoardLineQueries lines, Actions actions, ActionScope scope, Groups groups, Recording recording,
			Clock clock) {
		this.lines = lines;
		this.actions = actions;
		this.scope = scope;
		this.groups = groups;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Of each action the last wording for its latest meeting; an action without is left
	 * out.
	 */
	@Allowed(operation = "strategy.board-line.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, BoardLineView> latest(Collection<ActionId> actions) {
		return lines.latest(actions);
	}

	/** A wording by id, also one that another took the place of. */
	@Allowed(operation = "strategy.board-line.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<BoardLineView> find(BoardLineId id) {
		return lines.find(id);
	}

	/** The last wording for a meeting, of each action that has one. */
	@Allowed(operation = "strategy.board-line.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, BoardLineView> forMeeting(GroupId group, LocalDate on) {
		return lines.forMeeting(group, on);
	}

	/**
	 * The meeting that a line is written for where nothing else is said: the next one of
	 * the group that oversees the action. Empty where none is known.
	 */
	@Allowed(operation = "strategy.board-line.read", to = Audience.READERS)
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
	@Allowed(operation = "strategy.board-line.write", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public ActionId write(NewBoardLine line) {
		// Locked, so that two lines at once do not get one number.
		actions.findByPlanAndCode(line.plan(), line.action());
		ActionView action = scope.find(line.plan(), line.action());
		recording.once(line.idempotencyKey(), line, BoardLineId::new, author -> {
			MeetingView meeting = meeting(line, action);
			GivenText.check(new Problem.Faults(), "words", line.words(), WORDS_LIMIT, "Write the line for the paper.")
				.when(line.basedOn() != null && !lines.isOf(action.id(), line.basedOn()), "basedOn",
						"There is no such update on this action.")
				.raise();
			int last = lines.lastNumber(action.id(), meeting.group(), meeting.on());
			if (last != line.expectedNumber()) {
				throw Problem.conflict(
						"Somebody else wrote a line for this meeting meanwhile. Look at what it says now, then decide.",
						last);
			}
			var id = new BoardLineId(UUID.randomUUID());
			@Nullable UpdateId seen = line.basedOn();
			lines.add(new BoardLineQueries.Row(id.value(), action.id().value(), meeting.group().value(), meeting.on(),
					last + 1, line.words().strip(), (seen != null) ? seen.value() : lines.lastUpdate(action.id()),
					author.account().value(), author.words(), author.at()));
			return new Made<>(id, ActionScope.subject(action), Map.of("group", meeting.group().value(), "heldOn",
					meeting.on().toString(), "number", String.valueOf(last + 1), "words", Auditable.CHANGED));
		});
		return action.id();
	}

	private MeetingView meeting(NewBoardLine line, ActionView action) {
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

}
