package scot.adp.directory.ui;

import org.springframework.beans.factory.ObjectProvider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.directory.spi.GroupPanel;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/** The groups that oversee the work and when their papers are due. */
@Route("groups")
@Menu(title = "groups.title", order = 81)
@OpenTo("directory.group.read")
@Outline(Outline.Shape.LIST)
class GroupsView extends Page implements HasDynamicTitle {

	GroupsView(Groups groups, Members members, ObjectProvider<GroupPanel> panels, ListExports exports, Clock clock) {
		headed(getTranslation("groups.title"), getTranslation("groups.purpose"));
		scrolledByKeyboard();
		LocalDate today = LocalDate.now(clock);
		var all = groups.groups();
		Map<GroupId, String> names = all.stream().collect(Collectors.toMap(GroupView::code, GroupView::name));
		add(new ListLine(getTranslation("save.count.groups", all.size()),
				new SaveList(exports, () -> PartnerTables.groups(groups, today))));
		var codes = all.stream().map(GroupView::code).toList();
		var shown = panels.stream()
			.sorted(Comparator.comparing(GroupPanel::order))
			.map(panel -> panel.of(codes, members.me()))
			.toList();
		for (GroupView group : all) {
			var panel = new Panel(group.name());
			if (group.reportsTo() != null) {
				var above = new Span(getTranslation("groups.reports-to",
						names.getOrDefault(group.reportsTo(), group.reportsTo().value())));
				above.addClassName("work-detail");
				panel.withAside(above);
			}
			panel.add(new Paragraph(getTranslation("groups.rule", group.papersDueWorkingDaysBefore())));
			List<MeetingView> ahead = group.meetings().stream().filter(it -> !it.on().isBefore(today)).toList();
			if (ahead.isEmpty()) {
				var empty = new Paragraph(getTranslation("groups.none"));
				empty.addClassName("empty");
				panel.add(empty);
			}
			else {
				var list = new UnorderedList();
				ahead.forEach(meeting -> list.add(new ListItem(getTranslation("groups.meeting",
						Dates.full(meeting.on()), Dates.full(meeting.papersDueOn())))));
				panel.add(list);
			}
			shown.forEach(of -> Optional.ofNullable(of.get(group.code())).ifPresent(panel::add));
			add(panel);
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("groups.title");
	}

}
