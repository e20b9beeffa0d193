package scot.adp.strategy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.Recording;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartRefused;

/**
 * Takes a changed file of a plan: what the file alone changed follows it, what somebody
 * changed since on a page stays, and what both changed differently stays too and is told
 * as a conflict.
 */
@Component
class PlanMerge {

	private final PlanStore store;

	private final ActionStore actions;

	private final ConflictStore conflicts;

	private final Actions owned;

	private final ActionOwnerKeeper owners;

	private final LeadRule leads;

	private final PlanCheck check;

	private final Recording recording;

	private final Clock clock;

	PlanMerge(PlanStore store, ActionStore actions, ConflictStore conflicts, Actions owned, ActionOwnerKeeper owners,
			LeadRule leads, PlanCheck check, Recording recording, Clock clock) {
		this.store = store;
		this.actions = actions;
		this.conflicts = conflicts;
		this.owned = owned;
		this.owners = owners;
		this.leads = leads;
		this.check = check;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Stores a checked plan as its next version, and tells it.
	 * @return the version
	 */
	int take(PlanFile plan, int position, String sha256) {
		Map<String, ActionDefinition> last = store.latest(plan.code()).map(this::definitions).orElse(Map.of());
		Map<String, ActionStore.Stored> now = actions.ofPlan(plan.code());
		keepCodes(plan, last, now);
		int version = store.savePlan(plan, position, sha256);
		var origin = ActionStore.Origin.file(LocalDate.now(clock));
		int place = store.nextPosition(plan.code());
		var otherUnit = new ArrayList<String>();
		for (PlanFile.Item item : plan.actions()) {
			ActionStore.@Nullable Stored stored = now.get(item.code());
			if (stored == null) {
				actions.add(plan.code(), item.code(), place++, item.definition(), origin);
				continue;
			}
			var merged = ActionDefinition.merge(last.get(item.code()), item.definition(), stored.definition());
			if (!merged.definition().equals(stored.definition())) {
				actions.change(stored.id(), plan.code(), stored.definition(), merged.definition(), origin);
				if (!Objects.equals(merged.definition().leadUnit(), stored.definition().leadUnit())) {
					otherUnit.add(item.code());
				}
			}
			for (ActionField field : merged.conflicts()) {
				conflicts.found(stored.id(), field, version, ActionField.told(item.definition().value(field)));
			}
			conflicts.settle(stored.id(), merged.definition(), item.definition());
		}
		keepFit(plan.code(), otherUnit);
		store.arrange(plan.code(), plan.actions().stream().map(PlanFile.Item::code).toList());
		store.saveStructure(plan);
		recording.tell("strategy.plan.load", "plan " + plan.code().value(),
				Map.of("version", String.valueOf(version), "actions", String.valueOf(plan.actions().size())));
		return version;
	}

	/** Leaves actions that went to another unit with nobody who cannot answer for it. */
	private void keepFit(PlanCode plan, List<String> codes) {
		if (codes.isEmpty()) {
			return;
		}
		var moved = owned.findAllByPlanAndCodeInOrderById(plan, codes);
		var today = leads.of(moved.stream().flatMap(Action::owners));
		for (Action action : moved) {
			@Nullable MemberId lead = action.lead();
			@Nullable MemberId deputy = action.deputy();
			boolean leadFits = lead != null && today.fits(lead, action.leadUnit());
			boolean deputyFits = deputy != null && today.fits(deputy, action.leadUnit());
			owners.store(action, leadFits ? lead : null, (leadFits && deputyFits) ? deputy : null,
					"strategy.plan.load");
		}
	}

	/**
	 * What a plan's kept file said of its actions, by code, as far as it can still be
	 * read: words may have been taken out of it.
	 */
	Map<String, ActionDefinition> definitions(PlanStore.Kept kept) {
		try {
			return PlanFile.legible(ConfigFile.of(Path.of(kept.fileName()), kept.content()), check.today())
				.stream()
				.collect(Collectors.toMap(PlanFile.Item::code, PlanFile.Item::definition));
		}
		catch (StartRefused ex) {
			return Map.of();
		}
	}

	/**
	 * A code once promised in the file stays there: it may be withdrawn, never dropped or
	 * given a new meaning. What was added on a page need not be in the file.
	 */
	private static void keepCodes(PlanFile plan, Map<String, ActionDefinition> last,
			Map<String, ActionStore.Stored> now) {
		Map<String, PlanFile.Item> items = plan.actions()
			.stream()
			.collect(Collectors.toMap(PlanFile.Item::code, Function.identity()));
		for (ActionStore.Stored stored : now.values()) {
			@Nullable ActionDefinition before = last.get(stored.code());
			PlanFile.@Nullable Item item = items.get(stored.code());
			if (before != null && item == null) {
				throw plan.file()
					.root()
					.fault("actions", ("%s is in the plan and missing from this file; keep it and add "
							+ "'withdrawn' with date and reason instead")
						.formatted(stored.code()));
			}
			if (before != null && item != null && before.withdrawn() != null && stored.definition().withdrawn() != null
					&& item.definition().withdrawn() == null) {
				throw item.entry()
					.fault("code", "%s was withdrawn and codes are never used again; give this action a new code"
						.formatted(stored.code()));
			}
		}
	}

	static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
