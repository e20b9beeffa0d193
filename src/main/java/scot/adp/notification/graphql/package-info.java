@NullMarked
package scot.adp.notification.graphql;

import org.jspecify.annotations.NullMarked;
