package scot.adp.community;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.community.HelpRules.Lists;
import scot.adp.directory.ServiceRegister;
import scot.adp.events.PersonKey;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.PersonCheck;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * What is wrong with help that is told of, and who it was for: in few statements for any
 * number of acts. What is told never repeats what was sent.
 */
@Component
class HelpCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	private final HelpGivenStore store;

	private final HelpRules rules;

	private final ServiceRegister services;

	private final PersonCheck people;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final Clock clock;

	HelpCheck(HelpGivenStore store, HelpRules rules, ServiceRegister services, PersonCheck people, UnitSources sources,
			SignedOff signedOff, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.services = services;
		this.people = people;
		this.sources = sources;
		this.signedOff = signedOff;
		this.clock = clock;
	}

	/**
	 * Checks acts of help. Who records for the same units waits until the transaction
	 * ends, so that the same act that is sent twice in a moment is known again.
	 * @param reach the units for which they may be recorded
	 * @param instead the act that is put right; null where all are new
	 * @return each in its place
	 */
	List<Checked> of(List<HelpsGiven.Sent> sent, Set<UnitId> reach, HelpsGiven.@Nullable Id instead) {
		LocalDate today = LocalDate.now(clock);
		var units = sent.stream().map(it -> it.entry().unit()).filter(reach::contains).distinct().toList();
		store.lock(units);
		var same = new Same(store
			.given(units, sent.stream().map(it -> it.entry().ownRef()).filter(Objects::nonNull).distinct().toList(),
					sent.stream().map(it -> it.entry().happenedOn()).distinct().toList())
			.stream()
			.filter(it -> !it.id().equals(instead))
			.toList());
		var held = sources.held(CommunityNews.HELP, units);
		var signed = signedOff.days(CommunityNews.HELP);
		var told = people.of(CommunityNews.HELP, today);
		var known = services
			.byIds(sent.stream().map(it -> it.entry().onward()).filter(Objects::nonNull).distinct().toList())
			.keySet();
		var drafts = new ArrayList<Draft>(sent.size());
		for (HelpsGiven.Sent one : sent) {
			HelpEntry entry = one.entry();
			var faults = new Problem.Faults();
			boolean own = reach.contains(entry.unit());
			faults.when(!own, "unit", "This is none of your units.");
			if (own) {
				held.expectRecords(faults, "happenedOn", entry.unit(), entry.happenedOn());
			}
			faults.when(entry.onward() != null && !known.contains(entry.onward()), "onward",
					"There is no such service in the directory.");
			check(faults, entry, today);
			faults.when(!entry.sure() && same.knows(entry), "happenedOn",
					"The same help of this person is recorded of that day already; say that this is another.", CONFIRM);
			PersonCheck.@Nullable Who who = (own && (entry.ownRef() != null || one.chi() != null))
					? told.read(faults, entry.unit(), entry.ownRef(), one.chi()) : null;
			drafts.add(new Draft(entry, faults, who));
		}
		told.makeKeys();
		var checked = new ArrayList<Checked>(drafts.size());
		for (int i = 0; i < drafts.size(); i++) {
			Draft draft = drafts.get(i);
			var noted = draft.faults().noted();
			checked.add(new Checked(noted,
					noted.isEmpty() ? draft.row(rules, signed.test(draft.entry().happenedOn()), i) : null));
		}
		return checked;
	}

	/** Whether figures of a day were released. */
	boolean signed(LocalDate day) {
		return signedOff.days(CommunityNews.HELP).test(day);
	}

	private void check(Problem.Faults faults, HelpEntry entry, LocalDate today) {
		LocalDate day = entry.happenedOn();
		faults.when(day.isAfter(today), "happenedOn", "This day is still to come.", "IN_FUTURE");
		rules.list(Lists.DOMAIN).check(faults, "domain", entry.domain(), day);
		rules.list(Lists.FORM).check(faults, "form", entry.form(), day);
		entry.confirmed().check(faults, "confirmed");
		entry.estimated().check(faults, "estimated");
		if (!entry.sure()) {
			int weeks = rules.weeks(day);
			boolean much = Stream.of(entry.confirmed(), entry.estimated())
				.map(it -> it.over(weeks))
				.filter(Objects::nonNull)
				.anyMatch(it -> it.compareTo(BigDecimal.valueOf(rules.confirmPoundsAbove())) > 0);
			faults
				.when(much, "confirmed",
						"More than £%,d in a year is unusual; say that it is right."
							.formatted(rules.confirmPoundsAbove()),
						CONFIRM)
				.when(day.isBefore(today.minusDays(rules.confirmDaysAgo())), "happenedOn",
						"This is more than %d days ago; say that it is right.".formatted(rules.confirmDaysAgo()),
						CONFIRM);
		}
	}

	/** What is known of the days and cases that are told of; a walk-in is nobody's. */
	private static final class Same {

		private final List<HelpGivenView> known;

		private final List<HelpEntry> told = new ArrayList<>();

		Same(List<HelpGivenView> known) {
			this.known = known;
		}

		/** Whether the same was told of before, which is then told of too. */
		boolean knows(HelpEntry entry) {
			@Nullable String reference = entry.ownRef();
			if (reference == null) {
				return false;
			}
			boolean before = known.stream().anyMatch(it -> reference.equals(it.ownRef()) && entry.says(it))
					|| told.stream().anyMatch(entry::same);
			told.add(entry);
			return before;
		}

	}

	/**
	 * Help that was looked at.
	 *
	 * @param faults what is wrong
	 * @param stored as it would be stored; only where nothing is wrong
	 */
	record Checked(List<Problem.Field> faults, HelpGivenStore.@Nullable Row stored) {

		HelpGivenStore.Row row() {
			return Objects.requireNonNull(stored);
		}

	}

	/** Help while it is looked at. */
	private record Draft(HelpEntry entry, Problem.Faults faults, PersonCheck.@Nullable Who who) {

		HelpGivenStore.Row row(HelpRules rules, boolean signed, int line) {
			// Somebody who objected is counted and not told apart.
			boolean nobody = who == null || who.objected();
			@Nullable PersonKey person = nobody ? null : Objects.requireNonNull(who).person();
			return new HelpGivenStore.Row(nobody ? entry.ofNobody() : entry, person,
					nobody ? null : Objects.requireNonNull(who).agreement(), rules.weeks(entry.happenedOn()),
					rules.repeatDays(entry.happenedOn()), signed, line);
		}

	}

}
