/** Pages of the directory. */
@NullMarked
package scot.adp.directory.ui;

import org.jspecify.annotations.NullMarked;
