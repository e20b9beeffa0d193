package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * Where a plan's file and what was changed here disagree. What was changed here stands
 * until the support team decides.
 */
@Service
@Transactional
public class PlanConflicts {

	private static final String FROM_FILE = "Taken from the plan's file.";

	private final ConflictStore conflicts;

	private final PlanStore structure;

	private final ActionStore store;

	private final Actions actions;

	private final PlanEditing editing;

	private final Recording recording;

	private final Clock clock;

	private final PlanMerge merge;

	PlanConflicts(ConflictStore conflicts, PlanStore structure, ActionStore store, Actions actions, PlanMerge merge,
			PlanEditing editing, Recording recording, Clock clock) {
		this.conflicts = conflicts;
		this.structure = structure;
		this.store = store;
		this.actions = actions;
		this.merge = merge;
		this.editing = editing;
		this.recording = recording;
		this.clock = clock;
	}

	/** Those that nobody decided yet, in the plans' order. */
	@Allowed(operation = "strategy.plan-conflict.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<PlanConflictView> open() {
		return conflicts.open();
	}

	/** A conflict by id. */
	@Allowed(operation = "strategy.plan-conflict.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Optional<PlanConflictView> find(Id id) {
		return conflicts.find(id);
	}

	/** The conflicts of plans, decided ones too; open ones first. */
	@Allowed(operation = "strategy.plan-conflict.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Map<PlanCode, List<PlanConflictView>> of(Collection<PlanCode> plans) {
		return conflicts.of(plans).stream().collect(Collectors.groupingBy(PlanConflictView::plan));
	}

	/**
	 * Decides a conflict.
	 * @param takeFile whether the file's value becomes the action's, as its next version;
	 * otherwise what stands stays
	 * @return the action's id
	 * @throws Problem where it was decided meanwhile, or the file's value no longer fits
	 */
	@Allowed(operation = "strategy.plan-conflict.resolve", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public ActionId resolve(String idempotencyKey, Id id, int expectedVersion, boolean takeFile) {
		return recording.once(idempotencyKey, List.of(id, expectedVersion, takeFile), ActionId::new,
				author -> decide(author, id, expectedVersion, takeFile));
	}

	private Made<ActionId> decide(Author author, Id id, int expectedVersion, boolean takeFile) {
		PlanConflictView seen = conflicts.find(id)
			.orElseThrow(() -> Problem.notFound("conflict", id.value().toString()));
		// Whoever edits the action locks it first, and the conflict after it.
		Action action = actions.findByPlanAndCode(seen.plan(), seen.code()).orElseThrow();
		PlanConflictView conflict = conflicts.locked(id).orElseThrow();
		if (conflict.version() != expectedVersion || conflict.state() != PlanConflictView.State.OPEN) {
			throw Problem.conflict("Somebody decided this, or the file changed, meanwhile. Look at what it says now.",
					conflict.version());
		}
		var state = takeFile ? PlanConflictView.State.FILE_TAKEN : PlanConflictView.State.OURS_KEPT;
		var origin = PlanEditing.page(author, LocalDate.now(clock), FROM_FILE, null);
		conflicts.resolve(id.value(), state, origin.by(), origin.byName());
		if (takeFile) {
			ActionDefinition before = Objects.requireNonNull(store.definitions(List.of(action.id())).get(action.id()));
			@Nullable ActionDefinition file = merge.definitions(structure.version(conflict.plan(), conflict.fileVersion()))
				.get(conflict.code());
			if (file == null) {
				throw Problem.invalid("takeFile",
						"Words were taken out of that file, and it cannot be read any more. Edit the action instead.");
			}
			var values = new EnumMap<ActionField, @Nullable Object>(ActionField.class);
			values.put(conflict.field(), file.value(conflict.field()));
			ActionDefinition after = before.with(values);
			editing.check(after, before, action.plan());
			editing.keep(action, before, after, origin);
		}
		return new Made<>(action.id(), action.subject(), Map.of(conflict.field().label(), state.name()));
	}

	/** A conflict between a plan's file and what was changed here. */
	public record Id(UUID value) implements Identifier {
	}

}
