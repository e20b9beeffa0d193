package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.CardsPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.treatment.Episodes;
import scot.adp.treatment.Episodes.Filter;
import scot.adp.treatment.Episodes.Kept;
import scot.adp.treatment.TreatmentEpisodeView;
import scot.adp.treatment.WaitRules;

/**
 * The caseload of the own unit: of whom nobody heard first, then who started and who
 * ended; what happened is told in one press.
 */
@Route("treatment/caseload")
@Menu(title = "caseload.title", order = 44.7)
@OpenTo("treatment.episode.read")
class CaseloadView extends CardsPage<TreatmentEpisodeView, Kept> {

	static final String ROUTE = "treatment/caseload";

	/** The lists that stand as cards above all others. */
	private static final List<Kept> CARDS = List.of(Kept.SILENT, Kept.NO_REASON, Kept.OPEN, Kept.STARTED, Kept.ENDED);

	private final Episodes episodes;

	private final Choice<CodeList.Value> substance;

	private final Map<UnitId, String> units;

	private final LocalDate today;

	private final EpisodeForms forms;

	private Episodes.Look look;

	CaseloadView(Episodes episodes, ListExports exports, Clock clock) {
		super("caseload.title", "caseload.purpose", "caseload.none", ROUTE, CARDS, Kept.OPEN, exports);
		this.episodes = episodes;
		this.today = LocalDate.now(clock);
		this.forms = new EpisodeForms(episodes, today, this::again);
		this.look = episodes.look();
		var keeping = episodes.keeping();
		this.units = keeping.stream().collect(Collectors.toMap(UnitView::code, UnitView::name));
		add(links(keeping), cards);
		if (keeping.isEmpty()) {
			var none = new Paragraph(getTranslation("caseload.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		offer(getTranslation("caseload.list"), List.of(Kept.values()));
		substance = choice("substance", getTranslation("episode.substance"),
				episodes.list(WaitRules.Lists.SUBSTANCE).values(), CodeList.Value::code, CodeList.Value::label);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::who).setHeader(getTranslation("caseload.who")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("caseload.verbs")).setFlexGrow(2);
		laidOut();
	}

	private Div links(List<UnitView> keeping) {
		var links = new Div();
		if (!keeping.isEmpty()) {
			var start = new Button(getTranslation("episode.start"), event -> forms.start(keeping).open());
			start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			links.add(start);
		}
		Stream
			.of(new Anchor(CaseloadNumbersPage.ROUTE, getTranslation("caseload-numbers.link")),
					new Anchor(ROUTE + "/load", getTranslation("episode-load.link")))
			.forEach(link -> {
				link.addClassName("other-verb");
				links.add(link);
			});
		links.addClassNames("verbs", "page-verbs");
		return links;
	}

	@Override
	protected void countAnew() {
		look = episodes.look();
	}

	@Override
	protected String named(Kept list) {
		return getTranslation("caseload.list." + list.name());
	}

	@Override
	protected String empty(Kept list) {
		return getTranslation("caseload.none." + list.name());
	}

	@Override
	protected Said said(Kept list) {
		return switch (list) {
			case SILENT -> new Said(getTranslation("caseload.card.SILENT", look.silent()),
					getTranslation("caseload.card.SILENT.detail", episodes.rule(today).silentDays()));
			case NO_REASON -> new Said(getTranslation("caseload.card.NO_REASON", look.withoutReason()),
					getTranslation("caseload.card.NO_REASON.detail"));
			case STARTED -> new Said(getTranslation("caseload.card.STARTED", look.started()), Dates.month(today));
			case ENDED -> new Said(getTranslation("caseload.card.ENDED", look.ended()), Dates.month(today));
			default -> new Said(getTranslation("caseload.card.OPEN", look.open()),
					getTranslation("caseload.card.OPEN.detail"));
		};
	}

	@Override
	protected ListExport<TreatmentEpisodeView> list() {
		Kept list = shown();
		@Nullable String of = substance.isEmpty() ? null : substance.getValue().code();
		var filter = new Filter(list, of, null);
		var filters = (of != null) ? Map.of("list", list.name(), "substance", of) : Map.of("list", list.name());
		List<ListColumn<TreatmentEpisodeView>> columns = List.of(
				new ListColumn<>(getTranslation("episode.own-ref"), 14, TreatmentEpisodeView::ownRef),
				new ListColumn<>(getTranslation("episode.unit"), 24, row -> named(row.unit())),
				new ListColumn<>(getTranslation("episode.started-on"), 14, TreatmentEpisodeView::startedOn),
				new ListColumn<>(getTranslation("episode.substance"), 18, row -> EpisodeWords.substance(episodes, row)),
				new ListColumn<>(getTranslation("episode.treatment"), 28,
						row -> EpisodeWords.treatment(episodes, row.treatmentTypes())),
				new ListColumn<>(getTranslation("episode.setting"), 18, row -> EpisodeWords.setting(episodes, row)),
				new ListColumn<>(getTranslation("episode.medicine"), 24,
						row -> EpisodeWords.medicine(episodes, row.medicine())),
				new ListColumn<>(getTranslation("episode.last-contact"), 14, TreatmentEpisodeView::lastContactOn),
				new ListColumn<>(getTranslation("episode.ended-on"), 14, TreatmentEpisodeView::endedOn),
				new ListColumn<>(getTranslation("episode.end-reason"), 24,
						row -> (row.endedOn() != null) ? EpisodeWords.reason(episodes, row.endReason()) : null));
		return new ListExport<>("caseload", getTranslation("caseload.list." + list.name()),
				List.of(getTranslation("caseload.save.about")), columns,
				(offset, limit) -> episodes.page(filter, offset, limit), () -> episodes.total(filter))
			.filteredBy(filters)
			.aboutPersons();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("caseload.count", rows);
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private Component who(TreatmentEpisodeView of) {
		// One person may stand here twice.
		var name = Named.of(new Anchor("%s/%s".formatted(ROUTE, of.id().value()), EpisodeWords.called(of)),
				Dates.full(of.startedOn()));
		name.addClassName("code");
		var stands = new Span(EpisodeWords.stands(episodes, of, today));
		stands.addClassName(EpisodeWords.silent(episodes, of, today) || of.withoutReason() ? "wait-over" : "wait-left");
		var below = new ArrayList<@Nullable String>();
		below.add(Stream
			.of(EpisodeWords.substance(episodes, of), EpisodeWords.medicine(episodes, of.medicine()),
					EpisodeWords.setting(episodes, of), getTranslation("episode.since", Dates.full(of.startedOn())),
					(units.size() > 1) ? named(of.unit()) : "")
			.filter(it -> !it.isEmpty())
			.collect(Collectors.joining(" · ")));
		below.add(EpisodeWords.first(episodes, of));
		return cell(new Div(name, stands), below);
	}

	private Component verbs(TreatmentEpisodeView of) {
		if (of.ownRef() == null || of.stoppedOn() != null || (!of.open() && !of.withoutReason())) {
			return new Span();
		}
		String row = "%s, %s".formatted(EpisodeWords.called(of), Dates.full(of.startedOn()));
		var verbs = new Div();
		if (of.open()) {
			verbs.add(verb(getTranslation("episode.contact"), row, () -> forms.contact(of)));
		}
		verbs.add(verb(getTranslation(of.open() ? "episode.end" : "episode.say-why"), row, () -> forms.end(of)));
		verbs.addClassName("row-verbs");
		return verbs;
	}

}
