@NullMarked
package scot.adp.feedback.graphql;

import org.jspecify.annotations.NullMarked;
