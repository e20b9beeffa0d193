package scot.adp.audit;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * That words were taken out of texts. Which words they were is not kept.
 *
 * @param doneBy the name and post of who did it
 * @param whole whether whole texts were taken out
 * @param places how many texts of which kind
 */
public record RedactionView(Redactions.Id id, OffsetDateTime doneAt, String doneBy, String reason, boolean whole,
		Map<String, Integer> places) {
}
