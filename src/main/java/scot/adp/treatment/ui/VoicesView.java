package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.treatment.VoiceRules.Lists;
import scot.adp.treatment.ServiceFeedbackView;
import scot.adp.treatment.Voices;
import scot.adp.treatment.Voices.Kept;

/** All that people said of services, by what is to be done with it. */
@Route("you-said/all")
@OpenTo("treatment.voice.read")
class VoicesView extends ListPage<ServiceFeedbackView> {

	static final String ROUTE = "you-said/all";

	private final Choice<Kept> kept;

	private final Choice<CodeList.Value> theme;

	private final Choice<UnitView> unit;

	private final Voices voices;

	private final Map<UnitId, UnitView> units;

	private final Map<ServiceId, ServiceView> services;

	private final LocalDate today;

	VoicesView(Voices voices, Partners partners, ServiceRegister services, ListExports exports, Clock clock) {
		super("voices-all.title", "voices-all.purpose", "voices-all.none", exports);
		this.voices = voices;
		this.today = LocalDate.now(clock);
		this.units = partners.units().stream().collect(Collectors.toMap(UnitView::code, it -> it, (one, other) -> one));
		this.services = services.all()
			.stream()
			.collect(Collectors.toMap(ServiceView::id, it -> it, (one, other) -> one));
		var ways = new Div();
		ways.addClassNames("verbs", "page-verbs");
		var wall = new Anchor(VoiceWall.ROUTE, getTranslation("voices-all.wall"));
		wall.addClassName("other-verb");
		ways.add(wall);
		add(ways);
		kept = choice("list", getTranslation("voices-all.list"), Arrays.asList(Kept.values()), Kept::name,
				it -> getTranslation("voices-all.list." + it.name()));
		theme = choice("theme", getTranslation("voices-all.theme"), voices.list(Lists.THEME).values(),
				CodeList.Value::code, CodeList.Value::label);
		unit = choice("unit", getTranslation("voices.unit"), partners.units(), it -> it.code().value(), UnitView::name);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::said).setHeader(getTranslation("voices.you-said")).setFlexGrow(4);
		grid.addComponentColumn(it -> VoiceWords.mark(it, today))
			.setHeader(getTranslation("voices-all.stands"))
			.setFlexGrow(2);
		laidOut();
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		super.afterNavigation(event);
		// The filter says which list is looked at, also where none was chosen.
		kept.setValue(shown());
	}

	private Kept shown() {
		return kept.getOptionalValue().orElse(Kept.ALL);
	}

	@Override
	protected ListExport<ServiceFeedbackView> list() {
		Kept list = shown();
		@Nullable String of = theme.isEmpty() ? null : theme.getValue().code();
		@Nullable UnitId about = unit.isEmpty() ? null : unit.getValue().code();
		var filter = new Voices.Filter(list, of, about, null);
		var filters = new HashMap<>(Map.of("list", list.name()));
		if (of != null) {
			filters.put("theme", of);
		}
		if (about != null) {
			filters.put("unit", about.value());
		}
		List<ListColumn<ServiceFeedbackView>> columns = List.of(
				new ListColumn<>(getTranslation("voices.heard-on"), 14, row -> Dates.full(row.heardOn())),
				new ListColumn<>(getTranslation("voices.about"), 30, row -> VoiceWall.about(row, units, services)),
				new ListColumn<>(getTranslation("voices.themes"), 30, row -> VoiceWords.themes(voices, row.themes())),
				new ListColumn<>(getTranslation("voices.kind"), 20, row -> VoiceWords.kind(row.kind())),
				new ListColumn<>(getTranslation("voices.said"), 60, ServiceFeedbackView::said),
				new ListColumn<>(getTranslation("voices.weight"), 10, row -> row.weight()),
				new ListColumn<>(getTranslation("voices.how"), 20,
						row -> VoiceWords.label(voices, Lists.HOW, row.how())),
				new ListColumn<>(getTranslation("voices-all.stands"), 24, row -> VoiceWords.stands(row, today)),
				new ListColumn<>(getTranslation("voices.words"), 60, ServiceFeedbackView::answerWords),
				new ListColumn<>(getTranslation("voices-all.told"), 30, row -> VoiceWords.told(voices, row)));
		return new ListExport<>("you-said", getTranslation("voices-all.list." + list.name()),
				List.of(getTranslation("voices-all.about")), columns,
				(offset, limit) -> voices.page(filter, offset, limit), () -> voices.total(filter))
			.filteredBy(filters);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("voices-all.count", rows);
	}

	private Component said(ServiceFeedbackView of) {
		var link = Named.of(new Anchor("%s/%s".formatted(VoiceWall.ROUTE, of.id().value()), of.said()),
				"%s, %s".formatted(Dates.full(of.heardOn()), VoiceWall.about(of, units, services)));
		return cell(link, Arrays.asList(VoiceWall.about(of, units, services), VoiceWords.themes(voices, of.themes()),
				VoiceWords.heard(voices, of), of.answerWords(), VoiceWords.told(voices, of)));
	}

}
