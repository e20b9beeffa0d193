package scot.adp.treatment;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.Figure;

/**
 * How many waits of a quarter were so long.
 *
 * @param ongoing whether they still waited at its end; else treatment began in it
 * @param substance the code; null for all
 * @param serviceType the code; null for all
 * @param band the code of the band; null for all of them
 * @param figure how many, as far as the reader may know
 */
public record WaitBand(boolean ongoing, @Nullable String substance, @Nullable String serviceType, @Nullable String band,
		Figure figure) {
}
