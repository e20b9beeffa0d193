/** Pages of the audit. */
@NullMarked
package scot.adp.audit.ui;

import org.jspecify.annotations.NullMarked;
