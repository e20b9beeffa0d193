package scot.adp.families;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.Programmes;
import scot.adp.directory.PlaceId;

/**
 * What somebody types of a school and a programme; all of it, in the place of what was
 * typed before. What is null is left as the log of activities says.
 *
 * @param took whether pupils of it took part
 * @param pupils who were there at least once
 * @param trainedLead whether somebody there was trained to lead it
 * @param because why more were there than are on the roll, a code
 * @param expectedVersion the version that the caller saw, 0 where nothing was typed; null
 * to set it whatever was typed meanwhile
 */
public record SchoolTookEntry(@Nullable PlaceId school, Programmes.@Nullable Id programme, @Nullable Boolean took,
		@Nullable Integer pupils, @Nullable Boolean trainedLead, @Nullable String because,
		@Nullable Integer expectedVersion) {
}
