/**
 * The embedded PostgreSQL and the choice between it and an outside database. Module
 * {@code backup} takes its data away and puts it back.
 */
@NamedInterface("database")
@NullMarked
package scot.adp.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
