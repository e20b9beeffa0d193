package scot.adp.strategy;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.StartRefused;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/** Checks what a plan's file names outside itself. */
@Component
class PlanCheck {

	private final OrganisationNames partners;

	private final MeetingCalendar calendar;

	private final StatusScales scales;

	private final PlanStore store;

	PlanCheck(OrganisationNames partners, MeetingCalendar calendar, StatusScales scales, PlanStore store) {
		this.partners = partners;
		this.calendar = calendar;
		this.scales = scales;
		this.store = store;
	}

	/** What plans may name today. */
	PlanFile.Today today() {
		return new PlanFile.Today(
				partners.units().stream().map(unit -> unit.unit().value()).collect(Collectors.toSet()),
				calendar.groups().stream().map(GroupId::value).collect(Collectors.toSet()));
	}

	/**
	 * Checks a plan.
	 * @param others the plans that are loaded with it; those stored count too
	 * @param faults takes each fault
	 */
	void against(PlanFile plan, Map<PlanCode, PlanFile> others, Consumer<StartRefused> faults) {
		var root = plan.file().root();
		if (partners.organisation(plan.owner()).isEmpty()) {
			faults.accept(root.fault("owner", "there is no organisation '%s'".formatted(plan.owner().value())));
		}
		if (!scales.exists(plan.statusScale())) {
			faults
				.accept(root.fault("statusScale", "there is no scale '%s'".formatted(Blanks.told(plan.statusScale()))));
		}
		var groups = calendar.groups();
		for (var action : plan.actions()) {
			ActionDefinition definition = action.definition();
			if (definition.leadUnit() != null) {
				unit(action, "leadUnit", definition.leadUnit(), faults);
			}
			definition.partnerUnits().forEach(unit -> unit(action, "partnerUnits", unit, faults));
			if (definition.group() != null && !groups.contains(definition.group())) {
				faults.accept(
						action.entry().fault("group", "there is no group '%s'".formatted(definition.group().value())));
			}
			@Nullable PlanCode named = definition.namesPlan();
			if (named != null && (named.equals(plan.code()) || !(others.containsKey(named) || store.exists(named)))) {
				faults
					.accept(action.entry().fault("namesPlan", "there is no other plan '%s'".formatted(named.value())));
			}
			for (int row = 0; row < definition.crosswalk().size(); row++) {
				target(plan, action, row, others, faults);
			}
		}
	}

	private void target(PlanFile plan, PlanFile.Item action, int row, Map<PlanCode, PlanFile> others,
			Consumer<StartRefused> faults) {
		PlanTarget target = action.definition().crosswalk().get(row);
		@Nullable PlanFile other = others.get(target.plan());
		Set<String> stored = store.targets(target.plan());
		if (target.plan().equals(plan.code()) || (other == null && !store.exists(target.plan()))) {
			faults.accept(
					action.target(row).fault("plan", "there is no other plan '%s'".formatted(target.plan().value())));
		}
		else if (!stored.contains(target.code()) && (other == null || !other.targets().contains(target.code()))) {
			faults.accept(action.target(row)
				.fault("code", "plan %s has no outcome, part or action '%s'".formatted(target.plan().value(),
						Blanks.told(target.code()))));
		}
	}

	private void unit(PlanFile.Item action, String field, UnitId unit, Consumer<StartRefused> faults) {
		if (partners.unit(unit).isEmpty()) {
			faults.accept(action.entry().fault(field, "there is no unit '%s'".formatted(unit.value())));
		}
	}

}
