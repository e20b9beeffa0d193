package scot.adp.community.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkFact;
import scot.adp.community.WorkPathView;
import scot.adp.community.WorkPaths;
import scot.adp.directory.Partners;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.RecordPage;

/** One way into work: its jobs drawn, what follows from them, and all that happened. */
@Route("work-paths/:path")
@OpenTo("community.path.read")
class WorkPathPage extends RecordPage {

	private final WorkPaths paths;

	private final Members members;

	private final PersonWays ways;

	private final UnitNames units;

	private final LocalDate today;

	WorkPathPage(WorkPaths paths, Partners partners, Members members, Persons persons, Clock clock) {
		super("path");
		this.paths = paths;
		this.members = members;
		this.ways = new PersonWays(members, persons);
		this.units = new UnitNames(partners);
		this.today = LocalDate.now(clock);
	}

	@Override
	protected void show(UUID id) {
		WorkPathView path = paths.find(new WorkPaths.Id(id)).orElseThrow(NotFoundException::new);
		begin(PathWords.called(path), getTranslation("path.purpose"),
				new Anchor(WorkPathsPage.ROUTE, getTranslation("paths.title")));
		if (!path.stands()) {
			notice(getTranslation("path.withdrawn.because",
					paths.told(Lists.WITHDRAWN_BECAUSE, String.valueOf(path.withdrawnBecause())).label()));
		}
		var forms = new PathForms(paths, today, () -> show(id));
		add(verbs(path, forms), work(path), happened(path, forms), known(path, forms));
	}

	/** What is done most, in the order in which a path goes. */
	private Div verbs(WorkPathView path, PathForms forms) {
		var verbs = new Div();
		if (open(path)) {
			boolean worked = path.clock().started() != null;
			verbs.add(Happenings.verb(getTranslation("path.check"), () -> forms.check(path), worked),
					Happenings.verb(getTranslation("path.job"), () -> forms.job(path), !worked),
					Happenings.verb(getTranslation("path.activity.add"), () -> forms.activity(path), false));
		}
		ways.verb(path.unit(), path.id().value(), path.stands() && (path.ownRef() != null || path.linked()))
			.ifPresent(verbs::add);
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	private boolean open(WorkPathView path) {
		return changes(path) && path.endedOn() == null;
	}

	private boolean changes(WorkPathView path) {
		return path.stands() && members.me().may("community.path.change");
	}

	private Panel work(WorkPathView path) {
		var panel = new Panel(getTranslation("path.work"), PathWords.drawn(path, today));
		if (path.clock().started() != null) {
			var facts = new Facts();
			path.clock()
				.milestones()
				.forEach(it -> facts.with(getTranslation("path.at.weeks", it.weeks(), Dates.full(it.dueOn())),
						PathWords.told(it)));
			panel.add(facts);
		}
		return panel;
	}

	private Panel happened(WorkPathView path, PathForms forms) {
		var list = Happenings.list();
		list.add(Happenings.item(new Span(getTranslation("path.fact.REGISTERED", Dates.full(path.registeredOn()))),
				List.of()));
		path.happened().forEach(fact -> list.add(item(path, fact, forms)));
		return new Panel(getTranslation("path.happened"), list);
	}

	private ListItem item(WorkPathView path, WorkFact fact, PathForms forms) {
		String words = PathWords.told(paths, fact);
		var item = Happenings.item(new Span(words), List.of());
		if (open(path)) {
			var verbs = new Div();
			if (fact.kind() != WorkFact.Kind.CHECK && fact.to() == null) {
				verbs.add(Happenings.small(getTranslation("path.end.add"), words, () -> forms.end(path, fact)));
			}
			verbs.add(Happenings.small(getTranslation("path.take-out"), words, () -> forms.takeOut(path, fact)));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	private Panel known(WorkPathView path, PathForms forms) {
		var panel = new Panel(getTranslation("path.known"),
				new Facts().with(getTranslation("path.own-ref"), path.ownRef())
					.with(getTranslation("path.unit"), units.of(path.unit()))
					.with(getTranslation("path.lived"),
							(path.livedExperience() != null)
									? paths.told(Lists.LIVED_EXPERIENCE, path.livedExperience()).label() : null)
					.with(getTranslation("path.ended-on"), (path.endedOn() != null) ? Dates.full(path.endedOn()) : null)
					.with(getTranslation("path.because"),
							(path.endReason() != null) ? paths.told(Lists.END_REASON, path.endReason()).label() : null)
					.with(getTranslation("path.by"),
							getTranslation("path.recorded", path.recordedBy(), Dates.time(path.recordedAt()))));
		if (changes(path)) {
			var verbs = new Div();
			if (path.endedOn() == null) {
				verbs.add(Happenings.small(getTranslation("path.close"), PathWords.called(path),
						() -> forms.close(path)));
			}
			else {
				verbs.add(Named.of(new Button(getTranslation("path.reopen"), event -> reopen(path)),
						PathWords.called(path)));
			}
			verbs.add(Happenings.small(getTranslation("path.withdraw"), PathWords.called(path),
					() -> forms.withdraw(path)));
			verbs.addClassName("row-verbs");
			panel.withAside(verbs);
		}
		return panel;
	}

	private void reopen(WorkPathView path) {
		paths.reopen(UUID.randomUUID().toString(), path.id(), path.version());
		Announcement.done(getTranslation("path.saved", PathWords.called(path)));
		show(path.id().value());
	}

}
