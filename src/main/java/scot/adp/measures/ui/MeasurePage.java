package scot.adp.measures.ui;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Members;
import scot.adp.measures.Figures;
import scot.adp.measures.MeasureView;
import scot.adp.measures.Measures;
import scot.adp.measures.PublishedFigures;
import scot.adp.measures.Releases;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.parts.PlanLinks;

/**
 * One measure: what it said by period, its parts, how the number of a period came about
 * and what it means. {@code ?of=2026-07-01} chooses the period.
 */
@Route("measures/:code")
@OpenTo("measures.figure.read")
class MeasurePage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int PERIODS = 13;

	private final Measures measures;

	private final Figures figures;

	private final Releases releases;

	private final PublishedFigures published;

	private final Partners partners;

	private final Members members;

	private final ListExports exports;

	private String title = "";

	MeasurePage(Measures measures, Figures figures, Releases releases, PublishedFigures published, Partners partners,
			Members members, ListExports exports) {
		this.measures = measures;
		this.figures = figures;
		this.releases = releases;
		this.published = published;
		this.partners = partners;
		this.members = members;
		this.exports = exports;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		String code = event.getRouteParameters().get("code").orElseThrow();
		MeasureView measure = known(code);
		title = measure.title();
		show(measure, event.getLocation().getQueryParameters().getSingleParameter("of").orElse(""));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private MeasureView known(String code) {
		try {
			return measures.find(new MeasureCode(code)).orElseThrow(() -> Problem.notFound("measure", code));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("measure", code);
		}
	}

	private void show(MeasureView measure, String wanted) {
		clear();
		headed(measure.title(), measure.meaning());
		reachedBy(Crumbs.of(measure.code().value(), new Anchor("measures", getTranslation("measures.title"))));
		scrolledByKeyboard();
		if (measure.retiredOn() != null) {
			add(new Paragraph(getTranslation("measures.retired", Dates.full(measure.retiredOn()))));
		}
		if (measure.candidate() != null) {
			add(new Paragraph(getTranslation("measures.candidate.why", measure.candidate())));
		}
		List<Figures.Parts> series = figures.parts(List.of(measure.code()), PERIODS, null)
			.getOrDefault(measure.code(), List.of());
		add(series(measure, series));
		own(measure, series).forEach(this::add);
		PublishedBeside
			.of(measure, published.beside(List.of(measure.code())).getOrDefault(measure.code(), List.of()),
					series.stream().map(Figures.Parts::point).toList())
			.ifPresent(this::add);
		chosen(series, wanted).ifPresent(of -> {
			measure.breakdowns().forEach(by -> add(parts(measure, by, of)));
			add(about(measure, of.point(), wanted));
		});
		add(definition(measure));
	}

	private static Optional<Figures.Parts> chosen(List<Figures.Parts> series, String wanted) {
		@Nullable LocalDate from = day(wanted);
		return series.stream()
			.filter(it -> it.point().period().from().equals(from))
			.findFirst()
			.or(() -> series.stream().filter(it -> !it.point().open()).reduce((one, next) -> next))
			.or(() -> series.stream().reduce((one, next) -> next));
	}

	private static @Nullable LocalDate day(String text) {
		try {
			return text.isEmpty() ? null : LocalDate.parse(text);
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private Panel series(MeasureView measure, List<Figures.Parts> series) {
		if (series.isEmpty()) {
			var none = new Paragraph(getTranslation("measures.series.none"));
			none.addClassName("empty");
			return new Panel(getTranslation("measures.series"), none);
		}
		var points = series.stream().map(Figures.Parts::point).toList();
		var table = table(getTranslation("measures.series.caption", measure.title()),
				List.of("measures.period", "measures.figure", "measures.target", "measures.note"),
				points.reversed()
					.stream()
					.map(point -> List.<Component>of(
							new Anchor(MeasureLinks.about(measure.code(), point.period()), point.period().name()),
							new Span(Figured.display(measure, point)), new Span(Figured.target(measure, point)),
							new Span(Figured.note(point))))
					.toList());
		return new Panel(getTranslation("measures.series"), MeasureCharts.line(measure, points).with(table))
			.withAside(new SaveList(exports, () -> saved(measure, points)));
	}

	/** What each unit of the reader did, as it is, whatever is released of the whole. */
	private List<Panel> own(MeasureView measure, List<Figures.Parts> series) {
		var units = series.stream()
			.flatMap(it -> it.parts().stream())
			.filter(Figures.Part::own)
			.map(part -> part.slice().unit())
			.filter(Objects::nonNull)
			.distinct()
			.sorted(Comparator.comparing(UnitId::value))
			.toList();
		Map<UnitId, UnitView> named = partners.units(units);
		return units.stream().map(unit -> {
			@Nullable UnitView known = named.get(unit);
			String heading = getTranslation("measures.of-unit", (known != null) ? known.name() : unit.value());
			var values = series.stream()
				.flatMap(it -> it.parts()
					.stream()
					.filter(part -> part.own() && unit.equals(part.slice().unit()))
					.map(part -> new MeasureCharts.Own(it.point(), part.figure())))
				.toList();
			var table = table(heading, List.of("measures.period", "measures.figure", "measures.year-before"), values
				.reversed()
				.stream()
				.map(it -> List.<Component>of(new Span(it.of().period().name()), new Span(it.figure().display()),
						new Span(yearBefore(it, values).map(then -> then.figure().display()).orElse(""))))
				.toList());
			var panel = new Panel(heading);
			values.stream()
				.filter(it -> !it.of().open())
				.reduce((one, next) -> next)
				.ifPresent(last -> panel.add(new Paragraph(said(last, yearBefore(last, values)))));
			panel.add(MeasureCharts.own(measure, "%s: %s".formatted(heading, measure.title()), values).with(table));
			return panel;
		}).toList();
	}

	/** What a unit did in the same period a year before. */
	private static Optional<MeasureCharts.Own> yearBefore(MeasureCharts.Own of, List<MeasureCharts.Own> values) {
		LocalDate from = of.of().period().from().minusYears(1);
		return values.stream().filter(it -> it.of().period().from().equals(from)).findFirst();
	}

	/** The last period that is closed beside that of a year before, in a sentence. */
	private String said(MeasureCharts.Own last, Optional<MeasureCharts.Own> before) {
		String period = last.of().period().name();
		String figure = last.figure().display();
		return before
			.map(it -> getTranslation("measures.own.said", period, figure, it.of().period().name(),
					it.figure().display()))
			.orElseGet(() -> getTranslation("measures.own.said.alone", period, figure));
	}

	private ListExport<?> saved(MeasureView measure, List<Figures.Point> points) {
		List<ListColumn<Figures.Point>> columns = List.of(
				new ListColumn<>(getTranslation("measures.period"), 20, point -> point.period().name()),
				new ListColumn<>(getTranslation("measures.figure"), 18, point -> point.figure().display()),
				new ListColumn<>(getTranslation("measures.target"), 18, point -> Figured.target(measure, point)),
				new ListColumn<>(getTranslation("measures.note"), 40, Figured::note));
		return ListExport
			.whole("measure-" + measure.code().value(), measure.title(),
					List.of(measure.meaning(), "%s: %s".formatted(getTranslation("measures.unit"), measure.unit())),
					columns, () -> points)
			.filteredBy(Map.of("measure", measure.code().value()));
	}

	private Panel parts(MeasureView measure, MeasureView.Breakdown by, Figures.Parts of) {
		var parts = of.parts().stream().filter(part -> part.slice().by().equals(by.code())).toList();
		String heading = getTranslation("measures.by", by.title(), of.point().period().name());
		if (parts.isEmpty()) {
			var none = new Paragraph(getTranslation("measures.by.none"));
			none.addClassName("empty");
			return new Panel(heading, none);
		}
		Map<UnitId, UnitView> units = partners
			.units(parts.stream().map(part -> part.slice().unit()).filter(Objects::nonNull).toList());
		Function<Figures.Part, String> named = part -> {
			@Nullable UnitId unit = part.slice().unit();
			@Nullable UnitView found = (unit != null) ? units.get(unit) : null;
			return (found != null) ? found.name()
					: (part.name() != null) ? part.name() : part.slice().value().equals(Slice.NOT_KNOWN)
							? getTranslation("measures.not-known") : part.slice().value();
		};
		var bars = MeasureCharts.bars(measure, heading,
				parts.stream().map(part -> new MeasureCharts.Part(named.apply(part), part.figure())).toList());
		return new Panel(heading,
				bars.with(table(heading, List.of("measures.part", "measures.figure", "measures.note"),
						parts.stream()
							.map(part -> List.<Component>of(new Span(named.apply(part)),
									new Span(part.figure().display()), new Span(noted(part))))
							.toList())));
	}

	private String noted(Figures.Part part) {
		return Stream
			.of(part.own() ? getTranslation("measures.own") : "",
					part.byReturn() ? getTranslation("measures.by-return") : "")
			.filter(it -> !it.isEmpty())
			.collect(Collectors.joining(". "));
	}

	private Panel about(MeasureView measure, Figures.Point point, String wanted) {
		var about = figures.about(measure.code(), point.period().from());
		var facts = new Facts().with(getTranslation("measures.period"), point.period().name())
			.with(getTranslation("measures.figure"), Figured.display(measure, point))
			.with(getTranslation("measures.method"), String.valueOf(about.method()))
			.with(getTranslation("measures.rows"), (about.rows() != null) ? "%,d".formatted(about.rows()) : null)
			.with(getTranslation("measures.computed"),
					(about.computedAt() != null) ? Dates.time(about.computedAt()) : null)
			.with(getTranslation("measures.not-filed"),
					(point.notReported() > 0) ? getTranslation("measures.not-reported", point.notReported()) : null)
			.with(getTranslation("measures.late"), (about.late().count() == 0) ? null : getTranslation(
					about.late().few() ? "measures.late.few" : "measures.late.count", about.late().count()));
		if (!about.vintages().isEmpty()) {
			facts.with(getTranslation("measures.vintages"),
					list(about.vintages()
						.stream()
						.map(it -> getTranslation("measures.vintage", it.number(), it.figure().display(),
								Dates.time(it.computedAt())))
						.toList()));
		}
		if (!about.releases().isEmpty()) {
			facts.with(getTranslation("measures.releases"),
					list(about.releases()
						.stream()
						.map(it -> getTranslation("measures.release", it.release().number(),
								(it.figure() != null) ? it.figure().display() : "",
								Dates.time(it.release().releasedAt()), it.release().releasedBy()))
						.toList()));
		}
		var panel = new Panel(getTranslation("measures.about"), facts);
		if (about.closed() && measure.retiredOn() == null && members.me().may("measures.release.make")) {
			panel.add(new Button(getTranslation("measures.release.verb", point.period().name()),
					event -> release(measure, point, wanted)));
		}
		return panel;
	}

	private void release(MeasureView measure, Figures.Point point, String wanted) {
		var dialog = new FormDialog(getTranslation("measures.release.sure", point.period().name()), Place.NOWHERE)
			.saying(getTranslation("measures.release.what"));
		if (point.notReported() > 0) {
			dialog.saying(getTranslation("measures.release.without", point.notReported()));
		}
		dialog
			.save(getTranslation("measures.release.yes"),
					key -> releases.release(key, measure.code(), point.period().from()),
					getTranslation("measures.release.done", point.period().name()), () -> show(measure, wanted))
			.open();
	}

	private Panel definition(MeasureView measure) {
		return new Panel(getTranslation("measures.definition"), new Facts()
			.with(getTranslation("measures.code"), measure.code().value())
			.with(getTranslation("measures.kind"), getTranslation("measures.kind." + measure.kind().name()))
			.with(getTranslation("measures.direction"),
					getTranslation("measures.direction." + measure.direction().name()))
			.with(getTranslation("measures.numerator"), measure.numerator())
			.with(getTranslation("measures.denominator"), measure.denominator())
			.with(getTranslation("measures.unit"), measure.unit())
			.with(getTranslation("measures.estimate"), measure.estimates().isEmpty() ? null : measure.estimates()
				.stream()
				.map(it -> getTranslation("measures.estimate.is", it.value(), Dates.full(it.from()), it.source()))
				.collect(Collectors.joining("; ")))
			.with(getTranslation("measures.source"), measure.source())
			.with(getTranslation("measures.lag"), getTranslation("measures.lag.days", measure.lagDays()))
			.with(getTranslation("measures.threshold"),
					(measure.counts() == MeasureView.Counts.THINGS) ? getTranslation("measures.threshold.things")
							: getTranslation("measures.threshold.words", measure.threshold()))
			.with(getTranslation("measures.speaks-for"), speaksFor(measure)));
	}

	private static Div speaksFor(MeasureView measure) {
		var codes = new Div();
		codes.addClassName("links");
		measure.outcomes().forEach(it -> codes.add(link(it, PlanLinks::outcome)));
		measure.actions().forEach(it -> codes.add(link(it, PlanLinks::action)));
		Stream.concat(measure.principles().stream(), measure.crosswalk().stream())
			.forEach(it -> codes.add(new Span(it)));
		return codes;
	}

	private static Anchor link(String code, BiFunction<PlanCode, String, String> address) {
		int slash = code.indexOf('/');
		return new Anchor(address.apply(new PlanCode(code.substring(0, slash)), code.substring(slash + 1)), code);
	}

	private static UnorderedList list(List<String> lines) {
		var list = new UnorderedList();
		list.addClassName("plain");
		lines.forEach(line -> list.add(new ListItem(line)));
		return list;
	}

	private NativeTable table(String caption, List<String> heads, List<List<Component>> rows) {
		return RowTables.table(caption, heads.stream().map(this::getTranslation).toList(), rows);
	}

}
