package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayBar;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.treatment.EpisodeFact;
import scot.adp.treatment.EpisodeRules.Lists;
import scot.adp.treatment.EpisodeWaits;
import scot.adp.treatment.Episodes;
import scot.adp.treatment.NaloxoneRules;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.SupplyEntry;
import scot.adp.treatment.TreatmentEpisodeView;

/**
 * One episode: with which medicines from when to when, what was told and what was taken
 * back, and the ways to add to it and to correct it.
 */
@Route("treatment/caseload/:episode")
@OpenTo("treatment.episode.read")
class EpisodePage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	/** The looks that medicines are told apart by, in the order of their list. */
	private static final List<DayBar.Kind> LOOKS = List.of(DayBar.Kind.PART_1, DayBar.Kind.PART_2, DayBar.Kind.PART_3,
			DayBar.Kind.PART_4, DayBar.Kind.PART_5);

	private final Episodes episodes;

	private final EpisodeWaits waits;

	private final Outlets outlets;

	private final Partners partners;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	private String title = "";

	EpisodePage(Episodes episodes, EpisodeWaits waits, Outlets outlets, Partners partners, Members members,
			Persons persons, Clock clock) {
		this.episodes = episodes;
		this.waits = waits;
		this.outlets = outlets;
		this.partners = partners;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("episode").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static Episodes.Id id(String text) {
		try {
			return new Episodes.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(Episodes.Id id) {
		TreatmentEpisodeView of = episodes.find(id).orElseThrow(NotFoundException::new);
		clear();
		title = EpisodeWords.called(of);
		headed(title, EpisodeWords.stands(episodes, of, today) + ".");
		reachedBy(Crumbs.of(title, new Anchor(CaseloadView.ROUTE, getTranslation("caseload.title"))));
		var forms = new EpisodeForms(episodes, today, () -> show(id));
		if (!of.stands()) {
			var gone = new Paragraph(getTranslation("episode.withdrawn.because",
					EpisodeWords.label(episodes.list(Lists.CORRECTED_BECAUSE), of.withdrawnBecause())));
			gone.addClassName("notice");
			add(gone);
		}
		PersonLink.of(members, persons, of.unit(), id.value(), of.stands() && (of.ownRef() != null || of.linked()))
			.ifPresent(this::add);
		Optional.ofNullable(waits.waits(List.of(id)).get(id))
			.map(it -> new Anchor("%s/%s".formatted(WaitsView.ROUTE, it.value()), getTranslation("episode.wait")))
			.map(PersonLink::way)
			.ifPresent(this::add);
		if (changes(of)) {
			add(verbs(of, forms));
		}
		add(medicines(of), told(of, forms), known(of, forms));
	}

	private boolean changes(TreatmentEpisodeView of) {
		return of.stands() && of.ownRef() != null && of.stoppedOn() == null
				&& members.me().may("treatment.episode.change");
	}

	private boolean corrects(TreatmentEpisodeView of) {
		return of.stands() && of.ownRef() != null && members.me().may("treatment.episode.correct");
	}

	private Div verbs(TreatmentEpisodeView of, EpisodeForms forms) {
		var verbs = new Div();
		if (of.open()) {
			verbs.add(verb("episode.contact", () -> forms.contact(of), true),
					verb("episode.medicine.verb", () -> forms.medicine(of), false));
		}
		verbs.add(verb("episode.more.verb", () -> forms.more(of), false));
		if (of.open() || of.withoutReason()) {
			verbs.add(verb(of.open() ? "episode.end" : "episode.say-why", () -> forms.end(of), false));
		}
		verbs.addClassNames("verbs", "page-verbs");
		return verbs;
	}

	/** With which medicine from when to when, drawn. */
	private Panel medicines(TreatmentEpisodeView of) {
		String name = getTranslation("episode.medicines");
		LocalDate last = (of.endedOn() != null) ? of.endedOn() : (of.stoppedOn() != null) ? of.stoppedOn() : today;
		var told = of.medicines().stream().filter(it -> !day(it).isAfter(last)).toList();
		if (told.isEmpty()) {
			var none = new Paragraph(getTranslation("episode.medicines.none"));
			none.addClassName("empty");
			return new Panel(name, none);
		}
		var stretches = new ArrayList<DayBar.Stretch>();
		if (day(told.getFirst()).isAfter(of.startedOn())) {
			stretches.add(new DayBar.Stretch(DayBar.Kind.TO_COME, getTranslation("episode.medicines.not-yet"),
					of.startedOn(), day(told.getFirst()).minusDays(1)));
		}
		for (int i = 0; i < told.size(); i++) {
			LocalDate to = (i + 1 < told.size()) ? day(told.get(i + 1)).minusDays(1) : last;
			stretches.add(new DayBar.Stretch(look(told.get(i).code()),
					EpisodeWords.medicine(episodes, told.get(i).code()), day(told.get(i)), to));
		}
		var marks = new ArrayList<DayBar.Mark>();
		if (!of.lastContactOn().isAfter(last)) {
			marks.add(new DayBar.Mark(of.lastContactOn(), getTranslation("episode.last-contact"), false));
		}
		String sentence = getTranslation(of.open() ? "episode.medicines.says" : "episode.medicines.said",
				EpisodeWords.medicine(episodes, told.getLast().code()), Dates.full(day(told.getLast())), told.size());
		return new Panel(name, new DayBar(name, sentence, stretches, marks));
	}

	private DayBar.Kind look(@Nullable String medicine) {
		var codes = episodes.list(Lists.MEDICINE).values().stream().map(CodeList.Value::code).toList();
		return LOOKS.get(Math.floorMod(codes.indexOf(medicine), LOOKS.size()));
	}

	private static LocalDate day(EpisodeFact fact) {
		@Nullable LocalDate on = fact.on();
		if (on == null) {
			throw new IllegalStateException("a medicine has a day");
		}
		return on;
	}

	private Panel told(TreatmentEpisodeView of, EpisodeForms forms) {
		var panel = new Panel(getTranslation("episode.told"));
		if (of.facts().isEmpty()) {
			var none = new Paragraph(getTranslation("episode.told.none"));
			none.addClassName("empty");
			panel.add(none);
			return panel;
		}
		var list = new UnorderedList();
		list.addClassName("work");
		of.facts().forEach(it -> list.add(item(of, it, forms)));
		panel.add(list);
		return panel;
	}

	private ListItem item(TreatmentEpisodeView of, TreatmentEpisodeView.Told told, EpisodeForms forms) {
		String words = EpisodeWords.told(episodes, told.fact());
		var line = new Span(words);
		line.setClassName("taken-back", !told.stands());
		var below = new ArrayList<String>();
		below.add(getTranslation("reach.told.by", told.recordedBy(), Dates.time(told.recordedAt())));
		if (!told.stands()) {
			below.add(getTranslation("episode.taken-back",
					EpisodeWords.label(episodes.list(Lists.CORRECTED_BECAUSE), told.withdrawnBecause())));
		}
		var what = new Div(line);
		what.addClassName("work-what");
		below.forEach(it -> {
			var detail = new Paragraph(it);
			detail.addClassName("work-detail");
			what.add(detail);
		});
		var item = new ListItem(what);
		if (told.stands() && corrects(of) && spare(of, told.fact())) {
			var verbs = new Div(small("episode.take-back", "%s, %s".formatted(words, Dates.time(told.recordedAt())),
					() -> forms.takeBack(of, told)));
			verbs.addClassName("row-verbs");
			item.add(verbs);
		}
		return item;
	}

	/** Whether the episode is whole without a fact, since it has another of the kind. */
	private static boolean spare(TreatmentEpisodeView of, EpisodeFact fact) {
		return switch (fact.kind()) {
			case SUBSTANCE, TREATMENT, SETTING ->
				of.standing().stream().filter(it -> it.kind() == fact.kind()).count() > 1;
			default -> true;
		};
	}

	private Panel known(TreatmentEpisodeView of, EpisodeForms forms) {
		SupplyEntry.@Nullable Profile profile = of.profile();
		@Nullable OffsetDateTime contact = of.firstContactAt();
		@Nullable OffsetDateTime prescribed = of.firstPrescriptionAt();
		var panel = new Panel(getTranslation("episode.known"), new Facts()
			.with(getTranslation("episode.started-on"), Dates.full(of.startedOn()))
			.with(getTranslation("episode.substance"), EpisodeWords.substance(episodes, of))
			.with(getTranslation("episode.treatment"), EpisodeWords.treatment(episodes, of.treatmentTypes()))
			.with(getTranslation("episode.setting"), EpisodeWords.setting(episodes, of))
			.with(getTranslation("episode.first-contact"), (contact != null) ? Dates.time(contact) : null)
			.with(getTranslation("episode.prescribed"), (prescribed != null) ? Dates.time(prescribed) : null)
			.with(getTranslation("episode.first"), EpisodeWords.first(episodes, of))
			.with(getTranslation("episode.same-day"), EpisodeWords.yesOrNo(of.sameDayOffered()))
			.with(getTranslation("episode.shared"), EpisodeWords.yesOrNo(of.sharedCare()))
			.with(getTranslation("episode.last-contact"), Dates.full(of.lastContactOn()))
			.with(getTranslation("episode.elsewhere"), EpisodeWords.yesOrNo(of.offeredElsewhere()))
			.with(getTranslation("supply.age"),
					profile(NaloxoneRules.Lists.AGE_BAND, (profile != null) ? profile.ageBand() : null))
			.with(getTranslation("supply.sex"),
					profile(NaloxoneRules.Lists.SEX, (profile != null) ? profile.sex() : null))
			.with(getTranslation("supply.simd"),
					profile(NaloxoneRules.Lists.SIMD_QUINTILE, (profile != null) ? profile.simdQuintile() : null))
			.with(getTranslation("supply.home"),
					(profile != null) ? outlets.home(profile.homeArea(), of.startedOn()).label() : null)
			.with(getTranslation("episode.unit"), name(of.unit()))
			.with(getTranslation("episode.recorded"),
					getTranslation("reach.told.by", of.recordedBy(), Dates.time(of.recordedAt())))
			.with(getTranslation("episode.signed"),
					of.afterSignOff() ? getTranslation("reach.late-for-figures") : null));
		if (corrects(of)) {
			var verbs = new Div(small("episode.withdraw", title, () -> forms.withdraw(of)));
			verbs.addClassName("row-verbs");
			panel.withAside(verbs);
		}
		return panel;
	}

	private @Nullable String profile(NaloxoneRules.Lists list, @Nullable String code) {
		return (code != null) ? outlets.told(list, code).label() : null;
	}

	private String name(UnitId unit) {
		@Nullable UnitView found = partners.units(List.of(unit)).get(unit);
		return (found != null) ? found.name() : unit.value();
	}

	private Button verb(String words, Supplier<FormDialog> form, boolean first) {
		var verb = new Button(getTranslation(words), event -> form.get().open());
		if (first) {
			verb.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		}
		return verb;
	}

	private Button small(String words, String of, Supplier<FormDialog> form) {
		Button verb = verb(words, form, false);
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, of);
	}

}
