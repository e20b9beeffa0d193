package scot.adp.platform;

import java.util.UUID;

/**
 * An identifier that the program gives out. Implementations are records whose only
 * component is the value, so that one pair of converters serves them all.
 */
public interface Identifier {

	UUID value();

}
