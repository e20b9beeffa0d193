package scot.adp.handround.ui;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.ProblemTable;
import scot.adp.exchange.ui.RunPanel;
import scot.adp.handround.ActionWorkbooks;
import scot.adp.handround.ActionWorkbooks.Imported;
import scot.adp.handround.WorkbookDecisions;
import scot.adp.handround.WorkbookReview;
import scot.adp.handround.WorkbookReview.Item;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;

/** Brings a filled workbook home: choose it, look at it, decide, confirm. */
@Route("actions/import")
@OpenTo("strategy.workbook.import")
@Outline(Outline.Shape.FORM)
class ActionImportPage extends Page implements HasDynamicTitle {

	final Upload upload;

	final Div found = new Div();

	private final Paragraph verdict = new Paragraph();

	private final RunPanel run = new RunPanel();

	private final ActionWorkbooks workbooks;

	/** What was chosen in conflicts, with what stood here then. */
	private final Map<String, Choice> choices = new HashMap<>();

	ActionImportPage(ActionWorkbooks workbooks) {
		this.workbooks = workbooks;
		headed(getTranslation("workbook.title"), getTranslation("workbook.purpose"));
		reachedBy(Crumbs.of(getTranslation("workbook.title"), new Anchor("actions", getTranslation("actions.title"))));
		upload = new Upload(UploadHandler.inMemory((metadata, content) -> look(metadata.fileName(), content)));
		upload.setMaxFiles(1);
		upload.setMaxFileSize(IncomingFile.SIZE_LIMIT);
		upload.setAcceptedFileExtensions(".xlsx");
		upload.addFileRejectedListener(event -> tell(getTranslation("workbook.rejected")));
		run.onRunning(now -> {
			found.setEnabled(!now);
			if (!now) {
				upload.setEnabled(true);
			}
		});
		verdict.addClassName("count");
		verdict.getElement().setAttribute("role", "status");
		add(new Panel(getTranslation("workbook.choose"), new Paragraph(getTranslation("workbook.help")), upload), run,
				verdict, found);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("workbook.title");
	}

	/** Reads a file and shows what it would change. */
	void look(String name, byte[] content) {
		upload.clearFileList();
		if (!upload.isEnabled()) {
			// Sent off before another one was confirmed.
			return;
		}
		choices.clear();
		verdict.setText("");
		found.removeAll();
		run.start(getTranslation("workbook.looking", name), progress -> {
			try (var file = IncomingFile.of(name, new ByteArrayInputStream(content))) {
				return workbooks.review(file, progress::rows, progress::cancelled);
			}
		}, review -> show(review, null));
	}

	private void show(WorkbookReview review, @Nullable Problem problem) {
		found.removeAll();
		verdict.setText(getTranslation("workbook.verdict", review.changes().size(), review.conflicts().size(),
				review.problemCount()));
		if (problem != null) {
			found.add(fault(String.valueOf(problem.getMessage())));
		}
		var panel = new Panel(getTranslation("workbook.understood", review.fileName()));
		panel.add(new Facts()
			.with(getTranslation("workbook.saved"),
					getTranslation("workbook.saved.by", Dates.time(review.savedAt()), review.savedBy()))
			.with(getTranslation("workbook.rows"), String.valueOf(review.rows()))
			.with(getTranslation("workbook.unchanged"), String.valueOf(review.unchanged())));
		found.add(panel);
		var leaveOut = new Checkbox(getTranslation("workbook.leave-out", review.faultyRows()));
		if (!review.problems().isEmpty()) {
			var problems = new Panel(getTranslation("workbook.problems.title"),
					new Paragraph(getTranslation("workbook.problems.help")),
					new ProblemTable(review.problems(), review.problemCount()));
			if (review.saysSomething() && review.earlier().isEmpty()) {
				problems.add(leaveOut);
			}
			found.add(problems);
		}
		if (review.earlier().isPresent()) {
			var earlier = review.earlier().orElseThrow();
			panel.add(new Paragraph(getTranslation("workbook.earlier", Dates.time(earlier.at()), earlier.by())));
			return;
		}
		if (!review.saysSomething()) {
			panel.add(new Paragraph(
					getTranslation(review.problems().isEmpty() ? "workbook.nothing" : "workbook.nothing.else")));
			return;
		}
		if (!review.conflicts().isEmpty()) {
			found.add(conflicts(review.conflicts()));
		}
		var changes = new Grid<Item>();
		if (!review.changes().isEmpty()) {
			found.add(changes(changes, review.changes()));
		}
		found.add(confirm(review, changes, leaveOut));
	}

	private Component conflicts(List<Item> conflicts) {
		var panel = new Panel(getTranslation("workbook.conflicts.title"),
				new Paragraph(getTranslation("workbook.conflicts.help")));
		var groups = new ArrayList<RadioButtonGroup<Boolean>>();
		for (Item item : conflicts) {
			groups.add(conflict(item));
		}
		var theirs = new Button(getTranslation("workbook.theirs.all"),
				event -> groups.forEach(group -> group.setValue(true)));
		var ours = new Button(getTranslation("workbook.ours.all"),
				event -> groups.forEach(group -> group.setValue(false)));
		var verbs = new Div(theirs, ours);
		verbs.addClassName("verbs");
		panel.add(verbs);
		groups.forEach(panel::add);
		return panel;
	}

