package scot.adp.treatment.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.NameLike;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.treatment.AlertContent;
import scot.adp.treatment.AlertEntry;
import scot.adp.treatment.AlertRules.Lists;
import scot.adp.treatment.DrugAlerts;

/**
 * What is asked of an alert: what and for whom, and below it all that is filled in
 * already. Beside it stands how each length reads.
 */
class AlertForm extends Div {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final int TIME_LIMIT = 5;

	final FormHead head;

	final WordsField shortText = new WordsField(getTranslation("alerts.what"), DrugAlerts.SHORT_LIMIT);

	/** Each audience with its box, so that all are seen and one key ticks one. */
	final Map<String, Checkbox> audiences = new LinkedHashMap<>();

	private final Choice<CodeList.Value> level;

	private final Choices<CodeList.Value> substances;

	private final LineField soldAs = new LineField(getTranslation("alerts.sold-as"), DrugAlerts.SOLD_AS_LIMIT);

	private final Choices<CodeList.Value> advice;

	private final WordsField summary = new WordsField(getTranslation("alerts.summary"), DrugAlerts.SUMMARY_LIMIT);

	private final WordsField poster = new WordsField(getTranslation("alerts.poster"), DrugAlerts.POSTER_LIMIT);

	private final WordsField localActions = new WordsField(getTranslation("alerts.local"), DrugAlerts.ACTIONS_LIMIT);

	private final Checkbox forPublic = new Checkbox(getTranslation("alerts.public.field"));

	private final DayField validUntil = new DayField(getTranslation("alerts.until"));

	private final Choice<CodeList.Value> origin;

	private final DayField nationalOn = new DayField(getTranslation("alerts.national-on"));

	private final LineField nationalTime = new LineField(getTranslation("alerts.national-time"), TIME_LIMIT);

	private final Details more = new Details(getTranslation("alerts.more"));

	private final Div asText = new Div();

	private final Div asSummary = new Div();

	private final Div asPoster = new Div();

	private final Paragraph warning = new Paragraph();

	private final DrugAlerts alerts;

	/**
	 * Makes the form.
	 * @param filled what stands in it at first; null for a new one
	 * @param verbs what is done with it
	 */
	AlertForm(DrugAlerts alerts, Place place, @Nullable AlertContent filled, Component verbs) {
		this.alerts = alerts;
		level = codes("alerts.level", Lists.LEVEL);
		origin = codes("alerts.origin", Lists.ORIGIN);
		substances = many("alerts.substance", Lists.SUBSTANCE);
		advice = many("alerts.advice", Lists.ADVICE);
		alerts.audiences().forEach(it -> audiences.put(it.code(), new Checkbox(it.label())));
		fill((filled != null) ? filled : alerts.filled(new AlertEntry("", List.of())), filled != null);
		head = new FormHead(place);
		head.field("shortText", shortText)
			.field("level", level)
			.field("substances", substances)
			.field("soldAs", soldAs)
			.field("advice", advice)
			.field("summary", summary)
			.field("poster", poster)
			.field("localActions", localActions)
			.field("forPublic", forPublic)
			.field("validUntil", validUntil)
			.field("origin", origin)
			.field("nationalAt", nationalOn)
			.field("nationalTime", nationalTime);
		audiences.forEach(head::field);
		audiences.values().stream().findFirst().ifPresent(first -> head.told("audiences", first));
		addClassName("columns");
		add(fields(verbs), preview());
		watch();
		show();
	}

	/** What is typed, as the service takes it. */
	AlertEntry entry() {
		return new AlertEntry(shortText.getValue(), chosen(),
				level.getOptionalValue().map(CodeList.Value::code).orElse(null),
				coded(substances.getValue(), CodeList.Value::code), soldAs.getValue(), summary.getValue(),
				poster.getValue(), coded(advice.getValue(), CodeList.Value::code), forPublic.getValue(),
				validUntil.getValue(), origin.getOptionalValue().map(CodeList.Value::code).orElse(null), nationalAt(),
				localActions.getValue());
	}

	/** Opens what is filled in where something of it is wrong. */
	boolean asks(Problem problem) {
		if (problem.fields().stream().anyMatch(it -> !List.of("shortText", "audiences").contains(it.path()))) {
			more.setOpened(true);
		}
		return false;
	}

	private Choice<CodeList.Value> codes(String label, Lists list) {
		var field = new Choice<CodeList.Value>(getTranslation(label), CodeList.Value::code);
		field.setItems(alerts.offered(list));
		field.setItemLabelGenerator(CodeList.Value::label);
		return field;
	}

	private Choices<CodeList.Value> many(String label, Lists list) {
		var field = new Choices<CodeList.Value>(getTranslation(label), CodeList.Value::code);
		field.setItems(alerts.offered(list));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setWidthFull();
		return field;
	}

