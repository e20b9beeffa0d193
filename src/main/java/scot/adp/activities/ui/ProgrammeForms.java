package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CountingMode;
import scot.adp.activities.CountingYear;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.UnitField;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.spi.ActionNames;

/** What is asked about programmes. */
final class ProgrammeForms {

	private static final int CODE_LIMIT = 40;

	private final Programmes programmes;

	private final ActivityLists lists;

	private final Partners partners;

	private final @Nullable UnitId usual;

	private final LocalDate today;

	/**
	 * Makes what asks.
	 * @param own the units that the reader writes for: a single one is chosen already
	 */
	ProgrammeForms(Programmes programmes, ActivityLists lists, Partners partners, Set<UnitId> own, LocalDate today) {
		this.usual = (own.size() == 1) ? own.iterator().next() : null;
		this.programmes = programmes;
		this.lists = lists;
		this.partners = partners;
		this.today = today;
	}

	/**
	 * Asks for a new programme.
	 * @param afterwards is given its code
	 */
	FormDialog add(Consumer<String> afterwards) {
		var fields = new Fields(null);
		var made = new ArrayList<Programmes.Id>();
		return fields
			.into(new FormDialog(Words.of("programme.add"), Place.of("activities.programme"))
				.saying(Words.of("programme.add.line")))
			.save(Words.of("programme.add.save"), key -> made.add(programmes.add(key, fields.what())),
					Words.of("programme.added"),
					() -> programmes.find(made.getLast()).map(ProgrammeView::code).ifPresent(afterwards));
	}

	/** Asks for all that is told of a programme. */
	FormDialog change(ProgrammeView programme, Consumer<String> afterwards) {
		var fields = new Fields(programme);
		return fields
			.into(new FormDialog(Words.of("programme.change.title", programme.title()),
					Place.of("activities.programme.change", programme.id()).at(programme.version())))
			.save(Words.of("programme.save"),
					key -> programmes.change(key, programme.id(), programme.version(), fields.what()),
					Words.of("programme.saved"),
					() -> programmes.find(programme.id()).map(ProgrammeView::code).ifPresent(afterwards));
	}

	/** Asks for its last day. */
	FormDialog end(ProgrammeView programme, Runnable afterwards) {
		var on = new DayField(Words.of("programme.end.on"));
		on.setMax(today);
		on.setValue(today);
		return new FormDialog(Words.of("programme.end.title", programme.title()),
				Place.of("activities.programme.end", programme.id()).at(programme.version()))
			.saying(Words.of("programme.end.line"))
			.field("on", on)
			.save(Words.of("programme.end"), key -> {
				new Problem.Faults().when(on.isEmpty(), "on", Words.of("programme.end.missing")).raise();
				programmes.end(key, programme.id(), programme.version(), on.getValue());
			}, Words.of("programme.ended"), afterwards);
	}

	/** What is told of a programme. */
	private final class Fields {

		private final LineField code = new LineField(Words.of("programme.code"), CODE_LIMIT);

		private final LineField title = new LineField(Words.of("programme.title"), Programmes.TITLE_LIMIT);

		private final UnitField unit = new UnitField(Words.of("programme.unit"), partners);

		private final Choices<UnitView> partnerUnits = new Choices<>(Words.of("programme.partners"),
				it -> it.code().value());

		private final Choices<ActionNames.Named> actions = new Choices<>(Words.of("programme.actions"),
				it -> it.id().value());

		private final Choice<CodeList.Value> kind = codes(ActivityLists.Kind.KIND, "programme.kind");

		private final Choice<CodeList.Value> audience = codes(ActivityLists.Kind.AUDIENCE, "programme.audience");

		private final Choice<CodeList.Value> approach = codes(ActivityLists.Kind.APPROACH, "programme.approach");

		private final LineField interactivePart = new LineField(Words.of("programme.interactive"),
				Programmes.PART_LIMIT);

		private final Choice<CountingMode> mode = choice("programme.mode", List.of(CountingMode.values()),
				CountingMode::name, it -> Words.of("programme.mode." + it.name()));

		private final Choice<CountingYear> year = choice("programme.year", List.of(CountingYear.values()),
				CountingYear::name, it -> Words.of("programme.year." + it.name()));

		private final DayField from = new DayField(Words.of("programme.from"));

		private final DayField to = new DayField(Words.of("programme.to"));

		private final @Nullable ProgrammeView before;

