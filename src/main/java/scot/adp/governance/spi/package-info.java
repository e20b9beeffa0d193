/** What other modules show the board, and say in the papers of meetings. */
@NamedInterface("spi")
@NullMarked
package scot.adp.governance.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