	private RadioButtonGroup<Boolean> conflict(Item item) {
		var group = new RadioButtonGroup<Boolean>(what(item));
		group.addClassName("workbook-conflict");
		group.setItems(true, false);
		group.setItemLabelGenerator(theirs -> theirs ? getTranslation("workbook.theirs", said(item.theirs()))
				: getTranslation("workbook.ours", said(item.ours())));
		var meanwhile = item.meanwhile();
		group.setHelperText(getTranslation("workbook.exported", said(item.exported())) + " "
				+ ((meanwhile != null)
						? getTranslation("workbook.meanwhile", meanwhile.by(), Dates.time(meanwhile.at()))
						: getTranslation("workbook.meanwhile.unknown")));
		@Nullable Choice before = choices.get(item.id());
		if (before != null && Objects.equals(before.ours(), item.ours())) {
			group.setValue(before.theirs());
		}
		else {
			choices.remove(item.id());
		}
		group.addValueChangeListener(event -> {
			if (event.getValue() != null) {
				choices.put(item.id(), new Choice(event.getValue(), item.ours()));
			}
		});
		return group;
	}

	private Component changes(Grid<Item> grid, List<Item> changes) {
		grid.setAriaLabel(getTranslation("workbook.changes.title"));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.setSelectionMode(Grid.SelectionMode.MULTI);
		grid.addComponentColumn(ActionImportPage::change).setHeader(getTranslation("workbook.what"));
		grid.setItems(changes);
		grid.asMultiSelect().select(changes);
		grid.setAllRowsVisible(changes.size() <= 12);
		return new Panel(getTranslation("workbook.changes.title"),
				new Paragraph(getTranslation("workbook.changes.help")), grid);
	}

	private Component confirm(WorkbookReview review, Grid<Item> changes, Checkbox leaveOut) {
		var why = new LineField(getTranslation("edit.why"), ActionWorkbooks.WHY_LIMIT);
		why.setHelperText(getTranslation("workbook.why.help"));
		why.setWidthFull();
		// The file is not kept, and without it these words say nothing.
		var head = new FormHead(Place.NOWHERE).field("why", why).field("leaveProblemsOut", leaveOut);
		var confirm = new Button(getTranslation("workbook.confirm"));
		confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		String key = UUID.randomUUID().toString();
		confirm.addClickListener(event -> {
			var decisions = new LinkedHashMap<String, Boolean>();
			choices.forEach((id, choice) -> decisions.put(id, choice.theirs()));
			var selected = changes.getSelectedItems();
			review.changes().forEach(item -> decisions.put(item.id(), selected.contains(item)));
			bringIn(review, key, new WorkbookDecisions(decisions, leaveOut.getValue(), why.getValue()), head);
		});
		return new Panel(getTranslation("workbook.confirm.title"), head, why, confirm);
	}

	private void bringIn(WorkbookReview review, String key, WorkbookDecisions decisions, FormHead head) {
		if (!head.run(() -> workbooks.check(review, decisions))) {
			return;
		}
		upload.setEnabled(false);
		run.start(getTranslation("workbook.bringing", review.fileName()), progress -> {
			try {
				return new Outcome(workbooks.confirm(key, review, decisions, progress::stopped), null, null);
			}
			catch (Problem problem) {
				// What stands now tells more than the problem alone.
				return new Outcome(null, problem, workbooks.again(review, progress::rows, progress::cancelled));
			}
		}, outcome -> {
			if (outcome.imported() != null) {
				done(outcome.imported());
			}
			else {
				show(Objects.requireNonNull(outcome.review()), outcome.problem());
			}
		});
	}

	private void done(Imported imported) {
		verdict.setText("");
		found.removeAll();
		var list = new UnorderedList();
		imported.counts().forEach((what, many) -> {
			if (many > 0) {
				list.add(new ListItem("%s: %d".formatted(what, many)));
			}
		});
		var panel = new Panel(getTranslation("workbook.done"), list);
		if (!imported.leftOut().isEmpty()) {
			panel.add(new Paragraph(getTranslation("workbook.left-out")),
					new ProblemTable(imported.leftOut(), imported.leftOut().size()));
		}
		panel.add(new Paragraph(new Anchor("actions", getTranslation("workbook.to-actions"))));
		found.add(panel);
		Announcement.done(getTranslation("workbook.done"));
	}

	private static Component change(Item item) {
		var title = new Span(item.title());
		title.addClassName("work-detail");
		var cell = new Div(new Div(Words.of("workbook.change", what(item), said(item.ours()), said(item.theirs()))),
				title);
		cell.addClassName("cell-wrap");
		return cell;
	}

	private static String what(Item item) {
		String of = (item.milestone() != null) ? "%s: %s".formatted(item.field(), item.milestone()) : item.field();
		return "%s %s, %s".formatted(item.action().plan().value(), item.action().code(), of);
	}

	private static String said(@Nullable String value) {
		return (value != null) ? value : Words.of("workbook.empty");
	}

	private void tell(String message) {
		found.removeAll();
		found.add(fault(message));
	}

	private static Component fault(String message) {
		var words = new Paragraph(message);
		words.getElement().setAttribute("role", "alert");
		words.addClassName("error-summary");
		return words;
	}

	private record Choice(boolean theirs, @Nullable String ours) {
	}

	private record Outcome(@Nullable Imported imported, @Nullable Problem problem, @Nullable WorkbookReview review) {
	}

}
