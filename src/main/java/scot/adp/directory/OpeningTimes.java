package scot.adp.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * When a service is open at one of its places, as it was worked out.
 *
 * @param at the place; null where the service has none
 * @param windows in their order
 */
public record OpeningTimes(ServiceId service, @Nullable AtPlaceId at, List<OpenWindow> windows) {
}
