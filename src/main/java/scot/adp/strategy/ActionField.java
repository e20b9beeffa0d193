package scot.adp.strategy;

import java.util.Collection;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Auditable;
import scot.adp.platform.CodeIdentifier;

/** What a plan says of an action, field by field. */
public enum ActionField {

	TITLE("title", true), PUBLISHED_TEXT("publishedText", true), PRIORITY("priority", false),
	GROUPING("grouping", true), OUTCOMES("outcomes", false), PRINCIPLES("principles", false), KIND("kind", false),
	RESPONSIBILITY("responsibility", false), LEAD_UNIT("leadUnit", false), PARTNER_UNITS("partnerUnits", false),
	GROUP("group", false), CADENCE_MONTHS("cadenceMonths", false), STARTS_ON("startsOn", false),
	ENDS_ON("endsOn", false), CROSSWALK("crosswalk", false), NAMES_PLAN("namesPlan", false),
	STATUS_GROUP("statusGroup", false), TIMELINE("timeline", false), TRANCHE("tranche", true),
	SOURCE_NOTE("sourceNote", true), LOCAL_RESPONSE("localResponse", true), WITHDRAWN("withdrawn", false);

	private final String label;

	private final boolean words;

	ActionField(String label, boolean words) {
		this.label = label;
		this.words = words;
	}

	/** Its name in a plan's file and in GraphQL. */
	public String label() {
		return label;
	}

	/** A value in one line, as people compare two of them; null where there is none. */
	static @Nullable String told(@Nullable Object value) {
		return switch (value) {
			case null -> null;
			case CodeIdentifier code -> code.value();
			case Enum<?> constant -> constant.name();
			case Collection<?> list when list.isEmpty() -> null;
			case Collection<?> list -> list.stream().map(ActionField::told).collect(Collectors.joining(", "));
			default -> value.toString();
		};
	}

	/** A value as the audit trail may keep it. */
	String audited(@Nullable Object value) {
		if (words) {
			return Auditable.CHANGED;
		}
		@Nullable String told = (value instanceof ActionDefinition.Withdrawal withdrawal) ? withdrawal.on().toString()
				: told(value);
		return (told != null) ? told : "none";
	}

}
