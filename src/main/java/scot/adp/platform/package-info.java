/**
 * What every module may use: identifiers, time, problems, permissions, auditing, the
 * reading of configuration files, and idempotency. It knows no other module, no web page
 * and no security filter, and stays below thirty types; the readers of what people write
 * stand beside it.
 */
@ApplicationModule(displayName = "Platform")
@NullMarked
package scot.adp.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
