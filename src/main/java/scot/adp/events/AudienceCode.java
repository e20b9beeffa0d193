package scot.adp.events;

import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.CodeList;

/**
 * Those whom an alert is for, such as {@code HOUSING}, by the list of
 * {@code config/treatment/alerts.yaml}.
 */
public record AudienceCode(String value) implements CodeIdentifier {

	public AudienceCode {
		value = CodeList.checked(value);
	}

}
