package scot.adp.strategy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.platform.UnitId;

/**
 * A change to what the plan says of one action or of many, all alike. A field that is not
 * named stays as it is.
 *
 * @param fields the fields that change, each with its value or null to clear it; use
 * {@link #of} to fill them by type
 * @param morePartners units to add to the partner units of each
 * @param why in a few words
 * @param decision which decision it follows, such as {@code Board 3 December 2026, 4}
 * @param effectiveOn since when it holds; null for today
 */
public record ActionChange(String idempotencyKey, List<ActionRef> actions, Map<ActionField, @Nullable Object> fields,
		List<UnitId> morePartners, String why, @Nullable String decision, @Nullable LocalDate effectiveOn) {

	public ActionChange {
		actions = List.copyOf(actions);
		var copy = new EnumMap<ActionField, @Nullable Object>(ActionField.class);
		copy.putAll(fields);
		fields = Collections.unmodifiableMap(copy);
		morePartners = List.copyOf(morePartners);
	}

	/** A change to be filled. */
	public static Builder of(String idempotencyKey, List<ActionRef> actions) {
		return new Builder(idempotencyKey, actions);
	}

	/** Names the fields that change. */
	public static final class Builder {

		private final String idempotencyKey;

		private final List<ActionRef> actions;

		private final EnumMap<ActionField, @Nullable Object> fields = new EnumMap<>(ActionField.class);

		private List<UnitId> morePartners = List.of();

		private @Nullable LocalDate effectiveOn;

		private Builder(String idempotencyKey, List<ActionRef> actions) {
			this.idempotencyKey = idempotencyKey;
			this.actions = actions;
		}

		public Builder title(String title) {
			return put(ActionField.TITLE, title);
		}

		public Builder publishedText(@Nullable String text) {
			return put(ActionField.PUBLISHED_TEXT, text);
		}

		public Builder priority(String code) {
			return put(ActionField.PRIORITY, code);
		}

		public Builder grouping(@Nullable String title) {
			return put(ActionField.GROUPING, title);
		}

		public Builder outcomes(List<String> codes) {
			return put(ActionField.OUTCOMES, List.copyOf(codes));
		}

		public Builder principles(List<String> codes) {
			return put(ActionField.PRINCIPLES, List.copyOf(codes));
		}

		public Builder crosswalk(List<PlanTarget> targets) {
			return put(ActionField.CROSSWALK, List.copyOf(targets));
		}

		public Builder kind(ActionView.Kind kind) {
			return put(ActionField.KIND, kind);
		}

		public Builder leadUnit(@Nullable UnitId unit) {
			return put(ActionField.LEAD_UNIT, unit);
		}

		/** Sets all partner units. */
		public Builder partnerUnits(List<UnitId> units) {
			return put(ActionField.PARTNER_UNITS, List.copyOf(units));
		}

		/** Adds partner units to those that each action has. */
		public Builder morePartners(List<UnitId> units) {
			this.morePartners = units;
			return this;
		}

		public Builder group(@Nullable GroupId group) {
			return put(ActionField.GROUP, group);
		}

		public Builder cadenceMonths(@Nullable Integer months) {
			return put(ActionField.CADENCE_MONTHS, months);
		}

		public Builder startsOn(@Nullable LocalDate day) {
			return put(ActionField.STARTS_ON, day);
		}

		public Builder endsOn(@Nullable LocalDate day) {
			return put(ActionField.ENDS_ON, day);
		}

		/** The plan that the action names as its own action plan. */
		public Builder namesPlan(@Nullable PlanCode plan) {
			return put(ActionField.NAMES_PLAN, plan);
		}

		public Builder localResponse(@Nullable String text) {
			return put(ActionField.LOCAL_RESPONSE, text);
		}

		public Builder effectiveOn(@Nullable LocalDate day) {
			this.effectiveOn = day;
			return this;
		}

		/** Ends the change with its reason and, where there was one, the decision. */
		public ActionChange because(String why, @Nullable String decision) {
			return new ActionChange(idempotencyKey, actions, fields, morePartners, why, decision, effectiveOn);
		}

		private Builder put(ActionField field, @Nullable Object value) {
			fields.put(field, value);
			return this;
		}

	}

}