		Fields(@Nullable ProgrammeView before) {
			this.before = before;
			code.setHelperText(Words.of("programme.code.help"));
			partnerUnits.setItems(partners.units());
			partnerUnits.setItemLabelGenerator(UnitView::name);
			actions.setItems(tied());
			actions.setItemLabelGenerator(it -> "%s %s".formatted(it.code(), it.title()));
			actions.setHelperText(Words.of("programme.actions.help"));
			approach.setClearButtonVisible(true);
			approach.addValueChangeListener(event -> tellEvidence());
			mode.setItems(CountingMode.values());
			mode.setHelperText(Words.of("programme.mode.help"));
			year.setHelperText(Words.of("programme.year.help"));
			to.setHelperText(Words.of("programme.to.help"));
			if (before == null) {
				mode.setValue(CountingMode.HEADCOUNT);
				year.setValue(CountingYear.FINANCIAL);
				from.setValue(today);
				unit.choose(usual);
				return;
			}
			code.setValue(before.code());
			title.setValue(before.title());
			unit.choose(before.unit());
			partnerUnits.setValue(partners.units()
				.stream()
				.filter(it -> before.partnerUnits().contains(it.code()))
				.collect(Collectors.toSet()));
			actions
				.setValue(tied().stream().filter(it -> before.actions().contains(it.id())).collect(Collectors.toSet()));
			choose(kind, before.kind());
			choose(audience, before.audience());
			choose(approach, before.approach());
			interactivePart.setValue(Objects.requireNonNullElse(before.interactivePart(), ""));
			mode.setValue(before.countingMode());
			year.setValue(before.periodType());
			from.setValue(before.fromOn());
			to.setValue(before.toOn());
			tellEvidence();
		}

		private List<ActionNames.Named> tied() {
			return programmes.actions();
		}

		/** What was found of an approach, at the moment it is chosen. */
		private void tellEvidence() {
			var found = approach.isEmpty() ? java.util.Optional.<ActivityLists.Evidence>empty()
					: lists.evidence(approach.getValue().code(), today);
			approach.setHelperText(found.map(ActivityLists.Evidence::note).orElse(null));
			interactivePart.setHelperText(
					Words.of(found.isPresent() ? "programme.interactive.asked" : "programme.interactive.help"));
		}

		FormDialog into(FormDialog dialog) {
			return dialog.field("title", title)
				.field("code", code)
				.field("unit", unit)
				.field("partnerUnits", partnerUnits)
				.field("actions", actions)
				.field("kind", kind)
				.field("audience", audience)
				.field("approach", approach)
				.field("interactivePart", interactivePart)
				.field("countingMode", mode)
				.field("periodType", year)
				.field("fromOn", from)
				.field("toOn", to);
		}

		Programmes.What what() {
			new Problem.Faults().when(unit.chosen() == null, "unit", Words.of("programme.unit.missing"))
				.when(kind.isEmpty(), "kind", Words.of("programme.kind.missing"))
				.when(audience.isEmpty(), "audience", Words.of("programme.audience.missing"))
				.when(mode.isEmpty(), "countingMode", Words.of("programme.mode.missing"))
				.when(year.isEmpty(), "periodType", Words.of("programme.year.missing"))
				.when(from.isEmpty(), "fromOn", Words.of("programme.from.missing"))
				.raise();
			var chosen = new ArrayList<>(actions.getValue().stream().map(ActionNames.Named::id).toList());
			if (before != null) {
				// Withdrawn actions are not offered, and stay.
				Collection<ActionId> offered = tied().stream().map(ActionNames.Named::id).toList();
				before.actions().stream().filter(it -> !offered.contains(it)).forEach(chosen::add);
			}
			return new Programmes.What(code.getValue(), title.getValue(), Objects.requireNonNull(unit.chosen()),
					units(), chosen, kind.getValue().code(), audience.getValue().code(),
					approach.getOptionalValue().map(CodeList.Value::code).orElse(null), interactivePart.getValue(),
					mode.getValue(), year.getValue(), from.getValue(), to.getValue());
		}

		private List<UnitId> units() {
			return partnerUnits.getValue().stream().map(UnitView::code).toList();
		}

		private void choose(Choice<CodeList.Value> field, @Nullable String chosen) {
			field.getListDataView()
				.getItems()
				.filter(it -> it.code().equals(chosen))
				.findFirst()
				.ifPresent(field::setValue);
		}

		private Choice<CodeList.Value> codes(ActivityLists.Kind list, String words) {
			return choice(words, lists.of(list).on(today), CodeList.Value::code, CodeList.Value::label);
		}

	}

	static <T> Choice<T> choice(String words, List<T> items, Function<T, ?> code, Function<T, String> label) {
		var field = new Choice<T>(Words.of(words), code);
		field.setItems(items);
		field.setItemLabelGenerator(label::apply);
		return field;
	}

}
