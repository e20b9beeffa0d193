package scot.adp.directory;

import org.jspecify.annotations.Nullable;

/**
 * A number to ring.
 *
 * @param what what it is for, such as evenings; null where it is the only one
 */
public record Phone(String number, @Nullable String what) {
}
