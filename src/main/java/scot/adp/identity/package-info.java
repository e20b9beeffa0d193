/** Who someone is: sign-in, memberships, roles and how far they reach. */
@ApplicationModule(displayName = "Identity", allowedDependencies = { "platform :: reading", "platform :: database" })
@NullMarked
package scot.adp.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
