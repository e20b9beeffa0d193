package scot.adp.directory;

import org.jspecify.annotations.Nullable;

/**
 * A school of the directory.
 *
 * @param place without its address where that is not open to all
 * @param code the number of the school; null where nobody told it
 * @param successor the place that leads on once it closed; null for none
 */
public record SchoolPlace(PlaceView place, @Nullable String code, @Nullable PlaceId successor) {
}
