package scot.adp.treatment.ui;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
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
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.measures.Figure;
import scot.adp.measures.Figures;
import scot.adp.measures.Measures;
import scot.adp.measures.PublishedFigure;
import scot.adp.measures.PublishedFigures;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.reporting.spi.ReturnPage;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.treatment.WaitBand;
import scot.adp.treatment.WaitQuarterView;
import scot.adp.treatment.WaitQuarters;
import scot.adp.treatment.WaitRules;
import scot.adp.treatment.WaitRules.Lists;
import scot.adp.treatment.Waits;
import scot.adp.treatment.Waits.Dimension;

/**
 * The waiting times of a quarter: what is still asked, who confirmed, how long people
 * waited, whether the standard is met, and how that compares with what is published. A
 * unit sees its own numbers as they are, the support team those of all through the gate.
 * {@code ?of=2026-07-01} chooses the quarter.
 */
@Route("treatment/waits/quarter")
@Menu(title = "wait-quarter.menu", order = 46)
@OpenTo("treatment.wait-quarter.read")
class WaitQuarterPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "treatment/waits/quarter";

	private static final MeasureCode STARTED_WITHIN = new MeasureCode("WT-01");

	private static final MeasureCode ONGOING_OVER = new MeasureCode("WT-03");

	private static final MeasureCode RAW_WITHIN = new MeasureCode("WT-07");

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	/** Rounding to one place hides less than this. */
	private static final BigDecimal TOLERANCE = new BigDecimal("0.1");

	static final int QUARTERS_BACK = 11;

	/** How many of the bands are within three weeks. */
	private static final int INSIDE_BANDS = 3;

	private final WaitQuarters quarters;

	private final Waits waits;

	private final Figures figures;

	private final Measures measures;

	private final PublishedFigures published;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	private String title = "";

	WaitQuarterPage(WaitQuarters quarters, Waits waits, Figures figures, Measures measures, PublishedFigures published,
			Partners partners, Members members, Clock clock) {
		this.quarters = quarters;
		this.waits = waits;
		this.figures = figures;
		this.measures = measures;
		this.published = published;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(chosen(event.getLocation().getQueryParameters().getSingleParameter("of").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	/** The quarter that was asked for, where there can be one; else the last. */
	private Period chosen(String of) {
		Period last = quarters.last();
		try {
			Period asked = of.isEmpty() ? last : PeriodType.QUARTER.of(LocalDate.parse(of));
			return (asked.compareTo(last.next()) > 0 || back(asked) > QUARTERS_BACK) ? last : asked;
		}
		catch (DateTimeParseException ex) {
			return last;
		}
	}

	/** How many quarters ago it was. */
	private int back(Period quarter) {
		return Period.covering(PeriodType.QUARTER, quarter.from(), today).size() - 1;
	}

	private void show(Period quarter) {
		clear();
		title = getTranslation("wait-quarter.title", quarter.name());
		headed(title, getTranslation("wait-quarter.purpose"));
		Caller me = members.me();
		if (me.may("treatment.wait.read")) {
			reachedBy(Crumbs.of(title, new Anchor(WaitsView.ROUTE, getTranslation("waits.title"))));
		}
		scrolledByKeyboard();
		WaitQuarterView view = quarters.find(quarter.from());
		boolean own = view.services().stream().anyMatch(WaitQuarterView.Service::own);
		var points = figures.series(List.of(STARTED_WITHIN, ONGOING_OVER, RAW_WITHIN), back(quarter) + 1, null);
		add(choose(quarter), standard(view, own, points, quarter), confirmation(view, me), lengths(quarter, me, own),
				beside(quarter, points, view));
	}

	private Component choose(Period quarter) {
		var links = new Div();
		if (back(quarter) < QUARTERS_BACK) {
			links.add(to(quarter.previous()));
		}
		if (quarter.compareTo(quarters.last()) <= 0) {
			links.add(to(quarter.next()));
		}
		var calendar = new Anchor(ReturnPage.inCalendar(WaitingTimesReturn.CODE, quarter.name()),
				getTranslation("wait-quarter.calendar"));
		calendar.addClassName("other-verb");
		links.add(calendar);
		links.addClassNames("verbs", "page-verbs");
		return links;
	}

	/** The address of a quarter. */
	static String address(Period quarter) {
		return "%s?of=%s".formatted(ROUTE, quarter.from());
	}

	private static Anchor to(Period quarter) {
		var link = new Anchor(address(quarter), quarter.name());
		link.addClassName("other-verb");
		return link;
	}

	/** The standard by numbers that are not rounded, of the own units and of all. */
	private Component standard(WaitQuarterView view, boolean own, Map<MeasureCode, List<Figures.Point>> points,
			Period quarter) {
		var both = new Div();
		both.addClassNames("figures", "figures-apart");
		Optional<BigDecimal> target = measures.find(STARTED_WITHIN).flatMap(it -> it.target(quarter.to()));
		if (own) {
			both.add(ownStandard(view, target));
		}
		both.add(point(points, STARTED_WITHIN, quarter)
			.map(point -> figure(getTranslation("wait-quarter.whole"), point.figure().display(),
					point.open() ? getTranslation("wait-quarter.so-far") : judged(point)))
			.orElseGet(() -> figure(getTranslation("wait-quarter.whole"),
					getTranslation(members.me().readsAsTeam() ? "wait-quarter.nothing" : "wait-quarter.not-released"),
					getTranslation("wait-quarter.no-target"))));
		point(points, ONGOING_OVER, quarter).ifPresent(point -> both.add(figure(getTranslation("wait-quarter.ongoing"),
				point.figure().display(), getTranslation("wait-quarter.ongoing.says", quarterEnd(quarter)))));
		return both;
	}

	private String quarterEnd(Period quarter) {
		return Dates.full(quarter.to().isBefore(today) ? quarter.to() : today);
	}

	private String judged(Figures.Point point) {
		return (point.target() == null || point.targetMet() == null) ? getTranslation("wait-quarter.no-target")
				: judged(point.target(), point.targetMet(),
						point.figure().value() != null && near(point.figure().value(), point.target()));
	}

	private String judged(BigDecimal target, boolean met, boolean near) {
		String aim = "%s%%".formatted(target.stripTrailingZeros().toPlainString());
		String words = getTranslation(met ? "wait-quarter.met" : "wait-quarter.not-met", aim);
		return near ? "%s %s".formatted(words, getTranslation("wait-quarter.unrounded")) : words;
	}

	/** Whether rounding would show the target itself, so that it has to be explained. */
	private static boolean near(BigDecimal value, BigDecimal target) {
		return value.compareTo(target) != 0
				&& value.setScale(1, RoundingMode.HALF_UP).compareTo(target.setScale(1, RoundingMode.HALF_UP)) == 0;
	}

	private Component ownStandard(WaitQuarterView view, Optional<BigDecimal> target) {
		var counts = view.services().stream().map(WaitQuarterView.Service::counts).filter(Objects::nonNull).toList();
		int started = counts.stream().mapToInt(WaitQuarterView.Counts::started).sum();
		int inside = counts.stream().mapToInt(it -> Objects.requireNonNullElse(it.inside(), 0)).sum();
		if (started == 0) {
			return figure(getTranslation("wait-quarter.own"), getTranslation("wait-quarter.nothing"),
					getTranslation("wait-quarter.own.none"));
		}
		if (counts.stream().anyMatch(it -> it.inside() == null)) {
			return figure(getTranslation("wait-quarter.own"), getTranslation("wait-quarter.own.not-told"),
					getTranslation("wait-quarter.own.not-told.says", started));
		}
		BigDecimal value = BigDecimal.valueOf(inside)
			.multiply(HUNDRED)
			.divide(BigDecimal.valueOf(started), MathContext.DECIMAL128);
		String of = getTranslation("wait-quarter.own.of", inside, started);
		return figure(getTranslation("wait-quarter.own"), percent(value),
				target.map(aim -> "%s %s".formatted(of, judged(aim, value.compareTo(aim) >= 0, near(value, aim))))
					.orElse(of));
	}

	private static String percent(BigDecimal value) {
		return "%s%%".formatted(value.setScale(1, RoundingMode.HALF_UP).toPlainString());
	}

	private static Div figure(String name, String number, String says) {
		var title = new Span(name);
		title.addClassName("figure-name");
		var value = new Span(number);
		value.addClassName("figure-number");
		var line = new Span(says);
		line.addClassName("work-detail");
		return new Div(title, value, line);
	}

	private static Optional<Figures.Point> point(Map<MeasureCode, List<Figures.Point>> points, MeasureCode measure,
			Period quarter) {
		return points.getOrDefault(measure, List.of()).stream().filter(it -> it.period().equals(quarter)).findFirst();
	}

	// Confirming

	private Panel confirmation(WaitQuarterView view, Caller me) {
		var panel = new Panel(getTranslation("wait-quarter.confirm"));
		// Whoever sees the own services alone is not told that these are all.
		boolean ofAll = me.may("treatment.wait-quarter.confirm");
		panel.add(new Paragraph(getTranslation("wait-quarter.stage." + (ofAll ? view.stage().name() : "OPEN"),
				view.confirmed(), view.services().size())));
		if (view.services().isEmpty()) {
			panel.add(empty("wait-quarter.none"));
			return panel;
		}
		// What was asked is answered once it is confirmed.
		if (me.may("treatment.wait.read") && view.over()
				&& view.services().stream().anyMatch(it -> it.own() && !it.byReturn() && !it.confirmed())) {
			panel.add(asked(view.quarter()));
		}
		var names = partners.units(Stream
			.concat(view.services().stream().map(WaitQuarterView.Service::unit),
					(view.partnership() != null) ? view.partnership().without().stream() : Stream.of())
			.distinct()
			.toList());
		var list = new UnorderedList();
		list.addClassName("work");
		view.services().forEach(it -> list.add(service(view, it, names, me)));
		panel.add(list);
		partnership(view, names, me).ifPresent(panel::add);
		return panel;
	}

	/** What is to be looked at before anybody confirms. */
	private Component asked(Period quarter) {
		var list = new UnorderedList();
		list.addClassName("plain");
		toAsk(quarter)
			.forEach((which, words) -> list.add(new ListItem(new Anchor(WaitsView.address(which, quarter), words))));
		return list.getChildren().findAny().isEmpty() ? new Paragraph(getTranslation("wait-quarter.asked.none"))
				: new Div(new Paragraph(getTranslation("wait-quarter.asked")), list);
	}

	/** What is to be asked of the waits of a quarter, by the list in which they stand. */
	private Map<Waits.Kept, String> toAsk(Period quarter) {
		Waits.Look look = waits.lookOf(quarter);
		var asked = new LinkedHashMap<Waits.Kept, String>();
		asked(asked, Waits.Kept.LONG, look.overAYear());
		asked(asked, Waits.Kept.NO_SOURCE, look.withoutSource());
		asked(asked, Waits.Kept.PAUSED, look.pausedWithoutEnd(), look.paused());
		return asked;
	}

	/** Some tell of how many in all. */
	private void asked(Map<Waits.Kept, String> asked, Waits.Kept which, int number, Integer... all) {
		if (number > 0) {
			asked.put(which, getTranslation("wait-quarter.asked." + which.name(),
					Stream.concat(Stream.of(number), Stream.of(all)).toArray()));
		}
	}

	private ListItem service(WaitQuarterView view, WaitQuarterView.Service service, Map<UnitId, UnitView> names,
			Caller me) {
		String name = named(names, service.unit());
		var title = new Div(new Span(name));
		title.addClassName("work-title");
		var what = new Div(title);
		what.addClassName("work-what");
		WaitQuarterView.@Nullable Counts counts = service.counts();
		if (counts != null) {
			what.add(line(said(counts)));
		}
		WaitQuarterView.@Nullable Said said = service.said();
		what.add(line(said(service, said)));
		if (service.changed()) {
			what.add(line((said != null && said.counts() != null)
					? getTranslation("wait-quarter.changed.from", said(said.counts()))
					: getTranslation("wait-quarter.changed")));
		}
		var state = new Span(getTranslation(service.confirmed() ? "wait-quarter.state.confirmed"
				: service.byReturn() ? "wait-quarter.state.return" : "wait-quarter.state.open"));
		state.addClassName("chip");
		var item = new ListItem(what, new Div(state));
		if (service.own() && view.over() && me.may("treatment.wait-quarter.check")) {
			item.add(verb(view, service, name));
		}
		else if (service.own() && view.over() && !service.confirmed()) {
			what.add(line(getTranslation("wait-quarter.only-read")));
		}
		return item;
	}

	private String said(WaitQuarterView.Counts counts) {
		return (counts.inside() != null)
				? getTranslation("wait-quarter.counts", counts.started(), counts.inside(), counts.ongoing())
				: getTranslation("wait-quarter.counts.bare", counts.started(), counts.ongoing());
	}

	private String said(WaitQuarterView.Service service, WaitQuarterView.@Nullable Said said) {
		if (said == null) {
			return getTranslation(service.byReturn() ? "wait-quarter.said.no-return" : "wait-quarter.said.nothing");
		}
		String at = Dates.time(said.at());
		return (said.because() != null)
				? getTranslation("wait-quarter.said.reopened", said.by(), at, quarters.reasons().label(said.because()))
				: getTranslation(service.byReturn() ? "wait-quarter.said.filed" : "wait-quarter.said.confirmed",
						said.by(), at);
	}

	private Component verb(WaitQuarterView view, WaitQuarterView.Service service, String name) {
		Period quarter = view.quarter();
		if (service.byReturn()) {
			var file = new Anchor(
					"unit-returns/%s/treatment.waits/%s".formatted(service.unit().value(), quarter.from()),
					getTranslation(service.filed() ? "wait-quarter.return.see" : "wait-quarter.return.file"));
			file.addClassName("verb");
			return Named.of(file, name);
		}
		if (service.confirmed()) {
			return Named.of(new Button(getTranslation("wait-quarter.reopen"),
					event -> reopen(quarter, service.unit(), service.number(), name)), name);
		}
		var confirm = new Button(getTranslation("wait-quarter.i-confirm"), event -> confirm(quarter, service, name));
		confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		return Named.of(confirm, name);
	}

	private void confirm(Period quarter, WaitQuarterView.Service service, String name) {
		WaitQuarterView.Counts counts = Objects.requireNonNull(service.counts());
		var dialog = new FormDialog(getTranslation("wait-quarter.confirm.title", name, quarter.name()), Place.NOWHERE)
			.saying(said(counts));
		var open = toAsk(quarter).values();
		if (!open.isEmpty()) {
			dialog.saying(getTranslation("wait-quarter.confirm.open", String.join("; ", open)));
		}
		dialog.saying(getTranslation("wait-quarter.confirm.what"))
			.save(getTranslation("wait-quarter.i-confirm"),
					key -> quarters.check(
							new WaitQuarters.Say(key, service.unit(), quarter.from(), service.number(), false, null)),
					getTranslation("wait-quarter.confirm.done", name, quarter.name()), () -> show(quarter))
			.open();
	}

	private void reopen(Period quarter, @Nullable UnitId unit, int number, String name) {
		var because = new Choice<CodeList.Value>(getTranslation("wait-quarter.because"), CodeList.Value::code);
		because.setItems(quarters.reasons().on(today));
		because.setItemLabelGenerator(CodeList.Value::label);
		because.setWidthFull();
		new FormDialog(getTranslation("wait-quarter.reopen.title", name, quarter.name()),
				Place.of("treatment.wait-quarter.reopen", (unit != null) ? unit.value() : "", quarter.from().toString())
					.at(number))
			.saying(getTranslation("wait-quarter.reopen.what"))
			.field("because", because)
			.save(getTranslation("wait-quarter.reopen"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", getTranslation("wait-quarter.because.missing"))
					.raise();
				var say = new WaitQuarters.Say(key, unit, quarter.from(), number, false, WaitForms.code(because));
				if (unit != null) {
					quarters.check(say);
				}
				else {
					quarters.confirm(say);
				}
			}, getTranslation("wait-quarter.reopen.done", name), () -> show(quarter))
			.open();
	}

	/** What was said for all services, and the way to say it. */
	private Optional<Component> partnership(WaitQuarterView view, Map<UnitId, UnitView> names, Caller me) {
		WaitQuarterView.@Nullable Said said = view.partnership();
		boolean holds = view.stage() == WaitQuarterView.Stage.CONFIRMED;
		var part = new Div();
		if (said != null) {
			part.add(new Paragraph((said.because() != null)
					? getTranslation("wait-quarter.said.reopened", said.by(), Dates.time(said.at()),
							quarters.reasons().label(said.because()))
					: getTranslation(holds ? "wait-quarter.all.confirmed" : "wait-quarter.all.since", said.by(),
							Dates.time(said.at()))));
			if (!said.without().isEmpty()) {
				part.add(new Paragraph(getTranslation("wait-quarter.all.without",
						said.without().stream().map(it -> named(names, it)).collect(Collectors.joining(", ")))));
			}
		}
		if (view.over() && me.may("treatment.wait-quarter.confirm")) {
			String all = getTranslation("wait-quarter.all");
			part.add(holds ? new Button(getTranslation("wait-quarter.reopen.all"),
					event -> reopen(view.quarter(), null, view.number(), all)) : confirmAll(view, names));
		}
		part.addClassName("verbs-below");
		return part.getChildren().findAny().isPresent() ? Optional.of(part) : Optional.empty();
	}

	private Button confirmAll(WaitQuarterView view, Map<UnitId, UnitView> names) {
		var missing = view.services()
			.stream()
			.filter(it -> !it.confirmed())
			.map(it -> named(names, it.unit()))
			.collect(Collectors.joining(", "));
		var confirm = new Button(getTranslation("wait-quarter.confirm.all"), event -> {
			var dialog = new FormDialog(getTranslation("wait-quarter.confirm.all.title", view.quarter().name()),
					Place.NOWHERE)
				.saying(getTranslation(
						missing.isEmpty() ? "wait-quarter.confirm.all.what" : "wait-quarter.confirm.some.what"));
			if (!missing.isEmpty()) {
				dialog.saying(getTranslation("wait-quarter.confirm.without", missing));
			}
			dialog.save(
					getTranslation(missing.isEmpty() ? "wait-quarter.confirm.all" : "wait-quarter.confirm.all.without"),
					key -> quarters.confirm(new WaitQuarters.Say(key, null, view.quarter().from(), view.number(),
							!missing.isEmpty(), null)),
					getTranslation("wait-quarter.confirm.all.done", view.quarter().name()), () -> show(view.quarter()))
				.open();
		});
		confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		return confirm;
	}

	private static String named(Map<UnitId, UnitView> names, UnitId unit) {
		@Nullable UnitView found = names.get(unit);
		return (found != null) ? found.name() : unit.value();
	}

	// How long

	private Panel lengths(Period quarter, Caller me, boolean own) {
		boolean asItIs = own && me.may("treatment.wait.count");
		var panel = new Panel(getTranslation(asItIs ? "wait-quarter.lengths.own" : "wait-quarter.lengths"));
		Function<Dimension, List<WaitBand>> read = by -> asItIs ? waits.ownBands(quarter, null, Set.of(by))
				: waits.bands(quarter, Set.of(by));
		var bySubstance = read.apply(Dimension.SUBSTANCE);
		var byType = read.apply(Dimension.SERVICE_TYPE);
		if (bySubstance.isEmpty() && byType.isEmpty()) {
			panel.add(empty(asItIs ? "wait-quarter.lengths.none" : "wait-quarter.lengths.not-released"));
			return panel;
		}
		panel.add(line(getTranslation(asItIs ? "wait-quarter.lengths.as-is" : "wait-quarter.lengths.gated")));
		chart(panel, "wait-quarter.chart.substance", bySubstance, false, WaitBand::substance, Lists.SUBSTANCE);
		chart(panel, "wait-quarter.chart.type", byType, false, WaitBand::serviceType, Lists.SERVICE_TYPE);
		chart(panel, "wait-quarter.chart.ongoing", bySubstance, true, WaitBand::substance, Lists.SUBSTANCE);
		return panel;
	}

	private void chart(Panel panel, String name, List<WaitBand> bands, boolean ongoing,
			Function<WaitBand, @Nullable String> by, Lists list) {
		var series = new ArrayList<Chart.Series>();
		for (CodeList.Value value : waits.list(list).values()) {
			var of = bands.stream()
				.filter(it -> it.ongoing() == ongoing && it.band() != null && value.code().equals(by.apply(it)))
				.collect(Collectors.toMap(it -> Objects.requireNonNull(it.band()), WaitBand::figure,
						(one, other) -> one));
			if (of.values().stream().anyMatch(WaitQuarterPage::something)) {
				series.add(new Chart.Series(value.label(),
						quarters.bands().stream().map(band -> dot(band, of.get(band.code()))).toList()));
			}
		}
		if (!series.isEmpty()) {
			Chart chart = Chart.columns(getTranslation(name), null, series);
			said(series).ifPresent(chart::saying);
			panel.add(new H3(getTranslation(name)), chart);
		}
	}

	/** Whether there is more than nought, or something that is hidden. */
	private static boolean something(Figure figure) {
		return figure.value() == null || figure.value().signum() != 0;
	}

	/** How many were within three weeks, where all numbers are seen. */
	private Optional<String> said(List<Chart.Series> series) {
		var points = series.stream().flatMap(it -> it.points().stream()).toList();
		if (points.stream().anyMatch(it -> it.value() == null)) {
			return Optional.empty();
		}
		return Optional.of(series.stream().map(it -> {
			var inside = it.points().subList(0, INSIDE_BANDS);
			return getTranslation("wait-quarter.chart.said", it.name(), sum(inside), sum(it.points()));
		}).collect(Collectors.joining(" ")));
	}

	private static int sum(List<Chart.Point> points) {
		return points.stream().map(Chart.Point::value).filter(Objects::nonNull).mapToInt(BigDecimal::intValue).sum();
	}

	private static Chart.Point dot(WaitRules.Band band, @Nullable Figure figure) {
		if (figure == null) {
			return Chart.Point.of(band.label(), BigDecimal.ZERO, "0");
		}
		return (figure.value() != null && figure.state() == Figure.State.NUMBER)
				? Chart.Point.of(band.label(), figure.value(), figure.display())
				: (figure.state() == Figure.State.NIL_RETURN)
						? new Chart.Point(band.label(), Chart.State.NIL_RETURN, BigDecimal.ZERO, figure.display(), null,
								null, false, false)
						: Chart.Point.without(band.label(), Chart.State.valueOf(figure.state().name()));
	}

	// Beside what is published

	private Panel beside(Period quarter, Map<MeasureCode, List<Figures.Point>> points, WaitQuarterView view) {
		var panel = new Panel(getTranslation("wait-quarter.published"));
		var found = published.beside(STARTED_WITHIN, List.of(quarter));
		if (found.isEmpty()) {
			panel.add(empty("wait-quarter.published.none"));
			return panel;
		}
		Optional<Figures.Point> ours = point(points, STARTED_WITHIN, quarter);
		var list = new UnorderedList();
		list.addClassName("work");
		found.forEach(it -> list.add(published(it, ours)));
		panel.add(list);
		var why = why(quarter, points, view, found);
		if (!why.isEmpty()) {
			var reasons = new UnorderedList();
			reasons.addClassName("plain");
			why.forEach(it -> reasons.add(new ListItem(it)));
			panel.add(new Paragraph(getTranslation("wait-quarter.why")), reasons);
		}
		return panel;
	}

	private ListItem published(PublishedFigure it, Optional<Figures.Point> ours) {
		var number = new Span(it.display());
		number.addClassName("code");
		var title = new Div(number, new Anchor("published/" + it.series().value(),
				getTranslation("wait-quarter.published.of", it.area().label(), it.label())));
		title.addClassName("work-title");
		var what = new Div(title,
				line(getTranslation(it.workedOut() ? "wait-quarter.published.worked-out" : "wait-quarter.published.by",
						it.publisher(), it.release(), Dates.full(it.publishedOn()))));
		what.addClassName("work-what");
		if (!it.workedOut()) {
			what.add(line(getTranslation(it.newest() ? "wait-quarter.vintage.newest" : "wait-quarter.vintage.older",
					it.vintage())));
		}
		return new ListItem(what, new Div(compared(it, ours)));
	}

	/**
	 * Our figure beside a published one of the same area; another area is another thing.
	 */
	private Span compared(PublishedFigure it, Optional<Figures.Point> ours) {
		@Nullable BigDecimal mine = ours.map(point -> point.figure().value()).orElse(null);
		if (!it.area().ours()) {
			return new Span(getTranslation("wait-quarter.other-area"));
		}
		if (mine == null || it.value() == null || ours.filter(Figures.Point::open).isPresent()) {
			return new Span(getTranslation("wait-quarter.no-comparison"));
		}
		BigDecimal more = mine.subtract(it.value());
		String said = percent(mine);
		return new Span((more.abs().compareTo(TOLERANCE) <= 0) ? getTranslation("wait-quarter.agrees", said)
				: getTranslation((more.signum() > 0) ? "wait-quarter.more" : "wait-quarter.fewer", said,
						more.abs().setScale(1, RoundingMode.HALF_UP).toPlainString()));
	}

	/** Why our figure and a published one can differ, as far as it is known. */
	private List<String> why(Period quarter, Map<MeasureCode, List<Figures.Point>> points, WaitQuarterView view,
			List<PublishedFigure> found) {
		var why = new ArrayList<String>();
		Figures.Late late = figures.about(STARTED_WITHIN, quarter.from()).late();
		if (late.count() > 0) {
			why.add(getTranslation(late.few() ? "wait-quarter.why.late.few" : "wait-quarter.why.late", late.count()));
		}
		point(points, STARTED_WITHIN, quarter).filter(it -> it.notReported() > 0)
			.ifPresent(it -> why.add(getTranslation("wait-quarter.why.not-reported", it.notReported())));
		long open = view.services().stream().filter(it -> !it.confirmed()).count();
		if (open > 0) {
			why.add(getTranslation("wait-quarter.why.open", open));
		}
		waits.rule(quarters.rule(quarter))
			.ifPresent(rule -> why.add(getTranslation(
					rule.provisional() ? "wait-quarter.why.rule.provisional" : "wait-quarter.why.rule", rule.title())));
		point(points, RAW_WITHIN, quarter).filter(it -> it.figure().value() != null)
			.ifPresent(it -> why.add(getTranslation("wait-quarter.why.raw", it.figure().display())));
		if (found.stream().anyMatch(it -> !it.newest())) {
			why.add(getTranslation("wait-quarter.why.revised"));
		}
		if (found.stream().anyMatch(it -> !it.area().ours())) {
			why.add(getTranslation("wait-quarter.why.area"));
		}
		return why;
	}

	private Paragraph empty(String words) {
		var empty = new Paragraph(getTranslation(words));
		empty.addClassName("empty");
		return empty;
	}

	private static Paragraph line(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

}
