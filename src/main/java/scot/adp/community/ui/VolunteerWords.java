package scot.adp.community.ui;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.community.VolunteerRules.Lists;
import scot.adp.community.VolunteerView;
import scot.adp.community.Volunteers;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** How somebody who volunteers is told. */
final class VolunteerWords {

	private VolunteerWords() {
	}

	/** What somebody is called here. */
	static String called(VolunteerView volunteer) {
		return (volunteer.ownRef() != null) ? Words.of("volunteer.called.ref", volunteer.number(), volunteer.ownRef())
				: Words.of("volunteer.called", volunteer.number());
	}

	/** The membership of the PVG scheme, with what is to be done. */
	static String pvg(Volunteers volunteers, VolunteerView it, LocalDate today) {
		String state = volunteers.told(Lists.PVG, it.pvg()).label();
		@Nullable LocalDate expires = it.pvgExpiresOn();
		if (!it.regulated() || expires == null || it.stoppedOn() != null) {
			return Words.of(it.regulated() ? "volunteer.pvg.regulated" : "volunteer.pvg.other", state);
		}
		String words = expires.isBefore(today) ? "volunteer.pvg.expired"
				: expires.isBefore(today.plusDays(Volunteers.SOON_DAYS + 1)) ? "volunteer.pvg.soon"
						: "volunteer.pvg.until";
		return Words.of(words, state, Dates.full(expires));
	}

	/** When supervision is due; null where no day is set. */
	static @Nullable String supervision(VolunteerView it, LocalDate today) {
		@Nullable LocalDate due = it.supervisionDue();
		if (due == null || !it.goesOn()) {
			return null;
		}
		return Words.of(due.isBefore(today) ? "volunteer.supervision.over" : "volunteer.supervision.due",
				Dates.full(due));
	}

}
