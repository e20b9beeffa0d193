package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.community.NeedAnswer;
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedCheckView;
import scot.adp.community.NeedChecks;
import scot.adp.community.NeedEntry.Stage;
import scot.adp.community.NeedRules.Lists;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem.Mark;

/** How need checks are told. */
final class NeedWords {

	private NeedWords() {
	}

	/** What a person is called: the service's own number. */
	static String person(NeedCheckView check) {
		return (check.ownRef() != null) ? check.ownRef() : Words.of("need.nobody");
	}

	/** What a check is called: whose it is, which and when. */
	static String called(NeedCheckView check) {
		return Words.of("need.called", person(check), stage(check.stage()), Dates.full(check.checkedOn()));
	}

	/** Which check it is. */
	static String stage(Stage stage) {
		return Words.of("need.stage." + stage);
	}

	/** When somebody asked, and when the next is due. */
	static String when(NeedCheckView check, LocalDate today) {
		String asked = Words.of("need.asked." + check.stage(), Dates.full(check.checkedOn()));
		return (check.dueOn() == null) ? asked : "%s · %s".formatted(asked, due(check.dueOn(), today));
	}

	/** When the next is due. */
	static String due(LocalDate on, LocalDate today) {
		return Words.of(on.isAfter(today) ? "need.due.later" : "need.due", Dates.full(on));
	}

	/** What is not met, and what nobody knows; null where nothing is so. */
	static @Nullable String unmet(NeedChecks checks, NeedCheckView check) {
		List<String> said = new ArrayList<>();
		add(said, checks, check, Met.NO);
		add(said, checks, check, Met.PART);
		add(said, checks, check, Met.NOT_KNOWN);
		return said.isEmpty() ? null : String.join(" · ", said);
	}

	/** All that was answered, in part of a line. */
	static String said(NeedChecks checks, NeedCheckView check) {
		@Nullable String unmet = unmet(checks, check);
		String met = Words.of("need.met.of", check.needs(Met.YES),
				check.answers().stream().filter(it -> it.need() && it.met() != Met.NOT_KNOWN).count());
		return (unmet != null) ? "%s · %s".formatted(met, unmet) : met;
	}

	private static void add(List<String> said, NeedChecks checks, NeedCheckView check, Met met) {
		Predicate<NeedAnswer> so = it -> it.met() == met;
		if (check.answers().stream().anyMatch(so)) {
			said.add(Words.of("need.list." + met,
					check.answers()
						.stream()
						.filter(so)
						.map(it -> checks.told(Lists.DOMAIN, it.domain()).label())
						.collect(Collectors.joining(", "))));
		}
	}

	/** How far a need is met, by letter, word and colour. */
	static Mark mark(NeedAnswer answer) {
		String word = Words.of("need.answer." + ((answer.met() != null) ? answer.met() : "NO_NEED"));
		if (answer.met() == null) {
			return new Mark("–", word, "muted");
		}
		return switch (answer.met()) {
			case YES -> new Mark("✓", word, "success");
			case PART -> new Mark("◐", word, "warning");
			case NO -> new Mark("✗", word, "danger");
			case NOT_KNOWN -> new Mark("?", word, "neutral");
		};
	}

}
