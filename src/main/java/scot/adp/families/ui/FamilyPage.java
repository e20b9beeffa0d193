package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import scot.adp.activities.ActivityLists;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.families.FamilyMemberView;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.FamilySupportView;
import scot.adp.families.FamilySupports;
import scot.adp.families.JointUnit;
import scot.adp.families.SupportDetail;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.people.spi.PersonAddress;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.RecordPage;

/**
 * One family that is supported: its time drawn, who belongs to it, what happened, and the
 * ways to tell more, the contact at the door first.
 */
@Route("families/:family")
@OpenTo("families.support.read")
class FamilyPage extends RecordPage {

	private final FamilySupports supports;

	private final ActivityLists activityLists;

	private final Partners partners;

	private final Areas areas;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	/** Whether it is of a unit of whoever reads it, and not of one that shares it. */
	private boolean own;

	FamilyPage(FamilySupports supports, Partners partners, Areas areas, ActivityLists activityLists, Members members,
			Persons persons, Clock clock) {
		super("family");
		this.activityLists = activityLists;
		this.supports = supports;
		this.partners = partners;
		this.areas = areas;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID record) {
		SupportDetail detail = supports.detail(new FamilySupports.Id(record)).orElseThrow(NotFoundException::new);
		own = detail.own();
		FamilySupportView family = detail.of();
		begin(FamilyWords.called(family), head(family),
				new Anchor(FamiliesView.ROUTE, getTranslation("families.title")));
		var forms = new FamilyForms(supports, partners, areas, today, () -> show(record));
		if (!family.stands()) {
			notice(getTranslation("family.withdrawn.because",
					FamilyWords.label(supports, Lists.CORRECTED_BECAUSE, family.withdrawnBecause())));
		}
		if (!own) {
			notice(getTranslation("family.shared", supports.named(family.unit())));
		}
		if (changes(family)) {
			add(first(family, forms));
		}
		var time = new Panel(getTranslation("family.time"), FamilyWords.drawn(supports, detail));
		add(time, who(detail, forms), joint(detail, forms), happened(detail, forms), known(family, forms),
				new Worried(activityLists));
	}

	/** How it stands, and when somebody was in touch last. */
	private String head(FamilySupportView family) {
		String stands = FamilyWords.stands(supports, family, today);
		return (family.lastContactOn() != null)
				? getTranslation("family.head", stands, Dates.full(family.lastContactOn())) : stands + ".";
	}

	private boolean corrects(FamilySupportView family) {
		return own && family.known() && members.me().may("families.support.correct");
	}

	private boolean changes(FamilySupportView family) {
		return own && family.known() && members.me().may("families.support.change");
	}

