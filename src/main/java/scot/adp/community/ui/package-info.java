/** Pages of the community. */
@NullMarked
package scot.adp.community.ui;

import org.jspecify.annotations.NullMarked;
