package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.ServiceId;

/**
 * A referral to a service, as somebody tells of it. Sent again for a wait that is there,
 * by its service, reference and day, it adds what is not known yet.
 *
 * @param serviceType where the service works; this and other codes are those of the lists
 * of that day
 * @param substance what the treatment is for
 * @param referralSource who referred; null where it is not known yet
 * @param ownRef the service's own number of the case
 * @param profile what was told of the person; null where nothing was
 * @param facts what happened since
 * @param confirmed whether somebody said that it is right, though it is unusual
 */
public record WaitEntry(ServiceId service, LocalDate receivedOn, String serviceType, String substance,
		@Nullable String referralSource, String ownRef, SupplyEntry.@Nullable Profile profile, List<WaitFact> facts,
		boolean confirmed) {

	public WaitEntry {
		facts = List.copyOf(facts);
	}

	/** The same, which somebody said is right. */
	WaitEntry sure() {
		return new WaitEntry(service, receivedOn, serviceType, substance, referralSource, ownRef, profile, facts, true);
	}

}
