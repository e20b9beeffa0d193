package scot.adp.measures.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
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
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Members;
import scot.adp.measures.PublishedArea;
import scot.adp.measures.PublishedFigure;
import scot.adp.measures.PublishedFigures;
import scot.adp.measures.PublishedFigures.Filter;
import scot.adp.measures.PublishedFigures.Known;
import scot.adp.measures.PublishedPeriod;
import scot.adp.measures.PublishedReleaseView;
import scot.adp.measures.PublishedSeries;
import scot.adp.measures.PublishedSeries.Item;
import scot.adp.measures.PublishedWarning;
import scot.adp.measures.SeriesCode;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Chart.Better;
import scot.adp.shell.parts.Chart.Point;
import scot.adp.shell.parts.Chart.State;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;

/**
 * A published series: one of its figures over time, in one area and part, with what each
 * release said of it, and what is worth a look. {@code ?figure=KITS&area=SCOTLAND}
 * chooses; each dimension has its own name there.
 */
@Route("published/:series")
@OpenTo("measures.published.read")
class PublishedSeriesPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int WARNINGS = 20;

	private static final int POINTS = 60;

	private final PublishedFigures published;

	private final Members members;

	private final ListExports exports;

	private final Clock clock;

	private String title = "";

	PublishedSeriesPage(PublishedFigures published, Members members, ListExports exports, Clock clock) {
		this.published = published;
		this.members = members;
		this.exports = exports;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		String code = event.getRouteParameters().get("series").orElseThrow();
		Known known = known(code);
		title = known.series().title();
		show(known, event.getLocation().getQueryParameters());
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private Known known(String code) {
		try {
			return published.find(new SeriesCode(code)).orElseThrow(() -> Problem.notFound("series", code));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("series", code);
		}
	}

	private void show(Known known, QueryParameters address) {
		PublishedSeries series = known.series();
		clear();
		headed(series.title(), series.meaning());
		reachedBy(Crumbs.of(series.title(), new Anchor("published", getTranslation("published.title"))));
		scrolledByKeyboard();
		var all = published.figures(series.code(), Filter.ALL);
		var wanted = Wanted.of(series, all, address);
		if (all.isEmpty()) {
			var none = new Paragraph(getTranslation("published-series.none"));
			none.addClassName("empty");
			add(new Panel(getTranslation("published-series.figures"), none).withAside(verbs(known, wanted)));
		}
		else {
			add(chosen(series, wanted), figures(known, wanted, all));
			warnings(series).ifPresent(this::add);
		}
		add(about(known));
	}

	private Component[] verbs(Known known, Wanted wanted) {
		if (!members.me().may("measures.published.record")) {
			return new Component[0];
		}
		var type = new Button(getTranslation("published.type"), event -> type(known, wanted));
		var load = new Anchor("published/load?series=" + known.series().code().value(),
				getTranslation("published-load.title"));
		return known.series().forms().isEmpty() ? new Component[] { type } : new Component[] { load, type };
	}

	/** Which figure, area and part are shown. */
	private Div chosen(PublishedSeries series, Wanted wanted) {
		var row = new Div();
		row.addClassName("filter-row");
		row.add(select(getTranslation("published.figure"), labels(series.figures(), Item::code, Item::label),
				wanted.item().code(), it -> go(series, wanted.figure(it))));
		row.add(select(getTranslation("published.area"),
				labels(series.areas(), PublishedArea::code, PublishedArea::label), wanted.area().code(),
				it -> go(series, wanted.at(it))));
		for (PublishedSeries.Dimension dimension : series.dimensions()) {
			Map<String, String> values = new LinkedHashMap<>();
			values.put(PublishedSeries.ALL, getTranslation("published.whole"));
			values.putAll(labels(dimension.values(), PublishedSeries.Value::code, PublishedSeries.Value::label));
			row.add(select(dimension.title(), values, wanted.by().getOrDefault(dimension.code(), PublishedSeries.ALL),
					it -> go(series, wanted.part(dimension.code(), it))));
		}
		var filters = new Div(row);
		filters.addClassName("filters");
		return filters;
	}

	private static <T> Map<String, String> labels(List<T> of, Function<T, String> code, Function<T, String> label) {
		var labels = new LinkedHashMap<String, String>();
		of.forEach(it -> labels.put(code.apply(it), label.apply(it)));
		return labels;
	}

	private static Select<String> select(String label, Map<String, String> values, String chosen, Consumer<String> go) {
		var select = new Select<String>();
		select.setLabel(label);
		select.setItems(values.keySet());
		select.setItemLabelGenerator(it -> values.getOrDefault(it, it));
		select.setValue(chosen);
		select.addValueChangeListener(event -> {
			if (event.isFromClient() && event.getValue() != null) {
				go.accept(event.getValue());
			}
		});
		return select;
	}

	private static void go(PublishedSeries series, QueryParameters address) {
		UI.getCurrentOrThrow().navigate(PublishedLinks.series(series.code()), address);
	}

	private Panel figures(Known known, Wanted wanted, List<PublishedFigure> all) {
		PublishedSeries series = known.series();
		var shown = all.stream().filter(wanted::is).toList();
		String part = series.named(wanted.by());
		String heading = getTranslation("published.heading", wanted.item().label(), wanted.area().label());
		var panel = new Panel(part.isEmpty() ? heading : getTranslation("published.heading", heading, part));
		if (wanted.area().note() != null) {
			panel.add(new Paragraph(wanted.area().note()));
		}
		if (wanted.item().cumulative()) {
			panel.add(new Paragraph(getTranslation("published.cumulative")));
		}
		if (shown.isEmpty()) {
			var none = new Paragraph(getTranslation("published-series.none-of"));
			none.addClassName("empty");
			panel.add(none);
			return panel.withAside(verbs(known, wanted));
		}
		// What two methods made is drawn apart, and never on one axis.
		Map<Integer, List<PublishedFigure>> byMethod = shown.stream()
			.filter(PublishedFigure::newest)
			.collect(Collectors.groupingBy(PublishedFigure::method, TreeMap::new, Collectors.toList()));
		byMethod.forEach((method, figures) -> {
			String words = wanted.item().method(method).map(PublishedSeries.Method::words).orElse("");
			if (byMethod.size() > 1 || !words.isEmpty()) {
				panel.add(new Paragraph(getTranslation("published.method", method, words)));
			}
			panel.add(line(wanted, figures));
		});
		if (byMethod.size() > 1) {
			panel.add(new Paragraph(getTranslation("published.methods-differ")));
		}
		panel.add(vintages(known, wanted, shown));
		var aside = new ArrayList<>(List.of(verbs(known, wanted)));
		aside.add(new SaveList(exports, () -> saved(series, wanted, shown)));
		return panel.withAside(aside.toArray(Component[]::new));
	}

	private Chart line(Wanted wanted, List<PublishedFigure> newest) {
		String unit = newest.getFirst().unit();
		Map<PublishedPeriod, PublishedFigure> byPeriod = newest.stream()
			.collect(Collectors.toMap(PublishedFigure::period, it -> it, (one, other) -> one));
		// What lies between without a figure is no straight line.
		var points = Stream
			.iterate(newest.getLast().period(), it -> it.compareTo(newest.getFirst().period()) <= 0,
					PublishedPeriod::next)
			.limit(POINTS)
			.map(period -> point(period, byPeriod.get(period)))
			.toList();
		return Chart.line("%s, %s (%s)".formatted(wanted.item().label(), wanted.area().label(), unit), Better.NEITHER,
				unit.equals("%") ? 100 : null, List.of(new Chart.Series(wanted.item().label(), points)));
	}

	private static Point point(PublishedPeriod period, @Nullable PublishedFigure figure) {
		if (figure == null) {
			return Point.without(period.name(), State.NOT_KEPT);
		}
		return (figure.value() != null) ? Point.of(period.name(), figure.value(), figure.display())
				: Point.without(period.name(), state(figure));
	}

	private static State state(PublishedFigure figure) {
		return switch (Objects.requireNonNull(figure.qualifier())) {
			case CONFIDENTIAL, SUPPRESSED -> State.HIDDEN;
			case NOT_APPLICABLE -> State.NOT_APPLICABLE;
			default -> State.MISSING;
		};
	}

	/** What each release said of each period, the last first. */
	private Component vintages(Known known, Wanted wanted, List<PublishedFigure> shown) {
		boolean types = members.me().may("measures.published.withdraw");
		Map<PublishedPeriod, List<PublishedFigure>> byPeriod = shown.stream()
			.collect(Collectors.groupingBy(PublishedFigure::period, LinkedHashMap::new, Collectors.toList()));
		var rows = new ArrayList<List<Component>>();
		byPeriod.forEach((period, vintages) -> {
			PublishedFigure newest = vintages.getFirst();
			var before = new Div();
			vintages.stream()
				.skip(1)
				.forEach(it -> before.add(line(
						getTranslation("published.before", it.display(), it.release(), Dates.full(it.publishedOn())))));
			var note = new Div();
			if (vintages.size() > 1) {
				var chip = new Span(difference(newest, vintages.get(1)));
				chip.addClassName("chip");
				note.add(chip);
			}
			if (types && newest.typed()) {
				note.add(Named.of(
						new Button(getTranslation("published.withdraw"), event -> withdraw(known, wanted, newest)),
						"%s, %s".formatted(period.name(), newest.display())));
			}
			rows.add(List.of(new Span(period.name()), new Span(newest.display()),
					new Span(getTranslation(newest.workedOut() ? "published.worked-out" : "published.release-of",
							newest.release(), Dates.full(newest.publishedOn()))),
					before, note));
		});
		return RowTables.table(getTranslation("published.caption", wanted.item().label()),
				List.of(getTranslation("measures.period"), getTranslation("published.as-printed"),
						getTranslation("published.release"), getTranslation("published.said-before"),
						getTranslation("measures.note")),
				rows);
	}

	private static Div line(String words) {
		return new Div(new Span(words));
	}

	private String difference(PublishedFigure newest, PublishedFigure before) {
		if (newest.method() != before.method()) {
			return getTranslation("published.other-method");
		}
		@Nullable BigDecimal now = newest.value();
		@Nullable BigDecimal then = before.value();
		if (now == null || then == null) {
			return getTranslation("published.revised");
		}
		// No finer than the less exact of the two was printed.
		BigDecimal by = now.subtract(then)
			.setScale(Math.max(0, Math.min(now.scale(), then.scale())), RoundingMode.HALF_UP);
		if (by.signum() == 0) {
			return getTranslation("published.revised");
		}
		return getTranslation(by.signum() > 0 ? "published.revised-up" : "published.revised-down",
				by.abs().stripTrailingZeros().toPlainString());
	}

	private ListExport<?> saved(PublishedSeries series, Wanted wanted, List<PublishedFigure> shown) {
		List<ListColumn<PublishedFigure>> columns = List.of(
				new ListColumn<>(getTranslation("measures.period"), 20, it -> it.period().name()),
				new ListColumn<>(getTranslation("published.as-printed"), 18, PublishedFigure::printed),
				new ListColumn<>(getTranslation("measures.unit"), 12, PublishedFigure::unit),
				new ListColumn<>(getTranslation("published.release"), 40, PublishedFigure::release),
				new ListColumn<>(getTranslation("published.on"), 14, PublishedFigure::publishedOn),
				new ListColumn<>(getTranslation("published.vintage"), 10, PublishedFigure::vintage),
				new ListColumn<>(getTranslation("published.publisher"), 30, PublishedFigure::publisher),
				new ListColumn<>(getTranslation("published.source"), 50, PublishedFigure::source));
		return ListExport
			.whole("published-" + series.code().value(), series.title(),
					List.of("%s, %s".formatted(wanted.item().label(), wanted.area().label())), columns, () -> shown)
			.filteredBy(Map.of("series", series.code().value(), "figure", wanted.item().code()));
	}

	private Optional<Panel> warnings(PublishedSeries series) {
		var found = published.warnings(List.of(series.code())).getOrDefault(series.code(), List.of());
		if (found.isEmpty()) {
			return Optional.empty();
		}
		var list = new UnorderedList();
		found.stream().limit(WARNINGS).map(PublishedWarning::line).forEach(it -> list.add(new ListItem(it)));
		var panel = new Panel(getTranslation("published.warnings"),
				new Paragraph(getTranslation("published.warnings.what", found.size())), list);
		return Optional.of(panel);
	}

	private Panel about(Known known) {
		PublishedSeries series = known.series();
		var facts = new Facts().with(getTranslation("published.publisher"), series.publisher());
		@Nullable String where = series.where();
		if (where != null) {
			var link = new Anchor(where, where);
			link.addClassName("cell-wrap");
			facts.with(getTranslation("published.where"), link);
		}
		@Nullable PublishedPeriod next = known.next();
		facts.with(getTranslation("published.next"), (next == null) ? null : getTranslation("published.next.is",
				next.name(), PublishedView.expected(known, LocalDate.now(clock))));
		var releases = published.releases(List.of(series.code())).getOrDefault(series.code(), List.of());
		if (!releases.isEmpty()) {
			var list = new UnorderedList();
			list.addClassNames("plain", "cell-wrap");
			releases.forEach(it -> list.add(new ListItem(told(it))));
			facts.with(getTranslation("published.releases"), list);
		}
		facts.with(getTranslation("published.signs"),
				series.signs()
					.stream()
					.map(it -> "%s %s".formatted(it.sign(), it.means().words()))
					.collect(Collectors.joining("; ")));
		return new Panel(getTranslation("published.about"), facts);
	}

	private String told(PublishedReleaseView release) {
		return getTranslation("published.release.is", release.name(), Dates.full(release.publishedOn()),
				release.figures(), release.source(), release.recordedBy());
	}

	private void type(Known known, Wanted wanted) {
		PublishedSeries series = known.series();
		var release = new LineField(getTranslation("published.release"), PublishedFigures.NAME_LIMIT);
		var on = new DayField(getTranslation("published.on"));
		var source = new LineField(getTranslation("published.source"), PublishedFigures.SOURCE_LIMIT);
		source.setHelperText(getTranslation("published.source.help"));
		var period = new LineField(getTranslation("measures.period"), 40);
		period.setHelperText(getTranslation("published.period.help", series.length().example(series.calendar())));
		var printed = new LineField(getTranslation("published.as-printed"), 40);
		printed.setHelperText(getTranslation("published.printed.help"));
		for (LineField field : List.of(release, source, period, printed)) {
			field.setWidthFull();
		}
		on.setWidthFull();
		String part = series.named(wanted.by());
		String what = getTranslation("published.heading", wanted.item().label(), wanted.area().label());
		new FormDialog(getTranslation("published.type"), Place.of("measures.published", series.code().value()))
			.saying(getTranslation("published.type.what",
					part.isEmpty() ? what : getTranslation("published.heading", what, part)))
			.field("period", period)
			.field("printed", printed)
			.field("release", release)
			.field("publishedOn", on)
			.field("source", source)
			.save(getTranslation("published.type.save"), key -> {
				if (on.getValue() == null) {
					throw Problem.invalid("publishedOn", getTranslation("published.on.missing"));
				}
				published.record(new PublishedFigures.NewFigure(key, series.code(), release.getValue(), on.getValue(),
						source.getValue(), wanted.item().code(), wanted.area().code(),
						wanted.by()
							.entrySet()
							.stream()
							.map(it -> new PublishedFigures.Part(it.getKey(), it.getValue()))
							.toList(),
						period.getValue(), printed.getValue(), null));
			}, getTranslation("published.type.done"), () -> again(series, wanted))
			.open();
	}

	private void withdraw(Known known, Wanted wanted, PublishedFigure figure) {
		var reason = new WordsField(getTranslation("published.withdraw.why"), PublishedFigures.SOURCE_LIMIT);
		reason.setWidthFull();
		new FormDialog(getTranslation("published.withdraw.sure", figure.display(), figure.period().name()),
				Place.of("measures.published-withdraw", figure.id().value()))
			.saying(getTranslation("published.withdraw.what"))
			.field("reason", reason)
			.save(getTranslation("published.withdraw"), key -> published.withdraw(key, figure.id(), reason.getValue()),
					getTranslation("published.withdraw.done"), () -> again(known.series(), wanted))
			.open();
	}

	private void again(PublishedSeries series, Wanted wanted) {
		show(known(series.code().value()), wanted.address());
	}

	/** What is shown of a series. */
	private record Wanted(Item item, PublishedArea area, Map<String, String> by) {

		/** What the address asks for; of what it leaves out, the first that is known. */
		static Wanted of(PublishedSeries series, List<PublishedFigure> all, QueryParameters address) {
			Item item = address.getSingleParameter("figure")
				.flatMap(series::figure)
				.or(() -> all.stream()
					.map(it -> series.figure(it.figure()).orElseThrow())
					.filter(it -> it.measure() != null)
					.findFirst())
				.or(() -> series.figures()
					.stream()
					.filter(it -> all.stream().anyMatch(is -> is.figure().equals(it.code())))
					.findFirst())
				.orElse(series.figures().getFirst());
			PublishedArea area = address.getSingleParameter("area")
				.flatMap(series::area)
				.or(() -> series.areas()
					.stream()
					.filter(it -> all.stream().anyMatch(is -> is.area().equals(it) && is.figure().equals(item.code())))
					.findFirst())
				.orElse(series.areas().getFirst());
			var by = new LinkedHashMap<String, String>();
			series.dimensions()
				.forEach(it -> by.put(it.code(),
						address.getSingleParameter(it.code())
							.filter(value -> value.equals(PublishedSeries.ALL)
									|| it.values().stream().anyMatch(each -> each.code().equals(value)))
							.orElse(series.beside().getOrDefault(it.code(), PublishedSeries.ALL))));
			return new Wanted(item, area, by);
		}

		boolean is(PublishedFigure figure) {
			return figure.figure().equals(item.code()) && figure.area().equals(area) && figure.by().equals(by);
		}

		QueryParameters figure(String code) {
			return address(code, area.code(), by);
		}

		QueryParameters at(String code) {
			return address(item.code(), code, by);
		}

		QueryParameters part(String dimension, String value) {
			var other = new LinkedHashMap<>(by);
			other.put(dimension, value);
			return address(item.code(), area.code(), other);
		}

		QueryParameters address() {
			return address(item.code(), area.code(), by);
		}

		private static QueryParameters address(String figure, String area, Map<String, String> by) {
			var address = new LinkedHashMap<String, String>();
			address.put("figure", figure);
			address.put("area", area);
			address.putAll(by);
			return QueryParameters.simple(address);
		}

	}

}
