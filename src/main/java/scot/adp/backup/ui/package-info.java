@NullMarked
package scot.adp.backup.ui;

import org.jspecify.annotations.NullMarked;
