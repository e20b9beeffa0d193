package scot.adp.strategy;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.MemberId;

/**
 * Who is to lead an action and stand in.
 *
 * @param lead the new lead; null leaves the lead as it is
 * @param deputy the new deputy; null leaves the deputy as is, unless they become the lead
 */
public record Assignment(ActionRef action, @Nullable MemberId lead, @Nullable MemberId deputy) {
}
