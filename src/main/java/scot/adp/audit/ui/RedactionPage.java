package scot.adp.audit.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.audit.Redaction;
import scot.adp.audit.RedactionView;
import scot.adp.audit.Redactions;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Removal;

/**
 * Finds words in every text and takes them out. What is searched for stands in no
 * address.
 */
@Route("redaction")
@Menu(title = "redaction.title", order = 93)
@OpenTo("audit.text.redact")
@Outline(Outline.Shape.FORM)
class RedactionPage extends Page implements HasDynamicTitle {

	final LineField words = new LineField(getTranslation("redaction.words"), Redactions.WORDS_LIMIT);

	final Button search = new Button(getTranslation("redaction.search"));

	final RadioButtonGroup<Boolean> whole = new RadioButtonGroup<>(getTranslation("redaction.how"));

	final LineField reason = new LineField(getTranslation("redaction.reason"), Redactions.REASON_LIMIT);

	final Button remove = new Button(getTranslation("redaction.remove"));

	private final FormHead head = new FormHead(Place.NOWHERE).field("words", words).field("reason", reason);

	private final Redactions redactions;

	private final Paragraph count = new Paragraph();

	private final Div found = new Div();

	private final Div done = new Div();

	private final Map<Checkbox, TextPlaces.Place> choices = new LinkedHashMap<>();

	private String searched = "";

	RedactionPage(Redactions redactions) {
		this.redactions = redactions;
		headed(getTranslation("redaction.title"), getTranslation("redaction.purpose"));
		words.setHelperText(getTranslation("redaction.words.help"));
		words.setAutocomplete(Autocomplete.OFF);
		words.addClassName("search");
		search.addClickListener(event -> search());
		search.addClickShortcut(Key.ENTER).listenOn(words).resetFocusOnActiveElement();
		count.addClassName("count");
		count.getElement().setAttribute("role", "status");
		whole.setItems(false, true);
		whole.setItemLabelGenerator(it -> getTranslation(it ? "redaction.whole" : "redaction.words-only"));
		whole.setValue(false);
		reason.setRequiredIndicatorVisible(true);
		reason.setHelperText(getTranslation("redaction.reason.help"));
		reason.addClassName("search");
		remove.addThemeVariants(ButtonVariant.LUMO_ERROR);
		remove.addClickListener(event -> ask());
		var form = new Div(words, search);
		form.addClassName("update-form");
		found.setVisible(false);
		add(new Panel(getTranslation("redaction.find"), head, form, count, found),
				new Panel(getTranslation("redaction.done"), done));
		showDone();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("redaction.title");
	}

	private void search() {
		found.removeAll();
		found.setVisible(false);
		choices.clear();
		count.setText("");
		searched = words.getValue();
		head.run(() -> show(redactions.find(searched)));
	}

	private void show(List<TextPlaces.Found> places) {
		count.setText(getTranslation("redaction.count", places.size()));
		if (places.isEmpty()) {
			return;
		}
		var list = new UnorderedList();
		list.addClassNames("plain", "steps");
		places.forEach(place -> list.add(row(place)));
		var verbs = new Div(whole, reason, GentleWarning.on(reason), remove);
		verbs.addClassName("update-form");
		found.add(list, verbs);
		found.setVisible(true);
	}

	private ListItem row(TextPlaces.Found place) {
		var choice = new Checkbox(getTranslation("redaction.kind." + place.kind()) + ", " + place.about());
		choice.setValue(true);
		choices.put(choice, place.place());
		var surrounding = new Paragraph(place.surrounding());
		surrounding.addClassName("surrounding");
		var row = new ListItem(choice, surrounding);
		var by = new ArrayList<String>();
		if (place.by() != null) {
			by.add(getTranslation("redaction.by", place.by()));
		}
		if (place.at() != null) {
			by.add(Dates.time(place.at()));
		}
		if (!place.whole()) {
			by.add(getTranslation("redaction.never-whole"));
		}
		var detail = new Span(String.join(", ", by));
		detail.addClassName("work-detail");
		row.add(detail);
		return row;
	}

	private List<TextPlaces.Place> chosen() {
		return choices.entrySet().stream().filter(it -> it.getKey().getValue()).map(Map.Entry::getValue).toList();
	}

	private void ask() {
		var places = chosen();
		boolean complete = head.runBeside(
				() -> new Problem.Faults().when(places.isEmpty(), "words", getTranslation("redaction.none-chosen"))
					.when(Blanks.isBlank(reason.getValue()), "reason", getTranslation("redaction.reason.missing"))
					.raise());
		if (!complete) {
			return;
		}
		boolean wholly = whole.getValue();
		new Removal(getTranslation("redaction.confirm", places.size()),
				getTranslation(wholly ? "redaction.confirm.whole" : "redaction.confirm.words"))
			.ask(getTranslation("redaction.confirmed"),
					key -> redactions.redact(new Redaction(key, searched, reason.getValue(), wholly, places)),
					getTranslation("redaction.removed", places.size()), () -> {
						head.forget();
						reason.clear();
						search();
						showDone();
					});
	}

	private void showDone() {
		done.removeAll();
		var all = redactions.list();
		if (all.isEmpty()) {
			var empty = new Paragraph(getTranslation("redaction.done.none"));
			empty.addClassName("empty");
			done.add(empty);
			return;
		}
		var list = new UnorderedList();
		list.addClassNames("plain", "steps");
		all.forEach(redaction -> list.add(row(redaction)));
		done.add(list);
	}

	private ListItem row(RedactionView redaction) {
		var where = new Span(redaction.places()
			.entrySet()
			.stream()
			.map(place -> "%s %d".formatted(getTranslation("redaction.kind." + place.getKey()), place.getValue()))
			.collect(Collectors.joining(", ")));
		where.addClassName("work-detail");
		var by = new Span(getTranslation("redaction.done.by", redaction.doneBy(), Dates.time(redaction.doneAt())));
		by.addClassName("work-detail");
		return new ListItem(new Paragraph(redaction.reason()), where, by);
	}

}