	private void fill(AlertContent content, boolean all) {
		choose(level, content.level());
		choose(origin, content.origin());
		choose(advice, content.advice());
		forPublic.setValue(content.forPublic());
		validUntil.setValue(content.validUntil());
		if (!all) {
			return;
		}
		shortText.setValue(content.shortText());
		audiences.forEach((code, box) -> box.setValue(content.audiences().contains(code)));
		choose(substances, content.substances());
		soldAs.setValue(text(content.soldAs()));
		// What nobody worded is made anew of what is changed.
		var made = alerts.filled(new AlertEntry(content.shortText(), List.of(), content.level(), content.substances(),
				content.soldAs(), null, null, content.advice(), content.forPublic(), content.validUntil(),
				content.origin(), content.nationalAt(), content.localActions()));
		summary.setValue(content.summary().equals(made.summary()) ? "" : content.summary());
		poster.setValue(content.poster().equals(made.poster()) ? "" : content.poster());
		localActions.setValue(text(content.localActions()));
		if (content.nationalAt() != null) {
			var there = content.nationalAt().atZoneSameInstant(ZONE);
			nationalOn.setValue(there.toLocalDate());
			nationalTime.setValue("%02d:%02d".formatted(there.getHour(), there.getMinute()));
		}
	}

	private static String text(@Nullable String words) {
		return (words != null) ? words : "";
	}

	private static void choose(Choice<CodeList.Value> field, String code) {
		field.getListDataView().getItems().filter(it -> it.code().equals(code)).findFirst().ifPresent(field::setValue);
	}

	private static void choose(Choices<CodeList.Value> field, Collection<String> codes) {
		field.setValue(
				new HashSet<>(field.getListDataView().getItems().filter(it -> codes.contains(it.code())).toList()));
	}

	private Component fields(Component verbs) {
		shortText.setHelperText(getTranslation("alerts.what.help"));
		shortText.setRequiredIndicatorVisible(true);
		shortText.setWidthFull();
		var who = new Span(getTranslation("alerts.who"));
		who.addClassName("alert-who");
		var boxes = new Div();
		boxes.add(audiences.values().toArray(Component[]::new));
		boxes.addClassName("alert-audiences");
		boxes.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("alerts.who"));
		var everybody = new Button(getTranslation("alerts.everybody"),
				event -> audiences.values().forEach(box -> box.setValue(true)));
		everybody.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
		warning.addClassName("gentle-warning");
		warning.getElement().setAttribute("role", "status");
		substances.setHelperText(getTranslation("alerts.substance.help"));
		summary.setHelperText(getTranslation("alerts.made"));
		poster.setHelperText(getTranslation("alerts.made"));
		localActions.setHelperText(getTranslation("alerts.local.help"));
		nationalTime.setHelperText(getTranslation("alerts.national-time.help"));
		List.of(summary, poster, localActions).forEach(WordsField::setWidthFull);
		var filled = new Div(level, substances, soldAs, advice, summary, poster, localActions, forPublic, validUntil,
				origin, nationalOn, nationalTime);
		filled.addClassName("page-form");
		more.add(filled);
		var form = new Div(head, shortText, warning, who, boxes, AlertWords.verbs(everybody), verbs, more);
		form.addClassName("page-form");
		var main = new Div(new Panel(getTranslation("alerts.form"), form));
		main.addClassName("main-column");
		return main;
	}

	private Component preview() {
		var aside = new Div(read("alerts.as-text", asText), read("alerts.as-summary", asSummary),
				read("alerts.as-poster", asPoster));
		aside.addClassName("aside");
		return aside;
	}

	private Component read(String title, Div text) {
		text.addClassName("own-lines");
		var part = new Div(new H3(getTranslation(title)), text);
		part.addClassName("alert-preview");
		return part;
	}

	private void watch() {
		List.of(shortText, summary, poster, localActions).forEach(field -> field.addValueChangeListener(it -> show()));
		List.of(soldAs, nationalTime).forEach(field -> field.addValueChangeListener(it -> show()));
		advice.addValueChangeListener(it -> show());
		origin.addValueChangeListener(it -> show());
	}

	private void show() {
		var content = alerts.filled(new AlertEntry(shortText.getValue(), List.of(), null,
				coded(substances.getValue(), CodeList.Value::code), soldAs.getValue(), summary.getValue(),
				poster.getValue(), coded(advice.getValue(), CodeList.Value::code), null, null,
				origin.getOptionalValue().map(CodeList.Value::code).orElse(null), null, localActions.getValue()));
		String none = getTranslation("alerts.preview.none");
		asText.setText(content.shortText().isEmpty() ? none : content.shortText());
		asSummary.setText(content.shortText().isEmpty() ? none : content.summary());
		asPoster.setText(content.shortText().isEmpty() ? none : content.poster());
		var kinds = alerts.looksLikeIdentity(content);
		warning.setText(kinds.isEmpty() ? ""
				: getTranslation("alerts.warning", String.join(", ", kinds.stream().map(this::told).toList())));
	}

	private String told(NameLike.Kind kind) {
		return getTranslation("gentle." + kind.name());
	}

	private @Nullable OffsetDateTime nationalAt() {
		@Nullable LocalDate day = nationalOn.getValue();
		if (day == null) {
			return null;
		}
		try {
			LocalTime time = nationalTime.getValue().isBlank() ? LocalTime.NOON
					: LocalTime.parse(nationalTime.getValue().strip());
			return day.atTime(time).atZone(ZONE).toOffsetDateTime();
		}
		catch (DateTimeException ex) {
			throw Problem.invalid("nationalTime", getTranslation("alerts.national-time.wrong"));
		}
	}

	private List<String> chosen() {
		return audiences.entrySet().stream().filter(it -> it.getValue().getValue()).map(Map.Entry::getKey).toList();
	}

	private static <T> List<String> coded(Collection<T> chosen, Function<T, String> code) {
		return chosen.stream().map(code).sorted().toList();
	}

}
