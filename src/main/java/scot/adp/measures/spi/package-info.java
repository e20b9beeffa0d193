/**
 * What a module implements whose records measures are computed from, and what it asks
 * about rows and returns.
 */
@NamedInterface("spi")
@NullMarked
package scot.adp.measures.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
