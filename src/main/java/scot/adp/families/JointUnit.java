package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.families.SupportFact.Kind;
import scot.adp.platform.UnitId;

/**
 * A unit that supports a family by one plan with the unit whose family it is.
 *
 * @param from the first day of that
 * @param to the last day; null while it goes on
 */
public record JointUnit(UnitId unit, LocalDate from, @Nullable LocalDate to) {

	/**
	 * In which order facts are looked at: by their days, and of one day what begins
	 * first.
	 */
	static final Comparator<SupportFact> IN_ORDER = Comparator.comparing(SupportFact::on)
		.thenComparing(SupportFact::kind);

	/** Works out from what happened which units there were, in the order they came. */
	static List<JointUnit> of(Collection<SupportFact> facts) {
		var since = new LinkedHashMap<String, LocalDate>();
		var found = new ArrayList<JointUnit>();
		facts.stream().filter(it -> it.kind().joint()).sorted(IN_ORDER).forEach(it -> {
			String code = String.valueOf(it.code());
			if (it.kind() == Kind.JOINED) {
				since.putIfAbsent(code, it.on());
				return;
			}
			@Nullable LocalDate from = since.remove(code);
			if (from != null) {
				found.add(new JointUnit(new UnitId(code), from, it.on()));
			}
		});
		since.forEach((code, from) -> found.add(new JointUnit(new UnitId(code), from, null)));
		found.sort(Comparator.comparing(JointUnit::from).thenComparing(it -> it.unit().value()));
		return found;
	}

	/** Whether it goes on. */
	public boolean goesOn() {
		return to == null;
	}

	/** Whether any day from one to another belongs to it. */
	boolean within(LocalDate first, LocalDate last) {
		return !from.isAfter(last) && (to == null || !to.isBefore(first));
	}

	/** Why a unit reads a family of another, or that it does not. */
	public enum Reads {

		/** It belongs to the organisation of the unit whose family it is. */
		SAME_ORGANISATION,
		/** A sharing agreement in force lets it. */
		AGREEMENT,
		/** No agreement lets it, so that it sees nothing. */
		NOTHING

	}

}
