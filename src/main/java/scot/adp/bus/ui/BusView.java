package scot.adp.bus.ui;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.bus.BusState;
import scot.adp.bus.EventBus;
import scot.adp.bus.HandledView;
import scot.adp.bus.ParkedView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Chart.Point;
import scot.adp.shell.parts.Chart.Series;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;

/** How the event bus stands, and what it could not deliver. */
@Route("event-bus")
@Menu(title = "bus.title", order = 97)
@OpenTo("bus.parked.read")
class BusView extends ListPage<ParkedView> {

	/** Why something is parked, where no listener failed. */
	private static final Set<String> OWN_REASONS = Set.of("EVENT_UNKNOWN", "LISTENER_UNKNOWN", "UNREADABLE",
			"NEVER_ENDED");

	final Choice<String> listener;

	private final EventBus bus;

	private final boolean retries;

	private final boolean discards;

	private final Div now = new Div();

	private final Button all = new Button(getTranslation("bus.retry-all"), event -> retryAll());

	BusView(EventBus bus, Members members, ListExports exports) {
		super("bus.title", "bus.purpose", "bus.none", exports);
		this.bus = bus;
		this.retries = members.me().may("bus.parked.retry");
		this.discards = members.me().may("bus.parked.discard");
		add(now);
		listener = choice("listener", getTranslation("bus.listener"), bus.listenersOfParked(), it -> it, it -> it);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addColumn(one -> Dates.time(one.parkedAt())).setHeader(getTranslation("bus.parked-at")).setWidth("11em");
		grid.addComponentColumn(one -> cell(new Span(one.event()), List.of(one.listener())))
			.setHeader(getTranslation("bus.event-and-listener"))
			.setWidth("14em");
		grid.addComponentColumn(one -> cell(new Span(reason(one)),
				List.of(getTranslation("bus.told-at", Dates.time(one.publishedAt())))))
			.setHeader(getTranslation("bus.reason"))
			.setWidth("18em");
		if (retries) {
			grid.addComponentColumn(this::verbs).setHeader(getTranslation("bus.verbs")).setWidth("14em");
			add(all);
		}
		laidOut();
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		super.afterNavigation(event);
		show();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("bus.count", rows);
	}

	@Override
	protected ListExport<ParkedView> list() {
		@Nullable String wanted = listener.getValue();
		List<ListColumn<ParkedView>> columns = List.of(
				new ListColumn<>(getTranslation("bus.parked-at"), 20, ParkedView::parkedAt),
				new ListColumn<>(getTranslation("bus.event"), 24, ParkedView::event),
				new ListColumn<>(getTranslation("bus.listener"), 32, ParkedView::listener),
				new ListColumn<>(getTranslation("bus.reason"), 40, this::reason),
				new ListColumn<>(getTranslation("bus.attempts"), 10, ParkedView::attempts),
				new ListColumn<>(getTranslation("bus.published-at"), 20, ParkedView::publishedAt));
		return new ListExport<>("event-bus", getTranslation("bus.title"),
				List.of((wanted == null) ? getTranslation("save.about.all")
						: "%s: %s".formatted(listener.getLabel(), wanted)),
				columns, (offset, limit) -> bus.parked(wanted, offset, limit), () -> bus.countParked(wanted))
			.filteredBy((wanted == null) ? Map.of() : Map.of("listener", wanted));
	}

	private void show() {
		BusState state = bus.state();
		var facts = new Facts().with(getTranslation("bus.waiting"), String.valueOf(state.waiting()))
			.with(getTranslation("bus.failed"), String.valueOf(state.failed()))
			.with(getTranslation("bus.parked"), String.valueOf(state.parked()))
			.with(getTranslation("bus.oldest"), (state.waiting() + state.failed() == 0) ? getTranslation("bus.nothing")
					: getTranslation("bus.minutes", Duration.ofSeconds(state.oldestSeconds()).toMinutes()));
		if (state.stranded() > 0) {
			facts.with(getTranslation("bus.stranded"), getTranslation("bus.stranded.do", state.stranded()));
		}
		now.removeAll();
		now.add(new Panel(getTranslation("bus.now"), facts),
				new Panel(getTranslation("bus.handled"), handled(bus.handled())));
		all.setVisible(listener.getValue() != null && bus.countParked(listener.getValue()) > 0);
	}

	/** How many deliveries each five minutes of the last hour saw. */
	private Chart handled(List<HandledView> parts) {
		var points = parts.stream()
			.map(part -> Point.of(Dates.hour(part.from()), BigDecimal.valueOf(part.deliveries()),
					String.valueOf(part.deliveries())))
			.toList();
		int all = parts.stream().mapToInt(HandledView::deliveries).sum();
		int most = parts.stream().mapToInt(HandledView::deliveries).max().orElse(0);
		return Chart
			.columns(getTranslation("bus.handled"), null,
					List.of(new Series(getTranslation("bus.handled.deliveries"), points)))
			.saying(getTranslation("bus.handled.said", all, most, points.getFirst().label()));
	}

	private String reason(ParkedView one) {
		return OWN_REASONS.contains(one.reason()) ? getTranslation("bus.reason." + one.reason())
				: getTranslation("bus.reason.failed", one.attempts(), one.reason());
	}

	private Component verbs(ParkedView one) {
		var verbs = new Div();
		verbs.addClassName("verbs");
		String row = "%s, %s, %s".formatted(one.event(), one.listener(), Dates.time(one.parkedAt()));
		var again = new Button(getTranslation("bus.retry"));
		again.addThemeVariants(ButtonVariant.LUMO_SMALL);
		again.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		again.addClickListener(event -> attempt(() -> bus.retry(key, one.id()), getTranslation("bus.retried")));
		verbs.add(Named.of(again, row));
		if (discards) {
			var discard = new Button(getTranslation("bus.discard"), event -> discard(one));
			discard.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
			verbs.add(Named.of(discard, row));
		}
		return verbs;
	}

	private void retryAll() {
		@Nullable String wanted = listener.getValue();
		if (wanted != null) {
			attempt(() -> bus.retryAll(UUID.randomUUID().toString(), wanted), getTranslation("bus.retried"));
		}
	}

	private void attempt(Runnable change, String done) {
		try {
			change.run();
			Announcement.done(done);
		}
		catch (Problem problem) {
			Announcement.done(String.valueOf(problem.getMessage()));
		}
		changed();
	}

	private void discard(ParkedView one) {
		var why = new WordsField(getTranslation("bus.why"), EventBus.REASON_LIMIT);
		why.setHelperText(getTranslation("bus.why.help"));
		why.setRequiredIndicatorVisible(true);
		new FormDialog(getTranslation("bus.discard.of", one.event()), Place.of("bus.discard", one.id()))
			.saying(getTranslation("bus.discard.help", one.listener()))
			.field("reason", why)
			.save(getTranslation("bus.discard"), key -> bus.discard(key, one.id(), why.getValue()),
					getTranslation("bus.discarded"), this::changed)
			.open();
	}

	private void changed() {
		refresh();
		show();
	}

}
