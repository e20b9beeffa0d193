/** The embedded PostgreSQL and the choice between it and an outside database. */
@NullMarked
package scot.adp.platform.database;

import org.jspecify.annotations.NullMarked;
