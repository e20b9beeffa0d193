package scot.adp.identity;

import java.util.List;
import java.util.Map;

/**
 * What was understood of a pasted list.
 *
 * @param people the rows
 * @param columns the headings of what was read, by the field of a {@link PastedPerson}
 * that they fill; empty where there are no headings
 * @param notRead what the columns are called that were not read
 * @param passedOver the rows above the headings, which were not read either
 */
public record PastedList(List<PastedPerson> people, Map<String, List<String>> columns, List<String> notRead,
		List<String> passedOver) {
}
