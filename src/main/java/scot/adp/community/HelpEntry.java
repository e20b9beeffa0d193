package scot.adp.community;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.ServiceId;
import scot.adp.platform.UnitId;

/**
 * Help with a basic need, as somebody tells of it.
 *
 * @param domain what it was for; this and the form are codes of the lists of that day
 * @param form how it was given
 * @param confirmed what the person certainly gained
 * @param estimated what is only expected, never added to the other
 * @param crisis whether something was missing that day
 * @param onward the service that the person was shown the way to; null for none
 * @param ownRef the service's own number of the person's case; null of a walk-in
 * @param sure whether somebody said that it is right, though it is unusual
 */
public record HelpEntry(UnitId unit, LocalDate happenedOn, String domain, String form, Pounds confirmed,
		Pounds estimated, boolean crisis, @Nullable ServiceId onward, @Nullable String ownRef, boolean sure) {

	/** Whether help says the same, of whomever. */
	boolean says(HelpGivenView help) {
		return unit.equals(help.unit()) && happenedOn.equals(help.happenedOn()) && domain.equals(help.domain())
				&& form.equals(help.form()) && confirmed.same(new Pounds(help.confirmed(), help.confirmedPerWeek()))
				&& estimated.same(new Pounds(help.estimated(), help.estimatedPerWeek())) && crisis == help.crisis()
				&& Objects.equals(onward, help.onward());
	}

	/** Whether another says the same of the same person. */
	boolean same(HelpEntry other) {
		return unit.equals(other.unit) && happenedOn.equals(other.happenedOn) && domain.equals(other.domain)
				&& form.equals(other.form) && confirmed.same(other.confirmed) && estimated.same(other.estimated)
				&& crisis == other.crisis && Objects.equals(onward, other.onward)
				&& Objects.equals(ownRef, other.ownRef);
	}

	/** The same, of nobody. */
	HelpEntry ofNobody() {
		return new HelpEntry(unit, happenedOn, domain, form, confirmed, estimated, crisis, onward, null, sure);
	}

}
