package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.MessageSetView;
import scot.adp.activities.MessageSets;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.LineField;

/**
 * Words about risk and harm that partners agreed to say alike, those that are due first.
 */
@Route("agreed-messages")
@Menu(title = "agreed-messages.title", order = 57)
@OpenTo("activities.message.read")
class AgreedMessagesView extends ListPage<MessageSetView> {

	private final MessageSets messages;

	private final ActivityLists lists;

	private final Partners partners;

	private final Set<UnitId> own;

	private final LineField find;

	private final Choice<MessageSetView.State> state;

	private final Choice<Boolean> asking;

	private Map<UnitId, UnitView> units = Map.of();

	AgreedMessagesView(MessageSets messages, ActivityLists lists, Partners partners, Members members,
			ListExports exports, Clock clock) {
		super("agreed-messages.title", "agreed-messages.purpose", "agreed-messages.none", exports);
		this.messages = messages;
		this.lists = lists;
		this.partners = partners;
		var me = members.me();
		this.own = me.ownUnits();
		if (me.may("activities.message.change")) {
			var forms = new MessageForms(messages, lists, partners, LocalDate.now(clock));
			var add = new Button(getTranslation("agreed-message.add"),
					event -> forms.add(me.ownUnits(), code -> UI.getCurrent().navigate("agreed-messages/" + code))
						.open());
			add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			var verbs = ActivityWords.verbs(add);
			verbs.addClassName("page-verbs");
			add(verbs);
		}
		find = text("find", getTranslation("programmes.find"));
		state = choice("state", getTranslation("programme.state"), List.of(MessageSetView.State.values()), Enum::name,
				it -> getTranslation("agreed-message.state." + it.name()));
		asking = choice("asked", getTranslation("agreed-messages.asked"), List.of(true), String::valueOf,
				it -> getTranslation("agreed-messages.asked.own"));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("agreed-messages.words")).setFlexGrow(5);
		grid.addComponentColumn(this::used).setHeader(getTranslation("programme.state")).setFlexGrow(3);
		laidOut();
	}

	@Override
	protected ListExport<MessageSetView> list() {
		var filter = new MessageSets.Filter(state.getValue(), (asking.getValue() != null) ? own : null,
				find.getValue().isBlank() ? null : find.getValue().strip());
		List<ListColumn<MessageSetView>> columns = List.of(
				new ListColumn<>(getTranslation("programme.code"), 18, MessageSetView::code),
				new ListColumn<>(getTranslation("programme.title"), 40, MessageSetView::title),
				new ListColumn<>(getTranslation("agreed-message.words"), 60, MessageSetView::agreed),
				new ListColumn<>(getTranslation("programme.unit"), 34, row -> name(row.unit())),
				new ListColumn<>(getTranslation("agreed-message.reviewed"), 14, MessageSetView::reviewedOn),
				new ListColumn<>(getTranslation("agreed-message.units.asked"), 14, row -> row.asked().size()),
				new ListColumn<>(getTranslation("agreed-message.units.using"), 14, row -> row.usedBy().size()),
				new ListColumn<>(getTranslation("programme.state"), 14,
						row -> getTranslation("agreed-message.state." + row.state().name())));
		var codes = new LinkedHashMap<String, String>();
		state.getOptionalValue().ifPresent(it -> codes.put("state", it.name()));
		return new ListExport<>("agreed-messages", getTranslation("agreed-messages.title"),
				List.of(getTranslation("agreed-messages.about")), columns, (offset, limit) -> {
					var rows = messages.page(filter, offset, limit);
					units = partners.units(rows.stream().map(MessageSetView::unit).distinct().toList());
					return rows;
				}, () -> messages.count(filter))
			.filteredBy(codes);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("agreed-messages.count", rows);
	}

	private String name(UnitId code) {
		@Nullable UnitView found = units.get(code);
		return (found != null) ? found.name() : code.value();
	}

	private Component what(MessageSetView row) {
		return cell(new Anchor("agreed-messages/" + row.code(), row.title()),
				List.of(ResourceWords.label(lists, ActivityLists.Kind.TOPIC, row.topic()), name(row.unit())));
	}

	private Component used(MessageSetView row) {
		return cell(new Span(getTranslation("agreed-message.state." + row.state().name())),
				List.of(getTranslation("agreed-message.reviewed.on", Dates.full(row.reviewedOn())),
						getTranslation("agreed-message.used",
								row.asked().stream().filter(row.usedBy()::contains).count(), row.asked().size())));
	}

}
