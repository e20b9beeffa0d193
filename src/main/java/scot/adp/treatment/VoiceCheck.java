package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.measures.spi.SignedOff;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.NameLike;
import scot.adp.treatment.VoiceRules.Lists;

/**
 * Looks at what was heard of services, any number together in two statements: what is
 * wrong with each, and what is only unusual.
 */
@Component
class VoiceCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	/** Words that seem to hold who somebody is. */
	static final String LOOKS_LIKE_IDENTITY = "LOOKS_LIKE_IDENTITY";

	private static final int CONFIRM_DAYS_AGO = 400;

	private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

	private static final int PROMISE_YEARS = 5;

	private final VoiceRules rules;

	private final Partners partners;

	private final ServiceRegister services;

	private final SignedOff signedOff;

	private final Clock clock;

	VoiceCheck(VoiceRules rules, Partners partners, ServiceRegister services, SignedOff signedOff, Clock clock) {
		this.rules = rules;
		this.partners = partners;
		this.services = services;
		this.signedOff = signedOff;
		this.clock = clock;
	}

	/**
	 * Looks at some.
	 * @param only the units that they may be about; null for any
	 * @return what came of each, in their order
	 */
	List<Checked> of(List<VoiceEntry> sent, @Nullable Set<UnitId> only) {
		Map<ServiceId, ServiceView> named = services
			.byIds(sent.stream().map(VoiceEntry::service).filter(Objects::nonNull).distinct().toList());
		Map<UnitId, UnitView> units = partners.units(
				Stream
					.concat(sent.stream().map(VoiceEntry::unit).filter(Objects::nonNull),
							named.values().stream().map(ServiceView::unit))
					.distinct()
					.toList());
		Predicate<LocalDate> late = signedOff.days(Voices.DATA_SET);
		var checked = new ArrayList<Checked>();
		sent.forEach(it -> checked.add(of(it.stripped(), named, units.keySet(), only, late)));
		return checked;
	}

	private Checked of(VoiceEntry entry, Map<ServiceId, ServiceView> named, Collection<UnitId> known,
			@Nullable Set<UnitId> only, Predicate<LocalDate> late) {
		var faults = new Problem.Faults();
		@Nullable ServiceView service = (entry.service() != null) ? named.get(entry.service()) : null;
		@Nullable UnitId unit = (entry.unit() != null) ? entry.unit() : (service != null) ? service.unit() : null;
		faults.when(entry.service() != null && service == null, "service", "There is no such service.")
			.when(unit == null && entry.service() == null, "service", "Say which service or unit it is about.")
			.when(unit != null && !known.contains(unit), "unit", "There is no such unit.")
			.when(service != null && entry.unit() != null && !service.unit().equals(entry.unit()), "unit",
					"Another unit runs this service; leave the unit out.")
			.when(unit != null && only != null && !only.contains(unit), "unit", "This is none of your units.");
		@Nullable LocalDate on = entry.heardOn();
		LocalDate today = LocalDate.now(clock);
		LocalDate day = (on != null) ? on : today;
		faults.when(on == null, "heardOn", "Say on which day you heard it.")
			.when(on != null && on.isAfter(today), "heardOn", "This day is to come.", "IN_FUTURE")
			.when(on != null && on.isBefore(FIRST_DAY), "heardOn", "This is long ago; check the year.");
		rules.list(Lists.HOW).check(faults, "how", entry.how(), day);
		rules.list(Lists.RESPONDENT).check(faults, "respondent", entry.respondent(), day);
		CodeList themes = rules.list(Lists.THEME);
		faults.when(entry.themes().isEmpty(), "themes", "Choose one theme at least.");
		entry.themes().forEach(theme -> themes.check(faults, "themes", theme, day));
		@Nullable Integer weight = entry.weight();
		faults.when(entry.kind() == null, "kind", "Say whether it is good as it is, or wanted another way.")
			.when(weight != null && (weight < 1 || weight > Voices.PEOPLE_AT_MOST), "weight",
					"Say how many people said it: a whole number from 1 to %,d.".formatted(Voices.PEOPLE_AT_MOST))
			.words(entry.said(), Voices.SAID_LIMIT, "said", "Say in a sentence what was said.")
			.text(entry.quote(), Voices.QUOTE_LIMIT, "quote")
			.when(entry.quote() != null && !entry.agreed(), "agreed",
					"Their own words are kept only where they agreed to that. Say that they did, or leave them out.",
					"CONSENT_MISSING");
		plain(faults, "said", entry.said(), entry.confirmed());
		plain(faults, "quote", entry.quote(), entry.confirmed());
		faults.when(!entry.confirmed() && on != null && on.isBefore(today.minusDays(CONFIRM_DAYS_AGO)), "heardOn",
				"This is more than a year ago. Say that the day is right.", CONFIRM);
		return new Checked(entry.about(unit), unit, on != null && late.test(on), faults.noted());
	}

	/**
	 * Notes words that seem to hold who somebody is: a CHI number is never kept, and all
	 * else only once somebody says that it is nobody's.
	 */
	static void plain(Problem.Faults faults, String path, @Nullable String words, boolean confirmed) {
		var kinds = NameLike.in(words);
		if (kinds.contains(NameLike.Kind.CHI)) {
			faults.when(true, path, "It holds what looks like a CHI number. Take it out.", LOOKS_LIKE_IDENTITY);
		}
		else {
			faults.when(!kinds.isEmpty() && !confirmed, path,
					"It holds what looks like %s. Take it out, or say that it is no person's.".formatted(told(kinds)),
					CONFIRM);
		}
	}

	private static String told(Set<NameLike.Kind> kinds) {
		return kinds.stream()
			.map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
			.collect(Collectors.joining(" and a ", "a ", ""));
	}

	/** Notes what is wrong with an answer. */
	void answer(Problem.Faults faults, ServiceFeedbackView of, VoiceEntry.Answer answer) {
		LocalDate today = LocalDate.now(clock);
		@Nullable LocalDate promised = answer.promisedOn();
		@Nullable LocalDate on = answer.answeredOn();
		boolean will = answer.reply() == ServiceFeedbackView.Reply.WILL;
		faults.when(answer.reply() == null, "reply", "Say whether it was done, will be done, or cannot.")
			.words(answer.words(), Voices.ANSWER_LIMIT, "words",
					(answer.reply() == ServiceFeedbackView.Reply.CANNOT) ? "Say why it cannot be done."
							: will ? "Say what will be done." : "Say what was done.")
			.when(will && promised == null, "promisedOn", "Say by which day it will be done.", "DATE_MISSING")
			.when(!will && promised != null, "promisedOn", "Only what will be done has a day; leave it out.")
			.when(on != null && on.isAfter(today), "answeredOn", "This day is to come.", "IN_FUTURE")
			.when(on != null && on.isBefore(of.heardOn()), "answeredOn", "This is before it was heard.");
		if (promised != null) {
			LocalDate from = (on != null) ? on : today;
			faults.when(will && promised.isBefore(from), "promisedOn", "This day is over.")
				.when(will && promised.isAfter(today.plusYears(PROMISE_YEARS)), "promisedOn",
						"This is years ahead; check the year.");
		}
		faults.when(!NameLike.in(answer.words()).isEmpty(), "words",
				"It holds what looks like a person's. Take it out: everybody may come to read it.",
				LOOKS_LIKE_IDENTITY);
	}

	/** Notes what is wrong with when and how those who said it heard of the answer. */
	void toldBack(Problem.Faults faults, ServiceFeedbackView of, @Nullable LocalDate on, @Nullable String how) {
		LocalDate today = LocalDate.now(clock);
		faults.when(of.answers() == 0, "on", "Nobody has answered yet, so there is nothing to tell back.")
			.when(on == null, "on", "Say on which day they heard of it.")
			.when(on != null && on.isAfter(today), "on", "This day is to come.", "IN_FUTURE")
			.when(on != null && of.answeredOn() != null && on.isBefore(of.answeredOn()), "on",
					"This is before the answer.");
		rules.list(Lists.TOLD_HOW).check(faults, "how", how, (on != null) ? on : today);
	}

	/** Notes what stands against everybody reading it. */
	void release(Problem.Faults faults, ServiceFeedbackView of, boolean quote) {
		faults.when(of.answers() == 0, "release", "Nobody has answered yet. What everybody reads has an answer.")
			.when(quote && of.quote() == null, "withQuote", "There are no words of theirs to show.")
			.when(Stream.of(of.said(), quote ? of.quote() : null, of.answerWords())
				.anyMatch(it -> !NameLike.in(it).isEmpty()), "release",
					"It holds what looks like a person's. Put that right first.", LOOKS_LIKE_IDENTITY);
	}

	/**
	 * What came of one.
	 *
	 * @param unit whom it is about; null where that is wrong
	 * @param late whether figures of its day were released
	 */
	record Checked(VoiceEntry entry, @Nullable UnitId unit, boolean late, List<Problem.Field> faults) {
	}

}
