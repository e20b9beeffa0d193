package scot.adp.governance.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.governance.PaperView;
import scot.adp.governance.PaperView.Asked;
import scot.adp.governance.PaperView.Change;
import scot.adp.governance.PaperView.Item;
import scot.adp.governance.Papers;
import scot.adp.governance.spi.BoardPanel;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.parts.PlanLinks;

/** What the board looks at: three sentences, what needs it, what it is asked. */
@Route(BoardPage.ROUTE)
@Menu(title = "board.title", order = 21)
@OpenTo("governance.exception.read")
class BoardPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "board";

	private final Groups groups;

	private final Papers papers;

	private final Members members;

	private final ObjectProvider<BoardPanel> panels;

	private final ListExports exports;

	private final Clock clock;

	BoardPage(Groups groups, Papers papers, Members members, ObjectProvider<BoardPanel> panels, ListExports exports,
			Clock clock) {
		this.groups = groups;
		this.papers = papers;
		this.members = members;
		this.panels = panels;
		this.exports = exports;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		AsAt.show(AsAtBar.day(event.getLocation()), this::show);
	}

	private void show() {
		clear();
		var all = groups.groups();
		@Nullable GroupView board = top(all);
		headed((board != null) ? board.name() : getTranslation("board.title"), getTranslation("board.purpose"));
		add(new AsAtBar(AsAt.day(), LocalDate.now(clock)));
		Optional<MeetingView> next = (board != null) ? next(board) : Optional.empty();
		if (next.isEmpty()) {
			var empty = new Paragraph(getTranslation("board.no-meeting.what"));
			empty.addClassName("empty");
			add(new Panel(getTranslation("board.no-meeting"), empty));
			return;
		}
		MeetingView meeting = next.get();
		PaperView paper = papers.draft(meeting.group(), meeting.on());
		add(sentences(paper), meeting(meeting), asked(paper.asked()), exceptions(paper));
		var shown = new BoardPanel.Board(meeting.group(), meeting.on(), AsAt.day());
		Caller caller = members.me();
		panels.stream()
			.sorted(Comparator.comparingInt(BoardPanel::order))
			.forEach(panel -> panel.on(shown, caller).ifPresent(this::add));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("board.title");
	}

	/** The group that others report to and that reports to none. */
	private static @Nullable GroupView top(List<GroupView> all) {
		return all.stream()
			.filter(group -> group.reportsTo() == null)
			.filter(group -> all.stream().anyMatch(other -> group.code().equals(other.reportsTo())))
			.findFirst()
			.orElse(null);
	}

	private Optional<MeetingView> next(GroupView group) {
		LocalDate today = Objects.requireNonNullElseGet(AsAt.day(), () -> LocalDate.now(clock));
		return group.meetings()
			.stream()
			.filter(meeting -> !meeting.on().isBefore(today))
			.min(Comparator.comparing(MeetingView::on));
	}

	private Component sentences(PaperView paper) {
		var counts = paper.counts();
		int fine = counts.onCourse() + counts.complete();
		var sentences = new Div(
				new Paragraph(
						getTranslation("board.course", fine, counts.actions(), counts.exceptions(), counts.notOwing())),
				new Paragraph(changed(paper)), new Paragraph(getTranslation("board.asked", paper.asked().size())));
		sentences.addClassNames("panel", "board-sentences");
		return sentences;
	}

	private String changed(PaperView paper) {
		@Nullable LocalDate before = paper.comparedWith();
		if (before == null) {
			return getTranslation("board.first");
		}
		return getTranslation("board.changed", Dates.full(before), count(paper, Change.NEW),
				count(paper, Change.CHANGED), paper.gone().size());
	}

	private static long count(PaperView paper, Change change) {
		return paper.items().stream().filter(item -> item.change() == change).count();
	}

	private Component meeting(MeetingView meeting) {
		var links = new Div(
				new Anchor(AsAtBar.link(Links.paper(meeting.group(), meeting.on()), AsAt.day()),
						getTranslation("board.paper")),
				new Anchor(Links.meeting(meeting.group(), meeting.on()), getTranslation("board.meeting")));
		links.addClassName("links");
		return new Panel(getTranslation("board.next", Dates.full(meeting.on())),
				new Paragraph(getTranslation("board.papers-due", Dates.full(meeting.papersDueOn()))), links);
	}

	private Component asked(List<Asked> asked) {
		var panel = new Panel(getTranslation("board.decisions"));
		if (asked.isEmpty()) {
			var none = new Paragraph(getTranslation("board.decisions.none"));
			none.addClassName("empty");
			panel.add(none);
			return panel;
		}
		var list = new UnorderedList();
		list.addClassName("plain");
		for (Asked one : asked) {
			var item = new ListItem(new Span(one.words()));
			if (one.plan() != null) {
				var about = new Div(code(String.valueOf(one.code())), new Anchor(
						PlanLinks.action(one.plan(), String.valueOf(one.code())), String.valueOf(one.title())));
				about.addClassName("work-detail");
				item.add(about);
			}
			list.add(item);
		}
		panel.add(list);
		return panel;
	}

	private Component exceptions(PaperView paper) {
		List<Item> items = paper.items();
		var panel = new Panel(getTranslation("board.exceptions", items.size()));
		if (items.isEmpty()) {
			var none = new Paragraph(getTranslation("board.exceptions.none"));
			none.addClassName("empty");
			panel.add(none);
			return panel;
		}
		var list = new UnorderedList();
		list.addClassName("work");
		items.forEach(item -> list.add(row(item)));
		panel.withAside(new SaveList(exports, () -> GovernanceTables.exceptions(paper)));
		panel.add(list);
		return panel;
	}

	private ListItem row(Item item) {
		var title = new Div(code(item.code()), new Anchor(PlanLinks.action(item.plan(), item.code()), item.title()));
		title.addClassName("work-title");
		var what = new Div(title);
		if (item.boardLine() != null) {
			what.add(new Paragraph(item.boardLine()));
		}
		var why = new Div(Words.of("exception." + item.section().name()));
		why.addClassName("work-detail");
		if (item.since() != null) {
			why.add(" " + getTranslation("board.since", Dates.full(item.since())));
		}
		what.add(why);
		var who = new Div(String.join(" · ", Stream.of(item.lead(), item.unit()).filter(Objects::nonNull).toList()));
		who.addClassName("work-who");
		var row = new ListItem(what, who);
		if (item.letter() != null && item.label() != null && item.colour() != null) {
			row.add(new StatusMark(new Mark(item.letter(), item.label(), item.colour()), null));
		}
		return row;
	}

	private static Span code(String text) {
		var code = new Span(text);
		code.addClassName("code");
		return code;
	}

}
