package scot.adp.governance.ui;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.governance.IssuedPaper;
import scot.adp.governance.PaperView;
import scot.adp.governance.Papers;
import scot.adp.governance.ui.PaperSheet.Cell;
import scot.adp.governance.ui.PaperSheet.Line;
import scot.adp.governance.ui.PaperSheet.Part;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.AsAt;

/**
 * The exceptions paper of a meeting: a draft until it is issued, then what was issued.
 * {@code ?issue=1} shows an earlier issue, {@code ?now} how it would read today,
 * {@code ?asAt=2026-09-30} how it would have read then.
 */
@Route("papers/:group/:on")
@OpenTo("governance.paper.read")
class PaperPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Papers papers;

	private final Members members;

	private final ListExports exports;

	private final Clock clock;

	private String title = "";

	PaperPage(Papers papers, Members members, ListExports exports, Clock clock) {
		this.papers = papers;
		this.members = members;
		this.exports = exports;
		this.clock = clock;
		addClassName("paper");
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var meeting = Links.meeting(event);
		QueryParameters address = event.getLocation().getQueryParameters();
		AsAt.show(AsAtBar.day(event.getLocation()), () -> show(meeting, chosen(meeting, address)));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private PaperView chosen(Links.Meeting meeting, QueryParameters address) {
		if (AsAt.day() != null) {
			return papers.draft(meeting.group(), meeting.on());
		}
		@Nullable String issue = address.getSingleParameter("issue").orElse(null);
		if (issue != null) {
			return (issue.matches("\\d{1,4}") ? papers.issue(meeting.group(), meeting.on(), Integer.parseInt(issue))
					: Optional.<PaperView>empty())
				.orElseThrow(() -> Problem.notFound("issue of this paper", issue));
		}
		return address.getSingleParameter("now").isPresent() ? papers.draft(meeting.group(), meeting.on())
				: papers.paper(meeting.group(), meeting.on());
	}

	private void show(Links.Meeting meeting, PaperView paper) {
		clear();
		String link = Links.paper(meeting.group(), meeting.on());
		var sheet = PaperSheets.of(paper, address(link));
		title = "%s, %s".formatted(sheet.title(), Dates.full(meeting.on()));
		headed(sheet.title(), sheet.meeting());
		reachedBy(Crumbs.of(getTranslation("paper.crumb"), new Anchor("meetings", getTranslation("meetings.title")),
				new Anchor(Links.meeting(meeting.group(), meeting.on()),
						"%s, %s".formatted(paper.groupName(), Dates.full(meeting.on())))));
		var issues = papers.issued(List.of(meeting.group()), List.of(meeting.on()))
			.getOrDefault(meeting.group(), Map.of())
			.getOrDefault(meeting.on(), List.of());
		boolean team = AsAt.day() == null && members.me().may("governance.paper.issue");
		if (paper.issue() == null) {
			add(new AsAtBar(AsAt.day(), LocalDate.now(clock)));
		}
		add(verbs(meeting, paper, sheet, issues, team));
		add(otherIssues(link, paper, issues));
		var standing = new Paragraph(sheet.standing());
		standing.addClassName("paper-standing");
		var headline = new Paragraph(sheet.headline());
		headline.addClassName("paper-headline");
		add(standing, headline);
		long silent = paper.items().stream().filter(item -> item.boardLine() == null).count();
		if (team && paper.issue() == null && silent > 0) {
			var note = new Paragraph(new Span(getTranslation("paper.silent", silent, paper.items().size()) + " "),
					new Anchor(Links.boardLines(meeting.group(), meeting.on()), getTranslation("paper.write-lines")));
			note.addClassNames("paper-todo");
			add(note);
		}
		sheet.parts().forEach(part -> add(part(part)));
		if (sheet.more() != null) {
			var more = new Paragraph(sheet.more());
			more.addClassName("print-only");
			add(more);
		}
	}

	private Component verbs(Links.Meeting meeting, PaperView paper, PaperSheet sheet, List<IssuedPaper> issues,
			boolean team) {
		var print = new Button(getTranslation("paper.print"),
				event -> UI.getCurrent().getPage().executeJs("window.print()"));
		String file = "%s-%s-%s.docx".formatted(getTranslation("paper.file"), meeting.group().value(), meeting.on());
		var word = new Anchor(DownloadHandler.fromInputStream(event -> {
			byte[] bytes = PaperDocument.of(sheet);
			return new DownloadResponse(new ByteArrayInputStream(bytes), file, PaperDocument.MEDIA_TYPE, bytes.length);
		}), getTranslation("paper.word"));
		word.addClassName("save-word");
		var save = new SaveList(exports, () -> GovernanceTables.exceptions(paper));
		var verbs = new Div(print, word, save);
		verbs.addClassNames("verbs", "paper-verbs");
		if (team && paper.issue() == null) {
			var issue = new Button(getTranslation(issues.isEmpty() ? "paper.issue" : "paper.issue.again"),
					event -> askIssue(meeting, !issues.isEmpty()));
			issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			verbs.addComponentAsFirst(issue);
		}
		return verbs;
	}

	private void askIssue(Links.Meeting meeting, boolean again) {
		var reason = new WordsField(getTranslation("paper.reason"), Papers.TEXT_LIMIT);
		reason.setRequiredIndicatorVisible(true);
		reason.setWidthFull();
		var dialog = new FormDialog(getTranslation("paper.issue.title"),
				Place.of("governance.paper.issue", meeting.group(), meeting.on()))
			.saying(getTranslation("paper.issue.what"));
		if (again) {
			dialog.field("reason", reason);
		}
		dialog
			.save(getTranslation("paper.issue"),
					key -> papers.issue(key, meeting.group(), meeting.on(), reason.getValue()),
					getTranslation("paper.issue.done"),
					() -> UI.getCurrent().navigate(Links.paper(meeting.group(), meeting.on())))
			.open();
	}

	/** Links to the other issues, and to how the paper would read today. */
	private Component otherIssues(String link, PaperView paper, List<IssuedPaper> issues) {
		var links = new Div();
		links.addClassNames("links", "paper-issues");
		int shown = (paper.issue() != null) ? paper.issue().number() : 0;
		for (IssuedPaper other : issues) {
			if (other.number() != shown) {
				links.add(new Anchor(link + "?issue=" + other.number(),
						getTranslation("paper.other", other.number(), Dates.full(other.at().toLocalDate()))));
			}
		}
		if (paper.issue() != null) {
			links.add(new Anchor(link + "?now", getTranslation("paper.now")));
		}
		links.add(new Anchor(Links.changes(paper.group(), paper.on()), getTranslation("changes.link")));
		return links;
	}

	private static Component part(Part part) {
		var section = new Section(new H2(part.heading()));
		part.paragraphs().forEach(words -> section.add(new Paragraph(words)));
		if (!part.columns().isEmpty()) {
			section.add(table(part));
		}
		section.addClassName("paper-part");
		section.setClassName("beyond-page", !part.rows().isEmpty() && part.fitting() == 0);
		return section;
	}

	private static NativeTable table(Part part) {
		var header = new NativeTableRow();
		part.columns().forEach(column -> header.add(head(column, "col")));
		var body = new NativeTableBody();
		for (int number = 0; number < part.rows().size(); number++) {
			var row = new NativeTableRow();
			role(row, "row");
			var cells = part.rows().get(number).cells();
			for (int column = 0; column < cells.size(); column++) {
				row.add(filled(cells.get(column), column == 0));
			}
			row.setClassName("beyond-page", number >= part.fitting());
			body.add(row);
		}
		var head = new NativeTableHeader(header);
		role(header, "row");
		role(head, "rowgroup");
		role(body, "rowgroup");
		var table = new NativeTable(head, body);
		table.addClassNames("paper-table", "columns-" + part.columns().size());
		role(table, "table");
		table.setCaptionText(part.caption());
		return table;
	}

	private static HtmlContainer filled(Cell cell, boolean names) {
		HtmlContainer there = names ? head("", "row") : new NativeTableCell();
		if (!names) {
			role(there, "cell");
		}
		if (cell.mark() != null) {
			there.add(new StatusMark(cell.mark(), null));
		}
		for (Line line : cell.lines()) {
			var text = new Div();
			text.add((line.href() != null) ? new Anchor(line.href(), line.text()) : new Span(line.text()));
			text.setClassName("work-detail", line.quiet());
			there.add(text);
		}
		return there;
	}

	private static NativeTableHeaderCell head(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		role(cell, scope.equals("col") ? "columnheader" : "rowheader");
		return cell;
	}

	/** Rows are stacked on narrow screens; the roles keep it a table for who hears it. */
	private static void role(Component component, String role) {
		component.getElement().setAttribute("role", role);
	}

	/** Where the paper is, for who has it on paper. */
	private static String address(String link) {
		if (VaadinServletRequest.getCurrent() == null) {
			return link;
		}
		var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
		return "%s://%s/%s".formatted(request.getScheme(), request.getHeader("Host"), link);
	}

}
