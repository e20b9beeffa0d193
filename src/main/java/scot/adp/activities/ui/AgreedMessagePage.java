package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.MessageSetView;
import scot.adp.activities.MessageSets;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/** Agreed words, and which units use them. */
@Route("agreed-messages/:set")
@OpenTo("activities.message.read")
class AgreedMessagePage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final MessageSets messages;

	private final ActivityLists lists;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	private final FormHead faults = new FormHead();

	private String title = "";

	AgreedMessagePage(MessageSets messages, ActivityLists lists, Partners partners, Members members, Clock clock) {
		this.messages = messages;
		this.lists = lists;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(event.getRouteParameters().get("set").orElse(""));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show(String code) {
		MessageSetView set = messages.coded(code).orElseThrow(NotFoundException::new);
		clear();
		title = set.title();
		headed(title, getTranslation("agreed-message.purpose"));
		reachedBy(Crumbs.of(title, new Anchor("agreed-messages", getTranslation("agreed-messages.title"))));
		var me = members.me();
		boolean holds = set.state() != MessageSetView.State.WITHDRAWN;
		boolean changes = holds && me.may("activities.message.change")
				&& (me.supportTeam() || me.ownUnits().contains(set.unit()));
		add(faults, agreed(set, changes), used(set, changes, holds && me.may("activities.message.use")));
	}

	private MessageForms forms() {
		return new MessageForms(messages, lists, partners, today);
	}

	private Panel agreed(MessageSetView set, boolean changes) {
		@Nullable UnitView unit = partners.units(List.of(set.unit())).get(set.unit());
		var panel = new Panel(getTranslation("agreed-message.words"));
		set.agreed().lines().filter(it -> !it.isBlank()).forEach(it -> panel.add(new Paragraph(it)));
		panel.add(new Facts()
			.with(getTranslation("programme.state"), getTranslation("agreed-message.state." + set.state().name()))
			.with(getTranslation("agreed-message.reviewed"),
					getTranslation("agreed-message.reviewed.by", Dates.full(set.reviewedOn()), set.reviewedByName()))
			.with(getTranslation("resource.topics"), ResourceWords.label(lists, ActivityLists.Kind.TOPIC, set.topic()))
			.with(getTranslation("programme.unit"), (unit != null) ? unit.name() : set.unit().value())
			.with(getTranslation("programme.code"), set.code()));
		if (changes) {
			panel.withAside(
					new Button(getTranslation("programme.change"), event -> forms().change(set, this::show).open()));
			var review = at(set, "agreed-message.review", key -> messages.review(key, set.id(), set.version()),
					"agreed-message.saved");
			if (set.state() == MessageSetView.State.DUE) {
				review.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			}
			panel.add(ActivityWords.verbs(review, at(set, "agreed-message.withdraw",
					key -> messages.withdraw(key, set.id(), set.version()), "agreed-message.withdrawn")));
		}
		return panel;
	}

	private Button at(MessageSetView set, String words, Consumer<String> change, String done) {
		String key = UUID.randomUUID().toString();
		return new Button(getTranslation(words), event -> {
			if (faults.run(() -> change.accept(key))) {
				Announcement.done(getTranslation(done));
				show(set.code());
			}
		});
	}

	private Panel used(MessageSetView set, boolean changes, boolean uses) {
		var panel = new Panel(getTranslation("agreed-message.units.using"),
				new Paragraph(getTranslation("agreed-message.used",
						set.asked().stream().filter(set.usedBy()::contains).count(), set.asked().size())));
		var all = Stream.concat(set.asked().stream(), set.usedBy().stream()).distinct().toList();
		var names = partners.units(all);
		var list = new UnorderedList();
		all.forEach(unit -> {
			@Nullable UnitView found = names.get(unit);
			list.add(new ListItem(getTranslation(
					set.usedBy().contains(unit) ? "agreed-message.unit.uses" : "agreed-message.unit.asked",
					(found != null) ? found.name() : unit.value())));
		});
		panel.add(list);
		var verbs = ActivityWords.verbs();
		var own = members.me().ownUnits();
		Runnable again = () -> show(set.code());
		if (uses) {
			verbs.add(new Button(getTranslation("agreed-message.use"),
					event -> forms().use(set, own, true, again).open()));
			if (!set.usedBy().isEmpty()) {
				verbs.add(new Button(getTranslation("agreed-message.stop"),
						event -> forms().use(set, own, false, again).open()));
			}
		}
		if (changes) {
			verbs.add(new Button(getTranslation("agreed-message.ask"), event -> forms().ask(set, again).open()));
		}
		panel.add(verbs);
		return panel;
	}

}
