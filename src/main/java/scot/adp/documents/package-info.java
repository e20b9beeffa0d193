/**
 * Files that are kept: checked and scanned on their way in, with who gave them when, when
 * they are due for review, and what became of them.
 */
@ApplicationModule(displayName = "Documents", allowedDependencies = { "platform :: reading", "identity", "exchange" })
@NullMarked
package scot.adp.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
