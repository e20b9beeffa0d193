package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.ListCards;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.VoiceRules.Lists;
import scot.adp.treatment.VoiceTheme;
import scot.adp.treatment.ServiceFeedbackView;
import scot.adp.treatment.Voices;
import scot.adp.treatment.Voices.Kept;

/**
 * You said, we did: a wall by theme, the theme first in which something waits longest for
 * an answer. What was said stands left, what came of it right, and where nobody answered
 * the place is empty.
 */
@Route("you-said")
@Menu(title = "voices.title", order = 47)
@OpenTo("treatment.voice.read")
class VoiceWall extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "you-said";

	private final Voices voices;

	private final ServiceRegister services;

	private final Partners partners;

	private final Caller me;

	private final LocalDate today;

	private final VoiceForms forms;

	private final ListCards cards = new ListCards();

	private final Choice<ServiceView> service = new Choice<>(getTranslation("voices.service"), it -> it.id().value());

	private final Paragraph share = new Paragraph();

	private final Div themes = new Div();

	VoiceWall(Voices voices, ServiceRegister services, Partners partners, Members members, Clock clock) {
		this.voices = voices;
		this.services = services;
		this.partners = partners;
		this.me = members.me();
		this.today = LocalDate.now(clock);
		this.forms = new VoiceForms(voices, services, partners, today, this::show);
		headed(getTranslation("voices.title"), getTranslation("voices.purpose"));
		scrolledByKeyboard();
		var verbs = new Div();
		verbs.addClassNames("verbs", "page-verbs");
		if (me.may("treatment.voice.record")) {
			var tell = new Button(getTranslation("voices.tell"), event -> forms.tell(looked()).open());
			tell.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			verbs.add(tell);
		}
		verbs.add(way(VoicesView.ROUTE, "voices.all"));
		if (me.may("treatment.voice.import")) {
			verbs.add(way(ROUTE + "/load", "voices-load.link"));
		}
		var open = way("/find-help/you-said/now", "voices.public.link");
		open.setRouterIgnore(true);
		verbs.add(open);
		service.setItems(services.all().stream().filter(it -> it.state() != ServiceView.State.CLOSED).toList());
		service.setItemLabelGenerator(ServiceView::name);
		service.setClearButtonVisible(true);
		service.addValueChangeListener(event -> {
			if (event.isFromClient()) {
				UI.getCurrent()
					.navigate(VoiceWall.class, (event.getValue() == null) ? QueryParameters.empty()
							: QueryParameters.of("service", event.getValue().id().value().toString()));
			}
		});
		var row = new Div(service);
		row.addClassName("filter-row");
		var filters = new Div(row);
		filters.addClassName("filters");
		themes.addClassName("wall-themes");
		share.addClassName("wall-total");
		add(verbs, cards, share, filters, themes);
	}

	private static Anchor way(String href, String words) {
		var way = new Anchor(href, Words.of(words));
		way.addClassName("other-verb");
		return way;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		service.setValue(event.getLocation()
			.getQueryParameters()
			.getSingleParameter("service")
			.flatMap(VoiceWall::id)
			.flatMap(services::find)
			.orElse(null));
		show();
	}

	private static Optional<ServiceId> id(String text) {
		try {
			return Optional.of(new ServiceId(UUID.fromString(text)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("voices.title");
	}

	private @Nullable ServiceId looked() {
		return service.getOptionalValue().map(ServiceView::id).orElse(null);
	}

	private void show() {
		tellCards();
		var wall = voices.wall(looked());
		var units = partners.units(
				wall.stream().flatMap(it -> it.voices().stream()).map(ServiceFeedbackView::unit).distinct().toList());
		var named = services.byIds(wall.stream()
			.flatMap(it -> it.voices().stream())
			.map(ServiceFeedbackView::service)
			.filter(Objects::nonNull)
			.distinct()
			.toList());
		themes.removeAll();
		if (wall.isEmpty()) {
			var none = new Paragraph(getTranslation("voices.empty"));
			none.addClassName("empty");
			themes.add(none);
		}
		wall.forEach(theme -> themes.add(panel(theme, units, named)));
	}

	private void tellCards() {
		var heard = voices.share(looked());
		cards.tell(List.of(Kept.UNANSWERED, Kept.OVERDUE, Kept.TO_TELL)
			.stream()
			.map(list -> new ListCards.Card("%s?list=%s".formatted(VoicesView.ROUTE, list.name()),
					getTranslation("voices.card." + list.name(), total(list)),
					getTranslation("voices.card.%s.detail".formatted(list.name())), false))
			.toList());
		share.setText(getTranslation("voices.share", heard.answeredItems(), heard.items(), heard.answeredWeight(),
				heard.weight()));
	}

	private int total(Kept list) {
		return voices.total(new Voices.Filter(list, null, null, looked()));
	}

	private Panel panel(VoiceTheme theme, Map<UnitId, UnitView> units, Map<ServiceId, ServiceView> named) {
		String title = theme.theme().label();
		var panel = new Panel(title);
		var sum = new Span(getTranslation("voices.sum", theme.answeredItems(), theme.items()));
		sum.addClassName("chip");
		panel.withAside(sum);
		panel.add(bar(theme));
		if (!theme.groups().isEmpty()) {
			panel.add(line(theme.groups()
				.stream()
				.map(it -> getTranslation("voices.group", VoiceWords.label(voices, Lists.RESPONDENT, it.respondent()),
						it.weight()))
				.collect(Collectors.joining(" · "))));
		}
		var rows = new UnorderedList();
		rows.addClassName("wall-rows");
		var called = Named.apart(theme.voices(), it -> VoiceWords.called(it) + ", " + title);
		theme.voices()
			.forEach(it -> rows.add(VoiceWords.onTheWall(voices, it, today, about(it, units, named),
					verbs(it, Objects.requireNonNull(called.get(it))))));
		panel.add(rows);
		if (theme.items() > theme.voices().size()) {
			panel.add(Named.of(new Anchor("%s?list=ALL&theme=%s".formatted(VoicesView.ROUTE, theme.theme().code()),
					getTranslation("voices.more", theme.items())), title));
		}
		return panel;
	}

	/** How much of a theme was answered, as a bar and in words. */
	private Div bar(VoiceTheme theme) {
		var filled = new Span();
		filled.getStyle().set("inline-size", "%d%%".formatted(100 * theme.answeredItems() / theme.items()));
		var bar = new Div(filled);
		bar.addClassName("wall-bar");
		// The line below says the same.
		bar.getElement().setAttribute("aria-hidden", "true");
		LocalDate oldest = theme.oldestUnanswered();
		return new Div(bar,
				line(getTranslation("voices.people", theme.answeredWeight(), theme.weight())
						+ ((oldest != null) ? " " + getTranslation("voices.oldest", Dates.full(oldest)) : "")
						+ ((theme.overdue() > 0) ? " " + getTranslation("voices.overdue", theme.overdue()) : "")));
	}

	private static Paragraph line(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

	static String about(ServiceFeedbackView of, Map<UnitId, UnitView> units, Map<ServiceId, ServiceView> named) {
		@Nullable UnitView unit = units.get(of.unit());
		String called = (unit != null) ? unit.name() : of.unit().value();
		@Nullable ServiceView service = (of.service() != null) ? named.get(of.service()) : null;
		return (service != null) ? service.name() : called;
	}

	private Div verbs(ServiceFeedbackView of, String called) {
		var verbs = new Div();
		verbs.addClassName("row-verbs");
		boolean own = me.supportTeam() || me.ownUnits().contains(of.unit());
		if (own && me.may("treatment.voice.answer")
				&& (of.answers() == 0 || of.answer() == ServiceFeedbackView.Reply.WILL)) {
			verbs.add(verb("voices.answer", called, () -> forms.answer(of).open()));
		}
		if (own && me.may("treatment.voice.tell-back") && of.answers() > 0 && of.toldBackOn() == null) {
			verbs.add(verb("voices.tell-back", called, () -> forms.toldBack(of).open()));
		}
		verbs.add(
				Named.of(new Anchor("%s/%s".formatted(ROUTE, of.id().value()), getTranslation("voices.open")), called));
		return verbs;
	}

	private Button verb(String words, String called, Runnable opens) {
		var verb = new Button(getTranslation(words), event -> opens.run());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL);
		return Named.of(verb, called);
	}

}
