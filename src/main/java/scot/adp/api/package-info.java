/** The GraphQL engine: scalars, error codes, limits. Other modules bring the fields. */
@ApplicationModule(displayName = "GraphQL API",
		allowedDependencies = { "platform :: reading", "platform :: database", "identity" })
@NullMarked
package scot.adp.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
