package scot.adp.directory;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Tells in which of the areas something is. */
public interface AreaFinder {

	/**
	 * The area of an address; empty where it is in none of ours, or that is not known.
	 * @param postcode however it is spaced
	 * @param town looked at where there is no postcode
	 */
	Optional<AreaCode> areaOf(@Nullable String postcode, @Nullable String town);

	/** Whether a name is that of the whole council's area. */
	boolean isAll(String name);

}
