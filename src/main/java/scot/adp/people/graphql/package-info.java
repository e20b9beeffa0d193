@NullMarked
package scot.adp.people.graphql;

import org.jspecify.annotations.NullMarked;
