package scot.adp.community.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.community.VolunteerRules.Lists;
import scot.adp.community.VolunteerView;
import scot.adp.community.VolunteerView.State;
import scot.adp.community.Volunteers;
import scot.adp.directory.Partners;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.RecordPage;

/** Somebody who volunteers: their hours drawn, what is due, and what is known. */
@Route("volunteers/:volunteer")
@OpenTo("community.volunteer.read")
class VolunteerPage extends RecordPage {

	private static final int MONTHS = 12;

	private final Volunteers volunteers;

	private final Members members;

	private final PersonWays ways;

	private final UnitNames units;

	private final LocalDate today;

	VolunteerPage(Volunteers volunteers, Partners partners, Members members, Persons persons, Clock clock) {
		super("volunteer");
		this.volunteers = volunteers;
		this.members = members;
		this.ways = new PersonWays(members, persons);
		this.units = new UnitNames(partners);
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID id) {
		VolunteerView of = volunteers.find(new Volunteers.Id(id)).orElseThrow(NotFoundException::new);
		begin(VolunteerWords.called(of),
				getTranslation("volunteers.line", told(Lists.ROLE, of.role()),
						getTranslation("volunteer.state." + of.state().name()), Dates.full(of.fromOn())) + ".",
				new Anchor(VolunteersPage.ROUTE, getTranslation("volunteers.title")));
		if (!of.stands()) {
			notice(getTranslation("volunteer.withdrawn.because", told(Lists.WITHDRAWN_BECAUSE, of.withdrawnBecause())));
		}
		else if (of.state() == State.ACTIVE && of.goesOn() && of.lapsed(today)) {
			notice(VolunteerWords.pvg(volunteers, of, today) + ".");
		}
		var forms = new VolunteerForms(volunteers, today, () -> show(id));
		boolean changes = of.stands() && members.me().may("community.volunteer.change");
		add(verbs(of, forms, changes), hours(of), follows(of), happened(of), known(of, forms, changes));
	}

	private Div verbs(VolunteerView of, VolunteerForms forms, boolean changes) {
		var verbs = new Div();
		boolean goesOn = of.state() != State.ENDED;
		if (changes) {
			verbs.add(Happenings.verb(getTranslation("volunteer.change"), () -> forms.change(of), goesOn));
		}
		if (changes && goesOn) {
			verbs.add(Happenings.verb(getTranslation("volunteer.end"), () -> forms.end(of), false));
		}
		ways.verb(of.unit(), of.id().value(), of.stands() && (of.ownRef() != null || of.linked()))
			.ifPresent(verbs::add);
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	/** Hours by the month, of a year; a month before the first day is no nought. */
	private Panel hours(VolunteerView of) {
		YearMonth first = YearMonth.from(today).minusMonths(MONTHS - 1L);
		Map<YearMonth, BigDecimal> hours = volunteers.hours(List.of(of.id()), first.atDay(1), today)
			.stream()
			.collect(Collectors.groupingBy(it -> YearMonth.from(it.on()),
					Collectors.reducing(BigDecimal.ZERO, Volunteers.Worked::hours, BigDecimal::add)));
		var points = IntStream.range(0, MONTHS)
			.mapToObj(first::plusMonths)
			.filter(it -> !it.isBefore(YearMonth.from(of.fromOn())) || hours.containsKey(it))
			.map(it -> point(it, hours.getOrDefault(it, BigDecimal.ZERO)))
			.toList();
		BigDecimal all = hours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
		var panel = new Panel(getTranslation("volunteer.time"),
				Chart
					.columns(getTranslation("volunteer.time.name"), null,
							List.of(new Chart.Series(getTranslation("volunteer.time.hours"), points)))
					.saying(getTranslation("volunteer.time.said", plain(all), plain(of.hours()))));
		var grid = new Anchor("volunteers/hours", getTranslation("volunteers.hours"));
		grid.addClassName("other-verb");
		return panel.withAside(grid);
	}

	private Chart.Point point(YearMonth month, BigDecimal hours) {
		var point = Chart.Point.of(Dates.month(month.atDay(1)), hours, plain(hours));
		return month.equals(YearMonth.from(today)) ? point.unfinished() : point;
	}

	private static String plain(BigDecimal hours) {
		return hours.stripTrailingZeros().toPlainString();
	}

	private Panel follows(VolunteerView of) {
		var list = Happenings.list();
		if (of.stands() && of.goesOn()) {
			LocalDate expires = of.pvgExpiresOn();
			list.add(Happenings.item(new Span(VolunteerWords.pvg(volunteers, of, today)),
					(of.regulated() && expires != null && !expires.isBefore(today)) ? List
						.of(getTranslation("volunteer.pvg.renew", Dates.full(expires.minusDays(Volunteers.SOON_DAYS))))
							: List.of()));
			String supervision = VolunteerWords.supervision(of, today);
			list.add(Happenings.item(
					new Span((supervision != null) ? supervision : getTranslation("volunteer.supervision.none")),
					List.of()));
		}
		return Happenings.panel(getTranslation("volunteer.follows"), list, getTranslation("volunteer.follows.none"));
	}

	private Panel happened(VolunteerView of) {
		var list = Happenings.list();
		list.add(Happenings.item(new Span(getTranslation("volunteer.fact.BEGAN", Dates.full(of.fromOn()))),
				List.of(getTranslation("volunteer.recorded", of.recordedBy(), Dates.time(of.recordedAt())))));
		if (of.endedOn() != null) {
			list.add(Happenings.item(new Span(getTranslation("volunteers.ended", Dates.full(of.endedOn()),
					told(Lists.END_REASON, of.endReason()))), List.of()));
		}
		return new Panel(getTranslation("volunteer.happened"), list);
	}

	private Panel known(VolunteerView of, VolunteerForms forms, boolean changes) {
		var panel = new Panel(getTranslation("volunteer.known"),
				new Facts().with(getTranslation("volunteer.number"), String.valueOf(of.number()))
					.with(getTranslation("volunteer.own-ref"), of.ownRef())
					.with(getTranslation("volunteer.unit"), units.of(of.unit()))
					.with(getTranslation("volunteer.role"), told(Lists.ROLE, of.role()))
					.with(getTranslation("volunteer.regulated"), yesOrNo(of.regulated()))
					.with(getTranslation("volunteer.pvg"), told(Lists.PVG, of.pvg()))
					.with(getTranslation("volunteer.pvg-expires"), day(of.pvgExpiresOn()))
					.with(getTranslation("volunteer.expenses"), yesOrNo(of.expenses())));
		if (changes) {
			panel.withAside(Happenings.small(getTranslation("volunteer.withdraw"), VolunteerWords.called(of),
					() -> forms.withdraw(of)));
		}
		return panel;
	}

	private String yesOrNo(boolean value) {
		return getTranslation(value ? "volunteer.yes" : "volunteer.no");
	}

	private static @Nullable String day(@Nullable LocalDate day) {
		return (day != null) ? Dates.full(day) : null;
	}

	private String told(Lists list, @Nullable String code) {
		return volunteers.told(list, String.valueOf(code)).label();
	}

}
