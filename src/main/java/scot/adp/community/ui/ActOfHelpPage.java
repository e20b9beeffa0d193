package scot.adp.community.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.community.HelpGivenView;
import scot.adp.community.HelpRules.Lists;
import scot.adp.community.HelpsGiven;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.RecordPage;

/** One act of help: what it comes to, what follows from it, and what is known. */
@Route("help-given/:help")
@OpenTo("community.help.read")
class ActOfHelpPage extends RecordPage {

	private final HelpsGiven helps;

	private final ServiceRegister services;

	private final Members members;

	private final PersonWays ways;

	private final UnitNames units;

	private final LocalDate today;

	ActOfHelpPage(HelpsGiven helps, ServiceRegister services, Partners partners, Members members, Persons persons,
			Clock clock) {
		super("help");
		this.helps = helps;
		this.services = services;
		this.members = members;
		this.ways = new PersonWays(members, persons);
		this.units = new UnitNames(partners);
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID id) {
		HelpGivenView of = helps.find(new HelpsGiven.Id(id)).orElseThrow(NotFoundException::new);
		begin(HelpForms.said(helps, of), who(of), new Anchor(HelpGivenPage.ROUTE, getTranslation("given.title")));
		if (!of.stands()) {
			notice(getTranslation("given.withdrawn.because", told(Lists.WITHDRAWN_BECAUSE, of.withdrawnBecause())));
		}
		boolean changes = of.stands() && members.me().may("community.help.correct");
		var verbs = new Div();
		if (changes) {
			verbs.add(Happenings.verb(getTranslation("given.put-right"),
					() -> HelpForms.putRight(helps, services, of, today, () -> show(id)), false));
		}
		ways.verb(of.unit(), id, of.stands() && (of.ownRef() != null || of.linked())).ifPresent(verbs::add);
		verbs.addClassNames("verbs", "page-verbs");
		add(verbs, gained(of), follows(of), happened(of), known(of, changes, () -> show(id)));
	}

	private String who(HelpGivenView of) {
		String who = (of.ownRef() != null) ? of.ownRef()
				: of.linked() ? getTranslation("given.linked") : getTranslation("given.walk-in");
		return of.crisis() ? "%s. %s.".formatted(who, getTranslation("given.crisis.yes")) : who + ".";
	}

	/** What was told in pounds; the two sums are never added. */
	private Panel gained(HelpGivenView of) {
		var list = Happenings.list();
		if (of.confirmedInAYear() != null) {
			list.add(Happenings.item(
					new Span(getTranslation("given.gained.confirmed", HelpForms.pounds(of.confirmedInAYear()))),
					parts(of.confirmed(), of.confirmedPerWeek(), of.weeks())));
		}
		if (of.estimatedInAYear() != null) {
			list.add(Happenings.item(
					new Span(getTranslation("given.gained.estimated", HelpForms.pounds(of.estimatedInAYear()))),
					parts(of.estimated(), of.estimatedPerWeek(), of.weeks())));
		}
		return Happenings.panel(getTranslation("given.worth"), list, getTranslation("given.worth.none"));
	}

	private List<String> parts(@Nullable BigDecimal once, @Nullable BigDecimal perWeek, int weeks) {
		var parts = new ArrayList<String>();
		if (once != null) {
			parts.add(getTranslation("given.worth.once", HelpForms.pounds(once)));
		}
		if (perWeek != null) {
			parts.add(getTranslation("given.worth.per-week", HelpForms.pounds(perWeek), weeks));
		}
		return parts;
	}

	private Panel follows(HelpGivenView of) {
		var list = Happenings.list();
		if (of.stands() && of.repeated()) {
			list.add(Happenings.item(new Span(getTranslation("given.follows.repeated")),
					(of.onward() == null) ? List.of(getTranslation("given.onward.nowhere")) : List.of()));
		}
		if (of.stands() && of.crisis() && (of.linked() || of.ownRef() != null)) {
			list.add(Happenings.item(
					new Span(getTranslation("given.follows.until",
							Dates.full(of.happenedOn().plusDays(of.repeatDays())))),
					List.of(getTranslation("given.follows.until.why"))));
		}
		return Happenings.panel(getTranslation("given.follows"), list, getTranslation("given.follows.none"));
	}

	private Component onward(ServiceId id) {
		@Nullable ServiceView service = services.byIds(List.of(id)).get(id);
		return (service == null) ? new Span(getTranslation("given.onward.closed"))
				: new Anchor("services/" + id.value(), service.name());
	}

	private Panel happened(HelpGivenView of) {
		var list = Happenings.list();
		list.add(Happenings.item(new Span(getTranslation("given.fact", Dates.full(of.happenedOn()))),
				List.of(getTranslation("given.recorded", of.recordedBy(), Dates.time(of.recordedAt())))));
		return new Panel(getTranslation("given.happened"), list);
	}

	private Panel known(HelpGivenView of, boolean changes, Runnable again) {
		var facts = new Facts().with(getTranslation("given.domain"), told(Lists.DOMAIN, of.domain()))
			.with(getTranslation("given.form"), told(Lists.FORM, of.form()))
			.with(getTranslation("given.own-ref"), of.ownRef())
			.with(getTranslation("given.unit"), units.of(of.unit()))
			.with(getTranslation("given.signed"), of.afterSignOff() ? getTranslation("given.late") : null);
		if (of.onward() != null) {
			facts.with(getTranslation("given.onward"), onward(of.onward()));
		}
		var panel = new Panel(getTranslation("given.known"), facts);
		if (changes) {
			panel.withAside(Happenings.small(getTranslation("given.withdraw"), HelpForms.said(helps, of),
					() -> HelpForms.withdraw(helps, of, again)));
		}
		return panel;
	}

	private String told(Lists list, @Nullable String code) {
		return helps.told(list, String.valueOf(code)).label();
	}

}
