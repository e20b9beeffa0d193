package scot.adp.activities.ui;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CountingMode;
import scot.adp.activities.Mode;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesView;
import scot.adp.activities.SessionEntry;
import scot.adp.activities.SessionView;
import scot.adp.activities.Tallies;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceView;
import scot.adp.directory.TimeOfDay;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;

/**
 * Asks for a session. What is asked first follows from whom the programme is for and how
 * it counts; the rest stands behind one line.
 */
final class SessionFields {

	private static final int TIME_LIMIT = 10;

	private static final int CODE_LIMIT = 40;

	private static final Set<String> OUT_AND_ABOUT = Set.of("OUTREACH", "ROADSHOW", "COMMUNITY_EVENT");

	private final Choice<SeriesView> series = new Choice<>(Words.of("activity.series"), it -> it.id().value());

	private final Choice<ProgrammeView> programme = new Choice<>(Words.of("activity.programme"), it -> it.id().value());

	private final DayField happenedOn = new DayField(Words.of("activity.day"));

	private final Choice<UnitView> unit = new Choice<>(Words.of("activity.unit"), it -> it.code().value());

	private final Map<String, WholeNumberField> numbers = new LinkedHashMap<>();

	private final LineField starts = new LineField(Words.of("activity.starts"), TIME_LIMIT);

	private final LineField ends = new LineField(Words.of("activity.ends"), TIME_LIMIT);

	private final Choice<PlaceView> place = new Choice<>(Words.of("activity.place"), it -> it.id().value());

	private final Choice<Mode> mode = new Choice<>(Words.of("activity.mode"), Mode::name);

	private final Choice<Boolean> livedExperience = new Choice<>(Words.of("activity.lived-experience"),
			String::valueOf);

	private final Choice<CodeList.Value> aboveRegister;

	private final Choice<CodeList.Value> didNotRun;

	private final Choices<UnitView> agencies = new Choices<>(Words.of("activity.agencies"), it -> it.code().value());

	private final LineField courseCode = new LineField(Words.of("activity.course"), CODE_LIMIT);

	private final LineField note = new LineField(Words.of("activity.note"), SessionEntry.NOTE_LIMIT);

	private final Sure sure = new Sure(new Checkbox(Words.of("activity.sure")));

	private final Div first = group();

	private final Div others = group();

	private final Div rest = group();

	private final Details more = new Details(Words.of("activity.more"), others, rest);

	private Set<String> asked = Set.of();

	private final Programmes programmes;

	private final Partners partners;

	private final @Nullable SessionView before;

	/**
	 * Makes the fields.
	 * @param known the places that can be chosen
	 * @param before the session that is changed; null of a new one
	 */
	SessionFields(ActivityLists lists, Programmes programmes, Partners partners, List<PlaceView> known, LocalDate today,
			@Nullable SessionView before) {
		this.programmes = programmes;
		this.partners = partners;
		this.before = before;
		aboveRegister = codes(lists, ActivityLists.Kind.ABOVE_REGISTER, "activity.above-register", today);
		didNotRun = codes(lists, ActivityLists.Kind.REASON, "activity.reason", today);
		didNotRun.setHelperText(Words.of("activity.reason.help"));
		happenedOn.setMax(today);
		for (String name : List.of("children", "youngPeople", "parentsCarers", "adults", "staff", "notKnown",
				"firstTimers", "contacts", "seen", "handedOut", "signposted", "viewsLive", "viewsReplay",
				"onRegister")) {
			numbers.put(name, new WholeNumberField(Words.of("activity.count." + name)));
		}
		number("firstTimers").setHelperText(Words.of("activity.count.firstTimers.help"));
		starts.setHelperText(Words.of("activity.starts.help"));
		place.setItems(known);
		place.setItemLabelGenerator(PlaceView::name);
		place.setClearButtonVisible(true);
		mode.setItems(List.of(Mode.values()));
		mode.setItemLabelGenerator(it -> Words.of("activity.mode." + it.name()));
		mode.setClearButtonVisible(true);
		livedExperience.setItems(List.of(true, false));
		livedExperience.setItemLabelGenerator(it -> Words.of(it ? "activity.yes" : "activity.no"));
		livedExperience.setValue(false);
		courseCode.setHelperText(Words.of("activity.course.help"));
		note.setHelperText(Words.of("activity.note.help"));
		series.setItemLabelGenerator(SeriesView::title);
		series.setClearButtonVisible(true);
		programme.setItemLabelGenerator(ProgrammeView::title);
		unit.setItemLabelGenerator(UnitView::name);
		unit.setClearButtonVisible(true);
		unit.setHelperText(Words.of("activity.unit.help"));
		series.addValueChangeListener(event -> fit());
		programme.addValueChangeListener(event -> fit());
		if (before != null) {
			show(before, known);
		}
	}

