package scot.adp.community.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkFact;
import scot.adp.community.WorkPathView;
import scot.adp.community.WorkPaths;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/** One way into work: its jobs drawn, what follows from them, and all that happened. */
@Route("work-paths/:path")
@OpenTo("community.path.read")
class WorkPathPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final WorkPaths paths;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	private String title = "";

	WorkPathPage(WorkPaths paths, Members members, Persons persons, Clock clock) {
		this.paths = paths;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("path").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static WorkPaths.Id id(String text) {
		try {
			return new WorkPaths.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(WorkPaths.Id id) {
		WorkPathView path = paths.find(id).orElseThrow(NotFoundException::new);
		clear();
		title = PathWords.called(path);
		headed(title, getTranslation("path.purpose"));
		reachedBy(Crumbs.of(title, new Anchor(WorkPathsPage.ROUTE, getTranslation("paths.title"))));
		if (!path.stands()) {
			var gone = new Paragraph(getTranslation("path.withdrawn.because",
					paths.told(Lists.WITHDRAWN_BECAUSE, String.valueOf(path.withdrawnBecause())).label()));
			gone.addClassName("notice");
			add(gone);
		}
		new PersonWays(members, persons)
			.of(path.unit(), id.value(), path.stands() && (path.ownRef() != null || path.linked()))
			.ifPresent(way -> {
				way.addClassName("other-verb");
				var line = new Div(way);
				line.addClassNames("verbs", "page-verbs");
				add(line);
			});
		var forms = new PathForms(paths, today, () -> show(id));
		add(work(path), happened(path, forms), known(path, forms));
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
		var panel = new Panel(getTranslation("path.happened"));
		boolean open = changes(path) && path.endedOn() == null;
		if (open) {
			boolean worked = path.clock().started() != null;
			var verbs = new Div(verb("path.check", () -> forms.check(path), worked),
					verb("path.job", () -> forms.job(path), !worked),
					verb("path.activity.add", () -> forms.activity(path), false));
			verbs.addClassName("verbs");
			panel.withAside(verbs);
		}
		var list = new UnorderedList();
		list.addClassName("work");
		list.add(new ListItem(what(getTranslation("path.fact.REGISTERED", Dates.full(path.registeredOn())))));
		path.happened().forEach(fact -> list.add(item(path, fact, forms, open)));
		panel.add(list);
		return panel;
	}

	private ListItem item(WorkPathView path, WorkFact fact, PathForms forms, boolean open) {
		String words = PathWords.told(paths, fact);
		var item = new ListItem(what(words));
		if (open) {
			var verbs = new Div();
			if (fact.kind() != WorkFact.Kind.CHECK && fact.to() == null) {
				verbs.add(small("path.end.add", () -> forms.end(path, fact), words));
			}
			verbs.add(small("path.take-out", () -> forms.takeOut(path, fact), words));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	private static Div what(String words) {
		var what = new Div(new Span(words));
		what.addClassName("work-what");
		return what;
	}

	private Button small(String words, Supplier<FormDialog> form, String of) {
		var verb = verb(words, form, false);
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, of);
	}

	private Button verb(String words, Supplier<FormDialog> form, boolean first) {
		var verb = new Button(getTranslation(words), event -> form.get().open());
		if (first) {
			verb.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		}
		return verb;
	}

	private Panel known(WorkPathView path, PathForms forms) {
		var panel = new Panel(getTranslation("path.known"),
				new Facts()
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
				verbs.add(verb("path.close", () -> forms.close(path), false));
			}
			else {
				verbs.add(new Button(getTranslation("path.reopen"), event -> reopen(path)));
			}
			verbs.add(verb("path.withdraw", () -> forms.withdraw(path), false));
			verbs.addClassName("verbs");
			panel.withAside(verbs);
		}
		return panel;
	}

	private void reopen(WorkPathView path) {
		paths.reopen(UUID.randomUUID().toString(), path.id(), path.version());
		Announcement.done(getTranslation("path.saved", PathWords.called(path)));
		show(path.id());
	}

}
