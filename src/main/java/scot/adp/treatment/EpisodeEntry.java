package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * An episode of treatment, as it is told by page, file or program. Sent again for an
 * episode that is there, by its unit, reference and first day, it adds what is not known.
 *
 * @param ownRef the unit's own reference of the person
 * @param chi a CHI number, of which a key is made at once; null where none was given
 * @param facts what is told of it: substance, setting and kinds of treatment at least
 * @param profile what was told of the person; null where nothing was
 * @param confirmed whether somebody said that it is right, though it is unusual
 */
public record EpisodeEntry(UnitId unit, @Nullable String ownRef, @Nullable String chi, LocalDate startedOn,
		List<EpisodeFact> facts, SupplyEntry.@Nullable Profile profile, boolean confirmed) {

	/** The same, and somebody said that it is right. */
	EpisodeEntry sure() {
		return new EpisodeEntry(unit, ownRef, chi, startedOn, facts, profile, true);
	}

	@Override
	public String toString() {
		return "an episode";
	}

}