	/** What is done most, outside somebody's door. */
	private Div first(FamilySupportView family, FamilyForms forms) {
		var verbs = new Div();
		if (family.waits()) {
			verbs.add(verb("family.start", () -> forms.start(family), true),
					verb("family.contact", () -> forms.contact(family), false));
		}
		else if (family.goesOn()) {
			verbs.add(verb("family.contact", () -> forms.contact(family), true),
					verb("family.review", () -> forms.review(family), false));
		}
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	private Panel who(SupportDetail detail, FamilyForms forms) {
		FamilySupportView family = detail.of();
		var list = Happenings.list();
		detail.members().forEach(member -> list.add(person(family, member, forms)));
		var panel = new Panel(getTranslation("family.who"), list);
		if (changes(family)) {
			panel.withAside(verb("family.member.add", () -> forms.member(family), false));
		}
		return panel;
	}

	private ListItem person(FamilySupportView family, FamilyMemberView member, FamilyForms forms) {
		String called = FamilyWords.member(supports, member);
		var item = Happenings.item(new Span(called),
				List.of(getTranslation("family.age.told", Dates.full(member.ageOn()))));
		String named = getTranslation("family.person.named", member.position(), called);
		var verbs = new Div();
		if (changes(family)) {
			verbs.add(small("family.member.change", named, () -> forms.age(family, member)));
		}
		if (own && member.linked() && members.me().may(PersonAddress.OPERATION) && persons.shows(family.unit())) {
			var link = new Anchor(PersonAddress.of(member.id().value()), getTranslation("family.person"));
			link.addClassName("other-verb");
			verbs.add(Named.of(link, named));
		}
		verbs.addClassName("row-verbs");
		item.add(verbs);
		return item;
	}

	/** Which units have one plan with this one, since when, and whether they read it. */
	private Panel joint(SupportDetail detail, FamilyForms forms) {
		FamilySupportView family = detail.of();
		var list = Happenings.list();
		detail.joint().forEach(it -> list.add(joint(detail, it, forms)));
		var panel = Happenings.panel(getTranslation("family.joint"), list, getTranslation("family.joint.none"));
		if (changes(family) && family.goesOn()) {
			panel.withAside(verb("family.join", () -> forms.join(family), false));
		}
		return panel;
	}

	private ListItem joint(SupportDetail detail, JointUnit joint, FamilyForms forms) {
		FamilySupportView family = detail.of();
		String unit = supports.named(joint.unit());
		boolean goesOn = joint.goesOn() && family.goesOn();
		String days = (joint.to() != null)
				? getTranslation("family.joint.until", Dates.full(joint.from()), Dates.full(joint.to()))
				: getTranslation("family.joint.since", Dates.full(joint.from()));
		var item = Happenings.item(new Span(unit), List.of(days, getTranslation(
				"family.joint.reads." + (goesOn ? String.valueOf(detail.reads().get(joint.unit())) : "ENDED"))));
		if (goesOn && changes(family)) {
			var verbs = new Div(small("family.part", unit, () -> forms.part(family, joint.unit())));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	private Panel happened(SupportDetail detail, FamilyForms forms) {
		FamilySupportView family = detail.of();
		var list = Happenings.list();
		if (family.requestedOn() != null) {
			list.add(Happenings.item(new Span(getTranslation("family.fact.REQUESTED", Dates.full(family.requestedOn()),
					FamilyWords.label(supports, Lists.SOURCE, family.source()))), List.of()));
		}
		detail.facts().forEach(told -> list.add(item(family, told, forms)));
		var panel = new Panel(getTranslation("family.happened"));
		if (changes(family)) {
			panel.withAside(verbs(family, forms));
		}
		panel.add(list);
		return panel;
	}

	private Div verbs(FamilySupportView family, FamilyForms forms) {
		var verbs = new Div();
		if (family.waits()) {
			if (family.acceptedOn() == null) {
				verbs.add(verb("family.accept", () -> forms.accept(family), false));
			}
			verbs.add(verb("family.decline", () -> forms.decline(family), false));
		}
		if (family.goesOn()) {
			verbs.add(verb("family.change-tier", () -> forms.tier(family), false));
		}
		if (family.firstSupportOn() != null) {
			if (family.young() > 0) {
				verbs.add(verb("family.at-home", () -> forms.home(family), false),
						verb("family.engaged", () -> forms.engaged(family), false));
			}
			verbs.add(verb("family.score", () -> forms.score(family), false));
			if (family.goesOn()) {
				verbs.add(verb("family.close", () -> forms.close(family), false));
			}
		}
		verbs.addClassName("verbs");
		return verbs;
	}

	private ListItem item(FamilySupportView family, SupportDetail.Told told, FamilyForms forms) {
		String words = FamilyWords.told(supports, told.fact());
		var below = new ArrayList<String>();
		below.add(getTranslation("family.fact.told", told.recordedBy(), Dates.time(told.recordedAt())));
		if (told.withdrawnBecause() != null) {
			below.add(getTranslation("family.fact.withdrawn",
					FamilyWords.label(supports, Lists.CORRECTED_BECAUSE, told.withdrawnBecause())));
		}
		var line = new Span(words);
		line.setClassName("taken-back", !told.stands());
		var item = Happenings.item(line, below);
		if (told.stands() && corrects(family)) {
			var verbs = new Div(small("family.correct", words, () -> forms.correct(family, told)),
					small("family.take-back", words, () -> forms.takeBack(family, told)));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	private Panel known(FamilySupportView family, FamilyForms forms) {
		var panel = new Panel(getTranslation("family.known"), new Facts()
			.with(getTranslation("family.unit"), supports.named(family.unit()))
			.with(getTranslation("family.tier"), FamilyWords.label(supports, Lists.TIER, family.tier()))
			.with(getTranslation("family.requested"),
					(family.requestedOn() != null) ? Dates.full(family.requestedOn()) : null)
			.with(getTranslation("family.source"), FamilyWords.label(supports, Lists.SOURCE, family.source()))
			.with(getTranslation("family.affected"),
					FamilyWords.label(supports, Lists.AFFECTED_SINCE, family.affectedSince()))
			.with(getTranslation("family.reasons"), FamilyWords.labels(supports, Lists.REASON, family.reasons()))
			.with(getTranslation("family.wellbeing"), FamilyWords.labels(supports, Lists.WELLBEING, family.wellbeing()))
			.with(getTranslation("family.area"),
					Optional.ofNullable(family.area()).flatMap(areas::find).map(LocalAreaView::name).orElse(null))
			.with(getTranslation("family.promise"), (family.promiseInPlan() != null)
					? getTranslation(family.promiseInPlan() ? "family.promise.yes" : "family.promise.no") : null)
			.with(getTranslation("family.recorded"),
					getTranslation("family.fact.told", family.recordedBy(), Dates.time(family.recordedAt())))
			.with(getTranslation("family.signed"), family.afterSignOff() ? getTranslation("family.late") : null));
		if (corrects(family)) {
			var verbs = new Div(small("family.describe", getPageTitle(), () -> forms.describe(family)),
					small("family.withdraw", getPageTitle(), () -> forms.withdraw(family)));
			verbs.addClassName("row-verbs");
			panel.withAside(verbs);
		}
		return panel;
	}

	private Button verb(String words, Supplier<FormDialog> form, boolean first) {
		return Happenings.verb(getTranslation(words), form, first);
	}

	private Button small(String words, String of, Supplier<FormDialog> form) {
		return Happenings.small(getTranslation(words), of, form);
	}

}
