package scot.adp.community.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.community.GrantView;
import scot.adp.community.GrantView.State;
import scot.adp.community.Grants;
import scot.adp.directory.Partners;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.DayBar.Kind;
import scot.adp.shell.parts.DayBar.Mark;
import scot.adp.shell.parts.DayBar.Stretch;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.RecordPage;

/** One grant: its months drawn, the money, and what became of it. */
@Route("grants/:grant")
@OpenTo("community.grant.read")
class GrantPage extends RecordPage {

	private final Grants grants;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	GrantPage(Grants grants, Partners partners, Members members, Clock clock) {
		super("grant");
		this.grants = grants;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID id) {
		GrantView of = grants.find(new Grants.Id(id)).orElseThrow(NotFoundException::new);
		begin(GrantForms.called(of), stands(of) + ".", new Anchor(GrantsPage.ROUTE, getTranslation("grants.title")));
		if (of.withdrawnBecause() != null) {
			notice(getTranslation("grant.withdrawn.because", grants.because(of.withdrawnBecause()).label()));
		}
		var forms = new GrantForms(grants, partners, () -> show(id));
		Caller me = members.me();
		boolean changes = of.stands() && me.may("community.grant.change") && grants.mayChange(of);
		boolean reports = of.stands() && of.state() != State.CLOSED && !of.fromOn().isAfter(today)
				&& me.may("community.grant.report") && grants.mayReport(of);
		add(verbs(of, forms, changes, reports), new Panel(getTranslation("grant.time"), drawn(of)), money(of),
				happened(of), known(of, forms, changes));
	}

	/** How it stands, and what is next. */
	private String stands(GrantView of) {
		if (of.state() == State.REPORT_DUE) {
			return getTranslation(of.reportBy().isBefore(today) ? "grant.overdue" : "grant.due",
					Dates.full(of.reportBy()));
		}
		return getTranslation("grant.state." + of.state());
	}

	private Div verbs(GrantView of, GrantForms forms, boolean changes, boolean reports) {
		var verbs = new Div();
		boolean open = of.state() != State.CLOSED;
		if (reports) {
			verbs.add(Happenings.verb(getTranslation((of.reportedOn() != null) ? "grant.report.again" : "grant.report"),
					() -> forms.report(of), of.state() == State.REPORT_DUE));
		}
		if (changes && of.reportedOn() != null) {
			verbs.add(new Button(getTranslation(open ? "grant.close" : "grant.reopen"), event -> settle(of, open)));
		}
		if (changes && open) {
			verbs.add(Happenings.verb(getTranslation("grant.change"), () -> forms.change(of), false));
		}
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	private void settle(GrantView of, boolean closed) {
		grants.settle(UUID.randomUUID().toString(), of.id(), of.version(), closed);
		Announcement.done(getTranslation(closed ? "grant.closed" : "grant.reopened", GrantForms.called(of)));
		show(of.id().value());
	}

	/** Its days, and until when its report is due. */
	private DayBar drawn(GrantView of) {
		var stretches = new ArrayList<Stretch>();
		LocalDate ran = today.isAfter(of.toOn()) ? of.toOn() : today;
		add(stretches, Kind.COUNTED, of.fromOn(), ran);
		add(stretches, Kind.TO_COME, ran.isBefore(of.fromOn()) ? of.fromOn() : ran.plusDays(1), of.toOn());
		add(stretches, Kind.PAST, of.toOn().plusDays(1), of.reportBy());
		return new DayBar(getTranslation("grant.time.name"), said(of), stretches,
				List.of(new Mark(of.reportBy(), getTranslation("grant.report-by"), false)));
	}

	private void add(List<Stretch> stretches, Kind kind, LocalDate from, LocalDate to) {
		if (!to.isBefore(from)) {
			stretches.add(new Stretch(kind, getTranslation("grant.days." + kind.name()), from, to));
		}
	}

	private String said(GrantView of) {
		long months = ChronoUnit.MONTHS.between(of.fromOn(), of.toOn()) + 1;
		if (today.isBefore(of.fromOn())) {
			return getTranslation("grant.time.before", Dates.full(of.fromOn()), months);
		}
		if (today.isAfter(of.toOn())) {
			return getTranslation("grant.time.over", Dates.full(of.toOn()), months);
		}
		return getTranslation("grant.time.runs", ChronoUnit.MONTHS.between(of.fromOn(), today) + 1, months,
				Dates.full(of.toOn()));
	}

	private Panel money(GrantView of) {
		var facts = new Facts().with(getTranslation("grant.awarded"), GrantForms.pounds(of.award()));
		if (of.spent() != null) {
			facts.with(getTranslation("grant.spent"), GrantForms.pounds(of.spent()))
				.with(getTranslation("grant.left"),
						(of.spent().compareTo(of.award()) <= 0) ? GrantForms.pounds(of.award().subtract(of.spent()))
								: null)
				.with(getTranslation("grant.over"), of.overBecause());
		}
		else {
			facts.with(getTranslation("grant.spent"), getTranslation("grant.spent.untold"));
		}
		return new Panel(getTranslation("grant.money"), facts);
	}

	private Panel happened(GrantView of) {
		var list = Happenings.list();
		list.add(Happenings.item(new Span(getTranslation("grant.fact.AWARDED", GrantForms.pounds(of.award()))),
				List.of(getTranslation("grant.recorded", of.recordedBy(), Dates.time(of.recordedAt())))));
		if (of.reportedOn() != null) {
			var below = new ArrayList<String>();
			below.add((of.participants() != null) ? getTranslation("grant.people", of.participants())
					: getTranslation("grant.people.none"));
			if (of.cameOfIt() != null) {
				below.add(of.cameOfIt());
			}
			list.add(Happenings.item(new Span(getTranslation("grant.fact.REPORTED", Dates.full(of.reportedOn()))),
					below));
		}
		if (of.closedOn() != null) {
			list.add(Happenings.item(new Span(getTranslation("grant.fact.CLOSED", Dates.full(of.closedOn()))),
					List.of()));
		}
		return new Panel(getTranslation("grant.happened"), list);
	}

	private Panel known(GrantView of, GrantForms forms, boolean changes) {
		var panel = new Panel(getTranslation("grant.known"),
				new Facts().with(getTranslation("grant.holder"), of.holder())
					.with(getTranslation("grant.purpose"), of.purpose())
					.with(getTranslation("grant.from"), Dates.full(of.fromOn()))
					.with(getTranslation("grant.to"), Dates.full(of.toOn()))
					.with(getTranslation("grant.actions"), String.join(", ", of.actionCodes()))
					.with(getTranslation("grant.unit"), new UnitNames(partners).of(of.unit())));
		if (changes && of.state() != State.CLOSED) {
			panel.withAside(Happenings.small(getTranslation("grant.withdraw"), GrantForms.called(of),
					() -> forms.withdraw(of)));
		}
		return panel;
	}

}
