package scot.adp.families.ui;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.families.FamilyMemberView;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.FamilySupportView;
import scot.adp.families.FamilySupports;
import scot.adp.families.SupportDetail;
import scot.adp.families.SupportFact;
import scot.adp.families.SupportState;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.DayBar.Mark;
import scot.adp.shell.parts.DayBar.Stretch;
import scot.adp.shell.parts.Words;

/** Says what is known of a family that is supported, and draws its time. */
final class FamilyWords {

	private static final String INTENSIVE = "INTENSIVE";

	private FamilyWords() {
	}

	/** What people read for a code. */
	static String label(FamilySupports supports, Lists list, @Nullable String code) {
		return (code != null) ? supports.list(list).label(code) : "";
	}

	static String labels(FamilySupports supports, Lists list, List<String> codes) {
		return codes.stream().map(it -> label(supports, list, it)).collect(Collectors.joining(", "));
	}

	/**
	 * How a family is called: by its own number, or without one where its time is over.
	 */
	static String called(FamilySupportView family) {
		return (family.ownRef() != null) ? family.ownRef()
				: Words.of("family.no-reference", Dates.full(family.beganOn()));
	}

	/** How far the support is, in a line. */
	static String stands(FamilySupports supports, FamilySupportView family, LocalDate today) {
		if (family.withdrawnBecause() != null) {
			return Words.of("family.withdrawn");
		}
		return switch (family.state()) {
			case REQUESTED, WAITING -> Words.of("family.waits", ChronoUnit.DAYS.between(family.beganOn(), today),
					Dates.full(family.beganOn()));
			case OPEN -> Words.of("family.open", Dates.full(Objects.requireNonNull(family.firstSupportOn())));
			case CLOSED -> Words.of("family.closed", Dates.full(Objects.requireNonNull(family.closedOn())),
					label(supports, Lists.CLOSURE, family.closure()));
			case DECLINED -> Words.of("family.declined", Dates.full(Objects.requireNonNull(family.declinedOn())),
					label(supports, Lists.DECLINED, family.declineReason()));
		};
	}

	/** What is due, or will be; null where nothing is asked. */
	static @Nullable String due(FamilySupportView family, LocalDate today) {
		@Nullable LocalDate due = family.nextDueOn();
		if (due == null || !family.goesOn() || family.stoppedOn() != null) {
			return null;
		}
		String what = Words.of("family.due." + dueKind(family));
		return due.isAfter(today) ? Words.of("family.due.next", what, Dates.weekday(due))
				: Words.of("family.due.now", what, ChronoUnit.DAYS.between(due, today), Dates.full(due));
	}

	private static String dueKind(FamilySupportView family) {
		if (Objects.equals(family.nextDueOn(), family.reviewDueOn())) {
			return "review";
		}
		return (family.atHome6() == null && family.firstSupportOn() != null
				&& family.firstSupportOn().plusMonths(6).equals(family.nextDueOn())) ? "month-6" : "month-12";
	}

	/** Who belongs to it, as numbers. */
	static String people(FamilySupportView family) {
		return Words.of("family.people", family.members(), family.young());
	}

	/** Somebody of a family, in a line. */
	static String member(FamilySupports supports, FamilyMemberView member) {
		return Stream
			.of(label(supports, Lists.ROLE, member.role()), label(supports, Lists.AGE_BAND, member.ageBand()),
					(member.careExperienced() == null) ? ""
							: Words.of(member.careExperienced() ? "family.care.yes" : "family.care.no"))
			.filter(part -> !part.isEmpty())
			.collect(Collectors.joining(" · "));
	}

	/** One thing that happened, in a line. */
	static String told(FamilySupports supports, SupportFact fact) {
		String day = Dates.full(fact.on());
		String code = switch (fact.kind()) {
			case TIER -> label(supports, Lists.TIER, fact.code());
			case CLOSED -> label(supports, Lists.CLOSURE, fact.code());
			case DECLINED -> label(supports, Lists.DECLINED, fact.code());
			case AT_HOME, ENGAGED -> label(supports, Lists.ANSWER, fact.code());
			case SCORE -> supports.tools(fact.on())
				.stream()
				.filter(it -> it.code().equals(fact.code()))
				.map(it -> it.label())
				.findFirst()
				.orElse(String.valueOf(fact.code()));
			case JOINED, PARTED -> supports.named(new UnitId(String.valueOf(fact.code())));
			case ACCEPTED, STARTED, CONTACTED, REVIEWED -> "";
		};
		String moment = (fact.moment() != null) ? Words.of("family.moment." + fact.moment().name()) : "";
		String score = (fact.score() != null) ? fact.score().stripTrailingZeros().toPlainString() : "";
		return Words.of("family.fact." + fact.kind().name(), day, code, moment, score);
	}

