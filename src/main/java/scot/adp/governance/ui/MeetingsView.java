package scot.adp.governance.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.directory.Meetings;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;

/** Coming and past meetings by day, of one group or of all. */
@Route("meetings")
@Menu(title = "meetings.title", order = 20)
@OpenTo("directory.group.read")
@Outline(Outline.Shape.LIST)
class MeetingsView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	/** More than anybody types of days. */
	private static final int DAYS_LIMIT = 10_000;

	private static final int PAST_AT_FIRST = 12;

	private final Meetings meetings;

	private final Groups groups;

	private final Members members;

	private final ListExports exports;

	private final Clock clock;

	MeetingsView(Meetings meetings, Groups groups, Members members, ListExports exports, Clock clock) {
		this.meetings = meetings;
		this.groups = groups;
		this.members = members;
		this.exports = exports;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		QueryParameters address = event.getLocation().getQueryParameters();
		Map<GroupId, String> names = groups.groups()
			.stream()
			.collect(Collectors.toMap(GroupView::code, GroupView::name, (one, other) -> one, LinkedHashMap::new));
		@Nullable GroupId group = address.getSingleParameter("group")
			.flatMap(code -> names.keySet().stream().filter(it -> it.value().equals(code)).findFirst())
			.orElse(null);
		show(names, group, address.getSingleParameter("past").isPresent());
	}

	@Override
	public String getPageTitle() {
		return getTranslation("meetings.title");
	}

	private void show(Map<GroupId, String> names, @Nullable GroupId group, boolean allPast) {
		clear();
		headed(getTranslation("meetings.title"), getTranslation("meetings.purpose"));
		boolean team = members.me().may("directory.meeting.change");
		add(filters(names, group, team));
		LocalDate today = LocalDate.now(clock);
		var all = meetings.meetings(group);
		var coming = all.stream().filter(it -> !it.on().isBefore(today)).toList();
		var past = all.reversed().stream().filter(it -> it.on().isBefore(today)).toList();
		add(new ListLine(getTranslation("save.count.meetings", all.size()),
				new SaveList(exports, () -> GovernanceTables.meetings(meetings, group, names))));
		var ahead = new Panel(getTranslation("meetings.coming"));
		ahead.add(coming.isEmpty() ? empty(getTranslation(team ? "meetings.none.team" : "meetings.none"))
				: list(coming, names, true));
		add(ahead);
		if (!past.isEmpty()) {
			var shown = allPast ? past : past.stream().limit(PAST_AT_FIRST).toList();
			var before = new Panel(getTranslation("meetings.past"), list(shown, names, false));
			if (shown.size() < past.size()) {
				var more = new Anchor("meetings?" + ((group != null) ? "group=" + group.value() + "&" : "") + "past",
						getTranslation("meetings.past.all", past.size()));
				more.addClassName("all");
				before.add(more);
			}
			add(before);
		}
	}

	private Component filters(Map<GroupId, String> names, @Nullable GroupId group, boolean team) {
		var choice = groupChoice(names);
		choice.setEmptySelectionAllowed(true);
		choice.setEmptySelectionCaption(getTranslation("meetings.all-groups"));
		choice.setValue(group);
		choice.addValueChangeListener(event -> UI.getCurrent()
			.navigate("meetings", (event.getValue() != null) ? QueryParameters.of("group", event.getValue().value())
					: QueryParameters.empty()));
		var row = new Div(choice);
		row.addClassName("filters");
		if (team) {
			var add = new Button(getTranslation("meetings.add"), event -> askDates(names, group));
			add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			row.add(add);
		}
		return row;
	}

	private Select<GroupId> groupChoice(Map<GroupId, String> names) {
		var choice = new Select<GroupId>();
		choice.setLabel(getTranslation("meetings.group"));
		choice.setItems(List.copyOf(names.keySet()));
		// Asked for the empty choice too, where there is one.
		choice.setItemLabelGenerator(
				it -> (it != null) ? names.getOrDefault(it, it.value()) : getTranslation("meetings.all-groups"));
		choice.setWidth("20rem");
		choice.setMaxWidth("100%");
		return choice;
	}

	private void askDates(Map<GroupId, String> names, @Nullable GroupId group) {
		var choice = groupChoice(names);
		choice.setWidthFull();
		choice.setValue(group);
		var days = new WordsField(getTranslation("meetings.days"), DAYS_LIMIT);
		days.setHelperText(getTranslation("meetings.days.help"));
		days.setRequiredIndicatorVisible(true);
		days.setMinRows(5);
		days.setWidthFull();
		new FormDialog(getTranslation("meetings.add"), Place.of("governance.meetings.add"))
			.field("group", choice, GroupId::value)
			.field("on", days)
			.save(getTranslation("meetings.add.save"), key -> {
				new Problem.Faults().when(choice.getValue() == null, "group", getTranslation("meetings.group.missing"))
					.raise();
				meetings.add(key, choice.getValue(), GivenDays.read(days.getValue()));
			}, getTranslation("meetings.added"), () -> show(names, group, false))
			.open();
	}

	private Component list(List<MeetingView> shown, Map<GroupId, String> names, boolean coming) {
		var list = new UnorderedList();
		list.addClassName("plain");
		for (MeetingView meeting : shown) {
			var link = new Anchor(Links.meeting(meeting.group(), meeting.on()), "%s, %s"
				.formatted(Dates.weekday(meeting.on()), names.getOrDefault(meeting.group(), meeting.group().value())));
			var detail = new Span(getTranslation(coming ? "meetings.papers-due" : "meetings.papers-were",
					Dates.full(meeting.papersDueOn())));
			detail.addClassName("work-detail");
			list.add(new ListItem(link, detail));
		}
		return list;
	}

	private static Paragraph empty(String words) {
		var empty = new Paragraph(words);
		empty.addClassName("empty");
		return empty;
	}

}
