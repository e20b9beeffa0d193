@NullMarked
package scot.adp.notification.ui;

import org.jspecify.annotations.NullMarked;
