package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.StatusMark;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.EvidenceView;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.ProgressUpdates.Page;
import scot.adp.strategy.UpdateView;
import scot.adp.strategy.parts.Standing;

/** An action's updates, the newest first, some at a time. */
class Timeline extends Composite<Div> {

	private static final int STEP = 10;

	private final ProgressUpdates updates;

	private final Evidence evidence;

	private final ActionId action;

	private final @Nullable Consumer<UpdateView> correct;

	private final OrderedList list = new OrderedList();

	private final Button older = new Button(getTranslation("timeline.older"));

	private final @Nullable LocalDate day = AsAt.day();

	private ProgressUpdates.@Nullable Id last;

	/**
	 * Makes a timeline.
	 * @param correct what to do to put an update right, or null where the reader may not
	 */
	Timeline(ProgressUpdates updates, Evidence evidence, ActionId action, @Nullable Consumer<UpdateView> correct) {
		this.updates = updates;
		this.evidence = evidence;
		this.action = action;
		this.correct = correct;
		list.addClassName("timeline");
		older.addClickListener(event -> more());
		getContent().add(list, older);
		more();
		if (last == null) {
			var empty = new Paragraph(getTranslation("timeline.empty"));
			empty.addClassName("empty");
			getContent().add(empty);
		}
	}

	private void more() {
		List<UpdateView> rows = AsAt.on(day,
				() -> updates.pages(List.of(new Page(action, last, STEP)))
					.values()
					.stream()
					.flatMap(List::stream)
					.toList());
		var proof = evidence.ofUpdates(rows.stream().limit(STEP).map(UpdateView::id).toList());
		rows.stream().limit(STEP).forEach(update -> {
			list.add(row(update, proof.getOrDefault(update.id(), List.of())));
			last = update.id();
		});
		older.setVisible(rows.size() > STEP);
	}

	private ListItem row(UpdateView update, List<EvidenceView> proof) {
		var row = new ListItem();
		var head = new Div();
		head.addClassName("timeline-head");
		if (update.status() != null) {
			head.add(new StatusMark(Standing.mark(update.status()), null));
		}
		var day = new Span(Dates.full(update.on()));
		day.addClassName("timeline-day");
		head.add(day);
		if (update.noChange()) {
			head.add(chip("timeline.no-change"));
		}
		if (update.sample()) {
			head.add(chip("timeline.sample"));
		}
		if (update.corrects() != null) {
			head.add(chip("timeline.correction"));
		}
		if (update.correctedBy() != null) {
			head.add(chip("timeline.corrected"));
			row.addClassName("superseded");
		}
		row.add(head);
		words(update).forEach(row::add);
		if (!proof.isEmpty()) {
			row.add(evidence(proof));
		}
		String by = (update.onBehalfOf() != null && update.heardHow() != null)
				? getTranslation("timeline.behalf", update.recordedBy(), Dates.time(update.recordedAt()),
						getTranslation("heard.how." + update.heardHow().name()))
				: getTranslation("timeline.by", update.recordedBy(), Dates.time(update.recordedAt()));
		var signature = new Paragraph(by);
		signature.addClassName("work-detail");
		row.add(signature);
		if (correct != null && update.correctedBy() == null && !update.noChange()) {
			var button = new Button(getTranslation("timeline.correct"), event -> correct.accept(update));
			button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
			Named.of(button, Dates.full(update.on()));
			row.add(button);
		}
		return row;
	}

	private List<Component> words(UpdateView update) {
		if (update.noChange()) {
			return List.of();
		}
		if (!update.wordsShown()) {
			var hidden = new Paragraph(getTranslation("timeline.hidden"));
			hidden.addClassName("hidden-words");
			return List.of(hidden);
		}
		var parts = new ArrayList<Component>();
		if (update.whatHappened() != null) {
			parts.add(new Paragraph(update.whatHappened()));
		}
		if (update.next() != null) {
			parts.add(new Paragraph(getTranslation("timeline.next", update.next())));
		}
		return parts;
	}

	private Component evidence(List<EvidenceView> proof) {
		var list = new UnorderedList();
		list.addClassNames("plain", "evidence");
		list.getElement().setAttribute("aria-label", getTranslation("timeline.evidence"));
		for (EvidenceView piece : proof) {
			var row = new ListItem();
			if (piece.link() == null || (piece.kind() != Evidence.Kind.FILE && !piece.link().startsWith("http"))) {
				row.add(new Span(piece.title()));
			}
			else if (piece.kind() == Evidence.Kind.FILE) {
				var file = new Anchor(piece.link(), piece.title());
				file.setRouterIgnore(true);
				file.getElement().setAttribute("download", true);
				row.add(file);
			}
			else {
				var link = new Anchor(piece.link(), piece.title(), AnchorTarget.BLANK);
				link.getElement().setAttribute("rel", "noopener noreferrer");
				row.add(link);
			}
			var kind = new Span((piece.removedAt() != null) ? getTranslation("evidence.removed",
					Dates.full(Dates.day(piece.removedAt())), Objects.requireNonNullElse(piece.removedReason(), ""))
					: Wording.evidence(piece));
			kind.addClassName("work-detail");
			row.add(kind);
			list.add(row);
		}
		return list;
	}

	private Span chip(String key) {
		var chip = new Span(getTranslation(key));
		chip.addClassName("chip");
		return chip;
	}

}
