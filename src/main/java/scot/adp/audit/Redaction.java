package scot.adp.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.TextPlaces;

/**
 * Words to take out.
 *
 * @param idempotencyKey new for each
 * @param reason why; told wherever a whole text was taken out
 * @param whole whether to take out whole texts where that may be, and not the words alone
 * @param places those to take them out of; null for every one
 */
public record Redaction(String idempotencyKey, String words, String reason, boolean whole,
		@Nullable List<TextPlaces.Place> places) {
}
