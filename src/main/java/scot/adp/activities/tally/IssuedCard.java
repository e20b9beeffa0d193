package scot.adp.activities.tally;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A card to be printed.
 *
 * @param link what it leads to, written out; null where it was shown before
 * @param picture the same for phones; null where it was shown before
 * @param until its last day
 * @param minutes for how many minutes a count can be put right
 */
public record IssuedCard(String code, String title, String label, List<String> sites, @Nullable String link,
		@Nullable QrPicture picture, String until, String unit, int minutes) {
}