	/**
	 * Offers what was planned; without a choice of it, a programme is chosen.
	 * @param of the units whose programmes are offered; null for all
	 */
	void offer(List<SeriesView> recordable, @Nullable SeriesView chosen, LocalDate on, @Nullable Set<UnitId> of) {
		series.setItems(recordable);
		programme.setItems(programmes.page(new Programmes.Filter(of, null, null, Programmes.State.RUNNING, null), 0,
				Integer.MAX_VALUE));
		happenedOn.setValue(on);
		series.setValue(chosen);
		series.setVisible(chosen == null);
		fit();
	}

	private void show(SessionView session, List<PlaceView> known) {
		happenedOn.setValue(session.happenedOn());
		counts(session).forEach((name, number) -> number(name).setValue(number));
		starts.setValue((session.starts() != null) ? session.starts().toString() : "");
		ends.setValue((session.ends() != null) ? session.ends().toString() : "");
		known.stream().filter(it -> it.id().equals(session.place())).findFirst().ifPresent(place::setValue);
		mode.setValue(session.mode());
		livedExperience.setValue(session.livedExperienceLed());
		agencies.setItems(partners.units());
		agencies.setItemLabelGenerator(UnitView::name);
		agencies.setValue(partners.units()
			.stream()
			.filter(it -> session.agencies().contains(it.code()))
			.collect(Collectors.toSet()));
		choose(aboveRegister, session.aboveRegisterBecause());
		if (session.state() == SessionView.State.DID_NOT_RUN) {
			choose(didNotRun, session.reason());
		}
		courseCode.setValue(Objects.requireNonNullElse(session.courseCode(), ""));
		note.setValue(Objects.requireNonNullElse(session.note(), ""));
	}

	private static Map<String, @Nullable Integer> counts(SessionView it) {
		var counts = new LinkedHashMap<String, @Nullable Integer>();
		counts.put("children", it.children());
		counts.put("youngPeople", it.youngPeople());
		counts.put("parentsCarers", it.parentsCarers());
		counts.put("adults", it.adults());
		counts.put("staff", it.staff());
		counts.put("notKnown", it.notKnown());
		counts.put("firstTimers", it.firstTimers());
		counts.put("contacts", it.contacts());
		counts.put("seen", it.seen());
		counts.put("handedOut", it.handedOut());
		counts.put("signposted", it.signposted());
		counts.put("viewsLive", it.viewsLive());
		counts.put("viewsReplay", it.viewsReplay());
		counts.put("onRegister", it.onRegister());
		return counts;
	}

	/** Puts the fields into a form. */
	void into(FormDialog dialog) {
		if (before == null) {
			dialog.field("series", series).field("programme", programme).field("unit", unit);
		}
		dialog.field("happenedOn", happenedOn).also(first);
		numbers.forEach((name, field) -> dialog.field(name, field, first));
		dialog.also(more);
		dialog.field("starts", starts, rest)
			.field("ends", ends, rest)
			.field("place", place, rest)
			.field("mode", mode, rest)
			.field("livedExperienceLed", livedExperience, rest)
			.field("aboveRegisterBecause", aboveRegister, rest)
			.field("courseCode", courseCode, rest);
		if (before != null) {
			dialog.field("agencies", agencies, rest).field("didNotRun", didNotRun, rest);
		}
		dialog.field("note", note, rest).also(sure.box());
		more.addClassName("session-more");
		fit();
	}

	/** Shows what is wrong in the rest, and asks where something is only unusual. */
	Consumer<String> asking(Consumer<String> change) {
		return sure.asking(key -> {
			try {
				change.accept(key);
			}
			catch (Problem problem) {
				more.setOpened(more.isOpened() || problem.fields().stream().anyMatch(it -> !shown(it.path())));
				throw problem;
			}
		});
	}

	private boolean shown(String path) {
		return List.of("series", "programme", "happenedOn").contains(path)
				|| (numbers.containsKey(path) && first.getChildren().anyMatch(it -> it == number(path)));
	}

