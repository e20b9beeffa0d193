package scot.adp.activities.graphql;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CardView;
import scot.adp.activities.Cards;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SeriesView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.UnitView;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;

/** Cards by which whoever holds them tells counts. */
@Controller
class TallyCardController {

	private final Cards cards;

	private final Programmes programmes;

	private final SeriesPlans series;

	private final Partners partners;

	private final Places places;

	private final ActivityLists lists;

	private final AdpSettings settings;

	private final Clock clock;

	TallyCardController(Cards cards, Programmes programmes, SeriesPlans series, Partners partners, Places places,
			ActivityLists lists, AdpSettings settings, Clock clock) {
		this.cards = cards;
		this.programmes = programmes;
		this.series = series;
		this.partners = partners;
		this.places = places;
		this.lists = lists;
		this.settings = settings;
		this.clock = clock;
	}

	@QueryMapping
	List<CardView> tallyCards() {
		return cards.list();
	}

	@BatchMapping(typeName = "TallyCard", field = "programme")
	Map<CardView, ProgrammeView> programmes(List<CardView> of) {
		return Each.of(of, CardView::programme, programmes::byIds);
	}

	@BatchMapping(typeName = "TallyCard", field = "series")
	Map<CardView, SeriesView> series(List<CardView> of) {
		return Each.of(of, CardView::series, series::byIds);
	}

	@BatchMapping(typeName = "TallyCard", field = "unit")
	Map<CardView, UnitView> units(List<CardView> of) {
		return Each.of(of, CardView::unit, partners::units);
	}

	@BatchMapping(typeName = "TallyCard", field = "places")
	Map<CardView, List<PlaceView>> places(List<CardView> of) {
		var found = places.byIds(of.stream().flatMap(it -> it.places().stream()).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					it -> it.places().stream().map(found::get).filter(Objects::nonNull).toList()));
	}

	@SchemaMapping(typeName = "TallyCard", field = "state")
	CardView.State state(CardView of) {
		return of.state(LocalDate.now(clock));
	}

	@SchemaMapping(typeName = "TallyCard", field = "endedBecause")
	CodeList.@Nullable Value endedBecause(CardView of) {
		return Codes.toldOrNull(lists.cardEnded(), of.endedBecause());
	}

	@MutationMapping
	MadeTallyCard makeTallyCard(@Argument MakeTallyCardInput input) {
		var issued = cards.make(input.idempotencyKey(),
				new Cards.New(input.programme(), input.series(), input.label()));
		@Nullable String path = issued.path();
		return new MadeTallyCard(issued.card(), (path != null) ? settings.address() + path : null);
	}

	@MutationMapping
	CardView endTallyCard(@Argument EndTallyCardInput input) {
		return cards.end(input.idempotencyKey(), input.code(), input.expectedVersion(), input.because());
	}

	/** A card that was made, with its link the first time alone. */
	record MadeTallyCard(CardView card, @Nullable String link) {
	}

	/** A card that is to be made. */
	record MakeTallyCardInput(String idempotencyKey, Programmes.Id programme, SeriesPlans.@Nullable Id series,
			@Nullable String label) {
	}

	/** A card that is to end. */
	record EndTallyCardInput(String idempotencyKey, String code, Integer expectedVersion, String because) {
	}

}
