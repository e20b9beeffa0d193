package scot.adp.strategy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Membership;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.spi.ActionBrief;

/**
 * Notes beside the owner's words: those of the support team for itself, and those of
 * partner units. A note never changes a status.
 */
@Service
@Transactional
public class Notes {

	/** The most characters of a note. */
	public static final int WORDS_LIMIT = 4000;

	private final NoteStore queries;

	private final ActionScope scope;

	private final Recording recording;

	private final CurrentCaller currentCaller;

	Notes(NoteStore queries, ActionScope scope, Recording recording, CurrentCaller currentCaller) {
		this.queries = queries;
		this.scope = scope;
		this.recording = recording;
		this.currentCaller = currentCaller;
	}

	/**
	 * The notes of actions, the newest first, as far as the caller may know of them: the
	 * support team of all, the lead unit and the partner units of an action of those by
	 * partners.
	 */
	@Allowed(operation = "strategy.note.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<NoteView>> of(Collection<ActionId> actions) {
		return queries.byAction(actions, currentCaller.get());
	}

	/** A note by id, where the caller may know of it. */
	@Allowed(operation = "strategy.note.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<NoteView> find(Id id) {
		return queries.action(id)
			.flatMap(action -> of(List.of(action)).getOrDefault(action, List.of())
				.stream()
				.filter(note -> note.id().equals(id))
				.findFirst());
	}

	/** For which partner units of an action the caller may add a note; may be empty. */
	@Allowed(operation = "strategy.note.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<UnitId> unitsToNoteFor(ActionBrief action) {
		Caller caller = currentCaller.get();
		return action.partnerUnits().stream().filter(caller::answersFor).toList();
	}

	/**
	 * Adds a note.
	 * @param idempotencyKey new for each note
	 * @param unit the partner unit whose note it is; null where there is only one that
	 * the caller answers for, and with a note of the support team
	 * @return the action's id
	 * @throws Problem where a field is wrong or the caller may not add such a note
	 */
	@Allowed(operation = "strategy.note.add",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public ActionId add(String idempotencyKey, PlanCode plan, String code, Layer layer, @Nullable UnitId unit,
			String words) {
		ActionView action = scope.find(plan, code);
		Caller caller = currentCaller.get();
		UnitId owner = (layer == Layer.TEAM) ? teamUnit(caller) : partnerUnit(caller, action, unit);
		Author author = recording.author(owner);
		recording.once(author, idempotencyKey, Arrays.asList(plan, code, layer, unit, words), Id::new, () -> {
			new Problem.Faults().words(words, WORDS_LIMIT, "words", "Write the note.")
				.when(layer == Layer.TEAM && unit != null, "unit",
						"A note of the support team belongs to no unit; leave this out.")
				.raise();
			var id = new Id(UUID.randomUUID());
			queries.add(new NoteStore.Row(id.value(), action.id().value(), layer.name(), owner.value(),
					Blanks.strip(words), author.account().value(), author.words(), author.at()));
			return new Made<>(id, action.subject(),
					Map.of("layer", layer.name(), "unit", owner.value(), "words", Auditable.CHANGED));
		});
		return action.id();
	}

	private static UnitId teamUnit(Caller caller) {
		return caller.memberships()
			.stream()
			.filter(membership -> membership.role().supportTeam())
			.map(Membership::unit)
			.findFirst()
			.orElseThrow(() -> Problem.forbidden("Only the support team keeps notes for itself."));
	}

	private static UnitId partnerUnit(Caller caller, ActionView action, @Nullable UnitId given) {
		var units = action.partnerUnits().stream().filter(caller::answersFor).toList();
		if (units.isEmpty()) {
			throw Problem.forbidden(
					"Units that work on %s too add notes to it; yours is not one of them.".formatted(action.code()));
		}
		if (given == null) {
			if (units.size() > 1) {
				throw Problem.invalid("unit",
						"Say for which unit: " + String.join(", ", units.stream().map(UnitId::value).toList()) + ".");
			}
			return units.getFirst();
		}
		if (!units.contains(given)) {
			throw Problem.forbidden(
					"A note on %s is for its partner units, by those who answer for them.".formatted(action.code()));
		}
		return given;
	}

	/** One note on an action. */
	public record Id(UUID value) implements Identifier {
	}

	/** For whom a note is written. */
	public enum Layer {

		/** The support team's own; nobody else learns that there is one. */
		TEAM,
		/**
		 * From a unit that works on the action too, for the lead unit, the other partners
		 * and the support team.
		 */
		PARTNER

	}

}