	/**
	 * What was typed.
	 * @param of the session that is changed, of which the rest stays; null of a new one
	 */
	SessionEntry entry(@Nullable SessionView of) {
		var from = TimeOfDay.read(starts.getValue());
		var to = TimeOfDay.read(ends.getValue());
		new Problem.Faults().when(!starts.isEmpty() && from.isEmpty(), "starts", Words.of("activity.time.fault"))
			.when(!ends.isEmpty() && to.isEmpty(), "ends", Words.of("activity.time.fault"))
			.when(of == null && series.isEmpty() && programme.isEmpty(), "series", Words.of("activity.series.missing"))
			.raise();
		@Nullable LocalTime begins = from.isEmpty() ? null : from.getFirst();
		@Nullable SeriesView planned = series.getValue();
		return new SessionEntry((of != null) ? of.series() : (planned != null) ? planned.id() : null,
				(of != null) ? of.programme() : (planned == null) ? programme.getValue().id() : null,
				happenedOn.getValue(), begins, to.isEmpty() ? null : to.getFirst(),
				(of != null && begins == null && to.isEmpty()) ? of.minutes() : null,
				place.getOptionalValue().map(PlaceView::id).orElse(null),
				(of != null) ? of.unit() : unit.getOptionalValue().map(UnitView::code).orElse(null),
				(of != null) ? agencies(of) : null, mode.getValue(), Boolean.TRUE.equals(livedExperience.getValue()),
				new Tallies(value("children"), value("youngPeople"), value("parentsCarers"), value("adults"),
						value("staff"), value("notKnown")),
				value("firstTimers"), value("contacts"), value("seen"), value("viewsLive"), value("viewsReplay"),
				value("signposted"), value("handedOut"), value("onRegister"), code(aboveRegister),
				courseCode.getValue(), (of != null) ? code(didNotRun) : null, note.getValue(),
				(of != null) ? of.reference() : null, sure.given());
	}

	/** In the order in which the session has them, so that nothing changes untouched. */
	private List<UnitId> agencies(SessionView of) {
		var chosen = agencies.getValue().stream().map(UnitView::code).collect(Collectors.toSet());
		return Stream.concat(of.agencies().stream().filter(chosen::contains),
				chosen.stream().filter(it -> !of.agencies().contains(it)).sorted(Comparator.comparing(UnitId::value)))
			.toList();
	}

	/** Shows first what this programme mostly tells. */
	private void fit() {
		programme.setVisible(before == null && series.isEmpty());
		@Nullable ProgrammeView chosen = programme();
		unit.setVisible(series.isEmpty() && chosen != null && chosen.units().size() > 1);
		if (chosen != null && unit.isVisible()) {
			unit.setItems(List.copyOf(partners.units(chosen.units()).values()));
		}
		var main = new HashSet<>((chosen != null) ? asked(chosen) : Set.of("notKnown"));
		if (before != null) {
			counts(before).forEach((name, number) -> {
				if (number != null) {
					main.add(name);
				}
			});
		}
		if (!main.equals(asked)) {
			asked = main;
			first.removeAll();
			others.removeAll();
			numbers.forEach((name, field) -> (main.contains(name) ? first : others).add(field));
		}
	}

	private @Nullable ProgrammeView programme() {
		if (before != null) {
			return programmes.find(before.programme()).orElse(null);
		}
		return series.isEmpty() ? programme.getValue() : programmes.find(series.getValue().programme()).orElse(null);
	}

	/** What is mostly told of a programme's sessions. */
	private static Set<String> asked(ProgrammeView programme) {
		var asked = new java.util.LinkedHashSet<>(heads(programme.audience()));
		if (programme.countingMode() == CountingMode.FIRST_TIMERS) {
			asked.add("firstTimers");
		}
		if (OUT_AND_ABOUT.contains(programme.kind())) {
			asked.addAll(List.of("contacts", "handedOut"));
		}
		if ("WEBINAR".equals(programme.kind())) {
			asked.addAll(List.of("viewsLive", "viewsReplay"));
		}
		if ("SCHOOL_LESSON".equals(programme.kind())) {
			asked.add("onRegister");
		}
		return asked;
	}

	/** Who comes, by whom a programme is for; where that does not tell, heads alone. */
	static List<String> heads(String audience) {
		return switch (audience) {
			case "CYP" -> List.of("children", "youngPeople");
			case "PARENTS", "KINSHIP_CARERS" -> List.of("parentsCarers");
			case "FAMILIES" -> List.of("children", "youngPeople", "parentsCarers");
			case "ADULTS", "WOMEN", "MEN" -> List.of("adults");
			case "STAFF" -> List.of("staff");
			default -> List.of("adults", "notKnown");
		};
	}

	private WholeNumberField number(String name) {
		return Objects.requireNonNull(numbers.get(name));
	}

	private @Nullable Integer value(String name) {
		return number(name).getValue();
	}

	private static @Nullable String code(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse(null);
	}

	private static void choose(Choice<CodeList.Value> field, @Nullable String code) {
		field.getListDataView().getItems().filter(it -> it.code().equals(code)).findFirst().ifPresent(field::setValue);
	}

	private static Choice<CodeList.Value> codes(ActivityLists lists, ActivityLists.Kind list, String words,
			LocalDate day) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(new ArrayList<>(lists.of(list).on(day)));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setClearButtonVisible(true);
		return field;
	}

	private static Div group() {
		var group = new Div();
		group.addClassName("return-fields");
		return group;
	}

}