	/** The time of support, drawn. */
	static DayBar drawn(FamilySupports supports, SupportDetail detail) {
		FamilySupportView family = detail.of();
		LocalDate today = detail.today();
		LocalDate end = Stream.of(family.closedOn(), family.declinedOn())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(today);
		var stretches = new ArrayList<Stretch>();
		@Nullable LocalDate first = family.firstSupportOn();
		add(stretches, DayBar.Kind.PAST, Words.of("family.days.waiting"), family.beganOn(),
				(first != null) ? first.minusDays(1) : end);
		if (first != null) {
			tiers(supports, detail, first, end, stretches);
		}
		@Nullable LocalDate due = family.goesOn() ? family.nextDueOn() : null;
		if (due != null && due.isAfter(end)) {
			add(stretches, DayBar.Kind.TO_COME, Words.of("family.days.to-come"), end.plusDays(1), due);
		}
		var said = Stream.of(stands(supports, family, today), due(family, today))
			.flatMap(Stream::ofNullable)
			.collect(Collectors.joining(". "));
		return new DayBar(Words.of("family.time"), said + ".", stretches, marks(supports, detail, stretches));
	}

	private static void tiers(FamilySupports supports, SupportDetail detail, LocalDate first, LocalDate end,
			List<Stretch> stretches) {
		var tiers = detail.facts()
			.stream()
			.filter(SupportDetail.Told::stands)
			.map(SupportDetail.Told::fact)
			.filter(it -> it.kind() == SupportFact.Kind.TIER)
			.sorted(Comparator.comparing(SupportFact::on))
			.toList();
		for (int i = 0; i < tiers.size(); i++) {
			SupportFact tier = tiers.get(i);
			LocalDate from = tier.on().isBefore(first) ? first : tier.on();
			LocalDate to = (i + 1 < tiers.size()) ? tiers.get(i + 1).on().minusDays(1) : end;
			add(stretches, INTENSIVE.equals(tier.code()) ? DayBar.Kind.TAKEN_OUT : DayBar.Kind.COUNTED,
					label(supports, Lists.TIER, tier.code()), from, to);
		}
	}

	private static void add(List<Stretch> stretches, DayBar.Kind kind, String name, LocalDate from, LocalDate to) {
		if (!to.isBefore(from)) {
			stretches.add(new Stretch(kind, name, from, to));
		}
	}

	/** The days that matter; each contact would be too many. */
	private static List<Mark> marks(FamilySupports supports, SupportDetail detail, List<Stretch> drawn) {
		var marks = new ArrayList<Mark>();
		detail.facts()
			.stream()
			.filter(SupportDetail.Told::stands)
			.map(SupportDetail.Told::fact)
			.filter(it -> it.kind() == SupportFact.Kind.REVIEWED || it.kind() == SupportFact.Kind.AT_HOME
					|| it.kind() == SupportFact.Kind.SCORE)
			.forEach(it -> marks.add(new Mark(it.on(), marked(supports, it), false)));
		if (detail.of().goesOn() && detail.of().nextDueOn() != null) {
			marks.add(new Mark(detail.of().nextDueOn(), Words.of("family.due." + dueKind(detail.of())), true));
		}
		return drawn.isEmpty() ? List.of() : marks.stream()
			.filter(mark -> !mark.on().isBefore(drawn.getFirst().from()) && !mark.on().isAfter(drawn.getLast().to()))
			.toList();
	}

	private static String marked(FamilySupports supports, SupportFact fact) {
		return Words.of("family.mark." + fact.kind().name(), label(supports, Lists.ANSWER, fact.code()),
				(fact.score() != null) ? fact.score().stripTrailingZeros().toPlainString() : "");
	}

	/** Whether a family is at a point where it is not supported yet. */
	static boolean waits(FamilySupportView family) {
		return family.state() == SupportState.REQUESTED || family.state() == SupportState.WAITING;
	}

}
