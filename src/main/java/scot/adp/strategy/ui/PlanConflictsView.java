package scot.adp.strategy.ui;

import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Removal;
import scot.adp.strategy.PlanConflictView;
import scot.adp.strategy.PlanConflicts;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.parts.PlanLinks;

/** Where plans' files and what was changed here disagree, each to be decided. */
@Route("plan-conflicts")
@OpenTo("strategy.plan-conflict.read")
@Outline(Outline.Shape.LIST)
class PlanConflictsView extends Page implements HasDynamicTitle {

	private final PlanConflicts conflicts;

	private final Plans plans;

	private final ListExports exports;

	private final boolean decides;

	PlanConflictsView(PlanConflicts conflicts, Plans plans, Members members, ListExports exports) {
		this.conflicts = conflicts;
		this.plans = plans;
		this.exports = exports;
		this.decides = members.me().may("strategy.plan-conflict.resolve");
		headed(getTranslation("conflicts.title"), getTranslation("conflicts.purpose"));
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("conflicts.title");
	}

	private void show() {
		clear();
		List<PlanConflictView> open = conflicts.open();
		var decided = decided(conflicts, plans);
		add(new ListLine(getTranslation("save.count.conflicts", open.size() + decided.size()),
				new SaveList(exports, () -> PlanTables.conflicts(conflicts, plans))));
		if (open.isEmpty()) {
			add(new Panel(getTranslation("conflicts.open"), new Paragraph(getTranslation("conflicts.none"))));
		}
		for (PlanConflictView conflict : open) {
			add(panel(conflict));
		}
		if (!decided.isEmpty()) {
			var list = new UnorderedList();
			list.addClassName("plain");
			decided.forEach(conflict -> list.add(decided(conflict)));
			add(new Panel(getTranslation("conflicts.decided"), list));
		}
	}

	/** Those of all plans that were decided. */
	static List<PlanConflictView> decided(PlanConflicts conflicts, Plans plans) {
		return conflicts.of(plans.plans().stream().map(PlanView::code).toList())
			.values()
			.stream()
			.flatMap(List::stream)
			.filter(conflict -> conflict.resolvedAt() != null)
			.toList();
	}

	private Component panel(PlanConflictView conflict) {
		var panel = new Panel("%s %s: %s".formatted(conflict.plan().value(), conflict.code(), field(conflict)),
				new Paragraph(new Anchor(PlanLinks.action(conflict.plan(), conflict.code()), conflict.title())));
		var both = new Div(value("conflicts.ours", conflict.presentValue()),
				value("conflicts.file", conflict.fileValue()));
		both.addClassName("versions");
		String of = "%s, %s".formatted(conflict.code(), field(conflict));
		var keep = new Button(getTranslation("conflicts.keep"), event -> keep(conflict));
		Named.of(keep, of);
		var take = new Button(getTranslation("conflicts.take"), event -> askToTake(conflict));
		Named.of(take, of);
		var verbs = new Div(keep, take);
		verbs.addClassName("verbs");
		verbs.setVisible(decides);
		panel.add(both, verbs);
		return panel;
	}

	private Component value(String heading, @Nullable String value) {
		return new Div(new H3(getTranslation(heading)), new Paragraph(value(value)));
	}

	private String value(@Nullable String value) {
		return (value != null) ? value : getTranslation("edit.none");
	}

	private ListItem decided(PlanConflictView conflict) {
		var code = new Span(conflict.code());
		code.addClassName("code");
		return new ListItem(code,
				new Span(getTranslation("conflicts.decided." + conflict.state().name(), field(conflict),
						(conflict.resolvedBy() != null) ? conflict.resolvedBy() : getTranslation("conflicts.nobody"),
						(conflict.resolvedAt() != null) ? Dates.time(conflict.resolvedAt()) : "")));
	}

	private String field(PlanConflictView conflict) {
		return ActionForm.label(conflict.field().label());
	}

	private void askToTake(PlanConflictView conflict) {
		new Removal(getTranslation("conflicts.take.ask", conflict.code(), field(conflict)),
				getTranslation("conflicts.take.goes", value(conflict.presentValue())),
				getTranslation("conflicts.take.comes", value(conflict.fileValue())),
				getTranslation("conflicts.take.undo"))
			.ask(getTranslation("conflicts.take"),
					key -> conflicts.resolve(key, conflict.id(), conflict.version(), true),
					getTranslation("conflicts.saved", conflict.code()), this::show);
	}

	private void keep(PlanConflictView conflict) {
		try {
			conflicts.resolve(UUID.randomUUID().toString(), conflict.id(), conflict.version(), false);
			Announcement.done(getTranslation("conflicts.saved", conflict.code()));
		}
		catch (Problem problem) {
			Announcement.done(String.valueOf(problem.getMessage()));
		}
		show();
	}

}
