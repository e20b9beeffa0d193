package scot.adp.strategy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.platform.UnitId;

/** All that a plan says of an action, beside its code: one version of it. */
record ActionDefinition(String title, @Nullable String publishedText, String priority, @Nullable String grouping,
		List<String> outcomes, List<String> principles, ActionView.Kind kind, ActionView.Responsibility responsibility,
		@Nullable UnitId leadUnit, List<UnitId> partnerUnits, @Nullable GroupId group, @Nullable Integer cadenceMonths,
		@Nullable LocalDate startsOn, @Nullable LocalDate endsOn, List<PlanTarget> crosswalk,
		@Nullable PlanCode namesPlan, StatusView.@Nullable Group statusGroup,
		ActionView.@Nullable NationalTimeline timeline, @Nullable String tranche, @Nullable String sourceNote,
		@Nullable String localResponse, @Nullable Withdrawal withdrawn) {

	/** That an action was given up. */
	record Withdrawal(LocalDate on, String reason, @Nullable String decision) {

		@Override
		public String toString() {
			return "%s: %s%s".formatted(on, reason, (decision != null) ? " (%s)".formatted(decision) : "");
		}

	}

	/** The value of a field; null where there is none. */
	@Nullable Object value(ActionField field) {
		return switch (field) {
			case TITLE -> title;
			case PUBLISHED_TEXT -> publishedText;
			case PRIORITY -> priority;
			case GROUPING -> grouping;
			case OUTCOMES -> outcomes;
			case PRINCIPLES -> principles;
			case KIND -> kind;
			case RESPONSIBILITY -> responsibility;
			case LEAD_UNIT -> leadUnit;
			case PARTNER_UNITS -> partnerUnits;
			case GROUP -> group;
			case CADENCE_MONTHS -> cadenceMonths;
			case STARTS_ON -> startsOn;
			case ENDS_ON -> endsOn;
			case CROSSWALK -> crosswalk;
			case NAMES_PLAN -> namesPlan;
			case STATUS_GROUP -> statusGroup;
			case TIMELINE -> timeline;
			case TRANCHE -> tranche;
			case SOURCE_NOTE -> sourceNote;
			case LOCAL_RESPONSE -> localResponse;
			case WITHDRAWN -> withdrawn;
		};
	}

	/**
	 * The same with other values in some fields.
	 * @param values of each field's own type; a field that is absent stays as it is
	 */
	ActionDefinition with(Map<ActionField, ?> values) {
		return new ActionDefinition(needed(values, ActionField.TITLE), pick(values, ActionField.PUBLISHED_TEXT),
				needed(values, ActionField.PRIORITY), pick(values, ActionField.GROUPING),
				needed(values, ActionField.OUTCOMES), needed(values, ActionField.PRINCIPLES),
				needed(values, ActionField.KIND), needed(values, ActionField.RESPONSIBILITY),
				pick(values, ActionField.LEAD_UNIT), needed(values, ActionField.PARTNER_UNITS),
				pick(values, ActionField.GROUP), pick(values, ActionField.CADENCE_MONTHS),
				pick(values, ActionField.STARTS_ON), pick(values, ActionField.ENDS_ON),
				needed(values, ActionField.CROSSWALK), pick(values, ActionField.NAMES_PLAN),
				pick(values, ActionField.STATUS_GROUP), pick(values, ActionField.TIMELINE),
				pick(values, ActionField.TRANCHE), pick(values, ActionField.SOURCE_NOTE),
				pick(values, ActionField.LOCAL_RESPONSE), pick(values, ActionField.WITHDRAWN));
	}

	/** The fields in which another says something else. */
	List<ActionField> differences(ActionDefinition other) {
		var fields = new ArrayList<ActionField>();
		for (ActionField field : ActionField.values()) {
			if (!Objects.equals(value(field), other.value(field))) {
				fields.add(field);
			}
		}
		return fields;
	}

	/**
	 * Brings a changed file and what stands now together, field by field: whichever side
	 * alone changed since the file's last version holds; where both did, and differently,
	 * what stands holds and the field is told as a conflict.
	 * @param last what the file said before, or null where it did not name the action
	 * @param file what the file says
	 * @param now what stands
	 */
	static Merged merge(@Nullable ActionDefinition last, ActionDefinition file, ActionDefinition now) {
		var taken = new EnumMap<ActionField, Object>(ActionField.class);
		var conflicts = new ArrayList<ActionField>();
		for (ActionField field : file.differences(now)) {
			@Nullable Object before = (last != null) ? last.value(field) : null;
			if (last != null && Objects.equals(before, file.value(field))) {
				continue;
			}
			if (last != null && Objects.equals(before, now.value(field))) {
				taken.put(field, file.value(field));
			}
			else {
				conflicts.add(field);
			}
		}
		return new Merged(now.with(taken), conflicts);
	}

	/**
	 * A file and what stands, brought together.
	 *
	 * @param conflicts the fields in which both changed, and differently
	 */
	record Merged(ActionDefinition definition, List<ActionField> conflicts) {
	}

	@SuppressWarnings("unchecked")
	private <T> @Nullable T pick(Map<ActionField, ?> values, ActionField field) {
		return (T) (values.containsKey(field) ? values.get(field) : value(field));
	}

	private <T> T needed(Map<ActionField, ?> values, ActionField field) {
		@Nullable T value = pick(values, field);
		return Objects.requireNonNull(value, field.label());
	}

}
