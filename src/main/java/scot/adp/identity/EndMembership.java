package scot.adp.identity;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import scot.adp.identity.spi.OwnedWork;
import scot.adp.platform.MemberId;

/**
 * The end of a membership.
 *
 * @param expectedVersion the member's version that the caller saw
 * @param lastDay the last day on which it holds
 * @param leads the new lead of each thing that the member leads, by
 * {@link OwnedWork.Owned#key()}
 */
public record EndMembership(String idempotencyKey, MemberId member, int expectedVersion, LocalDate lastDay,
		Map<String, MemberId> leads) {

	/** Keeps the new leads in one order, whatever order they came in. */
	public EndMembership {
		leads = Collections.unmodifiableMap(new TreeMap<>(leads));
	}

}
