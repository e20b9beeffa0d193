/** The program as a whole; every direct subpackage is a module. */
@NullMarked
package scot.adp;

import org.jspecify.annotations.NullMarked;
