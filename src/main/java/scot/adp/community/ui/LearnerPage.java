package scot.adp.community.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.community.LearnerPathView;
import scot.adp.community.LearnerPathView.State;
import scot.adp.community.LearnerPaths;
import scot.adp.community.LearnerRules.Lists;
import scot.adp.directory.Partners;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.DayBar.Kind;
import scot.adp.shell.parts.DayBar.Mark;
import scot.adp.shell.parts.DayBar.Stretch;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.RecordPage;

/** One course of one person: its time drawn, what is asked, and what is known. */
@Route("learners/:learner")
@OpenTo("community.learner.read")
class LearnerPage extends RecordPage {

	private final LearnerPaths learners;

	private final Members members;

	private final PersonWays ways;

	private final UnitNames units;

	private final LocalDate today;

	LearnerPage(LearnerPaths learners, Partners partners, Members members, Persons persons, Clock clock) {
		super("learner");
		this.learners = learners;
		this.members = members;
		this.ways = new PersonWays(members, persons);
		this.units = new UnitNames(partners);
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID id) {
		LearnerPathView of = learners.find(new LearnerPaths.Id(id)).orElseThrow(NotFoundException::new);
		begin(LearnerWords.called(learners, of), LearnerWords.said(learners, of) + ".",
				new Anchor(LearnersPage.ROUTE, getTranslation("learners.title")));
		if (!of.stands()) {
			notice(getTranslation("learner.withdrawn.because", told(Lists.WITHDRAWN_BECAUSE, of.withdrawnBecause())));
		}
		var forms = new LearnerForms(learners, today, () -> show(id));
		boolean changes = of.stands() && members.me().may("community.learner.change");
		var verbs = new Div();
		if (changes && of.state() == State.ENROLLED) {
			verbs.add(Happenings.verb(getTranslation("learner.end.add"), () -> forms.end(of), true));
		}
		if (changes) {
			verbs.add(Happenings.verb(getTranslation("learner.put-right"), () -> forms.putRight(of), false));
		}
		ways.verb(of.unit(), id, of.stands() && (of.ownRef() != null || of.linked())).ifPresent(verbs::add);
		verbs.addClassNames("verbs", "page-verbs");
		add(verbs, new Panel(getTranslation("learner.time"), drawn(of)), follows(of), happened(of),
				known(of, forms, changes));
	}

	/** From the first day until it ended, or until somebody asks whether it goes on. */
	private DayBar drawn(LearnerPathView of) {
		var stretches = new ArrayList<Stretch>();
		var marks = new ArrayList<Mark>();
		LocalDate last = (of.endOn() != null) ? of.endOn() : (of.stoppedOn() != null) ? of.stoppedOn() : today;
		LocalDate until = last.isBefore(of.startOn()) ? of.startOn() : last;
		stretches.add(new Stretch(Kind.COUNTED, getTranslation("learner.days.COUNTED"), of.startOn(), until));
		LocalDate asked = learners.askedFrom(of);
		if (of.goesOn() && asked.isAfter(until)) {
			stretches.add(new Stretch(Kind.TO_COME, getTranslation("learner.days.TO_COME"), until.plusDays(1), asked));
		}
		if (of.goesOn()) {
			marks.add(new Mark(asked, getTranslation("learner.asked"), false));
		}
		return new DayBar(getTranslation("learner.course"), LearnerWords.course(learners, of) + ".", stretches, marks);
	}

	private Panel follows(LearnerPathView of) {
		LocalDate asked = learners.askedFrom(of);
		String words = !of.goesOn() || !of.stands() ? getTranslation("learner.follows.none") : getTranslation(
				asked.isAfter(today) ? "learner.follows.later" : "learner.follows.now", Dates.full(asked));
		return new Panel(getTranslation("learner.follows"), new Paragraph(words));
	}

	private Panel happened(LearnerPathView of) {
		var list = Happenings.list();
		list.add(Happenings.item(new Span(getTranslation("learner.fact.ENROLLED", Dates.full(of.startOn()))),
				List.of(getTranslation("learner.recorded", of.recordedBy(), Dates.time(of.recordedAt())))));
		if (of.endOn() != null) {
			var below = new ArrayList<String>();
			if (of.leftBecause() != null) {
				below.add(told(Lists.LEFT_BECAUSE, of.leftBecause()));
			}
			if (of.qualification() != null) {
				below.add(getTranslation("learner.gained", told(Lists.QUALIFICATION, of.qualification())));
			}
			list.add(Happenings
				.item(new Span(getTranslation("learner.fact." + of.state().name(), Dates.full(of.endOn()))), below));
		}
		return new Panel(getTranslation("learner.happened"), list);
	}

	private Panel known(LearnerPathView of, LearnerForms forms, boolean changes) {
		var panel = new Panel(getTranslation("learner.known"),
				new Facts().with(getTranslation("learner.own-ref"), of.ownRef())
					.with(getTranslation("learner.unit"), units.of(of.unit()))
					.with(getTranslation("learner.course"), told(Lists.COURSE, of.course()))
					.with(getTranslation("learner.provider"), told(Lists.PROVIDER, of.provider()))
					.with(getTranslation("learner.level"),
							(of.scqfLevel() != null) ? String.valueOf(of.scqfLevel()) : null)
					.with(getTranslation("learner.signed"), of.afterSignOff() ? getTranslation("learner.late") : null));
		if (changes) {
			panel.withAside(Happenings.small(getTranslation("learner.withdraw"), LearnerWords.called(learners, of),
					() -> forms.withdraw(of)));
		}
		return panel;
	}

	private String told(Lists list, @Nullable String code) {
		return learners.told(list, String.valueOf(code)).label();
	}

}
